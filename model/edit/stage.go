package edit

import "lupaus/model"

// AddStage adds an empty stage of the firm's own doing to a journey.
type AddStage struct {
	ID      model.ID // fresh
	Journey model.ID
	At      int
	Name    string
}

// Label implements Edit.
func (e AddStage) Label() model.Label { return label("addStage") }

// Focus implements Focuser.
func (e AddStage) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e AddStage) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		j, err := d.journey(e.Journey)
		if err != nil {
			return err
		}
		j.Stages = inserted(j.Stages, e.At, e.ID)
		return d.add(&model.Stage{ID: e.ID, Journey: e.Journey, Name: e.Name, Doer: model.DoerOwn})
	})
}

// MoveStage moves a stage within its journey, its touchpoints with it.
type MoveStage struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveStage) Label() model.Label { return label("moveStage") }

// MergeKey implements Merger.
func (e MoveStage) MergeKey() string { return mergeKey("moveStage", e.ID) }

// Focus implements Focuser.
func (e MoveStage) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveStage) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s := p.Stage(e.ID)
		if s == nil {
			return model.NotFound(model.KindStage, e.ID)
		}
		j, err := d.journey(s.Journey)
		if err != nil {
			return err
		}
		j.Stages, err = movedID(j.Stages, model.KindStage, e.ID, e.At)
		return err
	})
}

// SetDoer says who takes care of a stage. The partner's name is kept.
type SetDoer struct {
	Stage model.ID
	Doer  model.Doer
}

// Label implements Edit.
func (e SetDoer) Label() model.Label { return label("doer") }

// Focus implements Focuser.
func (e SetDoer) Focus() []model.ID { return []model.ID{e.Stage} }

// Apply implements Edit.
func (e SetDoer) Apply(p *model.Project) (*model.Project, error) {
	return onStage(p, e.Stage, func(s *model.Stage) { s.Doer = e.Doer })
}

func onStage(p *model.Project, id model.ID, set func(*model.Stage)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := d.stage(id)
		if err == nil {
			set(s)
		}
		return err
	})
}

// SetOutOfBusiness says whether a stage is left outside the business.
type SetOutOfBusiness struct {
	Stage model.ID
	On    bool
}

// Label implements Edit.
func (e SetOutOfBusiness) Label() model.Label { return label("outOfBusiness") }

// Focus implements Focuser.
func (e SetOutOfBusiness) Focus() []model.ID { return []model.ID{e.Stage} }

// Apply implements Edit.
func (e SetOutOfBusiness) Apply(p *model.Project) (*model.Project, error) {
	return onStage(p, e.Stage, func(s *model.Stage) { s.OutOfBusiness = e.On })
}
