package ui

import (
	"errors"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
)

// modal is a dialog over the window. While one is open no action runs but the
// text commands of its own fields. Escape leaves it, Enter takes what the
// dialog suggests.
type modal struct {
	app       *App
	pop       *widget.PopUp
	cover     fyne.CanvasObject // in place of pop: fills the window
	suggested *button           // what Enter presses; nil: nothing
	before    fyne.Focusable
	escaped   func() // in place of leaving
	onLeave   func() // called once when the dialog is left without an answer
	open      bool
}

// dialogSpec says what a dialog holds.
type dialogSpec struct {
	title   string
	content fyne.CanvasObject
	buttons []*button // from left to right; the last is the suggested one
	size    fyne.Size // at least; the window's size limits it
	focus   fyne.Focusable
	onLeave func()
}

// show opens a dialog.
func (a *App) show(spec dialogSpec) *modal {
	m := &modal{app: a, onLeave: spec.onLeave, open: true, before: a.win.Canvas().Focused()}
	if n := len(spec.buttons); n > 0 {
		m.suggested = spec.buttons[n-1]
	}
	row := []fyne.CanvasObject{layout.NewSpacer()}
	for _, b := range spec.buttons {
		row = append(row, b)
	}
	box := container.NewBorder(
		container.NewPadded(heading(strings.TrimSuffix(spec.title, "…"), theme.SizeNameSubHeadingText)),
		container.NewPadded(container.NewHBox(row...)), nil, nil,
		container.NewPadded(spec.content))
	m.pop = widget.NewModalPopUp(container.NewPadded(box), a.win.Canvas())
	limit := a.win.Canvas().Size().Subtract(fyne.NewSize(40, 40))
	size := spec.size.Max(m.pop.MinSize())
	m.pop.Resize(size.Min(limit.Max(fyne.NewSize(200, 150))))
	a.modals = append(a.modals, m)
	m.pop.Show()
	switch {
	case spec.focus != nil:
		a.win.Canvas().Focus(spec.focus)
	case len(spec.buttons) > 0:
		a.win.Canvas().Focus(spec.buttons[len(spec.buttons)-1])
	}
	return m
}

// cover lays an object over the whole window, menus and all, until the dialog is
// closed. Its keys are its own: escaped hears Escape where nothing in it does.
func (a *App) cover(o fyne.CanvasObject, escaped func(), focus fyne.Focusable) *modal {
	m := &modal{app: a, cover: o, escaped: escaped, open: true, before: a.win.Canvas().Focused()}
	a.modals = append(a.modals, m)
	a.win.Canvas().Unfocus() // else the cursor of an entry below goes on blinking
	a.win.Canvas().Overlays().Add(o)
	o.Resize(a.win.Canvas().Size())
	a.win.Canvas().Focus(focus)
	return m
}

// close takes the dialog away.
func (m *modal) close() {
	if !m.open {
		return
	}
	m.open = false
	m.app.win.Canvas().Unfocus() // else the cursor of an entry goes on blinking, unseen
	if m.cover != nil {
		m.app.win.Canvas().Overlays().Remove(m.cover)
	} else {
		m.pop.Hide()
	}
	for i, other := range m.app.modals {
		if other == m {
			m.app.modals = append(m.app.modals[:i], m.app.modals[i+1:]...)
			break
		}
	}
	if m.app.page != nil && len(m.app.modals) == 0 {
		m.app.page.refocusAt(m.before)
	}
}

// leave closes the dialog without an answer.
func (m *modal) leave() {
	if !m.open {
		return
	}
	m.close()
	if m.onLeave != nil {
		m.onLeave()
	}
}

func (m *modal) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if m.escaped != nil {
			m.escaped()
		} else {
			m.leave()
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.suggested != nil && !m.suggested.Disabled() {
			m.suggested.Tapped(nil)
			return true
		}
	}
	return false
}

// confirm asks before something that cannot be taken back. verb is the key of
// the word on the button that does it.
func (a *App) confirm(title, text, verb string, yes func()) {
	var m *modal
	m = a.show(dialogSpec{
		title: title, content: label(text), size: fyne.NewSize(460, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T(verb), "", func() { m.close(); yes() }).primary(),
		},
	})
}

// ask asks for a line of text. An empty answer is taken too.
func (a *App) ask(title, labelText, value, verb string, done func(string)) {
	var m *modal
	f := a.newField(false, nil)
	f.SetText(value)
	accept := func() {
		text := f.Text
		m.close()
		done(text)
	}
	f.submitted = accept
	content := container.NewVBox(f)
	if labelText != "" {
		content = container.NewVBox(label(labelText), f)
	}
	m = a.show(dialogSpec{
		title: title, content: content, size: fyne.NewSize(480, 0), focus: f,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T(verb), "", accept).primary(),
		},
	})
	f.selectAll()
}

// askLong asks for a text of several lines. An empty answer is taken too.
func (a *App) askLong(title, value string, done func(string)) {
	var m *modal
	f := a.newField(true, nil)
	f.SetText(value)
	f.SetMinRowsVisible(5)
	m = a.show(dialogSpec{
		title: title, content: f, size: fyne.NewSize(520, 0), focus: f,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("ui.ok"), "", func() {
				text := f.Text
				m.close()
				done(text)
			}).primary(),
		},
	})
}

// failure is one thing that a failure leads on to.
type failure struct {
	label string // a key
	run   func()
}

// fail logs an error in full and tells it in a sentence of the user's language
// with what to do about it. op is the key of what was tried.
func (a *App) fail(op string, err error, ways ...failure) {
	if err == nil {
		return
	}
	slog.Error("failed", "what", op, "error", err)
	var m *modal
	details := widget.NewLabel(err.Error())
	details.Wrapping = fyne.TextWrapBreak
	details.Selectable = true
	details.SizeName = theme.SizeNameCaptionText
	fold := widget.NewAccordion(widget.NewAccordionItem(a.T("ui.details"), details))
	content := container.NewVBox(label(a.sentence(err)), fold)
	buttons := []*button{a.newButton(a.T("ui.close"), "", func() { m.leave() })}
	for _, w := range ways {
		buttons = append(buttons, a.newButton(a.T(w.label), "", func() {
			m.close()
			w.run()
		}))
	}
	if len(ways) > 0 {
		buttons[len(buttons)-1].primary()
	}
	m = a.show(dialogSpec{title: a.T(op), content: content, buttons: buttons, size: fyne.NewSize(540, 0)})
}

// sentence tells an error in the user's language.
func (a *App) sentence(err error) string {
	if wrong, ok := errors.AsType[*assets.FileError](err); ok {
		return wrong.Text(a.words)
	}
	if code := model.CodeOf(err); code != "" {
		if key := "error." + string(code); a.words.Has(key) {
			return a.T(key)
		}
	}
	var unknown *model.Error
	if errors.As(err, &unknown) {
		slog.Warn("error code without a sentence", "code", unknown.Code)
	}
	return a.T("error.unexpected")
}
