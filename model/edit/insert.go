package edit

import (
	"slices"

	"lupaus/model"
)

// Insert pastes a fragment. Make it with NewInsert, which gives the fragment
// fresh IDs.
//
// Target says where, by the kind of the fragment: journeys go into the
// project's list at At, or behind a Target journey; stages into a journey at At, or
// behind a stage; touchpoints into a stage at At, behind a touchpoint, or at the
// end of a journey's last stage; promises into the list of a stage, touchpoint
// or role at At, behind a promise, or, without a Target, into the company's.
//
// References from the fragment outwards are kept where the project has what
// they name. Personas and roles are looked for by ID, then by name; free lanes
// likewise in the journey pasted into. What is not found is let go of: the
// feelings of an unknown persona, the owner, the note. A pasted touchpoint has
// no Origin, except within a pasted journey.
type Insert struct {
	Fragment *Fragment
	Target   model.ID
	At       int
}

// NewInsert gives a copy of the fragment fresh IDs, so that it can be pasted
// any number of times.
func NewInsert(f *Fragment, target model.ID, at int, ids model.IDSource) Insert {
	fresh, _ := f.renewed(ids)
	return Insert{fresh, target, at}
}

// Label implements Edit.
func (e Insert) Label() model.Label { return counted("insert", e.Fragment.Len()) }

// Focus implements Focuser: what was pasted.
func (e Insert) Focus() []model.ID { return e.Fragment.Roots() }

// Apply implements Edit.
func (e Insert) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error { return e.into(d) })
}

func (e Insert) into(d *draft) error {
	f := e.Fragment
	list, owner, err := e.place(d)
	if err != nil {
		return err
	}
	r := relinker{entity: outward(d.base, f.parts)}
	if j, ok := owner.(*model.Journey); ok && f.kind != model.KindJourney {
		match := matchLanes(f.lanes, j)
		r.lane = func(id model.ID) model.ID { return match[id] }
	}
	root := make(map[model.ID]bool, len(f.roots))
	for _, id := range f.roots {
		root[id] = true
	}
	for e := range f.parts.All() {
		if e.Kind() == model.KindPersona || e.Kind() == model.KindRole {
			continue
		}
		e = r.relink(e)
		if t, ok := e.(*model.Touchpoint); ok && f.kind != model.KindJourney {
			t.Origin = ""
		}
		if root[e.Key()] {
			list.adopt(e)
		}
		if err := d.add(e); err != nil {
			return err
		}
	}
	*list.ids = inserted(*list.ids, list.at, f.roots...)
	return nil
}

// place is where the roots of a fragment go.
type place struct {
	ids   *[]model.ID // the list, in an opened entity
	at    int
	adopt func(model.Entity) // gives a root its owner
}

// place finds the list for the roots, and the journey it is in if any.
func (e Insert) place(d *draft) (place, model.Entity, error) {
	switch e.Fragment.kind {
	case model.KindJourney:
		return e.journeyPlace(d)
	case model.KindStage:
		return e.stagePlace(d)
	case model.KindTouchpoint:
		return e.touchpointPlace(d)
	default:
		return e.promisePlace(d)
	}
}

func (e Insert) journeyPlace(d *draft) (place, model.Entity, error) {
	i := d.info()
	return place{&i.Journeys, e.behind(i.Journeys), func(model.Entity) {}}, nil, nil
}

// behind is the place after the target when the list holds it, or At.
func (e Insert) behind(list []model.ID) int {
	if i := slices.Index(list, e.Target); i >= 0 {
		return i + 1
	}
	return e.At
}

func (e Insert) stagePlace(d *draft) (place, model.Entity, error) {
	journey := e.Target
	if s, ok := d.get(e.Target).(*model.Stage); ok {
		journey = s.Journey
	}
	j, err := d.journey(journey)
	if err != nil {
		return place{}, nil, err
	}
	adopt := func(root model.Entity) { root.(*model.Stage).Journey = j.ID }
	return place{&j.Stages, e.behind(j.Stages), adopt}, j, nil
}

func (e Insert) touchpointPlace(d *draft) (place, model.Entity, error) {
	stage := e.Target
	switch target := d.get(e.Target).(type) {
	case *model.Touchpoint:
		stage = target.Stage
	case *model.Journey:
		e.At = End
		if n := len(target.Stages); n > 0 {
			stage = target.Stages[n-1]
		}
	}
	s, err := d.stage(stage)
	if err != nil {
		return place{}, nil, err
	}
	adopt := func(root model.Entity) { root.(*model.Touchpoint).Stage = s.ID }
	p := place{&s.Touchpoints, e.behind(s.Touchpoints), adopt}
	if j := d.base.Journey(s.Journey); j != nil {
		return p, j, nil
	}
	return p, nil, nil
}

