package main

import (
	"context"
	"fmt"
	"path/filepath"

	"lupaus/export/table"
)

// openTable reads a whole file and lets open make a table of it.
func openTable[T any](ctx context.Context, a *app, path string, open func(ctx context.Context, name string, data []byte) (T, error)) (t T, err error) {
	data, err := a.readAll(ctx, path)
	if err != nil {
		return t, err
	}
	return open(ctx, filepath.Base(path), data)
}

// reportOutline tells programs what is to be said about any table.
type reportOutline struct {
	Rows      int              `json:"rows"`
	Imported  int              `json:"imported"`
	WrongRows int              `json:"wrongRows"`
	Errors    int              `json:"errors"`
	Warnings  int              `json:"warnings"`
	Blocked   bool             `json:"blocked"`
	Problems  []problemOutline `json:"problems"`
}

type problemOutline struct {
	Level   string `json:"level"`
	Code    string `json:"code"`
	Sheet   string `json:"sheet,omitempty"`
	Row     int    `json:"row,omitempty"`
	Column  int    `json:"column,omitempty"`
	Header  string `json:"header,omitempty"`
	Message string `json:"message"`
	ToDo    string `json:"todo"`
}

func (a *app) outlineReport(r table.Report, rows, imported int) reportOutline {
	out := reportOutline{
		Rows: rows, Imported: imported, WrongRows: r.BadRows, Errors: r.Errors, Warnings: r.Warnings, Blocked: r.Blocked, Problems: []problemOutline{},
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problemOutline{
			Level: string(p.Level), Code: p.Code, Sheet: p.Sheet, Row: p.Line, Column: p.Column, Header: p.Header,
			Message: p.Message(a.words), ToDo: p.ToDo(a.words),
		})
	}
	return out
}

// tellProblems tells people what is wrong with a table.
func (a *app) tellProblems(list []table.Problem) {
	for _, p := range list {
		fmt.Fprintln(a.err, a.words.T("ctl.audit.import.problem", a.words.T("answerFile.level."+string(p.Level)), p.Text(a.words)))
	}
}
