package answers

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

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
	switch format {
	case exchange.CSV:
		return table.WriteRows(w, l.rows, l.words.Lang(), table.CSVOptions{})
	case exchange.XLSX:
	default:
		return exchange.Fail(exchange.CodeUnknown, "write answers as %s", format)
	}
	f := excelize.NewFile()
	err := l.workbook(f, choices)
	if err == nil {
		err = f.Write(w)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

func (l *layout) workbook(f *excelize.File, choices bool) error {
	head, text, err := table.Styles(f)
	if err != nil {
		return err
	}
	name, guide := l.words.T("answerFile.sheet.answers"), l.words.T("answerFile.sheet.guide")
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, len(l.rows[0]), 18); err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := table.SetRows(sw, l.rows, head, text); err != nil {
		return err
	}
	if choices {
		if err := l.choices(f, name); err != nil {
			return err
		}
	}
	if _, err := f.NewSheet(guide); err != nil {
		return err
	}
	if sw, err = f.NewStreamWriter(guide); err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 2, 30); err != nil {
		return err
	}
	if err := sw.SetColWidth(3, 3+len(l.i.Scale.Levels), 34); err != nil {
		return err
	}
	if err := table.SetRows(sw, l.guide(), head, text); err != nil {
		return err
	}
	return f.SetDocProps(&excelize.DocProperties{Title: exchange.Clean(l.i.Title.In(l.words.Lang())), Creator: "Lupaus", Language: l.words.Lang()})
}

// choiceRows is for how many respondents an empty table has choices.
const choiceRows = 2000

// choices lets groups and levels be chosen from lists. A list may hold 255
// characters; a longer one is left to be typed.
func (l *layout) choices(f *excelize.File, sheet string) error {
	list := func(from, to int, values []string) error {
		if len(values) == 0 || from > to || len([]rune(strings.Join(values, ","))) > 255 || strings.ContainsAny(strings.Join(values, ""), `,"`) {
			return nil
		}
		first, err := excelize.CoordinatesToCellName(from, 2)
		if err != nil {
			return err
		}
		last, err := excelize.CoordinatesToCellName(to, choiceRows+1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = first + ":" + last
		if err := v.SetDropList(values); err != nil {
			return err
		}
		return f.AddDataValidation(sheet, v)
	}
	if err := list(1, 1, l.groups); err != nil {
		return err
	}
	from := 2
	if l.named {
		from = 3
	}
	return list(from, from+l.i.Len()-1, append(l.levels(), l.words.T("answerFile.unknown")))
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
