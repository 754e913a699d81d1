package scene

import (
	"math"
	"math/rand/v2"
	"testing"

	"lupaus/model"
)

// randomLine is a line that runs below a level, in places on it.
func randomLine(rnd *rand.Rand, x, top float64) []Point {
	line := []Point{{x, top}}
	for range 2 + rnd.IntN(20) {
		x += 0.1 + 3*rnd.Float64()
		line = append(line, Point{x, top + max(0, 30*rnd.Float64()-5)})
	}
	return line
}

func heightAt(line []Point, x float64) float64 {
	for i := 1; i < len(line); i++ {
		if x <= line[i].X {
			a, b := line[i-1], line[i]
			return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X)
		}
	}
	return line[len(line)-1].Y
}

// TestFallingHatch walks along every line: all of it lies inside, all lines
// fall, and where the next one would be inside there is one.
func TestFallingHatch(t *testing.T) {
	const slack = 1e-6
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		top, step := 40*rnd.Float64()-20, 0.5+3*rnd.Float64()
		line := randomLine(rnd, 10*rnd.Float64()-5, top)
		hatch := fallingHatch(top, line, step)
		inside := 0.0
		for i := 0; i < len(hatch); i += 2 {
			a, b := hatch[i].P, hatch[i+1].P
			if hatch[i].Verb != MoveTo || hatch[i+1].Verb != LineTo || math.Abs((b.Y-a.Y)-(b.X-a.X)) > slack || b.X <= a.X {
				t.Fatalf("the line from %v to %v does not fall", a, b)
			}
			for f := range 11 {
				x, y := a.X+(b.X-a.X)*float64(f)/10, a.Y+(b.Y-a.Y)*float64(f)/10
				if y < top-slack || y > heightAt(line, x)+slack || x < line[0].X-slack || x > line[len(line)-1].X+slack {
					t.Fatalf("the line from %v to %v leaves %v below %g", a, b, line, top)
				}
			}
			inside += b.X - a.X
		}
		// The lines stand apart by a step along the level, so that their length in X
		// times the step is about the area.
		area := 0.0
		for i := 1; i < len(line); i++ {
			area += (line[i].X - line[i-1].X) * ((line[i].Y+line[i-1].Y)/2 - top)
		}
		if width := line[len(line)-1].X - line[0].X; math.Abs(inside*step-area) > 0.6*step*(width+30) {
			t.Fatalf("hatched %g of %g", inside*step, area)
		}
	}
}

func TestRisingHatch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 2))
	for range 500 {
		r := Rect{40*rnd.Float64() - 20, 40*rnd.Float64() - 20, 1 + 60*rnd.Float64(), 1 + 20*rnd.Float64()}
		step := 0.5 + 4*rnd.Float64()
		hatch := risingHatch(r, step)
		for i := 0; i < len(hatch); i += 2 {
			a, b := hatch[i].P, hatch[i+1].P
			if b.X <= a.X || math.Abs((b.Y-a.Y)+(b.X-a.X)) > 1e-6 {
				t.Fatalf("the line from %v to %v does not rise", a, b)
			}
			for _, p := range []Point{a, b} {
				if p.X < r.X-1e-6 || p.X > r.X+r.W+1e-6 || p.Y < r.Y-1e-6 || p.Y > r.Y+r.H+1e-6 {
					t.Fatalf("%v lies outside %v", p, r)
				}
			}
		}
		if n := float64(len(hatch) / 2); math.Abs(n-(r.W+r.H)/step) > 2 {
			t.Fatalf("%g lines in %v with a step of %g", n, r, step)
		}
	}
}

// TestHatch_JoinsAtTheSeam hatches two columns of a width side by side: each line
// that ends at the seam goes on behind it.
func TestHatch_JoinsAtTheSeam(t *testing.T) {
	for _, w := range []float64{24, 44, 51.3, 160} {
		r := Rect{0, 3.1, w, 12}
		hatch := risingHatch(r, evenly(w, saidStep))
		var left, right []float64
		for _, s := range hatch {
			switch {
			case math.Abs(s.P.X) < 1e-9:
				left = append(left, s.P.Y)
			case math.Abs(s.P.X-w) < 1e-9:
				right = append(right, s.P.Y)
			}
		}
		if len(left) == 0 || len(left) != len(right) {
			t.Fatalf("%g mm: %v at the left edge, %v at the right", w, left, right)
		}
		for i := range left {
			if math.Abs(left[i]-right[i]) > 1e-6 {
				t.Errorf("%g mm: a line ends at %g and goes on at %g", w, right[i], left[i])
			}
		}
	}
}

