package ui

import (
	"testing"

	"lupaus/model"
	"lupaus/model/scene"
)

// TestAudit_Groups adds a group, names it and takes it out again.
func TestAudit_Groups(t *testing.T) {
	w := withAudit(t)
	before := w.project()
	w.do("addAuditGroup")
	a := w.session.openAudit(w.project())
	if len(a.Groups) != 3 || a.Groups[2].Kind != model.GroupOther || w.page.inspector.shown != a.ID {
		t.Fatalf("groups %+v, in the form %q", a.Groups, w.page.inspector.shown)
	}
	w.page.removeGroup(a.ID, a.Groups[2].ID)
	if got := w.project().Audit(a.ID).Groups; len(got) != 2 || len(w.modals) != 0 {
		t.Fatalf("an empty group stays: %+v", got)
	}
	w.do("undo")
	w.do("undo")
	if w.project() != before {
		t.Error("the group cannot be taken back")
	}
}

// TestAudit_RemoveGroupAsks asks before sheets lose their group.
func TestAudit_RemoveGroupAsks(t *testing.T) {
	w := withAudit(t)
	w.do("typeAnswers")
	w.types("b123")
	a := w.session.openAudit(w.project())
	w.page.removeGroup(a.ID, a.Groups[1].ID)
	if len(w.modals) != 1 || len(w.project().Audit(a.ID).Groups) != 2 {
		t.Fatal("nobody was asked")
	}
	w.modals[0].suggested.Tapped(nil)
	b := w.session.openBatch(w.project(), w.project().Audit(a.ID))
	if len(w.project().Audit(a.ID).Groups) != 1 || b.Sheets[0].Group != "" || b.Sheets[0].Answers != "123" {
		t.Errorf("after removal: %+v, %+v", w.project().Audit(a.ID).Groups, b.Sheets)
	}
}

// TestAudit_ChosenParts carries out and takes back all that can be chosen on the
// pages of an audit and its questionnaire.
func TestAudit_ChosenParts(t *testing.T) {
	w := withAudit(t)
	w.do("typeAnswers")
	a := w.session.openAudit(w.project())
	state := func(owner model.ID, lane string) scene.Ref {
		return scene.Ref{Owner: owner, Part: scene.PartState, Lane: model.ID(lane)}
	}
	tryAll := func(ref scene.Ref) {
		t.Helper()
		changed := 0
		for _, item := range w.page.valueItems(ref) {
			if item.IsSeparator || item.Label == w.T("day.other") {
				continue
			}
			before := w.project()
			item.Action()
			if w.project() != before {
				changed++
				w.do("undo")
			}
			if w.project() != before {
				t.Fatalf("%+v: %s cannot be taken back", ref, item.Label)
			}
		}
		if changed == 0 {
			t.Errorf("%+v: nothing can be chosen", ref)
		}
	}
	for _, ref := range []scene.Ref{
		state(a.ID, "made"), state(a.ID, "named"),
		state(a.Instrument, "levels"), state(a.Instrument, "first"), state(a.Instrument, "minutes"),
	} {
		tryAll(ref)
	}
	w.do("typeAnswers")
	w.types("b1")
	b := w.session.openBatch(w.project(), w.session.openAudit(w.project()))
	tryAll(scene.Ref{Owner: b.ID, Part: scene.PartSheet, Lane: b.Sheets[0].ID, Persona: "group"})
	if w.page.valueItems(state(a.Instrument, "levels")) != nil {
		t.Error("the scale of answers that were given can be changed")
	}
}
