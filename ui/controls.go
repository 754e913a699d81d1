package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The controls of this file are Fyne's own with one addition: keys that they
// have no use for (Escape, function keys) reach the App, which Fyne does not do
// for a focused widget.

// keyTaker is the part of App that the controls need.
type keyTaker interface {
	plainKey(*fyne.KeyEvent) bool
}

// button is a push button; Enter presses it as Space does.
type button struct {
	widget.Button
	keys keyTaker
	icon string
}

func (a *App) newButton(text, iconName string, tapped func()) *button {
	b := &button{keys: a, icon: iconName}
	b.Text, b.OnTapped, b.Icon = text, tapped, iconOf(iconName)
	b.ExtendBaseWidget(b)
	return b
}

// primary makes the button the one that the dialog or page suggests.
func (b *button) primary() *button {
	b.Importance = widget.HighImportance
	if b.icon != "" {
		b.Icon = icon{b.icon, theme.ColorNameForegroundOnPrimary}
	}
	return b
}

// mark shows the button as the chosen one of its row, or as one of the others.
func (b *button) mark(chosen bool) {
	importance := widget.LowImportance
	if chosen {
		importance = widget.HighImportance
	}
	if b.Importance == importance {
		return
	}
	b.Importance = importance
	if b.icon != "" {
		b.Icon = iconOf(b.icon)
	}
	if chosen {
		b.primary()
	}
	b.Refresh()
}

// quiet takes the button's ground away.
func (b *button) quiet() *button {
	b.Importance = widget.LowImportance
	return b
}

// leading sets text and icon at the left edge, as in lists.
func (b *button) leading() *button {
	b.Alignment = widget.ButtonAlignLeading
	return b
}

// enable switches the button on or off and shows it in the icon too.
func (b *button) enable(on bool) {
	if on == !b.Disabled() {
		return
	}
	if b.icon != "" && b.Importance != widget.HighImportance {
		b.Icon = icon{b.icon, theme.ColorNameForeground}
		if !on {
			b.Icon = icon{b.icon, theme.ColorNamePlaceHolder}
		}
	}
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// TypedKey implements fyne.Focusable. Unlike a click, a key leaves the focus where
// it is.
func (b *button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		b.keys.plainKey(ev)
	}
}

// check is a box to tick.
type check struct {
	widget.Check
	keys      keyTaker
	following bool
}

func (a *App) newCheck(text string, changed func(bool)) *check {
	c := &check{keys: a}
	c.Text = text
	c.OnChanged = func(on bool) {
		if !c.following {
			changed(on)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// follow shows a value without telling that it changed.
func (c *check) follow(on bool) {
	if c.Checked != on {
		c.following = true
		c.SetChecked(on)
		c.following = false
	}
}

// TypedKey implements fyne.Focusable. Space ticks; in a dialog Enter takes what
// the dialog suggests.
func (c *check) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case c.keys.plainKey(ev):
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		c.SetChecked(!c.Checked)
	default:
		c.Check.TypedKey(ev)
	}
}

// option is one value of a choice and its word.
type option[T comparable] struct {
	value T
	label string
}

// choice picks one of several values. Two options may have the same word.
type choice[T comparable] struct {
	widget.Select
	keys      keyTaker
	options   []option[T]
	following bool
}

func newChoice[T comparable](a *App, options []option[T], changed func(T)) *choice[T] {
	c := &choice[T]{keys: a}
	c.setOptions(options)
	c.OnChanged = func(string) {
		if i := c.SelectedIndex(); i >= 0 && !c.following {
			changed(c.options[i].value)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// setOptions replaces the options. Equal words get a number, because Fyne
// tells options by their words.
func (c *choice[T]) setOptions(options []option[T]) {
	c.options = options
	c.Options = make([]string, len(options))
	seen := map[string]int{}
	for i, o := range options {
		seen[o.label]++
		if n := seen[o.label]; n > 1 {
			o.label = fmt.Sprintf("%s (%d)", o.label, n)
		}
		c.Options[i] = o.label
	}
}

// follow shows a value without telling that it changed.
func (c *choice[T]) follow(value T) {
	for i, o := range c.options {
		if o.value == value {
			if i != c.SelectedIndex() || c.Selected != c.Options[i] {
				c.following = true
				c.SetSelectedIndex(i)
				c.following = false
			}
			return
		}
	}
	c.following = true
	c.ClearSelected()
	c.following = false
}

// TypedKey implements fyne.Focusable.
func (c *choice[T]) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		ev = &fyne.KeyEvent{Name: fyne.KeySpace}
	}
	if !c.keys.plainKey(ev) {
		c.Select.TypedKey(ev)
	}
}

// list is a list of rows; a keyboard move selects, Enter chooses.
type list struct {
	widget.List
	keys     keyTaker
	onChoose func(widget.ListItemID)
	current  widget.ListItemID
}

func (a *App) newList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *list {
	l := &list{keys: a, current: -1}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.HideSeparators = true
	l.OnSelected = func(i widget.ListItemID) { l.current = i }
	l.ExtendBaseWidget(l)
	return l
}

// step selects the next or an earlier row and scrolls to it.
func (l *list) step(by int) {
	if n := l.Length(); n > 0 {
		l.Select(max(0, min(l.current+by, n-1)))
	}
}

func (l *list) choose() {
	if l.onChoose != nil && l.current >= 0 && l.current < l.Length() {
		l.onChoose(l.current)
	}
}

// TypedKey implements fyne.Focusable.
func (l *list) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.step(-1)
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyPageUp:
		l.step(-10)
	case fyne.KeyPageDown:
		l.step(10)
	case fyne.KeyHome:
		l.step(-l.Length())
	case fyne.KeyEnd:
		l.step(l.Length())
	case fyne.KeyReturn, fyne.KeyEnter:
		l.choose()
	default:
		l.keys.plainKey(ev)
	}
}

// slider sets a number.
type slider struct {
	widget.Slider
	keys      keyTaker
	following bool
}

func (a *App) newSlider(low, high, step float64, changed func(float64)) *slider {
	s := &slider{keys: a}
	s.Min, s.Max, s.Step, s.Value, s.Orientation = low, high, step, low, widget.Horizontal
	s.OnChanged = func(v float64) {
		if !s.following {
			changed(v)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// follow shows a value without telling that it changed.
func (s *slider) follow(v float64) {
	if s.Value != v {
		s.following = true
		s.SetValue(v)
		s.following = false
	}
}

// TypedKey implements fyne.Focusable.
func (s *slider) TypedKey(ev *fyne.KeyEvent) {
	if !s.keys.plainKey(ev) {
		s.Slider.TypedKey(ev)
	}
}

// label makes a text that wraps.
func label(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// softLabel makes a less important text that wraps.
func softLabel(text string) *widget.Label {
	l := label(text)
	l.Importance = widget.LowImportance
	l.SizeName = theme.SizeNameCaptionText
	return l
}

// heading makes a line in bold.
func heading(text string, size fyne.ThemeSizeName) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	l.SizeName = size
	l.Truncation = fyne.TextTruncateEllipsis
	return l
}