// TestShortfalls asks at many places whether the gap lies there.
func TestShortfalls(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		low := float64(rnd.IntN(9)-4) / 2
		p := plot{s: &slot{width: 44}, expect: bands{own: band{Expectation: model.Expectation{Low: low, High: 2}, given: true}}}
		m := &journeyMap{shape: &shape{plotH: 52}}
		for i := range 1 + rnd.IntN(3) {
			m.shape.curves = append(m.shape.curves, curve{number: i, overlay: rnd.IntN(5) == 0})
			tr := track{own: knot{22 + 5*float64(i), float64(rnd.IntN(17)-8) / 4}, n: knot{66, float64(rnd.IntN(17)-8) / 4}, p: knot{-22, float64(rnd.IntN(17)-8) / 4}}
			tr.has[hasOwn], tr.has[hasP], tr.has[hasN] = rnd.IntN(4) > 0, rnd.IntN(4) > 0, rnd.IntN(4) > 0
			p.tracks = append(p.tracks, tr)
		}
		p.m = m
		found := p.shortfalls()
		pieces, _ := p.lived()
		for x := 0.0; x <= 44; x += 0.17 {
			v, known := lowest(pieces, x)
			if known && math.Abs(v-low) < 0.05 {
				continue // on the edge
			}
			in := false
			for _, f := range found {
				in = in || x >= f[0].X && x <= f[len(f)-1].X
			}
			if want := known && v < low; in != want && !nearEnd(pieces, x) {
				t.Fatalf("at %g the lowest is %g, %t, below %g, but the gap is there: %t", x, v, known, low, in)
			}
		}
		for _, f := range found {
			for i, at := range f {
				if at.Y < p.y(low)-1e-9 || i > 0 && at.X < f[i-1].X {
					t.Fatalf("the stretch %v leaves the gap", f)
				}
			}
		}
	}
}

// nearEnd reports whether a curve begins or ends at a place.
func nearEnd(pieces []span, x float64) bool {
	for _, s := range pieces {
		if math.Abs(s.P0.X-x) < 0.01 || math.Abs(s.P3.X-x) < 0.01 {
			return true
		}
	}
	return false
}

func TestBand_TheStrictestCounts(t *testing.T) {
	said := func(low, high float64) *model.Promise {
		return &model.Promise{Expects: &model.Expectation{Low: low, High: high}}
	}
	for name, c := range map[string]struct {
		promises []*model.Promise
		want     band
	}{
		"none":                       {nil, band{}},
		"usual":                      {[]*model.Promise{{}}, band{model.UsualExpectation, false, true}},
		"said":                       {[]*model.Promise{said(-1, 0)}, band{model.Expectation{Low: -1, High: 0}, true, true}},
		"highest edges":              {[]*model.Promise{said(-1, 2), said(1, 1.5)}, band{model.Expectation{Low: 1, High: 2}, true, true}},
		"usual above what is said":   {[]*model.Promise{said(-1, 0), {}}, band{model.UsualExpectation, false, true}},
		"said above the usual":       {[]*model.Promise{{}, said(1, 2)}, band{model.Expectation{Low: 1, High: 2}, true, true}},
		"said as high as the usual":  {[]*model.Promise{{}, said(0.5, 1)}, band{model.UsualExpectation, true, true}},
		"usual as high as what said": {[]*model.Promise{said(0.5, 1), {}}, band{model.UsualExpectation, true, true}},
	} {
		t.Run(name, func(t *testing.T) {
			p := model.NewProject(model.Info{})
			var ids []model.ID
			for i, pr := range c.promises {
				e := *pr
				e.ID = model.ID(rune('a' + i))
				ids = append(ids, e.ID)
				p = p.With(&e)
			}
			var got band
			got.add(p, ids)
			if got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
