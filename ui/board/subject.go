package board

import (
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// Subject gives meaning to the parts of a picture that is not a journey map:
// what they say, what is typed into them, where they may be dropped. Parts are
// the zones of the scene; two zones with the same Ref are one part.
//
// It answers from the project that it is given, on the UI goroutine, and is
// quick: Drop is asked at every move of the mouse. SetText and Add are asked once
// for each thing that a person does, the others at any time.
type Subject interface {
	// Figure reports whether the picture is a figure, which makes no sense cut off
	// at its side, and not a wall of texts, which are to be read.
	Figure() bool
	// Text returns what a part says and whether it can be typed over in place.
	Text(p *model.Project, ref scene.Ref) (text string, typed bool)
	// Unsaid returns the words that the picture writes where a part says nothing
	// yet, or "". The entry lies on them, and what stands above or before them
	// stays readable.
	Unsaid(p *model.Project, ref scene.Ref) string
	// SetText returns the edit that writes a text into a part, or nil when there
	// is nothing to do. A text may bring something into being, as one in an empty
	// cell of a matrix does.
	SetText(p *model.Project, ref scene.Ref, text string) edit.Edit
	// Choices reports whether the value of a part is chosen from a list. Enter
	// and a double click ask Board.OnChoose for it then, for PartState, PartOwner
	// and PartSheetCell one click does unless Press has an edit for it; typing and F2 write over it when Text allows that
	// too.
	Choices(p *model.Project, ref scene.Ref) bool
	// Press returns the edit that a click at a place of a part makes at once, as
	// a click on one of five steps does, or nil when it selects the part and no
	// more. The place is in millimetres of the picture.
	Press(p *model.Project, z scene.Zone, x, y float64) edit.Edit
	// Slide returns the edit that puts a part which slides along the picture, as
	// the cut of a ranking does, at a place in millimetres; nil where it stands
	// there. A drag shows the picture as it would be. With ok false the part does
	// not slide.
	Slide(p *model.Project, z scene.Zone, x, y float64) (e edit.Edit, ok bool)
	// Keyed returns what one key means on a part that is filled in key by key, as
	// a cell of an answer grid is: the edit, nil for none, and the part to go on
	// with. With ok false the key means there what it means elsewhere. Keys are
	// characters, '\b' for Backspace, '\n' for Enter, '←' and '→' for the arrows.
	Keyed(p *model.Project, ref scene.Ref, key rune) (e edit.Edit, next scene.Ref, ok bool)
	// Clear returns the edit by which Delete empties a part, or nil when there is
	// nothing to empty. A touchpoint, stage, promise or other entity
	// (PartTouchpoint, PartStage, PartPromise, PartEntity, PartCustomer) that Clear has no edit
	// for is meant as a whole: Delete asks Board.OnRemove for it, Copy takes it,
	// the rubber band selects it and Reveal prefers it.
	Clear(p *model.Project, ref scene.Ref) edit.Edit
	// Add returns the edit that adds something under a fresh ID, and the part to
	// open for typing afterwards. Of that part Lane and Persona need not be told
	// when the scene shows but one like it; a zero part opens none. The reference
	// is that of a place to add (PartAdd) that was clicked, or of any part that is
	// not chosen and no cell of a sheet, on which Enter asks for another like it.
	// A nil edit adds nothing: Enter then edits the part.
	Add(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref)
	// CanDrag reports whether a part can be taken hold of. When a part cannot,
	// the one it lies on is asked.
	CanDrag(p *model.Project, ref scene.Ref) bool
	// Drop returns the edit of letting go of a part over another one, or nil when
	// it does not belong there; the part below is asked then. The place x, y goes
	// from 0 to 1 over the zone of the part it is dropped on, from its upper left
	// corner: it is that of the middle of what is dragged on a zone larger than
	// that, else that of the pointer.
	Drop(p *model.Project, what, on scene.Ref, x, y float64) edit.Edit
}

// SetPicture shows a picture other than a journey map. The key names it and is
// not empty: under the same key selection, zoom and place stay, under another
// one nothing is selected and the view is as it was left when the key was shown
// last. The scene must be one of the project.
func (b *Board) SetPicture(p *model.Project, key string, s *scene.Scene, subject Subject) {
	b.set(p, page{key: key}, s, &picture{Board: b, subject: subject})
}
