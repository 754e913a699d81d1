package scene_test

import (
	"fmt"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// longSheet returns a project with 200 rows in the table of decisions to test.
func longSheet(tb testing.TB) (*model.Project, *model.Form, *model.Sheet) {
	f, ok := assets.FormOf("test", "fi")
	if !ok {
		tb.Fatal("no form")
	}
	p := filledIn("fi", 200)
	return p, f, p.SheetOf(f.ID)
}

func BenchmarkSheet_First(b *testing.B) {
	p, f, s := longSheet(b)
	for b.Loop() {
		builder("fi").Sheet(p, f, s, scene.SheetOptions{Screen: true})
	}
}

func BenchmarkSheet_AfterOneEdit(b *testing.B) {
	p, f, s := longSheet(b)
	draw := builder("fi")
	draw.Sheet(p, f, s, scene.SheetOptions{Screen: true})
	i := 0
	for b.Loop() {
		i++
		next := *s
		next.Rows = append([]model.SheetRow(nil), s.Rows...)
		next.Rows[40] = next.Rows[40].WithCell("value", fmt.Sprint("Arvo ", i))
		draw.Sheet(p, f, &next, scene.SheetOptions{Screen: true})
	}
}

func BenchmarkSheetPages(b *testing.B) {
	p, f, s := longSheet(b)
	draw := builder("fi")
	for b.Loop() {
		draw.SheetPages(p, f, s, scene.SheetOptions{}, 174)
	}
}

func BenchmarkFramework_AfterOneEdit(b *testing.B) {
	p, f := filledIn("fi", 1), frameworkOf(b, "fi")
	draw := builder("fi")
	i := 0
	for b.Loop() {
		i++
		s := *p.SheetOf(f.ID)
		s.Rows = append([]model.SheetRow(nil), s.Rows...)
		s.Rows[0] = s.Rows[0].WithCell("notes", fmt.Sprint("Muistiinpano ", i))
		draw.Framework(p.With(&s), f, &s, scene.FrameworkOptions{Screen: true})
	}
}

func BenchmarkActions_First(b *testing.B) {
	p := acting(200)
	for b.Loop() {
		builder("fi").Actions(p, scene.ActionOptions{Screen: true})
	}
}

func BenchmarkActions_AfterOneEdit(b *testing.B) {
	p := acting(200)
	draw := builder("fi")
	i := 0
	for b.Loop() {
		i++
		a := *p.Get("act20").(*model.Action)
		a.Title = fmt.Sprint("Uusi nimi ", i)
		draw.Actions(p.With(&a), scene.ActionOptions{Screen: true})
	}
}

func BenchmarkDecisions_AfterOneEdit(b *testing.B) {
	p := deciding(200)
	draw := builder("fi")
	i := 0
	for b.Loop() {
		i++
		d := *p.Get("dec20").(*model.Decision)
		d.Why = fmt.Sprint("Syy ", i)
		draw.Decisions(p.With(&d), scene.DecisionOptions{Screen: true})
	}
}

func BenchmarkList_First(b *testing.B) {
	spec := listOf(3, 70)
	for b.Loop() {
		builder("fi").List(spec)
	}
}

// The customer flow of 10 000 customers, drawn anew when its sheet is written into
// and when one of the customers is.
func BenchmarkCustomerFlow10000_AfterOneEdit(b *testing.B) {
	f, _ := assets.FormOf("customer-flow", "fi")
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	b.Run("sheet", func(b *testing.B) {
		draw := builder("fi")
		draw.Sheet(p, f, p.SheetOf(f.ID), scene.SheetOptions{Screen: true})
		for i := 0; b.Loop(); i++ {
			s := &model.Sheet{ID: "s", Form: f.ID, Rows: []model.SheetRow{{ID: "active", Block: "stages", Cells: map[string]string{"forward": fmt.Sprint("Soitto ", i)}}}}
			draw.Sheet(p.With(s), f, s, scene.SheetOptions{Screen: true})
		}
	})
	b.Run("customer", func(b *testing.B) {
		draw := builder("fi")
		stages := model.FlowStages()
		draw.Sheet(p, f, p.SheetOf(f.ID), scene.SheetOptions{Screen: true})
		for i := 0; b.Loop(); i++ {
			c := *p.Customer("c17")
			c.Flow = stages[i%len(stages)]
			next := p.With(&c)
			draw.Sheet(next, f, next.SheetOf(f.ID), scene.SheetOptions{Screen: true})
		}
	})
}
