package edit

import (
	"slices"

	"lupaus/model"
)

// AddJourney adds a journey without stages behind the others. Its lanes are
// part of the value; see model.DefaultLanes.
type AddJourney struct {
	Journey model.Journey // with a fresh ID
}

// Label implements Edit.
func (e AddJourney) Label() model.Label { return label("addJourney") }

// Focus implements Focuser.
func (e AddJourney) Focus() []model.ID { return []model.ID{e.Journey.ID} }

// Apply implements Edit.
func (e AddJourney) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Journeys = inserted(i.Journeys, End, e.Journey.ID)
		e.Journey.Lanes = slices.Clone(e.Journey.Lanes)
		e.Journey.Personas = slices.Clone(e.Journey.Personas)
		return d.add(&e.Journey)
	})
}

// MoveJourney moves a journey in the project's list.
type MoveJourney struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveJourney) Label() model.Label { return label("moveJourney") }

// MergeKey implements Merger.
func (e MoveJourney) MergeKey() string { return mergeKey("moveJourney", e.ID) }

// Focus implements Focuser.
func (e MoveJourney) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveJourney) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Journeys, err = movedID(i.Journeys, model.KindJourney, e.ID, e.At)
		return err
	})
}

// SetPerspective says whose path a journey follows.
type SetPerspective struct {
	Journey     model.ID
	Perspective model.Perspective
}

// Label implements Edit.
func (e SetPerspective) Label() model.Label { return label("perspective") }

// Focus implements Focuser.
func (e SetPerspective) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e SetPerspective) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		j.Perspective = e.Perspective
		return nil
	})
}

func onJourney(p *model.Project, id model.ID, set func(*model.Journey) error) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		j, err := d.journey(id)
		if err != nil {
			return err
		}
		return set(j)
	})
}

// SetJourneyState says whether a journey is lived today or wanted.
type SetJourneyState struct {
	Journey model.ID
	State   model.JourneyState
}

// Label implements Edit.
func (e SetJourneyState) Label() model.Label { return label("journeyState") }

// Focus implements Focuser.
func (e SetJourneyState) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e SetJourneyState) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		j.State = e.State
		return nil
	})
}

// SetPrevious says which journey a journey was made from; empty none.
type SetPrevious struct {
	Journey  model.ID
	Previous model.ID
}

// Label implements Edit.
func (e SetPrevious) Label() model.Label { return label("previous") }

// Focus implements Focuser.
func (e SetPrevious) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e SetPrevious) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		j.Previous = e.Previous
		return nil
	})
}

// SetCurves chooses the personas whose feelings a journey's map shows.
type SetCurves struct {
	Journey  model.ID
	Personas []model.ID
}

// Label implements Edit.
func (e SetCurves) Label() model.Label { return label("curves") }

// Focus implements Focuser.
func (e SetCurves) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e SetCurves) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		j.Personas = without(e.Personas) // a copy; nil when empty
		return nil
	})
}

// kindLane names lanes in errors; they are no entities of their own.
const kindLane model.Kind = "lane"

func laneIndex(j *model.Journey, lane model.ID) (int, error) {
	i := slices.IndexFunc(j.Lanes, func(l model.Lane) bool { return l.ID == lane })
	if i < 0 {
		return 0, model.NotFound(kindLane, lane)
	}
	return i, nil
}

// onLane changes one lane of a journey.
func onLane(p *model.Project, journey, lane model.ID, set func(*model.Lane)) (*model.Project, error) {
	return onJourney(p, journey, func(j *model.Journey) error {
		i, err := laneIndex(j, lane)
		if err != nil {
			return err
		}
		j.Lanes = slices.Clone(j.Lanes)
		set(&j.Lanes[i])
		return nil
	})
}

// AddLane adds a lane to a journey. A built-in kind may stand there once.
type AddLane struct {
	Journey model.ID
	Lane    model.Lane // with a fresh ID
	At      int
}

// Label implements Edit.
func (e AddLane) Label() model.Label { return label("addLane") }

