package scene

import (
	"slices"
	"strconv"

	"lupaus/model"
)

// The measures of a ladder in millimetres.
const (
	rungW   = 34.0 // the narrowest rung that stands beside others
	rungGap = 1.2
	rise    = 9.0 // of each rung above the one before
)

// ladder draws the rows as steps that rise from left to right, the first one
// lowest. Where there is no room beside each other, they stand under each other
// with the highest on top.
func (s *sheetPicture) ladder(block model.FormBlock) {
	rows := s.rowsOf(block)
	n := len(rows)
	if n == 0 {
		return
	}
	if columnWidth(s.opt.Width, n, rungGap) >= rungW {
		t := s.cardTable(n, rungGap)
		r := tableRow{frame: stairFrame(n)}
		for i, row := range rows {
			r.cells = append(r.cells, s.rung(block, row, i, float64(n-1-i)*rise))
		}
		if t.height(r) <= t.most {
			s.add(t.row(r)...)
			return
		}
	}
	s.ladderStacked(block, rows)
}

// rung is a step with its number, below the room that the higher ones take.
func (s *sheetPicture) rung(block model.FormBlock, row model.SheetRow, at int, above float64) tableCell {
	on := s.rowRef(row.ID, block.Key)
	cell := tableCell{parts: []cellPart{textPart(styleStrong.in(Accent), strconv.Itoa(at+1)).zoned(on)}}
	if above > 0 {
		cell.parts = slices.Insert(cell.parts, 0, gapPart(above))
	}
	for _, p := range s.shapeParts(block, row) {
		if p.ref == (Ref{}) {
			p = p.zoned(on)
		} else {
			p = p.above(on)
		}
		cell.parts = append(cell.parts, p)
	}
	return cell
}

// stairFrame is the ground of so many rising steps.
func stairFrame(n int) *rowFrame {
	return &rowFrame{"stair " + strconv.Itoa(n), cardPad, cardPad, func(d *drawing, t *table, cells int, h float64) {
		for i := range cells {
			top := float64(n-1-i) * rise
			d.outlined(Rect{t.xs[i], top, t.ws[i], h - top}, 0.8, Card, Pen{Colour: CardEdge, Width: fine})
			d.box(Box{Rect: Rect{t.xs[i], top, t.ws[i], 1.1}, Fill: Accent})
		}
	}}
}

// frameRung is the ground of a step that stands among others above and below.
var frameRung = &rowFrame{"rung", cardPad, rowPad, func(d *drawing, t *table, _ int, h float64) {
	d.outlined(Rect{0, 0, t.width(), h}, 0.8, Card, Pen{Colour: CardEdge, Width: fine})
	d.box(Box{Rect: Rect{0, 0, t.width(), 1.1}, Fill: Accent})
}}

// ladderStacked draws the steps under each other, each higher one further to the
// right.
func (s *sheetPicture) ladderStacked(block model.FormBlock, rows []model.SheetRow) {
	n := len(rows)
	step := min(6, s.opt.Width*0.2/float64(n))
	var pieces []piece
	for i := n - 1; i >= 0; i-- {
		x := float64(i) * step
		t := s.b.newTable(s.opt.Width-x, mostOf(s.page), []float64{1}, []float64{30})
		r := tableRow{frame: frameRung, ref: s.rowRef(rows[i].ID, block.Key), cells: []tableCell{s.rung(block, rows[i], i, 0)}}
		for _, p := range t.row(r) {
			pieces = append(pieces, indented(p, x))
		}
		if i > 0 {
			pieces = append(pieces, space(rungGap))
		}
	}
	s.add(pieces...)
}
