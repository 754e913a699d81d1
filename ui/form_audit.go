package ui

import (
	"strconv"

	"lupaus/model"
	"lupaus/model/edit"
)

// audited adds the rows of an audit, of its answers or of its questionnaire.
func (f *form) audited(e model.Entity) {
	switch e := e.(type) {
	case *model.Audit:
		f.audit(e.ID)
		f.shapes(func() string {
			x := f.project().Audit(e.ID)
			return strconv.Itoa(f.project().Respondents(x)) + groupsShape(x)
		})
	case *model.AnswerBatch:
		f.batch(e.ID)
		f.shapes(func() string { return strconv.Itoa(len(f.project().Answers(e.ID).Sheets)) })
	case *model.Instrument:
		f.instrument(e.ID)
		f.shapes(func() string { return strconv.FormatBool(f.project().Answered(e.ID)) })
	}
}

// audit is the form of an audit.
func (f *form) audit(id model.ID) {
	a := f.page.app
	p := f.project()
	x := p.Audit(id)
	f.text(edit.FieldName, false)
	f.text(edit.FieldNote, true)
	if i := p.Instrument(x.Instrument); i != nil {
		f.add(softLabel(a.T("audit.facts", i.Title.In(a.words.Lang()), i.Version, p.Respondents(x), dateText(x.Made))))
	}
	f.auditFacts(id)
	f.command("audit.show", "audit", func() {
		f.page.choose(func(s *session) { s.page, s.audit, s.auditView = pageAudit, id, "" })()
	}).quiet()
	f.command("action.typeAnswers", "edit", func() { a.perform(a.action("typeAnswers")) }).quiet()
	f.command("action.repeatAudit", "duplicate", func() {
		f.page.session.audit = id
		a.perform(a.action("repeatAudit"))
	}).quiet()
}

// batch is the form of a batch of answer sheets.
func (f *form) batch(id model.ID) {
	a := f.page.app
	b := f.project().Answers(id)
	f.add(softLabel(a.T("audit.batch."+string(b.Way), len(b.Sheets), dateText(b.Made))))
	if b.Name != "" {
		f.add(softLabel(b.Name))
	}
	f.command("audit.batch.show", "sheet", func() {
		f.page.choose(func(s *session) { s.page, s.audit, s.batch, s.auditView = pageAudit, b.Audit, id, viewTyping })()
	}).quiet()
}

// instrument is the form of a questionnaire.
func (f *form) instrument(id model.ID) {
	a := f.page.app
	i := f.project().Instrument(id)
	f.add(softLabel(a.T("audit.instrument", i.Title.In(a.words.Lang()), i.Version, i.Len(), len(i.Areas))))
	if about := i.About.In(a.words.Lang()); about != "" {
		f.add(softLabel(about))
	}
	f.command("instrument.show", "sheet", func() { f.page.openHome(id) }).quiet()
	f.command("action.saveInstrument", "saveas", func() { a.perform(a.action("saveInstrument")) }).quiet()
	if f.project().Answered(id) {
		f.add(softLabel(a.T("audit.locked")))
		f.command("audit.nextVersion", "duplicate", func() {
			next := a.deps.NewID()
			if f.page.session.do(edit.NextVersion{From: id, ID: next}) == nil {
				f.page.open(next)
			}
		}).quiet()
	}
}
