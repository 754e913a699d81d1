package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/assets"
)

func (a *App) journeyActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	hasJourney := func() bool { return a.session != nil && a.session.journey != "" }
	editable := func() bool { return a.mayEdit() && a.session.journey != "" }
	several := func() bool { return a.session != nil && len(a.session.project().Info().Journeys) > 1 }
	paired := func() bool {
		if a.session == nil {
			return false
		}
		now, _ := a.session.pair()
		return now != nil
	}
	show := func(v view) func() { return func() { a.page.setView(v) } }
	shows := func(v view) func() bool { return func() bool { return a.session != nil && a.session.view == v } }
	return []*Action{
		{ID: "viewMap", Menu: "journey", Icon: "journey", Shortcut: ctrlShift(fyne.KeyM), Enabled: hasJourney, Checked: shows(viewMap), Run: show(viewMap)},
		{ID: "viewCompare", Menu: "journey", Icon: "compare", Shortcut: ctrlShift(fyne.KeyC), Enabled: paired, Checked: shows(viewCompare), Run: show(viewCompare)},
		{ID: "viewOverlay", Menu: "journey", Icon: "overlay", Shortcut: ctrlShift(fyne.KeyO), Enabled: paired, Checked: shows(viewOverlay), Run: show(viewOverlay)},
		{ID: "copyTarget", Menu: "journey", Icon: "target", Group: true, Shortcut: ctrlShift(fyne.KeyD), Enabled: editable, Run: page((*projectPage).copyAsTarget)},
		{ID: "copyVersion", Menu: "journey", Icon: "duplicate", Chord: "kv", Enabled: editable, Run: page((*projectPage).copyAsVersion)},
		{ID: "lanes", Menu: "journey", Icon: "lanes", Group: true, Shortcut: ctrl(fyne.KeyL), Enabled: hasJourney, Toolbar: 30, Pages: []pageID{pageMap}, Run: page((*projectPage).showLanes)},
		{ID: "curves", Menu: "journey", Icon: "feeling", Shortcut: ctrl(fyne.KeyT), Enabled: editable, Run: page((*projectPage).showCurves)},
		{ID: "journeys", Menu: "journey", Icon: "journey", Group: true, Shortcut: ctrl(fyne.KeyJ), Enabled: a.hasProject, Run: page((*projectPage).showJourneys)},
		{ID: "previousJourney", Menu: "journey", Icon: "left", Shortcut: ctrl(fyne.KeyPageUp), Enabled: several, Run: page(func(p *projectPage) { p.stepJourney(-1) })},
		{ID: "nextJourney", Menu: "journey", Icon: "right", Shortcut: ctrl(fyne.KeyPageDown), Enabled: several, Run: page(func(p *projectPage) { p.stepJourney(1) })},
		{ID: "deleteJourney", Menu: "journey", Icon: "delete", Chord: "pp", Enabled: editable, Run: page((*projectPage).removeJourney)},
	}
}

