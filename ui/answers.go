package ui

import (
	"slices"
	"strconv"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// answering is a place of the answer grid: a cell of a sheet, or the place for
// the next sheet, of which the sheet is empty.
type answering struct {
	audit *model.Audit
	i     *model.Instrument
	batch *model.AnswerBatch // nil before there is one
	sheet int                // place in the batch, -1 for the next one
	at    int                // place of the statement
}

func answeringAt(p *model.Project, ref scene.Ref) (answering, bool) {
	g := answering{sheet: -1, batch: p.Answers(ref.Owner)}
	switch {
	case g.batch != nil:
		g.audit = p.Audit(g.batch.Audit)
	case ref.Part == scene.PartAdd && ref.Lane == model.ID(model.BatchPaper):
		g.audit = p.Audit(ref.Owner)
	}
	if g.audit == nil {
		return g, false
	}
	if g.i = p.Instrument(g.audit.Instrument); g.i == nil {
		return g, false
	}
	switch ref.Part {
	case scene.PartAdd:
		return g, true
	case scene.PartAnswer:
		g.at = statementAt(ref)
		g.sheet = slices.IndexFunc(g.batch.Sheets, func(s model.AnswerSheet) bool { return s.ID == ref.Lane })
		return g, g.sheet >= 0 && g.at >= 0
	}
	return g, false
}

// cell is the place of an answer.
func cell(batch, sheet model.ID, at int) scene.Ref {
	return scene.Ref{Owner: batch, Part: scene.PartAnswer, Lane: sheet, Persona: model.ID(strconv.Itoa(at))}
}

// answerOf is the answer that a key stands for; false when it is none of the
// scale.
func (g answering) answerOf(key rune) (byte, bool) {
	switch key {
	case '?', '-', '*', '/':
		return model.Unknown, true
	}
	if key < '0' || key > '9' {
		return 0, false
	}
	place := int(key-'0') - g.i.Scale.First
	if key == '0' && len(g.i.Scale.Levels)+g.i.Scale.First > 10 {
		place = 10 - g.i.Scale.First // the key 0 stands for ten on a scale from 1 to 10
	}
	if place < 0 || place >= len(g.i.Scale.Levels) {
		return 0, false
	}
	return byte('0' + place), true
}

// Keyed implements board.Subject: arrows move the cut of a ranking, and answers are typed with one key each. A digit
// answers and goes on to the next statement and, after the last one, to the next
// sheet; ?, -, * and / are "don't know", Enter leaves a statement unanswered,
// Backspace goes back, and a letter says by its place which group the sheet is of.
func (t subject) Keyed(p *model.Project, ref scene.Ref, key rune) (edit.Edit, scene.Ref, bool) {
	if ref.Part == scene.PartCut {
		return t.nudgeCut(p, ref, key)
	}
	if t.page.session.page != pageAudit || t.page.session.readOnly() {
		return nil, scene.Ref{}, false
	}
	g, ok := answeringAt(p, ref)
	if !ok || key == '←' || key == '→' {
		return nil, scene.Ref{}, false
	}
	if g.sheet < 0 {
		return t.beginSheet(p, g, ref, key)
	}
	sheet := g.batch.Sheets[g.sheet]
	switch {
	case key == '\b':
		back := g.before()
		return edit.SetAnswer{Batch: g.batch.ID, Sheet: back.Lane, At: statementAt(back), Answer: model.Unanswered}, back, true
	case key == '\n':
		return nil, g.after(), true
	case key >= 'a' && int(key-'a') < len(g.audit.Groups):
		return edit.SetSheetGroup{Batch: g.batch.ID, Sheet: sheet.ID, Group: g.audit.Groups[key-'a'].ID}, ref, true
	}
	answer, ok := g.answerOf(key)
	if !ok {
		t.page.app.toast(t.page.app.T("audit.keys", g.i.Scale.First, g.i.Scale.First+len(g.i.Scale.Levels)-1), nil)
		return nil, ref, true
	}
	return edit.SetAnswer{Batch: g.batch.ID, Sheet: sheet.ID, At: g.at, Answer: answer}, g.after(), true
}

// after is where typing goes on: the next statement, the next sheet, or the
// place for another one.
func (g answering) after() scene.Ref {
	if g.at+1 < g.i.Len() {
		return cell(g.batch.ID, g.batch.Sheets[g.sheet].ID, g.at+1)
	}
	if g.sheet+1 < len(g.batch.Sheets) {
		return cell(g.batch.ID, g.batch.Sheets[g.sheet+1].ID, 0)
	}
	return nextSheet(g.audit, g.batch)
}

// before is the answer before this one.
func (g answering) before() scene.Ref {
	switch {
	case g.at > 0:
		return cell(g.batch.ID, g.batch.Sheets[g.sheet].ID, g.at-1)
	case g.sheet > 0:
		return cell(g.batch.ID, g.batch.Sheets[g.sheet-1].ID, g.i.Len()-1)
	}
	return cell(g.batch.ID, g.batch.Sheets[g.sheet].ID, 0)
}

// beginSheet begins another sheet: with its first answer, or with the group that
// a letter names. It is of the same group as the one before.
func (t subject) beginSheet(p *model.Project, g answering, ref scene.Ref, key rune) (edit.Edit, scene.Ref, bool) {
	sheet := model.AnswerSheet{ID: t.page.app.deps.NewID()}
	if g.batch != nil && len(g.batch.Sheets) > 0 {
		sheet.Group = g.batch.Sheets[len(g.batch.Sheets)-1].Group
	}
	next := 0
	answer, answers := g.answerOf(key)
	switch {
	case answers:
		sheet, next = sheet.WithAnswer(0, answer), min(1, g.i.Len()-1)
	case key >= 'a' && int(key-'a') < len(g.audit.Groups):
		sheet.Group = g.audit.Groups[key-'a'].ID
	case key == '\b' && g.batch != nil && len(g.batch.Sheets) > 0:
		last := g.batch.Sheets[len(g.batch.Sheets)-1]
		at := g.i.Len() - 1
		return edit.SetAnswer{Batch: g.batch.ID, Sheet: last.ID, At: at, Answer: model.Unanswered}, cell(g.batch.ID, last.ID, at), true
	default:
		return nil, ref, true
	}
	e := edit.NewAddSheet(p, g.audit.ID, model.BatchPaper, model.DateOf(t.page.app.deps.Now()), sheet, t.page.app.deps.NewID)
	t.page.session.batch = e.Batch // a full batch is followed by another one
	return e, cell(e.Batch, sheet.ID, next), true
}

// changedAnswer is where typing goes on after a step of the history that changed
// one answer: at the answer when it was taken back, behind it when it was given
// again.
func changedAnswer(ev edit.Event) (scene.Ref, bool) {
	for _, d := range ev.Change {
		was, _ := d.Before.(*model.AnswerBatch)
		is, _ := d.After.(*model.AnswerBatch)
		if was == nil || is == nil || len(was.Sheets) != len(is.Sheets) {
			continue
		}
		for n, s := range is.Sheets {
			for at := range max(len(s.Answers), len(was.Sheets[n].Answers)) {
				if s.ID != was.Sheets[n].ID || s.Answer(at) == was.Sheets[n].Answer(at) {
					continue
				}
				here := cell(is.ID, s.ID, at)
				if g, ok := answeringAt(ev.After, here); ok && s.Answer(at) != model.Unanswered {
					return g.after(), true
				}
				return here, true
			}
		}
	}
	return scene.Ref{}, false
}
