package model

import (
	"cmp"
	"iter"
	"slices"
)

// Segment is a group of customers who are understood and served alike.
type Segment struct {
	ID    ID     `json:"id"`
	Name  string `json:"name"`
	Needs string `json:"needs,omitempty"` // what they need, in their words
	Note  string `json:"note,omitempty"`
}

// Key implements Entity.
func (s *Segment) Key() ID { return s.ID }

// Kind implements Entity.
func (*Segment) Kind() Kind { return KindSegment }

// FlowStage is where a customer stands in the customer flow: in one place at a
// time, and always on the move. After Kalevi Hellman, Asiakastavoitteet ja
// -strategiat, 2003.
type FlowStage string

// The stages of the flow.
const (
	FlowUnknown  FlowStage = ""
	FlowEntrant  FlowStage = "entrant"  // new on the market
	FlowSuspect  FlowStage = "suspect"  // might need us
	FlowProspect FlowStage = "prospect" // we are after him
	FlowFresh    FlowStage = "fresh"    // has bought for the first time
	FlowActive   FlowStage = "active"
	FlowPassive  FlowStage = "passive" // purchases fade
	FlowEnded    FlowStage = "ended"
)

// FlowStages lists the stages but FlowUnknown in the order of the flow.
func FlowStages() []FlowStage {
	return []FlowStage{FlowEntrant, FlowSuspect, FlowProspect, FlowFresh, FlowActive, FlowPassive, FlowEnded}
}

// Buys reports whether customers of the stage buy from us: they make up the
// customer base, of which values are added up.
func (s FlowStage) Buys() bool {
	return s == FlowUnknown || s == FlowFresh || s == FlowActive || s == FlowPassive
}

// CustomerFigure names a number that may be known of a customer.
type CustomerFigure string

// The figures. Money is in the currency of the project.
const (
	CustomerRevenue   CustomerFigure = "revenue"   // what he buys from us in a year
	CustomerMargin    CustomerFigure = "margin"    // the contribution of a year, the cost of care taken off
	CustomerSpend     CustomerFigure = "spend"     // what he buys of the kind in a year from anybody, us included
	CustomerRenewal   CustomerFigure = "renewal"   // probability that he stays for another year, in percent
	CustomerPurchases CustomerFigure = "purchases" // how often he has bought in the period looked at
	CustomerSince     CustomerFigure = "since"     // months since the latest purchase
	CustomerValue     CustomerFigure = "value"     // lifetime value, where it has been counted elsewhere
)

// CustomerFigures lists the figures in the order in which people fill them in.
func CustomerFigures() []CustomerFigure {
	return []CustomerFigure{
		CustomerRevenue, CustomerMargin, CustomerSpend, CustomerRenewal, CustomerPurchases, CustomerSince, CustomerValue,
	}
}

// Range is the least and the largest number that makes sense.
func (f CustomerFigure) Range() (low, high float64) {
	const most = 1e12
	switch f {
	case CustomerRenewal:
		return 0, 100
	case CustomerPurchases, CustomerSince:
		return 0, 1e6
	case CustomerRevenue, CustomerSpend:
		return 0, most
	}
	return -most, most
}

// Customer is one customer of the client, a firm or a person: a record of the
// customer base. No list names customers, since there may be very many and their
// order is a matter of the question; [Project.Customers] finds them.
type Customer struct {
	ID      ID                         `json:"id"`
	Code    string                     `json:"code,omitempty"` // by which the client's systems know him
	Name    string                     `json:"name,omitempty"`
	Segment ID                         `json:"segment,omitempty"`
	Flow    FlowStage                  `json:"flow,omitempty"`
	Figures map[CustomerFigure]float64 `json:"figures,omitempty"` // what is known; never written into
	Note    string                     `json:"note,omitempty"`
}

// Key implements Entity.
func (c *Customer) Key() ID { return c.ID }

// Kind implements Entity.
func (*Customer) Kind() Kind { return KindCustomer }

// Figure returns a figure, and whether it is known.
func (c *Customer) Figure(f CustomerFigure) (float64, bool) {
	v, known := c.Figures[f]
	return v, known
}

// CustomerTerms are what the figures of customers are counted with. The zero
// value of a field says nothing; [CustomerTerms.OrUsual] fills in.
type CustomerTerms struct {
	Discount  float64 `json:"discount,omitempty"`  // required return in percent a year
	Years     int     `json:"years,omitempty"`     // how far ahead values are counted
	Period    int     `json:"period,omitempty"`    // in which purchases are counted, in months
	Retention float64 `json:"retention,omitempty"` // percent of the buyers of a year who buy the next year, too
	Best      float64 `json:"best,omitempty"`      // percent of the customers who count as the best
	Large     float64 `json:"large,omitempty"`     // yearly contribution from which a customer is large; 0: the mean
	Room      float64 `json:"room,omitempty"`      // percent of the spend bought elsewhere from which there is room to grow
}

// CustomerTerm names one of the terms.
type CustomerTerm string

