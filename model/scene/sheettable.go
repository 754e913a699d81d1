package scene

import (
	"strconv"

	"lupaus/model"
)

// blankRows is how many rows a form for the wall has besides those it gives,
// and blankH how high its rows are at least.
const (
	blankRows = 4
	blankH    = 15.0
)

// columnLeast is the width in which a column of a kind can be read.
func columnLeast(kind model.ColumnKind) float64 {
	switch kind {
	case model.ColumnStep, model.ColumnChoice:
		return 23
	case model.ColumnDate:
		return 22
	case model.ColumnCheck:
		return 12
	}
	return 20
}

// tableColumns are the columns of a table. The titles of given rows stand in the
// column of names, or in one of their own before the others.
func tableColumns(block model.FormBlock) []model.FormColumn {
	if _, named := block.Column(model.NameColumn); !named && len(block.Rows) > 0 {
		return append([]model.FormColumn{{Key: model.NameColumn, Weight: 1.4}}, block.Columns...)
	}
	return block.Columns
}

// leastOf are the widths in which columns can be read.
func leastOf(columns []model.FormColumn) []float64 {
	least := make([]float64, len(columns))
	for i, c := range columns {
		least[i] = columnLeast(c.Kind)
	}
	return least
}

// table draws a block of rows and columns.
func (s *sheetPicture) table(block model.FormBlock) {
	columns := tableColumns(block)
	var shares []float64
	for _, c := range columns {
		shares = append(shares, weightOf(c))
	}
	least := leastOf(columns)
	t := s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
	head := s.tableHead(t, columns)
	high := heightOf(head)
	if total(least) > s.opt.Width || high > s.page/2 { // too many columns to stand beside each other, or too much in their heads
		s.tableCards(block, columns)
		return
	}
	t.most = min(t.most, max(40, s.page-high-2))
	for _, h := range head {
		s.add(h.tie())
	}
	rows := s.rowsOf(block)
	s.tableRows(t, block, columns, rows, head)
	if len(rows) > 0 {
		s.add(s.totalRow(t, block, columns)...)
	}
	s.formulas(block)
	if len(rows) == 0 && !s.opt.Screen {
		s.add(space(1), s.b.write(styleSmall, s.k.w.T("figure.noRows"), s.opt.Width))
	}
}

// memoFrom is from how many rows on a table remembers its rows.
const memoFrom = 100

// tableRows draws the rows of a table.
func (s *sheetPicture) tableRows(t *table, block model.FormBlock, columns []model.FormColumn, rows []model.SheetRow, head []piece) {
	draw := func(r model.SheetRow) []piece { return t.row(s.tableRow(block, columns, r)) }
	if len(rows) < memoFrom || s.opt.Blank {
		for _, r := range rows {
			s.addUnder(head, draw(r))
		}
		return
	}
	s.longTable(memoKey{s.form, s.sheet.ID, block.Key, t.key, t.most}, rows, head, draw)
}

// mostMemos is how many long tables and numbers of forms are remembered.
const mostMemos = 8

// addUnder adds pieces that have a head above them on every page.
func (s *sheetPicture) addUnder(head, pieces []piece) {
	from := len(s.pieces)
	s.pieces = append(s.pieces, pieces...)
	for i := from; i < len(s.pieces); i++ {
		s.pieces[i].head = head
	}
}

func total(list []float64) float64 {
	sum := 0.0
	for _, n := range list {
		sum += n
	}
	return sum
}

// tableCards draws the rows of a table as cards, where its columns would be too
// narrow or its head too high, and the sums below them.
func (s *sheetPicture) tableCards(block model.FormBlock, columns []model.FormColumn) {
	s.questions(block)
	if len(s.rowsOf(block)) == 0 && !s.opt.Screen {
		s.add(space(1), s.b.write(styleSmall, s.k.w.T("figure.noRows"), s.opt.Width))
		return
	}
	t := s.b.newTable(s.opt.Width, mostOf(s.page), []float64{1.5, 1}, []float64{40, 30})
	s.add(space(1.5))
	for _, c := range columns {
		if !c.Total {
			continue
		}
		f := c.Figure
		f.Formula = nil
		s.add(t.row(tableRow{frame: frameTotal, cells: []tableCell{
			cellOf(textPart(styleStrong, s.k.w.T("figure.total")+": "+c.Title)),
			cellOf(s.numberParts(f, s.numbers().Total(block, c), "")...),
		}})...)
	}
	s.formulas(block)
}

