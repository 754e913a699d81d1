package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// boardMenu is the context menu of a part of the map.
func (p *projectPage) boardMenu(ref scene.Ref, at fyne.Position) {
	a := p.app
	p.inOutline = false
	switch {
	case ref.Part == scene.PartLane:
		p.session.lane = ref.Lane
		a.popUpItems(at, p.laneItems(ref.Owner, ref.Lane))
	case p.session.page != pageMap:
		p.pictureMenu(ref, at)
	case ref.Owner == "" || ref.Part == scene.PartJourney:
		a.popUp(at, "addTouchpoint", "addStage", "addLane", "paste", "-", "lanes", "curves", "copyTarget", "-", "gapMarks", "expected", "-", "zoomFit", "zoom100", "export")
	default:
		p.showContextMenu(ref.Owner, at)
	}
}

// groupMenus are the menus of the groups of the outline and of the project.
var groupMenus = map[model.ID][]string{
	model.InfoID:   {"addJourney", "paste", "-", "journeys", "import", "export"},
	groupJourneys:  {"addJourney", "paste", "-", "journeys", "import", "export"},
	groupPromises:  {"addCompanyPromise"},
	groupPersonas:  {"addPersona", "curves"},
	groupSegments:  {"addSegment", "addCustomer", "-", "importCustomers", "exportCustomers", "customersTemplate"},
	groupLoose:     {"addCustomer", "-", "importCustomers", "exportCustomers", "customersTemplate"},
	groupRoles:     {"addRole", "readyRoles"},
	groupSheets:    {"addRow", "newSheet", "-", "export"},
	groupDecisions: {"addDecision"},
	groupActions:   {"addAction"},
	groupSnapshots: {"takeSnapshot"},
	groupAudits:    {"newAudit", "importInstrument"},
}

