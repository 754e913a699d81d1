package edit

import (
	"lupaus/model"
)

// relinker says what becomes of the IDs that an entity names: another ID, the
// same, or "" to let go of the reference.
type relinker struct {
	entity func(model.ID) model.ID
	lane   func(model.ID) model.ID // nil leaves lanes and notes alone
}

// relink returns a copy of an entity with all IDs in it, its own included,
// passed through the relinker. Texts and values stay.
func (r relinker) relink(e model.Entity) model.Entity {
	switch e := clone(e).(type) {
	case *model.Info:
		e.Journeys, e.Personas = r.list(e.Journeys), r.list(e.Personas)
		e.Segments = r.list(e.Segments)
		e.Roles, e.Promises = r.list(e.Roles), r.list(e.Promises)
		e.Sheets, e.Decisions = r.list(e.Sheets), r.list(e.Decisions)
		e.Actions, e.Snapshots = r.list(e.Actions), r.list(e.Snapshots)
		e.Instruments, e.Audits = r.list(e.Instruments), r.list(e.Audits)
		return e
	case *model.Persona:
		e.ID = r.one(e.ID)
		return e
	case *model.Role:
		e.ID, e.Promises, e.Touchpoints = r.one(e.ID), r.list(e.Promises), r.list(e.Touchpoints)
		return e
	case *model.Journey:
		e.ID, e.Previous = r.one(e.ID), r.one(e.Previous)
		e.Personas, e.Stages, e.Lanes = r.list(e.Personas), r.list(e.Stages), r.lanes(e.Lanes)
		return e
	case *model.Stage:
		e.ID, e.Journey = r.one(e.ID), r.one(e.Journey)
		e.Touchpoints, e.Promises = r.list(e.Touchpoints), r.list(e.Promises)
		return e
	case *model.Touchpoint:
		e.ID, e.Stage, e.Role = r.one(e.ID), r.one(e.Stage), r.one(e.Role)
		e.Promises, e.Feelings, e.Notes = r.list(e.Promises), r.feelings(e.Feelings), r.notes(e.Notes)
		return e
	case *model.Promise:
		e.ID, e.Subject, e.Parent, e.Owner = r.one(e.ID), r.one(e.Subject), r.one(e.Parent), r.one(e.Owner)
		e.KeptBy = r.list(e.KeptBy)
		return e
	case *model.Sheet:
		e.ID, e.Rows = r.one(e.ID), r.rows(e.Rows)
		return e
	case *model.Decision:
		e.ID, e.Owner, e.About = r.one(e.ID), r.one(e.Owner), r.list(e.About)
		return e
	case *model.Action:
		e.ID, e.Owner, e.About = r.one(e.ID), r.one(e.Owner), r.list(e.About)
		return e
	case *model.Instrument:
		e.ID = r.one(e.ID)
		return e
	case *model.Audit:
		e.ID, e.Instrument, e.Batches = r.one(e.ID), r.one(e.Instrument), r.list(e.Batches)
		e.Marks, e.Steps = r.marks(e.Marks), r.steps(e.Steps)
		return e
	case *model.AnswerBatch:
		e.ID, e.Audit = r.one(e.ID), r.one(e.Audit)
		return e
	case *model.Snapshot:
		e.ID, e.Project = r.one(e.ID), r.content(e.Project)
		return e
	default:
		return r.relinkCustomers(e)
	}
}

// relinkCustomers is relink for a copy of what customers are known by.
func (r relinker) relinkCustomers(e model.Entity) model.Entity {
	switch e := e.(type) {
	case *model.Segment:
		e.ID = r.one(e.ID)
	case *model.Customer:
		e.ID, e.Segment = r.one(e.ID), r.one(e.Segment)
	}
	return e
}

// rows keeps the IDs of rows, which are the sheet's own, but for those that name
// what the row is about; a row stays when that goes. A row in which nothing is said
// any more goes.
func (r relinker) rows(list []model.SheetRow) []model.SheetRow {
	var next []model.SheetRow
	for _, row := range list {
		was := row
		if of, ok := model.RowAbout(row.Block, row.ID); ok && r.one(of) != "" {
			row.ID = model.RowFor(row.Block, r.one(of))
		}
		row.Owner, row.Links = r.one(row.Owner), r.list(row.Links)
		if !row.Empty() || was.Empty() {
			next = append(next, row)
		}
	}
	return next
}

