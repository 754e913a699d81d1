package scene

import (
	"fmt"
	"math"
	"unicode"
	"unicode/utf8"

	"lupaus/model"
)

// Horizons draws how far ahead each role looks: time horizons from today to a
// quarter of a century, each within the next, with the roles and what they
// promise. Roles that nobody has placed stand beside. PerRow is not used.
//
// The place of a horizon is a zone of [PartState] without an owner, with Lane
// "horizon" and the horizon as Persona, for roles to be dropped on.
func (b *Builder) Horizons(p *model.Project, opt RoleOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := &horizons{collage: collage{b: b}, p: p, opt: opt}
	roles := opt.roles(p)
	for _, horizon := range append(model.Horizons(), model.HorizonUnknown) {
		s := horizonStrip{horizon: horizon}
		for _, r := range roles {
			if r.Horizon == horizon || opt.Blank && horizon == model.HorizonUnknown {
				s.cards = append(s.cards, h.card(r))
			}
		}
		if opt.Blank && horizon != model.HorizonUnknown {
			s.cards = nil
		}
		h.strips = append(h.strips, s)
	}
	return h.scene(len(roles) == 0)
}

// horizons is a picture of horizons being drawn.
type horizons struct {
	collage
	p      *model.Project
	opt    RoleOptions
	strips []horizonStrip // shortest first; the last one of roles not placed
}

// horizonStrip is what a horizon has beyond the next shorter one.
type horizonStrip struct {
	horizon model.Horizon
	cards   []*Block
	columns []stretch
	width   float64
	needs   float64 // height of the columns
}

// The measures of the picture of horizons in millimetres.
const (
	lookW      = 46.0 // card of a role
	lookUp     = 12.0 // how much higher a frame is than the one within; holds its name
	lookIn     = 2.0  // how much further a frame reaches at the left and below
	lookGap    = 3.0
	blankDepth = 90.0 // room to write or stick cards in
)

// lay puts the cards of each strip into columns not higher than a limit and
// returns the size of all.
func (h *horizons) lay(limit float64) (width, height float64) {
	for i := range h.strips {
		s := &h.strips[i]
		s.columns = fillColumns(s.columns[:0], len(s.cards), limit, func(n int) float64 { return s.cards[n].Bounds.H })
		s.needs = 0
		for _, col := range s.columns {
			high := -treeGap
			for _, card := range s.cards[col.from:col.to] {
				high += card.Bounds.H + treeGap
			}
			s.needs = max(s.needs, high)
		}
		s.width = lookGap + float64(len(s.columns))*(lookW+lookGap)
		width += s.width
		if h.opt.Blank {
			s.needs = max(s.needs, blankDepth-lookUp*float64(h.up(i)))
		}
		height = max(height, lookUp*float64(h.up(i)+1)+s.needs+lookGap)
	}
	if h.beside() {
		width += looseGap
	} else {
		width -= h.strips[len(h.strips)-1].width
	}
	deep := lookIn * float64(len(h.strips)-2)
	return width + deep, max(height, 80) + deep
}

// beside reports whether there is a place for roles that nobody has placed.
func (h *horizons) beside() bool {
	return h.opt.Screen || len(h.strips[len(h.strips)-1].cards) > 0
}

// up is how many steps a strip begins below the highest one.
func (h *horizons) up(i int) int { return max(0, len(h.strips)-2-i) }

// scene finds the height of the columns that can be shown largest and draws
// the frames, the widest first.
func (h *horizons) scene(empty bool) *Scene {
	k := &h.b.k
	limit, bestCost := 0.0, math.Inf(1)
	for try := 60.0; try < 4000; try *= 1.12 {
		width, height := h.lay(try)
		if cost := max(width/goodShape, height); cost < bestCost {
			limit, bestCost = try, cost
		}
	}
	width, height := h.lay(limit)
	title := k.w.T("scene.horizon.title")
	y := h.heading(title, dots(h.p.Info().Organisation.Name, k.w.T("scene.horizon.sub")), max(width, minWidth-2*margin), Ref{})
	if empty && h.opt.Screen {
		y = h.firstRole(y) + roleCardGap
	}
	last := len(h.strips) - 2
	left := margin + lookIn*float64(last)
	right := left
	for i := range last + 1 {
		right += h.strips[i].width
	}
	bottom := y + height
	edge := right
	for i := last; i >= 0; i-- {
		in := lookIn * float64(last-i)
		top := y + lookUp*float64(last-i)
		s := &h.strips[i]
		h.place(h.frame(s, edge-margin-in, bottom-in-top, i), margin+in, top)
		edge -= s.width
		h.cards(s, edge, top+lookUp)
	}
	if h.beside() {
		beside := &h.strips[last+1]
		x := right + looseGap
		h.place(h.frame(beside, beside.width, height, -1), x, y)
		h.cards(beside, x, y+lookUp)
		right = x + beside.width
	}
	return New(title, max(minWidth, right+margin), bottom+margin, h.placed)
}

