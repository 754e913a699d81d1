package scene

import (
	"math"

	"lupaus/model"
)

// placeLabels finds a place for each feeling's number and word near its dot,
// where they cover no other label, no dot and as little of the curves and of the
// edges of gaps as may be.
func (p *plot) placeLabels() {
	taken := p.dotRects()
	samples := p.samples()
	lang := p.m.b.k.w.Lang()
	for i, t := range p.tracks {
		c := p.m.shape.curves[i]
		if !t.has[hasOwn] || c.overlay || p.s.t == nil {
			continue
		}
		f, _ := p.s.t.Feeling(c.persona)
		number := FeelingText(lang, f.Value)
		for _, word := range []string{f.Word, ""} {
			l := p.label(c.number, number, word)
			if at, ok := p.place(l, Point{t.own.X, p.y(t.own.Y)}, taken, samples); ok {
				l.at = at
				p.placed = append(p.placed, l)
				taken = append(taken, at)
				break
			}
			if word == "" {
				break
			}
		}
	}
}

// feelingLabel is a number with a word behind it, or in lines below it. On maps
// with several curves the dot stands before it in small.
type feelingLabel struct {
	curve  int
	dot    float64 // room for the small dot
	number line
	words  folded
	beside bool
	w, h   float64
	at     Rect
}

const (
	labelGap = 0.9
	smallDot = 0.9 // radius
)

func (p *plot) label(curve int, number, word string) feelingLabel {
	k := &p.m.b.k
	room := p.s.width - 2*inset
	l := feelingLabel{curve: curve, number: k.one(styleSmallIn.bold(), number, room)}
	if p.m.shape.personas > 1 {
		l.dot = smallDot*2 + 0.6
	}
	l.words = k.wrap(styleSmallIn, word, room, 3)
	l.w, l.h = l.dot+l.number.width, k.pitch(SizeSmall)
	switch n := len(l.words.lines); {
	case n == 1 && l.words.more == 0 && l.w+labelGap+l.words.lines[0].width <= room:
		l.beside = true
		l.w += labelGap + l.words.lines[0].width
	case n > 0:
		l.h += k.height(styleSmallIn, l.words)
		for _, w := range l.words.lines {
			l.w = max(l.w, w.width)
		}
	}
	return l
}

func (p *plot) draw(l feelingLabel) {
	k := &p.m.b.k
	at := l.at
	x := at.X
	if !l.beside {
		x += (at.W - l.dot - l.number.width) / 2
	}
	if l.dot > 0 {
		p.d.path(CurveColour(l.curve), Pen{}, markerPath(l.curve, x+smallDot, at.Y+k.pitch(SizeSmall)/2, smallDot)...)
	}
	k.putLine(&p.d, styleSmallIn.bold(), x+l.dot, at.Y, l.number)
	if l.beside {
		k.putLine(&p.d, styleSmallIn, x+l.dot+l.number.width+labelGap, at.Y, l.words.lines[0])
		return
	}
	y := at.Y + k.pitch(SizeSmall)
	for _, w := range l.words.lines {
		k.putLine(&p.d, styleSmallIn, at.X+(at.W-w.width)/2, y, w)
		y += k.pitch(SizeSmall)
	}
	if l.words.more > 0 {
		k.putLine(&p.d, styleSmall, at.X, y, k.one(styleSmall, k.count("scene.more", l.words.more), at.W))
	}
}

// dotRects returns where the dots of the column are.
func (p *plot) dotRects() []Rect {
	const r = markerRadius * 1.3
	var taken []Rect
	for i, t := range p.tracks {
		if t.has[hasOwn] {
			x, y := p.m.shape.dotX(i, p.s.width), p.y(t.own.Y)
			taken = append(taken, Rect{x - r, y - r, 2 * r, 2 * r})
		}
	}
	return taken
}

// samples returns points on the curves of the column, a millimetre or so apart.
func (p *plot) samples() []Point {
	var points []Point
	step := p.s.width / 32
	for i := range p.tracks {
		pieces, _, n := p.tracks[i].spans()
		for k := range n {
			from, to := max(0, pieces[k].P0.X), min(p.s.width, pieces[k].P3.X)
			for x := from; x <= to; x += step {
				points = append(points, Point{x, p.y(pieces[k].at(x))})
			}
		}
	}
	return points
}

// crossed is the price of a label that a line of the scale runs through: more
// for the zero line than for the others.
func (p *plot) crossed(r Rect) float64 {
	cost := 0.0
	for v := model.LowestFeeling; v <= model.HighestFeeling; v++ {
		if y := p.y(v); y > r.Y+0.4 && y < r.Y+r.H-0.2 {
			if cost += 1; v == 0 {
				cost += 3
			}
		}
	}
	return cost
}

// place looks for the best place of a label around its dot: above or below in
// the middle, then aside, then further away.
func (p *plot) place(l feelingLabel, dot Point, taken []Rect, samples []Point) (Rect, bool) {
	const clear = markerRadius*1.3 + 0.5
	area := Rect{inset, 0.5, p.s.width - 2*inset, p.m.shape.plotH - 1}
	var best Rect
	bestCost := math.Inf(1)
	try := func(x, y, cost float64) {
		r := Rect{min(max(x, area.X), area.X+area.W-l.w), y, l.w, l.h}
		if r.Y < area.Y || r.Y+r.H > area.Y+area.H || r.X < area.X-1e-6 || cost >= bestCost {
			return
		}
		for _, t := range taken {
			if r.Overlaps(t) {
				return
			}
		}
		wide := Rect{r.X - 0.4, r.Y - 0.2, r.W + 0.8, r.H + 0.4}
		for _, s := range samples {
			if wide.Contains(s.X, s.Y) {
				cost += 2
			}
		}
		cost += p.crossed(r) + p.crossedHatch(r)
		if cost < bestCost {
			best, bestCost = r, cost
		}
	}
	for far := 0.0; far < p.m.shape.plotH; far += 1.5 {
		if bestCost <= far {
			break // nothing further away can be better
		}
		for _, y := range [2]float64{dot.Y - clear - far - l.h, dot.Y + clear + far} {
			try(dot.X-l.w/2, y, far)
			try(dot.X+1, y, far+0.5)
			try(dot.X-1-l.w, y, far+0.5)
		}
		for _, y := range [2]float64{dot.Y - l.h/2 - far, dot.Y - l.h/2 + far} {
			try(dot.X+clear, y, far+1)
			try(dot.X-clear-l.w, y, far+1)
		}
	}
	return best, !math.IsInf(bestCost, 1)
}
