package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// menuOrder is the order of the menus; the words are "menu." + name.
var menuOrder = []string{"file", "edit", "insert", "journey", "view", "help"}

// menuBar is the main menu, made from the table of actions.
type menuBar struct {
	app   *App
	main  *fyne.MainMenu
	items map[string]*fyne.MenuItem
	state map[string][2]bool
	label map[string]string
}

func newMenuBar(a *App) *menuBar {
	m := &menuBar{app: a, items: map[string]*fyne.MenuItem{}, state: map[string][2]bool{}, label: map[string]string{}}
	var menus []*fyne.Menu
	for _, name := range menuOrder {
		var items []*fyne.MenuItem
		for _, x := range a.actions {
			if x.Menu != name {
				continue
			}
			if x.Group && len(items) > 0 {
				items = append(items, fyne.NewMenuItemSeparator())
			}
			item := a.menuItem(x)
			m.items[x.ID] = item
			items = append(items, item)
		}
		menus = append(menus, fyne.NewMenu(a.T("menu."+name), items...))
	}
	m.main = fyne.NewMainMenu(menus...)
	return m
}

// menuItem makes an item of an action for any menu.
func (a *App) menuItem(x *Action) *fyne.MenuItem {
	item := fyne.NewMenuItem(a.T("action."+x.ID), func() { a.perform(x) })
	item.Shortcut = x.Shortcut
	item.Disabled = !x.enabled()
	item.IsQuit = x.ID == "quit"
	if x.Checked != nil {
		item.Checked = x.Checked()
	}
	return item
}

// update shows which actions can be run, and what undo and redo would do. The
// menu is only made anew when something changed.
func (m *menuBar) update() {
	changed := false
	for _, x := range m.app.actions {
		item := m.items[x.ID]
		now := [2]bool{!x.enabled(), x.Checked != nil && x.Checked()}
		text := m.app.actionLabel(x)
		if was, ok := m.state[x.ID]; ok && was == now && m.label[x.ID] == text {
			continue
		}
		m.state[x.ID], m.label[x.ID] = now, text
		item.Disabled, item.Checked, item.Label = now[0], now[1], text
		changed = true
	}
	if changed {
		m.main.Refresh()
	}
}

// actionLabel is an action's word; undo and redo say what they would do.
func (a *App) actionLabel(x *Action) string {
	text := a.T("action." + x.ID)
	if a.session == nil || x.ID != "undo" && x.ID != "redo" {
		return text
	}
	step, ok := a.session.doc.CanUndo()
	if x.ID == "redo" {
		step, ok = a.session.doc.CanRedo()
	}
	if !ok {
		return text
	}
	return text + ": " + a.stepLabel(step)
}

// stepLabel is the name of a step of the history.
func (a *App) stepLabel(l model.Label) string {
	args := make([]any, len(l.Args))
	for i, arg := range l.Args {
		args[i] = arg
	}
	return a.T(l.Key, args...)
}

// popUp shows a menu of actions at a place of the window; "-" is a line.
func (a *App) popUp(at fyne.Position, ids ...string) {
	a.popUpItems(at, a.items(ids...))
}

// popUpItems shows a menu at a place of the window.
func (a *App) popUpItems(at fyne.Position, items []*fyne.MenuItem) {
	if len(items) == 0 {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), a.win.Canvas(), at)
}
