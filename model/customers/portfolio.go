package customers

import "lupaus/model"

// Field is a field of the customer portfolio: what a customer is worth now
// against the room to grow with him. Kalevi Hellman (2003) names the portfolio
// and shows no axes; these are the field's usual ones.
type Field string

// The fields.
const (
	FieldNone    Field = ""        // the margin or the share is not known, or he does not buy
	FieldInvest  Field = "invest"  // large, with much room
	FieldDevelop Field = "develop" // small, with much room
	FieldProtect Field = "protect" // large, with little room
	FieldLight   Field = "light"   // small, with little room
)

// Fields lists the fields but FieldNone, as they are read on the wall.
func Fields() []Field { return []Field{FieldDevelop, FieldInvest, FieldLight, FieldProtect} }

// Place is where a customer stands in the portfolio: his yearly margin and the
// part of his spend that he buys elsewhere, from 0 to 1.
func Place(c *model.Customer) (margin, room float64, known bool) {
	share, ok := Share(c)
	margin, also := c.Figure(model.CustomerMargin)
	return margin, 1 - share, ok && also && c.Flow.Buys()
}

// large says from which margin a customer is large: as the terms say, or else the
// mean of the base.
func (b *Base) large() {
	if b.Large = b.Terms.Large; b.Large > 0 {
		return
	}
	mean := Sum{}
	for _, c := range b.All {
		if c.Flow.Buys() {
			mean.add(c.Figure(model.CustomerMargin))
		}
	}
	if mean.Known > 0 {
		b.Large = mean.Amount / float64(mean.Known)
	}
}

func (b *Base) fieldOf(c *Customer) Field {
	margin, room, known := Place(c.Customer)
	if !known {
		return FieldNone
	}
	large, much := margin >= b.Large, room*100 >= b.Terms.Room
	switch {
	case large && much:
		return FieldInvest
	case much:
		return FieldDevelop
	case large:
		return FieldProtect
	}
	return FieldLight
}
