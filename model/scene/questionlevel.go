package scene

import (
	"strconv"

	"lupaus/model"
)

// This file draws what is ticked: the levels of a statement, side by side where
// there is room, else under each other, or between two opposites.

// tickBox is the size of a box to be ticked, and tickPitch the distance of boxes
// that stand side by side.
const (
	tickBox   = 4.2
	tickPitch = 7.4
)

// frameSays is that of the number and the text of a statement.
var frameSays = &rowFrame{"question says", questionPad, 0.9, func(*drawing, *table, int, float64) {}}

// frameLevels parts the levels by fine lines and ends with one.
var frameLevels = &rowFrame{"question levels", questionPad, 0.9, func(d *drawing, t *table, cells int, h float64) {
	for i := 2; i < cells; i++ {
		d.box(Box{Rect: Rect{t.xs[i] - hair/2, 0.5, hair, h - 2.3}, Fill: CardEdge})
	}
	d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
}}

// frameAnswers is that of levels that are not parted by lines.
var frameAnswers = &rowFrame{"question answers", questionPad, 0.8, func(d *drawing, t *table, _ int, h float64) {
	d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
}}

// frameLevelHead is that of the names of the levels.
var frameLevelHead = &rowFrame{"question head", questionPad, 1, func(d *drawing, t *table, _ int, h float64) {
	d.box(Box{Rect: Rect{t.xs[1], 0, t.width() - t.xs[1], h}, Radius: 1, Fill: Band})
}}

// shown is the number that people see for a place in the scale.
func (q *questionPicture) shown(level int) string { return strconv.Itoa(q.i.Scale.First + level) }

// top is the highest place in the scale.
func (q *questionPicture) top() int { return len(q.i.Scale.Levels) - 1 }

// answers are the rows in which a statement is answered.
func (q *questionPicture) answers(s *model.Statement, ref Ref) []piece {
	switch {
	case s.Poles():
		return q.poles(s, ref)
	case q.levels != nil:
		return q.levels.row(tableRow{frame: frameLevels, ref: ref, cells: q.levelCells(func(l int) []cellPart {
			return []cellPart{tickPart(q.shown(l)), gapPart(0.4), q.levelText(s, l)}
		})})
	case len(s.Levels) == 0 && !q.opt.Screen:
		return q.boxes(ref)
	}
	return q.levelList(s, ref)
}

// levelCells are the cells of a row of levels, with an empty one for the number
// and one for "don't know".
func (q *questionPicture) levelCells(parts func(level int) []cellPart) []tableCell {
	cells := []tableCell{{}}
	for l := range q.i.Scale.Levels {
		cells = append(cells, cellOf(parts(l)...))
	}
	return append(cells, cellOf(tickPart("?"), gapPart(0.4), textPart(styleSmall, q.t("unknown"))))
}

// levelText is what a level means for a statement.
func (q *questionPicture) levelText(s *model.Statement, level int) cellPart {
	var own model.Texts
	if level < len(s.Levels) {
		own = s.Levels[level]
	}
	ref := q.ref(s.Key, levelField("statementLevel", level))
	if len(own) == 0 {
		name := q.i.Scale.Levels[level].Title.In(q.lang)
		if name == "" && q.editing() {
			name = q.t("emptyLevel")
		}
		part := textPart(styleSmall, name)
		if q.opt.Screen {
			part = part.zoned(ref)
		}
		return part
	}
	return q.text(styleSmallIn, own, ref, "emptyLevel")
}

// drawTick draws a box to be ticked.
func drawTick(d *drawing, x, y float64) {
	d.outlined(Rect{x, y, tickBox, tickBox}, 0.6, Paper, Pen{Colour: InkSoft, Width: 0.3})
}

// tickPart is a box to be ticked with its number.
func tickPart(number string) cellPart {
	return cellPart{key: "tick box" + number, lay: func(k *setter, width float64) []cellLine {
		return []cellLine{{tickBox + 0.4, func(d *drawing, x, y float64) {
			drawTick(d, x, y+0.2)
			l := k.one(styleStrong, number, width-tickBox-1.2)
			k.putLine(d, styleStrong, x+tickBox+1.2, y+0.2+(tickBox-k.pitch(SizeBody))/2, l)
		}}}
	}}
}

// besideTick is a box to be ticked with its number before a part.
func besideTick(number string, p cellPart) cellPart {
	const indent = tickBox + 6.4
	return cellPart{key: "beside tick" + number + "\x01" + p.key, ref: p.ref, lay: func(k *setter, width float64) []cellLine {
		lines := p.lay(k, width-indent)
		if len(lines) == 0 {
			lines = []cellLine{{h: tickBox}}
		}
		for i, l := range lines {
			h := l.h
			if i == 0 {
				h = max(h, tickBox+0.4)
			}
			lines[i] = cellLine{h, func(d *drawing, x, y float64) {
				if i == 0 {
					drawTick(d, x, y+(h-tickBox)/2)
					k.putLine(d, styleStrong, x+tickBox+1.2, y+(h-k.pitch(SizeBody))/2, k.one(styleStrong, number, 5))
				}
				if l.draw != nil {
					l.draw(d, x+indent, y+(h-l.h)/2)
				}
			}}
		}
		return lines
	}}
}

