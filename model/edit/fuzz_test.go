package edit_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// FuzzDocument lets bytes choose a project and a long line of edits, undos and
// redos, many of them wrong. The project must stay valid, checking the change
// must find what checking everything finds, what has been published must never
// change, and the history must lead to the very first project and back to the
// last.
func FuzzDocument(f *testing.F) {
	f.Add([]byte{})
	r := rand.New(rand.NewPCG(7, 11))
	for range 120 {
		data := make([]byte, 200+r.IntN(800))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		half := min(len(data)/2, 400)
		c := &modeltest.Bytes{Data: data[half:]}
		first := modeltest.Random(&modeltest.Bytes{Data: data[:half]})
		if len(data)%3 == 0 {
			first = modeltest.Sample()
		}
		w := newWitness(t, first)
		ids := modeltest.IDs("new")
		for n := 0; n < 150 && !c.Done(); n++ {
			w.clock.advance(time.Duration(c.IntN(3)) * 600 * time.Millisecond)
			switch c.IntN(12) {
			case 0:
				w.undo()
			case 1:
				w.redo()
			default:
				w.do(randomEdit(c, w.d.Project(), ids))
			}
		}
		w.rewind()
	})
}

// witness watches a document and knows what must become of it.
type witness struct {
	t     *testing.T
	d     *edit.Document
	clock *clock
	seen  []*model.Project // all that were published
	texts []string         // what they held then
}

func newWitness(t *testing.T, p *model.Project) *witness {
	w := &witness{t: t, clock: &clock{time.Unix(1_700_000_000, 0)}}
	w.d = edit.New(&model.State{Project: p}, w.clock.time)
	w.remember(p)
	w.d.Observe(func(e edit.Event) {
		if e.After != w.d.Project() || len(e.Change) == 0 {
			t.Fatalf("event %+v", e)
		}
		if got := e.Change.Apply(e.Before); len(model.Diff(got, e.After)) > 0 {
			t.Fatal("the change of an event does not lead to its project")
		}
		w.remember(e.After)
	})
	return w
}

func (w *witness) remember(p *model.Project) {
	if len(w.seen) < 20 {
		w.seen = append(w.seen, p)
		w.texts = append(w.texts, text(w.t, p))
	}
}

