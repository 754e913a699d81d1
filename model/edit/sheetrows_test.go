package edit_test

import (
	"reflect"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// ranking is a form with a number and a sum in an open block, and another block
// whose rows stand between.
var ranking = &model.Form{ID: "ranking", Blocks: []model.FormBlock{
	{Key: "all", Open: true, Columns: []model.FormColumn{
		{Key: "name", Kind: model.ColumnText},
		{Key: "worth", Kind: model.ColumnNumber},
		{Key: "less", Kind: model.ColumnSum, Figure: model.Figure{Formula: &model.Formula{
			Needs: []string{"worth"}, Eval: func(of map[string]any) (float64, error) { return -of["worth"].(float64), nil },
		}}},
	}},
	{Key: "other", Open: true, Columns: []model.FormColumn{{Key: "name", Kind: model.ColumnText}}},
}}

func TestNewSortRows(t *testing.T) {
	row := func(id model.ID, block, worth string) model.SheetRow {
		return model.SheetRow{ID: id, Block: block, Cells: map[string]string{"name": string(id), "worth": worth}}
	}
	p := modeltest.Sample()
	s := &model.Sheet{ID: "s", Form: "ranking", Rows: []model.SheetRow{
		row("a", "all", "10"), row("x", "other", ""), row("b", "all", "ei tiedossa"), row("c", "all", "200"), row("d", "all", "10,0"), row("e", "all", "-5"),
	}}
	info := *p.Info()
	info.Sheets = append(slices.Clone(info.Sheets), "s")
	p = p.With(s, &info)
	for _, tt := range []struct {
		column  string
		falling bool
		want    []model.ID
	}{
		{"worth", true, ids("c", "x", "a", "d", "e", "b")},
		{"worth", false, ids("e", "x", "a", "d", "c", "b")},
		{"less", true, ids("e", "x", "a", "d", "c", "b")},
		{"less", false, ids("c", "x", "a", "d", "e", "b")},
		{"name", true, ids("a", "x", "b", "c", "d", "e")},
	} {
		next, err := edit.NewSortRows(ranking, s, ranking.Blocks[0], tt.column, tt.falling).Apply(p)
		must(t, err)
		var got []model.ID
		for _, r := range next.Sheet("s").Rows {
			got = append(got, r.ID)
			if before := s.Row(r.Block, r.ID); !reflect.DeepEqual(before, r) {
				t.Errorf("row %v has become %v", before, r)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s falling %v: %v, want %v", tt.column, tt.falling, got, tt.want)
		}
	}
}

// What is said in the row about a segment or a customer stays when that goes, and
// says of whom it was.
func TestRemove_RowsAbout(t *testing.T) {
	p := modeltest.Sample()
	sheet := *p.Sheet(modeltest.Sheet)
	sheet.Rows = []model.SheetRow{
		{ID: model.RowFor("groups", modeltest.Schools), Block: "groups", Cells: map[string]string{"why": "Syksy"}},
		{ID: model.RowFor("groups", modeltest.Families), Block: "groups", Cells: map[string]string{"why": "Loma"}},
		{ID: model.RowFor("top", modeltest.Salo), Block: "top", Links: ids(modeltest.Salo)},
	}
	d := edit.New(&model.State{Project: p.With(&sheet)}, nil)
	before := d.Project()
	must(t, d.Do(edit.Remove{IDs: ids("schools", "c-salo")}))
	got := d.Project().Sheet(sheet.ID).Rows
	want := []model.SheetRow{
		{ID: "groups.schools", Block: "groups", Cells: map[string]string{"why": "Syksy", "name": "Koulut"}},
		sheet.Rows[1],
		{ID: "top.c-salo", Block: "top", Cells: map[string]string{"name": "Salo"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	must(t, d.Undo())
	if !d.Project().Equal(before) {
		t.Error("not as before")
	}
}
