package edit_test

import (
	"fmt"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// audit picks an audit and its instrument, empty ones when there are none.
func (c picker) audit() (*model.Audit, *model.Instrument) {
	a := c.p.Audit(c.of(model.KindAudit))
	if a == nil {
		return &model.Audit{ID: "nobody"}, &model.Instrument{}
	}
	if i := c.p.Instrument(a.Instrument); i != nil {
		return a, i
	}
	return a, &model.Instrument{}
}

// group picks a group of an audit, now and then one that it does not have.
func (c picker) group(a *model.Audit) model.ID {
	if len(a.Groups) == 0 || c.IntN(6) == 0 {
		return modeltest.One(c, []model.ID{"", "group9"})
	}
	return modeltest.One(c, a.Groups).ID
}

// statement picks a statement of an instrument and an area, mostly its own.
func (c picker) statement(i *model.Instrument) (area, statement string) {
	if i.Len() == 0 || c.IntN(10) == 0 {
		return modeltest.One(c, []string{"", "area0", "area9"}), modeltest.One(c, []string{"", "s0-0", "x"})
	}
	a, s := i.Statement(c.IntN(i.Len()))
	if c.IntN(3) == 0 {
		return modeltest.One(c, i.Areas).Key, s.Key
	}
	return a.Key, s.Key
}

// instrument picks an instrument, of those that there are mostly one that nobody
// has answered, and a statement in it.
func (c picker) instrument() (id model.ID, area, statement string) {
	i := c.p.Instrument(c.of(model.KindInstrument))
	for range 3 {
		if i != nil && c.p.Answered(i.ID) {
			i = c.p.Instrument(c.of(model.KindInstrument))
		}
	}
	if i == nil {
		return "nobody", "", ""
	}
	area, statement = c.statement(i)
	return i.ID, area, statement
}

// sheet picks an answer sheet.
func (c picker) sheet() (batch, sheet model.ID) {
	b := c.p.Answers(c.of(model.KindAnswers))
	if b == nil || len(b.Sheets) == 0 {
		return c.of(model.KindAnswers), "nobody"
	}
	return b.ID, modeltest.One(c, b.Sheets).ID
}

func (c picker) answers() string {
	answers := make([]byte, c.IntN(5))
	for at := range answers {
		answers[at] = "0123456789?.x\xff"[c.IntN(14)]
	}
	return string(answers)
}

func (c picker) lang() string { return modeltest.One(c, []string{"fi", "en", "sv", "fi", "de"}) }

func (c picker) newInstrument(id model.ID) model.Instrument {
	if own := c.p.Instrument(c.of(model.KindInstrument)); own != nil {
		next := *own
		next.ID, next.Version = id, next.Version+c.IntN(2)
		return next
	}
	return model.Instrument{
		ID: id, Code: c.text(), Version: c.IntN(3), Scale: model.Scale{First: c.IntN(2), Levels: make([]model.Level, c.IntN(12))},
		Areas: []model.Area{{Key: "area0", Statements: []model.Statement{{Key: "s0-0"}, {Key: modeltest.One(c, []string{"s0-1", "s0-0"})}}}},
	}
}

func (c picker) newGroup() model.RespondentGroup {
	return model.RespondentGroup{ID: model.ID(fmt.Sprint("group", c.IntN(6))), Kind: modeltest.One(c, append(model.GroupKinds(), "x")), Name: c.text()}
}

func (c picker) newSheet(a *model.Audit) model.AnswerSheet {
	s := model.AnswerSheet{ID: model.ID(fmt.Sprint("sheet", c.IntN(9))), Group: c.group(a), Answers: c.answers(), Comment: c.text()}
	if c.IntN(8) == 0 {
		s.Name = c.text()
	}
	return s
}

// auditMakers makes an edit of each kind of those of instruments and audits.
var auditMakers = []func(c picker) edit.Edit{
	func(c picker) edit.Edit {
		return edit.AddInstrument{Instrument: c.newInstrument(c.fresh()), At: c.at()}
	},
	func(c picker) edit.Edit { return edit.NextVersion{From: c.of(model.KindInstrument), ID: c.fresh()} },
	func(c picker) edit.Edit {
		return edit.CopyInstrument{From: c.of(model.KindInstrument), ID: c.fresh(), Code: c.text(), Suffix: model.Texts{"fi": c.text()}}
	},
	func(c picker) edit.Edit {
		i, _, _ := c.instrument()
		return edit.SetInstrumentFacts{Instrument: i, Minutes: c.IntN(9), First: c.IntN(3)}
	},
	func(c picker) edit.Edit {
		i, _, _ := c.instrument()
		return edit.SetScaleLevels{Instrument: i, Levels: c.IntN(13)}
	},
	func(c picker) edit.Edit {
		i, _, s := c.instrument()
		if c.IntN(2) == 0 {
			return edit.SetBenchmark{Instrument: i, Statement: s}
		}
		return edit.SetBenchmark{Instrument: i, Statement: s, Benchmark: &model.Benchmark{Level: c.IntN(6), Values: []model.BenchmarkValue{{Percent: float64(c.IntN(120))}}}}
	},
	func(c picker) edit.Edit {
		i, a, s := c.instrument()
		f := modeltest.One(c, append(edit.InstrumentFields(), "poem"))
		return edit.SetInstrumentText{Instrument: i, Area: a, Statement: s, Field: f, Level: c.IntN(7) - 1, Lang: c.lang(), Text: c.text()}
	},
	func(c picker) edit.Edit {
		i, _, _ := c.instrument()
		return edit.AddArea{Instrument: i, Area: model.Area{Key: fmt.Sprint("area", c.IntN(5))}, At: c.at()}
	},
	func(c picker) edit.Edit { i, a, _ := c.instrument(); return edit.RemoveArea{Instrument: i, Area: a} },
	func(c picker) edit.Edit {
		i, a, _ := c.instrument()
		return edit.MoveArea{Instrument: i, Area: a, At: c.at()}
	},
	func(c picker) edit.Edit {
		i, a, _ := c.instrument()
		return edit.AddStatement{Instrument: i, Area: a, Statement: model.Statement{Key: fmt.Sprint("s0-", c.IntN(6))}, At: c.at()}
	},
	func(c picker) edit.Edit {
		i, _, s := c.instrument()
		return edit.RemoveStatement{Instrument: i, Statement: s}
	},
	func(c picker) edit.Edit {
		i, a, s := c.instrument()
		return edit.MoveStatement{Instrument: i, Statement: s, Area: a, At: c.at()}
	},
	func(c picker) edit.Edit {
		a := model.Audit{ID: c.fresh(), Name: c.text(), Instrument: c.of(model.KindInstrument), Made: c.date(), Named: c.IntN(2) == 0}
		if c.IntN(2) == 0 {
			return edit.AddAudit{Audit: a}
		}
		i := c.newInstrument(c.fresh())
		return edit.AddAudit{Audit: a, Instrument: &i}
	},
	func(c picker) edit.Edit { return edit.MoveAudit{ID: c.of(model.KindAudit), At: c.at()} },
	func(c picker) edit.Edit { return edit.SetAuditDay{Audit: c.of(model.KindAudit), Made: c.date()} },
	func(c picker) edit.Edit {
		return edit.SetAuditNamed{Audit: c.of(model.KindAudit), Named: c.IntN(2) == 0}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		return edit.AddGroup{Audit: a.ID, Group: c.newGroup(), At: c.at()}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		return edit.RenameGroup{Audit: a.ID, Group: c.group(a), Name: c.text()}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		return edit.SetGroupKind{Audit: a.ID, Group: c.group(a), Kind: modeltest.One(c, model.GroupKinds())}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		return edit.MoveGroup{Audit: a.ID, Group: c.group(a), At: c.at()}
	},
	func(c picker) edit.Edit { a, _ := c.audit(); return edit.RemoveGroup{Audit: a.ID, Group: c.group(a)} },
	func(c picker) edit.Edit {
		a, i := c.audit()
		_, s := c.statement(i)
		return edit.SetTarget{Audit: a.ID, Statement: s, Target: c.IntN(7) - 1}
	},
	func(c picker) edit.Edit {
		a, i := c.audit()
		_, s := c.statement(i)
		return edit.SetMarkNote{Audit: a.ID, Statement: s, Note: c.text()}
	},
	func(c picker) edit.Edit {
		a, i := c.audit()
		_, s := c.statement(i)
		return edit.SetMarkEvidence{Audit: a.ID, Statement: s, Evidence: c.about()}
	},
	func(c picker) edit.Edit {
		a, i := c.audit()
		area, s := c.statement(i)
		return edit.AddStep{Audit: a.ID, Area: area, Statement: modeltest.One(c, []string{"", s}), Action: c.action(c.fresh())}
	},
	func(c picker) edit.Edit {
		a, i := c.audit()
		area, s := c.statement(i)
		return edit.SetStep{Audit: a.ID, Area: area, Statement: modeltest.One(c, []string{"", s}), Action: c.of(action)}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		id := c.of(action)
		if len(a.Steps) > 0 && c.IntN(4) > 0 {
			id = modeltest.One(c, a.Steps).Action
		}
		return edit.RemoveStep{Audit: a.ID, Action: id}
	},
	func(c picker) edit.Edit {
		a, _ := c.audit()
		if c.IntN(2) == 0 {
			return edit.NewAddSheet(c.p, a.ID, modeltest.One(c, model.BatchWays()), c.date(), c.newSheet(a), c.ids)
		}
		return edit.AddSheet{Batch: c.of(model.KindAnswers), Audit: a.ID, Way: modeltest.One(c, model.BatchWays()), Sheet: c.newSheet(a)}
	},
	func(c picker) edit.Edit {
		b, s := c.sheet()
		return edit.SetAnswer{Batch: b, Sheet: s, At: c.IntN(6) - 1, Answer: "0123456789?.x\xff"[c.IntN(14)]}
	},
	func(c picker) edit.Edit {
		b, s := c.sheet()
		a, _ := c.audit()
		return edit.SetSheetGroup{Batch: b, Sheet: s, Group: c.group(a)}
	},
	func(c picker) edit.Edit {
		b, s := c.sheet()
		return edit.SetSheetName{Batch: b, Sheet: s, Name: c.text()}
	},
	func(c picker) edit.Edit {
		b, s := c.sheet()
		return edit.SetSheetComment{Batch: b, Sheet: s, Comment: c.text()}
	},
	func(c picker) edit.Edit { b, s := c.sheet(); return edit.RemoveSheet{Batch: b, Sheet: s} },
	func(c picker) edit.Edit {
		a, _ := c.audit()
		e := edit.AddAnswers{Audit: a.ID}
		for range c.IntN(2) {
			e.Groups = append(e.Groups, c.newGroup())
		}
		for range c.IntN(3) {
			b := model.AnswerBatch{ID: c.fresh(), Way: modeltest.One(c, append(model.BatchWays(), "x"))}
			for range c.IntN(3) {
				b.Sheets = append(b.Sheets, c.newSheet(a))
			}
			e.Batches = append(e.Batches, b)
		}
		return e
	},
}
