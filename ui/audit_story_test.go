package ui

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/export/json"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/storage"
	"lupaus/storage/storagetest"
)

// onDisk is a file as the program has it open: every edit of the window is saved.
type onDisk struct{ *storage.File }

func (onDisk) OnStatus(func(SaveStatus)) {}

// diskStore opens one file.
type diskStore struct {
	memoryStore
	file *storage.File
}

func (s *diskStore) Open(string, bool) (File, error) { return onDisk{s.file}, nil }

// TestAudit_Story is one audit from the first dialog to the next possible step,
// taken back and done again, with a night in between.
func TestAudit_Story(t *testing.T) {
	file := storagetest.MustOpen(t, modeltest.Sample())
	w := newWorld(t, func(d *Deps) { d.Store = &diskStore{file: file} })
	w.Open(file.Path())
	before := w.project()

	w.beginAudit()
	staff := w.typeTwoSheets()
	at := w.readNumbers(staff)
	w.talkOver(at)
	after := w.project()

	steps := 0
	for ; w.action("undo").enabled() && steps < 500; steps++ {
		w.do("undo")
	}
	if w.project() != before {
		t.Errorf("after %d undos something is left", steps)
	}
	for range steps {
		w.do("redo")
	}
	if w.project() != after || w.action("redo").enabled() {
		t.Errorf("after %d redos something is missing", steps)
	}

	w.page.settle()
	reopened := storagetest.MustReopen(t, file, storage.Options{})
	if got, want := asJSON(t, reopened.State().Project), asJSON(t, after); got != want {
		t.Error("the project is not the same the next day")
	}
	night := newWorld(t, func(d *Deps) { d.Store = &diskStore{file: reopened} })
	night.Open(file.Path())
	for range steps {
		night.do("undo")
	}
	if got, want := asJSON(t, night.project()), asJSON(t, before); got != want {
		t.Error("the next day not everything can be taken back")
	}
}

// beginAudit makes an audit in the dialog and adds a group of one's own in its
// form.
func (w *world) beginAudit() {
	w.t.Helper()
	w.do("newAudit")
	w.modals[0].suggested.Tapped(nil)
	a := w.session.openAudit(w.project())
	if a == nil || len(w.modals) != 0 || a.Name == "" || a.Named || len(a.Groups) != 4 || w.session.page != pageAudit {
		w.t.Fatalf("audit %+v on page %s", a, w.session.page)
	}
	w.do("addAuditGroup")
	f := w.formField(w.T("respondents.other"))
	f.SetText("Kauppiaat")
	f.flush()
	if g := w.session.openAudit(w.project()).Groups; len(g) != 5 || g[4].Name != "Kauppiaat" {
		w.t.Fatalf("groups %+v", g)
	}
}

// typeTwoSheets types two answer sheets in: one of the staff, who choose 1 of
// every statement, and one of the shopkeepers, who choose 3 and do not know the
// last one. It returns the group of the staff.
func (w *world) typeTwoSheets() model.ID {
	w.t.Helper()
	a := w.session.openAudit(w.project())
	i := w.project().Instrument(a.Instrument)
	w.do("typeAnswers")
	first, second := strings.Repeat("1", i.Len()), strings.Repeat("3", i.Len()-1)+"?"
	w.types("d" + first)
	w.types("e" + second)
	b := w.session.openBatch(w.project(), w.session.openAudit(w.project()))
	if b == nil || len(b.Sheets) != 2 {
		w.t.Fatalf("batch %+v", b)
	}
	for n, want := range []model.AnswerSheet{{Answers: "1", Group: a.Groups[3].ID}, {Answers: "3", Group: w.project().Audit(a.ID).Groups[4].ID}} {
		if got := b.Sheets[n]; !strings.HasPrefix(got.Answers, want.Answers) || len(got.Answers) != i.Len() || got.Group != want.Group {
			w.t.Errorf("sheet %d: %+v", n+1, got)
		}
	}
	return a.Groups[3].ID
}

// readNumbers finds what has been typed in the results, in the window and in its
// form, and nothing of a group of one.
func (w *world) readNumbers(staff model.ID) statementPlace {
	w.t.Helper()
	a := w.session.openAudit(w.project())
	at := statementPlace{a.ID, w.project().Instrument(a.Instrument).Areas[0].Statements[0].Key}
	r := w.session.audits.Of(w.project(), a.ID)
	if r.Respondents != 2 || r.Statements[0].Median != 2 || r.Statements[len(r.Statements)-1].Unknown != 1 {
		w.t.Fatalf("of %d respondents: %+v", r.Respondents, r.Statements[0])
	}
	for _, g := range r.Groups {
		if g.ID == staff {
			w.t.Error("a group of one is shown")
		}
	}
	w.page.openHome(at.id())
	if want := w.T("statement.numbers", "2", "1,5", "2,5", "1", "3", 2); !w.formSays(want) {
		w.t.Errorf("the form does not say %q: %q", want, w.formTexts())
	}
	for _, v := range auditViews() {
		w.page.choose(func(s *session) { s.auditView = v })()
		if len(drawnTexts(w.session.drawn.scene)) < 3 {
			w.t.Errorf("view %s is empty", v)
		}
	}
	w.page.choose(func(s *session) { s.auditView = scene.AuditHeatMap })()
	if shown := drawnTexts(w.session.drawn.scene); !slices.Contains(shown, "2") {
		w.t.Errorf("the heat map does not show the median: %q", shown)
	}
	w.page.openHome(at.id())
	return at
}

