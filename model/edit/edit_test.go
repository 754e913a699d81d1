package edit_test

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// caseTables has a table for each edit, done to modeltest.Sample: what it
// changes ("" nothing at all) or the code it is refused with.
type caseTables map[string][]struct {
	edit edit.Edit
	want string
	code model.Code
}

// allCases are the tables of all edits.
func allCases() caseTables {
	all := maps.Clone(cases)
	maps.Copy(all, logCases)
	maps.Copy(all, auditCases)
	maps.Copy(all, instrumentCases)
	maps.Copy(all, customerCases)
	return all
}

var cases = caseTables{
	"SetText": {
		{edit: edit.SetText{ID: "desk", Field: edit.FieldTitle, Text: "Ä"}, want: `desk title: "Saan kirjan ja vinkin" → "Ä"`},
		{edit: edit.SetText{ID: "queue", Field: edit.FieldPain}, want: `queue pain: "Jono on liian pitkä 😠 ja kukaan ei kerro, kauanko kestää" → -`},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldDoes, Text: "d"}, want: `desk does: - → "d"`},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldThinks, Text: "t"}, want: `desk thinks: - → "t"`},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldNeeds, Text: "n"}, want: `desk needs: - → "n"`},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldOpportunity, Text: "o"}, want: `desk opportunity: - → "o"`},
		{edit: edit.SetText{ID: "project", Field: edit.FieldName, Text: "x"}, want: `project name: "Kirjaston palvelulupaus" → "x"`},
		{edit: edit.SetText{ID: "project", Field: edit.FieldMission, Text: "x"}, want: `project organisation: {"mission":"Tieto kuuluu kaikille","name":"Kirjasto","values":"avoimuus, rohkeus"} → {"mission":"x","name":"Kirjasto","values":"avoimuus, rohkeus"}`},
		{edit: edit.SetText{ID: "visit", Field: edit.FieldCompetencies, Text: "x"}, want: `visit competencies: "palveluosaaminen" → "x"`},
		{edit: edit.SetText{ID: "p-desk", Field: edit.FieldMeasureTarget, Text: "3"}, want: `p-desk measure: - → {"target":"3"}`},
		{edit: edit.SetText{ID: "c-gone", Field: edit.FieldCode, Text: "B-2"}, want: `c-gone code: "B-1" → "B-2"`},
		{edit: edit.SetText{ID: "families", Field: edit.FieldNeeds, Text: "x"}, want: `families needs: "Kaikki yhdellä käynnillä" → "x"`},
		{edit: edit.SetText{ID: "sheet-economy", Field: edit.FieldName}, want: `sheet-economy name: "kevään työpaja" → -`},
		{edit: edit.SetText{ID: "clerk", Field: edit.FieldNote, Text: "tiskillä"}, want: ""},
		{edit: edit.SetText{ID: "clerk", Field: edit.FieldHelp, Text: "x"}, want: `clerk value: "Autan asiakasta saamaan varaamansa kirjan ilman turhaa käyntiä" → "x"`},
		{edit: edit.SetText{ID: "d-give-up", Field: edit.FieldWorth, Text: "x"}, want: `d-give-up value: - → "x"`},
		{edit: edit.SetText{ID: "a-idea", Field: edit.FieldTitle}, want: `a-idea title: "Vinkkihylly lapsille" → ""`},
		{edit: edit.SetText{ID: "before", Field: edit.FieldName, Text: "x"}, want: `before name: "Ennen ensimmäistä työpajaa" → "x"`},
		{edit: edit.SetText{ID: "sheet-economy", Field: edit.FieldTitle, Text: "x"}, code: model.CodeInvalid},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldName, Text: "x"}, code: model.CodeInvalid},
		{edit: edit.SetText{ID: "nobody", Field: edit.FieldName, Text: "x"}, code: model.CodeNotFound},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldTitle, Text: "a\r\nb"}, code: model.CodeInvalid},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldTitle, Text: "\xff"}, code: model.CodeInvalid},
		{edit: edit.SetText{ID: "desk", Field: edit.FieldTitle, Text: strings.Repeat("x", model.MaxText+1)}, code: model.CodeInvalid},
	},
	"SetLaneText": {
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-free", Text: "n"}, want: `desk notes: {"lane-free":"lainausjärjestelmä"} → {"lane-free":"n"}`},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-free"}, want: `desk notes: {"lane-free":"lainausjärjestelmä"} → -`},
		{edit: edit.SetLaneText{Touchpoint: "queue", Lane: "lane-free"}, want: ""},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-channel", Text: "kioski"}, want: `desk channel: "visit" → "kioski"`},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-does", Text: "d"}, want: `desk does: - → "d"`},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-thinks", Text: "t"}, want: `desk thinks: - → "t"`},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-feeling", Text: "d"}, code: model.CodeInvalid},
		{edit: edit.SetLaneText{Touchpoint: "desk", Lane: "lane-free-2", Text: "d"}, code: model.CodeNotFound},
		{edit: edit.SetLaneText{Touchpoint: "x", Lane: "lane-free", Text: "d"}, code: model.CodeNotFound},
	},
	"SetChannel": {
		{edit: edit.SetChannel{ID: "desk", Channel: model.ChannelApp}, want: `desk channel: "visit" → "app"`},
		{edit: edit.SetChannel{ID: "desk"}, want: `desk channel: "visit" → -`},
		{edit: edit.SetChannel{ID: "desk", Channel: "visit"}, want: ""},
		{edit: edit.SetChannel{ID: "visit", Channel: "app"}, code: model.CodeNotFound},
	},
	"SetEvidence": {
		{edit: edit.SetEvidence{ID: "desk", Evidence: model.EvidenceTold}, want: `desk evidence: "measured" → "told"`},
		{edit: edit.SetEvidence{ID: "p-desk", Evidence: model.EvidenceTold}, want: `p-desk evidence: "observed" → "told"`},
		{edit: edit.SetEvidence{ID: "desk", Evidence: "sure"}, code: model.CodeInvalid},
		{edit: edit.SetEvidence{ID: "visit", Evidence: model.EvidenceTold}, code: model.CodeNotFound},
	},
	"SetMomentOfTruth": {
		{edit: edit.SetMomentOfTruth{ID: "desk"}, want: `desk momentOfTruth: true → -`},
		{edit: edit.SetMomentOfTruth{ID: "desk", On: true}, want: ""},
	},
	"SetFirmAbsent": {
		{edit: edit.SetFirmAbsent{ID: "desk", On: true}, want: `desk firmAbsent: - → true`},
		{edit: edit.SetFirmAbsent{ID: "x", On: true}, code: model.CodeNotFound},
	},
	"SetTouchpointRole": {
		{edit: edit.SetTouchpointRole{ID: "desk", Role: "board"}, want: `desk role: "clerk" → "board"`},
		{edit: edit.SetTouchpointRole{ID: "desk"}, want: `desk role: "clerk" → -`},
		{edit: edit.SetTouchpointRole{ID: "desk", Role: "aino"}, code: model.CodeInvalid},
	},
	"SetImportance": {
		{edit: edit.SetImportance{ID: "desk", ToCustomer: 1, ToUs: 5}, want: `desk toCustomer: 5 → 1`},
		{edit: edit.SetImportance{ID: "desk", ToCustomer: 6}, code: model.CodeInvalid},
	},
	"SetFeeling": {
		{edit: edit.SetFeeling{Touchpoint: "parcel", Feeling: model.Feeling{Value: -1.04, Word: "outo"}}, want: `parcel feelings: - → [{"value":-1,"word":"outo"}]`},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Persona: "aino", Value: 1}}, want: `ad feelings: [{"value":0.5,"word":"utelias"}] → [{"value":0.5,"word":"utelias"},{"persona":"aino","value":1}]`},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Value: 2}}, want: `ad feelings: [{"value":0.5,"word":"utelias"}] → [{"value":2}]`},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Value: 0.52, Word: "utelias"}}, want: ""},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Value: 2.1}}, code: model.CodeInvalid},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Value: math.NaN()}}, code: model.CodeInvalid},
		{edit: edit.SetFeeling{Touchpoint: "ad", Feeling: model.Feeling{Persona: "clerk"}}, code: model.CodeInvalid},
		{edit: edit.SetFeeling{Touchpoint: "visit"}, code: model.CodeNotFound},
	},
	"ClearFeeling": {
		{edit: edit.ClearFeeling{Touchpoint: "ad"}, want: `ad feelings: [{"value":0.5,"word":"utelias"}] → -`},
		{edit: edit.ClearFeeling{Touchpoint: "desk", Persona: "aino"}, want: `desk feelings: [{"persona":"aino","value":2,"word":"ilahtunut"},{"persona":"veli","value":1.5}] → [{"persona":"veli","value":1.5}]`},
		{edit: edit.ClearFeeling{Touchpoint: "ad", Persona: "aino"}, want: ""},
		{edit: edit.ClearFeeling{Touchpoint: "parcel"}, want: ""},
	},
	"SetColumnWidth": {
		{edit: edit.SetColumnWidth{Touchpoint: "queue", WidthMM: 80}, want: `queue widthMM: 60 → 80`},
		{edit: edit.SetColumnWidth{Touchpoint: "queue"}, want: `queue widthMM: 60 → -`},
		{edit: edit.SetColumnWidth{Touchpoint: "queue", WidthMM: 3}, code: model.CodeInvalid},
	},
	"AddTouchpoint": {
		{edit: edit.AddTouchpoint{ID: "x", Stage: "visit", At: 0, Title: "Uusi"}, want: lines(`visit touchpoints: [queue desk parcel] → [x queue desk parcel]`, `+ touchpoint x`)},
		{edit: edit.AddTouchpoint{ID: "x", Stage: "visit", At: 2}, want: lines(`visit touchpoints: [queue desk parcel] → [queue desk x parcel]`, `+ touchpoint x`)},
		{edit: edit.AddTouchpoint{ID: "x", Stage: "visit", At: edit.End}, want: lines(`visit touchpoints: [queue desk parcel] → [queue desk parcel x]`, `+ touchpoint x`)},
		{edit: edit.AddTouchpoint{ID: "x", Stage: "after", At: 99}, want: lines(`after touchpoints: - → [x]`, `+ touchpoint x`)},
		{edit: edit.AddTouchpoint{ID: "desk", Stage: "after"}, code: model.CodeInvalid},
		{edit: edit.AddTouchpoint{ID: "", Stage: "after"}, code: model.CodeInvalid},
		{edit: edit.AddTouchpoint{ID: "project", Stage: "after"}, code: model.CodeInvalid},
		{edit: edit.AddTouchpoint{ID: "x", Stage: "now"}, code: model.CodeNotFound},
	},
	"MoveTouchpoints": {
		{edit: edit.MoveTouchpoints{IDs: ids("queue"), Stage: "visit", At: 0}, want: ""},
		{edit: edit.MoveTouchpoints{IDs: ids("queue"), Stage: "visit", At: 1}, want: ""},
		{edit: edit.MoveTouchpoints{IDs: ids("queue"), Stage: "visit", At: 2}, want: `visit touchpoints: [queue desk parcel] → [desk queue parcel]`},
		{edit: edit.MoveTouchpoints{IDs: ids("queue"), Stage: "visit", At: edit.End}, want: `visit touchpoints: [queue desk parcel] → [desk parcel queue]`},
		{edit: edit.MoveTouchpoints{IDs: ids("parcel", "queue"), Stage: "visit", At: 2}, want: `visit touchpoints: [queue desk parcel] → [desk queue parcel]`},
		{edit: edit.MoveTouchpoints{IDs: ids("parcel", "desk"), Stage: "visit", At: 0}, want: `visit touchpoints: [queue desk parcel] → [desk parcel queue]`},
		{edit: edit.MoveTouchpoints{IDs: ids("desk", "ad", "desk"), Stage: "after", At: 0}, want: lines(
			`ad stage: "search" → "after"`, `after touchpoints: - → [ad desk]`, `desk stage: "visit" → "after"`,
			`search touchpoints: [ad call] → [call]`, `visit touchpoints: [queue desk parcel] → [queue parcel]`)},
		{edit: edit.MoveTouchpoints{IDs: ids("parcel", "ad"), Stage: "visit", At: 1}, want: lines(
			`ad stage: "search" → "visit"`, `search touchpoints: [ad call] → [call]`, `visit touchpoints: [queue desk parcel] → [queue ad parcel desk]`)},
		{edit: edit.MoveTouchpoints{IDs: ids("desk"), Stage: "target-stage", At: 0}, want: lines( // the note follows the lane's name
			`desk notes: {"lane-free":"lainausjärjestelmä"} → {"lane-free-2":"lainausjärjestelmä"}`, `desk stage: "visit" → "target-stage"`,
			`target-stage touchpoints: [target-desk] → [desk target-desk]`, `visit touchpoints: [queue desk parcel] → [queue parcel]`)},
		{edit: edit.MoveTouchpoints{Stage: "visit"}, want: ""},
		{edit: edit.MoveTouchpoints{IDs: ids("x"), Stage: "visit"}, code: model.CodeNotFound},
		{edit: edit.MoveTouchpoints{IDs: ids("desk"), Stage: "x"}, code: model.CodeNotFound},
	},
	"AddStage": {
		{edit: edit.AddStage{ID: "x", Journey: "now", At: 1, Name: "Uusi"}, want: lines(`now stages: [search visit after] → [search x visit after]`, `+ stage x`)},
		{edit: edit.AddStage{ID: "now", Journey: "now"}, code: model.CodeInvalid},
		{edit: edit.AddStage{ID: "x", Journey: "visit"}, code: model.CodeNotFound},
	},
	"MoveStage": {
		{edit: edit.MoveStage{ID: "after", At: 0}, want: `now stages: [search visit after] → [after search visit]`},
		{edit: edit.MoveStage{ID: "search", At: 2}, want: `now stages: [search visit after] → [visit search after]`},
		{edit: edit.MoveStage{ID: "search", At: 1}, want: ""},
		{edit: edit.MoveStage{ID: "desk", At: 1}, code: model.CodeNotFound},
	},
	"SetDoer": {
		{edit: edit.SetDoer{Stage: "after", Doer: model.DoerOwn}, want: `after doer: "partner" → "own"`},
		{edit: edit.SetDoer{Stage: "after", Doer: "?"}, code: model.CodeInvalid},
	},
	"SetOutOfBusiness": {
		{edit: edit.SetOutOfBusiness{Stage: "visit", On: true}, want: `visit outOfBusiness: - → true`},
		{edit: edit.SetOutOfBusiness{Stage: "x", On: true}, code: model.CodeNotFound},
	},
	"AddJourney": {
		{edit: edit.AddJourney{Journey: newJourney("x")}, want: lines(`project journeys: [now target] → [now target x]`, `+ journey x`)},
		{edit: edit.AddJourney{Journey: newJourney("now")}, code: model.CodeInvalid},
		{edit: edit.AddJourney{Journey: model.Journey{ID: "x"}}, code: model.CodeInvalid},
	},
	"MoveJourney": {
		{edit: edit.MoveJourney{ID: "target", At: 0}, want: `project journeys: [now target] → [target now]`},
		{edit: edit.MoveJourney{ID: "x", At: 0}, code: model.CodeNotFound},
	},
	"SetPerspective": {
		{edit: edit.SetPerspective{Journey: "now", Perspective: model.PerspectiveEveryday}, want: `now perspective: "customer" → "everyday"`},
		{edit: edit.SetPerspective{Journey: "now"}, code: model.CodeInvalid},
	},
	"SetJourneyState": {
		{edit: edit.SetJourneyState{Journey: "now", State: model.StateTarget}, want: `now state: "now" → "target"`},
		{edit: edit.SetJourneyState{Journey: "desk", State: model.StateTarget}, code: model.CodeNotFound},
	},
	"SetPrevious": {
		{edit: edit.SetPrevious{Journey: "target"}, want: `target previous: "now" → -`},
		{edit: edit.SetPrevious{Journey: "now", Previous: "target"}, code: model.CodeInvalid},
	},
	"SetCurves": {
		{edit: edit.SetCurves{Journey: "now", Personas: ids("veli")}, want: `now personas: [aino veli] → [veli]`},
		{edit: edit.SetCurves{Journey: "now", Personas: ids()}, want: `now personas: [aino veli] → -`},
		{edit: edit.SetCurves{Journey: "target", Personas: ids()}, want: ``},
		{edit: edit.SetCurves{Journey: "now", Personas: ids("veli", "veli")}, code: model.CodeInvalid},
	},
	"AddLane": {
		{edit: edit.AddLane{Journey: "target", Lane: model.Lane{ID: "l", Kind: model.LaneFree, Name: "Uusi"}, At: 0}, want: `target lanes: [{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}] → [{"id":"l","kind":"free","name":"Uusi"},{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}]`},
		{edit: edit.AddLane{Journey: "target", Lane: model.Lane{ID: "l", Kind: model.LaneChannel}}, code: model.CodeInvalid},
		{edit: edit.AddLane{Journey: "target", Lane: model.Lane{Kind: model.LaneFree}}, code: model.CodeInvalid},
	},
	"RenameLane": {
		{edit: edit.RenameLane{Journey: "target", Lane: "lane-2", Name: "Missä"}, want: `target lanes: [{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}] → [{"id":"lane-2","kind":"channel","name":"Missä"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}]`},
		{edit: edit.RenameLane{Journey: "target", Lane: "lane-free", Name: "x"}, code: model.CodeNotFound},
	},
	"ShowLane": {
		{edit: edit.ShowLane{Journey: "target", Lane: "lane-2", Shown: false}, want: `target lanes: [{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}] → [{"hidden":true,"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}]`},
		{edit: edit.ShowLane{Journey: "target", Lane: "lane-2", Shown: true}, want: ""},
	},
	"MoveLane": {
		{edit: edit.MoveLane{Journey: "target", Lane: "lane-2", At: 2}, want: `target lanes: [{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}] → [{"id":"lane-free-2","kind":"free","name":"järjestelmät"},{"id":"lane-2","kind":"channel"}]`},
		{edit: edit.MoveLane{Journey: "target", Lane: "lane-2", At: 1}, want: ""},
	},
	"RemoveLane": {
		{edit: edit.RemoveLane{Journey: "target", Lane: "lane-free-2"}, want: `target lanes: [{"id":"lane-2","kind":"channel"},{"id":"lane-free-2","kind":"free","name":"järjestelmät"}] → [{"id":"lane-2","kind":"channel"}]`},
		{edit: edit.RemoveLane{Journey: "target", Lane: "x"}, code: model.CodeNotFound},
	},
	"AddPersona": {
		{edit: edit.AddPersona{Persona: model.Persona{ID: "x", Name: "X"}}, want: lines(`project personas: [aino veli] → [aino veli x]`, `+ persona x`)},
		{edit: edit.AddPersona{Persona: model.Persona{ID: "aino"}}, code: model.CodeInvalid},
	},
	"MovePersona": {
		{edit: edit.MovePersona{ID: "aino", At: edit.End}, want: `project personas: [aino veli] → [veli aino]`},
		{edit: edit.MovePersona{ID: "clerk"}, code: model.CodeNotFound},
	},
	"AddRole": {
		{edit: edit.AddRole{Role: model.Role{ID: "x", Role: model.RoleCEO}}, want: lines(`project roles: [board clerk] → [board clerk x]`, `+ role x`)},
		{edit: edit.AddRole{Role: model.Role{ID: "x"}}, code: model.CodeInvalid},
	},
	"MoveRole": {
		{edit: edit.MoveRole{ID: "clerk", At: 0}, want: `project roles: [board clerk] → [clerk board]`},
		{edit: edit.MoveRole{ID: "aino"}, code: model.CodeNotFound},
	},
	"SetRoleKind": {
		{edit: edit.SetRoleKind{ID: "clerk", Role: model.RoleOwner}, want: `clerk role: "other" → "owner"`},
		{edit: edit.SetRoleKind{ID: "clerk"}, code: model.CodeInvalid},
	},
	"AddPromise": {
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelTouchpoint, "desk"), At: 0}, want: lines(`desk promises: [p-desk] → [x p-desk]`, `+ promise x`)},
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelStage, "after"), At: edit.End}, want: lines(`after promises: - → [x]`, `+ promise x`)},
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelRole, "clerk")}, want: lines(`clerk promises: - → [x]`, `+ promise x`)},
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelCompany, ""), At: 1}, want: lines(`project promises: [p-company] → [p-company x]`, `+ promise x`)},
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelCompany, "desk")}, code: model.CodeInvalid},
		{edit: edit.AddPromise{Promise: newPromise("x", model.LevelStage, "desk")}, code: model.CodeNotFound},
		{edit: edit.AddPromise{Promise: newPromise("x", "x", "desk")}, code: model.CodeInvalid},
		{edit: edit.AddPromise{Promise: newPromise("p-desk", model.LevelTouchpoint, "desk")}, code: model.CodeInvalid},
	},
	"SetPromise": {
		{edit: edit.SetPromise{Promise: newPromise("p-board", model.LevelStage, "visit")}, want: `p-board text: "Rahoitamme aukiolon" → "Uusi"`},
		{edit: edit.SetPromise{Promise: model.Promise{
			ID: "p-desk", Text: "T", Owner: "board", KeptBy: ids("queue", "parcel"), Answers: []string{"a"}, Kept: model.KeptNo,
			Evidence: model.EvidenceTold, Adoption: model.AdoptionLived, Measure: model.Measure{Name: "m", LastOn: "2026-02-03"}, Note: "n", Parent: "p-stage",
		}}, want: lines(
			`p-desk adoption: "committed" → "lived"`, `p-desk answers: - → [a]`, `p-desk evidence: "observed" → "told"`, `p-desk expects: {"high":2,"low":1} → -`, `p-desk kept: "kept" → "broken"`,
			`p-desk keptBy: [call] → [queue parcel]`, `p-desk measure: - → {"lastOn":"2026-02-03","name":"m"}`, `p-desk note: - → "n"`,
			`p-desk owner: "clerk" → "board"`, `p-desk parent: "p-company" → "p-stage"`, `p-desk text: "Saat aina yhden vinkin" → "T"`)},
		{edit: edit.SetPromise{Promise: newPromise("x", model.LevelStage, "visit")}, code: model.CodeNotFound},
		{edit: edit.SetPromise{Promise: model.Promise{ID: "p-desk"}}, code: model.CodeInvalid},
	},
	"SetKept": {
		{edit: edit.SetKept{Promise: "p-desk", Kept: model.KeptNo}, want: `p-desk kept: "kept" → "broken"`},
		{edit: edit.SetKept{Promise: "p-desk", Kept: "?"}, code: model.CodeInvalid},
	},
	"SetMeasured": {
		{edit: edit.SetMeasured{Promise: "p-desk", Last: "3", On: "2026-03-04"}, want: `p-desk measure: - → {"last":"3","lastOn":"2026-03-04"}`},
		{edit: edit.SetMeasured{Promise: "p-desk", Last: "3", On: "4.3.2026"}, code: model.CodeInvalid},
	},
	"MovePromise": {
		{edit: edit.MovePromise{ID: "p-desk", Level: model.LevelStage, Subject: "visit", At: 0}, want: lines(
			`desk promises: [p-desk] → -`, `p-desk level: "touchpoint" → "stage"`, `p-desk subject: "desk" → "visit"`, `visit promises: [p-stage] → [p-desk p-stage]`)},
		{edit: edit.MovePromise{ID: "p-desk", Level: model.LevelTouchpoint, Subject: "call"}, want: lines(
			`call promises: - → [p-desk]`, `desk promises: [p-desk] → -`, `p-desk keptBy: [call] → -`, `p-desk subject: "desk" → "call"`)},
		{edit: edit.MovePromise{ID: "p-desk", Level: model.LevelCompany, At: edit.End}, want: lines(
			`desk promises: [p-desk] → -`, `p-desk level: "touchpoint" → "company"`, `p-desk subject: "desk" → -`, `project promises: [p-company] → [p-company p-desk]`)},
		{edit: edit.MovePromise{ID: "p-desk", Level: model.LevelTouchpoint, Subject: "desk", At: edit.End}, want: ""},
		{edit: edit.MovePromise{ID: "p-desk", Level: model.LevelRole, Subject: "aino"}, code: model.CodeNotFound},
		{edit: edit.MovePromise{ID: "desk", Level: model.LevelRole, Subject: "clerk"}, code: model.CodeNotFound},
	},
	"SetInfo": {
		{edit: edit.SetInfo{Info: model.Info{Name: "N", Language: "sv", Journeys: ids("x"), Created: "2026-01-15"}}, want: lines(
			`project language: "fi" → "sv"`, `project name: "Kirjaston palvelulupaus" → "N"`, `project note: "Ensimmäinen työpaja.\nToinen rivi." → -`,
			`project organisation: {"mission":"Tieto kuuluu kaikille","name":"Kirjasto","values":"avoimuus, rohkeus"} → -`)},
		{edit: edit.SetInfo{Info: model.Info{Language: "de"}}, code: model.CodeInvalid},
	},
	"Remove": {
		{edit: edit.Remove{IDs: ids("parcel")}, want: lines(`audit-now marks[1].evidence: [parcel p-board] → [p-board]`, `- touchpoint parcel`, `visit touchpoints: [queue desk parcel] → [queue desk]`)},
		{edit: edit.Remove{IDs: ids("call", "call")}, want: lines(`- touchpoint call`, `clerk touchpoints: [call] → -`, `p-desk keptBy: [call] → -`, `search touchpoints: [ad call] → [ad]`)},
		{edit: edit.Remove{IDs: ids("visit", "desk")}, want: lines(
			`a-tickets about: [queue] → -`, `audit-now marks[1].evidence: [parcel p-board] → [p-board]`, `d-invest about: [p-queue queue a-tickets] → [a-tickets]`, `- touchpoint desk`, `now stages: [search visit after] → [search after]`, `- promise p-desk`, `- promise p-queue`, `- promise p-stage`,
			`- touchpoint parcel`, `- touchpoint queue`, `- stage visit`)},
		{edit: edit.Remove{IDs: ids("now")}, want: lines(
			`a-tickets about: [queue] → -`, `- touchpoint ad`, `- stage after`, `audit-now marks[1].evidence: [parcel p-board] → [p-board]`, `- touchpoint call`, `clerk touchpoints: [call] → -`,
			`d-invest about: [p-queue queue a-tickets] → [a-tickets]`, `- touchpoint desk`, `- journey now`, `- promise p-desk`, `- promise p-queue`, `- promise p-stage`,
			`- touchpoint parcel`, `project journeys: [now target] → [target]`, `- touchpoint queue`, `- stage search`,
			`sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["p-company"],"owner":"clerk"}]`, `target previous: "now" → -`, `- stage visit`)},
		{edit: edit.Remove{IDs: ids("target")}, want: lines(
			`project journeys: [now target] → [now]`, `- journey target`, `- touchpoint target-desk`, `- stage target-stage`, `- promise target-word`)},
		{edit: edit.Remove{IDs: ids("aino")}, want: lines(
			`- persona aino`,
			`call feelings: [{"persona":"aino","value":-0.5,"word":"epävarma"},{"persona":"veli","value":1,"word":"iloinen"}] → [{"persona":"veli","value":1,"word":"iloinen"}]`,
			`desk feelings: [{"persona":"aino","value":2,"word":"ilahtunut"},{"persona":"veli","value":1.5}] → [{"persona":"veli","value":1.5}]`,
			`now personas: [aino veli] → [veli]`, `project personas: [aino veli] → [veli]`,
			`queue feelings: [{"note":"20 min","persona":"aino","value":-1.8,"word":"ärtynyt"},{"persona":"veli","value":0}] → [{"persona":"veli","value":0}]`)},
		{edit: edit.Remove{IDs: ids("clerk")}, want: lines(
			`a-tickets owner: "clerk" → -`, `- role clerk`, `desk role: "clerk" → -`, `p-desk owner: "clerk" → -`, `p-queue owner: "clerk" → -`, `project roles: [board clerk] → [board]`,
			`sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"]}]`)},
		{edit: edit.Remove{IDs: ids("board")}, want: lines(
			`audit-now marks[1].evidence: [parcel p-board] → [parcel]`, `- role board`, `d-invest owner: "board" → -`, `- promise p-board`, `p-company owner: "board" → -`, `project roles: [board clerk] → [clerk]`)},
		{edit: edit.Remove{IDs: ids("p-company")}, want: lines(
			`- promise p-company`, `p-desk parent: "p-company" → -`, `p-stage parent: "p-company" → -`, `project promises: [p-company] → -`,
			`sheet-economy rows: [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now","p-company"],"owner":"clerk"}] → [{"block":"economy","cells":{"evidence":"strategian ensimmäinen sivu","now":"2","target":"4"},"id":"purpose"},{"block":"repair","cells":{"what":"Tulospalkkiot","when":"2026-09-01"},"id":"row-added","links":["now"],"owner":"clerk"}]`)},
		{edit: edit.Remove{IDs: ids("a-tickets", "before")}, want: lines(
			`- action a-tickets`, `- snapshot before`, `d-invest about: [p-queue queue a-tickets] → [p-queue queue]`,
			`project actions: [a-tickets a-idea] → [a-idea]`, `project snapshots: [before] → -`)},
		{edit: edit.Remove{IDs: ids("d-invest", "sheet-economy")}, want: lines(
			`- decision d-invest`, `project decisions: [d-invest d-give-up] → [d-give-up]`, `project sheets: [sheet-economy] → -`, `- sheet sheet-economy`)},
		{edit: edit.Remove{IDs: ids("audit-now")}, want: lines(`- answers answers-round`, `- audit audit-now`, `project audits: [audit-before audit-now] → [audit-before]`)},
		{edit: edit.Remove{IDs: ids("answers-paper")}, want: lines(`- answers answers-paper`, `audit-before batches: [answers-paper] → -`)},
		{edit: edit.Remove{IDs: ids("a-idea")}, want: lines(
			`- action a-idea`, `audit-now steps[0].action: "a-idea" → -`, `audit-now steps[0].area: "keep" → -`, `audit-now steps[0].statement: "keep-know" → -`,
			`project actions: [a-tickets a-idea] → [a-tickets]`)},
		{edit: edit.Remove{IDs: ids("i-reading", "audit-now", "audit-before")}, want: lines(
			`- answers answers-paper`, `- answers answers-round`, `- audit audit-before`, `- audit audit-now`, `- instrument i-reading`,
			`project audits: [audit-before audit-now] → -`, `project instruments: [i-reading] → -`)},
		{edit: edit.Remove{IDs: ids("families", "c-rekola")}, want: lines(
			`c-lindfors segment: "families" → -`, `- customer c-rekola`, `c-salo segment: "families" → -`, `- segment families`,
			`project segments: [families schools] → [schools]`)},
		{edit: edit.Remove{IDs: ids("i-reading")}, code: model.CodeNeeded},
		{edit: edit.Remove{IDs: ids("audit-before", "i-reading")}, code: model.CodeNeeded},
		{edit: edit.Remove{}, want: ""},
		{edit: edit.Remove{IDs: ids("desk", "x")}, code: model.CodeNotFound},
		{edit: edit.Remove{IDs: ids("project")}, code: model.CodeInvalid},
	},
	"Batch": {
		{edit: edit.Batch{Name: model.Label{Key: "edit.addStage"}, Edits: []edit.Edit{
			edit.AddStage{ID: "x", Journey: "target", At: 0}, edit.AddTouchpoint{ID: "y", Stage: "x", Title: "Y"}, edit.SetChannel{ID: "y", Channel: "app"},
		}}, want: lines(`target stages: [target-stage] → [x target-stage]`, `+ stage x`, `+ touchpoint y`)},
		{edit: edit.Batch{Edits: []edit.Edit{edit.SetDoer{Stage: "visit", Doer: model.DoerOwn}}}, want: ""},
		{edit: edit.Batch{}, want: ""},
		{edit: edit.Batch{Edits: []edit.Edit{edit.SetDoer{Stage: "visit", Doer: model.DoerPartner}, edit.SetDoer{Stage: "x"}}}, code: model.CodeNotFound},
	},
}

