package edit

import (
	"slices"
	"time"

	"lupaus/model"
)

// MergeWindow is the time within which edits with the same merge key become
// one step, counted from the last of them.
const MergeWindow = time.Second

// Event tells what has become of the project: an edit, an undo or a redo.
type Event struct {
	Before, After *model.Project
	Change        model.Change // from Before to After, never empty
	Focus         []model.ID   // what to select; may name what is gone
	State         *model.State // after the event, to be saved
}

// Document is a project being worked on, with its history. All changes go
// through Do, Undo and Redo. It belongs to one goroutine, in the program the
// window's; the projects and states it hands out may go anywhere.
type Document struct {
	state *model.State
	now   func() time.Time
	seq   uint64 // the highest number ever given to a step here

	mergeKey string // of the last edit, while its step may still take more
	mergedAt time.Time

	observers []*observer
	events    []Event // waiting for the observers
	telling   bool
}

type observer struct{ tell func(Event) }

// New returns a document that goes on from a state, its history included. now
// is the clock for merging edits; nil means time.Now.
func New(state *model.State, now func() time.Time) *Document {
	if now == nil {
		now = time.Now
	}
	d := &Document{state: state, now: now}
	for _, s := range state.Steps {
		d.seq = max(d.seq, s.Seq)
	}
	return d
}

// Project returns the project as it is now.
func (d *Document) Project() *model.Project { return d.state.Project }

// State returns the project and its history as they are now.
func (d *Document) State() *model.State { return d.state }

// Observe calls f after every change, in the order in which observers were
// added, on the goroutine that made the change, before Do, Undo or Redo return.
// An observer may itself edit: its edit takes effect at once, and the event of
// it is told to everybody after the running one.
func (d *Document) Observe(f func(Event)) (cancel func()) {
	o := &observer{f}
	d.observers = append(slices.Clip(d.observers), o)
	return func() {
		d.observers = slices.DeleteFunc(slices.Clone(d.observers), func(x *observer) bool { return x == o })
		o.tell = nil
	}
}

// Do carries out an edit as one step, or as part of the step before when the
// merge keys say so, and forgets what could be redone. An edit that changes
// nothing leaves everything as it is and is a success. Errors are the edit's
// own, or a *model.Error with model.CodeInvalid that wraps model.Problems when
// the result would break rules; nothing has happened then. Broken rules that the
// project came with stop no edit that does not break more.
func (d *Document) Do(e Edit) error {
	before := d.state.Project
	after, err := e.Apply(before)
	if err != nil {
		return err
	}
	if after == before {
		return nil
	}
	change := model.Diff(before, after)
	if len(change) == 0 {
		return nil
	}
	if err := check(before, after, change); err != nil {
		return err
	}
	step := &model.Step{Label: e.Label(), Before: before, After: after}
	if f, ok := e.(Focuser); ok {
		step.Focus = slices.Clone(f.Focus())
	}
	d.push(step, keyOf(e), change)
	return nil
}

// push puts a step on top of the history, or merges it into the step there.
func (d *Document) push(step *model.Step, key string, change model.Change) {
	now := d.now()
	steps := slices.Clip(d.state.Steps[:d.state.Done])
	merged := d.merges(key, now) && len(steps) > 0
	if merged {
		last := steps[len(steps)-1]
		steps = slices.Clip(steps[:len(steps)-1])
		step.Seq, step.Before = last.Seq, last.Before
	} else {
		d.seq++
		step.Seq = d.seq
	}
	if merged && step.Before.Equal(step.After) {
		// Back to where the merged edits began: there is nothing to undo.
		step.After, key = step.Before, ""
		change = model.Diff(d.state.Project, step.Before)
	} else {
		steps = append(steps, step)
	}
	if n := len(steps) - model.HistoryLimit; n > 0 {
		steps = slices.Clone(steps[n:])
	}
	d.mergeKey, d.mergedAt = key, now
	d.become(&model.State{Project: step.After, Steps: steps, Done: len(steps)}, change, step.Focus)
}

func keyOf(e Edit) string {
	if m, ok := e.(Merger); ok {
		return m.MergeKey()
	}
	return ""
}

// merges reports whether an edit becomes part of the last step. A clock that
// was set back merges nothing.
func (d *Document) merges(key string, now time.Time) bool {
	since := now.Sub(d.mergedAt)
	return key != "" && key == d.mergeKey && since >= 0 && since < MergeWindow
}

// check returns the error for the rules that a change breaks.
func check(before, after *model.Project, change model.Change) error {
	problems := model.ValidateChange(after, change)
	if len(problems) == 0 {
		return nil
	}
	old := map[model.Problem]bool{}
	for _, p := range model.Validate(before) {
		old[p] = true
	}
	problems = slices.DeleteFunc(problems, func(p model.Problem) bool { return old[p] })
	if len(problems) == 0 {
		return nil
	}
	return &model.Error{Code: model.CodeInvalid, ID: problems[0].ID, Err: model.Problems(problems)}
}

// become takes a new state and tells the observers.
func (d *Document) become(next *model.State, change model.Change, focus []model.ID) {
	before := d.state.Project
	d.state = next
	d.events = append(d.events, Event{before, next.Project, change, focus, next})
	if d.telling {
		return // the loop below, further up the stack, will come to it
	}
	d.telling = true
	defer func() { d.telling, d.events = false, nil }() // also when an observer panics
	for len(d.events) > 0 {
		e := d.events[0]
		d.events = d.events[1:]
		for _, o := range d.observers {
			if o.tell != nil {
				o.tell(e)
			}
		}
	}
}

// Undo takes the last step back: the project is again the very value it was
// before. The error is a *model.Error with model.CodeNothing when there is no
// step to undo.
func (d *Document) Undo() error {
	s := d.state
	if s.Done == 0 {
		return &model.Error{Code: model.CodeNothing}
	}
	step := s.Steps[s.Done-1]
	d.mergeKey = ""
	next := &model.State{Project: step.Before, Steps: s.Steps, Done: s.Done - 1}
	d.become(next, model.Diff(s.Project, step.Before), step.Focus)
	return nil
}

// Redo does the step again that was undone last; the error is as Undo's.
func (d *Document) Redo() error {
	s := d.state
	if s.Done == len(s.Steps) {
		return &model.Error{Code: model.CodeNothing}
	}
	step := s.Steps[s.Done]
	d.mergeKey = ""
	next := &model.State{Project: step.After, Steps: s.Steps, Done: s.Done + 1}
	d.become(next, model.Diff(s.Project, step.After), step.Focus)
	return nil
}

// CanUndo returns the label of the step that Undo would take back, and
// whether there is one.
func (d *Document) CanUndo() (model.Label, bool) {
	if d.state.Done == 0 {
		return model.Label{}, false
	}
	return d.state.Steps[d.state.Done-1].Label, true
}

// CanRedo returns the label of the step that Redo would do again, and whether
// there is one.
func (d *Document) CanRedo() (model.Label, bool) {
	if d.state.Done == len(d.state.Steps) {
		return model.Label{}, false
	}
	return d.state.Steps[d.state.Done].Label, true
}

// Settle ends the merging of edits, so that the next one is a step of its own:
// a field was left, a slider let go.
func (d *Document) Settle() { d.mergeKey = "" }
