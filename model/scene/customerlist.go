package scene

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
)

// This file draws the list of customers. On the screen each is a row of one line,
// all of them of one height; on paper long texts are broken.

// listColumn is a column of the list.
type listColumn struct {
	key   CustomerColumn
	least float64 // width in which it can be read, in millimetres
	usual float64 // width in which most of it stands on one line
	spare int     // those with the largest go first where a page is too narrow; 0: stays
}

// figureColumn is a column of numbers.
func figureColumn(f model.CustomerFigure, least, usual float64, spare int) listColumn {
	return listColumn{CustomerColumn(f), least, usual, spare}
}

var listColumns = []listColumn{
	{ByName, 34, 42, 0},
	{ByCode, 16, 16, 4},
	{BySegment, 24, 28, 0},
	{ByFlow, 21, 29, 2},
	figureColumn(model.CustomerRevenue, 18, 19, 3),
	figureColumn(model.CustomerMargin, 18, 19, 0),
	figureColumn(model.CustomerSpend, 18, 19, 7),
	figureColumn(model.CustomerRenewal, 13, 13, 6),
	figureColumn(model.CustomerPurchases, 15, 15, 8),
	figureColumn(model.CustomerSince, 14, 14, 9),
	figureColumn(model.CustomerValue, 20, 20, 0),
	{ByWay, 24, 30, 5},
	{ByBest, 16, 16, 1},
}

// listColumnsIn are the columns that go into a width, and those that do not.
func listColumnsIn(width float64) (shown, left []listColumn) {
	shown = slices.Clone(listColumns)
	for leastWidth(shown) > width {
		last := 0
		for i, c := range shown {
			if c.spare > shown[last].spare {
				last = i
			}
		}
		if shown[last].spare == 0 {
			break
		}
		left = append(left, shown[last])
		shown = slices.Delete(shown, last, last+1)
	}
	slices.SortFunc(left, func(a, b listColumn) int { return placeOf(a) - placeOf(b) })
	return shown, left
}

func placeOf(c listColumn) int { return slices.Index(listColumns, c) }

func leastWidth(columns []listColumn) float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.least
	}
	return sum
}

// usualWidth is that of the list on the screen, at least.
func usualWidth() float64 {
	sum := 0.0
	for _, c := range listColumns {
		sum += c.usual
	}
	return sum
}

// customerList is a list being drawn.
type customerList struct {
	*customerPicture
	table    *table
	columns  []listColumn
	segments map[model.ID]*model.Segment
	shown    []*customers.Customer
}

// list draws the customers that the filter shows, a row for each, under the sums
// of them.
func (c *customerPicture) list() {
	if c.empty() {
		c.addCustomer(readable(c.spec.Width))
		return
	}
	width := c.spec.Width
	if c.spec.Screen {
		width = max(width, usualWidth())
		c.wide = width
	}
	l := &customerList{customerPicture: c, segments: map[model.ID]*model.Segment{}}
	for _, g := range c.base.Groups {
		l.segments[g.ID()] = g.Segment
	}
	l.shown = c.spec.Sort.sorted(c.base, c.spec.Filter.Of(c.base))
	var left []listColumn
	l.columns, left = listColumnsIn(width)
	var shares, least []float64
	for _, col := range l.columns {
		shares, least = append(shares, col.usual), append(least, col.least)
	}
	l.table = c.b.newTable(width, mostOf(c.page), shares, least)
	l.intro(left)
	c.addCustomer(width)
	head := l.head()
	for _, p := range slices.Concat(head, l.totals()) {
		c.add(p.tie())
	}
	l.rows(head)
}

// addCustomer is the place to add a customer, on the screen.
func (c *customerPicture) addCustomer(width float64) {
	if c.spec.Screen {
		ref := Ref{Owner: model.InfoID, Part: PartAdd, Lane: model.ID(model.KindCustomer)}
		c.add(space(2), c.b.addPlace(c.t("list.add"), width, ref), space(2))
	}
}

