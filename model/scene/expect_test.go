package scene_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// expecting returns the project with what its promises lead to expect, on a few
// of them said by somebody, some of them kept elsewhere too.
func expecting(p *model.Project, rnd *rand.Rand) *model.Project {
	var touchpoints []model.ID
	for e := range p.All() {
		if e.Kind() == model.KindTouchpoint {
			touchpoints = append(touchpoints, e.Key())
		}
	}
	var changed []model.Entity
	for e := range p.All() {
		pr, ok := e.(*model.Promise)
		if !ok {
			continue
		}
		c := *pr
		if rnd.IntN(3) > 0 {
			low := float64(rnd.IntN(9)-4) / 2
			c.Expects = &model.Expectation{Low: low, High: min(model.HighestFeeling, low+float64(rnd.IntN(4))/2)}
		}
		if len(touchpoints) > 0 && rnd.IntN(2) > 0 {
			c.KeptBy = []model.ID{touchpoints[rnd.IntN(len(touchpoints))]}
		}
		changed = append(changed, &c)
	}
	return p.With(changed...)
}

func TestExpected_Golden(t *testing.T) {
	s := builder("fi").Journey(modeltest.Sample(), modeltest.Now, scene.MapOptions{
		Expected: true, Gaps: map[model.ID]int{modeltest.Queue: 2, modeltest.Visit: 1},
	})
	golden(t, "sample-expected", scenetest.Dump(s))
}

func TestExpected_Samples(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range assets.Languages() {
		for _, sample := range assets.Samples(lang) {
			p, err := assets.Build(sample.ID, lang, modeltest.IDs("x"), "2026-01-01")
			if err != nil {
				t.Fatal(err)
			}
			b := builder(lang)
			for _, id := range p.Info().Journeys {
				for _, opt := range []scene.MapOptions{
					{Expected: true}, {Expected: true, Gaps: gapsEverywhere(p, 12), Screen: true},
					{Expected: true, Gaps: gapsEverywhere(p, 1), Bands: 3, ColumnMM: 30}, {Expected: true, From: 2, To: 5},
				} {
					scenetest.Check(t, ts, b.Journey(p, id, opt))
				}
			}
		}
	}
}