// boxesPart are boxes side by side with the numbers of the levels above them.
func (q *questionPicture) boxesPart() cellPart {
	n, first := len(q.i.Scale.Levels), q.i.Scale.First
	return cellPart{key: "boxes" + strconv.Itoa(n) + " " + strconv.Itoa(first), lay: func(k *setter, width float64) []cellLine {
		pitch := min(tickPitch, width/float64(n))
		h := k.pitch(SizeSmall)
		return []cellLine{{h + 0.3 + tickBox + 0.4, func(d *drawing, x, y float64) {
			x += (width - pitch*float64(n)) / 2
			for l := range n {
				mid := x + (float64(l)+0.5)*pitch
				number := k.one(styleSmallIn.bold(), strconv.Itoa(first+l), pitch)
				k.putLine(d, styleSmallIn.bold(), mid-number.width/2, y, number)
				drawTick(d, mid-tickBox/2, y+h+0.3)
			}
		}}}
	}}
}

// besideW is the column of "don't know" beside boxes, where its words take one
// line.
const besideW = 24.0

// unknownBox is a box for "don't know" in line with boxesPart.
func (q *questionPicture) unknownBox() []cellPart {
	return []cellPart{linesPart(styleSmall, q.t("unknown"), 1), gapPart(0.1), tickPart("?")}
}

// linesPart is a text of so many lines at most.
func linesPart(st Style, text string, most int) cellPart {
	return cellPart{key: "lines" + styleKey(st) + strconv.Itoa(most) + text, lay: func(k *setter, width float64) []cellLine {
		var out []cellLine
		for _, l := range k.wrap(st, text, width, most).lines {
			out = append(out, cellLine{k.pitch(st.Size), func(d *drawing, x, y float64) { k.putLine(d, st, x, y, l) }})
		}
		return out
	}}
}

// poles draws two opposites with boxes between them; what each level means
// stands below where the statement says so.
func (q *questionPicture) poles(s *model.Statement, ref Ref) []piece {
	t := q.polesTable()
	right := q.text(styleBody, s.Right, q.ref(s.Key, "right"), "emptyRight")
	row := tableRow{frame: frameAnswers, ref: ref, cells: []tableCell{
		{}, cellOf(q.text(styleBody, s.Left, q.ref(s.Key, "left"), "emptyLeft")), cellOf(q.boxesPart()), cellOf(right), cellOf(q.unknownBox()...),
	}}
	out := t.row(row)
	if len(s.Levels) == 0 {
		return out
	}
	for i := range out {
		out[i].tied = true
	}
	return append(out, q.wordsList(s, ref)...)
}

// polesTable has the columns of two opposites with boxes between them.
func (q *questionPicture) polesTable() *table {
	boxes := float64(len(q.i.Scale.Levels))*tickPitch + 2*questionPad
	return q.b.newTable(q.opt.Width, q.whole.most, []float64{0, 1, 0, 1, 0}, []float64{numberW, 26, boxes, 26, besideW})
}

// boxes draws boxes alone, with what the lowest and the highest level are called.
func (q *questionPicture) boxes(ref Ref) []piece {
	n := float64(len(q.i.Scale.Levels))
	t := q.b.newTable(q.opt.Width, q.whole.most, []float64{0, 1, 0, 1, 0}, []float64{numberW, 10, n*tickPitch + 2*questionPad, 10, besideW})
	name := func(l int) tableCell {
		return cellOf(gapPart(1.5), textPart(styleSmall, q.shown(l)+" "+q.i.Scale.Levels[l].Title.In(q.lang)))
	}
	return t.row(tableRow{frame: frameAnswers, ref: ref, cells: []tableCell{
		{}, name(0), cellOf(q.boxesPart()), name(q.top()), cellOf(q.unknownBox()...),
	}})
}

// levelList draws the levels under each other, in two columns.
func (q *questionPicture) levelList(s *model.Statement, ref Ref) []piece {
	var items []cellPart
	for l := range q.i.Scale.Levels {
		items = append(items, besideTick(q.shown(l), q.levelText(s, l)))
	}
	items = append(items, besideTick("?", textPart(styleSmall, q.t("unknown"))))
	return q.inColumns(items, ref)
}

// wordsList says what the levels mean, without boxes.
func (q *questionPicture) wordsList(s *model.Statement, ref Ref) []piece {
	var items []cellPart
	for l := range q.i.Scale.Levels {
		items = append(items, numbered(q.shown(l), q.levelText(s, l)))
	}
	return q.inColumns(items, ref)
}

// numbered is a part behind a number.
func numbered(number string, p cellPart) cellPart {
	const indent = 5.0
	return cellPart{key: "numbered" + number + "\x01" + p.key, ref: p.ref, lay: func(k *setter, width float64) []cellLine {
		lines := p.lay(k, width-indent)
		if len(lines) == 0 {
			lines = []cellLine{{h: k.pitch(SizeSmall)}}
		}
		for i, l := range lines {
			lines[i].draw = func(d *drawing, x, y float64) {
				if i == 0 {
					k.putLine(d, styleSmallIn.bold(), x, y, k.one(styleSmallIn.bold(), number, indent))
				}
				if l.draw != nil {
					l.draw(d, x+indent, y)
				}
			}
		}
		return lines
	}}
}

// inColumns puts parts into two columns, down the first one and then down the
// second, beside the column of numbers; into one where there is little room.
func (q *questionPicture) inColumns(items []cellPart, ref Ref) []piece {
	shares, least := []float64{0, 1, 1}, []float64{numberW, 40, 40}
	if q.opt.Width < 110 {
		shares, least = shares[:2], least[:2]
	}
	t := q.b.newTable(q.opt.Width, q.whole.most, shares, least)
	columns := len(shares) - 1
	per := (len(items) + columns - 1) / columns
	cells := make([]tableCell, columns+1)
	for i, it := range items {
		cell := &cells[1+i/per]
		if len(cell.parts) > 0 {
			cell.parts = append(cell.parts, gapPart(0.8))
		}
		cell.parts = append(cell.parts, it)
	}
	return t.row(tableRow{frame: frameAnswers, ref: ref, cells: cells})
}
