package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/export"
	"lupaus/export/exchange"
	"lupaus/export/json"
	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/storage"
)

// TestSheets_WalkThrough fills in every cell of every sheet of the library, those
// of segments and customers among them, in every language: each edit draws, can be undone, is there again after saving and
// after JSON, and the sheets print filled and blank.
func TestSheets_WalkThrough(t *testing.T) {
	for _, lang := range assets.Languages() {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			doc := edit.New(&model.State{Project: modeltest.WithCustomers(modeltest.Sample(), 2, 30)}, time.Now)
			builder := scene.NewBuilder(assets.Typeset(), assets.WordsFor(lang))
			forms := 0
			for _, form := range assets.Forms(lang) {
				if len(form.Blocks) > 0 {
					forms++
					fillIn(t, doc, form, builder)
				}
			}
			if forms < 90 {
				t.Errorf("%d sheets", forms)
			}
			kept(t, doc.Project())
			if err := doc.Do(edit.SetWorkbook{Workbook: &model.Workbook{Parts: []string{"sheets"}}}); err != nil {
				t.Fatal(err)
			}
			var e export.Exporter
			for _, blank := range []bool{false, true} {
				info, err := e.Write(context.Background(), io.Discard, export.Request{
					Project: doc.Project(), Document: export.Workbook, Format: "pdf", Lang: lang, Blank: blank, Now: time.Now(),
				}, 0)
				if err != nil || info.Pages < forms {
					t.Errorf("blank %v: %d pages of %d sheets, %v", blank, info.Pages, forms, err)
				}
			}
		})
	}
}

// fillIn writes into every row of a sheet and draws it after each block; a step
// back and forth changes nothing.
func fillIn(t *testing.T, doc *edit.Document, form *model.Form, b *scene.Builder) {
	t.Helper()
	sheet := doc.Project().SheetOf(form.ID).ID
	form = form.In(customers.Of(doc.Project()))
	for _, block := range form.Blocks {
		var edits []edit.Edit
		rows := make([]model.ID, 0, len(block.Rows)+1)
		for _, r := range block.Rows {
			rows = append(rows, model.ID(r.Key))
		}
		if block.Open {
			id := model.ID("own-" + block.Key)
			rows = append(rows, id)
			edits = append(edits, edit.AddRow{SheetPlace: edit.SheetPlace{Sheet: sheet, Form: form.ID, Block: block.Key, Row: id}})
		}
		for n, row := range rows {
			at := edit.SheetPlace{Sheet: sheet, Form: form.ID, Block: block.Key, Row: row}
			for _, c := range block.Columns {
				if e := cellEdit(at, c, n); e != nil {
					edits = append(edits, e)
				}
			}
		}
		for _, e := range edits {
			if err := doc.Do(e); err != nil {
				t.Fatalf("%s %s: %v", form.ID, block.Key, err)
			}
			doc.Settle()
		}
		full := doc.Project()
		for range edits {
			if err := doc.Undo(); err != nil {
				t.Fatalf("%s %s: %v", form.ID, block.Key, err)
			}
		}
		for range edits {
			if err := doc.Redo(); err != nil {
				t.Fatalf("%s %s: %v", form.ID, block.Key, err)
			}
		}
		if len(edits) > 0 && len(model.Diff(full, doc.Project())) > 0 {
			t.Errorf("%s %s: not the same after undo and redo", form.ID, block.Key)
		}
		p := doc.Project()
		if s := b.Sheet(p, form, p.SheetOf(form.ID), scene.SheetOptions{Screen: true}); s.Height <= 0 {
			t.Errorf("%s: nothing is drawn", form.ID)
		}
	}
}

// cellEdit fills in a cell of a column, nil for one that nobody writes.
func cellEdit(at edit.SheetPlace, c model.FormColumn, n int) edit.Edit {
	text := ""
	switch c.Kind {
	case model.ColumnSum:
		return nil
	case model.ColumnRole:
		return edit.SetRowOwner{SheetPlace: at, Owner: modeltest.Clerk}
	case model.ColumnLinks:
		return edit.SetRowLinks{SheetPlace: at, Links: []model.ID{modeltest.Desk}}
	case model.ColumnChoice, model.ColumnStep:
		text = c.Options[n%len(c.Options)].Key
	case model.ColumnDate:
		text = "2026-12-24"
	case model.ColumnCheck:
		text = model.Checked
	case model.ColumnNumber:
		text = fmt.Sprint(n + 1)
	default:
		text = fmt.Sprint("Sana ", n)
	}
	return edit.SetCell{SheetPlace: at, Column: c.Key, Text: text}
}

// kept saves and reads a project both ways.
func kept(t *testing.T, p *model.Project) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "p.lupaus")
	if err := storage.SaveAs(path, &model.State{Project: p}, false, storage.Options{}); err != nil {
		t.Fatal(err)
	}
	state, err := storage.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Write(&out, p); err != nil {
		t.Fatal(err)
	}
	result, err := json.Read(context.Background(), &out, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for way, got := range map[string]*model.Project{"file": state.Project, "JSON": result.Project} {
		for _, s := range model.Of[model.Sheet](p, p.Info().Sheets) {
			if diff := cmp.Diff(s, got.Sheet(s.ID)); diff != "" {
				t.Errorf("%s: %s", way, diff)
			}
		}
	}
}
