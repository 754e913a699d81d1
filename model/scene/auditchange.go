package scene

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"lupaus/model"
	"lupaus/model/audit"
)

// change tells what has changed since the earlier audit.
func (a *auditPicture) change() {
	c := a.spec.Change
	if c == nil {
		a.say(styleHead, a.t("noChange"))
		a.say(styleBody, a.t("noChangeHow"))
		return
	}
	was := dots(Name(a.k.w, c.Before.Audit), a.t("version", c.Before.Instrument.Version), DayText(a.lang, c.Before.Audit.Made), a.n("respondents", c.Before.Respondents))
	if len(c.Shared) == 0 {
		a.say(styleHead, a.t("nothingShared"))
		a.say(styleBody, a.t("nothingSharedWhy", was))
		return
	}
	basis := a.t("basisAll", was, len(c.Shared))
	if len(c.Shared) < a.i.Len() {
		basis = a.t("basis", was, len(c.Shared), a.i.Len())
	}
	a.say(styleBody, basis)
	a.say(styleSmall, a.t("basisNote"))
	a.add(space(3))
	m := &moves{auditPicture: a, c: c, notes: &footnotes{}}
	m.table()
	m.areas()
	if a.spec.Brief {
		m.farthest()
	} else {
		m.statements()
	}
	m.lists()
}

// moves are the changes being drawn.
type moves struct {
	*auditPicture
	c     *audit.Change
	grid  *table
	head  []piece
	notes *footnotes
	// narrow puts what is known and what is not into one column
	narrow bool
}

const moveAxis = 1 // the column with the axis

func (m *moves) table() {
	w := m.spec.Width
	m.narrow = w < sideLegend
	keys := []string{"median", "difference", "known", "unknownColumn"}
	shares, least := []float64{1, 1, 0, 0, 0, 0}, []float64{38, 40, 21, 22, 22, 30}
	if m.narrow {
		keys = []string{"median", "difference", "knownShare"}
		shares, least = []float64{0.7, 1, 0, 0, 0}, []float64{38, 40, 21, 22, 27}
	}
	m.grid = m.b.newTable(w, mostOf(m.page), shares, least)
	cells := []tableCell{{}, {}}
	for _, key := range keys {
		cells = append(cells, cellOf(rightPart(styleSmallIn.bold(), m.t(key))))
	}
	m.head = m.grid.row(m.marksHead(moveAxis, cells))
}

// begin begins a part with the head of the table.
func (m *moves) begin(key string) {
	m.section(m.t(key), "")
	for _, p := range m.head {
		m.add(p.tie())
	}
}

// areas tells of each area, and of the groups that both audits have.
func (m *moves) areas() {
	if m.spec.Brief {
		m.begin("areas") // without groups
	} else {
		m.begin("changeAreas")
	}
	m.move(m.wordCell(m.t("whole"), styleStrong, Ref{}), m.c.Before.Whole, m.c.Now.Whole, Ref{}, true)
	for _, pair := range m.c.Areas {
		area := &m.i.Areas[pair.Now]
		var before audit.Cell
		if pair.Before >= 0 {
			before = m.c.Before.Areas[pair.Before]
		}
		m.move(m.wordCell(area.Title.In(m.lang), styleStrong, Ref{}), before, m.c.Now.Areas[pair.Now], m.areaRef(area, ""), true)
		for _, g := range m.c.Groups {
			if m.spec.Brief {
				break // they are on the screen; here there is room for statements
			}
			var then audit.Cell
			if pair.Before >= 0 {
				then = m.c.Before.AreaGroups[g.Before][pair.Before]
			}
			who := m.groups[g.Now]
			m.move(cellOf(movedPart(groupPart(who, styleBody), 4)), then, m.c.Now.AreaGroups[g.Now][pair.Now], m.areaRef(area, who.id), false)
		}
	}
}

func (m *moves) wordCell(text string, st Style, ref Ref) tableCell {
	return tableCell{ref: ref, parts: []cellPart{textPart(st, text)}}
}

