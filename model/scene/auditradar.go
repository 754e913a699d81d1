package scene

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"lupaus/model/audit"
)

// mostLines is how many groups have a line of their own in a radar; more could
// not be told apart.
const mostLines = 6

// The measures of a radar in millimetres.
const (
	leastRadius = 10.0
	axisLabelW  = 40.0
	labelLines  = 4
	labelOff    = 3.5 // of a label from the end of its axis
)

// radar is a radar being drawn. The axes stand in the order of the instrument,
// the first one up, the others clockwise.
type radar struct {
	*auditPicture
	axes   []profileAxis
	centre Point
	radius float64
	lines  bool // of the groups
	short  bool // the labels say the numbers alone
}

// radarPiece is a radar with its legend in a size.
func (a *auditPicture) radarPiece(axes []profileAxis, width, height float64) piece {
	r := &radar{auditPicture: a, axes: axes, lines: len(a.groups) <= mostLines}
	var key strings.Builder
	fmt.Fprint(&key, a.i.Scale.First, len(a.i.Scale.Levels), r.lines)
	for _, x := range axes {
		fmt.Fprint(&key, x.title, x.ref, x.all.Stats)
		for _, c := range x.by {
			fmt.Fprint(&key, c.Shown(), c.Median)
		}
	}
	for _, g := range a.groups {
		key.WriteString(g.key())
	}
	b := a.b.block(blockKey{kind: "radar", text: key.String(), a: width, b: height}, func(d *drawing) {
		r.draw(d, width, height)
		d.grow(Rect{0, 0, width, height}, 0)
	})
	return pieceOf(b)
}

// draw draws the radar and its legend, which stands below or at the right:
// where it leaves the larger radar.
func (r *radar) draw(d *drawing, width, height float64) {
	side := min(62, width*0.3)
	h := r.legend(&drawing{}, 0, 0, width, false)
	below, right := Rect{0, 0, width, height - h - 3}, Rect{0, 0, width - side - 4, height}
	radius := 0.0
	if r.place(below) != nil {
		radius = r.radius
	}
	labels := r.place(right)
	if labels != nil && r.radius > radius && width > height {
		h = r.legend(&drawing{}, 0, 0, side, true)
		r.legend(d, right.W+4, max(0, (height-h)/2), side, true)
	} else {
		labels = r.place(below)
		r.legend(d, 0, height-h, width, false)
	}
	r.rings(d)
	r.band(d)
	r.spokes(d)
	if r.lines {
		for g := range r.groups {
			r.line(d, g)
		}
	}
	r.whole(d)
	r.numbers(d)
	for _, l := range labels {
		l.draw(d, r.k)
	}
}

// at is where a place in the scale lies on an axis. The lowest level has a ring
// of its own, so that it differs from nothing.
func (r *radar) at(axis int, place float64) Point {
	top := float64(max(1, r.r.Top()))
	return r.polar(float64(axis), r.radius*(0.14+0.86*place/top))
}

// polar is a point at a distance from the centre; axes may be parts of one.
func (r *radar) polar(axis, distance float64) Point {
	turn := 2 * math.Pi * axis / float64(len(r.axes))
	return Point{r.centre.X + distance*math.Sin(turn), r.centre.Y - distance*math.Cos(turn)}
}

// rings draws a circle for each level.
func (r *radar) rings(d *drawing) {
	for level := range r.r.Top() + 1 {
		pen := Pen{Colour: Grid, Width: hair}
		if level == r.r.Top() {
			pen = Pen{Colour: CardEdge, Width: fine}
		}
		p := r.at(0, float64(level))
		d.path(None, pen, circlePath(r.centre.X, r.centre.Y, r.centre.Y-p.Y)...)
	}
}

// spokes draws the axes over the band.
func (r *radar) spokes(d *drawing) {
	for i, x := range r.axes {
		pen := Pen{Colour: CardEdge, Width: hair}
		if !x.all.Shown() {
			pen.Dash = Dashed
		}
		end := r.polar(float64(i), r.radius)
		d.line(pen, r.centre.X, r.centre.Y, end.X, end.Y)
	}
}

// numbers writes the levels between the last and the first axis.
func (r *radar) numbers(d *drawing) {
	h := r.k.pitch(SizeSmall)
	for level := r.r.Top(); level >= 0; level -= skip(h, r.at(0, 0).Y-r.at(0, 1).Y) { // where rings lie close, not all have theirs
		p := r.at(0, float64(level))
		q := r.polar(-0.5, r.centre.Y-p.Y)
		n := r.k.one(styleSmall, strconv.Itoa(level+int(r.r.First())), 10)
		d.box(Box{Rect: Rect{q.X - n.width/2 - 0.3, q.Y - h/2 + 0.2, n.width + 0.6, h - 0.4}, Radius: 0.5, Fill: Paper})
		r.k.putLine(d, styleSmall, q.X-n.width/2, q.Y-h/2, n)
	}
}

