package model_test

import (
	"slices"
	"strings"

	"lupaus/model"
)

// instrument returns the sample with a changed copy of its instrument, lists and
// statements included.
func instrument(f func(*model.Instrument)) func(*model.Project) *model.Project {
	return change("i-reading", func(i *model.Instrument) {
		i.Scale.Levels, i.Stairs, i.Areas = slices.Clone(i.Scale.Levels), slices.Clone(i.Stairs), slices.Clone(i.Areas)
		for a := range i.Areas {
			i.Areas[a].Statements = slices.Clone(i.Areas[a].Statements)
		}
		f(i)
	})
}

func benchmark(f func(*model.Benchmark)) func(*model.Project) *model.Project {
	return instrument(func(i *model.Instrument) {
		b := *i.Areas[1].Statements[0].Benchmark
		f(&b)
		i.Areas[1].Statements[0].Benchmark = &b
	})
}

// firstSheet returns the sample with the first sheet of a batch changed.
func firstSheet(batch model.ID, f func(*model.AnswerSheet)) func(*model.Project) *model.Project {
	return change(batch, func(b *model.AnswerBatch) {
		b.Sheets = slices.Clone(b.Sheets)
		f(&b.Sheets[0])
	})
}

func mark(marks ...model.StatementMark) func(*model.Project) *model.Project {
	return change("audit-now", func(a *model.Audit) { a.Marks = marks })
}

func step(steps ...model.AuditStep) func(*model.Project) *model.Project {
	return change("audit-now", func(a *model.Audit) { a.Steps = steps })
}

