package scene

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lupaus/model/customers"
)

// Which customers the ranking names: the first of all, and those around the cut.
const (
	rankedFirst  = 20
	rankedAround = 5 // on either side
)

// ranking shows how much of the value the best customers hold, who they are, and
// whose value is not known.
func (c *customerPicture) ranking() {
	switch {
	case c.empty():
		return
	case len(c.base.Ranked) == 0:
		c.say(styleBody, c.t("ranking.none"))
	default:
		c.rankingText()
		c.rankingList()
	}
	c.unknownValues()
}

// rankingText tells what the curve shows, and draws it.
func (c *customerPicture) rankingText() {
	b := c.base
	best := c.k.percentText(b.Terms.Best)
	amount, part, known := b.BestValue()
	v := c.curveOf()
	if !known || v == nil {
		c.say(styleHead, c.t("ranking.worthless", best, c.n("customers", b.Cut), c.money(amount)))
		return
	}
	c.say(styleHead, c.t("ranking.bring", best, c.n("customers", b.Cut), c.k.shareText(part)))
	if n := losing(b.Ranked); n > 0 {
		c.add(space(0.6))
		c.say(styleBody, c.t("ranking.losses", c.n("customers", n), c.k.shareText(v.peak.Y), c.k.shareText(v.peak.Y-1)))
	}
	c.add(space(3), v.piece(), space(1))
	c.say(styleSmall, c.t("ranking.curveNote"))
}

// losing counts those whose value is less than nothing.
func losing(ranked []*customers.Customer) int {
	n := 0
	for ; n < len(ranked) && ranked[len(ranked)-1-n].Value.Amount < 0; n++ {
	}
	return n
}

// ranks is a part of the ranking, from the first to before the last.
type ranks struct{ from, to int }

// rankedSpans are the parts of a ranking that are named.
func rankedSpans(n, cut int) []ranks {
	first := ranks{0, min(n, rankedFirst)}
	around := ranks{max(0, cut-rankedAround), min(n, cut+rankedAround)}
	if around.from <= first.to {
		return []ranks{{0, max(first.to, around.to)}}
	}
	return []ranks{first, around}
}

// rankingList names the first customers and those around the cut.
func (c *customerPicture) rankingList() {
	c.section(c.t("ranking.list"))
	w, high := c.spec.Width, mostOf(c.page)
	t := c.b.newTable(w, high, []float64{0, 1.5, 1.2, 0.8, 1}, []float64{12, 27, 22, 21, 18})
	whole := c.b.newTable(w, high, []float64{1}, []float64{0})
	r := tableRow{frame: frameHead, cells: []tableCell{{}}}
	st := styleSmallIn.bold()
	for _, p := range []cellPart{
		textPart(st, c.t("column.name")), textPart(st, c.k.w.T("field.segment")), rightPart(st, c.t("column.value")), textPart(st, c.t("ranking.way")),
	} {
		r.cells = append(r.cells, cellOf(p))
	}
	head := t.row(r)
	for _, p := range head {
		c.add(p.tie())
	}
	note := func(frame *rowFrame, part cellPart) {
		c.under(head, whole.row(tableRow{frame: frame, cells: []tableCell{cellOf(part)}})...)
	}
	last := 0
	for _, s := range rankedSpans(len(c.base.Ranked), c.base.Cut) {
		if s.from > last {
			note(frameRuled, textPart(styleSmall, c.n("ranking.between", s.from-last)))
		}
		for i := s.from; i < s.to; i++ {
			c.under(head, t.row(c.rankedRow(i))...)
			if i+1 == c.base.Cut {
				note(frameTotal, signPart("arrow up", upSign, styleStrong, c.t("ranking.cut", c.k.percentText(c.base.Terms.Best))))
			}
		}
		last = s.to
	}
	if rest := len(c.base.Ranked) - last; rest > 0 {
		note(frameOpen, textPart(styleSmall, c.n("ranking.rest", rest)))
	}
}

// upSign points at what stands above.
func upSign(d *drawing, x, y float64) float64 {
	d.path(Ink, Pen{}, moveTo(x+signSize/2, y+0.4), lineTo(x+signSize-0.4, y+signSize-0.5), lineTo(x+0.4, y+signSize-0.5), closePath())
	return signSize
}

func (c *customerPicture) rankedRow(i int) tableRow {
	one := c.base.Ranked[i]
	segment := ""
	if s := c.p.Segment(one.Segment); s != nil {
		segment = Name(c.k.w, s)
	}
	return tableRow{frame: frameRuled, ref: Ref{Owner: one.ID, Part: PartCustomer}, cells: []tableCell{
		cellOf(rightPart(styleSmall, strconv.Itoa(i+1)+".")),
		cellOf(textPart(styleStrong, Name(c.k.w, one.Customer))),
		cellOf(textPart(styleSmallIn, segment)),
		cellOf(rightPart(styleBody, c.money(one.Value.Amount))),
		cellOf(textPart(styleSmall, c.t("way."+string(one.Value.Way)))),
	}}
}

// unknownValues counts those of the base whose value is not known, by what is
// missing.
func (c *customerPicture) unknownValues() {
	type reason struct {
		text string
		n    int
	}
	counts := map[string]int{}
	sum := 0
	for _, one := range c.base.All {
		if one.Flow.Buys() && !one.Value.Known() {
			counts[c.missing(one.Value)]++
			sum++
		}
	}
	if sum == 0 {
		return
	}
	var reasons []reason
	for text, n := range counts {
		reasons = append(reasons, reason{text, n})
	}
	slices.SortFunc(reasons, func(a, b reason) int { return cmp.Or(b.n-a.n, strings.Compare(a.text, b.text)) })
	c.section(c.t("ranking.unknown"))
	c.say(styleBody, c.n("ranking.unknownAbout", sum))
	c.add(space(2))
	t := c.b.newTable(readable(c.spec.Width), mostOf(c.page), []float64{1.3, 1}, []float64{40, 30})
	for _, r := range reasons {
		c.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{cellOf(textPart(styleBody, r.text)), cellOf(countBar(r.n, reasons[0].n))}})...)
	}
}

// missing tells what a value waits for.
func (c *customerPicture) missing(v customers.Value) string {
	var names []string
	for _, f := range v.Missing {
		names = append(names, c.k.w.T("customerFigure."+string(f)))
	}
	if v.NeedsRetention {
		names = append(names, c.t("ranking.term", c.k.w.T("customerTerm.retention")))
	}
	return dots(names...)
}
