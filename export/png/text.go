package png

import (
	"image"
	"image/color"
	"math"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lupaus/assets"
	"lupaus/model/scene"
)

// Text below this many pixels is not drawn letter by letter but as soft bars.
const letterPx = 3.5

// Letters above this many pixels are drawn each time and not remembered.
const maxGlyphPx = 160

// text paints one line of text.
func (c *canvas) text(t scene.Text) {
	px := t.Size * scene.PointMM * c.k
	x, y := c.x+t.X*c.k, c.y+t.Y*c.k
	width := t.Width * c.k
	if !(px > 0.6 && px < 1e5) ||
		!(y-px*1.3 < float64(c.clip.Max.Y) && y+px*0.6 > float64(c.clip.Min.Y)) ||
		!(x-px < float64(c.clip.Max.X) && x+width+px > float64(c.clip.Min.X)) {
		return
	}
	if px < letterPx {
		c.bar(t, x, y, px, width)
		return
	}
	l := c.line(t.Face, t.S)
	col := c.at(t.Colour, 1)
	base := int(snap(y))
	for i := range l.pieces {
		p := &l.pieces[i]
		if px > maxGlyphPx {
			c.largeGlyphs(p, x, y, px, col)
			continue
		}
		f := c.face(p.font, px)
		for _, g := range p.glyphs {
			gx := x + g.at*px
			if gx > float64(c.clip.Max.X)+px {
				break
			}
			if gx < float64(c.clip.Min.X)-3*px {
				continue
			}
			quarter := int(math.Floor(gx*4 + 0.5))
			m := f.mask(c, g.id, quarter&3)
			if m.Pix != nil {
				c.cover(&m.Alpha, quarter>>2+m.x, base+m.y, col)
			}
		}
	}
}

// bar stands for text too small to read: a strip as high as the small letters
// and as dark as a line of them looks.
func (c *canvas) bar(t scene.Text, x, y, px, width float64) {
	c.smooth(x, y-px*0.54, x+width, y, c.at(t.Colour, 0.42))
}

// line is one text cut by fonts, with the place of each glyph.
type line struct{ pieces []piece }

type piece struct {
	font   *assets.Font
	glyphs []placed
}

// placed is a glyph at a distance from the start of the line in em.
type placed struct {
	id sfnt.GlyphIndex
	at float64
}

type lineKey struct {
	face scene.Face
	text string
}

// lineBound is the number of glyphs of lines kept, twice at most.
const lineBound = 1 << 20

// line returns the glyphs of a text.
func (c *canvas) line(f scene.Face, s string) *line {
	k := lineKey{f, s}
	return c.Painter.lines.get(k, lineBound, func() (*line, int) {
		l := &line{}
		at, n := 0.0, 8
		for _, run := range assets.Runs(k.face, k.text) {
			p := piece{font: run.Font}
			s := run.Font.SFNT
			em := fixed.I(int(s.UnitsPerEm()))
			for _, r := range run.Text {
				id, err := s.GlyphIndex(&c.sfnt, r)
				if err != nil {
					continue
				}
				p.glyphs = append(p.glyphs, placed{id, at})
				if adv, err := s.GlyphAdvance(&c.sfnt, id, em, font.HintingNone); err == nil {
					at += float64(adv) / float64(em)
				}
			}
			n += len(p.glyphs)
			l.pieces = append(l.pieces, p)
		}
		return l, n
	})
}

// faceKey is a font in a size of quarter or larger steps of pixels.
type faceKey struct {
	font *assets.Font
	size fixed.Int26_6
}

// face remembers the masks of one font in one size. Masks are found without a
// lock; two goroutines may draw the same one and one stays.
type face struct {
	key   faceKey
	pages [1024]atomic.Pointer[glyphPage] // by glyph/64
}

type glyphPage [64][4]atomic.Pointer[mask] // by glyph%64 and quarter of a pixel

// mask is a drawn glyph; its upper left corner is at x, y from the pen.
type mask struct {
	image.Alpha
	x, y int
}

// faceBound is the number of bytes of glyph masks kept, twice at most.
const faceBound = 24 << 20

func (c *canvas) face(f *assets.Font, px float64) *face {
	step := 16.0 // 64ths of a pixel
	if px > 32 {
		step = 64
	}
	key := faceKey{f, fixed.Int26_6(math.Round(px*64/step) * step)}
	return c.faces.get(key, faceBound, func() (*face, int) { return &face{key: key}, 10 << 10 })
}

