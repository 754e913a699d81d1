package edit_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// BenchmarkEdit measures one edit as the window does it: applied, validated,
// compared and put into the history. The projects have 20 touchpoints to a
// stage and 100 to a journey; "one journey" has all its touchpoints in one
// journey of 50 stages; "snapshots" has five of them. Setting, adding and moving
// should cost about the same at every size; removing and taking a snapshot look
// through the whole project.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchEdits(b, modeltest.Large(n, 20, 100)) })
	}
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprintf("one journey %d", n), func(b *testing.B) { benchEdits(b, modeltest.Large(n, n/50, 0)) })
	}
	for _, n := range []int{100, 1000, 10_000} {
		p := modeltest.Large(n, 20, 100)
		for i := range 5 {
			next, err := edit.AddSnapshot{ID: model.ID(fmt.Sprint("snapshot", i))}.Apply(p)
			if err != nil {
				b.Fatal(err)
			}
			p = next
		}
		b.Run(fmt.Sprintf("snapshots %d", n), func(b *testing.B) { benchEdits(b, p) })
	}
}

func benchEdits(b *testing.B, p *model.Project) {
	last := p.Info().Journeys[len(p.Info().Journeys)-1]
	stages := p.Journey(last).Stages
	from, to := p.Stage(stages[0]), p.Stage(stages[len(stages)-1])
	t := from.Touchpoints[len(from.Touchpoints)/2]
	edits := []struct {
		name string
		edit func(i int) edit.Edit
	}{
		{"text", func(i int) edit.Edit {
			return edit.SetText{ID: t, Field: edit.FieldTitle, Text: []string{"Soitan", "Odotan"}[i%2]}
		}},
		{"feeling", func(i int) edit.Edit {
			return edit.SetFeeling{Touchpoint: t, Feeling: model.Feeling{Persona: "persona0", Value: float64(i % 3)}}
		}},
		{"add", func(i int) edit.Edit { return edit.AddTouchpoint{ID: "new", Stage: to.ID, At: 1, Title: "Uusi"} }},
		{"move", func(i int) edit.Edit { return edit.MoveTouchpoints{IDs: []model.ID{t}, Stage: to.ID, At: 1} }},
		{"move stage", func(i int) edit.Edit { return edit.MoveStage{ID: to.ID, At: 0} }},
		{"decide", func(i int) edit.Edit {
			return edit.AddDecision{Decision: model.Decision{
				ID: "new", Verdict: model.VerdictInvest, State: model.DecisionMade, About: []model.ID{t, stages[0], last},
			}}
		}},
		{"cell", func(i int) edit.Edit {
			return edit.SetCell{SheetPlace: edit.SheetPlace{Sheet: "sheet", Form: "economy", Block: "economy", Row: "purpose"}, Column: "now", Text: "3"}
		}},
		{"remove", func(i int) edit.Edit { return edit.Remove{IDs: []model.ID{t}} }},
		{"snapshot", func(i int) edit.Edit { return edit.AddSnapshot{ID: "new"} }},
	}
	for _, e := range edits {
		b.Run(e.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d := edit.New(&model.State{Project: p}, nil)
				if err := d.Do(e.edit(i)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMany measures edits of all touchpoints of one stage at once; their cost
// should grow with their number.
func BenchmarkMany(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		p := modeltest.Large(n, n, 0)
		stage := p.Stage("s0")
		all := stage.Touchpoints
		half := slices.Clone(all[:n/2])
		slices.Reverse(half)
		fragment := edit.Copy(p, all)
		for _, e := range []struct {
			name string
			edit func() edit.Edit
		}{
			{"move", func() edit.Edit { return edit.MoveTouchpoints{IDs: half, Stage: stage.ID, At: edit.End} }},
			{"remove", func() edit.Edit { return edit.Remove{IDs: half} }},
			{"insert", func() edit.Edit { return edit.NewInsert(fragment, stage.ID, 0, modeltest.IDs("n")) }},
			{"import", func() edit.Edit { return edit.NewImport(p, modeltest.IDs("n")) }},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, e.name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := edit.New(&model.State{Project: p}, nil).Do(e.edit()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkEdit_Audit measures edits in audits of 100 to 5 000 respondents and 40
// statements. Answering should cost the same in all of them.
func BenchmarkEdit_Audit(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		p := modeltest.LargeAudit(n, 40)
		batches := p.Audit("audit").Batches
		last := p.Answers(batches[len(batches)-1])
		for _, e := range []struct {
			name string
			edit func(i int) edit.Edit
		}{
			{"answer", func(i int) edit.Edit {
				return edit.SetAnswer{Batch: last.ID, Sheet: last.Sheets[len(last.Sheets)/2].ID, At: i % 40, Answer: "?."[i/40%2]}
			}},
			{"add sheet", func(int) edit.Edit {
				return edit.NewAddSheet(p, "audit", model.BatchRound, "2026-01-15", model.AnswerSheet{ID: "new"}, modeltest.IDs("new"))
			}},
			{"target", func(i int) edit.Edit {
				return edit.SetTarget{Audit: "audit", Statement: "statement7", Target: 1 + i%5}
			}},
			{"remove group", func(int) edit.Edit { return edit.RemoveGroup{Audit: "audit", Group: "group3"} }},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, e.name), func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if err := edit.New(&model.State{Project: p}, nil).Do(e.edit(i)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkSetCell_Long writes one cell of a sheet of 10 000 rows, applied,
// validated and compared.
func BenchmarkSetCell_Long(b *testing.B) {
	add := edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: "s", Form: "customer-register", Block: "customers"}}
	for n := range 10_000 {
		add.Rows = append(add.Rows, model.SheetRow{ID: model.ID(fmt.Sprint("row-", n)), Block: "customers", Cells: map[string]string{"name": fmt.Sprint("Asiakas ", n), "code": fmt.Sprint(n)}})
	}
	p, err := add.Apply(modeltest.Sample())
	if err != nil {
		b.Fatal(err)
	}
	d := edit.New(&model.State{Project: p}, time.Now)
	n := 0
	for b.Loop() {
		n++
		at := add.SheetPlace
		at.Row = model.ID(fmt.Sprint("row-", n*37%10_000))
		if err := d.Do(edit.SetCell{SheetPlace: at, Column: "need", Text: fmt.Sprint(n)}); err != nil {
			b.Fatal(err)
		}
	}
}
