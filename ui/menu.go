package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// Fyne draws the shortcuts of menu items at a fifth of the text's strength and
// in English. So items get a shortcut that has a name but nothing to draw, and
// the keys stand in the label, pushed to a column by spaces. macOS draws its
// own menus and needs the real thing.
type namedShortcut string

// ShortcutName implements fyne.Shortcut.
func (s namedShortcut) ShortcutName() string { return string(s) }

func menuShortcut(s fyne.Shortcut) fyne.Shortcut {
	if s == nil || runtime.GOOS == "darwin" {
		return s
	}
	return namedShortcut(s.ShortcutName())
}

// withKeys puts the keys of items behind their labels in one column.
func withKeys(labels, keys []string) []string {
	if runtime.GOOS == "darwin" {
		return labels
	}
	size := theme.TextSize()
	width := func(s string) float32 { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width }
	space, widest := width(" "), float32(0)
	for _, l := range labels {
		widest = max(widest, width(l))
	}
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l
		if keys[i] != "" {
			out[i] += strings.Repeat(" ", int((widest-width(l))/space)+6) + keys[i]
		}
	}
	return out
}

// menuOrder is the order of the menus; the words are "menu." + name.
var menuOrder = []string{"file", "edit", "insert", "journey", "promise", "view", "help"}

// menuBar is the main menu, made from the table of actions.
type menuBar struct {
	app   *App
	main  *fyne.MainMenu
	items map[string]*fyne.MenuItem
}

func newMenuBar(a *App) *menuBar {
	m := &menuBar{app: a, items: map[string]*fyne.MenuItem{}}
	var menus []*fyne.Menu
	for _, name := range menuOrder {
		var items []*fyne.MenuItem
		list := a.menuActions(name)
		labels := a.labels(list)
		for i, x := range list {
			if x.Group && i > 0 {
				items = append(items, fyne.NewMenuItemSeparator())
			}
			item := a.menuItem(x)
			item.Label = labels[i]
			m.items[x.ID] = item
			items = append(items, item)
		}
		a.addHidden(items, list)
		menus = append(menus, fyne.NewMenu(a.T("menu."+name), items...))
	}
	m.main = fyne.NewMainMenu(menus...)
	return m
}

// menuItem makes an item of an action for any menu; its label comes later.
func (a *App) menuItem(x *Action) *fyne.MenuItem {
	item := fyne.NewMenuItem("", func() { a.perform(x) })
	item.Shortcut = menuShortcut(x.Shortcut)
	item.Disabled = !x.enabled()
	item.IsQuit = x.ID == "quit"
	if x.Checked != nil {
		item.Checked = x.Checked()
	}
	return item
}

// addHidden makes the further shortcuts of actions work. The driver looks for
// shortcuts in menus only, before the focused widget gets them, and looks into
// the submenu of a line as well, which is never drawn.
func (a *App) addHidden(items []*fyne.MenuItem, list []*Action) {
	var hidden []*fyne.MenuItem
	for _, x := range list {
		for _, s := range x.Also {
			item := fyne.NewMenuItem("", func() { a.perform(x) })
			item.Shortcut = menuShortcut(s)
			hidden = append(hidden, item)
		}
	}
	for _, item := range items {
		if item.IsSeparator && len(hidden) > 0 {
			item.ChildMenu = fyne.NewMenu("", hidden...)
			return
		}
	}
}

// menuKey is what stands behind an action in a menu: letters for the palette
// would only confuse there.
func (a *App) menuKey(x *Action) string {
	if x.Shortcut == nil && x.Plain == "" {
		return ""
	}
	return a.keyText(x)
}

// labels are the labels of actions in one menu.
func (a *App) labels(list []*Action) []string {
	labels, keys := make([]string, len(list)), make([]string, len(list))
	for i, x := range list {
		labels[i], keys[i] = a.actionLabel(x), a.menuKey(x)
	}
	return withKeys(labels, keys)
}

// update shows which actions can be run, and what undo and redo would do. The
// menu is only made anew when something changed.
func (m *menuBar) update() {
	changed := false
	for _, name := range menuOrder {
		list := m.app.menuActions(name)
		labels := m.app.labels(list)
		for i, x := range list {
			item := m.items[x.ID]
			now := [2]bool{!x.enabled(), x.Checked != nil && x.Checked()}
			if was := [2]bool{item.Disabled, item.Checked}; was != now || item.Label != labels[i] {
				item.Disabled, item.Checked, item.Label = now[0], now[1], labels[i]
				changed = true
			}
		}
	}
	if changed {
		m.main.Refresh()
	}
}

// menuActions are the actions of one menu in their order.
func (a *App) menuActions(menu string) []*Action {
	var list []*Action
	for _, x := range a.actions {
		if x.Menu == menu {
			list = append(list, x)
		}
	}
	return list
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
	a.popDown()
	a.popped = widget.NewPopUpMenu(fyne.NewMenu("", items...), a.win.Canvas())
	a.popped.ShowAtPosition(at)
}

// popDown takes away the menu that is open, if one is: what it is about may be
// gone after the next action.
func (a *App) popDown() {
	if a.popped != nil {
		a.popped.Hide()
		a.popped = nil
	}
}
