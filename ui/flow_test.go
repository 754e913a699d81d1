package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// TestRewriteTask_EnterGoesOn from sentence to sentence and, after the last one,
// out of the dialog.
func TestRewriteTask_EnterGoesOn(t *testing.T) {
	w := withSample(t)
	w.page.open(modeltest.Board)
	w.do("rewriteTask")
	for _, text := range []string{"Hyväksyn budjetin", "Lukijaa illalla", "Autan lukijaa"} {
		f, ok := w.win.Canvas().Focused().(*field)
		if !ok || f.Text != "" {
			t.Fatalf("before %q the caret is in %v", text, w.win.Canvas().Focused())
		}
		f.SetText(text)
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	if r := w.project().Role(modeltest.Board); len(w.modals) != 0 || r.Task != "Hyväksyn budjetin" || r.Value != "Autan lukijaa" {
		t.Errorf("%d dialogs, role %+v", len(w.modals), r)
	}
}

// TestGaps_LeadToTheField that mends them, where the form has one.
func TestGaps_LeadToTheField(t *testing.T) {
	w := withSample(t)
	for _, r := range gap.Rules() {
		key, ok := mends[r.ID]
		if !ok && r.ID != gap.AbsentPromise && r.ID != gap.PromiseFeelsLow { // which are about several things
			t.Errorf("nothing mends %s", r.ID)
		}
		for e := range w.project().All() {
			if !ok || e.Kind() != r.Kind {
				continue
			}
			w.page.open(e.Key())
			if _, there := w.page.inspector.form.places[w.T(key)]; !there {
				t.Errorf("%s: the form of a %s has no %q", r.ID, e.Kind(), w.T(key))
			}
			w.win.Canvas().Unfocus()
			w.page.inspector.lead(scene.Ref{Owner: e.Key(), Part: scene.PartFinding, Lane: model.ID(r.ID)}, true)
			if w.win.Canvas().Focused() == nil {
				t.Errorf("%s: the caret is nowhere", r.ID)
			}
			break
		}
	}
}

// TestGaps_MendedOneStaysInHand: its finding goes from the list, what it is about
// stays in the form.
func TestGaps_MendedOneStaysInHand(t *testing.T) {
	w := withSample(t)
	id := modeltest.CompanyWord
	if err := w.session.do(edit.SetText{ID: id, Field: edit.FieldMeasureName}); err != nil {
		t.Fatal(err)
	}
	w.do("page.gaps")
	w.page.board.Select(scene.Ref{Owner: id, Part: scene.PartFinding, Lane: model.ID(gap.PromiseNoMeasure)})
	if err := w.session.do(edit.SetText{ID: id, Field: edit.FieldMeasureName, Text: "Vastausaika"}); err != nil {
		t.Fatal(err)
	}
	if w.session.current() != id || w.page.inspector.shown != id {
		t.Errorf("selected %q, in the form %q, want %s", w.session.current(), w.page.inspector.shown, id)
	}
}

// TestMake_OfAFindingSaysWhatToDo about it.
func TestMake_OfAFindingSaysWhatToDo(t *testing.T) {
	w := withSample(t)
	w.do("page.gaps")
	f := w.session.gaps().Findings[0]
	w.page.board.Select(scene.Ref{Owner: f.Subject, Part: scene.PartFinding, Lane: model.ID(f.Rule)})
	w.do("makeAction")
	list := w.project().Info().Actions
	made := w.project().Action(list[len(list)-1])
	if made.Title+"." != w.T(f.Rule.DoKey()) || !slices.Equal(made.About, []model.ID{f.Subject}) {
		t.Errorf("made %+v", made)
	}
	entry, ok := w.win.Canvas().Focused().(*field)
	if !ok || entry.SelectedText() != made.Title {
		t.Error("its title is not there to be typed over")
	}
}

// TestTree_EnterGoesToTheNextStage that has no promise yet, in the tree alone.
func TestTree_EnterGoesToTheNextStage(t *testing.T) {
	for matrix, want := range map[bool]model.ID{false: modeltest.After, true: modeltest.Visit} {
		w := withSample(t)
		w.page.goPage(pagePromises)
		w.session.matrix = matrix
		add := edit.AddPromise{Promise: edit.FreshPromise(w.project(), "first", model.LevelStage, modeltest.Search)}
		if err := w.session.do(add); err != nil {
			t.Fatal(err)
		}
		e, _ := subject{w.page}.Add(w.project(), part(modeltest.StageWord, scene.PartPromise), "fresh")
		if w.session.do(e) != nil {
			t.Fatal("not added")
		}
		if got := w.project().Promise("fresh"); got.Subject != want || got.Parent != modeltest.CompanyWord {
			t.Errorf("matrix %v: at %s, want %s", matrix, got.Subject, want)
		}
	}
}

// TestPalette_FindsEverything that has a place in the outline.
func TestPalette_FindsEverything(t *testing.T) {
	w := withSample(t)
	list := w.thingEntries(nil, func(id model.ID) { w.page.open(id) })
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = e.text
	}
	for _, want := range []string{
		w.nameOf(w.project().Decision(modeltest.Invest)), w.nameOf(w.project().Action(modeltest.Idea)),
		w.nameOf(w.project().Snapshot(modeltest.BeforeShop)), w.nameOf(w.project().Sheet(modeltest.Sheet)),
	} {
		if !slices.Contains(names, want) {
			t.Errorf("%q is not found", want)
		}
	}
	row := slices.IndexFunc(list, func(e paletteEntry) bool { return e.icon == "sheet" && strings.Contains(e.side, "Tuotantotalous") })
	if row < 0 {
		t.Fatalf("no row of a sheet among %q", names)
	}
	list[row].run()
	if _, ok := rowOf(w.session.current()); !ok || w.session.page != pageFramework {
		t.Errorf("a row leads to %q on page %s", w.session.current(), w.session.page)
	}
	for _, e := range w.thingEntries(linkable(""), func(id model.ID) {
		if w.project().Find(linkOf(id)) == nil {
			t.Errorf("a link to %s leads nowhere", id)
		}
	}) {
		e.run()
	}
}

