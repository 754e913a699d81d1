package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// deciding returns the sample project with so many decisions instead of its own.
func deciding(n int) *model.Project {
	p := modeltest.Sample()
	info := *p.Info()
	info.Decisions = nil
	var entities []model.Entity
	for i := range n {
		d := &model.Decision{
			ID: model.ID(fmt.Sprint("dec", i)), Title: hard[i%len(hard)], Verdict: model.Verdicts()[i%3], State: model.DecisionStates()[i/3%3],
			Why: hard[(i+2)%len(hard)], Value: hard[(i+3)%len(hard)], Owner: modeltest.Board, Made: "2026-01-20",
			Check: model.Date(fmt.Sprintf("2026-%02d-01", i%12+1)), About: []model.ID{modeltest.Queue, modeltest.QueueWord, "gone"}[:i%4],
		}
		if i%5 == 4 {
			*d = model.Decision{ID: d.ID, Verdict: d.Verdict, State: d.State}
		}
		info.Decisions = append(info.Decisions, d.ID)
		entities = append(entities, d)
	}
	return p.With(append(entities, &info)...)
}

func TestDecisions_HoldTheirTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		for _, n := range []int{0, 1, 40} {
			for name, opt := range map[string]scene.DecisionOptions{"paper": {Today: "2026-06-01"}, "screen": {Screen: true, Today: "2026-06-01"}, "blank": {Blank: true}, "upright": {Width: 174}, "narrow": {Width: 120, Screen: true}} {
				t.Run(fmt.Sprintf("%s/%d/%s", lang, n, name), func(t *testing.T) {
					p := deciding(n)
					scenetest.Check(t, ts, b.Decisions(p, opt))
					for _, page := range b.DecisionPages(p, opt, 174) {
						scenetest.Check(t, ts, page)
						if page.Height > 174 {
							t.Errorf("a page of 174 mm is %g high", page.Height)
						}
					}
				})
			}
		}
	}
}

func TestDecisions_Places(t *testing.T) {
	p := deciding(6)
	s := builder("fi").Decisions(p, scene.DecisionOptions{Screen: true})
	for _, id := range p.Info().Decisions {
		for _, ref := range []scene.Ref{
			{Owner: id, Part: scene.PartEntity}, {Owner: id, Part: scene.PartOwner},
			{Owner: id, Part: scene.PartField, Lane: "title"}, {Owner: id, Part: scene.PartField, Lane: "why"}, {Owner: id, Part: scene.PartField, Lane: "worth"},
			{Owner: id, Part: scene.PartState, Lane: "verdict"}, {Owner: id, Part: scene.PartState, Lane: "state"},
			{Owner: id, Part: scene.PartState, Lane: "made"}, {Owner: id, Part: scene.PartState, Lane: "check"},
		} {
			if !slices.Contains(refs(s, ref.Part), ref) {
				t.Errorf("no place for %v", ref)
			}
		}
	}
	var verdicts []model.ID
	for _, ref := range refs(s, scene.PartAdd) {
		verdicts = append(verdicts, ref.Lane)
	}
	if slices.Sort(verdicts); !slices.Equal(verdicts, []model.ID{"giveUp", "invest", "maintain"}) {
		t.Errorf("places to add %v", verdicts)
	}
}

// Decisions stand under their verdict, in the order of the project's list.
func TestDecisions_Groups(t *testing.T) {
	p := deciding(6)
	s := builder("fi").Decisions(p, scene.DecisionOptions{})
	rows := zones(s)[scene.PartEntity]
	slices.SortFunc(rows, func(a, b scene.Zone) int { return int(a.Y*100) - int(b.Y*100) })
	var got []string
	for _, z := range rows {
		got = append(got, string(z.Ref.Owner))
	}
	if want := "dec0 dec3 dec1 dec4 dec2 dec5"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	said := texts(s)
	for _, v := range model.Verdicts() {
		if !slices.Contains(said, assets.WordsFor("fi").T("verdict."+string(v))) {
			t.Errorf("no group of %s", v)
		}
	}
	if few := texts(builder("fi").Decisions(deciding(1), scene.DecisionOptions{})); slices.Contains(few, "Luovutaan") {
		t.Error("paper shows a group without decisions")
	}
}

func TestDecisions_SayWhatIsLate(t *testing.T) {
	for _, c := range []struct {
		state model.DecisionState
		today model.Date
		late  bool
	}{
		{model.DecisionMade, "2026-03-02", true}, {model.DecisionProposed, "2026-03-02", true}, {model.DecisionDone, "2026-03-02", false},
		{model.DecisionMade, "2026-03-01", false}, {model.DecisionMade, "", false},
	} {
		p := deciding(1)
		d := *p.Get("dec0").(*model.Decision)
		d.State, d.Check = c.state, "2026-03-01"
		s := builder("fi").Decisions(p.With(&d), scene.DecisionOptions{Today: c.today})
		if got := slices.Contains(texts(s), "myöhässä"); got != c.late {
			t.Errorf("%v: late %v", c, got)
		}
	}
}