func text(t *testing.T, p *model.Project) string {
	all := slices.Collect(p.All())
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (w *witness) do(e edit.Edit) {
	before, steps := w.d.Project(), w.d.State()
	err := w.d.Do(e)
	after := w.d.Project()
	if err != nil {
		if model.CodeOf(err) == "" {
			w.t.Fatalf("%#v: an error without a code: %v", e, err)
		}
		if w.d.State() != steps {
			w.t.Fatalf("%#v was refused and yet changed something", e)
		}
		if result, failed := e.Apply(before); failed == nil && len(model.Validate(result)) == 0 {
			w.t.Fatalf("%#v was refused though its result is valid: %v", e, err)
		}
		return
	}
	if problems := model.Validate(after); problems != nil {
		w.t.Fatalf("%#v breaks %v", e, problems)
	}
	if problems := model.ValidateChange(after, model.Diff(before, after)); problems != nil {
		w.t.Fatalf("%#v: only ValidateChange finds %v", e, problems)
	}
	if after == before && w.d.State() != steps {
		w.t.Fatalf("%#v changed nothing and yet made a step", e)
	}
}

func (w *witness) undo() {
	s := w.d.State()
	if err := w.d.Undo(); (err != nil) != (s.Done == 0) {
		w.t.Fatalf("undo with %d steps done: %v", s.Done, err)
	}
	if s.Done > 0 && w.d.Project() != s.Steps[s.Done-1].Before {
		w.t.Fatal("undo gives another project")
	}
}

func (w *witness) redo() {
	s := w.d.State()
	if err := w.d.Redo(); (err != nil) != (s.Done == len(s.Steps)) {
		w.t.Fatalf("redo with %d of %d steps done: %v", s.Done, len(s.Steps), err)
	}
	if s.Done < len(s.Steps) && w.d.Project() != s.Steps[s.Done].After {
		w.t.Fatal("redo gives another project")
	}
}

// rewind goes to the top, to the bottom and to the top again.
func (w *witness) rewind() {
	for w.d.Redo() == nil {
	}
	last := w.d.Project()
	steps := w.d.State().Steps
	for i, s := range steps {
		if i > 0 && (s.Before != steps[i-1].After || s.Seq <= steps[i-1].Seq) {
			w.t.Fatalf("step %d does not go on from the one before", i)
		}
	}
	for w.d.Undo() == nil {
	}
	if w.d.Project() != w.seen[0] {
		w.t.Fatal("the bottom is not the first project")
	}
	for w.d.Redo() == nil {
	}
	if w.d.Project() != last {
		w.t.Fatal("the top is not the last project")
	}
	for i, p := range w.seen {
		if text(w.t, p) != w.texts[i] {
			w.t.Fatalf("project %d has changed since it was published", i)
		}
	}
}

// picker picks IDs of a project, now and then wrong ones.
type picker struct {
	modeltest.Chooser
	p   *model.Project
	all []model.ID
	ids model.IDSource
}

// of picks an ID of one of the kinds.
func (c picker) of(kinds ...model.Kind) model.ID {
	var list []model.ID
	for _, id := range c.all {
		if slices.Contains(kinds, c.p.Get(id).Kind()) {
			list = append(list, id)
		}
	}
	if len(list) == 0 || c.IntN(20) == 0 {
		return modeltest.One(c, append(c.all, "", "nobody", model.InfoID))
	}
	return modeltest.One(c, list)
}

func (c picker) some(kind model.Kind) []model.ID {
	list := make([]model.ID, c.IntN(4))
	for i := range list {
		list[i] = c.of(kind)
	}
	return list
}

func (c picker) fresh() model.ID {
	if c.IntN(20) == 0 {
		return modeltest.One(c, append(c.all, ""))
	}
	return c.ids()
}

func (c picker) at() int { return c.IntN(6) - 1 }

func (c picker) text() string {
	if c.IntN(20) == 0 {
		return "\x00"
	}
	return modeltest.Text(c)
}

// lane picks a journey and a lane of it.
func (c picker) lane() (model.ID, model.ID) {
	j := c.of(model.KindJourney)
	if journey := c.p.Journey(j); journey != nil && len(journey.Lanes) > 0 {
		return j, modeltest.One(c, journey.Lanes).ID
	}
	return j, "nobody"
}

// subject picks a level and a subject that fit, mostly.
func (c picker) subject() (model.PromiseLevel, model.ID) {
	level := modeltest.One(c, model.PromiseLevels())
	switch level {
	case model.LevelStage:
		return level, c.of(model.KindStage)
	case model.LevelTouchpoint:
		return level, c.of(model.KindTouchpoint)
	case model.LevelRole:
		return level, c.of(model.KindRole)
	}
	return level, ""
}

func (c picker) promise(id model.ID) model.Promise {
	level, subject := c.subject()
	return model.Promise{
		ID: id, Level: level, Subject: subject, Text: c.text(), Parent: c.maybe(model.KindPromise), Owner: c.maybe(model.KindRole),
		KeptBy: c.some(model.KindTouchpoint), Evidence: modeltest.One(c, model.EvidenceLevels()),
		Kept: modeltest.One(c, model.KeptStates()), Adoption: modeltest.One(c, model.AdoptionSteps()), Expects: c.expectation(),
	}
}

func (c picker) expectation() *model.Expectation {
	if c.IntN(2) == 0 {
		return nil
	}
	return &model.Expectation{Low: float64(c.IntN(9))/2 - 2, High: float64(c.IntN(10))/2 - 2}
}

// about picks entities of any kind, now and then one twice.
func (c picker) about() []model.ID {
	list := make([]model.ID, c.IntN(3))
	for i := range list {
		list[i] = c.of(persona, role, journey, stage, touchpoint, promise, decision, action, sheet, model.KindAudit)
	}
	return list
}

func (c picker) date() model.Date {
	return modeltest.One(c, []model.Date{"", "2026-01-02", "2026-06-30", "2025-12-31", "x"})
}

func (c picker) decision(id model.ID) model.Decision {
	return model.Decision{
		ID: id, Title: c.text(), Verdict: modeltest.One(c, model.Verdicts()), State: modeltest.One(c, model.DecisionStates()),
		Why: c.text(), Owner: c.maybe(role), Made: c.date(), Check: c.date(), About: c.about(),
	}
}

func (c picker) action(id model.ID) model.Action {
	return model.Action{
		ID: id, Title: c.text(), State: modeltest.One(c, model.ActionStates()), Owner: c.maybe(role), Due: c.date(),
		Value: c.IntN(7), Effort: c.IntN(7), About: c.about(),
	}
}

// row picks a row of a sheet, also of one that is not there yet.
func (c picker) row() edit.SheetPlace {
	s := c.p.SheetOf(modeltest.One(c, []string{"economy", "board", "metrics"}))
	if other := c.p.Sheet(c.of(sheet)); other != nil && c.IntN(2) == 0 {
		s = other
	}
	at := edit.SheetPlace{Sheet: s.ID, Form: s.Form, Block: modeltest.One(c, []string{"a", "b"}), Row: modeltest.One(c, []model.ID{"row0", "row1", "q"})}
	if len(s.Rows) > 0 && c.IntN(3) > 0 {
		r := modeltest.One(c, s.Rows)
		at.Row, at.Block = r.ID, r.Block
	}
	return at
}

func (c picker) maybe(kind model.Kind) model.ID {
	if c.IntN(2) == 0 {
		return ""
	}
	return c.of(kind)
}

const (
	persona    = model.KindPersona
	role       = model.KindRole
	journey    = model.KindJourney
	stage      = model.KindStage
	touchpoint = model.KindTouchpoint
	promise    = model.KindPromise
	sheet      = model.KindSheet
	decision   = model.KindDecision
	action     = model.KindAction
	snapshot   = model.KindSnapshot
)

// makers makes an edit of each kind.
var makers = []func(c picker) edit.Edit{
	func(c picker) edit.Edit {
		id := c.of(model.Kinds()...)
		fields := []edit.Field{edit.FieldName}
		if e := c.p.Get(id); e != nil {
			fields = append(edit.Fields(e.Kind()), fields...)
		}
		return edit.SetText{ID: id, Field: modeltest.One(c, fields), Text: c.text()}
	},
	func(c picker) edit.Edit {
		t := c.of(touchpoint)
		lane := model.ID("nobody")
		if j := c.p.JourneyOf(t); j != nil && len(j.Lanes) > 0 {
			lane = modeltest.One(c, j.Lanes).ID
		}
		return edit.SetLaneText{Touchpoint: t, Lane: lane, Text: c.text()}
	},
	func(c picker) edit.Edit {
		return edit.SetChannel{ID: c.of(touchpoint), Channel: modeltest.One(c, model.Channels())}
	},
	func(c picker) edit.Edit {
		return edit.SetEvidence{ID: c.of(touchpoint, promise), Evidence: modeltest.One(c, append(model.EvidenceLevels(), "x"))}
	},
	func(c picker) edit.Edit { return edit.SetMomentOfTruth{ID: c.of(touchpoint), On: c.IntN(2) == 0} },
	func(c picker) edit.Edit { return edit.SetFirmAbsent{ID: c.of(touchpoint), On: c.IntN(2) == 0} },
	func(c picker) edit.Edit { return edit.SetTouchpointRole{ID: c.of(touchpoint), Role: c.maybe(role)} },
	func(c picker) edit.Edit {
		return edit.SetImportance{ID: c.of(touchpoint), ToCustomer: c.IntN(7), ToUs: c.IntN(7)}
	},
	func(c picker) edit.Edit {
		return edit.SetFeeling{Touchpoint: c.of(touchpoint), Feeling: model.Feeling{Persona: c.maybe(persona), Value: float64(c.IntN(90))/20 - 2.2}}
	},
	func(c picker) edit.Edit {
		return edit.ClearFeeling{Touchpoint: c.of(touchpoint), Persona: c.maybe(persona)}
	},
	func(c picker) edit.Edit {
		return edit.SetColumnWidth{Touchpoint: c.of(touchpoint), WidthMM: float64(c.IntN(200))}
	},
	func(c picker) edit.Edit {
		return edit.AddTouchpoint{ID: c.fresh(), Stage: c.of(stage), At: c.at(), Title: c.text()}
	},
	func(c picker) edit.Edit {
		return edit.MoveTouchpoints{IDs: c.some(touchpoint), Stage: c.of(stage), At: c.at()}
	},
	func(c picker) edit.Edit {
		return edit.AddStage{ID: c.fresh(), Journey: c.of(journey), At: c.at(), Name: c.text()}
	},
	func(c picker) edit.Edit { return edit.MoveStage{ID: c.of(stage), At: c.at()} },
	func(c picker) edit.Edit {
		return edit.SetDoer{Stage: c.of(stage), Doer: modeltest.One(c, model.Doers())}
	},
	func(c picker) edit.Edit { return edit.SetOutOfBusiness{Stage: c.of(stage), On: c.IntN(2) == 0} },
	func(c picker) edit.Edit {
		return edit.AddJourney{Journey: model.Journey{
			ID: c.fresh(), Name: c.text(), Perspective: modeltest.One(c, model.Perspectives()), State: model.StateNow,
			Lanes: model.DefaultLanes(c.ids), Personas: c.some(persona), Previous: c.maybe(journey),
		}}
	},
	func(c picker) edit.Edit { return edit.MoveJourney{ID: c.of(journey), At: c.at()} },
	func(c picker) edit.Edit {
		return edit.SetPerspective{Journey: c.of(journey), Perspective: modeltest.One(c, model.Perspectives())}
	},
	func(c picker) edit.Edit {
		return edit.SetJourneyState{Journey: c.of(journey), State: modeltest.One(c, model.JourneyStates())}
	},
	func(c picker) edit.Edit { return edit.SetPrevious{Journey: c.of(journey), Previous: c.maybe(journey)} },
	func(c picker) edit.Edit { return edit.SetCurves{Journey: c.of(journey), Personas: c.some(persona)} },
	func(c picker) edit.Edit {
		kind := modeltest.One(c, append(model.LaneKinds(), model.LaneFree, model.LaneFree))
		return edit.AddLane{Journey: c.of(journey), Lane: model.Lane{ID: c.ids(), Kind: kind, Name: c.text()}, At: c.at()}
	},
	func(c picker) edit.Edit {
		j, l := c.lane()
		return edit.RenameLane{Journey: j, Lane: l, Name: c.text()}
	},
	func(c picker) edit.Edit {
		j, l := c.lane()
		return edit.ShowLane{Journey: j, Lane: l, Shown: c.IntN(2) == 0}
	},
	func(c picker) edit.Edit { j, l := c.lane(); return edit.MoveLane{Journey: j, Lane: l, At: c.at()} },
	func(c picker) edit.Edit { j, l := c.lane(); return edit.RemoveLane{Journey: j, Lane: l} },
	func(c picker) edit.Edit {
		return edit.AddPersona{Persona: model.Persona{ID: c.fresh(), Name: c.text()}}
	},
	func(c picker) edit.Edit { return edit.MovePersona{ID: c.of(persona), At: c.at()} },
	func(c picker) edit.Edit {
		return edit.AddRole{Role: model.Role{ID: c.fresh(), Name: c.text(), Role: modeltest.One(c, model.RoleKinds())}}
	},
	func(c picker) edit.Edit { return edit.MoveRole{ID: c.of(role), At: c.at()} },
	func(c picker) edit.Edit {
		return edit.SetRoleKind{ID: c.of(role), Role: modeltest.One(c, model.RoleKinds())}
	},
	func(c picker) edit.Edit { return edit.AddPromise{Promise: c.promise(c.fresh()), At: c.at()} },
	func(c picker) edit.Edit { return edit.SetPromise{Promise: c.promise(c.of(promise))} },
	func(c picker) edit.Edit {
		return edit.SetKept{Promise: c.of(promise), Kept: modeltest.One(c, model.KeptStates())}
	},
	func(c picker) edit.Edit {
		return edit.SetMeasured{Promise: c.of(promise), Last: c.text(), On: modeltest.One(c, []model.Date{"", "2026-01-02", "x"})}
	},
	func(c picker) edit.Edit {
		level, subject := c.subject()
		return edit.MovePromise{ID: c.of(promise), Level: level, Subject: subject, At: c.at()}
	},
	func(c picker) edit.Edit {
		horizon := modeltest.One(c, append(model.Horizons(), "", "x"))
		return edit.SetRole{ID: c.of(role), Horizon: horizon, Touchpoints: c.some(touchpoint)}
	},
	func(c picker) edit.Edit { return edit.RewriteTask{ID: c.of(role), Task: c.text(), Help: c.text()} },
	func(c picker) edit.Edit { return edit.SetParent{Promise: c.of(promise), Parent: c.maybe(promise)} },
	func(c picker) edit.Edit {
		return edit.SetExpectation{Promise: c.of(promise), Expects: c.expectation()}
	},
	func(c picker) edit.Edit {
		return edit.SetOwner{ID: c.of(promise, decision, action), Owner: c.maybe(role)}
	},
	func(c picker) edit.Edit { return edit.AddDecision{Decision: c.decision(c.fresh()), At: c.at()} },
	func(c picker) edit.Edit { return edit.SetDecision{Decision: c.decision(c.of(decision))} },
	func(c picker) edit.Edit { return edit.MoveDecision{ID: c.of(decision), At: c.at()} },
	func(c picker) edit.Edit { return edit.AddAction{Action: c.action(c.fresh()), At: c.at()} },
	func(c picker) edit.Edit { return edit.SetAction{Action: c.action(c.of(action))} },
	func(c picker) edit.Edit {
		return edit.RankAction{ID: c.of(action), Value: c.IntN(7), Effort: c.IntN(7)}
	},
	func(c picker) edit.Edit { return edit.MoveAction{ID: c.of(action), At: c.at()} },
	func(c picker) edit.Edit {
		return edit.SetCell{SheetPlace: c.row(), Column: modeltest.One(c, []string{"now", "target"}), Text: c.text()}
	},
	func(c picker) edit.Edit {
		s := modeltest.One(c, []model.Sheet{{Form: "economy"}, {Form: "board", Rows: []model.SheetRow{{ID: "row0", Owner: c.maybe(role), Links: c.about()}}}, {}})
		s.ID, s.Name = c.fresh(), c.text()
		return edit.AddSheetCopy{Sheet: s, At: c.at()}
	},
	func(c picker) edit.Edit { return edit.MoveSheet{ID: c.of(sheet), At: c.at()} },
	func(c picker) edit.Edit { return edit.SetRowOwner{SheetPlace: c.row(), Owner: c.maybe(role)} },
	func(c picker) edit.Edit { return edit.SetRowLinks{SheetPlace: c.row(), Links: c.about()} },
	func(c picker) edit.Edit {
		at := c.row()
		at.Row = c.fresh()
		return edit.AddRow{SheetPlace: at}
	},
	func(c picker) edit.Edit {
		e := edit.AddRows{SheetPlace: c.row()}
		for range c.IntN(3) {
			e.Rows = append(e.Rows, model.SheetRow{ID: modeltest.One(c, []model.ID{c.fresh(), c.row().Row}), Block: e.Block, Cells: map[string]string{"now": c.text()}, Owner: c.maybe(role)})
		}
		return e
	},
	func(c picker) edit.Edit {
		at := c.row()
		e := edit.SortRows{Sheet: at.Sheet, Block: at.Block}
		if s := c.p.Sheet(at.Sheet); s != nil {
			for _, r := range s.Rows {
				if r.Block == at.Block {
					e.Order = append(e.Order, r.ID)
				}
			}
			for i := range e.Order {
				j := c.IntN(i + 1)
				e.Order[i], e.Order[j] = e.Order[j], e.Order[i]
			}
		}
		return e
	},
	func(c picker) edit.Edit { at := c.row(); return edit.RemoveRow{Sheet: at.Sheet, Row: at.Row} },
	func(c picker) edit.Edit { at := c.row(); return edit.MoveRow{Sheet: at.Sheet, Row: at.Row, At: c.at()} },
	func(c picker) edit.Edit { return edit.AddSnapshot{ID: c.fresh(), Name: c.text(), Made: c.date()} },
	func(c picker) edit.Edit {
		return edit.IgnoreRule{Rule: modeltest.One(c, []string{"", "rule0", "rule9"}), Off: c.IntN(2) == 0, Reason: c.text()}
	},
	func(c picker) edit.Edit { return edit.SetInfo{Info: model.Info{Name: c.text(), Language: "sv"}} },
	func(c picker) edit.Edit {
		return edit.Remove{IDs: append(c.some(modeltest.One(c, model.Kinds()[1:])), c.of(touchpoint, promise))}
	},
	func(c picker) edit.Edit {
		kind := modeltest.One(c, []model.Kind{journey, stage, touchpoint, promise})
		f := edit.Copy(c.p, c.some(kind))
		if f == nil {
			return edit.Batch{}
		}
		return edit.NewInsert(f, c.of(journey, stage, touchpoint, promise, role), c.at(), c.ids)
	},
	func(c picker) edit.Edit {
		return edit.NewCopyJourney(c.p, c.of(journey), c.text(), modeltest.One(c, model.JourneyStates()), c.ids)
	},
	func(c picker) edit.Edit {
		if len(c.all) > 100 {
			return edit.Remove{IDs: []model.ID{c.of(journey, snapshot)}}
		}
		return edit.NewImport(modeltest.Random(c), c.ids)
	},
}

func init() { makers = append(makers, auditMakers...) }

func randomEdit(c modeltest.Chooser, p *model.Project, ids model.IDSource) edit.Edit {
	all := make([]model.ID, 0, p.Len())
	for e := range p.All() {
		all = append(all, e.Key())
	}
	pick := picker{c, p, all, ids}
	if i := c.IntN(len(makers) + 1); i < len(makers) {
		return makers[i](pick)
	}
	return edit.Batch{Edits: []edit.Edit{
		randomEdit(c, p, ids), edit.AddTouchpoint{ID: pick.fresh(), Stage: pick.of(stage)}, randomEdit(c, p, ids),
	}}
}
