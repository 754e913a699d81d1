package scene

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/customers"
)

// This file draws the customer portfolio: a plane of the yearly contribution and
// the room to grow, and a table of its four fields.

// The measures of the plane of customers in millimetres.
const (
	roomAxisW      = 19.0 // the numbers beside the plane
	planeInset     = 3.5  // from its edge to the first dot
	planeNames     = 26.0 // from its right edge to the last dot, for names, where the plane is wide
	leastPortfolio = 58.0
	mostPortfolio  = 125.0
	patchSide      = 25.0 // dots of a square of this side are a block
)

// namedCustomers is how many of the most valuable stand on the plane by name.
const namedCustomers = 10

// portfolioPlane is the plane being drawn.
type portfolioPlane struct {
	*customerPicture
	in     Rect // of the dots
	scale  marginScale
	placed []placedCustomer
	stars  []placedCustomer // the most valuable
	dots   []portfolioDot
}

// placedCustomer is a customer with his place on the plane.
type placedCustomer struct {
	*customers.Customer
	margin, room float64
	at           Point
}

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

// plane lays out the plane with what stands around it, from the top: the names of
// the fields, the axis of the room to grow, the limit of the large ones.
func (o *portfolioPlane) plane() piece {
	w, k := o.spec.Width, o.k
	upper := o.fieldNames(customers.FieldDevelop, customers.FieldInvest)
	lower := o.fieldNames(customers.FieldLight, customers.FieldProtect)
	top := upper.h + 2*k.pitch(SizeSmall) + 2
	under := 2*k.pitch(SizeSmall) + 3
	h := min(max(w*0.45, leastPortfolio), mostPortfolio, max(leastPortfolio, o.page-top-under-lower.h-50))
	o.in = Rect{roomAxisW, top, w - roomAxisW, h}
	o.spread()
	p := piece{h: top + h + under + lower.h}
	put := func(b *Block, x, y float64) {
		if b != nil {
			p.placed = append(p.placed, Placed{x, y, b})
		}
	}
	for _, b := range upper.placed {
		put(b.Block, b.X+roomAxisW, b.Y)
	}
	put(o.ground(), 0, 0)
	for _, b := range lower.placed {
		put(b.Block, b.X+roomAxisW, b.Y+top+h+under)
	}
	for _, b := range o.patches() {
		put(b, 0, 0)
	}
	put(o.names(), 0, 0)
	return p
}

// fieldNames are the names of two fields that stand beside each other, with who
// is in them.
func (o *portfolioPlane) fieldNames(left, right customers.Field) piece {
	width := o.spec.Width - roomAxisW
	t := o.b.newTable(width, math.Inf(1), []float64{1, 1}, []float64{30, 30})
	r := tableRow{frame: frameOpen}
	for i, f := range []customers.Field{left, right} {
		part := textPart
		if i == 1 {
			part = rightPart
		}
		r.cells = append(r.cells, tableCell{
			ref:   Ref{Part: PartSegment, Lane: model.ID(f)},
			parts: []cellPart{part(styleStrong, o.t("field."+fieldKey(f))), part(styleSmallIn, o.fieldLine(f))},
		})
	}
	return t.row(r)[0]
}

