package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
)

// maxTabs is how many journeys stand as tabs; more become a list to pick from.
const maxTabs = 5

// journeyBar picks the journey on the page and how it is shown.
type journeyBar struct {
	page    *projectPage
	content *fyne.Container
	tabs    *fyne.Container
	pick    *choice[model.ID]
	views   *choice[view]
	made    []tabState
	pair    bool
	view    view
}

// tabState is what a tab shows, to see whether it must be made anew.
type tabState struct {
	id      model.ID
	name    string
	target  bool
	current bool
}

func newJourneyBar(p *projectPage) *journeyBar {
	b := &journeyBar{page: p, tabs: container.NewHBox()}
	b.views = newChoice(p.app, []option[view]{
		{viewMap, p.app.T("short.viewMap")}, {viewCompare, p.app.T("short.viewCompare")}, {viewOverlay, p.app.T("short.viewOverlay")},
	}, p.setView)
	b.pick = newChoice(p.app, nil, p.openJourney)
	add := p.app.newButton("", "add", func() { p.app.perform(p.app.action("addJourney")) }).quiet()
	more := p.app.newButton("", "more", func() { p.app.perform(p.app.action("journeys")) }).quiet()
	// Long names must not push the panes aside: the tabs scroll.
	tabs := container.NewHScroll(container.NewHBox(b.tabs, container.New(&fixedWidth{320}, b.pick)))
	b.content = container.NewBorder(nil, nil, nil, container.NewHBox(add, more, b.views), tabs)
	return b
}

// refresh shows the journeys of the project as it is now.
func (b *journeyBar) refresh() {
	s := b.page.session
	p := s.project()
	var state []tabState
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		state = append(state, tabState{j.ID, b.label(j), j.State == model.StateTarget, j.ID == s.journey})
	}
	now, _ := s.pair()
	if equalTabs(state, b.made) && b.pair == (now != nil) && b.view == s.view {
		return
	}
	b.made, b.pair, b.view = state, now != nil, s.view
	b.showTabs(state)
	b.showViews()
	b.content.Refresh()
}

func (b *journeyBar) label(j *model.Journey) string { return shorten(b.page.nameOf(j), 26) }

func equalTabs(a, b []tabState) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) > 0
}

func (b *journeyBar) showTabs(state []tabState) {
	a := b.page.app
	if len(state) > maxTabs {
		var options []option[model.ID]
		for _, t := range state {
			options = append(options, option[model.ID]{t.id, t.name})
		}
		b.pick.setOptions(options)
		b.pick.follow(b.page.session.journey)
		b.pick.Refresh()
		b.pick.Show()
		b.tabs.Hide()
		return
	}
	b.pick.Hide()
	b.tabs.Show()
	b.tabs.Objects = nil
	for _, t := range state {
		name := "now"
		if t.target {
			name = "target"
		}
		tab := a.newButton(t.name, name, func() { b.page.openJourney(t.id) })
		tab.mark(t.current)
		b.tabs.Add(tab)
	}
}

// showViews offers comparing where there is something to compare.
func (b *journeyBar) showViews() {
	b.views.follow(b.view)
	if b.pair {
		b.views.Show()
	} else {
		b.views.Hide()
	}
}

// shorten cuts a text for a narrow place.
func shorten(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}
