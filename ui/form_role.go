package ui

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
)

// role is the form of a role: its card.
func (f *form) role(id model.ID) {
	a := f.page.app
	get := func() *model.Role { return f.project().Role(id) }
	f.text(edit.FieldName, false)
	pick(f, "field.roleKind", words(a, "role.", model.RoleKinds()),
		func() model.RoleKind { return get().Role },
		func(v model.RoleKind) edit.Edit { return edit.SetRoleKind{ID: id, Role: v} })
	f.gaps()
	f.section("section.help")
	f.text(edit.FieldTask, true)
	f.text(edit.FieldHelp, true)
	f.command("action.rewriteTask", "edit", func() { f.page.rewriteTask(id) }).quiet()
	f.roleTouchpoints(id)
	pick(f, "field.horizon", f.horizons(), func() model.Horizon { return get().Horizon },
		func(v model.Horizon) edit.Edit {
			return edit.SetRole{ID: id, Horizon: v, Touchpoints: get().Touchpoints}
		})
	f.promises(model.LevelRole, id)
	f.section("section.doing")
	f.text(edit.FieldMeasures, true)
	f.text(edit.FieldStart, true)
	f.text(edit.FieldStop, true)
	f.text(edit.FieldContinue, true)
	f.text(edit.FieldNote, true)
	f.decisions()
	f.shapes(func() string {
		r := get()
		return idsText(r.Promises) + idsText(r.Touchpoints) + idsText(f.page.responsibilities(id)) + f.aboutShape()
	})
}

func (f *form) horizons() func() []option[model.Horizon] {
	a := f.page.app
	list := []option[model.Horizon]{{model.HorizonUnknown, a.T("ui.notSaid")}}
	for _, h := range model.Horizons() {
		list = append(list, option[model.Horizon]{h, a.T("horizon." + string(h))})
	}
	return func() []option[model.Horizon] { return list }
}

// responsibilities are the touchpoints that name a role as responsible.
func (p *projectPage) responsibilities(role model.ID) []model.ID {
	var ids []model.ID
	project := p.session.project()
	for _, j := range model.Of[model.Journey](project, project.Info().Journeys) {
		for _, t := range project.Touchpoints(j) {
			if t.Role == role {
				ids = append(ids, t.ID)
			}
		}
	}
	return ids
}

// roleTouchpoints lists where the role meets customers: what it answers for,
// which the touchpoint tells, and where it has a part, which can be changed here.
func (f *form) roleTouchpoints(id model.ID) {
	a := f.page.app
	f.section("section.onJourney")
	for _, t := range model.Of[model.Touchpoint](f.project(), f.page.responsibilities(id)) {
		f.add(a.newLink(a.T("role.answers", f.page.nameOf(t)), "touchpoint", func() { f.page.open(t.ID) }))
	}
	set := func(ids []model.ID) edit.Edit {
		return edit.SetRole{ID: id, Horizon: f.project().Role(id).Horizon, Touchpoints: ids}
	}
	f.linkList(f.project().Role(id).Touchpoints, func(gone model.ID) edit.Edit {
		return set(withoutID(f.project().Role(id).Touchpoints, gone))
	})
	f.command("role.addTouchpoint", "add", func() { f.page.addRoleTouchpoint(id) }).quiet()
}

// addRoleTouchpoint lets people find a touchpoint at which a role has a part.
func (p *projectPage) addRoleTouchpoint(role model.ID) {
	a := p.app
	wanted := func(e model.Entity) bool { return e.Kind() == model.KindTouchpoint }
	a.pickThing(a.T("role.addTouchpoint"), wanted, func(t model.ID) {
		r := p.session.project().Role(role)
		if r == nil || slices.Contains(r.Touchpoints, t) {
			return
		}
		_ = p.session.do(edit.SetRole{ID: role, Horizon: r.Horizon, Touchpoints: append(slices.Clone(r.Touchpoints), t)}) // told by do
	})
}

// linkList adds a row for each entity of a list, which leads to it, with a
// button that takes it out.
func (f *form) linkList(ids []model.ID, remove func(model.ID) edit.Edit) {
	a := f.page.app
	for _, id := range ids {
		e := f.project().Find(id)
		if e == nil {
			continue
		}
		open := a.newLink(f.page.nameOf(e), iconNameOf(e), func() { f.page.open(entryOf(id)) })
		gone := a.newButton("", "close", func() { f.do(remove(id)) }).quiet()
		f.locks = append(f.locks, gone)
		f.add(container.NewBorder(nil, nil, nil, gone, open))
	}
}
