package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
)

// screen is the cover of the round on top.
func (w *world) screen() *roundScreen {
	w.t.Helper()
	s, ok := w.modals[len(w.modals)-1].cover.(*roundScreen)
	if !ok {
		w.t.Fatal("no round covers the window")
	}
	return s
}

// says reports whether a text stands on the screen of the round.
func (w *world) says(text string) bool {
	all := map[string]bool{}
	texts(w.screen(), all)
	for t := range all {
		if strings.Contains(t, text) {
			return true
		}
	}
	return false
}

// sheets are all answer sheets of the open audit.
func (w *world) sheets() []model.AnswerSheet {
	var list []model.AnswerSheet
	for _, b := range model.Of[model.AnswerBatch](w.project(), w.session.openAudit(w.project()).Batches) {
		list = append(list, b.Sheets...)
	}
	return list
}

// TestRound_FromOneToTheNext answers, comments, and hands the machine on: between
// respondents nothing is to be seen but that somebody is next.
func TestRound_FromOneToTheNext(t *testing.T) {
	w := withAudit(t)
	w.do("startRound")
	w.types("1" + strings.Repeat("4", 35))
	f, ok := w.win.Canvas().Focused().(*field)
	if !ok {
		t.Fatal("no comment can be typed")
	}
	f.SetText("Hyvä alku")
	w.tapOn("round.done")
	if got := w.sheets(); len(got) != 1 || got[0].Comment != "Hyvä alku" {
		t.Fatalf("sheets %+v", got)
	}
	if !w.says(w.T("round.next")) || w.says("Hyvä alku") {
		t.Error("the next respondent is not waited for")
	}
	w.key(fyne.KeyReturn)
	if !w.says(w.T("round.group")) {
		t.Fatal("the next respondent cannot begin")
	}
	w.types("2" + strings.Repeat(" ", 35))
	if got := w.sheets(); len(got) != 2 || got[1].Answers != strings.Repeat("?", 35) && got[0].Answers != strings.Repeat("?", 35) {
		t.Errorf("sheets %+v", got)
	}
	w.tapOn("round.done")
	w.tapOn("round.end")
	if len(w.modals) != 0 {
		t.Error("the round goes on")
	}
}

// tapOn presses the button of a word on the cover of the round.
func (w *world) tapOn(key string) {
	w.t.Helper()
	var found *button
	walkObjects(w.screen(), func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.Text == w.T(key) {
			found = b
		}
	})
	if found == nil {
		w.t.Fatalf("no button %s", key)
	}
	found.Tapped(nil)
}

// TestRound_GoesOnAfterARestart leaves a sheet in the middle: it is saved answer
// by answer, and the next round tells of it nothing but its group and its count.
func TestRound_GoesOnAfterARestart(t *testing.T) {
	w := withAudit(t)
	w.do("startRound")
	w.types("2" + "314")
	kept := w.session.file.(*memoryFile).state.Project
	if b := kept.Answers(kept.Audit(w.session.openAudit(w.project()).ID).Batches[0]); b.Sheets[0].Answers != "314" {
		t.Fatalf("on the disk stands %+v", b.Sheets)
	}
	w.key(fyne.KeyEscape)
	if !w.says(w.T("round.paused")) {
		t.Fatal("no pause")
	}
	w.tapOn("round.end")
	w.do("startRound")
	if !w.says(w.T("round.half", w.T("respondents.staff"), 3, 35)) {
		t.Fatal("the sheet is not offered")
	}
	w.types("1")
	if !w.says(w.T("round.progress", 4, 35)) {
		t.Fatal("it does not go on with the fourth statement")
	}
	w.types("\b") // nothing before it is to be written over
	w.types("0")
	if got := w.sheets(); len(got) != 1 || got[0].Answers != "3140" {
		t.Errorf("sheets %+v", got)
	}
	w.key(fyne.KeyEscape)
	w.tapOn("round.end")
	w.do("startRound")
	w.types("2")
	if !w.says(w.T("round.group")) {
		t.Error("it cannot be put aside")
	}
}

// TestRound_NothingElse tries the commands of the window under the cover.
func TestRound_NothingElse(t *testing.T) {
	w := withAudit(t)
	w.do("startRound")
	w.types("112")
	before := w.project()
	for _, id := range []string{"undo", "redo", "palette", "close", "page.map", "typeAnswers"} {
		if w.action(id) != nil {
			w.perform(w.action(id))
		}
	}
	if w.project() != before || len(w.modals) != 1 || w.session == nil || w.session.page != pageAudit {
		t.Error("the window is not covered")
	}
	if got, want := w.screen().Size(), w.win.Canvas().Size(); got != want {
		t.Errorf("the cover has %v of %v", got, want)
	}
}

// TestRound_HeldKey holds a key down: it answers one statement.
func TestRound_HeldKey(t *testing.T) {
	w := withAudit(t)
	w.do("startRound")
	press := func(k fyne.KeyName, repeats int) {
		w.screen().KeyDown(&fyne.KeyEvent{Name: k})
		for range 1 + repeats {
			w.types(string(k))
		}
	}
	press(fyne.Key1, 5)
	press(fyne.Key3, 5)
	press(fyne.Key3, 0)
	if got := w.sheets()[0].Answers; got != "33" {
		t.Errorf("answers %q", got)
	}
}

// TestRound_Fits shows the longest statement of the audit of 35 in all languages
// in small windows: all of it is seen, in letters of at least the usual size.
func TestRound_Fits(t *testing.T) {
	for name, size := range map[string]fyne.Size{"1366×768": fyne.NewSize(1366, 768), "1024×640": fyne.NewSize(1024, 640)} {
		t.Run(name, func(t *testing.T) {
			w := withAudit(t)
			for _, lang := range []string{"fi", "en", "sv"} {
				w.do("language." + lang)
				w.win.Resize(size)
				w.do("startRound")
				w.types("1")
				s := w.screen()
				for n := range 35 {
					if s.fonts == roundSizes()[len(roundSizes())-1] {
						t.Errorf("%s: statement %d does not fit", lang, n+1)
					}
					w.types("1")
				}
				w.tapOn("round.done")
				w.tapOn("round.end")
			}
		})
	}
}
