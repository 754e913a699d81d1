package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// fakeRows is a file with two right rows, and as many errors as it says.
type fakeRows struct {
	errors  int
	blocked bool
	looked  []string // the blocks
	saved   []string
}

func (f *fakeRows) Read() []string                                 { return []string{".csv"} }
func (f *fakeRows) Write() []string                                { return []string{".xlsx", ".csv"} }
func (f *fakeRows) Open(context.Context, string) (RowTable, error) { return f, nil }
func (f *fakeRows) Save(_ context.Context, _ *model.Project, at edit.SheetPlace, path, lang string, _ bool) error {
	f.saved = append(f.saved, fmt.Sprint(at.Form, " ", at.Block, " ", filepath.Ext(path), " ", lang))
	return nil
}

func (f *fakeRows) Look(_ context.Context, _ *model.Project, at edit.SheetPlace, _ string, ids model.IDSource) (*RowImport, error) {
	f.looked = append(f.looked, at.Block)
	out := &RowImport{Found: 2 + f.errors, Columns: 2, All: 5, FileProblems: FileProblems{Errors: f.errors, Blocked: f.blocked}}
	for n := range f.errors {
		out.Problems = append(out.Problems, FileProblem{Level: "error", Place: fmt.Sprint("Rivi ", n+2), What: "väärin", Advice: "korjaa"})
	}
	if !f.blocked {
		out.Edit = edit.AddRows{SheetPlace: at, Rows: []model.SheetRow{
			{ID: ids(), Block: at.Block, Cells: map[string]string{"name": "A", "clv": "10"}}, {ID: ids(), Block: at.Block, Cells: map[string]string{"name": "B", "clv": "200"}},
		}}
	}
	return out, nil
}

// onSheet shows the sheet of a form.
func onSheet(t *testing.T, f *fakeRows, form string) *world {
	w := withSample(t, func(d *Deps) { d.Rows = f })
	w.page.openForm(form)
	return w
}

func (w *world) names(form string) []string {
	var list []string
	for _, r := range w.project().SheetOf(form).Rows {
		list = append(list, r.Cells["name"])
	}
	return list
}

// Errors forbid an import until they are left out; the import is one step.
func TestRowImport(t *testing.T) {
	for name, tt := range map[string]struct {
		file  fakeRows
		leave bool
		ready bool
	}{
		"fine":            {fakeRows{}, false, true},
		"errors":          {fakeRows{errors: 1}, false, false},
		"errors left out": {fakeRows{errors: 1}, true, true},
		"blocked":         {fakeRows{errors: 1, blocked: true}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := onSheet(t, &tt.file, "best-customers")
			d := newRowDialog(w.App, w.page.blocksThat(takesRows), "rivit.csv", &tt.file)
			d.open()
			d.without.SetChecked(tt.leave)
			if ready := !d.button.Disabled(); ready != tt.ready {
				t.Fatalf("ready %t, want %t", ready, tt.ready)
			}
			d.finish()
			if !tt.ready {
				if got := w.names("best-customers"); got != nil || len(w.modals) != 1 {
					t.Errorf("half imported: %q", got)
				}
				return
			}
			if got := w.names("best-customers"); !slices.Equal(got, []string{"A", "B"}) || len(w.modals) != 0 {
				t.Fatalf("rows %q, %d dialogs", got, len(w.modals))
			}
			if at, ok := rowOf(w.session.current()); !ok || at.Block != "ranking" {
				t.Errorf("at %v", w.session.current())
			}
			w.do("undo")
			if got := w.names("best-customers"); got != nil {
				t.Errorf("%q after undo", got)
			}
		})
	}
}

// A sheet with several blocks asks which one, and looks at the file anew.
func TestRowImport_Block(t *testing.T) {
	f := &fakeRows{}
	w := onSheet(t, f, "customer-register")
	d := newRowDialog(w.App, w.page.blocksThat(takesRows), "rivit.csv", f)
	d.open()
	d.at.Block = "customers"
	d.look()
	if !slices.Equal(f.looked, []string{"fields", "customers"}) {
		t.Errorf("looked at %q", f.looked)
	}
}

func TestExportRows(t *testing.T) {
	f := &fakeRows{}
	w := onSheet(t, f, "customer-register")
	w.do("exportRows")
	w.tap("OK")
	w.tap("Valitse paikka")
	w.tap("Tallenna")
	if want := []string{"customer-register fields .xlsx fi"}; !slices.Equal(f.saved, want) {
		t.Errorf("saved %q, want %q", f.saved, want)
	}
}

// Rows are sorted as one step, from the dialog and from the menu of a number.
func TestSortRows(t *testing.T) {
	f := &fakeRows{}
	w := onSheet(t, f, "best-customers")
	d := newRowDialog(w.App, w.page.blocksThat(takesRows), "rivit.csv", f)
	d.open()
	d.finish()
	w.do("sortRows")
	w.tap("Järjestä")
	if got := w.names("best-customers"); !slices.Equal(got, []string{"B", "A"}) {
		t.Errorf("largest first: %q", got)
	}
	w.do("undo")
	if got := w.names("best-customers"); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("after undo: %q", got)
	}
	rows := w.project().SheetOf("best-customers").Rows
	ref := scene.Ref{Owner: w.project().SheetOf("best-customers").ID, Part: scene.PartSheetCell, Lane: rows[0].ID, Persona: "ranking/clv"}
	items := w.page.sortItems(ref)
	if len(items) != 2 || items[0].Disabled {
		t.Fatalf("%d items", len(items))
	}
	items[0].Action()
	if got := w.names("best-customers"); !slices.Equal(got, []string{"B", "A"}) {
		t.Errorf("from the menu: %q", got)
	}
	ref.Persona = "ranking/name"
	if items := w.page.sortItems(ref); items != nil {
		t.Error("a name is not sorted by")
	}
}
