package scene

// drawing collects the marks and zones of one block. The zero value is ready.
type drawing struct {
	marks  []Mark
	zones  []Zone
	bounds Rect
}

func (d *drawing) box(b Box) {
	d.marks = append(d.marks, b)
	d.grow(b.Rect, b.Pen.Width/2)
}

func (d *drawing) path(fill Colour, pen Pen, segments ...Segment) {
	d.marks = append(d.marks, Path{Segments: segments, Fill: fill, Pen: pen})
	d.grow(pathBounds(segments), pen.Width/2)
}

// line draws a straight line.
func (d *drawing) line(pen Pen, x0, y0, x1, y1 float64) {
	d.path(None, pen, moveTo(x0, y0), lineTo(x1, y1))
}

func (d *drawing) zone(r Rect, ref Ref) {
	d.zones = append(d.zones, Zone{r, ref})
	d.grow(r, 0)
}

func (d *drawing) grow(r Rect, by float64) {
	d.bounds = d.bounds.Union(Rect{r.X - by, r.Y - by, r.W + 2*by, r.H + 2*by})
}

// block returns what was drawn, nil when that is nothing.
func (d *drawing) block() *Block {
	if len(d.marks)+len(d.zones) == 0 {
		return nil
	}
	return &Block{Bounds: d.bounds, Marks: d.marks, Zones: d.zones}
}

func moveTo(x, y float64) Segment { return Segment{Verb: MoveTo, P: Point{x, y}} }
func lineTo(x, y float64) Segment { return Segment{Verb: LineTo, P: Point{x, y}} }
func cubicTo(a, b, p Point) Segment {
	return Segment{Verb: CubicTo, A: a, B: b, P: p}
}
func closePath() Segment { return Segment{Verb: Close} }

// Outline returns a rectangle that holds a path with its pen. It may be larger
// than needed where the path is curved.
func Outline(p Path) Rect {
	r, w := pathBounds(p.Segments), p.Pen.Width/2
	return Rect{r.X - w, r.Y - w, r.W + 2*w, r.H + 2*w}
}

// pathBounds holds the path: its points and control points.
func pathBounds(segments []Segment) Rect {
	first := true
	var x0, y0, x1, y1 float64
	take := func(p Point) {
		if first {
			x0, y0, x1, y1, first = p.X, p.Y, p.X, p.Y, false
			return
		}
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	for _, s := range segments {
		if s.Verb == CubicTo {
			take(s.A)
			take(s.B)
		}
		if s.Verb != Close {
			take(s.P)
		}
	}
	return Rect{x0, y0, x1 - x0, y1 - y0}
}
