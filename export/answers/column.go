package answers

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// column is what a column of a table holds.
type column struct {
	kind kind
	at   int  // of a statement, its place
	near bool // recognised by words that are nearly right
}

// columns recognises columns by what stands over them.
type columns struct {
	i     *model.Instrument
	exact map[string]int // folded key, text or both → place; -1: of several
	texts []string       // folded texts, in all languages
	place []int          // of each text
}

// longEnough is how long a folded text must be to be looked for within another
// or with typos.
const longEnough = 12

func newColumns(i *model.Instrument) *columns {
	c := &columns{i: i, exact: map[string]int{}}
	for at := range i.Len() {
		_, s := i.Statement(at)
		for _, lang := range assets.Languages() {
			c.text(s.Text[lang], at)
			if s.Poles() {
				c.text(s.Left[lang]+s.Right[lang], at)
				c.text(s.Text[lang]+s.Left[lang]+s.Right[lang], at)
			}
		}
	}
	for at := range i.Len() { // keys win over texts
		_, s := i.Statement(at)
		c.exact[exchange.Fold(s.Key)] = at
	}
	return c
}

func (c *columns) text(text string, at int) {
	text = exchange.Fold(text)
	if text == "" {
		return
	}
	if other, ok := c.exact[text]; ok && other != at {
		c.exact[text] = -1
		return
	}
	c.exact[text] = at
	c.texts = append(c.texts, text)
	c.place = append(c.place, at)
}

// versionMark is how our tables say which questionnaire they are of.
var versionMark = regexp.MustCompile(`^lupaus:(.+):([0-9]{1,7})$`)

// markOf is the mark of a questionnaire.
func markOf(i *model.Instrument) string { return fmt.Sprintf("lupaus:%s:%d", i.Code, i.Version) }

// headerOf is what is written over the column of a statement.
func headerOf(s *model.Statement, lang string) string {
	text := s.Text.In(lang)
	if s.Poles() {
		text = strings.TrimPrefix(text+": ", ": ") + s.Left.In(lang) + " – " + s.Right.In(lang)
	}
	return s.Key + ": " + table.OneLine(text)
}

var (
	keyed    = regexp.MustCompile(`^\s*([^\s:]+)\s*:`)
	numbered = regexp.MustCompile(`^\s*(?:[A-Za-z]{0,3}[ _]?)([0-9]{1,3})\s*(?:[.):–_-]\s*|\s+|$)(?s:(.*))$`)
	brackets = regexp.MustCompile(`\[([^\[\]]+)\]\s*$`)
)

// of tells what a column holds by what stands over it, on one line.
func (c *columns) of(header string) column {
	var made column
	if header == "" {
		return made
	}
	if versionMark.MatchString(header) {
		made.kind = version
		return made
	}
	if at, ok := c.statement(header); ok {
		made.kind, made.at = statement, at
		return made
	}
	if k, ok := columnNames()[exchange.Fold(header)]; ok {
		made.kind = k
		return made
	}
	rest := header
	if m := numbered.FindStringSubmatch(header); m != nil {
		if m[2] == "" {
			if n, _ := strconv.Atoi(m[1]); n >= 1 && n <= c.i.Len() {
				made.kind, made.at = statement, n-1
			}
			return made
		}
		rest = m[2]
		if k, ok := columnNames()[exchange.Fold(rest)]; ok {
			made.kind = k
			return made
		}
	}
	if at := exchange.Nearest(exchange.Fold(rest), c.texts); at >= 0 && len(c.texts[at]) >= longEnough {
		made.kind, made.at, made.near = statement, c.place[at], true
	}
	return made
}

// sure tells what a column holds, and how sure that is.
func (c *columns) sure(name string) (column, int) {
	x := c.of(name)
	switch {
	case x.kind == statement && !plainNumber(name), x.kind == version:
		return x, 4
	case x.kind == statement:
		return x, 1
	case x.kind != unknown:
		return x, 2
	}
	return x, 0
}

// plainNumber tells a name of a column that might as well be an answer.
func plainNumber(name string) bool {
	return len(name) <= 2 && strings.Trim(name, "0123456789") == ""
}

// statement finds a statement by its key or by its text.
func (c *columns) statement(header string) (int, bool) {
	if m := keyed.FindStringSubmatch(header); m != nil {
		if at := c.i.Find(m[1]); at >= 0 {
			return at, true
		}
	}
	if at, ok := c.exact[exchange.Fold(header)]; ok {
		return at, at >= 0
	}
	if m := brackets.FindStringSubmatch(header); m != nil {
		if at, ok := c.statement(m[1]); ok {
			return at, true
		}
	}
	if m := numbered.FindStringSubmatch(header); m != nil && m[2] != "" {
		if at, ok := c.exact[exchange.Fold(m[2])]; ok {
			return at, at >= 0
		}
	}
	return c.within(exchange.Fold(header))
}

// within finds the longest text that stands within a header, or that a header
// which was cut off is the beginning of.
func (c *columns) within(header string) (int, bool) {
	longest, found := 0, -1
	for k, text := range c.texts {
		cut := len(header) >= 3*longEnough && strings.HasPrefix(text, header)
		if !cut && (len(text) < longEnough || !strings.Contains(header, text)) {
			continue
		}
		if n := len(text); n > longest {
			longest, found = n, c.place[k]
		} else if n == longest && c.place[k] != found {
			found = -1
		}
	}
	return found, found >= 0
}
