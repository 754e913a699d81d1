package scene

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// plotPad is the room above +2 and below −2 in the feeling lane, enough for a
// dot and a label beyond it.
const plotPad = 8.0

// plotHeight is the height of the feeling lane: with many curves it grows, so
// that their labels find room.
func plotHeight(curves int) float64 { return max(52, onGrid(float64(12*curves)+2*plotPad)) }

// FeelingY returns the height at which a feeling is drawn in a cell of the
// feeling lane, in the cell's coordinates.
func FeelingY(cell Rect, value float64) float64 {
	return cell.Y + plotPad + (model.HighestFeeling-value)/(model.HighestFeeling-model.LowestFeeling)*(cell.H-2*plotPad)
}

// FeelingAt is the opposite of FeelingY: the feeling, within its limits, that a
// height in a cell of the feeling lane stands for.
func FeelingAt(cell Rect, y float64) float64 {
	v := model.HighestFeeling - (y-cell.Y-plotPad)/(cell.H-2*plotPad)*(model.HighestFeeling-model.LowestFeeling)
	return min(max(v, model.LowestFeeling), model.HighestFeeling)
}

// FeelingText writes a feeling with its sign, and with the decimal mark of the
// language (fi, en or sv).
func FeelingText(lang string, value float64) string {
	s := strconv.FormatFloat(math.Round(math.Abs(value)*100)/100, 'f', -1, 64)
	if lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	switch {
	case s == "0":
		return s
	case value < 0:
		return "–" + s // an en dash, which the text font has in both faces; it has no minus sign
	}
	return "+" + s
}

// knots are the known points of one curve over all columns.
type knots struct {
	cols []int     // columns with a point
	at   []float64 // and the feelings there
	next int       // walks along while columns are drawn from left to right
}

// track is what one curve does in one column: the points around it, their
// places from the column's left edge, and how far away in columns.
type track struct {
	pp, p, own, n, nn knot
	has               [5]bool
	gapBefore         bool // touchpoints without a feeling lie between p and here
	gapAfter          bool
}

const (
	hasPP = iota
	hasP
	hasOwn
	hasN
	hasNN
)

// curveKnots collects the points of a curve.
func (m *journeyMap) curveKnots(c curve) knots {
	k := knots{cols: make([]int, 0, len(m.slots)), at: make([]float64, 0, len(m.slots))}
	for i := range m.slots {
		t := m.slots[i].t
		if c.overlay {
			t = m.slots[i].over
		}
		if t == nil {
			continue
		}
		if f, ok := t.Feeling(c.persona); ok {
			k.cols = append(k.cols, i)
			k.at = append(k.at, f.Value)
		}
	}
	return k
}

// dotX is the place of a curve's dots from the left edge of a column. The dots
// of several personas stand side by side, so that equal feelings do not hide
// each other; a dot that is laid over stands above or below its own.
func (s *shape) dotX(curve int, width float64) float64 {
	return width/2 + s.dotStep(width)*(float64(s.curves[curve].number)-float64(s.personas-1)/2)
}

// dotStep is the distance between the dots of two personas.
func (s *shape) dotStep(width float64) float64 {
	return min(5, (width-8)/float64(max(1, s.personas-1)))
}

// track finds the points around a column. Columns must be asked for from left
// to right.
func (m *journeyMap) track(k *knots, curve, col int) track {
	var t track
	for k.next < len(k.cols) && k.cols[k.next] < col {
		k.next++
	}
	i := k.next
	before := i - 1
	if i < len(k.cols) && k.cols[i] == col {
		t.own, t.has[hasOwn] = m.knot(k, curve, i, col), true
		i++
	}
	if before >= 0 {
		t.p, t.has[hasP] = m.knot(k, curve, before, col), true
		t.gapBefore = m.between(k.cols[before], col)
	}
	if before >= 1 {
		t.pp, t.has[hasPP] = m.knot(k, curve, before-1, col), true
	}
	if i < len(k.cols) {
		t.n, t.has[hasN] = m.knot(k, curve, i, col), true
		t.gapAfter = m.between(col, k.cols[i])
		if before >= 0 && !t.has[hasOwn] {
			t.gapAfter = m.between(k.cols[before], k.cols[i])
		}
	}
	if i+1 < len(k.cols) {
		t.nn, t.has[hasNN] = m.knot(k, curve, i+1, col), true
	}
	return t
}

// between reports whether something that says nothing lies between two columns
// with a point. Gaps of a comparison do not count.
func (m *journeyMap) between(a, b int) bool { return m.slots[b].real-m.slots[a].real > 1 }

// knot is the i-th point of a curve as seen from a column. Places are rounded,
// so that they do not depend on how far the column is from the first one.
func (m *journeyMap) knot(k *knots, curve, i, col int) knot {
	other := &m.slots[k.cols[i]]
	x := other.run + m.shape.dotX(curve, other.width) - m.slots[col].run
	return knot{math.Round(x*1e6) / 1e6, k.at[i]}
}

// feelMemo remembers what a column shows in the feeling lane.
type feelMemo struct {
	tracks []track
	over   *model.Touchpoint
	expect bands
	block  *Block
}

