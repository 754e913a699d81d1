package exchange

import (
	"cmp"
	"slices"

	"lupaus/model"
	"lupaus/model/scene"
)

// Severity says what a note is about.
type Severity string

// The severities.
const (
	Info    Severity = "info"    // was changed in reading or writing; nothing is missing
	Warning Severity = "warning" // could not be read as it was meant
	Lost    Severity = "lost"    // the format has no place for it
)

// Severities lists the severities, the gravest first.
func Severities() []Severity { return []Severity{Lost, Warning, Info} }

// Word is an argument of a note that is itself a translation key.
type Word string

// At is a place in a file. Lines and columns count from 1; 0 means that the
// note is about no single line or column.
type At struct {
	Sheet        string // of a workbook; empty otherwise
	Line, Column int
}

// Note tells people one thing that happened in reading or writing.
type Note struct {
	At
	Severity Severity
	Key      string // translation key
	Args     []any  // texts, numbers and Words for the key's verbs
}

// Text is the note in the reader's language, with its place in front.
func (n Note) Text(w scene.Words) string {
	text := n.Message(w)
	if place := n.Place(w); place != "" {
		return w.T("exchange.place.text", place, text)
	}
	return text
}

// Level is the severity as a plain word.
func (n Note) Level() string { return string(n.Severity) }

// Message is the note without its place.
func (n Note) Message(w scene.Words) string {
	args := make([]any, len(n.Args))
	for i, a := range n.Args {
		if key, ok := a.(Word); ok {
			a = w.T(string(key))
		}
		args[i] = a
	}
	return w.T(n.Key, args...)
}

// Place is where the note points to, in words; empty when it points nowhere.
func (n Note) Place(w scene.Words) string {
	place := ""
	switch {
	case n.Line > 0 && n.Column > 0:
		place = w.T("exchange.place.cell", n.Line, n.Column)
	case n.Line > 0:
		place = w.T("exchange.place.line", n.Line)
	case n.Column > 0:
		place = w.T("exchange.place.column", n.Column)
	}
	if n.Sheet == "" {
		return place
	}
	if place == "" {
		return w.T("exchange.place.sheet", n.Sheet)
	}
	return w.T("exchange.place.within", n.Sheet, place)
}

// Result is what a reader made of a file.
type Result struct {
	Project *model.Project // valid; holds at least one journey
	Notes   []Note         // in the order of the file
}

// MaxNotes is the number of notes that are listed one by one. A file that
// deserves more gets one last note with the number of the others.
const MaxNotes = 2000

// Notes collects notes. The zero value is ready.
type Notes struct {
	list   []Note
	more   int
	counts map[countKey]int
	order  []countKey
}

type countKey struct {
	severity Severity
	key      string
}

// Add puts a note down.
func (n *Notes) Add(severity Severity, at At, key string, args ...any) {
	if len(n.list) >= MaxNotes {
		n.more++
		return
	}
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = Shorten(s)
		}
	}
	n.list = append(n.list, Note{at, severity, key, args})
}

// Count puts down that something happened once more. All happenings of a kind
// become one note, whose only argument is their number.
func (n *Notes) Count(severity Severity, key string) { n.CountMany(severity, key, 1) }

// CountMany is Count for several happenings at once; none is no note.
func (n *Notes) CountMany(severity Severity, key string, times int) {
	if times <= 0 {
		return
	}
	if n.counts == nil {
		n.counts = map[countKey]int{}
	}
	k := countKey{severity, key}
	if n.counts[k] == 0 {
		n.order = append(n.order, k)
	}
	n.counts[k] += times
}

// List returns the notes: those with a line by sheet and line, then the others.
func (n *Notes) List() []Note {
	list := slices.Clone(n.list)
	slices.SortStableFunc(list, func(a, b Note) int {
		if (a.Line == 0) != (b.Line == 0) {
			return cmp.Compare(b.Line, a.Line)
		}
		if a.Sheet != b.Sheet {
			return 0
		}
		return cmp.Compare(a.Line, b.Line)
	})
	for _, k := range n.order {
		list = append(list, Note{Severity: k.severity, Key: k.key, Args: []any{n.counts[k]}})
	}
	if n.more > 0 {
		list = append(list, Note{Severity: Warning, Key: "exchange.note.more", Args: []any{n.more}})
	}
	return list
}

// maxQuote is how much of a text a note quotes, in characters.
const maxQuote = 80

// Shorten cuts a text to a length that fits into a note, with an ellipsis.
func Shorten(s string) string {
	n := 0
	for i := range s {
		if n == maxQuote {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
