package board

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/ui/uitest"
)

func TestPicture_ClickSelects(t *testing.T) {
	d := wallDesk(t)
	d.click(promise("word1"))
	d.wantSelected(promise("word1"))
	d.click(note("word2")) // the smaller one on top
	d.wantSelected(note("word2"))
	d.With(fyne.KeyModifierShift, func() { d.click(promise("word3")) })
	d.wantSelected(note("word2"), promise("word3"))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.click(note("word2")) })
	d.wantSelected(promise("word3"))
	d.pause()
	d.Click(2, 2)
	d.wantSelected()
	d.wantEdits()
}

func TestPicture_RubberBandSelectsEntities(t *testing.T) {
	d := wallDesk(t)
	from, to := d.at(head("role1")), d.at(promise("word2"))
	d.Drag(fyne.NewPos(from.X-float32(32*d.b.view.dpPerMM), from.Y), to)
	d.wantSelected(head("role1"), promise("word1"), head("role2"), promise("word2"))
	d.b.SelectAll()
	if got := d.b.SelectedIDs(); len(got) != 6 {
		t.Errorf("all is %v", got)
	}
	d.wantEdits()
}

func TestPicture_WhatCannotBeTyped(t *testing.T) {
	d := wallDesk(t)
	d.click(owner("word1"))
	d.click(scene.Ref{Owner: "word2", Part: scene.PartKept})
	d.wantSelected(promise("word2"))
	d.b.Select(owner("word3"))
	d.Key(fyne.KeyReturn)
	d.Key(fyne.KeyF2)
	d.Type("x")
	want := []scene.Ref{owner("word1"), {Owner: "word2", Part: scene.PartKept}, owner("word3"), owner("word3")}
	if !slices.Equal(d.choices, want) {
		t.Errorf("choices %v, want %v", d.choices, want)
	}
	d.doubleClick(plane)
	d.Key(fyne.KeyReturn)
	if want := []scene.Ref{plane, plane}; !slices.Equal(d.opened, want) || d.b.editor.open {
		t.Errorf("opened %v, want %v", d.opened, want)
	}
	d.wantEdits()
}

func TestPicture_EntryLooksLikeTheText(t *testing.T) {
	d := wallDesk(t)
	for _, ref := range []scene.Ref{promise("word1"), head("role2")} {
		z, _ := d.b.zone(ref)
		d.doubleClick(ref)
		l := d.b.manners.lettering(z)
		if want := map[scene.Part]float64{scene.PartPromise: scene.SizeTitle, scene.PartEntity: scene.SizeHead}[ref.Part]; l.size != want || !l.bold {
			t.Errorf("%s is written in %v, bold %v", ref.Part, l.size, l.bold)
		}
		if l.box.X < z.X || l.box.Y < z.Y || l.box.X > z.X+1 || l.box.Y > z.Y+1 {
			t.Errorf("%s: the entry at %+v does not lie on %+v", ref.Part, l.box, z.Rect)
		}
		for _, in := range []scene.Ref{note("word1"), owner("word1"), {Owner: "word1", Part: scene.PartKept}} {
			r, _ := d.b.rectOf(in)
			if text := (scene.Rect{X: l.box.X, Y: l.box.Y, W: l.box.W, H: l.box.H - l.pad}); text.Overlaps(r) {
				t.Errorf("%s: the entry at %+v hides the %s at %+v", ref.Part, l.box, in.Part, r)
			}
		}
		d.Key(fyne.KeyEscape)
	}
	d.click(addPromise) // nothing is written there yet
	if d.b.editor.ref.Part != scene.PartPromise {
		t.Fatalf("editing %+v", d.b.editor.ref)
	}
	z, _ := d.b.zone(d.b.editor.ref)
	if l := d.b.manners.lettering(z); l.size != scene.SizeBody || l.box.Y > z.Y+1 || l.box.H > 19 {
		t.Errorf("an empty promise is written in %+v, it stands at %+v", l, z.Rect)
	}
	d.Key(fyne.KeyEscape)
	d.b.SetZoom(25)
	d.doubleClick(note("word1")) // a small part gets a larger entry
	if s := d.b.editor.object.Size(); s.Width < minEntryDp || s.Height < minTextDp {
		t.Errorf("the entry is %v", s)
	}
}

