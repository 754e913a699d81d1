package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// pictureMenu is the context menu of a part of a picture other than a map.
func (p *projectPage) pictureMenu(ref scene.Ref, at fyne.Position) {
	if items := p.valueItems(ref); len(items) > 0 {
		p.app.popUpItems(at, append(append(items, fyne.NewMenuItemSeparator()), p.app.items("makeDecision", "makeAction", "delete")...))
		return
	}
	if _, ok := questionAt(p.session.project(), ref); ok {
		p.app.popUp(at, "rename", "moveUp", "moveDown", "editBenchmark", "-", "saveInstrument", "-", "delete")
		return
	}
	if place, ok := placeOf(p.session.project(), ref); ok {
		if items := p.sortItems(ref); len(items) > 0 {
			p.app.popUpItems(at, append(append(items, fyne.NewMenuItemSeparator()), p.app.items(kindMenus[model.KindSheet]...)...))
			return
		}
		p.showContextMenu(place.Sheet, at)
		return
	}
	if p.session.project().Get(ref.Owner) != nil && ref.Owner != model.InfoID {
		p.showContextMenu(ref.Owner, at)
		return
	}
	own := map[pageID][]string{
		pagePromises: {"addCompanyPromise"}, pageRoles: {"addRole", "readyRoles"}, pageFramework: {"addRow", "importRows", "exportRows", "sortRows", "-", "newSheet", "duplicate", "rename", "deleteSheet"},
		pageGaps: {"gapRules"}, pageDecisions: {"addDecision", "addAction"}, pageSnapshots: {"takeSnapshot"}, pageAudit: {"newAudit", "typeAnswers", "importAnswers", "exportAnswers", "answersTemplate", "-", "saveInstrument", "importInstrument"},
		pageCustomers: {"addCustomer", "addSegment", "-", "findCustomer", "sortCustomers", "clearFilter", "-", "importCustomers", "exportCustomers", "customersTemplate"},
	}[p.session.page]
	p.app.popUp(at, append(own, "-", "zoomFit", "zoom100", "export")...)
}

// valueItems offers the values of a part that is chosen, not typed; nil when it
// is none.
func (p *projectPage) valueItems(ref scene.Ref) []*fyne.MenuItem {
	project := p.session.project()
	switch ref.Part {
	case scene.PartKept:
		if e := project.Promise(ref.Owner); e != nil {
			return p.keptItems(e)
		}
	case scene.PartOwner:
		return p.rolesFor(ownerOf(project.Get(ref.Owner)), func(r model.ID) edit.Edit { return edit.SetOwner{ID: ref.Owner, Owner: r} })
	case scene.PartState:
		return p.stateItems(project.Get(ref.Owner), string(ref.Lane))
	case scene.PartSheetCell:
		return p.cellItems(ref)
	case scene.PartSheet:
		if ref.Persona == "group" {
			return p.sheetGroupItems(ref)
		}
	case scene.PartGap:
		return p.gapItems(ref.Owner)
	}
	return nil
}

func ownerOf(e model.Entity) model.ID {
	switch e := e.(type) {
	case *model.Promise:
		return e.Owner
	case *model.Decision:
		return e.Owner
	case *model.Action:
		return e.Owner
	}
	return ""
}

// stateItems offers the values of an entity's state.
func (p *projectPage) stateItems(e model.Entity, which string) []*fyne.MenuItem {
	switch e := e.(type) {
	case *model.Promise:
		if which == "measured" {
			return p.dayItems(e.Measure.LastOn, func(day model.Date) edit.Edit {
				return edit.SetMeasured{Promise: e.ID, Last: e.Measure.Last, On: day}
			})
		}
		return wordItems(p, "adoption.", model.AdoptionSteps(), e.Adoption, func(v model.Adoption) edit.Edit {
			next := *e
			next.Adoption = v
			return edit.SetPromise{Promise: next}
		})
	case *model.Role:
		if which != "horizon" {
			return nil
		}
		return wordItems(p, "horizon.", model.Horizons(), e.Horizon, func(v model.Horizon) edit.Edit {
			return edit.SetRole{ID: e.ID, Horizon: v, Touchpoints: e.Touchpoints}
		})
	case *model.Decision:
		return p.decisionItems(e, which)
	case *model.Action:
		return p.actionItems(e, which)
	case *model.Customer:
		return p.customerItems(e, which)
	case *model.Audit:
		return p.auditItems(e, which)
	case *model.Instrument:
		return p.instrumentItems(e, which)
	}
	return nil
}

// wordItems offers the values of a type whose words are prefix + value.
func wordItems[T ~string](p *projectPage, prefix string, values []T, now T, set func(T) edit.Edit) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, v := range values {
		items = append(items, p.item(p.app.T(prefix+string(v)), v == now, set(v)))
	}
	return items
}

func (p *projectPage) decisionItems(e *model.Decision, which string) []*fyne.MenuItem {
	set := func(change func(*model.Decision)) edit.Edit {
		next := *e
		change(&next)
		return edit.SetDecision{Decision: next}
	}
	switch which {
	case "verdict":
		return wordItems(p, "verdict.", model.Verdicts(), e.Verdict, func(v model.Verdict) edit.Edit { return set(func(d *model.Decision) { d.Verdict = v }) })
	case "made":
		return p.dayItems(e.Made, func(day model.Date) edit.Edit { return set(func(d *model.Decision) { d.Made = day }) })
	case "check":
		return p.dayItems(e.Check, func(day model.Date) edit.Edit { return set(func(d *model.Decision) { d.Check = day }) })
	}
	return wordItems(p, "decisionState.", model.DecisionStates(), e.State, func(v model.DecisionState) edit.Edit { return set(func(d *model.Decision) { d.State = v }) })
}

