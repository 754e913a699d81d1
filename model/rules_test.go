package model_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

// change returns the sample with a copy of one entity changed.
func change[T any, E interface {
	*T
	model.Entity
}](id model.ID, f func(E)) func(*model.Project) *model.Project {
	return func(p *model.Project) *model.Project {
		e := *p.Get(id).(E)
		f(&e)
		return p.With(E(&e))
	}
}

func add(e model.Entity) func(*model.Project) *model.Project {
	return func(p *model.Project) *model.Project { return p.With(e) }
}

func without(id model.ID) func(*model.Project) *model.Project {
	return func(p *model.Project) *model.Project { return p.Without(id) }
}

// rules has a breach of every rule of the model. Each is made in
// modeltest.Sample, which is silent, and gives exactly the problems named as
// "kind id field: code".
var rules = []struct {
	name   string
	breach func(*model.Project) *model.Project
	want   []string
}{
	// The project's own record.
	{"no own record", without(model.InfoID), []string{
		"project project : missing", "persona aino : orphan", "persona veli : orphan", "segment families : orphan", "segment schools : orphan", "role board : orphan", "role clerk : orphan",
		"journey now : orphan", "journey target : orphan", "promise p-company subject: orphan", "sheet sheet-economy : orphan",
		"decision d-invest : orphan", "decision d-give-up : orphan", "action a-tickets : orphan", "action a-idea : orphan", "snapshot before : orphan",
		"instrument i-reading : orphan", "audit audit-before : orphan", "audit audit-now : orphan",
	}},
	{"project name", change(model.InfoID, func(i *model.Info) { i.Name = "\xff" }), []string{"project project name: text"}},
	{"project note", change(model.InfoID, func(i *model.Info) { i.Note = "\r\n" }), []string{"project project note: text"}},
	{"organisation", change(model.InfoID, func(i *model.Info) { i.Organisation.Values = "\x00" }), []string{"project project organisation: text"}},
	{"language", change(model.InfoID, func(i *model.Info) { i.Language = "de" }), []string{"project project language: value"}},
	{"created", change(model.InfoID, func(i *model.Info) { i.Created = "2026-02-30" }), []string{"project project created: value"}},
	{"journey listed twice", change(model.InfoID, func(i *model.Info) { i.Journeys = ids("now", "target", "now") }), []string{"project project journeys: twice"}},
	{"journey list names nobody", change(model.InfoID, func(i *model.Info) { i.Journeys = ids("now", "target", "x") }), []string{"project project journeys: reference"}},
	{"persona list names a role", change(model.InfoID, func(i *model.Info) { i.Personas = ids("aino", "veli", "clerk") }), []string{"project project personas: reference"}},
	{"role list is empty", change(model.InfoID, func(i *model.Info) { i.Roles = nil }), []string{"role board : orphan", "role clerk : orphan"}},
	{"decision list names an action", change(model.InfoID, func(i *model.Info) { i.Decisions = ids("d-invest", "d-give-up", "a-idea") }), []string{"project project decisions: reference"}},
	{"action list names nobody", change(model.InfoID, func(i *model.Info) { i.Actions = ids("x", "a-tickets", "a-idea") }), []string{"project project actions: reference"}},
	{"sheet listed twice", change(model.InfoID, func(i *model.Info) { i.Sheets = ids("sheet-economy", "sheet-economy") }), []string{"project project sheets: twice"}},
	{"snapshot list names a journey", change(model.InfoID, func(i *model.Info) { i.Snapshots = ids("before", "now") }), []string{"project project snapshots: reference"}},
	{"ignored rule without a name", change(model.InfoID, func(i *model.Info) { i.IgnoredRules = []model.IgnoredRule{{Reason: "x"}} }), []string{"project project ignoredRules: missing"}},
	{"rule ignored twice", change(model.InfoID, func(i *model.Info) {
		i.IgnoredRules = []model.IgnoredRule{{Rule: "a"}, {Rule: "b"}, {Rule: "a", Reason: "x"}}
	}), []string{"project project ignoredRules: twice"}},
	{"reason for ignoring", change(model.InfoID, func(i *model.Info) { i.IgnoredRules = []model.IgnoredRule{{Rule: "a", Reason: "\xff"}} }), []string{"project project ignoredRules: text"}},
	{"company lists a stage's promise", change(model.InfoID, func(i *model.Info) { i.Promises = ids("p-company", "p-stage") }), []string{"project project promises: reference"}},

	// Personas and roles.
	{"persona not listed", add(&model.Persona{ID: "x"}), []string{"persona x : orphan"}},
	{"persona name", change("aino", func(e *model.Persona) { e.Name = "a\x07" }), []string{"persona aino name: text"}},
	{"persona quote", change("aino", func(e *model.Persona) { e.Quote = "\u0085" }), []string{"persona aino note: text"}},
	{"persona removed", without("veli"), []string{
		"project project personas: reference", "journey now personas: reference", "touchpoint call feelings: reference",
		"touchpoint queue feelings: reference", "touchpoint desk feelings: reference",
	}},
	{"role of no kind", change("clerk", func(r *model.Role) { r.Role = "" }), []string{"role clerk role: value"}},
	{"role removed", without("clerk"), []string{
		"project project roles: reference", "touchpoint desk role: reference", "promise p-queue owner: reference", "promise p-desk owner: reference",
		"action a-tickets owner: reference", "sheet sheet-economy rows: reference",
	}},
	{"role lists another's promise", change("clerk", func(r *model.Role) { r.Promises = ids("p-board") }), []string{"role clerk promises: reference"}},
	{"role became a persona", add(&model.Persona{ID: "clerk"}), []string{
		"project project roles: reference", "persona clerk : orphan", "touchpoint desk role: reference",
		"promise p-queue owner: reference", "promise p-desk owner: reference", "action a-tickets owner: reference", "sheet sheet-economy rows: reference",
	}},
	{"role task", change("clerk", func(r *model.Role) { r.Task = "\xff" }), []string{"role clerk note: text"}},
	{"role to continue", change("clerk", func(r *model.Role) { r.Continue = "\xff" }), []string{"role clerk note: text"}},
	{"horizon", change("clerk", func(r *model.Role) { r.Horizon = "2" }), []string{"role clerk horizon: value"}},
	{"role at a stage", change("clerk", func(r *model.Role) { r.Touchpoints = ids("visit") }), []string{"role clerk touchpoints: reference"}},
	{"role at a touchpoint twice", change("clerk", func(r *model.Role) { r.Touchpoints = ids("call", "desk", "call") }), []string{"role clerk touchpoints: twice"}},

	// Journeys.
	{"journey not listed", add(&model.Journey{ID: "x", Perspective: "customer", State: "now"}), []string{"journey x : orphan"}},
	{"perspective", change("now", func(j *model.Journey) { j.Perspective = "mine" }), []string{"journey now perspective: value"}},
	{"state", change("now", func(j *model.Journey) { j.State = "" }), []string{"journey now state: value"}},
	{"name too long", change("now", func(j *model.Journey) { j.Name = strings.Repeat("ä", model.MaxText+1) }), []string{"journey now name: long"}},
	{"stage listed twice", change("now", func(j *model.Journey) { j.Stages = ids("search", "visit", "after", "visit") }), []string{"journey now stages: twice"}},
	{"stage of another journey", change("target", func(j *model.Journey) { j.Stages = ids("target-stage", "visit") }), []string{"journey target stages: reference"}},
	{"stage not listed", change("now", func(j *model.Journey) { j.Stages = ids("search", "visit") }), []string{"stage after journey: orphan"}},
	{"curve of nobody", change("now", func(j *model.Journey) { j.Personas = ids("aino", "x") }), []string{"journey now personas: reference"}},
	{"curve twice", change("now", func(j *model.Journey) { j.Personas = ids("aino", "aino") }), []string{"journey now personas: twice"}},
	{"previous is nobody", change("now", func(j *model.Journey) { j.Previous = "x" }), []string{"journey now previous: reference"}},
	{"previous in a circle", change("now", func(j *model.Journey) { j.Previous = "target" }), []string{"journey now previous: cycle", "journey target previous: cycle"}},
	{"previous is itself", change("now", func(j *model.Journey) { j.Previous = "now" }), []string{"journey now previous: cycle", "journey target previous: cycle"}},
	{"journey removed", without("now"), []string{
		"project project journeys: reference", "journey target previous: reference",
		"stage search journey: reference", "stage visit journey: reference", "stage after journey: reference",
		"sheet sheet-economy rows: reference",
	}},
	{"lane without ID", change("now", func(j *model.Journey) { j.Lanes = []model.Lane{{Kind: model.LaneFree}} }), []string{"journey now lanes: missing"}},
	{"lane kind", change("now", func(j *model.Journey) { j.Lanes = []model.Lane{{ID: "l", Kind: "sky"}} }), []string{"journey now lanes: value"}},
	{"lane name", change("now", func(j *model.Journey) { j.Lanes = []model.Lane{{ID: "l", Kind: model.LaneFree, Name: "\xc3"}} }), []string{"journey now lanes: text"}},
	{"built-in lane twice", change("now", func(j *model.Journey) {
		j.Lanes = []model.Lane{{ID: "l", Kind: model.LanePain}, {ID: "m", Kind: model.LanePain}}
	}), []string{"journey now lanes: twice"}},
	{"lane ID twice", change("now", func(j *model.Journey) {
		j.Lanes = []model.Lane{{ID: "l", Kind: model.LaneFree}, {ID: "l", Kind: model.LanePain}}
	}), []string{"journey now lanes: twice"}},

	// Stages.
	{"doer", change("visit", func(s *model.Stage) { s.Doer = "nobody" }), []string{"stage visit doer: value"}},
	{"stage text", change("visit", func(s *model.Stage) { s.Resources = "\x1b[31m" }), []string{"stage visit note: text"}},
	{"touchpoint listed twice", change("visit", func(s *model.Stage) { s.Touchpoints = ids("queue", "desk", "parcel", "queue") }), []string{"stage visit touchpoints: twice"}},
	{"touchpoint of another stage", change("after", func(s *model.Stage) { s.Touchpoints = ids("desk") }), []string{"stage after touchpoints: reference"}},
	{"touchpoint not listed", change("visit", func(s *model.Stage) { s.Touchpoints = ids("queue", "desk") }), []string{"touchpoint parcel stage: orphan"}},
	{"stage lists a touchpoint's promise", change("visit", func(s *model.Stage) { s.Promises = ids("p-stage", "p-desk") }), []string{"stage visit promises: reference"}},
	{"stage removed", without("visit"), []string{
		"journey now stages: reference", "touchpoint queue stage: reference", "touchpoint desk stage: reference",
		"touchpoint parcel stage: reference", "promise p-stage subject: reference",
	}},

	// Touchpoints.
	{"touchpoint says another stage", change("desk", func(t *model.Touchpoint) { t.Stage = "search" }), []string{"touchpoint desk stage: orphan", "stage visit touchpoints: reference"}},
	{"ID too long", add(&model.Persona{ID: model.ID(strings.Repeat("x", model.MaxID+1))}), []string{"persona " + strings.Repeat("x", model.MaxID+1) + " id: long", "persona " + strings.Repeat("x", model.MaxID+1) + " : orphan"}},
	{"ID not clean", add(&model.Persona{ID: "a\nb\x00"}), []string{"persona a\nb\x00 id: text", "persona a\nb\x00 : orphan"}},
	{"no ID", add(&model.Persona{}), []string{"persona  id: missing", "persona  : orphan"}},
	{"title", change("desk", func(t *model.Touchpoint) { t.Title = "\x7f" }), []string{"touchpoint desk title: text"}},
	{"channel", change("desk", func(t *model.Touchpoint) { t.Channel = "\x01" }), []string{"touchpoint desk channel: text"}},
	{"does", change("desk", func(t *model.Touchpoint) { t.Does = "\xff" }), []string{"touchpoint desk does: text"}},
	{"thinks", change("desk", func(t *model.Touchpoint) { t.Thinks = "\xff" }), []string{"touchpoint desk thinks: text"}},
	{"needs", change("desk", func(t *model.Touchpoint) { t.Needs = "\xff" }), []string{"touchpoint desk needs: text"}},
	{"pain", change("desk", func(t *model.Touchpoint) { t.Pain = "\xff" }), []string{"touchpoint desk pain: text"}},
	{"opportunity", change("desk", func(t *model.Touchpoint) { t.Opportunity = "\xff" }), []string{"touchpoint desk opportunity: text"}},
	{"note", change("desk", func(t *model.Touchpoint) { t.Notes = map[model.ID]string{"lane-free": "\xff"} }), []string{"touchpoint desk notes: text"}},
	{"evidence", change("desk", func(t *model.Touchpoint) { t.Evidence = "" }), []string{"touchpoint desk evidence: value"}},
	{"importance too high", change("desk", func(t *model.Touchpoint) { t.ToCustomer = model.MaxImportance + 1 }), []string{"touchpoint desk toCustomer: value"}},
	{"importance below zero", change("desk", func(t *model.Touchpoint) { t.ToUs = -1 }), []string{"touchpoint desk toUs: value"}},
	{"too narrow", change("desk", func(t *model.Touchpoint) { t.WidthMM = 1 }), []string{"touchpoint desk widthMM: value"}},
	{"width is no number", change("desk", func(t *model.Touchpoint) { t.WidthMM = math.NaN() }), []string{"touchpoint desk widthMM: value"}},
	{"responsible is a persona", change("desk", func(t *model.Touchpoint) { t.Role = "aino" }), []string{"touchpoint desk role: reference"}},
	{"feeling too high", change("desk", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: 2.1}} }), []string{"touchpoint desk feelings: value"}},
	{"feeling is no number", change("desk", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: math.NaN()}} }), []string{"touchpoint desk feelings: value"}},
	{"feeling word", change("desk", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Word: "\xff"}} }), []string{"touchpoint desk feelings: text"}},
	{"feeling twice", change("desk", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: 1}, {Value: 2}} }), []string{"touchpoint desk feelings: twice"}},
	{"feeling of a role", change("desk", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Persona: "clerk"}} }), []string{"touchpoint desk feelings: reference"}},
	{"touchpoint removed", without("call"), []string{
		"stage search touchpoints: reference", "promise p-desk keptBy: reference", "role clerk touchpoints: reference",
	}},
	{"touchpoint removed that is spoken of", without("queue"), []string{
		"stage visit touchpoints: reference", "promise p-queue subject: reference", "decision d-invest about: reference", "action a-tickets about: reference",
	}},

	// Promises.
	{"promise text", change("p-desk", func(w *model.Promise) { w.Text = "\xff" }), []string{"promise p-desk text: text"}},
	{"promise note", change("p-desk", func(w *model.Promise) { w.Note = "\xff" }), []string{"promise p-desk note: text"}},
	{"answers", change("p-desk", func(w *model.Promise) { w.Answers = []string{"ok", "\xff"} }), []string{"promise p-desk answers: text"}},
	{"measure", change("p-desk", func(w *model.Promise) { w.Measure.Target = "\xff" }), []string{"promise p-desk measure: text"}},
	{"measured on no day", change("p-desk", func(w *model.Promise) { w.Measure.LastOn = "eilen" }), []string{"promise p-desk measure: value"}},
	{"promise evidence", change("p-desk", func(w *model.Promise) { w.Evidence = "sure" }), []string{"promise p-desk evidence: value"}},
	{"kept", change("p-desk", func(w *model.Promise) { w.Kept = "" }), []string{"promise p-desk kept: value"}},
	{"adoption", change("p-desk", func(w *model.Promise) { w.Adoption = "x" }), []string{"promise p-desk adoption: value"}},
	{"level", change("p-desk", func(w *model.Promise) { w.Level = "x" }), []string{"promise p-desk level: value", "promise p-desk subject: reference"}},
	{"level does not fit the subject", change("p-desk", func(w *model.Promise) { w.Level = model.LevelStage }), []string{"promise p-desk subject: reference"}},
	{"company promise with a subject", change("p-company", func(w *model.Promise) { w.Subject = "desk" }), []string{"promise p-company subject: reference"}},
	{"promise of another subject", change("p-desk", func(w *model.Promise) { w.Subject = "queue" }), []string{"promise p-desk subject: orphan", "touchpoint desk promises: reference"}},
	{"promise of the company", change("p-desk", func(w *model.Promise) { w.Level, w.Subject = model.LevelCompany, "" }), []string{"promise p-desk subject: orphan", "touchpoint desk promises: reference"}},
	{"company promise is a role's", change("p-company", func(w *model.Promise) { w.Level, w.Subject = model.LevelRole, "clerk" }), []string{"promise p-company subject: orphan", "project project promises: reference"}},
	{"owner is nobody", change("p-desk", func(w *model.Promise) { w.Owner = "x" }), []string{"promise p-desk owner: reference"}},
	{"kept by a stage", change("p-desk", func(w *model.Promise) { w.KeptBy = ids("call", "visit") }), []string{"promise p-desk keptBy: reference"}},
	{"kept by one twice", change("p-desk", func(w *model.Promise) { w.KeptBy = ids("call", "call") }), []string{"promise p-desk keptBy: twice"}},
	{"parent is nobody", change("p-desk", func(w *model.Promise) { w.Parent = "x" }), []string{"promise p-desk parent: reference"}},
	{"parents in a circle", change("p-company", func(w *model.Promise) { w.Parent = "p-queue" }), []string{
		"promise p-company parent: cycle", "promise p-queue parent: cycle", "promise p-stage parent: cycle", "promise p-desk parent: cycle",
	}},
	{"promise removed", without("p-company"), []string{
		"project project promises: reference", "promise p-stage parent: reference", "promise p-desk parent: reference", "sheet sheet-economy rows: reference",
	}},
	{"expectation too low", change("p-desk", func(w *model.Promise) { w.Expects = &model.Expectation{Low: -2.1, High: 1} }), []string{"promise p-desk expects: value"}},
	{"expectation too high", change("p-desk", func(w *model.Promise) { w.Expects = &model.Expectation{Low: 1, High: 3} }), []string{"promise p-desk expects: value"}},
	{"expectation upside down", change("p-desk", func(w *model.Promise) { w.Expects = &model.Expectation{Low: 1, High: 0.9} }), []string{"promise p-desk expects: value"}},
	{"expectation is no number", change("p-desk", func(w *model.Promise) { w.Expects = &model.Expectation{Low: 1, High: math.NaN()} }), []string{"promise p-desk expects: value"}},
	{"promise not listed", change("desk", func(t *model.Touchpoint) { t.Promises = nil }), []string{"promise p-desk subject: orphan"}},
	{"promise listed twice", change("desk", func(t *model.Touchpoint) { t.Promises = ids("p-desk", "p-desk") }), []string{"touchpoint desk promises: twice"}},

	// Sheets.
	{"sheet not listed", add(&model.Sheet{ID: "x", Form: "f"}), []string{"sheet x : orphan"}},
	{"sheet of no form", change("sheet-economy", func(s *model.Sheet) { s.Form = "" }), []string{"sheet sheet-economy form: missing"}},
	{"form", change("sheet-economy", func(s *model.Sheet) { s.Form = "\xff" }), []string{"sheet sheet-economy form: text"}},
	{"row without an ID", rows(model.SheetRow{Block: "b"}), []string{"sheet sheet-economy rows: missing"}},
	{"row twice", rows(model.SheetRow{ID: "r", Block: "b"}, model.SheetRow{ID: "r", Block: "c"}), []string{"sheet sheet-economy rows: twice"}},
	{"row of a block", rows(model.SheetRow{ID: "r", Block: "\x00"}), []string{"sheet sheet-economy rows: text"}},
	{"cell", rows(model.SheetRow{ID: "r", Cells: map[string]string{"now": "\xff"}}), []string{"sheet sheet-economy rows: text"}},
	{"cell of a column", rows(model.SheetRow{ID: "r", Cells: map[string]string{"\xff": "1"}}), []string{"sheet sheet-economy rows: text"}},
	{"cell too long", rows(model.SheetRow{ID: "r", Cells: map[string]string{"now": strings.Repeat("ä", model.MaxText+1)}}), []string{"sheet sheet-economy rows: long"}},
	{"row owned by a persona", rows(model.SheetRow{ID: "r", Owner: "aino"}), []string{"sheet sheet-economy rows: reference"}},
	{"row linked to nobody", rows(model.SheetRow{ID: "r", Links: ids("now", "x")}), []string{"sheet sheet-economy rows: reference"}},
	{"row linked twice", rows(model.SheetRow{ID: "r", Links: ids("now", "now")}), []string{"sheet sheet-economy rows: twice"}},
	{"row linked to its sheet", rows(model.SheetRow{ID: "r", Links: ids("sheet-economy")}), []string{"sheet sheet-economy rows: reference"}},
	{"row linked to the project", rows(model.SheetRow{ID: "r", Links: ids(model.InfoID)}), []string{"sheet sheet-economy rows: reference"}},
	{"row linked to a snapshot", rows(model.SheetRow{ID: "r", Links: ids("before")}), []string{"sheet sheet-economy rows: reference"}},
	{"sheet removed", without("sheet-economy"), []string{"project project sheets: reference"}},

	// Decisions and actions.
	{"decision not listed", add(&model.Decision{ID: "x", Verdict: "invest", State: "made"}), []string{"decision x : orphan"}},
	{"decision title", change("d-invest", func(d *model.Decision) { d.Title = "\xff" }), []string{"decision d-invest title: text"}},
	{"decision for customers", change("d-invest", func(d *model.Decision) { d.Customers = "\xff" }), []string{"decision d-invest note: text"}},
	{"verdict", change("d-invest", func(d *model.Decision) { d.Verdict = "" }), []string{"decision d-invest verdict: value"}},
	{"decision state", change("d-invest", func(d *model.Decision) { d.State = "idea" }), []string{"decision d-invest state: value"}},
	{"decided on no day", change("d-invest", func(d *model.Decision) { d.Made = "2026-13-01" }), []string{"decision d-invest made: value"}},
	{"checked on no day", change("d-invest", func(d *model.Decision) { d.Check = "1.6.2026" }), []string{"decision d-invest check: value"}},
	{"decision owned by a persona", change("d-invest", func(d *model.Decision) { d.Owner = "aino" }), []string{"decision d-invest owner: reference"}},
	{"decision about nobody", change("d-invest", func(d *model.Decision) { d.About = ids("queue", "") }), []string{"decision d-invest about: reference"}},
	{"decision about itself", change("d-invest", func(d *model.Decision) { d.About = ids("d-invest") }), []string{"decision d-invest about: reference"}},
	{"decision about one twice", change("d-invest", func(d *model.Decision) { d.About = ids("queue", "desk", "queue") }), []string{"decision d-invest about: twice"}},
	{"decision about what is a snapshot now", func(p *model.Project) *model.Project {
		return p.With(&model.Snapshot{ID: "a-tickets", Project: p.Bare()})
	}, []string{"snapshot a-tickets : orphan", "decision d-invest about: reference", "project project actions: reference"}},
	{"action not listed", add(&model.Action{ID: "x", State: "idea"}), []string{"action x : orphan"}},
	{"action title", change("a-tickets", func(a *model.Action) { a.Title = "\xff" }), []string{"action a-tickets title: text"}},
	{"action note", change("a-tickets", func(a *model.Action) { a.Note = "\xff" }), []string{"action a-tickets note: text"}},
	{"action state", change("a-tickets", func(a *model.Action) { a.State = "" }), []string{"action a-tickets state: value"}},
	{"due on no day", change("a-tickets", func(a *model.Action) { a.Due = "syksyllä" }), []string{"action a-tickets due: value"}},
	{"value too high", change("a-tickets", func(a *model.Action) { a.Value = model.MaxRank + 1 }), []string{"action a-tickets value: value"}},
	{"effort below zero", change("a-tickets", func(a *model.Action) { a.Effort = -1 }), []string{"action a-tickets effort: value"}},
	{"action owned by nobody", change("a-tickets", func(a *model.Action) { a.Owner = "x" }), []string{"action a-tickets owner: reference"}},
	{"action about the project", change("a-tickets", func(a *model.Action) { a.About = ids(model.InfoID) }), []string{"action a-tickets about: reference"}},
	{"action removed", without("a-tickets"), []string{"project project actions: reference", "decision d-invest about: reference"}},

	// Snapshots.
	{"snapshot not listed", func(p *model.Project) *model.Project {
		return p.With(&model.Snapshot{ID: "x", Project: p.Bare()})
	}, []string{"snapshot x : orphan"}},
	{"snapshot name", change("before", func(s *model.Snapshot) { s.Name = "\xff" }), []string{"snapshot before name: text"}},
	{"snapshot note", change("before", func(s *model.Snapshot) { s.Note = "\xff" }), []string{"snapshot before note: text"}},
	{"taken on no day", change("before", func(s *model.Snapshot) { s.Made = "x" }), []string{"snapshot before made: value"}},
	{"snapshot of nothing", change("before", func(s *model.Snapshot) { s.Project = nil }), []string{"snapshot before content: missing"}},
	{"snapshot without an own record", change("before", func(s *model.Snapshot) { s.Project = &model.Project{} }), []string{"snapshot before content: value"}},
	{"snapshot of what breaks rules", change("before", func(s *model.Snapshot) { s.Project = s.Project.Without("desk") }), []string{"snapshot before content: value"}},
	{"snapshot in a snapshot", func(p *model.Project) *model.Project {
		return change("before", func(s *model.Snapshot) { s.Project = p })(p)
	}, []string{"snapshot before content: value"}},
	{"snapshot in a snapshot, hidden", change("before", func(s *model.Snapshot) {
		s.Project = s.Project.With(&model.Snapshot{ID: "x", Project: s.Project})
	}), []string{"snapshot before content: value"}},
	{"snapshot removed", without("before"), []string{"project project snapshots: reference"}},
}

