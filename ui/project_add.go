package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
)

// addTouchpoint adds one behind the current touchpoint, or at the end of the
// current stage. On the map it is named in place, in the outline in the fields.
func (p *projectPage) addTouchpoint() {
	stage, at := p.touchpointPlace()
	if stage == "" {
		p.addStage()
		return
	}
	if p.onMap() {
		p.app.win.Canvas().Focus(p.board)
		p.board.AddTouchpoint(stage, at)
		return
	}
	id := p.app.deps.NewID()
	p.added(edit.AddTouchpoint{ID: id, Stage: stage, At: at}, id)
}

func (p *projectPage) touchpointPlace() (stage model.ID, at int) {
	s := p.session
	project := s.project()
	switch e := project.Get(s.current()).(type) {
	case *model.Touchpoint:
		if owner := project.Stage(e.Stage); owner != nil {
			return e.Stage, slices.Index(owner.Touchpoints, e.ID) + 1
		}
	case *model.Stage:
		return e.ID, edit.End
	case *model.Promise:
		if t := project.Touchpoint(e.Subject); t != nil {
			return t.Stage, edit.End
		}
		if st := project.Stage(e.Subject); st != nil {
			return st.ID, edit.End
		}
	}
	if j := project.Journey(s.journey); j != nil && len(j.Stages) > 0 {
		return j.Stages[len(j.Stages)-1], edit.End
	}
	return "", edit.End
}

// addStage adds one behind the current stage.
func (p *projectPage) addStage() {
	if p.onMap() {
		p.app.win.Canvas().Focus(p.board)
		p.board.AddStage()
		return
	}
	s := p.session
	project := s.project()
	j := project.Journey(s.journey)
	if j == nil {
		return
	}
	at := edit.End
	if stage := project.Stage(s.current()); stage != nil {
		at = slices.Index(j.Stages, stage.ID) + 1
	} else if t := project.Touchpoint(s.current()); t != nil {
		at = slices.Index(j.Stages, t.Stage) + 1
	}
	id := p.app.deps.NewID()
	p.added(edit.AddStage{ID: id, Journey: j.ID, At: at}, id)
}

// toFirstCard selects the first touchpoint of a new project while it has no
// title, so that the first word typed is its title.
func (p *projectPage) toFirstCard() {
	project := p.session.project()
	j := project.Journey(p.session.journey)
	if j == nil {
		return
	}
	for _, t := range project.Touchpoints(j) {
		if t.Title == "" {
			p.open(t.ID)
		}
		return
	}
}

// onBoard reports whether the board is what the user works with, not the
// outline; onMap whether it shows a map besides.
func (p *projectPage) onBoard() bool { return p.board.Visible() && !p.inOutline }
func (p *projectPage) onMap() bool   { return p.onBoard() && p.session.page == pageMap }

// added does an edit that adds one entity and goes to its fields.
func (p *projectPage) added(e edit.Edit, id model.ID) {
	if p.session.do(e) != nil {
		return
	}
	p.open(id)
	p.inspector.focusFirst()
}

// addPromise adds a promise for what is selected: a touchpoint, stage or role,
// else the company.
func (p *projectPage) addPromise() {
	project := p.session.project()
	switch e := project.Get(p.session.current()).(type) {
	case *model.Touchpoint:
		p.addPromiseTo(model.LevelTouchpoint, e.ID)
	case *model.Stage:
		p.addPromiseTo(model.LevelStage, e.ID)
	case *model.Role:
		p.addPromiseTo(model.LevelRole, e.ID)
	case *model.Promise:
		p.addPromiseTo(e.Level, e.Subject)
	default:
		p.addPromiseTo(model.LevelCompany, "")
	}
}

func (p *projectPage) addCompanyPromise() { p.addPromiseTo(model.LevelCompany, "") }

func (p *projectPage) addPromiseTo(level model.PromiseLevel, subject model.ID) {
	id := p.app.deps.NewID()
	p.added(addPromise(p.session.project(), id, level, subject), id)
}

