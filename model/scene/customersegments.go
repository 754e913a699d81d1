package scene

import (
	"math"

	"lupaus/model"
	"lupaus/model/customers"
)

// The measures of the picture of segments in millimetres.
const (
	segmentsBeside = 215.0 // the width from which the name of a segment stands beside its figures
	segmentName    = 56.0
	segmentFigure  = 34.0
)

// leastApart is how far the share of the customers and that of the value are
// apart at least, where it is worth telling.
const leastApart = 0.01

// segments compares the segments: how many customers each has, what they buy and
// what they are worth, each with its share of the whole.
func (c *customerPicture) segments() {
	if len(c.base.Groups) == 0 {
		c.empty()
		c.addSegment()
		return
	}
	if !c.empty() {
		for _, text := range c.apart() {
			c.say(styleHead, text)
		}
		c.add(space(2.5))
	}
	t := c.segmentTable()
	head := t.head()
	for _, p := range head {
		c.add(p.tie())
	}
	for _, g := range c.base.Groups {
		c.under(head, t.rows(g)...)
	}
	c.under(head, t.total()...)
	c.addSegment()
	c.add(space(2.5))
	c.say(styleSmall, c.t("segments.note"))
}

// empty says what to do first where there are no customers.
func (c *customerPicture) empty() bool {
	if c.base.Count > 0 {
		return false
	}
	c.say(styleBody, c.t("empty"))
	c.add(space(3))
	return true
}

// under adds rows of a table under a head that comes back on every page.
func (c *customerPicture) under(head []piece, rows ...piece) {
	for _, p := range rows {
		p.head = head
		c.add(p)
	}
}

// addSegment is the place to add a segment.
func (c *customerPicture) addSegment() {
	if !c.spec.Screen {
		return
	}
	t := c.b.newTable(readable(c.spec.Width), mostOf(c.page), []float64{1}, []float64{0})
	c.add(t.row(tableRow{
		frame: frameOpen, ref: Ref{Owner: model.InfoID, Part: PartAdd, Lane: "segment"},
		cells: []tableCell{cellOf(signPart("plus", plusSign, styleSmall, c.t("segments.add")))},
	})...)
}

// groupName is what a group is called.
func (c *customerPicture) groupName(g *customers.Group) string {
	if g.Segment == nil {
		return c.t("loose")
	}
	return Name(c.k.w, g.Segment)
}

// apart tells of which segment the share of the value is the furthest above that
// of the customers, and of which the furthest below.
func (c *customerPicture) apart() []string {
	if len(c.base.Groups) < 2 || c.base.Value.Amount <= 0 {
		return nil
	}
	var high, low *customers.Group
	most, least := leastApart, -leastApart
	for _, g := range c.base.Groups {
		gap := partOf(g.Value.Amount, c.base.Value.Amount) - partOf(float64(g.Base), float64(c.base.Base))
		if gap > most {
			high, most = g, gap
		}
		if gap < least {
			low, least = g, gap
		}
	}
	if high == nil && low == nil {
		return []string{c.t("segments.alike")}
	}
	var said []string
	for _, g := range []*customers.Group{high, low} {
		if g != nil {
			said = append(said, c.t("segments.apart", c.groupName(g),
				c.k.shareText(partOf(float64(g.Base), float64(c.base.Base))), c.k.shareText(partOf(g.Value.Amount, c.base.Value.Amount))))
		}
	}
	return said
}

// partOf is the part of a whole, nothing of nothing.
func partOf(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return part / whole
}

// segmentTable is the table of segments being drawn. Where there is little room,
// the name of a segment stands above its figures.
type segmentTable struct {
	*customerPicture
	*table
	names *table // nil: names have a column
	most  float64
}

func (c *customerPicture) segmentTable() *segmentTable {
	t := &segmentTable{customerPicture: c, most: leastApart}
	shares, least := []float64{0.8, 1, 1, 1, 0.8}, []float64{0, 0, 0, 0, 0}
	w, high := c.spec.Width, mostOf(c.page)
	if w >= segmentsBeside {
		shares, least = append([]float64{1.4}, shares...), []float64{segmentName, segmentFigure * 0.8, segmentFigure, segmentFigure, segmentFigure, segmentFigure * 0.8}
	} else {
		t.names = c.b.newTable(w, high, []float64{1}, []float64{0})
	}
	t.table = c.b.newTable(w, high, shares, least)
	for _, g := range c.base.Groups {
		for _, f := range c.figuresOf(&g.Totals) {
			t.most = max(t.most, math.Abs(f.share))
		}
	}
	return t
}

