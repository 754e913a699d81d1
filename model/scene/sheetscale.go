package scene

import (
	"strconv"

	"lupaus/model"
)

// levelGap parts the boxes of levels that stand side by side.
const levelGap = 0.8

// levels is a scale whose steps are described in words.
type levels struct {
	column  model.FormColumn
	rest    []model.FormColumn
	own     bool // rows have words of their own for the levels
	table   *table
	under   *table // of the rest, when it stands under the levels
	stacked bool   // the levels stand under each other
}

// levelRows draws a block of kind scale: a row for each thing that is rated, its
// levels in words beside each other with the chosen one filled, and what else is
// asked. Where there is little room, the rest goes under the levels, then the
// levels under each other.
func (s *sheetPicture) levelRows(block model.FormBlock) {
	l := s.levelsOf(block)
	var head []piece
	if !l.stacked {
		head = s.levelHead(l)
		l.table.most = min(l.table.most, max(40, s.page-heightOf(head)-2)) // names of levels make a head high
	}
	for _, h := range head {
		s.add(h.tie())
	}
	for _, row := range s.rowsOf(block) {
		for _, p := range s.levelRow(l, block, row) {
			p.head = head
			s.add(p)
		}
	}
}

// levelsOf chooses how the levels stand: a box has at least the width in which
// its words can be read, and is no higher than half a page.
func (s *sheetPicture) levelsOf(block model.FormBlock) levels {
	l := levels{column: block.Columns[0], rest: block.Columns[1:]}
	for _, r := range block.Rows {
		l.own = l.own || len(r.Levels) > 0
	}
	shares, least := levelWidths(block)
	if total(least) <= s.opt.Width {
		l.table = s.b.newTable(s.opt.Width, mostOf(s.page), shares, least)
		if s.boxesFit(l, block) {
			return l
		}
	}
	if total(least[:2]) <= s.opt.Width && len(l.rest) > 0 {
		l.table = s.b.newTable(s.opt.Width, mostOf(s.page), shares[:2], least[:2])
		l.under = s.underTable(l.table, l.rest)
		if s.boxesFit(l, block) {
			return l
		}
	}
	l.stacked = true
	l.table = s.b.newTable(s.opt.Width, mostOf(s.page), []float64{1}, []float64{40})
	return l
}

// levelWidths are the shares and the least widths of the titles, of all levels
// together, and of each other column.
func levelWidths(block model.FormBlock) (shares, least []float64) {
	n := float64(stepsOf(block.Columns[0]))
	shares, least = []float64{1.2, n * 0.95}, []float64{30, n*levelLeast + 2*cellPad}
	for _, c := range block.Columns[1:] {
		shares, least = append(shares, 0.9*weightOf(c)), append(least, max(24, columnLeast(c.Kind)))
	}
	return shares, least
}

// boxesFit reports whether the boxes of every row leave room on a page.
func (s *sheetPicture) boxesFit(l levels, block model.FormBlock) bool {
	width := l.table.ws[1] - 2*cellPad
	most := min(90, min(l.table.most, s.page-heightOf(s.levelHead(l))-2)-2*rowPad)
	for _, r := range block.Rows {
		for at := range stepsOf(l.column) {
			if lineHeight(levelBoxes(levelWords(l.column, r), at, s.opt.Blank).lay(s.k, width)) > most {
				return false
			}
		}
	}
	return true
}

func lineHeight(lines []cellLine) float64 {
	h := 0.0
	for _, l := range lines {
		h += l.h
	}
	return h
}

// levelHead has the titles of the columns; over the boxes stand the numbers of
// the levels and their names.
func (s *sheetPicture) levelHead(l levels) []piece {
	var names []string
	for i := range stepsOf(l.column) {
		name := strconv.Itoa(i + 1)
		if l.own && i < len(l.column.Options) {
			name += " " + l.column.Options[i].Text
		}
		names = append(names, name)
	}
	cells := []tableCell{{}, cellOf(textPart(styleSmall, l.column.Title), textPart(styleSmall, l.column.Hint), levelNames(names))}
	if l.under == nil {
		for _, c := range l.rest {
			cell := cellOf(textPart(styleSmallIn.bold(), c.Title), textPart(styleSmall, c.Hint))
			if n := len(c.Options); c.Kind == model.ColumnStep && n > 0 && !l.sameSteps(c) {
				cell.parts = append(cell.parts, textPart(styleSmall, "1 "+c.Options[0].Text), textPart(styleSmall, strconv.Itoa(n)+" "+c.Options[n-1].Text))
			}
			cells = append(cells, cell)
		}
	}
	return l.table.row(tableRow{frame: frameHead, cells: cells})
}

