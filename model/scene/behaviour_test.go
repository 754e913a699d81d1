package scene_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// strictWords fails the test for a key that no language file has.
type strictWords struct {
	*assets.Words
	t *testing.T
}

func (w strictWords) T(key string, args ...any) string {
	if !w.Has(key) {
		w.t.Errorf("%s has no %q", w.Lang(), key)
	}
	return w.Words.T(key, args...)
}

func TestJourney_EveryWordIsTranslated(t *testing.T) {
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(assets.Typeset(), strictWords{assets.WordsFor(lang), t})
		for seed := range uint64(20) {
			p := modeltest.Random(rand.New(rand.NewPCG(seed, 3)))
			for _, j := range p.Info().Journeys {
				for _, opt := range variants(p) {
					b.Journey(p, j, opt)
				}
			}
		}
		b.Journey(nastyProject(strings.Repeat("x ", 5000)), modeltest.Now, scene.MapOptions{Screen: true})
		b.Compare(modeltest.Sample(), modeltest.Now, modeltest.Target)
	}
}

func TestJourney_Golden(t *testing.T) {
	p := modeltest.Sample()
	golden(t, "sample-paper", scenetest.Dump(builder("fi").Journey(p, modeltest.Now, scene.MapOptions{})))
	golden(t, "sample-screen", scenetest.Dump(builder("en").Journey(p, modeltest.Target, scene.MapOptions{Screen: true, Overlay: modeltest.Now})))
}

func TestJourney_SameFromEveryBuilder(t *testing.T) {
	p := modeltest.Sample()
	warm := builder("fi")
	warm.Journey(p, modeltest.Target, scene.MapOptions{Screen: true})
	warm.Journey(edited(p, modeltest.Now, "toinen"), modeltest.Now, scene.MapOptions{Bands: 2})
	warm.Compare(p, modeltest.Now, modeltest.Target)
	for name, opt := range variants(p) {
		got, want := scenetest.Dump(warm.Journey(p, modeltest.Now, opt)), scenetest.Dump(builder("fi").Journey(p, modeltest.Now, opt))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: what was built before shows:\n%s", name, diff)
		}
	}
}

func TestJourney_ConcurrentUse(t *testing.T) {
	p := modeltest.Large(60, 5, 30)
	b := builder("fi")
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for _, id := range p.Info().Journeys {
				s := b.Journey(p, id, scene.MapOptions{Bands: i})
				s.Hit(100, 100)
				s.In(scene.Rect{W: 200, H: 200}, func(scene.Placed) {})
			}
		})
	}
	wg.Wait()
}

// blocks returns the blocks of a scene.
func blocks(s *scene.Scene) map[*scene.Block]bool {
	m := map[*scene.Block]bool{}
	for _, b := range s.Blocks {
		m[b.Block] = true
	}
	return m
}

func TestJourney_SharesWhatDidNotChange(t *testing.T) {
	p, id := largeMap(400)
	b := builder("fi")
	before := b.Journey(p, id, scene.MapOptions{})
	if again := b.Journey(p, id, scene.MapOptions{}); scene.Damage(before, again) != (scene.Rect{}) {
		t.Errorf("the same project paints another picture in %v", scene.Damage(before, again))
	}
	after := b.Journey(edited(p, id, "Uusi"), id, scene.MapOptions{})
	old, fresh := blocks(before), 0
	for block := range blocks(after) {
		if !old[block] {
			fresh++
		}
	}
	if fresh > 16 {
		t.Errorf("%d blocks are new after one edit", fresh)
	}
	if d := scene.Damage(before, after); d.W == 0 || d.W > 12*model.DefaultColumnMM {
		t.Errorf("one edit damages %v", d)
	}
}

