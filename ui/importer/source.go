package importer

import (
	"context"

	"lupaus/model"
	"lupaus/model/scene"
)

// Source is an opened file, or text from the clipboard. Safe for concurrent
// use.
type Source interface {
	FormatKey() string // the translation key of the format's name
	Table() Table      // nil when there is nothing to choose
	// Read makes a project. The mapping counts for tables only.
	Read(ctx context.Context, m Mapping) (*model.Project, []Note, error)
}

// Table is a source whose fields people can choose. Safe for concurrent use.
type Table interface {
	Sheets() []string
	// Guess is what the table seems to be; its Sheet may be Together.
	Guess() Mapping
	// Look guesses the fields of a sheet anew for a layout and a row or column
	// of names. An empty layout and Anywhere leave those to the guess.
	Look(sheet int, layout string, header int) Mapping
	// Together is how many sheets are read when they are read together.
	Together() int
	Layouts() []string
	Scales() []string
	Kinds(layout string) []Kind
	// Lines shows the names of the fields and their first cells.
	Lines(m Mapping, cells int) []Line
}

// Mapping says how to read a table.
type Mapping struct {
	Sheet  int // Together: all sheets that are alike, each as it is guessed
	Layout string
	Header int // the row, or in a matrix the column, of the names; -1: none
	Fields []Field
	Scale  string
}

// Special sheets and headers.
const (
	Together = -1
	Anywhere = -2
)

// Field is what one column, or row of a matrix, is read as.
type Field struct {
	Kind string
	Name string // of a lane or a persona, or the number of a promise
}

// Kind is one thing that a field can be read as.
type Kind struct {
	ID       string
	NameHint string // the translation key of what Field.Name is; empty: nothing
}

// Line is a field of a table with its first cells.
type Line struct {
	Name  string
	Cells []string
}

// Matrix is the layout whose fields are rows.
const Matrix = "matrix"

// The kind of field that shows the choice of scales.
const feeling = "feeling"

// Note tells one thing that happened in reading.
type Note interface {
	Text(w scene.Words) string
	// Level is "lost", "warning" or "info".
	Level() string
}

// Words gives the words of one language.
type Words interface {
	scene.Words
	N(key string, n int, args ...any) string
}

// Deps is what a dialog is given. Key may be nil, all else must be set.
type Deps struct {
	Words  Words
	Name   string // of the file, as people know it
	Source Source
	// Run does work elsewhere and calls done on the UI goroutine. Whether done is
	// called after cancelling does not matter.
	Run func(work func(context.Context) error, done func(error)) (cancel func())
	// Key takes the keys that the controls have no use for.
	Key keyFunc
	// ErrorText words a failure.
	ErrorText func(error) string
}
