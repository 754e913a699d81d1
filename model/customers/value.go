package customers

import (
	"math"

	"lupaus/model"
)

// Way is how a value was come by.
type Way string

// The ways.
const (
	WayNone      Way = ""          // something is missing
	WayTold      Way = "told"      // counted elsewhere
	WayContract  Way = "contract"  // from the probability of renewal
	WayPurchases Way = "purchases" // from how often and how recently he has bought
)

// Value is the lifetime value of a customer.
type Value struct {
	Amount float64
	Way    Way
	// Missing are the figures without which there is no value: those of the way that
	// lacks fewer. NeedsRetention says that the terms lack the retention.
	Missing        []model.CustomerFigure
	NeedsRetention bool
}

// Known reports whether there is a value.
func (v Value) Known() bool { return v.Way != WayNone }

// ValueOf counts the lifetime value of a customer. The terms are filled in, as by
// [model.CustomerTerms.OrUsual].
func ValueOf(c *model.Customer, t model.CustomerTerms) Value {
	if told, ok := c.Figure(model.CustomerValue); ok {
		return Value{Amount: told, Way: WayTold}
	}
	margin, knowsMargin := c.Figure(model.CustomerMargin)
	renewal, contract := c.Figure(model.CustomerRenewal)
	purchases, bought := c.Figure(model.CustomerPurchases)
	since, lately := c.Figure(model.CustomerSince)
	switch {
	case contract && knowsMargin:
		return Value{Amount: underContract(margin, renewal, t), Way: WayContract}
	case bought && lately && knowsMargin && t.Retention > 0:
		return Value{Amount: ofPurchases(margin, purchases, since, t), Way: WayPurchases}
	}
	v := Value{}
	miss := func(known bool, f model.CustomerFigure) {
		if !known {
			v.Missing = append(v.Missing, f)
		}
	}
	miss(knowsMargin, model.CustomerMargin)
	if !contract && (bought || lately) {
		miss(bought, model.CustomerPurchases)
		miss(lately, model.CustomerSince)
		v.NeedsRetention = t.Retention <= 0
	} else {
		miss(contract, model.CustomerRenewal)
	}
	return v
}

// underContract is the value of a margin that is renewed from year to year.
func underContract(margin, renewal float64, t model.CustomerTerms) float64 {
	q := renewal / (100 + t.Discount)
	return margin * q * series(q, t.Years)
}

// ofPurchases is the value of a margin that ends unseen.
func ofPurchases(margin, purchases, since float64, t model.CustomerTerms) float64 {
	return Active(purchases, since, t) * margin * series(t.Retention/(100+t.Discount), t.Years) * 100 / (100 + t.Discount)
}

// Active is the chance that somebody who has bought so often in the period, and
// for the last time so many months ago, is still a customer.
func Active(purchases, since float64, t model.CustomerTerms) float64 {
	period := float64(t.Period)
	if since >= period {
		return 0
	}
	return math.Pow(1-since/period, purchases)
}

// series is 1 + q + … to n terms.
func series(q float64, n int) float64 {
	if q == 1 {
		return float64(n)
	}
	return (1 - math.Pow(q, float64(n))) / (1 - q)
}