// TestRoleCard_QuestionsAreAnsweredWhereTheyStand: a click on one opens the
// entry of a promise, or offers touchpoints.
func TestRoleCard_QuestionsAreAnsweredWhereTheyStand(t *testing.T) {
	w := withSample(t)
	w.do("page.roles")
	for _, ref := range []scene.Ref{part(modeltest.Clerk, scene.PartAdd), part(modeltest.Clerk, scene.PartState, "touchpoints")} {
		found := false
		s := w.session.drawn.scene
		s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) { found = found || z.Ref == ref && z.W > 50 })
		if !found {
			t.Errorf("there is no place to click for %+v", ref)
		}
	}
	w.page.chooseValue(part(modeltest.Clerk, scene.PartState, "touchpoints"), fyne.NewPos(10, 10))
	if len(w.modals) != 1 {
		t.Fatalf("%d dialogs", len(w.modals))
	}
	before := len(w.project().Role(modeltest.Clerk).Touchpoints)
	for range 3 { // past those where the clerk has a part already
		w.win.Canvas().Focused().(*field).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	w.win.Canvas().Focused().(*field).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if after := len(w.project().Role(modeltest.Clerk).Touchpoints); len(w.modals) != 0 || after != before+1 {
		t.Errorf("%d touchpoints, before %d", after, before)
	}
}

