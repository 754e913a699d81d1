package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
)

// statusLine tells at the foot of the window what is on the disk, where one is
// and what one can do there.
type statusLine struct {
	page    *projectPage
	content fyne.CanvasObject
	icon    *widget.Icon
	saved   *widget.Label
	help    *button // when saving failed
	hint    *widget.Label
	place   *widget.Label
	zoom    *button
}

func newStatusLine(p *projectPage) *statusLine {
	a := p.app
	s := &statusLine{page: p, icon: widget.NewIcon(iconOf("saved"))}
	small := func() *widget.Label {
		l := widget.NewLabel("")
		l.SizeName = theme.SizeNameCaptionText
		return l
	}
	s.saved, s.hint, s.place = small(), small(), small()
	s.hint.Truncation = fyne.TextTruncateEllipsis
	s.hint.Importance = widget.LowImportance
	s.help = a.newButton(a.T("status.help"), "", func() { a.fail("fail.save", p.session.status.Err, failure{"readonly.copy", a.saveAs}) })
	s.help.Hide()
	s.zoom = a.newButton("100 %", "", func() { s.zoomMenu() }).quiet()
	press := func(id string) *button {
		x := a.action(id)
		return a.newButton("", x.Icon, func() { a.perform(x) }).quiet()
	}
	left := container.NewHBox(s.icon, s.saved, s.help, widget.NewSeparator())
	right := container.NewHBox(s.place, layout.NewSpacer(), press("zoomOut"), s.zoom, press("zoomIn"), press("zoomFit"))
	s.content = container.NewBorder(nil, nil, left, right, s.hint)
	return s
}

func (s *statusLine) zoomMenu() {
	at := s.page.app.fyne.Driver().AbsolutePositionForObject(s.zoom)
	var items []*fyne.MenuItem
	for _, percent := range []float64{200, 150, 100, 75, 50, 25} {
		items = append(items, fyne.NewMenuItem(percentText(percent), func() { s.page.board.SetZoom(percent) }))
	}
	s.page.app.popUpItems(at.SubtractXY(0, 40*float32(len(items))), items)
}

// refresh shows everything anew.
func (s *statusLine) refresh() {
	s.showSaved()
	s.showZoom()
	setText(s.place, s.page.position())
	setText(s.hint, s.page.app.T(s.page.hintKey()))
}

func setText(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
}

// showZoom shows the zoom in per cent.
func (s *statusLine) showZoom() {
	if text := percentText(s.page.board.Zoom()); s.zoom.Text != text {
		s.zoom.SetText(text)
	}
}

// showSaved tells the truth about the file: what the store said last.
func (s *statusLine) showSaved() {
	a, st := s.page.app, s.page.session.status
	name, text := "saved", a.T("status.unchanged")
	switch {
	case s.page.session.readOnly():
		name, text = "lock", a.T("status.readOnly")
	case st.Err != nil:
		name, text = "warn", a.T("status.failed")
	case st.Saving:
		name, text = "recent", a.T("status.saving")
	case st.Backup != nil:
		name, text = "warn", a.T("status.backup")
	case !st.Saved.IsZero():
		text = a.T("status.saved", clockTime(st.Saved))
	}
	if res := iconOf(name); s.icon.Resource == nil || s.icon.Resource.Name() != res.Name() {
		s.icon.SetResource(res)
	}
	importance := widget.MediumImportance
	if st.Err != nil {
		importance = widget.DangerImportance
		s.help.Show()
	} else {
		s.help.Hide()
	}
	if s.saved.Text != text || s.saved.Importance != importance {
		s.saved.Importance = importance
		s.saved.SetText(text)
	}
}

func clockTime(t time.Time) string { return t.Local().Format("15.04") }

// viewName names the picture on the page for its hint.
func (s *session) viewName() string {
	switch {
	case s.page == pagePromises && s.matrix:
		return "matrix"
	case s.page == pageRoles && s.horizons:
		return "horizons"
	case s.page == pageFramework && s.form != frameworkForm:
		return "sheet"
	case s.page == pageAudit:
		if x := s.openAudit(s.project()); x != nil {
			return "audit." + string(s.openView(s.project(), x))
		}
	case s.page == pageCustomers:
		return "customers." + string(s.customerView())
	case s.page == pageDecisions && s.actions:
		return "actions"
	}
	return string(s.page)
}

// hintKey is what one can do with what is selected.
func (p *projectPage) hintKey() string {
	view := "hint.page." + p.session.viewName()
	onMap := p.session.page == pageMap
	switch p.session.project().Get(p.session.current()).(type) {
	case *model.Touchpoint:
		if onMap {
			return "hint.touchpoint"
		}
	case *model.Stage:
		if onMap {
			return "hint.stage"
		}
	case *model.Promise:
		if onMap || p.session.page == pagePromises {
			return "hint.promise"
		}
	}
	if onMap {
		return "hint.none"
	}
	return view
}
