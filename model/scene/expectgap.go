package scene

import (
	"math"
	"slices"
)

// shortfall is a stretch over which what was lived lies below what is expected:
// the lived line in millimetres, from left to right.
type shortfall []Point

// shortfalls finds where the lowest of the curves lies below the band.
func (p *plot) shortfalls() []shortfall {
	if !p.expect.own.given {
		return nil
	}
	pieces, places := p.lived()
	top := p.y(p.expect.own.Low)
	var found []shortfall
	var last *Point // nil where nothing is known
	for _, x := range places {
		v, known := lowest(pieces, x)
		if !known {
			last = nil
			continue
		}
		here := Point{x, p.y(v)}
		below, was := here.Y > top, last != nil && last.Y > top
		if below != was && last != nil {
			edge := crossing(*last, here, top)
			if was {
				found[len(found)-1] = append(found[len(found)-1], edge)
			} else {
				found = append(found, shortfall{edge})
			}
		} else if below && !was {
			found = append(found, nil)
		}
		if below {
			found[len(found)-1] = append(found[len(found)-1], here)
		}
		last = &here
	}
	return slices.DeleteFunc(found, func(f shortfall) bool { return f[len(f)-1].X-f[0].X < 0.01 })
}

// lived returns the pieces of the curves in the column and the places at which
// to look at them, from left to right. Curves of personas of whom nothing is
// known here do not count: there the line only bridges what nobody has said.
func (p *plot) lived() (pieces []span, places []float64) {
	w := p.s.width
	for i := range p.tracks {
		t := &p.tracks[i]
		if !t.has[hasOwn] || p.m.shape.curves[i].overlay {
			continue
		}
		own, _, n := t.spans()
		if n == 0 { // a point alone stands for the width of its bar
			x0, x1 := max(0, t.own.X-barW/2), min(w, t.own.X+barW/2)
			own[0], n = level(x0, x1, t.own.Y), 1
			places = append(places, x0, x1)
		}
		pieces = append(pieces, own[:n]...)
		const beside = 1e-3 // a curve may begin or end at its point
		places = append(places, t.own.X-beside, t.own.X, t.own.X+beside)
	}
	const steps = 48
	for i := range steps + 1 {
		places = append(places, w*float64(i)/steps)
	}
	slices.Sort(places)
	return pieces, places
}

// level is a straight piece without a slope.
func level(x0, x1, y float64) span {
	third := (x1 - x0) / 3
	return span{Point{x0, y}, Point{x0 + third, y}, Point{x1 - third, y}, Point{x1, y}}
}

// lowest returns the lowest of the pieces at a place, and whether there is one.
func lowest(pieces []span, x float64) (v float64, known bool) {
	v = math.Inf(1)
	for i := range pieces {
		if s := &pieces[i]; x >= s.P0.X && x <= s.P3.X {
			v, known = min(v, s.at(x)), true
		}
	}
	return v, known
}

// crossing returns where the straight line from a to b is at a height.
func crossing(a, b Point, y float64) Point {
	return Point{a.X + (b.X-a.X)*(y-a.Y)/(b.Y-a.Y), y}
}
