package scene

import (
	"strconv"

	"lupaus/model"
)

// widePoles is the width from which what shows a place between the poles
// stands beside it.
const widePoles = 210.0

// polesColumns are the columns of a block of poles by their kinds.
type polesColumns struct {
	now, target *model.FormColumn // the first two of steps
	rest        []model.FormColumn
}

func columnsOf(block model.FormBlock) polesColumns {
	var out polesColumns
	for i, c := range block.Columns {
		switch {
		case c.Kind == model.ColumnStep && out.now == nil:
			out.now = &block.Columns[i]
		case c.Kind == model.ColumnStep && out.target == nil:
			out.target = &block.Columns[i]
		default:
			out.rest = append(out.rest, c)
		}
	}
	return out
}

// poles draws pairs of opposites with a scale between them.
func (s *sheetPicture) poles(block model.FormBlock) {
	columns := columnsOf(block)
	shares, least := []float64{1, 1.25, 1.25, 1.25}, []float64{24, 30, 46, 30}
	beside := s.opt.Width >= widePoles
	if beside {
		for _, c := range columns.rest {
			shares, least = append(shares, 0.8*weightOf(c)), append(least, columnLeast(c.Kind))
		}
	}
	t := s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
	head := s.polesHead(t, columns, beside)
	for _, h := range head {
		s.add(h.tie())
	}
	under := s.underTable(t, columns.rest)
	for _, row := range s.rowsOf(block) {
		follows := !beside && s.saysUnder(columns.rest, row)
		pieces := t.row(s.polesRow(block, columns, row, beside, follows))
		if follows {
			for i := range pieces {
				pieces[i].tied = true
			}
			pieces = append(pieces, under.row(s.underRow(block, columns.rest, row))...)
		}
		for _, p := range pieces {
			p.head = head
			s.add(p)
		}
	}
}

func (s *sheetPicture) polesHead(t *table, c polesColumns, beside bool) []piece {
	cells := make([]tableCell, 3, len(t.ws))
	if c.now != nil {
		cells[2].parts = append(cells[2].parts, signPart("now", markSign(nowMark), styleSmallIn.bold(), c.now.Title))
	}
	if c.target != nil {
		cells[2].parts = append(cells[2].parts, signPart("target", markSign(targetMark), styleSmallIn.bold(), c.target.Title))
	}
	cells = append(cells, tableCell{})
	if beside {
		for _, col := range c.rest {
			cells = append(cells, cellOf(textPart(styleSmallIn.bold(), col.Title), textPart(styleSmall, col.Hint)))
		}
	}
	return t.row(tableRow{frame: frameHead, cells: cells})
}

func (s *sheetPicture) polesRow(block model.FormBlock, c polesColumns, row model.SheetRow, beside, follows bool) tableRow {
	given, isGiven := block.Row(row.ID)
	r := tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key)}
	switch {
	case follows:
		r.frame = frameOpen
	case s.opt.Blank:
		r.least = blankH + 6
	}
	name := tableCell{parts: s.titleParts(given, row)}
	if !isGiven {
		name = tableCell{ref: s.cellRef(row.ID, block.Key, model.NameColumn), parts: []cellPart{textPart(styleStrong, row.Cells[model.NameColumn])}}
	}
	r.cells = []tableCell{
		name, cellOf(textPart(styleBody, given.Left)), cellOf(s.scaleParts(block, c, row)...), cellOf(textPart(styleBody, given.Right)),
	}
	if beside {
		for _, col := range c.rest {
			r.cells = append(r.cells, tableCell{ref: s.cellRef(row.ID, block.Key, col.Key), parts: s.cellParts(block.Key, col, row)})
		}
	}
	return r
}

// underTable has the columns of what stands under the scales, after the titles
// of the rows.
func (s *sheetPicture) underTable(t *table, rest []model.FormColumn) *table {
	left := t.ws[0]
	shares, least := []float64{0}, []float64{left}
	for _, c := range rest {
		shares, least = append(shares, weightOf(c)), append(least, columnLeast(c.Kind))
	}
	return s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
}

// saysUnder reports whether something stands under the scale of a row.
func (s *sheetPicture) saysUnder(rest []model.FormColumn, row model.SheetRow) bool {
	if s.opt.Screen || s.opt.Blank {
		return len(rest) > 0
	}
	for _, c := range rest {
		if row.Cells[c.Key] != "" || c.Kind == model.ColumnRole && row.Owner != "" || c.Kind == model.ColumnLinks && len(row.Links) > 0 {
			return true
		}
	}
	return false
}

func (s *sheetPicture) underRow(block model.FormBlock, rest []model.FormColumn, row model.SheetRow) tableRow {
	r := tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key), cells: make([]tableCell, 1)}
	if s.opt.Blank {
		r.least = blankH
	}
	for _, c := range rest {
		parts := append([]cellPart{textPart(styleSmall, c.Title)}, s.cellParts(block.Key, c, row)...)
		r.cells = append(r.cells, tableCell{ref: s.cellRef(row.ID, block.Key, c.Key), parts: parts})
	}
	return r
}

