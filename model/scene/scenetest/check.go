package scenetest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"lupaus/model/scene"
)

// slack is how far things may reach over an edge, in millimetres.
const slack = 0.02

// Check fails the test when a scene breaks a rule that every picture keeps:
// blocks lie within the picture, marks and zones within their block, texts in
// the cell they stand in, no text covers another, widths are as measured, and
// the spatial index finds what a walk over everything finds. It stops after a
// few findings.
func Check(t testing.TB, ts scene.Typesetter, s *scene.Scene) {
	t.Helper()
	for i, problem := range Problems(ts, s) {
		if i == 8 {
			t.Errorf("… and more")
			return
		}
		t.Error(problem)
	}
}

// Problems lists what Check fails for.
func Problems(ts scene.Typesetter, s *scene.Scene) []string {
	c := checker{ts: ts, s: s, page: scene.Rect{W: s.Width, H: s.Height}}
	for _, b := range s.Blocks {
		c.block(b)
	}
	c.apart()
	c.inCells()
	c.index()
	return c.problems
}

type text struct {
	box scene.Rect
	s   string
}

type checker struct {
	ts       scene.Typesetter
	s        *scene.Scene
	page     scene.Rect
	texts    []text
	zones    []scene.Zone
	problems []string
}

func (c *checker) fail(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func inside(in, out scene.Rect) bool {
	return in.X >= out.X-slack && in.Y >= out.Y-slack && in.X+in.W <= out.X+out.W+slack && in.Y+in.H <= out.Y+out.H+slack
}

func (c *checker) block(b scene.Placed) {
	if !inside(b.Bounds.Shift(b.X, b.Y), c.page) {
		c.fail("block %v at %.2f, %.2f leaves the page %v", b.Bounds, b.X, b.Y, c.page)
	}
	for _, m := range b.Marks {
		r := c.markBounds(m)
		if !inside(r, b.Bounds) {
			c.fail("%T %v leaves its block %v", m, r, b.Bounds)
		}
		if t, ok := m.(scene.Text); ok {
			c.texts = append(c.texts, text{r.Shift(b.X, b.Y), t.S})
			if w := c.ts.Width(t.Face, t.Size, t.S); w > t.Width+slack || w < t.Width-slack {
				c.fail("text %.40q is %.2f wide, not %.2f", t.S, w, t.Width)
			}
			if t.Colour == scene.None || t.S == "" {
				c.fail("text %.40q of colour %d draws nothing", t.S, t.Colour)
			}
		}
	}
	for _, z := range b.Zones {
		if !inside(z.Rect, b.Bounds) {
			c.fail("zone %v leaves its block %v", z, b.Bounds)
		}
		c.zones = append(c.zones, scene.Zone{Rect: z.Shift(b.X, b.Y), Ref: z.Ref})
	}
}

func (c *checker) markBounds(m scene.Mark) scene.Rect {
	switch m := m.(type) {
	case scene.Box:
		return m.Rect
	case scene.Path:
		return scene.Outline(m)
	case scene.Text:
		return scene.Rect{X: m.X, Y: m.Y - c.ts.Ascent(m.Size), W: m.Width, H: c.ts.Ascent(m.Size) + c.ts.Descent(m.Size)}
	}
	panic("a mark of an unknown kind")
}

// apart checks that no text covers another, by a sweep from left to right.
func (c *checker) apart() {
	slices.SortFunc(c.texts, func(a, b text) int { return cmp.Compare(a.box.X, b.box.X) })
	var open []text
	for _, t := range c.texts {
		open = slices.DeleteFunc(open, func(o text) bool { return o.box.X+o.box.W <= t.box.X+slack })
		for _, o := range open {
			if o.box.Y+o.box.H > t.box.Y+slack && t.box.Y+t.box.H > o.box.Y+slack {
				c.fail("text %.40q %v covers %.40q %v", t.s, t.box, o.s, o.box)
			}
		}
		open = append(open, t)
	}
}

// inCells checks that a text stands wholly in every cell that it touches.
func (c *checker) inCells() {
	cells := slices.DeleteFunc(slices.Clone(c.zones), func(z scene.Zone) bool {
		switch z.Ref.Part {
		case scene.PartColumnEdge, scene.PartFeeling, scene.PartAdd:
			return true
		}
		return false
	})
	slices.SortFunc(cells, func(a, b scene.Zone) int { return cmp.Compare(a.X, b.X) })
	var open []scene.Zone
	next := 0
	for _, t := range c.texts {
		for next < len(cells) && cells[next].X < t.box.X+t.box.W {
			open = append(open, cells[next])
			next++
		}
		open = slices.DeleteFunc(open, func(z scene.Zone) bool { return z.X+z.W <= t.box.X })
		for _, z := range open {
			if touches(z.Rect, t.box) && !inside(t.box, z.Rect) {
				c.fail("text %.40q %v leaves the %s %s %v", t.s, t.box, z.Ref.Part, z.Ref.Owner, z.Rect)
			}
		}
	}
}

func touches(a, b scene.Rect) bool {
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}

// index checks a few hits and a few areas against a walk over everything.
func (c *checker) index() {
	for i, z := range c.zones {
		if i%max(1, len(c.zones)/50) != 0 {
			continue
		}
		x, y := z.X+z.W/2, z.Y+z.H/2
		var want scene.Zone
		for _, b := range c.s.Blocks {
			for _, o := range b.Zones {
				if o.Contains(x-b.X, y-b.Y) {
					want = scene.Zone{Rect: o.Shift(b.X, b.Y), Ref: o.Ref}
				}
			}
		}
		if got, ok := c.s.Hit(x, y); !ok || got != want {
			c.fail("hit at %.2f, %.2f gives %v, not %v", x, y, got, want)
		}
	}
	for _, r := range []scene.Rect{c.page, {X: c.page.W / 3, Y: c.page.H / 3, W: c.page.W / 5, H: c.page.H / 5}, {X: c.page.W / 2, W: 1, H: c.page.H}} {
		n := 0
		for _, b := range c.s.Blocks {
			if b.Bounds.Shift(b.X, b.Y).Overlaps(r) {
				n++
			}
		}
		found := 0
		c.s.In(r, func(scene.Placed) { found++ })
		if found != n {
			c.fail("%d of %d blocks found in %v", found, n, r)
		}
	}
}
