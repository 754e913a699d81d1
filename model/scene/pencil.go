package scene

import (
	"math"

	"lupaus/model"
)

// Pencil draws blocks for pictures that are made of text and simple marks, such
// as the pages of a report, in the same hand as the maps. It is for one
// goroutine.
type Pencil struct {
	k setter
	d drawing
}

// NewPencil returns a pencil that measures with ts and speaks w's language.
func NewPencil(ts Typesetter, w Words) *Pencil { return &Pencil{k: setter{ts: ts, w: w}} }

// Box draws a box.
func (p *Pencil) Box(b Box) { p.d.box(b) }

// Path draws a path.
func (p *Pencil) Path(m Path) { p.d.path(m.Fill, m.Pen, m.Segments...) }

// Line draws a straight line.
func (p *Pencil) Line(pen Pen, x0, y0, x1, y1 float64) { p.d.line(pen, x0, y0, x1, y1) }

// Block returns what was drawn and begins the next block. It is nil when
// nothing was drawn.
func (p *Pencil) Block() *Block {
	b := p.d.block()
	p.d = drawing{}
	return b
}

// Paragraph is a text broken into lines of one width.
type Paragraph struct {
	st    Style
	f     folded
	width float64
	pitch float64
}

// Paragraph breaks a text into lines of a width, at most max of them when max
// is positive; the last of them then ends in "…".
func (p *Pencil) Paragraph(st Style, width float64, text string, most int) Paragraph {
	limit := most
	if most <= 0 {
		limit = math.MaxInt
	}
	f := p.k.wrap(st, text, width, limit)
	f.more = 0 // the ellipsis says it
	return Paragraph{st: st, f: f, width: width, pitch: p.k.pitch(st.Size)}
}

// Len is the number of lines.
func (g Paragraph) Len() int { return len(g.f.lines) }

// Pitch is the distance of two lines in millimetres.
func (g Paragraph) Pitch() float64 { return g.pitch }

// Height is that of all lines in millimetres.
func (g Paragraph) Height() float64 { return float64(len(g.f.lines)) * g.pitch }

// Width is that of the longest line in millimetres.
func (g Paragraph) Width() float64 {
	w := 0.0
	for _, l := range g.f.lines {
		w = max(w, l.width)
	}
	return w
}

// Part is the lines from from to before to.
func (g Paragraph) Part(from, to int) Paragraph {
	g.f.lines = g.f.lines[from:to]
	return g
}

// Text draws a paragraph with its upper left corner at x, y and returns where
// it ends below.
func (p *Pencil) Text(x, y float64, g Paragraph) float64 {
	return p.k.put(&p.d, g.st, x, y, g.width, g.f)
}

// TextRight is Text with lines that end at x.
func (p *Pencil) TextRight(x, y float64, g Paragraph) float64 { return p.aligned(x, y, g, 1) }

// TextCentre is Text with lines whose middle is at x.
func (p *Pencil) TextCentre(x, y float64, g Paragraph) float64 { return p.aligned(x, y, g, 0.5) }

func (p *Pencil) aligned(x, y float64, g Paragraph, part float64) float64 {
	for _, l := range g.f.lines {
		p.k.putLine(&p.d, g.st, x-l.width*part, y, l)
		y += g.pitch
	}
	return y
}

// SignSize is the height of the signs below in millimetres.
const SignSize = signSize

// Kept draws the sign of a promise's state with its upper left corner at x, y
// and returns its width. So do the others.
func (p *Pencil) Kept(k model.Kept, x, y float64) float64 { return keptSign(k)(&p.d, x, y) }

// Evidence draws the dots of a level of evidence.
func (p *Pencil) Evidence(e model.Evidence, x, y float64) float64 { return evidenceSign(e)(&p.d, x, y) }

// MomentOfTruth draws the sign of a moment of truth.
func (p *Pencil) MomentOfTruth(x, y float64) float64 { return truthSign(&p.d, x, y) }

// Dot draws the dot of the n-th curve around a point.
func (p *Pencil) Dot(n int, x, y float64) { marker(&p.d, n, x, y, false) }

// CurvePen is the pen of the n-th curve.
func CurvePen(n int) Pen { return curve{number: n}.pen() }
