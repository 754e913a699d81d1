package scene

import (
	"cmp"
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
)

// Only lets pass what is one value. The zero value lets everything pass.
type Only[T comparable] struct {
	Set   bool
	Value T
}

// OnlyOf returns what lets pass one value alone.
func OnlyOf[T comparable](v T) Only[T] { return Only[T]{true, v} }

func (o Only[T]) passes(v T) bool { return !o.Set || o.Value == v }

// CustomerFilter says which customers a list shows. The zero value shows all.
type CustomerFilter struct {
	Segment Only[model.ID]        // "": those who belong to none
	Flow    Only[model.FlowStage] // FlowUnknown: those of whom no stage is told
	Field   Only[customers.Field] // FieldNone: those who have no place in the portfolio
	Best    bool                  // only the best of the base
	Text    string                // only those who match it, see [customers.Customer.Matches]
}

// Of returns the customers of a base that the filter shows, by name. The list is
// not to be written into.
func (f CustomerFilter) Of(b *customers.Base) []*customers.Customer {
	if f.Text = strings.TrimSpace(f.Text); f == (CustomerFilter{}) {
		return b.All
	}
	var out []*customers.Customer
	for _, c := range b.All {
		passes := f.Segment.passes(c.Segment) && f.Flow.passes(c.Flow) && f.Field.passes(c.Field) && (!f.Best || c.Best)
		if passes && (f.Text == "" || c.Matches(f.Text)) {
			out = append(out, c)
		}
	}
	return out
}

// CustomerColumn is a column of the list of customers. Figures have the columns
// of their names; that of model.CustomerValue tells the lifetime value as it is
// counted.
type CustomerColumn string

// The columns besides the figures.
const (
	ByName    CustomerColumn = "name"
	ByCode    CustomerColumn = "code"
	BySegment CustomerColumn = "segment"
	ByFlow    CustomerColumn = "flow"
	ByWay     CustomerColumn = "way" // how the value was come by, or what is missing
	ByBest    CustomerColumn = "best"
)

// CustomerColumns lists the columns in their order. Their words are
// "customers.list.column." + column.
func CustomerColumns() []CustomerColumn {
	list := make([]CustomerColumn, len(listColumns))
	for i, c := range listColumns {
		list[i] = c.key
	}
	return list
}

// CustomerSort is the order of a list of customers. The zero value is by name.
type CustomerSort struct {
	By   CustomerColumn // "": the name
	Down bool           // the largest first, or the last
}

// sorted returns customers, who come by name, in the order. Those of whom
// nothing is known stand last either way.
func (s CustomerSort) sorted(b *customers.Base, list []*customers.Customer) []*customers.Customer {
	if s == (CustomerSort{}) || s == (CustomerSort{By: ByName}) {
		return list
	}
	type entry struct {
		c     *customers.Customer
		text  string
		n     float64
		known bool
	}
	key := s.key(b)
	entries := make([]entry, len(list))
	for i, c := range list {
		e := entry{c: c}
		e.text, e.n, e.known = key(c)
		entries[i] = e
	}
	sign := 1
	if s.Down {
		sign = -1
	}
	slices.SortStableFunc(entries, func(x, y entry) int {
		switch {
		case x.known && y.known:
			return sign * cmp.Or(model.CompareNames(x.text, y.text), cmp.Compare(x.n, y.n))
		case x.known:
			return -1
		case y.known:
			return 1
		}
		return 0
	})
	out := make([]*customers.Customer, len(list))
	for i, e := range entries {
		out[i] = e.c
	}
	return out
}

// key returns what customers are sorted by: a text or a number, and whether it is
// known.
func (s CustomerSort) key(b *customers.Base) func(c *customers.Customer) (string, float64, bool) {
	switch s.By {
	case ByName, "":
		return func(c *customers.Customer) (string, float64, bool) { return c.Name, 0, c.Name != "" }
	case ByCode:
		return func(c *customers.Customer) (string, float64, bool) { return c.Code, 0, c.Code != "" }
	case BySegment:
		at := map[model.ID]float64{}
		for i, g := range b.Groups {
			at[g.ID()] = float64(i)
		}
		return func(c *customers.Customer) (string, float64, bool) { return "", at[c.Segment], c.Segment != "" }
	case ByFlow:
		return func(c *customers.Customer) (string, float64, bool) {
			i := slices.Index(model.FlowStages(), c.Flow)
			return "", float64(i), i >= 0
		}
	case ByWay:
		return func(c *customers.Customer) (string, float64, bool) { return string(c.Value.Way), 0, c.Value.Known() }
	case ByBest:
		return func(c *customers.Customer) (string, float64, bool) { return "", 0, c.Best }
	case CustomerColumn(model.CustomerValue):
		return func(c *customers.Customer) (string, float64, bool) { return "", c.Value.Amount, c.Value.Known() }
	}
	return func(c *customers.Customer) (string, float64, bool) {
		n, known := c.Figure(model.CustomerFigure(s.By))
		return "", n, known
	}
}