func (a *App) viewActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	shown := func() bool { return a.session != nil && a.session.drawn.scene != nil }
	list := []*Action{
		{ID: "zoomIn", Menu: "view", Icon: "zoomin", Group: true, Shortcut: ctrl(fyne.KeyPlus), Also: []fyne.Shortcut{ctrl(fyne.KeyEqual), ctrlShift(fyne.KeyEqual), ctrlShift(fyne.KeyPlus)}, Enabled: shown, Run: page(func(p *projectPage) { p.board.ZoomIn() })},
		{ID: "zoomOut", Menu: "view", Icon: "zoomout", Shortcut: ctrl(fyne.KeyMinus), Enabled: shown, Run: page(func(p *projectPage) { p.board.ZoomOut() })},
		{ID: "zoomFit", Menu: "view", Icon: "fit", Shortcut: ctrl(fyne.Key0), Enabled: shown, Toolbar: 40, Run: page(func(p *projectPage) { p.board.Fit() })},
		{ID: "zoom100", Menu: "view", Icon: "search", Shortcut: ctrlShift(fyne.Key0), Enabled: shown, Run: page(func(p *projectPage) { p.board.SetZoom(100) })},
		{ID: "toOutline", Menu: "view", Icon: "outline", Group: true, Shortcut: alt(fyne.Key1), Enabled: a.hasProject, Run: page((*projectPage).toOutline)},
		{ID: "toBoard", Menu: "view", Icon: "journey", Shortcut: alt(fyne.Key2), Enabled: a.hasProject, Run: page((*projectPage).toBoard)},
		{ID: "toInspector", Menu: "view", Icon: "inspector", Shortcut: alt(fyne.Key3), Enabled: a.hasProject, Run: page((*projectPage).toInspector)},
		{ID: "showOutline", Menu: "view", Icon: "outline", Group: true, Chord: "jn", Enabled: a.hasProject, Checked: func() bool { return !a.set.HideOutline }, Run: page((*projectPage).toggleOutline)},
		{ID: "showInspector", Menu: "view", Icon: "inspector", Chord: "ti", Enabled: a.hasProject, Checked: func() bool { return !a.set.HideSide }, Run: page((*projectPage).toggleInspector)},
		{ID: "present", Menu: "view", Icon: "fullscreen", Group: true, Plain: fyne.KeyF5, Chord: "ek", Enabled: shown, Checked: func() bool { return a.page != nil && a.page.presenting }, Run: page((*projectPage).togglePresentation)},
		{ID: "fullScreen", Menu: "view", Icon: "fullscreen", Plain: fyne.KeyF11, Chord: "kn", Checked: a.win.FullScreen, Run: func() { a.win.SetFullScreen(!a.win.FullScreen()) }},
		{ID: "textLarger", Menu: "view", Icon: "textsize", Group: true, Chord: "ts", Enabled: a.canScale(1), Run: func() { a.stepTextScale(1) }},
		{ID: "textSmaller", Menu: "view", Icon: "textsize", Chord: "tp", Enabled: a.canScale(-1), Run: func() { a.stepTextScale(-1) }},
	}
	for i, variant := range []string{"", "dark", "system"} {
		list = append(list, &Action{
			ID: []string{"themeLight", "themeDark", "themeSystem"}[i], Menu: "view", Icon: "theme", Group: i == 0,
			Chord: []string{"uv", "ut", "uj"}[i], Checked: func() bool { return a.set.Theme == variant }, Run: func() { a.setTheme(variant) },
		})
	}
	for i, tag := range assets.Languages() {
		list = append(list, &Action{
			ID: "language." + tag, Menu: "view", Icon: "language", Group: i == 0, Chord: "k" + tag[:1],
			Checked: func() bool { return a.words.Lang() == tag }, Run: func() { a.setLanguage(tag) },
		})
	}
	return list
}

func (a *App) helpActions() []*Action {
	return []*Action{
		{ID: "palette", Menu: "help", Icon: "search", Shortcut: ctrl(fyne.KeyK), Toolbar: 80, Run: func() { a.showPalette(false) }},
		{ID: "keys", Menu: "help", Icon: "help", Plain: fyne.KeyF1, Chord: "oh", Run: a.showKeys},
		{ID: "about", Menu: "help", Icon: "info", Group: true, Chord: "tl", Run: a.showAbout},
		{ID: "logs", Menu: "help", Icon: "file", Chord: "lo", Run: a.openLogs},
	}
}

// textStep is the place of the present text size among those to choose from.
func (a *App) textStep() int {
	if i := slices.Index(textScales, a.set.TextScale); i >= 0 {
		return i
	}
	return 1
}

func (a *App) canScale(by int) func() bool {
	return func() bool {
		i := a.textStep() + by
		return i >= 0 && i < len(textScales)
	}
}

func (a *App) stepTextScale(by int) { a.setTextScale(textScales[a.textStep()+by]) }

func (a *App) undo() { a.step("fail.undo", a.session.doc.Undo) }

func (a *App) redo() { a.step("fail.redo", a.session.doc.Redo) }

// step goes back or forth in the history and shows where something changed.
func (a *App) step(op string, step func() error) {
	if a.session.readOnly() {
		return
	}
	a.page.stepping = true
	err := step()
	a.page.stepping = false
	a.fail(op, err)
}
