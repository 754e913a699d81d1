package ui

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// groupsOf tells the groups of an audit by kind and name.
func groupsOf(a *model.Audit) []string {
	var list []string
	for _, g := range a.Groups {
		list = append(list, fmt.Sprint(g.Kind, " ", g.Name))
	}
	return list
}

// TestNewAudit_Dialog takes name, day, own groups and consent to be named.
func TestNewAudit_Dialog(t *testing.T) {
	for name, c := range map[string]struct {
		name, day, own string
		named          bool
		wantName       string
		wantDay        model.Date
		groups         []string
	}{
		"as it is":          {"", "23.11.2026", "", false, "*", "2026-11-23", []string{"board ", "top ", "middle ", "staff "}},
		"named":             {"Lähtötaso", "1.9.2026", "", true, "Lähtötaso", "2026-09-01", []string{"board ", "top ", "middle ", "staff "}},
		"own groups":        {"", "23.11.2026", "Tampere\n\n  Oulu  \nTampere", false, "*", "2026-11-23", []string{"board ", "top ", "middle ", "staff ", "other Tampere", "other Oulu"}},
		"no day is today":   {"", "", "", false, "*", "2026-11-23", []string{"board ", "top ", "middle ", "staff "}},
		"another way, date": {"", "2026-12-01", "", false, "*", "2026-12-01", []string{"board ", "top ", "middle ", "staff "}},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			before := w.project()
			d := w.page.newAuditDialog()
			d.open()
			d.name.SetText(c.name)
			d.day.SetText(c.day)
			d.own.SetText(c.own)
			if c.named {
				w.tick(w.T("audit.new.named")).SetChecked(true)
			}
			suggested := d.name.PlaceHolder
			w.tap(w.T("audit.new.make"))
			a := w.session.openAudit(w.project())
			want := c.wantName
			if want == "*" {
				want = suggested
			}
			if w.project() == before || a.Name != want || a.Name == "" || a.Made != c.wantDay || a.Named != c.named || !slices.Equal(groupsOf(a), c.groups) {
				t.Errorf("made %q (want %q) of %s, named %t, groups %q", a.Name, want, a.Made, a.Named, groupsOf(a))
			}
			w.do("undo")
			if w.project() != before {
				t.Error("the audit stays")
			}
		})
	}
}

// TestNewAudit_BadDay is told, and nothing is made.
func TestNewAudit_BadDay(t *testing.T) {
	w := withSample(t)
	before := w.project()
	d := w.page.newAuditDialog()
	d.open()
	d.day.SetText("huomenna")
	w.tap(w.T("audit.new.make"))
	if w.project() != before || len(w.modals) != 1 {
		t.Error("an audit of no day")
	}
	d.day.SetText("24.11.2026")
	w.tap(w.T("audit.new.make"))
	if w.project() == before || len(w.modals) != 0 {
		t.Error("no audit of a day")
	}
}

// TestRepeatAudit makes an audit with the newest version and the same groups.
func TestRepeatAudit(t *testing.T) {
	for name, c := range map[string]struct {
		first   []edit.Edit
		version int
	}{
		"same version": {nil, 2},
		"a newer one":  {[]edit.Edit{edit.NextVersion{From: "i-reading", ID: "third"}, edit.NextVersion{From: "third", ID: "fourth"}}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			for _, e := range c.first {
				if err := w.session.do(e); err != nil {
					t.Fatal(err)
				}
			}
			w.page.choose(func(s *session) { s.page, s.audit = pageAudit, modeltest.Audit })()
			before := w.project()
			w.do("repeatAudit")
			was, a := w.project().Audit(modeltest.Audit), w.session.openAudit(w.project())
			i := w.project().Instrument(a.Instrument)
			if a.ID == was.ID || i.Code != "reading" || i.Version != c.version || !slices.Equal(groupsOf(a), groupsOf(was)) || a.Named != was.Named || a.Made != "2026-11-23" {
				t.Fatalf("made %+v with version %d", a, i.Version)
			}
			if a.Groups[0].ID == was.Groups[0].ID || w.page.inspector.shown != a.ID || w.project().Respondents(a) != 0 {
				t.Errorf("groups %v, in the form %q", a.Groups, w.page.inspector.shown)
			}
			w.do("undo")
			if w.project() != before {
				t.Error("it takes more than one step back")
			}
		})
	}
}

// TestInstruments_OfTheProject offers the newest versions of the project besides
// those that come with the program, once each.
func TestInstruments_OfTheProject(t *testing.T) {
	w := withSample(t)
	count := func() map[string]int {
		n := map[string]int{}
		for _, i := range w.instruments() {
			n[fmt.Sprint(i.Code, i.Version)]++
		}
		return n
	}
	if got := count(); got["reading2"] != 1 || got["quick1"] != 1 {
		t.Errorf("offered %v", got)
	}
	w.page.addAudit(auditPlan{from: w.instruments()[0]})
	if err := w.session.do(edit.NextVersion{From: "i-reading", ID: "third"}); err != nil {
		t.Fatal(err)
	}
	got := count()
	for code, n := range got {
		if n != 1 {
			t.Errorf("%s is offered %d times", code, n)
		}
	}
	if got["reading3"] != 1 || got["reading2"] != 0 {
		t.Errorf("offered %v", got)
	}
}

// TestAuditTabs lists the audits at the head of the page, and opens the one that
// is pressed.
func TestAuditTabs(t *testing.T) {
	w := withSample(t)
	w.do("page.audit")
	list := w.project().Info().Audits
	tabs := w.page.auditTabs()
	if len(tabs) != len(list) || len(list) != 2 {
		t.Fatalf("%d tabs for %d audits", len(tabs), len(list))
	}
	for n, id := range list {
		w.page.auditTabs()[n].choose()
		if w.session.openAudit(w.project()).ID != id || !w.page.auditTabs()[n].current || w.page.inspector.shown != id {
			t.Errorf("tab %d opens %s", n, w.session.openAudit(w.project()).ID)
		}
	}
	for name, want := range map[string]string{"Lähtötaso": "Lähtötaso", "Asiakastalouden maturiteettiauditointi 26.11.2026": shorten("Asiakastalouden maturiteettiauditointi", 12) + " 26.11.2026"} {
		if got := auditTabText(name, "2026-11-26"); got != want {
			t.Errorf("tab %q, want %q", got, want)
		}
	}
	w.do("repeatAudit")
	w.do("repeatAudit")
	tabs = w.page.auditTabs()
	if len(tabs) != 1 || tabs[0].text != w.T("audit.tab", shorten(w.nameOf(w.session.openAudit(w.project())), 32), 4, 4) {
		t.Fatalf("tabs %+v", tabs)
	}
	tabs[0].choose()
	if len(w.modals) != 1 || w.topList().Length() != 4 {
		t.Error("the audits are not listed")
	}
}
