package scene

import (
	"math"
	"strings"

	"lupaus/model"
)

// The measures of the curve of values in millimetres.
const (
	curveAxis   = 13.0 // the numbers beside the plot
	curveGrip   = 7.0  // the band of the grip above it
	curveFoot   = 12.0 // the numbers and the name of the axis below
	curvePoints = 200  // the most points of the curve
	curveTicks  = 5    // about so many numbers beside the plot
)

// CutAt returns at how many percent of the customers, from 1 to 100, the cut
// between the best and the others stands when it is put at a place of a picture:
// what a press on PartCut, or a drag of it, to x means. It is 0 when there is no
// cut in the picture.
func CutAt(s *Scene, x float64) float64 {
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Part == PartCut {
				return min(max(math.Round((x-b.X-z.X)/z.W*100), 1), 100)
			}
		}
	}
	return 0
}

// valueCurve is the share of the value that the most valuable customers hold
// together. It rises over the whole where others lose money.
type valueCurve struct {
	*customerPicture
	points []Point // X: part of the customers, Y: of the value
	cut    Point   // where the best end
	peak   Point
	in     Rect    // the plot
	top    float64 // the share at its upper edge
}

// curveOf adds up the values from the most valuable on. There is no curve when
// all are worth nothing together.
func (c *customerPicture) curveOf() *valueCurve {
	n, whole := len(c.base.Ranked), c.base.Value.Amount
	if n == 0 || whole <= 0 {
		return nil
	}
	v := &valueCurve{customerPicture: c, points: []Point{{0, 0}}}
	step := (n + curvePoints - 3) / (curvePoints - 2)
	sum := 0.0
	for i, one := range c.base.Ranked {
		sum += one.Value.Amount
		at := Point{float64(i+1) / float64(n), sum / whole}
		if i+1 == c.base.Cut {
			v.cut = at
		}
		if at.Y > v.peak.Y {
			v.peak = at
		}
		if (i+1)%step == 0 || i+1 == n {
			v.points = append(v.points, at)
		}
	}
	return v
}

// piece draws the curve with the cut.
func (v *valueCurve) piece() piece {
	w := min(v.spec.Width, 230)
	h := min(max(w*0.42, 58), 88)
	v.in = Rect{curveAxis, curveGrip, w - curveAxis - 5, h - curveGrip - curveFoot}
	var key strings.Builder
	for _, p := range append(v.points, v.cut, Point{v.base.Terms.Best, 0}) {
		key.WriteString(number(p.X) + " " + number(p.Y) + " ")
	}
	return pieceOf(v.b.block(blockKey{kind: "value curve", text: key.String(), a: w}, func(d *drawing) {
		d.grow(Rect{0, 0, w, h}, 0)
		v.axes(d)
		v.line(d)
		v.cutLine(d)
		d.zone(Rect{v.in.X, 0, v.in.W, v.in.Y + v.in.H}, Ref{Owner: model.InfoID, Part: PartCut})
	}))
}

func (v *valueCurve) at(p Point) Point {
	return Point{v.in.X + p.X*v.in.W, v.in.Y + v.in.H*(1-p.Y/v.top)}
}

// axes draws the ground with the numbers of both axes.
func (v *valueCurve) axes(d *drawing) {
	k, half := v.k, v.k.pitch(SizeSmall)/2
	step := niceStep(max(1, v.peak.Y) / curveTicks)
	v.top = max(1, v.peak.Y)
	for i := 0; float64(i)*step <= v.top+1e-9; i++ {
		y := v.at(Point{0, float64(i) * step}).Y
		d.box(Box{Rect: Rect{v.in.X, y - hair/2, v.in.W, hair}, Fill: Grid})
		l := k.one(styleSmall, k.percentText(float64(i)*step*100), curveAxis-1.5)
		k.putLine(d, styleSmall, v.in.X-1.5-l.width, y-half, l)
	}
	below := v.in.Y + v.in.H + half + 0.4 // clear of the lowest number beside
	for i := range 11 {
		x := v.at(Point{float64(i) / 10, 0}).X
		d.box(Box{Rect: Rect{x - hair/2, v.in.Y, hair, v.in.H}, Fill: Grid})
		if i%2 == 0 {
			l := k.one(styleSmall, k.percentText(float64(i)*10), 14)
			k.putLine(d, styleSmall, x-l.width/2, below, l)
		}
	}
	name := k.one(styleSmallIn.bold(), v.t("ranking.axis"), v.in.W)
	k.putLine(d, styleSmallIn.bold(), v.in.X+v.in.W-name.width, below+2*half, name)
}

