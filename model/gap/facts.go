package gap

import (
	"iter"
	"slices"

	"lupaus/model"
)

// facts is a project with what the rules ask of it and it does not say itself:
// who is named by whom. Kept up to date by a Checker.
type facts struct {
	p        *model.Project
	subjects map[model.ID]*subject
	keeps    refs // touchpoint → promises that name it in KeptBy
	parts    refs // promise → promises whose Parent it is
	owns     refs // role → promises whose Owner it is
	answers  refs // role → touchpoints it is responsible for
	joins    refs // touchpoint → roles that have a part in it
}

// subject is something that findings can be about: a touchpoint, promise, role
// or stage.
type subject struct {
	entity model.Entity // nil when it has gone
	rank   int          // place in the order of the project
	stale  bool         // what was found may have changed
	round  int          // of the Checker, that last came past
	// most is the importance of the most important touchpoint that keeps a
	// promise, itself or through its parts; 0 when there is none. It counts when
	// known.
	most  float64
	known bool
}

// refs are IDs by what they name, sorted.
type refs map[model.ID][]model.ID

func (r refs) add(named, by model.ID) {
	if named == "" {
		return
	}
	if i, found := slices.BinarySearch(r[named], by); !found {
		r[named] = slices.Insert(r[named], i, by)
	}
}

func (r refs) remove(named, by model.ID) {
	i, found := slices.BinarySearch(r[named], by)
	switch {
	case !found:
	case len(r[named]) == 1:
		delete(r, named)
	default:
		r[named] = slices.Delete(r[named], i, i+1)
	}
}

// note puts down whom an entity names (refs.add), or strikes it out
// (refs.remove).
func (f *facts) note(e model.Entity, put func(r refs, named, by model.ID)) {
	switch e := e.(type) {
	case *model.Promise:
		put(f.parts, e.Parent, e.ID)
		put(f.owns, e.Owner, e.ID)
		for _, t := range e.KeptBy {
			put(f.keeps, t, e.ID)
		}
	case *model.Touchpoint:
		put(f.answers, e.Role, e.ID)
	case *model.Role:
		for _, t := range e.Touchpoints {
			put(f.joins, t, e.ID)
		}
	}
}

// keepers walks the touchpoints that keep a promise, each once: the one it is
// given for, then those in KeptBy.
func (f *facts) keepers(w *model.Promise) iter.Seq[*model.Touchpoint] {
	return func(yield func(*model.Touchpoint) bool) {
		if t := f.p.Touchpoint(w.Subject); t != nil && !yield(t) {
			return
		}
		for _, id := range w.KeptBy {
			if t := f.p.Touchpoint(id); t != nil && id != w.Subject && !yield(t) {
				return
			}
		}
	}
}

// wanted reports whether what has the ID belongs to a journey that is not lived
// today. What belongs to no journey does not.
func (f *facts) wanted(id model.ID) bool {
	j := f.p.JourneyOf(id)
	return j != nil && j.State != model.StateNow
}

// reach is the importance of the most important touchpoint that keeps a promise,
// itself or through its parts, 0 when none does.
func (f *facts) reach(s *subject) float64 {
	w, ok := s.entity.(*model.Promise)
	if !ok || s.known {
		return s.most
	}
	s.known, s.most = true, 0 // ends a walk in a circle, too
	most := 0.0
	for t := range f.keepers(w) {
		most = max(most, Importance(t))
	}
	for _, id := range f.parts[w.ID] {
		most = max(most, f.reach(f.subjects[id]))
	}
	s.most = most
	return most
}

// The importance of what nobody has valued.
const middle = 3.0

// Importance is that of a touchpoint; see the package's documentation.
func Importance(t *model.Touchpoint) float64 {
	said := func(n int) float64 {
		if n == 0 {
			return middle
		}
		return float64(n)
	}
	i := (2*said(t.ToCustomer) + said(t.ToUs)) / 3
	if t.MomentOfTruth {
		i *= 1.5
	}
	return i
}

// importance of a subject; see the package's documentation.
func (f *facts) importance(s *subject) float64 {
	most := 0.0
	among := func(ids []model.ID) {
		for _, t := range model.Of[model.Touchpoint](f.p, ids) {
			most = max(most, Importance(t))
		}
	}
	switch e := s.entity.(type) {
	case *model.Touchpoint:
		return Importance(e)
	case *model.Promise:
		most = f.reach(s)
	case *model.Stage:
		among(e.Touchpoints)
	case *model.Role:
		among(f.answers[e.ID])
		among(e.Touchpoints)
	}
	if most == 0 {
		most = middle
	}
	return most * f.weight(s.entity)
}

// weight is what the importance of touchpoints is multiplied with.
func (f *facts) weight(e model.Entity) float64 {
	switch e := e.(type) {
	case *model.Promise:
		switch e.Level {
		case model.LevelCompany:
			return 2
		case model.LevelStage:
			return 1.5
		case model.LevelRole:
			if r := f.p.Role(e.Subject); r != nil {
				return f.weight(r)
			}
		}
	case *model.Role:
		switch e.Role {
		case model.RoleBoard, model.RoleOwner, model.RoleCEO:
			return 2
		case model.RoleLeadership:
			return 1.5
		}
	}
	return 1
}
