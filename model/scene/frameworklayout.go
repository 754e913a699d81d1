package scene

import "slices"

// side says where an area has the point with which it turns to another.
type side uint8

const (
	plain side = iota
	pointsLeft
	pointsRight
	pointsUp
	pointsDown
)

// figureArea is where an area of the framework lies.
type figureArea struct {
	Rect
	side   side
	depth  float64   // of the points
	points []float64 // where they are, from the left or upper end of the side
	heart  bool      // the promise in the middle
}

// The parts of the figure by the keys of its rows.
const (
	areaCustomer      = "customer"
	areaUnderstanding = "understanding"
	areaPersonnel     = "personnel"
	areaMindset       = "mindset"
	areaStructures    = "structures"
	areaCulture       = "culture"
	areaBrand         = "brand"
	areaPromise       = "promise"
)

// arrange places the areas. A form that does not have the areas of the
// framework gets a grid of cards.
func (f *framework) arrange(r Rect) map[string]figureArea {
	want := []string{areaCustomer, areaUnderstanding, areaPersonnel, areaMindset, areaStructures, areaCulture, areaBrand, areaPromise}
	known := len(f.block.Rows) == len(want)
	for _, key := range want {
		_, ok := f.row(key)
		known = known && ok
	}
	switch {
	case !known:
		return f.gridOf(r)
	case r.W >= r.H:
		return f.lying(r)
	}
	return f.upright(r)
}

func (f *framework) row(key string) (int, bool) {
	for i, row := range f.block.Rows {
		if row.Key == key {
			return i, true
		}
	}
	return 0, false
}

// figureGap is the room between two areas, and the depth of the points in it.
func figureGap(r Rect) float64 {
	if r.W < wholeFigure {
		return 4
	}
	return 6
}

// sides places culture and brand and returns what is left between them, with
// the arrow from the one to the other below.
func (f *framework) sides(r Rect, pillar float64, areas map[string]figureArea) Rect {
	g := figureGap(r)
	h := r.H - 2*g
	areas[areaCulture] = figureArea{Rect: Rect{r.X, r.Y, pillar, h}}
	areas[areaBrand] = figureArea{Rect: Rect{r.X + r.W - pillar, r.Y, pillar, h}}
	key := blockKey{kind: "culture to brand", a: r.W, b: pillar}
	f.place(f.b.block(key, func(d *drawing) {
		pen := Pen{Colour: InkSoft, Width: 0.6}
		left, right, y := pillar/2, r.W-pillar/2, g*1.4
		d.path(None, pen, moveTo(left, 0.6), lineTo(left, y), lineTo(right, y), lineTo(right, 1.4))
		d.path(InkSoft, Pen{}, moveTo(right, 0.4), lineTo(right+1.4, 3), lineTo(right-1.4, 3), closePath())
	}), r.X, r.Y+h)
	return Rect{r.X + pillar + g, r.Y, r.W - 2*pillar - 2*g, h}
}

// lying is the figure for a lying page.
func (f *framework) lying(r Rect) map[string]figureArea {
	areas := map[string]figureArea{}
	c := f.sides(r, r.W*0.19, areas)
	g := figureGap(r)
	bridge, base := c.H*0.25, c.H*0.27
	mid := c.H - bridge - base - 2*g
	face := (c.W - 2*g) * 0.31
	y := c.Y + bridge + g
	areas[areaUnderstanding] = figureArea{Rect: Rect{c.X, c.Y, c.W, bridge}, side: pointsDown, depth: g - 1, points: []float64{face / 2, c.W / 2, c.W - face/2}}
	areas[areaPersonnel] = figureArea{Rect: Rect{c.X, y, face, mid}, side: pointsRight, depth: g - 1, points: []float64{mid / 2}}
	areas[areaPromise] = figureArea{Rect: Rect{c.X + face + g, y, c.W - 2*face - 2*g, mid}, heart: true}
	areas[areaCustomer] = figureArea{Rect: Rect{c.X + c.W - face, y, face, mid}, side: pointsLeft, depth: g - 1, points: []float64{mid / 2}}
	half := (c.W - g) / 2
	y += mid + g
	areas[areaMindset] = figureArea{Rect: Rect{c.X, y, half, base}, side: pointsUp, depth: g - 1, points: []float64{face / 2}}
	areas[areaStructures] = figureArea{Rect: Rect{c.X + half + g, y, half, base}, side: pointsUp, depth: g - 1, points: []float64{half - face/2}}
	return areas
}

