// Package uitest drives Fyne widgets in tests the way the desktop driver
// drives them: with real coordinates and whole gestures. Fyne's own test
// helpers send parts of gestures, without places and buttons.
//
// Fyne's test driver has one global app, so tests that use this package must
// not run in parallel. It must not be imported by the program.
package uitest

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// NewApp starts a test app for the length of a test.
func NewApp(t testing.TB) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	return a
}

// Window is a window under test with a mouse and a keyboard.
type Window struct {
	fyne.Window
	t testing.TB

	// Held are the modifier keys that are held down. Clicks and drags carry
	// them; widgets that ask elsewhere can be given [Window.Modifiers].
	Held fyne.KeyModifier

	at       fyne.Position
	hovered  desktop.Hoverable
	pressed  fyne.CanvasObject
	dragged  fyne.Draggable
	dragBase fyne.Position // of the dragged object in the window
	button   desktop.MouseButton
}

// NewWindow shows content in a window of a size, without padding, and closes
// it at the end of the test. One window at a time: the test driver takes the
// newest for every object's.
func NewWindow(t testing.TB, content fyne.CanvasObject, size fyne.Size) *Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(size)
	return &Window{Window: w, t: t}
}

// Modifiers returns Held, for widgets that are given a function to ask.
func (w *Window) Modifiers() fyne.KeyModifier { return w.Held }

// Capture paints the window in software.
func (w *Window) Capture() image.Image { return w.Canvas().Capture() }

// Save writes what the window shows to a PNG file, for people to look at.
func (w *Window) Save(name string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		w.t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := png.Encode(f, w.Capture()); err != nil {
		w.t.Error(err)
	}
	if err := f.Close(); err != nil {
		w.t.Error(err)
	}
}
