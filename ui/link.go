package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// link is a row that leads to a thing: icon and name, cut where the room ends.
// A button would push its pane wider instead.
type link struct {
	widget.BaseWidget
	keys    keyTaker
	tapped  func()
	icon    *widget.Icon
	label   *widget.Label
	more    *widget.Label // nil: nothing more to say
	ground  *canvas.Rectangle
	hovered bool
	focused bool
}

var (
	_ fyne.Tappable     = (*link)(nil)
	_ fyne.Focusable    = (*link)(nil)
	_ desktop.Hoverable = (*link)(nil)
)

func (a *App) newLink(text, iconName string, tapped func()) *link {
	l := &link{keys: a, tapped: tapped, icon: widget.NewIcon(iconOf(iconName)), label: widget.NewLabel(text)}
	l.label.Truncation = fyne.TextTruncateEllipsis
	l.ground = canvas.NewRectangle(nil)
	l.ExtendBaseWidget(l)
	l.style()
	return l
}

// saying lets a link say all it has to, with a sentence below.
func (l *link) saying(more string) *link {
	l.label.Truncation, l.label.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	l.more = softLabel(more)
	return l
}

// show changes what the link says.
func (l *link) show(text, iconName string) {
	if res := iconOf(iconName); l.icon.Resource == nil || l.icon.Resource.Name() != res.Name() {
		l.icon.SetResource(res)
	}
	setText(l.label, text)
}

func (l *link) style() {
	l.ground.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	l.ground.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	if l.hovered {
		l.ground.FillColor = theme.Color(theme.ColorNameButton)
	}
	l.ground.StrokeWidth = 0
	if l.focused {
		l.ground.StrokeWidth, l.ground.StrokeColor = 2, theme.Color(theme.ColorNamePrimary)
	}
	l.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	var icon, text fyne.CanvasObject = l.icon, l.label
	if l.more != nil {
		icon = container.New(layout.NewCustomPaddedLayout(9, 0, 0, 0), container.NewVBox(l.icon))
		text = container.New(layout.NewCustomPaddedVBoxLayout(-16), l.label, l.more)
	}
	return widget.NewSimpleRenderer(container.NewStack(l.ground, sidePadded(container.NewBorder(nil, nil, icon, nil, text))))
}

// Refresh implements fyne.CanvasObject; a change of theme arrives here.
func (l *link) Refresh() {
	l.style()
	l.BaseWidget.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

// FocusGained implements fyne.Focusable.
func (l *link) FocusGained() { l.focused = true; l.style() }

// FocusLost implements fyne.Focusable.
func (l *link) FocusLost() { l.focused = false; l.style() }

// TypedRune implements fyne.Focusable.
func (l *link) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *link) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.tapped()
	default:
		l.keys.plainKey(ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *link) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.style() }

// MouseMoved implements desktop.Hoverable.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *link) MouseOut() { l.hovered = false; l.style() }
