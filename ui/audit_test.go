package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// withAudit makes an audit of 35 statements of the whole leadership.
func withAudit(t *testing.T) *world {
	t.Helper()
	w := withSample(t)
	groups := []model.RespondentGroup{{Kind: model.GroupBoard}, {Kind: model.GroupStaff}}
	w.page.addAudit(auditPlan{from: w.instruments()[0], groups: groups})
	if a := w.session.openAudit(w.project()); a == nil || len(a.Groups) != 2 || w.session.page != pageAudit {
		t.Fatalf("audit %+v on page %s", a, w.session.page)
	}
	return w
}

// types sends characters to what has the focus.
func (w *world) types(text string) {
	w.t.Helper()
	for _, r := range text {
		w.win.Canvas().Focused().TypedRune(r)
	}
}

// TestAnswers_OneKeyEach types in twenty sheets of 35 statements with a letter
// for the group and one key a statement, and takes the last one back.
func TestAnswers_OneKeyEach(t *testing.T) {
	const sheets, statements = 20, 35
	w := withAudit(t)
	w.do("typeAnswers")
	w.types("b")
	one := strings.Repeat("01234?-", statements/7)
	for range sheets {
		w.types(one)
	}
	a := w.session.openAudit(w.project())
	b := w.session.openBatch(w.project(), a)
	if b == nil || len(b.Sheets) != sheets {
		t.Fatalf("batch %+v", b)
	}
	want := strings.ReplaceAll(one, "-", "?")
	for _, s := range b.Sheets {
		if s.Answers != want || s.Group != a.Groups[1].ID {
			t.Fatalf("sheet %+v", s)
		}
	}
	if err := w.session.doc.Undo(); err != nil {
		t.Fatal(err)
	}
	last := w.session.openBatch(w.project(), w.session.openAudit(w.project())).Sheets[sheets-1]
	if want := want[:statements-1]; last.Answers != want {
		t.Errorf("after undo %q", last.Answers)
	}
}

func TestAnswers_Keys(t *testing.T) {
	w := withAudit(t)
	w.do("typeAnswers")
	w.types("12")
	w.key(fyne.KeyReturn)
	w.types("79") // not on the scale
	w.types("3")
	w.key(fyne.KeyBackspace)
	w.types("4b")
	sheet := w.session.openBatch(w.project(), w.session.openAudit(w.project())).Sheets[0]
	if sheet.Answers != "12.4" || sheet.Group != w.session.openAudit(w.project()).Groups[1].ID {
		t.Errorf("sheet %+v", sheet)
	}
}

func TestRound(t *testing.T) {
	w := withAudit(t)
	w.do("startRound")
	w.types("2x")
	w.types("01")
	w.types("\b")
	w.types("3")
	w.types(strings.Repeat("?", 33))
	a := w.session.openAudit(w.project())
	b := w.project().Answers(a.Batches[0])
	if len(b.Sheets) != 1 || b.Way != model.BatchRound || b.Sheets[0].Group != a.Groups[1].ID {
		t.Fatalf("batch %+v", b)
	}
	if want := "03" + strings.Repeat("?", 33); b.Sheets[0].Answers != want {
		t.Errorf("answers %q", b.Sheets[0].Answers)
	}
	for text := range w.texts() {
		if strings.Contains(text, "03") {
			t.Errorf("%q tells what was answered", text)
		}
	}
}

// TestAudit_EvidenceBothWays cites a touchpoint and finds the way back.
func TestAudit_EvidenceBothWays(t *testing.T) {
	w := withSample(t)
	a := w.project().Audit(modeltest.Audit)
	w.page.addEvidence(a, "listen-ask", modeltest.Parcel)
	if got := w.project().Audit(a.ID).Mark("listen-ask").Evidence; !slices.Contains(got, modeltest.Parcel) {
		t.Fatalf("evidence %v", got)
	}
	list := w.page.citations(modeltest.Parcel)
	if len(list) != 2 {
		t.Fatalf("citations %+v", list)
	}
	w.page.openStatement(list[0].Citation)
	if w.session.page != pageAudit || w.session.auditView != scene.AuditEvidence {
		t.Errorf("page %s, view %s", w.session.page, w.session.auditView)
	}
	e := uncite(w.project(), scene.Ref{Owner: a.ID, Part: scene.PartEvidence, Lane: "listen-ask", Persona: modeltest.Parcel})
	if e == nil || w.session.do(e) != nil || len(w.page.citations(modeltest.Parcel)) != 1 {
		t.Error("what was cited stays")
	}
}

// TestAudit_Subject sets a target, a note and a step on the picture.
func TestAudit_Subject(t *testing.T) {
	w := withSample(t)
	s := subject{w.page}
	a := modeltest.Audit
	zone := scene.Zone{Rect: scene.Rect{W: 100, H: 10}, Ref: scene.Ref{Owner: a, Part: scene.PartTarget, Lane: "listen-ask"}}
	if e := s.Press(w.project(), zone, 95, 5); e == nil || w.session.do(e) != nil || w.project().Audit(a).Mark("listen-ask").Target != 4 {
		t.Error("no target")
	}
	note := scene.Ref{Owner: a, Part: scene.PartMark, Lane: "listen-ask"}
	if e := s.SetText(w.project(), note, "Kysytty asiakkailta"); e == nil || w.session.do(e) != nil {
		t.Error("no note")
	}
	if text, ok := s.Text(w.project(), note); !ok || text != "Kysytty asiakkailta" {
		t.Errorf("note %q", text)
	}
	before := len(w.project().Audit(a).Steps)
	e, _ := s.Add(w.project(), scene.Ref{Owner: a, Part: scene.PartAddStep, Lane: "keep", Persona: "keep-know"}, "step")
	if e == nil || w.session.do(e) != nil || len(w.project().Audit(a).Steps) != before+1 || w.project().Action("step") == nil {
		t.Error("no step")
	}
}
