package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

// pageDocuments are the documents that show what a page shows. The page of the
// map has several, of which the settings remember one.
var pageDocuments = map[pageID]string{
	pagePromises: "promises", pageRoles: "roles", pageFramework: "framework", pageGaps: "gaps",
	pageDecisions: "decisions", pageSnapshots: "changes", pageAudit: "audit",
	pageLibrary: "workbook", pageCustomers: "customers",
}

// takePage chooses what the open page shows.
func (d *exportDialog) takePage() {
	s, r := d.app.session, &d.request
	r.Form = s.form
	id, other := pageDocuments[s.page]
	if s.page == pageFramework && s.form != frameworkForm {
		id = "sheets"
	}
	if s.page == pageCustomers && s.customerView() == scene.CustomerList {
		id = "customerlist"
	}
	if other {
		d.take(exportContent{document: id})
		return
	}
	if now, target := s.pair(); now != nil && s.view != viewMap {
		c := exportContent{journey: now.ID, compare: target.ID}
		if s.view == viewOverlay {
			c = exportContent{journey: now.ID, overlay: target.ID}
		}
		d.take(c)
	}
}

// document is the chosen one; the map when the exporter does not know it.
func (d *exportDialog) document() Document {
	for _, doc := range d.documents {
		if doc.ID == d.request.Document {
			return doc
		}
	}
	return d.documents[0]
}

// optionRows are the choices that the format and the document have.
func (d *exportDialog) optionRows() []fyne.CanvasObject {
	a, r := d.app, &d.request
	rows := d.optionRow("ui.export.format", exportChoice(d, formatOptions(a, d.formats), &r.Format))
	f, _ := d.format()
	rows = append(rows, d.contentRow()...)
	if f.Pages {
		doc := d.document()
		if doc.Form {
			rows = append(rows, d.optionRow("ui.export.form", exportChoice(d, d.forms(), &r.Form))...)
		}
		if chosen := d.app.session.roles(); doc.Roles && len(chosen) > 0 {
			rows = append(rows, d.rolesRow(chosen))
		}
		if doc.Since {
			rows = append(rows, d.optionRow("ui.export.since", exportChoice(d, d.snapshots(), &r.Since))...)
		}
		if doc.Audit {
			rows = append(rows, d.optionRow("ui.export.audit", exportChoice(d, d.audits(), &r.Audit))...)
		}
		if len(doc.Parts) > 0 {
			rows = append(rows, d.workbookRows(doc)...)
		}
		rows = append(rows, d.paperRows(f, doc)...)
		if doc.Blank {
			rows = append(rows, d.blankRow())
		}
		r.Group = d.groupOf(doc)
		if doc.Group && r.Blank {
			rows = append(rows, d.optionRow("ui.export.group", exportChoice(d, d.groups(), &r.Group))...)
		}
	}
	languages := []option[string]{{"fi", a.T("language.fi")}, {"en", a.T("language.en")}, {"sv", a.T("language.sv")}}
	return append(rows, d.optionRow("ui.export.language", exportChoice(d, languages, &r.Language))...)
}

// forms lists what sheets can be printed.
func (d *exportDialog) forms() []option[string] {
	list := []option[string]{{"", d.app.T("ui.export.allForms")}}
	for _, form := range assets.Forms(d.app.words.Lang()) {
		list = append(list, option[string]{form.ID, form.Title})
	}
	return list
}

// rolesRow is the tick for the cards of the selected roles alone.
func (d *exportDialog) rolesRow(chosen []model.ID) fyne.CanvasObject {
	c := d.app.newCheck(d.app.T("ui.export.roles", len(chosen)), func(on bool) {
		d.request.Roles = nil
		if on {
			d.request.Roles = chosen
		}
		d.refresh()
	})
	c.follow(len(d.request.Roles) > 0)
	return c
}

// snapshots lists what today can be compared with, the latest first.
func (d *exportDialog) snapshots() []option[model.ID] {
	var list []option[model.ID]
	p := d.request.Project
	for _, s := range model.Of[model.Snapshot](p, p.Info().Snapshots) {
		list = append(list, option[model.ID]{s.ID, shorten(d.app.nameOf(s), 40)})
	}
	slices.Reverse(list)
	return list
}

// audits lists the audits, the latest first.
func (d *exportDialog) audits() []option[model.ID] {
	var list []option[model.ID]
	p := d.request.Project
	for _, x := range model.Of[model.Audit](p, p.Info().Audits) {
		list = append(list, option[model.ID]{x.ID, shorten(d.app.nameOf(x), 40)})
	}
	slices.Reverse(list)
	return list
}

// groups lists the groups of respondents of the chosen audit, for any of whom its
// questionnaire can be printed.
func (d *exportDialog) groups() []option[model.ID] {
	list := []option[model.ID]{{"", d.app.T("ui.export.anyGroup")}}
	p := d.request.Project
	x := p.Audit(d.request.Audit)
	if x == nil {
		x = p.LatestAudit()
	}
	if x != nil {
		for _, g := range x.Groups {
			list = append(list, option[model.ID]{g.ID, scene.GroupName(d.app.words, g)})
		}
	}
	return list
}

// groupOf is the chosen group, none when the document heeds none or the audit has
// it not.
func (d *exportDialog) groupOf(doc Document) model.ID {
	now := d.request.Group
	known := slices.ContainsFunc(d.groups(), func(o option[model.ID]) bool { return o.value == now })
	if !doc.Group || !d.request.Blank || !known {
		return ""
	}
	return now
}

// blankRow is the tick for paper to write on.
func (d *exportDialog) blankRow() fyne.CanvasObject {
	c := d.app.newCheck(d.app.T("ui.export.blank"), func(on bool) {
		d.request.Blank = on
		d.refresh()
	})
	c.follow(d.request.Blank)
	return c
}

