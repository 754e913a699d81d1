package ui

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
)

// decision is the form of a decision, with the decision test.
func (f *form) decision(id model.ID) {
	a := f.page.app
	get := func() *model.Decision { return f.project().Decision(id) }
	set := func(change func(*model.Decision)) edit.Edit {
		e := *get()
		change(&e)
		return edit.SetDecision{Decision: e}
	}
	f.titleOf("field.decision")
	pick(f, "field.verdict", words(a, "verdict.", model.Verdicts()), func() model.Verdict { return get().Verdict },
		func(v model.Verdict) edit.Edit { return set(func(e *model.Decision) { e.Verdict = v }) })
	pick(f, "field.state", words(a, "decisionState.", model.DecisionStates()), func() model.DecisionState { return get().State },
		func(v model.DecisionState) edit.Edit { return set(func(e *model.Decision) { e.State = v }) })
	f.text(edit.FieldWhy, true)
	f.owner(id, func() model.ID { return get().Owner })
	f.date("field.made", func() model.Date { return get().Made },
		func(d model.Date) edit.Edit { return set(func(e *model.Decision) { e.Made = d }) })
	f.dayAhead(a.T("field.check"), func() model.Date { return get().Check },
		func(d model.Date) edit.Edit { return set(func(e *model.Decision) { e.Check = d }) })
	f.section("section.test")
	f.text(edit.FieldWorth, true)
	f.text(edit.FieldBenefit, true)
	f.text(edit.FieldCustomers, true)
	f.about(id, func() []model.ID { return get().About },
		func(ids []model.ID) edit.Edit { return set(func(e *model.Decision) { e.About = ids }) })
	f.text(edit.FieldNote, true)
	f.decisions()
	f.shapes(func() string { return idsText(get().About) + f.aboutShape() })
}

// action is the form of an action.
func (f *form) action(id model.ID) {
	a := f.page.app
	get := func() *model.Action { return f.project().Action(id) }
	set := func(change func(*model.Action)) edit.Edit {
		e := *get()
		change(&e)
		return edit.SetAction{Action: e}
	}
	f.titleOf("field.action")
	pick(f, "field.state", words(a, "actionState.", model.ActionStates()), func() model.ActionState { return get().State },
		func(v model.ActionState) edit.Edit { return set(func(e *model.Action) { e.State = v }) })
	f.owner(id, func() model.ID { return get().Owner })
	f.dayAhead(a.T("field.due"), func() model.Date { return get().Due },
		func(d model.Date) edit.Edit { return set(func(e *model.Action) { e.Due = d }) })
	pick(f, "field.customerValue", ranks(a), func() int { return get().Value },
		func(v int) edit.Edit { return edit.RankAction{ID: id, Value: v, Effort: get().Effort} })
	pick(f, "field.effort", ranks(a), func() int { return get().Effort },
		func(v int) edit.Edit { return edit.RankAction{ID: id, Value: get().Value, Effort: v} })
	f.about(id, func() []model.ID { return get().About },
		func(ids []model.ID) edit.Edit { return set(func(e *model.Action) { e.About = ids }) })
	f.text(edit.FieldNote, true)
	f.decisions()
	f.shapes(func() string { return idsText(get().About) + f.aboutShape() })
}

// titleOf adds the field of a title under a caption of its own.
func (f *form) titleOf(key string) {
	f.textOf(key, true, func() string {
		s, _ := edit.Text(f.project().Get(f.id), edit.FieldTitle)
		return s
	}, func(s string) edit.Edit { return edit.SetText{ID: f.id, Field: edit.FieldTitle, Text: s} })
}

// ranks are the steps of customer value and of effort.
func ranks(a *App) func() []option[int] {
	var list []option[int]
	for n := range model.MaxRank + 1 {
		list = append(list, option[int]{n, a.T("rank." + string(rune('0'+n)))})
	}
	return func() []option[int] { return list }
}

// owner picks the role that answers for a promise, a decision or an action.
func (f *form) owner(id model.ID, get func() model.ID) {
	pick(f, "field.owner", f.entities("ui.nobody", func(p *model.Project) []model.ID { return p.Info().Roles }), get,
		func(v model.ID) edit.Edit { return edit.SetOwner{ID: id, Owner: v} })
}

