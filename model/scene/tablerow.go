package scene

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// This file lays out rows of tables: cells of several parts that have zones of
// their own, on ground of several kinds.

// The inner distances of a table in millimetres.
const (
	cellPad = 1.8
	rowPad  = 1.5
	cardPad = 2.6 // of cells that are drawn as cards
)

// cellLine is one line of a cell, drawn with its upper left corner at x, y. A
// line without a draw function is room.
type cellLine struct {
	h    float64
	draw func(d *drawing, x, y float64)
}

// cellPart is a part of a cell with a zone of its own, unless the ref is zero.
// The key tells it from all parts that look different in the same width. A part
// may lie on the place of another ref, which has a zone below its own.
type cellPart struct {
	key string
	ref Ref
	on  Ref
	lay func(k *setter, width float64) []cellLine
}

// zoned returns the part as the place of a ref.
func (p cellPart) zoned(ref Ref) cellPart { p.ref = ref; return p }

// above returns the part on the place of a ref.
func (p cellPart) above(ref Ref) cellPart { p.on = ref; return p }

// tableCell is what stands in one field of a table.
type tableCell struct {
	ref   Ref // of the cell as a whole
	parts []cellPart
}

func cellOf(parts ...cellPart) tableCell { return tableCell{parts: parts} }

// textPart is a text, broken into as many lines as it takes.
func textPart(st Style, text string) cellPart {
	return cellPart{key: "text" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		return k.textLines(st, text, width)
	}}
}

// linePart is a text that should stand on one line: in smaller letters where it
// does not.
func linePart(st, smaller Style, text string) cellPart {
	return cellPart{key: "line" + styleKey(st) + styleKey(smaller) + text, lay: func(k *setter, width float64) []cellLine {
		if lines := k.textLines(st, text, width); len(lines) < 2 {
			return lines
		}
		return k.textLines(smaller, text, width)
	}}
}

// gapPart is room between two parts.
func gapPart(h float64) cellPart {
	return cellPart{key: "gap" + number(h), lay: func(*setter, float64) []cellLine { return []cellLine{{h: h}} }}
}

// signPart is a text behind a sign; the name tells the sign from others.
func signPart(name string, s sign, st Style, text string) cellPart {
	return cellPart{key: "sign" + name + "\x01" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		return k.signLines(name, s, st, text, width)
	}}
}

