package board

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model/scene"
)

// parts are the parts of a picture that is not a journey map. Like the layout
// of a map they are read back from the zones of the scene.
type parts struct {
	stops []stop            // in reading order, each before what lies in it
	at    map[scene.Ref]int // index in stops
}

// stop is a part at which the keys stop.
type stop struct {
	scene.Zone
	holder int // the smallest stop in which it lies, or -1
	depth  int // in how many it lies
}

// isStop reports whether the keys stop at a part.
func isStop(p scene.Part) bool {
	_, mark := marked(p)
	return selectable(p) && !mark
}

func newParts(s *scene.Scene) *parts {
	if s == nil {
		return &parts{}
	}
	n := 0
	for _, b := range s.Blocks {
		n += len(b.Zones)
	}
	ps := &parts{stops: make([]stop, 0, n), at: make(map[scene.Ref]int, n)}
	zones := make(map[scene.Ref]scene.Zone, n) // of several zones of a part the largest
	refs := make([]scene.Ref, 0, n)
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			if !isStop(z.Ref.Part) {
				continue
			}
			was, known := zones[z.Ref]
			if !known {
				refs = append(refs, z.Ref)
			}
			if !known || z.W*z.H > was.W*was.H {
				zones[z.Ref] = scene.Zone{Rect: z.Shift(b.X, b.Y), Ref: z.Ref}
			}
		}
	}
	stops := make([]stop, len(refs))
	for i, ref := range refs {
		stops[i] = stop{Zone: zones[ref]}
	}
	ps.order(nested(stops))
	return ps
}

// hair is a length in millimetres too small to be meant.
const hair = 0.01

// within reports whether a rectangle lies in another one.
func within(r, outer scene.Rect) bool {
	return r.X >= outer.X-hair && r.Y >= outer.Y-hair &&
		r.X+r.W <= outer.X+outer.W+hair && r.Y+r.H <= outer.Y+outer.H+hair
}

// nested finds out which stop lies in which, from the top of the picture down:
// what holds others begins no lower than they do, and is larger.
func nested(stops []stop) []stop {
	upper := func(s stop) float64 { return math.Round(s.Y / hair) }
	slices.SortStableFunc(stops, func(a, b stop) int {
		return cmp.Or(cmp.Compare(upper(a), upper(b)), cmp.Compare(b.W*b.H, a.W*a.H))
	})
	var open []int // those that reach down to the present height
	for i := range stops {
		s := &stops[i]
		s.holder = -1
		open = slices.DeleteFunc(open, func(o int) bool { return stops[o].Y+stops[o].H < s.Y })
		for _, o := range open {
			h := &stops[o]
			if within(s.Rect, h.Rect) && (s.holder < 0 || h.depth >= stops[s.holder].depth) {
				s.holder = o
			}
		}
		if s.holder >= 0 {
			s.depth = stops[s.holder].depth + 1
		}
		open = append(open, i)
	}
	return stops
}

// order puts the stops into reading order.
func (ps *parts) order(stops []stop) {
	inside := map[int][]int{} // by holder
	for i, s := range stops {
		inside[s.holder] = append(inside[s.holder], i)
	}
	var add func(holder, at int)
	add = func(holder, at int) {
		for _, i := range inRows(stops, inside[holder]) {
			s := stops[i]
			s.holder = at
			ps.at[s.Ref] = len(ps.stops)
			ps.stops = append(ps.stops, s)
			add(i, len(ps.stops)-1)
		}
	}
	add(-1, -1)
}

// inRows sorts stops that come from the top down into rows, and each row from
// left to right. What begins below the middle of anything in a row is in the
// next one.
func inRows(stops []stop, list []int) []int {
	for from := 0; from < len(list); {
		middle := math.Inf(1)
		to := from
		for ; to < len(list) && stops[list[to]].Y <= middle; to++ {
			s := stops[list[to]]
			middle = min(middle, s.Y+s.H/2)
		}
		slices.SortStableFunc(list[from:to], func(a, b int) int { return cmp.Compare(stops[a].X, stops[b].X) })
		from = to
	}
	return list
}

// inner returns the first stop in another one.
func (ps *parts) inner(i int) (int, bool) {
	return i + 1, i+1 < len(ps.stops) && ps.stops[i+1].holder == i
}
