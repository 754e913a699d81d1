package customers

import (
	"strings"

	"lupaus/model"
)

// Each implements [model.Facts].
func (b *Base) Each(e model.Each) []model.ID {
	var ids []model.ID
	switch e {
	case model.EachSegment:
		for _, g := range b.Groups {
			ids = append(ids, g.ID())
		}
	case model.EachBest:
		for _, c := range b.Ranked[:min(b.Cut, model.MostBest)] {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Name implements [model.Facts]. A customer without a name goes by his code.
func (b *Base) Name(id model.ID) (string, bool) {
	if c := b.byID[id]; c != nil {
		if c.Name == "" {
			return c.Code, true
		}
		return c.Name, true
	}
	if g := b.Group(id); g != nil && g.Segment != nil {
		return g.Segment.Name, true
	}
	return "", false
}

// Fact implements [model.Facts].
func (b *Base) Fact(f model.Fact, of model.ID) (float64, bool) {
	switch kind, name, _ := strings.Cut(string(f), "."); kind {
	case "customers":
		return b.fact(f, model.FlowStage(name))
	case "segment":
		if g := b.Group(of); g != nil {
			return g.fact(f)
		}
	case "customer":
		if c := b.byID[of]; c != nil {
			return c.fact(f)
		}
	}
	return 0, false
}

func (b *Base) fact(f model.Fact, stage model.FlowStage) (float64, bool) {
	switch f {
	case model.FactCustomers:
		return float64(b.Count), true
	case model.FactBase:
		return float64(b.Base), true
	case model.FactEquity:
		return b.Equity()
	case model.FactBest:
		return float64(b.Best), true
	case model.FactCut:
		if b.Cut == 0 {
			return 0, false
		}
		return b.Ranked[b.Cut-1].Value.Amount, true
	}
	return float64(b.Flow[stage]), true
}

func (t *Totals) fact(f model.Fact) (float64, bool) {
	switch f {
	case model.FactSegmentCount:
		return float64(t.Count), true
	case model.FactSegmentBase:
		return float64(t.Base), true
	case model.FactSegmentRevenue:
		return t.Revenue.all()
	case model.FactSegmentMargin:
		return t.Margin.all()
	case model.FactSegmentMeanMargin:
		return t.Margin.mean()
	case model.FactSegmentValue:
		return t.Value.all()
	case model.FactSegmentMeanValue:
		return t.Value.mean()
	case model.FactSegmentBest:
		return float64(t.Best), true
	}
	return 0, false
}

// all is the sum when it is that of all, 0 of nobody.
func (s Sum) all() (float64, bool) { return s.Amount, s.Known == s.Of }

// mean is the sum for each, 0 of nobody: so many times the mean is the sum.
func (s Sum) mean() (float64, bool) { return s.Amount / float64(max(1, s.Of)), s.Known == s.Of }

func (c *Customer) fact(f model.Fact) (float64, bool) {
	switch f {
	case model.FactRevenue:
		return c.Figure(model.CustomerRevenue)
	case model.FactMargin:
		return c.Figure(model.CustomerMargin)
	}
	return c.Value.Amount, c.Value.Known()
}