// statements tells of each shared statement, area by area.
func (m *moves) statements() {
	m.begin("changeStatements")
	var last *model.Area
	for _, shift := range m.c.Shared {
		area, s := m.i.Statement(shift.Now)
		if area != last {
			last = area
			title := m.b.newTable(m.spec.Width, m.grid.most, []float64{1}, []float64{0})
			for _, p := range title.row(tableRow{frame: frameGroup, cells: []tableCell{m.wordCell(area.Title.In(m.lang), styleStrong, Ref{})}}) {
				p.head = m.head
				m.add(p.tie())
			}
		}
		parts := m.statementParts(s, styleBody)
		if shift.Reworded {
			parts = append(parts, signPart("reworded", pencilSign, styleSmall, m.t("reworded")))
		}
		before, now := m.c.Before.Statements[shift.Before], m.c.Now.Statements[shift.Now]
		if s.Benchmark != nil {
			parts = append(parts, gapPart(0.6))
			parts = append(parts, m.benchmarkParts(s, now, m.notes, before)...)
		}
		m.move(cellOf(parts...), before, now, m.statementRef(s, ""), false)
	}
}

// farthest tells of the statements that have moved the most, as many as have
// room, and says how many others there are.
func (m *moves) farthest() {
	var moved []audit.Shift
	same, unknown := 0, 0
	by := func(s audit.Shift) float64 {
		return math.Abs(m.c.Now.Statements[s.Now].Median - m.c.Before.Statements[s.Before].Median)
	}
	for _, s := range m.c.Shared {
		switch before, now := m.c.Before.Statements[s.Before], m.c.Now.Statements[s.Now]; {
		case !before.Shown() || !now.Shown():
			unknown++
		case by(s) == 0:
			same++
		default:
			moved = append(moved, s)
		}
	}
	slices.SortStableFunc(moved, func(x, y audit.Shift) int { return cmp.Compare(by(y), by(x)) })
	left := 0
	if len(moved) > 0 {
		m.begin("changeMoved")
	}
	tail := briefTail + float64(len(m.c.New)+len(m.c.Gone))*m.k.pitch(SizeBody)
	for i, s := range moved {
		_, statement := m.i.Statement(s.Now)
		first := cellOf(textPart(styleBody, statement.Text.In(m.lang)))
		if s.Reworded {
			first.parts = append(first.parts, signPart("reworded", pencilSign, styleSmall, m.t("reworded")))
		}
		before, now := m.c.Before.Statements[s.Before], m.c.Now.Statements[s.Now]
		r := m.moveRow(first, before, now, m.statementRef(statement, ""), false)
		if m.full(m.grid.row(r), tail) {
			left = len(moved) - i
			break
		}
		m.rows(m.grid, m.head, r)
	}
	m.add(space(briefGap))
	for _, said := range []struct {
		key string
		n   int
	}{{"moreMoves", left}, {"unmoved", same}, {"unmovable", unknown}} {
		if said.n > 0 {
			m.say(styleBody, m.n(said.key, said.n))
		}
	}
}

// frameGroup is the ground of a title between rows.
var frameGroup = &rowFrame{"group", cellPad, 1, func(d *drawing, t *table, _ int, h float64) {
	d.box(Box{Rect: Rect{0, 0, t.width(), h}, Fill: Band})
}}

// pencilSign: a pencil, for what is worded anew.
func pencilSign(d *drawing, x, y float64) float64 {
	const s = signSize
	pen := Pen{Colour: InkSoft, Width: 0.35}
	d.path(None, pen, moveTo(x+0.2, y+s-0.2), lineTo(x+0.5, y+s-1), lineTo(x+1.9, y+0.3), lineTo(x+2.4, y+0.8), lineTo(x+1, y+s-0.5), closePath())
	return s
}

// move adds the row of what has changed.
func (m *moves) move(first tableCell, before, now audit.Cell, ref Ref, strong bool) {
	m.rows(m.grid, m.head, m.moveRow(first, before, now, ref, strong))
}

func (m *moves) moveRow(first tableCell, before, now audit.Cell, ref Ref, strong bool) tableRow {
	st := styleBody
	if strong {
		st = styleStrong
	}
	median := m.arrowText(m.shownLevel(before), m.shownLevel(now))
	cells := []tableCell{first, {}, cellOf(rightPart(st, median)), cellOf(m.differenceParts(before, now)...)}
	known, unknown := m.arrowText(m.known(before), m.known(now)), m.arrowText(m.unknown(before), m.unknown(now))
	if m.narrow {
		cells = append(cells, cellOf(rightPart(styleSmallIn, known), rightPart(styleSmallIn, unknown)))
	} else {
		cells = append(cells, cellOf(rightPart(styleBody, known)), cellOf(rightPart(styleBody, unknown)))
	}
	return tableRow{frame: m.moveFrame(before, now), ref: ref, cells: cells, least: 7}
}

