package edit_test

import (
	"fmt"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// BenchmarkEdit measures one edit as the window does it: applied, validated,
// compared and put into the history. The projects have 20 touchpoints to a
// stage and 100 to a journey; "one journey" has all its touchpoints in one
// journey of 50 stages. Setting, adding and moving should cost about the same
// at every size; removing looks through the whole project.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchEdits(b, modeltest.Large(n, 20, 100)) })
	}
	for _, n := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprintf("one journey %d", n), func(b *testing.B) { benchEdits(b, modeltest.Large(n, n/50, 0)) })
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
		{"remove", func(i int) edit.Edit { return edit.Remove{IDs: []model.ID{t}} }},
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
