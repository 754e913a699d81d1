package storage

import (
	"bytes"
	"fmt"

	"lupaus/model"
)

// linked returns the part of a history that hangs together with the project:
// each step ends where the next one begins, and the cursor stands at the
// project. Documents keep it so; a history that does not would undo into a
// project that never was, so what lies beyond the break is not written.
func linked(s *model.State) (steps []*model.Step, done int) {
	done = min(max(s.Done, 0), len(s.Steps))
	from, to := done, done
	for p := s.Project; from > 0 && same(s.Steps[from-1].After, p) && ordered(s.Steps, from-1, to); from-- {
		p = s.Steps[from-1].Before
	}
	for p := s.Project; to < len(s.Steps) && same(s.Steps[to].Before, p) && ordered(s.Steps, from, to+1); to++ {
		p = s.Steps[to].After
	}
	return s.Steps[from:to], done - from
}

// ordered reports whether the step at either end of [from, to) keeps the
// sequence numbers growing.
func ordered(steps []*model.Step, from, to int) bool {
	n := to - from
	return n < 2 || steps[from].Seq < steps[from+1].Seq && steps[to-2].Seq < steps[to-1].Seq
}

func same(a, b *model.Project) bool {
	return a == b || len(model.Diff(a, b)) == 0
}

// rebuildHistory makes the steps' projects by walking their changes backward
// and forward from the current project. The projects share all that a step did
// not touch. A step that does not fit where it stands is an error.
func rebuildHistory(current *model.Project, r *records) ([]*model.Step, error) {
	n, done := len(r.steps), r.head.Done
	if done < 0 || done > n {
		return nil, fmt.Errorf("history cursor %d of %d steps", done, n)
	}
	steps := make([]*model.Step, n)
	w := newWalker(current, r)
	for i := done - 1; i >= 0; i-- {
		after := w.project
		if err := w.step(r.steps[i], true); err != nil {
			return nil, err
		}
		steps[i] = newStep(r.steps[i], w.project, after)
	}
	w = newWalker(current, r)
	for i := done; i < n; i++ {
		before := w.project
		if err := w.step(r.steps[i], false); err != nil {
			return nil, err
		}
		steps[i] = newStep(r.steps[i], before, w.project)
	}
	return steps, nil
}

func newStep(r stepRecord, before, after *model.Project) *model.Step {
	return &model.Step{Seq: r.Seq, Label: r.Label, Focus: r.Focus, Before: before, After: after}
}

// walker goes from project to project along steps. It knows the encoding of
// every entity, to see that a step fits.
type walker struct {
	project  *model.Project
	base     map[model.ID]sideRecord
	moved    map[model.ID]*sideRecord // what steps have replaced; nil: removed
	contents map[string]*model.Project
}

func newWalker(p *model.Project, r *records) *walker {
	w := &walker{p, make(map[model.ID]sideRecord, len(r.entities)), map[model.ID]*sideRecord{}, r.projects}
	for _, e := range r.entities {
		w.base[e.ID] = sideRecord{e.Kind, e.JSON}
	}
	return w
}

func (w *walker) at(id model.ID) *sideRecord {
	if s, ok := w.moved[id]; ok {
		return s
	}
	if s, ok := w.base[id]; ok {
		return &s
	}
	return nil
}

// step takes one step, backward or forward.
func (w *walker) step(r stepRecord, backward bool) error {
	var change model.Change
	for _, d := range r.Change {
		from, to := d.Before, d.After
		if backward {
			from, to = to, from
		}
		if !from.equal(w.at(d.ID)) {
			return fmt.Errorf("history step %d does not fit %s", r.Seq, d.ID)
		}
		delta := model.Delta{ID: d.ID, Before: w.project.Get(d.ID)}
		if to != nil {
			e, err := decodeEntity(entityRecord{to.Kind, d.ID, to.Entity}, w.contents)
			if err != nil {
				return fmt.Errorf("history step %d: %w", r.Seq, err)
			}
			delta.After = e
		}
		change = append(change, delta)
		w.moved[d.ID] = to
	}
	w.project = change.Apply(w.project)
	return nil
}

func (s *sideRecord) equal(o *sideRecord) bool {
	if s == nil || o == nil {
		return s == o
	}
	return s.Kind == o.Kind && bytes.Equal(s.Entity, o.Entity)
}
