package edit

import (
	"cmp"
	"fmt"
	"slices"

	"lupaus/model"
)

// onMark changes what the room says of a statement. Marks stand in the order of
// the instrument, and one that says nothing any more goes.
func onMark(p *model.Project, audit model.ID, statement string, set func(*model.StatementMark, *model.Instrument) error) (*model.Project, error) {
	return onAudit(p, audit, func(a *model.Audit) error {
		i, err := hasStatement(p, a, statement)
		if err != nil {
			return err
		}
		m := a.Mark(statement)
		if err := set(&m, i); err != nil {
			return err
		}
		marks := slices.DeleteFunc(slices.Clone(a.Marks), func(m model.StatementMark) bool { return m.Statement == statement })
		if !m.Empty() {
			marks = append(marks, m)
		}
		slices.SortStableFunc(marks, func(a, b model.StatementMark) int {
			return cmp.Compare(i.Find(a.Statement), i.Find(b.Statement))
		})
		a.Marks = emptied(marks)
		return nil
	})
}

// hasStatement returns the instrument of an audit, which must have a statement.
func hasStatement(p *model.Project, a *model.Audit, statement string) (*model.Instrument, error) {
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil, model.NotFound(model.KindInstrument, a.Instrument)
	}
	if i.Find(statement) < 0 {
		return nil, noStatement(i, statement)
	}
	return i, nil
}

func noStatement(i *model.Instrument, key string) error {
	return &model.Error{Code: model.CodeNotFound, ID: i.ID, Err: fmt.Errorf("statement %q", key)}
}

func noArea(i *model.Instrument, key string) error {
	return &model.Error{Code: model.CodeNotFound, ID: i.ID, Err: fmt.Errorf("area %q", key)}
}

// SetTarget says which level of a statement is wanted, counted from 1; 0 takes
// back what was said.
type SetTarget struct {
	Audit     model.ID
	Statement string
	Target    int
}

// Label implements Edit.
func (e SetTarget) Label() model.Label { return label("target") }

// MergeKey implements Merger.
func (e SetTarget) MergeKey() string { return mergeKey("target", e.Audit, model.ID(e.Statement)) }

// Focus implements Focuser.
func (e SetTarget) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetTarget) Apply(p *model.Project) (*model.Project, error) {
	return onMark(p, e.Audit, e.Statement, func(m *model.StatementMark, i *model.Instrument) error {
		if n := len(i.Scale.Levels); e.Target < 0 || e.Target > n {
			return invalid(e.Audit, "target %d of %d levels", e.Target, n)
		}
		m.Target = e.Target
		return nil
	})
}

// SetMarkNote writes what else there is to say of a statement.
type SetMarkNote struct {
	Audit     model.ID
	Statement string
	Note      string
}

// Label implements Edit.
func (e SetMarkNote) Label() model.Label { return label("markNote") }

// MergeKey implements Merger.
func (e SetMarkNote) MergeKey() string { return mergeKey("markNote", e.Audit, model.ID(e.Statement)) }

// Focus implements Focuser.
func (e SetMarkNote) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetMarkNote) Apply(p *model.Project) (*model.Project, error) {
	return onMark(p, e.Audit, e.Statement, func(m *model.StatementMark, _ *model.Instrument) error {
		m.Note = e.Note
		return nil
	})
}

// SetMarkEvidence says which touchpoints, promises and other entities show where
// a statement is. It is how evidence is given from either side.
type SetMarkEvidence struct {
	Audit     model.ID
	Statement string
	Evidence  []model.ID
}

// Label implements Edit.
func (e SetMarkEvidence) Label() model.Label { return label("markEvidence") }

// Focus implements Focuser.
func (e SetMarkEvidence) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e SetMarkEvidence) Apply(p *model.Project) (*model.Project, error) {
	return onMark(p, e.Audit, e.Statement, func(m *model.StatementMark, _ *model.Instrument) error {
		m.Evidence = without(e.Evidence)
		return nil
	})
}

// AddStep adds an action, behind those of the project, and makes it the next
// possible step of an area. The action is about the audit.
type AddStep struct {
	Audit     model.ID
	Area      string
	Statement string       // of the area; empty: the area as a whole
	Action    model.Action // with a fresh ID
}