// Focus implements Focuser.
func (e AddLane) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e AddLane) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		j.Lanes = inserted(j.Lanes, e.At, e.Lane)
		return nil
	})
}

// RenameLane names a lane; an empty name is the kind's own word.
type RenameLane struct {
	Journey model.ID
	Lane    model.ID
	Name    string
}

// Label implements Edit.
func (e RenameLane) Label() model.Label { return label("renameLane") }

// MergeKey implements Merger.
func (e RenameLane) MergeKey() string { return mergeKey("renameLane", e.Journey, e.Lane) }

// Focus implements Focuser.
func (e RenameLane) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e RenameLane) Apply(p *model.Project) (*model.Project, error) {
	return onLane(p, e.Journey, e.Lane, func(l *model.Lane) { l.Name = e.Name })
}

// ShowLane shows or hides a lane; what it holds is kept.
type ShowLane struct {
	Journey model.ID
	Lane    model.ID
	Shown   bool
}

// Label implements Edit.
func (e ShowLane) Label() model.Label {
	if e.Shown {
		return label("showLane")
	}
	return label("hideLane")
}

// Focus implements Focuser.
func (e ShowLane) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e ShowLane) Apply(p *model.Project) (*model.Project, error) {
	return onLane(p, e.Journey, e.Lane, func(l *model.Lane) { l.Hidden = !e.Shown })
}

// MoveLane moves a lane up or down its journey's map. At counts hidden lanes.
type MoveLane struct {
	Journey model.ID
	Lane    model.ID
	At      int
}

// Label implements Edit.
func (e MoveLane) Label() model.Label { return label("moveLane") }

// MergeKey implements Merger.
func (e MoveLane) MergeKey() string { return mergeKey("moveLane", e.Journey, e.Lane) }

// Focus implements Focuser.
func (e MoveLane) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e MoveLane) Apply(p *model.Project) (*model.Project, error) {
	return onJourney(p, e.Journey, func(j *model.Journey) error {
		i, err := laneIndex(j, e.Lane)
		if err != nil {
			return err
		}
		j.Lanes = moved(j.Lanes, i, e.At)
		return nil
	})
}

// RemoveLane takes a lane out of a journey. The notes that a free lane holds
// go with it; what a built-in lane shows stays in the touchpoints.
type RemoveLane struct {
	Journey model.ID
	Lane    model.ID
}

// Label implements Edit.
func (e RemoveLane) Label() model.Label { return label("removeLane") }

// Focus implements Focuser.
func (e RemoveLane) Focus() []model.ID { return []model.ID{e.Journey} }

// Apply implements Edit.
func (e RemoveLane) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		j, err := d.journey(e.Journey)
		if err != nil {
			return err
		}
		i, err := laneIndex(j, e.Lane)
		if err != nil {
			return err
		}
		j.Lanes = slices.Concat(j.Lanes[:i], j.Lanes[i+1:])
		if len(j.Lanes) == 0 {
			j.Lanes = nil
		}
		for _, t := range p.Touchpoints(j) {
			if _, has := t.Notes[e.Lane]; !has {
				continue
			}
			t, err := d.touchpoint(t.ID)
			if err != nil {
				return err
			}
			t.Notes = withNote(t.Notes, e.Lane, "")
		}
		return nil
	})
}

// matchLanes pairs free lanes with those of another journey: by ID, then by
// name. Each lane there is taken once.
func matchLanes(lanes []model.Lane, to *model.Journey) map[model.ID]model.ID {
	match := map[model.ID]model.ID{}
	taken := map[model.ID]bool{}
	pair := func(same func(a, b model.Lane) bool) {
		for _, a := range lanes {
			if _, done := match[a.ID]; done || a.Kind != model.LaneFree {
				continue
			}
			for _, b := range to.Lanes {
				if b.Kind == model.LaneFree && !taken[b.ID] && same(a, b) {
					match[a.ID], taken[b.ID] = b.ID, true
					break
				}
			}
		}
	}
	pair(func(a, b model.Lane) bool { return a.ID == b.ID })
	pair(func(a, b model.Lane) bool { return sameName(a.Name, b.Name) })
	return match
}
