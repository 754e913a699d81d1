package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
)

// What the library shows besides a shelf.
const (
	shelfPaths    = "paths"
	shelfGlossary = "glossary"
)

// drawLibrary is a shelf of the library, the guided paths or one of them, or the
// glossary.
func (s *session) drawLibrary(p *model.Project) picture {
	lang := s.app.words.Lang()
	opt := scene.LibraryOptions{Width: s.room(105)} // cards are read from afar
	b := s.app.builder
	switch s.shelf {
	case shelfGlossary:
		return picture{"glossary", b.Glossary(assets.Terms(lang), assets.Quotes(lang), opt)}
	case shelfPaths:
		if path, ok := assets.PathOf(s.path, lang); ok {
			return picture{"path " + s.path, b.Path(p, path, opt)}
		}
		return picture{"paths", b.PathList(p, assets.Paths(lang), opt)}
	}
	opt.Shelf = model.Shelf(s.shelf)
	return picture{"library " + s.shelf, b.Library(p, assets.Forms(lang), opt)}
}

// libraryTabs are the shelves, the paths and the glossary.
func (p *projectPage) libraryTabs() []choiceTab {
	s, a := p.session, p.app
	tab := func(text, icon, shelf, path string) choiceTab {
		return choiceTab{text, icon, s.shelf == shelf && s.path == path, p.choose(func(s *session) { s.shelf, s.path = shelf, path })}
	}
	tabs := []choiceTab{tab(a.T("library.all"), "sheet", "", s.path)}
	forms := assets.Forms(a.words.Lang())
	for _, shelf := range model.Shelves() {
		if slices.ContainsFunc(forms, func(f *model.Form) bool { return f.Shelf == shelf }) {
			tabs = append(tabs, tab(a.T("library.shelf."+string(shelf)), "sheet", string(shelf), s.path))
		}
	}
	if s.path != "" { // so that one can leave it
		tabs = append(tabs, choiceTab{a.T("library.paths"), "journey", false, p.choose(func(s *session) { s.shelf, s.path = shelfPaths, "" })})
		if path, ok := assets.PathOf(s.path, a.words.Lang()); ok {
			tabs = append(tabs, tab(shorten(path.Title, 30), "now", shelfPaths, s.path))
		}
	} else {
		tabs = append(tabs, tab(a.T("library.paths"), "journey", shelfPaths, ""))
	}
	return append(tabs, tab(a.T("library.glossary"), "info", shelfGlossary, s.path))
}

// sheetTabs are the library and the path that one is on.
func (p *projectPage) sheetTabs() []choiceTab {
	s, a := p.session, p.app
	lang := a.words.Lang()
	tabs := []choiceTab{{a.T("library.title"), "folder", false, p.choose(func(s *session) { s.page = pageLibrary })}}
	if path, ok := assets.PathOf(s.path, lang); ok {
		at := s.pathStep(path)
		tabs = append(tabs, choiceTab{a.T("library.onPath", at+1, len(path.Steps)), "now", false, p.choose(func(s *session) { s.page, s.shelf = pageLibrary, shelfPaths })})
		if at >= 0 && at+1 < len(path.Steps) {
			tabs = append(tabs, choiceTab{a.T("library.next"), "right", false, func() { p.stepPath(1) }})
		}
	}
	return tabs
}

// sheetChoices are the sheets that are open or have been written into.
func (p *projectPage) sheetChoices() []choiceTab {
	s, lang := p.session, p.app.words.Lang()
	form := s.sheetForm()
	if form == nil {
		return nil
	}
	open := s.openSheet(s.project(), form).ID
	var tabs []choiceTab
	for _, id := range sheetIDs(s.project(), form) {
		sheet, base := sheetOfID(s.project(), id)
		if sheet == nil || base.Opens != "" {
			continue
		}
		icon := "sheet"
		if base.ID == frameworkForm {
			icon = "framework"
		}
		form, _ := assets.FormOf(base.ID, lang)
		tabs = append(tabs, choiceTab{sheetTab(form, sheet), icon, id == open, p.choose(func(s *session) { s.form, s.sheet = base.ID, id })})
	}
	return tabs
}

// sheetTab is the title of a sheet in short, with its name to be read.
func sheetTab(form *model.Form, s *model.Sheet) string {
	if s.Name == "" {
		return shorten(form.Title, 32)
	}
	return shorten(form.Title, 18) + " · " + shorten(s.Name, 18)
}

