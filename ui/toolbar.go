package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// toolbar holds the actions that have a place in it.
type toolbar struct {
	app     *App
	content *fyne.Container
	buttons map[string]*button
}

func newToolbar(a *App) *toolbar {
	t := &toolbar{app: a, buttons: map[string]*button{}, content: container.NewHBox()}
	list := slices.DeleteFunc(slices.Clone(a.actions), func(x *Action) bool { return x.Toolbar == 0 })
	slices.SortFunc(list, func(x, y *Action) int { return x.Toolbar - y.Toolbar })
	group := 0
	for _, x := range list {
		if g := x.Toolbar / 10; g != group && group != 0 {
			if g == 8 {
				t.content.Add(layout.NewSpacer())
			} else {
				t.content.Add(widget.NewSeparator())
			}
			group = g
		} else {
			group = g
		}
		b := a.newButton(a.T("short."+x.ID), x.Icon, func() { a.perform(x) }).quiet()
		t.buttons[x.ID] = b
		t.content.Add(b)
	}
	return t
}

// update shows which actions can be run now.
func (t *toolbar) update() {
	for id, b := range t.buttons {
		b.enable(t.app.action(id).enabled())
	}
}
