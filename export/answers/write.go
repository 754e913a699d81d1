package answers

import (
	"fmt"
	"io"
	"slices"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
)

// layout is a table of answers on its way out.
type layout struct {
	i      *model.Instrument
	groups []string // as people call them
	named  bool
	words  *assets.Words
	rows   [][]any
}

// Template writes an empty table for the answers to an instrument: with the
// names of the columns, in XLSX also with the groups and levels to choose from
// and a sheet that tells what the levels mean. lang is the language of the words.
func Template(w io.Writer, format exchange.Format, i *model.Instrument, groups []model.RespondentGroup, named bool, lang string) error {
	return newLayout(i, groups, named, lang).write(w, format, true)
}

// Write writes all answers of an audit, a row for each respondent. An audit
// without names has none in the file, and neither the group of those whose group
// is too small to be told of by itself. lang is the language of the words. The
// error is a *model.Error with model.CodeNotFound when the audit is not there.
func Write(w io.Writer, format exchange.Format, p *model.Project, id model.ID, lang string) error {
	r := audit.Of(p, id)
	if r == nil {
		return model.NotFound(model.KindAudit, id)
	}
	l := newLayout(r.Instrument, r.Audit.Groups, r.Audit.Named, lang)
	names := map[model.ID]string{}
	for _, g := range r.Audit.Groups {
		names[g.ID] = scene.GroupName(l.words, g)
	}
	for _, g := range r.Folded {
		names[g.ID] = l.words.T("answerFile.others")
	}
	for _, b := range model.Of[model.AnswerBatch](p, r.Audit.Batches) {
		for _, s := range b.Sheets {
			l.add(s, names[s.Group])
		}
	}
	return l.write(w, format, false)
}

func newLayout(i *model.Instrument, groups []model.RespondentGroup, named bool, lang string) *layout {
	l := &layout{i: i, named: named, words: assets.WordsFor(lang)}
	for _, g := range groups {
		l.groups = append(l.groups, scene.GroupName(l.words, g))
	}
	head := []any{l.words.T(group.columnKey())}
	if named {
		head = append(head, l.words.T(person.columnKey()))
	}
	for at := range i.Len() {
		_, s := i.Statement(at)
		head = append(head, headerOf(s, l.words.Lang()))
	}
	l.rows = [][]any{append(head, l.words.T(comment.columnKey()), markOf(i))}
	return l
}

// add adds the row of a respondent.
func (l *layout) add(s model.AnswerSheet, group string) {
	row := []any{group}
	if l.named {
		row = append(row, s.Name)
	}
	for at := range l.i.Len() {
		switch answer := s.Answer(at); answer {
		case model.Unanswered:
			row = append(row, nil)
		case model.Unknown:
			row = append(row, l.words.T("answerFile.unknown"))
		default:
			row = append(row, int(answer-'0')+l.i.Scale.First)
		}
	}
	l.rows = append(l.rows, append(row, s.Comment))
}

func (l *layout) write(w io.Writer, format exchange.Format, choices bool) error {
	lang := l.words.Lang()
	sheet := table.OutputSheet{Name: l.words.T("answerFile.sheet.answers"), Rows: l.rows, Widths: []float64{18}, Frozen: true}
	if choices {
		sheet.Choices = l.choices()
	}
	guide := table.OutputSheet{Name: l.words.T("answerFile.sheet.guide"), Rows: l.guide(), Widths: []float64{30, 30, 34}}
	return table.Output{Title: l.i.Title.In(lang), Lang: lang, Sheets: []table.OutputSheet{sheet, guide}}.Write(w, format)
}

// choices lets groups and levels be chosen from lists.
func (l *layout) choices() []table.Choice {
	from := 2
	if l.named {
		from = 3
	}
	return []table.Choice{
		{From: 1, To: 1, Values: l.groups},
		{From: from, To: from + l.i.Len() - 1, Values: append(l.levels(), l.words.T("answerFile.unknown"))},
	}
}

// levels are the numbers of the levels as people see them.
func (l *layout) levels() []string {
	var list []string
	for n := range l.i.Scale.Levels {
		list = append(list, fmt.Sprint(n+l.i.Scale.First))
	}
	return list
}

// guide tells what the levels of each statement mean.
func (l *layout) guide() [][]any {
	lang := l.words.Lang()
	head := []any{l.words.T("answerFile.guide.area"), l.words.T("answerFile.guide.statement")}
	for _, n := range l.levels() {
		head = append(head, n)
	}
	rows := [][]any{head}
	for at := range l.i.Len() {
		area, s := l.i.Statement(at)
		row := []any{area.Title.In(lang), headerOf(s, lang)}
		for level := range l.i.Scale.Levels {
			row = append(row, l.i.LevelText(s, level, lang))
		}
		rows = append(rows, row)
	}
	rows = append(rows, []any{l.words.T("answerFile.guide.how", l.words.T("answerFile.unknown"))})
	return slices.Clip(rows)
}
