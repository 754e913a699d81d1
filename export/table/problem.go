package table

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
	"lupaus/model/scene"
)

// Level says how grave a problem is.
type Level string

// The levels.
const (
	Error   Level = "error"   // nothing is imported, or the row or column is left out
	Warning Level = "warning" // imported, but perhaps not as it was meant
	Info    Level = "info"    // imported, and as it was meant
)

// Levels lists the levels, the gravest first.
func Levels() []Level { return []Level{Error, Warning, Info} }

// Area is what a table is of: it tells which words a problem has.
type Area string

// The areas.
const (
	AreaAnswers   Area = "answers" // answers to an audit
	AreaRows      Area = "rows"    // rows of a sheet
	AreaCustomers Area = "customers"
)

// Problem is one thing that is wrong or doubtful in a file.
type Problem struct {
	Level Level
	// Blocks says that all of the file is in doubt, so that leaving rows out does
	// not help.
	Blocks bool
	Sheet  string // of a workbook with several; empty otherwise
	Line   int    // of the file, from 1; 0: of no single row
	Column int    // from 1; 0: of no single column
	Header string // what stands over the column
	Area   Area
	Code   string // what is wrong: the end of a translation key
	Args   []any  // what stood there
	Advice []any  // for what to do, when it differs from case to case
}

// Place is where the problem is, in words; empty when it is nowhere in
// particular.
func (p Problem) Place(w scene.Words) string {
	column := ""
	if p.Column > 0 {
		column, _ = excelize.ColumnNumberToName(p.Column) // no table is wider than Excel's
	}
	place := ""
	switch {
	case p.Line > 0 && column != "":
		place = w.T("exchange.place.of.cell", p.Line, column)
	case p.Line > 0:
		place = w.T("exchange.place.of.row", p.Line)
	case column != "":
		place = w.T("exchange.place.of.column", column)
	}
	if p.Header != "" && place != "" {
		place = w.T("exchange.place.of.header", place, shortHeader(p.Header))
	}
	if p.Sheet != "" && place != "" {
		place = w.T("exchange.place.within", p.Sheet, place)
	}
	return place
}

// shortHeader is enough of what stands over a column to know it by.
func shortHeader(s string) string {
	const most = 40
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimRight(string(runes[:most-1]), " ,.:;–") + "…"
}

func (p Problem) key(what string) string {
	switch p.Area {
	case AreaRows:
		return "rowFile." + what + "." + p.Code
	case AreaCustomers:
		return "customerFile." + what + "." + p.Code
	}
	return "answerFile." + what + "." + p.Code
}

// Message is what is wrong, with what stood there.
func (p Problem) Message(w scene.Words) string {
	return w.T(p.key("problem"), p.Args...)
}

// ToDo is what to do about it.
func (p Problem) ToDo(w scene.Words) string { return w.T(p.key("do"), p.Advice...) }

// Text is the whole problem in one line.
func (p Problem) Text(w scene.Words) string {
	text := p.Message(w) + " " + p.ToDo(w)
	if place := p.Place(w); place != "" {
		return w.T("exchange.place.text", place, text)
	}
	return text
}

// MaxProblems is how many problems of each level are listed.
const MaxProblems = 1000

// problems collects the problems of a file.
type problems struct {
	area  Area   // of all
	sheet string // where they are, of a workbook with several

	list   []Problem
	counts map[Level]int
	blocks bool
	bad    map[int]bool // lines of rows with errors
}

// add adds a problem. Over MaxProblems of a level it is counted alone.
func (l *problems) add(p Problem) {
	if l.counts == nil {
		l.counts, l.bad = map[Level]int{}, map[int]bool{}
	}
	l.counts[p.Level]++
	l.blocks = l.blocks || p.Blocks
	if p.Line > 0 && p.Level == Error {
		l.bad[p.Line] = true
	}
	if l.counts[p.Level] > MaxProblems {
		return
	}
	p.Area, p.Sheet, p.Header = l.area, l.sheet, exchange.Shorten(p.Header)
	for _, args := range [][]any{p.Args, p.Advice} {
		for i, a := range args {
			if s, ok := a.(string); ok {
				args[i] = exchange.Shorten(s)
			}
		}
	}
	l.list = append(l.list, p)
}

// sorted lists the problems, the gravest first, then in the order of the file.
func (l *problems) sorted() []Problem {
	slices.SortStableFunc(l.list, func(a, b Problem) int {
		return cmp.Or(slices.Index(Levels(), a.Level)-slices.Index(Levels(), b.Level), a.Line-b.Line, a.Column-b.Column)
	})
	return l.list
}
