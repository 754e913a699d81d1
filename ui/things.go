package ui

import (
	"lupaus/model"
)

// things lists what the palette can find in a project.
type things struct {
	app    *App
	wanted func(model.Entity) bool // nil: all, and the rows of sheets
	run    func(model.ID)
	list   []paletteEntry
}

// thingEntries are the named things of the project in the order of the outline;
// wanted picks among its entities when it is not nil.
func (a *App) thingEntries(wanted func(model.Entity) bool, run func(model.ID)) []paletteEntry {
	if a.session == nil {
		return nil
	}
	t := &things{app: a, wanted: wanted, run: run}
	p := a.session.project()
	info := p.Info()
	t.journeys(p)
	t.promises(p, info.Promises, a.T("level.company"))
	for _, e := range model.Of[model.Persona](p, info.Personas) {
		t.add(e, a.T("outline.personas"))
	}
	for _, e := range model.Of[model.Segment](p, info.Segments) {
		t.add(e, a.T("outline.segments"))
	}
	for _, c := range a.session.base().All {
		where := a.T("ui.noSegment")
		if s := p.Segment(c.Segment); s != nil {
			where = a.nameOf(s)
		}
		t.add(c.Customer, where)
	}
	for _, r := range model.Of[model.Role](p, info.Roles) {
		t.add(r, a.T("outline.roles"))
		t.promises(p, r.Promises, a.nameOf(r))
	}
	t.sheets(p)
	for _, e := range model.Of[model.Decision](p, info.Decisions) {
		t.add(e, a.T("outline.decisions"))
	}
	for _, e := range model.Of[model.Action](p, info.Actions) {
		t.add(e, a.T("outline.actions"))
	}
	for _, e := range model.Of[model.Snapshot](p, info.Snapshots) {
		t.add(e, a.T("outline.snapshots"))
	}
	for _, e := range model.Of[model.Audit](p, info.Audits) {
		t.add(e, a.T("outline.audits"))
		t.statements(p, e)
	}
	return t.list
}

func (t *things) add(e model.Entity, where string) {
	if t.wanted == nil || t.wanted(e) {
		t.entry(e.Key(), iconNameOf(e), t.app.nameOf(e), where)
	}
}

func (t *things) entry(id model.ID, icon, text, where string) {
	t.list = append(t.list, paletteEntry{icon: icon, text: text, side: shorten(where, 40), folded: fold(text), run: func() { t.run(id) }})
}

func (t *things) promises(p *model.Project, ids []model.ID, where string) {
	for _, e := range model.Of[model.Promise](p, ids) {
		t.add(e, where)
	}
}

func (t *things) journeys(p *model.Project) {
	a := t.app
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		t.add(j, a.T("state."+string(j.State)))
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			t.add(s, a.nameOf(j))
			for _, e := range model.Of[model.Touchpoint](p, s.Touchpoints) {
				t.add(e, a.nameOf(j)+" · "+a.nameOf(s))
				t.promises(p, e.Promises, a.nameOf(e))
			}
			t.promises(p, s.Promises, a.nameOf(s))
		}
	}
}

// statements lists the statements of an audit.
func (t *things) statements(p *model.Project, e *model.Audit) {
	for _, id := range statementsOf(p, e) {
		x := p.Find(linkOf(id))
		if x != nil && (t.wanted == nil || t.wanted(x)) {
			t.entry(id, "audit", t.app.nameOf(x), t.app.nameOf(e))
		}
	}
}

// sheets lists the sheets with their rows. Nothing can point to a sheet that
// nobody has written into, nor to a row.
func (t *things) sheets(p *model.Project) {
	for _, id := range sheetIDs(p, t.app.session.sheetForm()) {
		s, form := sheetOfID(p, id)
		if s == nil || t.wanted != nil && p.Sheet(id) == nil {
			continue
		}
		t.add(s, t.app.T("outline.sheets"))
		if t.wanted != nil {
			continue
		}
		form, _ = t.app.formIn(form.ID)
		for _, at := range sheetRows(s, form) {
			t.entry(rowID(at), "sheet", t.app.page.rowName(at), t.app.nameOf(s))
		}
	}
}
