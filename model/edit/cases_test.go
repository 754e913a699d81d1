package edit_test

import (
	"math"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// logCases are those of roles' cards, owners and parents of promises, decisions,
// actions, sheets, snapshots and ignored rules.
var logCases = caseTables{
	"SetRole": {
		{edit: edit.SetRole{ID: "clerk", Horizon: model.HorizonYear, Touchpoints: ids("desk", "call")}, want: lines(
			`clerk horizon: "today" → "1"`, `clerk touchpoints: [call] → [desk call]`)},
		{edit: edit.SetRole{ID: "clerk", Touchpoints: ids()}, want: lines(`clerk horizon: "today" → -`, `clerk touchpoints: [call] → -`)},
		{edit: edit.SetRole{ID: "clerk", Horizon: model.HorizonToday, Touchpoints: ids("call")}, want: ""},
		{edit: edit.SetRole{ID: "clerk", Horizon: "2"}, code: model.CodeInvalid},
		{edit: edit.SetRole{ID: "clerk", Touchpoints: ids("visit")}, code: model.CodeInvalid},
		{edit: edit.SetRole{ID: "aino"}, code: model.CodeNotFound},
	},
	"RewriteTask": {
		{edit: edit.RewriteTask{ID: "board", Task: "Hyväksyn talousarvion", Help: "Autan asiakasta"}, want: lines(
			`board task: - → "Hyväksyn talousarvion"`, `board value: - → "Autan asiakasta"`)},
		{edit: edit.RewriteTask{ID: "clerk"}, want: lines(
			`clerk task: "Tarkistan varaukset" → -`, `clerk value: "Autan asiakasta saamaan varaamansa kirjan ilman turhaa käyntiä" → -`)},
		{edit: edit.RewriteTask{ID: "desk"}, code: model.CodeNotFound},
		{edit: edit.RewriteTask{ID: "board", Help: "\xff"}, code: model.CodeInvalid},
	},
	"SetParent": {
		{edit: edit.SetParent{Promise: "p-desk", Parent: "p-stage"}, want: `p-desk parent: "p-company" → "p-stage"`},
		{edit: edit.SetParent{Promise: "p-desk"}, want: `p-desk parent: "p-company" → -`},
		{edit: edit.SetParent{Promise: "p-desk", Parent: "p-company"}, want: ""},
		{edit: edit.SetParent{Promise: "p-company", Parent: "p-queue"}, code: model.CodeInvalid},
		{edit: edit.SetParent{Promise: "p-desk", Parent: "p-desk"}, code: model.CodeInvalid},
		{edit: edit.SetParent{Promise: "p-desk", Parent: "desk"}, code: model.CodeInvalid},
		{edit: edit.SetParent{Promise: "desk"}, code: model.CodeNotFound},
	},
	"SetExpectation": {
		{edit: edit.SetExpectation{Promise: "p-desk", Expects: &model.Expectation{Low: 0, High: 1}}, want: `p-desk expects: {"high":2,"low":1} → {"high":1,"low":0}`},
		{edit: edit.SetExpectation{Promise: "p-desk"}, want: `p-desk expects: {"high":2,"low":1} → -`},
		{edit: edit.SetExpectation{Promise: "p-desk", Expects: &model.Expectation{Low: 1, High: 2}}, want: ""},
		{edit: edit.SetExpectation{Promise: "p-queue"}, want: ""},
		{edit: edit.SetExpectation{Promise: "p-desk", Expects: &model.Expectation{Low: 1, High: 0}}, code: model.CodeInvalid},
		{edit: edit.SetExpectation{Promise: "p-desk", Expects: &model.Expectation{Low: math.NaN()}}, code: model.CodeInvalid},
		{edit: edit.SetExpectation{Promise: "x"}, code: model.CodeNotFound},
	},
	"SetOwner": {
		{edit: edit.SetOwner{ID: "p-desk", Owner: "board"}, want: `p-desk owner: "clerk" → "board"`},
		{edit: edit.SetOwner{ID: "d-give-up", Owner: "board"}, want: `d-give-up owner: - → "board"`},
		{edit: edit.SetOwner{ID: "a-tickets"}, want: `a-tickets owner: "clerk" → -`},
		{edit: edit.SetOwner{ID: "a-tickets", Owner: "clerk"}, want: ""},
		{edit: edit.SetOwner{ID: "a-tickets", Owner: "aino"}, code: model.CodeInvalid},
		{edit: edit.SetOwner{ID: "desk", Owner: "board"}, code: model.CodeInvalid},
		{edit: edit.SetOwner{ID: "x", Owner: "board"}, code: model.CodeNotFound},
	},
	"AddDecision": {
		{edit: edit.AddDecision{Decision: newDecision("x"), At: 0}, want: lines(`project decisions: [d-invest d-give-up] → [x d-invest d-give-up]`, `+ decision x`)},
		{edit: edit.AddDecision{Decision: newDecision("x"), At: edit.End}, want: lines(`project decisions: [d-invest d-give-up] → [d-invest d-give-up x]`, `+ decision x`)},
		{edit: edit.AddDecision{Decision: newDecision("d-invest")}, code: model.CodeInvalid},
		{edit: edit.AddDecision{Decision: model.Decision{ID: "x"}}, code: model.CodeInvalid},
		{edit: edit.AddDecision{Decision: model.Decision{ID: "x", Verdict: model.VerdictInvest, State: model.DecisionMade, About: ids("before")}}, code: model.CodeInvalid},
	},
	"SetDecision": {
		{edit: edit.SetDecision{Decision: model.Decision{
			ID: "d-give-up", Title: "T", Verdict: model.VerdictMaintain, State: model.DecisionDone, Why: "w", Value: "v", Benefit: "b", Customers: "c",
			Owner: "clerk", Made: "2026-02-01", Check: "2026-03-01", About: ids("desk"), Note: "n",
		}}, want: lines(
			`d-give-up about: - → [desk]`, `d-give-up benefit: - → "b"`, `d-give-up check: - → "2026-03-01"`, `d-give-up customers: - → "c"`,
			`d-give-up made: - → "2026-02-01"`, `d-give-up note: - → "n"`, `d-give-up owner: - → "clerk"`, `d-give-up state: "proposed" → "done"`,
			`d-give-up title: "Lehtimainonta" → "T"`, `d-give-up value: - → "v"`, `d-give-up verdict: "giveUp" → "maintain"`, `d-give-up why: - → "w"`)},
		{edit: edit.SetDecision{Decision: model.Decision{
			ID: "d-give-up", Title: "Lehtimainonta", Verdict: model.VerdictGiveUp, State: model.DecisionProposed, About: ids(),
		}}, want: ""},
		{edit: edit.SetDecision{Decision: newDecision("x")}, code: model.CodeNotFound},
		{edit: edit.SetDecision{Decision: model.Decision{ID: "d-invest"}}, code: model.CodeInvalid},
	},
	"MoveDecision": {
		{edit: edit.MoveDecision{ID: "d-invest", At: edit.End}, want: `project decisions: [d-invest d-give-up] → [d-give-up d-invest]`},
		{edit: edit.MoveDecision{ID: "d-invest", At: 1}, want: ""},
		{edit: edit.MoveDecision{ID: "a-idea"}, code: model.CodeNotFound},
	},
	"AddAction": {
		{edit: edit.AddAction{Action: newAction("x"), At: 1}, want: lines(`project actions: [a-tickets a-idea] → [a-tickets x a-idea]`, `+ action x`)},
		{edit: edit.AddAction{Action: newAction("before")}, code: model.CodeInvalid},
		{edit: edit.AddAction{Action: model.Action{ID: "x"}}, code: model.CodeInvalid},
	},
	"SetAction": {
		{edit: edit.SetAction{Action: model.Action{
			ID: "a-idea", Title: "T", State: model.ActionPlanned, Owner: "clerk", Due: "2026-05-01", Value: 1, Effort: 5, About: ids("d-invest", "now"), Note: "n",
		}}, want: lines(
			`a-idea about: - → [d-invest now]`, `a-idea due: - → "2026-05-01"`, `a-idea effort: - → 5`, `a-idea note: - → "n"`, `a-idea owner: - → "clerk"`,
			`a-idea state: "idea" → "planned"`, `a-idea title: "Vinkkihylly lapsille" → "T"`, `a-idea value: - → 1`)},
		{edit: edit.SetAction{Action: newAction("d-invest")}, code: model.CodeNotFound},
		{edit: edit.SetAction{Action: model.Action{ID: "a-idea"}}, code: model.CodeInvalid},
	},
	"RankAction": {
		{edit: edit.RankAction{ID: "a-idea", Value: 4, Effort: 1}, want: lines(`a-idea effort: - → 1`, `a-idea value: - → 4`)},
		{edit: edit.RankAction{ID: "a-tickets", Value: 5, Effort: 2}, want: ""},
		{edit: edit.RankAction{ID: "a-idea", Value: 6}, code: model.CodeInvalid},
		{edit: edit.RankAction{ID: "d-invest", Value: 5}, code: model.CodeNotFound},
	},
	"MoveAction": {
		{edit: edit.MoveAction{ID: "a-idea", At: 0}, want: `project actions: [a-tickets a-idea] → [a-idea a-tickets]`},
		{edit: edit.MoveAction{ID: "x", At: 0}, code: model.CodeNotFound},
	},
	"SetCell": {
		{edit: edit.SetCell{SheetPlace: given("purpose"), Column: "now", Text: "3"}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"3","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}]`},
		{edit: edit.SetCell{SheetPlace: given("purpose"), Column: "now"}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}]`},
		{edit: edit.SetCell{SheetPlace: given("purpose"), Column: "now", Text: "2"}, want: ""},
		{edit: edit.SetCell{SheetPlace: given("purpose"), Column: "note"}, want: ""},
		{edit: edit.SetCell{SheetPlace: given("people"), Column: "now", Text: "1"}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"},{"block":"economy","cells":{"now":"1"},"id":"people"}]`},
		{edit: edit.SetCell{SheetPlace: given("people"), Column: "now"}, want: ""},
		{edit: edit.SetCell{SheetPlace: firstOf("board", "q1"), Column: "answer", Text: "Kyllä"}, want: lines(
			`project sheets: [sheet-economy] → [sheet-economy sheet-board]`, `+ sheet sheet-board`)},
		{edit: edit.SetCell{SheetPlace: firstOf("board", "q1"), Column: "answer"}, want: ""},
		{edit: edit.SetCell{SheetPlace: given("row-added"), Column: "now", Text: "1"}, code: model.CodeInvalid},
		{edit: edit.SetCell{SheetPlace: edit.SheetPlace{Sheet: "desk", Row: "r", Block: "b"}, Column: "now", Text: "1"}, code: model.CodeNotFound},
		{edit: edit.SetCell{SheetPlace: edit.SheetPlace{Sheet: "x", Row: "r", Block: "b"}, Column: "now", Text: "1"}, code: model.CodeInvalid}, // of no form
		{edit: edit.SetCell{SheetPlace: firstOf("board", ""), Column: "answer", Text: "x"}, code: model.CodeInvalid},
		{edit: edit.SetCell{SheetPlace: given("purpose"), Column: "now", Text: "\xff"}, code: model.CodeInvalid},
	},
	"SetRowOwner": {
		{edit: edit.SetRowOwner{SheetPlace: added(), Owner: "board"}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"board"}]`},
		{edit: edit.SetRowOwner{SheetPlace: added()}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"]}]`},
		{edit: edit.SetRowOwner{SheetPlace: firstOf("board", "q1"), Owner: "board"}, want: lines(
			`project sheets: [sheet-economy] → [sheet-economy sheet-board]`, `+ sheet sheet-board`)},
		{edit: edit.SetRowOwner{SheetPlace: firstOf("board", "q1")}, want: ""},
		{edit: edit.SetRowOwner{SheetPlace: added(), Owner: "aino"}, code: model.CodeInvalid},
	},
	"SetRowLinks": {
		{edit: edit.SetRowLinks{SheetPlace: added(), Links: ids("desk", "d-invest")}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["desk","d-invest"],"owner":"clerk"}]`},
		{edit: edit.SetRowLinks{SheetPlace: added(), Links: ids()}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","owner":"clerk"}]`},
		{edit: edit.SetRowLinks{SheetPlace: given("people"), Links: ids()}, want: ""},
		{edit: edit.SetRowLinks{SheetPlace: added(), Links: ids("x")}, code: model.CodeInvalid},
		{edit: edit.SetRowLinks{SheetPlace: added(), Links: ids("sheet-economy")}, code: model.CodeInvalid},
	},
	"AddRow": {
		{edit: edit.AddRow{SheetPlace: edit.SheetPlace{Sheet: "sheet-economy", Block: "repair", Row: "x"}}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"},{"block":"repair","id":"x"}]`},
		{edit: edit.AddRow{SheetPlace: firstOf("board", "x")}, want: lines(
			`project sheets: [sheet-economy] → [sheet-economy sheet-board]`, `+ sheet sheet-board`)},
		{edit: edit.AddRow{SheetPlace: added()}, code: model.CodeInvalid},
		{edit: edit.AddRow{SheetPlace: edit.SheetPlace{Sheet: "sheet-economy", Block: "repair"}}, code: model.CodeInvalid},
		{edit: edit.AddRow{SheetPlace: edit.SheetPlace{Sheet: "now", Block: "repair", Row: "x"}}, code: model.CodeNotFound},
	},
	"RemoveRow": {
		{edit: edit.RemoveRow{Sheet: "sheet-economy", Row: "row-added"}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"}]`},
		{edit: edit.RemoveRow{Sheet: "sheet-economy", Row: "people"}, code: model.CodeNotFound},
		{edit: edit.RemoveRow{Sheet: "sheet-board", Row: "row-added"}, code: model.CodeNotFound},
	},
	"MoveRow": {
		{edit: edit.MoveRow{Sheet: "sheet-economy", Row: "row-added", At: 0}, want: ""},
		{edit: edit.MoveRow{Sheet: "sheet-economy", Row: "x"}, code: model.CodeNotFound},
		{edit: edit.MoveRow{Sheet: "x", Row: "row-added"}, code: model.CodeNotFound},
	},
	"AddSheetCopy": {
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{ID: "x", Form: "economy", Name: "syksy"}}, want: lines(`project sheets: [sheet-economy] → [x sheet-economy]`, `+ sheet x`)},
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{ID: "x", Form: "board", Rows: []model.SheetRow{{ID: "q1", Block: "a", Owner: "clerk"}}}, At: edit.End}, want: lines(`project sheets: [sheet-economy] → [sheet-economy x]`, `+ sheet x`)},
		{edit: edit.NewSheetCopy(modeltest.Sample(), modeltest.Sample().Sheet(modeltest.Sheet), "x", "syksy"), want: lines(`project sheets: [sheet-economy] → [sheet-economy x]`, `+ sheet x`)},
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{ID: "x"}}, code: model.CodeInvalid},
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{Form: "economy"}}, code: model.CodeInvalid},
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{ID: "now", Form: "economy"}}, code: model.CodeInvalid},
		{edit: edit.AddSheetCopy{Sheet: model.Sheet{ID: "x", Form: "economy", Rows: []model.SheetRow{{ID: "q1", Owner: "aino"}}}}, code: model.CodeInvalid},
	},
	"MoveSheet": {
		{edit: edit.Batch{Edits: []edit.Edit{
			edit.AddSheetCopy{Sheet: model.Sheet{ID: "x", Form: "economy"}, At: edit.End}, edit.MoveSheet{ID: "x"},
		}}, want: lines(`project sheets: [sheet-economy] → [x sheet-economy]`, `+ sheet x`)},
		{edit: edit.MoveSheet{ID: modeltest.Sheet, At: edit.End}, want: ""},
		{edit: edit.MoveSheet{ID: "x"}, code: model.CodeNotFound},
	},
	"AddRows": {
		{edit: edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: "sheet-economy", Block: "repair"}, Rows: []model.SheetRow{{ID: "x", Block: "repair", Cells: map[string]string{"what": "Uusi"}}, {ID: "y", Block: "repair", Owner: "board"}}}, want: `sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"},{"block":"repair","cells":{"what":"Uusi"},"id":"x"},{"block":"repair","id":"y","owner":"board"}]`},
		{edit: edit.AddRows{SheetPlace: firstOf("board", ""), Rows: []model.SheetRow{{ID: "x", Block: firstOf("board", "").Block, Cells: map[string]string{"name": "A"}}}}, want: lines(
			`project sheets: [sheet-economy] → [sheet-economy sheet-board]`, `+ sheet sheet-board`)},
		{edit: edit.AddRows{SheetPlace: firstOf("board", "")}, want: ""},
		{edit: edit.AddRows{SheetPlace: added(), Rows: []model.SheetRow{{ID: "row-added", Block: "repair"}}}, code: model.CodeInvalid},
		{edit: edit.AddRows{SheetPlace: added(), Rows: []model.SheetRow{{ID: "x", Block: "repair", Owner: "board"}, {ID: "x", Block: "repair"}}}, code: model.CodeInvalid},
		{edit: edit.AddRows{SheetPlace: added(), Rows: []model.SheetRow{{Block: "repair"}}}, code: model.CodeInvalid},
		{edit: edit.AddRows{SheetPlace: added(), Rows: []model.SheetRow{{ID: "x", Block: "economy"}}}, code: model.CodeInvalid},
		{edit: edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: "now", Block: "repair"}, Rows: []model.SheetRow{{ID: "x", Block: "repair"}}}, code: model.CodeNotFound},
	},
	"SortRows": {
		{edit: edit.SortRows{Sheet: "sheet-economy", Block: "repair", Order: ids("row-added")}, want: ""},
		{edit: edit.SortRows{Sheet: "sheet-economy", Block: "repair", Order: ids("purpose")}, code: model.CodeInvalid},
		{edit: edit.SortRows{Sheet: "sheet-economy", Block: "repair"}, code: model.CodeInvalid},
		{edit: edit.SortRows{Sheet: "x", Block: "repair"}, code: model.CodeNotFound},
	},
	"AddSnapshot": {
		{edit: edit.AddSnapshot{ID: "x", Name: "Nyt", Made: "2026-02-02"}, want: lines(`project snapshots: [before] → [before x]`, `+ snapshot x`)},
		{edit: edit.AddSnapshot{ID: "before"}, code: model.CodeInvalid},
		{edit: edit.AddSnapshot{ID: "x", Made: "nyt"}, code: model.CodeInvalid},
	},
	"IgnoreRule": {
		{edit: edit.IgnoreRule{Rule: "roleNoPromise", Off: true, Reason: "r"}, want: `project ignoredRules: [{"reason":"Mittarit sovitaan maaliskuussa.","rule":"promiseNoMeasure"}] → [{"reason":"Mittarit sovitaan maaliskuussa.","rule":"promiseNoMeasure"},{"reason":"r","rule":"roleNoPromise"}]`},
		{edit: edit.IgnoreRule{Rule: "promiseNoMeasure", Off: true, Reason: "r"}, want: `project ignoredRules: [{"reason":"Mittarit sovitaan maaliskuussa.","rule":"promiseNoMeasure"}] → [{"reason":"r","rule":"promiseNoMeasure"}]`},
		{edit: edit.IgnoreRule{Rule: "promiseNoMeasure"}, want: `project ignoredRules: [{"reason":"Mittarit sovitaan maaliskuussa.","rule":"promiseNoMeasure"}] → -`},
		{edit: edit.IgnoreRule{Rule: "promiseNoMeasure", Off: true, Reason: "Mittarit sovitaan maaliskuussa."}, want: ""},
		{edit: edit.IgnoreRule{Rule: "roleNoPromise"}, want: ""},
		{edit: edit.IgnoreRule{Off: true}, code: model.CodeInvalid},
	},
}

func newDecision(id model.ID) model.Decision {
	return model.Decision{ID: id, Title: "Uusi", Verdict: model.VerdictInvest, State: model.DecisionMade, About: ids("desk", "p-board")}
}

func newAction(id model.ID) model.Action {
	return model.Action{ID: id, Title: "Uusi", State: model.ActionIdea, About: ids("d-invest")}
}

// given is a row of the sample's sheet that the form gives.
func given(row model.ID) edit.SheetPlace {
	return edit.SheetPlace{Sheet: "sheet-economy", Form: "economy", Block: "economy", Row: row}
}

// added is the row of the sample's sheet that was added.
func added() edit.SheetPlace {
	return edit.SheetPlace{Sheet: "sheet-economy", Form: "economy", Block: "repair", Row: "row-added"}
}

// firstOf is a row of a sheet that the sample does not have.
func firstOf(form string, row model.ID) edit.SheetPlace {
	return edit.SheetPlace{Sheet: model.NewSheetID(form), Form: form, Block: "questions", Row: row}
}
