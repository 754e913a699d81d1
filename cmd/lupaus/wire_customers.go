package main

import (
	"context"
	"io"

	"lupaus/export/customers"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
	"lupaus/ui"
)

// customerFiles reads and writes customers as the window wants them.
type customerFiles struct{ tableFiles }

// Open implements ui.CustomerFiles.
func (customerFiles) Open(ctx context.Context, path string) (ui.CustomerTable, error) {
	f, err := openTable(ctx, path, customers.Open)
	if err != nil {
		return nil, err
	}
	return customerTable{f}, nil
}

// Save implements ui.CustomerFiles.
func (customerFiles) Save(_ context.Context, p *model.Project, path, language string, empty, force bool) error {
	write := customers.Write
	if empty {
		write = customers.Template
	}
	return storage.WriteFile(path, force, func(w io.Writer) error { return write(w, table.FormatOf(path), p, language) })
}

// customerTable is an opened table as the window wants it.
type customerTable struct{ f *customers.File }

// Look implements ui.CustomerTable.
func (t customerTable) Look(ctx context.Context, p *model.Project, today model.Date, language string, ids model.IDSource) (*ui.CustomerImport, error) {
	r, err := t.f.Read(ctx, p, customers.Options{LeaveOut: true, Lang: language, Today: today, IDs: ids})
	if err != nil {
		return nil, err
	}
	return &ui.CustomerImport{
		Found: r.Found, BadRows: r.BadRows, New: r.New, Updated: r.Updated, Unchanged: r.Unchanged,
		FileProblems: fileProblems(r.Report, language),
		Edit:         edit.PutCustomers{Segments: r.Segments, Customers: r.Customers},
	}, nil
}
