package document

import (
	"cmp"
	"slices"

	"lupaus/model"
)

// facts is what a report says about a journey, gathered once.
type facts struct {
	project     *model.Project
	j           *model.Journey
	personas    []model.ID // of the curves
	stages      []*model.Stage
	touchpoints []point
	promises    []*model.Promise // of the journey's stages and touchpoints, in its order
	around      []*model.Promise // of the company and its roles
	keptBy      map[model.ID][]*model.Promise
}

// point is a touchpoint at its place.
type point struct {
	*model.Touchpoint
	stage *model.Stage
	index int
}

func gather(p *model.Project, j *model.Journey) *facts {
	f := &facts{project: p, j: j, personas: p.CurvePersonas(j), keptBy: map[model.ID][]*model.Promise{}}
	collect := func(ids []model.ID, list *[]*model.Promise) {
		for _, e := range model.Of[model.Promise](p, ids) {
			*list = append(*list, e)
			for _, id := range e.KeptBy {
				f.keptBy[id] = append(f.keptBy[id], e)
			}
		}
	}
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		f.stages = append(f.stages, s)
		collect(s.Promises, &f.promises)
		for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
			f.touchpoints = append(f.touchpoints, point{t, s, len(f.touchpoints)})
			collect(t.Promises, &f.promises)
		}
	}
	collect(p.Info().Promises, &f.around)
	for _, r := range model.Of[model.Role](p, p.Info().Roles) {
		collect(r.Promises, &f.around)
	}
	return f
}

// promisesOf lists what is promised at a touchpoint: its own promises and
// those that it helps to keep.
func (f *facts) promisesOf(t *model.Touchpoint) []*model.Promise {
	var list []*model.Promise
	for _, e := range model.Of[model.Promise](f.project, t.Promises) {
		list = append(list, e)
	}
	for _, e := range f.keptBy[t.ID] {
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

// felt is a feeling at a touchpoint.
type felt struct {
	point
	feeling model.Feeling
}

// extremes returns the touchpoints with the best (sign 1) or worst (sign −1)
// feelings, at most n, each with its most extreme feeling. Feelings on the
// other side of zero do not count.
func (f *facts) extremes(sign float64, n int) []felt {
	var list []felt
	for _, t := range f.touchpoints {
		var best *model.Feeling
		for i := range t.Feelings {
			v := t.Feelings[i].Value * sign
			if v > 0 && slices.Contains(f.personas, t.Feelings[i].Persona) && (best == nil || v > best.Value*sign) {
				best = &t.Feelings[i]
			}
		}
		if best != nil {
			list = append(list, felt{t, *best})
		}
	}
	slices.SortStableFunc(list, func(a, b felt) int { return cmp.Compare(b.feeling.Value*sign, a.feeling.Value*sign) })
	return list[:min(n, len(list))]
}

// keptCounts counts the journey's promises by state, in the order of
// model.KeptStates.
func (f *facts) keptCounts() []int {
	counts := make([]int, len(model.KeptStates()))
	for _, e := range f.promises {
		if i := slices.Index(model.KeptStates(), e.Kept); i >= 0 {
			counts[i]++
		}
	}
	return counts
}

// evidenceCounts counts the journey's touchpoints and promises by how they are
// known, in the order of model.EvidenceLevels.
func (f *facts) evidenceCounts() (touchpoints, promises []int) {
	touchpoints = make([]int, len(model.EvidenceLevels()))
	promises = make([]int, len(model.EvidenceLevels()))
	for _, t := range f.touchpoints {
		if i := slices.Index(model.EvidenceLevels(), t.Evidence); i >= 0 {
			touchpoints[i]++
		}
	}
	for _, e := range f.promises {
		if i := slices.Index(model.EvidenceLevels(), e.Evidence); i >= 0 {
			promises[i]++
		}
	}
	return touchpoints, promises
}

// question is one kind of open question with what it is about.
type question struct {
	key   string // export.ask.<key> with the number as its argument
	items []model.Entity
}

// questions finds what the workshop should talk about next.
func (f *facts) questions() []question {
	without := question{key: "without"}
	guessed := question{key: "guessed"}
	for _, t := range f.touchpoints {
		if len(t.Promises) == 0 && len(f.keptBy[t.ID]) == 0 && !t.FirmAbsent {
			without.items = append(without.items, t.Touchpoint)
		}
		if t.MomentOfTruth && t.Evidence == model.EvidenceGuess {
			guessed.items = append(guessed.items, t.Touchpoint)
		}
	}
	broken, nobody, unmeasured := question{key: "broken"}, question{key: "nobody"}, question{key: "unmeasured"}
	for _, e := range f.promises {
		if e.Kept == model.KeptNo && f.feltLow(e) {
			broken.items = append(broken.items, e)
		}
		if f.project.Role(e.Owner) == nil {
			nobody.items = append(nobody.items, e)
		}
		if e.Measure.Name == "" {
			unmeasured.items = append(unmeasured.items, e)
		}
	}
	all := []question{broken, without, nobody, unmeasured, guessed}
	return slices.DeleteFunc(all, func(q question) bool { return len(q.items) == 0 })
}

// feltLow reports whether a touchpoint that keeps a promise feels bad to
// somebody.
func (f *facts) feltLow(e *model.Promise) bool {
	low := func(id model.ID) bool {
		t := f.project.Touchpoint(id)
		if t == nil {
			return false
		}
		l, ok := t.LowestFeeling()
		return ok && l.Value < 0
	}
	if e.Level == model.LevelStage {
		if s := f.project.Stage(e.Subject); s != nil && slices.ContainsFunc(s.Touchpoints, low) {
			return true
		}
	}
	return low(e.Subject) || slices.ContainsFunc(e.KeptBy, low)
}
