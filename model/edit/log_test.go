package edit_test

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// TestMoveRow moves rows of one block among each other; rows of other blocks
// stay where they are.
func TestMoveRow(t *testing.T) {
	row := func(block string, id model.ID) model.SheetRow { return model.SheetRow{ID: id, Block: block} }
	s := *modeltest.Sample().Sheet(modeltest.Sheet)
	s.Rows = []model.SheetRow{row("b", "b1"), row("a", "a1"), row("b", "b2"), row("a", "a2"), row("b", "b3"), row("a", "a3")}
	p := modeltest.Sample().With(&s)
	for _, c := range []struct {
		row  model.ID
		at   int
		want string
	}{
		{"b1", 0, "b1 b2 b3 a1 a2 a3"},
		{"b1", 1, "b1 b2 b3 a1 a2 a3"},
		{"b1", 2, "b2 b1 b3 a1 a2 a3"},
		{"b1", 3, "b2 b3 b1 a1 a2 a3"},
		{"b1", edit.End, "b2 b3 b1 a1 a2 a3"},
		{"b3", 0, "b3 b1 b2 a1 a2 a3"},
		{"a3", 1, "b1 b2 b3 a1 a3 a2"},
		{"a2", 0, "b1 b2 b3 a2 a1 a3"},
		{"a1", edit.End, "b1 b2 b3 a2 a3 a1"},
	} {
		next, err := edit.MoveRow{Sheet: s.ID, Row: c.row, At: c.at}.Apply(p)
		must(t, err)
		block := func(key string) []model.SheetRow {
			return model.FormBlock{Key: key}.RowsOf(next.Sheet(s.ID))
		}
		got := ""
		for _, r := range append(block("b"), block("a")...) {
			got += " " + string(r.ID)
		}
		if got != " "+c.want {
			t.Errorf("%s to %d: %s, want %s", c.row, c.at, got, c.want)
		}
		if stays := c.want == "b1 b2 b3 a1 a2 a3"; stays != (next == p) {
			t.Errorf("%s to %d: the same project %v", c.row, c.at, next == p)
		}
	}
}

// TestRows_ComeAndGo writes into a sheet that is not there, and takes all out
// of it again.
func TestRows_ComeAndGo(t *testing.T) {
	p := model.NewProject(model.Info{Name: "Uusi"})
	at := func(row model.ID) edit.SheetPlace {
		s := p.SheetOf("economy")
		return edit.SheetPlace{Sheet: s.ID, Form: s.Form, Block: "economy", Row: row}
	}
	for _, e := range []func() edit.Edit{
		func() edit.Edit { return edit.SetCell{SheetPlace: at("purpose"), Column: "now", Text: "1"} },
		func() edit.Edit { return edit.AddRow{SheetPlace: at("x")} },
		func() edit.Edit { return edit.SetCell{SheetPlace: at("x"), Column: "now", Text: "2"} },
		func() edit.Edit { return edit.SetCell{SheetPlace: at("x"), Column: "now"} },
	} {
		next, err := e().Apply(p)
		must(t, err)
		p = next
	}
	s := p.SheetOf("economy")
	if s.ID != model.NewSheetID("economy") || len(s.Rows) != 2 || !s.Rows[1].Empty() || s.Rows[1].Cells != nil {
		t.Fatalf("sheet %+v", s)
	}
	for _, id := range ids("purpose", "x") {
		next, err := edit.RemoveRow{Sheet: s.ID, Row: id}.Apply(p)
		must(t, err)
		p = next
	}
	if s := p.SheetOf("economy"); s.Rows != nil || model.Validate(p) != nil {
		t.Errorf("sheet %+v", s)
	}
}

// TestSheetCopy makes another sheet of a form of a filled-in one. The two then
// live apart, and one goes without the other.
func TestSheetCopy(t *testing.T) {
	d := edit.New(&model.State{Project: modeltest.Sample()}, nil)
	first := d.Project().Sheet(modeltest.Sheet)
	must(t, d.Do(edit.NewSheetCopy(d.Project(), first, "copy", d.Project().FreeSheetName("economy", first.Name))))
	at := edit.SheetPlace{Sheet: "copy", Form: "economy", Block: "economy", Row: modeltest.SheetRow}
	must(t, d.Do(edit.SetCell{SheetPlace: at, Column: "now", Text: "5"}))
	must(t, d.Do(edit.SetText{ID: "copy", Field: edit.FieldName, Text: "syksyn työpaja"}))
	p := d.Project()
	copied := p.Sheet("copy")
	if got := p.SheetsOf("economy"); len(got) != 2 || got[0] != first || got[1] != copied || p.SheetOf("economy") != first {
		t.Fatalf("sheets %v", got)
	}
	if first.Rows[0].Cells["now"] != "2" || copied.Rows[0].Cells["now"] != "5" || len(copied.Rows) != 2 || copied.Name != "syksyn työpaja" || copied.Own != first.Own {
		t.Errorf("of %+v came %+v", first, copied)
	}
	must(t, d.Do(edit.Remove{IDs: ids(modeltest.Sheet)}))
	if got := d.Project().SheetOf("economy"); got != copied {
		t.Errorf("the one that is left is %+v", got)
	}
	for range 4 {
		must(t, d.Undo())
	}
	if !d.Project().Equal(modeltest.Sample()) {
		t.Error("undone, it is another project")
	}
	for range 3 {
		must(t, d.Redo())
	}
	if !d.Project().Equal(p) {
		t.Error("done again, it is another project")
	}
}

