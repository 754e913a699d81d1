package customers

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lupaus/model"
)

// Sum is a total of what is known.
type Sum struct {
	Amount float64
	Known  int // of how many it is the sum
	Of     int // how many there are
}

// Whole reports whether the sum is that of all, and of somebody.
func (s Sum) Whole() bool { return s.Known == s.Of && s.Of > 0 }

func (s *Sum) add(v float64, known bool) {
	s.Of++
	if known {
		s.Amount += v
		s.Known++
	}
}

// TotalsOf adds up some customers.
func TotalsOf(list []*Customer) Totals {
	var t Totals
	for _, c := range list {
		t.add(c)
	}
	return t
}

// Customer is a customer with what is counted of him.
type Customer struct {
	*model.Customer
	Value Value
	Best  bool  // among the best of the base
	Field Field // of the portfolio
}

// Totals are what some customers come to. Money is that of those who buy.
type Totals struct {
	Count   int // all of them, whatever their stage
	Base    int // those who buy
	Revenue Sum
	Margin  Sum
	Value   Sum
	Best    int
	Flow    map[model.FlowStage]int
}

func (t *Totals) add(c *Customer) {
	t.Count++
	if t.Flow == nil {
		t.Flow = map[model.FlowStage]int{}
	}
	t.Flow[c.Flow]++
	if !c.Flow.Buys() {
		return
	}
	t.Base++
	t.Revenue.add(c.Figure(model.CustomerRevenue))
	t.Margin.add(c.Figure(model.CustomerMargin))
	t.Value.add(c.Value.Amount, c.Value.Known())
	if c.Best {
		t.Best++
	}
}

// addTo adds a customer to the totals of a key.
func addTo[K comparable](totals map[K]*Totals, key K, c *Customer) {
	if totals[key] == nil {
		totals[key] = &Totals{}
	}
	totals[key].add(c)
}

// Group is a segment with its customers.
type Group struct {
	Segment   *model.Segment // nil: those who belong to none
	Customers []*Customer    // by name
	Totals
}

// ID is that of the segment, "" of those who belong to none.
func (g *Group) ID() model.ID {
	if g.Segment == nil {
		return ""
	}
	return g.Segment.ID
}

// Base is what the customers of a project come to.
type Base struct {
	Terms model.CustomerTerms // with usual ones where nobody has said others
	All   []*Customer         // by name
	// Groups are the segments in their order, and behind them those who belong to
	// none, where there are any.
	Groups []*Group
	// Ranked are those of the base whose value is known, the most valuable first.
	Ranked []*Customer
	Cut    int     // how many of Ranked are the best
	Large  float64 // yearly margin from which a customer is large
	Totals
	Stages map[model.FlowStage]*Totals // of the flow, those that somebody is in
	Fields map[Field]*Totals           // of the portfolio
	byID   map[model.ID]*Customer
}

// Of counts the customers of a project. Its time grows with the project; see
// [Cache].
func Of(p *model.Project) *Base { return count(p, slices.Collect(p.Customers())) }

// count counts customers. They are put in order in less time when most of them
// stand in it.
func count(p *model.Project, list []*model.Customer) *Base {
	b := &Base{
		Terms: p.Info().Customers.OrUsual(), Stages: map[model.FlowStage]*Totals{}, Fields: map[Field]*Totals{},
		All: make([]*Customer, len(list)), byID: make(map[model.ID]*Customer, len(list)),
	}
	all := make([]Customer, len(list))
	for i, c := range list {
		all[i] = Customer{Customer: c, Value: ValueOf(c, b.Terms)}
		b.All[i], b.byID[c.ID] = &all[i], &all[i]
	}
	slices.SortFunc(b.All, byName)
	b.rank()
	b.large()
	groups := map[model.ID]*Group{}
	for _, s := range model.Of[model.Segment](p, p.Info().Segments) {
		g := &Group{Segment: s}
		groups[s.ID] = g
		b.Groups = append(b.Groups, g)
	}
	for _, c := range b.All {
		c.Field = b.fieldOf(c)
		g := groups[c.Segment]
		if g == nil {
			g = &Group{}
			groups[c.Segment] = g
			b.Groups = append(b.Groups, g)
		}
		g.Customers = append(g.Customers, c)
		g.add(c)
		b.add(c)
		addTo(b.Stages, c.Flow, c)
		addTo(b.Fields, c.Field, c)
	}
	return b
}

func byName(x, y *Customer) int { return model.CompareCustomers(x.Customer, y.Customer) }

// rank orders the base by value and cuts off the best.
func (b *Base) rank() {
	for _, c := range b.All {
		if c.Flow.Buys() && c.Value.Known() {
			b.Ranked = append(b.Ranked, c)
		}
	}
	slices.SortFunc(b.Ranked, func(x, y *Customer) int {
		if by := cmp.Compare(y.Value.Amount, x.Value.Amount); by != 0 {
			return by
		}
		return byName(x, y)
	})
	b.Cut = min(len(b.Ranked), int(math.Ceil(float64(len(b.Ranked))*b.Terms.Best/100-1e-9)))
	for _, c := range b.Ranked[:b.Cut] {
		c.Best = true
	}
}

// Customer returns a customer by his ID, or nil.
func (b *Base) Customer(id model.ID) *Customer { return b.byID[id] }

// Group returns the group of a segment, "" for those who belong to none; nil when
// there is none.
func (b *Base) Group(segment model.ID) *Group {
	for _, g := range b.Groups {
		if g.ID() == segment {
			return g
		}
	}
	return nil
}

// Equity is the customer equity: the sum of the values of the base, and whether
// there is one.
func (b *Base) Equity() (float64, bool) { return b.Value.Amount, b.Value.Whole() }

// BestValue is what the best are worth together, and which part of the value of
// all whose value is known that is; there is no such part when they are worth
// nothing together.
func (b *Base) BestValue() (amount, part float64, known bool) {
	for _, c := range b.Ranked[:b.Cut] {
		amount += c.Value.Amount
	}
	if b.Value.Amount <= 0 {
		return amount, 0, false
	}
	return amount, amount / b.Value.Amount, true
}

// Share is the customer share: the part of what a customer buys of the kind that
// he buys from us, from 0 to 1.
func Share(c *model.Customer) (part float64, known bool) {
	ours, ok := c.Figure(model.CustomerRevenue)
	all, also := c.Figure(model.CustomerSpend)
	if !ok || !also || all <= 0 {
		return 0, false
	}
	return min(1, ours/all), true
}

// Matches reports whether the name, the code or the note of a customer holds a
// text, whatever the case of its letters.
func (c *Customer) Matches(text string) bool {
	text = strings.ToLower(text)
	for _, s := range []string{c.Name, c.Code, c.Note} {
		if strings.Contains(strings.ToLower(s), text) {
			return true
		}
	}
	return false
}
