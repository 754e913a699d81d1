package scene

import (
	"lupaus/model"
)

// The measures of questions and chains in millimetres.
const (
	questionW = 107.0 // about as wide as a card of a question is
	chainW    = 46.0  // the narrowest box of a chain that stands beside others
	cardGap   = 4.0
	arrowGap  = 8.0
)

// questions draws each row as a card: the question, and the answer under it.
// Wide pictures have several cards beside each other.
func (s *sheetPicture) questions(block model.FormBlock) {
	rows := s.rowsOf(block)
	if len(rows) == 0 {
		return
	}
	perRow := max(1, min(len(rows), int((s.opt.Width+cardGap)/questionW)))
	t := s.cardTable(perRow, cardGap)
	for from := 0; from < len(rows); from += perRow {
		if from > 0 {
			s.add(space(cardGap * 0.75))
		}
		s.add(t.row(s.cards(block, rows[from:min(len(rows), from+perRow)]))...)
	}
}

// chain draws the rows as boxes with an arrow from each to the next: beside
// each other where there is room, else under each other.
func (s *sheetPicture) chain(block model.FormBlock) {
	rows := s.rowsOf(block)
	if len(rows) == 0 {
		return
	}
	n := len(rows)
	if columnWidth(s.opt.Width, n, arrowGap) >= chainW {
		t := s.cardTable(n, arrowGap)
		pieces := t.row(s.cards(block, rows))
		for i := range pieces {
			pieces[i].placed = append(pieces[i].placed, s.arrowsBeside(t, pieces[i].h))
		}
		s.add(pieces...)
		return
	}
	t := s.cardTable(1, 0)
	for i := range rows {
		if i > 0 {
			s.add(s.arrowDown())
		}
		s.add(t.row(s.cards(block, rows[i:i+1]))...)
	}
}

func (s *sheetPicture) cardTable(columns int, gutter float64) *table {
	return s.b.cardTable(s.opt.Width, mostOf(s.page), columns, gutter)
}

// cardTable has columns of the same width with a gutter between them.
func (b *Builder) cardTable(width, most float64, columns int, gutter float64) *table {
	shares := make([]float64, columns)
	for i := range shares {
		shares[i] = 1
	}
	return b.newTable(width, most, shares, make([]float64, columns)).spread(gutter)
}

// spread leaves a gutter between columns of the same width.
func (t *table) spread(gutter float64) *table {
	n := len(t.ws)
	w := columnWidth(t.width(), n, gutter)
	t.key += number(gutter)
	for i := range t.ws {
		t.ws[i], t.xs[i] = w, float64(i)*(w+gutter)
	}
	return t
}

func (s *sheetPicture) cards(block model.FormBlock, rows []model.SheetRow) tableRow {
	r := tableRow{frame: frameCards}
	for _, row := range rows {
		r.cells = append(r.cells, s.card(block, row))
	}
	return r
}

// card is one question with its answers: the texts of all columns, under their
// titles when there are several.
func (s *sheetPicture) card(block model.FormBlock, row model.SheetRow) tableCell {
	given, isGiven := block.Row(row.ID)
	cell := tableCell{ref: s.rowRef(row.ID, block.Key)}
	if isGiven {
		cell.parts = append(s.titleParts(given, row), gapPart(1))
	} else if _, named := block.Column(model.NameColumn); !named && row.ID != "" {
		title := textPart(styleStrong, row.Cells[model.NameColumn]).zoned(s.cellRef(row.ID, block.Key, model.NameColumn))
		cell.parts = append(cell.parts, title, gapPart(1))
	}
	for _, c := range block.Columns {
		if c.Key == model.NameColumn && isGiven {
			continue
		}
		ref := s.cellRef(row.ID, block.Key, c.Key)
		if c.Kind == model.ColumnSum { // which nobody writes
			ref = s.rowRef(row.ID, block.Key)
		}
		if len(block.Columns) > 1 {
			cell.parts = append(cell.parts, textPart(styleSmall, c.Title).zoned(ref))
		}
		for _, p := range s.cellParts(block.Key, c, row) {
			cell.parts = append(cell.parts, p.zoned(ref))
		}
		cell.parts = append(cell.parts, gapPart(s.answerRoom(len(block.Columns), c, row)).zoned(ref))
	}
	return cell
}

// answerRoom is the room for an answer that has not been given.
func (s *sheetPicture) answerRoom(columns int, c model.FormColumn, row model.SheetRow) float64 {
	switch {
	case c.Kind != model.ColumnText && c.Kind != model.ColumnLinks:
		return 1
	case s.opt.Blank && columns > 3:
		return 13
	case s.opt.Blank:
		return 32
	case row.Cells[c.Key] == "" && len(row.Links) == 0:
		return 12
	}
	return 1
}

// arrowsBeside draws the arrows between the boxes of a row.
func (s *sheetPicture) arrowsBeside(t *table, h float64) Placed {
	return Placed{0, 0, s.b.block(blockKey{kind: "chain arrows", text: t.key, a: h}, func(d *drawing) {
		for i := range len(t.ws) - 1 {
			x := t.xs[i] + t.ws[i]
			fatArrow(d, x+1.4, h/2, 1, 0)
		}
	})}
}

func (s *sheetPicture) arrowDown() piece {
	b := s.b.block(blockKey{kind: "chain arrow", a: s.opt.Width}, func(d *drawing) {
		d.grow(Rect{0, 0, s.opt.Width, arrowGap}, 0)
		fatArrow(d, s.opt.Width/2, 1.4, 0, 1)
	})
	return piece{h: arrowGap, placed: []Placed{{0, 0, b}}, tied: true}
}

// fatArrow draws an arrow of 5 mm from a point to the right or down.
func fatArrow(d *drawing, x, y, dx, dy float64) {
	const length, head, wide = 5.2, 2.6, 2.2
	at := func(along, across float64) Point { return Point{x + dx*along - dy*across, y + dy*along + dx*across} }
	tip, left, right := at(length, 0), at(length-head, -wide), at(length-head, wide)
	d.path(Accent, Pen{}, moveTo(tip.X, tip.Y), lineTo(right.X, right.Y), lineTo(left.X, left.Y), closePath())
	from, to := at(0, 0), at(length-head+0.2, 0)
	d.line(Pen{Colour: Accent, Width: 1.2}, from.X, from.Y, to.X, to.Y)
}