// talkOver sets what the room says of a statement: target, note, evidence, and
// the next step with its owner and day.
func (w *world) talkOver(at statementPlace) {
	w.t.Helper()
	target := scene.Ref{Owner: at.of, Part: scene.PartTarget, Lane: model.ID(at.key)}
	z := w.zone(target)
	e := subject{w.page}.Press(w.project(), z, z.X+z.W-0.1, z.Y+z.H/2)
	if e == nil || w.session.do(e) != nil {
		w.t.Fatal("no target can be set")
	}

	note := w.page.inspector.form.fields[0]
	note.SetText("Palaute luetaan, mutta kukaan ei vastaa")
	note.flush()

	w.page.cite(at)
	w.win.Canvas().Focused().(*field).SetText(w.project().Touchpoint(modeltest.Parcel).Title)
	w.key(fyne.KeyReturn)

	w.page.addStepTo(at)
	x, _ := at.find(w.project())
	steps := w.page.inspector.form.stepsOf(x)
	if len(steps) != 1 {
		w.t.Fatalf("steps %+v", steps)
	}
	step := steps[0].Action
	w.pickInForm(modeltest.Clerk)
	due := w.formField(w.T("date.hint"))
	due.SetText("15.1.2027")
	due.flush()

	m := w.project().Audit(at.of).Mark(at.key)
	if m.Target != len(x.i.Scale.Levels) || m.Note == "" || !slices.Equal(m.Evidence, []model.ID{modeltest.Parcel}) {
		w.t.Errorf("the room says %+v", m)
	}
	made := w.project().Action(step)
	if made.Owner != modeltest.Clerk || made.Due != "2027-01-15" || made.Title != x.i.LevelText(x.Statement, 3, "fi") {
		w.t.Errorf("step %+v", made)
	}
	if !slices.Contains(w.project().Info().Actions, step) {
		w.t.Error("the step is not in the log")
	}
}

// formField is the field of the form with a hint in it, while it is empty.
func (w *world) formField(hint string) *field {
	w.t.Helper()
	for _, f := range w.page.inspector.form.fields {
		if f.PlaceHolder == hint {
			return f
		}
	}
	w.t.Fatalf("no field of the form says %q", hint)
	return nil
}

// pickInForm chooses an entity in the first choice of the form that offers it.
func (w *world) pickInForm(id model.ID) {
	w.t.Helper()
	for _, o := range w.page.inspector.form.order {
		if c, ok := o.(*choice[model.ID]); ok {
			if n := slices.IndexFunc(c.options, func(o option[model.ID]) bool { return o.value == id }); n >= 0 {
				c.SetSelectedIndex(n)
				return
			}
		}
	}
	w.t.Fatalf("%s cannot be chosen in the form", id)
}

// zone is a part of the picture on the page.
func (w *world) zone(ref scene.Ref) scene.Zone {
	w.t.Helper()
	for _, b := range w.session.drawn.scene.Blocks {
		for _, z := range b.Zones {
			if z.Ref == ref {
				return z
			}
		}
	}
	w.t.Fatalf("the picture has no part %+v", ref)
	return scene.Zone{}
}

// drawnTexts lists the texts of a picture.
func drawnTexts(s *scene.Scene) []string {
	var list []string
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if text, ok := m.(scene.Text); ok {
				list = append(list, text.S)
			}
		}
	}
	return list
}

func asJSON(t *testing.T, p *model.Project) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestAnswers_UndoGoesBackToTheCell, so that the right answer can be typed at
// once; redo goes on behind it.
func TestAnswers_UndoGoesBackToTheCell(t *testing.T) {
	w := withAudit(t)
	w.do("typeAnswers")
	w.types("b0123")
	answers := func() string {
		return w.session.openBatch(w.project(), w.session.openAudit(w.project())).Sheets[0].Answers
	}
	for _, test := range []struct{ do, keys, want string }{
		{"undo", "4", "0124"}, {"undo", "", "012"}, {"undo", "", "01"}, {"undo", "33", "033"}, {"undo", "", "03"}, {"redo", "2", "0332"},
	} {
		w.do(test.do)
		w.types(test.keys)
		if got := answers(); got != test.want {
			t.Fatalf("after %s and %q the sheet says %q, want %q", test.do, test.keys, got, test.want)
		}
	}
	if n := len(w.session.openBatch(w.project(), w.session.openAudit(w.project())).Sheets); n != 1 {
		t.Errorf("%d sheets", n)
	}
}