func weightOf(c model.FormColumn) float64 {
	if c.Weight > 0 {
		return c.Weight
	}
	return 1
}

// rowsOf lists the rows of a block, on a blank form with some to be filled in.
func (s *sheetPicture) rowsOf(block model.FormBlock) []model.SheetRow {
	rows := block.RowsOf(s.sheet)
	if s.opt.Blank && (block.Open || block.Each != model.EachNone) {
		more := blankRows
		if len(block.Rows) > 0 {
			more = 2
		}
		rows = append(rows, make([]model.SheetRow, more)...)
	}
	return rows
}

func (s *sheetPicture) tableHead(t *table, columns []model.FormColumn) []piece {
	r := tableRow{frame: frameHead}
	said := false
	for _, c := range columns {
		parts := []cellPart{textPart(styleSmallIn.bold(), c.Title)}
		if c.Unit != "" {
			parts = append(parts, textPart(styleSmall, c.Unit))
		}
		if c.Hint != "" {
			parts = append(parts, textPart(styleSmall, c.Hint))
		}
		if n := len(c.Options); s.opt.Blank && c.Kind == model.ColumnStep && n > 0 {
			parts = append(parts, textPart(styleSmall, "1 "+c.Options[0].Text), textPart(styleSmall, strconv.Itoa(n)+" "+c.Options[n-1].Text))
		}
		said = said || c.Title != "" || c.Hint != ""
		r.cells = append(r.cells, cellOf(parts...))
	}
	if !said {
		return nil
	}
	return t.row(r)
}

func (s *sheetPicture) tableRow(block model.FormBlock, columns []model.FormColumn, row model.SheetRow) tableRow {
	given, isGiven := block.Row(row.ID)
	r := tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key), cells: make([]tableCell, 0, len(columns))}
	if s.opt.Blank {
		r.frame, r.least = frameBoxes, blankH
	}
	for _, c := range columns {
		if c.Key == model.NameColumn && isGiven {
			r.cells = append(r.cells, cellOf(s.titleParts(given, row)...))
			continue
		}
		ref := s.cellRef(row.ID, block.Key, c.Key)
		if c.Kind == model.ColumnSum { // which nobody writes
			ref = Ref{}
		}
		r.cells = append(r.cells, tableCell{ref: ref, parts: s.cellParts(block.Key, c, row)})
	}
	return r
}

// titleParts are the title of a row that the form gives, and the questions that
// help as long as nothing has been said.
func (s *sheetPicture) titleParts(given model.FormRow, row model.SheetRow) []cellPart {
	parts := []cellPart{textPart(styleStrong, given.Title)}
	if given.Hint != "" && row.Empty() {
		parts = append(parts, gapPart(0.4), textPart(styleSmall, given.Hint))
	}
	return parts
}

// cellParts is what stands in a cell of a column.
func (s *sheetPicture) cellParts(block string, c model.FormColumn, row model.SheetRow) []cellPart {
	value := row.Cells[c.Key]
	switch c.Kind {
	case model.ColumnStep:
		if s.opt.Blank {
			return []cellPart{blankSteps(stepsOf(c))}
		}
		return []cellPart{stepPart(c, value)}
	case model.ColumnChoice:
		if s.opt.Blank {
			return blankChoice(c.Options)
		}
		return []cellPart{choicePart(c, value)}
	case model.ColumnDate:
		return []cellPart{linePart(styleBody, styleSmallIn, s.day(value))}
	case model.ColumnRole:
		if r := s.p.Role(row.Owner); r != nil {
			return []cellPart{linePart(styleBody, styleSmallIn, r.Name)}
		}
		return nil
	case model.ColumnCheck:
		return []cellPart{checkPart(value == model.Checked && !s.opt.Blank)}
	case model.ColumnNumber, model.ColumnSum:
		return s.numberParts(c.Figure, s.numbers().Of(block, row.ID, c.Key), value)
	case model.ColumnLinks:
		return s.k.linkParts(s.p, row.Links, styleSmallIn)
	}
	return []cellPart{textPart(styleBody, value)}
}

// day writes a day, and as it is what is none.
func (s *sheetPicture) day(text string) string {
	if day := DayText(s.k.w.Lang(), model.Date(text)); day != "" {
		return day
	}
	return text
}
