package table

import (
	"strings"

	"lupaus/export/exchange"
)

// Layout says how a table is laid out.
type Layout string

// The layouts.
const (
	List   Layout = "list"
	Matrix Layout = "matrix"
	Long   Layout = "long"
)

// Layouts lists the layouts.
func Layouts() []Layout { return []Layout{List, Matrix, Long} }

// WordKey is the translation key of a layout's name.
func (l Layout) WordKey() string { return "exchange.layout." + string(l) }

// Mapping says how to read a grid. It is plain data: people may change any of
// it, and Read makes the best of what does not fit.
type Mapping struct {
	Layout Layout
	// Header is the index of the row (list, long) or column (matrix) with the
	// names of the fields; -1 when there is none. Data begin behind it.
	Header int
	// Fields has one field per column (list, long) or per row (matrix). Missing
	// ones are ignored.
	Fields []Field
	Scale  Scale
	// Known is how many fields were recognised by name: how sure a guess is.
	Known int
}

// How far the guess looks for names.
const (
	headRows = 15
	headCols = 4
	bodyRows = 400
)

// Guess finds the layout and the fields of a grid.
func Guess(g *Grid) Mapping {
	row, byRow := bestHeaderRow(g)
	col, byCol := bestHeaderColumn(g)
	var m Mapping
	switch {
	case byRow == 0 && byCol == 0:
		m = guessNameless(g)
	case byRow >= byCol:
		m = guessList(g, row)
	default:
		m = guessMatrix(g, col)
	}
	m.Scale = guessScale(g, m)
	return m
}

// Anywhere lets At look for the names by itself.
const Anywhere = -2

// At returns the mapping of a grid whose layout and row or column of names
// people have chosen, guessed anew from the names there. An empty layout and
// Anywhere leave the choice to the guess.
func At(g *Grid, l Layout, header int) Mapping {
	if l == "" && header == Anywhere {
		return Guess(g)
	}
	if header == Anywhere {
		if header, _ = bestHeaderRow(g); l == Matrix {
			header, _ = bestHeaderColumn(g)
		}
	}
	var m Mapping
	if l == Matrix {
		m = guessMatrix(g, header)
	} else if m = guessList(g, header); m.Layout != l && l != "" {
		m = reshape(m, l)
	}
	m.Scale = guessScale(g, m)
	return m
}

// reshape makes a long table of a list whose names do not say so, by position,
// or a list of a long one.
func reshape(m Mapping, l Layout) Mapping {
	m.Layout = l
	if l == Long {
		for i := range m.Fields {
			m.Fields[i] = Field{Kind: Ignore}
			if i < 4 {
				m.Fields[i].Kind = []Kind{Stage, Title, Property, Value}[i]
			}
		}
		return m
	}
	for i, f := range m.Fields {
		if f.Kind == Property || f.Kind == Value {
			m.Fields[i] = Field{Kind: Free, Name: string(f.Kind)}
		}
	}
	return m
}

// bestHeaderRow finds the row that has the most names of fields, each counted
// once.
func bestHeaderRow(g *Grid) (best, known int) {
	for row := 0; row < len(g.Rows) && row < headRows; row++ {
		seen := map[Field]bool{}
		for col := 0; col < len(g.Rows[row]) && col < 200; col++ {
			if f, ok := fieldOf(g.Cell(row, col)); ok {
				seen[f] = true
			}
		}
		if len(seen) > known {
			best, known = row, len(seen)
		}
	}
	return best, known
}

// bestHeaderColumn does the same for the first columns.
func bestHeaderColumn(g *Grid) (best, known int) {
	for col := range headCols {
		seen := map[Field]bool{}
		for row := 0; row < len(g.Rows) && row < bodyRows; row++ {
			if f, ok := fieldOf(g.Cell(row, col)); ok {
				seen[f] = true
			}
		}
		if len(seen) > known {
			best, known = col, len(seen)
		}
	}
	return best, known
}