// rows gives the sheet of the sample other rows.
func rows(list ...model.SheetRow) func(*model.Project) *model.Project {
	return change("sheet-economy", func(s *model.Sheet) { s.Rows = list })
}

func ids(list ...model.ID) []model.ID { return list }

func TestValidate_EveryRule(t *testing.T) {
	p := modeltest.Sample()
	if problems := model.Validate(p); problems != nil {
		t.Fatalf("the sample breaks rules: %v", problems)
	}
	for _, rule := range slices.Concat(rules, auditRules) {
		t.Run(rule.name, func(t *testing.T) {
			after := rule.breach(p)
			want := map[string]bool{}
			for _, s := range rule.want {
				want[s] = true
			}
			got := map[string]int{}
			for _, problem := range model.Validate(after) {
				problem.Detail = ""
				got[strings.TrimSuffix(problem.String(), " ")]++
			}
			for s, n := range got {
				if !want[s] || n != 1 {
					t.Errorf("reported %d times: %q", n, s)
				}
			}
			for s := range want {
				if got[s] == 0 {
					t.Errorf("not reported: %q", s)
				}
			}
			if len(model.ValidateChange(after, model.Diff(p, after))) == 0 {
				t.Error("ValidateChange is silent")
			}
			if problems := model.ValidateChange(p, model.Diff(after, p)); problems != nil {
				t.Errorf("after mending, ValidateChange reports %v", problems)
			}
		})
	}
}
