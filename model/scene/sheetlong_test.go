package scene_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// longRows returns a project with a sheet of many customers, whose values are
// counted by formulas.
func longRows(tb testing.TB, count int) (*model.Project, *model.Form, *model.Sheet) {
	f, ok := assets.FormOf("clv-contracts", "fi")
	if !ok {
		tb.Fatal("no form")
	}
	e := edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: model.NewSheetID(f.ID), Form: f.ID, Block: "contracts"}}
	for n := range count {
		e.Rows = append(e.Rows, model.SheetRow{ID: model.ID(fmt.Sprint("customer-", n)), Block: "contracts", Cells: map[string]string{
			"name": fmt.Sprint("Asiakas ", n), "customers": "1", "margin": fmt.Sprint(n * 37 % 5000), "renewal": fmt.Sprint(n%60 + 30),
		}})
	}
	p, err := e.Apply(modeltest.Sample())
	if err != nil {
		tb.Fatal(err)
	}
	return p, f, p.SheetOf(f.ID)
}

// oneMore is the sheet with one number written.
func oneMore(s *model.Sheet, n int) *model.Sheet {
	next := *s
	next.Rows = slices.Clone(s.Rows)
	next.Rows[len(next.Rows)/2] = next.Rows[len(next.Rows)/2].WithCell("margin", fmt.Sprint(n))
	return &next
}

func BenchmarkLongSheet_First(b *testing.B) {
	p, f, s := longRows(b, 10_000)
	for b.Loop() {
		builder("fi").Sheet(p, f, s, scene.SheetOptions{Screen: true})
	}
}

func BenchmarkLongSheet_AfterOneEdit(b *testing.B) {
	p, f, s := longRows(b, 10_000)
	draw := builder("fi")
	draw.Sheet(p, f, s, scene.SheetOptions{Screen: true})
	n := 0
	for b.Loop() {
		n++
		next := oneMore(s, n)
		draw.Sheet(p.With(next), f, next, scene.SheetOptions{Screen: true})
	}
}

func BenchmarkLongSheet_Numbers(b *testing.B) {
	_, f, s := longRows(b, 10_000)
	for b.Loop() {
		f.Numbers(s)
	}
}

// What is remembered of a long table never shows: each next picture is the one
// that a fresh builder draws.
func TestLongSheet_AsFresh(t *testing.T) {
	p, f, s := longRows(t, 150)
	rows := func(change func([]model.SheetRow) []model.SheetRow) func() {
		return func() {
			next := *s
			next.Rows = change(slices.Clone(s.Rows))
			s = &next
			p = p.With(s)
		}
	}
	role := p.Info().Roles[0]
	draw := builder("fi")
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"first", func() {}},
		{"a number", func() { s = oneMore(s, 7); p = p.With(s) }},
		{"no number", rows(func(r []model.SheetRow) []model.SheetRow { r[3] = r[3].WithCell("margin", "paljon"); return r })},
		{"one gone", rows(func(r []model.SheetRow) []model.SheetRow { return slices.Delete(r, 20, 21) })},
		{"two more", rows(func(r []model.SheetRow) []model.SheetRow {
			return slices.Insert(r, 50, model.SheetRow{ID: "x", Block: "contracts"}, model.SheetRow{ID: "y", Block: "contracts", Owner: role})
		})},
		{"the other way round", rows(func(r []model.SheetRow) []model.SheetRow { slices.Reverse(r); return r })},
		{"an assumption", rows(func(r []model.SheetRow) []model.SheetRow {
			return append(r, model.SheetRow{ID: "years", Block: "terms", Cells: map[string]string{"value": "3"}})
		})},
		{"another role", func() {
			e := *p.Role(role)
			e.Name = "Toinen nimi"
			p = p.With(&e)
		}},
	} {
		step.do()
		for _, screen := range []bool{true, false} {
			opt := scene.SheetOptions{Screen: screen}
			got, want := draw.Sheet(p, f, s, opt), builder("fi").Sheet(p, f, s, opt)
			if !reflect.DeepEqual(got.Blocks, want.Blocks) || got.Height != want.Height {
				t.Errorf("%s, screen %t: not as drawn anew", step.name, screen)
			}
		}
		if got, want := f.NumbersAfter(s, f.Numbers(s)), f.Numbers(s); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: other numbers", step.name)
		}
	}
}
