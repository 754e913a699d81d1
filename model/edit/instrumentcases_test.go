package edit_test

import (
	"lupaus/model"
	"lupaus/model/edit"
)

// unanswered is an edit of the sample's instrument after its answers have been
// removed.
func unanswered(e edit.Edit) edit.Edit {
	return edit.Batch{Name: e.Label(), Edits: []edit.Edit{edit.Remove{IDs: ids("answers-paper", "answers-round")}, e}}
}

// changed is what such an edit changes.
func changed(parts ...string) string {
	return lines(append([]string{
		`- answers answers-paper`, `- answers answers-round`, `audit-before batches: [answers-paper] → -`, `audit-now batches: [answers-round] → -`,
	}, parts...)...)
}

func written(f edit.InstrumentField, area, statement string, level int, lang, text string) edit.SetInstrumentText {
	return edit.SetInstrumentText{Instrument: "i-reading", Area: area, Statement: statement, Field: f, Level: level, Lang: lang, Text: text}
}

// instrumentCases are those of instruments.
var instrumentCases = caseTables{
	"AddInstrument": {
		{edit: edit.AddInstrument{Instrument: *reading("x", func(i *model.Instrument) { i.Code = "own" }), At: 0}, want: lines(
			`project instruments: [i-reading] → [x i-reading]`, `+ instrument x`)},
		{edit: edit.AddInstrument{Instrument: model.Instrument{ID: "x"}}, code: model.CodeInvalid},
		{edit: edit.AddInstrument{Instrument: *reading("desk", func(*model.Instrument) {})}, code: model.CodeInvalid},
	},
	"NextVersion": {
		{edit: edit.NextVersion{From: "i-reading", ID: "x"}, want: lines(`project instruments: [i-reading] → [i-reading x]`, `+ instrument x`)},
		{edit: edit.Batch{Edits: []edit.Edit{
			edit.Remove{IDs: ids("answers-paper")}, edit.NextVersion{From: "i-reading", ID: "x"},
		}}, want: lines(
			`- answers answers-paper`, `audit-before batches: [answers-paper] → -`, `audit-before instrument: "i-reading" → "x"`,
			`project instruments: [i-reading] → [i-reading x]`, `+ instrument x`)},
		{edit: edit.NextVersion{From: "i-reading", ID: "desk"}, code: model.CodeInvalid},
		{edit: edit.NextVersion{From: "audit-now", ID: "x"}, code: model.CodeNotFound},
	},
	"CopyInstrument": {
		{edit: edit.CopyInstrument{From: "i-reading", ID: "x", Code: "own"}, want: lines(`project instruments: [i-reading] → [i-reading x]`, `+ instrument x`)},
		{edit: edit.CopyInstrument{From: "i-reading", ID: "x"}, code: model.CodeInvalid},
		{edit: edit.CopyInstrument{From: "x", ID: "y", Code: "own"}, code: model.CodeNotFound},
	},
	"SetInstrumentFacts": {
		{edit: unanswered(edit.SetInstrumentFacts{Instrument: "i-reading", Minutes: 10}), want: changed(`i-reading minutes: 5 → 10`, `i-reading scale.first: 1 → 0`)},
		{edit: unanswered(edit.SetInstrumentFacts{Instrument: "i-reading", Minutes: 5, First: 1}), want: changed()},
		{edit: unanswered(edit.SetInstrumentFacts{Instrument: "i-reading", First: 2}), code: model.CodeInvalid},
		{edit: edit.SetInstrumentFacts{Instrument: "i-reading", Minutes: 10}, code: model.CodeAnswered},
		{edit: edit.SetInstrumentFacts{Instrument: "x"}, code: model.CodeNotFound},
	},
	"SetScaleLevels": {
		{edit: unanswered(edit.SetScaleLevels{Instrument: "i-reading", Levels: 5}), want: changed(
			`i-reading areas[0].statements[1].levels[4]: - → null`, `i-reading scale.levels[4].title: - → null`, `i-reading stairs[4].title: - → null`)},
		{edit: unanswered(edit.SetScaleLevels{Instrument: "i-reading", Levels: 3}), want: changed(
			`i-reading areas[0].statements[1].levels[3].fi: "muutos kerrotaan lukijalle" → -`,
			`i-reading scale.levels[3].about.fi: "kuka tahansa huomaa sen" → -`, `i-reading scale.levels[3].title.en: "always" → -`, `i-reading scale.levels[3].title.fi: "aina" → -`,
			`i-reading stairs[3].title.en: "pioneer" → -`, `i-reading stairs[3].title.fi: "pioneeri" → -`)},
		{edit: unanswered(edit.SetScaleLevels{Instrument: "i-reading", Levels: 4}), want: changed()},
		{edit: unanswered(edit.SetScaleLevels{Instrument: "i-reading", Levels: 1}), code: model.CodeInvalid},
		{edit: unanswered(edit.SetScaleLevels{Instrument: "i-reading", Levels: 11}), code: model.CodeInvalid},
		{edit: edit.SetScaleLevels{Instrument: "i-reading", Levels: 5}, code: model.CodeAnswered},
	},
	"SetBenchmark": {
		{edit: unanswered(edit.SetBenchmark{Instrument: "i-reading", Statement: "keep-know"}), want: changed(
			`i-reading areas[1].statements[0].benchmark.about.fi: "kysely kirjastoille" → -`, `i-reading areas[1].statements[0].benchmark.below: true → -`,
			`i-reading areas[1].statements[0].benchmark.level: 2 → -`, `i-reading areas[1].statements[0].benchmark.note.fi: "pieni otos" → -`,
			`i-reading areas[1].statements[0].benchmark.source.fi: "Kirjastokysely 2019" → -`,
			`i-reading areas[1].statements[0].benchmark.values[0].percent: 39.5 → -`, `i-reading areas[1].statements[0].benchmark.values[0].title.fi: "kirjastot" → -`)},
		{edit: unanswered(edit.SetBenchmark{Instrument: "i-reading", Statement: "listen-ask", Benchmark: &model.Benchmark{Level: 4}}), code: model.CodeInvalid},
		{edit: unanswered(edit.SetBenchmark{Instrument: "i-reading", Statement: "x"}), code: model.CodeNotFound},
		{edit: edit.SetBenchmark{Instrument: "i-reading", Statement: "keep-know"}, code: model.CodeAnswered},
	},
	"SetInstrumentText": {
		{edit: unanswered(written(edit.InstrumentTitle, "", "", 0, "fi", "T")), want: changed(`i-reading title.fi: "Lukijan ääni" → "T"`)},
		{edit: unanswered(written(edit.InstrumentAbout, "", "", 0, "sv", "om")), want: changed(`i-reading about.sv: - → "om"`)},
		{edit: unanswered(written(edit.InstrumentSource, "", "", 0, "fi", "")), want: changed(`i-reading source.fi: "oma kysely" → -`)},
		{edit: unanswered(written(edit.AreaTitle, "keep", "", 0, "en", "P")), want: changed(`i-reading areas[1].title.en: "Promises" → "P"`)},
		{edit: unanswered(written(edit.AreaAbout, "keep", "", 0, "en", "p")), want: changed(`i-reading areas[1].about.en: - → "p"`)},
		{edit: unanswered(written(edit.StatementText, "", "keep-know", 0, "en", "s")), want: changed(`i-reading areas[1].statements[0].text.en: "Staff know what has been promised" → "s"`)},
		{edit: unanswered(written(edit.StatementLeft, "", "keep-shelf", 0, "en", "l")), want: changed(`i-reading areas[1].statements[1].left.en: "our order" → "l"`)},
		{edit: unanswered(written(edit.StatementRight, "", "keep-shelf", 0, "en", "r")), want: changed(`i-reading areas[1].statements[1].right.en: "the reader's order" → "r"`)},
		{edit: unanswered(written(edit.StatementHint, "", "keep-know", 0, "fi", "h")), want: changed(`i-reading areas[1].statements[0].hint.fi: - → "h"`)},
		{edit: unanswered(written(edit.StatementLevel, "", "listen-act", 0, "en", "0")), want: changed(`i-reading areas[0].statements[1].levels[0].en: - → "0"`)},
		{edit: unanswered(written(edit.StatementLevel, "", "keep-know", 3, "fi", "3")), want: changed(
			`i-reading areas[1].statements[0].levels[0]: - → null`, `i-reading areas[1].statements[0].levels[1]: - → null`,
			`i-reading areas[1].statements[0].levels[2]: - → null`, `i-reading areas[1].statements[0].levels[3].fi: - → "3"`)},
		{edit: unanswered(written(edit.StatementLevel, "", "keep-know", 2, "fi", "")), want: changed()},
		{edit: unanswered(written(edit.LevelTitle, "", "", 0, "fi", "ei")), want: changed(`i-reading scale.levels[0].title.fi: "ei lainkaan" → "ei"`)},
		{edit: unanswered(written(edit.LevelAbout, "", "", 3, "fi", "")), want: changed(`i-reading scale.levels[3].about.fi: "kuka tahansa huomaa sen" → -`)},
		{edit: unanswered(written(edit.StairTitle, "", "", 2, "fi", "t")), want: changed(`i-reading stairs[2].title.fi: "tekijä" → "t"`)},
		{edit: unanswered(written(edit.StairAbout, "", "", 2, "fi", "t")), want: changed(`i-reading stairs[2].about.fi: - → "t"`)},
		{edit: unanswered(written(edit.StairTitle, "", "", 4, "fi", "t")), code: model.CodeInvalid},
		{edit: unanswered(written(edit.LevelTitle, "", "", -1, "fi", "t")), code: model.CodeInvalid},
		{edit: unanswered(written(edit.StatementLevel, "", "keep-know", 4, "fi", "t")), code: model.CodeInvalid},
		{edit: unanswered(written(edit.StatementText, "", "x", 0, "fi", "t")), code: model.CodeNotFound},
		{edit: unanswered(written(edit.AreaTitle, "x", "", 0, "fi", "t")), code: model.CodeNotFound},
		{edit: edit.Batch{Edits: []edit.Edit{edit.Remove{IDs: ids("audit-before", "audit-now")}, written("poem", "", "keep-know", 0, "fi", "t")}}, code: model.CodeInvalid},
		{edit: unanswered(written(edit.InstrumentTitle, "", "", 0, "de", "t")), code: model.CodeInvalid},
		{edit: unanswered(written(edit.InstrumentTitle, "", "", 0, "fi", "\xff")), code: model.CodeInvalid},
		{edit: written(edit.InstrumentTitle, "", "", 0, "fi", "T"), code: model.CodeAnswered},
		{edit: edit.SetInstrumentText{Instrument: "x", Field: edit.InstrumentTitle}, code: model.CodeNotFound},
	},
	"AddArea": {
		{edit: unanswered(edit.AddArea{Instrument: "i-reading", Area: model.Area{Key: "x"}, At: edit.End}), want: changed(
			`i-reading areas[2].key: - → "x"`, `i-reading areas[2].statements: - → null`, `i-reading areas[2].title: - → null`)},
		{edit: unanswered(edit.AddArea{Instrument: "i-reading", Area: model.Area{Key: "keep"}}), code: model.CodeInvalid},
		{edit: edit.AddArea{Instrument: "i-reading", Area: model.Area{Key: "x"}}, code: model.CodeAnswered},
	},
	"RemoveArea": {
		{edit: unanswered(edit.Batch{Name: edit.RemoveArea{}.Label(), Edits: []edit.Edit{
			edit.AddArea{Instrument: "i-reading", Area: model.Area{Key: "x"}, At: edit.End}, edit.RemoveArea{Instrument: "i-reading", Area: "x"},
		}}), want: changed()},
		{edit: unanswered(edit.RemoveArea{Instrument: "i-reading", Area: "x"}), code: model.CodeNotFound},
		{edit: edit.RemoveArea{Instrument: "i-reading", Area: "keep"}, code: model.CodeAnswered},
	},
	"MoveArea": {
		{edit: unanswered(edit.MoveArea{Instrument: "i-reading", Area: "keep", At: 2}), want: changed()},
		{edit: unanswered(edit.MoveArea{Instrument: "i-reading", Area: "x"}), code: model.CodeNotFound},
		{edit: edit.MoveArea{Instrument: "i-reading", Area: "keep", At: 0}, code: model.CodeAnswered},
	},
	"AddStatement": {
		{edit: unanswered(edit.AddStatement{Instrument: "i-reading", Area: "keep", Statement: model.Statement{Key: "x"}, At: edit.End}), want: changed(
			`i-reading areas[1].statements[2].key: - → "x"`, `i-reading areas[1].statements[2].text: - → null`)},
		{edit: unanswered(edit.AddStatement{Instrument: "i-reading", Area: "keep", Statement: model.Statement{Key: "listen-ask"}}), code: model.CodeInvalid},
		{edit: unanswered(edit.AddStatement{Instrument: "i-reading", Area: "keep"}), code: model.CodeInvalid},
		{edit: unanswered(edit.AddStatement{Instrument: "i-reading", Area: "x", Statement: model.Statement{Key: "x"}}), code: model.CodeNotFound},
		{edit: edit.AddStatement{Instrument: "i-reading", Area: "keep", Statement: model.Statement{Key: "x"}}, code: model.CodeAnswered},
	},
	"RemoveStatement": {
		{edit: unanswered(edit.RemoveStatement{Instrument: "i-reading", Statement: "keep-shelf"}), want: changed(
			`i-reading areas[1].statements[1].key: "keep-shelf" → -`, `i-reading areas[1].statements[1].left.en: "our order" → -`,
			`i-reading areas[1].statements[1].left.fi: "meidän järjestyksemme" → -`, `i-reading areas[1].statements[1].right.en: "the reader's order" → -`,
			`i-reading areas[1].statements[1].right.fi: "lukijan järjestys" → -`, `i-reading areas[1].statements[1].text.en: "Shelf" → -`,
			`i-reading areas[1].statements[1].text.fi: "Hylly" → -`)},
		{edit: unanswered(edit.RemoveStatement{Instrument: "i-reading", Statement: "x"}), code: model.CodeNotFound},
		{edit: edit.RemoveStatement{Instrument: "i-reading", Statement: "keep-shelf"}, code: model.CodeAnswered},
	},
	"MoveStatement": {
		{edit: unanswered(edit.MoveStatement{Instrument: "i-reading", Statement: "keep-know", Area: "keep", At: 1}), want: changed()},
		{edit: unanswered(edit.MoveStatement{Instrument: "i-reading", Statement: "x", Area: "keep"}), code: model.CodeNotFound},
		{edit: unanswered(edit.MoveStatement{Instrument: "i-reading", Statement: "keep-know", Area: "x"}), code: model.CodeNotFound},
		{edit: edit.MoveStatement{Instrument: "i-reading", Statement: "keep-know", Area: "keep", At: 2}, code: model.CodeAnswered},
	},
}
