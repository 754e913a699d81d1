package scene

import (
	"math"
	"slices"
)

// This file writes the names of the most valuable customers on the plane of the
// portfolio.

// starRadius is that of the star of one of the most valuable.
const starRadius = 1.5

// names draws the most valuable as stars, with their names where these cover
// nothing.
func (o *portfolioPlane) names() *Block {
	if len(o.stars) == 0 {
		return nil
	}
	var d drawing
	o.labels(&d)
	for _, c := range o.stars {
		d.path(Accent, Pen{}, starPath(c.at.X, c.at.Y, starRadius)...)
		d.zone(starRect(c.at), Ref{Owner: c.ID, Part: PartCustomer})
	}
	key := blockKey{kind: "portfolio names"}
	for _, m := range d.marks {
		if t, ok := m.(Text); ok {
			key.text += t.S + number(t.X) + " " + number(t.Y) + "\x00"
		}
	}
	for _, z := range d.zones {
		key.text += string(z.Ref.Owner) + number(z.X) + " " + number(z.Y) + "\x00"
	}
	return o.b.block(key, func(to *drawing) { *to = d })
}

func starRect(at Point) Rect {
	return Rect{at.X - starRadius, at.Y - starRadius, 2 * starRadius, 2 * starRadius}
}

// labels finds a place for each name near its star, the most valuable first.
func (o *portfolioPlane) labels(d *drawing) {
	const beyond = 0.3
	taken := make([]Rect, 0, len(o.dots)+2*len(o.stars)+2)
	for _, dot := range o.dots {
		r := dot.radius()
		taken = append(taken, Rect{dot.at.X - r, dot.at.Y - r, 2 * r, 2 * r})
	}
	for _, c := range o.stars {
		taken = append(taken, starRect(c.at))
	}
	in, h := o.in, o.k.pitch(SizeSmall)
	limitY := o.roomY(o.base.Terms.Room / 100)
	taken = append(taken, Rect{o.largeX() - beyond, in.Y, 2 * beyond, in.H}, Rect{in.X, limitY - beyond, in.W, 2 * beyond})
	var names []Rect
	for _, c := range o.stars {
		l := o.k.one(styleSmallIn, Name(o.k.w, c.Customer.Customer), 42)
		for _, r := range labelPlaces(c.at, l.width, h) {
			inside := r.X > in.X+0.5 && r.Y > in.Y && r.X+r.W < in.X+in.W-0.5 && r.Y+r.H < in.Y+in.H
			if !inside || slices.ContainsFunc(taken, r.Overlaps) {
				continue
			}
			leader := leaderOf(c.at, r)
			if slices.ContainsFunc(leader, func(s Rect) bool { return slices.ContainsFunc(names, s.Overlaps) }) {
				continue
			}
			if len(leader) > 0 {
				from, to := leader[0], leader[len(leader)-1]
				d.line(Pen{Colour: InkSoft, Width: hair}, from.X, from.Y, to.X, to.Y)
			}
			names = append(names, r)
			taken = append(append(taken, r), leader...)
			o.k.putLine(d, styleSmallIn, r.X, r.Y, l)
			break
		}
	}
}

// labelPlaces are places for a text around a point, the nearest first.
func labelPlaces(at Point, w, h float64) []Rect {
	const gap = starRadius + 0.5
	var out []Rect
	for far := 0.0; far <= 12; far += 2 {
		for _, dy := range []float64{0, -far, far} {
			out = append(out, Rect{at.X + gap + far, at.Y - h/2 + dy, w, h}, Rect{at.X - gap - far - w, at.Y - h/2 + dy, w, h})
			if far == 0 {
				break
			}
		}
		for _, dx := range []float64{-w / 2, -w, 0} {
			out = append(out, Rect{at.X + dx, at.Y - gap - far - h, w, h}, Rect{at.X + dx, at.Y + gap + far, w, h})
		}
	}
	return out
}

// leaderOf is the line that joins a star with a name that stands further off, in
// short steps; nothing beside it.
func leaderOf(at Point, r Rect) []Rect {
	to := Point{min(max(at.X, r.X), r.X+r.W), min(max(at.Y, r.Y), r.Y+r.H)}
	far := math.Hypot(to.X-at.X, to.Y-at.Y)
	if far < starRadius+1.2 {
		return nil
	}
	const step = 0.4
	n := int(far / step)
	var out []Rect
	for i := range n + 1 {
		part := float64(i) / float64(n)
		out = append(out, Rect{at.X + (to.X-at.X)*part, at.Y + (to.Y-at.Y)*part, step, step})
	}
	return out
}
