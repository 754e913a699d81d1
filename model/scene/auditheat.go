package scene

import (
	"fmt"
	"math"
	"strconv"

	"lupaus/model"
	"lupaus/model/audit"
)

// The measures of the heat map in millimetres.
const (
	heatCell     = 13.0 // the narrowest cell
	heatCellWide = 26.0 // and the widest
	heatNamed    = 17.0 // from which the head of a column has a name
	heatBeside   = 22.0 // from which a cell has two small texts beside each other
	heatText     = 58.0 // the narrowest column of statements
	heatTextWide = 85.0 // and the one that cells give way for
	benchmarkW   = 62.0
	heatGap      = 1.3 // between the texts of a cell on one line
)

// heatColumn is a column of the heat map.
type heatColumn struct {
	group respondents
	place int // of the group in the result, -1 for all
}

// heatMap is the table of statements by groups.
func (a *auditPicture) heatMap() {
	a.add(a.heatLegend().tie(), space(3).tie())
	columns := []heatColumn{{a.everybody(), -1}}
	for i, g := range a.groups {
		columns = append(columns, heatColumn{g, i})
	}
	notes := &footnotes{}
	beside := a.benchmarksBeside(len(columns))
	room := a.spec.Width - heatText
	if beside {
		room -= benchmarkW
	}
	most := max(2, int(room/heatCell))
	for from := 1; ; from += most - 1 {
		to := min(len(columns), from+most-1)
		part := append(columns[:1:1], columns[from:to]...)
		a.heatTable(part, beside && from == 1, notes)
		if to == len(columns) {
			break
		}
		a.add(space(6))
	}
	a.add(space(3))
	if a.spec.Brief && !beside && a.benchmarked() {
		a.benchmarkTable(notes)
	}
	a.sayNotes(notes)
}

// heat is a part of the heat map being drawn.
type heat struct {
	*auditPicture
	grid    *table
	columns []heatColumn
	beside  bool // benchmarks have a column of their own
	first   bool // benchmarks stand in this part
	notes   *footnotes
	head    []piece
}

func (a *auditPicture) heatTable(columns []heatColumn, beside bool, notes *footnotes) {
	h := &heat{auditPicture: a, columns: columns, beside: beside, first: columns[len(columns)-1].place < 0 || columns[1].place == 0, notes: notes}
	room := a.spec.Width - heatText
	if beside {
		room -= benchmarkW
	}
	cell := max(min(heatCellWide, (room+heatText-heatTextWide)/float64(len(columns))), min(heatCell, room/float64(len(columns))))
	if a.spec.Brief {
		cell = min(cell, heatNamed) // so that statements take a line
	}
	shares, least := []float64{1}, []float64{heatText}
	for range columns {
		shares, least = append(shares, 0), append(least, cell)
	}
	if beside {
		shares, least = append(shares, 0), append(least, benchmarkW)
	}
	h.grid = a.b.newTable(a.spec.Width, mostOf(a.page), shares, least)
	h.head = h.grid.row(h.headRow(cell))
	for _, p := range h.head {
		a.add(p.tie())
	}
	at := 0
	for i := range a.i.Areas {
		area := &a.i.Areas[i]
		rows := h.grid.row(h.areaRow(i, area))
		for _, p := range rows {
			p.head = h.head
			a.add(p.tie())
		}
		for range area.Statements {
			h.rows(h.grid, h.head, h.statementRow(at))
			at++
		}
	}
}

// headRow names the columns.
func (h *heat) headRow(cell float64) tableRow {
	r := tableRow{frame: frameHead, cells: []tableCell{cellOf(textPart(styleSmallIn.bold(), h.t("statement")))}}
	for _, c := range h.columns {
		parts := []cellPart{centredMark(c.group)}
		if cell >= heatNamed || c.place < 0 {
			parts = append(parts, centredPart(styleSmallIn, c.group.name, 3))
		}
		r.cells = append(r.cells, cellOf(append(parts, centredPart(styleSmallIn, h.t("count", c.group.n), 1))...))
	}
	if h.beside {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), h.t("benchmark"))))
	}
	return r
}

func (h *heat) cellsOf(of func(c heatColumn) audit.Cell) []audit.Cell {
	cells := make([]audit.Cell, len(h.columns))
	for i, c := range h.columns {
		cells[i] = of(c)
	}
	return cells
}

// areaRow is the row of an area above its statements.
func (h *heat) areaRow(place int, area *model.Area) tableRow {
	cells := h.cellsOf(func(c heatColumn) audit.Cell {
		if c.place < 0 {
			return h.r.Areas[place]
		}
		return h.r.AreaGroups[c.place][place]
	})
	title := cellOf(textPart(styleStrong, area.Title.In(h.lang)))
	return h.row(cells, true, title, h.areaRef(area, ""), func(c heatColumn) Ref { return h.areaRef(area, c.group.id) })
}