// fieldLine tells how many there are in a field and what part of everything they
// make up.
func (o *portfolioPlane) fieldLine(f customers.Field) string {
	sum := o.field(f)
	parts := []string{o.n("count", sum.Count)}
	if part, ok := shareOf(sum.Margin, o.base.Margin); ok {
		parts = append(parts, o.t("portfolio.ofMargin", o.k.shareText(part)))
	}
	if part, ok := shareOf(sum.Value, o.base.Value); ok {
		parts = append(parts, o.t("portfolio.ofValue", o.k.shareText(part)))
	}
	return dots(parts...)
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

// marginScale lays contributions across the plane: evenly near nothing, and like
// a logarithm further away, on both sides. So a few very large ones leave room
// for the others.
type marginScale struct {
	low, high float64 // contributions at the ends
	unit      float64 // up to which it is even
	x, w      float64
}

func newMarginScale(placed []placedCustomer, large, x, w float64) marginScale {
	s := marginScale{low: large, high: large, x: x, w: w}
	for _, c := range placed {
		s.low, s.high = min(s.low, c.margin), max(s.high, c.margin)
	}
	most := cmp.Or(math.Abs(large), max(math.Abs(s.low), math.Abs(s.high)))
	s.unit = 1
	if most > 0 {
		s.unit = math.Pow(10, math.Floor(math.Log10(most))-1)
	}
	if s.high-s.low < s.unit/100 {
		s.low, s.high = s.low-s.unit, s.high+s.unit
	}
	return s
}

func (s marginScale) at(v float64) float64 {
	low, high := math.Asinh(s.low/s.unit), math.Asinh(s.high/s.unit)
	return s.x + s.w*(math.Asinh(v/s.unit)-low)/(high-low)
}

// ticks are the contributions that the axis may name, the most telling first.
func (s marginScale) ticks() []float64 {
	list := []float64{0}
	for _, digit := range []float64{1, 5, 2} {
		for n := math.Pow(10, math.Ceil(math.Log10(max(math.Abs(s.low), math.Abs(s.high))))); n >= s.unit; n /= 10 {
			list = append(list, n*digit, -n*digit)
		}
	}
	step := math.Pow(10, math.Floor(math.Log10((s.high-s.low)/2)))
	for n := math.Ceil(s.low / step); n*step <= s.high && len(list) < 200; n++ {
		list = append(list, n*step)
	}
	return slices.DeleteFunc(list, func(v float64) bool { return v < s.low || v > s.high })
}

// spread gives everybody his place, and puts together those who fall on each
// other.
func (o *portfolioPlane) spread() {
	right := planeInset
	if o.in.W > 6*planeNames {
		right = planeNames
	}
	o.scale = newMarginScale(o.placed, o.base.Large, o.in.X+planeInset, o.in.W-planeInset-right)
	star := map[*model.Customer]bool{}
	for _, c := range o.base.Ranked {
		if len(star) == namedCustomers {
			break
		}
		if c.Field != customers.FieldNone {
			star[c.Customer] = true
		}
	}
	others := make([]placedCustomer, 0, len(o.placed))
	for i := range o.placed {
		c := &o.placed[i]
		c.at = Point{o.scale.at(c.margin), o.roomY(c.room)}
		if star[c.Customer.Customer] {
			o.stars = append(o.stars, *c)
		} else {
			others = append(others, *c)
		}
	}
	slices.SortStableFunc(o.stars, func(a, b placedCustomer) int { return cmp.Compare(b.Value.Amount, a.Value.Amount) })
	o.dots = together(others)
}

func (o *portfolioPlane) roomY(room float64) float64 {
	return o.in.Y + o.in.H - planeInset - room*(o.in.H-2*planeInset)
}

// largeX is where the large ones begin, on a fine grid, so that a mean that
// hardly moves moves nothing.
func (o *portfolioPlane) largeX() float64 { return math.Round(o.scale.at(o.base.Large)*10) / 10 }

// portfolioDot is a customer, or several who would fall on each other.
type portfolioDot struct {
	at    Point
	n     int
	id    model.ID // of the one
	field customers.Field
}

// Cells in which customers are put together, in millimetres, and how many dots
// there are at most.
const (
	fineCell     = 1.2
	usualCell    = 2.5
	fewDots      = 300
	mostTogether = 1500
)

// together puts together customers of one field who stand in one cell. Cells grow
// until there are not too many.
func together(placed []placedCustomer) []portfolioDot {
	cell := usualCell
	if len(placed) <= fewDots {
		cell = fineCell
	}
	type place struct {
		x, y  int
		field customers.Field
	}
	for ; ; cell *= 1.25 {
		at := make(map[place]int, mostTogether)
		var dots []portfolioDot
		for i := range placed {
			c := &placed[i]
			key := place{int(c.at.X / cell), int(c.at.Y / cell), c.Field}
			n, ok := at[key]
			if !ok {
				n = len(dots)
				at[key] = n
				dots = append(dots, portfolioDot{id: c.ID, field: c.Field})
			}
			d := &dots[n]
			d.at.X, d.at.Y, d.n = d.at.X+c.at.X, d.at.Y+c.at.Y, d.n+1
		}
		if len(dots) > mostTogether {
			continue
		}
		for i := range dots {
			d := &dots[i]
			d.at.X, d.at.Y = d.at.X/float64(d.n), d.at.Y/float64(d.n)
		}
		return dots
	}
}

// dotSteps are from how many customers on a dot is larger, with its radius.
var dotSteps = []struct {
	from   int
	radius float64
}{{1, 0.75}, {2, 1}, {5, 1.3}, {20, 1.7}}

func (d portfolioDot) radius() float64 {
	r := 0.0
	for _, s := range dotSteps {
		if d.n >= s.from {
			r = s.radius
		}
	}
	return r
}

// draw draws the dot: filled for one customer, a ring for several.
func (d portfolioDot) draw(to *drawing) {
	r := d.radius()
	if d.n == 1 {
		to.box(Box{Rect: Rect{d.at.X - r, d.at.Y - r, 2 * r, 2 * r}, Radius: r, Fill: Accent})
		return
	}
	const pen = 0.35
	to.outlined(Rect{d.at.X - r + pen/2, d.at.Y - r + pen/2, 2*r - pen, 2*r - pen}, r-pen/2, Paper, Pen{Colour: Accent, Width: pen})
}

func (d portfolioDot) ref() Ref {
	if d.n == 1 {
		return Ref{Owner: d.id, Part: PartCustomer}
	}
	return Ref{Part: PartSegment, Lane: model.ID(d.field)}
}

// patches are the dots in blocks of squares, so that an edit paints a square
// anew and not the plane.
func (o *portfolioPlane) patches() []*Block {
	columns := int(o.in.W/patchSide) + 1
	rows := int(o.in.H/patchSide) + 1
	squares := make([][]portfolioDot, columns*rows)
	for _, d := range o.dots {
		col, row := clamp(int((d.at.X-o.in.X)/patchSide), columns), clamp(int((d.at.Y-o.in.Y)/patchSide), rows)
		squares[row*columns+col] = append(squares[row*columns+col], d)
	}
	var out []*Block
	var key strings.Builder
	for _, square := range squares {
		if len(square) == 0 {
			continue
		}
		key.Reset()
		for _, d := range square {
			key.WriteString(strconv.FormatFloat(d.at.X, 'f', 3, 64) + " " + strconv.FormatFloat(d.at.Y, 'f', 3, 64) + " " + strconv.Itoa(d.n))
			key.WriteString("\x00" + string(d.ref().Owner) + string(d.field) + "\x00")
		}
		out = append(out, o.b.block(blockKey{kind: "portfolio dots", text: key.String()}, func(to *drawing) {
			for _, d := range square {
				d.draw(to)
				r := d.radius()
				to.zone(Rect{d.at.X - r, d.at.Y - r, 2 * r, 2 * r}, d.ref())
			}
		}))
	}
	return out
}

// ground draws the fields, the limits and the axes.
func (o *portfolioPlane) ground() *Block {
	largeX, limitY := o.largeX(), o.roomY(o.base.Terms.Room/100)
	large := "portfolio.large"
	if o.p.Info().Customers.Large == 0 {
		large = "portfolio.mean"
	}
	label := o.t(large, o.money(o.base.Large))
	room := o.t("portfolio.room", o.k.percentText(o.base.Terms.Room))
	key := blockKey{kind: "portfolio ground", a: largeX, b: limitY}
	for _, n := range []float64{o.in.X, o.in.Y, o.in.W, o.in.H, o.scale.low, o.scale.high, o.scale.unit} {
		key.text += number(n) + " "
	}
	key.text += label + room
	return o.b.block(key, func(d *drawing) {
		in := o.in
		d.box(Box{Rect: Rect{largeX, in.Y, in.X + in.W - largeX, limitY - in.Y}, Fill: AccentSoft})
		d.box(Box{Rect: Rect{in.X, limitY, largeX - in.X, in.Y + in.H - limitY}, Fill: Band})
		o.marginAxis(d)
		o.roomAxis(d, limitY, room)
		dash := Pen{Colour: Ink, Width: fine, Dash: Dashed}
		d.line(dash, largeX, in.Y-1, largeX, in.Y+in.H)
		d.line(dash, in.X-1, limitY, in.X+in.W-fine, limitY)
		d.box(Box{Rect: Rect{in.X + fine/2, in.Y + fine/2, in.W - fine, in.H - fine}, Pen: Pen{Colour: InkSoft, Width: fine}})
		st := styleSmallIn.bold()
		l := o.k.one(st, label, in.W-2)
		h := o.k.pitch(SizeSmall)
		x := min(max(in.X, largeX-l.width/2), in.X+in.W-l.width-1)
		o.k.putLine(d, st, x, in.Y-h-1.3, l)
		d.zone(Rect{x - 1, in.Y - h - 1.3, l.width + 2, h + 0.6}, termRef("large"))
	})
}

// termRef is the place of a term.
func termRef(key model.ID) Ref { return Ref{Owner: model.InfoID, Part: PartTerm, Lane: key} }

// marginAxis writes the contributions below the plane.
func (o *portfolioPlane) marginAxis(d *drawing) {
	in, k := o.in, o.k
	var taken []Rect
	y := in.Y + in.H + 0.8
	for _, v := range o.scale.ticks() {
		x := o.scale.at(v)
		l := k.one(styleSmall, NumberText(o.lang, v, leastDecimals(v, 2)), 30)
		r := Rect{x - l.width/2 - 1.5, y, l.width + 3, 1}
		inside := r.X >= in.X-2 && r.X+r.W <= in.X+in.W+1.5
		if !inside || slices.ContainsFunc(taken, r.Overlaps) {
			continue
		}
		taken = append(taken, r)
		d.box(Box{Rect: Rect{x - hair/2, in.Y, hair, in.H}, Fill: Grid})
		k.putLine(d, styleSmall, x-l.width/2, y, l)
	}
	name := k.one(styleSmallIn.bold(), o.t("portfolio.across"), in.W)
	k.putLine(d, styleSmallIn.bold(), in.X+in.W-name.width, y+k.pitch(SizeSmall)+0.4, name)
}

// roomAxis writes the room to grow beside the plane, and its limit.
func (o *portfolioPlane) roomAxis(d *drawing, limitY float64, limit string) {
	in, k := o.in, o.k
	h := k.pitch(SizeSmall)
	right := func(st Style, text string, mid float64) Rect {
		l := k.one(st, text, roomAxisW-2)
		r := Rect{in.X - 1.6 - l.width, mid - h/2, l.width, h}
		k.putLine(d, st, r.X, r.Y, l)
		return r
	}
	for percent := 0; percent <= 100; percent += 25 {
		y := o.roomY(float64(percent) / 100)
		d.box(Box{Rect: Rect{in.X, y - hair/2, in.W, hair}, Fill: Grid})
		if math.Abs(y-limitY) > h+0.4 {
			right(styleSmall, o.k.percentText(float64(percent)), y)
		}
	}
	r := right(styleSmallIn.bold(), limit, limitY)
	d.zone(Rect{r.X - 0.5, r.Y, r.W + 1, r.H}, termRef("room"))
	name := k.one(styleSmallIn.bold(), o.t("portfolio.up"), in.W+roomAxisW)
	k.putLine(d, styleSmallIn.bold(), 0, in.Y-2*h-1.6, name)
}

// starRadius is that of the star of one of the most valuable.
const starRadius = 1.5

// names draws the most valuable as stars, with their names where these cover
// nothing.
func (o *portfolioPlane) names() *Block {
	if len(o.stars) == 0 {
		return nil
	}
	var d drawing
	o.labels(&d)
	for _, c := range o.stars {
		d.path(Accent, Pen{}, starPath(c.at.X, c.at.Y, starRadius)...)
		d.zone(starRect(c.at), Ref{Owner: c.ID, Part: PartCustomer})
	}
	key := blockKey{kind: "portfolio names"}
	for _, m := range d.marks {
		if t, ok := m.(Text); ok {
			key.text += t.S + number(t.X) + " " + number(t.Y) + "\x00"
		}
	}
	for _, z := range d.zones {
		key.text += string(z.Ref.Owner) + number(z.X) + " " + number(z.Y) + "\x00"
	}
	return o.b.block(key, func(to *drawing) { *to = d })
}

func starRect(at Point) Rect {
	return Rect{at.X - starRadius, at.Y - starRadius, 2 * starRadius, 2 * starRadius}
}

// labels finds a place for each name near its star, the most valuable first.
func (o *portfolioPlane) labels(d *drawing) {
	const beyond = 0.3
	taken := make([]Rect, 0, len(o.dots)+2*len(o.stars)+2)
	for _, dot := range o.dots {
		r := dot.radius()
		taken = append(taken, Rect{dot.at.X - r, dot.at.Y - r, 2 * r, 2 * r})
	}
	for _, c := range o.stars {
		taken = append(taken, starRect(c.at))
	}
	in, h := o.in, o.k.pitch(SizeSmall)
	limitY := o.roomY(o.base.Terms.Room / 100)
	taken = append(taken, Rect{o.largeX() - beyond, in.Y, 2 * beyond, in.H}, Rect{in.X, limitY - beyond, in.W, 2 * beyond})
	var names []Rect
	for _, c := range o.stars {
		l := o.k.one(styleSmallIn, Name(o.k.w, c.Customer.Customer), 42)
		for _, r := range labelPlaces(c.at, l.width, h) {
			inside := r.X > in.X+0.5 && r.Y > in.Y && r.X+r.W < in.X+in.W-0.5 && r.Y+r.H < in.Y+in.H
			if !inside || slices.ContainsFunc(taken, r.Overlaps) {
				continue
			}
			leader := leaderOf(c.at, r)
			if slices.ContainsFunc(leader, func(s Rect) bool { return slices.ContainsFunc(names, s.Overlaps) }) {
				continue
			}
			if len(leader) > 0 {
				from, to := leader[0], leader[len(leader)-1]
				d.line(Pen{Colour: InkSoft, Width: hair}, from.X, from.Y, to.X, to.Y)
			}
			names = append(names, r)
			taken = append(append(taken, r), leader...)
			o.k.putLine(d, styleSmallIn, r.X, r.Y, l)
			break
		}
	}
}

// labelPlaces are places for a text around a point, the nearest first.
func labelPlaces(at Point, w, h float64) []Rect {
	const gap = starRadius + 0.5
	var out []Rect
	for far := 0.0; far <= 12; far += 2 {
		for _, dy := range []float64{0, -far, far} {
			out = append(out, Rect{at.X + gap + far, at.Y - h/2 + dy, w, h}, Rect{at.X - gap - far - w, at.Y - h/2 + dy, w, h})
			if far == 0 {
				break
			}
		}
		for _, dx := range []float64{-w / 2, -w, 0} {
			out = append(out, Rect{at.X + dx, at.Y - gap - far - h, w, h}, Rect{at.X + dx, at.Y + gap + far, w, h})
		}
	}
	return out
}

// leaderOf is the line that joins a star with a name that stands further off, in
// short steps; nothing beside it.
func leaderOf(at Point, r Rect) []Rect {
	to := Point{min(max(at.X, r.X), r.X+r.W), min(max(at.Y, r.Y), r.Y+r.H)}
	far := math.Hypot(to.X-at.X, to.Y-at.Y)
	if far < starRadius+1.2 {
		return nil
	}
	const step = 0.4
	n := int(far / step)
	var out []Rect
	for i := range n + 1 {
		part := float64(i) / float64(n)
		out = append(out, Rect{at.X + (to.X-at.X)*part, at.Y + (to.Y-at.Y)*part, step, step})
	}
	return out
}

// legend explains the dots.
func (o *portfolioPlane) legend() piece {
	return pieceOf(o.b.block(blockKey{kind: "portfolio legend", a: o.spec.Width}, func(d *drawing) {
		x, y, h := 0.0, 0.0, o.k.pitch(SizeSmall)
		entry := func(text string, draw func(at Point)) {
			l := o.k.one(styleSmall, text, o.spec.Width-6)
			if x > 0 && x+5+l.width > o.spec.Width {
				x, y = 0, y+h+0.5
			}
			if draw != nil {
				draw(Point{x + 2, y + h/2})
				x += 5
			}
			o.k.putLine(d, styleSmall, x, y, l)
			x += l.width + 5
		}
		for i, s := range dotSteps {
			text := strconv.Itoa(s.from)
			switch {
			case i == len(dotSteps)-1:
				text = o.t("portfolio.atLeast", s.from)
			case dotSteps[i+1].from > s.from+1:
				text += "–" + strconv.Itoa(dotSteps[i+1].from-1)
			case i == 0:
				text = o.n("count", 1)
			}
			entry(text, func(at Point) { portfolioDot{at: at, n: s.from}.draw(d) })
		}
		entry(o.t("portfolio.stars", namedCustomers), func(at Point) { d.path(Accent, Pen{}, starPath(at.X, at.Y, starRadius)...) })
		entry(o.t("portfolio.scale"), nil)
	}))
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