func (e Insert) promisePlace(d *draft) (place, model.Entity, error) {
	level, subject := model.LevelCompany, e.Target
	switch target := d.get(e.Target).(type) {
	case *model.Stage:
		level = model.LevelStage
	case *model.Touchpoint:
		level = model.LevelTouchpoint
	case *model.Role:
		level = model.LevelRole
	case *model.Promise:
		level, subject = target.Level, target.Subject
	case nil:
		if e.Target != "" {
			return place{}, nil, model.NotFound(model.KindTouchpoint, e.Target)
		}
	}
	ids, err := d.promises(level, subject)
	if err != nil {
		return place{}, nil, err
	}
	adopt := func(root model.Entity) {
		p := root.(*model.Promise)
		p.Level, p.Subject = level, subject
		p.KeptBy = without(p.KeptBy, subject)
	}
	return place{ids, e.behind(*ids), adopt}, nil, nil
}

// outward returns what becomes of an ID in pasted or imported parts: IDs of
// the parts and of the project stay, personas and roles are matched, and all
// others go.
func outward(p, parts *model.Project) func(model.ID) model.ID {
	match := matchPeople(p, parts)
	return func(id model.ID) model.ID {
		if to, ok := match[id]; ok {
			return to
		}
		if parts.Get(id) != nil || p.Get(id) != nil {
			return id
		}
		return ""
	}
}

// matchPeople pairs the personas, segments and roles of parts with those of a project,
// by ID, then by name; "" for those that have no match. Each of the project's
// is taken once, so that two feelings never become one persona's.
func matchPeople(p, parts *model.Project) map[model.ID]model.ID {
	match := map[model.ID]model.ID{}
	taken := map[model.ID]bool{}
	var rest []model.Entity
	for e := range parts.All() {
		if kind := e.Kind(); kind != model.KindPersona && kind != model.KindSegment && kind != model.KindRole {
			continue
		}
		if own := p.Get(e.Key()); own != nil && own.Kind() == e.Kind() {
			match[e.Key()], taken[e.Key()] = e.Key(), true
		} else {
			rest = append(rest, e)
		}
	}
	slices.SortFunc(rest, func(a, b model.Entity) int { return compareNames(a, b) })
	info := p.Info()
	for _, e := range rest {
		match[e.Key()] = ""
		for _, id := range slices.Concat(info.Personas, info.Segments, info.Roles) {
			own := p.Get(id)
			if own != nil && own.Kind() == e.Kind() && !taken[id] && sameName(nameOf(own), nameOf(e)) {
				match[e.Key()], taken[id] = id, true
				break
			}
		}
	}
	return match
}

// compareNames makes the pairing independent of the order of a walk.
func compareNames(a, b model.Entity) int {
	return slices.Compare([]string{nameOf(a), string(a.Key())}, []string{nameOf(b), string(b.Key())})
}

func nameOf(e model.Entity) string {
	name, _ := Text(e, FieldName)
	return name
}

// CopyJourney adds a journey made from another one, behind it. Make it with
// NewCopyJourney.
type CopyJourney struct {
	Source   model.ID
	Fragment *Fragment
}

// NewCopyJourney copies a journey with all in it under a new name and state.
// The copy names its source as Previous and each touchpoint's model as Origin.
// Its promises have not been looked at: Kept is unknown and the measures have no
// latest value. In a target journey, which nobody has lived, all evidence is a
// guess again. The source's own promises stay the source's: parents inside the
// journey are copied with their parts, those outside are shared.
func NewCopyJourney(p *model.Project, journey model.ID, name string, state model.JourneyState, ids model.IDSource) Edit {
	if p.Journey(journey) == nil {
		return CopyJourney{Source: journey}
	}
	f, fresh := newFragment(p, model.KindJourney, []model.ID{journey}).renewed(ids)
	origin := make(map[model.ID]model.ID, len(fresh))
	for old, now := range fresh {
		origin[now] = old
	}
	var changed []model.Entity
	for e := range f.parts.All() {
		switch e := clone(e).(type) {
		case *model.Journey:
			e.Name, e.State, e.Previous = name, state, journey
			changed = append(changed, e)
		case *model.Touchpoint:
			e.Origin = origin[e.ID]
			if state == model.StateTarget {
				e.Evidence = model.EvidenceGuess
			}
			changed = append(changed, e)
		case *model.Promise:
			e.Kept, e.Measure.Last, e.Measure.LastOn = model.KeptUnknown, "", ""
			if state == model.StateTarget {
				e.Evidence = model.EvidenceGuess
			}
			changed = append(changed, e)
		}
	}
	f.parts = f.parts.With(changed...)
	return CopyJourney{journey, f}
}

// Label implements Edit.
func (e CopyJourney) Label() model.Label { return label("copyJourney") }

// Focus implements Focuser: the new journey.
func (e CopyJourney) Focus() []model.ID {
	if e.Fragment == nil {
		return nil
	}
	return e.Fragment.Roots()
}

// Apply implements Edit.
func (e CopyJourney) Apply(p *model.Project) (*model.Project, error) {
	if e.Fragment == nil || p.Journey(e.Source) == nil {
		return nil, model.NotFound(model.KindJourney, e.Source)
	}
	return Insert{Fragment: e.Fragment, Target: e.Source}.Apply(p)
}