func newJourney(id model.ID) model.Journey {
	return model.Journey{
		ID: id, Name: "Uusi", Perspective: model.PerspectiveCustomer, State: model.StateNow,
		Lanes: model.DefaultLanes(modeltest.IDs("l")), Personas: []model.ID{"aino"},
	}
}

func newPromise(id model.ID, level model.PromiseLevel, subject model.ID) model.Promise {
	return model.Promise{
		ID: id, Level: level, Subject: subject, Text: "Uusi", Kept: model.KeptUnknown,
		Evidence: model.EvidenceGuess, Adoption: model.AdoptionWritten,
	}
}

// TestEdits carries out every case and checks, besides what it is to do, the
// rules of edits: pure, shared, valid, repeatable, able to be undone.
func TestEdits(t *testing.T) {
	for name, list := range allCases() {
		for i, c := range list {
			t.Run(fmt.Sprintf("%s %d", name, i), func(t *testing.T) {
				p := modeltest.Sample()
				d := edit.New(&model.State{Project: p}, nil)
				err := d.Do(c.edit)
				if !cmp.Equal(dump(p), dump(modeltest.Sample())) {
					t.Fatal("the edit wrote into the project")
				}
				if model.CodeOf(err) != c.code || (err == nil) != (c.code == "") {
					t.Fatalf("error %v, want code %q", err, c.code)
				}
				if got := describe(p, d.Project()); got != c.want {
					t.Errorf("changed:\n%s\nwant:\n%s", got, c.want)
				}
				if (d.Project() == p) != (c.want == "") || len(d.State().Steps) != min(1, len(c.want)) {
					t.Errorf("%d steps, project same: %v", len(d.State().Steps), d.Project() == p)
				}
				if problems := model.Validate(d.Project()); problems != nil {
					t.Errorf("the result breaks rules: %v", problems)
				}
				if again, err := c.edit.Apply(modeltest.Sample()); err == nil && !cmp.Equal(dump(again), dump(d.Project())) && c.code == "" {
					t.Errorf("a second time gives another result: %s", cmp.Diff(dump(d.Project()), dump(again)))
				}
				if c.want != "" {
					if err := d.Undo(); err != nil || d.Project() != p {
						t.Errorf("undo: %v, the same project: %v", err, d.Project() == p)
					}
				}
			})
		}
	}
}

