package scene

import "lupaus/model"

// This file lays out the rows of the grid of answers.

// gridRows is how the statements of an instrument lie under each other.
type gridRows struct {
	list       []gridRow
	statements int
	width      float64 // that the texts need
	height     float64
}

// gridRow is the row of a statement, or of the name of an area.
type gridRow struct {
	at   int // place of the statement; -1: the name of an area
	y, h float64
	said string
	text folded
	ref  Ref // without its owner
}

// gridKey names rows by the instrument as it is and the width of the texts.
type gridKey struct {
	i     *model.Instrument
	width float64
}

func (b *Builder) gridRows(i *model.Instrument, width float64) *gridRows {
	key := gridKey{i, width}
	if r, ok := b.grids.get(key); ok {
		return r
	}
	lang := b.k.w.Lang()
	rows := &gridRows{}
	for n := range i.Areas {
		area := &i.Areas[n]
		rows.put(gridRow{at: -1, said: area.Title.In(lang), ref: Ref{Part: PartArea, Lane: model.ID(area.Key)}})
		for m := range area.Statements {
			s := &area.Statements[m]
			rows.put(gridRow{at: rows.statements, said: statementName(s, lang), ref: Ref{Part: PartStatement, Lane: model.ID(s.Key)}})
		}
	}
	rows.lay(&b.k, width)
	b.grids.put(key, rows)
	return rows
}

func (g *gridRows) put(r gridRow) {
	g.list = append(g.list, r)
	if r.at >= 0 {
		g.statements++
	}
}

// lay breaks the texts into two lines at most, in as little of a width as they
// need, and gives each row its place.
func (g *gridRows) lay(k *setter, width float64) {
	g.width = leastTextW
	for _, r := range g.list {
		g.width = max(g.width, k.one(r.style(), r.said, width-r.indent()-cellPad).width+r.indent()+cellPad)
	}
	for i := range g.list {
		r := &g.list[i]
		r.text = k.wrap(r.style(), r.said, g.width-r.indent()-cellPad, 2)
		r.text.more = 0 // the ellipsis says it
		r.y, r.h = g.height, max(answerH, k.height(r.style(), r.text)+0.9)
		g.height += r.h
	}
}

// style is how the text of a row is set, and indent where it begins.
func (r *gridRow) style() Style {
	if r.at < 0 {
		return styleSmallIn.bold()
	}
	return styleSmallIn
}

func (r *gridRow) indent() float64 {
	if r.at < 0 {
		return cellPad
	}
	return gridNumber
}

// gridNumber is the room for the number of a statement.
const gridNumber = 9.0

// statementName is what a statement is called in lists: its text, or its two
// opposites where it has none.
func statementName(s *model.Statement, lang string) string {
	if text := s.Text.In(lang); text != "" || !s.Poles() {
		return text
	}
	return s.Left.In(lang) + " – " + s.Right.In(lang)
}
