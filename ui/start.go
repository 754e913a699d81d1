package ui

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
)

// startPage is what stands in the window while no project is open: a few large
// choices.
type startPage struct {
	app     *App
	content fyne.CanvasObject
	cards   []*card
	recent  []*card
}

func newStartPage(a *App) *startPage {
	s := &startPage{app: a}
	title := widget.NewLabel("Lupaus")
	title.SizeName, title.TextStyle.Bold = sizeNameTitle, true
	about := label(a.T("start.about"))
	about.SizeName = theme.SizeNameSubHeadingText
	head := container.NewVBox(title, about)

	lang := a.words.Lang()
	fresh := container.NewVBox(heading(a.T("start.new"), theme.SizeNameSubHeadingText))
	for _, t := range assets.Templates(lang) {
		fresh.Add(s.starter(t, "template"))
	}
	samples := container.NewVBox(heading(a.T("start.sample"), theme.SizeNameSubHeadingText))
	for _, t := range assets.Samples(lang) {
		samples.Add(s.starter(t, "sample"))
	}
	files := container.NewVBox(heading(a.T("start.files"), theme.SizeNameSubHeadingText))
	open := a.newCard(a.T("start.open"), a.T("start.open.about"), "folder", a.chooseFile)
	s.cards = append(s.cards, open)
	files.Add(open)
	if a.deps.Importer != nil {
		from := a.newCard(a.T("start.import"), a.T("start.import.about"), "import", a.chooseImport)
		s.cards = append(s.cards, from)
		files.Add(from)
	}
	s.addRecent(files)
	columns := container.NewGridWithColumns(3, fresh, samples, files)
	page := container.NewVBox(head, widget.NewSeparator(), columns)
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(24, 24, 40, 40), page))
	s.content = container.NewBorder(nil, container.NewVBox(widget.NewSeparator(), s.foot()), nil, nil, scroll)
	return s
}

func (s *startPage) starter(t assets.Starter, iconName string) *card {
	c := s.app.newCard(t.Name, t.About, iconName, func() { s.app.create(t) })
	s.cards = append(s.cards, c)
	return c
}

// addRecent lists the files that were open lately; those that are gone are
// marked and can be taken off the list.
func (s *startPage) addRecent(to *fyne.Container) {
	a := s.app
	if len(a.set.Recent) == 0 {
		return
	}
	to.Add(heading(a.T("start.recent"), theme.SizeNameText))
	for _, path := range a.set.Recent {
		name := filepath.Base(path)
		if _, err := os.Stat(path); err != nil {
			c := a.newCard(a.T("start.missing", name), filepath.Dir(path), "warn", func() { a.open(path, false) })
			s.recent = append(s.recent, c)
			to.Add(c)
			continue
		}
		c := a.newCard(name, filepath.Dir(path), "recent", func() { a.open(path, false) })
		s.recent = append(s.recent, c)
		to.Add(c)
	}
}

// foot switches language and theme.
func (s *startPage) foot() fyne.CanvasObject {
	a := s.app
	row := container.NewHBox(widget.NewIcon(iconOf("language")))
	for _, l := range assets.Languages() {
		b := a.newButton(a.T("language."+l), "", func() { a.setLanguage(l) })
		if l != a.words.Lang() {
			b.quiet()
		}
		row.Add(b)
	}
	row.Add(layout.NewSpacer())
	row.Add(widget.NewIcon(iconOf("theme")))
	for _, v := range []struct{ variant, key string }{{"", "themeLight"}, {"dark", "themeDark"}, {"system", "themeSystem"}} {
		b := a.newButton(a.T("short."+v.key), "", func() {
			a.setTheme(v.variant)
			a.rebuild()
		})
		if v.variant != a.set.Theme {
			b.quiet()
		}
		row.Add(b)
	}
	return container.NewPadded(row)
}

// card is a large button with a title and a sentence.
type card struct {
	widget.BaseWidget
	app     *App
	tapped  func()
	title   *widget.Label
	about   *widget.Label
	icon    *widget.Icon
	ground  *canvas.Rectangle
	content fyne.CanvasObject
	hovered bool
	focused bool
}

func (a *App) newCard(title, about, iconName string, tapped func()) *card {
	c := &card{app: a, tapped: tapped, title: widget.NewLabel(title), about: softLabel(about), icon: widget.NewIcon(iconOf(iconName))}
	c.title.TextStyle.Bold = true
	c.title.Wrapping = fyne.TextWrapWord
	c.ground = canvas.NewRectangle(nil)
	c.ground.CornerRadius = 8
	text := container.New(layout.NewCustomPaddedVBoxLayout(-10), c.title, c.about)
	side := container.NewVBox(container.NewPadded(container.NewPadded(c.icon)))
	c.content = container.NewStack(c.ground, container.NewPadded(container.NewBorder(nil, nil, side, nil, text)))
	c.ExtendBaseWidget(c)
	c.style()
	return c
}

var (
	_ fyne.Tappable     = (*card)(nil)
	_ fyne.Focusable    = (*card)(nil)
	_ desktop.Hoverable = (*card)(nil)
)

// style shows hover and focus.
func (c *card) style() {
	c.ground.FillColor = theme.Color(theme.ColorNameInputBackground)
	c.ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	c.ground.StrokeWidth = 1
	if c.hovered {
		c.ground.FillColor = theme.Color(theme.ColorNameButton)
	}
	if c.focused {
		c.ground.StrokeColor = theme.Color(theme.ColorNamePrimary)
		c.ground.StrokeWidth = 2
	}
	c.ground.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

// Refresh implements fyne.CanvasObject; a change of theme arrives here.
func (c *card) Refresh() {
	c.style()
	c.BaseWidget.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *card) Tapped(*fyne.PointEvent) { c.tapped() }

// FocusGained implements fyne.Focusable.
func (c *card) FocusGained() { c.focused = true; c.style() }

// FocusLost implements fyne.Focusable.
func (c *card) FocusLost() { c.focused = false; c.style() }

// TypedRune implements fyne.Focusable.
func (c *card) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *card) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.tapped()
	case fyne.KeyDown, fyne.KeyRight:
		c.app.win.Canvas().FocusNext()
	case fyne.KeyUp, fyne.KeyLeft:
		c.app.win.Canvas().FocusPrevious()
	default:
		c.app.plainKey(ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *card) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.style() }

// MouseMoved implements desktop.Hoverable.
func (c *card) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *card) MouseOut() { c.hovered = false; c.style() }

// chooseTemplate offers the templates while a project is open.
func (a *App) chooseTemplate() {
	var m *modal
	rows := container.NewVBox()
	for _, t := range assets.Templates(a.words.Lang()) {
		rows.Add(a.newCard(t.Name, t.About, "template", func() {
			m.close()
			a.create(t)
		}))
	}
	for _, t := range assets.Samples(a.words.Lang()) {
		rows.Add(a.newCard(t.Name, t.About, "sample", func() {
			m.close()
			a.create(t)
		}))
	}
	m = a.show(dialogSpec{
		title: a.T("start.new"), content: container.NewVScroll(rows), size: fyne.NewSize(620, 620),
		buttons: []*button{a.newButton(a.T("ui.cancel"), "", func() { m.leave() })},
	})
}