func (p *projectPage) actionItems(e *model.Action, which string) []*fyne.MenuItem {
	set := func(change func(*model.Action)) edit.Edit {
		next := *e
		change(&next)
		return edit.SetAction{Action: next}
	}
	ranked := func(now int, rank func(int) edit.Edit) []*fyne.MenuItem {
		var items []*fyne.MenuItem
		for _, o := range ranks(p.app)() {
			items = append(items, p.item(o.label, o.value == now, rank(o.value)))
		}
		return items
	}
	switch which {
	case "due":
		return p.dayItems(e.Due, func(day model.Date) edit.Edit { return set(func(x *model.Action) { x.Due = day }) })
	case "value":
		return ranked(e.Value, func(v int) edit.Edit { return edit.RankAction{ID: e.ID, Value: v, Effort: e.Effort} })
	case "effort":
		return ranked(e.Effort, func(v int) edit.Edit { return edit.RankAction{ID: e.ID, Value: e.Value, Effort: v} })
	}
	return wordItems(p, "actionState.", model.ActionStates(), e.State, func(v model.ActionState) edit.Edit { return set(func(x *model.Action) { x.State = v }) })
}

// dayItems offers the days that people mostly choose, and to write another.
func (p *projectPage) dayItems(now model.Date, set func(model.Date) edit.Edit) []*fyne.MenuItem {
	a := p.app
	today := a.deps.Now()
	var items []*fyne.MenuItem
	for _, d := range []struct {
		key          string
		months, days int
	}{{"day.today", 0, 0}, {"day.week", 0, 7}, {"day.month", 1, 0}, {"day.quarter", 3, 0}, {"day.half", 6, 0}, {"day.year", 12, 0}} {
		day := model.DateOf(today.AddDate(0, d.months, d.days))
		items = append(items, p.item(a.T(d.key, dateText(day)), day == now, set(day)))
	}
	other := fyne.NewMenuItem(a.T("day.other"), func() {
		a.ask(a.T("day.title"), a.T("date.hint"), dateText(now), "ui.ok", func(text string) {
			day, ok := parseDate(text)
			if !ok {
				a.toast(a.T("date.bad"), nil)
				return
			}
			_ = p.session.do(set(day)) // told by do
		})
	})
	other.Disabled = p.session.readOnly()
	return append(items, fyne.NewMenuItemSeparator(), other)
}

// cellItems offers the values of a cell of a sheet.
func (p *projectPage) cellItems(ref scene.Ref) []*fyne.MenuItem {
	project := p.session.project()
	at, base, ok := cellOf(project, ref)
	if !ok {
		return nil
	}
	block, _ := p.app.blockOf(at.SheetPlace) // in the words of the window
	column, _ := block.Column(base.Key)
	row := at.row(project)
	set := func(text string) edit.Edit {
		return edit.SetCell{SheetPlace: at.SheetPlace, Column: column.Key, Text: text}
	}
	switch column.Kind {
	case model.ColumnChoice, model.ColumnStep:
		var items []*fyne.MenuItem
		for _, o := range p.app.columnOptions(column)() {
			items = append(items, p.item(o.label, o.value == row.Cells[column.Key], set(o.value)))
		}
		return items
	case model.ColumnRole:
		return p.rolesFor(row.Owner, func(r model.ID) edit.Edit { return edit.SetRowOwner{SheetPlace: at.SheetPlace, Owner: r} })
	case model.ColumnDate:
		return p.dayItems(model.Date(row.Cells[column.Key]), func(day model.Date) edit.Edit { return set(string(day)) })
	case model.ColumnLinks:
		return p.linkItems(at, row)
	}
	return nil
}

// sortItems offers to sort the rows by the column of numbers that a part is of;
// nil for other parts.
func (p *projectPage) sortItems(ref scene.Ref) []*fyne.MenuItem {
	at, column, ok := cellOf(p.session.project(), ref)
	if !ok || !column.Counts() {
		return nil
	}
	by := sorting{at.SheetPlace, column.Key}
	by.at.Row = ""
	var items []*fyne.MenuItem
	for _, way := range []struct {
		falling bool
		key     string
	}{{true, "rowSort.falling"}, {false, "rowSort.rising"}} {
		item := fyne.NewMenuItem(p.app.T("rowSort.column", p.app.T("rowSort.do"), p.app.T(way.key)), func() { p.sortBy(by, way.falling) })
		item.Disabled = p.session.readOnly() || !slices.Contains(p.sortable(), by)
		items = append(items, item)
	}
	return items
}

// linkItems leads to what a row points to, and offers to add a link.
func (p *projectPage) linkItems(at sheetPlace, row model.SheetRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range row.Links {
		if e := p.session.project().Find(id); e != nil {
			items = append(items, fyne.NewMenuItem(p.app.T("ui.goTo", shorten(p.nameOf(e), 50)), func() { p.open(entryOf(id)) }))
		}
	}
	add := fyne.NewMenuItem(p.app.T("ui.addLink"), func() { p.addRowLink(at.SheetPlace) })
	add.Disabled = p.session.readOnly()
	return append(items, add)
}

// gapItems lists what the gap check finds about an entity, each leading to it.
func (p *projectPage) gapItems(id model.ID) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	project := p.session.project()
	for _, f := range p.session.gaps().Of(id) {
		text := shorten(scene.GapSentence(p.app.words, project, f), 110)
		items = append(items, fyne.NewMenuItem(text, func() {
			p.openHome(f.Subject)
			p.inspector.lead(scene.Ref{Owner: f.Subject, Part: scene.PartFinding, Lane: model.ID(f.Rule)}, true)
		}))
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.app.T("page.gaps"), func() { p.goPage(pageGaps) }))
}
