package scene_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// places returns the middle of every place of a part.
func places(s *scene.Scene, part scene.Part) map[scene.Ref][]scene.Point {
	out := map[scene.Ref][]scene.Point{}
	s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) {
		if z.Ref.Part == part {
			out[z.Ref] = append(out[z.Ref], scene.Point{X: z.X + z.W/2, Y: z.Y + z.H/2})
		}
	})
	return out
}

// buyers are customers with a contribution and a part of their spend that they
// buy elsewhere.
func buyers(terms model.CustomerTerms, places ...[2]float64) *model.Project {
	p := model.NewProject(model.Info{Customers: terms})
	for i, at := range places {
		p = p.With(&model.Customer{
			ID: model.ID(fmt.Sprint("b", i)), Name: fmt.Sprint("Ostaja ", i), Flow: model.FlowActive, Figures: map[model.CustomerFigure]float64{
				model.CustomerMargin: at[0], model.CustomerRevenue: 1000 * (1 - at[1]), model.CustomerSpend: 1000, model.CustomerRenewal: 80,
			},
		})
	}
	return p
}

func portfolio(p *model.Project) *scene.Scene {
	return builder("fi").Customers(scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}, scene.CustomerPortfolio)
}

// Who contributes more stands further right, and who buys more elsewhere stands
// higher, on both sides of the limits.
func TestPortfolio_Places(t *testing.T) {
	s := portfolio(buyers(model.CustomerTerms{Large: 1000, Room: 50}, [2]float64{-300, 0.1}, [2]float64{0, 0.3}, [2]float64{900, 0.6}, [2]float64{50_000, 0.7}, [2]float64{2_000_000, 0.9}))
	dots := places(s, scene.PartCustomer)
	if len(dots) != 5 {
		t.Fatalf("%d customers on the plane", len(dots))
	}
	last := scene.Point{X: math.Inf(-1), Y: math.Inf(1)}
	var at []scene.Point
	for i := range 5 {
		here := dots[scene.Ref{Owner: model.ID(fmt.Sprint("b", i)), Part: scene.PartCustomer}][0]
		if here.X <= last.X || here.Y >= last.Y {
			t.Errorf("b%d stands at %v, b%d at %v", i-1, last, i, here)
		}
		at, last = append(at, here), here
	}
	large := places(s, scene.PartTerm)[scene.Ref{Owner: model.InfoID, Part: scene.PartTerm, Lane: "large"}]
	room := places(s, scene.PartTerm)[scene.Ref{Owner: model.InfoID, Part: scene.PartTerm, Lane: "room"}]
	if len(large) != 1 || len(room) != 1 {
		t.Fatalf("limits at %v and %v", large, room)
	}
	if large[0].X <= at[2].X || large[0].X >= at[3].X || room[0].Y >= at[1].Y || room[0].Y <= at[2].Y {
		t.Errorf("limits at %v and %v, customers at %v", large, room, at)
	}
}

// Those who stand in the same place are one dot that leads to their field, and
// never hide each other.
func TestPortfolio_Together(t *testing.T) {
	same := make([][2]float64, 40)
	for i := range same {
		same[i] = [2]float64{500, 0.2}
	}
	s := portfolio(buyers(model.CustomerTerms{Large: 1000}, same...))
	if n := len(places(s, scene.PartCustomer)); n != 10 {
		t.Errorf("%d customers have dots of their own, want the ten most valuable", n)
	}
	// The field has its name, its row in the table and the dot of the others.
	if got := places(s, scene.PartSegment)[scene.Ref{Part: scene.PartSegment, Lane: model.ID(customers.FieldLight)}]; len(got) != 3 {
		t.Errorf("the field has %d places", len(got))
	}
}

func TestPortfolio_Many(t *testing.T) {
	p := modeltest.WithCustomers(modeltest.Sample(), 6, 10_000)
	s := portfolio(p)
	dots := 0
	for _, part := range []scene.Part{scene.PartCustomer, scene.PartSegment} {
		for _, at := range places(s, part) {
			dots += len(at)
		}
	}
	if dots > 1500+10+8 || dots < 300 {
		t.Errorf("%d dots", dots)
	}
}

// An edit of one customer paints a small part of the plane anew.
func TestPortfolio_AfterOneEdit(t *testing.T) {
	p := modeltest.WithCustomers(modeltest.Sample(), 6, 3000)
	info := *p.Info()
	info.Customers.Large = 400
	p = p.With(&info)
	draw := builder("fi")
	show := func(p *model.Project) *scene.Scene {
		return draw.Customers(scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}, scene.CustomerPortfolio)
	}
	before := show(p)
	c := *p.Customer("c500")
	c.Figures = map[model.CustomerFigure]float64{model.CustomerMargin: 90, model.CustomerRevenue: 80, model.CustomerSpend: 100}
	old := map[*scene.Block]bool{}
	for _, b := range before.Blocks {
		old[b.Block] = true
	}
	fresh := 0.0
	for _, b := range show(p.With(&c)).Blocks {
		if !old[b.Block] && b.Bounds.H < 60 && b.Bounds.W < 60 {
			fresh++
		}
	}
	if fresh > 2 {
		t.Errorf("%v squares of dots are new", fresh)
	}
}

// Those without a place are told with what is missing.
func TestPortfolio_Missing(t *testing.T) {
	p := buyers(model.CustomerTerms{Large: 1000}, [2]float64{500, 0.2}).With(
		&model.Customer{ID: "x", Flow: model.FlowActive, Figures: map[model.CustomerFigure]float64{model.CustomerMargin: 5}},
		&model.Customer{ID: "y", Flow: model.FlowActive, Figures: map[model.CustomerFigure]float64{model.CustomerRevenue: 5}},
		&model.Customer{ID: "z", Flow: model.FlowEnded},
	)
	text := said(portfolio(p))
	for _, want := range []string{"kate 1, ostot 1, kaikki ostot 2", "1 ei osta"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said in %s", want, text)
		}
	}
	for name, c := range map[string]struct {
		p    *model.Project
		want string
	}{
		"nobody":   {model.NewProject(model.Info{}), "Asiakkaita ei ole vielä"},
		"no place": {p.Without("b0"), "Kenelläkään ei ole vielä paikkaa"},
	} {
		if text := said(portfolio(c.p)); !strings.Contains(text, c.want) {
			t.Errorf("%s: %s", name, text)
		}
	}
}
