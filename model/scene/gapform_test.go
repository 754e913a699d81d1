package scene_test

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

func TestGapForms_ARowForEachRuleAColumnForEachStage(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.IgnoredRules = nil
	p, journey := p.With(&info), info.Journeys[0]
	for _, lang := range []string{"fi", "en", "sv"} {
		b, w := builder(lang), assets.WordsFor(lang)
		got := texts(b.GapForms(p, journey, 2000)[0]) // wide enough for each text on one line
		for _, r := range gap.Rules() {
			for _, key := range []string{r.ID.NameKey(), r.ID.DoKey()} {
				if !slices.Contains(got, w.T(key)) {
					t.Errorf("%s: the form does not have %q", lang, w.T(key))
				}
			}
		}
		for _, s := range model.Of[model.Stage](p, p.Journey(journey).Stages) {
			if !slices.Contains(got, scene.Name(w, s)) {
				t.Errorf("%s: the form has no column for %q", lang, s.Name)
			}
		}
	}
}

func TestGapForms_LeavesOutWhatIsSwitchedOff(t *testing.T) {
	p := modeltest.Sample()
	rule, info := gap.Rules()[0].ID, *p.Info()
	info.IgnoredRules = []model.IgnoredRule{{Rule: string(rule), Reason: "Kuuluu asiaan"}}
	if slices.Contains(texts(builder("fi").GapForms(p.With(&info), info.Journeys[0], 2000)[0]), assets.WordsFor("fi").T(rule.NameKey())) {
		t.Error("the form asks for a rule that is switched off")
	}
}

func TestGapForms_EachStageOnceElsewhereLast(t *testing.T) {
	p, want := stagesNamed(modeltest.Sample(), 12, func(i int) string { return fmt.Sprint("V", i) })
	forms := builder("fi").GapForms(p, p.Info().Journeys[0], 174)
	if len(forms) < 2 {
		t.Fatalf("%d stages on one form try nothing", len(want))
	}
	want = append(want, assets.WordsFor("fi").T("gap.elsewhere"))
	var got []string
	for _, f := range forms {
		for _, text := range texts(f) {
			if slices.Contains(want, text) {
				got = append(got, text)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
}

// stagesNamed gives the first journey n new stages, and tells their names.
func stagesNamed(p *model.Project, n int, name func(int) string) (*model.Project, []string) {
	j, entities, names := *p.Journey(p.Info().Journeys[0]), []model.Entity{}, []string{}
	j.Stages = nil
	for i := range n {
		s := &model.Stage{ID: model.ID(fmt.Sprint("stage", i)), Journey: j.ID, Name: name(i)}
		entities, j.Stages, names = append(entities, s), append(j.Stages, s.ID), append(names, s.Name)
	}
	return p.With(append(entities, &j)...), names
}

func TestGapForms_HoldTheirTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, stages := range []int{0, 1, 9, 30} {
		q, _ := stagesNamed(modeltest.Sample(), stages, func(i int) string { return hard[i%len(hard)] })
		journey := q.Info().Journeys[0]
		for _, lang := range []string{"fi", "en", "sv"} {
			for _, width := range []float64{0, 100, 261} {
				t.Run(fmt.Sprint(stages, lang, width), func(t *testing.T) {
					for _, form := range builder(lang).GapForms(q, journey, width) {
						scenetest.Check(t, ts, form)
						if width > 0 && form.Width > width {
							t.Errorf("a form of %g mm for %g mm", form.Width, width)
						}
					}
					scenetest.Check(t, ts, builder(lang).GapForms(q, "", width)[0])
				})
			}
		}
	}
}