func styleKey(st Style) string {
	return string([]rune{rune(st.Face), rune(st.Size * 10), rune(st.Colour)}) + "\x01"
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', 6, 64) }

// textLines breaks a text into lines of a cell.
func (k *setter) textLines(st Style, text string, width float64) []cellLine {
	pitch := k.pitch(st.Size)
	var out []cellLine
	for _, l := range k.wrap(st, text, width, math.MaxInt).lines {
		out = append(out, cellLine{pitch, func(d *drawing, x, y float64) {
			if l.rtl {
				x += width - l.width
			}
			k.putLine(d, st, x, y, l)
		}})
	}
	return out
}

// signLines is textLines behind a sign, with the lines under each other.
func (k *setter) signLines(name string, s sign, st Style, text string, width float64) []cellLine {
	pitch := max(k.pitch(st.Size), signSize)
	var scratch drawing
	indent := s(&scratch, 0, 0) + 1
	lines := k.textLines(st, text, width-indent)
	if len(lines) == 0 {
		lines = []cellLine{{h: pitch}}
	}
	for i, l := range lines {
		lines[i].draw = func(d *drawing, x, y float64) {
			if i == 0 {
				k.draw(d, name, s, x, y+(pitch-signSize)/2)
			}
			if l.draw != nil {
				l.draw(d, x+indent, y)
			}
		}
	}
	return lines
}

// rowFrame is the ground of a row.
type rowFrame struct {
	name       string
	padX, padY float64
	draw       func(d *drawing, t *table, cells int, h float64)
}

var (
	// frameRuled has a fine line below.
	frameRuled = &rowFrame{"ruled", cellPad, rowPad, func(d *drawing, t *table, _ int, h float64) {
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
	}}
	// frameHead is that of the titles of the columns.
	frameHead = &rowFrame{"head", cellPad, rowPad, func(d *drawing, t *table, _ int, h float64) {
		d.box(Box{Rect: Rect{0, 0, t.width(), h}, Fill: Band})
		d.box(Box{Rect: Rect{0, h - fine, t.width(), fine}, Fill: InkSoft})
	}}
	// frameBoxes has a box around each cell, to be written into; the boxes of
	// rows under each other share their lines.
	frameBoxes = &rowFrame{"boxes", cellPad, rowPad, func(d *drawing, t *table, cells int, h float64) {
		for i := range cells {
			d.box(Box{Rect: Rect{t.xs[i], 0, fine, h}, Fill: CardEdge})
		}
		d.box(Box{Rect: Rect{t.width() - fine, 0, fine, h}, Fill: CardEdge})
		d.box(Box{Rect: Rect{0, h - fine, t.width(), fine}, Fill: CardEdge})
	}}
	// frameCards has a card under each cell.
	frameCards = &rowFrame{"cards", cardPad, cardPad, func(d *drawing, t *table, cells int, h float64) {
		for i := range cells {
			d.box(Box{Rect: Rect{t.xs[i] + fine/2, fine / 2, t.ws[i] - fine, h - fine}, Radius: 1.5, Fill: Card, Pen: Pen{Colour: CardEdge, Width: fine}})
		}
	}}
	// frameOpen has nothing: the row goes on in the next.
	frameOpen = &rowFrame{"open", cellPad, rowPad, func(*drawing, *table, int, float64) {}}
)

// tableRow is a row of a table.
type tableRow struct {
	ref   Ref // of the row as a whole
	frame *rowFrame
	cells []tableCell
	least float64 // height
}

func (r *tableRow) key() string {
	var s strings.Builder
	s.Grow(128 * (len(r.cells) + 1))
	ref := func(r Ref) {
		for _, part := range []string{string(r.Owner), string(r.Part), string(r.Lane), string(r.Persona)} {
			s.WriteString(part)
			s.WriteByte(0)
		}
	}
	s.WriteString(r.frame.name)
	ref(r.ref)
	for _, c := range r.cells {
		s.WriteByte(2)
		ref(c.ref)
		for _, p := range c.parts {
			s.WriteString(p.key)
			s.WriteByte(3)
			ref(p.ref)
			ref(p.on)
		}
	}
	return s.String()
}

// table lays rows into columns.
type table struct {
	b      *Builder
	xs, ws []float64 // left edges and widths of the columns
	most   float64   // the height over which a row is cut into several
	key    string    // tells the columns from others
}

// newTable shares a width among columns by their shares, so that none is
// narrower than its least, as far as there is room.
func (b *Builder) newTable(width, most float64, shares, least []float64) *table {
	t := &table{b: b, most: most, ws: make([]float64, len(shares)), xs: make([]float64, len(shares))}
	free, total := width, 0.0
	for i, s := range shares {
		free -= least[i]
		total += s
	}
	squeeze := 1.0
	if free < 0 {
		sum := 0.0
		for _, l := range least {
			sum += l
		}
		squeeze = (sum + free) / sum
	}
	share(t.ws, shares, least, free, total)
	x := 0.0
	for i := range t.ws {
		if free < 0 {
			t.ws[i] = least[i] * squeeze
		}
		t.xs[i] = x
		x += t.ws[i]
		t.key += number(t.ws[i]) + " "
	}
	return t
}

// share gives each column its share of the whole, or its least where that is
// more: columns at their least are taken out, and the others share the rest.
func share(ws, shares, least []float64, free, total float64) {
	whole := free
	for _, l := range least {
		whole += l
	}
	fixed := make([]bool, len(ws))
	for again := true; again; {
		again = false
		for i := range ws {
			if fixed[i] {
				continue
			}
			ws[i] = whole * shares[i] / total
			if ws[i] < least[i] {
				ws[i], fixed[i], again = least[i], true, true
				whole -= least[i]
				total -= shares[i]
				break
			}
		}
	}
}

func (t *table) width() float64 { return t.xs[len(t.xs)-1] + t.ws[len(t.ws)-1] }

// row draws a row, in several pieces when it is higher than the most.
func (t *table) row(r tableRow) []piece {
	key := blockKey{kind: "table row", text: t.key + "\x02" + r.key(), a: r.least}
	return t.cut(r, t.b.block(key, func(d *drawing) { t.draw(d, &r, t.lay(&r)) }))
}

// fresh is row for a caller that remembers the pieces himself.
func (t *table) fresh(r tableRow) []piece {
	var d drawing
	t.draw(&d, &r, t.lay(&r))
	return t.cut(r, d.block())
}

// cut parts a row that is higher than the most.
func (t *table) cut(r tableRow, b *Block) []piece {
	p := pieceOf(b)
	if p.h <= t.most {
		return []piece{p}
	}
	var out []piece
	for _, part := range cutRow(t.lay(&r), t.most-2*r.frame.padY) {
		var d drawing
		t.draw(&d, &r, part)
		out = append(out, pieceOf(d.block()))
	}
	return out
}

// partLine is a line of a cell and the number of its part.
type partLine struct {
	cellLine
	part int
}

// lay breaks the parts of all cells into lines.
func (t *table) lay(r *tableRow) [][]partLine {
	out := make([][]partLine, len(r.cells))
	for i, c := range r.cells {
		for n, p := range c.parts {
			lines := p.lay(&t.b.k, t.ws[i]-2*r.frame.padX)
			if len(lines) == 0 && p.ref != (Ref{}) {
				lines = []cellLine{{h: t.b.k.pitch(SizeBody)}} // nothing to see, and still a place
			}
			for _, l := range lines {
				out[i] = append(out[i], partLine{l, n})
			}
		}
	}
	return out
}

// cutRow parts the lines of a row's cells so that each part has at most a
// height; a line that is higher is left whole.
func cutRow(cells [][]partLine, most float64) [][][]partLine {
	var out [][][]partLine
	for {
		part := make([][]partLine, len(cells))
		left := false
		for i, lines := range cells {
			n, h := 0, 0.0
			for n < len(lines) && (n == 0 || h+lines[n].h <= most) {
				h += lines[n].h
				n++
			}
			part[i], cells[i] = lines[:n], lines[n:]
			left = left || n < len(lines)
		}
		out = append(out, part)
		if !left {
			return out
		}
	}
}

// draw draws a row: its ground, its zones, then the lines.
func (t *table) draw(d *drawing, r *tableRow, cells [][]partLine) {
	h, many := r.least, 0
	for _, lines := range cells {
		many += len(lines)
		sum := 2 * r.frame.padY
		for _, l := range lines {
			sum += l.h
		}
		h = max(h, sum)
	}
	d.marks, d.zones = slices.Grow(d.marks, many+1), slices.Grow(d.zones, len(cells)+1)
	d.grow(Rect{0, 0, t.width(), h}, 0)
	r.frame.draw(d, t, len(cells), h)
	if r.ref != (Ref{}) {
		d.zone(Rect{0, 0, t.width(), h}, r.ref)
	}
	for i, lines := range cells {
		if c := r.cells[i]; c.ref != (Ref{}) {
			d.zone(Rect{t.xs[i], 0, t.ws[i], h}, c.ref)
		}
		t.zones(d, r, i, lines, h)
		y := r.frame.padY
		for _, l := range lines {
			if l.draw != nil {
				l.draw(d, t.xs[i]+r.frame.padX, y)
			}
			y += l.h
		}
	}
}

// zones gives each part of a cell the place from its first line to the next
// part, the first from the row's upper edge and the last to its lower. Parts
// that belong to the same share one.
func (t *table) zones(d *drawing, r *tableRow, cell int, lines []partLine, h float64) {
	refs := func(part int) [2]Ref { return [2]Ref{r.cells[cell].parts[part].on, r.cells[cell].parts[part].ref} }
	top, y := 0.0, r.frame.padY
	for i, l := range lines {
		y += l.h
		both, last := refs(l.part), i == len(lines)-1
		if !last && refs(lines[i+1].part) == both {
			continue
		}
		bottom := y
		if last {
			bottom = h
		}
		for _, ref := range both {
			if ref != (Ref{}) {
				d.zone(Rect{t.xs[cell], top, t.ws[cell], bottom - top}, ref)
			}
		}
		top = y
	}
}
