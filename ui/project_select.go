package ui

import (
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// The selection of a project page, which the outline, the board and the
// inspector share, and the way to where a thing is shown.

// keepSelected selects again what an edit has taken off the picture, as a finding
// that is mended, while what it is about is still in the project: it is what
// somebody works on.
func (p *projectPage) keepSelected(ids []model.ID) {
	if len(p.session.selected) > 0 || len(ids) == 0 || p.session.page == pageMap || p.stepping {
		return
	}
	for _, id := range ids {
		if !p.there(id) {
			return
		}
	}
	p.session.selected = ids
	p.selecting = true
	p.selectOnMap(ids)
	p.selecting = false
	p.selectionChanged()
}

// goTo turns to the page on which the first entity can be seen and selects what
// there is to select.
func (p *projectPage) goTo(ids []model.ID) {
	var there []model.ID
	for _, id := range ids {
		if p.there(id) {
			there = append(there, id)
		}
	}
	if len(there) == 0 {
		return
	}
	p.turnTo(there[0])
	p.session.selected, p.session.lane = there, ""
}

// there reports whether something that has a form is in the project: an entity,
// a sheet, be it still empty, or a row of one.
func (p *projectPage) there(id model.ID) bool {
	if at, ok := rowOf(id); ok {
		return !p.rowGone(at)
	}
	if at, ok := statementOf(id); ok {
		_, there := at.find(p.session.project())
		return there
	}
	if s, _ := sheetOfID(p.session.project(), id); s != nil {
		return true
	}
	return p.session.project().Get(id) != nil
}

// boardOpened is a double click on what cannot be typed into: a finding leads to
// the page where it can be mended, evidence to what is cited, all else to the
// fields.
func (p *projectPage) boardOpened(ref scene.Ref) {
	if ref.Part == scene.PartFinding {
		p.openHome(ref.Owner)
		p.inspector.lead(ref, true)
		return
	}
	if p.auditOpened(ref) || p.customerOpened(ref) {
		return
	}
	p.toInspector()
}

// openHome shows an entity on the page where it is at home.
func (p *projectPage) openHome(id model.ID) {
	p.settle()
	p.turnHome(id)
	p.drawn()
	p.open(id)
}

// turnTo turns to the page on which something is at home, unless the open page
// shows it already.
func (p *projectPage) turnTo(id model.ID) {
	if !p.shows(id) {
		p.turnHome(id)
	}
}

// groupPages are the pages on which the groups of the outline are at home.
var groupPages = map[model.ID]pageID{
	groupJourneys: pageMap, groupPromises: pagePromises, groupRoles: pageRoles, groupSheets: pageFramework,
	groupDecisions: pageDecisions, groupActions: pageDecisions, groupSnapshots: pageSnapshots, groupAudits: pageAudit,
	groupSegments: pageCustomers, groupLoose: pageCustomers,
}

// turnHome turns to the page on which something is at home, and there to its
// journey, sheet or list.
func (p *projectPage) turnHome(id model.ID) {
	s := p.session
	project := s.project()
	if page, ok := groupPages[id]; ok {
		s.page = page
		switch {
		case page == pageDecisions:
			s.actions = id == groupActions
		case id == groupSegments:
			s.customer.view = scene.CustomerSegments
		case id == groupLoose:
			s.customer.view, s.customer.filter = scene.CustomerList, scene.CustomerFilter{Segment: scene.OnlyOf[model.ID]("")}
		}
		return
	}
	if at, ok := statementOf(id); ok {
		s.page, s.audit, s.auditView = pageAudit, at.of, scene.AuditEvidence
		return
	}
	sheet := id
	if at, ok := rowOf(id); ok {
		sheet = at.Sheet
	}
	if filled, form := sheetOfID(project, sheet); filled != nil {
		s.page, s.form, s.sheet = pageFramework, form.ID, filled.ID
		return
	}
	if e := project.Get(id); e != nil {
		s.turnTo(e)
	}
}

// turnTo turns to the page on which an entity is at home.
func (s *session) turnTo(e model.Entity) {
	project := s.project()
	home := homeOf(project, e)
	if home == "" {
		return
	}
	s.page = home
	switch e := e.(type) {
	case *model.Decision, *model.Action:
		s.actions = e.Kind() == model.KindAction
	case *model.Snapshot:
		s.since = e.ID
	case *model.Audit, *model.AnswerBatch, *model.Instrument:
		s.turnAudit(e)
	case *model.Promise:
		s.matrix = false
	case *model.Segment:
		s.customer.view = scene.CustomerSegments
	case *model.Customer:
		s.showCustomer(e)
	case *model.Role:
		s.horizons = false
	}
	if j := project.JourneyOf(e.Key()); j != nil && home == pageMap {
		if j.ID != s.journey {
			s.view = viewMap
		}
		s.journey = j.ID
	}
}

// onPage reports whether a journey is part of the picture.
func (p *projectPage) onPage(journey model.ID) bool {
	if p.session.view == viewMap {
		return p.session.journey == journey
	}
	now, target := p.session.pair()
	return now != nil && (now.ID == journey || target.ID == journey)
}

// open shows an entity wherever it stands: on the map, in the outline and in
// the inspector.
func (p *projectPage) open(ids ...model.ID) {
	p.settle()
	p.goTo(ids)
	p.selecting = true
	p.drawn()
	p.selectOnMap(p.session.selected)
	p.selecting = false
	p.bar.refresh()
	p.selectionChanged()
}

// openJourney shows another journey on the page.
func (p *projectPage) openJourney(id model.ID) {
	p.session.view, p.session.page = viewMap, pageMap
	p.open(id)
}

// boardSelected is what the board tells.
func (p *projectPage) boardSelected(refs []scene.Ref) {
	if p.selecting {
		return
	}
	s := p.session
	s.selected, s.lane = nil, ""
	p.inOutline = false
	for _, r := range refs {
		if id := selectedID(s.project(), r); id != "" {
			s.selected = append(s.selected, id)
		}
		if r.Part == scene.PartLane {
			s.lane = r.Lane
		}
	}
	p.selectionChanged()
	if n := len(refs); n > 0 {
		p.inspector.lead(refs[n-1], false)
	}
}

// outlineSelected is what the outline tells.
func (p *projectPage) outlineSelected(id model.ID) {
	s := p.session
	s.selected, s.lane = []model.ID{id}, ""
	p.inOutline = true
	p.selecting = true
	if !p.shows(id) {
		p.turnTo(id)
		p.drawn()
		p.bar.refresh()
	}
	p.selectOnMap([]model.ID{id})
	p.selecting = false
	p.selectionChanged()
}

// selectOnMap selects on the map what the rest of the window has selected. Of
// what stands on no map nothing may stay selected there: Delete would remove
// something else than what the inspector shows.
func (p *projectPage) selectOnMap(ids []model.ID) {
	for _, id := range ids {
		title := scene.Ref{Owner: id, Part: scene.PartQuestion, Persona: model.ID(edit.InstrumentTitle)}
		if p.session.project().Instrument(id) != nil && drawnPart(p.session.drawn.scene, title) {
			p.board.RevealPart(title) // a questionnaire is read from its beginning
			return
		}
		if at, ok := rowOf(id); ok {
			p.board.RevealPart(scene.Ref{Owner: at.Sheet, Part: scene.PartRow, Lane: at.Row, Persona: model.ID(at.Block)})
			return
		}
		if at, ok := statementOf(id); ok && drawnPart(p.session.drawn.scene, at.ref()) {
			p.board.RevealPart(at.ref())
			return
		}
	}
	if !p.board.Reveal(ids) {
		p.board.Select()
	}
}

func (p *projectPage) selectionChanged() {
	p.outline.reveal(p.session.current())
	p.inspector.show()
	p.status.refresh()
	p.app.updateActions()
}
