package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// TestRowsAbout finds the rows of sheets that point to a touchpoint.
func TestRowsAbout(t *testing.T) {
	w := withSample(t)
	if got := w.page.rowsAbout(modeltest.Desk); len(got) != 0 {
		t.Fatalf("got %v", got)
	}
	form, _ := formOf("blind-spots")
	at := edit.SheetPlace{Sheet: model.NewSheetID("blind-spots"), Form: "blind-spots", Block: form.Blocks[0].Key, Row: "x"}
	for _, e := range []edit.Edit{edit.AddRow{SheetPlace: at}, edit.SetRowLinks{SheetPlace: at, Links: []model.ID{modeltest.Desk}}} {
		if err := w.session.do(e); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.page.rowsAbout(modeltest.Desk); len(got) != 1 || got[0].Row != "x" {
		t.Errorf("got %v", got)
	}
	w.page.open(modeltest.Desk)
	if !w.formSays("Työpohjissa") {
		t.Error("the touchpoint does not tell of it")
	}
}

// A quotation is linked to a statement of an audit from its form, and the
// statement tells of it.
func TestRowLink_Statement(t *testing.T) {
	w := withSample(t)
	form, _ := formOf("evidence")
	at := edit.SheetPlace{Sheet: model.NewSheetID("evidence"), Form: "evidence", Block: form.Blocks[0].Key, Row: "x"}
	if err := w.session.do(edit.AddRow{SheetPlace: at}); err != nil {
		t.Fatal(err)
	}
	w.page.addRowLink(at)
	asked := listenAsk()
	x, _ := asked.find(w.project())
	w.win.Canvas().Focused().(*field).SetText(x.title("fi"))
	w.key(fyne.KeyReturn)
	row := w.project().Sheet(at.Sheet).Row(at.Block, "x")
	if len(row.Links) != 1 || w.project().Find(row.Links[0]) == nil {
		t.Fatalf("linked to %q", row.Links)
	}
	if _, ok := w.project().Find(row.Links[0]).(*model.AskedStatement); !ok {
		t.Errorf("linked to %q, which is no statement", row.Links)
	}
	w.page.open(entryOf(row.Links[0]))
	if !w.formSays("Työpohjissa") {
		t.Error("the statement does not tell of it")
	}
}
