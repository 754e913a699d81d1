package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// find returns the topmost visible object at a place of the window that
// matches, and the place within it.
func (w *Window) find(at fyne.Position, matches func(fyne.CanvasObject) bool) (fyne.CanvasObject, fyne.Position) {
	root := w.Canvas().Content()
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var found fyne.CanvasObject
	var within fyne.Position
	walk(root, fyne.Position{}, func(o fyne.CanvasObject, pos fyne.Position) {
		p := at.Subtract(pos)
		size := o.Size()
		if p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height && matches(o) {
			found, within = o, p
		}
	})
	return found, within
}

// placeOf returns where an object lies in the window.
func (w *Window) placeOf(object fyne.CanvasObject) fyne.Position {
	var place fyne.Position
	roots := append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...)
	for _, root := range roots {
		walk(root, fyne.Position{}, func(o fyne.CanvasObject, pos fyne.Position) {
			if o == object {
				place = pos
			}
		})
	}
	return place
}

// Find returns the visible objects of a window, overlays included, that match.
func (w *Window) Find(matches func(fyne.CanvasObject) bool) []fyne.CanvasObject {
	var found []fyne.CanvasObject
	roots := append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...)
	for _, root := range roots {
		walk(root, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
			if matches(o) {
				found = append(found, o)
			}
		})
	}
	return found
}

// walk visits the visible objects of a tree in painting order with their
// places.
func walk(o fyne.CanvasObject, parent fyne.Position, visit func(fyne.CanvasObject, fyne.Position)) {
	if o == nil || !o.Visible() {
		return
	}
	pos := parent.Add(o.Position())
	visit(o, pos)
	var children []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		children = c.Objects
	case fyne.Widget:
		if r := test.WidgetRenderer(c); r != nil {
			children = r.Objects()
		}
	}
	for _, child := range children {
		walk(child, pos, visit)
	}
}
