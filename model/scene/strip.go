package scene

import (
	"math"

	"lupaus/model"
)

// strip is a row of columns, slots[from:to].
type strip struct {
	from, to int
	width    float64
}

// strips cuts the columns into as many strips as wanted, of about equal width,
// at the edge of a stage where one is near.
func (m *journeyMap) strips() []strip {
	count := len(m.slots)
	if count == 0 {
		return []strip{{}}
	}
	last := &m.slots[count-1]
	total := last.run + last.width
	n := max(1, min(m.opt.Bands, count))
	var out []strip
	from := 0
	for i := 1; i <= n; i++ {
		to := count
		if i < n {
			to = m.cutNear(from+1, count-(n-i), m.slots[from].run+(total-m.slots[from].run)/float64(n-i+1), total/float64(n))
		}
		end := &m.slots[to-1]
		out = append(out, strip{from, to, end.run + end.width - m.slots[from].run})
		from = to
	}
	return out
}

// cutNear returns the column from low to high before which to cut: the one
// nearest to x, and rather one where a stage begins.
func (m *journeyMap) cutNear(low, high int, x, stripW float64) int {
	best, bestCost := low, math.Inf(1)
	for i := low; i <= high; i++ {
		cost := math.Abs(m.slots[i].run - x)
		if m.slots[i].stage == m.slots[i-1].stage {
			cost += stripW / 5
		}
		if cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// group is a run of columns of one stage in a strip.
type group struct {
	stage    *model.Stage
	from, to int
	width    float64
	text     *stageText
}

// groups lists the stages of a strip. Gaps belong to a stage when they stand
// inside it.
func (m *journeyMap) groups(st *strip) []group {
	var out []group
	for i := st.from; i < st.to; i++ {
		s := &m.slots[i]
		if s.stage == nil {
			continue
		}
		if n := len(out); n > 0 && out[n-1].stage == s.stage {
			out[n-1].to = i + 1
		} else {
			out = append(out, group{stage: s.stage, from: i, to: i + 1})
		}
	}
	for i := range out {
		g := &out[i]
		end := &m.slots[g.to-1]
		g.width = end.run + end.width - m.slots[g.from].run
		g.text = m.stageText(g.stage, g.width, m.continued(g))
	}
	return out
}

// continued reports whether a group is not the beginning of its stage.
func (m *journeyMap) continued(g *group) bool {
	if len(g.stage.Touchpoints) == 0 || m.slots[g.from].t == nil {
		return false
	}
	first := g.stage.Touchpoints[0]
	return m.slots[g.from].t.ID != first && m.p.Touchpoint(first) != nil
}

// strip places one strip with its upper left corner at x, y and returns its
// height.
func (m *journeyMap) strip(st *strip, x, y float64) float64 {
	groups := m.groups(st)
	r := m.measure(st, groups)
	left := x + headW + gutter
	if st.to > st.from {
		m.place(m.rules(r, st.width), left, y)
		m.place(m.heads(r), x, y)
	} else {
		return m.emptyHint(x, y)
	}
	origin := left - m.slots[st.from].run
	for i := st.to - 1; i >= st.from; i-- { // a column's edge lies over its right neighbour
		s := &m.slots[i]
		m.place(m.frame(s, r, m.borderAfter(st, i)), origin+s.run, y)
	}
	for i := range groups {
		g := &groups[i]
		gx := origin + m.slots[g.from].run
		m.place(m.stageFrame(g, r), gx, y)
		m.place(g.text.block, gx, y)
	}
	m.cells(st, r, origin, y)
	m.gapMarks(st, groups, r, origin, y)
	if m.opt.Screen && st.to == len(m.slots) {
		m.place(m.addStage(r), left+st.width, y)
	}
	return r.height
}

func (m *journeyMap) borderAfter(st *strip, i int) bool {
	return i+1 == st.to || m.slots[i+1].stage != m.slots[i].stage
}

// measure finds the heights of a strip's rows: those of the highest cells.
func (m *journeyMap) measure(st *strip, groups []group) *rows {
	stageH, cardH := 0.0, 0.0
	laneH := make([]float64, len(m.shape.lanes))
	for i, l := range m.shape.lanes {
		laneH[i] = max(m.b.k.headHeight(l), 4*grid)
		if l.Kind == model.LaneFeeling {
			laneH[i] = m.shape.plotH
		}
	}
	for i := range groups {
		stageH = max(stageH, groups[i].text.h)
	}
	for i := st.from; i < st.to; i++ {
		c := m.slots[i].col
		cardH = max(cardH, c.cardH)
		for k, h := range c.heights {
			laneH[k] = max(laneH[k], h)
		}
		if m.over != nil {
			laneH[len(laneH)-1] = max(laneH[len(laneH)-1], m.slots[i].noteH)
		}
	}
	return m.b.newRows(max(stageH, 6*grid), max(cardH, 6*grid), laneH)
}

// cells places what the columns of a strip show, column by column.
func (m *journeyMap) cells(st *strip, r *rows, origin, y float64) {
	curves := m.allKnots()
	tracks := make([]track, len(curves))
	for i := st.from; i < st.to; i++ {
		s := &m.slots[i]
		x := origin + s.run
		m.place(s.col.card, x, y+r.cardY)
		for k, l := range m.shape.lanes {
			switch l.Kind {
			case model.LaneFeeling:
				for n := range curves {
					tracks[n] = m.track(&curves[n], n, i)
				}
				m.place(m.feelings(s, l.ID, tracks, m.bandsAt(st, i)), x, y+r.laneY[k])
				m.leads(st, i, tracks, x, y+r.laneY[k])
			case changesLane:
				m.place(s.noteBlock, x, y+r.laneY[k])
			default:
				m.place(s.col.cells[k], x, y+r.laneY[k])
			}
			if m.other != nil && m.differs(s, k) {
				m.place(m.b.wedge(), x+s.width-inset, y+r.laneY[k]+inset)
			}
		}
		if m.other != nil && m.differs(s, -1) {
			m.place(m.b.wedge(), x+s.width-inset, y+r.cardY+inset)
		}
	}
}

// allKnots returns the points of all curves. They are walked once, over all
// strips.
func (m *journeyMap) allKnots() []knots {
	if m.knots == nil {
		for _, c := range m.shape.curves {
			m.knots = append(m.knots, m.curveKnots(c))
		}
	}
	return m.knots
}

// lead is how far a curve goes on over the edge of a strip.
const lead = 3.0

// leads lets the curves go on over the edges of a strip that is not the first
// or the last, as a sign that they do.
func (m *journeyMap) leads(st *strip, i int, tracks []track, x, y float64) {
	before, after := i == st.from && i > 0, i == st.to-1 && st.to < len(m.slots)
	if !before && !after {
		return
	}
	var d drawing
	for n := range tracks {
		var paths []Path
		if before {
			paths = append(paths, m.strokes(n, &tracks[n], -lead, -seam)...)
		}
		if after {
			w := m.slots[i].width
			paths = append(paths, m.strokes(n, &tracks[n], w+seam, w+lead)...)
		}
		for _, p := range paths {
			p.Pen.Dash = Dotted
			d.path(None, p.Pen, p.Segments...)
		}
	}
	m.place(d.block(), x, y)
}
