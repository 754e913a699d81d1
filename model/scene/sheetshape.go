package scene

import (
	"strconv"

	"lupaus/model"
)

// This file has what ladders, pyramids, houses and flows share: texts in shapes
// whose heights follow what is said in them.

// askLine is the distance of the lines that are written on by hand.
const askLine = 7.0

// asked are cells under each other, each under the title of its column and with
// its place; of a blank form there are lines to write on.
func (s *sheetPicture) asked(block model.FormBlock, columns []model.FormColumn, row model.SheetRow) []cellPart {
	var parts []cellPart
	for _, c := range columns {
		ref := s.writtenRef(row.ID, block.Key, c)
		if ref == (Ref{}) {
			ref = s.rowRef(row.ID, block.Key)
		}
		if len(parts) > 0 {
			parts = append(parts, gapPart(0.8))
		}
		title := c.Title
		if s.opt.Blank && c.Unit != "" {
			title += " (" + c.Unit + ")"
		}
		parts = append(parts, textPart(styleSmall, title).zoned(ref))
		if s.opt.Blank && s.byHand(c) {
			parts = append(parts, handLines(c.Kind == model.ColumnText || c.Kind == model.ColumnLinks).zoned(ref))
			continue
		}
		cells := s.cellParts(block.Key, c, row)
		for _, p := range cells {
			parts = append(parts, p.zoned(ref))
		}
	}
	return append(parts, gapPart(0.4))
}

// byHand reports whether a cell of a blank form is written, not ticked.
func (s *sheetPicture) byHand(c model.FormColumn) bool {
	return c.Kind != model.ColumnStep && c.Kind != model.ColumnChoice && c.Kind != model.ColumnCheck
}

// handLines are lines to write on: one, or as many as a few sentences take.
func handLines(much bool) cellPart {
	return cellPart{key: "hand lines" + strconv.FormatBool(much), lay: func(_ *setter, width float64) []cellLine {
		n := 1
		switch {
		case much && width >= 100:
			n = 2
		case much:
			n = 3
		}
		lines := make([]cellLine, n)
		for i := range lines {
			lines[i] = cellLine{askLine, func(d *drawing, x, y float64) {
				d.box(Box{Rect: Rect{x, y + askLine - 0.6, width, hair}, Fill: InkSoft})
			}}
		}
		return lines
	}}
}

// shapeParts are the title of a row, the questions that help, and what is asked.
// The title of a column stands there when there are several, or nothing is said
// yet.
func (s *sheetPicture) shapeParts(block model.FormBlock, row model.SheetRow) []cellPart {
	given, _ := block.Row(row.ID)
	parts := append(s.titleParts(given, row), gapPart(0.8))
	if len(block.Columns) > 1 || s.opt.Blank {
		return append(parts, s.asked(block, block.Columns, row)...)
	}
	return append(parts, s.answerParts(block, row)...)
}

// answerParts are the cell of a block of one column; the title of the column
// stands there until something is said.
func (s *sheetPicture) answerParts(block model.FormBlock, row model.SheetRow) []cellPart {
	if s.opt.Blank {
		return s.asked(block, block.Columns, row)
	}
	c := block.Columns[0]
	ref := s.cellRef(row.ID, block.Key, c.Key)
	if row.Cells[c.Key] == "" {
		return []cellPart{textPart(styleSmall, c.Title).zoned(ref), gapPart(2).zoned(ref)}
	}
	var parts []cellPart
	for _, p := range s.cellParts(block.Key, c, row) {
		parts = append(parts, p.zoned(ref))
	}
	return append(parts, gapPart(0.4).zoned(ref))
}

// height is how high a row would be drawn in one piece.
func (t *table) height(r tableRow) float64 {
	h := r.least
	for _, lines := range t.lay(&r) {
		sum := 2 * r.frame.padY
		for _, l := range lines {
			sum += l.h
		}
		h = max(h, sum)
	}
	return h
}

// together adds pieces that stay on one page if it holds them.
func (s *sheetPicture) together(pieces []piece) {
	for i := range pieces {
		pieces[i].tied = i < len(pieces)-1
	}
	s.add(pieces...)
}

// middleTable has one column with a width, in the middle of another.
func (b *Builder) middleTable(width, middle, most float64) *table {
	side := (width - middle) / 2
	return b.newTable(width, most, []float64{0, 1, 0}, []float64{side, middle, side})
}

// slopedFrame is the ground of a layer that widens downwards around the middle of
// a column: from and to are its widths above and below.
func slopedFrame(column int, from, to float64, fill Colour) *rowFrame {
	name := "sloped " + strconv.Itoa(column) + " " + number(from) + " " + number(to) + " " + strconv.Itoa(int(fill))
	return &rowFrame{name, cellPad, rowPad, func(d *drawing, t *table, _ int, h float64) {
		mid := t.xs[column] + t.ws[column]/2
		pen := Pen{Colour: Accent, Width: fine}
		top, bottom := from/2-fine, to/2-fine
		d.path(fill, pen, moveTo(mid-top, fine/2), lineTo(mid+top, fine/2), lineTo(mid+bottom, h-fine/2), lineTo(mid-bottom, h-fine/2), closePath())
	}}
}