// Label implements Edit.
func (e AddStep) Label() model.Label { return label("addStep") }

// Focus implements Focuser.
func (e AddStep) Focus() []model.ID { return []model.ID{e.Action.ID} }

// Apply implements Edit.
func (e AddStep) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		next := e.Action
		i := d.info()
		i.Actions = inserted(i.Actions, End, next.ID)
		next.About = without(next.About)
		if err := d.add(&next); err != nil {
			return err
		}
		return d.step(e.Audit, model.AuditStep{Area: e.Area, Statement: e.Statement, Action: next.ID})
	})
}

// SetStep makes an action that the project has the next possible step of an
// area, or says so of another area or statement than before. The action is about
// the audit from then on.
type SetStep struct {
	Audit     model.ID
	Area      string
	Statement string // of the area; empty: the area as a whole
	Action    model.ID
}

// Label implements Edit.
func (e SetStep) Label() model.Label { return label("step") }

// Focus implements Focuser.
func (e SetStep) Focus() []model.ID { return []model.ID{e.Action} }

// Apply implements Edit.
func (e SetStep) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		return d.step(e.Audit, model.AuditStep{Area: e.Area, Statement: e.Statement, Action: e.Action})
	})
}

// step writes a step of an audit, behind the others when its action is new
// there.
func (d *draft) step(audit model.ID, s model.AuditStep) error {
	a, err := d.audit(audit)
	if err != nil {
		return err
	}
	action, err := opened[model.Action](d, model.KindAction, s.Action)
	if err != nil {
		return err
	}
	if err := fitsStep(d.base.Instrument(a.Instrument), s); err != nil {
		return err
	}
	if !slices.Contains(action.About, a.ID) {
		action.About = inserted(action.About, End, a.ID)
	}
	at := stepIndex(a, s.Action)
	if at < 0 {
		a.Steps = inserted(a.Steps, End, s)
		return nil
	}
	a.Steps = slices.Clone(a.Steps)
	a.Steps[at] = s
	return nil
}

// fitsStep checks that the instrument has the area, and the statement in it.
func fitsStep(i *model.Instrument, s model.AuditStep) error {
	if i == nil {
		return model.NotFound(model.KindInstrument, "")
	}
	area := areaIndex(i, s.Area)
	if area < 0 {
		return noArea(i, s.Area)
	}
	if s.Statement == "" {
		return nil
	}
	if at, _ := statementIndex(i, s.Statement); at != area {
		return noStatement(i, s.Statement)
	}
	return nil
}

func stepIndex(a *model.Audit, action model.ID) int {
	return slices.IndexFunc(a.Steps, func(s model.AuditStep) bool { return s.Action == action })
}

// RemoveStep takes back that an action is a next possible step. The action goes
// too when it is about nothing but the audit and nothing else refers to it;
// otherwise it stays in the list of actions and is not about the audit any more.
type RemoveStep struct {
	Audit  model.ID
	Action model.ID
}

// Label implements Edit.
func (e RemoveStep) Label() model.Label { return label("removeStep") }

// Focus implements Focuser.
func (e RemoveStep) Focus() []model.ID { return []model.ID{e.Audit} }

// Apply implements Edit.
func (e RemoveStep) Apply(p *model.Project) (*model.Project, error) {
	a := p.Audit(e.Audit)
	if a == nil {
		return nil, model.NotFound(model.KindAudit, e.Audit)
	}
	at := stepIndex(a, e.Action)
	action := p.Action(e.Action)
	if at < 0 || action == nil {
		return nil, model.NotFound(model.KindAction, e.Action)
	}
	if about := without(action.About, a.ID); len(about) == 0 && p.Referred(action.ID) == 1 {
		return Remove{IDs: []model.ID{action.ID}}.Apply(p)
	}
	return apply(p, func(d *draft) error {
		a, err := d.audit(e.Audit)
		if err != nil {
			return err
		}
		action, err := opened[model.Action](d, model.KindAction, e.Action)
		if err != nil {
			return err
		}
		a.Steps = emptied(slices.Delete(slices.Clone(a.Steps), at, at+1))
		action.About = without(action.About, a.ID)
		return nil
	})
}