// addJourney adds an empty journey and shows it.
func (p *projectPage) addJourney() {
	a := p.app
	a.ask(a.T("journey.new"), a.T("journey.new.label"), "", "ui.add", func(name string) {
		if name == "" {
			name = a.T("journey.new.name")
		}
		id := a.deps.NewID()
		j := model.Journey{
			ID: id, Name: name, Perspective: model.PerspectiveCustomer, State: model.StateNow,
			Lanes: model.DefaultLanes(a.deps.NewID),
		}
		if p.session.do(edit.AddJourney{Journey: j}) == nil {
			p.openJourney(id)
			p.inOutline = false
		}
	})
}

func (p *projectPage) addPersona() {
	id := p.app.deps.NewID()
	p.added(edit.AddPersona{Persona: model.Persona{ID: id}}, id)
}

func (p *projectPage) addSegment() {
	id := p.app.deps.NewID()
	p.added(edit.AddSegment{Segment: model.Segment{ID: id}}, id)
}

// addCustomer adds a customer to the segment that is selected, or to that of the
// selected customer.
func (p *projectPage) addCustomer() {
	c := model.Customer{ID: p.app.deps.NewID()}
	switch e := p.session.project().Get(p.session.current()).(type) {
	case *model.Segment:
		c.Segment = e.ID
	case *model.Customer:
		c.Segment, c.Flow = e.Segment, e.Flow
	}
	p.added(edit.PutCustomers{Customers: []model.Customer{c}}, c.ID)
}

func (p *projectPage) addRole() {
	id := p.app.deps.NewID()
	p.added(edit.AddRole{Role: model.Role{ID: id, Role: model.RoleOther}}, id)
}

// addLane adds a lane of free texts under the others.
func (p *projectPage) addLane() {
	a, s := p.app, p.session
	a.ask(a.T("lane.new"), a.T("lane.new.label"), "", "ui.add", func(name string) {
		if name == "" {
			return
		}
		lane := model.Lane{ID: a.deps.NewID(), Kind: model.LaneFree, Name: model.CleanText(name)}
		if s.do(edit.AddLane{Journey: s.journey, Lane: lane, At: edit.End}) == nil {
			s.lane = lane.ID
		}
	})
}

// copyAsTarget makes the wanted journey out of the one on the page.
func (p *projectPage) copyAsTarget() {
	p.copyJourney("journey.copyTarget", "journey.copyTarget.label", "journey.targetName", model.StateTarget)
}

// copyAsVersion makes another journey of now out of the one on the page.
func (p *projectPage) copyAsVersion() {
	p.copyJourney("journey.copyVersion", "journey.copyVersion.label", "journey.versionName", model.StateNow)
}

func (p *projectPage) copyJourney(titleKey, labelKey, nameKey string, state model.JourneyState) {
	a, s := p.app, p.session
	j := s.project().Journey(s.journey)
	if j == nil {
		return
	}
	a.ask(a.T(titleKey), a.T(labelKey), a.T(nameKey, j.Name), "ui.add", func(name string) {
		copied := edit.NewCopyJourney(s.project(), j.ID, model.CleanText(name), state, a.deps.NewID)
		if s.do(copied) != nil {
			return
		}
		if f, ok := copied.(edit.Focuser); ok && len(f.Focus()) > 0 {
			p.openJourney(f.Focus()[0])
		}
	})
}

// showAddMenu offers everything that can be added, at a button.
func (p *projectPage) showAddMenu(at fyne.CanvasObject) {
	pos := p.app.fyne.Driver().AbsolutePositionForObject(at)
	p.app.popUp(pos.AddXY(0, at.Size().Height), "addTouchpoint", "addStage", "addPromise", "-", "addJourney", "addPersona", "addSegment", "addCustomer", "addRole", "addCompanyPromise", "-", "addDecision", "addAction", "takeSnapshot")
}
