package board

import (
	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// manners are how a picture answers to hand and keys. There are two: a journey
// map (journeyMap) knows stages, touchpoints, lanes and feelings; any other
// picture ([picture]) asks its Subject what its parts mean. Places are in
// millimetres of the picture, those named …Dp on the board.
type manners interface {
	// hit returns what lies at a place.
	hit(x, y float64) (scene.Zone, bool)
	// zone returns where a part lies and how the scene names it in full.
	zone(ref scene.Ref) (scene.Zone, bool)
	// exists reports whether a part can stay selected.
	exists(ref scene.Ref) bool
	// refOf returns the part that stands for an entity.
	refOf(id model.ID) (scene.Ref, bool)
	// banded lists the parts that a rubber band around an area selects.
	banded(area scene.Rect) []scene.Ref
	// first returns where an arrow leads when nothing is selected.
	first() (scene.Ref, bool)
	// step returns where an arrow, Home or End leads from a part.
	step(from scene.Ref, key fyne.KeyName) (scene.Ref, bool)

	// text returns what a part says and whether it can be typed over.
	text(ref scene.Ref) (string, bool)
	// named reports whether a part shows its text in a part of its own.
	named(ref scene.Ref) bool
	// textEdit is the edit that makes a part say something else, or nil.
	textEdit(ref scene.Ref, text string) edit.Edit
	// lettering returns how the text of a part is written.
	lettering(z scene.Zone) lettering
	// choices reports whether the value of a part is chosen from a list.
	choices(ref scene.Ref) bool
	// isEntity reports whether a part stands for its owner as a whole.
	isEntity(ref scene.Ref) bool
	// clearEdit empties a part, or is nil when there is nothing to empty.
	clearEdit(ref scene.Ref) edit.Edit

	// press is the edit that a click at a place of a part makes at once, or nil.
	press(z scene.Zone, x, y float64) edit.Edit
	// keyed is what one key does to a part that is filled in key by key: the edit,
	// or nil, and the part to go on with; not ok when the part is none of those.
	keyed(ref scene.Ref, key rune) (e edit.Edit, next scene.Ref, ok bool)
	// add adds what a place to add offers, and reports whether it offers anything.
	add(ref scene.Ref) bool
	// enter is the Enter key, and activate the double click, as far as they do
	// more than edit a part or ask for its value; they report whether they did.
	enter(ref scene.Ref) bool
	activate(ref scene.Ref, hit bool, xDp, yDp float64) bool
	// editNext goes on typing in the next part, as Tab does.
	editNext(from scene.Ref, back bool)
	// drag returns what a drag from the pressed part does.
	drag() gesture
	// shortcut does what a key with a modifier means here.
	shortcut(m fyne.KeyModifier, key fyne.KeyName)
}

var (
	_ manners = journeyMap{}
	_ manners = (*picture)(nil)
)

// entityPart reports whether a part usually stands for its owner as a whole.
func entityPart(p scene.Part) bool {
	switch p {
	case scene.PartTouchpoint, scene.PartStage, scene.PartPromise, scene.PartEntity, scene.PartCustomer:
		return true
	}
	return false
}

// onMap reports whether the board shows a journey map.
func (b *Board) onMap() bool {
	_, ok := b.manners.(journeyMap)
	return ok
}
