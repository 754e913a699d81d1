package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// listenAsk is a statement of the sample that has answers.
func listenAsk() statementPlace { return statementPlace{modeltest.Audit, "listen-ask"} }

// TestStatement_InForm shows what was asked and answered, and sets what the room
// says; each can be taken back.
func TestStatement_InForm(t *testing.T) {
	w := withSample(t)
	at := listenAsk()
	w.page.openHome(at.id())
	if w.session.page != pageAudit || w.session.auditView != scene.AuditEvidence || w.page.inspector.shown != at.id() {
		t.Fatalf("page %s, view %s, in the form %q", w.session.page, w.session.auditView, w.page.inspector.shown)
	}
	x, _ := at.find(w.project())
	shown := strings.Join(w.formTexts(), "\n")
	for level := range x.i.Scale.Levels {
		if text := x.levelText(level, "fi"); text == "" || !strings.Contains(shown, text) {
			t.Errorf("the form does not say what level %d means: %q", level, text)
		}
	}
	r, all, ok := w.session.result(x)
	if !ok || !strings.Contains(shown, w.cellText(r, all)) {
		t.Errorf("the form does not tell the numbers %q", w.cellText(r, all))
	}
	for _, g := range r.Groups {
		if !strings.Contains(shown, w.groupText(g)) {
			t.Errorf("the form does not tell of %q", w.groupText(g))
		}
	}

	before := w.project()
	w.page.addEvidence(w.project().Audit(at.of), at.key, modeltest.Parcel)
	if !w.formSays(w.page.nameOf(w.project().Get(modeltest.Parcel))) {
		t.Error("the form does not list what is cited")
	}
	w.do("undo")
	if w.formSays(w.page.nameOf(w.project().Get(modeltest.Parcel))) || w.project() != before {
		t.Error("what was cited stays")
	}

	steps := len(w.page.inspector.form.stepsOf(x))
	w.page.addStepTo(at)
	if w.page.inspector.shown != at.id() || len(w.page.inspector.form.stepsOf(x)) != steps+1 {
		t.Fatalf("in the form %q, %d steps", w.page.inspector.shown, len(w.page.inspector.form.stepsOf(x)))
	}
	w.do("undo")
	if w.project() != before {
		t.Error("the step stays")
	}
}

// TestStatement_UndoLeadsBack selects the statement that an undone edit was
// about.
func TestStatement_UndoLeadsBack(t *testing.T) {
	w := withSample(t)
	at := listenAsk()
	w.page.openHome(at.id())
	for _, f := range w.page.inspector.form.fields {
		f.SetText("Asiakkailta on kysytty")
		f.flush()
		break
	}
	if got := w.project().Audit(at.of).Mark(at.key).Note; got != "Asiakkailta on kysytty" {
		t.Fatalf("note %q", got)
	}
	w.do("page.map")
	w.do("undo")
	if w.session.current() != at.id() || w.session.page != pageAudit {
		t.Errorf("undo leads to %q on page %s", w.session.current(), w.session.page)
	}
}

// TestStatement_MadeOf makes an action of a statement, which tells of it.
func TestStatement_MadeOf(t *testing.T) {
	w := withSample(t)
	at := listenAsk()
	w.page.openHome(at.id())
	w.do("makeAction")
	list := w.project().Info().Actions
	made := w.project().Action(list[len(list)-1])
	x, _ := at.find(w.project())
	if made.Title != shorten(x.title("fi"), 120) || !slices.Equal(made.About, []model.ID{at.link()}) {
		t.Errorf("made %+v", made)
	}
	w.page.openHome(at.id())
	if !w.formSays(made.Title) {
		t.Error("the statement does not tell of what was made of it")
	}
}

// TestAudit_OpenedEvidence leads from what is cited to where it is at home.
func TestAudit_OpenedEvidence(t *testing.T) {
	w := withSample(t)
	at := listenAsk()
	w.page.addEvidence(w.project().Audit(at.of), at.key, modeltest.Parcel)
	w.page.openHome(at.id())
	w.page.boardOpened(scene.Ref{Owner: at.of, Part: scene.PartEvidence, Lane: model.ID(at.key), Persona: modeltest.Parcel})
	if w.session.page != pageMap || w.session.current() != modeltest.Parcel {
		t.Errorf("page %s, selected %q", w.session.page, w.session.current())
	}
}

// formTexts are the words that the form shows.
func (w *world) formTexts() []string {
	var list []string
	for _, row := range w.page.inspector.form.rows {
		walkObjects(row, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *widget.Label:
				list = append(list, o.Text)
			case *button:
				list = append(list, o.Text)
			case *link:
				list = append(list, o.label.Text)
			}
		})
	}
	return list
}

func (w *world) formSays(text string) bool {
	return slices.ContainsFunc(w.formTexts(), func(s string) bool { return strings.Contains(s, text) })
}
