package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// sidePadded keeps content off the left and right edge of the window.
func sidePadded(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 6, 6), o)
}

// fixedWidth lays its objects over each other at one width, so that wrapped
// texts know theirs.
type fixedWidth struct{ width float32 }

// Layout implements fyne.Layout.
func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

// MinSize implements fyne.Layout.
func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		if o.Visible() {
			if o.Size().Width < l.width {
				o.Resize(fyne.NewSize(l.width, o.MinSize().Height))
			}
			h = max(h, o.MinSize().Height)
		}
	}
	return fyne.NewSize(l.width, h)
}

// listRow lays tabs side by side and, as the last of them, a list that takes what
// is left of the row: as much as it needs at most, so that its arrow is seen
// beside long tabs too.
type listRow struct{ least, most float32 }

// Layout implements fyne.Layout.
func (l listRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, o := range objects {
		width := o.MinSize().Width
		if i == len(objects)-1 {
			width = max(l.least, min(l.most, size.Width-x))
		}
		o.Resize(fyne.NewSize(width, size.Height))
		o.Move(fyne.NewPos(x, 0))
		x += width + theme.Padding()
	}
}

// MinSize implements fyne.Layout.
func (l listRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, o := range objects {
		least := o.MinSize()
		if i == len(objects)-1 {
			least.Width = l.least
		} else {
			least.Width += theme.Padding()
		}
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

// atMost lets an object ask for no more than a width, so that a long word in
// one form does not move the panes.
type atMost struct{ width float32 }

// Layout implements fyne.Layout.
func (l atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// MinSize implements fyne.Layout.
func (l atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	min := objects[0].MinSize()
	return fyne.NewSize(fyne.Min(min.Width, l.width), min.Height)
}

// tightRow lays an icon and a label out without the label's room above and
// below, so that more of the project is seen.
type tightRow struct{}

// Layout implements fyne.Layout.
func (tightRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	icon, min := theme.IconInlineSize()*0.86, o[1].MinSize().Height
	o[0].Resize(fyne.NewSquareSize(icon))
	o[0].Move(fyne.NewPos(0, (size.Height-icon)/2))
	o[1].Resize(fyne.NewSize(size.Width-icon, min))
	o[1].Move(fyne.NewPos(icon, (size.Height-min)/2))
}

// MinSize implements fyne.Layout.
func (tightRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.IconInlineSize(), o[1].MinSize().Height-8)
}

// spacerBox is empty space of a fixed size.
type spacerBox struct {
	widget.BaseWidget
	width, height float32
}

// CreateRenderer implements fyne.Widget.
func (s *spacerBox) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// MinSize implements fyne.CanvasObject.
func (s *spacerBox) MinSize() fyne.Size { return fyne.NewSize(s.width, s.height) }