// niceStep is the least of 1, 2, 5, 10, … percent that is at least so much.
func niceStep(least float64) float64 {
	scale := math.Pow(10, math.Floor(math.Log10(least)))
	for _, n := range []float64{1, 2, 5} {
		if n*scale >= least-1e-9 {
			return n * scale
		}
	}
	return 10 * scale
}

// line draws the curve and tints what the best hold.
func (v *valueCurve) line(d *drawing) {
	ground := []Segment{moveTo(v.in.X, v.in.Y+v.in.H)}
	var path []Segment
	for i, p := range v.points {
		at := v.at(p)
		if i == 0 {
			path = append(path, moveTo(at.X, at.Y))
			continue
		}
		path = append(path, lineTo(at.X, at.Y))
		if p.X < v.cut.X {
			ground = append(ground, lineTo(at.X, at.Y))
		}
	}
	cut := v.at(v.cut)
	d.path(AccentSoft, Pen{}, append(ground, lineTo(cut.X, cut.Y), lineTo(cut.X, v.in.Y+v.in.H), closePath())...)
	from, to := v.at(Point{0, 0}), v.at(Point{1, 1})
	d.line(Pen{Colour: InkSoft, Width: fine, Dash: Dashed}, from.X, from.Y, to.X, to.Y)
	d.path(None, Pen{Colour: Accent, Width: 0.8}, path...)
	d.box(Box{Rect: Rect{v.in.X, v.in.Y + v.in.H - fine/2, v.in.W, fine}, Fill: InkSoft})
}

// cutLine draws the cut with its grip above, the share of the best at the curve.
func (v *valueCurve) cutLine(d *drawing) {
	const gripW, gripH = 3.4, 4.6
	k := v.k
	x := v.in.X + v.base.Terms.Best/100*v.in.W
	d.line(Pen{Colour: Ink, Width: 0.5}, x, gripH, x, v.in.Y+v.in.H)
	left := min(max(x-gripW/2, v.in.X), v.in.X+v.in.W-gripW)
	d.box(Box{Rect: Rect{left, 0.4, gripW, gripH}, Radius: 0.8, Fill: Ink})
	for _, by := range []float64{-0.6, 0.6} {
		d.box(Box{Rect: Rect{left + gripW/2 + by - hair/2, 1.5, hair, gripH - 2.2}, Fill: Paper})
	}
	name := k.one(styleSmallIn.bold(), v.t("ranking.best", k.percentText(v.base.Terms.Best)), v.in.W/2)
	at := left + gripW + 1.2
	if at+name.width > v.in.X+v.in.W {
		at = left - 1.2 - name.width
	}
	k.putLine(d, styleSmallIn.bold(), at, 0.4+(gripH-k.pitch(SizeSmall))/2, name)

	dot := v.at(v.cut)
	share := k.one(styleStrong, v.t("ranking.ofValue", k.shareText(v.cut.Y)), v.in.W/2)
	r := Rect{dot.X + 2.4, min(dot.Y+1.2, v.in.Y+v.in.H-k.pitch(SizeBody)-0.6), share.width, k.pitch(SizeBody)}
	if r.X+r.W+0.6 > v.in.X+v.in.W || v.cut.X > v.peak.X {
		r.X = dot.X - 2.4 - share.width
	}
	d.box(Box{Rect: Rect{r.X - 0.6, r.Y, r.W + 1.2, r.H}, Radius: 0.6, Fill: Paper})
	k.putLine(d, styleStrong, r.X, r.Y, share)
	d.path(Accent, Pen{Colour: Paper, Width: 0.4}, circlePath(dot.X, dot.Y, 1.5)...)
}
