package ui

import (
	"context"

	"lupaus/model"
	"lupaus/model/edit"
)

// AnswerFiles reads and writes the answers of audits as tables of form tools.
// Safe for concurrent use.
type AnswerFiles interface {
	Read() []string  // the extensions of the files that can be opened, with the dot
	Write() []string // those that can be written, the usual one first
	// Open opens a file. Failures are *model.Error.
	Open(ctx context.Context, path string) (AnswerTable, error)
	// Save writes all answers of an audit; empty: a table to be filled in, without
	// them. The extension of the path says the format.
	Save(ctx context.Context, p *model.Project, audit model.ID, path, language string, empty, force bool) error
}

// AnswerTable is an opened table of answers. Safe for concurrent use.
type AnswerTable interface {
	// Look reads it as answers to an audit, wrong rows and columns left out.
	Look(ctx context.Context, p *model.Project, audit model.ID, c AnswerChoices) (*AnswerImport, error)
}

// AnswerChoices say how a table is read.
type AnswerChoices struct {
	Groups   map[string]model.ID // by AnswerGroup.Key: a group of the audit, AnswerNewGroup or AnswerNoGroup
	First    *int                // the number of the lowest level in the file; nil: that of the questionnaire
	Language string
	Today    model.Date
	IDs      model.IDSource
}

// What a group of a file may stand for besides one of the audit.
const (
	AnswerNewGroup model.ID = "+" // one that is added
	AnswerNoGroup  model.ID = "-" // none
)

// AnswerImport is what a table holds.
type AnswerImport struct {
	Rows, BadRows       int // respondents, and rows with errors
	Columns, Statements int // statements with a column, and all
	FileProblems
	Unknown     []AnswerGroup
	FirstInFile *int // the number that the lowest level seems to have in the file, when it is another one
	Counts      []AnswerCount
	Edit        edit.AddAnswers // what is right; without batches when there is nothing
}

// AnswerGroup is a group that only the file knows.
type AnswerGroup struct {
	Key, Text string
	Rows      int
	Like      model.ID // the group that it may have been meant for; empty: none
}

// AnswerCount is how many answer sheets a group gets; the zero group is none.
type AnswerCount struct {
	Group  model.RespondentGroup
	New    bool
	Sheets int
}
