package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// The buttons of the mouse, short to write.
const (
	Left   = desktop.MouseButtonPrimary
	Middle = desktop.MouseButtonTertiary
	Right  = desktop.MouseButtonSecondary
)

// Move moves the mouse to a place of the window, with the button that is
// down, if any.
func (w *Window) Move(x, y float32) {
	w.at = fyne.NewPos(x, y)
	if w.button != 0 && w.button != Right {
		w.drag()
		if w.dragged != nil {
			return
		}
	}
	o, pos := w.find(w.at, func(o fyne.CanvasObject) bool { _, ok := o.(desktop.Hoverable); return ok })
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: w.at}, Button: w.button}
	h, _ := o.(desktop.Hoverable)
	switch {
	case h == nil && w.hovered != nil:
		w.hovered.MouseOut()
	case h != nil && h == w.hovered:
		h.MouseMoved(ev)
	case h != nil:
		if w.hovered != nil {
			w.hovered.MouseOut()
		}
		h.MouseIn(ev)
	}
	w.hovered = h
}

func (w *Window) drag() {
	if w.dragged == nil {
		d, ok := w.pressed.(fyne.Draggable)
		if !ok {
			return
		}
		w.dragged, w.dragBase = d, w.placeOf(w.pressed)
	}
	w.dragged.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: w.at.Subtract(w.dragBase), AbsolutePosition: w.at}})
}

// clickable is what the desktop driver gives a click to: the topmost object
// that takes clicks of any sort.
func clickable(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

// Press presses a button where the mouse is.
func (w *Window) Press(button desktop.MouseButton) {
	o, pos := w.find(w.at, clickable)
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(w.mouseEvent(pos, button))
	}
	w.settleFocus(o)
	w.pressed = o
	w.button |= button
}

// Release lets a button go where the mouse is.
func (w *Window) Release(button desktop.MouseButton) {
	o, pos := w.find(w.at, clickable)
	target := o
	if w.dragged != nil {
		if d, ok := w.dragged.(fyne.CanvasObject); ok {
			target, pos = d, w.at.Subtract(w.dragBase)
		}
	}
	if m, ok := target.(desktop.Mouseable); ok {
		m.MouseUp(w.mouseEvent(pos, button))
	}
	w.settleFocus(o)
	w.button &^= button
	if w.dragged != nil {
		w.dragged.DragEnd()
		w.dragged, w.pressed = nil, nil
		return
	}
	pressed := w.pressed
	w.pressed = nil
	if o == nil || o != pressed {
		return
	}
	ev := &fyne.PointEvent{Position: pos, AbsolutePosition: w.at}
	if button == Right {
		if s, ok := o.(fyne.SecondaryTappable); ok {
			s.TappedSecondary(ev)
		}
	} else if tap, ok := o.(fyne.Tappable); ok && button == Left {
		tap.Tapped(ev)
	}
}

func (w *Window) mouseEvent(pos fyne.Position, button desktop.MouseButton) *desktop.MouseEvent {
	return &desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: w.at}, Button: button, Modifier: w.Held,
	}
}

// settleFocus takes the focus away when a click goes elsewhere, after the
// object under the mouse has had its event, as the desktop driver does.
func (w *Window) settleFocus(clicked fyne.CanvasObject) {
	focused := w.Canvas().Focused()
	if focused == nil {
		return
	}
	if f, ok := clicked.(fyne.Focusable); ok && f == focused {
		return
	}
	fo, ok := focused.(fyne.CanvasObject)
	if under, _ := w.find(w.at, func(o fyne.CanvasObject) bool { return ok && o == fo }); under != nil {
		return
	}
	w.Canvas().Unfocus()
}

// Click clicks with the left button.
func (w *Window) Click(x, y float32) {
	w.Move(x, y)
	w.Press(Left)
	w.Release(Left)
}

// DoubleClick clicks twice. Widgets that count clicks need a clock that
// stands still or nearly so; those that are DoubleTappable are told so.
func (w *Window) DoubleClick(x, y float32) {
	w.Move(x, y)
	if o, pos := w.find(w.at, clickable); o != nil {
		if d, ok := o.(fyne.DoubleTappable); ok {
			w.Press(Left)
			w.Release(Left)
			d.DoubleTapped(&fyne.PointEvent{Position: pos, AbsolutePosition: w.at})
			return
		}
	}
	w.Click(x, y)
	w.Click(x, y)
}

// RightClick clicks with the right button.
func (w *Window) RightClick(x, y float32) {
	w.Move(x, y)
	w.Press(Right)
	w.Release(Right)
}

// Drag presses the left button at a place, moves through points in steps as a
// hand does, and lets go at the last.
func (w *Window) Drag(from fyne.Position, through ...fyne.Position) {
	w.DragWith(Left, from, through...)
}

// DragWith is Drag with any button.
func (w *Window) DragWith(button desktop.MouseButton, from fyne.Position, through ...fyne.Position) {
	w.Move(from.X, from.Y)
	w.Press(button)
	w.Through(through...)
	w.Release(button)
}

// Through moves the mouse along a path in steps.
func (w *Window) Through(points ...fyne.Position) {
	const steps = 4
	for _, p := range points {
		start := w.at
		for i := 1; i <= steps; i++ {
			f := float32(i) / steps
			w.Move(start.X+(p.X-start.X)*f, start.Y+(p.Y-start.Y)*f)
		}
	}
}

// Scroll turns the wheel at a place; a notch is 25.
func (w *Window) Scroll(x, y, dx, dy float32) {
	w.at = fyne.NewPos(x, y)
	o, pos := w.find(w.at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Scrollable); return ok })
	if s, ok := o.(fyne.Scrollable); ok {
		s.Scrolled(&fyne.ScrollEvent{
			PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: w.at}, Scrolled: fyne.NewDelta(dx, dy),
		})
	}
}
