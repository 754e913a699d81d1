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
	fit      *fyne.Container // of the two ways to show the choices the first that fits
	all      *fyne.Container // a tab for each
	choices  *fyne.Container // the same when there are few, else the fixed ones with a list
	scroll   *container.Scroll
	made     []string // the words of the choices, the current one marked
}

func newPageBar(p *projectPage) *pageBar {
	b := &pageBar{page: p, tabs: newPageTabs(p.app), journeys: newJourneyBar(p), all: container.NewHBox(), choices: container.NewHBox()}
	b.scroll = container.NewHScroll(b.choices)
	b.fit = container.New(firstFit{}, b.scroll)
	rows := container.NewVBox(b.tabs.content, widget.NewSeparator(), b.journeys.content, b.fit)
	b.content = b.tabs.tip.over(rows)
	return b
}

// refresh shows the open page and its choices.
func (b *pageBar) refresh() {
	open := b.page.session.page
	b.tabs.show(open)
	if open == pageMap {
		b.fit.Hide()
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
		b.fit.Hide()
		return
	}
	b.fit.Show()
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
	current := b.fill(fixed, tabs)
	b.content.Refresh()
	if current == nil {
		b.scroll.ScrollToOffset(fyne.NewPos(0, 0)) // the fixed ones first
	}
	if current != nil {
		bringIn(b.scroll, current)
	}
}

// fill makes the tabs, and a list of them when they are many: where they do not fit
// beside each other it is shown in their place. It returns the tab of the current
// choice, nil when that is in the list.
func (b *pageBar) fill(fixed, tabs []choiceTab) (current fyne.CanvasObject) {
	b.choices.Objects, b.all.Objects = nil, nil
	b.choices.Layout = layout.NewHBoxLayout()
	b.fit.Objects = []fyne.CanvasObject{b.scroll}
	shown := slices.Concat(fixed, tabs)
	if len(tabs) > 0 && len(shown) > maxTabs {
		if len(tabs) <= mostInRow {
			for _, t := range shown {
				b.all.Add(b.tab(t))
			}
			b.fit.Objects = []fyne.CanvasObject{b.all, b.scroll}
		}
		shown = fixed
		b.choices.Layout = listRow{200, 400}
	}
	for _, t := range shown {
		tab := b.tab(t)
		b.choices.Add(tab)
		if t.current {
			current = tab
		}
	}
	if len(shown) < len(fixed)+len(tabs) {
		b.choices.Add(b.list(tabs))
	}
	return current
}

// mostInRow is how many choices may stand in a row where it is wide enough.
const mostInRow = 8

func (b *pageBar) tab(t choiceTab) *button {
	tab := b.page.app.newButton(t.text, t.icon, t.choose)
	tab.mark(t.current)
	return tab
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
