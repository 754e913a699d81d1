package model

import (
	"maps"
	"slices"
	"strings"
)

// Each says of what a block of a form has a row each, besides the rows that the
// form gives.
type Each string

// What there may be a row of each.
const (
	EachNone    Each = ""
	EachSegment Each = "segment" // the segments of the project, in their order
	EachBest    Each = "best"    // the customers above the cut, the most valuable first, at most [MostBest]
)

// MostBest is how many of the best customers a block lists.
const MostBest = 50

// Eaches lists what there may be a row of each, but EachNone.
func Eaches() []Each { return []Each{EachSegment, EachBest} }

// Fact names a number that the customer base of a project tells. A number of a
// form may have one for its default.
type Fact string

// The facts of the base, for every number.
const (
	FactCustomers Fact = "customers.count"  // all customers, whatever their stage
	FactBase      Fact = "customers.base"   // those who buy
	FactEquity    Fact = "customers.equity" // customer equity
	FactBest      Fact = "customers.best"   // how many are the best
	FactCut       Fact = "customers.cut"    // the least value with which one is among the best
)

// The facts of a segment, for the rows of [EachSegment]. Money is that of those
// who buy, 0 where there are none; means are those of a customer who buys.
const (
	FactSegmentCount      Fact = "segment.count"
	FactSegmentBase       Fact = "segment.base"
	FactSegmentRevenue    Fact = "segment.revenue"
	FactSegmentMargin     Fact = "segment.margin"
	FactSegmentMeanMargin Fact = "segment.meanMargin"
	FactSegmentValue      Fact = "segment.value"
	FactSegmentMeanValue  Fact = "segment.meanValue"
	FactSegmentBest       Fact = "segment.best" // how many of the best belong to it
)

// The facts of a customer, for the rows of [EachBest].
const (
	FactRevenue Fact = "customer.revenue"
	FactMargin  Fact = "customer.margin"
	FactValue   Fact = "customer.value" // lifetime value
)

// FactOfStage is how many customers stand in a stage of the customer flow.
func FactOfStage(s FlowStage) Fact { return Fact("customers." + string(s)) }

// BaseFacts lists the facts of the base.
func BaseFacts() []Fact {
	list := []Fact{FactCustomers, FactBase, FactEquity, FactBest, FactCut}
	for _, s := range FlowStages() {
		list = append(list, FactOfStage(s))
	}
	return list
}

// FactsOf lists the facts of what a row is about.
func FactsOf(e Each) []Fact {
	switch e {
	case EachSegment:
		return []Fact{
			FactSegmentCount, FactSegmentBase, FactSegmentRevenue, FactSegmentMargin, FactSegmentMeanMargin, FactSegmentValue,
			FactSegmentMeanValue, FactSegmentBest,
		}
	case EachBest:
		return []Fact{FactValue, FactRevenue, FactMargin}
	}
	return nil
}

// Facts tell forms what the customers of a project come to. The package
// customers has the one implementation.
type Facts interface {
	// Each lists those of whom there is a row each. An empty ID of EachSegment stands
	// for customers who belong to no segment.
	Each(e Each) []ID
	// Name is what people call a segment or a customer, and whether there is one.
	Name(id ID) (string, bool)
	// Fact is a number, and whether it is known: of the base, or of a segment or
	// customer.
	Fact(f Fact, of ID) (float64, bool)
}

// Default stands for a number that nobody has given.
type Default struct {
	Value *float64 // nil: there is none, or it is not known
	Fact  Fact     // what Value is taken from; "": the form says it
}

// in is the default in a project: none when it is a fact of customers and there
// are no customers.
func (d Default) in(facts Facts, of ID) Default {
	if d.Fact == "" {
		return d
	}
	if n, _ := facts.Fact(FactCustomers, ""); n == 0 {
		return Default{}
	}
	d.Value = nil
	if v, known := facts.Fact(d.Fact, of); known {
		d.Value = &v
	}
	return d
}

// Takes reports whether a form takes anything of the customers of a project.
func (f *Form) Takes() bool { return slices.ContainsFunc(f.Blocks, FormBlock.takes) }

func (b FormBlock) takes() bool {
	return b.Each != EachNone || slices.ContainsFunc(b.Columns, func(c FormColumn) bool { return c.Default.Fact != "" }) ||
		slices.ContainsFunc(b.Rows, func(r FormRow) bool { return r.Default.Fact != "" || len(r.Defaults) > 0 })
}

// In returns the form as it is in a project with such customers: with a row for
// each of those that blocks ask for, and with what is known in place of the facts
// that are named. A form that takes nothing returns itself.
func (f *Form) In(facts Facts) *Form {
	if f.Resolved || !f.Takes() {
		return f
	}
	next := *f
	next.Resolved = true
	next.Blocks = make([]FormBlock, len(f.Blocks))
	for i, b := range f.Blocks {
		if b.takes() {
			b = b.in(facts)
		}
		next.Blocks[i] = b
	}
	return &next
}

func (b FormBlock) in(facts Facts) FormBlock {
	asked := b.Columns
	b.Columns, b.Rows = slices.Clone(b.Columns), slices.Clone(b.Rows)
	for i, c := range b.Columns {
		b.Columns[i].Default = c.Default.in(facts, "")
		if slices.Contains(FactsOf(b.Each), c.Default.Fact) { // which rows of people's own do not have
			b.Columns[i].Default = Default{}
		}
	}
	for i, r := range b.Rows {
		b.Rows[i].Default = r.Default.in(facts, "")
		b.Rows[i].Defaults = maps.Clone(r.Defaults)
		for column, d := range r.Defaults {
			b.Rows[i].Defaults[column] = d.in(facts, "")
		}
	}
	row := func(of ID, name string) FormRow {
		r := FormRow{Key: string(RowFor(b.Key, of)), Title: name, Defaults: map[string]Default{}}
		for _, c := range asked {
			if slices.Contains(FactsOf(b.Each), c.Default.Fact) {
				r.Defaults[c.Key] = c.Default.in(facts, of)
			}
		}
		return r
	}
	for _, of := range facts.Each(b.Each) {
		name, _ := facts.Name(of)
		if of == "" {
			name = b.Rest
		}
		if of != "" || name != "" {
			b.Rows = append(b.Rows, row(of, name))
		}
	}
	b.Others = func(key ID) (FormRow, bool) {
		of, ok := RowAbout(b.Key, key)
		if b.Each == EachNone || !ok {
			return FormRow{}, false
		}
		name, there := facts.Name(of)
		if of == "" {
			name, there = b.Rest, b.Rest != ""
		}
		if !there {
			return FormRow{}, false
		}
		return row(of, name), true
	}
	return b
}

// RowFor is the ID of the row about a segment or a customer in a block that has one
// for each. It names the block, since IDs of rows are unique in their sheet.
func RowFor(block string, of ID) ID { return ID(block + "." + string(of)) }

// RowAbout reads what RowFor wrote. Keys and fresh IDs have no point in them.
func RowAbout(block string, row ID) (of ID, ok bool) {
	rest, ok := strings.CutPrefix(string(row), block+".")
	return ID(rest), ok
}