// dump lists the entities of a project by ID.
func dump(p *model.Project) map[model.ID]model.Entity {
	m := map[model.ID]model.Entity{}
	for e := range p.All() {
		m[e.Key()] = e
	}
	return m
}

// TestEdits_Invalid checks that a refusal tells the broken rules.
func TestEdits_Invalid(t *testing.T) {
	d := edit.New(&model.State{Project: modeltest.Sample()}, nil)
	err := d.Do(edit.SetEvidence{ID: "desk", Evidence: "sure"})
	problems, ok := errors.AsType[model.Problems](err)
	if !ok || len(problems) != 1 || problems[0].Field != "evidence" || problems[0].Code != model.ProblemValue {
		t.Errorf("error %v", err)
	}
}

func TestRemoveLane_TakesItsNotesAlong(t *testing.T) {
	p := modeltest.Sample()
	after, err := edit.RemoveLane{Journey: "now", Lane: "lane-free"}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids("call", "desk") {
		if notes := after.Touchpoint(id).Notes; notes != nil {
			t.Errorf("%s still has notes %v", id, notes)
		}
	}
	if n := len(after.Journey("now").Lanes); n != 5 {
		t.Errorf("%d lanes left", n)
	}
}

// TestMoveTouchpoints_NotesComeBack moves a touchpoint through a journey that
// has no lane for its note.
func TestMoveTouchpoints_NotesComeBack(t *testing.T) {
	p := modeltest.Sample()
	p, err := edit.Batch{Edits: []edit.Edit{
		edit.RemoveLane{Journey: "target", Lane: "lane-free-2"},
		edit.MoveTouchpoints{IDs: ids("desk"), Stage: "target-stage"},
		edit.MoveTouchpoints{IDs: ids("desk"), Stage: "after"},
	}}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Touchpoint("desk").Notes["lane-free"]; got != "lainausjärjestelmä" {
		t.Errorf("note %q", got)
	}
}

