package model

import (
	"reflect"
	"slices"
	"strings"
)

// Numbers are the numbers of a sheet, given and counted.
type Numbers struct {
	form   *Form
	blocks map[string]*blockNumbers
}

// blockNumbers are the numbers of a block: one for each row and column that
// counts, row by row.
type blockNumbers struct {
	columns []string
	rows    []SheetRow
	at      map[ID]int // of the rows
	values  []Number
	outer   []named // what formulas of the rows have taken from other blocks
}

// row are the numbers of the row at a place.
func (b *blockNumbers) row(i int) []Number {
	return b.values[i*len(b.columns) : (i+1)*len(b.columns)]
}

// Of returns the number in a cell; of BlockNumbers the column is "value".
func (n Numbers) Of(block string, row ID, column string) Number {
	if b := n.blocks[block]; b != nil {
		if i, ok := b.at[row]; ok {
			if c := slices.Index(b.columns, column); c >= 0 {
				return b.row(i)[c]
			}
		}
	}
	return Number{}
}

// Row returns the numbers of a row of a block, in the order of the columns that
// count; nil when the block or the row has none. Never write into it.
func (n Numbers) Row(block string, row ID) []Number {
	if b := n.blocks[block]; b != nil {
		if i, ok := b.at[row]; ok {
			return b.row(i)
		}
	}
	return nil
}

// Total adds the known numbers of a column. Missing has its title when a row
// that something is said in has none. The total of no number at all is not known.
func (n Numbers) Total(b FormBlock, c FormColumn) Number {
	total := Number{}
	of := n.blocks[b.Key]
	if of == nil {
		return total
	}
	column := slices.Index(of.columns, c.Key)
	if column < 0 {
		return total
	}
	for i, r := range of.rows {
		switch x := of.row(i)[column]; {
		case x.Known:
			total.Value += x.Value
			total.Known = true
		case !r.Empty():
			total.Missing = []string{c.Title}
		}
	}
	total.Known = total.Known && total.Missing == nil
	return total
}

// Numbers counts every number of a sheet.
func (f *Form) Numbers(s *Sheet) Numbers { return f.NumbersAfter(s, Numbers{}) }

// NumbersAfter is Numbers that takes what cannot have changed from the numbers of
// an earlier version of the sheet.
func (f *Form) NumbersAfter(s *Sheet, before Numbers) Numbers {
	c := counting{
		Numbers: Numbers{f, map[string]*blockNumbers{}}, sheet: s,
		rows: map[string]named{}, lists: map[string]map[string]named{},
	}
	if before.form == f {
		c.before = before.blocks
	}
	for _, b := range f.Blocks {
		switch {
		case b.Kind == BlockNumbers:
			c.numbers(b)
		case b.counts():
			c.table(b)
		}
	}
	return c.Numbers
}

type counting struct {
	Numbers
	sheet  *Sheet
	before map[string]*blockNumbers
	rows   map[string]named            // of BlockNumbers
	lists  map[string]map[string]named // of tables, by block and column
}

func (c *counting) numbers(b FormBlock) {
	of := &blockNumbers{columns: []string{valueColumn}, at: map[ID]int{}}
	said := b.RowsOf(c.sheet)
	for i, r := range b.Rows {
		n := c.number(r.Figure, said[i].Cells[valueColumn], nil)
		of.at[ID(r.Key)] = i
		of.rows, of.values = append(of.rows, said[i]), append(of.values, n)
		c.rows[r.Key] = n.named(r.Title)
	}
	c.blocks[b.Key] = of
}

func (c *counting) table(b FormBlock) {
	var columns []FormColumn
	of := &blockNumbers{rows: b.RowsOf(c.sheet)}
	for _, col := range b.Columns {
		if col.Counts() {
			columns, of.columns = append(columns, col), append(of.columns, col.Key)
		}
	}
	of.values = make([]Number, 0, len(of.rows)*len(columns))
	of.outer = c.outer(columns)
	old := c.before[b.Key]
	if old != nil && !reflect.DeepEqual(old.outer, of.outer) {
		old = nil
	}
	of.at = placesOf(of.rows, old)
	own := map[string]named{}
	for i, r := range of.rows {
		if old != nil && i < len(old.rows) && old.rows[i].Same(r) {
			of.values = append(of.values, old.row(i)...)
			continue
		}
		clear(own)
		for _, col := range columns {
			n := c.number(col.Figure, r.Cells[col.Key], own)
			of.values = append(of.values, n)
			own[col.Key] = n.named(col.Title)
		}
	}
	c.blocks[b.Key] = of
	c.list(b, columns, of)
}

// placesOf tells where the rows stand, as before when they are the same ones.
func placesOf(rows []SheetRow, old *blockNumbers) map[ID]int {
	if old != nil && slices.EqualFunc(rows, old.rows, func(a, b SheetRow) bool { return a.ID == b.ID }) {
		return old.at
	}
	at := make(map[ID]int, len(rows))
	for i, r := range rows {
		at[r.ID] = i
	}
	return at
}

// outer is what the formulas of columns take from other blocks.
func (c *counting) outer(columns []FormColumn) []named {
	var list []named
	for _, col := range columns {
		if col.Formula == nil {
			continue
		}
		for _, need := range col.Formula.Needs {
			if v, ok := c.rows[need]; ok {
				list = append(list, v)
			} else if block, column, dotted := strings.Cut(need, "."); dotted {
				list = append(list, c.lists[block][column])
			}
		}
	}
	return list
}

// list makes the lists of the columns for formulas further down.
func (c *counting) list(b FormBlock, columns []FormColumn, of *blockNumbers) {
	lists := map[string]named{}
	for k, col := range columns {
		var known []float64
		var missing []string
		for i, r := range of.rows {
			if n := of.row(i)[k]; n.Known {
				if known == nil {
					known = make([]float64, 0, len(of.rows))
				}
				known = append(known, n.Value)
			} else if missing == nil {
				if _, given := b.Row(r.ID); given || !r.Empty() {
					missing = []string{col.Title}
				}
			}
		}
		lists[col.Key] = named{title: col.Title, value: known, missing: missing}
	}
	c.lists[b.Key] = lists
}
