package pdf

import (
	"math"
	"strconv"
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/model/scene"
)

// painter paints the layers of pages. Geometry is written straight into the
// page in points from the lower left corner, as PDF has it; text goes through
// the library, which keeps the fonts.
type painter struct {
	*file
	palette *scene.Palette
	sfnt    sfnt.Buffer
	buf     []byte

	height float64    // of the page, millimetres
	layer  page.Layer // being painted
	x, y   float64    // of the current block on the page, millimetres

	// What the page was last told.
	fill, stroke scene.Colour
	width        float64
	dash         scene.Dash
	font         *assets.Font
	size         float64
}

const pointsPerMM = 72 / 25.4

// page writes one page.
func (p *painter) page(pg *page.Page) {
	p.addPage(pg)
	p.height = pg.Height
	p.fill, p.stroke, p.width, p.dash, p.font = scene.NumColours, scene.NumColours, -1, scene.Solid, nil
	p.raw("1 j")
	for _, l := range pg.Layers {
		if !(l.Scale > 0) || math.IsInf(l.Scale, 0) || l.Clip.W <= 0 || l.Clip.H <= 0 {
			continue
		}
		p.layer = l
		whole := l.Clip.X <= l.X && l.Clip.Y <= l.Y && l.Clip.X+l.Clip.W >= l.X+l.Scene.Width*l.Scale &&
			l.Clip.Y+l.Clip.H >= l.Y+l.Scene.Height*l.Scale
		if !whole {
			p.clip(l.Clip)
		}
		l.Scene.In(l.Seen(), p.block)
		if !whole {
			p.raw("Q")
			p.fill, p.stroke, p.width, p.dash, p.font = scene.NumColours, scene.NumColours, -1, scene.Solid, nil
		}
	}
}

func (p *painter) raw(s string) { p.RawWriteStr(s) }

func (p *painter) clip(r scene.Rect) {
	p.begin("q")
	p.rect(r.X, r.Y, r.W, r.H)
	p.end("W n")
}

func (p *painter) block(b scene.Placed) {
	p.x, p.y = p.layer.X+b.X*p.layer.Scale, p.layer.Y+b.Y*p.layer.Scale
	for _, m := range b.Marks {
		switch m := m.(type) {
		case scene.Box:
			p.box(m)
		case scene.Path:
			p.path(m)
		case scene.Text:
			p.text(m)
		}
	}
}

// outside reports whether an area of the block, with some room for pens, lies
// outside the clip.
func (p *painter) outside(r scene.Rect, room float64) bool {
	x, y := p.mmX(r.X)-room, p.mmY(r.Y)-room
	w, h := r.W*p.layer.Scale+2*room, r.H*p.layer.Scale+2*room
	c := p.layer.Clip
	return !(x <= c.X+c.W && c.X <= x+w && y <= c.Y+c.H && c.Y <= y+h)
}

// mmX and mmY turn a coordinate of the block into one of the page.
func (p *painter) mmX(x float64) float64 { return p.x + x*p.layer.Scale }
func (p *painter) mmY(y float64) float64 { return p.y + y*p.layer.Scale }

func (p *painter) box(b scene.Box) {
	pen := p.penWidth(b.Pen)
	if p.outside(b.Rect, pen) {
		return
	}
	op := p.setUp(b.Fill, b.Pen)
	if op == "" {
		return
	}
	s := p.layer.Scale
	x, y, w, h := p.mmX(b.X), p.mmY(b.Y), b.W*s, b.H*s
	r := max(0, min(b.Radius*s, w/2, h/2))
	p.begin("")
	if r == 0 {
		p.rect(x, y, w, h)
	} else {
		p.roundRect(x, y, w, h, r)
	}
	p.end(op)
}

// arc is the distance of a quarter circle's control points from its ends, as
// a part of the radius.
const arc = 0.5522847498

func (p *painter) roundRect(x, y, w, h, r float64) {
	k := r * (1 - arc)
	x1, y1 := x+w, y+h
	p.point(x+r, y, "m")
	p.point(x1-r, y, "l")
	p.curve(x1-k, y, x1, y+k, x1, y+r)
	p.point(x1, y1-r, "l")
	p.curve(x1, y1-k, x1-k, y1, x1-r, y1)
	p.point(x+r, y1, "l")
	p.curve(x+k, y1, x, y1-k, x, y1-r)
	p.point(x, y+r, "l")
	p.curve(x, y+k, x+k, y, x+r, y)
	p.op("h")
}

func (p *painter) path(m scene.Path) {
	op := ""
	if len(m.Segments) == 0 || p.pathOutside(m) {
		return
	}
	if op = p.setUp(m.Fill, m.Pen); op == "" {
		return
	}
	p.begin("")
	open := false
	var first scene.Point
	for _, s := range m.Segments {
		x, y := p.mmX(s.P.X), p.mmY(s.P.Y)
		if !open && (s.Verb == scene.LineTo || s.Verb == scene.CubicTo) {
			p.point(p.mmX(first.X), p.mmY(first.Y), "m")
			open = true
		}
		switch s.Verb {
		case scene.MoveTo:
			p.point(x, y, "m")
			first, open = s.P, true
		case scene.LineTo:
			p.point(x, y, "l")
		case scene.CubicTo:
			p.curve(p.mmX(s.A.X), p.mmY(s.A.Y), p.mmX(s.B.X), p.mmY(s.B.Y), x, y)
		case scene.Close:
			if open {
				p.op("h")
				open = false
			}
		}
	}
	p.end(op)
}

