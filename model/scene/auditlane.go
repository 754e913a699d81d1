package scene

import (
	"fmt"
	"math"
	"strconv"

	"lupaus/model/audit"
)

// This file draws where answers lie on the scale of an audit: a lane for each
// group, all on the same axis.

// laneAxis is the axis of levels across a rectangle.
type laneAxis struct {
	r   Rect
	top int // the highest place
}

// laneInset is the room that the marks at both ends of an axis need.
const laneInset = 3.6

func (x laneAxis) at(place float64) float64 {
	if x.top == 0 {
		return x.r.X + x.r.W/2
	}
	return x.r.X + laneInset + place/float64(x.top)*(x.r.W-2*laneInset)
}

// grid draws a line for each level.
func (x laneAxis) grid(d *drawing) {
	for i := range x.top + 1 {
		d.box(Box{Rect: Rect{x.at(float64(i)) - hair/2, x.r.Y, hair, x.r.H}, Fill: Grid})
	}
}

// numbers writes the numbers of the levels with the top of their line at y; where
// there is no room for all, every second or third from the highest down.
func (x laneAxis) numbers(d *drawing, k *setter, st Style, from int, y float64) {
	var lines []line
	widest := 0.0
	for i := range x.top + 1 {
		lines = append(lines, k.one(st, strconv.Itoa(i+from), 10))
		widest = max(widest, lines[i].width)
	}
	for i := x.top; i >= 0; i -= skip(widest+0.5, x.at(1)-x.at(0)) {
		k.putLine(d, st, x.at(float64(i))-lines[i].width/2, y, lines[i])
	}
}

// skip is how many steps apart things of a size keep clear of each other.
func skip(size, step float64) int { return max(1, int(math.Ceil(size/max(0.1, step)))) }

// span tints what lies between two places.
func (x laneAxis) span(d *drawing, from, to float64) {
	if to > from {
		d.box(Box{Rect: Rect{x.at(from), x.r.Y, x.at(to) - x.at(from), x.r.H}, Fill: AccentSoft})
	}
}

// spread draws the range as a line and the quartiles as a bar.
func (x laneAxis) spread(d *drawing, s audit.Stats) {
	const tick, bar = 1.6, 2.4
	y := x.r.Y + x.r.H/2
	pen := Pen{Colour: InkSoft, Width: fine}
	if s.Max > s.Min {
		d.line(pen, x.at(s.Min), y, x.at(s.Max), y)
		for _, end := range []float64{s.Min, s.Max} {
			d.line(pen, x.at(end), y-tick/2, x.at(end), y+tick/2)
		}
	}
	if s.Q3 > s.Q1 {
		d.box(Box{Rect: Rect{x.at(s.Q1), y - bar/2, x.at(s.Q3) - x.at(s.Q1), bar}, Fill: CardEdge, Pen: Pen{Colour: InkSoft, Width: hair}})
	}
}

// lane is what a group has answered, on the axis.
type lane struct {
	group  respondents
	cell   audit.Cell
	strong bool    // named in bold
	low    float64 // what is tinted between two places, nothing when they are equal
	high   float64
}

func (l lane) key(top int) string {
	s := l.cell.Stats
	return l.group.key() + fmt.Sprint(top, l.strong, l.low, l.high, l.cell.Hidden, s.N, s.Min, s.Q1, s.Median, s.Q3, s.Max)
}

