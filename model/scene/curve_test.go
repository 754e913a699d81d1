package scene

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestSpan_NeverOvershoots checks Steffen's promise: between two points the
// curve stays between their heights, and it passes through them.
func TestSpan_NeverOvershoots(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		k := make([]knot, 4)
		x := 0.0
		for i := range k {
			x += 1 + 80*rnd.Float64()
			k[i] = knot{x, float64(rnd.IntN(17)-8) / 4}
		}
		var a, d *knot
		if rnd.IntN(4) > 0 {
			a = &k[0]
		}
		if rnd.IntN(4) > 0 {
			d = &k[3]
		}
		s := spanBetween(a, k[1], k[2], d)
		low, high := min(k[1].Y, k[2].Y), max(k[1].Y, k[2].Y)
		for i := range 21 {
			x := k[1].X + (k[2].X-k[1].X)*float64(i)/20
			if y := s.at(x); y < low-1e-9 || y > high+1e-9 {
				t.Fatalf("%v: %g at %g leaves %g…%g", k, y, x, low, high)
			}
		}
		if s.at(k[1].X) != k[1].Y || math.Abs(s.at(k[2].X)-k[2].Y) > 1e-12 {
			t.Fatalf("%v: does not pass through its points", k)
		}
	}
}

func TestSpan_Cut(t *testing.T) {
	s := spanBetween(&knot{-10, 1}, knot{0, -1}, knot{40, 2}, &knot{70, 0})
	for _, c := range [][2]float64{{0, 40}, {10, 30}, {-5, 20}, {25, 90}} {
		part := s.cut(c[0], c[1])
		if from, to := max(0, c[0]), min(40, c[1]); math.Abs(part.P0.X-from) > 1e-9 || math.Abs(part.P3.X-to) > 1e-9 {
			t.Errorf("cut %v reaches from %g to %g", c, part.P0.X, part.P3.X)
		}
		for x := part.P0.X; x <= part.P3.X; x += 0.7 {
			if math.Abs(part.at(x)-s.at(x)) > 1e-9 {
				t.Errorf("cut %v: %g at %g, not %g", c, part.at(x), x, s.at(x))
			}
		}
	}
}

func TestSlope_TurningPointsAreFlat(t *testing.T) {
	if m := slope(knot{0, 0}, knot{1, 2}, knot{2, 0}); m != 0 {
		t.Errorf("slope %g at a peak", m)
	}
	if m := slope(knot{0, 0}, knot{1, 1}, knot{2, 2}); m != 1 {
		t.Errorf("slope %g on a straight line", m)
	}
}

func TestFeelingText(t *testing.T) {
	for _, c := range []struct {
		lang  string
		value float64
		want  string
	}{
		{"fi", 0, "0"}, {"fi", 1.5, "+1,5"}, {"sv", -2, "–2"}, {"en", -0.25, "–0.25"}, {"fi", 0.004, "0"}, {"fi", 1.0 / 3, "+0,33"}, {"en", math.Copysign(0, -1), "0"},
	} {
		if got := FeelingText(c.lang, c.value); got != c.want {
			t.Errorf("%s %g: %q, want %q", c.lang, c.value, got, c.want)
		}
	}
}

func TestFeelingAt_IsTheOppositeOfFeelingY(t *testing.T) {
	cell := Rect{30, 100, 44, 52}
	for v := -2.0; v <= 2; v += 0.25 {
		if got := FeelingAt(cell, FeelingY(cell, v)); math.Abs(got-v) > 1e-12 {
			t.Errorf("%g comes back as %g", v, got)
		}
	}
	if FeelingAt(cell, -1e6) != 2 || FeelingAt(cell, 1e6) != -2 {
		t.Error("heights outside the scale are not clamped")
	}
}

func TestCache_ForgetsWhatIsNotAskedFor(t *testing.T) {
	var c cache[int, int]
	for i := range 3 * cacheLimit {
		c.put(i, i)
		c.get(7)
	}
	if len(c.young)+len(c.old) > 2*cacheLimit {
		t.Errorf("%d entries are kept", len(c.young)+len(c.old))
	}
	if _, ok := c.get(7); !ok {
		t.Error("an entry in use was forgotten")
	}
	if _, ok := c.get(8); ok {
		t.Error("an old entry was kept")
	}
}
