package ui

import (
	"testing"

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
