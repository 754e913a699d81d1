package customers_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-6*(1+math.Abs(b)) }

type figures = map[model.CustomerFigure]float64

// The values were counted by hand from the formulas.
func TestValueOf(t *testing.T) {
	terms := model.CustomerTerms{Discount: 10, Years: 3, Period: 24, Retention: 55}
	for name, c := range map[string]struct {
		figures figures
		terms   model.CustomerTerms
		amount  float64
		way     customers.Way
		missing []model.CustomerFigure
		needs   bool
	}{
		// q = 0.88 / 1.1 = 0.8; 0.8 + 0.64 + 0.512 = 1.952
		"contract": {figures{"margin": 1000, "renewal": 88}, terms, 1952, customers.WayContract, nil, false},
		"loss":     {figures{"margin": -1000, "renewal": 88}, terms, -1952, customers.WayContract, nil, false},
		// active (1 − 6/24)² = 0.5625; q = 0.5; (1 + 0.5 + 0.25) / 1.1 = 1.590909
		"purchases": {figures{"margin": 1000, "purchases": 2, "since": 6}, terms, 562.5 * 1.75 / 1.1, customers.WayPurchases, nil, false},
		"silent":    {figures{"margin": 1000, "purchases": 2, "since": 24}, terms, 0, customers.WayPurchases, nil, false},
		"told":      {figures{"margin": 1000, "renewal": 88, "value": 70}, terms, 70, customers.WayTold, nil, false},
		"nothing":   {nil, terms, 0, customers.WayNone, []model.CustomerFigure{"margin", "renewal"}, false},
		"margin":    {figures{"margin": 1}, terms, 0, customers.WayNone, []model.CustomerFigure{"renewal"}, false},
		"recency":   {figures{"margin": 1, "purchases": 2}, terms, 0, customers.WayNone, []model.CustomerFigure{"since"}, false},
		"retention": {figures{"margin": 1, "purchases": 2, "since": 3}, model.CustomerTerms{Discount: 10, Years: 3, Period: 24}, 0, customers.WayNone, nil, true},
		// q = 1.1 / 1.1
		"no loss of value": {figures{"margin": 10, "renewal": 100}, model.CustomerTerms{Years: 4}, 40, customers.WayContract, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := customers.ValueOf(&model.Customer{Figures: c.figures}, c.terms)
			if !near(got.Amount, c.amount) || got.Way != c.way || !slices.Equal(got.Missing, c.missing) || got.NeedsRetention != c.needs {
				t.Errorf("%+v, want %v %v %v %v", got, c.amount, c.way, c.missing, c.needs)
			}
		})
	}
}

func ids(list []*customers.Customer) []model.ID {
	var out []model.ID
	for _, c := range list {
		out = append(out, c.ID)
	}
	return out
}

func TestOf_Sample(t *testing.T) {
	b := customers.Of(modeltest.Sample())
	if got, want := ids(b.All), []model.ID{modeltest.Lindfors, modeltest.Rekola, modeltest.Salo, modeltest.Gone}; !slices.Equal(got, want) {
		t.Errorf("all %v, want %v", got, want)
	}
	if got, want := ids(b.Ranked), []model.ID{modeltest.Rekola, modeltest.Lindfors, modeltest.Salo}; !slices.Equal(got, want) {
		t.Errorf("ranked %v, want %v", got, want)
	}
	if b.Count != 4 || b.Base != 3 || b.Cut != 2 || b.Best != 2 || !b.Customer(modeltest.Rekola).Best || b.Customer(modeltest.Salo).Best {
		t.Errorf("%+v", b.Totals)
	}
	equity, whole := b.Equity()
	amount, part, known := b.BestValue()
	if !whole || !known || !near(part, amount/equity) || amount <= 900 {
		t.Errorf("equity %v %v, best %v %v %v", equity, whole, amount, part, known)
	}
	if len(b.Groups) != 3 || b.Groups[2].Segment != nil || b.Group(modeltest.Families).Count != 2 || b.Group("").Customers[0].ID != modeltest.Gone || b.Group("x") != nil {
		t.Errorf("groups %v", b.Groups)
	}
	if b.Flow[model.FlowEnded] != 1 || b.Flow[model.FlowActive] != 1 || b.Revenue.Whole() || b.Revenue.Amount != 2420 {
		t.Errorf("%+v", b.Totals)
	}
}

// There is no equity while the value of one customer is missing.
func TestEquity_Refused(t *testing.T) {
	p := modeltest.Sample().With(&model.Customer{ID: "x", Flow: model.FlowActive})
	if _, whole := customers.Of(p).Equity(); whole {
		t.Error("counted without all")
	}
	p = modeltest.Sample().With(&model.Customer{ID: "x", Flow: model.FlowProspect})
	if _, whole := customers.Of(p).Equity(); !whole {
		t.Error("waits for somebody who does not buy yet")
	}
	if _, whole := customers.Of(model.NewProject(model.Info{})).Equity(); whole {
		t.Error("counted without customers")
	}
}