func (h *heat) statementRow(at int) tableRow {
	_, s := h.i.Statement(at)
	cells := h.cellsOf(func(c heatColumn) audit.Cell {
		if c.place < 0 {
			return h.r.Statements[at]
		}
		return h.r.ByGroup[c.place][at]
	})
	title := cellOf(h.statementParts(s, styleBody)...)
	var compared tableCell
	if s.Benchmark != nil && h.first && (h.beside || !h.spec.Brief) {
		parts := h.benchmarkParts(s, h.r.Statements[at], h.notes)
		if h.beside {
			compared = cellOf(parts...)
		} else {
			title.parts = append(append(title.parts, gapPart(0.8)), parts...)
		}
	}
	r := h.row(cells, false, title, h.statementRef(s, ""), func(c heatColumn) Ref { return h.statementRef(s, c.group.id) })
	if h.beside {
		r.cells = append(r.cells, compared)
	}
	return r
}

// row is a row of cells in their colours.
func (h *heat) row(cells []audit.Cell, isArea bool, title tableCell, ref Ref, refs func(heatColumn) Ref) tableRow {
	r := tableRow{ref: ref, cells: []tableCell{title}}
	var texts []heatTexts
	for i, c := range cells {
		t := h.heatTexts(c, isArea)
		texts = append(texts, t)
		r.cells = append(r.cells, tableCell{ref: refs(h.columns[i])})
		rows := float64(len(t.small))
		if t.inline {
			rows = 0
		}
		r.least = max(r.least, h.k.pitch(SizeBody)+rows*h.k.pitch(SizeSmall)+2.2)
	}
	r.frame = heatFrame(texts, isArea)
	return r
}

// heatTexts is what a cell of the heat map says on which ground.
type heatTexts struct {
	value  string
	small  []string
	ground Colour
	ink    Colour
	hidden bool
	many   bool // of its answers are "don't know"
	inline bool // all on one line
}

func (h *heat) heatTexts(c audit.Cell, isArea bool) heatTexts {
	t := heatTexts{value: "–", ink: InkSoft}
	switch {
	case c.Hidden:
		t.value, t.hidden = "<"+strconv.Itoa(audit.Fewest), true
		return t
	case c.N > 0:
		t.value = h.level(c.Median)
		t.ground, t.ink = heatColours(c.Median, h.r.Top())
	}
	if !isArea || c.N > 0 {
		t.small = append(t.small, h.t("count", c.N))
	}
	if t.many = c.Given() > 0 && c.UnknownShare() >= manyUnknown; t.many && !h.spec.Brief { // its corner says so
		t.small = append(t.small, "? "+h.percent(c.UnknownShare()))
	}
	one := []string{dots(t.small...)}
	w := h.k.ts.Width(Bold, SizeBody, t.value) + heatGap + h.k.ts.Width(Regular, SizeSmall, one[0])
	if h.spec.Brief && len(t.small) > 0 && w < h.grid.ws[1]-1.5 {
		t.small, t.inline = one, true
	} else if len(t.small) > 1 && h.grid.ws[1] >= heatBeside {
		t.small = one
	}
	return t
}

// heatColours are the ground and the ink for a place in the scale.
func heatColours(place float64, top int) (ground, ink Colour) {
	const steps = int(Heat9 - Heat1)
	step := steps / 2
	if top > 0 {
		step = min(max(int(math.Round(place/float64(top)*float64(steps))), 0), steps)
	}
	ground = Heat1 + Colour(step)
	if ground >= Heat6 {
		return ground, Paper
	}
	return ground, Ink
}

// heatFrame draws the cells of a row.
func heatFrame(cells []heatTexts, isArea bool) *rowFrame {
	return &rowFrame{name: fmt.Sprint("heat ", isArea, cells), padX: cellPad, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		if isArea {
			d.box(Box{Rect: Rect{0, 0, t.width(), h}, Fill: Band})
		}
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
		for i, c := range cells {
			t.b.k.heatCell(d, c, Rect{t.xs[i+1] + 0.25, 0.25, t.ws[i+1] - 0.5, h - 0.5})
		}
	}}
}

