package storage_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
	"lupaus/storage/storagetest"
)

// rapidChooser lets a property test choose.
type rapidChooser struct{ *rapid.T }

func (c rapidChooser) IntN(n int) int { return rapid.IntRange(0, n-1).Draw(c.T, "choice") }

func mustRead(t rapid.TB, path string) *model.State {
	t.Helper()
	s, err := storage.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustFlush(t rapid.TB, f *storage.File) {
	t.Helper()
	if err := f.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// Whatever is edited, undone and redone, and wherever between the saves fall,
// a file gives back the state that was saved last, with its whole history.
func TestFile_RoundTripOfRandomEdits(t *testing.T) {
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		path := filepath.Join(dir, rapid.StringMatching(`[a-zäö ]{1,8}`).Draw(t, "name")+modeltestName(n))
		f, err := storage.Create(path, modeltest.Random(rapidChooser{t}), storage.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := newStormOf(f.State(), rapidChooser{t}, "e")
		state := f.State()
		for range rapid.IntRange(1, 3).Draw(t, "sessions") {
			for range rapid.IntRange(0, 12).Draw(t, "edits") {
				state = s.next()
				f.Save(state)
				if rapid.Bool().Draw(t, "wait") {
					mustFlush(t, f)
				}
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			if err := storage.Verify(path); err != nil {
				t.Fatal(err)
			}
			if f, err = storage.Open(path, storage.Options{}); err != nil {
				t.Fatal(err)
			}
			if d := difference(f.State(), state); d != "" {
				t.Fatal(d)
			}
			state = f.State()
			s.doc = edit.New(state, nil) // the clock of a new session merges nothing
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

func modeltestName(n int) string { return " " + string(rune('a'+n%26)) + asJSON(n) + storage.Extension }

func TestFile_UndoAfterRestartSharesStructure(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Large(200, 10, 50))
	doc := edit.New(f.State(), nil)
	tp := idsOf[*model.Touchpoint](doc.Project())
	for _, id := range tp[:5] {
		must(t, doc.Do(edit.SetText{ID: id, Field: edit.FieldTitle, Text: "Muutettu " + string(id)}))
	}
	must(t, doc.Undo())
	must(t, doc.Undo())
	f.Save(doc.State())
	f = storagetest.MustReopen(t, f, storage.Options{})

	if d := difference(f.State(), doc.State()); d != "" {
		t.Fatal(d)
	}
	again := edit.New(f.State(), nil)
	for doc.State().Done > 0 {
		must(t, doc.Undo())
		must(t, again.Undo())
	}
	for range 5 {
		must(t, doc.Redo())
		must(t, again.Redo())
		if d := difference(again.State(), doc.State()); d != "" {
			t.Fatal(d)
		}
	}
	for _, s := range f.State().Steps {
		if n := len(model.Diff(s.Before, s.After)); n != 1 {
			t.Errorf("step %d: %d entities are other values, want the one edited", s.Seq, n)
		}
	}
}

func TestFile_MergedStepIsRewritten(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	s := newStorm(f.State(), 1) // its clock stands still between edits
	for _, text := range []string{"T", "Ti", "Til", "Tilaus"} {
		must(t, s.doc.Do(edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: text}))
		f.Save(s.doc.State())
		mustFlush(t, f)
	}
	if n := len(s.doc.State().Steps); n != 1 {
		t.Fatalf("%d steps, want one merged", n)
	}
	if d := difference(mustRead(t, f.Path()), s.doc.State()); d != "" {
		t.Fatal(d)
	}
}

func TestFile_HistoryIsTrimmedToItsLimit(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	doc := edit.New(f.State(), nil)
	for i := range model.HistoryLimit + 30 {
		must(t, doc.Do(edit.AddTouchpoint{
			ID: model.ID("uusi" + asJSON(i)), Stage: idsOf[*model.Stage](doc.Project())[0], At: 0, Title: "Uusi",
		}))
		f.Save(doc.State())
	}
	mustFlush(t, f)
	got := mustRead(t, f.Path())
	if len(got.Steps) != model.HistoryLimit || got.Steps[0].Seq != 31 {
		t.Fatalf("%d steps from %d on", len(got.Steps), got.Steps[0].Seq)
	}
	if d := difference(got, doc.State()); d != "" {
		t.Fatal(d)
	}
}

// A history that does not hang together is a mistake of the program. The
// project is saved all the same, with the part of the history that fits.
func TestFile_HistoryThatDoesNotFitIsLeftOut(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	doc := edit.New(f.State(), nil)
	for _, name := range []string{"Yksi", "Kaksi", "Kolme"} {
		must(t, doc.Do(edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: name}))
		doc.Settle()
	}
	good := doc.State()
	broken := *good.Steps[1]
	broken.Before = modeltest.Sample()
	for name, test := range map[string]struct {
		state model.State
		steps int
	}{
		"a step from elsewhere": {model.State{Project: good.Project, Steps: []*model.Step{good.Steps[0], &broken, good.Steps[2]}, Done: 3}, 2},
		"cursor beyond the end": {model.State{Project: good.Project, Steps: good.Steps, Done: 9}, 3},
		"negative cursor":       {model.State{Project: good.Steps[0].Before, Steps: good.Steps, Done: -2}, 3},
		"another project":       {model.State{Project: modeltest.Sample(), Steps: good.Steps, Done: 3}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f.Save(&test.state)
			mustFlush(t, f)
			got := mustRead(t, f.Path())
			if d := projectDifference(got.Project, test.state.Project); d != "" || len(got.Steps) != test.steps {
				t.Errorf("%d steps, want %d; %s", len(got.Steps), test.steps, d)
			}
		})
	}
}

func TestFile_EntityThatChangesItsKind(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	one := f.State().Project.With(&model.Persona{ID: "x", Name: "Aino"}, info(f.State().Project, func(i *model.Info) { i.Personas = append(i.Personas, "x") }))
	two := f.State().Project.With(&model.Role{ID: "x", Name: "Myynti", Role: model.RoleOther}, info(f.State().Project, func(i *model.Info) { i.Roles = append(i.Roles, "x") }))
	state := &model.State{Project: two, Done: 1, Steps: []*model.Step{{Seq: 1, Before: one, After: two}}}
	f.Save(&model.State{Project: one})
	mustFlush(t, f)
	f.Save(state)
	mustFlush(t, f)
	if d := difference(mustRead(t, f.Path()), state); d != "" {
		t.Fatal(d)
	}
}

func info(p *model.Project, change func(*model.Info)) *model.Info {
	i := *p.Info()
	i.Personas, i.Roles = append([]model.ID(nil), i.Personas...), append([]model.ID(nil), i.Roles...)
	change(&i)
	return &i
}

func TestFile_SaveFromManyGoroutines(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	var last *model.State
	f.OnStatus(func(s storage.Status) {
		if s.Err != nil {
			t.Error(s.Err)
		}
		last = s.OnDisk
	})
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			s := newStorm(f.State(), uint64(g))
			for range 50 {
				f.Save(s.next())
				if rand.IntN(10) == 0 {
					if err := f.Flush(t.Context()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	must(t, f.Close())
	if d := difference(mustRead(t, f.Path()), last); d != "" {
		t.Fatal(d)
	}
}

func TestCreate_RefusesToReplace(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	_, err := storage.Create(f.Path(), modeltest.Sample(), storage.Options{})
	wantCode(t, err, storage.CodeExists)
	wantCode(t, storage.SaveAs(f.Path(), f.State(), true, storage.Options{}), storage.CodeInUse)
}

func TestSaveAs_ReplacesWithHistory(t *testing.T) {
	f := storagetest.MustOpen(t, modeltest.Sample())
	s := newStorm(f.State(), 7)
	for range 20 {
		s.next()
	}
	must(t, f.Close())
	must(t, storage.SaveAs(f.Path(), s.doc.State(), true, storage.Options{}))
	if d := difference(mustRead(t, f.Path()), s.doc.State()); d != "" {
		t.Fatal(d)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code model.Code) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Errorf("error %v, want code %q", err, code)
	}
}
