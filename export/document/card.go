package document

import (
	"lupaus/model"
	"lupaus/model/scene"
)

// The grid of the cards that are cut from a standing page, in millimetres.
const (
	cardCols, cardRows = 2, 4
	cutGap, cutLong    = 1.0, 3.5 // between a card and its cut marks, and their length
)

// promiseCards draws empty cards to write promises on and cut out: one for the
// company, each stage and each role, and as many more as fill the last page.
func (b *book) promiseCards() {
	heads := []string{b.word("level.company")}
	for _, t := range b.twigs() {
		switch {
		case t.stage != nil:
			heads = append(heads, b.word("export.label", b.word("level.stage"), b.name(t.stage.Name)))
		case t.role != "":
			heads = append(heads, b.word("export.label", b.word("level.role"), scene.Name(b.Words, b.p.Role(t.role))))
		}
	}
	title := b.word("handout.cards")
	perPage := cardCols * cardRows
	for n := 0; (n < len(heads)+2 || n%perPage != 0) && !b.stopped(); n++ {
		if n%perPage == 0 {
			b.turnPicture(false)
			if n == 0 {
				b.enter(title)
				b.bookmark(0, title)
			}
			b.grid()
		}
		head := b.word("level.touchpoint")
		if n < len(heads) {
			head = heads[n]
		}
		b.card(b.slot(n%perPage), head)
	}
}

// slot is the place of a card on the page.
func (b *book) slot(n int) scene.Rect {
	w, h := b.area.W/cardCols, (b.area.H-6)/cardRows
	return scene.Rect{X: b.area.X + float64(n%cardCols)*w, Y: b.area.Y + float64(n/cardCols)*h, W: w, H: h}
}

// grid draws where the cards are cut: fine lines with marks at their ends.
func (b *book) grid() {
	first, last := b.slot(0), b.slot(cardCols*cardRows-1)
	all := first.Union(last)
	fine := scene.Pen{Colour: scene.Grid, Width: 0.2}
	for i := range cardCols + 1 {
		x := all.X + float64(i)*first.W
		b.Line(fine, x, all.Y, x, all.Y+all.H)
		b.cutUp(x, all.Y, all.Y+all.H)
	}
	for i := range cardRows + 1 {
		y := all.Y + float64(i)*first.H
		b.Line(fine, all.X, y, all.X+all.W, y)
		b.cutAcross(y, all.X, all.X+all.W)
	}
}

// cutPen draws cut marks.
var cutPen = scene.Pen{Colour: scene.Ink, Width: 0.2}

// cutUp draws marks for an upright cut, above and below what is cut.
func (f *flow) cutUp(x, top, bottom float64) {
	f.Line(cutPen, x, top-cutGap-cutLong, x, top-cutGap)
	f.Line(cutPen, x, bottom+cutGap, x, bottom+cutGap+cutLong)
}

// cutAcross draws marks for a level cut, on both sides of what is cut.
func (f *flow) cutAcross(y, left, right float64) {
	f.Line(cutPen, left-cutGap-cutLong, y, left-cutGap, y)
	f.Line(cutPen, right+cutGap, y, right+cutGap+cutLong, y)
}

// card draws an empty card: what is promised, who answers, how one sees it, and
// how it is known.
func (b *book) card(r scene.Rect, head string) {
	const pad = 5.0
	x, w := r.X+pad, r.W-2*pad
	y := b.Text(x, r.Y+pad, b.Paragraph(styleTiny, w, head, 2))
	bottom := r.Y + r.H - pad
	fields := []string{b.word("export.ownerColumn"), b.word("handout.measureAndTarget")}
	const line = 8.0
	low := bottom - 6.5 - line*float64(len(fields))
	b.rules(x, y, w, low-y, line)
	for i, text := range fields {
		at := low + float64(i+1)*line
		g := b.Paragraph(styleSoft, w/2, text, 1)
		b.Text(x, at-g.Pitch(), g)
		b.Line(rulePen, x+g.Width()+2, at, x+w, at)
	}
	for _, level := range model.EvidenceLevels() {
		g := b.Paragraph(styleSoft, w/4-4, b.word("evidence."+string(level)), 1)
		b.tick(x, bottom-2.9)
		b.Text(x+3.2, bottom-g.Pitch(), g)
		x += w / 4
	}
}

// rulePen draws lines to write on.
var rulePen = scene.Pen{Colour: scene.InkSoft, Width: 0.2}

// rules draws lines to write on, below each other in a height.
func (f *flow) rules(x, y, width, height, pitch float64) {
	for at := y + pitch; at <= y+height+0.01; at += pitch {
		f.Line(rulePen, x, at, x+width, at)
	}
}
