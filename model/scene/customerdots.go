package scene

import (
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
)

// This file draws the customers on the plane of the portfolio.

// portfolioDot is a customer, or several who would fall on each other.
type portfolioDot struct {
	at    Point
	n     int
	id    model.ID // of the one
	field customers.Field
}

// Cells in which customers are put together, in millimetres, and how many dots
// there are at most.
const (
	fineCell     = 1.2
	usualCell    = 2.5
	fewDots      = 300
	mostTogether = 1500
)

// together puts together customers of one field who stand in one cell. Cells grow
// until there are not too many.
func together(placed []placedCustomer) []portfolioDot {
	cell := usualCell
	if len(placed) <= fewDots {
		cell = fineCell
	}
	type place struct {
		x, y  int
		field customers.Field
	}
	for ; ; cell *= 1.25 {
		at := make(map[place]int, mostTogether)
		var dots []portfolioDot
		for i := range placed {
			c := &placed[i]
			key := place{int(c.at.X / cell), int(c.at.Y / cell), c.Field}
			n, ok := at[key]
			if !ok {
				n = len(dots)
				at[key] = n
				dots = append(dots, portfolioDot{id: c.ID, field: c.Field})
			}
			d := &dots[n]
			d.at.X, d.at.Y, d.n = d.at.X+c.at.X, d.at.Y+c.at.Y, d.n+1
		}
		if len(dots) > mostTogether {
			continue
		}
		for i := range dots {
			d := &dots[i]
			d.at.X, d.at.Y = d.at.X/float64(d.n), d.at.Y/float64(d.n)
		}
		return dots
	}
}

// dotSteps are from how many customers on a dot is larger, with its radius.
var dotSteps = []struct {
	from   int
	radius float64
}{{1, 0.75}, {2, 1}, {5, 1.3}, {20, 1.7}}

func (d portfolioDot) radius() float64 {
	r := 0.0
	for _, s := range dotSteps {
		if d.n >= s.from {
			r = s.radius
		}
	}
	return r
}

// draw draws the dot: filled for one customer, a ring for several.
func (d portfolioDot) draw(to *drawing) {
	r := d.radius()
	if d.n == 1 {
		to.box(Box{Rect: Rect{d.at.X - r, d.at.Y - r, 2 * r, 2 * r}, Radius: r, Fill: Accent})
		return
	}
	const pen = 0.35
	to.outlined(Rect{d.at.X - r + pen/2, d.at.Y - r + pen/2, 2*r - pen, 2*r - pen}, r-pen/2, Paper, Pen{Colour: Accent, Width: pen})
}

func (d portfolioDot) ref() Ref {
	if d.n == 1 {
		return Ref{Owner: d.id, Part: PartCustomer}
	}
	return Ref{Part: PartSegment, Lane: model.ID(d.field)}
}

// patches are the dots in blocks of squares, so that an edit paints a square
// anew and not the plane.
func (o *portfolioPlane) patches() []*Block {
	columns := int(o.in.W/patchSide) + 1
	rows := int(o.in.H/patchSide) + 1
	squares := make([][]portfolioDot, columns*rows)
	for _, d := range o.dots {
		col, row := clamp(int((d.at.X-o.in.X)/patchSide), columns), clamp(int((d.at.Y-o.in.Y)/patchSide), rows)
		squares[row*columns+col] = append(squares[row*columns+col], d)
	}
	var out []*Block
	var key strings.Builder
	for _, square := range squares {
		if len(square) == 0 {
			continue
		}
		key.Reset()
		for _, d := range square {
			key.WriteString(strconv.FormatFloat(d.at.X, 'f', 3, 64) + " " + strconv.FormatFloat(d.at.Y, 'f', 3, 64) + " " + strconv.Itoa(d.n))
			key.WriteString("\x00" + string(d.ref().Owner) + string(d.field) + "\x00")
		}
		out = append(out, o.b.block(blockKey{kind: "portfolio dots", text: key.String()}, func(to *drawing) {
			for _, d := range square {
				d.draw(to)
				r := d.radius()
				to.zone(Rect{d.at.X - r, d.at.Y - r, 2 * r, 2 * r}, d.ref())
			}
		}))
	}
	return out
}

// legend explains the dots.
func (o *portfolioPlane) legend() piece {
	return pieceOf(o.b.block(blockKey{kind: "portfolio legend", a: o.spec.Width}, func(d *drawing) {
		x, y, h := 0.0, 0.0, o.k.pitch(SizeSmall)
		entry := func(text string, draw func(at Point)) {
			l := o.k.one(styleSmall, text, o.spec.Width-6)
			if x > 0 && x+5+l.width > o.spec.Width {
				x, y = 0, y+h+0.5
			}
			if draw != nil {
				draw(Point{x + 2, y + h/2})
				x += 5
			}
			o.k.putLine(d, styleSmall, x, y, l)
			x += l.width + 5
		}
		for i, s := range dotSteps {
			text := strconv.Itoa(s.from)
			switch {
			case i == len(dotSteps)-1:
				text = o.t("portfolio.atLeast", s.from)
			case dotSteps[i+1].from > s.from+1:
				text += "–" + strconv.Itoa(dotSteps[i+1].from-1)
			case i == 0:
				text = o.n("count", 1)
			}
			entry(text, func(at Point) { portfolioDot{at: at, n: s.from}.draw(d) })
		}
		entry(o.t("portfolio.stars", namedCustomers), func(at Point) { d.path(Accent, Pen{}, starPath(at.X, at.Y, starRadius)...) })
		entry(o.t("portfolio.scale"), nil)
	}))
}