// kindMenus are the menus of entities; those of touchpoints and promises begin
// with their values.
var kindMenus = map[model.Kind][]string{
	model.KindTouchpoint: {"addTouchpoint", "addPromise", "-", "rename", "cut", "copy", "paste", "duplicate", "-", "makeDecision", "makeAction", "citeFor", "-", "moveLeft", "moveRight", "-", "delete"},
	model.KindStage:      {"addTouchpoint", "addStage", "addPromise", "-", "rename", "cut", "copy", "paste", "duplicate", "-", "makeDecision", "makeAction", "-", "moveLeft", "moveRight", "-", "delete"},
	model.KindPromise:    {"-", "addPromise", "rename", "copy", "duplicate", "moveUp", "moveDown", "-", "makeDecision", "makeAction", "citeFor", "-", "delete"},
	model.KindJourney:    {"addStage", "rename", "copy", "duplicate", "-", "copyTarget", "copyVersion", "lanes", "curves", "-", "moveUp", "moveDown", "-", "delete"},
	model.KindRole:       {"addPromise", "rewriteTask", "rename", "moveUp", "moveDown", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindDecision:   {"rename", "moveUp", "moveDown", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindAction:     {"rename", "moveUp", "moveDown", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindSnapshot:   {"rename", "-", "delete"},
	model.KindAudit:      {"typeAnswers", "importAnswers", "exportAnswers", "answersTemplate", "-", "rename", "repeatAudit", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindAnswers:    {"typeAnswers", "importAnswers", "-", "delete"},
	model.KindInstrument: {"newAudit", "-", "saveInstrument", "importInstrument", "-", "delete"},
	model.KindSegment:    {"addCustomer", "rename", "moveUp", "moveDown", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindCustomer:   {"setCustomerSegment", "setCustomerStage", "-", "addCustomer", "rename", "-", "makeDecision", "makeAction", "-", "delete"},
	model.KindPersona:    {"rename", "moveUp", "moveDown", "-", "delete"},
	model.KindSheet:      {"addRow", "importRows", "exportRows", "sortRows", "-", "newSheet", "duplicate", "rename", "-", "makeDecision", "makeAction", "-", "delete", "moveUp", "moveDown", "-", "deleteSheet", "export"},
}

// showContextMenu is the menu of an entity, a sheet or its row, or a group of
// the outline.
func (p *projectPage) showContextMenu(id model.ID, at fyne.Position) {
	a := p.app
	if menu, ok := groupMenus[id]; ok {
		a.popUp(at, menu...)
		return
	}
	project := p.session.project()
	e := project.Get(id)
	if e == nil { // a row, or a sheet that nobody has written into
		a.popUp(at, kindMenus[model.KindSheet]...)
		return
	}
	var values []*fyne.MenuItem
	switch e := e.(type) {
	case *model.Touchpoint:
		values = p.touchpointItems(e)
	case *model.Promise:
		values = p.keptItems(e)
	}
	a.popUpItems(at, append(values, a.items(kindMenus[e.Kind()]...)...))
}

// items makes menu items of actions; "-" is a line.
func (a *App) items(ids ...string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	var list []*Action
	var made []*fyne.MenuItem
	for _, id := range ids {
		if id == "-" {
			items = append(items, fyne.NewMenuItemSeparator())
		} else if x := a.action(id); x != nil {
			item := a.menuItem(x)
			items, made, list = append(items, item), append(made, item), append(list, x)
		}
	}
	for i, text := range a.labels(list) {
		made[i].Label = text
	}
	return items
}

// item makes an item that does an edit.
func (p *projectPage) item(text string, checked bool, e edit.Edit) *fyne.MenuItem {
	item := fyne.NewMenuItem(text, func() {
		if len(p.app.modals) == 0 {
			_ = p.session.do(e) // told by do
		}
	})
	item.Checked, item.Disabled = checked, p.session.readOnly()
	return item
}

func (p *projectPage) touchpointItems(t *model.Touchpoint) []*fyne.MenuItem {
	a := p.app
	return []*fyne.MenuItem{
		p.item(a.T("field.momentOfTruth"), t.MomentOfTruth, edit.SetMomentOfTruth{ID: t.ID, On: !t.MomentOfTruth}),
		p.item(a.T("field.firmAbsent"), t.FirmAbsent, edit.SetFirmAbsent{ID: t.ID, On: !t.FirmAbsent}),
		fyne.NewMenuItemSeparator(),
	}
}

func (p *projectPage) keptItems(e *model.Promise) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, kept := range model.KeptStates() {
		items = append(items, p.item(p.app.T("kept."+string(kept)), e.Kept == kept, edit.SetKept{Promise: e.ID, Kept: kept}))
	}
	return items
}

// chooseValue offers the values of a cell: channels, roles, or whether a
// promise is kept.
func (p *projectPage) chooseValue(ref scene.Ref, at fyne.Position) {
	a, project := p.app, p.session.project()
	at = at.AddXY(6, 10) // the second click of a habit must not hit the first item
	if ref.Part == scene.PartState && ref.Lane == "touchpoints" {
		if !p.session.readOnly() {
			p.addRoleTouchpoint(ref.Owner)
		}
		return
	}
	if p.chooseInAudit(ref) {
		return
	}
	if ref.Part == scene.PartGap || p.session.page != pageMap {
		a.popUpItems(at, p.valueItems(ref))
		return
	}
	switch e := project.Get(ref.Owner).(type) {
	case *model.Promise:
		a.popUpItems(at, p.keptItems(e))
	case *model.Touchpoint:
		if p.laneKind(ref.Lane) == model.LaneRole {
			a.popUpItems(at, p.roleItems(e))
			return
		}
		items := []*fyne.MenuItem{p.item(a.T("channel.none"), e.Channel == "", edit.SetChannel{ID: e.ID})}
		for _, c := range model.Channels() {
			items = append(items, p.item(a.T("channel."+string(c)), e.Channel == c, edit.SetChannel{ID: e.ID, Channel: c}))
		}
		other := fyne.NewMenuItem(a.T("channel.other"), func() { p.askChannel(e) })
		a.popUpItems(at, append(items, fyne.NewMenuItemSeparator(), other))
	}
}

// chooseInAudit asks for what a part of an audit takes that is in no list: what a
// statement cites, a benchmark, or what an answer sheet says besides answers.
func (p *projectPage) chooseInAudit(ref scene.Ref) bool {
	switch {
	case ref.Part == scene.PartAddEvidence:
		if !p.session.readOnly() {
			p.cite(statementPlace{ref.Owner, string(ref.Lane)})
		}
	case ref.Part == scene.PartState && ref.Lane == "benchmark":
		p.editBenchmark(ref.Owner, string(ref.Persona))
	case ref.Part == scene.PartSheet && ref.Persona != "group":
		p.writeOnSheet(ref)
	default:
		return false
	}
	return true
}

// askChannel takes a channel that has no word of its own.
func (p *projectPage) askChannel(t *model.Touchpoint) {
	a := p.app
	a.ask(a.T("channel.other.title"), "", "", "ui.ok", func(text string) {
		_ = p.session.do(edit.SetChannel{ID: t.ID, Channel: model.Channel(model.CleanText(text))}) // told by do
	})
}

func (p *projectPage) roleItems(t *model.Touchpoint) []*fyne.MenuItem {
	return p.rolesFor(t.Role, func(r model.ID) edit.Edit { return edit.SetTouchpointRole{ID: t.ID, Role: r} })
}

// rolesFor offers the roles, and nobody, with a mark at the present one.
func (p *projectPage) rolesFor(now model.ID, set func(model.ID) edit.Edit) []*fyne.MenuItem {
	project := p.session.project()
	items := []*fyne.MenuItem{p.item(p.app.T("ui.nobody"), now == "", set(""))}
	for _, r := range model.Of[model.Role](project, project.Info().Roles) {
		items = append(items, p.item(p.nameOf(r), now == r.ID, set(r.ID)))
	}
	return items
}

func (p *projectPage) laneKind(lane model.ID) model.LaneKind {
	for _, j := range model.Of[model.Journey](p.session.project(), p.session.project().Info().Journeys) {
		for _, l := range j.Lanes {
			if l.ID == lane {
				return l.Kind
			}
		}
	}
	return ""
}

// laneItems is the menu of a lane's head: the lane itself, then all lanes of
// the journey with their marks.
func (p *projectPage) laneItems(journey, lane model.ID) []*fyne.MenuItem {
	a := p.app
	j := p.session.project().Journey(journey)
	if j == nil {
		return nil
	}
	rename := fyne.NewMenuItem(a.T("lane.rename"), func() { p.renameLane(journey, lane) })
	up := fyne.NewMenuItem(a.T("action.moveUp"), func() { p.moveLane(journey, lane, -1) })
	down := fyne.NewMenuItem(a.T("action.moveDown"), func() { p.moveLane(journey, lane, 1) })
	gone := fyne.NewMenuItem(a.T("lane.remove"), func() { p.removeLane(journey, lane) })
	if p.laneKind(lane) != model.LaneFree {
		gone.Label = a.T("lane.hide")
	}
	items := []*fyne.MenuItem{rename, up, down, gone}
	for _, item := range items {
		item.Disabled = p.session.readOnly()
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, l := range j.Lanes {
		items = append(items, p.item(a.laneName(l), !l.Hidden, edit.ShowLane{Journey: journey, Lane: l.ID, Shown: l.Hidden}))
	}
	return append(append(items, fyne.NewMenuItemSeparator()), a.items("addLane", "lanes")...)
}

// percentText is a zoom for people.
func percentText(percent float64) string { return fmt.Sprintf("%.0f %%", percent) }
