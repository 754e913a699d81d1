package document_test

import (
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// The report of the customer base has all pictures but the list of all customers.
func TestCustomers(t *testing.T) {
	words := assets.WordsFor("fi")
	var want []string
	for _, view := range scene.CustomerViews() {
		if view != scene.CustomerList {
			want = append(want, words.T("customers."+string(view)))
		}
	}
	for name, p := range map[string]*model.Project{"sample": modeltest.Sample(), "many": modeltest.WithCustomers(modeltest.Sample(), 12, 3000)} {
		d := made(t, document.Customers, request(p, "", "fi"))
		if got := bookmarks(d); !slices.Equal(got, want) {
			t.Errorf("%s: chapters %q, want %q", name, got, want)
		}
		if len(d.Pages) > 9 {
			t.Errorf("%s: %d pages", name, len(d.Pages))
		}
	}
	d := made(t, document.Customers, request(model.NewProject(model.Info{}), "", "fi"))
	text := ""
	for _, l := range d.Pages[0].Layers {
		for _, b := range l.Scene.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Text); ok {
					text += x.S + " "
				}
			}
		}
	}
	if len(d.Pages) != 1 || !strings.Contains(text, "Tuo asiakkaat tiedostosta") {
		t.Errorf("without customers %d pages: %s", len(d.Pages), text)
	}
}

// The list has every customer, and goes on over as many pages as it takes.
func TestCustomerList(t *testing.T) {
	p := modeltest.WithCustomers(model.NewProject(model.Info{Name: "x"}), 3, 120)
	d := made(t, document.CustomerList, request(p, "", "fi"))
	seen := map[string]bool{}
	for _, pg := range d.Pages {
		for _, l := range pg.Layers {
			for _, b := range l.Scene.Blocks {
				for _, m := range b.Marks {
					if x, ok := m.(scene.Text); ok {
						seen[x.S] = true
					}
				}
			}
		}
	}
	for c := range p.Customers() {
		if !seen[c.Name] {
			t.Errorf("%s is missing", c.Name)
		}
	}
	if len(d.Pages) < 3 {
		t.Errorf("%d pages", len(d.Pages))
	}
}

// A workbook has the customer base where there is one.
func TestWorkbook_Customers(t *testing.T) {
	for name, c := range map[string]struct {
		p    *model.Project
		want bool
	}{"with": {modeltest.Sample(), true}, "without": {modeltest.Large(10, 3, 0), false}} {
		if got := slices.Contains(document.UsualParts(c.p, false), "customers"); got != c.want {
			t.Errorf("%s: a usual part: %v", name, got)
		}
		info := *c.p.Info()
		info.Workbook = &model.Workbook{Parts: []string{"customers"}}
		if got := slices.Contains(bookmarks(made(t, document.Workbook, request(c.p.With(&info), "", "fi"))), "Arvojärjestys"); got != c.want {
			t.Errorf("%s: a chapter: %v", name, got)
		}
	}
}
