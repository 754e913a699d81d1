package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/ui/board"
)

// settleAfter is the quiet time after which typed text becomes an edit.
const settleAfter = 500 * time.Millisecond

// field is an entry for text. What is typed settles after half a second of
// quiet, with Enter, and when the focus leaves.
type field struct {
	widget.Entry
	keys  keyTaker
	caret board.Caret
	// settle takes what was typed; false refuses it, and the field shows the
	// last value again.
	settle func(string) bool
	// typed hears every change at once.
	typed     func(string)
	submitted func()
	moved     func(*fyne.KeyEvent) bool // arrows and the like, before the entry
	tasks     Tasks
	stop      func()
	value     string // as last followed or settled
	undone    bool   // the entry's own history was used since then
	following bool
}

func (a *App) newField(multiline bool, settle func(string) bool) *field {
	f := &field{keys: a, settle: settle, tasks: a.tasks}
	f.MultiLine = multiline
	if multiline {
		f.Wrapping = fyne.TextWrapWord
		f.SetMinRowsVisible(2)
	}
	f.OnChanged = f.onChanged
	f.OnSubmitted = func(string) {
		f.flush()
		if f.submitted != nil {
			f.submitted()
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

func (f *field) onChanged(text string) {
	if f.following {
		return
	}
	if f.typed != nil {
		f.typed(text)
	}
	if f.settle == nil {
		return
	}
	if f.stop != nil {
		f.stop()
	}
	f.stop = f.tasks.After(settleAfter, f.flush)
}

// flush settles what was typed, if anything was.
func (f *field) flush() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
	if f.settle == nil || f.Text == f.value {
		return
	}
	before, text := f.value, f.Text
	f.value, f.undone = text, false
	if !f.settle(text) {
		f.value = before
		f.show(before)
	}
}

// follow shows a value that changed elsewhere, as by undo, and keeps the caret.
// Unsettled typing stays.
func (f *field) follow(text string) {
	if f.stop != nil && f.Text != f.value {
		return
	}
	f.value = text
	f.show(text)
}

func (f *field) show(text string) {
	if f.Text == text {
		return
	}
	row, column := f.CursorRow, f.CursorColumn
	f.following, f.undone = true, false
	f.SetText(text)
	f.CursorRow, f.CursorColumn = clampCaret(text, row, column, f.MultiLine)
	f.Refresh()
	f.following = false
}

// clampCaret keeps a caret within a text. Wrapped rows are not known here; the
// caret then stays in the row as far as there is one.
func clampCaret(text string, row, column int, multiline bool) (int, int) {
	rows := []int{0}
	for _, r := range text {
		if r == '\n' && multiline {
			rows = append(rows, 0)
			continue
		}
		rows[len(rows)-1]++
	}
	row = min(row, len(rows)-1)
	return row, min(column, rows[row])
}

// selectAll selects the whole text, as when a name is to be replaced.
func (f *field) selectAll() { f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// AcceptsTab implements fyne.Tabbable: Tab goes on to the next field.
func (f *field) AcceptsTab() bool { return false }

// FocusLost implements fyne.Focusable.
func (f *field) FocusLost() {
	f.flush()
	f.Entry.FocusLost()
}

// TypedRune implements fyne.Focusable.
func (f *field) TypedRune(r rune) { f.caret.TypeRune(&f.Entry, r) }

// TypedKey implements fyne.Focusable.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	if f.moved != nil && f.moved(ev) {
		return
	}
	f.caret.Mend(&f.Entry)
	switch ev.Name {
	case fyne.KeyDelete, fyne.KeyReturn, fyne.KeyEnter:
		f.Entry.TypedKey(ev)
	default:
		if !f.keys.plainKey(ev) {
			f.Entry.TypedKey(ev)
		}
	}
}