func TestExpected_Legend(t *testing.T) {
	words := []string{"odotus lupauksen mukaan", "oletettu odotus", "aukko: koettu jää odotuksesta"}
	p := modeltest.Sample()
	saying := func(id model.ID, e *model.Expectation) model.Entity {
		pr := *p.Promise(id)
		pr.Expects = e
		return &pr
	}
	band := &model.Expectation{Low: 1, High: 2}
	hidden := *p.Journey(modeltest.Now)
	hidden.Lanes = slices.Clone(hidden.Lanes)
	for i := range hidden.Lanes {
		hidden.Lanes[i].Hidden = true
	}
	for name, c := range map[string]struct {
		p       *model.Project
		journey model.ID
		opt     scene.MapOptions
		want    []string
	}{
		"not asked for":  {p, modeltest.Now, scene.MapOptions{}, nil},
		"assumed":        {p.With(saying(modeltest.QueueWord, nil), saying(modeltest.DeskWord, nil)), modeltest.Now, scene.MapOptions{Expected: true}, words[1:]},
		"said":           {p.With(saying(modeltest.QueueWord, band), saying(modeltest.DeskWord, band)), modeltest.Now, scene.MapOptions{Expected: true}, []string{words[0], words[2]}},
		"both":           {p.With(saying(modeltest.QueueWord, nil), saying(modeltest.DeskWord, band)), modeltest.Now, scene.MapOptions{Expected: true}, words},
		"no promises":    {p, modeltest.Now, scene.MapOptions{Expected: true, To: 1}, nil},
		"no such lane":   {p, modeltest.Target, scene.MapOptions{Expected: true}, nil},
		"hidden lane":    {p.With(&hidden), modeltest.Now, scene.MapOptions{Expected: true}, nil},
		"kept elsewhere": {p.With(saying(modeltest.DeskWord, band)), modeltest.Now, scene.MapOptions{Expected: true, From: 1, To: 2}, []string{words[0], words[2]}},
	} {
		t.Run(name, func(t *testing.T) {
			all := texts(builder("fi").Journey(c.p, c.journey, c.opt))
			var got []string
			for _, w := range words {
				if slices.Contains(all, w) {
					got = append(got, w)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// plots returns the blocks that lie in a lane of feelings.
func plots(s *scene.Scene) []scene.Placed {
	z := zones(s)
	var list []scene.Placed
	for _, b := range s.Blocks {
		if slices.ContainsFunc(z[scene.PartLane], func(l scene.Zone) bool {
			return l.Ref.Lane == z[scene.PartFeeling][0].Ref.Lane && b.Y >= l.Y && b.Y < l.Y+l.H && b.X > l.X
		}) {
			list = append(list, b)
		}
	}
	return list
}

// outlines returns the straight lines with which bands are drawn, in scene
// coordinates.
func outlines(s *scene.Scene) [][2]scene.Point {
	var lines [][2]scene.Point
	for _, b := range plots(s) {
		for _, m := range b.Marks {
			if p, ok := m.(scene.Path); ok && p.Pen.Width == 0.35 && p.Pen.Dash != scene.Dotted && p.Pen.Colour == scene.InkSoft && len(p.Segments) == 2 {
				a, b2 := p.Segments[0].P, p.Segments[1].P
				lines = append(lines, [2]scene.Point{{X: a.X + b.X, Y: a.Y + b.Y}, {X: b2.X + b.X, Y: b2.Y + b.Y}})
			}
		}
	}
	return lines
}

// TestExpected_OutlinesJoin holds that the outline of bands is closed: each end
// of each line lies on another line, whatever the neighbours and the strips.
func TestExpected_OutlinesJoin(t *testing.T) {
	near := func(p scene.Point, l [2]scene.Point) bool {
		const slack = 0.2
		return p.X > min(l[0].X, l[1].X)-slack && p.X < max(l[0].X, l[1].X)+slack && p.Y > min(l[0].Y, l[1].Y)-slack && p.Y < max(l[0].Y, l[1].Y)+slack
	}
	found := 0
	for seed := range uint64(30) {
		rnd := rand.New(rand.NewPCG(seed, 4))
		p := expecting(modeltest.Large(24, 5, 12), rnd)
		b := builder("fi")
		for _, opt := range []scene.MapOptions{{Expected: true}, {Expected: true, Bands: 3}, {Expected: true, From: 2, To: 9, ColumnMM: 31}} {
			lines := outlines(b.Journey(p, p.Info().Journeys[seed%2], opt))
			found += len(lines)
			for i, l := range lines {
				for _, end := range l {
					if !slices.ContainsFunc(slices.Concat(lines[:i], lines[i+1:]), func(o [2]scene.Point) bool { return near(end, o) }) {
						t.Fatalf("seed %d, %+v: the line %v ends at %v without another", seed, opt, l, end)
					}
				}
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d lines found", found)
	}
}

// TestExpected_SameFromEveryBuilder changes promises, which belong to no column:
// what was drawn before must not come back.
func TestExpected_SameFromEveryBuilder(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 9))
	warm := builder("fi")
	p := modeltest.Large(24, 5, 24)
	id := p.Info().Journeys[0]
	for round := range 40 {
		switch round % 4 {
		case 0:
			p = expecting(p, rnd)
		case 1:
			pr := *p.Promise(model.ID(fmt.Sprint("w", rnd.IntN(8))))
			pr.Expects = &model.Expectation{Low: -1, High: 1.5}
			p = p.With(&pr)
		case 2:
			pr := *p.Promise(model.ID(fmt.Sprint("w", rnd.IntN(8))))
			pr.KeptBy = []model.ID{model.ID(fmt.Sprint("t", rnd.IntN(24)))}
			p = p.With(&pr)
		case 3:
			p = edited(p, id, fmt.Sprint("Muu ", round))
		}
		opt := scene.MapOptions{Expected: round%5 > 0, Bands: round % 3}
		got, want := scenetest.Dump(warm.Journey(p, id, opt)), scenetest.Dump(builder("fi").Journey(p, id, opt))
		if got != want {
			t.Fatalf("round %d: what was built before shows:\n%s", round, cmp.Diff(want, got))
		}
	}
}

// TestExpected_SharesWhatDidNotChange changes one promise: its own column and
// those beside it are drawn anew.
func TestExpected_SharesWhatDidNotChange(t *testing.T) {
	p, id := largeMap(400)
	b := builder("fi")
	before := b.Journey(p, id, scene.MapOptions{Expected: true})
	if again := b.Journey(p, id, scene.MapOptions{Expected: true}); scene.Damage(before, again) != (scene.Rect{}) {
		t.Errorf("the same project paints another picture in %v", scene.Damage(before, again))
	}
	var word model.Promise
	for _, t := range p.Touchpoints(p.Journey(id)) {
		if len(t.Promises) > 0 {
			word = *p.Promise(t.Promises[0])
		}
	}
	word.Expects = &model.Expectation{Low: 1.75, High: 2}
	after := b.Journey(p.With(&word), id, scene.MapOptions{Expected: true})
	old, fresh := blocks(before), 0
	for block := range blocks(after) {
		if !old[block] {
			fresh++
		}
	}
	if fresh == 0 || fresh > 12 {
		t.Errorf("%d blocks are new after one promise has changed", fresh)
	}
}

// TestExpected_KeepsLabels holds that hatching costs no label its place.
func TestExpected_KeepsLabels(t *testing.T) {
	numbers := func(s *scene.Scene) (n int) {
		for _, text := range texts(s) {
			if strings.HasPrefix(text, "+") || strings.HasPrefix(text, "–") || text == "0" {
				n++
			}
		}
		return n
	}
	p := expecting(modeltest.Large(60, 5, 60), rand.New(rand.NewPCG(1, 2)))
	id := p.Info().Journeys[0]
	plain, expected := builder("fi").Journey(p, id, scene.MapOptions{}), builder("fi").Journey(p, id, scene.MapOptions{Expected: true})
	if a, b := numbers(plain), numbers(expected); a != b {
		t.Errorf("%d numbers are shown, %d where nothing is hatched", b, a)
	}
}

// tinted returns the grounds of gaps of a scene in millimetres².
func tinted(s *scene.Scene) float64 {
	area := 0.0
	for _, b := range plots(s) {
		for _, m := range b.Marks {
			p, ok := m.(scene.Path)
			if !ok || p.Fill != scene.Feel2Soft {
				continue
			}
			for i, at := range p.Segments {
				next := p.Segments[(i+1)%(len(p.Segments)-1)].P // the last one closes
				if at.Verb != scene.Close {
					area += (next.X - at.P.X) * (next.Y + at.P.Y) / 2
				}
			}
		}
	}
	return math.Abs(area)
}

// TestExpected_GapArea draws what is lived at known places.
func TestExpected_GapArea(t *testing.T) {
	p := modeltest.Sample()
	feel := func(id model.ID, values ...float64) model.Entity {
		tp := *p.Touchpoint(id)
		tp.Feelings, tp.WidthMM = nil, 0
		for i, v := range values {
			tp.Feelings = append(tp.Feelings, model.Feeling{Persona: []model.ID{modeltest.Aino, modeltest.Veli}[i], Value: v})
		}
		return &tp
	}
	word := *p.Promise(modeltest.QueueWord)
	word.Expects = &model.Expectation{Low: 1, High: 1.5}
	desk := *p.Promise(modeltest.DeskWord)
	desk.Expects, desk.KeptBy = &model.Expectation{Low: -2, High: 2}, nil // nothing lies below that
	step := (52 - 16) / 4.0                                               // millimetres from one feeling to the next
	w := model.DefaultColumnMM
	for name, c := range map[string]struct {
		call, queue, desk []float64
		want              float64
	}{
		"level below":        {[]float64{0}, []float64{0}, []float64{0}, w * step},
		"level on the edge":  {[]float64{1}, []float64{1}, []float64{1}, 0},
		"above":              {[]float64{2}, []float64{2}, []float64{2}, 0},
		"lowest of two":      {[]float64{1, -1}, []float64{1, -1}, []float64{1, -1}, 2 * w * step},
		"nothing known here": {[]float64{-2}, nil, []float64{-2}, 0},
		"alone":              {nil, []float64{0}, nil, 9 * step},
		"straight down":      {[]float64{2}, []float64{1}, []float64{0}, w / 2 * step * 0.5 * 0.5},
	} {
		t.Run(name, func(t *testing.T) {
			journey := *p.Journey(modeltest.Now)
			if len(c.queue) < 2 && len(c.call) < 2 {
				journey.Personas = []model.ID{modeltest.Aino}
			}
			q := p.With(&word, &desk, &journey, feel(modeltest.Ad), feel(modeltest.Call, c.call...), feel(modeltest.Queue, c.queue...), feel(modeltest.Desk, c.desk...))
			got := tinted(builder("fi").Journey(q, modeltest.Now, scene.MapOptions{Expected: true}))
			if math.Abs(got-c.want) > 0.05*step+0.02*c.want {
				t.Errorf("%.2f mm² are tinted, want %.2f", got, c.want)
			}
		})
	}
}