// usedForms lists the forms that a project has sheets of, in the order of the
// library, with the framework and the one that is open.
func usedForms(p *model.Project, open *model.Form) []string {
	used := map[string]bool{frameworkForm: true}
	if open != nil {
		used[open.ID] = true
	}
	for _, s := range model.Of[model.Sheet](p, p.Info().Sheets) {
		used[s.Form] = true
	}
	var ids []string
	for _, f := range assets.Forms(assets.Languages()[0]) {
		if used[f.ID] {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// formPages are the pages that a form may open instead of a sheet.
var formPages = map[string]pageID{
	"journey": pageMap, "promises": pagePromises, "roles": pageRoles, "gaps": pageGaps,
	"decisions": pageDecisions, "audit": pageAudit, "segments": pageCustomers, "customers": pageCustomers, "glossary": pageLibrary,
}

// openForm opens the sheet of a form, or the page that does what it is for.
func (p *projectPage) openForm(id string) {
	form, ok := assets.FormOf(id, p.app.words.Lang())
	if !ok {
		return
	}
	p.session.opened = id
	if form.Opens == "" {
		p.choose(func(s *session) { s.page, s.form, s.sheet, s.selected = pageFramework, id, "", nil })()
		return
	}
	p.choose(func(s *session) {
		s.page = formPages[form.Opens]
		switch form.Opens {
		case "glossary":
			s.shelf = shelfGlossary
		case "segments":
			s.customer.view = scene.CustomerSegments
		case "customers":
			s.customer.view, s.customer.filter = scene.CustomerList, scene.CustomerFilter{}
		}
	})()
}

// openFromLibrary opens what a place in the pictures of the library stands for.
func (t subject) openFromLibrary(ref scene.Ref) bool {
	if id, ok := scene.OpensForm(ref); ok {
		t.page.openForm(id)
		return true
	}
	if id, ok := scene.OpensPath(ref); ok {
		t.page.choose(func(s *session) { s.shelf, s.path = shelfPaths, id })()
		return true
	}
	return false
}

// onPath reports whether there is a step so many behind the open sheet on the
// path.
func (a *App) onPath(by int) func() bool {
	return func() bool {
		if a.session == nil {
			return false
		}
		path, ok := assets.PathOf(a.session.path, a.words.Lang())
		if !ok {
			return false
		}
		at := a.session.pathStep(path) + by
		return at >= 0 && at < len(path.Steps)
	}
}

// pathStep is the step of a path that is open, -1 when none of its sheets is.
func (s *session) pathStep(path *model.Path) int {
	switch s.page {
	case pageLibrary:
		return -1
	case pageFramework:
		return path.Step(s.form)
	}
	return path.Step(s.opened)
}

// stepPath goes on along the path, or back.
func (p *projectPage) stepPath(by int) {
	path, ok := assets.PathOf(p.session.path, p.app.words.Lang())
	if !ok {
		return
	}
	if at := p.session.pathStep(path) + by; at >= 0 && at < len(path.Steps) {
		p.openForm(path.Steps[at].Form)
	}
}

// leavePath forgets the path; what has been written stays.
func (p *projectPage) leavePath() { p.choose(func(s *session) { s.path = "" })() }

// libraryActions are the actions of the library.
func (a *App) libraryActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	return []*Action{
		{ID: "glossary", Menu: "help", Icon: "info", Chord: "sn", Enabled: a.hasProject, Run: a.showGlossary},
		{ID: "nextStep", Menu: "view", Icon: "right", Group: true, Shortcut: ctrlShift(fyne.KeyPageDown), Enabled: a.onPath(1), Run: page(func(p *projectPage) { p.stepPath(1) })},
		{ID: "previousStep", Menu: "view", Icon: "left", Shortcut: ctrlShift(fyne.KeyPageUp), Enabled: a.onPath(-1), Run: page(func(p *projectPage) { p.stepPath(-1) })},
		{ID: "leavePath", Menu: "view", Icon: "close", Chord: "jp", Enabled: func() bool { return a.session != nil && a.session.path != "" }, Run: page((*projectPage).leavePath)},
	}
}

// formEntries lets the palette find every sheet and path of the library, and
// every term.
func (a *App) formEntries() []paletteEntry {
	lang := a.words.Lang()
	var list []paletteEntry
	if a.session != nil && a.page != nil {
		for _, f := range assets.Forms(lang) {
			list = append(list, paletteEntry{icon: "sheet", text: f.Title, side: a.T("library.shelf." + string(f.Shelf)), folded: fold(f.Title), run: func() { a.page.openForm(f.ID) }})
		}
		for _, path := range assets.Paths(lang) {
			list = append(list, paletteEntry{icon: "journey", text: path.Title, side: a.T("library.paths"), folded: fold(path.Title), run: func() {
				a.page.choose(func(s *session) { s.page, s.shelf, s.path = pageLibrary, shelfPaths, path.ID })()
			}})
		}
	}
	return append(list, a.termEntries()...)
}

// termEntries are the terms of the glossary; they are found by their definitions
// too.
func (a *App) termEntries() []paletteEntry {
	var list []paletteEntry
	for _, t := range assets.Terms(a.words.Lang()) {
		list = append(list, paletteEntry{icon: "info", text: t.Term, side: a.T("library.glossary"), folded: fold(t.Term), run: func() { a.showTerm(t) }})
	}
	return list
}

// showGlossary finds a term by a few letters.
func (a *App) showGlossary() {
	a.openPalette(a.T("library.glossary"), a.T("library.findTerm"), a.termEntries())
}

// showTerm shows a term with its names in the other languages.
func (a *App) showTerm(t model.Term) {
	var names []string
	for _, lang := range assets.Languages() {
		if lang == a.words.Lang() {
			continue
		}
		for _, other := range assets.Terms(lang) {
			if other.Key == t.Key {
				names = append(names, lang+": "+other.Term)
			}
		}
	}
	text := t.Definition
	if t.Source != "" {
		text += "\n\n" + a.T("figure.source", t.Source)
	}
	text += "\n\n" + strings.Join(names, "  ·  ")
	body := widget.NewLabel(text)
	body.Wrapping = fyne.TextWrapWord
	var m *modal
	m = a.show(dialogSpec{
		title: t.Term, content: body, size: fyne.NewSize(560, 300),
		buttons: []*button{
			a.newButton(a.T("library.more"), "search", func() { m.close(); a.showGlossary() }),
			a.newButton(a.T("ui.ok"), "", func() { m.leave() }),
		},
	})
}