func (f *face) mask(c *canvas, id sfnt.GlyphIndex, quarter int) *mask {
	slot := &f.pages[id>>6]
	page := slot.Load()
	if page == nil {
		slot.CompareAndSwap(nil, &glyphPage{})
		page = slot.Load()
		c.faces.spend(2 << 10)
	}
	m := page[id&63][quarter].Load()
	if m == nil {
		m = c.drawGlyph(f.key, id, quarter)
		page[id&63][quarter].Store(m)
		c.faces.spend(len(m.Pix) + 96)
	}
	return m
}

// drawGlyph rasterises one glyph. A glyph that is empty or broken has a mask
// without pixels.
func (c *canvas) drawGlyph(key faceKey, id sfnt.GlyphIndex, quarter int) *mask {
	segments, err := key.font.SFNT.LoadGlyph(&c.sfnt, id, key.size, nil)
	if err != nil || len(segments) == 0 {
		return &mask{}
	}
	b := segments.Bounds()
	shift := float32(quarter) / 4
	x0, y0 := b.Min.X.Floor(), b.Min.Y.Floor()
	w, h := b.Max.X.Ceil()+1-x0, b.Max.Y.Ceil()-y0
	if w <= 0 || h <= 0 || w > 1024 || h > 1024 {
		return &mask{}
	}
	c.raster.Reset(w, h)
	c.outline(segments, shift-float32(x0), -float32(y0), 1.0/64)
	m := &mask{Alpha: *image.NewAlpha(c.raster.Bounds()), x: x0, y: y0}
	c.raster.Draw(&m.Alpha, m.Rect, image.Opaque, image.Point{})
	return m
}

// outline gives the outline of a glyph to the rasteriser.
func (c *canvas) outline(segments sfnt.Segments, dx, dy, scale float32) {
	z := &c.raster
	at := func(p fixed.Point26_6) (float32, float32) {
		return float32(p.X)*scale + dx, float32(p.Y)*scale + dy
	}
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			z.ClosePath()
			z.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			z.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(s.Args[1])
			z.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			ex, ey := at(s.Args[2])
			z.CubeTo(ax, ay, bx, by, ex, ey)
		}
	}
	z.ClosePath()
}

// largeGlyphs draws letters too large to be remembered, as paths.
func (c *canvas) largeGlyphs(p *piece, x, y, px float64, col color.RGBA) {
	s := p.font.SFNT
	em := float64(s.UnitsPerEm())
	for _, g := range p.glyphs {
		gx := x + g.at*px
		if gx > float64(c.clip.Max.X)+px || gx < float64(c.clip.Min.X)-3*px {
			continue
		}
		segments, err := s.LoadGlyph(&c.sfnt, g.id, fixed.Int26_6(em*64), nil)
		if err != nil || len(segments) == 0 {
			continue
		}
		c.glyphPath(segments, gx, y, px/em/64, col)
	}
}

func (c *canvas) glyphPath(segments sfnt.Segments, x, y, scale float64, col color.RGBA) {
	mm := func(p fixed.Point26_6) scene.Point {
		return scene.Point{X: (x - c.x + float64(p.X)*scale) / c.k, Y: (y - c.y + float64(p.Y)*scale) / c.k}
	}
	var path []scene.Segment
	var last scene.Point
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			path = append(path, scene.Segment{Verb: scene.Close}, scene.Segment{Verb: scene.MoveTo, P: mm(s.Args[0])})
			last = mm(s.Args[0])
		case sfnt.SegmentOpLineTo:
			last = mm(s.Args[0])
			path = append(path, scene.Segment{Verb: scene.LineTo, P: last})
		case sfnt.SegmentOpQuadTo:
			q, e := mm(s.Args[0]), mm(s.Args[1])
			path = append(path, scene.Segment{
				Verb: scene.CubicTo,
				A:    scene.Point{X: last.X + (q.X-last.X)*2/3, Y: last.Y + (q.Y-last.Y)*2/3},
				B:    scene.Point{X: e.X + (q.X-e.X)*2/3, Y: e.Y + (q.Y-e.Y)*2/3},
				P:    e,
			})
			last = e
		case sfnt.SegmentOpCubeTo:
			last = mm(s.Args[2])
			path = append(path, scene.Segment{Verb: scene.CubicTo, A: mm(s.Args[0]), B: mm(s.Args[1]), P: last})
		}
	}
	area, ok := c.pathArea(path, 0)
	if !ok {
		return
	}
	c.flatten(path)
	c.fillLines(area, col)
}
