package document

import "lupaus/model/scene"

// The inner distances of a table in millimetres.
const (
	cellPad = 1.6
	rowPad  = 1.2
)

// column is one column of a table.
type column struct {
	title string
	width float64
}

// line is one line of a cell, with an optional sign before it and some room
// above.
type line struct {
	scene.Paragraph
	sign   func(x, y float64) float64
	indent float64 // of the text
	gap    float64
}

// draw draws the line with its upper left corner at x, y.
func (l line) draw(p *scene.Pencil, x, y float64) {
	if l.sign != nil {
		l.sign(x, y+(l.Pitch()-scene.SignSize)/2)
	}
	p.Text(x+l.indent, y, l.Paragraph)
}

// cell is the lines of one cell.
type cell []line

func (c cell) height() float64 {
	h := 0.0
	for _, l := range c {
		h += l.gap + l.Pitch()
	}
	return h
}

// table draws rows under a head that comes back on every page. Rows stay
// whole unless one is higher than a page.
type table struct {
	*flow
	columns []column
	head    []cell
	headH   float64
}

func (f *flow) table(columns []column) *table {
	t := &table{flow: f, columns: columns}
	for _, c := range columns {
		t.head = append(t.head, t.text(nil, c.width, styleTiny, c.title))
	}
	t.headH = rowHeight(t.head)
	return t
}

// text adds a text to a cell of a column of some width.
func (f *flow) text(c cell, width float64, style scene.Style, text string) cell {
	return f.signed(c, width, style, text, nil, 0)
}

// signed adds a text with a sign of some width before its first line.
func (f *flow) signed(c cell, width float64, style scene.Style, text string, sign func(x, y float64) float64, signW float64) cell {
	g := f.Paragraph(style, width-2*cellPad-signW, text, 0)
	for i := range g.Len() {
		l := line{Paragraph: g.Part(i, i+1), indent: signW}
		if i == 0 {
			l.sign = sign
			if len(c) > 0 {
				l.gap = 0.6
			}
		}
		c = append(c, l)
	}
	return c
}

func rowHeight(cells []cell) float64 {
	h := 0.0
	for _, c := range cells {
		h = max(h, c.height())
	}
	return h + 2*rowPad
}

// begin draws the head and makes sure that a row of some height follows it.
func (t *table) begin(keep float64) {
	if t.need(t.headH + keep) {
		return // turning has drawn it
	}
	t.drawHead()
}

// need turns the page like flow's, with the head on the new page.
func (t *table) need(height float64) bool {
	if !t.flow.need(height) {
		return false
	}
	t.drawHead()
	return true
}

func (t *table) drawHead() {
	t.Box(scene.Box{Rect: scene.Rect{X: t.area.X, Y: t.y, W: t.width(), H: t.headH}, Fill: scene.Band})
	t.drawCells(t.head, t.headH)
	t.Line(scene.Pen{Colour: scene.InkSoft, Width: 0.3}, t.area.X, t.y, t.area.X+t.width(), t.y)
}

func (t *table) width() float64 {
	w := 0.0
	for _, c := range t.columns {
		w += c.width
	}
	return w
}

// drawCells draws the lines of a row of some height and goes below it.
func (t *table) drawCells(cells []cell, height float64) {
	x := t.area.X
	for i, c := range cells {
		y := t.y + rowPad
		for _, l := range c {
			y += l.gap
			l.draw(t.Pencil, x+cellPad, y)
			y += l.Pitch()
		}
		x += t.columns[i].width
	}
	t.y += height
}

// row draws a row with a line under it.
func (t *table) row(cells []cell) {
	h := rowHeight(cells)
	whole := t.area.H - t.headH
	if h <= whole {
		t.need(h)
		t.drawRow(cells)
		return
	}
	for !t.stopped() {
		t.need(40) // some lines at least
		if rowHeight(cells) <= t.room() {
			t.drawRow(cells)
			return
		}
		var now []cell
		now, cells = split(cells, t.room()-2*rowPad)
		t.drawRow(now)
		t.turn(t.lying)
		t.drawHead()
	}
}

func (t *table) drawRow(cells []cell) {
	t.drawCells(cells, rowHeight(cells))
	t.Line(scene.Pen{Colour: scene.Grid, Width: 0.2}, t.area.X, t.y, t.area.X+t.width(), t.y)
}

// split takes as many lines of each cell as fit into a height, one at least
// of the longest.
func split(cells []cell, height float64) (now, later []cell) {
	for _, c := range cells {
		n, h := 0, 0.0
		for n < len(c) && h+c[n].gap+c[n].Pitch() <= height {
			h += c[n].gap + c[n].Pitch()
			n++
		}
		if n == 0 && len(c) > 0 {
			n = 1
		}
		now, later = append(now, c[:n]), append(later, c[n:])
	}
	return now, later
}

// group draws a line of text over the whole width that belongs to the row
// below it, whose height is given.
func (t *table) group(text, note string, next float64) {
	g := t.Paragraph(styleBold, t.width()*0.7, text, 2)
	h := g.Height() + 2*rowPad
	t.need(h + min(next, t.area.H/2))
	t.Box(scene.Box{Rect: scene.Rect{X: t.area.X, Y: t.y, W: t.width(), H: h}, Fill: scene.AccentSoft})
	t.Text(t.area.X+cellPad, t.y+rowPad, g)
	if note != "" {
		t.TextRight(t.area.X+t.width()-cellPad, t.y+rowPad+0.4, t.Paragraph(styleSmall, t.width()*0.28, note, 1))
	}
	t.y += h
}
