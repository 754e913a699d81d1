package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

func TestPicture_Typing(t *testing.T) {
	d := wallDesk(t)
	for name, begin := range map[string]func(){
		"typing":       func() { d.click(note("word1")) },
		"F2":           func() { d.click(note("word1")); d.Key(fyne.KeyF2) },
		"Enter":        func() { d.click(note("word1")); d.Key(fyne.KeyReturn) },
		"double click": func() { d.doubleClick(note("word1")) },
	} {
		begin()
		d.Type("uusi")
		d.Key(fyne.KeyReturn)
		d.wantEdits(edit.SetText{ID: "word1", Field: edit.FieldNote, Text: "uusi"})
		if d.b.editor.open || d.Canvas().Focused() != fyne.Focusable(d.b) {
			t.Fatalf("%s: the board did not get the focus back", name)
		}
		d.wantSelected(note("word1"))
		if err := d.doc.Undo(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPicture_FilledInKeyByKey(t *testing.T) {
	d := wallDesk(t)
	kept := func(id model.ID) scene.Ref { return scene.Ref{Owner: id, Part: scene.PartKept} }
	d.Click(2, 2)
	d.b.Select(kept("word1"))
	d.Type("+x-")
	d.Key(fyne.KeyBackspace)
	d.Type("+")
	d.Key(fyne.KeyReturn)
	d.wantEdits(
		edit.SetKept{Promise: "word1", Kept: model.KeptYes}, edit.SetKept{Promise: "word2", Kept: model.KeptNo},
		edit.SetKept{Promise: "word2", Kept: model.KeptUnknown}, edit.SetKept{Promise: "word2", Kept: model.KeptYes})
	if d.b.editor.open {
		t.Error("a key opened the entry")
	}
	d.b.Select(kept("word1"), kept("word2"))
	d.Type("+")
	d.wantEdits()
	d.b.Select(note("word1"))
	d.Type("+")
	if !d.b.editor.open {
		t.Error("elsewhere a key does not open the entry")
	}
}

// TestPicture_TypingAfterASelection keeps the first letter, whatever was selected
// in the entry when it was open last.
func TestPicture_TypingAfterASelection(t *testing.T) {
	d := wallDesk(t)
	d.click(promise("word1"))
	d.Key(fyne.KeyF2) // selects all
	d.Key(fyne.KeyEscape)
	d.click(note("word2"))
	d.Type("Voi")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetText{ID: "word2", Field: edit.FieldNote, Text: "Voi"})
}

func TestPicture_TabGoesOnInReadingOrder(t *testing.T) {
	d := wallDesk(t)
	d.doubleClick(head("role1"))
	for range 5 {
		d.Key(fyne.KeyTab)
	}
	if got := d.b.editor.ref; got != note("word2") {
		t.Fatalf("editing %+v", got)
	}
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyTab) })
	if got := d.b.editor.ref; got != promise("word2") {
		t.Fatalf("editing %+v", got)
	}
	d.Type("toinen")
	d.Key(fyne.KeyTab)
	d.Type("muistiin")
	d.Key(fyne.KeyTab)
	d.Key(fyne.KeyEscape)
	d.wantEdits(
		edit.SetText{ID: "word2", Field: edit.FieldText, Text: "toinen"},
		edit.SetText{ID: "word2", Field: edit.FieldNote, Text: "muistiin"})
	d.wantSelected(head("role3"))
}

func TestPicture_Add(t *testing.T) {
	for name, add := range map[string]func(d *desk){
		"by a click":        func(d *desk) { d.click(addPromise) },
		"by a double click": func(d *desk) { d.doubleClick(addPromise) },
		"by Enter":          func(d *desk) { d.Click(2, 2); d.b.Select(addPromise); d.Key(fyne.KeyReturn) },
		"after another":     func(d *desk) { d.click(promise("word3")); d.Key(fyne.KeyReturn) },
	} {
		t.Run(name, func(t *testing.T) {
			d := wallDesk(t)
			add(d)
			if !d.b.editor.open {
				t.Fatal("the entry did not open")
			}
			d.Type("Saat vinkin")
			d.Key(fyne.KeyReturn)
			ids := d.doc.Project().Info().Promises
			if len(ids) != 4 || d.doc.Project().Promise(ids[3]).Text != "Saat vinkin" {
				t.Fatalf("promises %v", ids)
			}
			if steps := d.doc.State().Done; steps != 1 {
				t.Errorf("adding and naming took %d steps, want 1", steps)
			}
			d.wantSelected(promise(ids[3]))
		})
	}
}

func TestPicture_AddTakenBackAndWithoutTyping(t *testing.T) {
	d := wallDesk(t)
	before := d.doc.Project()
	d.click(addPromise)
	d.Key(fyne.KeyEscape)
	if d.doc.Project() != before {
		t.Error("the added promise is still there")
	}
	d.wantSelected(addPromise)
	d.click(promise("word3"))
	d.Key(fyne.KeyReturn)
	d.Key(fyne.KeyEscape)
	d.wantSelected(promise("word3"))
	d.click(head("role3"))
	d.Key(fyne.KeyReturn)
	roles := d.doc.Project().Info().Roles
	if len(roles) != 4 || d.b.editor.open {
		t.Fatalf("roles %v", roles)
	}
	d.wantSelected(head(roles[3]))
}