// band fills what lies between the quartiles of all respondents, from each axis
// to the next one of which something is known, too.
func (r *radar) band(d *drawing) {
	var path []Segment
	n := len(r.axes)
	for i := range r.axes {
		k := (i + 1) % n
		from, to := r.axes[i].all, r.axes[k].all
		if !from.Shown() || !to.Shown() {
			continue
		}
		for j, p := range []Point{r.at(i, from.Q3), r.at(k, to.Q3), r.at(k, to.Q1), r.at(i, from.Q1)} {
			if j == 0 {
				path = append(path, moveTo(p.X, p.Y))
			} else {
				path = append(path, lineTo(p.X, p.Y))
			}
		}
		path = append(path, closePath())
	}
	if len(path) > 0 {
		d.path(AccentSoft, Pen{}, path...)
	}
}

// outline joins values from axis to axis; it is interrupted where there is none.
func (r *radar) outline(d *drawing, pen Pen, cell func(x profileAxis) audit.Cell) {
	n := len(r.axes)
	var path []Segment
	last := -1 // the axis at which the path ends
	for i := range n {
		k := (i + 1) % n
		from, to := cell(r.axes[i]), cell(r.axes[k])
		if !from.Shown() || !to.Shown() {
			continue
		}
		p, q := r.at(i, from.Median), r.at(k, to.Median)
		if last != i {
			path = append(path, moveTo(p.X, p.Y))
		}
		path = append(path, lineTo(q.X, q.Y))
		last = k
	}
	if len(path) > 0 {
		d.path(None, pen, path...)
	}
}

func groupPen(look int) Pen {
	return Pen{CurveColour(look), 0.5, []Dash{Dashed, Dotted, Solid}[look%3]}
}

// line draws a group. Where groups have the same value their marks stand beside
// each other.
func (r *radar) line(d *drawing, g int) {
	of := func(x profileAxis) audit.Cell { return x.by[g] }
	r.outline(d, groupPen(r.groups[g].look), of)
	for i, x := range r.axes {
		if c := x.by[g]; c.Shown() {
			p := r.at(i, c.Median)
			before, among := 0, 0
			for other := range r.groups {
				if o := x.by[other]; o.Shown() && math.Abs(o.Median-c.Median) < 0.12 {
					among++
					if other < g {
						before++
					}
				}
			}
			turn := 2 * math.Pi * float64(i) / float64(len(r.axes))
			aside := (float64(before) - float64(among-1)/2) * 2.6
			d.path(CurveColour(r.groups[g].look), Pen{Colour: Paper, Width: 0.25}, markerPath(r.groups[g].look, p.X+aside*math.Cos(turn), p.Y+aside*math.Sin(turn), 1.25)...)
		}
	}
}

// whole draws all respondents over the groups.
func (r *radar) whole(d *drawing) {
	all := func(x profileAxis) audit.Cell { return x.all }
	r.outline(d, Pen{Colour: Ink, Width: 0.9}, all)
	for i, x := range r.axes {
		if x.all.Shown() {
			p := r.at(i, x.all.Median)
			d.path(Ink, Pen{Colour: Paper, Width: 0.3}, polygon(p.X, p.Y, 1.5, 4, 0)...)
		}
	}
}

// axisLabel is the name of an axis and its numbers.
type axisLabel struct {
	Rect
	title  folded
	number line
	align  float64 // 0 left, 0.5 middle, 1 right
	ref    Ref
}

func (l axisLabel) draw(d *drawing, k *setter) {
	y := l.Y
	for _, t := range l.title.lines {
		k.putLine(d, styleStrong, l.X+(l.W-t.width)*l.align, y, t)
		y += k.pitch(SizeBody)
	}
	k.putLine(d, styleSmall, l.X+(l.W-l.number.width)*l.align, y, l.number)
	if l.ref != (Ref{}) {
		d.zone(l.Rect, l.ref)
	}
}

// How much larger a radar must be for words to be broken and for numbers to stand
// without theirs.
const (
	brokenWords  = 9.0
	shortNumbers = 2.0
)

// place finds the largest radius with which all labels lie in an area and apart,
// and returns the labels. Labels that must be broken within a word or cut are taken only
// where much is won.
func (r *radar) place(area Rect) []axisLabel {
	widest := 0.0
	for _, x := range r.axes {
		for _, word := range strings.Fields(x.title) {
			widest = max(widest, r.k.ts.Width(Bold, SizeBody, word))
		}
	}
	var best []axisLabel
	found, worth := Point{}, -brokenWords-shortNumbers
	radius := 0.0
	short := false
	for i, w := range []float64{axisLabelW, min(widest+0.1, axisLabelW), 30, 22, min(widest+0.1, axisLabelW), 22} {
		r.short = i > 3
		for _, down := range []float64{0, 0.02, 0.04, 0.06, 0.08} {
			r.centre = Point{area.X + area.W/2, area.Y + area.H*(0.5+down)}
			price := 0.0
			if w < widest || r.cuts(w) {
				price = brokenWords
			}
			if r.short {
				price += shortNumbers
			}
			for r.radius = min(area.W, area.H) / 2; r.radius >= leastRadius && r.radius-price > worth; r.radius -= 0.5 {
				if labels := r.labels(w); labelsFit(labels, area, r.centre, r.radius) {
					best, found, worth, radius, short = labels, r.centre, r.radius-price, r.radius, r.short
					break
				}
			}
		}
	}
	r.centre, r.radius, r.short = found, radius, short
	if best == nil { // too narrow for words
		r.centre = Point{area.X + area.W/2, area.Y + area.H/2}
		r.radius = max(1, min(area.W, area.H)/2-1)
	}
	return best
}

