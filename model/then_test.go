package model_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// TestBeside_IsAValidProject puts journeys beside themselves and into a project
// from which everybody who had a part in them is gone.
func TestBeside_IsAValidProject(t *testing.T) {
	earlier := map[string]*model.Project{"sample": modeltest.Sample(), "large": modeltest.Large(60, 5, 20)}
	for seed := range uint64(100) {
		earlier[fmt.Sprint("random ", seed)] = modeltest.Random(rand.New(rand.NewPCG(seed, 11)))
	}
	for name, then := range earlier {
		then = then.Bare()
		for _, now := range []*model.Project{then, model.NewProject(model.Info{})} {
			for _, id := range then.Info().Journeys {
				both, old := model.Beside(now, then, id)
				for _, problem := range model.Validate(both) {
					t.Fatalf("%s, journey %s: %v", name, id, problem)
				}
				was, is := then.Journey(id), both.Journey(old)
				if is == nil || len(is.Stages) != len(was.Stages) || is.Name != was.Name {
					t.Fatalf("%s: %+v stands there as %+v", name, was, is)
				}
				touchpointsBeside(t, then, both, was, is)
			}
		}
	}
}

// touchpointsBeside checks that a journey has the same touchpoints as it had,
// each with its origin.
func touchpointsBeside(t *testing.T, then, both *model.Project, was, is *model.Journey) {
	t.Helper()
	var old []*model.Touchpoint
	for _, p := range then.Touchpoints(was) {
		old = append(old, p)
	}
	n := 0
	for _, p := range both.Touchpoints(is) {
		if n >= len(old) || p.Origin != old[n].ID || p.Title != old[n].Title || len(p.Promises) != len(old[n].Promises) {
			t.Errorf("touchpoint %d is %+v", n, p)
		}
		n++
	}
	if n != len(old) {
		t.Errorf("%d touchpoints, were %d", n, len(old))
	}
}

func TestBeside_LeavesTodayAlone(t *testing.T) {
	then := modeltest.Sample()
	queue := *then.Touchpoint(modeltest.Queue)
	queue.Title = "Saan vuoronumeron"
	now := then.With(&queue)
	both, old := model.Beside(now, then, modeltest.Now)
	for e := range now.All() {
		if e.Key() != model.InfoID && both.Get(e.Key()) != e {
			t.Errorf("%s %s is not today's", e.Kind(), e.Key())
		}
	}
	titles := map[string]bool{}
	for _, p := range both.Touchpoints(both.Journey(old)) {
		titles[p.Title] = true
	}
	if !titles["Odotan jonossa"] || titles["Saan vuoronumeron"] {
		t.Errorf("the earlier journey has the touchpoints %v", titles)
	}
	if again, id := model.Beside(now, then, "no such journey"); again != now || id != "" {
		t.Errorf("a journey that was not there gives %q", id)
	}
}

func TestBeside_BringsBackWhoIsGone(t *testing.T) {
	then := modeltest.Sample()
	info := *then.Info()
	info.Personas, info.Roles = nil, nil
	now := then.With(&info).Without(modeltest.Aino, modeltest.Veli, modeltest.Clerk)
	clerk := *then.Role(modeltest.Board)
	clerk.Name = "Johtokunta"
	now = now.With(&clerk)
	both, _ := model.Beside(now, then, modeltest.Now)
	if p := both.Persona(modeltest.Aino); p == nil || p.Name != "Aino, 34" {
		t.Errorf("the persona is %+v", p)
	}
	if r := both.Role(modeltest.Clerk); r == nil || r.Name != "Virkailija" {
		t.Errorf("the role is %+v", r)
	}
	if r := both.Role(modeltest.Board); r == nil || r.Name != "Johtokunta" {
		t.Errorf("a role that is still there is %+v", r)
	}
}