func TestPicture_Delete(t *testing.T) {
	d := wallDesk(t)
	d.click(note("word1"))
	d.Key(fyne.KeyDelete)
	d.click(head("role1"))
	d.Key(fyne.KeyDelete)
	d.wantEdits() // the note is empty
	if want := []model.ID{"role1"}; !slices.Equal(d.removed, want) {
		t.Errorf("removed %v, want %v", d.removed, want)
	}
	for _, e := range []edit.Edit{edit.SetOwner{ID: "word2", Owner: "role1"}, edit.SetText{ID: "word1", Field: edit.FieldNote, Text: "x"}} {
		if err := d.doc.Do(e); err != nil {
			t.Fatal(err)
		}
	}
	d.b.Select(note("word1"), owner("word2"), plane)
	d.Key(fyne.KeyDelete)
	if p := d.doc.Project(); p.Promise("word1").Note != "" || p.Promise("word2").Owner != "" || len(d.edits) != 1 {
		t.Errorf("edits %v", d.edits)
	}
}

func TestPicture_Arrows(t *testing.T) {
	d := wallDesk(t)
	d.click(head("role1"))
	steps := []struct {
		key  fyne.KeyName
		want scene.Ref
	}{
		{fyne.KeyDown, head("role2")},
		{fyne.KeyRight, promise("word2")},
		{fyne.KeyDown, note("word2")}, // in the promise
		{fyne.KeyRight, owner("word2")},
		{fyne.KeyDown, owner("word3")},
		{fyne.KeyLeft, note("word3")},
		{fyne.KeyUp, promise("word3")},
		{fyne.KeyUp, promise("word2")},
		{fyne.KeyUp, promise("word1")},
		{fyne.KeyUp, promise("word1")},
		{fyne.KeyRight, plane},
		{fyne.KeyEnd, addPromise},
		{fyne.KeyUp, promise("word3")},
		{fyne.KeyHome, head("role1")},
		{fyne.KeyLeft, head("role1")},
	}
	for i, s := range steps {
		d.Key(s.key)
		if got, _ := d.b.current(); got != s.want {
			t.Fatalf("step %d, %s: at %+v, want %+v", i, s.key, got, s.want)
		}
	}
	d.Key(fyne.KeyEscape)
	d.Key(fyne.KeyDown)
	d.wantSelected(head("role1"))
	d.wantEdits()
}

func TestPicture_KeysOfMapsDoNothing(t *testing.T) {
	d := wallDesk(t)
	d.click(promise("word1"))
	for _, m := range []fyne.KeyModifier{fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt} {
		d.With(m, func() {
			for key := range headings {
				d.Key(key)
			}
		})
	}
	if d.b.AcceptsTab() || d.b.heldHeads().shown {
		t.Error("the board takes the picture for a map")
	}
	d.wantEdits()
	d.wantSelected(promise("word1"))
}

func TestPicture_UndoWhileEditing(t *testing.T) {
	d := wallDesk(t)
	if err := d.doc.Do(edit.SetText{ID: "word1", Field: edit.FieldNote, Text: "ennen"}); err != nil {
		t.Fatal(err)
	}
	d.doubleClick(note("word1"))
	if err := d.doc.Undo(); err != nil {
		t.Fatal(err)
	}
	if !d.b.editor.open {
		t.Fatal("the entry has gone")
	}
	d.Type("jälkeen")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetText{ID: "word1", Field: edit.FieldNote, Text: "jälkeen"})

	d.click(addPromise)
	d.Type("katoaa")
	if err := d.doc.Undo(); err != nil { // the addition
		t.Fatal(err)
	}
	if d.b.editor.open || len(d.doc.Project().Info().Promises) != 3 {
		t.Error("what is gone is still edited")
	}
	d.edits = nil
	d.Key(fyne.KeyReturn)
	if d.Canvas().Focused() != fyne.Focusable(d.b) {
		t.Error("the board did not get the focus back")
	}
	d.wantEdits()
}

func TestPicture_TurnedOverWhileEditing(t *testing.T) {
	d := wallDesk(t)
	before := d.doc.Project()
	d.click(addPromise)
	d.turnTo("another")
	if d.doc.Project() != before || d.b.project != before || d.b.editor.open {
		t.Error("what was added and not named is still there")
	}
	d.doubleClick(note("word1"))
	d.Type("talteen")
	d.turnTo("wall")
	if p := d.doc.Project(); p.Promise("word1").Note != "talteen" || d.b.project != p || d.b.page.key != "wall" || d.b.editor.open {
		t.Errorf("the note is %q", p.Promise("word1").Note)
	}
}

func TestPicture_CopyAndPaste(t *testing.T) {
	d := wallDesk(t)
	d.click(promise("word1"))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.KeyD) })
	ids := d.doc.Project().Info().Promises
	if len(ids) != 4 || ids[0] != "word1" || d.doc.Project().Promise(ids[1]).Text != "Löydät aina luettavaa" {
		t.Fatalf("promises %v", ids)
	}
	d.wantSelected(promise(ids[1]))
}
