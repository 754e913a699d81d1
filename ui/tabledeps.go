package ui

import (
	"context"

	"lupaus/model"
	"lupaus/model/edit"
)

// RowFiles reads and writes the rows of sheets as tables. Safe for concurrent use.
type RowFiles interface {
	Read() []string  // the extensions of the files that can be opened, with the dot
	Write() []string // those that can be written, the usual one first
	// Open opens a file. Failures are *model.Error.
	Open(ctx context.Context, path string) (RowTable, error)
	// Save writes all rows of the block of a place. The extension of the path says
	// the format.
	Save(ctx context.Context, p *model.Project, at edit.SheetPlace, path, language string, force bool) error
}

// RowTable is an opened table of rows. Safe for concurrent use.
type RowTable interface {
	// Look reads it as rows of the block of a place, wrong rows left out.
	Look(ctx context.Context, p *model.Project, at edit.SheetPlace, language string, ids model.IDSource) (*RowImport, error)
}

// RowImport is what a table holds.
type RowImport struct {
	Found, BadRows int // rows that say something, and those with errors
	Columns, All   int // columns of the block with one in the table, and all that can be filled in
	FileProblems
	Edit edit.AddRows // what is right; without rows when there is nothing
}

// CustomerFiles reads and writes the customers of projects as tables. Safe for
// concurrent use.
type CustomerFiles interface {
	Read() []string  // the extensions of the files that can be opened, with the dot
	Write() []string // those that can be written, the usual one first
	// Open opens a file. Failures are *model.Error.
	Open(ctx context.Context, path string) (CustomerTable, error)
	// Save writes all customers; empty: a table to be filled in, without them. The
	// extension of the path says the format.
	Save(ctx context.Context, p *model.Project, path, language string, empty, force bool) error
}

// CustomerTable is an opened table of customers. Safe for concurrent use.
type CustomerTable interface {
	// Look reads it as customers of a project, wrong rows left out.
	Look(ctx context.Context, p *model.Project, today model.Date, language string, ids model.IDSource) (*CustomerImport, error)
}

// CustomerImport is what a table holds.
type CustomerImport struct {
	Found, BadRows          int // rows that say something, and those with errors
	New, Updated, Unchanged int // customers without errors
	FileProblems
	Edit edit.PutCustomers // what is right; without customers when there is nothing
}

// FileProblems is what is wrong with a table.
type FileProblems struct {
	Errors, Warnings int  // how many there are, listed or not
	Blocked          bool // an error puts all of the table in doubt
	Problems         []FileProblem
}

// FileProblem is a line of the list of problems, in words.
type FileProblem struct {
	Level               string // error, warning or info
	Place, What, Advice string // Place may be empty
}
