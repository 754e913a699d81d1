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
	// map[string][]float64 of its columns, and does not keep the map. It may be
	// called by several at once.
	Eval func(map[string]any) (float64, error)
}

// Number is a number of a sheet.
type Number struct {
	Value float64
	Known bool
	// Missing are the titles of what a formula waits for, each once.
	Missing []string
	Err     error // of a formula that has all it needs and no result, like a division by zero
	// Fact is what stands for a number that nobody has given; the number is not known
	// when the fact is not.
	Fact Fact
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

// valueColumn is the column of BlockNumbers that holds the number.
const valueColumn = "value"

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

// number reads or counts a number.
func (c *counting) number(f Figure, text string, own map[string]named) Number {
	if f.Formula != nil {
		return c.count(f.Formula, own)
	}
	if n, ok := ParseNumber(text); ok {
		return Number{Value: n, Known: true}
	}
	n := Number{}
	if text == "" {
		n.Fact = f.Default.Fact
		if v := f.Default.Value; v != nil {
			n.Value, n.Known = *v, true
		}
	}
	return n
}

func (c *counting) count(f *Formula, own map[string]named) Number {
	clear(c.env)
	var missing []string
	for _, need := range f.Needs {
		v, ok := own[need]
		if !ok {
			v, ok = c.rows[need]
		}
		if block, column, dotted := strings.Cut(need, "."); dotted {
			v, ok = c.list(need)
			lists, _ := c.env[block].(map[string][]float64)
			if lists == nil {
				lists = map[string][]float64{}
				c.env[block] = lists
			}
			list, _ := v.value.([]float64)
			lists[column] = list
			if len(list) == 0 && len(v.missing) == 0 {
				v.missing, ok = []string{v.title}, true
			}
		} else {
			c.env[need] = v.value
		}
		if !ok {
			v.missing = []string{need}
		}
		missing = appendNew(missing, v.missing...)
	}
	if len(missing) > 0 {
		return Number{Missing: missing}
	}
	n, err := f.Eval(c.env)
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
