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

// This file is what a round is seen through: a cover over the whole window and
// large choices on it.

// roundFonts are sizes of the letters of a round.
type roundFonts struct{ head, text fyne.ThemeSizeName }

// roundSizes go from what is read at arm's length to what still fits a small
// screen; the largest that fits is taken.
func roundSizes() []roundFonts {
	return []roundFonts{
		{theme.SizeNameHeadingText, theme.SizeNameSubHeadingText},
		{theme.SizeNameSubHeadingText, theme.SizeNameSubHeadingText},
		{theme.SizeNameSubHeadingText, theme.SizeNameText},
		{theme.SizeNameText, theme.SizeNameCaptionText},
	}
}

// The measures of a round.
const (
	roundWidth  = 980 // of the column at most
	roundMargin = 24
)

// roundScreen covers the window and takes all keys.
type roundScreen struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	body   *fyne.Container
	build  func(roundFonts) fyne.CanvasObject
	typed  func(rune) // '\b' is Backspace, '\n' Enter, '\x1b' Escape
	fonts  roundFonts // those that fitted

	told, fresh bool // a key was seen to go down; it has not typed anything yet
}

var (
	_ fyne.Focusable  = (*roundScreen)(nil)
	_ fyne.Tabbable   = (*roundScreen)(nil)
	_ fyne.Tappable   = (*roundScreen)(nil)
	_ desktop.Keyable = (*roundScreen)(nil)
)

func newRoundScreen() *roundScreen {
	s := &roundScreen{ground: canvas.NewRectangle(nil), body: container.NewStack(), typed: func(rune) {}}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *roundScreen) CreateRenderer() fyne.WidgetRenderer {
	s.ground.FillColor = theme.Color(theme.ColorNameBackground)
	return widget.NewSimpleRenderer(container.NewStack(s.ground, s.body))
}

// Resize implements fyne.CanvasObject: letters follow the size of the window.
func (s *roundScreen) Resize(size fyne.Size) {
	changed := size != s.Size()
	s.BaseWidget.Resize(size)
	if changed {
		s.draw()
	}
}

// show puts something else on the screen.
func (s *roundScreen) show(build func(roundFonts) fyne.CanvasObject, typed func(rune)) {
	s.build, s.typed, s.fresh = build, typed, false
	s.draw()
}

// draw builds the screen in the largest letters with which all of it is seen; in
// the smallest, what does not fit scrolls.
func (s *roundScreen) draw() {
	size := s.Size()
	if s.build == nil || size.Width <= 0 {
		return
	}
	width := min(size.Width-2*roundMargin, roundWidth)
	column := &fixedWidth{width}
	var content fyne.CanvasObject
	for _, fonts := range roundSizes() {
		content = container.New(column, s.build(fonts))
		content.Resize(fyne.NewSize(width, 1))
		content.Resize(content.MinSize())
		s.fonts = fonts
		if content.MinSize().Height+2*roundMargin <= size.Height {
			break
		}
	}
	padded := container.New(layout.NewCustomPaddedLayout(roundMargin, roundMargin, roundMargin, roundMargin), container.NewCenter(content))
	s.body.Objects = []fyne.CanvasObject{container.NewVScroll(padded)}
	s.body.Refresh()
}

// Tapped implements fyne.Tappable: a click beside everything leaves the keys here.
func (s *roundScreen) Tapped(*fyne.PointEvent) {}

// FocusGained implements fyne.Focusable.
func (s *roundScreen) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (s *roundScreen) FocusLost() {}

// AcceptsTab implements fyne.Tabbable: there is nowhere else to go.
func (s *roundScreen) AcceptsTab() bool { return true }

// KeyDown implements desktop.Keyable.
func (s *roundScreen) KeyDown(*fyne.KeyEvent) { s.told, s.fresh = true, true }

// KeyUp implements desktop.Keyable.
func (s *roundScreen) KeyUp(*fyne.KeyEvent) {}

// once reports whether a key is pressed and not merely held: who leaves a finger
// on a key answers one statement with it.
func (s *roundScreen) once() bool {
	if s.told && !s.fresh {
		return false
	}
	s.fresh = false
	return true
}

// TypedRune implements fyne.Focusable.
func (s *roundScreen) TypedRune(r rune) {
	if s.once() {
		s.typed(r)
	}
}

// TypedKey implements fyne.Focusable.
func (s *roundScreen) TypedKey(ev *fyne.KeyEvent) {
	key := map[fyne.KeyName]rune{
		fyne.KeyBackspace: '\b', fyne.KeyLeft: '\b', fyne.KeyReturn: '\n', fyne.KeyEnter: '\n', fyne.KeyEscape: '\x1b',
	}[ev.Name]
	if key != 0 && s.once() {
		s.typed(key)
	}
}

// roundChoice is a large button with the key that presses it. It never takes the
// keys itself.
type roundChoice struct {
	widget.BaseWidget
	key     string
	label   *widget.Label
	ground  *canvas.Rectangle
	tapped  func()
	hovered bool
}

var (
	_ fyne.Tappable     = (*roundChoice)(nil)
	_ desktop.Hoverable = (*roundChoice)(nil)
)

func newRoundChoice(key, text string, size fyne.ThemeSizeName, tapped func()) *roundChoice {
	c := &roundChoice{key: key, label: label(text), ground: canvas.NewRectangle(nil), tapped: tapped}
	c.label.SizeName = size
	c.ExtendBaseWidget(c)
	c.style()
	return c
}

func (c *roundChoice) style() {
	c.ground.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	c.ground.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	c.ground.StrokeWidth, c.ground.StrokeColor = 1, theme.Color(theme.ColorNameInputBorder)
	if c.hovered {
		c.ground.StrokeWidth, c.ground.StrokeColor = 2, theme.Color(theme.ColorNamePrimary)
	}
	c.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *roundChoice) CreateRenderer() fyne.WidgetRenderer {
	key := widget.NewLabelWithStyle(c.key, fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	key.SizeName, key.Importance = c.label.SizeName, widget.HighImportance
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(44, 0))
	side := container.NewStack(room, container.NewCenter(key))
	text := container.NewBorder(nil, nil, side, nil, container.NewVBox(layout.NewSpacer(), c.label, layout.NewSpacer()))
	return widget.NewSimpleRenderer(container.NewStack(c.ground, container.New(layout.NewCustomPaddedLayout(2, 2, 2, 10), text)))
}

// Tapped implements fyne.Tappable.
func (c *roundChoice) Tapped(*fyne.PointEvent) { c.tapped() }

// MouseIn implements desktop.Hoverable.
func (c *roundChoice) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.style() }

// MouseMoved implements desktop.Hoverable.
func (c *roundChoice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *roundChoice) MouseOut() { c.hovered = false; c.style() }
