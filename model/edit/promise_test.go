package edit_test

import (
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// TestFreshPromise is a part of the one promise above it; where there are several
// or none nobody knows yet.
func TestFreshPromise(t *testing.T) {
	one := modeltest.Sample()
	two, err := edit.AddPromise{Promise: edit.FreshPromise(one, "second", model.LevelCompany, ""), At: edit.End}.Apply(one)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		p       *model.Project
		level   model.PromiseLevel
		subject model.ID
		want    model.ID
	}{
		{"the company's", one, model.LevelCompany, "", ""},
		{"a role's", one, model.LevelRole, modeltest.Clerk, modeltest.CompanyWord},
		{"a stage's", one, model.LevelStage, modeltest.Search, modeltest.CompanyWord},
		{"a touchpoint's, of a stage with a promise", one, model.LevelTouchpoint, modeltest.Queue, modeltest.StageWord},
		{"a role's, of a company with two", two, model.LevelRole, modeltest.Clerk, ""},
		{"a role's, of a company with none", model.NewProject(model.Info{}), model.LevelRole, modeltest.Clerk, ""},
	} {
		got := edit.FreshPromise(tt.p, "fresh", tt.level, tt.subject)
		if got.Parent != tt.want || got.ID != "fresh" || got.Level != tt.level || got.Subject != tt.subject || got.Kept != model.KeptUnknown {
			t.Errorf("%s: %+v, want a part of %q", tt.name, got, tt.want)
		}
	}
}