// TestText_AgreesWithSetText checks that every field that is listed can be
// read and written, and that none is left out.
func TestText_AgreesWithSetText(t *testing.T) {
	p := modeltest.Sample()
	for _, id := range ids("project", "aino", "clerk", "now", "visit", "desk", "p-desk", "d-invest", "a-idea", "audit-now", "before") {
		for _, f := range edit.Fields(p.Get(id).Kind()) {
			after, err := edit.SetText{ID: id, Field: f, Text: "uusi teksti"}.Apply(p)
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := edit.Text(after.Get(id), f); !ok || got != "uusi teksti" {
				t.Errorf("%s %s is %q, %v", id, f, got, ok)
			}
		}
	}
	for _, l := range p.Journey("now").Lanes {
		_, holds := p.Touchpoint("desk").LaneText(l)
		_, err := edit.SetLaneText{Touchpoint: "desk", Lane: l.ID, Text: "x"}.Apply(p)
		if holds != (err == nil) {
			t.Errorf("lane of kind %s holds text: %v, but writing gives %v", l.Kind, holds, err)
		}
	}
	if edit.Fields("poem") != nil {
		t.Error("a poem has fields")
	}
}

func TestBatch_FocusesOnEachOnce(t *testing.T) {
	b := edit.Batch{Edits: []edit.Edit{
		edit.AddTouchpoint{ID: "new", Stage: "visit"}, edit.SetText{ID: "new", Field: edit.FieldTitle, Text: "x"}, edit.MoveStage{ID: "visit"},
	}}
	if got, want := b.Focus(), []model.ID{"new", "visit"}; !slices.Equal(got, want) {
		t.Errorf("focus on %v, want %v", got, want)
	}
}
