package png

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"lupaus/model/scene"
)

// box paints a rectangle. Its edges are put on whole pixels when it is more
// than a speck, so that lines are crisp and neighbours meet without a seam.
func (c *canvas) box(b scene.Box) {
	pen := c.penWidth(b.Pen)
	x0, y0 := c.x+b.X*c.k-pen/2, c.y+b.Y*c.k-pen/2
	x1, y1 := x0+b.W*c.k+pen, y0+b.H*c.k+pen
	if !c.touches(x0, y0, x1, y1) {
		return
	}
	if x1-x0 < 3 || y1-y0 < 3 {
		c.speck(x0, y0, x1, y1, pen, b)
		return
	}
	if b.Pen.Dash != scene.Solid && pen > 0 || b.Radius*c.k > maxCorner {
		c.boxAsPath(b)
		return
	}
	r := image.Rect(c.snapX(x0), c.snapY(y0), c.snapX(x1), c.snapY(y1))
	radius := quarters(min((b.Radius+b.Pen.Width/2)*c.k, float64(r.Dx())/2, float64(r.Dy())/2))
	if b.Radius == 0 {
		radius = 0
	}
	if b.Fill != scene.None {
		c.rounded(r, cornerKey{radius, 0}, c.at(b.Fill, 1))
	}
	if pen == 0 {
		return
	}
	width, alpha := hairline(pen)
	if alpha < faint {
		return
	}
	c.rounded(r, cornerKey{radius, max(1, int(math.Round(width)))}, c.at(b.Pen.Colour, alpha))
}

// penWidth is the width of a pen in pixels, 0 for one that draws nothing.
func (c *canvas) penWidth(p scene.Pen) float64 {
	if w := p.Width * c.k; w > 0 && p.Colour != scene.None {
		return w
	}
	return 0
}

// touches reports whether an area reaches the picture; one that is no number
// does not.
func (c *canvas) touches(x0, y0, x1, y1 float64) bool {
	return x1 >= float64(c.clip.Min.X) && x0 <= float64(c.clip.Max.X) &&
		y1 >= float64(c.clip.Min.Y) && y0 <= float64(c.clip.Max.Y)
}

// maxCorner is the largest radius in pixels that is drawn with cached masks.
const maxCorner = 96

// Snapping keeps what is far outside within reach of an int.
func (c *canvas) snapX(x float64) int { return int(snap(near(x, c.clip.Min.X, c.clip.Max.X))) }

// The rows are kept near the whole picture, not the stripe: what is far is the
// same in all stripes.
func (c *canvas) snapY(y float64) int { return int(snap(near(y, c.clip.Min.Y, c.clip.Max.Y))) }

// speck paints a box of which little more than a pixel is seen in one
// direction at least: rules drawn as boxes, bars, cards seen from far away.
func (c *canvas) speck(x0, y0, x1, y1, pen float64, b scene.Box) {
	edges := func(a, z float64) (float64, float64) {
		if z-a < 0.75 {
			return a, z
		}
		lo := snap(a)
		return lo, lo + max(1, math.Round(z-a))
	}
	x0, x1 = edges(x0, x1)
	y0, y1 = edges(y0, y1)
	if b.Fill != scene.None {
		c.smooth(x0, y0, x1, y1, c.at(b.Fill, 1))
	}
	if pen > 0 {
		share := min(1, 2*pen/max(1e-9, min(x1-x0, y1-y0)))
		if share >= faint {
			c.smooth(x0, y0, x1, y1, c.at(b.Pen.Colour, share))
		}
	}
}

// cornerKey names the mask of an upper left corner: a filled quarter disc, or
// with a pen the quarter ring inside it.
type cornerKey struct {
	radius int // quarter pixels
	pen    int // pixels, 0 for a fill
}

func quarters(px float64) int { return max(0, int(px*4)) }

// rounded fills a rectangle, or draws the frame within it when the key has a
// pen.
func (c *canvas) rounded(r image.Rectangle, key cornerKey, col color.RGBA) {
	if !r.Overlaps(c.clip) || col.A == 0 {
		return
	}
	n := (key.radius + 3) / 4
	n = max(n, key.pen)
	if 2*n > r.Dx() || 2*n > r.Dy() { // the halves would overlap
		key.radius = 4 * (min(r.Dx(), r.Dy()) / 2)
		n = key.radius / 4
		key.pen = min(key.pen, n)
	}
	if key.radius >= 4 {
		m := c.corners.get(key, cornerBound, func() (*image.Alpha, int) {
			m := c.cornerMask(key, n)
			return m, len(m.Pix)
		})
		c.corner(m, r.Min.X, r.Min.Y, false, false, col)
		c.corner(m, r.Max.X-n, r.Min.Y, true, false, col)
		c.corner(m, r.Min.X, r.Max.Y-n, false, true, col)
		c.corner(m, r.Max.X-n, r.Max.Y-n, true, true, col)
	} else if key.pen == 0 {
		c.fill(r, col)
		return
	} else {
		n = 0
	}
	if key.pen == 0 {
		c.fill(image.Rect(r.Min.X+n, r.Min.Y, r.Max.X-n, r.Min.Y+n), col)
		c.fill(image.Rect(r.Min.X, r.Min.Y+n, r.Max.X, r.Max.Y-n), col)
		c.fill(image.Rect(r.Min.X+n, r.Max.Y-n, r.Max.X-n, r.Max.Y), col)
		return
	}
	w := key.pen
	c.fill(image.Rect(r.Min.X+n, r.Min.Y, r.Max.X-n, r.Min.Y+w), col)
	c.fill(image.Rect(r.Min.X+n, r.Max.Y-w, r.Max.X-n, r.Max.Y), col)
	side := max(n, 0)
	if n == 0 {
		side = w // the corners belong to the top and bottom lines
	}
	c.fill(image.Rect(r.Min.X, r.Min.Y+side, r.Min.X+w, r.Max.Y-side), col)
	c.fill(image.Rect(r.Max.X-w, r.Min.Y+side, r.Max.X, r.Max.Y-side), col)
}

