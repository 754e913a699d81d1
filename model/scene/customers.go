package scene

import (
	"math"

	"lupaus/model"
	"lupaus/model/customers"
)

// CustomerView names a picture of the customer base.
type CustomerView string

// The pictures, in their order.
const (
	CustomerList      CustomerView = "list"      // a row for each customer
	CustomerSegments  CustomerView = "segments"  // what the segments come to, compared
	CustomerFlow      CustomerView = "flow"      // how many are where in the customer flow
	CustomerRanking   CustomerView = "ranking"   // the best and the others, by value
	CustomerPortfolio CustomerView = "portfolio" // contribution against room to grow
	CustomerMethod    CustomerView = "method"    // what is counted and how, and with which terms
)

// CustomerViews lists the pictures in their order.
func CustomerViews() []CustomerView {
	return []CustomerView{CustomerList, CustomerSegments, CustomerFlow, CustomerRanking, CustomerPortfolio, CustomerMethod}
}

// CustomerSpec is what the pictures of customers show.
type CustomerSpec struct {
	Project *model.Project
	Base    *customers.Base
	Width   float64        // of what is drawn in millimetres, 0: that of the text on a lying A4
	Screen  bool           // with a margin around and places to choose and to add
	Filter  CustomerFilter // whom the list shows
	Sort    CustomerSort   // in which order
}

// Customers draws a view of the customer base, as high as it needs.
func (b *Builder) Customers(spec CustomerSpec, view CustomerView) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.customers(spec, view, math.Inf(1)).scene()
}

// CustomersPages is Customers cut into pages of a height. Every page says what it
// is about.
func (b *Builder) CustomersPages(spec CustomerSpec, view CustomerView, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	spec.Screen = false
	return b.customers(spec, view, height).pages(height)
}

// customerPicture is a picture of customers being drawn.
type customerPicture struct {
	b      *Builder
	k      *setter
	p      *model.Project
	base   *customers.Base
	spec   CustomerSpec
	page   float64 // height of a page, infinite for none
	lang   string
	wide   float64 // of what is drawn, where that is more than was asked for
	pieces []piece
}

func (b *Builder) customers(spec CustomerSpec, view CustomerView, page float64) *leaf {
	if spec.Width <= 0 {
		spec.Width = sheetWidth
	}
	c := &customerPicture{b: b, k: &b.k, p: spec.Project, base: spec.Base, spec: spec, page: page, lang: b.k.w.Lang()}
	title := c.t(string(view))
	l := &leaf{title: title, edge: edgeOf(spec.Screen), width: spec.Width, columns: 1}
	l.top = []piece{b.write(styleTitle, title, spec.Width).tie(), space(1), b.write(styleBody.in(InkSoft), c.summary(), spec.Width).tie(), space(3).tie()}
	l.again = []piece{b.write(styleSmall, title, spec.Width).tie(), space(2).tie()}
	c.draw(view)
	l.pieces, l.width = c.pieces, max(l.width, c.wide)
	return l
}

func (c *customerPicture) draw(view CustomerView) {
	switch view {
	case CustomerList:
		c.list()
	case CustomerSegments:
		c.segments()
	case CustomerFlow:
		c.flow()
	case CustomerRanking:
		c.ranking()
	case CustomerPortfolio:
		c.portfolio()
	default:
		c.method()
	}
}

// add adds pieces under the others.
func (c *customerPicture) add(pieces ...piece) { c.pieces = append(c.pieces, pieces...) }

// t returns words of the pictures of customers.
func (c *customerPicture) t(key string, args ...any) string {
	return c.k.w.T("customers."+key, args...)
}

func (c *customerPicture) n(key string, n int) string { return c.k.count("customers."+key, n) }

// say adds a text as a piece, in a width that is read with ease.
func (c *customerPicture) say(st Style, text string) {
	c.add(c.b.write(st, text, readable(c.spec.Width)))
}

// section begins a part under a title.
func (c *customerPicture) section(title string) {
	if len(c.pieces) > 0 {
		c.add(space(6))
	}
	c.add(c.b.write(styleHead, title, c.spec.Width).tie(), space(2).tie())
}

// money writes an amount in whole euros.
func (c *customerPicture) money(v float64) string { return c.unit(v, 0, "€") }

// unit writes a number with its unit.
func (c *customerPicture) unit(v float64, decimals int, unit string) string {
	return NumberText(c.lang, v, decimals) + "\u00a0" + unit
}

// summary tells in one line how many customers there are and what they are worth
// together, or of how many that is not known.
func (c *customerPicture) summary() string {
	if c.base.Count == 0 {
		return c.n("count", 0)
	}
	text := dots(c.n("count", c.base.Count), c.n("base", c.base.Base))
	equity, whole := c.base.Equity()
	switch {
	case whole:
		return dots(text, c.t("equity", c.money(equity)))
	case c.base.Base > 0:
		return dots(text, c.n("noEquity", c.base.Base-c.base.Value.Known))
	}
	return text
}

// term is what figures are counted with.
type term struct {
	key      string
	value    float64
	unit     string // key of its unit
	decimals int
	usual    bool // nobody has said it
	missing  bool
}

// terms lists what the figures are counted with.
func (c *customerPicture) terms() []term {
	said, t := c.p.Info().Customers, c.base.Terms
	return []term{
		{"discount", t.Discount, "percentYear", 1, said.Discount == 0, false},
		{"years", float64(t.Years), "years", 0, said.Years == 0, false},
		{"retention", t.Retention, "percentYear", 1, false, said.Retention == 0},
		{"period", float64(t.Period), "months", 0, said.Period == 0, false},
		{"best", t.Best, "percentCustomers", 1, said.Best == 0, false},
		{"large", c.base.Large, "euroYear", 0, said.Large == 0, false},
		{"room", t.Room, "percentSpend", 0, said.Room == 0, false},
	}
}

// method lists the terms, each with its value to be written over, and tells what
// is counted and how.
func (c *customerPicture) method() {
	c.section(c.t("method.terms"))
	c.say(styleBody.in(InkSoft), c.t("method.termsAbout"))
	c.add(space(2))
	t := c.b.newTable(readable(c.spec.Width), mostOf(c.page), []float64{1.1, 0.7, 1.6}, []float64{36, 26, 50})
	for _, term := range c.terms() {
		value := c.unit(term.value, leastDecimals(term.value, term.decimals), c.k.w.T("customerUnit."+term.unit))
		note := c.t("term." + term.key + ".about")
		switch {
		case term.missing:
			value = c.t("term.missing")
		case term.usual:
			note = c.t("term.usual") + " " + note
		}
		c.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{
			cellOf(textPart(styleStrong, c.k.w.T("customerTerm."+term.key))),
			{ref: termRef(model.ID(term.key)), parts: []cellPart{textPart(styleBody, value)}},
			cellOf(textPart(styleSmallIn, note)),
		}})...)
	}
	for _, part := range []string{"contract", "purchases", "equity", "flow", "portfolio", "limits"} {
		c.section(c.t("method." + part))
		c.say(styleBody, c.t("method."+part+".text"))
	}
	c.add(space(3))
	c.say(styleSmall, c.k.w.T("figure.source", c.t("method.source")))
}

// leastDecimals is how many decimals a number needs, so many at most.
func leastDecimals(v float64, most int) int {
	for n := range most {
		if scaled := v * math.Pow10(n); scaled == math.Trunc(scaled) {
			return n
		}
	}
	return most
}
