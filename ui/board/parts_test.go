package board

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"lupaus/model"
	"lupaus/model/scene"
)

// drawn is a scene of zones alone. A name is the owner of a zone.
func drawn(zones map[string]scene.Rect) *scene.Scene {
	names := make([]string, 0, len(zones))
	for name := range zones {
		names = append(names, name)
	}
	slices.Sort(names)
	var b scene.Block
	for _, name := range names {
		b.Zones = append(b.Zones, scene.Zone{Rect: zones[name], Ref: named(name)})
		b.Bounds = b.Bounds.Union(zones[name])
	}
	return scene.New("", b.Bounds.X+b.Bounds.W, b.Bounds.Y+b.Bounds.H, []scene.Placed{{Block: &b}})
}

func named(name string) scene.Ref {
	return scene.Ref{Owner: model.ID(name), Part: scene.PartField}
}

// roleCards are cards in a grid, each with fields in two columns.
func roleCards(cols, rows int) map[string]scene.Rect {
	zones := map[string]scene.Rect{}
	for i := range cols * rows {
		x, y := float64(i%cols)*100, float64(i/cols)*150
		zones[fmt.Sprintf("%d", i)] = scene.Rect{X: x, Y: y, W: 90, H: 140}
		for f := range 6 {
			zones[fmt.Sprintf("%d.%d", i, f)] = scene.Rect{X: x + 4 + float64(f%2)*42, Y: y + 20 + float64(f/2)*35, W: 38, H: 30}
		}
	}
	return zones
}

// matrix is a head and rows of cells, the first of which spans two rows; some
// cells hold cards.
func matrix(cols, rows int) map[string]scene.Rect {
	zones := map[string]scene.Rect{"head": {X: 0, Y: -20, W: float64(cols+1) * 40, H: 20}}
	for r := range rows {
		if r%2 == 0 {
			zones[fmt.Sprintf("row%d", r)] = scene.Rect{X: 0, Y: float64(r) * 20, W: 40, H: 20 * float64(min(2, rows-r))}
		}
		for c := range cols {
			cell := scene.Rect{X: float64(c+1) * 40, Y: float64(r) * 20, W: 40, H: 20}
			zones[fmt.Sprintf("cell%d/%d", r, c)] = cell
			if (r+c)%3 == 0 {
				zones[fmt.Sprintf("card%d/%d", r, c)] = scene.Rect{X: cell.X + 2, Y: cell.Y + 2, W: 36, H: 7}
				zones[fmt.Sprintf("card%d/%d b", r, c)] = scene.Rect{X: cell.X + 2, Y: cell.Y + 11, W: 36, H: 7}
			}
		}
	}
	return zones
}

// tree is a tree of cards that grows to the right, each in the middle of its
// children.
func tree(depth, width int) map[string]scene.Rect {
	zones := map[string]scene.Rect{}
	next := 0.0
	var grow func(name string, level int) float64
	grow = func(name string, level int) float64 {
		var from, to float64
		if level == depth {
			from, to = next, next
			next += 24
		}
		for i := range width {
			if level == depth {
				break
			}
			y := grow(fmt.Sprint(name, i), level+1)
			if i == 0 {
				from = y
			}
			to = y
		}
		zones[name] = scene.Rect{X: float64(level) * 90, Y: (from + to) / 2, W: 70, H: 20}
		return (from + to) / 2
	}
	grow("t", 0)
	return zones
}

