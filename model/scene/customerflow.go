package scene

import (
	"lupaus/model"
	"lupaus/model/customers"
)

// The measures of the table of segments by stages in millimetres.
const (
	crossName  = 30.0 // the narrowest column of segments
	crossStage = 18.0 // the narrowest column of a stage
)

// flow shows how many customers are in each stage of the customer flow, and how
// the segments are spread over the stages.
func (c *customerPicture) flow() {
	if c.empty() {
		return
	}
	c.add(c.flowFigure().pieces()...)
	if n := c.base.Flow[model.FlowUnknown]; n > 0 {
		c.add(space(2))
		c.say(styleBody, c.n("flow.unknown", n))
	}
	c.section(c.t("flow.cross"))
	c.say(styleBody.in(InkSoft), c.t("flow.crossAbout"))
	c.add(space(2))
	c.crossTables()
}

// flowFigure is the flow as stages with arrows. It is no funnel: nobody knows who
// has come from where, so that nothing stands over the arrows.
func (c *customerPicture) flowFigure() *flowFigure {
	f := &flowFigure{b: c.b, width: c.spec.Width, most: mostOf(c.page)}
	most := 1
	for _, stage := range model.FlowStages() {
		most = max(most, c.base.Flow[stage])
	}
	for _, stage := range model.FlowStages() {
		ref := Ref{Part: PartSegment, Lane: model.ID(stage)}
		n := c.base.Flow[stage]
		s := flowStage{
			ref:   ref,
			title: []cellPart{textPart(styleStrong, c.k.w.T("flow."+string(stage)))},
			count: &stageCount{ref: ref, text: NumberText(c.lang, float64(n), 0), share: float64(n) / float64(most)},
			rest:  []cellPart{textPart(styleSmallIn, c.t("flow.share", c.k.shareText(partOf(float64(n), float64(c.base.Count)))))},
		}
		if t := c.base.Stages[stage]; t != nil && t.Revenue.Known > 0 {
			s.rest = append(s.rest, gapPart(1), textPart(styleSmall, c.t("column.revenue")), textPart(styleSmallIn.bold(), c.money(t.Revenue.Amount)), textPart(styleSmall, c.known(t.Revenue)))
		}
		f.stages = append(f.stages, s)
	}
	return f
}

// crossColumn is a column of the table of segments by stages.
type crossColumn struct {
	title string
	lane  model.ID // of its zones, "" for the segment as a whole
	of    func(t *customers.Totals) int
	all   bool
}

func (c *customerPicture) crossColumns() []crossColumn {
	var list []crossColumn
	in := func(stage model.FlowStage) func(t *customers.Totals) int {
		return func(t *customers.Totals) int { return t.Flow[stage] }
	}
	for _, stage := range model.FlowStages() {
		list = append(list, crossColumn{title: c.k.w.T("flow." + string(stage)), lane: model.ID(stage), of: in(stage)})
	}
	if c.base.Flow[model.FlowUnknown] > 0 {
		list = append(list, crossColumn{title: c.k.w.T("flow.unknown"), of: in(model.FlowUnknown)})
	}
	return append(list, crossColumn{title: c.k.w.T("figure.total"), of: func(t *customers.Totals) int { return t.Count }, all: true})
}

// crossTables draws the table of segments by stages, in several parts where the
// stages have no room beside each other.
func (c *customerPicture) crossTables() {
	columns := c.crossColumns()
	most := max(1, int((c.spec.Width-crossName)/crossStage+1e-6))
	for from := 0; from < len(columns); from += most {
		if from > 0 {
			c.add(space(4))
		}
		c.crossTable(columns[from:min(len(columns), from+most)], min(most, len(columns)))
	}
}

// crossTable draws some of the columns, as wide as if there were so many.
func (c *customerPicture) crossTable(columns []crossColumn, wide int) {
	cell := min(heatCellWide, (c.spec.Width-crossName)/float64(wide))
	shares, least := []float64{1}, []float64{crossName}
	width := min(c.spec.Width, 70+cell*float64(len(columns)))
	for range columns {
		shares, least = append(shares, 0), append(least, cell)
	}
	t := c.b.newTable(width, mostOf(c.page), shares, least)
	r := tableRow{frame: frameHead, cells: []tableCell{cellOf(textPart(styleSmallIn.bold(), c.k.w.T("field.segment")))}}
	for _, x := range columns {
		r.cells = append(r.cells, cellOf(centredPart(styleSmallIn.bold(), x.title, 3)))
	}
	head := t.row(r)
	for _, p := range head {
		c.add(p.tie())
	}
	most := c.mostCrossed()
	for _, g := range c.base.Groups {
		c.under(head, t.row(c.crossRow(g, columns, most))...)
	}
	c.under(head, t.row(c.crossTotal(columns))...)
}

// mostCrossed is the largest number in a field of the table.
func (c *customerPicture) mostCrossed() int {
	most := 1
	for _, g := range c.base.Groups {
		for _, n := range g.Flow {
			most = max(most, n)
		}
	}
	return most
}

func (c *customerPicture) crossRow(g *customers.Group, columns []crossColumn, most int) tableRow {
	r := tableRow{ref: Ref{Owner: g.ID(), Part: PartSegment}, cells: []tableCell{cellOf(textPart(styleBody, c.groupName(g)))}}
	var texts []heatTexts
	for _, x := range columns {
		n := x.of(&g.Totals)
		text := heatTexts{value: NumberText(c.lang, float64(n), 0), ink: InkSoft}
		if x.all {
			text.ink = Ink
		} else if n > 0 {
			text.ground, text.ink = heatColours(float64(n), most)
		}
		texts = append(texts, text)
		cell := tableCell{}
		if x.lane != "" && g.Segment != nil {
			cell.ref = Ref{Owner: g.ID(), Part: PartSegment, Lane: x.lane}
		}
		r.cells = append(r.cells, cell)
	}
	r.frame, r.least = heatFrame(texts, false), c.k.pitch(SizeBody)+3
	return r
}

func (c *customerPicture) crossTotal(columns []crossColumn) tableRow {
	r := tableRow{cells: []tableCell{cellOf(textPart(styleStrong, c.k.w.T("figure.total")))}}
	var texts []heatTexts
	for _, x := range columns {
		texts = append(texts, heatTexts{value: NumberText(c.lang, float64(x.of(&c.base.Totals)), 0), ink: Ink})
		cell := tableCell{}
		if x.lane != "" {
			cell.ref = Ref{Part: PartSegment, Lane: x.lane}
		}
		r.cells = append(r.cells, cell)
	}
	r.frame, r.least = heatFrame(texts, true), c.k.pitch(SizeBody)+3
	return r
}
