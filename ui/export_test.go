package ui

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
)

// keepingExporter keeps what is asked of it.
type keepingExporter struct {
	fakeExporter
	previewed []ExportRequest
	written   []ExportRequest
}

func (e *keepingExporter) Formats() []Format {
	return append(e.fakeExporter.Formats(), Format{ID: "png", Extension: ".png", Pages: true, Single: true})
}

func (e *keepingExporter) Documents() []Document {
	papers := []string{"A5", "A4", "A3", "A2", "A1", "A0"}
	return []Document{
		{NeedsJourney: true, Papers: papers[1:]}, {ID: "journey", NeedsJourney: true}, {ID: "promises", Blank: true}, {ID: "roles", Blank: true, Roles: true},
		{ID: "board", Blank: true}, {ID: "framework", Blank: true, Papers: papers}, {ID: "gaps"}, {ID: "sheets", Blank: true, Form: true},
		{ID: "decisions", Blank: true}, {ID: "changes", Since: true}, {ID: "audit", Blank: true}, {ID: "customers"}, {ID: "customerlist"},
	}
}

func (e *keepingExporter) Preview(_ context.Context, r ExportRequest) (Preview, error) {
	e.previewed = append(e.previewed, r)
	return fakePreview{}, nil
}

func (e *keepingExporter) Write(_ context.Context, r ExportRequest, _ string, _ bool, _ func(int, int)) ([]Note, error) {
	e.written = append(e.written, r)
	return nil, nil
}

// last is the latest preview asked for.
func (e *keepingExporter) last() ExportRequest { return e.previewed[len(e.previewed)-1] }

// exporting opens a project with an exporter that keeps what is asked of it.
func exporting(t *testing.T, p *model.Project) (*world, *keepingExporter) {
	e := &keepingExporter{}
	w := newWorld(t, func(d *Deps) { d.Exporter = e })
	w.openProject(p)
	return w, e
}

// choose picks a value in the first choice of its type in the dialog on top
// that has it.
func choose[T comparable](w *world, value T) {
	w.t.Helper()
	found := false
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if found {
			return
		}
		if c, ok := o.(*choice[T]); ok {
			if i := slices.IndexFunc(c.options, func(o option[T]) bool { return o.value == value }); i >= 0 {
				found = true
				c.SetSelectedIndex(i)
			}
			return
		}
		for _, child := range inside(o) {
			walk(child)
		}
	}
	walk(w.modals[len(w.modals)-1].pop.Content)
	if !found {
		w.t.Fatalf("%v cannot be chosen", value)
	}
}

// tick finds the tick of a text in the dialog on top; nil when there is none.
func (w *world) tick(text string) *check {
	var found *check
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if c, ok := o.(*check); ok && c.Text == text {
			found = c
		}
		for _, child := range inside(o) {
			walk(child)
		}
	}
	walk(w.modals[len(w.modals)-1].pop.Content)
	return found
}

// Every page but the map, which has several, has a document that shows it.
func TestExport_EveryPageHasADocument(t *testing.T) {
	for _, pg := range pages() {
		if pageDocuments[pg.id] == "" && pg.id != pageMap {
			t.Errorf("%s is printed by no document", pg.id)
		}
	}
}

func TestExport_BeginsWithTheOpenPage(t *testing.T) {
	w, e := exporting(t, modeltest.Sample())
	for _, tt := range []struct {
		page     pageID
		form     string
		document string
		wantForm string
	}{
		{pageMap, frameworkForm, "", ""},
		{pagePromises, frameworkForm, "promises", ""},
		{pageRoles, frameworkForm, "roles", ""},
		{pageFramework, frameworkForm, "framework", ""},
		{pageFramework, "economy", "sheets", "economy"},
		{pageGaps, frameworkForm, "gaps", ""},
		{pageDecisions, frameworkForm, "decisions", ""},
		{pageSnapshots, frameworkForm, "changes", ""},
		{pageAudit, frameworkForm, "audit", ""},
		{pageCustomers, frameworkForm, "customerlist", ""}, // whose first view is the list
	} {
		w.page.goPage(tt.page)
		w.session.form = tt.form
		w.do("export")
		r := e.last()
		if r.Document != tt.document || tt.wantForm != "" && r.Form != tt.wantForm {
			t.Errorf("%s: document %q of form %q", tt.page, r.Document, r.Form)
		}
		if (r.Journey == "") != (tt.document != "") {
			t.Errorf("%s: journey %q", tt.page, r.Journey)
		}
		if tt.document == "changes" && r.Since != modeltest.BeforeShop {
			t.Errorf("compared with %q", r.Since)
		}
		for text := range w.texts() {
			if looksLikeKey.MatchString(text) {
				t.Errorf("%s: %q is a key, not a text", tt.page, text)
			}
		}
		w.key(fyne.KeyEscape)
	}
}

