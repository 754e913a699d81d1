package ui

import (
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// auditText is what a part of an audit or a questionnaire says, and whether the
// part is one of those.
func (t subject) auditText(p *model.Project, ref scene.Ref) (string, bool) {
	switch ref.Part {
	case scene.PartMark:
		if a := p.Audit(ref.Owner); a != nil {
			return a.Mark(string(ref.Lane)).Note, true
		}
	case scene.PartQuestion:
		if i := p.Instrument(ref.Owner); i != nil && !p.Answered(i.ID) {
			return edit.InstrumentText(i, t.question(p, ref, ""))
		}
	}
	return "", false
}

// question is the edit that writes a text of a questionnaire, in the language of
// the window, which is the one that it shows.
func (t subject) question(p *model.Project, ref scene.Ref, text string) edit.SetInstrumentText {
	field, level := scene.QuestionField(ref)
	e := edit.SetInstrumentText{Instrument: ref.Owner, Field: edit.InstrumentField(field), Level: level, Lang: t.page.app.words.Lang(), Text: text}
	if i := p.Instrument(ref.Owner); i != nil && ref.Lane != "" {
		if i.Find(string(ref.Lane)) >= 0 && !strings.HasPrefix(field, "area") {
			e.Statement = string(ref.Lane)
		} else {
			e.Area = string(ref.Lane)
		}
	}
	return e
}

// setAuditText writes a text of an audit or a questionnaire.
func (t subject) setAuditText(p *model.Project, ref scene.Ref, text string) edit.Edit {
	if ref.Part == scene.PartMark {
		return edit.SetMarkNote{Audit: ref.Owner, Statement: string(ref.Lane), Note: text}
	}
	return t.question(p, ref, text)
}

// pressTarget sets the level that a statement should reach; the present one is
// taken back.
func (t subject) pressTarget(p *model.Project, z scene.Zone, x float64) edit.Edit {
	a := p.Audit(z.Ref.Owner)
	if a == nil {
		return nil
	}
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil
	}
	target := scene.StepAt(z.Rect, x, len(i.Scale.Levels))
	if a.Mark(string(z.Ref.Lane)).Target == target {
		target = 0
	}
	return edit.SetTarget{Audit: a.ID, Statement: string(z.Ref.Lane), Target: target}
}

// addStep makes the next possible step that a place proposes: what the next
// level of the statement says.
func (t subject) addStep(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	a := p.Audit(ref.Owner)
	r := t.page.session.audits.Of(p, ref.Owner)
	if a == nil || r == nil {
		return nil, scene.Ref{}
	}
	lang := firstOf(p.Info().Language, t.page.app.words.Lang())
	step := edit.AddStep{Audit: a.ID, Area: string(ref.Lane), Statement: string(ref.Persona), Action: model.Action{ID: id, State: model.ActionPlanned}}
	if at := r.Instrument.Find(step.Statement); at >= 0 && r.Statements[at].Shown() {
		_, s := r.Instrument.Statement(at)
		next := min(int(r.Statements[at].Median)+1, r.Top())
		step.Action.Title = r.Instrument.LevelText(s, next, lang)
	}
	return step, scene.Ref{Owner: a.ID, Part: scene.PartStep, Lane: ref.Lane, Persona: id}
}

// statementAt is the place that the ref of an answer names.
func statementAt(ref scene.Ref) int {
	at, err := strconv.Atoi(string(ref.Persona))
	if err != nil {
		return -1
	}
	return at
}

// addToAudit adds what a place on the pages of an audit offers: a group of
// respondents, an answer sheet from paper, or a statement or an area of the
// questionnaire; not ok when the place is none of those.
func (t subject) addToAudit(p *model.Project, ref scene.Ref, id model.ID) (e edit.Edit, open scene.Ref, ok bool) {
	if i := p.Instrument(ref.Owner); i != nil {
		key := string(id)
		if ref.Lane == "" {
			return edit.AddArea{Instrument: i.ID, Area: model.Area{Key: key}, At: edit.End}, scene.Ref{Owner: i.ID, Part: scene.PartQuestion, Lane: id, Persona: model.ID(edit.AreaTitle)}, true
		}
		add := edit.AddStatement{Instrument: i.ID, Area: string(ref.Lane), Statement: model.Statement{Key: key}, At: edit.End}
		return add, scene.Ref{Owner: i.ID, Part: scene.PartQuestion, Lane: id, Persona: model.ID(edit.StatementText)}, true
	}
	a := p.Audit(ref.Owner)
	if a != nil && ref.Lane == "group" {
		return edit.AddGroup{Audit: a.ID, Group: model.RespondentGroup{ID: id, Kind: model.GroupOther}, At: edit.End}, scene.Ref{}, true
	}
	if a != nil && ref.Lane == model.ID(model.BatchRound) {
		t.page.startRound()
		return nil, scene.Ref{}, true
	}
	if a != nil && ref.Lane == model.ID(model.BatchImport) {
		t.page.app.perform(t.page.app.action("importAnswers"))
		return nil, scene.Ref{}, true
	}
	g, ok := answeringAt(p, ref)
	if !ok {
		return nil, scene.Ref{}, a != nil
	}
	sheet := model.AnswerSheet{ID: id}
	if g.batch != nil && len(g.batch.Sheets) > 0 {
		sheet.Group = g.batch.Sheets[len(g.batch.Sheets)-1].Group
	}
	added := edit.NewAddSheet(p, g.audit.ID, model.BatchPaper, model.DateOf(t.page.app.deps.Now()), sheet, t.page.app.deps.NewID)
	s := t.page.session
	s.batch, s.auditView = added.Batch, viewTyping
	return added, scene.Ref{}, true
}