// sameSteps reports whether a column has the steps of the scale, whose words
// stand in the boxes already.
func (l levels) sameSteps(c model.FormColumn) bool {
	if len(c.Options) != len(l.column.Options) {
		return false
	}
	for i, o := range c.Options {
		if o.Text != l.column.Options[i].Text {
			return false
		}
	}
	return true
}

// levelWords says what each level means for a row.
func levelWords(c model.FormColumn, given model.FormRow) []string {
	words := make([]string, stepsOf(c))
	for i := range words {
		switch {
		case i < len(given.Levels):
			words[i] = given.Levels[i]
		case i < len(c.Options):
			words[i] = c.Options[i].Text
		}
	}
	return words
}

func (s *sheetPicture) levelRow(l levels, block model.FormBlock, row model.SheetRow) []piece {
	if l.stacked {
		return s.levelsStacked(l, block, row)
	}
	given, _ := block.Row(row.ID)
	chosen := stepNumber(row.Cells[l.column.Key], stepsOf(l.column)) - 1
	follows := l.under != nil && s.saysUnder(l.rest, row)
	r := tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key), cells: []tableCell{
		cellOf(s.scaledTitle(given)...),
		{ref: s.cellRef(row.ID, block.Key, l.column.Key), parts: []cellPart{levelBoxes(levelWords(l.column, given), chosen, s.opt.Blank)}},
	}}
	switch {
	case follows:
		r.frame = frameOpen
	case s.opt.Blank && len(l.rest) > 0:
		r.frame, r.least = frameBoxes, blankH
	}
	if l.under == nil {
		for _, c := range l.rest {
			r.cells = append(r.cells, tableCell{ref: s.writtenRef(row.ID, block.Key, c), parts: s.cellParts(block.Key, c, row)})
		}
	}
	out := l.table.row(r)
	if follows {
		for i := range out {
			out[i].tied = true
		}
		out = append(out, l.under.row(s.underRow(block, l.rest, row))...)
	}
	return out
}

// scaledTitle is the title of a row with its hint, which is needed as long as
// one looks for the right level.
func (s *sheetPicture) scaledTitle(given model.FormRow) []cellPart {
	parts := []cellPart{textPart(styleStrong, given.Title)}
	if given.Hint != "" {
		parts = append(parts, gapPart(0.4), textPart(styleSmall, given.Hint))
	}
	return parts
}

// writtenRef is cellRef for columns that are written; a sum has no place.
func (s *sheetPicture) writtenRef(row model.ID, block string, c model.FormColumn) Ref {
	if c.Kind == model.ColumnSum {
		return Ref{}
	}
	return s.cellRef(row, block, c.Key)
}

// levelsStacked draws a row with its levels under each other, behind boxes by
// which one is chosen.
func (s *sheetPicture) levelsStacked(l levels, block model.FormBlock, row model.SheetRow) []piece {
	given, _ := block.Row(row.ID)
	words := levelWords(l.column, given)
	chosen := stepNumber(row.Cells[l.column.Key], len(words)) - 1
	ref := s.cellRef(row.ID, block.Key, l.column.Key)
	cell := tableCell{parts: append(s.scaledTitle(given), gapPart(1))}
	if !s.opt.Blank {
		cell.parts = append(cell.parts, numberedSteps(len(words), chosen).zoned(ref), gapPart(0.6))
	}
	for i, w := range words {
		number := strconv.Itoa(i + 1)
		switch {
		case s.opt.Blank:
			cell.parts = append(cell.parts, besideTick(number, textPart(styleSmallIn, w)))
		case i == chosen:
			cell.parts = append(cell.parts, numbered(number, signPart("chosen", chosenSign, styleSmallIn.bold(), w)))
		default:
			cell.parts = append(cell.parts, numbered(number, textPart(styleSmall, w)))
		}
		cell.parts = append(cell.parts, gapPart(0.5))
	}
	cell.parts = append(cell.parts, s.asked(block, l.rest, row)...)
	return l.table.row(tableRow{frame: frameRuled, ref: s.rowRef(row.ID, block.Key), cells: []tableCell{cell}})
}

// levelNames stands over the boxes of levels.
func levelNames(names []string) cellPart {
	key := "level names"
	for _, n := range names {
		key += "\x01" + n
	}
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine {
		pitch := width / float64(len(names))
		h := 0.0
		for _, n := range names {
			h = max(h, k.height(styleSmallIn.bold(), k.wrap(styleSmallIn.bold(), n, pitch-levelGap-2*levelPad, 99)))
		}
		return []cellLine{{h, func(d *drawing, x, y float64) {
			for i, n := range names {
				w := pitch - levelGap - 2*levelPad
				k.put(d, styleSmallIn.bold(), x+float64(i)*pitch+levelGap/2+levelPad, y, w, k.wrap(styleSmallIn.bold(), n, w, 99))
			}
		}}}
	}}
}

