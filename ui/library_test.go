package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// TestLibrary_OpensEverything walks every card of the library and every step of
// every path: one press opens the sheet or the page that does it.
func TestLibrary_OpensEverything(t *testing.T) {
	w := withSample(t)
	w.do("page.library")
	cards := 0
	for _, z := range w.session.drawn.scene.Blocks {
		for _, zone := range z.Zones {
			id, ok := scene.OpensForm(zone.Ref)
			if !ok {
				continue
			}
			cards++
			w.page.goPage(pageLibrary)
			if e, _ := (subject{w.page}).Add(w.project(), zone.Ref, "x"); e != nil {
				t.Fatalf("%s: an edit", id)
			}
			form, _ := assets.FormOf(id, "fi")
			want := pageFramework
			if form.Opens != "" {
				want = formPages[form.Opens]
			}
			if w.session.page != want || form.Opens == "" && w.session.form != id {
				t.Errorf("%s: page %s with the sheet %s", id, w.session.page, w.session.form)
			}
		}
	}
	if n := len(assets.Forms("fi")); cards < n {
		t.Errorf("%d cards of %d forms", cards, n)
	}
}

// TestPath_StepsAndLeaves follows a path with its actions.
func TestPath_StepsAndLeaves(t *testing.T) {
	w := withSample(t)
	for _, path := range assets.Paths("fi") {
		w.page.choose(func(s *session) { s.page, s.shelf, s.path = pageLibrary, shelfPaths, path.ID })()
		w.page.openForm(path.Steps[0].Form)
		for i := range path.Steps {
			if at := w.session.pathStep(path); at != i {
				t.Fatalf("%s: at step %d, want %d, %s", path.ID, at, i, path.Steps[i].Form)
			}
			if more := w.action("nextStep").enabled(); more != (i+1 < len(path.Steps)) {
				t.Fatalf("%s: a step behind %d: %v", path.ID, i, more)
			}
			if i+1 < len(path.Steps) {
				w.do("nextStep")
			}
		}
		w.do("leavePath")
		if w.session.path != "" || w.action("nextStep").enabled() {
			t.Errorf("%s: not left", path.ID)
		}
	}
}

// TestOwnSheet makes a sheet like another one, writes into it, and finds it in a
// project whose folder of own sheets is not there.
func TestOwnSheet(t *testing.T) {
	w := withSample(t)
	w.page.openForm("verbs")
	before := w.session.sheetForm()
	e := w.editOwnSheet(before, true)
	e.title.SetText("Meidän verbit")
	e.blocks[0].rows.SetText("Innostaa\n" + before.Blocks[0].Rows[0].Title)
	e.save()
	form := w.session.sheetForm()
	if form.Title != "Meidän verbit" || form.Shelf != model.ShelfOwn || len(form.Blocks[0].Rows) != 2 {
		t.Fatalf("got %+v", form)
	}
	if form.Blocks[0].Rows[1].Key != before.Blocks[0].Rows[0].Key {
		t.Error("a row that stays has lost its key")
	}
	if _, err := os.Stat(filepath.Join(w.sheetsDir(), form.ID+".yaml")); err != nil {
		t.Fatal(err)
	}
	at, _ := placeOf(w.project(), scene.Ref{Owner: model.NewSheetID(form.ID), Part: scene.PartRow, Lane: model.ID(form.Blocks[0].Rows[0].Key), Persona: model.ID(form.Blocks[0].Key)})
	if err := w.session.do(edit.SetCell{SheetPlace: at.SheetPlace, Column: form.Blocks[0].Columns[len(form.Blocks[0].Columns)-1].Key, Text: "x"}); err != nil {
		t.Fatal(err)
	}
	if s := w.project().Sheet(model.NewSheetID(form.ID)); s == nil || !strings.Contains(s.Own, "Meidän verbit") {
		t.Errorf("the project does not bring the form along: %v", s)
	}
	e = w.editOwnSheet(form, false)
	e.title.SetText("Uudet verbit")
	e.save()
	row := at.Row
	at, _ = placeOf(w.project(), scene.Ref{Owner: model.NewSheetID(form.ID), Part: scene.PartRow, Lane: row, Persona: model.ID(at.Block)})
	if err := w.session.do(edit.SetCell{SheetPlace: at.SheetPlace, Column: form.Blocks[0].Columns[len(form.Blocks[0].Columns)-1].Key, Text: "y"}); err != nil {
		t.Fatal(err)
	}
	if s := w.project().Sheet(model.NewSheetID(form.ID)); !strings.Contains(s.Own, "Uudet verbit") {
		t.Error("the project brings the form along as it was")
	}
	e = w.editOwnSheet(w.session.sheetForm(), false)
	e.blocks[0].columns.SetText("vain yksi")
	e.save()
	if got := w.session.sheetForm(); len(got.Blocks[0].Columns) != len(form.Blocks[0].Columns) {
		t.Error("columns were lost")
	}
}

// TestOwnSheets_Wrong tells of each file of the folder that is not in order where
// and what the mistake is, in the language of the window.
func TestOwnSheets_Wrong(t *testing.T) {
	for language, want := range map[string]string{
		"fi": "rikki.yaml, rivi 2: Teksti puuttuu kohdasta about.",
		"en": "rikki.yaml, line 2: The text of about is missing.",
		"sv": "rikki.yaml, rad 2: Texten i about saknas.",
	} {
		t.Run(language, func(t *testing.T) {
			w := withSample(t, func(d *Deps) { d.Language = language })
			if err := os.MkdirAll(w.sheetsDir(), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(w.sheetsDir(), "rikki.yaml"), []byte("# oma\ntitle: Rikki\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			w.do("reloadSheets")
			if len(w.modals) != 1 || !slices.ContainsFunc(keysOf(w.texts()), func(line string) bool { return strings.HasPrefix(line, want) }) {
				t.Errorf("%q is not told in %d dialogs", want, len(w.modals))
			}
		})
	}
}