func guessList(g *Grid, header int) Mapping {
	m := Mapping{Layout: List, Header: header, Fields: make([]Field, g.Width())}
	taken := map[Field]bool{}
	property, value := false, false
	for col := range m.Fields {
		name := g.Cell(header, col)
		if name == "" && emptyColumn(g, header, col) {
			m.Fields[col] = Field{Kind: Ignore}
			continue
		}
		f, ok := fieldOf(name)
		if ok && !taken[f] {
			m.Known++
			taken[f] = true
		} else {
			f = Field{Kind: Free, Name: name}
		}
		property = property || f.Kind == Property
		value = value || f.Kind == Value
		m.Fields[col] = f
	}
	if property && value {
		m.Layout = Long
		for col, f := range m.Fields {
			switch f.Kind {
			case Stage, Title, Property, Value, Journey:
			default:
				m.Fields[col] = Field{Kind: Ignore}
			}
		}
		return m
	}
	for col, f := range m.Fields {
		if f.Kind == Property || f.Kind == Value {
			m.Fields[col] = Field{Kind: Free, Name: g.Cell(header, col)}
		}
	}
	m.titleFrom(taken)
	return m
}

// titleFrom gives the table titles when no field has them: what the customer
// does, else the first nameless field.
func (m *Mapping) titleFrom(taken map[Field]bool) {
	if taken[Field{Kind: Title}] {
		return
	}
	for i, f := range m.Fields {
		if f.Kind == Does {
			m.Fields[i] = Field{Kind: Title}
			return
		}
	}
	for i, f := range m.Fields {
		if f.Kind == Free {
			m.Fields[i] = Field{Kind: Title}
			return
		}
	}
}

func emptyColumn(g *Grid, after, col int) bool {
	for row := after + 1; row < len(g.Rows) && row < bodyRows; row++ {
		if g.Cell(row, col) != "" {
			return false
		}
	}
	return true
}

// guessMatrix names the rows by the cells of a column. Rows in front of the
// named ones, or without a name, are the stages and the titles.
func guessMatrix(g *Grid, header int) Mapping {
	m := Mapping{Layout: Matrix, Header: header, Fields: make([]Field, len(g.Rows))}
	taken := map[Field]bool{}
	var nameless []int
	for row := range m.Fields {
		name := g.Cell(row, header)
		f, ok := fieldOf(name)
		switch {
		case name == "":
			nameless = append(nameless, row)
			f = Field{Kind: Ignore}
		case !ok:
		case !taken[f]:
			m.Known++
			taken[f] = true
		default:
			f = Field{Kind: Free, Name: name}
		}
		m.Fields[row] = f
	}
	m.profileRows(g, header)
	m.topRows(g, nameless, taken)
	m.titleFrom(taken)
	return m
}

// topRows gives the nameless rows, and the first row when its corner has any
// name of its own, to the stage and the title.
func (m *Mapping) topRows(g *Grid, nameless []int, taken map[Field]bool) {
	if len(m.Fields) > 0 && m.Fields[0].Kind == Free {
		nameless = append([]int{0}, nameless...)
	}
	var wanted []Kind
	hasTitle, hasStage := taken[Field{Kind: Title}], taken[Field{Kind: Stage}]
	switch {
	case hasTitle && !hasStage:
		wanted = []Kind{Stage}
	case !hasTitle && hasStage:
		wanted = []Kind{Title}
	case !hasTitle && len(nameless) >= 2:
		wanted = []Kind{Stage, Title}
	case !hasTitle:
		wanted = []Kind{Title}
	}
	for _, row := range nameless {
		if len(wanted) == 0 {
			return
		}
		if row >= headRows || cellsBehind(g, row, m.Header) == 0 {
			continue
		}
		m.Fields[row] = Field{Kind: wanted[0]}
		taken[m.Fields[row]] = true
		wanted = wanted[1:]
	}
}

func cellsBehind(g *Grid, row, col int) int {
	n := 0
	for c := col + 1; c < len(g.Rows[row]); c++ {
		if g.Cell(row, c) != "" {
			n++
		}
	}
	return n
}

