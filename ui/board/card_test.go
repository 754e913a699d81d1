package board

import (
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/scene"
)

// card shows one role with a part for its name, another role beside it, and a
// small place to add.
type roleCard struct{ wall }

var (
	name1 = scene.Ref{Owner: "role1", Part: scene.PartField, Lane: "name"}
	more1 = scene.Ref{Owner: "role1", Part: scene.PartAdd}
)

func (roleCard) Text(p *model.Project, ref scene.Ref) (string, bool) {
	if ref.Part == scene.PartAdd {
		return "", false
	}
	return p.Role(ref.Owner).Name, true
}

func (roleCard) scene() *scene.Scene {
	b := scene.Block{Bounds: scene.Rect{W: 200, H: 60}, Zones: []scene.Zone{
		{Rect: scene.Rect{X: 10, Y: 10, W: 80, H: 40}, Ref: head("role1")},
		{Rect: scene.Rect{X: 12, Y: 12, W: 50, H: 6}, Ref: name1},
		{Rect: scene.Rect{X: 80, Y: 40, W: 4, H: 4}, Ref: more1},
		{Rect: scene.Rect{X: 100, Y: 10, W: 80, H: 40}, Ref: head("role2")},
	}}
	return scene.New("", 200, 60, []scene.Placed{{Block: &b}})
}

func cardDesk(t *testing.T) *desk {
	t.Helper()
	d := newWall(t, wallProject(), &png.Painter{})
	d.b.SetPicture(d.doc.Project(), "card", roleCard{}.scene(), roleCard{})
	return d
}

// TestCard_NameIsWrittenOnce: Tab does not stop at the name that has just been
// written, whichever of its two parts it was written into.
func TestCard_NameIsWrittenOnce(t *testing.T) {
	d := cardDesk(t)
	d.doubleClick(head("role1"))
	d.Key(fyne.KeyTab)
	if got := d.b.editor.ref; got != head("role2") {
		t.Errorf("on from the card to %+v", got)
	}
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyTab) })
	if got := d.b.editor.ref; got != name1 {
		t.Errorf("back to %+v", got)
	}
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyTab) })
	if d.b.editor.open {
		t.Errorf("on from the name to %+v", d.b.editor.ref)
	}
	d.Key(fyne.KeyEscape)
	d.wantEdits()
}

// TestCard_TypingDoesNotRenameIt: who misses a part of a card types for nothing.
func TestCard_TypingDoesNotRenameIt(t *testing.T) {
	d := cardDesk(t)
	d.click(head("role1"))
	d.wantSelected(head("role1"))
	d.Type("x")
	if d.b.editor.open {
		t.Error("the card is being renamed")
	}
	d.Key(fyne.KeyF2)
	if d.b.editor.ref != head("role1") || !d.b.editor.open {
		t.Error("F2 does not rename the card")
	}
	d.Key(fyne.KeyEscape)
	d.click(head("role2")) // which has its name nowhere else
	d.Type("x")
	if !d.b.editor.open {
		t.Error("the other card cannot be typed into")
	}
	d.Key(fyne.KeyEscape)
}

// TestCard_PlaceToAddIsEasyToHit also by a hand that trembles.
func TestCard_PlaceToAddIsEasyToHit(t *testing.T) {
	d := cardDesk(t)
	r, _ := d.b.rectOf(more1)
	x, y := d.b.view.toBoard(r.X, r.Y)
	for _, tt := range []struct {
		by   float64
		want scene.Ref
	}{{addReachDp - 1, more1}, {addReachDp + 1, head("role1")}} {
		if z, ok := d.b.hitAt(x-tt.by, y-tt.by); !ok || z.Ref != tt.want {
			t.Errorf("%v beside it lies %+v, want %+v", tt.by, z.Ref, tt.want)
		}
	}
}
