package ui

import (
	"slices"

	"fyne.io/fyne/v2"
)

// This file turns the views of a page without the mouse: in a presentation their
// tabs are away.

// views are the choices at the head of the open page, and the place of the open
// one among them; -1 when it is not one that is open.
func (p *projectPage) views() (tabs []choiceTab, open int) {
	pg := pageOf(p.session.page)
	if pg.choices != nil {
		tabs = pg.choices(p)
	} else if pg.fixed != nil {
		tabs = pg.fixed(p)
	}
	current := func(t choiceTab) bool { return t.current }
	open = slices.IndexFunc(tabs, current)
	if open >= 0 && slices.ContainsFunc(tabs[open+1:], current) {
		return tabs, -1 // two choices in a row
	}
	return tabs, open
}

// turnView shows the view so many behind the open one.
func (p *projectPage) turnView(by int) {
	if tabs, open := p.views(); open >= 0 && open+by >= 0 && open+by < len(tabs) {
		tabs[open+by].choose()
	}
}

// canTurn reports whether there is a view so many behind the open one.
func (a *App) canTurn(by int) func() bool {
	return func() bool {
		if a.session == nil || a.page == nil {
			return false
		}
		tabs, open := a.page.views()
		return open >= 0 && open+by >= 0 && open+by < len(tabs)
	}
}

// turnActions are the commands that turn views.
func (a *App) turnActions() []*Action {
	return []*Action{
		{ID: "nextView", Menu: "view", Icon: "right", Group: true, Shortcut: alt(fyne.KeyPageDown), Enabled: a.canTurn(1), Run: func() { a.page.turnView(1) }},
		{ID: "previousView", Menu: "view", Icon: "left", Shortcut: alt(fyne.KeyPageUp), Enabled: a.canTurn(-1), Run: func() { a.page.turnView(-1) }},
	}
}

// viewEntries let the palette find every view of the open audit and of the
// customers.
func (a *App) viewEntries() []paletteEntry {
	if a.session == nil || a.page == nil {
		return nil
	}
	var list []paletteEntry
	for _, id := range []pageID{pageAudit, pageCustomers} {
		pg := pageOf(id)
		for _, t := range pg.choices(a.page) {
			list = append(list, paletteEntry{icon: pg.icon, text: t.text, side: a.T("page." + string(id)), folded: fold(t.text), run: func() {
				a.page.goPage(id)
				t.choose()
			}})
		}
	}
	return list
}
