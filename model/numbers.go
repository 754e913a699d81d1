package model

import (
	"cmp"
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
	values  [][]Number // of each row, shared with earlier numbers where it is the same
	outer   []named    // what formulas of the rows have taken from other blocks
}

// Of returns the number in a cell; of BlockNumbers the column is "value".
func (n Numbers) Of(block string, row ID, column string) Number {
	if b := n.blocks[block]; b != nil {
		if i, ok := b.at[row]; ok {
			if c := slices.Index(b.columns, column); c >= 0 {
				return b.values[i][c]
			}
		}
	}
	return Number{}
}

// Rows returns the numbers of all rows of a block, in the order of
// [FormBlock.RowsOf] and in each row in that of the columns that count; nil when
// the block has none. Never write into it.
func (n Numbers) Rows(block string) [][]Number {
	if b := n.blocks[block]; b != nil {
		return b.values
	}
	return nil
}

// Total adds the known numbers of a column. Missing has its title when a row
// that something is said in has none, or when a fact is not known; Fact is the first
// that is added. The total of no number at all is not known.
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
		switch x := of.values[i][column]; {
		case x.Known:
			total.Value += x.Value
			total.Known = true
			total.Fact = cmp.Or(total.Fact, x.Fact)
		case !r.Empty() || x.Fact != "":
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
		rows: map[string]named{}, lists: map[string]named{}, env: map[string]any{},
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
	rows   map[string]named // of BlockNumbers
	lists  map[string]named // of tables that were asked for, by "block.column"
	env    map[string]any   // of the formula being counted
}

func (c *counting) numbers(b FormBlock) {
	of := &blockNumbers{columns: []string{valueColumn}, at: map[ID]int{}}
	said := b.RowsOf(c.sheet)
	for i, r := range b.Rows {
		n := c.number(r.Figure, said[i].Cells[valueColumn], nil)
		of.at[ID(r.Key)] = i
		of.rows, of.values = append(of.rows, said[i]), append(of.values, []Number{n})
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
	of.values = make([][]Number, len(of.rows))
	of.outer = c.outer(columns)
	old := c.before[b.Key]
	if old != nil && !reflect.DeepEqual(old.outer, of.outer) {
		old = nil
	}
	of.at = placesOf(of.rows, old)
	own := map[string]named{}
	for i := range of.rows {
		r := &of.rows[i]
		if of.values[i] = old.same(i, r); of.values[i] != nil {
			continue
		}
		clear(own)
		values := make([]Number, len(columns))
		defaults := b.defaults(i, r.ID)
		for k, col := range columns {
			if d, ok := defaults[col.Key]; ok {
				col.Default = d
			}
			values[k] = c.number(col.Figure, r.Cells[col.Key], own)
			own[col.Key] = values[k].named(col.Title)
		}
		of.values[i] = values
	}
	c.blocks[b.Key] = of
}

// same returns the numbers of a row when it was there and the same; it is looked
// for at a place first. The block may be nil.
func (b *blockNumbers) same(i int, r *SheetRow) []Number {
	if b == nil {
		return nil
	}
	if i >= len(b.rows) || b.rows[i].ID != r.ID {
		at, ok := b.at[r.ID]
		if !ok {
			return nil
		}
		i = at
	}
	if !b.rows[i].Same(r) {
		return nil
	}
	return b.values[i]
}

// defaults are those of a row at a place of RowsOf, by column.
func (b FormBlock) defaults(at int, row ID) map[string]Default {
	if at < len(b.Rows) {
		return b.Rows[at].Defaults
	}
	if b.Others == nil {
		return nil
	}
	other, _ := b.Others(row)
	return other.Defaults
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
			} else if strings.Contains(need, ".") {
				v, _ := c.list(need)
				list = append(list, v)
			}
		}
	}
	return list
}

// list returns all numbers of a column of a table further up, by "block.column",
// and whether there is such a column.
func (c *counting) list(need string) (named, bool) {
	if v, ok := c.lists[need]; ok {
		return v, true
	}
	block, column, _ := strings.Cut(need, ".")
	of := c.blocks[block]
	if of == nil {
		return named{}, false
	}
	k := slices.Index(of.columns, column)
	if k < 0 {
		return named{}, false
	}
	b, _ := c.form.Block(block)
	col, _ := b.Column(column)
	known := make([]float64, 0, len(of.rows))
	v := named{title: col.Title}
	for i := range of.rows {
		if n := of.values[i][k]; n.Known {
			known = append(known, n.Value)
		} else if v.missing == nil {
			if _, given := b.Row(of.rows[i].ID); given || !of.rows[i].Empty() {
				v.missing = []string{col.Title}
			}
		}
	}
	v.value = known
	c.lists[need] = v
	return v, true
}