// TestPresentation_TurnsPagesToTheirBeginning, however one left them.
func TestPresentation_TurnsPagesToTheirBeginning(t *testing.T) {
	w := withSample(t)
	w.do("page.promises")
	w.page.board.Begin()
	begin := w.page.board.Zoom()
	w.page.board.SetZoom(400)
	w.do("page.roles")
	w.do("page.promises")
	if got := w.page.board.Zoom(); got < 399 {
		t.Fatalf("the page came back at %v %%", got)
	}
	w.do("page.roles")
	w.do("present")
	w.do("page.promises")
	if got := w.page.board.Zoom(); got == begin || got > 150 { // the board is larger now
		t.Errorf("in the presentation it is at %v %%, in the window it began at %v", got, begin)
	}
	w.do("present")
}

// TestSheet_FollowsItsRoom: a sheet is drawn anew when the window has become wider
// or narrower, and for a presentation.
func TestSheet_FollowsItsRoom(t *testing.T) {
	w := withSample(t)
	w.page.goPage(pageFramework)
	w.session.form = "structures"
	w.page.turned()
	width := func() float64 { return w.session.drawn.scene.Width }
	size := func(wide float32) {
		w.win.Resize(fyne.NewSize(wide, 820))
		w.tasks.pass()
	}
	narrow := width()
	size(2200)
	if wide := width(); wide <= narrow {
		t.Errorf("in a wide window it is %v wide, in a narrow one %v", wide, narrow)
	}
	size(1280)
	if back := width(); back != narrow {
		t.Errorf("back in a narrow window it is %v wide, not %v", back, narrow)
	}
	w.do("present")
	w.tasks.pass()
	if whole := width(); whole <= narrow {
		t.Errorf("on the whole screen it is %v wide, in a part of it %v", whole, narrow)
	}
	w.do("present")
	w.tasks.pass()
	if back := width(); back != narrow {
		t.Errorf("after the presentation it is %v wide, not %v", back, narrow)
	}
}

// TestRows_AreMovedAndRemoved by the commands that do so with everything else.
func TestRows_AreMovedAndRemoved(t *testing.T) {
	w := withSample(t)
	w.page.goPage(pageFramework)
	w.session.form = "structures"
	w.page.turned()
	w.do("addRow")
	first := w.session.current()
	w.do("addRow")
	second := w.session.current()
	at, ok := rowOf(second)
	if !ok || first == second {
		t.Fatalf("rows %q and %q", first, second)
	}
	w.page.refocus() // in a text the arrows are its own
	w.do("moveUp")
	if rows := w.project().Sheet(structures).Rows; rows[0].ID != at.Row {
		t.Errorf("rows %v", rows)
	}
	w.do("delete")
	if rows := w.project().Sheet(structures).Rows; len(rows) != 1 || w.session.current() != first {
		t.Errorf("rows %v, selected %q", rows, w.session.current())
	}
	w.page.board.Select(part(structures, scene.PartAdd, "structures"))
	w.updateActions()
	if w.action("delete").enabled() {
		t.Error("with the place to add a row all of the sheet could be removed")
	}
}

// TestMove_DecisionsAmongTheirLike steps over those of other verdicts.
func TestMove_DecisionsAmongTheirLike(t *testing.T) {
	w := withSample(t)
	w.do("page.decisions")
	w.do("addDecision") // to invest, behind one to give up
	last := w.session.current()
	w.page.refocus()
	w.do("moveUp")
	if list := w.project().Info().Decisions; list[0] != last {
		t.Errorf("decisions %v", list)
	}
	w.do("moveUp")
	if list := w.project().Info().Decisions; list[0] != last || !w.action("moveUp").enabled() {
		t.Errorf("decisions %v", list)
	}
}

