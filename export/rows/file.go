package rows

import (
	"context"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/customers"
)

// File is an opened table of rows. It does not change and is safe for concurrent
// use.
type File struct{ *table.File }

// Open opens a file by its content. The error is a *model.Error of exchange, as
// that of [table.OpenFile].
func Open(ctx context.Context, name string, data []byte) (*File, error) {
	f, err := table.OpenFile(ctx, name, data, table.Values)
	if err != nil {
		return nil, err
	}
	return &File{f}, nil
}

// Options say how a file is read.
type Options struct {
	// LeaveOut imports what is right although rows are wrong.
	LeaveOut bool
	Lang     string         // of the words in problems; empty: Finnish
	IDs      model.IDSource // nil: model.NewID
}

// Result is what a file holds, and what is to be said about it.
type Result struct {
	table.Report
	Found        int // rows in the file that say something
	Columns, All int // columns of the block that the file has, and all that can be filled in
	// Rows are what the import would add, in the order of the file: none when an
	// error forbids it. Rows that the form gives have its key, others fresh IDs.
	Rows []model.SheetRow
}

// Ready reports whether there is something to import.
func (r *Result) Ready() bool { return len(r.Rows) > 0 }

// Takes reports whether rows can be imported into a block.
func Takes(b model.FormBlock) bool { return b.Open && len(b.Columns) > 0 }

// Read reads the rows of a block of a form's sheet in a project; the sheet need
// not be there yet. The error is a *model.Error with model.CodeNotFound when
// there is no such form or block that takes rows, or that of ctx; what is wrong
// in the file is told in the result.
func (f *File) Read(ctx context.Context, p *model.Project, form string, block string, sheet model.ID, opt Options) (*Result, error) {
	if opt.IDs == nil {
		opt.IDs = model.NewID
	}
	if opt.Lang == "" {
		opt.Lang = assets.Languages()[0]
	}
	r := &reader{p: p, opt: opt, words: assets.WordsFor(opt.Lang)}
	var base customers.Cache
	for _, lang := range append([]string{opt.Lang}, assets.Languages()...) {
		form, ok := assets.FormOf(form, lang)
		if !ok {
			return nil, model.NotFound(model.KindSheet, sheet)
		}
		form = base.Form(p, form)
		b, ok := form.Block(block)
		if !ok || !Takes(b) {
			return nil, exchange.Fail(model.CodeNotFound, "block %q takes no rows", block)
		}
		r.blocks = append(r.blocks, b)
	}
	r.block = r.blocks[0]
	r.sheet = p.Sheet(sheet)
	if r.sheet == nil {
		r.sheet = &model.Sheet{ID: sheet, Form: form}
	}
	r.Reader, r.list = table.NewReader(f.File, table.AreaRows, newColumns(r.blocks).of)
	if r.columns() {
		if err := r.rows(ctx); err != nil {
			return nil, err
		}
	}
	return r.result(), nil
}
