package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// pageTabs are the tabs of the pages. All of them are seen, whatever the width:
// with icons and words, by their words alone where there is less room, and where
// there is little by their icons, of which the open one keeps its word and the
// others tell theirs under the pointer. The roomiest row that fits is shown.
type pageTabs struct {
	rows    []map[pageID]*pageTab
	content *fyne.Container
	last    *container.Scroll // the last row, when not even that fits
	tip     *tip
}

func newPageTabs(a *App) *pageTabs {
	t := &pageTabs{tip: newTip()}
	full, words, icons := t.row(a, true, true), t.row(a, true, false), t.row(a, false, true)
	t.last = container.NewHScroll(icons)
	t.content = container.New(firstFit{}, full, words, t.last)
	return t
}

// row makes a row of tabs with words, icons or both.
func (t *pageTabs) row(a *App, words, icons bool) *fyne.Container {
	row, tabs := container.NewHBox(), map[pageID]*pageTab{}
	for _, pg := range pages() {
		x := a.action("page." + string(pg.id))
		tab := &pageTab{word: a.T("page." + string(pg.id)), key: a.keyText(x), tip: t.tip}
		tab.keys, tab.OnTapped = a, func() { a.perform(x) }
		if icons {
			tab.icon, tab.Icon = pg.icon, iconOf(pg.icon)
		}
		if words {
			tab.Text = tab.word
		}
		tab.ExtendBaseWidget(tab)
		tabs[pg.id] = tab
		row.Add(tab)
	}
	t.rows = append(t.rows, tabs)
	return row
}

// show marks the tab of the open page.
func (t *pageTabs) show(open pageID) {
	last := t.rows[len(t.rows)-1]
	for id, tab := range last {
		text := ""
		if id == open {
			text = tab.word
		}
		if tab.Text != text {
			tab.SetText(text)
		}
	}
	for _, tabs := range t.rows {
		for id, tab := range tabs {
			tab.mark(id == open)
		}
	}
	t.tip.Hide()
	t.last.Content.Refresh()
	bringIn(t.last, last[open])
}

// pageTab is the tab of a page. Without its word it shows that while the pointer
// or the focus is on it.
type pageTab struct {
	button
	word, key string
	tip       *tip
}

// MouseIn implements desktop.Hoverable.
func (t *pageTab) MouseIn(ev *desktop.MouseEvent) {
	t.button.MouseIn(ev)
	t.tell()
}

// MouseOut implements desktop.Hoverable.
func (t *pageTab) MouseOut() {
	t.button.MouseOut()
	t.tip.Hide()
}

// FocusGained implements fyne.Focusable.
func (t *pageTab) FocusGained() {
	t.button.FocusGained()
	t.tell()
}

// FocusLost implements fyne.Focusable.
func (t *pageTab) FocusLost() {
	t.button.FocusLost()
	t.tip.Hide()
}

func (t *pageTab) tell() {
	if t.Text == "" {
		t.tip.under(t, t.word+"   "+t.key)
	}
}

// tip is a name under what shows none.
type tip struct {
	*fyne.Container
	layer  *fyne.Container // in which it lies; a hidden object has no place of its own
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newTip() *tip {
	t := &tip{ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	t.ground.CornerRadius, t.ground.StrokeWidth = 4, 1
	t.Container = container.NewStack(t.ground, container.NewPadded(t.text))
	t.Hide()
	return t
}

// over lays the tip over the content to which the objects belong that it names.
func (t *tip) over(content fyne.CanvasObject) *fyne.Container {
	t.layer = container.New(lying{}, content, t.Container)
	return t.layer
}

// under shows a text under an object of the content.
func (t *tip) under(o fyne.CanvasObject, text string) {
	t.ground.FillColor, t.ground.StrokeColor = theme.Color(theme.ColorNameMenuBackground), theme.Color(theme.ColorNameInputBorder)
	t.text.Text, t.text.Color, t.text.TextSize = text, theme.Color(theme.ColorNameForeground), theme.CaptionTextSize()
	size := t.MinSize()
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(t.layer))
	t.Resize(size)
	t.Move(at.AddXY(0, o.Size().Height+2))
	t.Show()
	t.Refresh()
}

// firstFit shows the first of its objects that fits the width, or else the last.
type firstFit struct{}

// Layout implements fyne.Layout.
func (firstFit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := false
	for i, o := range objects {
		fits := !shown && (i == len(objects)-1 || o.MinSize().Width <= size.Width)
		shown = shown || fits
		if o.Visible() != fits {
			if fits {
				o.Show()
			} else {
				o.Hide()
			}
		}
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

// MinSize implements fyne.Layout.
func (firstFit) MinSize(objects []fyne.CanvasObject) fyne.Size {
	min := objects[len(objects)-1].MinSize()
	for _, o := range objects {
		min.Height = max(min.Height, o.MinSize().Height)
	}
	return min
}

// lying lays a layer of things that lie where they are put over the content.
type lying struct{}

// Layout implements fyne.Layout.
func (lying) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize implements fyne.Layout.
func (lying) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