// scaleHalf is the height of the upper and of the lower half of a scale.
const scaleHalf = 4.6

// scaleParts is the scale of a row: the mark of now above the axis, that of the
// target below, each with the half as its place, and both in words.
func (s *sheetPicture) scaleParts(block model.FormBlock, c polesColumns, row model.SheetRow) []cellPart {
	if c.now == nil {
		return nil
	}
	steps := stepsOf(*c.now)
	at := scale{steps: steps, now: stepNumber(row.Cells[c.now.Key], steps), blank: s.opt.Blank}
	words := s.stepWords(*c.now, row)
	var target cellPart
	if c.target != nil {
		at.target = stepNumber(row.Cells[c.target.Key], steps)
		words = append(words, s.stepWords(*c.target, row)...)
		target = at.lower().zoned(s.cellRef(row.ID, block.Key, c.target.Key))
	} else {
		target = at.lower()
	}
	parts := []cellPart{at.upper().zoned(s.cellRef(row.ID, block.Key, c.now.Key)), target, gapPart(0.8)}
	return append(parts, words...)
}

// stepWords says a step in words behind the title of its column.
func (s *sheetPicture) stepWords(c model.FormColumn, row model.SheetRow) []cellPart {
	word := c.Option(row.Cells[c.Key])
	if word == "" {
		return nil
	}
	return []cellPart{textPart(styleSmall, c.Title+": "+word)}
}

// scale is an axis of steps with the marks of now and target.
type scale struct {
	steps, now, target int
	blank              bool
}

func (a scale) key() string {
	return strconv.Itoa(a.steps) + " " + strconv.Itoa(a.now) + " " + strconv.Itoa(a.target) + " " + strconv.FormatBool(a.blank)
}

// upper is the half of the scale above its axis, the axis and the arrow
// included.
func (a scale) upper() cellPart {
	return cellPart{key: "scale upper" + a.key(), lay: func(_ *setter, width float64) []cellLine {
		return []cellLine{{scaleHalf, func(d *drawing, x, y float64) { a.axis(d, x, y+scaleHalf, width) }}}
	}}
}

func (a scale) lower() cellPart {
	return cellPart{key: "scale lower" + a.key(), lay: func(k *setter, width float64) []cellLine {
		if !a.blank {
			return []cellLine{{h: scaleHalf}}
		}
		return []cellLine{{1.2 + k.pitch(SizeSmall), func(d *drawing, x, y float64) { a.numbers(k, d, x, y, width) }}}
	}}
}

func (a scale) axis(d *drawing, x, y, width float64) {
	left, right := x+stepX(1, a.steps, width), x+stepX(a.steps, a.steps, width)
	d.line(Pen{Colour: InkSoft, Width: fine}, left, y, right, y)
	for i := range a.steps {
		cx := x + stepX(i+1, a.steps, width)
		d.line(Pen{Colour: InkSoft, Width: fine}, cx, y-0.9, cx, y+0.9)
	}
	const off = 2.6 // of the marks from the axis
	nowX, targetX := x+stepX(a.now, a.steps, width), x+stepX(a.target, a.steps, width)
	if a.now > 0 && a.target > 0 {
		arrow(d, Point{nowX, y - off}, Point{targetX, y + off}, 1.6)
	}
	if a.now > 0 {
		nowMark(d, nowX, y-off)
	}
	if a.target > 0 {
		targetMark(d, targetX, y+off)
	}
}

// numbers writes the steps below the axis of a scale that is marked by hand.
func (a scale) numbers(k *setter, d *drawing, x, y, width float64) {
	for i := range a.steps {
		n := k.one(styleSmall, strconv.Itoa(i+1), width)
		k.putLine(d, styleSmall, x+stepX(i+1, a.steps, width)-n.width/2, y+1.1, n)
	}
}

// arrow draws a line with a head from one mark to another, both of a radius.
func arrow(d *drawing, from, to Point, radius float64) {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := sqrt(dx*dx + dy*dy)
	if length < 2*radius+1 {
		return
	}
	ux, uy := dx/length, dy/length
	tip := Point{to.X - ux*(radius+0.4), to.Y - uy*(radius+0.4)}
	pen := Pen{Colour: Accent, Width: 0.45}
	d.line(pen, from.X+ux*radius, from.Y+uy*radius, tip.X, tip.Y)
	const head, half = 1.5, 0.8
	back := Point{tip.X - ux*head, tip.Y - uy*head}
	d.path(None, pen, moveTo(back.X-uy*half, back.Y+ux*half), lineTo(tip.X, tip.Y), lineTo(back.X+uy*half, back.Y-ux*half))
}
