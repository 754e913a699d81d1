package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Type types a text into what has the focus.
func (w *Window) Type(text string) {
	for _, r := range text {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// Key presses a key and lets it go. With modifiers other than Shift it is a
// shortcut for what has the focus; a window's menu is not asked. Tab goes to
// what has the focus or moves it on.
func (w *Window) Key(name fyne.KeyName) {
	w.KeyDown(name)
	w.KeyUp(name)
}

// KeyDown presses a key and keeps it down.
func (w *Window) KeyDown(name fyne.KeyName) {
	focused := w.Canvas().Focused()
	if k, ok := focused.(desktop.Keyable); ok {
		k.KeyDown(&fyne.KeyEvent{Name: name})
	}
	if w.Held&^fyne.KeyModifierShift != 0 {
		if s, ok := focused.(fyne.Shortcutable); ok {
			s.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: w.Held})
		}
		return
	}
	if name == fyne.KeyTab {
		if t, ok := focused.(fyne.Tabbable); !ok || !t.AcceptsTab() {
			if w.Held&fyne.KeyModifierShift != 0 {
				w.Canvas().FocusPrevious()
			} else {
				w.Canvas().FocusNext()
			}
			return
		}
	}
	if focused != nil {
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// KeyUp lets a key go.
func (w *Window) KeyUp(name fyne.KeyName) {
	if k, ok := w.Canvas().Focused().(desktop.Keyable); ok {
		k.KeyUp(&fyne.KeyEvent{Name: name})
	}
}

// With does something while modifier keys are held.
func (w *Window) With(held fyne.KeyModifier, do func()) {
	before := w.Held
	w.Held = held
	do()
	w.Held = before
}
