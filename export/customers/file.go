package customers

import (
	"context"

	"lupaus/assets"
	"lupaus/export/table"
	"lupaus/model"
)

// File is an opened table of customers. It does not change and is safe for
// concurrent use.
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
	Today    model.Date     // until which the months since a purchase are counted
	IDs      model.IDSource // nil: model.NewID
}

// Result is what a file holds, and what is to be said about it.
type Result struct {
	table.Report
	Found int // rows in the file that say something
	// What the import comes to: nothing when an error forbids it.
	New, Updated, Unchanged int
	Segments                []model.Segment  // that are added, in the order of the file
	Customers               []model.Customer // new and updated ones, in the order of the file
}

// Ready reports whether there is something to import.
func (r *Result) Ready() bool { return len(r.Customers) > 0 }

// Same reports whether the file says what the project says already.
func (r *Result) Same() bool { return !r.Ready() && r.Unchanged > 0 }

// Read reads customers of a project. The error is that of ctx; what is wrong in
// the file is told in the result.
func (f *File) Read(ctx context.Context, p *model.Project, opt Options) (*Result, error) {
	if opt.IDs == nil {
		opt.IDs = model.NewID
	}
	if opt.Lang == "" {
		opt.Lang = assets.Languages()[0]
	}
	r := &reader{opt: opt, words: assets.WordsFor(opt.Lang), register: newRegister(p), segments: newSegments(p, opt.IDs)}
	var guides []string
	for _, lang := range assets.Languages() {
		guides = append(guides, assets.WordsFor(lang).T("customerFile.sheet.guide"))
	}
	r.Reader, r.list = table.NewReader(f.File, table.AreaCustomers, columnOf, guides...)
	if r.columns() {
		if err := r.rows(ctx); err != nil {
			return nil, err
		}
	}
	return r.result(), nil
}
