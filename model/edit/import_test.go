package edit_test

import (
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// imported imports the sample into a project.
func imported(t *testing.T, into *model.Project) *model.Project {
	t.Helper()
	d := edit.New(&model.State{Project: into}, nil)
	must(t, d.Do(edit.NewImport(modeltest.Sample(), modeltest.IDs("n"))))
	if problems := model.Validate(d.Project()); problems != nil {
		t.Fatalf("importing broke %v", problems)
	}
	return d.Project()
}

// A role of the same name keeps what it says and takes what it has not said.
func TestImport_RoleCards(t *testing.T) {
	clerk := *other().Role("r2")
	clerk.Task, clerk.Stop, clerk.Touchpoints = "Palvelen", "", ids("t")
	p := imported(t, other().With(&clerk))
	got, from := p.Role("r2"), modeltest.Sample().Role("clerk")
	want := *from
	want.ID, want.Name, want.Task = "r2", clerk.Name, "Palvelen"
	want.Touchpoints = append(ids("t"), got.Touchpoints[1:]...)
	if !(&model.Project{}).With(got).Equal((&model.Project{}).With(&want)) {
		t.Errorf("role %+v, want %+v", got, want)
	}
	if len(got.Touchpoints) != 2 || p.Touchpoint(got.Touchpoints[1]).Title != "Soitan ja kysyn" {
		t.Errorf("touchpoints %v", got.Touchpoints)
	}
}

// The sheet of a form that is there already takes what it has not said; what
// refers to the imported one refers to it.
func TestImport_Sheets(t *testing.T) {
	own := &model.Sheet{ID: "s1", Form: "economy", Rows: []model.SheetRow{
		{ID: "purpose", Block: "economy", Cells: map[string]string{"now": "5"}},
		{ID: "row-added", Block: "repair", Owner: "r1", Links: ids("r2", "t")},
		{ID: "mine", Block: "repair"},
	}}
	info := *other().Info()
	info.Sheets = ids("s1")
	info.IgnoredRules = []model.IgnoredRule{{Rule: "promiseNoMeasure", Reason: "oma syy"}, {Rule: "b"}}
	into := other().With(&info, own)

	from := modeltest.Sample()
	sheet := *from.Sheet(modeltest.Sheet)
	sheet.Name = "" // as the project’s own
	sheet.Rows = slices.Clone(sheet.Rows)
	sheet.Rows[1].Links = ids("now", "clerk")
	sheet.Rows = append(sheet.Rows, model.SheetRow{ID: "theirs", Block: "economy"})
	decision := *from.Decision(modeltest.GiveUp)
	decision.About = ids(modeltest.Sheet, "clerk")
	second := &model.Sheet{ID: "second", Form: "economy"}
	theirs := *from.Info()
	theirs.Sheets = append(slices.Clip(theirs.Sheets), "second")

	d := edit.New(&model.State{Project: into}, nil)
	must(t, d.Do(edit.NewImport(from.With(&sheet, &decision, second, &theirs), modeltest.IDs("n"))))
	p := d.Project()
	got := p.SheetOf("economy")
	if n := len(p.Info().Sheets); got.ID != "s1" || n != 2 || len(got.Rows) != 4 {
		t.Fatalf("%d sheets; %+v", n, got)
	}
	if c := got.Rows[0].Cells; c["now"] != "5" || c["target"] != "4" || c["evidence"] == "" {
		t.Errorf("cells %v", c)
	}
	row := got.Rows[1]
	if row.Owner != "r1" || row.Cells["what"] != "Tulospalkkiot" || len(row.Links) != 3 || !slices.Equal(row.Links[:2], ids("r2", "t")) || p.Journey(row.Links[2]) == nil {
		t.Errorf("row %+v", row)
	}
	if got.Rows[2].ID != "mine" || got.Rows[3].ID != "theirs" {
		t.Errorf("rows %v", got.Rows)
	}
	for _, one := range model.Of[model.Decision](p, p.Info().Decisions) {
		if one.Title == decision.Title && !slices.Equal(one.About, ids("s1", "r2")) {
			t.Errorf("decision about %v", one.About)
		}
	}
	if rules := p.Info().IgnoredRules; len(rules) != 2 || rules[0].Reason != "oma syy" {
		t.Errorf("ignored rules %v", rules)
	}
	if own.Rows[0].Cells["target"] != "" || len(own.Rows[1].Links) != 2 {
		t.Error("the import wrote into the project")
	}
}

// What an imported snapshot holds has the IDs of what came with it, so that now
// and then can be compared.
func TestImport_Snapshots(t *testing.T) {
	p := imported(t, other())
	then := p.Snapshot(p.Info().Snapshots[0]).Project
	var changed []string
	for _, d := range model.Diff(then, p) {
		switch now := d.After.(type) {
		case *model.Promise:
			if was, ok := d.Before.(*model.Promise); ok && was.Text != now.Text {
				changed = append(changed, was.Text+" → "+now.Text)
			}
		case nil:
			changed = append(changed, "gone: "+string(d.Before.Kind()))
		}
	}
	if want := []string{"Jonotat vain hetken → Pääset tiskille viidessä minuutissa"}; !slices.Equal(changed, want) {
		t.Errorf("since then: %q", changed)
	}
	if then.Role("r2") == nil || then.Persona("p2") == nil {
		t.Error("people who are one now were two then")
	}
	again := modeltest.IDs("m")
	d := edit.New(&model.State{Project: p}, nil)
	must(t, d.Do(edit.NewImport(p, again)))
	if problems := model.Validate(d.Project()); problems != nil || len(d.Project().Info().Snapshots) != 2 {
		t.Errorf("%d snapshots, %v", len(d.Project().Info().Snapshots), problems)
	}
}

// What is said in the row about a segment goes along with it: to the project's own
// segment of that name, or under the fresh ID.
func TestImport_RowsAboutSegments(t *testing.T) {
	from := modeltest.Sample()
	sheet := *from.Sheet(modeltest.Sheet)
	sheet.Rows = []model.SheetRow{
		{ID: model.RowFor("groups", modeltest.Schools), Block: "groups", Cells: map[string]string{"why": "Syksy"}},
		{ID: model.RowFor("groups", modeltest.Families), Block: "groups", Cells: map[string]string{"why": "Loma"}},
	}
	info := *other().Info()
	info.Segments = ids("own")
	d := edit.New(&model.State{Project: other().With(&info, &model.Segment{ID: "own", Name: "Koulut"})}, nil)
	must(t, d.Do(edit.NewImport(from.With(&sheet), modeltest.IDs("n"))))
	p := d.Project()
	segments := p.Info().Segments
	rows := p.Sheet(p.Info().Sheets[0]).Rows
	if len(segments) != 2 || len(rows) != 2 || rows[0].ID != "groups.own" || rows[1].ID != model.RowFor("groups", segments[1]) {
		t.Errorf("segments %v, rows %+v", segments, rows)
	}
}
