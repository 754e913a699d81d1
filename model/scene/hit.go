package scene

import (
	"lupaus/model"

	"math"
	"slices"
)

func sqrt(f float64) float64 { return math.Sqrt(f) }

// In calls visit for every block that overlaps the rectangle, in painting
// order. Safe for concurrent use.
func (s *Scene) In(r Rect, visit func(Placed)) {
	s.index.find(r, len(s.Blocks), func(i int) {
		if b := s.Blocks[i]; b.area().Overlaps(r) {
			visit(b)
		}
	})
}

// Hit returns the topmost zone at a point, in scene coordinates.
func (s *Scene) Hit(x, y float64) (Zone, bool) {
	var hit Zone
	ok := false
	s.In(Rect{x, y, 1e-9, 1e-9}, func(b Placed) {
		for _, z := range b.Zones {
			if z.Contains(x-b.X, y-b.Y) {
				hit, ok = Zone{z.Shift(b.X, b.Y), z.Ref}, true
			}
		}
	})
	return hit, ok
}

// Shows reports whether any part of the picture belongs to an entity.
func (s *Scene) Shows(id model.ID) bool {
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Owner == id {
				return true
			}
		}
	}
	return false
}

// Zones calls visit for every zone that overlaps the rectangle, in painting
// order and scene coordinates.
func (s *Scene) Zones(r Rect, visit func(Zone)) {
	s.In(r, func(b Placed) {
		for _, z := range b.Zones {
			if moved := (Zone{z.Shift(b.X, b.Y), z.Ref}); moved.Overlaps(r) {
				visit(moved)
			}
		}
	})
}

// Damage returns the area in which two scenes differ, empty when they paint
// the same. It compares blocks by pointer and place, so its answer may be too
// large, never too small.
func Damage(before, after *Scene) Rect {
	if before == nil || after == nil || before.Width != after.Width || before.Height != after.Height {
		return everything(before).Union(everything(after))
	}
	a, b := before.Blocks, after.Blocks
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var area Rect
	if len(a) == len(b) {
		for i := range a {
			if a[i] != b[i] {
				area = area.Union(a[i].area()).Union(b[i].area())
			}
		}
		return area
	}
	for _, p := range slices.Concat(a, b) {
		area = area.Union(p.area())
	}
	return area
}

func (p Placed) area() Rect { return p.Bounds.Shift(p.X, p.Y) }

func everything(s *Scene) Rect {
	if s == nil {
		return Rect{}
	}
	return Rect{0, 0, s.Width, s.Height}
}
