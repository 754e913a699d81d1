package modeltest_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestProjectsAreValidAndRepeatable(t *testing.T) {
	makers := map[string]func() *model.Project{
		"sample":      modeltest.Sample,
		"empty":       func() *model.Project { return modeltest.Large(0, 1, 1) },
		"large":       func() *model.Project { return modeltest.Large(100, 5, 40) },
		"one journey": func() *model.Project { return modeltest.Large(100, 2, 0) },
		"large audit": func() *model.Project { return modeltest.LargeAudit(250, 12) },
		"no choices":  func() *model.Project { return modeltest.Random(&modeltest.Bytes{}) },
	}
	for seed := range uint64(200) {
		makers[fmt.Sprint("random ", seed)] = func() *model.Project { return modeltest.Random(rand.New(rand.NewPCG(seed, 1))) }
	}
	for name, make := range makers {
		t.Run(name, func(t *testing.T) {
			p := make()
			for _, problem := range model.Validate(p) {
				t.Error(problem)
			}
			if again := make(); len(model.Diff(p, again)) != p.Len() || p.Len() != again.Len() {
				t.Error("a second call shares entities with the first or differs in size")
			}
		})
	}
}

// The sample has an entity of each kind and, in one of them, something in each
// field.
func TestSample_HasEverything(t *testing.T) {
	said := map[string]bool{}
	for e := range modeltest.Sample().All() {
		v := reflect.ValueOf(e).Elem()
		for i := range v.NumField() {
			name := string(e.Kind()) + "." + v.Type().Field(i).Name
			said[name] = said[name] || !v.Field(i).IsZero()
		}
	}
	kinds := map[string]bool{}
	for name, ok := range said {
		kind, _, _ := strings.Cut(name, ".")
		kinds[kind] = true
		if !ok {
			t.Errorf("nothing in %s", name)
		}
	}
	if len(kinds) != len(model.Kinds()) {
		t.Errorf("kinds %v", kinds)
	}
}

func TestLarge_Promises(t *testing.T) {
	p := modeltest.Large(60, 5, 30)
	levels, kept := map[model.PromiseLevel]int{}, 0
	for e := range p.All() {
		w, ok := e.(*model.Promise)
		if !ok {
			continue
		}
		levels[w.Level]++
		kept += len(w.KeptBy)
		top := w
		for p.Promise(top.Parent) != nil {
			top = p.Promise(top.Parent)
		}
		if top.Level != model.LevelCompany {
			t.Errorf("%s is a part of %s in the end", w.ID, top.ID)
		}
	}
	if levels[model.LevelCompany] != 1 || levels[model.LevelStage] != 12 || levels[model.LevelTouchpoint] != 20 || kept == 0 {
		t.Errorf("promises %v, %d kept by others", levels, kept)
	}
}

func TestLarge_Sizes(t *testing.T) {
	p := modeltest.Large(1000, 20, 100)
	if got := len(p.Info().Journeys); got != 10 {
		t.Errorf("journeys = %d, want 10", got)
	}
	j := p.Journey("j3")
	if got := len(j.Stages); got != 5 {
		t.Errorf("stages of a journey = %d, want 5", got)
	}
	if got := p.Touchpoint("t999"); got == nil || got.Stage != "s49" {
		t.Errorf("the last touchpoint is %+v, want one in s49", got)
	}
}

func TestLargeAudit_Sizes(t *testing.T) {
	p := modeltest.LargeAudit(300, 12)
	a, i := p.Audit("audit"), p.Instrument("instrument")
	if i.Len() != 12 || len(i.Areas) != 5 || p.Respondents(a) != 300 || len(a.Batches) != 3 {
		t.Errorf("%d statements, %d areas, %d respondents, %d batches", i.Len(), len(i.Areas), p.Respondents(a), len(a.Batches))
	}
	groups, answers := map[model.ID]int{}, map[byte]int{}
	for _, b := range model.Of[model.AnswerBatch](p, a.Batches) {
		for _, s := range b.Sheets {
			groups[s.Group]++
			for at := range i.Len() {
				answers[s.Answer(at)]++
			}
		}
	}
	if len(groups) != 5 || groups["group3"] != 180 || groups["group0"] != 3 {
		t.Errorf("groups %v", groups)
	}
	for _, answer := range []byte("01234?.") {
		if answers[answer] < 20 {
			t.Errorf("%d answers %q", answers[answer], answer)
		}
	}
}
