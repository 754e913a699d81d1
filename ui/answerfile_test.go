package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// fakeAnswers is a file with two right rows, one of a group that only the file
// knows, and as many other errors as it says.
type fakeAnswers struct {
	errors, first int
	blocked       bool
	saved         []string
}

func (f *fakeAnswers) Read() []string                                    { return []string{".csv"} }
func (f *fakeAnswers) Write() []string                                   { return []string{".xlsx", ".csv"} }
func (f *fakeAnswers) Open(context.Context, string) (AnswerTable, error) { return f, nil }
func (f *fakeAnswers) Save(_ context.Context, _ *model.Project, audit model.ID, path, lang string, empty, _ bool) error {
	f.saved = append(f.saved, fmt.Sprint(audit, " ", filepath.Ext(path), " ", lang, " ", empty))
	return nil
}

func (f *fakeAnswers) Look(_ context.Context, _ *model.Project, audit model.ID, c AnswerChoices) (*AnswerImport, error) {
	out := &AnswerImport{Rows: 3, Columns: 4, Statements: 4, FileProblems: FileProblems{Errors: f.errors, Blocked: f.blocked}, Unknown: []AnswerGroup{{Key: "henkilotso", Text: "Henkilötsö", Rows: 1, Like: modeltest.Staff}}}
	sheets := []model.AnswerSheet{{ID: c.IDs(), Group: modeltest.Staff, Answers: "0123"}, {ID: c.IDs(), Answers: "1"}}
	if c.Groups["henkilotso"] == "" {
		out.Errors++
	} else {
		sheets = append(sheets, model.AnswerSheet{ID: c.IDs(), Group: c.Groups["henkilotso"]})
	}
	if f.first != 0 {
		out.FirstInFile = &f.first
		out.Blocked = c.First == nil
	}
	for n := range out.Errors {
		out.Problems = append(out.Problems, FileProblem{Level: "error", Place: fmt.Sprint("Rivi ", n+2), What: "väärin", Advice: "korjaa"})
	}
	if !out.Blocked {
		out.Counts = []AnswerCount{{Sheets: len(sheets)}}
		out.Edit = edit.AddAnswers{Audit: audit, Batches: []model.AnswerBatch{{ID: c.IDs(), Way: model.BatchImport, Sheets: sheets}}}
	}
	return out, nil
}

// opened shows the import dialog for a file.
func (w *world) opened(f *fakeAnswers) *answerDialog {
	w.t.Helper()
	d := newAnswerDialog(w.App, modeltest.Audit, "vastaukset.csv", f)
	d.open()
	return d
}

func withAnswers(t *testing.T, f *fakeAnswers) *world {
	w := withSample(t, func(d *Deps) { d.Answers = f })
	w.page.choose(func(s *session) { s.page, s.audit = pageAudit, modeltest.Audit })()
	return w
}

// Errors forbid an import until they are left out or said what they mean; the
// import is one step.
func TestAnswerImport(t *testing.T) {
	for name, tt := range map[string]struct {
		file  fakeAnswers
		do    func(*world, *answerDialog)
		ready bool
		more  int // sheets
	}{
		"errors":           {fakeAnswers{errors: 1}, func(*world, *answerDialog) {}, false, 0},
		"errors left out":  {fakeAnswers{errors: 1}, func(_ *world, d *answerDialog) { d.without.SetChecked(true) }, true, 2},
		"left out and not": {fakeAnswers{errors: 1}, func(_ *world, d *answerDialog) { d.without.SetChecked(true); d.without.SetChecked(false) }, false, 0},
		"group told":       {fakeAnswers{}, func(_ *world, d *answerDialog) { d.choices.Groups["henkilotso"] = modeltest.Staff; d.look() }, true, 3},
		"blocked":          {fakeAnswers{blocked: true}, func(_ *world, d *answerDialog) { d.without.SetChecked(true) }, false, 0},
		"another scale":    {fakeAnswers{first: 1}, func(_ *world, d *answerDialog) { d.without.SetChecked(true) }, false, 0},
		"lowest level told": {fakeAnswers{first: 1}, func(w *world, d *answerDialog) {
			d.without.SetChecked(true)
			w.tick("Tiedoston alin taso on 1").SetChecked(true)
		}, true, 2},
	} {
		t.Run(name, func(t *testing.T) {
			w := withAnswers(t, &tt.file)
			d := w.opened(&tt.file)
			tt.do(w, d)
			if ready := !d.button.Disabled(); ready != tt.ready {
				t.Fatalf("ready %t, want %t", ready, tt.ready)
			}
			before := w.project().Respondents(w.project().Audit(modeltest.Audit))
			d.finish()
			if got := w.project().Respondents(w.project().Audit(modeltest.Audit)) - before; got != tt.more {
				t.Fatalf("%d sheets more, want %d", got, tt.more)
			}
			if !tt.ready {
				return
			}
			if w.session.auditView != viewAnswers || len(w.modals) != 0 {
				t.Errorf("view %s, %d dialogs", w.session.auditView, len(w.modals))
			}
			w.do("undo")
			if got := w.project().Respondents(w.project().Audit(modeltest.Audit)); got != before {
				t.Errorf("%d sheets after undo, want %d", got, before)
			}
		})
	}
}

// The card of the page that shows the answers opens the dialog for a file, and a
// file chosen there is shown.
func TestAnswerImport_FromCard(t *testing.T) {
	w := withAnswers(t, &fakeAnswers{})
	w.page.choose(func(s *session) { s.auditView = viewAnswers })()
	path := filepath.Join(w.deps.Documents, "a.csv")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	ref := scene.Ref{Owner: modeltest.Audit, Part: scene.PartAdd, Lane: model.ID(model.BatchImport)}
	if _, _, ok := (subject{page: w.page}).addToAudit(w.project(), ref, "x"); !ok || len(w.modals) != 1 {
		t.Fatalf("ok %t, %d dialogs", ok, len(w.modals))
	}
}

func TestSaveAnswers(t *testing.T) {
	f := &fakeAnswers{}
	w := withAnswers(t, f)
	for _, id := range []string{"exportAnswers", "answersTemplate"} {
		w.do(id)
		w.tap("Valitse paikka")
		w.tap("Tallenna")
	}
	if want := []string{"audit-now .xlsx fi false", "audit-now .xlsx fi true"}; !slices.Equal(f.saved, want) {
		t.Errorf("saved %q, want %q", f.saved, want)
	}
}
