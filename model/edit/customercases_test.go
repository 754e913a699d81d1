package edit_test

import (
	"math"

	"lupaus/model"
	"lupaus/model/edit"
)

func number(v float64) *float64 { return &v }

// customerCases are those of segments, customers and the workbook.
var customerCases = caseTables{
	"AddSegment": {
		{edit: edit.AddSegment{Segment: model.Segment{ID: "x", Name: "X"}}, want: lines(`project segments: [families schools] → [families schools x]`, `+ segment x`)},
		{edit: edit.AddSegment{Segment: model.Segment{ID: "aino"}}, code: model.CodeInvalid},
		{edit: edit.AddSegment{}, code: model.CodeInvalid},
	},
	"MoveSegment": {
		{edit: edit.MoveSegment{ID: "schools"}, want: `project segments: [families schools] → [schools families]`},
		{edit: edit.MoveSegment{ID: "families", At: 1}, want: ""},
		{edit: edit.MoveSegment{ID: "aino"}, code: model.CodeNotFound},
	},
	"PutCustomers": {
		{edit: edit.PutCustomers{
			Segments:  []model.Segment{{ID: "x", Name: "Päiväkodit"}},
			Customers: []model.Customer{{ID: "c1", Name: "Peippo", Segment: "x"}, {ID: "c-gone", Code: "B-1", Flow: model.FlowActive}},
		}, want: lines(`c-gone flow: "ended" → "active"`, `+ customer c1`, `project segments: [families schools] → [families schools x]`, `+ segment x`)},
		{edit: edit.PutCustomers{Customers: []model.Customer{{ID: "c-gone", Code: "B-1", Flow: model.FlowEnded}}}, want: ""},
		{edit: edit.PutCustomers{Customers: []model.Customer{{ID: "desk"}}}, code: model.CodeInvalid},
		{edit: edit.PutCustomers{Customers: []model.Customer{{ID: ""}}}, code: model.CodeInvalid},
		{edit: edit.PutCustomers{Customers: []model.Customer{{ID: "c1", Segment: "aino"}}}, code: model.CodeInvalid},
		{edit: edit.PutCustomers{Customers: []model.Customer{{ID: "c1", Figures: map[model.CustomerFigure]float64{"age": 7}}}}, code: model.CodeInvalid},
	},
	"SetCustomerSegment": {
		{edit: edit.SetCustomerSegment{IDs: ids("c-salo", "c-gone"), Segment: "schools"}, want: lines(
			`c-gone segment: - → "schools"`, `c-salo segment: "families" → "schools"`)},
		{edit: edit.SetCustomerSegment{IDs: ids("c-salo")}, want: `c-salo segment: "families" → -`},
		{edit: edit.SetCustomerSegment{IDs: ids("c-salo"), Segment: "families"}, want: ""},
		{edit: edit.SetCustomerSegment{IDs: ids("c-salo"), Segment: "aino"}, code: model.CodeInvalid},
		{edit: edit.SetCustomerSegment{IDs: ids("families")}, code: model.CodeNotFound},
	},
	"SetCustomerFlow": {
		{edit: edit.SetCustomerFlow{IDs: ids("c-salo"), Flow: model.FlowActive}, want: `c-salo flow: "passive" → "active"`},
		{edit: edit.SetCustomerFlow{IDs: ids("c-salo", "c-rekola"), Flow: model.FlowUnknown}, want: lines(`c-rekola flow: "fresh" → -`, `c-salo flow: "passive" → -`)},
		{edit: edit.SetCustomerFlow{IDs: ids("c-salo"), Flow: "asleep"}, code: model.CodeInvalid},
		{edit: edit.SetCustomerFlow{IDs: ids("x")}, code: model.CodeNotFound},
	},
	"SetCustomerFigure": {
		{edit: edit.SetCustomerFigure{ID: "c-gone", Figure: model.CustomerSince, Value: number(14)}, want: `c-gone figures: - → {"since":14}`},
		{edit: edit.SetCustomerFigure{ID: "c-salo", Figure: model.CustomerMargin}, want: `c-salo figures: {"margin":40,"purchases":3,"since":6} → {"purchases":3,"since":6}`},
		{edit: edit.SetCustomerFigure{ID: "c-gone", Figure: model.CustomerSince}, want: ""},
		{edit: edit.SetCustomerFigure{ID: "c-salo", Figure: model.CustomerRenewal, Value: number(101)}, code: model.CodeInvalid},
		{edit: edit.SetCustomerFigure{ID: "c-salo", Figure: model.CustomerMargin, Value: number(math.NaN())}, code: model.CodeInvalid},
		{edit: edit.SetCustomerFigure{ID: "c-salo", Figure: "age", Value: number(1)}, code: model.CodeInvalid},
		{edit: edit.SetCustomerFigure{ID: "x", Figure: model.CustomerSince}, code: model.CodeNotFound},
	},
	"SetCustomerTerms": {
		{edit: edit.SetCustomerTerms{Terms: model.CustomerTerms{Discount: 8, Retention: 75, Best: 30}}, want: `project customers: {"best":50,"discount":8,"retention":75} → {"best":30,"discount":8,"retention":75}`},
		{edit: edit.SetCustomerTerms{Terms: model.CustomerTerms{Discount: 8, Retention: 75, Best: 50}}, want: ""},
		{edit: edit.SetCustomerTerms{Terms: model.CustomerTerms{Best: 101}}, code: model.CodeInvalid},
		{edit: edit.SetCustomerTerms{Terms: model.CustomerTerms{Years: -1}}, code: model.CodeInvalid},
	},
	"SetWorkbook": {
		{edit: edit.SetWorkbook{Workbook: &model.Workbook{Parts: []string{"sheets"}}}, want: `project workbook: {"forms":["economy"],"parts":["maps","sheets"]} → {"parts":["sheets"]}`},
		{edit: edit.SetWorkbook{}, want: `project workbook: {"forms":["economy"],"parts":["maps","sheets"]} → -`},
		{edit: edit.SetWorkbook{Workbook: &model.Workbook{Parts: []string{"maps", "sheets"}, Forms: []string{"economy"}}}, want: ""},
		{edit: edit.SetWorkbook{Workbook: &model.Workbook{Parts: []string{"\xff"}}}, code: model.CodeInvalid},
	},
}
