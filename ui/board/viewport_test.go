package board

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"lupaus/model/scene"
)

func anyViewport(t *rapid.T) viewport {
	f := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
	v := viewport{
		w: f("w", 50, 4000), h: f("h", 50, 3000),
		mapW: f("mapW", 180, 250_000), mapH: f("mapH", 16, 5000),
		x: f("x", -1e6, 1e6), y: f("y", -1e6, 1e6), dpPerMM: f("zoom", 1e-4, 100),
	}
	return v.limited()
}

func TestViewport_Laws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyViewport(t)
		if v != v.limited() {
			t.Fatal("limits are not a fixed point")
		}
		x, y := rapid.Float64Range(0, v.w).Draw(t, "px"), rapid.Float64Range(0, v.h).Draw(t, "py")
		mx, my := v.toMap(x, y)
		if bx, by := v.toBoard(mx, my); math.Abs(bx-x) > 1e-5 || math.Abs(by-y) > 1e-5 {
			t.Fatalf("(%v, %v) came back as (%v, %v)", x, y, bx, by)
		}
		map_ := scene.Rect{W: v.mapW, H: v.mapH}
		if !map_.Overlaps(v.visible()) {
			t.Fatalf("the map has left the board: %+v", v)
		}
		if fit := v.fitted(); fit.mapW*fit.dpPerMM > fit.w || fit.mapH*fit.dpPerMM > fit.h {
			t.Fatalf("fit %+v does not show the map", fit)
		}
		z := v.zoomed(v.dpPerMM*rapid.Float64Range(0.5, 2).Draw(t, "factor"), x, y)
		if z != z.limited() {
			t.Fatal("zooming left the limits")
		}
		r := scene.Rect{X: rapid.Float64Range(0, v.mapW*0.9).Draw(t, "rx"), Y: rapid.Float64Range(0, v.mapH*0.9).Draw(t, "ry"), W: v.mapW / 20, H: v.mapH / 20}
		if !v.revealed(r, 0).visible().Overlaps(r) {
			t.Fatalf("%+v is not seen after revealing", r)
		}
	})
}

func TestViewport_ZoomStops(t *testing.T) {
	v := viewport{w: 1000, h: 700, mapW: 220_000, mapH: 220, dpPerMM: dpPerMMAt100}.limited()
	for range 40 {
		v = v.zoomed(v.nextStop(false), 500, 350)
	}
	if v.dpPerMM != v.fitScale() {
		t.Errorf("zooming out ends at %v, want the whole map at %v", v.dpPerMM, v.fitScale())
	}
	for range 60 {
		v = v.zoomed(v.nextStop(true), 500, 350)
	}
	if math.Abs(v.percent()-800) > 1e-6 {
		t.Errorf("zooming in ends at %v %%", v.percent())
	}
}

func TestViewport_Start(t *testing.T) {
	for name, test := range map[string]struct {
		w, h        float64 // of the picture in millimetres
		wide, whole bool    // whether its width, or all of it, is seen at first
		least, most float64 // per cent
	}{
		"a figure":      {200, 150, true, true, 60, 125},
		"a small card":  {60, 40, true, true, 125, 125},
		"a wide figure": {520, 140, true, true, 44, 65},
		"a long map":    {5000, 260, false, false, 65, 100},
		"a long sheet":  {290, 3000, true, false, 60, 150},
		"a huge tree":   {4000, 3000, false, false, 65, 65},
	} {
		v := viewport{w: 1000, h: 700, mapW: test.w, mapH: test.h}.start(wholeFigure, leastPicture, leastFigure)
		seen := v.visible()
		wide := seen.X <= 0 && seen.X+seen.W >= test.w
		whole := wide && seen.Y <= 0 && seen.Y+seen.H >= test.h
		if wide != test.wide || whole != test.whole || v.percent() < test.least-1e-9 || v.percent() > test.most+1e-9 {
			t.Errorf("%s is first seen at %.0f %%, its width %v, all of it %v", name, v.percent(), wide, whole)
		}
		if seen.X > 0 || seen.Y > 0 {
			t.Errorf("%s does not begin at its corner", name)
		}
	}
}

// TestViewport_TextsBeginLarge: of pages that are read less is seen at first than
// of figures, in larger letters.
func TestViewport_TextsBeginLarge(t *testing.T) {
	for _, test := range []struct {
		h             float64
		figure, words float64 // per cent
	}{{120, 125, 125}, {180, 98, 98}, {210, 84, 128}, {270, 65, 128}, {320, 128, 128}, {60, 125, 125}} {
		v := viewport{w: 1000, h: 700, mapW: 200, mapH: test.h}
		figure, words := v.start(wholeFigure, leastPicture, leastFigure), v.startWords()
		if f, w := math.Round(figure.percent()), math.Round(words.percent()); f != test.figure || w != test.words {
			t.Errorf("%v mm high: a figure begins at %v %%, words at %v %%", test.h, f, w)
		}
	}
}

// TestViewport_WordsInANarrowBoard: where its width asks for small letters, a page
// is not seen whole in smaller ones yet.
func TestViewport_WordsInANarrowBoard(t *testing.T) {
	for h, want := range map[float64]float64{100: 78, 196: 78, 400: 78} {
		v := viewport{w: 722, h: 578, mapW: 234, mapH: h}.startWords()
		if got := math.Round(v.percent()); got != want {
			t.Errorf("%v mm high it begins at %v %%, want %v", h, got, want)
		}
	}
}

// TestViewport_GrowingStaysInPlace: what grows at its foot does not move, nor
// does it hang in the middle.
func TestViewport_GrowingStaysInPlace(t *testing.T) {
	v := viewport{w: 1000, h: 700, mapW: 200, mapH: 40}.start(wholeFigure, leastPicture, leastFigure)
	x, y := v.x, v.y
	for _, h := range []float64{60, 90, 120} {
		v.mapH = h
		if v = v.limited(); v.x != x || v.y != y {
			t.Errorf("at %v mm it went from (%v, %v) to (%v, %v)", h, x, y, v.x, v.y)
		}
	}
	if _, top := v.toBoard(0, 0); top > marginDp {
		t.Errorf("it begins %v below the edge", top)
	}
}

func TestViewport_WheelKeepsThePlace(t *testing.T) {
	v := viewport{w: 1000, h: 700, mapW: 4000, mapH: 2000, x: 800, y: 500, dpPerMM: 3}
	x, y := v.toMap(300, 200)
	for range 8 {
		v = v.zoomed(v.dpPerMM*1.1, 300, 200)
	}
	if gx, gy := v.toMap(300, 200); math.Abs(gx-x) > 1e-9 || math.Abs(gy-y) > 1e-9 {
		t.Errorf("(%v, %v) went to (%v, %v)", x, y, gx, gy)
	}
}