// cuts reports whether a label of a width does not hold all of a title.
func (r *radar) cuts(width float64) bool {
	return slices.ContainsFunc(r.axes, func(x profileAxis) bool {
		return len(r.k.wrap(styleStrong, x.title, width, labelLines+1).lines) > labelLines
	})
}

// labels places a label at the end of each axis.
func (r *radar) labels(width float64) []axisLabel {
	var out []axisLabel
	for i, x := range r.axes {
		l := axisLabel{title: r.k.wrap(styleStrong, x.title, width, labelLines), ref: x.ref}
		number := r.t("noAnswers")
		if x.all.Shown() {
			number = r.t("medianN", r.level(x.all.Median), x.all.N)
			if r.short {
				number = r.level(x.all.Median)
			}
		}
		l.number = r.k.one(styleSmall, number, axisLabelW)
		for _, t := range l.title.lines {
			l.W = max(l.W, t.width)
		}
		l.W = max(l.W, l.number.width)
		l.H = float64(len(l.title.lines))*r.k.pitch(SizeBody) + r.k.pitch(SizeSmall)
		turn := 2 * math.Pi * float64(i) / float64(len(r.axes))
		end := r.polar(float64(i), r.radius+labelOff)
		sin, cos := math.Sin(turn), math.Cos(turn)
		switch {
		case math.Abs(sin) < 0.2:
			l.align = 0.5
		case sin < 0:
			l.align = 1
		}
		l.X = end.X - l.W*l.align
		l.Y = end.Y - l.H*(1+cos)/2
		out = append(out, l)
	}
	return out
}

// labelsFit reports whether circle and labels lie within an area and apart.
func labelsFit(labels []axisLabel, area Rect, centre Point, radius float64) bool {
	if centre.Y+radius+0.3 > area.Y+area.H || centre.X+radius+0.3 > area.X+area.W {
		return false
	}
	for i, l := range labels {
		if l.X < area.X || l.Y < area.Y || l.X+l.W > area.X+area.W || l.Y+l.H > area.Y+area.H {
			return false
		}
		for _, o := range labels[:i] {
			if l.Overlaps(o.Rect) {
				return false
			}
		}
		near := Point{min(max(centre.X, l.X), l.X+l.W), min(max(centre.Y, l.Y), l.Y+l.H)}
		if math.Hypot(near.X-centre.X, near.Y-centre.Y) < radius+1 {
			return false
		}
	}
	return true
}

// legend names the lines, under each other when it is upright, and returns its
// height.
func (r *radar) legend(d *drawing, x, y, width float64, upright bool) float64 {
	k := r.k
	pitch := k.pitch(SizeSmall) + 0.8
	x, width = x+0.5, width-0.5 // the ends of lines reach over
	top, left := y, x
	item := func(sample func(x, y float64), text string) {
		const w = 11.0
		f := k.wrap(styleSmallIn, text, width-w-1.5, 3)
		wide := 0.0
		for _, l := range f.lines {
			wide = max(wide, l.width)
		}
		if left > x && (upright || left+w+1.5+wide > x+width) {
			left, y = x, y+pitch
		}
		sample(left, y+k.pitch(SizeSmall)/2)
		for i, l := range f.lines {
			k.putLine(d, styleSmallIn, left+w+1.5, y+float64(i)*k.pitch(SizeSmall), l)
		}
		if n := len(f.lines); n > 1 {
			y += float64(n-1) * k.pitch(SizeSmall)
		}
		left += w + 1.5 + wide + 5
	}
	item(func(x, y float64) {
		d.line(Pen{Colour: Ink, Width: 0.9}, x, y, x+11, y)
		d.path(Ink, Pen{Colour: Paper, Width: 0.3}, polygon(x+5.5, y, 1.5, 4, 0)...)
	}, r.t("radarAll", r.r.Respondents))
	item(func(x, y float64) {
		d.box(Box{Rect: Rect{x, y - 1.4, 11, 2.8}, Fill: AccentSoft, Pen: Pen{Colour: CardEdge, Width: hair}})
	}, r.t("radarBand"))
	if !r.lines {
		item(func(float64, float64) {}, r.t("radarManyGroups"))
		return y + pitch - top
	}
	for _, g := range r.groups {
		item(func(x, y float64) {
			d.line(groupPen(g.look), x, y, x+11, y)
			d.path(CurveColour(g.look), Pen{Colour: Paper, Width: 0.25}, markerPath(g.look, x+5.5, y, 1.25)...)
		}, fmt.Sprintf("%s %d", g.name, g.n))
	}
	return y + pitch - top
}
