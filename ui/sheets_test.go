package ui

import (
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
)

// answer writes into the open asking dialog and confirms it.
func (w *world) answer(text, verb string) {
	w.t.Helper()
	f, ok := w.win.Canvas().Focused().(*field)
	if !ok {
		w.t.Fatal("nothing is asked")
	}
	f.SetText(text)
	w.tap(verb)
}

// sheetNames are the names of the sheets of a form.
func (w *world) sheetNames(form string) []string {
	var names []string
	for _, s := range w.project().SheetsOf(form) {
		names = append(names, s.Name)
	}
	return names
}

// open is the name of the sheet on the page, and of its tab.
func (w *world) openName() string {
	s := w.page.openSheet()
	if s == nil {
		return "-"
	}
	tabs, open := w.page.views()
	if open < 0 || !strings.HasSuffix(tabs[open].text, s.Name) {
		w.t.Errorf("the tab of %q is %v", s.Name, open)
	}
	return s.Name
}

// TestSheets_OfOneForm makes blank and filled-in copies of a sheet, turns among
// them in all ways, and takes one away; every step can be taken back.
func TestSheets_OfOneForm(t *testing.T) {
	w := withSample(t)
	const form = "structures"
	w.page.openForm(form)
	if w.action("deleteSheet").enabled() || w.action("duplicate").enabled() {
		t.Error("a sheet that is not there can be copied or deleted")
	}
	at := edit.SheetPlace{Sheet: w.project().SheetOf(form).ID, Form: form, Block: "structures", Row: "rewards"}
	if err := w.session.do(edit.SetCell{SheetPlace: at, Column: "why", Text: "Bonus"}); err != nil {
		t.Fatal(err)
	}
	w.do("duplicate")
	w.answer("Tampere", "Valmis")
	if got := w.sheetNames(form); !slices.Equal(got, []string{"", "Tampere"}) || w.openName() != "Tampere" {
		t.Fatalf("sheets %q, open %q", got, w.openName())
	}
	w.do("newSheet")
	w.answer("Tampere", "Valmis")
	if got := w.sheetNames(form); !slices.Equal(got, []string{"", "Tampere", "Tampere 2"}) || w.openName() != "Tampere 2" {
		t.Fatalf("sheets %q, open %q", got, w.openName())
	}
	sheets := w.project().SheetsOf(form)
	if sheets[1].Rows[0].Cells["why"] != "Bonus" || sheets[2].Rows != nil || w.session.subject() != sheets[2].ID {
		t.Errorf("sheets %+v, about %s", sheets, w.session.subject())
	}
	w.do("previousView")
	if w.openName() != "Tampere" {
		t.Errorf("a view back is %q", w.openName())
	}
	if at, ok := w.page.openBlock(); !ok || at.Sheet != sheets[1].ID {
		t.Errorf("rows are added to %v", at)
	}
	w.page.open(sheets[0].ID)
	if w.openName() != "" {
		t.Errorf("from the outline: %q", w.openName())
	}
	w.page.choose(func(s *session) { s.selected = nil })()
	w.do("rename") // in the fields
	w.win.Canvas().Focused().(*field).SetText("Turku")
	w.page.settle()
	if got := w.sheetNames(form); got[0] != "Turku" || w.openName() != "Turku" {
		t.Errorf("named %q", got)
	}
	w.page.open(sheets[0].ID)
	w.page.toOutline()
	w.do("moveDown")
	if got := w.sheetNames(form); !slices.Equal(got, []string{"Tampere", "Turku", "Tampere 2"}) || w.openName() != "Turku" {
		t.Errorf("moved down: %q", got)
	}
	w.do("moveUp")
	w.do("moveUp")
	if got := w.sheetNames(form); !slices.Equal(got, []string{"Turku", "Tampere", "Tampere 2"}) {
		t.Errorf("moved up: %q", got)
	}
	found := 0
	for _, e := range w.thingEntries(nil, func(id model.ID) { w.page.open(id) }) {
		if strings.HasSuffix(e.text, "· Tampere 2") {
			found++
			e.run()
		}
	}
	if found != 1 || w.openName() != "Tampere 2" {
		t.Errorf("found %d times, open %q", found, w.openName())
	}
	w.page.open(rowID(edit.SheetPlace{Sheet: sheets[2].ID, Form: form, Block: "structures", Row: "rewards"}))
	w.do("deleteSheet")
	if got := w.sheetNames(form); !slices.Equal(got, []string{"Turku", "Tampere"}) || w.openName() != "Turku" || w.session.inRow() {
		t.Errorf("%q are left, open %q, selected %v", got, w.openName(), w.session.selected)
	}
	for range 4 {
		w.do("undo")
	}
	if got := w.sheetNames(form); !slices.Equal(got, []string{""}) {
		t.Errorf("%q after undo", got)
	}
	for range 4 {
		w.do("redo")
	}
	if got := w.sheetNames(form); !slices.Equal(got, []string{"Turku", "Tampere"}) {
		t.Errorf("%q after redo", got)
	}
}

// A row of a sheet that has been undone is selected no longer: what is typed into
// it would make the sheet anew without its name.
func TestSheets_RowGoesWithItsSheet(t *testing.T) {
	w := withSample(t)
	w.page.openForm("structures")
	w.do("newSheet")
	w.answer("Aino", "Valmis")
	id := w.page.openSheet().ID
	at := rowID(edit.SheetPlace{Sheet: id, Form: "structures", Block: "structures", Row: "rewards"})
	w.page.open(at)
	if w.session.current() != at {
		t.Fatalf("selected %v", w.session.selected)
	}
	w.do("undo")
	if w.session.inRow() || w.page.there(at) || w.page.openSheet() != nil {
		t.Errorf("selected %v", w.session.selected)
	}
	if s := w.session.openSheet(w.project(), w.session.sheetForm()); s.ID != model.NewSheetID("structures") {
		t.Errorf("open is %+v", s)
	}
}