func TestDamage(t *testing.T) {
	block := func(w float64) *scene.Block { return &scene.Block{Bounds: scene.Rect{W: w, H: 1}} }
	a, b, c := block(1), block(2), block(3)
	at := func(x float64, b *scene.Block) scene.Placed { return scene.Placed{X: x, Block: b} }
	pic := func(blocks ...scene.Placed) *scene.Scene { return scene.New("", 100, 10, blocks) }
	for name, tc := range map[string]struct {
		before, after *scene.Scene
		want          scene.Rect
	}{
		"nothing":     {pic(at(0, a)), pic(at(0, a)), scene.Rect{}},
		"from nil":    {nil, pic(at(0, a)), scene.Rect{W: 100, H: 10}},
		"other size":  {pic(), scene.New("", 50, 20, nil), scene.Rect{W: 100, H: 20}},
		"replaced":    {pic(at(0, a), at(10, b), at(20, c)), pic(at(0, a), at(10, c), at(20, c)), scene.Rect{X: 10, W: 3, H: 1}},
		"two far off": {pic(at(0, a), at(50, b), at(90, c)), pic(at(0, b), at(50, b), at(90, a)), scene.Rect{W: 93, H: 1}},
		"moved":       {pic(at(0, a)), pic(at(5, a)), scene.Rect{W: 6, H: 1}},
		"added":       {pic(at(0, a), at(20, c)), pic(at(0, a), at(10, b), at(20, c)), scene.Rect{X: 10, W: 2, H: 1}},
		"removed":     {pic(at(0, a), at(10, b), at(20, c)), pic(at(0, a), at(20, c)), scene.Rect{X: 10, W: 2, H: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := scene.Damage(tc.before, tc.after); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

// zones lists the zones of a scene by part.
func zones(s *scene.Scene) map[scene.Part][]scene.Zone {
	m := map[scene.Part][]scene.Zone{}
	s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) { m[z.Ref.Part] = append(m[z.Ref.Part], z) })
	return m
}

func TestJourney_Zones(t *testing.T) {
	p := modeltest.Sample()
	screen := builder("fi").Journey(p, modeltest.Now, scene.MapOptions{Screen: true})
	z := zones(screen)
	for part, want := range map[scene.Part]int{
		scene.PartJourney: 1, scene.PartStage: 3, scene.PartTouchpoint: 5, scene.PartColumnEdge: 5,
		scene.PartAdd: 5, // one in each stage, the empty stage's column, one for another stage
	} {
		if len(z[part]) != want {
			t.Errorf("%d zones of %s, want %d", len(z[part]), part, want)
		}
	}
	// What is asked for comes on top at the middle of its zone.
	for _, part := range []scene.Part{scene.PartJourney, scene.PartTouchpoint, scene.PartFeeling, scene.PartPromise, scene.PartLane, scene.PartColumnEdge} {
		if len(z[part]) == 0 {
			t.Errorf("no zone of %s", part)
		}
		for _, zone := range z[part] {
			hit, ok := screen.Hit(zone.X+zone.W/2, zone.Y+zone.H/2)
			switch part {
			case scene.PartColumnEdge:
				hit, ok = screen.Hit(zone.X+zone.W/2, zone.Y+zone.H-1)
			case scene.PartPromise:
				hit, ok = screen.Hit(zone.X+zone.W/2, zone.Y+1)
			}
			if !ok || hit.Ref != zone.Ref {
				t.Errorf("hit %v in the middle of %v", hit.Ref, zone.Ref)
			}
		}
	}
	paper := zones(builder("fi").Journey(p, modeltest.Now, scene.MapOptions{}))
	if len(paper[scene.PartAdd]) > 0 {
		t.Error("paper has places to add")
	}
	if len(paper[scene.PartFeeling]) >= len(z[scene.PartFeeling]) {
		t.Error("the screen has no dots to drag where nothing has been said")
	}
}

func TestJourney_FeelingZonesLieAtTheirValue(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").Journey(p, modeltest.Now, scene.MapOptions{Screen: true})
	z := zones(s)
	for _, dot := range z[scene.PartFeeling] {
		i := slices.IndexFunc(z[scene.PartCell], func(c scene.Zone) bool {
			return c.Ref.Owner == dot.Ref.Owner && c.Ref.Lane == dot.Ref.Lane
		})
		f, _ := p.Touchpoint(dot.Ref.Owner).Feeling(dot.Ref.Persona)
		if got := scene.FeelingAt(z[scene.PartCell][i].Rect, dot.Y+dot.H/2); got-f.Value > 1e-9 || f.Value-got > 1e-9 {
			t.Errorf("dot of %s stands at %g, not %g", dot.Ref.Owner, got, f.Value)
		}
	}
}

func TestJourney_Bands(t *testing.T) {
	p := modeltest.Large(40, 20, 40)
	id := p.Info().Journeys[0]
	s := builder("fi").Journey(p, id, scene.MapOptions{Bands: 3})
	z := zones(s)
	if n := len(z[scene.PartTouchpoint]); n != 40 {
		t.Errorf("%d touchpoints", n)
	}
	lanes := map[model.ID]int{}
	for _, l := range z[scene.PartLane] {
		lanes[l.Ref.Lane]++
	}
	for lane, n := range lanes {
		if n != 3 {
			t.Errorf("lane %s has %d heads", lane, n)
		}
	}
	if !slices.ContainsFunc(texts(s), func(x string) bool { return strings.Contains(x, "(jatkuu)") }) {
		t.Error("no stage says that it goes on")
	}
	tall := builder("fi").Journey(p, id, scene.MapOptions{})
	if s.Width > tall.Width/2 {
		t.Errorf("three strips are %.0f mm wide, one is %.0f", s.Width, tall.Width)
	}
}

func TestJourney_BandsBreakAtStages(t *testing.T) {
	p := modeltest.Large(40, 10, 40)
	s := builder("fi").Journey(p, p.Info().Journeys[0], scene.MapOptions{Bands: 2})
	if slices.ContainsFunc(texts(s), func(x string) bool { return strings.Contains(x, "(jatkuu)") }) {
		t.Error("a stage is broken where a stage's edge was near")
	}
}

func TestJourney_Part(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").Journey(p, modeltest.Now, scene.MapOptions{From: 1, To: 3})
	var got []model.ID
	for _, z := range zones(s)[scene.PartTouchpoint] {
		got = append(got, z.Ref.Owner)
	}
	slices.Sort(got)
	if want := []model.ID{modeltest.Call, modeltest.Queue}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := scene.Columns(p, p.Journey(modeltest.Now)); n != 6 {
		t.Errorf("%d columns, want 6: five touchpoints and an empty stage", n)
	}
}

func TestJourney_Empty(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Journeys = append(slices.Clone(info.Journeys), "fresh")
	p = p.With(&info, &model.Journey{ID: "fresh", Name: "Uusi", Perspective: model.PerspectiveCustomer, State: model.StateNow, Lanes: model.DefaultLanes(modeltest.IDs("l"))})
	screen := builder("fi").Journey(p, "fresh", scene.MapOptions{Screen: true})
	scenetest.Check(t, assets.Typeset(), screen)
	if add := zones(screen)[scene.PartAdd]; len(add) != 1 || add[0].Ref.Owner != "fresh" {
		t.Errorf("places to add: %v", add)
	}
	paper := builder("fi").Journey(p, "fresh", scene.MapOptions{})
	scenetest.Check(t, assets.Typeset(), paper)
	if len(zones(paper)[scene.PartAdd]) > 0 {
		t.Error("an empty journey on paper asks to add")
	}
	gone := builder("fi").Journey(p, "no such journey", scene.MapOptions{Screen: true})
	if len(gone.Blocks) > 0 {
		t.Error("a journey that is not there is drawn")
	}
}

func TestJourney_OverlaySaysWhatChanged(t *testing.T) {
	p := modeltest.Sample()
	target := strings.Join(texts(builder("fi").Journey(p, modeltest.Target, scene.MapOptions{Overlay: modeltest.Now})), " ")
	if !strings.Contains(target, "Poistuu: Soitan") {
		t.Errorf("the target does not say what is dropped: %s", target)
	}
	now := strings.Join(texts(builder("fi").Journey(p, modeltest.Now, scene.MapOptions{Overlay: modeltest.Target})), " ")
	if strings.Contains(now, "Uusi") || strings.Count(now, "Poistuu") != 4 {
		t.Errorf("the current journey does not say what will be dropped: %s", now)
	}
}

func TestCompare_AlignsColumns(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").Compare(p, modeltest.Now, modeltest.Target)
	x := map[model.ID]float64{}
	var ys []float64
	for _, z := range zones(s)[scene.PartTouchpoint] {
		x[z.Ref.Owner] = z.X
		ys = append(ys, z.Y)
	}
	if len(x) != 6 || x[modeltest.Desk] != x[modeltest.TargetDesk] {
		t.Errorf("touchpoints stand at %v", x)
	}
	if slices.Max(ys) == slices.Min(ys) {
		t.Error("the maps are not under each other")
	}
}
