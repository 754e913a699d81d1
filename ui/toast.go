package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toastTime is how long news stays on the screen.
const toastTime = 7 * time.Second

// toasts shows news that needs no answer at the lower edge of the window, one
// at a time.
type toasts struct {
	app  *App
	box  *fyne.Container
	stop func()
	undo bool // what is shown offers to undo the newest step
}

func newToasts(a *App) *toasts { return &toasts{app: a, box: container.NewVBox()} }

// over lays the news over the content of the window.
func (t *toasts) over(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, container.NewVBox(
		layout.NewSpacer(),
		container.NewHBox(layout.NewSpacer(), t.box, layout.NewSpacer()),
		&spacerBox{height: 44}))
}

// toast tells news, with something one may do about it when way is not nil.
func (a *App) toast(text string, way *failure) {
	t := a.toasts
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameMenuBackground))
	ground.CornerRadius, ground.StrokeWidth, ground.StrokeColor = 8, 1, theme.Color(theme.ColorNameInputBorder)
	row := container.NewHBox(widget.NewLabel(shorten(text, 90)))
	if way != nil {
		row.Add(a.newButton(a.T(way.label), "", func() {
			t.clear()
			way.run()
		}))
	}
	row.Add(a.newButton("", "", t.clear).closing())
	t.clear()
	t.box.Objects = []fyne.CanvasObject{container.NewStack(ground, container.NewPadded(row))}
	t.box.Refresh()
	t.stop = a.tasks.After(toastTime, t.clear)
	t.undo = way != nil && way.label == "action.undo"
}

// outdated takes an offer to undo away once another step is the newest.
func (t *toasts) outdated() {
	if t.undo {
		t.clear()
	}
}

// clear takes the news away.
func (t *toasts) clear() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	t.undo = false
	t.box.Objects = nil
	t.box.Refresh()
}

// closing makes a button that takes something away.
func (b *button) closing() *button {
	b.icon = "close"
	b.Icon = icon{"close", theme.ColorNameForeground}
	return b
}