// feelings returns the block of a column in the feeling lane.
func (m *journeyMap) feelings(s *slot, lane model.ID, tracks []track, expect bands) *Block {
	memo := &s.col.feel
	if memo.tracks != nil && memo.over == s.over && memo.expect == expect && slices.Equal(memo.tracks, tracks) {
		return memo.block
	}
	p := plot{m: m, s: s, lane: lane, tracks: tracks, expect: expect, placed: m.labels[:0]}
	p.short = p.shortfalls()
	p.placeLabels()
	p.grounds()
	p.bars()
	p.hatches()
	p.plates()
	for i := len(tracks) - 1; i >= 0; i-- { // what is laid over lies below
		p.curve(i)
	}
	p.dots()
	for _, l := range p.placed {
		p.draw(l)
	}
	m.labels = p.placed
	*memo = feelMemo{slices.Clone(tracks), s.over, expect, p.d.block()}
	return memo.block
}

// plot draws the feelings of one column.
type plot struct {
	m      *journeyMap
	s      *slot
	lane   model.ID
	tracks []track
	expect bands
	short  []shortfall
	placed []feelingLabel
	d      drawing
}

func (p *plot) y(value float64) float64 { return FeelingY(Rect{H: p.m.shape.plotH}, value) }

// barW is the width of the soft bar between the zero line and a dot.
const barW = 9.0

// bars shade each feeling softly from the zero line to its dot.
func (p *plot) bars() {
	sh := p.m.shape
	w := barW
	if sh.personas > 1 {
		w = max(0.6, min(4, sh.dotStep(p.s.width)-0.6))
	}
	for i, t := range p.tracks {
		if !t.has[hasOwn] || sh.curves[i].overlay || t.own.Y == 0 {
			continue
		}
		y0, y1 := p.y(0), p.y(t.own.Y)
		p.d.box(Box{Rect: Rect{t.own.X - w/2, min(y0, y1), w, math.Abs(y1 - y0)}, Fill: FeelSoft(t.own.Y)})
	}
}

// spans returns the pieces of a curve that cross the column and whether each
// bridges columns in which nothing was said.
func (t *track) spans() (pieces [2]span, gaps [2]bool, n int) {
	opt := func(i int, k *knot) *knot {
		if t.has[i] {
			return k
		}
		return nil
	}
	add := func(a *knot, b, c knot, d *knot, gap bool) {
		pieces[n], gaps[n] = spanBetween(a, b, c, d), gap
		n++
	}
	switch {
	case t.has[hasOwn]:
		if t.has[hasP] {
			add(opt(hasPP, &t.pp), t.p, t.own, opt(hasN, &t.n), t.gapBefore)
		}
		if t.has[hasN] {
			add(opt(hasP, &t.p), t.own, t.n, opt(hasNN, &t.nn), t.gapAfter)
		}
	case t.has[hasP] && t.has[hasN]:
		add(opt(hasPP, &t.pp), t.p, t.n, opt(hasNN, &t.nn), t.gapAfter)
	}
	return pieces, gaps, n
}

// seam is how far the pieces of a curve reach into the neighbouring columns,
// so that no hairline shows between them.
const seam = 0.05

// curve draws one curve from edge to edge of the column. Over columns in which
// nothing was said it is a thin line.
func (p *plot) curve(i int) {
	for _, stroke := range p.m.strokes(i, &p.tracks[i], -seam, p.s.width+seam) {
		p.d.marks = append(p.d.marks, stroke)
		p.d.grow(pathBounds(stroke.Segments), stroke.Pen.Width/2)
	}
}

// strokes returns the lines of a curve between two places of a column.
func (m *journeyMap) strokes(i int, t *track, x0, x1 float64) []Path {
	pieces, gaps, n := t.spans()
	pen := m.shape.curves[i].pen()
	thin := Pen{pen.Colour, 0.25, Solid}
	var out []Path
	for k := range n {
		if pieces[k].P3.X <= x0 || pieces[k].P0.X >= x1 {
			continue
		}
		s := pieces[k].cut(x0, x1)
		at := func(p Point) Point { return Point{p.X, FeelingY(Rect{H: m.shape.plotH}, p.Y)} }
		seg := cubicTo(at(s.P1), at(s.P2), at(s.P3))
		if k == 1 && len(out) == 1 && gaps[0] == gaps[1] {
			out[0].Segments = append(out[0].Segments, seg)
			continue
		}
		start := at(s.P0)
		path := Path{Segments: []Segment{moveTo(start.X, start.Y), seg}, Pen: pen}
		if gaps[k] {
			path.Pen = thin
		}
		out = append(out, path)
	}
	return out
}

// dots draws the points of the column with the zones to drag them, and on
// screen places to drag from where nothing has been said.
func (p *plot) dots() {
	sh := p.m.shape
	zoneW := 7.0
	if sh.personas > 1 {
		zoneW = min(zoneW, sh.dotStep(p.s.width))
	}
	for i, t := range slices.Backward(p.tracks) {
		c := sh.curves[i]
		x := sh.dotX(i, p.s.width)
		switch {
		case t.has[hasOwn]:
			marker(&p.d, c.number, x, p.y(t.own.Y), c.overlay)
		case sh.screen && p.s.t != nil && !c.overlay:
			p.d.path(None, Pen{Colour: CardEdge, Width: 0.3}, markerPath(c.number, x, p.y(0), markerRadius*0.8)...)
		}
		if p.s.t != nil && !c.overlay && (t.has[hasOwn] || sh.screen) {
			p.d.zone(Rect{x - zoneW/2, p.y(t.own.Y) - 3.5, zoneW, 7}, Ref{Owner: p.s.t.ID, Part: PartFeeling, Lane: p.lane, Persona: c.persona})
		}
	}
}