// profileRows finds the rows of the XD plugin that describe the persona: those
// in front of the steps that have one cell only.
func (m *Mapping) profileRows(g *Grid, header int) {
	title := -1
	for row, f := range m.Fields {
		if f.Kind == Title {
			title = row
			break
		}
	}
	for row := 0; row < title; row++ {
		if kind, ok := profile[exchange.Fold(g.Cell(row, header))]; ok {
			if cellsBehind(g, row, header) <= 1 || kind == PersonaName {
				m.Fields[row] = Field{Kind: kind}
			}
		}
	}
	// A word taken by the profile is free again for the rows of the steps.
	seen := map[Field]bool{}
	for _, f := range m.Fields {
		seen[f] = true
	}
	for row := title + 1; row < len(m.Fields); row++ {
		if f, ok := fieldOf(g.Cell(row, header)); ok && m.Fields[row].Kind == Free && !seen[f] {
			m.Fields[row] = f
			seen[f] = true
		}
	}
}

// guessNameless reads a table in which no name is known: one row is a row of
// touchpoints, one column a column of them; else the first row has the names of
// the columns and the first column the touchpoints.
func guessNameless(g *Grid) Mapping {
	width := g.Width()
	switch {
	case len(g.Rows) == 1 && width > 1:
		return Mapping{Layout: Matrix, Header: -1, Fields: []Field{{Kind: Title}}}
	case width == 1:
		return Mapping{Layout: List, Header: -1, Fields: []Field{{Kind: Title}}}
	}
	m := Mapping{Layout: List, Header: 0, Fields: make([]Field, width)}
	for col := range m.Fields {
		m.Fields[col] = Field{Kind: Free, Name: g.Cell(0, col)}
	}
	m.Fields[0] = Field{Kind: Title}
	return m
}

// guessScale looks at the numbers that stand in feeling fields.
func guessScale(g *Grid, m Mapping) Scale {
	var numbers []float64
	var names []string
	look := func(row, col int) {
		if v, _, ok := exchange.ParseNumber(g.Cell(row, col)); ok {
			numbers = append(numbers, v)
		}
	}
	for i, f := range m.Fields {
		if f.Kind != Feeling {
			continue
		}
		if m.Layout == Matrix {
			names = append(names, g.Cell(i, m.Header))
			for col := m.Header + 1; col < len(g.Rows[i]); col++ {
				look(i, col)
			}
			continue
		}
		names = append(names, g.Cell(m.Header, i))
		for row := m.Header + 1; row < len(g.Rows); row++ {
			look(row, i)
		}
	}
	if m.Layout == Long {
		numbers, names = longNumbers(g, m)
	}
	return scaleOf(numbers, names)
}

func longNumbers(g *Grid, m Mapping) (numbers []float64, names []string) {
	property, value := -1, -1
	for i, f := range m.Fields {
		switch f.Kind {
		case Property:
			property = i
		case Value:
			value = i
		}
	}
	for row := m.Header + 1; row < len(g.Rows); row++ {
		name := g.Cell(row, property)
		if f, _ := fieldOf(name); f.Kind != Feeling {
			continue
		}
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
		if v, _, ok := exchange.ParseNumber(g.Cell(row, value)); ok {
			numbers = append(numbers, v)
		}
	}
	return numbers, names
}

// Line is one field of a grid as a preview shows it.
type Line struct {
	Name  string // the name in the table; empty when it has none
	Field Field
	Cells []string // the first data of the column or row
}

// Preview shows the first data of each field: a Line per column (list, long) or
// per row (matrix).
func Preview(g *Grid, m Mapping, cells int) []Line {
	lines := make([]Line, len(m.Fields))
	for i, f := range m.Fields {
		l := Line{Field: f}
		for n := range cells {
			row, col := m.Header+1+n, i
			if m.Layout == Matrix {
				row, col = i, m.Header+1+n
			}
			l.Cells = append(l.Cells, g.Cell(row, col))
		}
		if m.Layout == Matrix {
			l.Name = g.Cell(i, m.Header)
		} else {
			l.Name = strings.TrimSpace(g.Cell(m.Header, i))
		}
		lines[i] = l
	}
	return lines
}