// laneFrame is the ground of the row of a lane, with the axis in a column.
func (a *auditPicture) laneFrame(l lane, column int) *rowFrame {
	top := a.r.Top()
	none := a.noneText(l.cell)
	return &rowFrame{name: "lane " + strconv.Itoa(column) + l.key(top) + none, padX: 1, padY: 0.35, draw: func(d *drawing, t *table, _ int, h float64) {
		x := laneAxis{Rect{t.xs[column], 0, t.ws[column], h}, top}
		x.span(d, l.low, l.high)
		x.grid(d)
		k := &t.b.k
		if !l.cell.Shown() {
			line := k.one(styleSmall, none, x.r.W-2*laneInset-2)
			left := x.r.X + laneInset + 0.5
			y := (h - k.pitch(SizeSmall)) / 2
			d.box(Box{Rect: Rect{left - 0.5, y, line.width + 1, k.pitch(SizeSmall)}, Fill: Paper})
			k.putLine(d, styleSmall, left, y, line)
			return
		}
		x.spread(d, l.cell.Stats)
		k.groupMark(d, l.group, x.at(l.cell.Median), h/2)
	}}
}

// noneText says why there is no value.
func (a *auditPicture) noneText(c audit.Cell) string {
	switch {
	case c.Hidden:
		return a.t("fewKnow", audit.Fewest)
	case c.N > 0:
		return ""
	case c.Unknown > 0:
		return a.t("allUnknown")
	}
	return a.t("noAnswers")
}

// The columns of lanes by how much is told.
const (
	laneMarkColumn = 0 // mark and name of the group
	laneAxisColumn = 1
)

// laneTable has the columns of lanes: group, axis, median, with more also the
// quartiles and the range, how many know, and how many do not.
func (a *auditPicture) laneTable(width float64, more bool) *table {
	name, unknown := min(52, width*0.32), 22.0
	if more && width < sideLegend {
		name, unknown = min(52, width*0.24), 15
	}
	shares, least := []float64{0, 1, 0}, []float64{name, 30, 17}
	if more {
		shares, least = append(shares, 0, 0), append(least, 18, 20)
	}
	shares, least = append(shares, 0, 0), append(least, 10, unknown)
	return a.b.newTable(width, mostOf(a.page), shares, least)
}

// laneHead names the columns and numbers the axis.
func (a *auditPicture) laneHead(t *table, more bool, first string) tableRow {
	keys := []string{"median"}
	if more {
		keys = append(keys, "quartiles", "range")
	}
	return a.laneHeadOf(t, first, append(keys, "known", "unknownColumn"))
}

// laneHeadOf is laneHead for columns with titles of their own behind the axis.
func (a *auditPicture) laneHeadOf(t *table, first string, keys []string) tableRow {
	top, from := a.r.Top(), int(a.r.First())
	frame := &rowFrame{name: fmt.Sprint("lane head ", top, from), padX: 1, padY: 0.4, draw: func(d *drawing, t *table, _ int, h float64) {
		k := &t.b.k
		x := laneAxis{Rect{t.xs[laneAxisColumn], 0, t.ws[laneAxisColumn], h}, top}
		x.numbers(d, k, styleSmall, from, h-0.4-k.pitch(SizeSmall))
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
	}}
	cells := []tableCell{cellOf(textPart(styleSmallIn.bold(), first)), {}}
	for _, key := range keys {
		cells = append(cells, cellOf(rightPart(styleSmall, a.t(key))))
	}
	return tableRow{frame: frame, cells: cells}
}

// laneRow is the row of a lane.
func (a *auditPicture) laneRow(l lane, more bool, ref Ref) tableRow {
	st, number := styleBody, styleStrong
	if l.strong {
		st = styleStrong
	}
	cells := []tableCell{cellOf(groupPart(l.group, st)), {}}
	c := l.cell
	shown := func(text string) string {
		if !c.Shown() {
			return "–"
		}
		return text
	}
	add := func(st Style, text string) { cells = append(cells, cellOf(gapPart(0.15), rightPart(st, text))) }
	add(number, shown(a.level(c.Median)))
	if more {
		add(styleBody, shown(a.levels(c.Q1, c.Q3)))
		add(styleBody, shown(a.levels(c.Min, c.Max)))
	}
	n, unknown := strconv.Itoa(c.N), a.percent(c.UnknownShare())
	if c.Hidden {
		n, unknown = "<"+strconv.Itoa(audit.Fewest), "–"
	}
	add(styleBody, n)
	if c.UnknownShare() >= manyUnknown {
		add(styleStrong, unknown)
	} else {
		add(styleBody, unknown)
	}
	return tableRow{frame: a.laneFrame(l, laneAxisColumn), ref: ref, cells: cells, least: groupMarkH + 0.7}
}

