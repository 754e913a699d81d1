package png

import (
	"image"
	"math"

	"lupaus/model/scene"
)

// strokeLines draws the flattened lines with a pen of some pixels: each piece
// as a strip, each bend with a disc. All turn the same way, so that what
// overlaps is drawn once.
func (c *canvas) strokeLines(area image.Rectangle, pen float64, p scene.Pen) {
	width, alpha := hairline(pen)
	if alpha < faint {
		return
	}
	on, period := dashLengths(p.Dash, pen)
	if period < 2.5 && on < period {
		alpha *= on / period
		on, period = 1, 1
	}
	c.begin(area)
	for i, line := range c.polylines {
		s := strip{c: c, area: area, half: width / 2, on: on, period: period}
		s.draw(line, c.closed[i])
	}
	c.finish(area, c.at(p.Colour, alpha))
}

// strip draws one line of points.
type strip struct {
	c          *canvas
	area       image.Rectangle
	half       float64 // half the pen
	on, period float64 // dashes; equal: solid
	done       float64 // way travelled
}

func (s *strip) draw(line []point, closed bool) {
	for i := 1; i < len(line); i++ {
		s.piece(line[i-1], line[i])
		if i+1 < len(line) {
			s.join(line[i-1], line[i], line[i+1])
		}
	}
	if n := len(line); closed {
		s.piece(line[n-1], line[0])
		s.join(line[n-2], line[n-1], line[0])
		s.join(line[n-1], line[0], line[1])
	}
}

// piece draws what is near the area of one straight piece, dash by dash.
func (s *strip) piece(a, b point) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if !(length > 0) || math.IsInf(length, 0) {
		return
	}
	start := s.done
	s.done += length
	t0, t1, ok := s.seen(a, b)
	if !ok {
		return
	}
	from, to := t0*length, t1*length
	at := func(d float64) point { return point{a.x + (b.x-a.x)*d/length, a.y + (b.y-a.y)*d/length} }
	if s.on == s.period || start+length > maxOffset { // no dash is placed exactly that far away
		s.quad(at(from), at(to))
		return
	}
	for d := from - math.Mod(start+from, s.period); d < to; d += s.period {
		if d0, d1 := max(d, from), min(d+s.on, to); d1 > d0 {
			s.quad(at(d0), at(d1))
		}
	}
}

// seen clips a piece to the area and the pen around it (Liang–Barsky).
func (s *strip) seen(a, b point) (t0, t1 float64, ok bool) {
	m := s.half + 8
	t0, t1 = 0, 1
	clip := func(d, q float64) bool {
		if d == 0 {
			return q >= 0
		}
		t := q / d
		if d < 0 {
			t0 = max(t0, t)
		} else {
			t1 = min(t1, t)
		}
		return t0 < t1
	}
	dx, dy := b.x-a.x, b.y-a.y
	ok = clip(-dx, a.x-(float64(s.area.Min.X)-m)) && clip(dx, float64(s.area.Max.X)+m-a.x) &&
		clip(-dy, a.y-(float64(s.area.Min.Y)-m)) && clip(dy, float64(s.area.Max.Y)+m-a.y)
	return t0, t1, ok
}

func (s *strip) quad(a, b point) {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return
	}
	nx, ny := -(b.y-a.y)/length*s.half, (b.x-a.x)/length*s.half
	q := [4]point{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}}
	s.outline(q[:])
}

// join rounds a bend. Slight ones of thin pens need nothing, and a dashed line
// has its gaps wherever they fall.
func (s *strip) join(a, b, d point) {
	if s.on < s.period && math.Mod(s.done, s.period) > s.on {
		return
	}
	ux, uy, vx, vy := b.x-a.x, b.y-a.y, d.x-b.x, d.y-b.y
	lu, lv := math.Hypot(ux, uy), math.Hypot(vx, vy)
	if !(lu > 0 && lv > 0) {
		return
	}
	// The gap on the outside of the bend is half·sin at most.
	if cos := (ux*vx + uy*vy) / (lu * lv); cos > 0 && s.half*math.Sqrt(max(0, 1-cos*cos)) < 0.15 {
		return
	}
	m := s.half + 1
	if b.x+m < float64(s.area.Min.X) || b.x-m > float64(s.area.Max.X) ||
		b.y+m < float64(s.area.Min.Y) || b.y-m > float64(s.area.Max.Y) {
		return
	}
	n := int(min(64, max(8, 4+s.half*2)))
	var disc [64]point
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		disc[i] = point{b.x + s.half*cos, b.y - s.half*sin}
	}
	s.outline(disc[:n])
}

// outline adds a small convex polygon.
func (s *strip) outline(pts []point) { s.c.polygon(s.area, pts) }