// intro tells how many are shown, by what the list is narrowed and ordered, and
// what a page has no room for.
func (l *customerList) intro(left []listColumn) {
	text := ""
	if f := l.filterText(); f != "" {
		text = l.t("list.shown", len(l.shown), l.base.Count) + " " + l.t("list.filter", f) + " "
	}
	l.say(styleSmallIn, text+l.t("list.order", l.orderText()))
	if len(left) > 0 {
		var names []string
		for _, c := range left {
			names = append(names, strings.ReplaceAll(l.heading(c.key), "\u00ad", ""))
		}
		l.say(styleSmall, l.t("list.left", strings.Join(names, "; ")))
	}
	if len(l.shown) == 0 {
		l.add(space(2))
		l.say(styleBody, l.t("list.none"))
	}
	l.add(space(1.5))
}

// filterText tells by what the list is narrowed, nothing when it shows all.
func (l *customerList) filterText() string {
	f := l.spec.Filter
	var parts []string
	if f.Segment.Set {
		parts = append(parts, l.segmentText(f.Segment.Value))
	}
	if f.Flow.Set {
		parts = append(parts, l.k.w.T("flow."+flowKey(f.Flow.Value)))
	}
	if f.Field.Set {
		parts = append(parts, l.t("field."+fieldKey(f.Field.Value)))
	}
	if f.Best {
		parts = append(parts, l.t("list.best"))
	}
	if text := strings.TrimSpace(f.Text); text != "" {
		parts = append(parts, "”"+text+"”")
	}
	return dots(parts...)
}

// segmentText names a segment, or those who belong to none.
func (l *customerList) segmentText(id model.ID) string {
	if s := l.segments[id]; s != nil {
		return Name(l.k.w, s)
	}
	return l.t("loose")
}

func (l *customerList) orderText() string {
	s := l.spec.Sort
	if s.By == "" {
		s.By = ByName
	}
	way := "list.up"
	if s.Down {
		way = "list.down"
	}
	return l.t(way, strings.ReplaceAll(l.heading(s.By), "\u00ad", ""))
}

func (l *customerList) heading(c CustomerColumn) string { return l.t("list.column." + string(c)) }

// flowKey is the stage of the flow in the keys of words.
func flowKey(s model.FlowStage) string {
	if s == model.FlowUnknown {
		return "unknown"
	}
	return string(s)
}

// fieldKey is the field of the portfolio in the keys of words.
func fieldKey(f customers.Field) string {
	if f == customers.FieldNone {
		return "none"
	}
	return string(f)
}

// head draws the heads of the columns; the list is sorted by them.
func (l *customerList) head() []piece {
	r := tableRow{frame: frameHead}
	by := l.spec.Sort.By
	if by == "" {
		by = ByName
	}
	for _, c := range l.columns {
		st := styleSmallIn.bold()
		part := textPart(st, l.heading(c.key))
		if slices.Contains(model.CustomerFigures(), model.CustomerFigure(c.key)) {
			part = rightPart(st, l.heading(c.key))
		}
		if c.key == by {
			part = signPart("sorted "+strconv.FormatBool(l.spec.Sort.Down), sortSign(l.spec.Sort.Down), st, l.heading(c.key))
		}
		r.cells = append(r.cells, tableCell{ref: Ref{Owner: model.InfoID, Part: PartColumnHead, Lane: model.ID(c.key)}, parts: []cellPart{part}})
	}
	return l.table.row(r)
}

// sortSign points to where the largest stand.
func sortSign(down bool) sign {
	return func(d *drawing, x, y float64) float64 {
		const w, mid = 1.8, signSize / 2
		tip, foot := y+mid-0.8, y+mid+0.8
		if down {
			tip, foot = foot, tip
		}
		d.path(Ink, Pen{}, moveTo(x+w/2, tip), lineTo(x+w, foot), lineTo(x, foot), closePath())
		return w
	}
}

