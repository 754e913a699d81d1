package edit

import (
	"cmp"
	"slices"

	"lupaus/model"
)

// AddTouchpoint adds an empty touchpoint to a stage. Its evidence is a guess.
type AddTouchpoint struct {
	ID    model.ID // fresh
	Stage model.ID
	At    int
	Title string
}

// Label implements Edit.
func (e AddTouchpoint) Label() model.Label { return label("addTouchpoint") }

// Focus implements Focuser.
func (e AddTouchpoint) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e AddTouchpoint) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := d.stage(e.Stage)
		if err != nil {
			return err
		}
		s.Touchpoints = inserted(s.Touchpoints, e.At, e.ID)
		return d.add(&model.Touchpoint{ID: e.ID, Stage: e.Stage, Title: e.Title, Evidence: model.EvidenceGuess})
	})
}

// MoveTouchpoints moves touchpoints, from any stages, to a place in a stage.
// They keep the order they have in the project, whatever order IDs gives. Notes
// of free lanes follow a touchpoint into another journey where that journey has
// a free lane of the same name; the others are kept out of sight and are there
// again when it comes back.
type MoveTouchpoints struct {
	IDs   []model.ID
	Stage model.ID
	At    int // in the stage's list as it is before the move
}

// Label implements Edit.
func (e MoveTouchpoints) Label() model.Label { return counted("moveTouchpoints", len(e.IDs)) }

// MergeKey implements Merger: pushing the same touchpoints on with the arrow
// keys is one step.
func (e MoveTouchpoints) MergeKey() string { return mergeKey("moveTouchpoints", e.IDs...) }

// Focus implements Focuser.
func (e MoveTouchpoints) Focus() []model.ID { return e.IDs }

// Apply implements Edit.
func (e MoveTouchpoints) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		target, err := d.stage(e.Stage)
		if err != nil {
			return err
		}
		ids := inOrder(p, e.IDs)
		at := e.At
		if at < 0 || at > len(target.Touchpoints) {
			at = len(target.Touchpoints)
		}
		leaving := map[model.ID]bool{}
		for _, id := range ids {
			leaving[id] = true
		}
		for _, id := range target.Touchpoints[:at] {
			if leaving[id] {
				at--
			}
		}
		for _, id := range ids {
			t, err := d.touchpoint(id)
			if err != nil {
				return err
			}
			if t.Stage == e.Stage {
				continue
			}
			if err := d.leave(t, target, leaving); err != nil {
				return err
			}
		}
		target.Touchpoints = inserted(omitted(target.Touchpoints, leaving), at, ids...)
		return nil
	})
}

// leave takes a touchpoint out of its stage and makes it the target's. The
// first of a stage to leave takes the others along.
func (d *draft) leave(t *model.Touchpoint, target *model.Stage, leaving map[model.ID]bool) error {
	from, err := d.stage(t.Stage)
	if err != nil {
		return err
	}
	if slices.Contains(from.Touchpoints, t.ID) {
		from.Touchpoints = omitted(from.Touchpoints, leaving)
	}
	t.Stage = target.ID
	if from.Journey == target.Journey || len(t.Notes) == 0 {
		return nil
	}
	old, now := d.base.Journey(from.Journey), d.base.Journey(target.Journey)
	if old == nil || now == nil {
		return nil
	}
	match := matchLanes(old.Lanes, now)
	notes := make(map[model.ID]string, len(t.Notes))
	for lane, text := range t.Notes {
		if match[lane] == "" {
			notes[lane] = text
		}
	}
	for lane, text := range t.Notes { // second, to win over a note left from an earlier stay
		if to := match[lane]; to != "" {
			notes[to] = text
		}
	}
	t.Notes = notes
	return nil
}

// omitted returns a new list without a set of entries; nil when none is left.
func omitted(list []model.ID, gone map[model.ID]bool) []model.ID {
	rest := make([]model.ID, 0, len(list))
	for _, id := range list {
		if !gone[id] {
			rest = append(rest, id)
		}
	}
	if len(rest) == 0 {
		return nil
	}
	return rest
}

