package scene_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// checkCustomers draws every picture of the customers of a project and checks it.
func checkCustomers(t *testing.T, p *model.Project, lang string, widths ...float64) {
	t.Helper()
	b, ts := builder(lang), assets.Typeset()
	fail := func(what string, s *scene.Scene) {
		for n, problem := range scenetest.Problems(ts, s) {
			if t.Errorf("%s: %s", what, problem); n == 8 {
				t.FailNow()
			}
		}
	}
	base := customers.Of(p)
	for _, width := range widths {
		for _, view := range scene.CustomerViews() {
			for _, screen := range []bool{true, false} {
				spec := scene.CustomerSpec{Project: p, Base: base, Width: width, Screen: screen}
				fail(fmt.Sprint(lang, view, width, screen), b.Customers(spec, view))
				for n, s := range b.CustomersPages(spec, view, 250) {
					fail(fmt.Sprint(lang, view, width, "page", n), s)
					if s.Height > 250.01 {
						t.Errorf("%s %v: page %d is %v high", view, width, n, s.Height)
					}
				}
			}
		}
	}
}

func TestCustomers_Sample(t *testing.T) {
	for _, lang := range assets.Languages() {
		checkCustomers(t, modeltest.Sample(), lang, 100, 174, 261, 400)
		checkCustomers(t, model.NewProject(model.Info{}), lang, 174)
	}
}

func TestCustomers_Many(t *testing.T) {
	checkCustomers(t, modeltest.WithCustomers(modeltest.Sample(), 14, 700), "fi", 174, 261)
}

func TestCustomers_Random(t *testing.T) {
	for seed := range uint64(25) {
		checkCustomers(t, modeltest.Random(rand.New(rand.NewPCG(seed, 8))), "sv", 186)
	}
}

// The samples show what customers come to: their equity is whole, and somebody
// stands in every field of the portfolio.
func TestCustomers_Samples(t *testing.T) {
	shown := 0
	for _, sample := range assets.Samples("fi") {
		p, err := assets.Build(sample.ID, "fi", modeltest.IDs(sample.ID), "2026-11-23")
		if err != nil {
			t.Fatal(err)
		}
		checkCustomers(t, p, "fi", 261)
		if !p.HasCustomers() {
			continue
		}
		shown++
		base := customers.Of(p)
		if _, whole := base.Equity(); !whole {
			t.Errorf("%s: %d values of %d", sample.ID, base.Value.Known, base.Base)
		}
		for _, f := range customers.Fields() {
			if base.Fields[f] == nil {
				t.Errorf("%s: nobody stands in %s", sample.ID, f)
			}
		}
	}
	if shown == 0 {
		t.Error("no sample has customers")
	}
}
