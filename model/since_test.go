package model_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// changed returns what replaces an entity by a changed copy.
func changed[T any](id model.ID, change func(e *T)) func(*model.Project) *model.Project {
	return func(p *model.Project) *model.Project {
		e := *any(p.Get(id)).(*T)
		change(&e)
		return p.With(any(&e).(model.Entity))
	}
}

func TestSince(t *testing.T) {
	promise := func(change func(*model.Promise)) func(*model.Project) *model.Project {
		return changed(modeltest.QueueWord, change)
	}
	role := func(change func(*model.Role)) func(*model.Project) *model.Project {
		return changed(modeltest.Clerk, change)
	}
	type diffs = []model.Difference
	for name, c := range map[string]struct {
		change func(*model.Project) *model.Project
		want   diffs
	}{
		"promise text": {promise(func(e *model.Promise) { e.Text = "Et jonota" }),
			diffs{{Code: model.DiffPromiseText, ID: modeltest.QueueWord, From: "Pääset tiskille viidessä minuutissa", To: "Et jonota"}}},
		"promise kept": {promise(func(e *model.Promise) { e.Kept = model.KeptYes }),
			diffs{{Code: model.DiffPromiseKept, ID: modeltest.QueueWord, From: "broken", To: "kept"}}},
		"promise adoption": {promise(func(e *model.Promise) { e.Adoption = model.AdoptionLived }),
			diffs{{Code: model.DiffPromiseAdoption, ID: modeltest.QueueWord, From: "written", To: "lived"}}},
		"promise owner": {promise(func(e *model.Promise) { e.Owner = "" }),
			diffs{{Code: model.DiffPromiseOwner, ID: modeltest.QueueWord, From: "clerk"}}},
		"promise measure": {promise(func(e *model.Promise) { e.Measure.Last = "9 min" }),
			diffs{{Code: model.DiffPromiseMeasure, ID: modeltest.QueueWord, From: "20 min", To: "9 min"}}},
		"all of a promise": {promise(func(e *model.Promise) { e.Text, e.Kept, e.Measure.Last = "", model.KeptUnknown, "" }), diffs{
			{Code: model.DiffPromiseText, ID: modeltest.QueueWord, From: "Pääset tiskille viidessä minuutissa"},
			{Code: model.DiffPromiseKept, ID: modeltest.QueueWord, From: "broken", To: "unknown"},
			{Code: model.DiffPromiseMeasure, ID: modeltest.QueueWord, From: "20 min"},
		}},
		"promise note, evidence, parent, target": {promise(func(e *model.Promise) {
			e.Note, e.Evidence, e.Parent, e.Measure.Target, e.KeptBy = "x", model.EvidenceGuess, "", "1 min", []model.ID{modeltest.Ad}
		}), nil},
		"promise added": {func(p *model.Project) *model.Project {
			return changed(modeltest.Parcel, func(e *model.Touchpoint) { e.Promises = []model.ID{"fresh"} })(p).With(
				&model.Promise{ID: "fresh", Level: model.LevelTouchpoint, Subject: modeltest.Parcel})
		}, diffs{{Code: model.DiffPromiseAdded, ID: "fresh"}}},
		"promise removed": {func(p *model.Project) *model.Project {
			return changed(modeltest.Queue, func(e *model.Touchpoint) { e.Promises = nil })(p).Without(modeltest.QueueWord)
		}, diffs{{Code: model.DiffPromiseRemoved, ID: modeltest.QueueWord}}},
		"feelings": {changed(modeltest.Queue, func(e *model.Touchpoint) {
			e.Feelings = []model.Feeling{{Persona: modeltest.Veli, Value: 1.25}, {Value: -1}, {Persona: modeltest.Aino, Value: -1.8, Word: "hermostunut"}}
		}), diffs{
			{Code: model.DiffFeelingValue, ID: modeltest.Queue, To: "-1"},
			{Code: model.DiffFeelingValue, ID: modeltest.Queue, Part: modeltest.Veli, From: "0", To: "1.25"},
		}},
		"feeling taken back": {changed(modeltest.Ad, func(e *model.Touchpoint) { e.Feelings = nil }),
			diffs{{Code: model.DiffFeelingValue, ID: modeltest.Ad, From: "0.5"}}},
		"touchpoint title": {changed(modeltest.Ad, func(e *model.Touchpoint) { e.Title = "Kuulen" }),
			diffs{{Code: model.DiffTouchpointTitle, ID: modeltest.Ad, From: "Näen mainoksen lehdessä", To: "Kuulen"}}},
		"touchpoint moved": {func(p *model.Project) *model.Project {
			p = changed(modeltest.Search, func(e *model.Stage) { e.Touchpoints = []model.ID{modeltest.Ad} })(p)
			p = changed(modeltest.Visit, func(e *model.Stage) { e.Touchpoints = append([]model.ID{modeltest.Call}, e.Touchpoints...) })(p)
			return changed(modeltest.Call, func(e *model.Touchpoint) { e.Stage = modeltest.Visit })(p)
		}, diffs{{Code: model.DiffTouchpointMoved, ID: modeltest.Call, From: "search", To: "visit"}}},
		"touchpoint in other order": {changed(modeltest.Visit, func(e *model.Stage) {
			e.Touchpoints = []model.ID{modeltest.Parcel, modeltest.Desk, modeltest.Queue}
		}), nil},
		"touchpoint removed": {func(p *model.Project) *model.Project {
			return changed(modeltest.Visit, func(e *model.Stage) { e.Touchpoints = e.Touchpoints[:2] })(p).Without(modeltest.Parcel)
		}, diffs{{Code: model.DiffTouchpointRemoved, ID: modeltest.Parcel}}},
		"touchpoint added": {func(p *model.Project) *model.Project {
			return changed(modeltest.After, func(e *model.Stage) { e.Touchpoints = []model.ID{"fresh"} })(p).With(
				&model.Touchpoint{ID: "fresh", Stage: modeltest.After, Feelings: []model.Feeling{{Value: 1}}})
		}, diffs{{Code: model.DiffTouchpointAdded, ID: "fresh"}}},
		"journey removed with its promise": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Journeys = []model.ID{modeltest.Now} })(p).Without(
				modeltest.Target, modeltest.TargetStage, modeltest.TargetDesk, modeltest.TargetWord)
		}, diffs{{Code: model.DiffPromiseRemoved, ID: modeltest.TargetWord}, {Code: model.DiffJourneyRemoved, ID: modeltest.Target}}},
		"decision": {changed(modeltest.GiveUp, func(e *model.Decision) {
			e.Verdict, e.State, e.Why = model.VerdictMaintain, model.DecisionMade, "x"
		}), diffs{
			{Code: model.DiffDecisionVerdict, ID: modeltest.GiveUp, From: "giveUp", To: "maintain"},
			{Code: model.DiffDecisionState, ID: modeltest.GiveUp, From: "proposed", To: "made"},
		}},
		"decision removed": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Decisions = []model.ID{modeltest.Invest} })(p).Without(modeltest.GiveUp)
		}, diffs{{Code: model.DiffDecisionRemoved, ID: modeltest.GiveUp}}},
		"action": {changed(modeltest.Tickets, func(e *model.Action) { e.State, e.Due = model.ActionDone, "2027-01-01" }),
			diffs{{Code: model.DiffActionState, ID: modeltest.Tickets, From: "doing", To: "done"}}},
		"action added": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Actions = append([]model.ID{"fresh"}, e.Actions...) })(p).With(&model.Action{ID: "fresh"})
		}, diffs{{Code: model.DiffActionAdded, ID: "fresh"}}},
		"audit removed": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Audits = []model.ID{modeltest.Audit} })(p).Without(modeltest.FirstAudit, modeltest.FirstAnswers)
		}, diffs{{Code: model.DiffAuditRemoved, ID: modeltest.FirstAudit}}},
		"audit added with answers": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Audits = append([]model.ID{"fresh"}, e.Audits...) })(p).With(
				&model.Audit{ID: "fresh", Instrument: modeltest.Questions, Batches: []model.ID{"b"}},
				&model.AnswerBatch{ID: "b", Audit: "fresh", Way: model.BatchPaper, Sheets: []model.AnswerSheet{{ID: "x"}}})
		}, diffs{{Code: model.DiffAuditAdded, ID: "fresh"}}},
		"answers of several batches": {func(p *model.Project) *model.Project {
			p = changed(modeltest.Audit, func(e *model.Audit) { e.Batches = append(e.Batches, "b") })(p)
			p = changed(modeltest.Answers, func(e *model.AnswerBatch) { e.Sheets = e.Sheets[1:] })(p)
			return p.With(&model.AnswerBatch{ID: "b", Audit: modeltest.Audit, Sheets: []model.AnswerSheet{{ID: "x"}, {ID: "y"}, {ID: "z"}}})
		}, diffs{{Code: model.DiffAuditAnswers, ID: modeltest.Audit, From: "4", To: "6"}}},
		"answers corrected": {changed(modeltest.Answers, func(e *model.AnswerBatch) {
			e.Sheets = slices.Clone(e.Sheets)
			e.Sheets[0].Answers = "1212"
		}), diffs{{Code: model.DiffAuditCorrected, ID: modeltest.Audit}}},
		"answers in other order and with other comments": {changed(modeltest.Answers, func(e *model.AnswerBatch) {
			e.Sheets = slices.Clone(e.Sheets)
			slices.Reverse(e.Sheets)
			e.Sheets[0].Comment = "x"
		}), nil},
		"targets": {changed(modeltest.Audit, func(e *model.Audit) {
			e.Marks = []model.StatementMark{{Statement: "keep-shelf", Target: 1}, {Statement: "keep-know", Target: 3, Note: "x"}}
		}), diffs{
			{Code: model.DiffAuditTarget, ID: modeltest.Audit, Part: "keep-shelf", To: "1"},
			{Code: model.DiffAuditTarget, ID: modeltest.Audit, Part: "keep-know", From: "4", To: "3"},
			{Code: model.DiffAuditTarget, ID: modeltest.Audit, Part: "listen-ask", From: "3"},
		}},
		"role's answers": {role(func(e *model.Role) {
			e.Name, e.Task, e.Value, e.Horizon, e.Measures, e.Start, e.Stop, e.Continue = "N", "T", "V", model.HorizonUnknown, "M", "A", "B", "C"
		}), diffs{
			{Code: model.DiffRoleTask, ID: modeltest.Clerk, From: "Tarkistan varaukset", To: "T"},
			{Code: model.DiffRoleValue, ID: modeltest.Clerk, From: "Autan asiakasta saamaan varaamansa kirjan ilman turhaa käyntiä", To: "V"},
			{Code: model.DiffRoleHorizon, ID: modeltest.Clerk, From: "today"},
			{Code: model.DiffRoleMeasures, ID: modeltest.Clerk, From: "jonotusaika", To: "M"},
			{Code: model.DiffRoleStart, ID: modeltest.Clerk, From: "kerron odotusajan", To: "A"},
			{Code: model.DiffRoleStop, ID: modeltest.Clerk, From: "pyydän kortin kahdesti", To: "B"},
			{Code: model.DiffRoleContinue, ID: modeltest.Clerk, From: "annan vinkin", To: "C"},
		}},
		"role added": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Roles = append([]model.ID{"fresh"}, e.Roles...) })(p).With(&model.Role{ID: "fresh"})
		}, diffs{{Code: model.DiffRoleAdded, ID: "fresh"}}},
		"sheet's rows": {changed(modeltest.Sheet, func(e *model.Sheet) {
			e.Rows = []model.SheetRow{
				{ID: "fresh", Block: "economy", Cells: map[string]string{"now": "1"}},
				{ID: modeltest.SheetRow, Block: "economy", Cells: map[string]string{"now": "3", "target": "4", "evidence": "x"}},
			}
		}), diffs{
			{Code: model.DiffSheetNow, ID: modeltest.Sheet, Part: "fresh", To: "1"},
			{Code: model.DiffSheetNow, ID: modeltest.Sheet, Part: modeltest.SheetRow, From: "2", To: "3"},
		}},
		"sheet removed": {func(p *model.Project) *model.Project {
			return changed(model.InfoID, func(e *model.Info) { e.Sheets = nil })(p).Without(modeltest.Sheet)
		}, diffs{
			{Code: model.DiffSheetNow, ID: modeltest.Sheet, Part: modeltest.SheetRow, From: "2"},
			{Code: model.DiffSheetTarget, ID: modeltest.Sheet, Part: modeltest.SheetRow, From: "4"},
		}},
		"segment added, another one rewritten": {func(p *model.Project) *model.Project {
			p = changed(modeltest.Families, func(e *model.Segment) { e.Needs = "Aikaa" })(p)
			return changed(model.InfoID, func(e *model.Info) { e.Segments = append(e.Segments, "fresh") })(p).With(&model.Segment{ID: "fresh"})
		}, diffs{
			{Code: model.DiffSegmentNeeds, ID: modeltest.Families, From: "Kaikki yhdellä käynnillä", To: "Aikaa"}, {Code: model.DiffSegmentAdded, ID: "fresh"},
		}},
		"customers move on": {func(p *model.Project) *model.Project {
			p = changed(modeltest.Salo, func(e *model.Customer) { e.Flow, e.Name = model.FlowActive, "x" })(p)
			return p.With(&model.Customer{ID: "fresh"}).Without(modeltest.Gone)
		}, diffs{
			{Code: model.DiffFlowCount, Part: "active", From: "1", To: "2"}, {Code: model.DiffFlowCount, Part: "passive", From: "1", To: "0"},
			{Code: model.DiffFlowCount, Part: "ended", From: "1", To: "0"}, {Code: model.DiffFlowCount, Part: model.FlowPart, From: "0", To: "1"},
		}},
		"persona": {changed(modeltest.Aino, func(e *model.Persona) { e.Name = "Aino, 35" }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			then := modeltest.Sample()
			if diff := cmp.Diff(c.want, model.Since(then, c.change(then))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSince_Order changes things of several groups and takes some away.
func TestSince_Order(t *testing.T) {
	then := modeltest.Sample()
	now := changed(modeltest.Tickets, func(e *model.Action) { e.State = model.ActionDone })(then)
	now = changed(modeltest.Desk, func(e *model.Touchpoint) { e.Promises, e.Feelings = nil, nil })(now).Without(modeltest.DeskWord)
	now = changed(modeltest.BoardWord, func(e *model.Promise) { e.Kept = model.KeptYes })(now)
	now = changed(modeltest.CompanyWord, func(e *model.Promise) { e.Kept = model.KeptYes })(now)
	var got []string
	for _, d := range model.Since(then, now) {
		got = append(got, fmt.Sprint(d.Code, " ", d.ID, " ", d.Part))
	}
	want := []string{
		"promise.kept p-company ", "promise.kept p-board ", "promise.removed p-desk ",
		"feeling.value desk aino", "feeling.value desk veli", "action.state a-tickets ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSince_EqualProjectsGiveNone(t *testing.T) {
	for seed := range uint64(50) {
		a, b := modeltest.Random(rand.New(rand.NewPCG(seed, 5))), modeltest.Random(rand.New(rand.NewPCG(seed, 5)))
		if got := append(model.Since(a, a), model.Since(a, b)...); len(got) > 0 {
			t.Fatalf("seed %d: %+v", seed, got)
		}
	}
}

// counted are the fields of entities that Since tells of, passed over those that
// it does not. A new field must be put into one of the two.
var counted, passedOver = map[model.Kind][]string{
	model.KindPromise:    {"Text", "Kept", "Owner", "Adoption", "Measure"},
	model.KindTouchpoint: {"Stage", "Title", "Feelings"},
	model.KindDecision:   {"Verdict", "State"},
	model.KindAction:     {"State"},
	model.KindRole:       {"Task", "Value", "Horizon", "Measures", "Start", "Stop", "Continue"},
	model.KindSheet:      {"Rows"},
	model.KindAudit:      {"Batches", "Marks"}, // what stands in the batches
	model.KindSegment:    {"Needs"},
}, map[model.Kind][]string{
	model.KindPromise: {"ID", "Level", "Subject", "Parent", "KeptBy", "Answers", "Evidence", "Expects", "Note"},
	model.KindTouchpoint: {
		"ID", "Channel", "Does", "Thinks", "Needs", "FirmAbsent", "MomentOfTruth", "Role", "ToCustomer", "ToUs", "Evidence",
		"Pain", "Opportunity", "Promises", "Notes", "Origin", "WidthMM",
	},
	model.KindDecision: {"ID", "Title", "Why", "Value", "Benefit", "Customers", "Owner", "Made", "Check", "About", "Note"},
	model.KindAction:   {"ID", "Title", "Owner", "Due", "Value", "Effort", "About", "Note"},
	model.KindRole:     {"ID", "Name", "Role", "Note", "Touchpoints", "Promises"},
	model.KindSheet:    {"ID", "Form", "Name", "Own"},
	model.KindStage: {
		"ID", "Journey", "Name", "Note", "Doer", "Partner", "OutOfBusiness", "Competencies", "Resources", "Touchpoints", "Promises",
	},
	model.KindJourney:    {"ID", "Name", "Note", "Perspective", "State", "Personas", "Previous", "Stages", "Lanes"},
	model.KindPersona:    {"ID", "Name", "Note", "Goals", "Quote"},
	model.KindSegment:    {"ID", "Name", "Note"},
	model.KindCustomer:   {"ID", "Code", "Name", "Segment", "Flow", "Figures", "Note"}, // their stages are counted together
	model.KindSnapshot:   {"ID", "Name", "Made", "Note", "Project"},
	model.KindInstrument: {"ID", "Code", "Version", "Title", "About", "Source", "Minutes", "Scale", "Stairs", "Areas"},
	model.KindAudit:      {"ID", "Name", "Instrument", "Made", "Note", "Named", "Groups", "Steps"},
	model.KindAnswers:    {"ID", "Audit", "Way", "Name", "Made", "Mark", "Sheets"}, // told of the audit
	model.KindInfo: {
		"Name", "Language", "Organisation", "Note", "Created", "Journeys", "Personas", "Roles", "Promises", "Sheets", "Decisions",
		"Actions", "Instruments", "Audits", "Snapshots", "IgnoredRules", "Segments", "Customers", "Workbook",
	},
}

func TestSince_EveryFieldCountsOrIsPassedOver(t *testing.T) {
	for _, kind := range model.Kinds() {
		e, err := model.NewEntity(kind)
		if err != nil {
			t.Fatal(err)
		}
		var fields []string
		for f := range reflect.TypeOf(e).Elem().Fields() {
			fields = append(fields, f.Name)
		}
		told := slices.Concat(counted[kind], passedOver[kind])
		slices.Sort(fields)
		slices.Sort(told)
		if diff := cmp.Diff(fields, told); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

// told returns what Since tells of an entity, in a form that can be compared.
func told(e model.Entity, field string) any {
	switch v := reflect.ValueOf(e).Elem().FieldByName(field).Interface().(type) {
	case model.Measure:
		return v.Last
	case []model.Feeling:
		values := map[model.ID]float64{}
		for _, f := range v {
			values[f.Persona] = f.Value
		}
		return values
	case []model.SheetRow:
		cells := map[string]string{}
		for _, r := range v {
			for _, column := range []string{"now", "target"} {
				if r.Cells[column] != "" {
					cells[r.Block+"/"+string(r.ID)+"/"+column] = r.Cells[column]
				}
			}
		}
		return cells
	default:
		return v
	}
}

// toldOfAudit counts equal answer sheets, and has the targets by statement.
func toldOfAudit(p *model.Project, a *model.Audit) (told struct{ Sheets, Targets map[string]int }) {
	told.Sheets, told.Targets = map[string]int{}, map[string]int{}
	for _, b := range model.Of[model.AnswerBatch](p, a.Batches) {
		for _, s := range b.Sheets {
			told.Sheets[string(s.Group)+" "+s.Answers]++
		}
	}
	for _, m := range a.Marks {
		if m.Target > 0 {
			told.Targets[m.Statement] = m.Target
		}
	}
	return told
}

// tells reports whether Since must tell of what became of an entity.
func tells(then, now *model.Project, d model.Delta) bool {
	if d.Before != nil && d.After != nil && d.Before.Kind() == d.After.Kind() {
		if a, ok := d.After.(*model.Audit); ok {
			before := d.Before.(*model.Audit)
			return !reflect.DeepEqual(toldOfAudit(then, before), toldOfAudit(now, a))
		}
		return slices.ContainsFunc(counted[d.After.Kind()], func(field string) bool {
			return !reflect.DeepEqual(told(d.Before, field), told(d.After, field))
		})
	}
	alone := func(e model.Entity, its, other *model.Project) bool {
		switch e := e.(type) {
		case *model.Touchpoint:
			return other.Journey(its.JourneyOf(e.ID).ID) != nil
		case *model.Sheet:
			return len(told(e, "Rows").(map[string]string)) > 0
		case *model.Promise, *model.Journey, *model.Decision, *model.Action, *model.Audit, *model.Segment, *model.Role:
			return true
		}
		return false
	}
	return d.Before != nil && alone(d.Before, then, now) || d.After != nil && alone(d.After, now, then)
}

// TestSince_TellsOfEveryChange compares projects that have little in common,
// the same IDs on things of other kinds included, and the sample with its
// snapshot.
func TestSince_TellsOfEveryChange(t *testing.T) {
	pairs := map[string][2]*model.Project{
		"snapshot": {modeltest.Sample().Snapshot(modeltest.BeforeShop).Project, modeltest.Sample()},
		"sample":   {modeltest.Sample(), modeltest.Random(rand.New(rand.NewPCG(1, 1)))},
		"large":    {modeltest.Large(30, 3, 10), modeltest.Large(40, 4, 10)},
	}
	for seed := range uint64(150) {
		pairs[fmt.Sprint("random ", seed)] = [2]*model.Project{
			modeltest.Random(rand.New(rand.NewPCG(seed, 1))), modeltest.Random(rand.New(rand.NewPCG(seed, 2))),
		}
	}
	for name, pair := range pairs {
		for _, p := range [][2]*model.Project{pair, {pair[1], pair[0]}} {
			then, now := p[0], p[1]
			mentioned := map[model.ID]bool{}
			for _, d := range model.Since(then, now) {
				mentioned[d.ID] = true
				if d.From == d.To && !strings.HasSuffix(string(d.Code), "ed") {
					t.Fatalf("%s: no difference in %+v", name, d)
				}
			}
			for _, d := range model.Diff(then, now) {
				if want := tells(then, now, d); mentioned[d.ID] != want {
					t.Fatalf("%s: %s is told of: %t, want %t\nbefore %+v\nafter %+v", name, d.ID, mentioned[d.ID], want, d.Before, d.After)
				}
			}
		}
	}
}

func TestDifferenceCodes_AreGrouped(t *testing.T) {
	var groups []string
	for _, c := range model.DifferenceCodes() {
		if g := c.Group(); len(groups) == 0 || groups[len(groups)-1] != g {
			groups = append(groups, g)
		}
	}
	if want := []string{"promise", "feeling", "journey", "touchpoint", "decision", "action", "audit", "segment", "flow", "role", "sheet"}; !slices.Equal(groups, want) {
		t.Errorf("got %v, want %v", groups, want)
	}
}

func BenchmarkSince(b *testing.B) {
	then := modeltest.Large(5000, 10, 200)
	promise := *then.Promise("w7")
	promise.Kept = model.KeptYes
	now := then.With(&promise)
	for b.Loop() {
		if len(model.Since(then, now)) != 1 {
			b.Fatal("not one difference")
		}
	}
}
