package edit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// clock is a time that tests set.
type clock struct{ now time.Time }

func (c *clock) time() time.Time         { return c.now }
func (c *clock) advance(d time.Duration) { c.now = c.now.Add(d) }

func newDocument() (*edit.Document, *clock) {
	c := &clock{time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)}
	return edit.New(&model.State{Project: modeltest.Sample()}, c.time), c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func title(text string) edit.Edit {
	return edit.SetText{ID: "desk", Field: edit.FieldTitle, Text: text}
}

func TestDocument_UndoGivesTheSameProjects(t *testing.T) {
	d, _ := newDocument()
	projects := []*model.Project{d.Project()}
	for i := range 5 {
		must(t, d.Do(edit.AddTouchpoint{ID: model.ID(fmt.Sprint("x", i)), Stage: "after", At: edit.End}))
		projects = append(projects, d.Project())
	}
	for i := 4; i >= 0; i-- {
		must(t, d.Undo())
		if d.Project() != projects[i] || d.State().Project != projects[i] || d.State().Done != i {
			t.Fatalf("undo to %d gives another project or place", i)
		}
	}
	if err := d.Undo(); model.CodeOf(err) != model.CodeNothing {
		t.Errorf("undo at the bottom: %v", err)
	}
	for i := 1; i <= 5; i++ {
		must(t, d.Redo())
		if d.Project() != projects[i] {
			t.Fatalf("redo to %d gives another project", i)
		}
	}
	if err := d.Redo(); model.CodeOf(err) != model.CodeNothing {
		t.Errorf("redo at the top: %v", err)
	}
}

func TestDocument_ANewEditForgetsRedo(t *testing.T) {
	d, _ := newDocument()
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}))
	must(t, d.Do(edit.SetOutOfBusiness{Stage: "visit", On: true}))
	must(t, d.Undo())
	must(t, d.Do(title("toinen")))
	if _, can := d.CanRedo(); can || len(d.State().Steps) != 2 {
		t.Errorf("redo is possible: %v; %d steps", can, len(d.State().Steps))
	}
	if seq := d.State().Steps[1].Seq; seq != 3 {
		t.Errorf("the number of a forgotten step is given again: %d", seq)
	}
}

func TestDocument_Labels(t *testing.T) {
	d, _ := newDocument()
	if _, can := d.CanUndo(); can {
		t.Error("undo is possible in a new document")
	}
	must(t, d.Do(edit.Remove{IDs: ids("queue", "desk")}))
	l, can := d.CanUndo()
	if !can || l.Key != "edit.remove.other" || !slices.Equal(l.Args, []string{"2"}) {
		t.Errorf("undo %v, %+v", can, l)
	}
	must(t, d.Undo())
	if l, can := d.CanRedo(); !can || l.Key != "edit.remove.other" {
		t.Errorf("redo %v, %+v", can, l)
	}
}

func TestDocument_Merge(t *testing.T) {
	const short, long = 900 * time.Millisecond, edit.MergeWindow
	for _, c := range []struct {
		name  string
		do    func(*edit.Document, *clock) error
		steps int
	}{
		{"soon after", func(d *edit.Document, c *clock) error { c.advance(short); return d.Do(title("b")) }, 1},
		{"counted from the last", func(d *edit.Document, c *clock) error {
			c.advance(short)
			_ = d.Do(title("b"))
			c.advance(short)
			return d.Do(title("c"))
		}, 1},
		{"too late", func(d *edit.Document, c *clock) error { c.advance(long); return d.Do(title("b")) }, 2},
		{"clock set back", func(d *edit.Document, c *clock) error { c.advance(-time.Hour); return d.Do(title("b")) }, 2},
		{"another key", func(d *edit.Document, c *clock) error {
			return d.Do(edit.SetText{ID: "desk", Field: edit.FieldPain, Text: "b"})
		}, 2},
		{"another between", func(d *edit.Document, c *clock) error {
			_ = d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner})
			return d.Do(title("b"))
		}, 3},
		{"settled", func(d *edit.Document, c *clock) error { d.Settle(); return d.Do(title("b")) }, 2},
		{"after undo and redo", func(d *edit.Document, c *clock) error {
			_ = d.Undo()
			_ = d.Redo()
			return d.Do(title("b"))
		}, 2},
		{"after undo", func(d *edit.Document, c *clock) error { _ = d.Undo(); return d.Do(title("b")) }, 1},
		{"a change of nothing between", func(d *edit.Document, c *clock) error {
			_ = d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerOwn})
			return d.Do(title("b"))
		}, 1},
		{"a refusal between", func(d *edit.Document, c *clock) error { _ = d.Do(title("\xff")); return d.Do(title("b")) }, 1},
		{"no key", func(d *edit.Document, c *clock) error {
			_ = d.Do(edit.SetMomentOfTruth{ID: "desk"})
			return d.Do(edit.SetMomentOfTruth{ID: "desk", On: true})
		}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, clock := newDocument()
			first := d.Project()
			must(t, d.Do(title("a")))
			must(t, c.do(d, clock))
			steps := d.State().Steps
			if len(steps) != c.steps || d.State().Done != c.steps {
				t.Fatalf("%d steps, want %d", len(steps), c.steps)
			}
			if c.steps == 1 && (steps[0].Before != first || steps[0].After != d.Project()) {
				t.Error("the merged step does not lead from the first project to the last")
			}
			for range c.steps {
				must(t, d.Undo())
			}
			if d.Project() != first {
				t.Error("undo does not lead back to the first project")
			}
		})
	}
}

