package scene

import (
	"math"

	"lupaus/model"
)

// This file draws the small signs of a map. Each differs by shape, so that
// nothing is told by colour alone.

// circleK places the control points of a quarter circle.
const circleK = 0.5523

func circlePath(cx, cy, r float64) []Segment {
	k := r * circleK
	return []Segment{
		moveTo(cx+r, cy),
		cubicTo(Point{cx + r, cy + k}, Point{cx + k, cy + r}, Point{cx, cy + r}),
		cubicTo(Point{cx - k, cy + r}, Point{cx - r, cy + k}, Point{cx - r, cy}),
		cubicTo(Point{cx - r, cy - k}, Point{cx - k, cy - r}, Point{cx, cy - r}),
		cubicTo(Point{cx + k, cy - r}, Point{cx + r, cy - k}, Point{cx + r, cy}),
		closePath(),
	}
}

// polygon is a regular polygon with its first corner at an angle in turns from
// the top.
func polygon(cx, cy, r float64, corners int, turn float64) []Segment {
	var path []Segment
	for i := range corners {
		a := 2 * math.Pi * (turn + float64(i)/float64(corners))
		x, y := cx+r*math.Sin(a), cy-r*math.Cos(a)
		if i == 0 {
			path = append(path, moveTo(x, y))
		} else {
			path = append(path, lineTo(x, y))
		}
	}
	return append(path, closePath())
}

// markerRadius is that of a dot on a feeling curve in millimetres.
const markerRadius = 1.7

// markerPath is the dot of the n-th curve; six shapes come back in turn.
func markerPath(n int, cx, cy, r float64) []Segment {
	switch n % 6 {
	case 1:
		return polygon(cx, cy, r*1.2, 4, 1.0/8) // square
	case 2:
		return polygon(cx, cy+r*0.2, r*1.3, 3, 0) // triangle
	case 3:
		return polygon(cx, cy, r*1.25, 4, 0) // diamond
	case 4:
		return polygon(cx, cy-r*0.2, r*1.3, 3, 0.5) // triangle on its point
	case 5:
		return polygon(cx, cy, r*1.1, 5, 0) // pentagon
	}
	return circlePath(cx, cy, r)
}

// pen is the line of a curve; three patterns come back in turn. What is laid
// over is thin and dashed.
func (c curve) pen() Pen {
	if c.overlay {
		return Pen{CurveColour(c.number), 0.4, Dashed}
	}
	return Pen{CurveColour(c.number), 0.8, []Dash{Solid, Dashed, Dotted}[c.number%3]}
}

// marker draws the dot of the n-th curve; an open one belongs to the journey
// that is laid over.
func marker(d *drawing, n int, cx, cy float64, open bool) {
	fill, pen := CurveColour(n), Pen{Colour: Paper, Width: 0.4}
	if open {
		fill, pen = Paper, Pen{Colour: CurveColour(n), Width: 0.5}
	}
	d.path(fill, pen, markerPath(n, cx, cy, markerRadius)...)
}

// signSize is the height of the signs that stand before small text.
const signSize = 2.6

// sign draws a sign with its upper left corner at x, y and returns its width.
type sign func(d *drawing, x, y float64) (width float64)

// keptSign: a tick in a circle, a cross in a square, a ring with a dot.
func keptSign(k model.Kept) sign {
	const r = signSize / 2
	return func(d *drawing, x, y float64) float64 {
		cx, cy := x+r, y+r
		switch k {
		case model.KeptYes:
			d.path(Kept, Pen{}, circlePath(cx, cy, r)...)
			d.path(None, Pen{Colour: Card, Width: 0.45}, moveTo(cx-0.65, cy+0.05), lineTo(cx-0.15, cy+0.55), lineTo(cx+0.7, cy-0.5))
		case model.KeptNo:
			d.box(Box{Rect: Rect{x, y, signSize, signSize}, Radius: 0.3, Fill: Warn})
			d.line(Pen{Colour: Card, Width: 0.45}, cx-0.6, cy-0.6, cx+0.6, cy+0.6)
			d.line(Pen{Colour: Card, Width: 0.45}, cx-0.6, cy+0.6, cx+0.6, cy-0.6)
		default:
			d.path(None, Pen{Colour: InkSoft, Width: 0.35, Dash: Dotted}, circlePath(cx, cy, r-0.2)...)
			d.path(InkSoft, Pen{}, circlePath(cx, cy, 0.35)...)
		}
		return signSize
	}
}

// evidenceSign: four dots, filled as far as the evidence goes.
func evidenceSign(e model.Evidence) sign {
	return func(d *drawing, x, y float64) float64 {
		const r, step = 0.65, 1.9
		filled := 0
		for i, level := range model.EvidenceLevels() {
			if level == e {
				filled = i + 1
			}
		}
		for i := range model.EvidenceLevels() {
			cx, cy := x+r+float64(i)*step, y+signSize/2
			if i < filled {
				d.path(InkSoft, Pen{}, circlePath(cx, cy, r)...)
			} else {
				d.path(None, Pen{Colour: InkSoft, Width: 0.2}, circlePath(cx, cy, r-0.1)...)
			}
		}
		return 3*step + 2*r
	}
}