// segmentFigures are the keys of the columns with figures.
func segmentFigures() []string { return []string{"base", "revenue", "margin", "value", "best"} }

func (t *segmentTable) head() []piece {
	r := tableRow{frame: frameHead}
	if t.names == nil {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), t.k.w.T("field.segment"))))
	}
	for _, key := range segmentFigures() {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), t.t("column."+key))))
	}
	return t.row(r)
}

// groupFigure is a figure of a group.
type groupFigure struct {
	text  string
	share float64 // of that of all
	has   bool    // there is such a share
	note  string
}

// figuresOf are the figures of a group in the order of the columns.
func (c *customerPicture) figuresOf(g *customers.Totals) []groupFigure {
	count := func(n, of int) groupFigure {
		return groupFigure{text: NumberText(c.lang, float64(n), 0), share: partOf(float64(n), float64(of)), has: of > 0}
	}
	sum := func(s, of customers.Sum) groupFigure {
		if s.Known == 0 {
			return groupFigure{text: "–", note: c.known(s)}
		}
		return groupFigure{text: c.money(s.Amount), share: partOf(s.Amount, of.Amount), has: of.Amount > 0, note: c.known(s)}
	}
	b := c.base
	base := count(g.Base, b.Base)
	if g.Count != g.Base {
		base.note = c.t("inAll", NumberText(c.lang, float64(g.Count), 0))
	}
	return []groupFigure{base, sum(g.Revenue, b.Revenue), sum(g.Margin, b.Margin), sum(g.Value, b.Value), count(g.Best, b.Best)}
}

// known tells of how many a sum is, "" when it is that of all.
func (c *customerPicture) known(s customers.Sum) string {
	if s.Known == s.Of {
		return ""
	}
	return c.t("known", NumberText(c.lang, float64(s.Known), 0), NumberText(c.lang, float64(s.Of), 0))
}

// rows are those of a segment.
func (t *segmentTable) rows(g *customers.Group) []piece {
	ref := Ref{Owner: g.ID(), Part: PartSegment}
	name := textPart(styleStrong, t.groupName(g))
	var needs []cellPart
	if s := g.Segment; s != nil {
		name = name.zoned(Ref{Owner: s.ID, Part: PartEntity})
		field := Ref{Owner: s.ID, Part: PartField, Lane: "needs"}
		if s.Needs != "" {
			needs = []cellPart{textPart(styleSmallIn, s.Needs).zoned(field)}
		} else if t.spec.Screen {
			needs = []cellPart{textPart(styleSmall, t.t("segments.noNeeds")).zoned(field)}
		}
	}
	return t.lines(tableRow{frame: frameRuled, ref: ref}, cellOf(append([]cellPart{name}, needs...)...), t.figuresOf(&g.Totals), true)
}

// total is the row of all.
func (t *segmentTable) total() []piece {
	return t.lines(tableRow{frame: frameTotal}, cellOf(textPart(styleStrong, t.k.w.T("figure.total"))), t.figuresOf(&t.base.Totals), false)
}

// lines are the rows of a name and its figures.
func (t *segmentTable) lines(r tableRow, name tableCell, figures []groupFigure, shares bool) []piece {
	var above []piece
	if t.names == nil {
		r.cells = append(r.cells, name)
	} else {
		above = t.names.row(tableRow{frame: frameOpen, ref: r.ref, cells: []tableCell{name}})
		for i := range above {
			above[i] = above[i].tie()
		}
	}
	for _, f := range figures {
		cell := cellOf(linePart(styleStrong, styleSmallIn.bold(), f.text))
		if shares && f.has {
			cell.parts = append(cell.parts, barPart(styleSmallIn, t.k.shareText(f.share), f.share/t.most, SizeSmall))
		}
		if f.note != "" {
			cell.parts = append(cell.parts, textPart(styleSmall, f.note))
		}
		r.cells = append(r.cells, cell)
	}
	return append(above, t.row(r)...)
}
