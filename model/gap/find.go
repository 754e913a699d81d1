package gap

import (
	"cmp"
	"slices"
	"strings"

	"lupaus/model"
)

// finder reports whether a rule finds a gap in a subject of its kind. The
// finding comes with rule, subject, importance and the rule's gap filled in, and
// may be given more.
type finder func(f *facts, s *subject, found *Finding) bool

// on makes a finder of a plain question.
func on[E model.Entity](gapes func(*facts, E) bool) finder {
	return func(f *facts, s *subject, _ *Finding) bool {
		e, ok := s.entity.(E)
		return ok && gapes(f, e)
	}
}

func touchpointNoPromise(f *facts, t *model.Touchpoint) bool {
	s := f.p.Stage(t.Stage)
	return !t.FirmAbsent && len(t.Promises) == 0 && len(f.keeps[t.ID]) == 0 && s != nil && !s.OutOfBusiness
}

func promiseNotKept(f *facts, s *subject, _ *Finding) bool { return f.reach(s) == 0 }

func promiseFeelsLow(f *facts, s *subject, found *Finding) bool {
	w, ok := s.entity.(*model.Promise)
	if !ok {
		return false
	}
	type low struct {
		id              model.ID
		importance, gap float64
	}
	var lows []low
	band, _ := w.Expected()
	for t := range f.keepers(w) {
		felt, ok := t.LowestFeeling()
		if !ok || felt.Value > LowFeeling || felt.Value >= band.Low || f.wanted(t.Stage) {
			continue
		}
		gap := min(MaxGap, found.Gap+band.Low-felt.Value)
		lows = append(lows, low{t.ID, f.weight(w) * Importance(t), gap})
	}
	if len(lows) == 0 {
		return false
	}
	slices.SortStableFunc(lows, func(a, b low) int { return cmp.Compare(b.importance*b.gap, a.importance*a.gap) })
	found.Importance, found.Gap = lows[0].importance, lows[0].gap
	for _, l := range lows {
		found.Also = append(found.Also, l.id)
	}
	return true
}

func promiseNoOwner(_ *facts, w *model.Promise) bool {
	return w.Owner == "" && w.Level != model.LevelRole
}

func roleNoPromise(f *facts, r *model.Role) bool {
	return len(r.Promises) == 0 && len(f.owns[r.ID]) == 0
}

func roleNowhere(f *facts, r *model.Role) bool {
	kept := func(id model.ID) bool {
		s := f.subjects[id]
		return s != nil && f.reach(s) > 0
	}
	return len(f.answers[r.ID]) == 0 && len(r.Touchpoints) == 0 &&
		!slices.ContainsFunc(r.Promises, kept) && !slices.ContainsFunc(f.owns[r.ID], kept)
}

func promiseNoMeasure(_ *facts, w *model.Promise) bool { return blank(w.Measure.Name) }

func measureNeverTaken(f *facts, w *model.Promise) bool {
	return !blank(w.Measure.Name) && blank(w.Measure.Last) && w.Measure.LastOn == "" && !f.wanted(w.Subject)
}

func promiseOrphan(_ *facts, w *model.Promise) bool {
	return w.Parent == "" && w.Level != model.LevelCompany
}

func stageNoMeans(_ *facts, s *model.Stage) bool {
	return !s.OutOfBusiness && s.Doer != model.DoerCustomer && (blank(s.Competencies) || blank(s.Resources))
}

func absentPromise(f *facts, s *subject, found *Finding) bool {
	t, ok := s.entity.(*model.Touchpoint)
	if !ok || !t.FirmAbsent {
		return false
	}
	found.Also = slices.Clone(t.Promises)
	for _, id := range f.keeps[t.ID] {
		if !slices.Contains(t.Promises, id) {
			found.Also = append(found.Also, id)
		}
	}
	return len(found.Also) > 0
}

func promiseGuess(_ *facts, w *model.Promise) bool { return w.Evidence == model.EvidenceGuess }

func blank(text string) bool { return strings.TrimSpace(text) == "" }
