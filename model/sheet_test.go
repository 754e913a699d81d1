package model_test

import (
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestSheetOf(t *testing.T) {
	p := modeltest.Sample()
	if s := p.SheetOf("economy"); s != p.Sheet(modeltest.Sheet) {
		t.Errorf("the sheet is %+v", s)
	}
	s := p.SheetOf("board")
	if s.ID != "sheet-board" || s.Form != "board" || s.Rows != nil || p.Get(s.ID) != nil {
		t.Errorf("a sheet that nobody has written into is %+v", s)
	}
	info := *p.Info()
	info.Sheets = ids("other", modeltest.Sheet)
	p = p.With(&info, &model.Sheet{ID: "other", Form: "economy"})
	if got := p.SheetOf("economy").ID; got != "other" {
		t.Errorf("the first of two sheets is %s", got)
	}
}

func TestFreeSheetName(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Sheets = ids(modeltest.Sheet, "a", "b", "c", "d")
	p = p.With(&info, &model.Sheet{ID: "a", Form: "board"}, &model.Sheet{ID: "b", Form: "board", Name: "Aino"},
		&model.Sheet{ID: "c", Form: "board", Name: "Aino 2"}, &model.Sheet{ID: "d", Form: "board", Name: "3"})
	if got := p.SheetsOf("board"); len(got) != 4 || got[0].ID != "a" || got[3].ID != "d" {
		t.Errorf("sheets %v", got)
	}
	for _, c := range []struct{ form, wanted, want string }{
		{"board", "", "2"}, {"board", "Aino", "Aino 3"}, {"board", "Veli", "Veli"}, {"board", " Aino ", "Aino 3"}, {"board", "3", "3 2"},
		{"economy", "", ""}, {"economy", "kevään työpaja", "kevään työpaja 2"}, {"gone", "", ""},
	} {
		if got := p.FreeSheetName(c.form, c.wanted); got != c.want {
			t.Errorf("%s, %q: %q, want %q", c.form, c.wanted, got, c.want)
		}
	}
}

func TestSheet_Row(t *testing.T) {
	s := modeltest.Sample().Sheet(modeltest.Sheet)
	if r := s.Row("economy", "purpose"); r.Cells["now"] != "2" || r.Empty() {
		t.Errorf("row %+v", r)
	}
	for _, at := range []struct{ block, id string }{{"economy", "people"}, {"repair", "purpose"}, {"", ""}} {
		if r := s.Row(at.block, model.ID(at.id)); !r.Empty() || r.Block != at.block || r.ID != model.ID(at.id) {
			t.Errorf("row %v is %+v", at, r)
		}
	}
}

func TestSheetRow_WithCell(t *testing.T) {
	empty := model.SheetRow{ID: "r"}
	one := empty.WithCell("a", "1")
	two := one.WithCell("b", "2")
	if empty.Cells != nil || len(one.Cells) != 1 || two.Cells["a"] != "1" || two.Cells["b"] != "2" {
		t.Errorf("%v, %v, %v", empty, one, two)
	}
	if r := two.WithCell("a", "").WithCell("b", ""); r.Cells != nil || !r.Empty() {
		t.Errorf("with all cells emptied: %+v", r)
	}
	if r := empty.WithCell("a", ""); r.Cells != nil {
		t.Errorf("with nothing written: %+v", r)
	}
	for _, r := range []model.SheetRow{one, {Owner: "clerk"}, {Links: ids("now")}} {
		if r.Empty() {
			t.Errorf("%+v is empty", r)
		}
	}
}

var form = model.Form{ID: "economy", Blocks: []model.FormBlock{
	{
		Key: "economy", Kind: model.BlockPoles,
		Columns: []model.FormColumn{{Key: "now", Kind: model.ColumnStep, Options: []model.FormOption{{Key: "1", Text: "vielä siellä"}, {Key: "2", Text: "matkalla"}}}},
		Rows:    []model.FormRow{{Key: "people", Title: "Ihmiskäsitys"}, {Key: "purpose", Title: "Tarkoitus"}},
	},
	{Key: "repair", Kind: model.BlockTable, Open: true},
}}

func TestFormBlock_RowsOf(t *testing.T) {
	p := modeltest.Sample()
	rows := func(s *model.Sheet, block string) []model.ID {
		b, ok := form.Block(block)
		if !ok {
			t.Fatalf("no block %s", block)
		}
		var list []model.ID
		for _, r := range b.RowsOf(s) {
			if r.Block != block {
				t.Errorf("%s stands in %s", r.ID, r.Block)
			}
			list = append(list, r.ID)
		}
		return list
	}
	s := *p.Sheet(modeltest.Sheet)
	s.Rows = append(slices.Clone(s.Rows), model.SheetRow{ID: "own", Block: "economy"}, model.SheetRow{ID: "old", Block: "gone"})
	if got := rows(&s, "economy"); !slices.Equal(got, ids("people", "purpose", "own")) {
		t.Errorf("rows %v", got)
	}
	if got := rows(&s, "repair"); !slices.Equal(got, ids("row-added")) {
		t.Errorf("added rows %v", got)
	}
	if got := rows(p.SheetOf("other"), "economy"); !slices.Equal(got, ids("people", "purpose")) {
		t.Errorf("rows of an empty sheet %v", got)
	}
	poles, _ := form.Block("economy")
	if r := poles.RowsOf(&s)[1]; r.Cells["target"] != "4" {
		t.Errorf("what was said in a given row: %v", r)
	}
}

func TestForm_LookUps(t *testing.T) {
	if _, ok := form.Block("x"); ok {
		t.Error("found a block that is not there")
	}
	poles, _ := form.Block("economy")
	if r, ok := poles.Row("purpose"); !ok || r.Title != "Tarkoitus" {
		t.Errorf("row %+v", r)
	}
	if _, ok := poles.Row("own"); ok {
		t.Error("found a row that the form does not give")
	}
	c, ok := poles.Column("now")
	if !ok || c.Option("2") != "matkalla" || c.Option("7") != "" || c.Option("") != "" {
		t.Errorf("column %+v", c)
	}
	if _, ok := poles.Column("target"); ok {
		t.Error("found a column that is not there")
	}
}