// totals are the sums of those who are shown and buy.
func (l *customerList) totals() []piece {
	sum := customers.TotalsOf(l.shown)
	r := tableRow{frame: frameTotal}
	for _, c := range l.columns {
		var cell tableCell
		switch c.key {
		case ByName:
			cell = cellOf(textPart(styleStrong, l.n("count", sum.Count)), textPart(styleSmall, l.n("base", sum.Base)))
		case CustomerColumn(model.CustomerRevenue):
			cell = l.sum(sum.Revenue)
		case CustomerColumn(model.CustomerMargin):
			cell = l.sum(sum.Margin)
		case CustomerColumn(model.CustomerValue):
			cell = l.sum(sum.Value)
		case ByBest:
			cell = cellOf(rightPart(styleStrong, strconv.Itoa(sum.Best)))
		}
		r.cells = append(r.cells, cell)
	}
	return l.table.row(r)
}

// sum is an amount, and of how many it is the sum where that is not all.
func (l *customerList) sum(s customers.Sum) tableCell {
	if s.Known == 0 {
		return tableCell{}
	}
	cell := cellOf(amountPart(styleStrong, NumberText(l.lang, s.Amount, 0)))
	if known := l.known(s); known != "" {
		cell.parts = append(cell.parts, rightPart(styleSmall, known))
	}
	return cell
}

// frameLine is that of a row of a long list: low, with a fine line below.
var frameLine = &rowFrame{"line", cellPad, 0.9, frameRuled.draw}

// rows draws a row for each customer. What has not changed comes from memory.
func (l *customerList) rows(head []piece) {
	memo := l.b.customerRows
	if memo == nil || memo.table != l.table.key || memo.screen != l.spec.Screen || memo.most != l.table.most {
		memo = &customerRows{table: l.table.key, screen: l.spec.Screen, most: l.table.most, rows: map[*model.Customer]*customerRow{}}
		l.b.customerRows = memo
	}
	memo.prune(l.base)
	l.pieces = slices.Grow(l.pieces, len(l.shown))
	for _, c := range l.shown {
		row := memo.rows[c.Customer]
		segment := l.segments[c.Segment]
		if row == nil || !row.shows(c, segment) {
			row = &customerRow{segment: segment, best: c.Best, value: c.Value, pieces: l.row(c)}
			memo.rows[c.Customer] = row
		}
		l.under(head, row.pieces...)
	}
}

// customerRows are the rows of the list as they were drawn last in a table.
type customerRows struct {
	table  string
	screen bool
	most   float64
	rows   map[*model.Customer]*customerRow
}

// customerRow is a row with all that its picture depends on besides the customer.
type customerRow struct {
	segment *model.Segment
	best    bool
	value   customers.Value
	pieces  []piece
}

// shows reports whether the row shows a customer as he is.
func (r *customerRow) shows(c *customers.Customer, segment *model.Segment) bool {
	return r.segment == segment && r.best == c.Best && r.value.Amount == c.Value.Amount && r.value.Way == c.Value.Way &&
		r.value.NeedsRetention == c.Value.NeedsRetention
}

// prune forgets customers as they are no longer, once there are many.
func (m *customerRows) prune(b *customers.Base) {
	const slack = 1000
	if len(m.rows) <= len(b.All)+slack {
		return
	}
	for c := range m.rows {
		if now := b.Customer(c.ID); now == nil || now.Customer != c {
			delete(m.rows, c)
		}
	}
}

// row draws a customer.
func (l *customerList) row(c *customers.Customer) []piece {
	r := tableRow{frame: frameLine, ref: Ref{Owner: c.ID, Part: PartCustomer}, least: l.k.pitch(SizeBody) + 2*frameLine.padY}
	for _, col := range l.columns {
		r.cells = append(r.cells, l.cell(c, col.key))
	}
	return l.table.fresh(r)
}

