package png

import (
	"image"
	"image/color"
	"math"

	"lupaus/model/scene"
)

// path paints a sequence of segments: fill first, pen over it.
func (c *canvas) path(p scene.Path) {
	if len(p.Segments) == 0 {
		return
	}
	pen := p.Pen.Width * c.k
	if !(pen > 0) || p.Pen.Colour == scene.None {
		pen = 0
	}
	if pen > 0 && p.Fill == scene.None && c.rule(p, pen) {
		return
	}
	area, ok := c.pathArea(p.Segments, pen)
	if !ok {
		return
	}
	if area.Dx() <= 1 && area.Dy() <= 1 && p.Fill == scene.None && pen < 0.2 {
		return
	}
	c.flatten(p.Segments)
	if p.Fill != scene.None {
		c.fillLines(area, c.at(p.Fill, 1))
	}
	if pen > 0 {
		c.strokeLines(area, pen, p.Pen)
	}
}

// pathArea returns the pixels of the clip that a path may touch. The control
// points bound a curve.
func (c *canvas) pathArea(segments []scene.Segment, pen float64) (image.Rectangle, bool) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range segments {
		s := &segments[i]
		if s.Verb == scene.Close {
			continue
		}
		x0, x1, y0, y1 = min(x0, s.P.X), max(x1, s.P.X), min(y0, s.P.Y), max(y1, s.P.Y)
		if s.Verb == scene.CubicTo {
			x0, x1 = min(x0, s.A.X, s.B.X), max(x1, s.A.X, s.B.X)
			y0, y1 = min(y0, s.A.Y, s.B.Y), max(y1, s.A.Y, s.B.Y)
		}
	}
	m := max(pen, 1)/2 + 1
	x0, y0, x1, y1 = c.x+x0*c.k-m, c.y+y0*c.k-m, c.x+x1*c.k+m, c.y+y1*c.k+m
	if !(x0 <= x1 && y0 <= y1) {
		return image.Rectangle{}, false // nothing, or not numbers
	}
	r := image.Rect(
		int(math.Floor(near(x0, c.clip.Min.X, c.clip.Max.X))), int(math.Floor(near(y0, c.clip.Min.Y, c.clip.Max.Y))),
		int(math.Ceil(near(x1, c.clip.Min.X, c.clip.Max.X))), int(math.Ceil(near(y1, c.clip.Min.Y, c.clip.Max.Y))),
	).Intersect(c.clip)
	return r, !r.Empty()
}

// rule paints one straight level or upright line crisply on whole pixels, and
// reports whether the path was one.
func (c *canvas) rule(p scene.Path, pen float64) bool {
	s := p.Segments
	if len(s) != 2 || s[0].Verb != scene.MoveTo || s[1].Verb != scene.LineTo {
		return false
	}
	level, upright := s[0].P.Y == s[1].P.Y, s[0].P.X == s[1].P.X
	if level == upright {
		return false
	}
	width, alpha := hairline(pen)
	if alpha < faint {
		return true
	}
	w := max(1, math.Round(width))
	col := c.at(p.Pen.Colour, alpha)
	if level {
		y := snap(near(c.y+s[0].P.Y*c.k-w/2, c.clip.Min.Y, c.clip.Max.Y))
		c.dashes(c.x+s[0].P.X*c.k, c.x+s[1].P.X*c.k, pen, p.Pen.Dash, c.clip.Min.X, c.clip.Max.X, col,
			func(a, b float64, col color.RGBA) { c.smooth(a, y, b, y+w, col) })
		return true
	}
	x := snap(near(c.x+s[0].P.X*c.k-w/2, c.clip.Min.X, c.clip.Max.X))
	c.dashes(c.y+s[0].P.Y*c.k, c.y+s[1].P.Y*c.k, pen, p.Pen.Dash, c.clip.Min.Y, c.clip.Max.Y, col,
		func(a, b float64, col color.RGBA) { c.smooth(x, a, x+w, b, col) })
	return true
}

// dashes cuts the way from a to b into dashes and draws those within low…high.
func (c *canvas) dashes(a, b, pen float64, dash scene.Dash, low, high int, col color.RGBA, draw func(a, b float64, col color.RGBA)) {
	if !(math.Abs(a) < maxOffset && math.Abs(b) < maxOffset) {
		return
	}
	on, period := dashLengths(dash, pen)
	if on == period {
		draw(min(a, b), max(a, b), col)
		return
	}
	if period < 2.5 { // a grey line, from afar
		draw(min(a, b), max(a, b), fade(col, on/period))
		return
	}
	dir := 1.0
	if b < a {
		dir = -1
	}
	first := float64(low)
	if dir < 0 {
		first = float64(high)
	}
	length := math.Abs(b - a)
	at := max(0, math.Floor((first-a)*dir/period)) * period
	for ; at < length && at < (first-a)*dir+float64(high-low)+period; at += period {
		s, e := a+dir*at, a+dir*min(length, at+on)
		draw(min(s, e), max(s, e), col)
	}
}

// dashLengths returns the length of a dash and of a dash with its gap, equal
// for a solid line. Patterns of hairlines grow with the line drawn.
func dashLengths(d scene.Dash, pen float64) (on, period float64) {
	switch d {
	case scene.Dashed:
		return 4 * pen, 7 * pen
	case scene.Dotted:
		return pen, 3 * pen
	}
	return 1, 1
}

