package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
)

// workbookExporter knows a workbook and what it may hold.
type workbookExporter struct{ keepingExporter }

func (e *workbookExporter) Documents() []Document {
	return append(e.keepingExporter.Documents(), Document{
		ID: "workbook", Blank: true, Parts: []string{"sheets", "maps", "roles", "glossary"},
		Usual: func(_ *model.Project, blank bool) []string {
			if blank {
				return []string{"sheets"}
			}
			return []string{"sheets", "maps"}
		},
	})
}

// composing opens the workbook in the export dialog of the sample, whose own
// workbook is put together or as usual.
func composing(t *testing.T, w *model.Workbook) (*world, *workbookExporter) {
	e := &workbookExporter{}
	world := newWorld(t, func(d *Deps) { d.Exporter = e })
	p := modeltest.Sample()
	info := *p.Info()
	info.Workbook = w
	world.openProject(p.With(&info))
	world.do("export")
	choose(world, exportContent{document: "workbook"})
	return world, e
}

// said is the text of a label or a tick.
func said(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.Label:
		return o.Text
	case *check:
		return o.Text
	}
	return ""
}

// press presses a button of the dialog on top, also one of a list in it.
func (w *world) press(text string) {
	w.t.Helper()
	var found *button
	walkObjects(w.modals[len(w.modals)-1].pop.Content, func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.Text == text {
			found = b
		}
	})
	if found == nil || found.Disabled() {
		w.t.Fatalf("no button %q to press", text)
	}
	found.Tapped(nil)
}

// rowOf finds the buttons of the row of a text in the dialog on top.
func (w *world) rowOf(text string) []*button {
	w.t.Helper()
	var found []*button
	walkObjects(w.modals[len(w.modals)-1].pop.Content, func(o fyne.CanvasObject) {
		row, ok := o.(*fyne.Container)
		if !ok || !slices.ContainsFunc(row.Objects, func(o fyne.CanvasObject) bool { return said(o) == text }) {
			return
		}
		var buttons []*button
		for _, f := range focusables(row) {
			if b, ok := f.(*button); ok {
				buttons = append(buttons, b)
			}
		}
		if len(buttons) > 0 {
			found = buttons
		}
	})
	if found == nil {
		w.t.Fatalf("no row says %q", text)
	}
	return found
}

// The project's workbook is composed in one step: parts and sheets are ticked, put
// in order, and kept; the preview has them at once.
func TestWorkbook_IsComposed(t *testing.T) {
	w, e := composing(t, nil)
	words := assets.WordsFor("fi")
	w.press("Kokoa työkirja…")
	if w.tick("Sanasto").Checked || !w.tick("Asiakaspolut").Checked || !w.tick(words.Form("economy").Title).Checked {
		t.Fatal("what is usual is not ticked")
	}
	w.tick("Sanasto").SetChecked(true)
	if w.win.Canvas().Focused() != fyne.Focusable(w.tick("Sanasto")) {
		t.Error("the keys did not stay with the tick")
	}
	for range 3 {
		w.rowOf("Sanasto")[0].OnTapped() // up
	}
	if !w.rowOf("Sanasto")[0].Disabled() || w.win.Canvas().Focused() != fyne.Focusable(w.rowOf("Sanasto")[1]) {
		t.Error("the keys did not go with the row to the top")
	}
	w.tick("Asiakaspolut").SetChecked(false)
	w.tick(words.Form("chain").Title).SetChecked(true)
	w.tick(words.Form("verbs").Title).SetChecked(true)
	if w.tick(words.Form("structures").Title).Checked {
		t.Error("a sheet in which nothing is said is ticked")
	}
	w.rowOf(words.Form("economy").Title)[1].OnTapped() // down
	before := w.project()
	w.tap("OK")
	composed := w.project().Info().Workbook
	if composed == nil || !slices.Equal(composed.Parts, []string{"glossary", "sheets"}) || len(composed.Forms) != 3 {
		t.Fatalf("composed %+v", composed)
	}
	library := libraryOrder()
	sorted := slices.IsSortedFunc(composed.Forms, func(a, b string) int { return slices.Index(library, a) - slices.Index(library, b) })
	if sorted || !slices.Contains(composed.Forms, "chain") || !slices.Contains(composed.Forms, "verbs") {
		t.Errorf("sheets %q", composed.Forms)
	}
	if got := e.last(); got.Project != w.project() || len(w.modals) != 1 {
		t.Error("the preview is of another project")
	}
	w.key(fyne.KeyEscape)
	w.do("undo")
	if !w.project().Equal(before) {
		t.Error("it was not one step")
	}
	w.do("redo")
	w.do("export")
	choose(w, exportContent{document: "workbook"})
	w.press("Kokoa työkirja…")
	w.tap("Tavanomainen sisältö")
	w.tap("OK")
	if got := w.project().Info().Workbook; got != nil {
		t.Errorf("as usual, it is %+v", got)
	}
}