// manyUnknown is the share of "don't know" from which it is pointed out.
const manyUnknown = 0.25

// movedPart is a part that stands further to the right.
func movedPart(p cellPart, by float64) cellPart {
	return cellPart{key: "moved" + number(by) + p.key, ref: p.ref, lay: func(k *setter, width float64) []cellLine {
		lines := p.lay(k, width-by)
		for i, l := range lines {
			if l.draw != nil {
				lines[i].draw = func(d *drawing, x, y float64) { l.draw(d, x+by, y) }
			}
		}
		return lines
	}}
}

// rightPart is a text that stands at the right.
func rightPart(st Style, text string) cellPart {
	return cellPart{key: "right" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		lines := k.textLines(st, text, width)
		for i, l := range k.wrap(st, text, width, len(lines)).lines {
			lines[i].draw = func(d *drawing, x, y float64) { k.putLine(d, st, x+width-l.width, y, l) }
		}
		return lines
	}}
}

// laneLegend says how a lane is read, beside a sample of each of its signs.
func (a *auditPicture) laneLegend(width float64) piece {
	return a.signLegend("lane legend", width, []explained{
		{3.4, func(d *drawing, x, y float64) {
			d.path(None, Pen{Colour: InkSoft, Width: 0.45}, circlePath(x+1.7, y, 1.4)...)
		}, a.t("legendMedian")},
		{9, func(d *drawing, x, y float64) { sampleAxis(x, y, 9).spread(d, audit.Stats{N: 1, Q1: 0, Q3: 1}) }, a.t("legendQuartiles")},
		{9, func(d *drawing, x, y float64) { sampleAxis(x, y, 9).spread(d, audit.Stats{N: 1, Min: 0, Max: 1}) }, a.t("legendRange")},
	})
}

// sampleAxis is an axis of two levels as wide as a sample in a legend.
func sampleAxis(x, y, width float64) laneAxis {
	return laneAxis{Rect{x - laneInset, y - 2, width + 2*laneInset, 4}, 1}
}

// explained is a sign and its meaning.
type explained struct {
	width float64
	draw  func(d *drawing, x, y float64) // from x, around the height y
	word  string
}

// signLegend explains signs, beside each other as far as there is room.
func (a *auditPicture) signLegend(name string, width float64, entries []explained) piece {
	key := blockKey{kind: name, a: width}
	for _, e := range entries {
		key.text += e.word + "\x00"
	}
	return pieceOf(a.b.block(key, func(d *drawing) {
		const edge = 0.3 // signs reach over their width by half a pen
		k, x, y := a.k, edge, 0.0
		pitch := k.pitch(SizeSmall)
		for _, e := range entries {
			l := k.one(styleSmall, e.word, width-e.width-2)
			if x > edge && x+e.width+1.2+l.width > width {
				x, y = edge, y+pitch+0.6
			}
			e.draw(d, x, y+pitch/2)
			k.putLine(d, styleSmall, x+e.width+1.2, y, l)
			x += e.width + 1.2 + l.width + 6
		}
	}))
}

// beside makes one piece of pieces on the left and on the right of a place.
func beside(left, right []piece, x float64) piece {
	var out piece
	for i, side := range [][]piece{left, right} {
		y := 0.0
		for _, p := range side {
			for _, b := range p.placed {
				out.placed = append(out.placed, Placed{b.X + float64(i)*x, b.Y + y, b.Block})
			}
			y += p.h
		}
		out.h = max(out.h, y)
	}
	return out
}
