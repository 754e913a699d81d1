package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// This file changes who answers an audit, when it is made and on what scale.

// auditFacts adds the day of an audit, whether its respondents are named, and its
// groups.
func (f *form) auditFacts(id model.ID) {
	get := func() *model.Audit { return f.project().Audit(id) }
	f.date("field.auditDay", func() model.Date { return get().Made },
		func(d model.Date) edit.Edit { return edit.SetAuditDay{Audit: id, Made: d} })
	f.tick("field.named", func() bool { return get().Named },
		func(on bool) edit.Edit { return edit.SetAuditNamed{Audit: id, Named: on} })
	f.section("audit.new.groups")
	for _, g := range get().Groups {
		f.group(id, g.ID)
	}
	f.command("action.addAuditGroup", "add", func() { f.page.addAuditGroup(id) }).quiet()
}

// group adds the name and the kind of a group of respondents.
func (f *form) group(audit, group model.ID) {
	a := f.page.app
	get := func() model.RespondentGroup {
		g, _ := f.project().Audit(audit).Group(group)
		return g
	}
	name := f.newText(false, func() string { return get().Name }, func(text string) edit.Edit {
		return edit.RenameGroup{Audit: audit, Group: group, Name: text}
	})
	name.SetPlaceHolder(a.T("respondents." + string(get().Kind)))
	kinds := newPick(f, words(a, "respondents.", model.GroupKinds()), func() model.GroupKind { return get().Kind },
		func(k model.GroupKind) edit.Edit { return edit.SetGroupKind{Audit: audit, Group: group, Kind: k} })
	gone := a.newButton("", "delete", func() { f.page.removeGroup(audit, group) }).quiet()
	f.locks = append(f.locks, gone)
	f.add(container.NewBorder(nil, nil, nil, gone, fyne.CanvasObject(name)))
	f.add(kinds)
}

// groupsShape tells which groups a form shows; their kinds are in the fields.
func groupsShape(x *model.Audit) string {
	var b strings.Builder
	for _, g := range x.Groups {
		b.WriteString(string(g.ID) + string(g.Kind) + ";")
	}
	return b.String()
}

// addAuditGroup adds a group of one's own, to be named in the form.
func (p *projectPage) addAuditGroup(audit model.ID) {
	g := model.RespondentGroup{ID: p.app.deps.NewID(), Kind: model.GroupOther}
	if p.session.do(edit.AddGroup{Audit: audit, Group: g, At: edit.End}) == nil {
		p.open(audit)
	}
}

// removeGroup removes a group of respondents; it asks when some have answered in
// it, because their sheets say no group afterwards.
func (p *projectPage) removeGroup(audit, group model.ID) {
	a, project := p.app, p.session.project()
	x := project.Audit(audit)
	if x == nil {
		return
	}
	remove := func() { _ = p.session.do(edit.RemoveGroup{Audit: audit, Group: group}) } // told by do
	n := 0
	for _, b := range model.Of[model.AnswerBatch](project, x.Batches) {
		for _, s := range b.Sheets {
			if s.Group == group {
				n++
			}
		}
	}
	if n == 0 {
		remove()
		return
	}
	g, _ := x.Group(group)
	a.confirm(a.T("group.remove.title", scene.GroupName(a.words, g)), a.words.N("group.remove.text", n), "group.remove.verb", remove)
}

// auditItems offers the values of an audit that are chosen.
func (p *projectPage) auditItems(e *model.Audit, which string) []*fyne.MenuItem {
	switch which {
	case "made":
		return p.dayItems(e.Made, func(day model.Date) edit.Edit { return edit.SetAuditDay{Audit: e.ID, Made: day} })
	case "named":
		return []*fyne.MenuItem{
			p.item(p.app.T("audit.anonymous"), !e.Named, edit.SetAuditNamed{Audit: e.ID}),
			p.item(p.app.T("audit.new.named"), e.Named, edit.SetAuditNamed{Audit: e.ID, Named: true}),
		}
	}
	return nil
}

// instrumentItems offers the values of a questionnaire that are chosen: how many
// levels its scale has and where it begins, and how long answering takes. Nothing
// is offered once somebody has answered.
func (p *projectPage) instrumentItems(i *model.Instrument, which string) []*fyne.MenuItem {
	if p.session.project().Answered(i.ID) {
		return nil
	}
	var items []*fyne.MenuItem
	add := func(text string, checked bool, e edit.Edit) { items = append(items, p.item(text, checked, e)) }
	switch which {
	case "levels":
		for n := model.MinLevels; n <= model.MaxLevels; n++ {
			add(strconv.Itoa(n), n == len(i.Scale.Levels), edit.SetScaleLevels{Instrument: i.ID, Levels: n})
		}
	case "first":
		for n := range 2 {
			add(strconv.Itoa(n), n == i.Scale.First, edit.SetInstrumentFacts{Instrument: i.ID, Minutes: i.Minutes, First: n})
		}
	case "minutes":
		for _, n := range []int{5, 10, 15, 20, 30, 45, 60} {
			add(p.app.T("instrument.minutes", n), n == i.Minutes, edit.SetInstrumentFacts{Instrument: i.ID, Minutes: n, First: i.Scale.First})
		}
	}
	return items
}

// sheetGroupItems offers the groups that an answer sheet can be of.
func (p *projectPage) sheetGroupItems(ref scene.Ref) []*fyne.MenuItem {
	project := p.session.project()
	b := project.Answers(ref.Owner)
	if b == nil || project.Audit(b.Audit) == nil {
		return nil
	}
	var now model.ID
	for _, s := range b.Sheets {
		if s.ID == ref.Lane {
			now = s.Group
		}
	}
	items := []*fyne.MenuItem{p.item(p.app.T("answers.noGroup"), now == "", edit.SetSheetGroup{Batch: b.ID, Sheet: ref.Lane})}
	for _, g := range project.Audit(b.Audit).Groups {
		items = append(items, p.item(scene.GroupName(p.app.words, g), now == g.ID, edit.SetSheetGroup{Batch: b.ID, Sheet: ref.Lane, Group: g.ID}))
	}
	return items
}

// chooseAudit lets one of the audits be found by its name and opened.
func (p *projectPage) chooseAudit() {
	a := p.app
	wanted := func(e model.Entity) bool {
		_, whole := e.(*model.Audit)
		return whole
	}
	a.pickThing(a.T("action.chooseAudit"), wanted, func(id model.ID) {
		p.choose(func(s *session) { s.page, s.audit, s.auditView, s.batch = pageAudit, id, "", "" })()
	})
}
