package scene_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// thenAndNow returns the sample as it was and as it is: Call is gone and with
// it the persona Veli, Parcel is new.
func thenAndNow() (then, now *model.Project) {
	now = modeltest.Sample().Bare()
	search, visit, info := *now.Stage(modeltest.Search), *now.Stage(modeltest.Visit), *now.Info()
	visit.Touchpoints = []model.ID{modeltest.Queue, modeltest.Desk}
	then = now.With(&visit).Without(modeltest.Parcel)
	search.Touchpoints = []model.ID{modeltest.Ad}
	info.Personas = []model.ID{modeltest.Aino}
	journey := *now.Journey(modeltest.Now)
	journey.Personas = info.Personas
	queue, desk := *now.Touchpoint(modeltest.Queue), *now.Touchpoint(modeltest.Desk)
	queue.Feelings = []model.Feeling{{Persona: modeltest.Aino, Value: 1, Word: "levollinen"}}
	desk.Feelings = desk.Feelings[:1]
	word := *now.Promise(modeltest.DeskWord)
	word.KeptBy = nil
	now = now.With(&search, &info, &journey, &queue, &desk, &word).Without(modeltest.Call, modeltest.Veli)
	return then, now
}

func TestBeside_LaidOver(t *testing.T) {
	then, now := thenAndNow()
	both, old := model.Beside(now, then, modeltest.Now)
	journey := *both.Journey(old)
	journey.Name += " · ennen työpajaa"
	s := builder("fi").Journey(both.With(&journey), modeltest.Now, scene.MapOptions{Overlay: old})
	scenetest.Check(t, assets.Typeset(), s)
	all := texts(s)
	if !slices.Contains(all, "Poistunut: Soitan ja") || !slices.Contains(all, "Uusi") || slices.Contains(all, "Poistuu") {
		t.Errorf("what changed is told as %q", all)
	}
	if !slices.Contains(all, "Aino, 34 · ennen työpajaa") {
		t.Errorf("the earlier curve is called otherwise in %q", all)
	}
	if strings.Count(strings.Join(all, "\n"), "Uusi") != 1 {
		t.Errorf("more than one touchpoint is new in %q", all)
	}
}

func TestBeside_Compared(t *testing.T) {
	then, now := thenAndNow()
	both, old := model.Beside(now, then, modeltest.Now)
	s := builder("fi").Compare(both, old, modeltest.Now)
	scenetest.Check(t, assets.Typeset(), s)
	x := map[model.ID]float64{}
	for _, z := range zones(s)[scene.PartTouchpoint] {
		x[z.Ref.Owner] = z.X
	}
	for _, id := range []model.ID{modeltest.Ad, modeltest.Queue, modeltest.Desk} {
		if at, ok := x["then:"+id]; !ok || at != x[id] {
			t.Errorf("%s stands at %g then and at %g now", id, at, x[id])
		}
	}
	if len(x) != 8 {
		t.Errorf("touchpoints stand at %v", x)
	}
	if all := texts(s); !slices.Contains(all, "Veli, 71") {
		t.Errorf("the curve of a persona who is gone has no name in %q", all)
	}
}

// TestBeside_AnyTwoProjects draws what has little in common.
func TestBeside_AnyTwoProjects(t *testing.T) {
	ts, b := assets.Typeset(), builder("sv")
	for seed := range uint64(20) {
		then, now := modeltest.Random(rand.New(rand.NewPCG(seed, 1))).Bare(), modeltest.Random(rand.New(rand.NewPCG(seed, 2))).Bare()
		for _, id := range then.Info().Journeys {
			both, old := model.Beside(now, then, id)
			scenetest.Check(t, ts, b.Journey(both, id, scene.MapOptions{Overlay: old}))
			scenetest.Check(t, ts, b.Journey(both, old, scene.MapOptions{Overlay: id}))
			scenetest.Check(t, ts, b.Compare(both, old, id))
		}
	}
}