// inOrder returns the IDs without repetition, sorted by where they stand in
// the project: journey, stage, touchpoint, promise. Unknown ones come last.
func inOrder(p *model.Project, ids []model.ID) []model.ID {
	if len(ids) < 2 {
		return slices.Clone(ids)
	}
	o := order{p, map[model.ID]map[model.ID]int{}}
	type entry struct {
		id   model.ID
		path []int
	}
	seen := map[model.ID]bool{}
	var entries []entry
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			entries = append(entries, entry{id, o.path(p.Get(id))})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return slices.CompareFunc(a.path, b.path, cmp.Compare) })
	sorted := make([]model.ID, len(entries))
	for i, e := range entries {
		sorted[i] = e.id
	}
	return sorted
}

// order finds the places of entities, each list indexed once.
type order struct {
	p     *model.Project
	index map[model.ID]map[model.ID]int // by owner of the list
}

// path returns the places on the way down to an entity.
func (o order) path(e model.Entity) []int {
	switch e := e.(type) {
	case *model.Persona:
		return []int{0, o.place("personas", o.p.Info().Personas, e.ID)}
	case *model.Role:
		return []int{1, o.place("roles", o.p.Info().Roles, e.ID)}
	case *model.Journey:
		return []int{3, o.place("journeys", o.p.Info().Journeys, e.ID)}
	case *model.Stage:
		if j := o.p.Journey(e.Journey); j != nil {
			return append(o.path(j), 1, o.place(j.ID, j.Stages, e.ID))
		}
	case *model.Touchpoint:
		if s := o.p.Stage(e.Stage); s != nil {
			return append(o.path(s), 1, o.place(s.ID, s.Touchpoints, e.ID))
		}
	case *model.Promise:
		if list, ok := o.p.PromisesOf(e.Level, e.Subject); ok {
			if e.Subject == "" {
				return []int{2, o.place("promises", list, e.ID)}
			}
			return append(o.path(o.p.Get(e.Subject)), 0, o.place("promises of "+e.Subject, list, e.ID))
		}
	}
	return []int{4}
}

func (o order) place(owner model.ID, list []model.ID, id model.ID) int {
	places := o.index[owner]
	if places == nil {
		places = make(map[model.ID]int, len(list))
		for i, one := range list {
			places[one] = i
		}
		o.index[owner] = places
	}
	if i, ok := places[id]; ok {
		return i
	}
	return len(list)
}

// SetChannel writes a touchpoint's channel: a known one or any other text.
type SetChannel struct {
	ID      model.ID
	Channel model.Channel
}

// Label implements Edit.
func (e SetChannel) Label() model.Label { return label("channel") }

// Focus implements Focuser.
func (e SetChannel) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetChannel) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.ID, func(t *model.Touchpoint) { t.Channel = e.Channel })
}

func onTouchpoint(p *model.Project, id model.ID, set func(*model.Touchpoint)) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		t, err := d.touchpoint(id)
		if err == nil {
			set(t)
		}
		return err
	})
}

// SetEvidence says how a touchpoint or a promise is known.
type SetEvidence struct {
	ID       model.ID
	Evidence model.Evidence
}

// Label implements Edit.
func (e SetEvidence) Label() model.Label { return label("evidence") }

// Focus implements Focuser.
func (e SetEvidence) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetEvidence) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		switch entity := d.open(e.ID).(type) {
		case *model.Touchpoint:
			entity.Evidence = e.Evidence
		case *model.Promise:
			entity.Evidence = e.Evidence
		default:
			return model.NotFound(model.KindTouchpoint, e.ID)
		}
		return nil
	})
}

// SetMomentOfTruth marks a touchpoint as one that decides the relationship, or
// takes the mark away.
type SetMomentOfTruth struct {
	ID model.ID
	On bool
}

// Label implements Edit.
func (e SetMomentOfTruth) Label() model.Label { return label("momentOfTruth") }

// Focus implements Focuser.
func (e SetMomentOfTruth) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetMomentOfTruth) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.ID, func(t *model.Touchpoint) { t.MomentOfTruth = e.On })
}