// cards places the cards of a strip.
func (h *horizons) cards(s *horizonStrip, x, y float64) {
	for i, col := range s.columns {
		down := y
		for _, card := range s.cards[col.from:col.to] {
			h.place(card, x+lookGap+float64(i)*(lookW+lookGap), down)
			down += card.Bounds.H + treeGap
		}
	}
}

// frame draws the frame of a horizon with its name, and the zone of what it has
// beyond the next shorter one.
func (h *horizons) frame(s *horizonStrip, width, height float64, i int) *Block {
	key := blockKey{kind: fmt.Sprint("horizon frame", h.opt.Screen, h.opt.Blank, s.width), text: string(s.horizon), a: width, b: height}
	return h.b.block(key, func(d *drawing) {
		k := &h.b.k
		frame := Rect{0, 0, width, height}
		w := s.width - 2*lookGap
		x := width - s.width + lookGap
		name := k.w.T("scene.horizon.none")
		switch {
		case i < 0:
			d.outlined(frame, 2, None, Pen{Colour: CardEdge, Width: 0.35, Dash: Dashed})
		case i%2 == 0 && !h.opt.Blank:
			d.outlined(frame, 2, Band, Pen{Colour: InkSoft, Width: 0.35})
		default:
			d.outlined(frame, 2, Paper, Pen{Colour: InkSoft, Width: 0.35})
		}
		if i >= 0 {
			name = capital(k.w.T("horizon." + string(s.horizon)))
		}
		y := (lookUp - k.pitch(SizeBody)) / 2
		k.putLine(d, styleStrong, x, y, k.one(styleStrong, name, w))
		d.zone(Rect{width - s.width, 0, s.width, height}, Ref{Part: PartState, Lane: "horizon", Persona: model.ID(s.horizon)})
	})
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// card draws a role with the first of its promises.
func (h *horizons) card(r *model.Role) *Block {
	var first *model.Promise
	more := -1
	if !h.opt.Blank {
		for _, pr := range model.Of[model.Promise](h.p, r.Promises) {
			if more++; more == 0 {
				first = pr
			}
		}
	}
	key := blockKey{kind: fmt.Sprint("looking role", h.opt.Screen, h.opt.Blank, more), entity: r}
	if first != nil {
		key.text = string(first.ID) + "\n" + first.Text
	}
	return h.b.block(key, func(d *drawing) {
		k := &h.b.k
		w := lookW - 2*pad
		var in drawing
		y := k.put(&in, styleStrong, pad, pad, w, k.wrap(styleStrong, Name(k.w, r), w, 3))
		y = k.put(&in, styleSmall, pad, y, w, k.wrap(styleSmall, k.roleKind(r), w, 1))
		switch {
		case h.opt.Blank:
			y = in.rules(pad, y-2, w, 2) + pad
		case first != nil:
			y = h.promise(&in, first, y+0.6, more)
		case h.opt.Screen:
			y = k.put(&in, styleSmall, pad, y, w, k.wrap(styleSmall, k.w.T("scene.role.promises.ask"), w, 3))
		}
		frame := Rect{0, 0, lookW, y + pad}
		d.outlined(frame, 1, Card, Pen{Colour: CardEdge, Width: fine})
		d.zone(frame, Ref{Owner: r.ID, Part: PartEntity})
		d.over(&in)
	})
}

// promise draws a promise of a role, and says how many more there are.
func (h *horizons) promise(d *drawing, pr *model.Promise, y float64, more int) float64 {
	k := &h.b.k
	const left = 1.8
	w := lookW - 2*pad - left
	end := k.put(d, styleSmallIn, pad+left, y, w, k.promiseText(styleSmallIn, pr, w, titleLines))
	d.box(Box{Rect: Rect{pad, y + 0.3, 0.7, end - y - 0.3}, Fill: Accent})
	d.zone(Rect{pad, y, w + left, end - y}, Ref{Owner: pr.ID, Part: PartPromise})
	if more > 0 {
		end = k.put(d, styleSmall, pad+left, end, w, k.wrap(styleSmall, k.count("scene.role.more", more), w, 1))
	}
	return end
}
