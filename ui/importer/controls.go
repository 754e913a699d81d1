package importer

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// keyFunc takes a key that a control has no use for and reports whether it did.
type keyFunc func(*fyne.KeyEvent) bool

// choice picks one of several words by its place. Enter opens it as Space does;
// keys it does not know go on to the window.
type choice struct {
	widget.Select
	keys      keyFunc
	following bool
}

func newChoice(keys keyFunc, changed func(int)) *choice {
	c := &choice{keys: keys}
	c.OnChanged = func(string) {
		if i := c.SelectedIndex(); i >= 0 && !c.following {
			changed(i)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// setOptions replaces the words. Equal ones get a number, because Fyne tells
// options by their words.
func (c *choice) setOptions(words []string) {
	seen := map[string]int{}
	c.Options = make([]string, len(words))
	for i, w := range words {
		if seen[w]++; seen[w] > 1 {
			w = fmt.Sprintf("%s (%d)", w, seen[w])
		}
		c.Options[i] = w
	}
}

// follow shows an option without telling that it changed.
func (c *choice) follow(i int) {
	c.following = true
	c.SetSelectedIndex(i)
	c.following = false
}

func (c *choice) enable(on bool) {
	if on {
		c.Enable()
	} else {
		c.Disable()
	}
}

// TypedKey implements fyne.Focusable.
func (c *choice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		ev = &fyne.KeyEvent{Name: fyne.KeySpace}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace:
	default:
		if c.keys != nil && c.keys(ev) {
			return
		}
	}
	c.Select.TypedKey(ev)
}

// entry is a line of text whose Escape goes to the window.
type entry struct {
	widget.Entry
	keys keyFunc
}

func newEntry(keys keyFunc, changed func(string)) *entry {
	e := &entry{keys: keys}
	e.OnChanged = changed
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape && e.keys != nil && e.keys(ev) {
		return
	}
	e.Entry.TypedKey(ev)
}

// flow places objects side by side, each in its own width, and goes on below
// where the row is full.
type flow struct{}

// Layout implements fyne.Layout.
func (flow) Layout(objects []fyne.CanvasObject, size fyne.Size) { place(objects, size.Width, true) }

// wanted is the width that a dialog gives a row of choices.
const wanted = 760

// MinSize implements fyne.Layout: as high as it is in a dialog of the wanted
// width.
func (flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, place(objects, wanted, false))
}

func place(objects []fyne.CanvasObject, width float32, move bool) (height float32) {
	x, y, row := float32(0), float32(0), float32(0)
	gap := theme.Padding()
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, row = 0, y+row+gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(m)
		}
		x += m.Width + gap
		row = max(row, m.Height)
	}
	return y + row
}

// fixed gives its objects, one below the other, the same width whatever they
// hold.
type fixed struct{ width float32 }

// Layout implements fyne.Layout.
func (f fixed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(f.width, h))
		y += h
	}
}

// MinSize implements fyne.Layout.
func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h += o.MinSize().Height
		}
	}
	return fyne.NewSize(f.width, h)
}

// Word is the chosen word.
func (c *choice) Word() string { return c.Selected }
