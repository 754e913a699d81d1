package ui

import (
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// This file moves and removes the statements and areas of a questionnaire that
// nobody has answered, and writes what answer sheets say besides answers.

// questionPlace is a statement of a questionnaire, or an area when no statement
// is told.
type questionPlace struct {
	instrument      model.ID
	area, statement string // keys
}

// questionAt is what a part of the picture of a questionnaire stands in; not ok
// when it is no statement or area, or when people have answered already.
func questionAt(p *model.Project, ref scene.Ref) (questionPlace, bool) {
	i := p.Instrument(ref.Owner)
	if i == nil || p.Answered(i.ID) {
		return questionPlace{}, false
	}
	key, area := string(ref.Lane), false
	switch ref.Part {
	case scene.PartStatement:
	case scene.PartArea:
		area = true
	case scene.PartQuestion:
		field, _ := scene.QuestionField(ref)
		area = strings.HasPrefix(field, "area")
	case scene.PartState:
		key = string(ref.Persona) // of a benchmark
	default:
		return questionPlace{}, false
	}
	for n := range i.Areas {
		at := questionPlace{i.ID, i.Areas[n].Key, ""}
		if area {
			if at.area == key {
				return at, true
			}
			continue
		}
		if slices.ContainsFunc(i.Areas[n].Statements, func(s model.Statement) bool { return s.Key == key }) {
			at.statement = key
			return at, true
		}
	}
	return questionPlace{}, false
}

// question is the statement or area that is selected on the board.
func (p *projectPage) question() (questionPlace, bool) {
	refs := p.board.Selection()
	if !p.onBoard() || p.session.page != pageAudit || len(refs) == 0 {
		return questionPlace{}, false
	}
	return questionAt(p.session.project(), refs[len(refs)-1])
}

// onQuestionnaire reports whether a part of a questionnaire is selected on the
// board: nobody who works there means to remove or move the whole.
func (p *projectPage) onQuestionnaire() bool {
	refs := p.board.Selection()
	if !p.onBoard() || p.session.page != pageAudit || len(refs) == 0 {
		return false
	}
	ref := refs[len(refs)-1]
	return ref.Part != scene.PartEntity && p.session.project().Instrument(ref.Owner) != nil
}

// gone is the edit that removes a statement, or an area with its statements.
func (q questionPlace) gone() edit.Edit {
	if q.statement == "" {
		return edit.RemoveArea{Instrument: q.instrument, Area: q.area}
	}
	return edit.RemoveStatement{Instrument: q.instrument, Statement: q.statement}
}

// moved is the edit that moves a statement by one place, at the end of its area
// into the next one, or an area; nil when there is no such place.
func (q questionPlace) moved(i *model.Instrument, by int) edit.Edit {
	areas := make([]model.ID, len(i.Areas))
	for n := range i.Areas {
		areas[n] = model.ID(i.Areas[n].Key)
	}
	if q.statement == "" {
		if at := target(areas, model.ID(q.area), by); at >= 0 {
			return edit.MoveArea{Instrument: i.ID, Area: q.area, At: at}
		}
		return nil
	}
	n := slices.Index(areas, model.ID(q.area))
	var keys []model.ID
	for _, s := range i.Areas[n].Statements {
		keys = append(keys, model.ID(s.Key))
	}
	if at := target(keys, model.ID(q.statement), by); at >= 0 {
		return edit.MoveStatement{Instrument: i.ID, Statement: q.statement, Area: q.area, At: at}
	}
	if n += by; n < 0 || n >= len(areas) {
		return nil
	}
	at := 0
	if by < 0 {
		at = edit.End
	}
	return edit.MoveStatement{Instrument: i.ID, Statement: q.statement, Area: string(areas[n]), At: at}
}

// removeQuestion removes the selected statement or area; it can be undone.
func (p *projectPage) removeQuestion(q questionPlace) {
	if p.session.do(q.gone()) == nil {
		p.app.toast(p.app.words.N("toast.removed", 1), &failure{"action.undo", p.app.undo})
	}
}

// moveQuestion moves the selected statement or area, and goes on showing it.
func (p *projectPage) moveQuestion(q questionPlace, by int) {
	refs := p.board.Selection()
	e := q.moved(p.session.project().Instrument(q.instrument), by)
	if e != nil && p.session.do(e) == nil {
		p.board.RevealPart(refs[len(refs)-1])
	}
}

// clearAsked is the edit by which Delete takes away a statement, an area or a
// benchmark, or empties a text of a questionnaire or of an answer sheet.
func (t subject) clearAsked(p *model.Project, ref scene.Ref) edit.Edit {
	q, ok := questionAt(p, ref)
	switch {
	case ref.Part == scene.PartQuestion:
		return t.SetText(p, ref, "")
	case ref.Part == scene.PartState && ok && ref.Lane == "benchmark":
		return edit.SetBenchmark{Instrument: ref.Owner, Statement: q.statement}
	case ref.Part == scene.PartSheet:
		s, there := answerSheet(p, ref)
		if there && ref.Persona == "name" && s.Name != "" {
			return edit.SetSheetName{Batch: ref.Owner, Sheet: ref.Lane}
		}
		if there && ref.Persona == "comment" && s.Comment != "" {
			return edit.SetSheetComment{Batch: ref.Owner, Sheet: ref.Lane}
		}
	case ok && ref.Part != scene.PartState:
		return q.gone()
	}
	return nil
}

// answerSheet finds the answer sheet of a part.
func answerSheet(p *model.Project, ref scene.Ref) (model.AnswerSheet, bool) {
	if b := p.Answers(ref.Owner); b != nil {
		for _, s := range b.Sheets {
			if s.ID == ref.Lane {
				return s, true
			}
		}
	}
	return model.AnswerSheet{}, false
}

// writeOnSheet asks for the name on an answer sheet or for its comment.
func (p *projectPage) writeOnSheet(ref scene.Ref) {
	a := p.app
	s, ok := answerSheet(p.session.project(), ref)
	if !ok || p.session.readOnly() {
		return
	}
	if ref.Persona == "name" {
		a.ask(a.T("answers.sheetName"), "", s.Name, "ui.ok", func(text string) {
			p.doOnSheet(ref, edit.SetSheetName{Batch: ref.Owner, Sheet: ref.Lane, Name: model.CleanText(text)}, text != s.Name)
		})
		return
	}
	a.askLong(a.T("answers.sheetComment"), s.Comment, func(text string) {
		p.doOnSheet(ref, edit.SetSheetComment{Batch: ref.Owner, Sheet: ref.Lane, Comment: model.CleanText(text)}, text != s.Comment)
	})
}

// doOnSheet writes on an answer sheet what has changed.
func (p *projectPage) doOnSheet(ref scene.Ref, e edit.Edit, changed bool) {
	if changed && p.session.do(e) == nil {
		p.board.RevealPart(ref)
	}
}
