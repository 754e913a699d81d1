package scene

import (
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
)

// This file draws the customer portfolio: the plane, and a table of its four
// fields.

// portfolio draws the plane and the table of the fields.
func (c *customerPicture) portfolio() {
	o := &portfolioPlane{customerPicture: c, placed: make([]placedCustomer, 0, len(c.base.All))}
	for _, one := range c.base.All {
		if margin, room, known := customers.Place(one.Customer); known {
			o.placed = append(o.placed, placedCustomer{one, margin, room, Point{}})
		}
	}
	if c.empty() {
		c.addCustomer(readable(c.spec.Width))
		return
	}
	if len(o.placed) == 0 {
		c.say(styleBody, c.t("portfolio.nobody"))
	} else {
		c.say(styleBody, c.t("portfolio.about"))
		c.add(space(2), o.plane().tie(), space(1.5), o.legend())
	}
	o.table()
}

func (o *portfolioPlane) field(f customers.Field) customers.Totals {
	if t := o.base.Fields[f]; t != nil {
		return *t
	}
	return customers.Totals{}
}

// shareOf is the part that one sum is of another. There is none of a loss.
func shareOf(part, whole customers.Sum) (float64, bool) {
	if part.Known == 0 || whole.Amount <= 0 {
		return 0, false
	}
	return part.Amount / whole.Amount, true
}

// table tells what each field comes to and what to do there, and why others have
// no place.
func (o *portfolioPlane) table() {
	o.section(o.t("portfolio.fields"))
	width := min(o.spec.Width, 230)
	t := o.b.newTable(width, mostOf(o.page), []float64{1, 0.5, 0.7, 0.7, 2}, []float64{27, 15, 22, 22, 34})
	head := tableRow{frame: frameHead}
	for _, key := range []string{"portfolio.field", "portfolio.customers", "portfolio.margin", "portfolio.value", "portfolio.deed"} {
		head.cells = append(head.cells, cellOf(textPart(styleSmallIn.bold(), o.t(key))))
	}
	for _, p := range t.row(head) {
		o.add(p.tie())
	}
	for _, f := range []customers.Field{customers.FieldInvest, customers.FieldDevelop, customers.FieldProtect, customers.FieldLight} {
		o.add(t.row(o.fieldRow(f, o.t("deed."+string(f)), Ref{Part: PartSegment, Lane: model.ID(f)}))...)
	}
	if o.field(customers.FieldNone).Count > 0 {
		o.add(t.row(o.fieldRow(customers.FieldNone, o.noPlace(), Ref{}))...)
	}
}

func (o *portfolioPlane) fieldRow(f customers.Field, deed string, ref Ref) tableRow {
	sum := o.field(f)
	return tableRow{frame: frameRuled, ref: ref, cells: []tableCell{
		cellOf(textPart(styleStrong, o.t("field."+fieldKey(f)))),
		cellOf(rightPart(styleBody, NumberText(o.lang, float64(sum.Count), 0))),
		cellOf(o.sumParts(sum.Margin, o.base.Margin)...),
		cellOf(o.sumParts(sum.Value, o.base.Value)...),
		cellOf(textPart(styleBody, deed)),
	}}
}

// sumParts are an amount, its part of a whole, and of how many it is known.
func (o *portfolioPlane) sumParts(sum, whole customers.Sum) []cellPart {
	if sum.Known == 0 {
		return nil
	}
	parts := []cellPart{amountPart(styleBody, o.money(sum.Amount))}
	if part, ok := shareOf(sum, whole); ok {
		parts = append(parts, rightPart(styleSmall, o.k.shareText(part)))
	}
	if known := o.known(sum); known != "" {
		parts = append(parts, rightPart(styleSmall, known))
	}
	return parts
}

// noPlace tells why customers have no place on the plane.
func (o *portfolioPlane) noPlace() string {
	away, lacks := 0, map[model.CustomerFigure]int{}
	for _, c := range o.base.All {
		switch {
		case c.Field != customers.FieldNone:
		case !c.Flow.Buys():
			away++
		default:
			for _, f := range []model.CustomerFigure{model.CustomerMargin, model.CustomerRevenue, model.CustomerSpend} {
				if v, known := c.Figure(f); !known || f == model.CustomerSpend && v <= 0 {
					lacks[f]++
				}
			}
		}
	}
	var parts []string
	for _, f := range []model.CustomerFigure{model.CustomerMargin, model.CustomerRevenue, model.CustomerSpend} {
		if n := lacks[f]; n > 0 {
			parts = append(parts, o.t("missing."+string(f))+" "+NumberText(o.lang, float64(n), 0))
		}
	}
	text := ""
	if len(parts) > 0 {
		text = o.t("portfolio.missing", strings.Join(parts, ", ")) + " "
	}
	if away > 0 {
		text += o.n("portfolio.away", away)
	}
	return strings.TrimSpace(text)
}