// SetFirmAbsent says whether the firm is absent from a touchpoint.
type SetFirmAbsent struct {
	ID model.ID
	On bool
}

// Label implements Edit.
func (e SetFirmAbsent) Label() model.Label { return label("firmAbsent") }

// Focus implements Focuser.
func (e SetFirmAbsent) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetFirmAbsent) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.ID, func(t *model.Touchpoint) { t.FirmAbsent = e.On })
}

// SetTouchpointRole says who answers for a touchpoint; an empty Role nobody.
type SetTouchpointRole struct {
	ID   model.ID
	Role model.ID
}

// Label implements Edit.
func (e SetTouchpointRole) Label() model.Label { return label("touchpointRole") }

// Focus implements Focuser.
func (e SetTouchpointRole) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetTouchpointRole) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.ID, func(t *model.Touchpoint) { t.Role = e.Role })
}

// SetImportance says how important a touchpoint is, 0 (not said) to
// model.MaxImportance.
type SetImportance struct {
	ID         model.ID
	ToCustomer int
	ToUs       int
}

// Label implements Edit.
func (e SetImportance) Label() model.Label { return label("importance") }

// MergeKey implements Merger.
func (e SetImportance) MergeKey() string { return mergeKey("importance", e.ID) }

// Focus implements Focuser.
func (e SetImportance) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetImportance) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.ID, func(t *model.Touchpoint) { t.ToCustomer, t.ToUs = e.ToCustomer, e.ToUs })
}

// SetColumnWidth sets the width of a touchpoint's column on the map in
// millimetres; 0 means model.DefaultColumnMM.
type SetColumnWidth struct {
	Touchpoint model.ID
	WidthMM    float64
}

// Label implements Edit.
func (e SetColumnWidth) Label() model.Label { return label("columnWidth") }

// MergeKey implements Merger.
func (e SetColumnWidth) MergeKey() string { return mergeKey("columnWidth", e.Touchpoint) }

// Focus implements Focuser.
func (e SetColumnWidth) Focus() []model.ID { return []model.ID{e.Touchpoint} }

// Apply implements Edit.
func (e SetColumnWidth) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.Touchpoint, func(t *model.Touchpoint) { t.WidthMM = e.WidthMM })
}

// SetFeeling writes how a touchpoint feels to Feeling.Persona (empty: the
// customer in general): value, word and note. The value is rounded by
// model.RoundFeeling; one outside the limits is refused.
type SetFeeling struct {
	Touchpoint model.ID
	Feeling    model.Feeling
}

// Label implements Edit.
func (e SetFeeling) Label() model.Label { return label("feeling") }

// MergeKey implements Merger.
func (e SetFeeling) MergeKey() string { return mergeKey("feeling", e.Touchpoint, e.Feeling.Persona) }

// Focus implements Focuser.
func (e SetFeeling) Focus() []model.ID { return []model.ID{e.Touchpoint} }

// Apply implements Edit.
func (e SetFeeling) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.Touchpoint, func(t *model.Touchpoint) {
		f := e.Feeling
		f.Value = model.RoundFeeling(f.Value)
		t.Feelings = slices.Clone(t.Feelings)
		for i := range t.Feelings {
			if t.Feelings[i].Persona == f.Persona {
				t.Feelings[i] = f
				return
			}
		}
		t.Feelings = append(t.Feelings, f)
	})
}

// ClearFeeling takes away what a persona feels at a touchpoint.
type ClearFeeling struct {
	Touchpoint model.ID
	Persona    model.ID
}

// Label implements Edit.
func (e ClearFeeling) Label() model.Label { return label("clearFeeling") }

// Focus implements Focuser.
func (e ClearFeeling) Focus() []model.ID { return []model.ID{e.Touchpoint} }

// Apply implements Edit.
func (e ClearFeeling) Apply(p *model.Project) (*model.Project, error) {
	return onTouchpoint(p, e.Touchpoint, func(t *model.Touchpoint) {
		var rest []model.Feeling
		for _, f := range t.Feelings {
			if f.Persona != e.Persona {
				rest = append(rest, f)
			}
		}
		t.Feelings = rest
	})
}
