package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// choiceTab is one of a few ways to look at a page.
type choiceTab struct {
	text    string
	icon    string
	current bool
	choose  func()
}

// pageBar is the head of the page: tabs for the pages and, under them, what can
// be chosen on the open one: journeys, views, sheets.
type pageBar struct {
	page     *projectPage
	content  *fyne.Container
	tabs     *pageTabs
	journeys *journeyBar
	choices  *fyne.Container
	scroll   *container.Scroll
	made     []string // the words of the choices, the current one marked
}

func newPageBar(p *projectPage) *pageBar {
	b := &pageBar{page: p, tabs: newPageTabs(p.app), journeys: newJourneyBar(p), choices: container.NewHBox()}
	b.scroll = container.NewHScroll(b.choices)
	rows := container.NewVBox(b.tabs.content, widget.NewSeparator(), b.journeys.content, b.scroll)
	b.content = container.New(lying{}, rows, b.tabs.tip.Container)
	return b
}

// refresh shows the open page and its choices.
func (b *pageBar) refresh() {
	open := b.page.session.page
	b.tabs.show(open)
	if open == pageMap {
		b.scroll.Hide()
		b.journeys.content.Show()
		b.journeys.refresh()
		return
	}
	b.journeys.content.Hide()
	var tabs []choiceTab
	var fixed []choiceTab
	if choices := pageOf(open).choices; choices != nil {
		tabs = choices(b.page)
	}
	if f := pageOf(open).fixed; f != nil {
		fixed = f(b.page)
	}
	b.show(open, fixed, tabs)
}

func (b *pageBar) show(open pageID, fixed, tabs []choiceTab) {
	if len(fixed)+len(tabs) == 0 {
		b.scroll.Hide()
		return
	}
	b.scroll.Show()
	made := []string{string(open), b.page.app.words.Lang()}
	for _, t := range slices.Concat(fixed, tabs) {
		word := t.text
		if t.current {
			word += " ●"
		}
		made = append(made, word)
	}
	if slices.Equal(made, b.made) {
		return
	}
	b.made = made
	b.choices.Objects = nil
	var current fyne.CanvasObject
	many := len(tabs) > 0 && len(fixed)+len(tabs) > maxTabs
	for i, t := range slices.Concat(fixed, tabs) {
		if many && i >= len(fixed) {
			break
		}
		tab := b.page.app.newButton(t.text, t.icon, t.choose)
		tab.mark(t.current)
		b.choices.Add(tab)
		if t.current {
			current = tab
		}
	}
	if many {
		b.choices.Add(b.list(tabs))
		b.choices.Layout = listRow{200, 400}
	} else {
		b.choices.Layout = layout.NewHBoxLayout()
	}
	b.content.Refresh()
	if many && current == nil {
		b.scroll.ScrollToOffset(fyne.NewPos(0, 0)) // the fixed ones first
	}
	if current != nil {
		bringIn(b.scroll, current)
	}
}

// bringIn scrolls a row as little as needed to show an object in it.
func bringIn(row *container.Scroll, o fyne.CanvasObject) {
	from, to, shown := o.Position().X, o.Position().X+o.Size().Width, row.Size().Width
	at := max(min(row.Offset.X, from), to-shown)
	if shown > 0 && at != row.Offset.X {
		row.ScrollToOffset(fyne.NewPos(at, 0))
	}
}

// list is the tabs as a list to pick from, when there are too many for a row.
func (b *pageBar) list(tabs []choiceTab) fyne.CanvasObject {
	var options []option[int]
	current := 0
	for i, t := range tabs {
		options = append(options, option[int]{i, t.text})
		if t.current {
			current = i
		}
	}
	c := newChoice(b.page.app, options, func(i int) { tabs[i].choose() })
	c.follow(current)
	return c
}
