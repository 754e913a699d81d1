package storage_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// storm makes random edits, undos and redos. Two storms with the same seed on
// equal states do the same, in whatever process.
type storm struct {
	doc    *edit.Document
	choose modeltest.Chooser
	ids    model.IDSource
	now    time.Time
}

func newStorm(state *model.State, seed uint64) *storm {
	return newStormOf(state, rand.New(rand.NewPCG(seed, 1)), fmt.Sprintf("s%d-", seed))
}

func newStormOf(state *model.State, c modeltest.Chooser, prefix string) *storm {
	s := &storm{choose: c, ids: modeltest.IDs(prefix), now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	s.doc = edit.New(state, func() time.Time { return s.now })
	return s
}

// next does one thing and returns the state after it. What the document
// refuses changes nothing.
func (s *storm) next() *model.State {
	s.now = s.now.Add(time.Duration(s.choose.IntN(1500)) * time.Millisecond)
	switch s.choose.IntN(10) {
	case 0, 1:
		_ = s.doc.Undo()
	case 2:
		_ = s.doc.Redo()
	default:
		if e := s.edit(); e != nil {
			_ = s.doc.Do(e)
		}
	}
	return s.doc.State()
}

func (s *storm) edit() edit.Edit {
	p, c := s.doc.Project(), s.choose
	touchpoints, stages, promises := idsOf[*model.Touchpoint](p), idsOf[*model.Stage](p), idsOf[*model.Promise](p)
	if len(stages) == 0 || len(touchpoints) == 0 {
		if len(stages) > 0 {
			return edit.AddTouchpoint{ID: s.ids(), Stage: modeltest.One(c, stages), At: edit.End, Title: "Uusi"}
		}
		return edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: modeltest.Text(c)}
	}
	t := modeltest.One(c, touchpoints)
	switch c.IntN(13) {
	case 0:
		return edit.AddTouchpoint{ID: s.ids(), Stage: modeltest.One(c, stages), At: c.IntN(3), Title: modeltest.Text(c)}
	case 1:
		return edit.Remove{IDs: []model.ID{t}}
	case 2:
		return edit.MoveTouchpoints{IDs: []model.ID{t}, Stage: modeltest.One(c, stages), At: c.IntN(4)}
	case 3:
		return edit.SetFeeling{Touchpoint: t, Feeling: model.Feeling{Value: float64(c.IntN(5) - 2), Word: modeltest.Text(c)}}
	case 4:
		return edit.AddPromise{Promise: model.Promise{
			ID: s.ids(), Level: model.LevelTouchpoint, Subject: t, Text: modeltest.Text(c),
			Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
		}, At: edit.End}
	case 5:
		if len(promises) > 0 {
			return edit.SetText{ID: modeltest.One(c, promises), Field: edit.FieldText, Text: modeltest.Text(c)}
		}
	case 6:
		return edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: modeltest.Text(c)}
	case 7:
		return s.snapshot()
	case 8:
		return edit.AddDecision{Decision: model.Decision{
			ID: s.ids(), Title: modeltest.Text(c), Verdict: modeltest.One(c, model.Verdicts()), State: model.DecisionMade, About: []model.ID{t},
		}, At: edit.End}
	case 9:
		at := edit.SheetPlace{Sheet: p.SheetOf("board").ID, Form: "board", Block: "questions", Row: modeltest.One(c, []model.ID{"q1", "q2"})}
		return edit.SetCell{SheetPlace: at, Column: "answer", Text: modeltest.Text(c)}
	}
	return edit.SetText{ID: t, Field: edit.FieldTitle, Text: modeltest.Text(c)}
}

// snapshot takes one, or renames or removes one that was taken.
func (s *storm) snapshot() edit.Edit {
	taken := idsOf[*model.Snapshot](s.doc.Project())
	if i := s.choose.IntN(6); i < len(taken) {
		if s.choose.IntN(2) == 0 {
			return edit.Remove{IDs: taken[i : i+1]}
		}
		return edit.SetText{ID: taken[i], Field: edit.FieldName, Text: modeltest.Text(s.choose)}
	}
	return edit.AddSnapshot{ID: s.ids(), Name: modeltest.Text(s.choose), Made: "2026-03-02"}
}

// idsOf lists the entities of a type, in an order that is the same everywhere.
func idsOf[T model.Entity](p *model.Project) []model.ID {
	var ids []model.ID
	for e := range p.All() {
		if _, ok := e.(T); ok {
			ids = append(ids, e.Key())
		}
	}
	slices.Sort(ids)
	return ids
}

// difference tells where two states differ: project, cursor or any step, with
// the projects before and after it. "" when nowhere. Both histories must hang
// together; then equal changes make equal projects.
func difference(got, want *model.State) string {
	if d := projectDifference(got.Project, want.Project); d != "" {
		return "project: " + d
	}
	if len(got.Steps) != len(want.Steps) || got.Done != want.Done {
		return fmt.Sprintf("history: %d of %d steps, want %d of %d", got.Done, len(got.Steps), want.Done, len(want.Steps))
	}
	for i, g := range got.Steps {
		w := want.Steps[i]
		if asJSON(g.Label) != asJSON(w.Label) || g.Seq != w.Seq || !slices.Equal(g.Focus, w.Focus) {
			return fmt.Sprintf("step %d: %v %v %v, want %v %v %v", i, g.Seq, g.Label, g.Focus, w.Seq, w.Label, w.Focus)
		}
		if !hangsTogether(got, i) || !hangsTogether(want, i) {
			return fmt.Sprintf("step %d does not follow the one before", i)
		}
		if g, w := changeText(model.Diff(g.Before, g.After)), changeText(model.Diff(w.Before, w.After)); g != w {
			return fmt.Sprintf("step %d changes %s, want %s", i, g, w)
		}
	}
	return ""
}

func changeText(c model.Change) string {
	var b strings.Builder
	for _, d := range c {
		fmt.Fprintln(&b, d.ID, entityText(d.Before), entityText(d.After))
	}
	return b.String()
}

// entityText is the JSON of an entity; that of what a snapshot holds is made
// once.
func entityText(e model.Entity) string {
	s, ok := e.(*model.Snapshot)
	if !ok {
		return asJSON(e)
	}
	content, ok := contentTexts.Load(s.Project)
	if !ok {
		content, _ = contentTexts.LoadOrStore(s.Project, asJSON(s.Project))
	}
	bare := *s
	bare.Project = nil
	return asJSON(bare) + content.(string)
}

var contentTexts sync.Map // JSON by *model.Project

// hangsTogether reports whether step i begins with the very project that the
// one before ends with, and stands rightly beside the current project.
func hangsTogether(s *model.State, i int) bool {
	return (i == 0 || s.Steps[i-1].After == s.Steps[i].Before) &&
		(i != s.Done || s.Steps[i].Before == s.Project) && (i != s.Done-1 || s.Steps[i].After == s.Project)
}

func projectDifference(got, want *model.Project) string {
	for _, d := range model.Diff(got, want) {
		if g, w := entityText(d.Before), entityText(d.After); g != w {
			return fmt.Sprintf("%s: %s, want %s", d.ID, g, w)
		}
	}
	return ""
}

func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
