package scene

import (
	"math"
	"strings"

	"lupaus/model"
)

// The least measures of a field of a grid in millimetres.
const (
	fieldH      = 24.0
	fieldBlankH = 34.0
	fieldW      = 17.0
)

// grid draws a plane of fields with the rows as cards in them, and below it the
// cards that have no field yet.
func (s *sheetPicture) grid(block model.FormBlock) {
	xs, _ := block.Column("x")
	ys, _ := block.Column("y")
	rows := s.rowsOf(model.FormBlock{Key: block.Key, Rows: block.Rows, Columns: block.Columns})
	shares, least := []float64{1}, []float64{22}
	for range xs.Options {
		shares, least = append(shares, 1.6), append(least, fieldW)
	}
	t := s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
	head := t.row(s.gridHead(xs, ys))
	s.gridTop = heightOf(s.pieces)
	for _, h := range head {
		s.add(h.tie())
	}
	for _, y := range ys.Options {
		r := tableRow{frame: frameBoxes, least: fieldH, cells: []tableCell{cellOf(textPart(styleSmallIn.bold(), y.Text))}}
		if s.opt.Blank {
			r.least = s.blankField(block, heightOf(head), len(ys.Options))
		}
		for _, x := range xs.Options {
			r.cells = append(r.cells, s.slot(block, x.Key, y.Key, rows))
		}
		for _, p := range t.row(r) {
			p.head = head
			s.add(p)
		}
	}
	s.unplaced(block, xs, ys, rows)
}

// mostField is how high a field to write in is at most.
const mostField = 70.0

// blankField is the height of a field to write in: a grid that ends the sheet
// takes what is left of the page.
func (s *sheetPicture) blankField(block model.FormBlock, head float64, rows int) float64 {
	last := s.form.Blocks[len(s.form.Blocks)-1].Key == block.Key
	if !last || math.IsInf(s.page, 1) {
		return fieldBlankH
	}
	const foot = 14 // the source below
	return max(fieldBlankH, min(mostField, (s.page-foot-s.gridTop-head)/float64(max(1, rows))))
}

// gridHead has the names of the axes in its first cell, then the choices of x.
func (s *sheetPicture) gridHead(xs, ys model.FormColumn) tableRow {
	r := tableRow{frame: frameHead}
	r.cells = append(r.cells, cellOf(textPart(styleSmall, ys.Title+" ↓"), textPart(styleSmall, xs.Title+" →")))
	for _, x := range xs.Options {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), x.Text)))
	}
	return r
}

// slotRef names a field of a grid.
func (s *sheetPicture) slotRef(block, x, y string) Ref {
	at := model.ID("")
	if x != "" || y != "" {
		at = model.ID(x + "/" + y)
	}
	return Ref{Owner: s.sheet.ID, Part: PartSlot, Lane: model.ID(block), Persona: at}
}

// SlotOf reads the choices of x and y from what PartSlot has in Persona.
func SlotOf(persona model.ID) (x, y string) {
	x, y, _ = strings.Cut(string(persona), "/")
	return x, y
}

// slot is a field with its name and its cards.
func (s *sheetPicture) slot(block model.FormBlock, x, y string, rows []model.SheetRow) tableCell {
	cell := tableCell{ref: s.slotRef(block.Key, x, y)}
	for _, f := range block.Fields {
		if f.X == x && f.Y == y {
			cell.parts = append(cell.parts, textPart(styleSmallIn.bold().in(Accent), f.Title), gapPart(1.8)) // room for the frame of a chosen card
		}
	}
	for _, row := range rows {
		if row.Cells["x"] == x && row.Cells["y"] == y {
			cell.parts = append(cell.parts, s.gridCard(block, row)...)
		}
	}
	if len(cell.parts) > 0 {
		cell.parts = append(cell.parts, gapPart(1))
	}
	return cell
}

// unplaced draws the cards that have no field.
func (s *sheetPicture) unplaced(block model.FormBlock, xs, ys model.FormColumn, rows []model.SheetRow) {
	var waiting []model.SheetRow
	for _, row := range rows {
		if xs.Option(row.Cells["x"]) == "" || ys.Option(row.Cells["y"]) == "" {
			waiting = append(waiting, row)
		}
	}
	if len(waiting) == 0 || s.opt.Blank {
		return
	}
	title := "figure.unplaced"
	if s.opt.Screen {
		title = "figure.unplacedDrag"
	}
	perRow := max(1, min(4, int(s.opt.Width/55)))
	t := s.cardTable(perRow, 0)
	s.add(space(2).tie(), s.b.write(styleSmallIn.bold(), s.k.w.T(title), s.opt.Width).tie(), space(0.8).tie())
	for from := 0; from < len(waiting); from += perRow {
		r := tableRow{frame: frameOpen}
		for _, row := range waiting[from:min(len(waiting), from+perRow)] {
			r.cells = append(r.cells, tableCell{ref: s.slotRef(block.Key, "", ""), parts: s.gridCard(block, row)})
		}
		s.add(t.row(r)...)
	}
}

// gridCard is a row as a card: its name and below it what else is said of it.
func (s *sheetPicture) gridCard(block model.FormBlock, row model.SheetRow) []cellPart {
	on := s.rowRef(row.ID, block.Key)
	name, ref := row.Cells[model.NameColumn], s.cellRef(row.ID, block.Key, model.NameColumn)
	if given, ok := block.Row(row.ID); ok {
		name, ref = given.Title, Ref{}
	}
	parts := []cellPart{signPart("grid card", choiceSign(0, 1), styleBody, name).zoned(ref).above(on)}
	for _, c := range block.Columns {
		if c.Key == model.NameColumn || c.Key == "x" || c.Key == "y" {
			continue
		}
		for _, p := range s.gridFact(block.Key, c, row) {
			parts = append(parts, p.zoned(s.cellRef(row.ID, block.Key, c.Key)).above(on))
		}
	}
	return append(parts, gapPart(1.2).above(on))
}

// gridFact is a cell of a card in a field, small and only when something is said.
func (s *sheetPicture) gridFact(block string, c model.FormColumn, row model.SheetRow) []cellPart {
	value := row.Cells[c.Key]
	switch c.Kind {
	case model.ColumnText:
		if value == "" {
			return nil
		}
		return []cellPart{textPart(styleSmall, value)}
	case model.ColumnChoice, model.ColumnStep:
		if value == "" {
			return nil
		}
		return []cellPart{textPart(styleSmall, c.Title+": "+c.Option(value))}
	case model.ColumnCheck:
		if value != model.Checked {
			return nil
		}
		return []cellPart{signPart("check true", checkSign(true), styleSmall, c.Title)}
	case model.ColumnNumber, model.ColumnSum:
		n := s.numbers().Of(block, row.ID, c.Key)
		if !n.Known {
			return nil
		}
		text := c.Title + ": " + figureText(s.k.w.Lang(), n, c.Figure)
		if n.Fact != "" {
			text += " (" + s.k.w.T("figure.fromCustomers") + ")"
		}
		return []cellPart{textPart(styleSmall, text)}
	case model.ColumnDate:
		if value == "" {
			return nil
		}
		return []cellPart{textPart(styleSmall, s.day(value))}
	}
	return s.cellParts(block, c, row)
}