// cornerBound is the number of mask pixels kept, twice at most.
const cornerBound = 1 << 20

// cornerMask draws the upper left quarter of a disc or ring into n×n pixels.
func (c *canvas) cornerMask(key cornerKey, n int) *image.Alpha {
	z := &c.raster
	z.Reset(n, n)
	r := float64(key.radius) / 4
	quarter(z, r, r, r)
	z.LineTo(float32(n), 0)
	z.LineTo(float32(n), float32(n))
	z.LineTo(0, float32(n))
	z.ClosePath()
	if key.pen > 0 {
		in := max(0, r-float64(key.pen))
		w := float32(key.pen)
		z.MoveTo(w, float32(n))
		z.LineTo(float32(n), float32(n))
		z.LineTo(float32(n), w)
		if in > 0 {
			quarterBack(z, r, r, in)
		} else {
			z.LineTo(w, w)
		}
		z.ClosePath()
	}
	m := image.NewAlpha(z.Bounds())
	z.Draw(m, m.Bounds(), image.Opaque, image.Point{})
	return m
}

// arc is the distance of the control points of a quarter circle from its ends,
// as a part of the radius.
const arc = 0.5522847498

// quarter begins an outline with the upper left quarter circle, from the left
// to the top.
func quarter(z *vector.Rasterizer, cx, cy, r float64) {
	x, y, f := float32(cx), float32(cy), float32(r)
	z.MoveTo(x-f, y)
	z.CubeTo(x-f, y-f*arc, x-f*arc, y-f, x, y-f)
}

// quarterBack goes on with the same from the top to the left.
func quarterBack(z *vector.Rasterizer, cx, cy, r float64) {
	x, y, f := float32(cx), float32(cy), float32(r)
	z.LineTo(x, y-f)
	z.CubeTo(x-f*arc, y-f, x-f, y-f*arc, x-f, y)
}

// corner blends a corner mask, turned over where it is for another corner.
func (c *canvas) corner(m *image.Alpha, x, y int, flipX, flipY bool, col color.RGBA) {
	n := m.Rect.Dx()
	r := image.Rect(x, y, x+n, y+n).Intersect(c.clip)
	for py := r.Min.Y; py < r.Max.Y; py++ {
		my := py - y
		if flipY {
			my = n - 1 - my
		}
		row := c.dst.Pix[c.dst.PixOffset(r.Min.X, py):]
		for px := r.Min.X; px < r.Max.X; px++ {
			mx := px - x
			if flipX {
				mx = n - 1 - mx
			}
			if a := m.Pix[my*m.Stride+mx]; a != 0 {
				i := (px - r.Min.X) * 4
				blend(row[i:i+4:i+4], col, uint32(a))
			}
		}
	}
}

// boxAsPath paints what the fast way cannot: dashed frames and huge corners.
func (c *canvas) boxAsPath(b scene.Box) {
	if b.Fill != scene.None && b.Pen.Dash != scene.Solid && b.Radius*c.k <= maxCorner {
		solid := b
		solid.Pen = scene.Pen{}
		c.box(solid)
		b.Fill = scene.None
	}
	c.path(scene.Path{Segments: boxSegments(b), Fill: b.Fill, Pen: b.Pen})
}

func boxSegments(b scene.Box) []scene.Segment {
	r := max(0, min(b.Radius, b.W/2, b.H/2))
	x0, y0, x1, y1 := b.X, b.Y, b.X+b.W, b.Y+b.H
	if r == 0 {
		return []scene.Segment{
			{Verb: scene.MoveTo, P: scene.Point{X: x0, Y: y0}}, {Verb: scene.LineTo, P: scene.Point{X: x1, Y: y0}},
			{Verb: scene.LineTo, P: scene.Point{X: x1, Y: y1}}, {Verb: scene.LineTo, P: scene.Point{X: x0, Y: y1}},
			{Verb: scene.Close},
		}
	}
	k := r * (1 - arc)
	return []scene.Segment{
		{Verb: scene.MoveTo, P: scene.Point{X: x0 + r, Y: y0}},
		{Verb: scene.LineTo, P: scene.Point{X: x1 - r, Y: y0}},
		{Verb: scene.CubicTo, A: scene.Point{X: x1 - k, Y: y0}, B: scene.Point{X: x1, Y: y0 + k}, P: scene.Point{X: x1, Y: y0 + r}},
		{Verb: scene.LineTo, P: scene.Point{X: x1, Y: y1 - r}},
		{Verb: scene.CubicTo, A: scene.Point{X: x1, Y: y1 - k}, B: scene.Point{X: x1 - k, Y: y1}, P: scene.Point{X: x1 - r, Y: y1}},
		{Verb: scene.LineTo, P: scene.Point{X: x0 + r, Y: y1}},
		{Verb: scene.CubicTo, A: scene.Point{X: x0 + k, Y: y1}, B: scene.Point{X: x0, Y: y1 - k}, P: scene.Point{X: x0, Y: y1 - r}},
		{Verb: scene.LineTo, P: scene.Point{X: x0, Y: y0 + r}},
		{Verb: scene.CubicTo, A: scene.Point{X: x0, Y: y0 + k}, B: scene.Point{X: x0 + k, Y: y0}, P: scene.Point{X: x0 + r, Y: y0}},
		{Verb: scene.Close},
	}
}