func TestPicture_DragAndDrop(t *testing.T) {
	d := wallDesk(t)
	mm := func(x, y float64) fyne.Position {
		xDp, yDp := d.b.view.toBoard(x, y)
		return fyne.NewPos(float32(xDp), float32(yDp))
	}
	for name, test := range map[string]struct {
		from, to fyne.Position
		want     edit.Edit
	}{
		"on a role":                     {mm(100, 20), mm(30, 20), edit.SetOwner{ID: "word1", Owner: "role1"}},
		"by a part that stays":          {mm(100, 30), mm(30, 20), edit.SetOwner{ID: "word1", Owner: "role1"}},
		"on a part of a promise":        {mm(100, 20), mm(100, 62), edit.SetParent{Promise: "word1", Parent: "word2"}},
		"on a plane, by its middle":     {mm(189, 37), mm(304, 73), edit.SetText{ID: "word1", Field: edit.FieldNote, Text: "0.50 0.50"}},
		"on the place to add":           {mm(100, 20), mm(100, 110), nil},
		"beside everything":             {mm(100, 20), mm(30, 180), nil},
		"back":                          {mm(100, 20), mm(104, 22), nil},
		"what cannot be taken hold of":  {mm(30, 20), mm(30, 60), nil},
		"out of the board at the left":  {mm(100, 20), fyne.NewPos(-40, 20), nil},
		"out of the board at the right": {mm(100, 20), fyne.NewPos(1300, 300), nil},
	} {
		before := d.b.view
		d.Drag(test.from, test.to)
		if test.want == nil {
			d.wantEdits()
		} else {
			d.wantEdits(test.want)
			if err := d.doc.Undo(); err != nil {
				t.Fatal(name, err)
			}
		}
		if t.Failed() {
			t.Fatal(name)
		}
		d.b.setView(before)
		d.b.Select()
		d.pause()
	}
}

func TestPicture_DragShowsWhereItBelongs(t *testing.T) {
	d := wallDesk(t)
	o := d.b.overlay
	from := d.at(promise("word1"))
	d.Move(from.X, from.Y)
	d.Press(0)
	d.Press(1)
	see := func(where string, x, y float32, target, refused bool) {
		t.Helper()
		d.Through(fyne.NewPos(x, y))
		if !o.ghost.Visible() || o.target.Visible() != target || o.label.Visible() != refused || (o.ghost.Translucency == ghostFirm) != target {
			t.Errorf("%s: ghost %v %v, target %v, label %v", where, o.ghost.Visible(), o.ghost.Translucency, o.target.Visible(), o.label.Visible())
		}
	}
	see("at home", from.X+20, from.Y, false, false)
	at := d.at(head("role2"))
	see("on a role", at.X, at.Y, true, false)
	if r, _ := d.b.rectOf(head("role2")); o.target.Size().Width != float32(r.W*d.b.view.dpPerMM) {
		t.Errorf("the target is %v wide", o.target.Size().Width)
	}
	at = d.at(addPromise)
	see("on the place to add", at.X, at.Y, false, true)
	see("on the ground", 20, 700, false, false)
	at = d.at(head("role3"))
	see("on a role again", at.X, at.Y, true, false)
	d.Key(fyne.KeyEscape)
	if o.ghost.Visible() || o.target.Visible() || o.label.Visible() {
		t.Error("the ghost is still there")
	}
	d.Through(fyne.NewPos(at.X+5, at.Y))
	d.Release(1)
	d.wantEdits()
}

func TestPicture_Reveal(t *testing.T) {
	d := wallDesk(t)
	d.b.SetZoom(800)
	if !d.b.Reveal([]model.ID{"word3", "word3", "nobody"}) {
		t.Fatal("nothing was shown")
	}
	d.wantSelected(promise("word3"))
	if r, _ := d.b.rectOf(promise("word3")); !r.Overlaps(d.b.view.visible()) {
		t.Error("the promise is not seen")
	}
	if d.b.Reveal([]model.ID{"nobody", ""}) {
		t.Error("nobody was shown")
	}
	d.wantSelected(promise("word3"))
}