// marks lets go of evidence. A mark that says nothing any more goes.
func (r relinker) marks(list []model.StatementMark) []model.StatementMark {
	var next []model.StatementMark
	for _, m := range list {
		if m.Evidence = r.list(m.Evidence); !m.Empty() {
			next = append(next, m)
		}
	}
	return next
}

// steps keeps those whose action stays.
func (r relinker) steps(list []model.AuditStep) []model.AuditStep {
	var next []model.AuditStep
	for _, s := range list {
		if s.Action = r.one(s.Action); s.Action != "" {
			next = append(next, s)
		}
	}
	return next
}

// content relinks what a snapshot holds, so that it can still be compared with
// the project it was taken of.
func (r relinker) content(p *model.Project) *model.Project {
	if p == nil {
		return nil
	}
	parts := make([]model.Entity, 0, p.Len())
	for e := range p.All() {
		parts = append(parts, r.relinkOrigin(e))
	}
	return (&model.Project{}).With(parts...)
}

// relinkOrigin is relink for entities that move into another project together
// with the touchpoints that theirs were copied from.
func (r relinker) relinkOrigin(e model.Entity) model.Entity {
	e = r.relink(e)
	if t, ok := e.(*model.Touchpoint); ok {
		t.Origin = r.one(t.Origin)
	}
	return e
}

func (r relinker) one(id model.ID) model.ID {
	if id == "" {
		return ""
	}
	if owner, key, part := id.Part(); part {
		if owner = r.entity(owner); owner == "" {
			return ""
		}
		return model.StatementID(owner, key)
	}
	return r.entity(id)
}

func (r relinker) list(ids []model.ID) []model.ID {
	var next []model.ID
	for _, id := range ids {
		if id = r.one(id); id != "" {
			next = append(next, id)
		}
	}
	return next
}

// feelings keeps those of the customer in general and of personas that stay.
func (r relinker) feelings(list []model.Feeling) []model.Feeling {
	var next []model.Feeling
	for _, f := range list {
		persona := r.one(f.Persona)
		if persona == "" && f.Persona != "" {
			continue
		}
		f.Persona = persona
		next = append(next, f)
	}
	return next
}

func (r relinker) lanes(list []model.Lane) []model.Lane {
	if r.lane == nil {
		return list
	}
	var next []model.Lane
	for _, l := range list {
		if l.ID = r.lane(l.ID); l.ID != "" {
			next = append(next, l)
		}
	}
	return next
}

func (r relinker) notes(notes map[model.ID]string) map[model.ID]string {
	if r.lane == nil || notes == nil {
		return notes
	}
	var next map[model.ID]string
	for lane, text := range notes {
		if lane = r.lane(lane); lane != "" {
			if next == nil {
				next = make(map[model.ID]string, len(notes))
			}
			next[lane] = text
		}
	}
	return next
}

// children are the IDs of what an entity owns: what is removed and copied
// with it, in the order of the project.
func children(e model.Entity) []model.ID {
	switch e := e.(type) {
	case *model.Role:
		return e.Promises
	case *model.Journey:
		return e.Stages
	case *model.Stage:
		return append(e.Promises[:len(e.Promises):len(e.Promises)], e.Touchpoints...)
	case *model.Touchpoint:
		return e.Promises
	case *model.Audit:
		return e.Batches
	}
	return nil
}

// descend walks entities and all that they own, owners first, each once.
func descend(p *model.Project, roots []model.ID, visit func(model.Entity)) {
	seen := map[model.ID]bool{}
	var walk func(id model.ID)
	walk = func(id model.ID) {
		e := p.Get(id)
		if e == nil || seen[id] {
			return
		}
		seen[id] = true
		visit(e)
		for _, child := range children(e) {
			walk(child)
		}
	}
	for _, id := range roots {
		walk(id)
	}
}
