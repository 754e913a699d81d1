package board

import (
	"math"

	"fyne.io/fyne/v2"

	"lupaus/model/scene"
)

// heading is the direction of an arrow key.
type heading struct{ dx, dy float64 }

var headings = map[fyne.KeyName]heading{
	fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1},
}

// span is one side of a rectangle.
type span struct{ from, to float64 }

func (s span) middle() float64 { return (s.from + s.to) / 2 }

// apart is how far a place is from a span, 0 within it.
func (s span) apart(at float64) float64 { return max(s.from-at, at-s.to, 0) }

// along is the side of a rectangle in the direction, growing with it, and
// across the other side.
func (h heading) along(r scene.Rect) span {
	switch {
	case h.dx > 0:
		return span{r.X, r.X + r.W}
	case h.dx < 0:
		return span{-r.X - r.W, -r.X}
	case h.dy > 0:
		return span{r.Y, r.Y + r.H}
	}
	return span{-r.Y - r.H, -r.Y}
}

func (h heading) across(r scene.Rect) span {
	if h.dx != 0 {
		return span{r.Y, r.Y + r.H}
	}
	return span{r.X, r.X + r.W}
}

// ahead reports whether a rectangle begins and ends further on than another.
// Neither what holds it nor what lies in it does.
func (h heading) ahead(r, from scene.Rect) bool {
	a, b := h.along(r), h.along(from)
	return a.from > b.from+hair && a.to > b.to+hair
}

// far says how far a rectangle ahead is for somebody at another: the way on
// and, twice as tiring, the way aside from the middle of the narrower one to the
// wider one. Of several as far, the one that begins nearest is nearer.
func (h heading) far(r, from scene.Rect) float64 {
	way := max(0, h.along(r).from-h.along(from).to)
	a, b := h.across(r), h.across(from)
	narrow, wide := a, b
	if a.to-a.from > b.to-b.from {
		narrow, wide = b, a
	}
	return way + 2*wide.apart(narrow.middle()) + 1e-4*math.Abs(a.from-b.from)
}

// walk returns where an arrow, Home or End leads from a part: to the nearest
// stop ahead, as deep inside as one was; down from a stop that holds others to
// the first of them, and up from the topmost of them back to what holds them.
func (ps *parts) walk(from scene.Ref, key fyne.KeyName) (scene.Ref, bool) {
	n := len(ps.stops)
	i, known := ps.at[from]
	h, arrow := headings[key]
	switch {
	case n == 0:
		return scene.Ref{}, false
	case key == fyne.KeyEnd:
		return ps.stops[n-1].Ref, true
	case key == fyne.KeyHome || !known:
		return ps.stops[0].Ref, true
	case !arrow:
		return scene.Ref{}, false
	}
	to, ok := ps.inner(i)
	if !ok || key != fyne.KeyDown {
		to, ok = ps.nearest(i, h)
	}
	if !ok || to == i { // parts that lie on each other may lead round in a circle
		return scene.Ref{}, false
	}
	return ps.stops[to].Ref, true
}

// nearest finds the nearest stop ahead.
func (ps *parts) nearest(i int, h heading) (int, bool) {
	from := ps.stops[i]
	best, far := -1, math.Inf(1)
	for to, s := range ps.stops {
		if !h.ahead(s.Rect, from.Rect) || s.holder >= 0 && h.ahead(ps.stops[s.holder].Rect, from.Rect) {
			continue // of what lies in something ahead that comes first
		}
		if h.dy < 0 && from.holder >= 0 && s.holder != from.holder {
			continue // up leads out of what holds it first
		}
		if d := h.far(s.Rect, from.Rect); d < far {
			best, far = to, d
		}
	}
	switch {
	case best >= 0:
		return ps.inside(best, from, h), true
	case h.dy < 0 && from.holder >= 0:
		return from.holder, true
	}
	return -1, false
}

// inside leads as deep into a stop as another one lies deep, there too to what is
// nearest.
func (ps *parts) inside(i int, from stop, h heading) int {
	for ps.stops[i].depth < from.depth {
		best, far := -1, math.Inf(1)
		for to := i + 1; to < len(ps.stops) && ps.stops[to].depth > ps.stops[i].depth; to++ {
			if d := h.far(ps.stops[to].Rect, from.Rect); ps.stops[to].holder == i && d < far {
				best, far = to, d
			}
		}
		if best < 0 {
			return i
		}
		i = best
	}
	return i
}