// TestSheetCopy_OfAnOwnForm writes into a sheet after its form has been edited:
// all sheets of the form have the new text, so that none brings the old one along.
func TestSheetCopy_OfAnOwnForm(t *testing.T) {
	p := modeltest.Sample()
	own := func(id model.ID) string { return p.Sheet(id).Own }
	for i, e := range []edit.Edit{
		edit.AddSheetCopy{Sheet: model.Sheet{ID: "copy", Form: "economy", Own: "first"}, At: edit.End},
		edit.AddSheetCopy{Sheet: model.Sheet{ID: "other", Form: "board", Own: "board"}, At: edit.End},
		edit.SetCell{SheetPlace: edit.SheetPlace{Sheet: "copy", Form: "economy", Block: "economy", Row: "values", Own: "second"}, Column: "now", Text: "1"},
		edit.SetCell{SheetPlace: edit.SheetPlace{Sheet: "fresh", Form: "economy", Block: "economy", Row: "values", Own: "third"}, Column: "now", Text: "1"},
		edit.AddSheetCopy{Sheet: model.Sheet{ID: "blank", Form: "economy"}},
	} {
		next, err := e.Apply(p)
		must(t, err)
		p = next
		want := []string{"first", "first", "second", "third", "third"}[i]
		if own(modeltest.Sheet) != want || own("copy") != want || i > 0 && own("other") != "board" {
			t.Errorf("after %T the forms are %q and %q, want %q", e, own(modeltest.Sheet), own("copy"), want)
		}
	}
}

// TestRemove_RowsThatSayNothingMore takes a role away whose name is all that a
// row says.
func TestRemove_RowsThatSayNothingMore(t *testing.T) {
	s := *modeltest.Sample().Sheet(modeltest.Sheet)
	s.Rows = []model.SheetRow{{ID: "owned", Owner: "clerk"}, {ID: "linked", Links: ids("clerk")}, {ID: "empty"}, {ID: "board", Owner: "board", Links: ids("clerk", "now")}}
	p, err := edit.Remove{IDs: ids("clerk")}.Apply(modeltest.Sample().With(&s))
	must(t, err)
	rows := p.Sheet(s.ID).Rows
	if len(rows) != 2 || rows[0].ID != "empty" || rows[1].Owner != "board" || !slices.Equal(rows[1].Links, ids("now")) || model.Validate(p) != nil {
		t.Errorf("rows %+v", rows)
	}
}

// TestAddSnapshot_HoldsTheProject checks that a snapshot is the project of that
// moment without snapshots, shared, and stays so.
func TestAddSnapshot_HoldsTheProject(t *testing.T) {
	d := edit.New(&model.State{Project: modeltest.Sample()}, nil)
	before := d.Project()
	must(t, d.Do(edit.AddSnapshot{ID: "s1", Name: "Ensimmäinen"}))
	must(t, d.Do(title("uusi")))
	must(t, d.Do(edit.AddSnapshot{ID: "s2", Name: "Toinen"}))
	must(t, d.Do(edit.Remove{IDs: ids("now", "clerk")}))
	p := d.Project()
	first, second := p.Snapshot("s1").Project, p.Snapshot("s2").Project
	if first.Len() != before.Len()-1 || len(first.Info().Snapshots) != 0 || first.Get("s1") != nil || first.Snapshot("before") != nil {
		t.Errorf("the first holds %d entities, snapshots %v", first.Len(), first.Info().Snapshots)
	}
	if change := model.Diff(first, second); len(change) != 1 && !(len(change) == 2 && change.Has(model.InfoID)) || !change.Has("desk") {
		t.Errorf("between the snapshots: %v", change)
	}
	if first.Touchpoint("desk") != before.Touchpoint("desk") || second.Role("clerk") == nil {
		t.Error("what a snapshot holds has changed")
	}
	if !first.Equal(before.Bare()) {
		t.Error("the snapshot differs from the project it was taken of")
	}
}

