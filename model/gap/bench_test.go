package gap_test

import (
	"fmt"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
)

// firm returns a project of that many touchpoints and roles. A company promise
// has a part in each stage, these in three of four touchpoints, which other
// touchpoints help to keep, and in every third role. Owners, parts, measures and
// evidence are there and missing in turns, so that every rule finds something.
func firm(touchpoints, perStage, perJourney, roles int) *model.Project {
	p := modeltest.Large(touchpoints, perStage, perJourney)
	f := &firmBuilder{info: *p.Info(), roles: roles}
	var old []model.ID
	for e := range p.All() {
		if e.Kind() == model.KindPromise || e.Kind() == model.KindRole {
			old = append(old, e.Key())
		}
	}
	f.info.Promises = []model.ID{f.promise("company", model.Promise{Level: model.LevelCompany})}
	for _, j := range model.Of[model.Journey](p, f.info.Journeys) {
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			f.stage(p, *s)
		}
	}
	f.info.Roles = nil
	for i := range roles {
		r := &model.Role{ID: f.role(i), Role: model.RoleKinds()[i%5]}
		if i%2 == 1 {
			r.Touchpoints = []model.ID{model.ID(fmt.Sprint("t", i))}
		}
		if i%3 == 0 {
			r.Promises = []model.ID{f.promise("of-"+r.ID, model.Promise{Level: model.LevelRole, Subject: r.ID, Parent: "company"})}
		}
		f.info.Roles = append(f.info.Roles, r.ID)
		f.add(r)
	}
	return p.Without(old...).With(append(f.entities, &f.info)...)
}

type firmBuilder struct {
	info     model.Info
	roles    int
	n        int // of promises
	entities []model.Entity
}

func (f *firmBuilder) add(e model.Entity) { f.entities = append(f.entities, e) }

func (f *firmBuilder) role(n int) model.ID { return model.ID(fmt.Sprint("boss", n)) }

// owner is nobody or a role of the first half.
func (f *firmBuilder) owner(n int) model.ID {
	if n%5 == 0 {
		return ""
	}
	return f.role(n % (1 + f.roles/2))
}

func (f *firmBuilder) stage(p *model.Project, s model.Stage) {
	id := f.promise("of-"+s.ID, model.Promise{Level: model.LevelStage, Subject: s.ID, Parent: "company"})
	s.Promises = []model.ID{id}
	f.add(&s)
	for i, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
		touchpoint := *t
		touchpoint.Role, touchpoint.Promises = f.owner(f.n+i), nil
		if i%4 > 0 {
			w := model.Promise{Level: model.LevelTouchpoint, Subject: t.ID, Parent: id}
			if f.n%7 == 0 || s.ID == "s2" {
				w.Parent = ""
			}
			if f.n%2 == 0 {
				w.KeptBy = []model.ID{s.Touchpoints[i-1]}
			}
			touchpoint.Promises = []model.ID{f.promise("of-"+t.ID, w)}
		}
		f.add(&touchpoint)
	}
}

func (f *firmBuilder) promise(id model.ID, w model.Promise) model.ID {
	w.ID, w.Owner = id, f.owner(f.n)
	w.Evidence = model.EvidenceLevels()[f.n%4]
	w.Kept, w.Adoption = model.KeptUnknown, model.AdoptionWritten
	if f.n%3 != 1 {
		w.Measure = model.Measure{Name: "vastausaika", Target: "8 h"}
	}
	if f.n%3 == 2 {
		w.Measure.Last = "11 h"
	}
	f.n++
	f.add(&w)
	return id
}

// bigFirm has 10 journeys with 200 touchpoints each, and 50 roles.
func bigFirm() *model.Project { return firm(2000, 20, 200, 50) }

func BenchmarkCheck(b *testing.B) {
	p := bigFirm()
	b.ReportAllocs()
	for b.Loop() {
		gap.Check(p)
	}
	b.ReportMetric(float64(len(gap.Check(p).Findings)), "findings")
}

// BenchmarkChecker measures the check after one edit, its report included.
func BenchmarkChecker(b *testing.B) {
	before := bigFirm()
	for _, e := range []struct {
		name string
		edit edit.Edit
	}{
		{"title", edit.SetText{ID: "t1001", Field: edit.FieldTitle, Text: "Soitan ja odotan"}},
		{"feeling", edit.SetFeeling{Touchpoint: "t1001", Feeling: model.Feeling{Persona: "persona0", Value: -2}}},
		{"importance", edit.SetImportance{ID: "t1001", ToCustomer: 5, ToUs: 5}},
		{"absent", edit.SetFirmAbsent{ID: "t1002", On: true}},
		{"company promise", edit.SetOwner{ID: "company", Owner: "boss2"}},
		{"owner", edit.SetOwner{ID: "of-t1001", Owner: "boss7"}},
		{"parent", edit.SetParent{Promise: "of-t1001", Parent: "of-s1"}},
		{"add", edit.AddTouchpoint{ID: "new", Stage: "s50", At: 1, Title: "Uusi"}},
		{"move", edit.MoveTouchpoints{IDs: []model.ID{"t1001"}, Stage: "s1", At: 1}},
		{"remove", edit.Remove{IDs: []model.ID{"t1001"}}},
		{"move stage", edit.MoveStage{ID: "s51", At: 0}},
		{"remove stage", edit.Remove{IDs: []model.ID{"s51"}}},
		{"move journey", edit.MoveJourney{ID: "j5", At: 0}},
		{"journey wanted", edit.SetJourneyState{Journey: "j5", State: model.StateTarget}},
		{"remove role", edit.Remove{IDs: []model.ID{"boss3"}}},
		{"ignore rule", edit.IgnoreRule{Rule: string(gap.PromiseGuess), Off: true, Reason: "ensimmäinen työpaja"}},
	} {
		after, err := e.edit.Apply(before)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(e.name, func(b *testing.B) {
			var c gap.Checker
			c.Check(before)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c.Check([]*model.Project{after, before}[i%2])
			}
		})
	}
}
