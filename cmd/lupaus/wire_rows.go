package main

import (
	"context"
	"io"

	"lupaus/export/rows"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
	"lupaus/ui"
)

// rowFiles reads and writes rows of sheets as the window wants them.
type rowFiles struct{ tableFiles }

// Open implements ui.RowFiles.
func (rowFiles) Open(ctx context.Context, path string) (ui.RowTable, error) {
	f, err := openTable(ctx, path, rows.Open)
	if err != nil {
		return nil, err
	}
	return rowTable{f}, nil
}

// Save implements ui.RowFiles.
func (rowFiles) Save(_ context.Context, p *model.Project, at edit.SheetPlace, path, language string, force bool) error {
	return storage.WriteFile(path, force, func(w io.Writer) error {
		return rows.Write(w, table.FormatOf(path), p, at.Form, at.Block, at.Sheet, language)
	})
}

// rowTable is an opened table as the window wants it.
type rowTable struct{ f *rows.File }

// Look implements ui.RowTable.
func (t rowTable) Look(ctx context.Context, p *model.Project, at edit.SheetPlace, language string, ids model.IDSource) (*ui.RowImport, error) {
	r, err := t.f.Read(ctx, p, at.Form, at.Block, at.Sheet, rows.Options{LeaveOut: true, Lang: language, IDs: ids})
	if err != nil {
		return nil, err
	}
	at.Row = ""
	return &ui.RowImport{
		Found: r.Found, BadRows: r.BadRows, Columns: r.Columns, All: r.All,
		FileProblems: fileProblems(r.Report, language),
		Edit:         edit.AddRows{SheetPlace: at, Rows: r.Rows},
	}, nil
}
