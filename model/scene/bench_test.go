package scene_test

import (
	"fmt"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

var sizes = []int{200, 1000, 5000}

func largeMap(n int) (*model.Project, model.ID) {
	p := modeltest.Large(n, 20, n)
	return p, p.Info().Journeys[0]
}

// edited returns the project with another text in the middle touchpoint.
func edited(p *model.Project, id model.ID, does string) *model.Project {
	n := 0
	half := scene.Columns(p, p.Journey(id)) / 2
	for _, t := range p.Touchpoints(p.Journey(id)) {
		if n++; n > half {
			c := *t
			c.Title = does
			c.Feelings = append([]model.Feeling(nil), t.Feelings...)
			if len(c.Feelings) > 0 {
				c.Feelings[0].Value = -c.Feelings[0].Value
			}
			return p.With(&c)
		}
	}
	return p
}

func BenchmarkJourney_First(b *testing.B) {
	for _, n := range sizes {
		p, id := largeMap(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")).Journey(p, id, scene.MapOptions{})
			}
		})
	}
}

func BenchmarkJourney_AfterOneEdit(b *testing.B) {
	for _, n := range sizes {
		p, id := largeMap(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			builder := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
			builder.Journey(p, id, scene.MapOptions{Screen: true})
			i := 0
			for b.Loop() {
				i++
				p = edited(p, id, fmt.Sprint("Soitan ja kysyn ", i))
				builder.Journey(p, id, scene.MapOptions{Screen: true})
			}
		})
	}
}

// BenchmarkJourney_RowGrows measures an edit that moves every row below it.
func BenchmarkJourney_RowGrows(b *testing.B) {
	for _, n := range sizes {
		p, id := largeMap(n)
		long := edited(p, id, "Hyvin pitkä otsikko, joka vie monta riviä ja kasvattaa siten koko kartan korttirivin korkeutta")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			builder := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
			i := 0
			for b.Loop() {
				i++
				builder.Journey([]*model.Project{p, long}[i%2], id, scene.MapOptions{})
			}
		})
	}
}

func BenchmarkHit(b *testing.B) {
	for _, n := range sizes {
		p, id := largeMap(n)
		s := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")).Journey(p, id, scene.MapOptions{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				s.Hit(float64(i*37%int(s.Width)), float64(i*13%int(s.Height)))
			}
		})
	}
}

func BenchmarkIn_Whole(b *testing.B) {
	p, id := largeMap(5000)
	s := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")).Journey(p, id, scene.MapOptions{})
	for b.Loop() {
		n := 0
		s.In(scene.Rect{W: s.Width, H: s.Height}, func(scene.Placed) { n++ })
	}
}

func BenchmarkDamage(b *testing.B) {
	p, id := largeMap(5000)
	builder := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
	before := builder.Journey(p, id, scene.MapOptions{})
	after := builder.Journey(edited(p, id, "Uusi"), id, scene.MapOptions{})
	for b.Loop() {
		scene.Damage(before, after)
	}
}

// BenchmarkJourney_Expected draws expectations and gaps: the first scene, and
// one after a promise has changed.
func BenchmarkJourney_Expected(b *testing.B) {
	for _, n := range sizes {
		p, id := largeMap(n)
		gaps := gapsEverywhere(p, 2)
		opt := scene.MapOptions{Expected: true, Gaps: gaps, Screen: true}
		b.Run(fmt.Sprint("first/", n), func(b *testing.B) {
			for b.Loop() {
				scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")).Journey(p, id, opt)
			}
		})
		b.Run(fmt.Sprint("edit/", n), func(b *testing.B) {
			builder := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi"))
			builder.Journey(p, id, opt)
			word := model.ID(fmt.Sprint("w", n/6))
			i := 0
			for b.Loop() {
				i++
				c := *p.Promise(word)
				c.Expects = &model.Expectation{Low: float64(i%2) / 2, High: 1}
				p = p.With(&c)
				builder.Journey(p, id, opt)
			}
		})
	}
}
