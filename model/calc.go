package model

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Formula is an open formula of a form: people see its text.
type Formula struct {
	Text string
	// Needs are the numbers it counts with: the key of a column of the same row, the
	// key of a row of numbers, or "block.column" for all numbers of a column. They
	// stand before the formula in the form.
	Needs []string
	// Eval counts. It gets a float64 for each key, and for each block a
	// map[string][]float64 of its columns. It may be called by several at once.
	Eval func(map[string]any) (float64, error)
}

// Number is a number of a sheet.
type Number struct {
	Value float64
	Known bool
	// Missing are the titles of what a formula waits for, each once.
	Missing []string
	Err     error // of a formula that has all it needs and no result, like a division by zero
}

// ErrNoNumber is the error of formulas whose result is not a number.
var ErrNoNumber = errors.New("the result is not a number")

// ParseNumber reads a number as people write it: with a comma or a point before
// the decimals, with spaces between thousands, with a sign, and with a unit of
// percent or euros behind it, which is left out.
func ParseNumber(text string) (float64, bool) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\u2009', '\'', '’', '%', '€':
			return -1
		case ',':
			return '.'
		case '\u2212', '–':
			return '-'
		}
		return r
	}, text)
	if text == "" || strings.Count(text, ".") > 1 || strings.Trim(text, "+-.0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil && math.Abs(n) < 1e15
}

// Numbers are the numbers of a sheet, given and counted.
type Numbers struct {
	of map[numberKey]Number
}

type numberKey struct {
	block  string
	row    ID
	column string
}

// valueColumn is the column of BlockNumbers that holds the number.
const valueColumn = "value"

// Of returns the number in a cell; of BlockNumbers the column is "value".
func (n Numbers) Of(block string, row ID, column string) Number {
	return n.of[numberKey{block, row, column}]
}

// Total adds the known numbers of a column. Missing has its title when a row
// that something is said in has none. The total of no number at all is not known.
func (n Numbers) Total(b FormBlock, s *Sheet, c FormColumn) Number {
	total := Number{}
	for _, r := range b.RowsOf(s) {
		total.Known = total.Known || n.Of(b.Key, r.ID, c.Key).Known
	}
	for _, r := range b.RowsOf(s) {
		switch x := n.Of(b.Key, r.ID, c.Key); {
		case x.Known:
			total.Value += x.Value
		case !r.Empty():
			total.Known, total.Missing = false, []string{c.Title}
		}
	}
	return total
}

// Numbers counts every number of a sheet.
func (f *Form) Numbers(s *Sheet) Numbers {
	c := counting{
		Numbers: Numbers{map[numberKey]Number{}}, sheet: s,
		rows: map[string]named{}, lists: map[string]map[string]named{},
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

// counts reports whether a block has columns of numbers.
func (b FormBlock) counts() bool {
	for _, c := range b.Columns {
		if c.Counts() {
			return true
		}
	}
	return false
}

// Counts reports whether the cells of a column are numbers, given or counted.
func (c FormColumn) Counts() bool { return c.Kind == ColumnNumber || c.Kind == ColumnSum }

// named is a value that formulas may use, with its title for people.
type named struct {
	title   string
	value   any      // float64 or []float64
	missing []string // nil when the value is whole
}

type counting struct {
	Numbers
	sheet *Sheet
	rows  map[string]named            // of BlockNumbers
	lists map[string]map[string]named // of tables, by block and column
}

func (c *counting) numbers(b FormBlock) {
	for _, r := range b.Rows {
		said := c.sheet.Row(b.Key, ID(r.Key))
		n := c.number(r.Figure, said.Cells[valueColumn], nil)
		c.of[numberKey{b.Key, ID(r.Key), valueColumn}] = n
		c.rows[r.Key] = n.named(r.Title)
	}
}

func (n Number) named(title string) named {
	v := named{title: title, value: n.Value}
	switch {
	case n.Known:
	case len(n.Missing) > 0:
		v.missing = n.Missing
	default:
		v.missing = []string{title}
	}
	return v
}

func (c *counting) table(b FormBlock) {
	lists := map[string]named{}
	for _, col := range b.Columns {
		if col.Counts() {
			lists[col.Key] = named{title: col.Title, value: []float64(nil)}
		}
	}
	for _, r := range b.RowsOf(c.sheet) {
		given, _ := b.Row(r.ID)
		own := map[string]named{}
		for _, col := range b.Columns {
			if !col.Counts() {
				continue
			}
			n := c.number(col.Figure, r.Cells[col.Key], own)
			c.of[numberKey{b.Key, r.ID, col.Key}] = n
			own[col.Key] = n.named(col.Title)
			list := lists[col.Key]
			switch {
			case n.Known:
				list.value = append(list.value.([]float64), n.Value)
			case !r.Empty() || given.Key != "":
				list.missing = []string{col.Title}
			}
			lists[col.Key] = list
		}
	}
	c.lists[b.Key] = lists
}

// number reads or counts a number.
func (c *counting) number(f Figure, text string, own map[string]named) Number {
	if f.Formula != nil {
		return c.count(f.Formula, own)
	}
	if n, ok := ParseNumber(text); ok {
		return Number{Value: n, Known: true}
	}
	if f.Default != nil && text == "" {
		return Number{Value: *f.Default, Known: true}
	}
	return Number{}
}

func (c *counting) count(f *Formula, own map[string]named) Number {
	env := map[string]any{}
	var missing []string
	for _, need := range f.Needs {
		v, ok := own[need]
		if !ok {
			v, ok = c.rows[need]
		}
		if block, column, dotted := strings.Cut(need, "."); dotted {
			v, ok = c.lists[block][column]
			lists, _ := env[block].(map[string][]float64)
			if lists == nil {
				lists = map[string][]float64{}
				env[block] = lists
			}
			list, _ := v.value.([]float64)
			lists[column] = list
			if len(list) == 0 && len(v.missing) == 0 {
				v.missing, ok = []string{v.title}, true
			}
		} else {
			env[need] = v.value
		}
		if !ok {
			v.missing = []string{need}
		}
		missing = appendNew(missing, v.missing...)
	}
	if len(missing) > 0 {
		return Number{Missing: missing}
	}
	n, err := f.Eval(env)
	if err == nil && (math.IsNaN(n) || math.IsInf(n, 0)) {
		err = ErrNoNumber
	}
	return Number{Value: n, Known: err == nil, Err: err}
}

// appendNew appends what is not in the list yet.
func appendNew(list []string, more ...string) []string {
next:
	for _, m := range more {
		for _, l := range list {
			if l == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
}

// TitleOf returns the title of what a formula names: a row of numbers, a column
// of numbers, or "block.column"; "" for what the form does not have.
func (f *Form) TitleOf(need string) string {
	in, column, dotted := strings.Cut(need, ".")
	for _, b := range f.Blocks {
		if dotted && b.Key != in {
			continue
		}
		if b.Kind == BlockNumbers && !dotted {
			if r, ok := b.Row(ID(need)); ok {
				return r.Title
			}
			continue
		}
		key := column
		if !dotted {
			key = need
		}
		if c, ok := b.Column(key); ok && c.Counts() {
			return c.Title
		}
	}
	return ""
}