func TestDocument_MergedStepKeepsItsNumber(t *testing.T) {
	d, _ := newDocument()
	must(t, d.Do(title("a")))
	old := d.State()
	must(t, d.Do(title("b")))
	if a, b := old.Steps[0], d.State().Steps[0]; a.Seq != b.Seq || a == b || a.After == b.After {
		t.Errorf("steps %+v and %+v", a, b)
	}
}

// TestDocument_MergedBackToTheStart drags something away and back within the
// time of merging.
func TestDocument_MergedBackToTheStart(t *testing.T) {
	d, _ := newDocument()
	first := d.Project()
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}))
	second := d.Project()
	for _, v := range []float64{1, 0, 2} { // Aino felt 2
		must(t, d.Do(edit.SetFeeling{Touchpoint: "desk", Feeling: model.Feeling{Persona: "aino", Value: v, Word: "ilahtunut"}}))
	}
	if d.Project() != second || len(d.State().Steps) != 1 {
		t.Errorf("back at the start, yet %d steps; the same project: %v", len(d.State().Steps), d.Project() == second)
	}
	must(t, d.Do(edit.SetFeeling{Touchpoint: "desk", Feeling: model.Feeling{Persona: "aino", Value: 1}}))
	must(t, d.Undo())
	must(t, d.Undo())
	if d.Project() != first {
		t.Error("undo does not lead back to the first project")
	}
}

func TestDocument_HistoryIsBounded(t *testing.T) {
	d, _ := newDocument()
	for i := range model.HistoryLimit + 50 {
		must(t, d.Do(edit.AddStage{ID: model.ID(fmt.Sprint("x", i)), Journey: "target", At: edit.End}))
	}
	s := d.State()
	if len(s.Steps) != model.HistoryLimit || s.Done != model.HistoryLimit || s.Steps[0].Seq != 51 {
		t.Fatalf("%d steps from %d", len(s.Steps), s.Steps[0].Seq)
	}
	for d.Undo() == nil {
	}
	if n := len(d.Project().Journey("target").Stages); n != 1+50 {
		t.Errorf("%d stages at the bottom", n)
	}
}

func TestDocument_StatesAreFrozen(t *testing.T) {
	d, _ := newDocument()
	type snapshot struct {
		state *model.State
		text  string
	}
	text := func(s *model.State) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%p %d", s.Project, s.Done)
		for _, step := range s.Steps {
			fmt.Fprintf(&b, " %p", step)
		}
		return b.String()
	}
	var all []snapshot
	d.Observe(func(e edit.Event) { all = append(all, snapshot{e.State, text(e.State)}) })
	for i := range 30 {
		switch i % 5 {
		case 3:
			must(t, d.Undo())
		default:
			must(t, d.Do(edit.AddStage{ID: model.ID(fmt.Sprint("x", i)), Journey: "now"}))
		case 4:
			must(t, d.Do(title(fmt.Sprint(i))))
			must(t, d.Do(title(fmt.Sprint("more ", i))))
		}
	}
	for i, s := range all {
		if text(s.state) != s.text {
			t.Errorf("state %d has changed since it was published", i)
		}
	}
}

func TestDocument_GoesOnFromASavedState(t *testing.T) {
	d, _ := newDocument()
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}))
	must(t, d.Do(title("a")))
	must(t, d.Do(edit.SetOutOfBusiness{Stage: "visit", On: true}))
	must(t, d.Undo())
	saved := d.State()

	d = edit.New(saved, nil)
	if d.Project() != saved.Project || d.State() != saved {
		t.Error("not the saved project and state")
	}
	must(t, d.Redo())
	must(t, d.Undo())
	must(t, d.Do(title("b"))) // must not merge with the step of the same key from before
	steps := d.State().Steps
	if len(steps) != 3 || steps[2].Seq != 4 {
		t.Errorf("%d steps, the last %+v", len(steps), steps[len(steps)-1])
	}
	for range 3 {
		must(t, d.Undo())
	}
	if d.Project() != saved.Steps[0].Before {
		t.Error("undo does not reach the first project of the saved history")
	}
}

