package edit

import (
	"lupaus/model"
)

// AddDecision adds a decision to the log.
type AddDecision struct {
	Decision model.Decision // with a fresh ID
	At       int
}

// Label implements Edit.
func (e AddDecision) Label() model.Label { return label("addDecision") }

// Focus implements Focuser.
func (e AddDecision) Focus() []model.ID { return []model.ID{e.Decision.ID} }

// Apply implements Edit.
func (e AddDecision) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Decisions = inserted(i.Decisions, e.At, e.Decision.ID)
		next := e.Decision
		next.About = without(next.About)
		return d.add(&next)
	})
}

// SetDecision replaces everything that is said of a decision.
type SetDecision struct {
	Decision model.Decision
}

// Label implements Edit.
func (e SetDecision) Label() model.Label { return label("decision") }

// Focus implements Focuser.
func (e SetDecision) Focus() []model.ID { return []model.ID{e.Decision.ID} }

// Apply implements Edit.
func (e SetDecision) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		was, err := opened[model.Decision](d, model.KindDecision, e.Decision.ID)
		if err == nil {
			*was = e.Decision
			was.About = without(was.About)
		}
		return err
	})
}

// MoveDecision moves a decision in the log.
type MoveDecision struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveDecision) Label() model.Label { return label("moveDecision") }

// MergeKey implements Merger.
func (e MoveDecision) MergeKey() string { return mergeKey("moveDecision", e.ID) }

// Focus implements Focuser.
func (e MoveDecision) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveDecision) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Decisions, err = movedID(i.Decisions, model.KindDecision, e.ID, e.At)
		return err
	})
}

// AddAction adds an action to the list.
type AddAction struct {
	Action model.Action // with a fresh ID
	At     int
}

// Label implements Edit.
func (e AddAction) Label() model.Label { return label("addAction") }

// Focus implements Focuser.
func (e AddAction) Focus() []model.ID { return []model.ID{e.Action.ID} }

// Apply implements Edit.
func (e AddAction) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Actions = inserted(i.Actions, e.At, e.Action.ID)
		next := e.Action
		next.About = without(next.About)
		return d.add(&next)
	})
}

// SetAction replaces everything that is said of an action.
type SetAction struct {
	Action model.Action
}

// Label implements Edit.
func (e SetAction) Label() model.Label { return label("action") }

// Focus implements Focuser.
func (e SetAction) Focus() []model.ID { return []model.ID{e.Action.ID} }

// Apply implements Edit.
func (e SetAction) Apply(p *model.Project) (*model.Project, error) {
	return onAction(p, e.Action.ID, func(was *model.Action) {
		*was = e.Action
		was.About = without(was.About)
	})
}

func onAction(p *model.Project, id model.ID, set func(*model.Action)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		a, err := opened[model.Action](d, model.KindAction, id)
		if err == nil {
			set(a)
		}
		return err
	})
}

// RankAction says how much an action is worth to customers and what effort it
// takes, each 1 to model.MaxRank, 0 for not known.
type RankAction struct {
	ID            model.ID
	Value, Effort int
}

// Label implements Edit.
func (e RankAction) Label() model.Label { return label("rank") }

// MergeKey implements Merger.
func (e RankAction) MergeKey() string { return mergeKey("rank", e.ID) }

// Focus implements Focuser.
func (e RankAction) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e RankAction) Apply(p *model.Project) (*model.Project, error) {
	return onAction(p, e.ID, func(a *model.Action) { a.Value, a.Effort = e.Value, e.Effort })
}

// MoveAction moves an action in the list.
type MoveAction struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveAction) Label() model.Label { return label("moveAction") }

// MergeKey implements Merger.
func (e MoveAction) MergeKey() string { return mergeKey("moveAction", e.ID) }

// Focus implements Focuser.
func (e MoveAction) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveAction) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Actions, err = movedID(i.Actions, model.KindAction, e.ID, e.At)
		return err
	})
}
