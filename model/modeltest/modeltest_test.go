package modeltest_test

import (
	"fmt"
	"math/rand/v2"
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
