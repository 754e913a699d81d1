package board

import "fyne.io/fyne/v2/widget"

// Caret keeps the caret of an entry behind the blank that was typed last. Fyne's
// entry puts it before one that does not fit into its line any more: the next
// word would be written in front of the blank, and Backspace would take a letter.
type Caret struct {
	text string // right after the blank
	at   int    // where the caret belongs then
}

// Mend puts the caret where it belongs. Call it before the entry takes a key.
func (c *Caret) Mend(e *widget.Entry) {
	if c.at > 0 && e.Text == c.text && e.CursorTextOffset() == c.at-1 {
		e.CursorColumn++
	}
	c.at = 0
}

// TypeRune lets the entry take a letter.
func (c *Caret) TypeRune(e *widget.Entry, r rune) {
	c.Mend(e)
	at := e.CursorTextOffset() + 1
	selected := e.SelectedText() != ""
	e.TypedRune(r)
	if r == ' ' && !selected && e.CursorTextOffset() == at-1 {
		c.text, c.at = e.Text, at
	}
}