func TestDocument_TellsObserversInOrder(t *testing.T) {
	d, _ := newDocument()
	var told []string
	tell := func(name string) func(edit.Event) {
		return func(e edit.Event) {
			if e.After != d.Project() || e.State != d.State() || e.State.Project != e.After || len(e.Change) == 0 {
				t.Errorf("event %+v does not tell the document's state", e)
			}
			if got := model.Diff(e.Before, e.After); len(got) != len(e.Change) {
				t.Errorf("change %v, want %v", e.Change, got)
			}
			told = append(told, fmt.Sprint(name, e.Focus))
		}
	}
	d.Observe(tell("a"))
	cancel := d.Observe(tell("b"))
	d.Observe(tell("c"))
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}))
	cancel()
	must(t, d.Undo())
	_ = d.Do(edit.SetDoer{Stage: "visit", Doer: "x"})
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerOwn}))
	must(t, d.Redo())
	if got := strings.Join(told, " "); got != "a[visit] b[visit] c[visit] a[visit] c[visit] a[visit] c[visit]" {
		t.Errorf("told %s", got)
	}
}

// TestDocument_ObserversMayEdit checks that an edit made by an observer takes
// effect at once and is told after the one that it answers.
func TestDocument_ObserversMayEdit(t *testing.T) {
	d, _ := newDocument()
	var told []string
	d.Observe(func(e edit.Event) {
		told = append(told, "a:"+string(e.After.Stage("visit").Doer))
		if e.After.Stage("visit").Doer == model.DoerPartner {
			must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerCustomer}))
			if d.Project().Stage("visit").Doer != model.DoerCustomer {
				t.Error("the edit has not taken effect")
			}
			if err := d.Do(edit.SetDoer{Stage: "x"}); model.CodeOf(err) != model.CodeNotFound {
				t.Errorf("a failing edit inside an observer: %v", err)
			}
		}
	})
	d.Observe(func(e edit.Event) {
		told = append(told, "b:"+string(e.After.Stage("visit").Doer))
		if len(e.State.Steps) != len(told)/2 {
			t.Errorf("event %d has a state of %d steps", len(told)/2, len(e.State.Steps))
		}
	})
	must(t, d.Do(edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}))
	if got := strings.Join(told, " "); got != "a:partner b:partner a:customer b:customer" {
		t.Errorf("told %s", got)
	}
	if len(d.State().Steps) != 2 {
		t.Errorf("%d steps", len(d.State().Steps))
	}
}

func TestDocument_ObserversMayLeaveWhileTold(t *testing.T) {
	d, _ := newDocument()
	var told []string
	var cancels []func()
	for _, name := range []string{"a", "b", "c"} {
		cancels = append(cancels, d.Observe(func(edit.Event) {
			told = append(told, name)
			if name == "a" {
				cancels[0]()
				cancels[1]()
				d.Observe(func(edit.Event) { told = append(told, "new") })
			}
		}))
	}
	must(t, d.Do(title("1")))
	d.Settle()
	must(t, d.Do(title("2")))
	if got := strings.Join(told, " "); got != "a c c new" {
		t.Errorf("told %s", got)
	}
}

func TestDocument_SurvivesAPanickingObserver(t *testing.T) {
	d, _ := newDocument()
	n := 0
	d.Observe(func(edit.Event) {
		if n++; n == 1 {
			panic("observer")
		}
	})
	func() {
		defer func() { _ = recover() }()
		_ = d.Do(title("1"))
	}()
	d.Settle()
	must(t, d.Do(title("2")))
	if n != 2 || len(d.State().Steps) != 2 {
		t.Errorf("told %d times, %d steps", n, len(d.State().Steps))
	}
}

// TestDocument_MendsADamagedProject checks that broken rules which came with
// a project stop only the edits that break more.
func TestDocument_MendsADamagedProject(t *testing.T) {
	broken := *modeltest.Sample().Touchpoint("desk")
	broken.Role = "nobody"
	broken.Evidence = "sure"
	d := edit.New(&model.State{Project: modeltest.Sample().With(&broken)}, nil)
	must(t, d.Do(title("uusi otsikko")))
	if err := d.Do(edit.SetImportance{ID: "desk", ToUs: 9}); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a new breach: %v", err)
	}
	must(t, d.Do(edit.SetTouchpointRole{ID: "desk"}))
	must(t, d.Do(edit.SetEvidence{ID: "desk", Evidence: model.EvidenceTold}))
	if problems := model.Validate(d.Project()); problems != nil {
		t.Errorf("still broken: %v", problems)
	}
}
