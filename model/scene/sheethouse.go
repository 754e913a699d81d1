package scene

import "lupaus/model"

// The measures of a house in millimetres.
const (
	pillarW   = 34.0 // the narrowest pillar
	pillarGap = 4.0
	roofTop   = 0.5 // the width of the roof's ridge against its eaves
)

// house draws the rows as a roof, pillars beside each other that carry it, and
// the floors below.
func (s *sheetPicture) house(block model.FormBlock) {
	byPlace := map[string][]model.SheetRow{}
	for _, row := range s.rowsOf(block) {
		given, _ := block.Row(row.ID)
		byPlace[given.Place] = append(byPlace[given.Place], row)
	}
	pieces := s.roof(block, byPlace[model.PlaceRoof])
	pieces = append(pieces, s.pillars(block, byPlace[model.PlacePillar])...)
	floor := s.b.newTable(s.opt.Width, mostOf(s.page), []float64{1}, []float64{40})
	for _, row := range byPlace[model.PlaceFloor] {
		r := tableRow{frame: frameFloor, ref: s.rowRef(row.ID, block.Key), cells: []tableCell{{parts: s.shapeParts(block, row)}}}
		pieces = append(pieces, floor.row(r)...)
		pieces = append(pieces, space(1))
	}
	s.together(pieces)
}

// roof draws the rows of the roof, each wider than the one above. Texts stand
// under the ridge, where every line has room.
func (s *sheetPicture) roof(block model.FormBlock, rows []model.SheetRow) []piece {
	n := float64(len(rows))
	width := func(i int) float64 { return s.opt.Width * (roofTop + (1-roofTop)*float64(i)/n) }
	var pieces []piece
	for i, row := range rows {
		t := s.b.middleTable(s.opt.Width, width(i), mostOf(s.page))
		frame := slopedFrame(1, width(i), width(i+1), AccentSoft)
		r := tableRow{frame: frame, least: layerH, cells: []tableCell{{}, {ref: s.rowRef(row.ID, block.Key), parts: s.shapeParts(block, row)}, {}}}
		pieces = append(pieces, t.row(r)...)
		pieces = append(pieces, space(1))
	}
	return pieces
}

// pillars draws the pillars beside each other, in several rows where they would
// be too narrow.
func (s *sheetPicture) pillars(block model.FormBlock, rows []model.SheetRow) []piece {
	if len(rows) == 0 {
		return nil
	}
	most := max(1, int((s.opt.Width+pillarGap)/(pillarW+pillarGap)))
	lines := (len(rows) + most - 1) / most
	per := (len(rows) + lines - 1) / lines
	var pieces []piece
	for from := 0; from < len(rows); from += per {
		part := rows[from:min(len(rows), from+per)]
		t := s.cardTable(len(part), pillarGap)
		r := tableRow{frame: framePillars, least: 34}
		for _, row := range part {
			r.cells = append(r.cells, tableCell{ref: s.rowRef(row.ID, block.Key), parts: s.shapeParts(block, row)})
		}
		pieces = append(pieces, t.row(r)...)
		pieces = append(pieces, space(1))
	}
	return pieces
}

// framePillars has a pillar under each cell, with a head and a foot.
var framePillars = &rowFrame{"pillars", cardPad + 0.6, cardPad + 1, func(d *drawing, t *table, cells int, h float64) {
	const head, in = 1.6, 1.0
	for i := range cells {
		x, w := t.xs[i], t.ws[i]
		d.outlined(Rect{x + in, head / 2, w - 2*in, h - head}, 0, Card, Pen{Colour: CardEdge, Width: fine})
		d.box(Box{Rect: Rect{x, 0, w, head}, Radius: 0.4, Fill: Accent})
		d.box(Box{Rect: Rect{x, h - head, w, head}, Radius: 0.4, Fill: Accent})
	}
}}

// frameFloor is the ground of a floor.
var frameFloor = &rowFrame{"floor", cardPad, cardPad, func(d *drawing, t *table, _ int, h float64) {
	d.outlined(Rect{0, 0, t.width(), h}, 0.6, Band, Pen{Colour: InkSoft, Width: fine})
}}
