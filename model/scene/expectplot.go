package scene

import (
	"math"
	"slices"
)

// How expectations and gaps are hatched: steps along an edge and pens in
// millimetres. They differ by direction and by density too, so that they are
// told apart without colour.
const (
	saidStep  = 2.4
	usualStep = 4.8
	gapStep   = 1.6
)

var (
	bandHatch = Pen{Colour: InkSoft, Width: 0.15}
	gapHatch  = Pen{Colour: Warn, Width: 0.2}
)

// bandLook tells what somebody has said, with a solid outline, from what is
// assumed, dashed and hatched half as densely.
func bandLook(said bool) (outline Pen, step float64) {
	if said {
		return Pen{Colour: InkSoft, Width: 0.35}, saidStep
	}
	return Pen{Colour: InkSoft, Width: 0.35, Dash: Dashed}, usualStep
}

// grounds tints the gaps and draws the zero line over them anew.
func (p *plot) grounds() {
	for _, f := range p.short {
		p.d.gapGround(p.y(p.expect.own.Low), f, p.s.width)
	}
	if len(p.short) > 0 {
		p.d.box(Box{Rect: Rect{0, p.y(0) - fine/2, p.s.width, fine}, Fill: InkSoft})
	}
}

// hatches draws the band and the gaps below it.
func (p *plot) hatches() {
	if !p.expect.own.given {
		return
	}
	b := p.expect.own
	w := p.s.width
	r := Rect{0, p.y(b.High), w, p.y(b.Low) - p.y(b.High)}
	pen, step := bandLook(b.said)
	p.d.hatch(bandHatch, risingHatch(r, evenly(w, step)))
	p.d.line(pen, 0, r.Y, w, r.Y)
	p.d.line(pen, 0, r.Y+r.H, w, r.Y+r.H)
	if before := p.expect.before; before.given {
		p.riser(pen, 0, before.Low, b.Low)
		p.riser(pen, 0, before.High, b.High)
	} else {
		p.riser(pen, 0, b.Low, b.High)
	}
	if p.expect.ends {
		p.riser(pen, w, b.Low, b.High)
	}
	for _, f := range p.short {
		p.d.hatch(gapHatch, fallingHatch(r.Y+r.H, f, evenly(w, gapStep)))
	}
}

// riser joins the edges of two bands, or closes one.
func (p *plot) riser(pen Pen, x, from, to float64) {
	if from != to {
		half := pen.Width / 2
		p.d.line(pen, x, p.y(max(from, to))-half, x, p.y(min(from, to))+half)
	}
}

// evenly returns a step near the wanted one that goes into a width without rest,
// so that the hatching of columns of equal width joins.
func evenly(width, step float64) float64 { return width / max(1, math.Round(width/step)) }

func (d *drawing) hatch(pen Pen, lines []Segment) {
	if len(lines) > 0 {
		d.path(None, pen, lines...)
	}
}

// gapGround tints what lies between a level and a line below it. At the edges
// of a column it reaches a little into the next one, as curves do.
func (d *drawing) gapGround(top float64, line []Point, width float64) {
	line = slices.Clone(line)
	if first := &line[0]; first.X <= 0 {
		first.X -= seam
	}
	end := &line[len(line)-1]
	if end.X >= width {
		end.X += seam
	}
	path := []Segment{moveTo(line[0].X, top)}
	for _, p := range line {
		path = append(path, lineTo(p.X, p.Y))
	}
	d.path(Feel2Soft, Pen{}, append(path, lineTo(end.X, top), closePath())...)
}

// risingHatch fills a rectangle with lines that rise from left to right.
func risingHatch(r Rect, step float64) []Segment {
	var lines []Segment
	for c := math.Ceil(r.Y/step) * step; c < r.Y+r.H+r.W; c += step { // the height where a line meets the left edge
		x0, x1 := max(0, c-r.Y-r.H), min(r.W, c-r.Y)
		if x1-x0 > 0.05 {
			lines = append(lines, moveTo(r.X+x0, c-x0), lineTo(r.X+x1, c-x1))
		}
	}
	return lines
}

// fallingHatch fills what lies between a level and a line below it with lines
// that fall from left to right.
func fallingHatch(top float64, line []Point, step float64) []Segment {
	bottom := top
	for _, p := range line {
		bottom = max(bottom, p.Y)
	}
	var lines []Segment
	first, last := line[0].X, line[len(line)-1].X
	for c := math.Ceil((top-last)/step) * step; c < bottom-first; c += step { // the height where a line meets x = 0
		from := math.Inf(1) // where the part of the line that lies inside begins
		end := func(x float64) {
			if x-from > 0.05 {
				lines = append(lines, moveTo(from, from+c), lineTo(x, x+c))
			}
			from = math.Inf(1)
		}
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			x0, x1 := max(a.X, top-c), b.X
			if x0 >= x1 {
				continue
			}
			// how far the line still is above the lower edge, at both ends
			over := func(x float64) float64 { return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X) - x - c }
			h0, h1 := over(x0), over(x1)
			switch {
			case h0 >= 0 && h1 >= 0:
				from = min(from, x0)
			case h0 >= 0:
				from = min(from, x0)
				end(x0 + (x1-x0)*h0/(h0-h1))
			case h1 >= 0:
				from = x0 + (x1-x0)*h0/(h0-h1)
			}
		}
		end(last)
	}
	return lines
}

// crossedHatch is the price of a label over the edges of a band, or over what
// is hatched.
func (p *plot) crossedHatch(r Rect) float64 {
	b := p.expect.own
	if !b.given {
		return 0
	}
	cost := 0.0
	for _, v := range []float64{b.Low, b.High} {
		if y := p.y(v); y > r.Y && y < r.Y+r.H {
			cost += 2
		}
	}
	if p.hatched(r) {
		cost++
	}
	return cost
}

// hatched reports whether an area touches the band or a gap.
func (p *plot) hatched(r Rect) bool {
	b := p.expect.own
	if !b.given {
		return false
	}
	top := p.y(b.Low)
	if r.Y < top && r.Y+r.H > p.y(b.High) {
		return true
	}
	for _, f := range p.short {
		for _, at := range f {
			if at.X > r.X && at.X < r.X+r.W && r.Y < at.Y && r.Y+r.H > top {
				return true
			}
		}
	}
	return false
}

// plates keep labels readable on what is hatched.
func (p *plot) plates() {
	for _, l := range p.placed {
		if at := (Rect{l.at.X - 0.4, l.at.Y, l.at.W + 0.8, l.at.H}); p.hatched(at) {
			p.d.box(Box{Rect: at, Radius: 0.6, Fill: Paper})
		}
	}
}

// bandSample draws a band for the legend.
func (d *drawing) bandSample(r Rect, said bool) {
	pen, step := bandLook(said)
	d.hatch(bandHatch, risingHatch(r, step))
	d.box(Box{Rect: r, Pen: pen})
}

// gapSample draws a gap for the legend.
func (d *drawing) gapSample(r Rect) {
	line := []Point{{r.X, r.Y + r.H}, {r.X + r.W, r.Y + r.H}}
	d.gapGround(r.Y, line, r.X+r.W+1)
	d.hatch(gapHatch, fallingHatch(r.Y, line, gapStep))
}
