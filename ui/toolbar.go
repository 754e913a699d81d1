package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// rightSide is the first place at the right end of the toolbar.
const rightSide = 80

// toolbar holds the actions that have a place in it.
type toolbar struct {
	app     *App
	content fyne.CanvasObject
	buttons map[string]*button
	lines   map[fyne.CanvasObject][]*button // separators and the buttons behind each, up to the next
}

func newToolbar(a *App) *toolbar {
	t := &toolbar{app: a, buttons: map[string]*button{}, lines: map[fyne.CanvasObject][]*button{}}
	left, right := container.NewHBox(), container.NewHBox()
	list := slices.DeleteFunc(slices.Clone(a.actions), func(x *Action) bool { return x.Toolbar == 0 })
	slices.SortFunc(list, func(x, y *Action) int { return x.Toolbar - y.Toolbar })
	group := 0
	var line fyne.CanvasObject
	for _, x := range list {
		side := left
		if x.Toolbar >= rightSide {
			side = right
		}
		if g := x.Toolbar / 10; g != group && len(side.Objects) > 0 {
			line = widget.NewSeparator()
			side.Add(line)
		}
		group = x.Toolbar / 10
		b := a.newButton(a.T("short."+x.ID), x.Icon, func() { a.perform(x) }).quiet()
		t.buttons[x.ID] = b
		side.Add(b)
		if line != nil {
			t.lines[line] = append(t.lines[line], b)
		}
	}
	// With large letters on a small screen the left part scrolls.
	t.content = container.NewBorder(nil, nil, nil, right, container.NewHScroll(left))
	return t
}

// update shows which actions can be run now.
func (t *toolbar) update() {
	for id, b := range t.buttons {
		x := t.app.action(id)
		b.enable(x.enabled())
		if x.Pages == nil || t.app.session != nil && slices.Contains(x.Pages, t.app.session.page) {
			b.Show()
		} else {
			b.Hide()
		}
	}
	for line, group := range t.lines {
		if slices.ContainsFunc(group, func(b *button) bool { return b.Visible() }) {
			line.Show()
		} else {
			line.Hide()
		}
	}
}