func (p *painter) pathOutside(m scene.Path) bool {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	grow := func(q scene.Point) {
		x0, x1, y0, y1 = min(x0, q.X), max(x1, q.X), min(y0, q.Y), max(y1, q.Y)
	}
	for _, s := range m.Segments {
		if s.Verb == scene.Close {
			continue
		}
		grow(s.P)
		if s.Verb == scene.CubicTo {
			grow(s.A)
			grow(s.B)
		}
	}
	return p.outside(scene.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}, p.penWidth(m.Pen))
}

// text draws one line, piece by piece of the fonts that have its letters.
func (p *painter) text(t scene.Text) {
	s := p.layer.Scale
	em := t.Size * scene.PointMM
	if t.S == "" || !(t.Size > 0) || t.Colour == scene.None ||
		p.outside(scene.Rect{X: t.X, Y: t.Y - em, W: max(t.Width, em/2), H: em * 1.3}, 0) {
		return
	}
	p.setFill(t.Colour)
	x, y := p.mmX(t.X), p.mmY(t.Y)
	if !sane(x) || !sane(y) {
		return
	}
	for _, run := range assets.Runs(t.Face, t.S) {
		p.run(run, x, y, t.Size*s)
		x += run.Width * t.Size * s
	}
}

// run draws one piece in one font. Stretches that the library cannot hold are
// drawn as outlines.
func (p *painter) run(run assets.Run, x, y, size float64) {
	start := 0
	flush := func(end int) {
		if text := drawable(run.Text[start:end]); text != "" {
			if p.font != run.Font || p.size != size {
				p.useFont(run.Font, size)
				p.font, p.size = run.Font, size
			}
			p.Text(x+p.advance(run.Font, run.Text[:start])*size, y, text)
		}
	}
	for i, r := range run.Text {
		if r > 0xffff {
			flush(i)
			p.outline(run.Font, r, x+p.advance(run.Font, run.Text[:i])*size, y, size)
			start = i + len(string(r))
		}
	}
	flush(len(run.Text))
}

// advance is the width in millimetres at 1 pt of the beginning of a run.
func (p *painter) advance(f *assets.Font, s string) float64 {
	if s == "" {
		return 0
	}
	em := fixed.I(int(f.SFNT.UnitsPerEm()))
	width := 0.0
	for _, r := range s {
		g, err := f.SFNT.GlyphIndex(&p.sfnt, r)
		if err != nil {
			continue
		}
		if adv, err := f.SFNT.GlyphAdvance(&p.sfnt, g, em, 0); err == nil {
			width += float64(adv) / float64(em) * scene.PointMM
		}
	}
	return width
}

// outline draws a rune as a filled path, around a blank that stands for it when
// text is selected and copied.
func (p *painter) outline(f *assets.Font, r rune, x, y, size float64) {
	g, err := f.SFNT.GlyphIndex(&p.sfnt, r)
	if err != nil || g == 0 {
		return
	}
	em := int(f.SFNT.UnitsPerEm())
	segments, err := f.SFNT.LoadGlyph(&p.sfnt, g, fixed.I(em), nil)
	if err != nil {
		return
	}
	high, low := utf16.EncodeRune(r)
	p.raw("/Span <</ActualText <FEFF" + hex4(high) + hex4(low) + ">>> BDC")
	p.glyph(segments, x, y, size*scene.PointMM/float64(em)/64)
	p.raw("q 3 Tr")
	regular := assets.Fonts()[0]
	p.useFont(regular, size)
	p.font, p.size = regular, size
	p.Text(x, y, " ")
	p.raw("Q EMC")
	p.font = nil
}

func hex4(r rune) string {
	s := strconv.FormatUint(uint64(r), 16)
	return "0000"[:4-len(s)] + s
}

// glyph fills the outline of a glyph at a place of the page; mm is the length
// of a unit of its coordinates.
func (p *painter) glyph(segments sfnt.Segments, x, y, mm float64) {
	if len(segments) == 0 {
		return
	}
	at := func(q fixed.Point26_6) (float64, float64) { return x + float64(q.X)*mm, y + float64(q.Y)*mm }
	var lx, ly float64
	p.begin("")
	for _, s := range segments {
		ax, ay := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.point(ax, ay, "m")
			lx, ly = ax, ay
		case sfnt.SegmentOpLineTo:
			p.point(ax, ay, "l")
			lx, ly = ax, ay
		case sfnt.SegmentOpQuadTo:
			ex, ey := at(s.Args[1])
			p.curve(lx+(ax-lx)*2/3, ly+(ay-ly)*2/3, ex+(ax-ex)*2/3, ey+(ay-ey)*2/3, ex, ey)
			lx, ly = ex, ey
		case sfnt.SegmentOpCubeTo:
			bx, by := at(s.Args[1])
			ex, ey := at(s.Args[2])
			p.curve(ax, ay, bx, by, ex, ey)
			lx, ly = ex, ey
		}
	}
	p.end("f")
}
