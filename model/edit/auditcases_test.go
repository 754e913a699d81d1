package edit_test

import (
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// auditCases are those of audits, their groups, marks, steps and answers.
var auditCases = caseTables{
	"AddAudit": {
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x", Name: "Syksy", Instrument: "i-reading"}}, want: lines(
			`project audits: [audit-before audit-now] → [audit-before audit-now x]`, `+ audit x`)},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x"}, Instrument: reading("y", func(*model.Instrument) {})}, want: lines(
			`project audits: [audit-before audit-now] → [audit-before audit-now x]`, `+ audit x`)},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x"}, Instrument: reading("y", func(i *model.Instrument) { i.Minutes = 6 })}, want: lines(
			`project audits: [audit-before audit-now] → [audit-before audit-now x]`, `project instruments: [i-reading] → [i-reading y]`,
			`+ audit x`, `+ instrument y`)},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x"}, Instrument: reading("y", func(i *model.Instrument) { i.Version = 3 })}, want: lines(
			`project audits: [audit-before audit-now] → [audit-before audit-now x]`, `project instruments: [i-reading] → [i-reading y]`,
			`+ audit x`, `+ instrument y`)},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x"}, Instrument: reading("x", func(i *model.Instrument) { i.Version = 3 })}, code: model.CodeInvalid},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x"}}, code: model.CodeInvalid},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "x", Instrument: "sheet-economy"}}, code: model.CodeInvalid},
		{edit: edit.AddAudit{Audit: model.Audit{ID: "audit-now", Instrument: "i-reading"}}, code: model.CodeInvalid},
	},
	"MoveAudit": {
		{edit: edit.MoveAudit{ID: "audit-now", At: 0}, want: `project audits: [audit-before audit-now] → [audit-now audit-before]`},
		{edit: edit.MoveAudit{ID: "i-reading"}, code: model.CodeNotFound},
	},
	"SetAuditDay": {
		{edit: edit.SetAuditDay{Audit: "audit-now", Made: "2026-02-01"}, want: `audit-now made: "2026-01-15" → "2026-02-01"`},
		{edit: edit.SetAuditDay{Audit: "audit-now", Made: "2026-01-15"}, want: ""},
		{edit: edit.SetAuditDay{Audit: "audit-now", Made: "kevät"}, code: model.CodeInvalid},
		{edit: edit.SetAuditDay{Audit: "x"}, code: model.CodeNotFound},
	},
	"SetAuditNamed": {
		{edit: edit.SetAuditNamed{Audit: "audit-before"}, want: lines(
			`answers-paper sheets[0].name: "Marja" → -`, `answers-paper sheets[1].name: "Pekka" → -`, `audit-before named: true → -`)},
		{edit: edit.SetAuditNamed{Audit: "audit-now", Named: true}, want: `audit-now named: - → true`},
		{edit: edit.SetAuditNamed{Audit: "audit-now"}, want: ""},
		{edit: edit.SetAuditNamed{Audit: "x"}, code: model.CodeNotFound},
	},
	"AddGroup": {
		{edit: edit.AddGroup{Audit: "audit-before", Group: model.RespondentGroup{ID: "x", Kind: model.GroupBoard}, At: 0}, want: lines(
			`audit-before groups[0].id: "g-staff" → "x"`, `audit-before groups[0].kind: "staff" → "board"`,
			`audit-before groups[1].id: - → "g-staff"`, `audit-before groups[1].kind: - → "staff"`)},
		{edit: edit.AddGroup{Audit: "audit-now", Group: model.RespondentGroup{ID: "g-staff", Kind: model.GroupBoard}}, code: model.CodeInvalid},
		{edit: edit.AddGroup{Audit: "audit-now", Group: model.RespondentGroup{ID: "x"}}, code: model.CodeInvalid},
		{edit: edit.AddGroup{Audit: "desk", Group: model.RespondentGroup{ID: "x", Kind: model.GroupBoard}}, code: model.CodeNotFound},
	},
	"RenameGroup": {
		{edit: edit.RenameGroup{Audit: "audit-now", Group: "g-staff", Name: "Virkailijat"}, want: `audit-now groups[0].name: - → "Virkailijat"`},
		{edit: edit.RenameGroup{Audit: "audit-now", Group: "g-readers", Name: "Lukupiiri"}, want: ""},
		{edit: edit.RenameGroup{Audit: "audit-before", Group: "g-readers"}, code: model.CodeNotFound},
		{edit: edit.RenameGroup{Audit: "audit-now", Group: "g-staff", Name: "\xff"}, code: model.CodeInvalid},
	},
	"SetGroupKind": {
		{edit: edit.SetGroupKind{Audit: "audit-now", Group: "g-readers", Kind: model.GroupCustomers}, want: `audit-now groups[1].kind: "other" → "customers"`},
		{edit: edit.SetGroupKind{Audit: "audit-now", Group: "g-readers", Kind: "friends"}, code: model.CodeInvalid},
		{edit: edit.SetGroupKind{Audit: "audit-now", Group: "x", Kind: model.GroupTop}, code: model.CodeNotFound},
	},
	"MoveGroup": {
		{edit: edit.MoveGroup{Audit: "audit-now", Group: "g-readers", At: 0}, want: lines(
			`audit-now groups[0].id: "g-staff" → "g-readers"`, `audit-now groups[0].kind: "staff" → "other"`, `audit-now groups[0].name: - → "Lukupiiri"`,
			`audit-now groups[1].id: "g-readers" → "g-staff"`, `audit-now groups[1].kind: "other" → "staff"`, `audit-now groups[1].name: "Lukupiiri" → -`)},
		{edit: edit.MoveGroup{Audit: "audit-now", Group: "g-readers", At: 1}, want: ""},
		{edit: edit.MoveGroup{Audit: "audit-now", Group: "x"}, code: model.CodeNotFound},
	},
	"RemoveGroup": {
		{edit: edit.RemoveGroup{Audit: "audit-before", Group: "g-staff"}, want: lines(
			`answers-paper sheets[0].group: "g-staff" → -`, `audit-before groups[0].id: "g-staff" → -`, `audit-before groups[0].kind: "staff" → -`)},
		{edit: edit.RemoveGroup{Audit: "audit-before", Group: "g-readers"}, code: model.CodeNotFound},
		{edit: edit.RemoveGroup{Audit: "x", Group: "g-readers"}, code: model.CodeNotFound},
	},
	"SetTarget": {
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "keep-know", Target: 2}, want: `audit-now marks[1].target: 4 → 2`},
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "keep-know", Target: 4}, want: ""},
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "listen-act", Target: 1}, want: lines( // the order is that of the instrument
			`audit-now marks[1].evidence: [parcel p-board] → -`, `audit-now marks[1].note: "ei vielä kirjattu mihinkään" → -`,
			`audit-now marks[1].statement: "keep-know" → "listen-act"`, `audit-now marks[1].target: 4 → 1`, `audit-now marks[2].evidence: - → [parcel p-board]`,
			`audit-now marks[2].note: - → "ei vielä kirjattu mihinkään"`, `audit-now marks[2].statement: - → "keep-know"`, `audit-now marks[2].target: - → 4`)},
		{edit: edit.SetTarget{Audit: "audit-before", Statement: "listen-ask"}, want: ""},
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "keep-know", Target: 5}, code: model.CodeInvalid},
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "keep-know", Target: -1}, code: model.CodeInvalid},
		{edit: edit.SetTarget{Audit: "audit-now", Statement: "x", Target: 1}, code: model.CodeNotFound},
		{edit: edit.SetTarget{Audit: "x", Statement: "keep-know", Target: 1}, code: model.CodeNotFound},
	},
	"SetMarkNote": {
		{edit: edit.SetMarkNote{Audit: "audit-before", Statement: "keep-shelf", Note: "n"}, want: lines(
			`audit-before marks[0].note: - → "n"`, `audit-before marks[0].statement: - → "keep-shelf"`)},
		{edit: edit.SetMarkNote{Audit: "audit-now", Statement: "keep-know"}, want: `audit-now marks[1].note: "ei vielä kirjattu mihinkään" → -`},
		{edit: edit.SetMarkNote{Audit: "audit-now", Statement: "keep-know", Note: "\xff"}, code: model.CodeInvalid},
		{edit: edit.SetMarkNote{Audit: "audit-now", Statement: "x", Note: "n"}, code: model.CodeNotFound},
	},
	"SetMarkEvidence": {
		{edit: edit.SetMarkEvidence{Audit: "audit-now", Statement: "keep-know", Evidence: ids("desk", "p-desk")}, want: `audit-now marks[1].evidence: [parcel p-board] → [desk p-desk]`},
		{edit: edit.SetMarkEvidence{Audit: "audit-now", Statement: "keep-know", Evidence: ids()}, want: `audit-now marks[1].evidence: [parcel p-board] → -`},
		{edit: edit.SetMarkEvidence{Audit: "audit-now", Statement: "keep-know", Evidence: ids("desk", "desk")}, code: model.CodeInvalid},
		{edit: edit.SetMarkEvidence{Audit: "audit-now", Statement: "keep-know", Evidence: ids("before")}, code: model.CodeInvalid},
		{edit: edit.SetMarkEvidence{Audit: "audit-now", Statement: "x", Evidence: ids("desk")}, code: model.CodeNotFound},
	},
	"AddStep": {
		{edit: edit.AddStep{Audit: "audit-before", Area: "listen", Action: newAction("x")}, want: lines(
			`audit-before steps[0].action: - → "x"`, `audit-before steps[0].area: - → "listen"`, `project actions: [a-tickets a-idea] → [a-tickets a-idea x]`, `+ action x`)},
		{edit: edit.AddStep{Audit: "audit-before", Area: "keep", Statement: "listen-ask", Action: newAction("x")}, code: model.CodeNotFound},
		{edit: edit.AddStep{Audit: "audit-before", Area: "x", Action: newAction("x")}, code: model.CodeNotFound},
		{edit: edit.AddStep{Audit: "x", Area: "keep", Action: newAction("x")}, code: model.CodeNotFound},
		{edit: edit.AddStep{Audit: "audit-before", Area: "keep", Action: newAction("a-idea")}, code: model.CodeInvalid},
	},
	"SetStep": {
		{edit: edit.SetStep{Audit: "audit-now", Area: "listen", Action: "a-idea"}, want: lines(
			`a-idea about: - → [audit-now]`, `audit-now steps[0].area: "keep" → "listen"`, `audit-now steps[0].statement: "keep-know" → -`)},
		{edit: edit.SetStep{Audit: "audit-now", Area: "listen", Statement: "listen-act", Action: "a-tickets"}, want: lines(
			`a-tickets about: [queue] → [queue audit-now]`, `audit-now steps[1].action: - → "a-tickets"`, `audit-now steps[1].area: - → "listen"`,
			`audit-now steps[1].statement: - → "listen-act"`)},
		{edit: edit.SetStep{Audit: "audit-now", Area: "listen", Action: "d-invest"}, code: model.CodeNotFound},
		{edit: edit.SetStep{Audit: "audit-now", Area: "x", Action: "a-idea"}, code: model.CodeNotFound},
	},
	"RemoveStep": {
		{edit: edit.RemoveStep{Audit: "audit-now", Action: "a-idea"}, want: lines(
			`- action a-idea`, `audit-now steps[0].action: "a-idea" → -`, `audit-now steps[0].area: "keep" → -`, `audit-now steps[0].statement: "keep-know" → -`,
			`project actions: [a-tickets a-idea] → [a-tickets]`)},
		{edit: edit.RemoveStep{Audit: "audit-now", Action: "a-tickets"}, code: model.CodeNotFound},
		{edit: edit.RemoveStep{Audit: "audit-before", Action: "a-idea"}, code: model.CodeNotFound},
		{edit: edit.RemoveStep{Audit: "x", Action: "a-idea"}, code: model.CodeNotFound},
	},
	"AddSheet": {
		{edit: edit.AddSheet{Batch: "x", Audit: "audit-now", Way: model.BatchRound, Made: "2026-01-15", Sheet: model.AnswerSheet{ID: "s"}}, want: lines(
			`audit-now batches: [answers-round] → [answers-round x]`, `+ answers x`)},
		{edit: edit.AddSheet{Batch: "answers-paper", Audit: "audit-before", Way: model.BatchPaper, Sheet: model.AnswerSheet{ID: "a", Group: "g-staff"}}, want: lines(
			`answers-paper sheets[2].group: - → "g-staff"`, `answers-paper sheets[2].id: - → "a"`)},
		{edit: edit.AddSheet{Batch: "answers-paper", Audit: "audit-before", Way: model.BatchRound, Sheet: model.AnswerSheet{ID: "a"}}, code: model.CodeInvalid},
		{edit: edit.AddSheet{Batch: "answers-paper", Audit: "audit-now", Way: model.BatchPaper, Sheet: model.AnswerSheet{ID: "a"}}, code: model.CodeInvalid},
		{edit: edit.AddSheet{Batch: "answers-paper", Audit: "audit-before", Way: model.BatchPaper, Sheet: model.AnswerSheet{ID: "s1"}}, code: model.CodeInvalid},
		{edit: edit.AddSheet{Batch: "answers-round", Audit: "audit-now", Way: model.BatchImport, Sheet: model.AnswerSheet{ID: "a", Name: "Marja"}}, code: model.CodeInvalid},
		{edit: edit.AddSheet{Batch: "answers-round", Audit: "audit-now", Way: model.BatchImport, Sheet: model.AnswerSheet{ID: "a", Answers: "9"}}, code: model.CodeInvalid},
		{edit: edit.AddSheet{Batch: "desk", Audit: "audit-now", Way: model.BatchRound, Sheet: model.AnswerSheet{ID: "a"}}, code: model.CodeNotFound},
		{edit: edit.AddSheet{Batch: "x", Audit: "y", Way: model.BatchRound, Sheet: model.AnswerSheet{ID: "a"}}, code: model.CodeNotFound},
	},
	"SetAnswer": {
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r4", At: 2, Answer: '3'}, want: `answers-round sheets[3].answers: - → "..3"`},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: 3, Answer: model.Unanswered}, want: `answers-round sheets[1].answers: "2?.3" → "2?"`},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: 1, Answer: model.Unknown}, want: ""},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r4", At: 3, Answer: model.Unanswered}, want: ""},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: 4, Answer: '1'}, code: model.CodeInvalid},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: -1, Answer: '1'}, code: model.CodeInvalid},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: 1, Answer: '4'}, code: model.CodeInvalid},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "r2", At: 1, Answer: 0xff}, code: model.CodeInvalid},
		{edit: edit.SetAnswer{Batch: "answers-round", Sheet: "s1", At: 1, Answer: '1'}, code: model.CodeNotFound},
		{edit: edit.SetAnswer{Batch: "x", Sheet: "r2", At: 1, Answer: '1'}, code: model.CodeNotFound},
	},
	"SetSheetGroup": {
		{edit: edit.SetSheetGroup{Batch: "answers-round", Sheet: "r4", Group: "g-readers"}, want: `answers-round sheets[3].group: - → "g-readers"`},
		{edit: edit.SetSheetGroup{Batch: "answers-round", Sheet: "r1"}, want: `answers-round sheets[0].group: "g-staff" → -`},
		{edit: edit.SetSheetGroup{Batch: "answers-paper", Sheet: "s1", Group: "g-readers"}, code: model.CodeInvalid},
		{edit: edit.SetSheetGroup{Batch: "answers-paper", Sheet: "r1"}, code: model.CodeNotFound},
	},
	"SetSheetName": {
		{edit: edit.SetSheetName{Batch: "answers-paper", Sheet: "s1", Name: "Maija"}, want: `answers-paper sheets[0].name: "Marja" → "Maija"`},
		{edit: edit.SetSheetName{Batch: "answers-round", Sheet: "r1", Name: "Maija"}, code: model.CodeInvalid},
		{edit: edit.SetSheetName{Batch: "x", Sheet: "r1"}, code: model.CodeNotFound},
	},
	"SetSheetComment": {
		{edit: edit.SetSheetComment{Batch: "answers-round", Sheet: "r1", Comment: "k"}, want: `answers-round sheets[0].comment: - → "k"`},
		{edit: edit.SetSheetComment{Batch: "answers-round", Sheet: "x", Comment: "k"}, code: model.CodeNotFound},
	},
	"RemoveSheet": {
		{edit: edit.RemoveSheet{Batch: "answers-paper", Sheet: "s2"}, want: lines(
			`answers-paper sheets[1].answers: "1?1" → -`, `answers-paper sheets[1].comment: "Kysykää myös lapsilta." → -`,
			`answers-paper sheets[1].id: "s2" → -`, `answers-paper sheets[1].name: "Pekka" → -`)},
		{edit: edit.Batch{Edits: []edit.Edit{
			edit.RemoveSheet{Batch: "answers-paper", Sheet: "s1"}, edit.RemoveSheet{Batch: "answers-paper", Sheet: "s2"},
		}}, want: lines(`- answers answers-paper`, `audit-before batches: [answers-paper] → -`)},
		{edit: edit.RemoveSheet{Batch: "answers-paper", Sheet: "x"}, code: model.CodeNotFound},
		{edit: edit.RemoveSheet{Batch: "x", Sheet: "s1"}, code: model.CodeNotFound},
	},
	"AddAnswers": {
		{edit: edit.AddAnswers{
			Audit: "audit-now", Groups: []model.RespondentGroup{{ID: "g", Kind: model.GroupTop}},
			Batches: []model.AnswerBatch{
				{ID: "x", Way: model.BatchImport, Sheets: []model.AnswerSheet{{ID: "s", Group: "g", Answers: "0000"}}},
				{ID: "y", Way: model.BatchImport},
			},
		}, want: lines(
			`audit-now batches: [answers-round] → [answers-round x y]`, `audit-now groups[2].id: - → "g"`, `audit-now groups[2].kind: - → "top"`,
			`+ answers x`, `+ answers y`)},
		{edit: edit.AddAnswers{Audit: "audit-now"}, want: ""},
		{edit: edit.AddAnswers{Audit: "audit-now", Batches: []model.AnswerBatch{{ID: "answers-paper", Way: model.BatchImport}}}, code: model.CodeInvalid},
		{edit: edit.AddAnswers{Audit: "audit-now", Batches: []model.AnswerBatch{{ID: "x", Way: model.BatchImport, Sheets: []model.AnswerSheet{{ID: "s", Group: "g"}}}}}, code: model.CodeInvalid},
		{edit: edit.AddAnswers{Audit: "x"}, code: model.CodeNotFound},
	},
}

// reading is a changed copy of the sample's instrument.
func reading(id model.ID, set func(*model.Instrument)) *model.Instrument {
	i := *modeltest.Sample().Instrument(modeltest.Questions)
	i.ID = id
	set(&i)
	return &i
}