// about lists what a decision or an action is about.
func (f *form) about(id model.ID, get func() []model.ID, set func([]model.ID) edit.Edit) {
	a := f.page.app
	f.section("section.about")
	f.linkList(get(), func(gone model.ID) edit.Edit { return set(withoutID(get(), gone)) })
	f.command("ui.addLink", "add", func() {
		a.pickThing(a.T("ui.addLink"), linkable(id), func(to model.ID) {
			if ids := get(); !slices.Contains(ids, to) {
				f.do(set(append(slices.Clone(ids), to)))
			}
		})
	}).quiet()
}

// linkable tells what decisions, actions and sheets may point to.
func linkable(except model.ID) func(model.Entity) bool {
	return func(e model.Entity) bool {
		return e.Key() != except && e.Kind() != model.KindInfo && e.Kind() != model.KindSnapshot
	}
}

// decisions lists the decisions and actions that are about the form's entity,
// and offers to make one of it.
func (f *form) decisions() {
	a := f.page.app
	f.section("section.decisions")
	for _, e := range f.page.aboutIt(linkOf(f.id)) {
		f.add(a.newLink(f.page.nameOf(e), iconNameOf(e), func() { f.page.open(e.Key()) }))
	}
	f.command("action.makeDecision", "decision", func() { a.perform(a.action("makeDecision")) }).quiet()
	f.command("action.makeAction", "action", func() { a.perform(a.action("makeAction")) }).quiet()
	f.cited()
	f.linkedRows()
}

// linkedRows lists the rows of sheets that point to the form's entity.
func (f *form) linkedRows() {
	rows := f.page.rowsAbout(linkOf(f.id))
	if len(rows) == 0 {
		return
	}
	f.section("section.rows")
	for _, at := range rows {
		name := f.page.rowName(at)
		if s, _ := sheetOfID(f.project(), at.Sheet); s != nil {
			name = f.page.nameOf(s) + ": " + name
		}
		f.add(f.page.app.newLink(shorten(name, 60), "sheet", func() { f.page.open(rowID(at)) }))
	}
}

// mostRows is how many rows of sheets a form lists.
const mostRows = 20

// rowsAbout lists the rows of sheets that point to an entity, at most mostRows.
func (p *projectPage) rowsAbout(id model.ID) []edit.SheetPlace {
	project := p.session.project()
	var rows []edit.SheetPlace
	for _, s := range model.Of[model.Sheet](project, project.Info().Sheets) {
		for i := range s.Rows {
			if r := &s.Rows[i]; slices.Contains(r.Links, id) && len(rows) < mostRows {
				rows = append(rows, edit.SheetPlace{Sheet: s.ID, Form: s.Form, Block: r.Block, Row: r.ID, Own: s.Own})
			}
		}
	}
	return rows
}

// aboutShape tells which decisions and actions a form lists.
func (f *form) aboutShape() string {
	var b strings.Builder
	for _, e := range f.page.aboutIt(linkOf(f.id)) {
		b.WriteString(string(e.Key()) + ",")
	}
	for _, at := range f.page.rowsAbout(linkOf(f.id)) {
		b.WriteString(string(at.Sheet+at.Row) + f.page.rowName(at))
	}
	for _, c := range f.page.citations(f.id) {
		b.WriteString(c.text + strconv.FormatBool(c.against))
	}
	b.WriteString(strconv.FormatBool(len(f.project().Info().Audits) > 0)) // so that there is something to cite it
	return b.String()
}

// aboutIt lists the decisions and actions that are about an entity.
func (p *projectPage) aboutIt(id model.ID) []model.Entity {
	project := p.session.project()
	info := project.Info()
	var list []model.Entity
	for _, d := range model.Of[model.Decision](project, info.Decisions) {
		if slices.Contains(d.About, id) {
			list = append(list, d)
		}
	}
	for _, x := range model.Of[model.Action](project, info.Actions) {
		if slices.Contains(x.About, id) {
			list = append(list, x)
		}
	}
	return list
}

// snapshot is the form of a snapshot.
func (f *form) snapshot(id model.ID) {
	a := f.page.app
	f.text(edit.FieldName, false)
	made := f.project().Snapshot(id).Made
	f.add(softLabel(a.T("snapshot.made", dateText(made))))
	f.text(edit.FieldNote, true)
	f.command("snapshot.compare", "compare", func() {
		f.page.session.since = id
		f.page.goPage(pageSnapshots)
		f.page.turned()
	}).quiet()
}