// libraryOrder lists the forms as the library does.
func libraryOrder() []string {
	var ids []string
	for _, f := range assets.Forms("fi") {
		ids = append(ids, f.ID)
	}
	return ids
}

// What nobody touches goes on following the project; a look changes nothing.
func TestWorkbook_KeepsWhatIsUsual(t *testing.T) {
	w, _ := composing(t, nil)
	before := w.project()
	w.press("Kokoa työkirja…")
	w.tap("OK")
	if w.project() != before {
		t.Error("a look made a step")
	}
	w.press("Kokoa työkirja…")
	w.tick("Sanasto").SetChecked(true)
	w.tap("OK")
	if got := w.project().Info().Workbook; got == nil || got.Forms != nil || !slices.Equal(got.Parts, []string{"sheets", "maps", "glossary"}) {
		t.Errorf("%+v", got)
	}
	w.press("Kokoa työkirja…")
	for _, part := range []string{"Työpohjat", "Asiakaspolut", "Sanasto"} {
		w.tick(part).SetChecked(false)
	}
	if !w.modals[len(w.modals)-1].suggested.Disabled() {
		t.Error("a workbook of nothing can be made")
	}
}

// Who takes out the last sheet has no part of sheets, and has the usual ones with
// the part again.
func TestWorkbook_WithoutSheets(t *testing.T) {
	w, _ := composing(t, &model.Workbook{Parts: []string{"maps", "sheets"}, Forms: []string{"economy"}})
	title := assets.WordsFor("fi").Form("economy").Title
	w.press("Kokoa työkirja…")
	w.rowOf(title)[2].OnTapped() // out
	if w.tick("Työpohjat").Checked || w.tick(title).Checked {
		t.Error("the part of sheets is still there")
	}
	w.tap("OK")
	if got := w.project().Info().Workbook; got == nil || got.Forms != nil || !slices.Equal(got.Parts, []string{"maps"}) {
		t.Errorf("%+v", got)
	}
	w.press("Kokoa työkirja…")
	w.tick("Työpohjat").SetChecked(true)
	if !w.tick(title).Checked {
		t.Error("the usual sheets are not back")
	}
}

// A project that can only be read is printed as composed and stays as it is.
func TestWorkbook_OfAProjectForReading(t *testing.T) {
	w, e := composing(t, nil)
	w.key(fyne.KeyEscape)
	path := w.session.file.Path()
	w.leave(func() { w.open(path, true) })
	before := w.project()
	w.do("export")
	choose(w, exportContent{document: "workbook"})
	w.press("Kokoa työkirja…")
	w.tick("Sanasto").SetChecked(true)
	w.tap("OK")
	if w.project() != before {
		t.Error("the project changed")
	}
	if got := e.last().Project.Info().Workbook; got == nil || !strings.Contains(strings.Join(got.Parts, " "), "glossary") {
		t.Errorf("printed is %+v", got)
	}
}
