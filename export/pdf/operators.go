package pdf

import (
	"math"
	"strconv"

	"lupaus/model/scene"
)

// penWidth is the width of a pen on the page in millimetres, 0 when it draws
// nothing.
func (p *painter) penWidth(pen scene.Pen) float64 {
	if !(pen.Width > 0) || pen.Colour == scene.None || pen.Colour >= scene.NumColours {
		return 0
	}
	return pen.Width * p.layer.Scale
}

// setUp sets colours and pen and returns the operator that paints a path, ""
// when there is nothing to paint.
func (p *painter) setUp(fill scene.Colour, pen scene.Pen) string {
	width := p.penWidth(pen)
	filled := fill != scene.None && fill < scene.NumColours
	if filled {
		p.setFill(fill)
	}
	if width > 0 {
		p.setPen(pen, width)
	}
	switch {
	case filled && width > 0:
		return "B"
	case filled:
		return "f"
	case width > 0:
		return "S"
	}
	return ""
}

// setFill sets the colour of areas and letters alike, so that the library need
// not save and restore it around each text.
func (p *painter) setFill(c scene.Colour) {
	if c == p.fill || c >= scene.NumColours {
		return
	}
	p.fill = c
	rgb := p.palette[c]
	p.SetFillColor(int(rgb.R), int(rgb.G), int(rgb.B))
	p.SetTextColor(int(rgb.R), int(rgb.G), int(rgb.B))
}

// thinnest is the thinnest line on paper in millimetres; thinner ones are lost
// by office printers.
const thinnest = 0.05

func (p *painter) setPen(pen scene.Pen, width float64) {
	if pen.Colour != p.stroke {
		p.stroke = pen.Colour
		rgb := p.palette[pen.Colour]
		p.SetDrawColor(int(rgb.R), int(rgb.G), int(rgb.B))
	}
	if width == p.width && pen.Dash == p.dash {
		return
	}
	p.width, p.dash = width, pen.Dash
	w := max(width, thinnest) * pointsPerMM
	p.buf = p.buf[:0]
	p.number(w)
	p.op("w")
	on, off := 0.0, 0.0
	switch pen.Dash {
	case scene.Dashed:
		on, off = 4*w, 3*w
	case scene.Dotted:
		on, off = w, 2*w
	}
	p.buf = append(p.buf, '[')
	if on > 0 {
		p.number(on)
		p.number(off)
	}
	p.buf = append(p.buf, "] 0 "...)
	p.end("d")
}

// begin starts a group of operators, end sends them to the page.
func (p *painter) begin(op string) {
	p.buf = p.buf[:0]
	if op != "" {
		p.op(op)
	}
}

func (p *painter) end(op string) {
	p.buf = append(p.buf, op...)
	p.raw(string(p.buf))
}

func (p *painter) op(op string) {
	p.buf = append(p.buf, op...)
	p.buf = append(p.buf, ' ')
}

// number writes a length in points. What is no place on paper becomes a place
// far outside.
func (p *painter) number(v float64) {
	const far = 30000
	if !(v > -far) {
		v = -far
	}
	p.buf = strconv.AppendFloat(p.buf, math.Round(min(v, far)*1000)/1000, 'f', -1, 64)
	p.buf = append(p.buf, ' ')
}

// place writes a point of the page.
func (p *painter) place(x, y float64) {
	p.number(x * pointsPerMM)
	p.number((p.height - y) * pointsPerMM)
}

func (p *painter) point(x, y float64, op string) {
	p.place(x, y)
	p.op(op)
}

func (p *painter) curve(ax, ay, bx, by, x, y float64) {
	p.place(ax, ay)
	p.place(bx, by)
	p.point(x, y, "c")
}

func (p *painter) rect(x, y, w, h float64) {
	p.place(x, y+h)
	p.number(w * pointsPerMM)
	p.number(h * pointsPerMM)
	p.op("re")
}

func sane(v float64) bool { return math.Abs(v) < 1e4 }