func TestPortfolio(t *testing.T) {
	info := model.Info{Customers: model.CustomerTerms{Large: 100, Room: 40}}
	c := func(id model.ID, margin, revenue, spend float64) *model.Customer {
		return &model.Customer{ID: id, Flow: model.FlowActive, Figures: figures{"margin": margin, "revenue": revenue, "spend": spend}}
	}
	p := model.NewProject(info).With(
		c("invest", 100, 60, 100), c("develop", 99, 10, 100), c("protect", 500, 61, 100), c("light", 1, 200, 100), c("unknown", 5, 5, 0),
		&model.Customer{ID: "gone", Flow: model.FlowEnded, Figures: figures{"margin": 900, "revenue": 1, "spend": 2}},
	)
	b := customers.Of(p)
	for _, id := range []model.ID{"invest", "develop", "protect", "light"} {
		if got := b.Customer(id).Field; got != customers.Field(id) {
			t.Errorf("%s stands in %q", id, got)
		}
	}
	if b.Customer("unknown").Field != customers.FieldNone || b.Customer("gone").Field != customers.FieldNone || b.Fields[customers.FieldNone].Count != 2 {
		t.Error("what is not known has a place")
	}
	info.Customers.Large = 0
	if b = customers.Of(p.With(&info)); !near(b.Large, 705.0/5) {
		t.Errorf("large from %v", b.Large)
	}
}

// The best are as many as the cut says, rounded up, and never more than there are.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		customers int
		best      float64
		want      int
	}{{10, 20, 2}, {10, 21, 3}, {10, 100, 10}, {3, 1, 1}, {0, 20, 0}, {10, 0, 2}} {
		info := model.Info{Customers: model.CustomerTerms{Best: c.best}}
		p := model.NewProject(info)
		for n := range c.customers {
			p = p.With(&model.Customer{ID: model.ID(rune('a' + n)), Figures: figures{"value": float64(n)}})
		}
		if b := customers.Of(p); b.Cut != c.want || b.Best != c.want {
			t.Errorf("%d customers, %v %%: cut %d, best %d, want %d", c.customers, c.best, b.Cut, b.Best, c.want)
		}
	}
}

func TestCache(t *testing.T) {
	var cache customers.Cache
	p := modeltest.Sample()
	b := cache.Of(p)
	if cache.Of(p) != b {
		t.Error("counted twice")
	}
	other := *p.Touchpoint(modeltest.Desk)
	other.Title = "x"
	if next := p.With(&other); cache.Of(next) != b {
		t.Error("counted anew after an edit that touches no customer")
	}
	gone := *p.Customer(modeltest.Gone)
	gone.Flow = model.FlowActive
	info := *p.Info()
	info.Customers.Best = 10
	segment := *p.Segment(modeltest.Schools)
	segment.Name = "x"
	for _, e := range []model.Entity{&gone, &info, &segment} {
		if next := p.With(e); cache.Of(next) == cache.Of(p) {
			t.Errorf("%s is not counted", e.Kind())
		}
	}
	if cache.Of(p.Without(modeltest.Salo)).Count != 3 {
		t.Error("counts one who is gone")
	}
}

func BenchmarkOf10000(b *testing.B) {
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	for b.Loop() {
		customers.Of(p)
	}
}

// An edit that touches another thing than customers.
func BenchmarkCache10000_OtherEdit(b *testing.B) {
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	other := *p.Touchpoint(modeltest.Desk)
	next := p.With(&other)
	var cache customers.Cache
	cache.Of(p)
	for n := 0; b.Loop(); n++ {
		cache.Of([]*model.Project{next, p}[n%2])
	}
}

// An edit that touches one customer.
func BenchmarkCache10000_CustomerEdit(b *testing.B) {
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	one := *p.Customer("c17")
	one.Flow = model.FlowPassive
	next := p.With(&one)
	var cache customers.Cache
	cache.Of(p)
	for n := 0; b.Loop(); n++ {
		cache.Of([]*model.Project{next, p}[n%2])
	}
}

// After edits of customers the base is the same as one that is counted anew.
func TestCache_AsCountedAnew(t *testing.T) {
	var cache customers.Cache
	p := modeltest.WithCustomers(modeltest.Sample(), 3, 200)
	cache.Of(p)
	first, named := *p.Customer("c17"), *p.Customer("c18")
	first.Flow, named.Name = model.FlowPassive, "Aaltonen"
	info := *p.Info()
	info.Customers.Best = 3
	for _, next := range []*model.Project{
		p.With(&first, &named), p.Without("c3", "c4"), p.With(&model.Customer{ID: "new", Name: "Miettinen"}), p.With(&info), modeltest.Sample(), p,
	} {
		if got, want := cache.Of(next), customers.Of(next); !reflect.DeepEqual(got, want) {
			t.Errorf("%d customers: not as counted anew", got.Count)
		}
	}
}