// cell is what a column tells of a customer, and what is done with it there.
func (l *customerList) cell(c *customers.Customer, col CustomerColumn) tableCell {
	at := func(part Part, parts ...cellPart) tableCell {
		return tableCell{ref: Ref{Owner: c.ID, Part: part, Lane: model.ID(col)}, parts: parts}
	}
	switch col {
	case ByName:
		return at(PartField, l.textPart(styleBody, c.Name))
	case ByCode:
		return at(PartField, l.textPart(styleSmallIn, c.Code))
	case BySegment:
		if s := l.segments[c.Segment]; s != nil {
			return at(PartState, l.textPart(styleSmallIn, Name(l.k.w, s)))
		}
		return at(PartState)
	case ByFlow:
		if c.Flow == model.FlowUnknown {
			return at(PartState)
		}
		return at(PartState, l.textPart(styleSmallIn, l.k.w.T("flow."+string(c.Flow))))
	case ByWay:
		return cellOf(l.textPart(styleSmall, l.wayText(c)))
	case ByBest:
		if c.Best {
			return cellOf(signPart("best", bestSign, styleSmallIn, l.t("list.isBest")))
		}
		return tableCell{}
	case CustomerColumn(model.CustomerValue):
		if !c.Value.Known() {
			return at(PartFigure)
		}
		return at(PartFigure, amountPart(styleBody, NumberText(l.lang, c.Value.Amount, 0)))
	}
	v, known := c.Figure(model.CustomerFigure(col))
	if !known {
		return at(PartFigure)
	}
	decimals := 0 // of money; the form tells cents
	switch model.CustomerFigure(col) {
	case model.CustomerRenewal, model.CustomerPurchases, model.CustomerSince:
		decimals = leastDecimals(v, 1)
	}
	return at(PartFigure, amountPart(styleBody, NumberText(l.lang, v, decimals)))
}

// textPart is a text on one line on the screen, on as many as it takes on paper.
func (l *customerList) textPart(st Style, text string) cellPart {
	if !l.spec.Screen {
		return textPart(st, text)
	}
	return cellPart{key: "cut" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		one := k.one(st, text, width)
		if one.s == "" {
			return nil
		}
		h := k.pitch(SizeBody) // so that letters of all sizes stand on the middle of the row
		return []cellLine{{h, func(d *drawing, x, y float64) {
			if one.rtl {
				x += width - one.width
			}
			k.putLine(d, st, x, y+(h-k.pitch(st.Size))/2, one)
		}}}
	}}
}

// amountPart is a number at the right, on one line: in small letters where it is
// long.
func amountPart(st Style, text string) cellPart {
	return cellPart{key: "amount" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		h := k.pitch(st.Size)
		if k.ts.Width(st.Face, st.Size, text) > width {
			st.Size = SizeSmall
		}
		one := k.one(st, text, width)
		return []cellLine{{h, func(d *drawing, x, y float64) {
			k.putLine(d, st, x+width-one.width, y+(h-k.pitch(st.Size))/2, one)
		}}}
	}}
}

// wayText tells how a value was come by, or what is missing of somebody who buys.
func (c *customerPicture) wayText(one *customers.Customer) string {
	v := one.Value
	switch {
	case v.Known():
		return c.t("way." + string(v.Way))
	case !one.Flow.Buys():
		return ""
	}
	var missing []string
	for _, f := range v.Missing {
		missing = append(missing, c.t("missing."+string(f)))
	}
	if v.NeedsRetention {
		missing = append(missing, c.t("missing.retention"))
	}
	return c.t("list.waits", strings.Join(missing, ", "))
}

// bestSign is a star: among the best of the base.
func bestSign(d *drawing, x, y float64) float64 {
	d.path(Accent, Pen{}, starPath(x+signSize/2, y+signSize/2, signSize/2)...)
	return signSize
}

// starPath is a star of five points.
func starPath(cx, cy, r float64) []Segment {
	outer, inner := polygon(cx, cy, r, 5, 0), polygon(cx, cy, r*0.42, 5, 0.1)
	var star []Segment
	for i := range 5 {
		in := inner[i]
		in.Verb = LineTo
		star = append(star, outer[i], in)
	}
	return append(star, closePath())
}
