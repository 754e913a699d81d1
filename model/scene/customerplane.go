package scene

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model"
	"lupaus/model/customers"
)

// This file draws the plane of the customer portfolio: the yearly contribution
// against the room to grow.

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
