package model

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Sheet is a form that has been filled in, wholly or in part. What its blocks,
// rows and columns are is told by the [Form] of that ID; the sheet keeps what
// people have written, also under keys that the form at hand does not know.
type Sheet struct {
	ID   ID         `json:"id"`
	Form string     `json:"form"`           // ID of the form
	Name string     `json:"name,omitempty"` // which one of several sheets of the form; "" for the only one
	Rows []SheetRow `json:"rows,omitempty"`
	// Own is the text of the form's file when people have made it themselves, so
	// that the sheet can be shown where the file is not.
	Own string `json:"own,omitempty"`
}

// SheetRow is a row in which something has been said: one that the form gives,
// under its key, or one that people have added, under an ID of its own. IDs are
// unique in the sheet.
type SheetRow struct {
	ID    ID     `json:"id"`
	Block string `json:"block"` // key of the block the row stands in
	// Cells are texts by the key of the column: what was written, the key of a
	// choice, a step as a number, a day as in Date.
	Cells map[string]string `json:"cells,omitempty"`
	Owner ID                `json:"owner,omitempty"` // role, for columns of that kind
	Links []ID              `json:"links,omitempty"` // entities of any kind, and statements of audits as StatementID names them
}

// NewSheetID is the ID under which the first sheet of a form is made. A sheet
// that nobody has written into yet is not in the project; pictures of it name it
// by this ID.
func NewSheetID(form string) ID { return ID("sheet-" + form) }

// SheetForm reads the form of what NewSheetID made.
func SheetForm(id ID) (form string, ok bool) { return strings.CutPrefix(string(id), "sheet-") }

// SheetOf returns the first sheet of a form in the project's list, or an empty
// one that is not in the project. It is never nil.
func (p *Project) SheetOf(form string) *Sheet {
	for _, s := range Of[Sheet](p, p.Info().Sheets) {
		if s.Form == form {
			return s
		}
	}
	return &Sheet{ID: NewSheetID(form), Form: form}
}

// SheetsOf lists the sheets of a form that are in the project, in its order.
func (p *Project) SheetsOf(form string) []*Sheet {
	var list []*Sheet
	for _, s := range Of[Sheet](p, p.Info().Sheets) {
		if s.Form == form {
			list = append(list, s)
		}
	}
	return list
}

// FreeSheetName is the name for another sheet of a form: the one that is wanted,
// with a number behind it when a sheet of the form has it, or the number alone
// when none is wanted. The first sheet of a form needs none.
func (p *Project) FreeSheetName(form, wanted string) string {
	wanted = strings.TrimSpace(wanted)
	taken := map[string]bool{}
	for _, s := range p.SheetsOf(form) {
		taken[s.Name] = true
	}
	name := wanted
	for n := 2; taken[name]; n++ {
		name = strings.TrimSpace(wanted + " " + strconv.Itoa(n))
	}
	return name
}

// Row returns a row of a block, an empty one when nothing has been said in it.
// Never write into what it points to.
func (s *Sheet) Row(block string, id ID) SheetRow {
	for _, r := range s.Rows {
		if r.ID == id && r.Block == block {
			return r
		}
	}
	return SheetRow{ID: id, Block: block}
}

// run returns from where to where the rows of a block stand, and how many they
// are: fewer than the places between when rows of other blocks stand among them.
func (s *Sheet) run(block string) (from, to, many int) {
	for i := range s.Rows {
		if s.Rows[i].Block == block {
			if many == 0 {
				from = i
			}
			to = i + 1
			many++
		}
	}
	return from, to, many
}

// Empty reports whether nothing has been said in the row.
func (r SheetRow) Empty() bool { return len(r.Cells) == 0 && r.Owner == "" && len(r.Links) == 0 }

