package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// questionnaire is the text of the file of a questionnaire of the sample.
func questionnaire(t *testing.T) string {
	t.Helper()
	var text bytes.Buffer
	if err := assets.WriteInstrument(&text, modeltest.Sample().Instrument("i-reading")); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// imports chooses a file of a text in the dialog of importInstrument.
func (w *world) imports(name, text string) {
	w.t.Helper()
	folder := w.t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
	w.set.Folder = folder
	w.do("importInstrument")
	w.key(fyne.KeyReturn)
}

// TestImportInstrument adds what is new, once, and opens it.
func TestImportInstrument(t *testing.T) {
	text := questionnaire(t)
	for name, c := range map[string]struct {
		file, text string
		code       string
		version    int
		more       int
	}{
		"the same":                 {"reading.yaml", text, "reading", 2, 0},
		"another name":             {"oma.yaml", text, "oma", 2, 1},
		"the same version, edited": {"reading.yaml", strings.Replace(text, "minutes: ", "minutes: 1", 1), "reading", 3, 1},
		"another version":          {"reading.yaml", strings.Replace(text, "version: 2", "version: 7", 1), "reading", 7, 1},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			before := w.project()
			w.imports(c.file, c.text)
			list := w.project().Info().Instruments
			i := w.project().Instrument(w.session.current())
			if len(list) != len(before.Info().Instruments)+c.more || i == nil || i.Code != c.code || i.Version != c.version {
				t.Fatalf("%d questionnaires, %+v is open", len(list), i)
			}
			if w.session.page != pageAudit || w.session.drawn.key != "questions "+string(i.ID) {
				t.Errorf("%s is shown on page %s", w.session.drawn.key, w.session.page)
			}
			if problems := model.Validate(w.project()); problems != nil {
				t.Error(problems)
			}
			if c.more > 0 {
				w.do("undo")
			}
			if w.project() != before {
				t.Error("it stays")
			}
		})
	}
}

// TestImportInstrument_Wrong tells file, line and reason in the language of the
// window, and changes nothing.
func TestImportInstrument_Wrong(t *testing.T) {
	text := questionnaire(t)
	for language, c := range map[string]struct{ text string }{
		"fi": {"version: 1\nasteikko: 3\n"},
		"en": {strings.Replace(text, "scale:", "scales:", 1)},
		"sv": {"version: [\n"},
	} {
		t.Run(language, func(t *testing.T) {
			w := withSample(t, func(d *Deps) { d.Language = language })
			before := w.project()
			w.imports("rikki.yaml", c.text)
			if w.project() != before || len(w.modals) != 1 {
				t.Fatalf("%d dialogs", len(w.modals))
			}
			_, err := assets.ReadInstrument("rikki.yaml", []byte(c.text))
			told := w.sentence(err)
			if err == nil || !slices.ContainsFunc(keysOf(w.texts()), func(line string) bool {
				return strings.HasPrefix(line, "rikki.yaml, ") && strings.HasPrefix(told, line)
			}) {
				t.Errorf("%q is not told", told)
			}
		})
	}
}

// TestSaveInstrument writes a file that reads back to the same.
func TestSaveInstrument(t *testing.T) {
	w := withSample(t)
	w.set.ExportFolder = t.TempDir()
	w.page.openHome("i-reading")
	w.do("saveInstrument")
	w.key(fyne.KeyReturn)
	data, err := os.ReadFile(filepath.Join(w.set.ExportFolder, "reading.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := assets.ReadInstrument("reading.yaml", data)
	if err != nil || !read.Same(w.project().Instrument("i-reading")) {
		t.Errorf("read back %+v, %v", read, err)
	}
}

// TestSaveInstrument_Unfinished tells what is missing and asks for no place.
func TestSaveInstrument_Unfinished(t *testing.T) {
	w := withSample(t)
	for _, e := range []edit.Edit{
		edit.NextVersion{From: "i-reading", ID: "third"},
		edit.AddStatement{Instrument: "third", Area: "keep", Statement: model.Statement{Key: "empty"}, At: edit.End},
	} {
		if err := w.session.do(e); err != nil {
			t.Fatal(err)
		}
	}
	w.page.openHome("third")
	w.do("saveInstrument")
	if len(w.modals) != 1 || w.topList() != nil || !slices.ContainsFunc(keysOf(w.texts()), func(s string) bool { return strings.Contains(s, w.T("fail.saveInstrument")) }) {
		t.Error("an unfinished questionnaire is saved")
	}
}

func keysOf(m map[string]bool) []string {
	var list []string
	for s := range m {
		list = append(list, s)
	}
	return list
}

// TestOutline_OpensQuestionnaire with a second press, from any page, also one
// that no audit was taken with.
func TestOutline_OpensQuestionnaire(t *testing.T) {
	w := withSample(t)
	if err := w.session.do(edit.NextVersion{From: "i-reading", ID: "third"}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []model.ID{"i-reading", "third"} {
		w.do("page.audit")
		w.page.choose(func(s *session) { s.auditView, s.instrument = viewAnswers, "" })()
		row := newOutlineRow(w.page.outline)
		row.show(id)
		row.Tapped(nil)
		row.Tapped(nil)
		if w.session.drawn.key != "questions "+string(id) || w.session.current() != id {
			t.Errorf("%s shows %q", id, w.session.drawn.key)
		}
		if got := w.page.board.Selection(); len(got) != 1 || got[0].Persona != "title" {
			t.Errorf("%s is shown from %+v", id, got)
		}
	}
	for _, tab := range w.page.auditChoices() {
		if tab.current {
			tab.choose()
		}
	}
	if w.session.drawn.key != "questions i-reading" {
		t.Errorf("the tab shows %q, not that of the audit", w.session.drawn.key)
	}
	if err := w.session.do(edit.Remove{IDs: slices.Clone(w.project().Info().Audits)}); err != nil {
		t.Fatal(err)
	}
	w.page.openHome("third")
	if w.session.drawn.key != "questions third" {
		t.Errorf("without audits %q is shown", w.session.drawn.key)
	}
}