// upright is the figure for a standing page: the promise stands below those who
// face each other.
func (f *framework) upright(r Rect) map[string]figureArea {
	areas := map[string]figureArea{}
	c := f.sides(r, r.W*0.215, areas)
	g := figureGap(r)
	part := (c.H - 4*g) / 100
	y := c.Y
	next := func(parts float64) float64 {
		top := y
		y += part*parts + g
		return top
	}
	half := (c.W - 2*g) / 2
	middles := []float64{half / 2, c.W - half/2}
	areas[areaUnderstanding] = figureArea{Rect: Rect{c.X, next(18), c.W, part * 18}, side: pointsDown, depth: g - 1, points: middles}
	top, face := next(27), part*27
	areas[areaPersonnel] = figureArea{Rect: Rect{c.X, top, half, face}, side: pointsRight, depth: g - 1, points: []float64{face / 2}}
	areas[areaCustomer] = figureArea{Rect: Rect{c.X + c.W - half, top, half, face}, side: pointsLeft, depth: g - 1, points: []float64{face / 2}}
	areas[areaPromise] = figureArea{Rect: Rect{c.X, next(21), c.W, part * 21}, heart: true}
	areas[areaMindset] = figureArea{Rect: Rect{c.X, next(17), c.W, part * 17}, side: pointsUp, depth: g - 1, points: middles}
	areas[areaStructures] = figureArea{Rect: Rect{c.X, next(17), c.W, part * 17}, side: pointsUp, depth: g - 1, points: middles}
	return areas
}

// gridOf gives each area a card, in rows of about the page's shape.
func (f *framework) gridOf(r Rect) map[string]figureArea {
	n := len(f.block.Rows)
	areas := map[string]figureArea{}
	if n == 0 {
		return areas
	}
	columns := max(1, min(n, int(r.W/90)))
	rows := (n + columns - 1) / columns
	g := figureGap(r)
	w, h := columnWidth(r.W, columns, g), columnWidth(r.H, rows, g)
	for i, row := range f.block.Rows {
		x, y := float64(i%columns)*(w+g), float64(i/columns)*(h+g)
		areas[row.Key] = figureArea{Rect: Rect{r.X + x, r.Y + y, w, h}}
	}
	return areas
}

// outline is the shape of an area, from its upper left corner at 0, 0: rounded,
// with points on a side.
func (a figureArea) outline() []Segment {
	const r = 2.0
	w, h, k := a.W, a.H, r*(1-circleK)
	s := []Segment{moveTo(r, 0)}
	s = a.pointed(s, pointsUp, Point{0, 0}, Point{1, 0})
	s = append(s, lineTo(w-r, 0), cubicTo(Point{w - k, 0}, Point{w, k}, Point{w, r}))
	s = a.pointed(s, pointsRight, Point{w, 0}, Point{0, 1})
	s = append(s, lineTo(w, h-r), cubicTo(Point{w, h - k}, Point{w - k, h}, Point{w - r, h}))
	s = a.pointed(s, pointsDown, Point{w, h}, Point{-1, 0})
	s = append(s, lineTo(r, h), cubicTo(Point{k, h}, Point{0, h - k}, Point{0, h - r}))
	s = a.pointed(s, pointsLeft, Point{0, h}, Point{0, -1})
	return append(s, lineTo(0, r), cubicTo(Point{0, k}, Point{k, 0}, Point{r, 0}), closePath())
}

// pointed adds the points of a side that is walked clockwise from a corner. They
// lie to the left of the way.
func (a figureArea) pointed(s []Segment, on side, from, along Point) []Segment {
	if a.side != on {
		return s
	}
	const half = 6.0
	points := slices.Clone(a.points)
	if along.X+along.Y < 0 { // backwards
		length := a.W*-along.X + a.H*-along.Y
		for i := range points {
			points[i] = length - points[i]
		}
		slices.Reverse(points)
	}
	at := func(on, out float64) Segment {
		return lineTo(from.X+along.X*on+along.Y*out, from.Y+along.Y*on-along.X*out)
	}
	for _, p := range points {
		s = append(s, at(p-half, 0), at(p, a.depth), at(p+half, 0))
	}
	return s
}