func (k *setter) heatCell(d *drawing, c heatTexts, r Rect) {
	if c.ground != None {
		d.box(Box{Rect: r, Radius: 0.6, Fill: c.ground})
	}
	if c.hidden {
		d.hatch(bandHatch, risingHatch(r, 1.8))
	}
	if c.many {
		corner := 2.6
		d.path(c.ink, Pen{}, moveTo(r.X+r.W-corner, r.Y), lineTo(r.X+r.W, r.Y), lineTo(r.X+r.W, r.Y+corner), closePath())
	}
	st := styleStrong.in(c.ink)
	height := k.pitch(SizeBody) + float64(len(c.small))*k.pitch(SizeSmall)
	y := r.Y + (r.H-height)/2
	value := k.one(st, c.value, r.W)
	if c.inline {
		small := styleSmall.in(c.ink)
		l := k.one(small, c.small[0], r.W)
		x := r.X + (r.W-value.width-heatGap-l.width)/2
		y = r.Y + (r.H-k.pitch(SizeBody))/2
		k.putLine(d, st, x, y, value)
		k.putLine(d, small, x+value.width+heatGap, y+(k.pitch(SizeBody)-k.pitch(SizeSmall))*0.7, l)
		return
	}
	if c.hidden {
		d.box(Box{Rect: Rect{r.X + (r.W-value.width)/2 - 0.6, y + 0.3, value.width + 1.2, k.pitch(SizeBody) - 0.6}, Fill: Paper})
	}
	k.putLine(d, st, r.X+(r.W-value.width)/2, y, value)
	y += k.pitch(SizeBody)
	for _, text := range c.small {
		l := k.one(styleSmall.in(c.ink), text, r.W)
		k.putLine(d, styleSmall.in(c.ink), r.X+(r.W-l.width)/2, y, l)
		y += k.pitch(SizeSmall)
	}
}

// centredPart is a text in the middle of a cell.
func centredPart(st Style, text string, most int) cellPart {
	return cellPart{key: "centred" + strconv.Itoa(most) + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		var lines []cellLine
		for _, l := range k.wrap(st, text, width, most).lines {
			lines = append(lines, cellLine{k.pitch(st.Size), func(d *drawing, x, y float64) { k.putLine(d, st, x+(width-l.width)/2, y, l) }})
		}
		return lines
	}}
}

// centredMark is the mark of a group in the middle of a cell.
func centredMark(g respondents) cellPart {
	return cellPart{key: "centred mark" + g.key(), lay: func(k *setter, width float64) []cellLine {
		return []cellLine{{groupMarkH + 0.4, func(d *drawing, x, y float64) { k.groupMark(d, g, x+width/2, y+groupMarkH/2) }}}
	}}
}

// heatLegend explains the colours and signs of the heat map.
func (a *auditPicture) heatLegend() piece {
	k, top := a.k, a.r.Top()
	type item struct {
		c    heatTexts
		word string
	}
	var items []item
	for i := range top + 1 {
		ground, ink := heatColours(float64(i), top)
		items = append(items, item{heatTexts{value: a.level(float64(i)), ground: ground, ink: ink}, a.i.Scale.Levels[i].Title.In(a.lang)})
	}
	items = append(items,
		item{heatTexts{value: "<" + strconv.Itoa(audit.Fewest), ink: InkSoft, hidden: true}, a.t("legendHidden", audit.Fewest)},
		item{heatTexts{value: "–", ink: InkSoft}, a.t("noAnswers")},
		item{heatTexts{value: "?", ink: InkSoft, many: true}, a.t("legendMany", a.percent(manyUnknown))})
	key := blockKey{kind: "heat legend", text: fmt.Sprint(items), a: a.spec.Width}
	return pieceOf(a.b.block(key, func(d *drawing) {
		const cellW, cellH = 8.0, 5.4
		const from = 0.1 // the pen of a hidden cell reaches over its edge
		k.putLine(d, styleSmall, 0, 0, k.one(styleSmall, a.t("legendHeat"), a.spec.Width))
		x, y := from, k.pitch(SizeSmall)+0.8
		for _, it := range items {
			l := k.one(styleSmall, it.word, min(60, a.spec.Width-cellW-2))
			if x > from && x+cellW+1.2+l.width > a.spec.Width {
				x, y = from, y+cellH+0.8
			}
			r := Rect{x, y, cellW, cellH}
			k.heatCell(d, it.c, r)
			if it.c.ground == None {
				d.box(Box{Rect: Rect{r.X + hair/2, r.Y + hair/2, r.W - hair, r.H - hair}, Radius: 0.6, Pen: Pen{Colour: CardEdge, Width: hair}})
			}
			k.putLine(d, styleSmall, x+cellW+1.2, y+(cellH-k.pitch(SizeSmall))/2, l)
			x += cellW + 1.2 + l.width + 5
		}
	}))
}
