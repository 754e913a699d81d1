package ui

import (
	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/scene"
)

// pageID names what stands in the middle of the window. Its word is "page." +
// ID.
type pageID string

// The pages, in the order of their tabs and keys.
const (
	pageMap       pageID = "map"
	pagePromises  pageID = "promises"
	pageRoles     pageID = "roles"
	pageFramework pageID = "framework"
	pageLibrary   pageID = "library"
	pageGaps      pageID = "gaps"
	pageDecisions pageID = "decisions"
	pageSnapshots pageID = "snapshots"
	pageAudit     pageID = "audit"
	pageCustomers pageID = "customers"
)

// picture is what the board shows of a page. Pictures are told apart by their
// keys; that of a journey map is empty, since the journey tells it.
type picture struct {
	key   string
	scene *scene.Scene
}

// page is one way to look at the project.
type page struct {
	id   pageID
	icon string
	key  fyne.Shortcut
	// home reports whether an entity is at home here: opening it leads here,
	// unless the page that is open shows it.
	home func(p *model.Project, e model.Entity) bool
	draw func(s *session, p *model.Project) picture
	// choices are the tabs at the head of the page.
	choices func(p *projectPage) []choiceTab
	// fixed are tabs before those, which stay where the others become a list.
	fixed func(p *projectPage) []choiceTab
}

// pages is the table of pages.
func pages() []*page {
	return []*page{
		{id: pageMap, icon: "journey", key: ctrl(fyne.Key1), home: onJourney, draw: (*session).drawMap},
		{id: pagePromises, icon: "promise", key: ctrl(fyne.Key2), home: isPromise, draw: (*session).drawPromises, choices: (*projectPage).promiseChoices},
		{id: pageRoles, icon: "role", key: ctrl(fyne.Key3), home: isKind(model.KindRole), draw: (*session).drawRoles, choices: (*projectPage).roleChoices},
		{id: pageFramework, icon: "framework", key: ctrl(fyne.Key4), home: isKind(model.KindSheet), draw: (*session).drawSheet, choices: (*projectPage).sheetChoices, fixed: (*projectPage).sheetTabs},
		{id: pageGaps, icon: "gap", key: ctrl(fyne.Key5), home: nowhere, draw: (*session).drawGaps},
		{id: pageDecisions, icon: "decision", key: ctrl(fyne.Key6), home: isLogged, draw: (*session).drawLog, choices: (*projectPage).logChoices},
		{id: pageSnapshots, icon: "snapshot", key: ctrl(fyne.Key7), home: isKind(model.KindSnapshot), draw: (*session).drawSince, choices: (*projectPage).sinceChoices},
		{id: pageAudit, icon: "audit", key: ctrl(fyne.Key8), home: isAudited, draw: (*session).drawAudit, choices: (*projectPage).auditChoices, fixed: (*projectPage).auditTabs},
		{id: pageLibrary, icon: "folder", key: ctrl(fyne.Key9), home: nowhere, draw: (*session).drawLibrary, fixed: (*projectPage).libraryTabs},
		{id: pageCustomers, icon: "customer", key: alt(fyne.Key0), home: isCustomer, draw: (*session).drawCustomers, choices: (*projectPage).customerChoices},
	}
}

func pageOf(id pageID) *page {
	for _, p := range pages() {
		if p.id == id {
			return p
		}
	}
	return pages()[0]
}

// homeOf is the page on which an entity is at home; "" when it is on none.
func homeOf(p *model.Project, e model.Entity) pageID {
	for _, pg := range pages() {
		if pg.home(p, e) {
			return pg.id
		}
	}
	return ""
}

func onJourney(p *model.Project, e model.Entity) bool { return p.JourneyOf(e.Key()) != nil }

func isPromise(_ *model.Project, e model.Entity) bool { return e.Kind() == model.KindPromise }

func isKind(kind model.Kind) func(*model.Project, model.Entity) bool {
	return func(_ *model.Project, e model.Entity) bool { return e.Kind() == kind }
}

func isLogged(_ *model.Project, e model.Entity) bool {
	return e.Kind() == model.KindDecision || e.Kind() == model.KindAction
}

func isAudited(_ *model.Project, e model.Entity) bool {
	return e.Kind() == model.KindAudit || e.Kind() == model.KindAnswers || e.Kind() == model.KindInstrument
}

func isCustomer(_ *model.Project, e model.Entity) bool {
	return e.Kind() == model.KindSegment || e.Kind() == model.KindCustomer
}

func nowhere(*model.Project, model.Entity) bool { return false }

// goPage shows another page.
func (p *projectPage) goPage(id pageID) {
	if p.session.page == id {
		p.refocus()
		return
	}
	p.settle()
	p.session.page = id
	p.inOutline = false
	p.turned()
	p.refocus()
}

// turned shows what another page, or another choice on it, has changed.
func (p *projectPage) turned() {
	p.selecting = true
	p.drawn()
	p.selectOnMap(p.session.selected)
	p.selecting = false
	p.bar.refresh()
	p.selectionChanged()
	if p.presenting { // the room has not seen where one left the page
		p.board.Begin()
	}
}

// shows reports whether the board shows an entity.
func (p *projectPage) shows(id model.ID) bool {
	if p.session.page == pageMap {
		j := p.session.project().JourneyOf(id)
		return j != nil && p.onPage(j.ID)
	}
	if at, ok := rowOf(id); ok {
		id = at.Sheet
	}
	if at, ok := statementOf(id); ok {
		return drawnPart(p.session.drawn.scene, at.ref())
	}
	return p.session.drawn.scene != nil && p.session.drawn.scene.Shows(id)
}

// pageActions are the commands that turn pages.
func (a *App) pageActions() []*Action {
	var list []*Action
	for _, pg := range pages() {
		list = append(list, &Action{
			ID: "page." + string(pg.id), Menu: "view", Icon: pg.icon, Shortcut: pg.key, Enabled: a.hasProject,
			Checked: func() bool { return a.session != nil && a.session.page == pg.id },
			Run:     func() { a.page.goPage(pg.id) },
		})
	}
	return list
}