// The terms.
const (
	TermDiscount  CustomerTerm = "discount"
	TermYears     CustomerTerm = "years"
	TermPeriod    CustomerTerm = "period"
	TermRetention CustomerTerm = "retention"
	TermBest      CustomerTerm = "best"
	TermLarge     CustomerTerm = "large"
	TermRoom      CustomerTerm = "room"
)

// CustomerTermNames lists the terms.
func CustomerTermNames() []CustomerTerm {
	return []CustomerTerm{TermDiscount, TermYears, TermPeriod, TermRetention, TermBest, TermLarge, TermRoom}
}

// Most is the largest number that makes sense. The least is more than 0, which
// says nothing.
func (t CustomerTerm) Most() float64 {
	switch t {
	case TermDiscount:
		return 1000
	case TermPeriod:
		return 1200
	case TermLarge:
		return 1e12
	}
	return 100
}

// Whole reports whether a term is a whole number.
func (t CustomerTerm) Whole() bool { return t == TermYears || t == TermPeriod }

// Term returns a term, 0 where nobody has said it.
func (t CustomerTerms) Term(name CustomerTerm) float64 {
	switch name {
	case TermYears:
		return float64(t.Years)
	case TermPeriod:
		return float64(t.Period)
	}
	if field := t.field(name); field != nil {
		return *field
	}
	return 0
}

// With returns the terms with another value of one; 0 takes back what was said.
func (t CustomerTerms) With(name CustomerTerm, value float64) CustomerTerms {
	switch name {
	case TermYears:
		t.Years = int(value)
	case TermPeriod:
		t.Period = int(value)
	default:
		if field := t.field(name); field != nil {
			*field = value
		}
	}
	return t
}

// field is a term that is no whole number.
func (t *CustomerTerms) field(name CustomerTerm) *float64 {
	switch name {
	case TermDiscount:
		return &t.Discount
	case TermRetention:
		return &t.Retention
	case TermBest:
		return &t.Best
	case TermLarge:
		return &t.Large
	case TermRoom:
		return &t.Room
	}
	return nil
}

// The terms where nobody has said others. They are starts, not advice: the
// literature gives none.
const (
	usualDiscount = 10
	usualYears    = 5
	usualPeriod   = 24
	usualBest     = 20
	usualRoom     = 50
)

// OrUsual returns the terms with usual ones where nothing has been said.
// Retention has none: only the client knows it. Nor has Large, which is the mean
// then.
func (t CustomerTerms) OrUsual() CustomerTerms {
	return CustomerTerms{
		Discount: cmp.Or(t.Discount, usualDiscount), Years: cmp.Or(t.Years, usualYears), Period: cmp.Or(t.Period, usualPeriod),
		Retention: t.Retention, Best: cmp.Or(t.Best, usualBest), Large: t.Large, Room: cmp.Or(t.Room, usualRoom),
	}
}

// Segment returns a segment or nil.
func (p *Project) Segment(id ID) *Segment { return get[Segment](p, id) }

// Customer returns a customer or nil.
func (p *Project) Customer(id ID) *Customer { return get[Customer](p, id) }

// Customers walks all customers, in an order that depends on their IDs alone. It
// looks at every entity of the project.
func (p *Project) Customers() iter.Seq[*Customer] {
	return func(yield func(*Customer) bool) {
		for e := range p.All() {
			if c, ok := e.(*Customer); ok && !yield(c) {
				return
			}
		}
	}
}

// HasCustomers reports whether there is any customer.
func (p *Project) HasCustomers() bool {
	for range p.Customers() {
		return true
	}
	return false
}

// CompareCustomers orders customers by name as [CompareNames] does, then code, then
// ID; those without a name stand last.
func CompareCustomers(a, b *Customer) int {
	return cmp.Or(
		compareBool(a.Name == "", b.Name == ""), CompareNames(a.Name, b.Name), CompareNames(a.Code, b.Code), cmp.Compare(a.ID, b.ID),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (s *Segment) validate(v *validation) {
	c := checker{v, s}
	c.id()
	c.text("name", s.Name)
	c.text("needs", s.Needs)
	c.text("note", s.Note)
	c.listed("", v.p.Info().Segments)
}

func (c *Customer) validate(v *validation) {
	k := checker{v, c}
	k.id()
	k.text("code", c.Code)
	k.text("name", c.Name)
	k.text("note", c.Note)
	k.refers("segment", KindSegment, c.Segment)
	oneOf(k, "flow", c.Flow, append(FlowStages(), FlowUnknown)...)
	for f, value := range c.Figures {
		if !slices.Contains(CustomerFigures(), f) {
			k.fail(ProblemValue, "figures", string(f))
			continue
		}
		low, high := f.Range()
		k.within("figures", value, low, high)
	}
}

// customers checks the terms.
func (c checker) customers(t CustomerTerms) {
	for _, name := range CustomerTermNames() {
		c.within("customers", t.Term(name), 0, name.Most())
	}
}