// levelPad is the room in the box of a level around its words.
const levelPad = 1.2

// levelBoxes are the levels side by side in boxes of one height, which share the
// width as [StepAt] expects. The chosen one is filled, its words are bold and it
// has a tick; of a blank form each has a box to be ticked. The height does not
// depend on what is chosen.
func levelBoxes(words []string, chosen int, blank bool) cellPart {
	key := "levels" + strconv.Itoa(chosen) + strconv.FormatBool(blank)
	for _, w := range words {
		key += "\x01" + w
	}
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine {
		pitch := width / float64(len(words))
		inner := pitch - levelGap - 2*levelPad
		top, h := 0.0, 0.0
		if blank {
			top = tickBox + 0.6
		}
		for _, w := range words {
			h = max(h, k.height(styleSmallIn, k.wrap(styleSmallIn, w, inner, 99)))
			if !blank {
				h = max(h, k.height(styleChosen, k.wrap(styleChosen, w, inner, 99)))
			}
		}
		h = max(h, signSize) + top + 2*levelPad
		return []cellLine{{h, func(d *drawing, x, y float64) {
			for i, w := range words {
				r := Rect{x + float64(i)*pitch + levelGap/2, y, pitch - levelGap, h}
				k.levelBox(d, r, w, i == chosen, blank)
			}
			if chosen >= 0 {
				badge(d, x+float64(chosen+1)*pitch-levelGap/2-0.3, y+0.2)
			}
		}}}
	}}
}

// styleChosen is that of the words of the chosen level.
var styleChosen = styleSmallIn.bold().in(AccentInk)

func (k *setter) levelBox(d *drawing, r Rect, words string, chosen, blank bool) {
	x, y, w := r.X+levelPad, r.Y+levelPad, r.W-2*levelPad
	switch {
	case chosen:
		d.box(Box{Rect: r, Radius: 0.8, Fill: Accent})
		k.put(d, styleChosen, x, y, w, k.wrap(styleChosen, words, w, 99))
		return
	case blank:
		d.outlined(r, 0.8, None, Pen{Colour: CardEdge, Width: fine})
		drawTick(d, x, y)
		y += tickBox + 0.6
	default:
		d.outlined(r, 0.8, Card, Pen{Colour: CardEdge, Width: fine})
	}
	k.put(d, styleSmallIn, x, y, w, k.wrap(styleSmallIn, words, w, 99))
}

// tick draws a tick of the size of a sign.
func tick(d *drawing, x, y float64, c Colour) {
	d.path(None, Pen{Colour: c, Width: 0.6}, moveTo(x+0.3, y+signSize*0.5), lineTo(x+signSize*0.42, y+signSize-0.5), lineTo(x+signSize-0.1, y+0.3))
}

// badge is a tick on the corner of a box that is chosen.
func badge(d *drawing, cx, cy float64) {
	d.path(Paper, Pen{Colour: Accent, Width: 0.3}, circlePath(cx, cy, 1.35)...)
	d.path(None, Pen{Colour: Accent, Width: 0.45}, moveTo(cx-0.7, cy), lineTo(cx-0.15, cy+0.55), lineTo(cx+0.75, cy-0.6))
}

func chosenSign(d *drawing, x, y float64) float64 {
	tick(d, x, y, Accent)
	return signSize
}

// numberedSteps are boxes with the numbers of the steps, the chosen one filled.
func numberedSteps(steps, chosen int) cellPart {
	return cellPart{key: "numbered steps" + strconv.Itoa(steps) + " " + strconv.Itoa(chosen), lay: func(k *setter, width float64) []cellLine {
		const h = 5.2
		return []cellLine{{h + 0.4, func(d *drawing, x, y float64) {
			w := width / float64(steps)
			for i := range steps {
				r, st := Rect{x + float64(i)*w + levelGap/2, y, w - levelGap, h}, styleSmall
				if i == chosen {
					d.box(Box{Rect: r, Radius: 0.6, Fill: Accent})
					st = styleSmallIn.bold().in(AccentInk)
				} else {
					d.outlined(r, 0.6, None, Pen{Colour: InkSoft, Width: fine})
				}
				n := k.one(st, strconv.Itoa(i+1), r.W)
				k.putLine(d, st, r.X+(r.W-n.width)/2, r.Y+(h-k.pitch(SizeSmall))/2, n)
			}
		}}}
	}}
}
