package board

import (
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// do asks the owner for an edit and reports whether it was done.
func (b *Board) do(e edit.Edit) bool {
	if e == nil || b.OnEdit == nil || b.project == nil {
		return false
	}
	return b.OnEdit(e) == nil
}

// commitText does the edit that somebody's typing means.
func (b *Board) commitText(ref scene.Ref, before, text string, added *addition) {
	if oneLine(ref.Part) {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	text = strings.TrimSpace(text)
	if text == before || b.project == nil {
		return
	}
	e := b.manners.textEdit(ref, text)
	if e == nil {
		return
	}
	if added != nil && b.project == added.project && ref == added.ref && b.name(added, e) {
		return
	}
	made, ok := e.(edit.AddPromise)
	if b.do(e) && ok && ref.Part == scene.PartMatrix {
		b.Reveal(made.Focus()) // the cell has a promise now, of which there is more to say
	}
}

// addition remembers something that was added to be named at once.
type addition struct {
	id      model.ID
	ref     scene.Ref      // the part that is named
	edit    edit.Edit      // that added it
	project *model.Project // right after the adding
	from    []scene.Ref    // what was selected before
}

// name makes adding something and naming it one step.
func (b *Board) name(added *addition, name edit.Edit) bool {
	if b.TakeBack == nil || b.TakeBack() != nil {
		return false
	}
	if b.do(edit.Batch{Name: added.edit.Label(), Edits: []edit.Edit{added.edit, name}}) {
		b.Select(added.ref)
	}
	return true
}

// takeBack removes what was added and not named, and selects what was selected
// before.
func (b *Board) takeBack(added *addition) {
	if b.project == nil {
		return
	}
	taken := b.TakeBack != nil && b.project == added.project && b.TakeBack() == nil
	if !taken && b.project.Get(added.id) != nil {
		b.do(edit.Remove{IDs: []model.ID{added.id}})
	}
	from := slices.DeleteFunc(added.from, func(r scene.Ref) bool { return !b.manners.exists(r) })
	if len(b.selection) == 0 && len(from) > 0 {
		b.Select(from...)
	}
}

// longestInPlace is the longest text in bytes that is edited in place: Fyne's
// entry needs half a second for it, and four times that for each doubling.
const longestInPlace = 10_000

// edit opens the entry over a part, with its text or with what was typed. What
// cannot be edited in place is chosen or left to the owner.
func (b *Board) edit(ref scene.Ref, typed string) bool {
	ref, ok := b.find(ref)
	if !ok {
		return false
	}
	text, ok := b.manners.text(ref)
	if !ok || len(text) > longestInPlace {
		switch {
		case typed != "":
		case !ok && b.OnChoose != nil && b.manners.choices(ref):
			b.askAt(ref)
		case b.OnOpen != nil:
			b.OnOpen(ref)
		}
		return false
	}
	if typed != "" {
		b.editor.begin(ref, text, typed, true)
	} else {
		b.editor.begin(ref, text, text, false)
	}
	return true
}

// EditCurrent opens the current part for typing, as F2 does.
func (b *Board) EditCurrent() {
	if ref, ok := b.current(); ok {
		b.edit(ref, "")
	}
}