// Same reports whether two rows share all that they hold, without looking at it:
// rows that are the same are equal, those that are not may be equal all the same.
// Sheets are frozen, so that what an edit has not touched is shared.
func (r *SheetRow) Same(o *SheetRow) bool {
	return r.ID == o.ID && r.Block == o.Block && r.Owner == o.Owner &&
		len(r.Links) == len(o.Links) && (len(r.Links) == 0 || &r.Links[0] == &o.Links[0]) &&
		(reflect.ValueOf(r.Cells).UnsafePointer() == reflect.ValueOf(o.Cells).UnsafePointer() || len(r.Cells) == 0 && len(o.Cells) == 0)
}

// sharedRows counts how many rows two lists have in common at the head, and at
// the tail behind that, as far as Same tells.
func sharedRows(a, b []SheetRow) (head, tail int) {
	n := min(len(a), len(b))
	for head < n && a[head].Same(&b[head]) {
		head++
	}
	for tail < n-head && a[len(a)-1-tail].Same(&b[len(b)-1-tail]) {
		tail++
	}
	return head, tail
}

// Equal reports whether two sheets say the same, in the same order.
func (s *Sheet) Equal(o *Sheet) bool {
	return s.ID == o.ID && s.Form == o.Form && s.Name == o.Name && s.Own == o.Own && (s.Rows == nil) == (o.Rows == nil) &&
		slices.EqualFunc(s.Rows, o.Rows, func(a, b SheetRow) bool { return a.Same(&b) || reflect.DeepEqual(a, b) })
}

// WithCell returns the row with a cell written; an empty text takes it out.
func (r SheetRow) WithCell(column, text string) SheetRow {
	r.Cells = maps.Clone(r.Cells)
	if text == "" {
		delete(r.Cells, column)
	} else {
		if r.Cells == nil {
			r.Cells = map[string]string{}
		}
		r.Cells[column] = text
	}
	if len(r.Cells) == 0 {
		r.Cells = nil
	}
	return r
}

// Key implements Entity.
func (s *Sheet) Key() ID { return s.ID }

// Kind implements Entity.
func (*Sheet) Kind() Kind { return KindSheet }

func (s *Sheet) links() []ID {
	var ids []ID
	for _, r := range s.Rows {
		ids = append(ids, entitiesOf(r.Links)...)
	}
	return ids
}

func (s *Sheet) owners() []ID {
	var ids []ID
	for _, r := range s.Rows {
		if r.Owner != "" {
			ids = append(ids, r.Owner)
		}
	}
	return ids
}

func (s *Sheet) validate(v *validation) {
	c := checker{v, s}
	c.id()
	c.text("form", s.Form, s.Own)
	c.text("name", s.Name)
	if s.Form == "" {
		c.fail(ProblemMissing, "form", "")
	}
	c.listed("", v.p.Info().Sheets)
	was := before[Sheet](v, s.ID).Rows
	head, tail := sharedRows(s.Rows, was)
	fresh := s.Rows[head : len(s.Rows)-tail]
	if len(v.change) == 0 || !slices.EqualFunc(fresh, was[head:len(was)-tail], func(a, b SheetRow) bool { return a.ID == b.ID }) {
		c.rowsOnce(s.Rows)
	}
	for _, r := range fresh {
		c.row(r)
	}
	for i := range s.Rows { // what has not changed may refer to what is gone
		c.refers("rows", KindRole, s.Rows[i].Owner)
		if links := s.Rows[i].Links; len(links) > 0 {
			c.about("rows", links)
		}
	}
}

// rowsOnce checks that rows have IDs of their own.
func (c checker) rowsOnce(rows []SheetRow) {
	seen := make(map[ID]bool, len(rows))
	for _, r := range rows {
		if r.ID == "" {
			c.fail(ProblemMissing, "rows", r.Block)
		}
		if seen[r.ID] {
			c.fail(ProblemTwice, "rows", string(r.ID))
		}
		seen[r.ID] = true
	}
}

// row checks what is written in a row.
func (c checker) row(r SheetRow) {
	c.text("rows", string(r.ID), r.Block)
	for column, text := range r.Cells {
		c.text("rows", column, text)
	}
}