// auditRules are the rules of instruments, audits and answers.
var auditRules = []struct {
	name   string
	breach func(*model.Project) *model.Project
	want   []string
}{
	{"instrument not listed", change(model.InfoID, func(i *model.Info) { i.Instruments = nil }), []string{"instrument i-reading : orphan"}},
	{"instrument list names an audit", change(model.InfoID, func(i *model.Info) { i.Instruments = ids("i-reading", "audit-now") }), []string{"project project instruments: reference"}},
	{"instrument removed", without("i-reading"), []string{
		"project project instruments: reference", "audit audit-before instrument: reference", "audit audit-now instrument: reference",
	}},
	{"instrument without a code", instrument(func(i *model.Instrument) { i.Code = "" }), []string{"instrument i-reading code: missing"}},
	{"instrument of no version", instrument(func(i *model.Instrument) { i.Version = 0 }), []string{"instrument i-reading version: value"}},
	{"instrument's minutes", instrument(func(i *model.Instrument) { i.Minutes = -1 }), []string{"instrument i-reading minutes: value"}},
	{"instrument's title", instrument(func(i *model.Instrument) { i.Title = model.Texts{"fi": "\xff"} }), []string{"instrument i-reading title: text"}},
	{"text in a language that is not ours", instrument(func(i *model.Instrument) { i.About = model.Texts{"de": "x"} }), []string{"instrument i-reading about: value"}},
	{"text that is too long", instrument(func(i *model.Instrument) { i.Source = model.Texts{"en": strings.Repeat("x", model.MaxText+1)} }), []string{"instrument i-reading source: long"}},
	{"scale from two", instrument(func(i *model.Instrument) { i.Scale.First = 2 }), []string{"instrument i-reading scale: value"}},
	{"scale of one level", instrument(func(i *model.Instrument) {
		i.Scale.Levels, i.Stairs = i.Scale.Levels[:1], nil
		i.Areas[0].Statements[1].Levels, i.Areas[1].Statements[0].Benchmark = nil, nil
	}), []string{"instrument i-reading scale: value", "answers answers-paper sheets: value", "answers answers-round sheets: value"}},
	{"level in a word that is not clean", instrument(func(i *model.Instrument) { i.Scale.Levels[1].About = model.Texts{"fi": "\x00"} }), []string{"instrument i-reading scale: text"}},
	{"too few stairs", instrument(func(i *model.Instrument) { i.Stairs = i.Stairs[:3] }), []string{"instrument i-reading stairs: value"}},
	{"area without a key", instrument(func(i *model.Instrument) { i.Areas[0].Key = "" }), []string{"instrument i-reading areas: missing"}},
	{"area twice", instrument(func(i *model.Instrument) { i.Areas[0].Key = "keep" }), []string{"instrument i-reading areas: twice"}},
	{"statement without a key", instrument(func(i *model.Instrument) { i.Areas[0].Statements[0].Key = "" }), []string{"instrument i-reading statements: missing"}},
	{"statement twice", instrument(func(i *model.Instrument) { i.Areas[0].Statements[0].Key = "keep-know" }), []string{"instrument i-reading statements: twice"}},
	{"statement with too many levels", instrument(func(i *model.Instrument) { i.Areas[0].Statements[0].Levels = make([]model.Texts, 5) }), []string{"instrument i-reading statements: value"}},
	{"too many areas", instrument(func(i *model.Instrument) {
		for n := range model.MaxAreas {
			i.Areas = append(i.Areas, model.Area{Key: strings.Repeat("x", n+1)})
		}
	}), []string{"instrument i-reading areas: long"}},
	{"too many statements", instrument(func(i *model.Instrument) {
		for n := range model.MaxStatements {
			i.Areas[0].Statements = append(i.Areas[0].Statements, model.Statement{Key: strings.Repeat("x", n+1)})
		}
	}), []string{"instrument i-reading areas: long"}},
	{"fewer statements than answers", instrument(func(i *model.Instrument) { i.Areas = i.Areas[:1] }), []string{
		"answers answers-paper sheets: value", "answers answers-round sheets: value",
	}},
	{"benchmark of no level", benchmark(func(b *model.Benchmark) { b.Level = 4 }), []string{"instrument i-reading benchmark: value"}},
	{"benchmark of more than all", benchmark(func(b *model.Benchmark) { b.Values = []model.BenchmarkValue{{Percent: 101}} }), []string{"instrument i-reading benchmark: value"}},
	{"benchmark's source", benchmark(func(b *model.Benchmark) { b.Source = model.Texts{"sv": "\xff"} }), []string{"instrument i-reading benchmark: text"}},

	{"audit not listed", change(model.InfoID, func(i *model.Info) { i.Audits = ids("audit-now") }), []string{"audit audit-before : orphan"}},
	{"audit listed twice", change(model.InfoID, func(i *model.Info) { i.Audits = ids("audit-now", "audit-before", "audit-now") }), []string{"project project audits: twice"}},
	{"audit removed", without("audit-before"), []string{"project project audits: reference", "answers answers-paper audit: reference"}},
	{"audit with no instrument", change("audit-now", func(a *model.Audit) { a.Instrument = "" }), []string{"audit audit-now instrument: missing"}},
	{"audit with a sheet for its instrument", change("audit-now", func(a *model.Audit) { a.Instrument = "sheet-economy" }), []string{"audit audit-now instrument: reference"}},
	{"audit's day", change("audit-now", func(a *model.Audit) { a.Made = "eilen" }), []string{"audit audit-now made: value"}},
	{"audit's note", change("audit-now", func(a *model.Audit) { a.Note = "\xff" }), []string{"audit audit-now note: text"}},
	{"audit lists another's answers", change("audit-now", func(a *model.Audit) { a.Batches = ids("answers-round", "answers-paper") }), []string{"audit audit-now batches: reference"}},
	{"audit without its answers", change("audit-now", func(a *model.Audit) { a.Batches = nil }), []string{"answers answers-round audit: orphan"}},
	{"names in an audit without names", change("audit-before", func(a *model.Audit) { a.Named = false }), []string{"answers answers-paper sheets: value"}},
	{"group without an ID", change("audit-now", func(a *model.Audit) { a.Groups = append(a.Groups, model.RespondentGroup{Kind: model.GroupTop}) }), []string{"audit audit-now groups: missing"}},
	{"group twice", change("audit-now", func(a *model.Audit) { a.Groups = append(a.Groups, a.Groups[0]) }), []string{"audit audit-now groups: twice"}},
	{"group of no kind", change("audit-now", func(a *model.Audit) { a.Groups = append(a.Groups, model.RespondentGroup{ID: "x"}) }), []string{"audit audit-now groups: value"}},
	{"group that has answered removed", change("audit-now", func(a *model.Audit) { a.Groups = a.Groups[:1] }), []string{"answers answers-round sheets: reference"}},
	{"mark of no statement", mark(model.StatementMark{Target: 1}), []string{"audit audit-now marks: missing"}},
	{"two marks of a statement", mark(model.StatementMark{Statement: "a", Target: 1}, model.StatementMark{Statement: "a", Note: "x"}), []string{"audit audit-now marks: twice"}},
	{"target too high", mark(model.StatementMark{Statement: "a", Target: model.MaxLevels + 1}), []string{"audit audit-now marks: value"}},
	{"evidence that is not there", mark(model.StatementMark{Statement: "a", Evidence: ids("x")}), []string{"audit audit-now marks: reference"}},
	{"audit as its own evidence", mark(model.StatementMark{Statement: "a", Evidence: ids("audit-now")}), []string{"audit audit-now marks: reference"}},
	{"evidence twice", mark(model.StatementMark{Statement: "a", Evidence: ids("desk", "desk")}), []string{"audit audit-now marks: twice"}},
	{"evidence removed", without("parcel"), []string{"stage visit touchpoints: reference", "audit audit-now marks: reference"}},
	{"step without an action", step(model.AuditStep{Area: "keep"}), []string{"audit audit-now steps: missing"}},
	{"step that is a decision", step(model.AuditStep{Area: "keep", Action: "d-invest"}), []string{"audit audit-now steps: reference"}},
	{"action twice a step", step(model.AuditStep{Area: "keep", Action: "a-idea"}, model.AuditStep{Area: "listen", Action: "a-idea"}), []string{"audit audit-now steps: twice"}},
	{"action of a step removed", without("a-idea"), []string{"project project actions: reference", "audit audit-now steps: reference"}},

	{"answers that came no way", change("answers-round", func(b *model.AnswerBatch) { b.Way = "" }), []string{"answers answers-round way: value"}},
	{"answers of no day", change("answers-round", func(b *model.AnswerBatch) { b.Made = "x" }), []string{"answers answers-round made: value"}},
	{"answers with a name that is not clean", change("answers-round", func(b *model.AnswerBatch) { b.Name = "\xff" }), []string{"answers answers-round name: text"}},
	{"answers of no audit", change("answers-round", func(b *model.AnswerBatch) { b.Audit = "desk" }), []string{
		"answers answers-round audit: reference", "audit audit-now batches: reference",
	}},
	{"answers removed", without("answers-round"), []string{"audit audit-now batches: reference"}},
	{"too many sheets", change("answers-round", func(b *model.AnswerBatch) {
		b.Sheets = nil
		for n := range model.MaxBatch + 1 {
			b.Sheets = append(b.Sheets, model.AnswerSheet{ID: model.ID(strings.Repeat("x", n+1))})
		}
	}), []string{"answers answers-round sheets: long"}},
	{"sheet without an ID", firstSheet("answers-round", func(s *model.AnswerSheet) { s.ID = "" }), []string{"answers answers-round sheets: missing"}},
	{"sheet twice", firstSheet("answers-round", func(s *model.AnswerSheet) { s.ID = "r2" }), []string{"answers answers-round sheets: twice"}},
	{"comment that is not clean", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Comment = "\x00" }), []string{"answers answers-round sheets: text"}},
	{"sheet of no group", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Group = "g-board" }), []string{"answers answers-round sheets: reference"}},
	{"named sheet without agreement", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Name = "Marja" }), []string{"answers answers-round sheets: value"}},
	{"answer above the scale", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Answers = "1214" }), []string{"answers answers-round sheets: value"}},
	{"answer that is none", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Answers = "1 1" }), []string{"answers answers-round sheets: value"}},
	{"answer that is no text", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Answers = "1\xff" }), []string{"answers answers-round sheets: value"}},
	{"more answers than statements", firstSheet("answers-round", func(s *model.AnswerSheet) { s.Answers = "11111" }), []string{"answers answers-round sheets: value"}},
}
