package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"lupaus/model"
	"lupaus/model/edit"
)

// fakeCustomers is a file with two right customers in a new segment, and as many
// errors as it says.
type fakeCustomers struct {
	errors        int
	blocked, same bool
	today         model.Date
	saved         []string
}

func (f *fakeCustomers) Read() []string                                      { return []string{".csv"} }
func (f *fakeCustomers) Write() []string                                     { return []string{".xlsx", ".csv"} }
func (f *fakeCustomers) Open(context.Context, string) (CustomerTable, error) { return f, nil }
func (f *fakeCustomers) Save(_ context.Context, _ *model.Project, path, lang string, empty, _ bool) error {
	f.saved = append(f.saved, fmt.Sprint(filepath.Ext(path), " ", lang, " ", empty))
	return nil
}

func (f *fakeCustomers) Look(_ context.Context, _ *model.Project, today model.Date, _ string, ids model.IDSource) (*CustomerImport, error) {
	f.today = today
	out := &CustomerImport{Found: 2 + f.errors, FileProblems: FileProblems{Errors: f.errors, Blocked: f.blocked}}
	for n := range f.errors {
		out.Problems = append(out.Problems, FileProblem{Level: "error", Place: fmt.Sprint("Rivi ", n+2), What: "väärin", Advice: "korjaa"})
	}
	switch {
	case f.same:
		out.Unchanged = 2
	case !f.blocked:
		s := model.Segment{ID: ids(), Name: "Kunnat"}
		out.New = 2
		out.Edit = edit.PutCustomers{Segments: []model.Segment{s}, Customers: []model.Customer{
			{ID: ids(), Name: "Inarin kunta", Segment: s.ID}, {ID: ids(), Name: "Utsjoen kunta", Segment: s.ID},
		}}
	}
	return out, nil
}

// municipalities are the names of the customers in the new segment.
func (w *world) municipalities() []string {
	var list []string
	for c := range w.project().Customers() {
		if s := w.project().Segment(c.Segment); s != nil && s.Name == "Kunnat" {
			list = append(list, c.Name)
		}
	}
	slices.Sort(list)
	return list
}

// Errors forbid an import until they are left out; the import is one step.
func TestCustomerImport(t *testing.T) {
	for name, tt := range map[string]struct {
		file  fakeCustomers
		leave bool
		ready bool
		state string
	}{
		"fine":            {fakeCustomers{}, false, true, "Tuonti: 2 uutta asiakasta, 1 uusi segmentti (Kunnat). Tyhjät solut eivät muuta mitään."},
		"errors":          {fakeCustomers{errors: 1}, false, false, "Mitään ei tuoda ennen kuin virheet on korjattu tai jätetty pois. Kunnossa: 2 uutta asiakasta, 1 uusi segmentti (Kunnat)."},
		"errors left out": {fakeCustomers{errors: 1}, true, true, "Tuonti: 2 uutta asiakasta, 1 uusi segmentti (Kunnat). Tyhjät solut eivät muuta mitään."},
		"blocked":         {fakeCustomers{errors: 1, blocked: true}, true, false, "Tiedostoa ei voi tuoda: virhe koskee kaikkia asiakkaita."},
		"nothing new":     {fakeCustomers{same: true}, false, false, "Projektissa on jo kaikki, mitä tiedostossa on."},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t, func(d *Deps) { d.Customers = &tt.file })
			d := newCustomerDialog(w.App, "asiakkaat.csv", &tt.file)
			d.open()
			d.without.SetChecked(tt.leave)
			if ready := !d.button.Disabled(); ready != tt.ready {
				t.Fatalf("ready %t, want %t", ready, tt.ready)
			}
			if d.state.Text != tt.state {
				t.Errorf("told %q, want %q", d.state.Text, tt.state)
			}
			if tt.file.today != model.DateOf(w.deps.Now()) {
				t.Errorf("read on %s", tt.file.today)
			}
			d.finish()
			if !tt.ready {
				if got := w.municipalities(); got != nil || len(w.modals) != 1 {
					t.Errorf("half imported: %q", got)
				}
				return
			}
			if got := w.municipalities(); !slices.Equal(got, []string{"Inarin kunta", "Utsjoen kunta"}) || len(w.modals) != 0 {
				t.Fatalf("customers %q, %d dialogs", got, len(w.modals))
			}
			if c := w.project().Customer(w.session.current()); c == nil || c.Name != "Inarin kunta" {
				t.Errorf("at %v", w.session.current())
			}
			segments := len(w.project().Info().Segments)
			w.do("undo")
			if got := w.municipalities(); got != nil || len(w.project().Info().Segments) != segments-1 {
				t.Errorf("%q after undo", got)
			}
		})
	}
}

func TestExportCustomers(t *testing.T) {
	f := &fakeCustomers{}
	w := withSample(t, func(d *Deps) { d.Customers = f })
	for _, id := range []string{"exportCustomers", "customersTemplate"} {
		w.do(id)
		w.tap("Valitse paikka")
		w.tap("Tallenna")
	}
	if want := []string{".xlsx fi false", ".xlsx fi true"}; !slices.Equal(f.saved, want) {
		t.Errorf("saved %q, want %q", f.saved, want)
	}
}

// A table that is dropped on the page of customers is read as customers, on that of
// audits as answers, and elsewhere as a journey.
func TestDrop_TablesGoWhereTheyAreDropped(t *testing.T) {
	for page, want := range map[pageID]string{
		pageCustomers: "customerImport.title", pageAudit: "answerImport.title", pageMap: "",
	} {
		t.Run(string(page), func(t *testing.T) {
			w := withSample(t, func(d *Deps) {
				d.Customers, d.Answers, d.Importer = &fakeCustomers{}, &fakeAnswers{}, fakeImporter{}
			})
			w.page.goPage(page)
			w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/x/taulukko.CSV")})
			if len(w.modals) != 1 {
				t.Fatalf("%d dialogs", len(w.modals))
			}
			if want != "" && !w.texts()[w.T(want, "taulukko.CSV")] {
				t.Errorf("the dialog is another one: %v", w.texts())
			}
			for _, key := range []string{"customerImport.title", "answerImport.title"} {
				if key != want && w.texts()[w.T(key, "taulukko.CSV")] {
					t.Errorf("the dialog is %s", key)
				}
			}
		})
	}
}