func TestPicture_BackWhereOneWas(t *testing.T) {
	p := modeltest.Sample()
	p = p.With(wallProject().Promise("word1"))
	info := *p.Info()
	info.Promises = append(slices.Clip(info.Promises), "word1")
	p = p.With(&info)
	d := newWall(t, p, &png.Painter{})
	start := d.b.view
	d.b.SetZoom(400)
	d.b.setView(d.b.view.panned(120, 80))
	d.click(promise("word1"))
	left := d.b.view

	d.turnTo("another")
	d.wantSelected()
	if d.b.view != start {
		t.Errorf("a new picture is seen at %+v, want %+v", d.b.view, start)
	}
	d.key, d.journey = "", p.Info().Journeys[0]
	d.show(p)
	d.b.SetZoom(300)
	d.click(card(d.touchpoints()[0]))
	onMap := d.b.view

	d.turnTo("wall")
	d.wantSelected()
	if d.b.view != left {
		t.Errorf("the picture is seen at %+v, was left at %+v", d.b.view, left)
	}
	d.key = ""
	d.show(p)
	if d.b.view != onMap {
		t.Errorf("the map is seen at %+v, was left at %+v", d.b.view, onMap)
	}
	for i := range 3 * maxPlaces {
		d.turnTo(fmt.Sprint("picture", i))
	}
	if n := len(d.b.places); n != maxPlaces {
		t.Errorf("%d pictures are remembered", n)
	}
}

func TestPicture_ReadOnly(t *testing.T) {
	for name, answer := range map[string]func(edit.Edit) error{
		"no edits":      nil,
		"refused edits": func(edit.Edit) error { return model.NotFound(model.KindPromise, "") },
	} {
		t.Run(name, func(t *testing.T) {
			d := wallDesk(t)
			d.b.OnEdit = answer
			p := d.doc.Project()
			d.click(addPromise)
			d.doubleClick(promise("word1"))
			d.Type("ei")
			d.Key(fyne.KeyTab)
			d.Type("ei")
			d.Key(fyne.KeyReturn)
			d.Key(fyne.KeyDelete)
			d.Drag(d.at(promise("word1")), d.at(head("role1")))
			if d.doc.Project() != p || d.b.project != p || d.b.editor.open {
				t.Error("something happened")
			}
			if z, ok := d.b.zone(promise("word1")); !ok || d.b.shown != d.b.scene || z.W == 0 {
				t.Error("the picture is not what it was")
			}
		})
	}
}

func TestPicture_Menu(t *testing.T) {
	d := wallDesk(t)
	at := d.at(note("word2"))
	d.RightClick(at.X, at.Y)
	d.wantSelected(note("word2"))
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyF10) })
	d.RightClick(3, 3)
	if want := []scene.Ref{note("word2"), note("word2"), {}}; !slices.Equal(d.menus, want) {
		t.Errorf("menus %v, want %v", d.menus, want)
	}
}

// TestPicture_Slides drags what slides: the picture follows, letting go is one
// edit, and Escape puts it back.
func TestPicture_Slides(t *testing.T) {
	d := wallDesk(t)
	at := d.at(plane)
	before := d.b.shown
	to := at.AddXY(float32(20*d.b.view.dpPerMM), 0)
	d.Move(at.X, at.Y)
	d.Press(uitest.Left)
	d.Through(to)
	if d.b.shown == before {
		t.Error("the picture does not follow")
	}
	d.wantEdits()
	d.Key(fyne.KeyEscape)
	d.Release(uitest.Left)
	if d.b.shown != before || len(d.edits) > 0 {
		t.Error("Escape does not put it back")
	}
	d.pause()
	d.Drag(at, to, at, to)
	x, _ := d.b.view.toMap(float64(to.X), float64(to.Y))
	d.wantEdits(edit.SetText{ID: "word1", Field: edit.FieldNote, Text: fmt.Sprintf("%.0f", x)})
	if d.b.shown != d.b.scene {
		t.Error("a preview stays")
	}
	d.pause()
	d.Drag(to, at, to)
	d.wantEdits()
}

// TestPicture_ArrowsOnWhatIsFilledIn go to the subject, elsewhere to the next part.
func TestPicture_ArrowsOnWhatIsFilledIn(t *testing.T) {
	d := wallDesk(t)
	kept := func(id model.ID) scene.Ref { return scene.Ref{Owner: id, Part: scene.PartKept} }
	d.Click(2, 2)
	d.b.Select(kept("word1"))
	d.Key(fyne.KeyRight)
	d.wantSelected(kept("word2"))
	d.b.Select(head("role1"))
	d.Key(fyne.KeyRight)
	d.wantSelected(promise("word1"))
}