// TestUndo_SelectsTheRow of a sheet in which something changed.
func TestUndo_SelectsTheRow(t *testing.T) {
	w := withSample(t)
	at := edit.SheetPlace{Sheet: structures, Form: "structures", Block: "structures", Row: "processes"}
	other := at
	other.Row = "rewards"
	for _, e := range []edit.Edit{
		edit.SetCell{SheetPlace: other, Column: "why", Text: "Bonus"}, edit.SetCell{SheetPlace: at, Column: "how", Text: "Hidas"},
	} {
		if err := w.session.do(e); err != nil {
			t.Fatal(err)
		}
	}
	w.do("undo")
	if w.session.current() != rowID(at) || w.page.inspector.shown != rowID(at) || w.session.page != pageFramework {
		t.Errorf("undo shows %q on page %s", w.session.current(), w.session.page)
	}
	w.do("undo")
	if w.session.current() != rowID(other) {
		t.Errorf("the next one shows %q", w.session.current())
	}
	w.do("redo")
	if w.session.current() != rowID(other) {
		t.Errorf("redo shows %q", w.session.current())
	}
}

// TestPopUp_GoesWithTheNextAction: a menu does not stay over another page.
func TestPopUp_GoesWithTheNextAction(t *testing.T) {
	w := withSample(t)
	w.popUp(fyne.NewPos(50, 50), "addRole", "addPersona")
	menu := w.popped
	if !menu.Visible() {
		t.Fatal("no menu is open")
	}
	w.do("page.roles")
	if menu.Visible() {
		t.Error("the menu is still there")
	}
}

// TestRename_InSheets writes into a cell or leads to the fields: it asks for no
// other name of the project.
func TestRename_InSheets(t *testing.T) {
	w := withSample(t)
	row := rowID(edit.SheetPlace{Sheet: structures, Form: "structures", Block: "structures", Row: "rewards"})
	w.page.openHome(row)
	w.page.inOutline = true
	for _, id := range []model.ID{row, modeltest.Sheet} {
		w.page.outlineSelected(id)
		w.do("rename")
		if len(w.modals) != 0 {
			t.Fatalf("renaming %q asks for a name", id)
		}
	}
	w.page.openHome(row)
	w.page.inOutline = false
	w.page.board.Select(part(structures, scene.PartSheetCell, "rewards", "structures/why"))
	w.do("rename")
	if len(w.modals) != 0 {
		t.Error("renaming a cell asks for a name")
	}
}

// TestForm_KeepsTheKeys where they were: after a dialog that was opened from it,
// and when its rows are made anew. They never stay with what is gone.
func TestForm_KeepsTheKeys(t *testing.T) {
	w := withSample(t)
	w.page.open(modeltest.Clerk)
	var add *button
	walkObjects(w.page.inspector.scroll.Content, func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.Text == w.T("role.addTouchpoint") {
			add = b
		}
	})
	w.win.Canvas().Focus(add)
	add.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.modals[0].leave()
	if w.win.Canvas().Focused() != fyne.Focusable(add) {
		t.Errorf("after the dialog the keys are with %T", w.win.Canvas().Focused())
	}
	inForm := func() bool {
		return slices.Contains(focusables(container.NewWithoutLayout(w.page.inspector.form.rows...)), w.win.Canvas().Focused())
	}
	r := w.project().Role(modeltest.Clerk)
	if err := w.session.do(edit.SetRole{ID: r.ID, Horizon: r.Horizon, Touchpoints: append(slices.Clone(r.Touchpoints), modeltest.Parcel)}); err != nil {
		t.Fatal(err)
	}
	if !inForm() {
		t.Errorf("after an edit they are with %T", w.win.Canvas().Focused())
	}
	w.page.open(modeltest.CompanyWord)
	if w.win.Canvas().Focused() != fyne.Focusable(w.page.board) {
		t.Errorf("in another form they are with %T", w.win.Canvas().Focused())
	}
}

// TestOutline_GroupsTurnToTheirPage as what stands in them does.
func TestOutline_GroupsTurnToTheirPage(t *testing.T) {
	w := withSample(t)
	for id, want := range groupPages {
		w.session.page = otherPage(want)
		w.page.turned()
		w.page.outlineSelected(id)
		if w.session.page != want || w.session.current() != id || want == pageDecisions && w.session.actions != (id == groupActions) {
			t.Errorf("%s shows page %s", id, w.session.page)
		}
	}
}