func TestExport_ChoicesOfADocument(t *testing.T) {
	w, e := exporting(t, modeltest.Sample())
	w.do("export")
	blank := w.T("ui.export.blank")
	if w.tick(blank) != nil {
		t.Error("a map can be blank")
	}
	choose(w, exportContent{document: "framework"})
	choose(w, "A5")
	w.tick(blank).SetChecked(true)
	if r := e.last(); r.Document != "framework" || r.Paper != "A5" || !r.Blank || r.Journey != "" {
		t.Errorf("a blank framework on A5 is %+v", r)
	}
	choose(w, exportContent{document: "sheets"})
	choose(w, "chain")
	if r := e.last(); r.Document != "sheets" || r.Form != "chain" || !r.Blank {
		t.Errorf("a blank sheet is %+v", r)
	}
	choose(w, exportContent{document: "changes"})
	if w.tick(blank) != nil || e.last().Since != modeltest.BeforeShop {
		t.Errorf("changes are %+v", e.last())
	}
	choose(w, exportContent{document: journeyReport, journey: modeltest.Target})
	if r := e.last(); r.Document != "journey" || r.Journey != modeltest.Target {
		t.Errorf("a report is %+v", r)
	}
	choose(w, exportContent{journey: modeltest.Now})
	if r := e.last(); r.Paper != usualPaper {
		t.Errorf("a map on %q, which is for the framework alone", r.Paper)
	}
}

func TestExport_SelectedRolesAlone(t *testing.T) {
	w, e := exporting(t, modeltest.Sample())
	all := w.session.project().Info().Roles
	w.do("page.roles")
	w.do("export")
	if w.tick(w.T("ui.export.roles", 1)) != nil {
		t.Error("selected roles are offered though none is selected")
	}
	w.modals[len(w.modals)-1].leave()
	w.session.selected = []model.ID{all[1], all[0]}
	w.do("export")
	tick := w.tick(w.T("ui.export.roles", 2))
	if tick == nil {
		t.Fatal("the selected roles cannot be chosen")
	}
	if e.last().Roles != nil {
		t.Error("a selection leaves roles out unasked")
	}
	tick.SetChecked(true)
	if got := e.last().Roles; !slices.Equal(got, all[:2]) {
		t.Errorf("roles %v, want %v", got, all[:2])
	}
	w.tick(w.T("ui.export.roles", 2)).SetChecked(false)
	if e.last().Roles != nil {
		t.Error("roles are left out after the tick is taken away")
	}
}

func TestExport_IsRemembered(t *testing.T) {
	w, e := exporting(t, modeltest.Sample())
	w.do("export")
	choose(w, exportContent{document: journeyReport, journey: modeltest.Now})
	choose(w, exportContent{document: "board"})
	w.tick(w.T("ui.export.blank")).SetChecked(true)
	w.key(fyne.KeyEscape)
	w.do("export")
	if r := e.last(); r.Document != "journey" {
		t.Errorf("the map's page begins with %q", r.Document)
	}
	w.key(fyne.KeyEscape)
	w.page.goPage(pageRoles)
	w.do("export")
	if r := e.last(); r.Document != "roles" || !r.Blank {
		t.Errorf("the roles' page begins with %+v", r)
	}
}

func TestExport_ChangesNeedASnapshot(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Snapshots = nil
	w, e := exporting(t, p.Without(modeltest.BeforeShop).With(&info))
	w.page.goPage(pageSnapshots)
	w.do("export")
	if r := e.last(); r.Document != "" {
		t.Errorf("without a snapshot it begins with %q", r.Document)
	}
	if w.texts()[w.documentName("changes")] {
		t.Error("changes can be chosen")
	}
}

func TestExport_WritesThePageThatIsSeen(t *testing.T) {
	w, e := exporting(t, modeltest.Sample())
	w.page.goPage(pagePromises)
	w.do("export")
	choose(w, "png")
	var next *button
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.Text == "" && !b.Disabled() {
			next = b // the last of the two that turn pages
		}
		for _, child := range inside(o) {
			walk(child)
		}
	}
	walk(w.modals[0].pop.Content)
	next.Tapped(nil)
	w.tap(w.T("ui.export.save"))
	w.key(fyne.KeyReturn)
	if len(e.written) != 1 || e.written[0].Page != 1 || e.written[0].Document != "promises" || e.written[0].Format != "png" {
		t.Errorf("written %+v", e.written)
	}
}

func TestExport_FormsInTheReadersLanguage(t *testing.T) {
	w, _ := exporting(t, modeltest.Sample())
	w.do("language.sv")
	w.page.goPage(pageFramework)
	w.session.form = "verbs"
	w.do("export")
	form, _ := assets.FormOf("verbs", "sv")
	if !w.texts()[form.Title] {
		t.Errorf("%q is not chosen", form.Title)
	}
}
