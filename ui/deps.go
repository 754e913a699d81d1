package ui

import (
	"context"
	"image"
	"time"

	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/ui/board"
	"lupaus/ui/importer"
)

// Deps is what the program is given by its command. Fields without a note
// must be set.
type Deps struct {
	Store     Store
	Exporter  Exporter      // nil: no export
	Importer  Importer      // nil: no import
	Answers   AnswerFiles   // nil: answers of audits are neither read from nor written to files
	Rows      RowFiles      // nil: rows of sheets are neither read from nor written to files
	Customers CustomerFiles // nil: customers are neither read from nor written to files
	Painter   board.Painter
	// DataDir holds settings and logs. Documents is where new projects go.
	DataDir, Documents string
	Version            string
	Language           string // overrides the settings when set
	SystemLanguage     string // the language of the desktop, for a first start
	Now                func() time.Time
	NewID              model.IDSource
	// Open shows a file or folder in the program that the desktop has for it.
	Open func(path string) error
	// Tasks runs background work and timers; nil: goroutines and real time.
	Tasks Tasks
}

// Store opens and makes project files. Failures are *model.Error with the
// codes of storage. Safe for concurrent use.
type Store interface {
	Open(path string, readOnly bool) (File, error)
	Create(path string, p *model.Project) (File, error)
	// SaveAs writes a state with its history to another file.
	SaveAs(path string, s *model.State, force bool) error
	Backups(path string) ([]Backup, error)
	// Restore puts a backup in a file's place; what stood there is kept under
	// the name that is returned.
	Restore(backup, path string) (aside string, err error)
}

// File is an open project file. Safe for concurrent use.
type File interface {
	State() *model.State // as it was when opened
	Path() string
	ReadOnly() bool
	Save(*model.State) // returns at once
	Flush(context.Context) error
	OnStatus(func(SaveStatus)) // called from any goroutine
	BackupNow() (string, error)
	Close() error
}

// Backup is an earlier copy of a file.
type Backup struct {
	Path string
	Made time.Time
	Size int64
}

// SaveStatus is the truth about a file on the disk.
type SaveStatus struct {
	Saving bool      // changes are on their way
	Saved  time.Time // when the last change reached the disk; zero: never
	Err    error     // why it did not
	Backup error     // why the last automatic backup could not be made
}

// Format is a format to export to.
type Format struct {
	ID        string // "pdf"; the translation key is "ui.format." + ID
	Extension string // with the dot
	Pages     bool   // laid out on pages and previewed, else data
	Single    bool   // of the pages a file holds only one
	Lossless  bool   // holds the whole project; reading it back gives the same
}

// Document is what can be laid out on pages.
type Document struct {
	ID           string   // empty: the map of a journey; the translation key of others is "document." + ID
	NeedsJourney bool     // is about a journey, or about all of them
	Papers       []string // that can be chosen, "A4", …, the smallest first; none: it is on A4
	Blank        bool     // can be printed to be written into by hand
	Roles        bool     // roles can be chosen (ExportRequest.Roles)
	Form         bool     // one form can be chosen (ExportRequest.Form)
	Since        bool     // is about a snapshot (ExportRequest.Since)
	Audit        bool     // is about an audit (ExportRequest.Audit)
	Parts        []string // that it may be put together of, as the project says (model.Info.Workbook); their words are "workbook.part." + ID
	// Usual are the parts when nobody has chosen; nil when there are none.
	Usual func(p *model.Project, blank bool) []string
	Group bool // a blank one can be made for a group of respondents (ExportRequest.Group)
}

// ExportRequest says what to export and how.
type ExportRequest struct {
	Project *model.Project
	Journey model.ID // empty: all journeys, or the whole project in lossless formats
	// Overlay is a journey laid over the map, Compare one drawn below it; at
	// most one of them, and with maps only.
	Overlay, Compare model.ID

	Format   string
	Document string     // by the ID of one of Exporter.Documents
	Page     int        // which page, from 0, in formats that hold one
	Blank    bool       // to be written into by hand
	Form     string     // of sheets, by its ID; empty: all
	Roles    []model.ID // whose cards, in this order; none: all
	Since    model.ID
	Audit    model.ID // empty: the latest
	Group    model.ID // of respondents, by which a blank questionnaire is filled in; empty: any
	Paper    string   // one of Document.Papers
	Portrait bool
	Tile     string // paper of the sheets that a page is cut into; empty: one sheet
	Language string
	Version  string
}

// Exporter writes files in other formats. Safe for concurrent use.
type Exporter interface {
	Formats() []Format
	Documents() []Document // the map first
	Preview(ctx context.Context, r ExportRequest) (Preview, error)
	// Write makes the file whole or not at all. With force it replaces an
	// existing file.
	Write(ctx context.Context, r ExportRequest, path string, force bool, progress func(done, total int)) ([]Note, error)
}

// Preview is an export as pages. Safe for concurrent use.
type Preview interface {
	Pages() int
	SmallestPt() float64 // the smallest letter on paper; 0 when there is none
	Notes() []Note
	Paint(page, widthPx int) image.Image
}

// Note tells in the reader's language what the writer of a format left out or
// warns of.
type Note interface {
	Text(w scene.Words) string
}

// Importer opens files of other formats. Safe for concurrent use.
type Importer interface {
	Extensions() []string // of the files it may know, with the dot
	// Open opens a file; the language is the one of the texts that reading it
	// makes up.
	Open(ctx context.Context, path, language string) (importer.Source, error)
	// OpenText opens what was copied from a spreadsheet or another program.
	OpenText(ctx context.Context, text, language string) (importer.Source, error)
}

// Tasks runs what does not belong on the UI goroutine.
type Tasks interface {
	// Go runs work elsewhere and done on the UI goroutine afterwards.
	Go(work func(), done func())
	// After runs f on the UI goroutine once the time has passed, unless stopped.
	After(d time.Duration, f func()) (stop func())
	// OnUI runs f on the UI goroutine soon.
	OnUI(f func())
}