func TestParts_ReadingOrder(t *testing.T) {
	for name, test := range map[string]struct {
		zones map[string]scene.Rect
		want  []string
	}{
		"cards one after the other": {roleCards(2, 1), []string{
			"0", "0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "1", "1.0", "1.1", "1.2", "1.3", "1.4", "1.5"}},
		"rows beside a tall head": {matrix(2, 2), []string{
			"head", "row0", "cell0/0", "card0/0", "card0/0 b", "cell0/1", "cell1/0", "cell1/1"}},
		"what stands a little lower": {map[string]scene.Rect{
			"a": {X: 50, Y: 1, W: 40, H: 20}, "b": {X: 0, Y: 3, W: 40, H: 20}, "c": {X: 0, Y: 30, W: 40, H: 20}}, []string{"b", "a", "c"}},
		"the same place twice": {map[string]scene.Rect{
			"a": {X: 0, Y: 0, W: 40, H: 20}, "b": {X: 0, Y: 0, W: 40, H: 20}}, []string{"a", "b"}},
	} {
		var got []string
		for _, s := range newParts(drawn(test.zones)).stops {
			got = append(got, string(s.Ref.Owner))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: read as %v, want %v", name, got, test.want)
		}
	}
}

func TestParts_ArrowsReachEverything(t *testing.T) {
	for name, zones := range map[string]map[string]scene.Rect{
		"role cards": roleCards(3, 3), "matrix": matrix(5, 7), "tree": tree(3, 3), "narrow tree": tree(4, 2),
	} {
		ps := newParts(drawn(zones))
		seen := map[scene.Ref]bool{ps.stops[0].Ref: true}
		for open := []scene.Ref{ps.stops[0].Ref}; len(open) > 0; open = open[1:] {
			for key := range headings {
				if to, ok := ps.walk(open[0], key); ok && !seen[to] {
					seen[to] = true
					open = append(open, to)
				}
			}
		}
		for _, s := range ps.stops {
			if !seen[s.Ref] {
				t.Errorf("%s: the keyboard does not reach %s", name, s.Ref.Owner)
			}
		}
	}
}

func TestParts_ArrowsKeepToTheirRow(t *testing.T) {
	for name, test := range map[string]struct {
		zones map[string]scene.Rect
		key   fyne.KeyName
		way   []string
	}{
		"fields of cards":    {roleCards(3, 2), fyne.KeyRight, []string{"0.2", "0.3", "1.2", "1.3", "2.2", "2.3"}},
		"back":               {roleCards(3, 2), fyne.KeyLeft, []string{"1.5", "1.4", "0.5", "0.4"}},
		"cards":              {roleCards(3, 2), fyne.KeyRight, []string{"0", "1", "2"}},
		"into the next card": {roleCards(3, 2), fyne.KeyDown, []string{"0", "0.0", "0.2", "0.4", "3.0"}},
		"out of a card":      {roleCards(3, 2), fyne.KeyUp, []string{"3.4", "3.2", "3.0", "3", "0"}},
		"a row of a matrix":  {matrix(3, 2), fyne.KeyRight, []string{"row0", "cell0/0", "cell0/1", "cell0/2"}},
		"down a tree":        {tree(2, 2), fyne.KeyRight, []string{"t", "t0", "t00"}},
		"up a tree":          {tree(2, 2), fyne.KeyLeft, []string{"t01", "t0", "t"}},
	} {
		ps := newParts(drawn(test.zones))
		at := named(test.way[0])
		for _, want := range test.way[1:] {
			to, _ := ps.walk(at, test.key)
			if to != named(want) {
				t.Errorf("%s: from %s to %s, want %s", name, at.Owner, to.Owner, want)
				break
			}
			at = to
		}
	}
}

func TestParts_Laws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zones := map[string]scene.Rect{}
		for i := range rapid.IntRange(0, 30).Draw(t, "n") {
			f := func(name string, most float64) float64 { return rapid.Float64Range(0, most).Draw(t, name) }
			zones[fmt.Sprint(i)] = scene.Rect{X: f("x", 300), Y: f("y", 300), W: f("w", 120), H: f("h", 120)}
		}
		ps := newParts(drawn(zones))
		if len(ps.stops) != len(zones) {
			t.Fatalf("%d of %d parts are read", len(ps.stops), len(zones))
		}
		for i, s := range ps.stops {
			if s.holder >= i || s.holder >= 0 && (!within(s.Rect, ps.stops[s.holder].Rect) || s.depth != ps.stops[s.holder].depth+1) {
				t.Fatalf("%+v does not lie in stop %d", s, s.holder)
			}
			for key := range headings {
				to, ok := ps.walk(s.Ref, key)
				if ok && to == s.Ref {
					t.Fatalf("%s does not lead on from %s", key, s.Ref.Owner)
				}
			}
		}
	})
}

func BenchmarkParts(b *testing.B) {
	for _, n := range []int{10, 40} {
		s := drawn(roleCards(n, n))
		b.Run(fmt.Sprint(7*n*n), func(b *testing.B) {
			for b.Loop() {
				newParts(s)
			}
		})
		b.Run(fmt.Sprint(7*n*n, "/walk"), func(b *testing.B) {
			ps := newParts(s)
			at := ps.stops[0].Ref
			for b.Loop() {
				at, _ = ps.walk(at, fyne.KeyRight)
			}
		})
	}
}