// importanceSign: five bars, filled as far as it is important.
func importanceSign(n int) sign {
	return func(d *drawing, x, y float64) float64 {
		for i := range model.MaxImportance {
			h := 0.9 + 0.35*float64(i)
			r := Rect{x + 1.3*float64(i), y + signSize - h, 0.9, h}
			if i < n {
				d.box(Box{Rect: r, Fill: InkSoft})
			} else {
				d.box(Box{Rect: Rect{r.X + 0.1, r.Y + 0.1, r.W - 0.2, r.H - 0.2}, Pen: Pen{Colour: InkSoft, Width: 0.2}})
			}
		}
		return 1.3*(model.MaxImportance-1) + 0.9
	}
}

// truthSign: a diamond with a smaller one in it.
func truthSign(d *drawing, x, y float64) float64 {
	cx, cy := x+signSize/2, y+signSize/2
	d.path(Accent, Pen{}, polygon(cx, cy, signSize/2, 4, 0)...)
	d.path(Card, Pen{}, polygon(cx, cy, signSize/5, 4, 0)...)
	return signSize
}

// absentSign: an empty dashed square.
func absentSign(d *drawing, x, y float64) float64 {
	d.box(Box{Rect: Rect{x + 0.2, y + 0.2, signSize - 0.4, signSize - 0.4}, Pen: Pen{Colour: InkSoft, Width: 0.3, Dash: Dotted}})
	return signSize
}

// outsideSign: a hatched square, for a stage left outside the business.
func outsideSign(d *drawing, x, y float64) float64 {
	const s = signSize
	pen := Pen{Colour: InkSoft, Width: 0.25}
	for _, f := range []float64{0.33, 0.66, 1} {
		d.line(pen, x, y+s*f, x+s*f, y)
		if f < 1 {
			d.line(pen, x+s*f, y+s, x+s, y+s*f)
		}
	}
	d.box(Box{Rect: Rect{x, y, s, s}, Pen: pen})
	return s
}

// doerSign: a filled house for the firm itself, two linked rings for a
// partner, head and shoulders for the customer alone.
func doerSign(doer model.Doer) sign {
	return func(d *drawing, x, y float64) float64 {
		const s = signSize
		switch doer {
		case model.DoerPartner:
			pen := Pen{Colour: InkSoft, Width: 0.35}
			d.path(None, pen, circlePath(x+0.95, y+s/2, 0.8)...)
			d.path(None, pen, circlePath(x+2.05, y+s/2, 0.8)...)
			return 3
		case model.DoerCustomer:
			pen := Pen{Colour: InkSoft, Width: 0.35}
			d.path(None, pen, circlePath(x+s/2, y+0.75, 0.58)...)
			d.path(None, pen, moveTo(x+0.25, y+s), cubicTo(Point{x + 0.25, y + 1.2}, Point{x + s - 0.25, y + 1.2}, Point{x + s - 0.25, y + s}))
			return s
		}
		d.path(InkSoft, Pen{}, moveTo(x+s/2, y+0.1), lineTo(x+s, y+1.2), lineTo(x+s-0.4, y+1.2), lineTo(x+s-0.4, y+s),
			lineTo(x+0.4, y+s), lineTo(x+0.4, y+1.2), lineTo(x, y+1.2), closePath())
		return s
	}
}

// importanceKey names the sign of an importance.
func importanceKey(n int) string { return "importance " + string(rune('0'+n)) }

// signKey names a sign at a place. Columns are laid out alike, so that few
// places carry most signs, and their marks are shared.
type signKey struct {
	name string
	x, y float64
}

// drawnSign is a sign as it was drawn once.
type drawnSign struct {
	drawing
	width float64
}

const signLimit = 2000 // drawn signs that are remembered

// draw draws a sign, shared with all others of the same name at the same place.
func (k *setter) draw(d *drawing, name string, s sign, x, y float64) (width float64) {
	key := signKey{name, x, y}
	done, ok := k.signs[key]
	if !ok {
		done.width = s(&done.drawing, x, y)
		if k.signs == nil || len(k.signs) >= signLimit {
			k.signs = map[signKey]drawnSign{}
		}
		k.signs[key] = done
	}
	d.marks = append(d.marks, done.marks...)
	d.grow(done.bounds, 0)
	return done.width
}

// signed sets a small text behind a sign, lines below the first under its
// text, and returns where it ends below. The name tells the sign from others.
func (k *setter) signed(d *drawing, name string, s sign, st Style, x, y, width float64, text string) float64 {
	pitch := k.pitch(st.Size)
	w := k.draw(d, name, s, x, y+(pitch-signSize)/2) + 1
	f := k.wrap(st, text, width-w, 3)
	if len(f.lines) == 0 {
		return y + pitch
	}
	return k.put(d, st, x+w, y, width-w, f)
}