func (m *moves) arrowText(before, now string) string { return before + " → " + now }

func (m *moves) shownLevel(c audit.Cell) string {
	if !c.Shown() {
		return "–"
	}
	return m.level(c.Median)
}

func (m *moves) known(c audit.Cell) string {
	if c.Hidden {
		return "<" + strconv.Itoa(audit.Fewest)
	}
	return strconv.Itoa(c.N)
}

func (m *moves) unknown(c audit.Cell) string {
	if c.Hidden || c.Given() == 0 {
		return "–"
	}
	return m.percent(c.UnknownShare())
}

// differenceParts tell by how much the median has moved and which way.
func (m *moves) differenceParts(before, now audit.Cell) []cellPart {
	if !before.Shown() || !now.Shown() {
		return []cellPart{rightPart(styleBody, "–")}
	}
	by := math.Round((now.Median-before.Median)*10) / 10
	switch {
	case by > 0:
		return []cellPart{rightPart(styleStrong.in(Kept), "▲ +"+m.decimal(by))}
	case by < 0:
		return []cellPart{rightPart(styleStrong.in(Warn), "▼ –"+m.decimal(-by))}
	}
	return []cellPart{rightPart(styleBody, m.t("same"))}
}

// moveFrame draws then and now on the axis: a ring, a dot, and the way between.
func (m *moves) moveFrame(before, now audit.Cell) *rowFrame {
	top := m.r.Top()
	name := fmt.Sprint("move ", top, before.Shown(), before.Stats, now.Shown(), now.Stats)
	return &rowFrame{name: name, padX: cellPad, padY: 1.2, draw: func(d *drawing, t *table, _ int, h float64) {
		x := laneAxis{Rect{t.xs[moveAxis], 0, t.ws[moveAxis], h}, top}
		x.grid(d)
		y := h / 2
		if now.Shown() {
			x.spread(d, audit.Stats{N: now.N, Min: now.Q1, Q1: now.Q1, Median: now.Median, Q3: now.Q3, Max: now.Q3})
		}
		if before.Shown() && now.Shown() {
			from, to := x.at(before.Median), x.at(now.Median)
			arrow(d, Point{from, y}, Point{to, y}, 1.6)
		}
		if before.Shown() {
			targetMark(d, x.at(before.Median), y)
		}
		if now.Shown() {
			r := 1.5
			if before.Shown() && before.Median == now.Median {
				r = 0.8
			}
			d.path(Accent, Pen{}, circlePath(x.at(now.Median), y, r)...)
		}
		d.box(Box{Rect: Rect{0, h - hair, t.width(), hair}, Fill: CardEdge})
	}}
}

// moveLegend explains ring, dot and bar.
func (a *auditPicture) moveLegend(width float64) piece {
	return a.signLegend("move legend", width, []explained{
		{3.4, func(d *drawing, x, y float64) { targetMark(d, x+1.7, y) }, a.t("legendBefore")},
		{3.4, func(d *drawing, x, y float64) { nowMark(d, x+1.7, y) }, a.t("legendNow")},
		{9, func(d *drawing, x, y float64) { sampleAxis(x, y, 9).spread(d, audit.Stats{N: 1, Q1: 0, Q3: 1}) }, a.t("legendQuartilesNow")},
	})
}

// lists name the statements that only one of the audits has, and say where the
// benchmarks are from.
func (m *moves) lists() {
	for _, part := range []struct {
		key  string
		i    *model.Instrument
		keys []string
	}{{"newStatements", m.c.Now.Instrument, m.c.New}, {"goneStatements", m.c.Before.Instrument, m.c.Gone}} {
		if len(part.keys) == 0 {
			continue
		}
		m.section(m.n(part.key, len(part.keys)), "")
		for _, key := range part.keys {
			_, s := part.i.Statement(part.i.Find(key))
			m.say(styleBody, "– "+s.Text.In(m.lang))
		}
	}
	if len(m.notes.texts) > 0 {
		m.add(space(4))
	}
	m.sayNotes(m.notes)
}
