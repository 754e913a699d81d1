package scene

import "math"

// knot is a known point of a feeling curve: X in millimetres from left to
// right, Y the feeling.
type knot struct{ X, Y float64 }

// slope returns the tangent of the curve at b, between its neighbours a and c,
// by M. Steffen, "A simple method for monotonic interpolation in one
// dimension", Astronomy & Astrophysics 239 (1990): the curve never rises above
// nor falls below two neighbouring points between them, and depends on no
// points further away.
func slope(a, b, c knot) float64 {
	h0, h1 := b.X-a.X, c.X-b.X
	s0, s1 := (b.Y-a.Y)/h0, (c.Y-b.Y)/h1
	if s0*s1 <= 0 {
		return 0
	}
	p := (s0*h1 + s1*h0) / (h0 + h1)
	return math.Copysign(min(2*math.Abs(s0), 2*math.Abs(s1), math.Abs(p)), p)
}

// span is the piece of a curve between two neighbouring knots as a cubic
// Bézier curve. Its control points stand at thirds, so X grows evenly with
// the parameter.
type span struct{ P0, P1, P2, P3 Point }

// spanBetween returns the piece from b to c. The neighbours a and d are used
// when they are there; at an end the curve leaves in a straight line.
func spanBetween(a *knot, b, c knot, d *knot) span {
	h := c.X - b.X
	secant := (c.Y - b.Y) / h
	m0, m1 := secant, secant
	if a != nil {
		m0 = slope(*a, b, c)
	}
	if d != nil {
		m1 = slope(b, c, *d)
	}
	return span{
		Point{b.X, b.Y}, Point{b.X + h/3, b.Y + m0*h/3},
		Point{c.X - h/3, c.Y - m1*h/3}, Point{c.X, c.Y},
	}
}

// cut returns the part of a piece between two places on the X axis.
func (s span) cut(x0, x1 float64) span {
	h := s.P3.X - s.P0.X
	if t := (x1 - s.P0.X) / h; t < 1 {
		s, _ = s.split(t)
		h = s.P3.X - s.P0.X
	}
	if t := (x0 - s.P0.X) / h; t > 0 {
		_, s = s.split(t)
	}
	return s
}

// split is de Casteljau's algorithm.
func (s span) split(t float64) (span, span) {
	mid := func(a, b Point) Point { return Point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t} }
	a, b, c := mid(s.P0, s.P1), mid(s.P1, s.P2), mid(s.P2, s.P3)
	ab, bc := mid(a, b), mid(b, c)
	p := mid(ab, bc)
	return span{s.P0, a, ab, p}, span{p, bc, c, s.P3}
}

// at returns the height at a place on the X axis.
func (s span) at(x float64) float64 {
	t := (x - s.P0.X) / (s.P3.X - s.P0.X)
	u := 1 - t
	return u*u*u*s.P0.Y + 3*u*u*t*s.P1.Y + 3*u*t*t*s.P2.Y + t*t*t*s.P3.Y
}
