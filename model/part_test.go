package model_test

import (
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// withStatementLinks is the sample whose sheet and one of whose decisions point to
// a statement.
func withStatementLinks(t *testing.T, link model.ID) *model.Project {
	t.Helper()
	p := modeltest.Sample()
	sheet := *p.Sheet(modeltest.Sheet)
	sheet.Rows = slices.Clone(sheet.Rows)
	sheet.Rows[1].Links = append(slices.Clip(sheet.Rows[1].Links), link)
	decision := *p.Decision(modeltest.GiveUp)
	decision.About = []model.ID{link}
	return p.With(&sheet, &decision)
}

func TestStatementLinks(t *testing.T) {
	link := model.StatementID(modeltest.Audit, "keep-know")
	p := withStatementLinks(t, link)
	if problems := model.Validate(p); len(problems) > 0 {
		t.Fatal(problems)
	}
	s, ok := p.Find(link).(*model.AskedStatement)
	if !ok || s.Key() != link || s.Audit.ID != modeltest.Audit || s.Statement.Key != "keep-know" || s.Kind() != model.KindAudit {
		t.Errorf("found %+v", s)
	}
	if p.Find(modeltest.Desk) != p.Get(modeltest.Desk) || p.Find(model.StatementID(modeltest.Audit, "x")) != nil || p.Find(model.StatementID("x", "keep-know")) != nil {
		t.Error("finds what is not there, or does not find what is")
	}
	if link.Entity() != modeltest.Audit || modeltest.Desk.Entity() != modeltest.Desk {
		t.Error("Entity")
	}
	if p.Referred(modeltest.Audit) != 2 {
		t.Errorf("referred to %d times", p.Referred(modeltest.Audit))
	}
}

// What points to a statement of an audit that goes lets go of it.
func TestStatementLinks_AuditGoes(t *testing.T) {
	p := withStatementLinks(t, model.StatementID(modeltest.Audit, "keep-know"))
	next, err := edit.Remove{IDs: []model.ID{modeltest.Audit}}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	if problems := model.Validate(next); len(problems) > 0 {
		t.Error(problems)
	}
	if about := next.Decision(modeltest.GiveUp).About; len(about) > 0 {
		t.Errorf("about %q", about)
	}
	gone := p.Without(modeltest.Audit) // by force
	if problems := model.ValidateChange(gone, model.Diff(p, gone)); len(problems) < 3 {
		t.Errorf("an audit that is pointed to is missed %d times", len(problems))
	}
}

// Imported, links to statements lead to those of the imported audit.
func TestStatementLinks_Import(t *testing.T) {
	p := withStatementLinks(t, model.StatementID(modeltest.Audit, "keep-know"))
	next, err := edit.NewImport(p, modeltest.IDs("n")).Apply(model.NewProject(model.Info{Name: "x"}))
	if err != nil {
		t.Fatal(err)
	}
	if problems := model.Validate(next); len(problems) > 0 {
		t.Fatal(problems)
	}
	found := 0
	for _, d := range model.Of[model.Decision](next, next.Info().Decisions) {
		for _, id := range d.About {
			if s, ok := next.Find(id).(*model.AskedStatement); ok && s.Audit.ID != modeltest.Audit {
				found++
			}
		}
	}
	if found != 1 {
		t.Errorf("%d links", found)
	}
}

func TestStatementLinks_Refused(t *testing.T) {
	for _, link := range []model.ID{
		model.StatementID("x", "keep-know"), model.StatementID(modeltest.Audit, ""), model.StatementID(modeltest.Desk, "keep-know"),
	} {
		if len(model.Validate(withStatementLinks(t, link))) == 0 {
			t.Errorf("%q is valid", link)
		}
	}
}