// TestAdd_KeepsItsOwnLists writes into what was handed to an edit.
func TestAdd_KeepsItsOwnLists(t *testing.T) {
	list := func() []model.ID { return ids("desk", "queue") }
	about, keptBy, touchpoints := list(), list(), list()
	expects := &model.Expectation{Low: 0, High: 1}
	decision, action, promise := newDecision("d"), newAction("a"), newPromise("p", model.LevelRole, "clerk")
	decision.About, action.About, promise.KeptBy = about, about, keptBy
	p, err := edit.Batch{Edits: []edit.Edit{
		edit.AddDecision{Decision: decision}, edit.AddAction{Action: action}, edit.AddPromise{Promise: promise},
		edit.AddRole{Role: model.Role{ID: "r", Role: model.RoleOther, Touchpoints: touchpoints}},
		edit.SetRole{ID: "clerk", Touchpoints: touchpoints},
		edit.SetRowLinks{SheetPlace: added(), Links: about},
		edit.SetExpectation{Promise: "p", Expects: expects},
	}}.Apply(modeltest.Sample())
	must(t, err)
	was := fmt.Sprint(dump(p))
	about[0], keptBy[0], touchpoints[0], expects.High = "x", "x", "x", 2
	row := p.Sheet(modeltest.Sheet).Row("repair", modeltest.AddedRow)
	for name, got := range map[string][]model.ID{
		"decision": p.Decision("d").About, "action": p.Action("a").About, "promise": p.Promise("p").KeptBy,
		"new role": p.Role("r").Touchpoints, "role": p.Role("clerk").Touchpoints, "row": row.Links,
	} {
		if !slices.Equal(got, list()) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if band, _ := p.Promise("p").Expected(); band.High != 1 || fmt.Sprint(dump(p)) != was {
		t.Errorf("band %v", band)
	}
}

// TestMergeKeys checks which of the new edits become one step: what is typed,
// ranked by dragging or moved by keys, of one thing at a time.
func TestMergeKeys(t *testing.T) {
	key := func(e edit.Edit) string {
		if m, ok := e.(edit.Merger); ok {
			return m.MergeKey()
		}
		return ""
	}
	cell := func(row model.ID, column, text string) edit.Edit {
		return edit.SetCell{SheetPlace: given(row), Column: column, Text: text}
	}
	seen := map[string]string{}
	for name, pair := range map[string][2]edit.Edit{
		"cell":            {cell("purpose", "now", "1"), cell("purpose", "now", "2")},
		"another column":  {cell("purpose", "target", "1"), cell("purpose", "target", "")},
		"another row":     {cell("people", "now", "1"), cell("people", "now", "2")},
		"rank":            {edit.RankAction{ID: "a", Value: 1}, edit.RankAction{ID: "a", Effort: 3}},
		"another action":  {edit.RankAction{ID: "b", Value: 1}, edit.RankAction{ID: "b"}},
		"move action":     {edit.MoveAction{ID: "a", At: 1}, edit.MoveAction{ID: "a", At: 2}},
		"move decision":   {edit.MoveDecision{ID: "a", At: 1}, edit.MoveDecision{ID: "a", At: 2}},
		"move row":        {edit.MoveRow{Sheet: "s", Row: "r"}, edit.MoveRow{Sheet: "s", Row: "r", At: 4}},
		"expectation":     {edit.SetExpectation{Promise: "p"}, edit.SetExpectation{Promise: "p", Expects: &model.Expectation{}}},
		"reason":          {edit.IgnoreRule{Rule: "r", Off: true}, edit.IgnoreRule{Rule: "r", Off: true, Reason: "x"}},
		"reason, another": {edit.IgnoreRule{Rule: "q", Off: true}, edit.IgnoreRule{Rule: "q", Off: true, Reason: "x"}},
	} {
		a, b := key(pair[0]), key(pair[1])
		if a == "" || a != b {
			t.Errorf("%s: keys %q and %q", name, a, b)
		}
		if with := seen[a]; with != "" {
			t.Errorf("%s merges with %s", name, with)
		}
		seen[a] = name
	}
	for _, e := range []edit.Edit{
		edit.AddDecision{}, edit.SetDecision{}, edit.AddAction{}, edit.SetAction{}, edit.SetOwner{}, edit.SetParent{}, edit.SetRole{},
		edit.RewriteTask{}, edit.SetRowOwner{}, edit.SetRowLinks{}, edit.AddRow{}, edit.AddRows{}, edit.AddSheetCopy{}, edit.SortRows{}, edit.RemoveRow{}, edit.AddSnapshot{}, edit.IgnoreRule{Rule: "r"},
	} {
		if k := key(e); k != "" {
			t.Errorf("%T has the key %q", e, k)
		}
	}
}