// usualPaper is one on which a map can be read and that most offices print.
const usualPaper = "A3"

// officePapers are those that posters are cut into.
var officePapers = []string{"A4", "A3"}

// paperRows chooses the paper of a document that is made for several.
func (d *exportDialog) paperRows(f Format, doc Document) []fyne.CanvasObject {
	a, r := d.app, &d.request
	if len(doc.Papers) == 0 {
		r.Tile = ""
		return nil
	}
	if !slices.Contains(doc.Papers, r.Paper) {
		r.Paper = usualPaper
	}
	var papers []option[string]
	sheets := []option[string]{{"", a.T("ui.export.onePage")}}
	for _, p := range doc.Papers {
		papers = append(papers, option[string]{p, p})
		if slices.Contains(officePapers, p) && p != r.Paper && !f.Single {
			sheets = append(sheets, option[string]{p, a.T("ui.export.tiles", p)})
		}
	}
	rows := d.optionRow("ui.export.paper", exportChoice(d, papers, &r.Paper))
	rows = append(rows, d.optionRow("ui.export.orientation", exportChoice(d, []option[bool]{{false, a.T("ui.export.landscape")}, {true, a.T("ui.export.portrait")}}, &r.Portrait))...)
	if len(sheets) > 1 {
		rows = append(rows, d.optionRow("ui.export.fit", exportChoice(d, sheets, &r.Tile))...)
	} else {
		r.Tile = ""
	}
	return rows
}

// exportContent is what an export holds: a document of a journey, of a map alone
// or with its target, or one of the project; no journey stands for all of them.
type exportContent struct {
	document                  string
	journey, overlay, compare model.ID
}

// contentRow chooses what to export among what the format can hold.
func (d *exportDialog) contentRow() []fyne.CanvasObject {
	f, _ := d.format()
	r := &d.request
	now := exportContent{r.Document, r.Journey, r.Overlay, r.Compare}
	what := d.contents(f)
	if !slices.ContainsFunc(what, func(o option[exportContent]) bool { return o.value == now }) && len(what) > 0 {
		now = what[0].value
	}
	d.take(now)
	c := newChoice(d.app, what, func(v exportContent) {
		d.take(v)
		d.refresh()
	})
	c.follow(now)
	return d.optionRow("ui.export.what", c)
}

func (d *exportDialog) take(c exportContent) {
	r := &d.request
	r.Document, r.Journey, r.Overlay, r.Compare = c.document, c.journey, c.overlay, c.compare
}

// journeyReport is the ID of the report of a journey.
const journeyReport = "journey"

// contents lists what a format can hold of the project.
func (d *exportDialog) contents(f Format) []option[exportContent] {
	a, p := d.app, d.request.Project
	if f.Lossless {
		return []option[exportContent]{{exportContent{}, a.T("ui.export.project")}}
	}
	var list []option[exportContent]
	add := func(c exportContent, key string, args ...any) {
		list = append(list, option[exportContent]{c, a.T(key, args...)})
	}
	journeys := p.Info().Journeys
	for _, j := range model.Of[model.Journey](p, journeys) {
		name := shorten(a.nameOf(j), 30)
		add(exportContent{journey: j.ID}, "ui.export.map", name)
		if !f.Pages {
			continue
		}
		add(exportContent{document: journeyReport, journey: j.ID}, "ui.export.report", name)
		if prev := p.Journey(j.Previous); prev != nil {
			name := shorten(a.nameOf(prev), 30)
			add(exportContent{journey: prev.ID, compare: j.ID}, "ui.export.compare", name)
			add(exportContent{journey: prev.ID, overlay: j.ID}, "ui.export.overlay", name)
		}
	}
	if len(journeys) > 1 && f.Pages && !f.Single {
		add(exportContent{}, "ui.export.allMaps")
		add(exportContent{document: journeyReport}, "ui.export.allReports")
	}
	for _, doc := range d.documents {
		if f.Pages && !doc.NeedsJourney && !(doc.Since && len(p.Info().Snapshots) == 0) {
			list = append(list, option[exportContent]{exportContent{document: doc.ID}, a.documentName(doc.ID)})
		}
	}
	return list
}

// documentName is what a document of the whole project is called.
func (a *App) documentName(id string) string { return a.T("document." + id) }

func (d *exportDialog) optionRow(key string, o fyne.CanvasObject) []fyne.CanvasObject {
	l := widget.NewLabel(d.app.T(key))
	l.SizeName, l.Importance = theme.SizeNameCaptionText, widget.LowImportance
	return []fyne.CanvasObject{container.New(layout.NewCustomPaddedVBoxLayout(-8), l, o)}
}

// exportChoice makes a choice that writes into the request.
func exportChoice[T comparable](d *exportDialog, options []option[T], into *T) fyne.CanvasObject {
	c := newChoice(d.app, options, func(v T) {
		*into = v
		d.refresh()
	})
	c.follow(*into)
	return c
}

func formatOptions(a *App, formats []Format) []option[string] {
	var list []option[string]
	for _, f := range formats {
		list = append(list, option[string]{f.ID, a.T("ui.format." + f.ID)})
	}
	return list
}

// remember keeps the choices for the next export. What is about a page of the
// project is chosen by the page that is open then.
func (d *exportDialog) remember() {
	e, r, doc := &d.app.set.Export, &d.request, d.document()
	e.Format = r.Format
	if f, _ := d.format(); !f.Pages {
		return
	}
	if doc.NeedsJourney {
		e.Document = r.Document
	}
	if doc.Blank {
		e.Blank = r.Blank
	}
	if len(doc.Papers) > 0 {
		e.Paper, e.Portrait, e.Tile = r.Paper, r.Portrait, r.Tile
	}
}
