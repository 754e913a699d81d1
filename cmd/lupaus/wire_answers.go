package main

import (
	"context"
	"io"

	"lupaus/export/answers"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
	"lupaus/ui"
)

// answerFiles reads and writes answers of audits as the window wants them.
type answerFiles struct{ tableFiles }

// Open implements ui.AnswerFiles.
func (answerFiles) Open(ctx context.Context, path string) (ui.AnswerTable, error) {
	f, err := openTable(ctx, path, answers.Open)
	if err != nil {
		return nil, err
	}
	return answerTable{f}, nil
}

// Save implements ui.AnswerFiles.
func (answerFiles) Save(_ context.Context, p *model.Project, audit model.ID, path, language string, empty, force bool) error {
	return storage.WriteFile(path, force, func(w io.Writer) error {
		format := table.FormatOf(path)
		if !empty {
			return answers.Write(w, format, p, audit, language)
		}
		a := p.Audit(audit)
		if a == nil {
			return model.NotFound(model.KindAudit, audit)
		}
		i := p.Instrument(a.Instrument)
		if i == nil {
			return model.NotFound(model.KindInstrument, a.Instrument)
		}
		return answers.Template(w, format, i, a.Groups, a.Named, language)
	})
}

// answerTable is an opened table as the window wants it.
type answerTable struct{ f *answers.File }

// Look implements ui.AnswerTable.
func (t answerTable) Look(ctx context.Context, p *model.Project, audit model.ID, c ui.AnswerChoices) (*ui.AnswerImport, error) {
	r, err := t.f.Read(ctx, p, audit, answers.Options{
		Groups: c.Groups, LeaveOut: true, First: c.First, Lang: c.Language, Today: c.Today, IDs: c.IDs,
	})
	if err != nil {
		return nil, err
	}
	out := &ui.AnswerImport{
		Rows: r.Rows, BadRows: r.BadRows, Columns: r.Columns, FileProblems: fileProblems(r.Report, c.Language), FirstInFile: r.FirstInFile,
		Edit: edit.AddAnswers{Audit: audit, Groups: r.Groups, Batches: r.Batches},
	}
	if a := p.Audit(audit); a != nil {
		if i := p.Instrument(a.Instrument); i != nil {
			out.Statements = i.Len()
		}
	}
	for _, g := range r.Unknown {
		out.Unknown = append(out.Unknown, ui.AnswerGroup{Key: g.Fold, Text: g.Text, Rows: g.Rows, Like: g.Like})
	}
	for _, g := range r.Counts {
		out.Counts = append(out.Counts, ui.AnswerCount{Group: g.Group, New: g.New, Sheets: g.Sheets})
	}
	return out, nil
}