func fade(col color.RGBA, alpha float64) color.RGBA {
	scale := func(v uint8) uint8 { return uint8(float64(v)*alpha + 0.5) }
	return color.RGBA{scale(col.R), scale(col.G), scale(col.B), scale(col.A)}
}

// flatten turns the path into lines of points in pixels, kept in c.polylines.
func (c *canvas) flatten(segments []scene.Segment) {
	c.points, c.polylines, c.closed = c.points[:0], c.polylines[:0], c.closed[:0]
	start := 0
	end := func(closed bool) {
		if len(c.points)-start > 1 {
			c.polylines = append(c.polylines, c.points[start:len(c.points):len(c.points)])
			c.closed = append(c.closed, closed)
		}
		start = len(c.points)
	}
	var first point
	for i := range segments {
		s := &segments[i]
		p := c.px(s.P)
		switch s.Verb {
		case scene.MoveTo:
			end(false)
			first = p
			c.points = append(c.points, p)
		case scene.LineTo, scene.CubicTo:
			if len(c.points) == start {
				c.points = append(c.points, first)
			}
			if s.Verb == scene.LineTo {
				c.points = append(c.points, p)
			} else {
				c.curve(c.px(s.A), c.px(s.B), p)
			}
		case scene.Close:
			end(true)
		}
	}
	end(false)
}

func (c *canvas) px(p scene.Point) point { return point{c.x + p.X*c.k, c.y + p.Y*c.k} }

// curve adds the points of a cubic curve. How many does not depend on the clip:
// dashes go on from one tile to the next by the length of the way.
func (c *canvas) curve(b, d, e point) {
	a := c.points[len(c.points)-1]
	dev := math.Hypot(a.x-2*b.x+d.x, a.y-2*b.y+d.y) + math.Hypot(b.x-2*d.x+e.x, b.y-2*d.y+e.y)
	n := int(max(1, min(200, math.Ceil(math.Sqrt(dev*1.5)))))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		w0, w1, w2, w3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		c.points = append(c.points, point{
			w0*a.x + w1*b.x + w2*d.x + w3*e.x,
			w0*a.y + w1*b.y + w2*d.y + w3*e.y,
		})
	}
}

// begin makes the rasteriser ready for an area; finish blends what was drawn.
func (c *canvas) begin(area image.Rectangle) { c.raster.Reset(area.Dx(), area.Dy()) }

func (c *canvas) finish(area image.Rectangle, col color.RGBA) {
	n := area.Dx() * area.Dy()
	if cap(c.mask) < n {
		c.mask = make([]uint8, n)
	}
	m := &image.Alpha{Pix: c.mask[:n], Stride: area.Dx(), Rect: c.raster.Bounds()}
	clear(m.Pix)
	c.raster.Draw(m, m.Rect, image.Opaque, image.Point{})
	c.cover(m, area.Min.X, area.Min.Y, col)
}

// polygon adds a closed outline in pixels, cut to a little around the area so
// that the rasteriser does not walk what is far away.
func (c *canvas) polygon(area image.Rectangle, pts []point) {
	pts = c.cut(area, pts)
	if len(pts) < 3 {
		return
	}
	for _, p := range pts { // cutting what is astronomically large can go wrong
		if !(math.Abs(p.x-float64(area.Min.X)) < 1e5 && math.Abs(p.y-float64(area.Min.Y)) < 1e5) {
			return
		}
	}
	ox, oy := float64(area.Min.X), float64(area.Min.Y)
	for i, p := range pts {
		x, y := float32(p.x-ox), float32(p.y-oy)
		if i == 0 {
			c.raster.MoveTo(x, y)
		} else {
			c.raster.LineTo(x, y)
		}
	}
	c.raster.ClosePath()
}

// cut clips a polygon to the area and a margin (Sutherland–Hodgman). Edges
// that it adds run outside the area.
func (c *canvas) cut(area image.Rectangle, pts []point) []point {
	const m = 16
	x0, y0, x1, y1 := float64(area.Min.X-m), float64(area.Min.Y-m), float64(area.Max.X+m), float64(area.Max.Y+m)
	inside := true
	for _, p := range pts {
		if !(p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1) {
			inside = false
			break
		}
	}
	if inside {
		return pts
	}
	out := append(c.spare[:0], pts...)
	for side := range 4 {
		in := func(p point) float64 {
			switch side {
			case 0:
				return p.x - x0
			case 1:
				return x1 - p.x
			case 2:
				return p.y - y0
			}
			return y1 - p.y
		}
		src := out
		out = make([]point, 0, len(src)+4)
		for i, p := range src {
			q := src[(i+1)%len(src)]
			dp, dq := in(p), in(q)
			if dp >= 0 {
				out = append(out, p)
			}
			if dp >= 0 != (dq >= 0) {
				t := dp / (dp - dq)
				out = append(out, point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
			}
		}
	}
	c.spare = out
	return out
}

func (c *canvas) fillLines(area image.Rectangle, col color.RGBA) {
	c.begin(area)
	for _, line := range c.polylines {
		c.polygon(area, line)
	}
	c.finish(area, col)
}
