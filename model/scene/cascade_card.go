package scene

import (
	"strings"

	"lupaus/model"
)

// The widths of the cards of the tree in millimetres.
const (
	promiseW       = 66.0
	companyW       = 120.0
	understandingW = 160.0
)

const (
	cardBar     = 1.2 // the bar at the left edge of a promise's card
	signRowH    = 4.4 // a row of signs, high enough for the sign of a place to add
	ruleGap     = 8.0 // between lines to write on
	denseCount  = 150 // promises on one picture from which on their texts are cut short
	denseLines  = 6
	measureLine = 3
)

// cards makes the cards of the tree.
func (c *cascade) cards() {
	c.understanding()
	c.cardsUnder(c.root)
	if c.loose == nil {
		return
	}
	c.loose.card = c.looseHead()
	c.loose.cardW, c.loose.cardH = c.loose.card.Bounds.W, c.loose.card.Bounds.H
	c.cardsUnder(c.loose)
}

func (c *cascade) cardsUnder(n *promiseNode) {
	for _, child := range n.children {
		child.cardW = promiseW
		if child.level == model.LevelCompany {
			child.cardW = companyW
		}
		switch {
		case child.promise != nil:
			child.card = c.promiseCard(child)
		case c.opt.Blank:
			child.card = c.blankCard(child)
		default:
			child.card = c.firstPromise()
		}
		child.cardH = child.card.Bounds.H
		c.cardsUnder(child)
	}
}

// outlined draws the ground of a card whose outline stays within the
// rectangle.
func (d *drawing) outlined(r Rect, radius float64, fill Colour, pen Pen) {
	w := pen.Width / 2
	d.box(Box{Rect: Rect{r.X + w, r.Y + w, r.W - 2*w, r.H - 2*w}, Radius: radius, Fill: fill, Pen: pen})
}

// over adds what was drawn apart, to stand over a ground that takes its size
// from it.
func (d *drawing) over(in *drawing) {
	d.marks = append(d.marks, in.marks...)
	d.zones = append(d.zones, in.zones...)
	d.grow(in.bounds, 0)
}

// promiseStyle is how the text of a promise is set.
func promiseStyle(level model.PromiseLevel) Style {
	switch level {
	case model.LevelCompany:
		return styleHead
	case model.LevelStage:
		return styleStrong
	}
	return styleBody
}

// promiseGround is the ground of a promise's card.
func promiseGround(level model.PromiseLevel) Colour {
	switch level {
	case model.LevelCompany:
		return AccentSoft
	case model.LevelStage:
		return Band
	}
	return Card
}

// promiseCard draws all that is said of a promise.
func (c *cascade) promiseCard(n *promiseNode) *Block {
	pr := n.promise
	owner := ""
	if r := c.p.Role(pr.Owner); r != nil {
		owner = r.Name
	}
	line := c.levelLine(n)
	key := blockKey{kind: "promise", entity: pr, text: owner + "\n" + line, a: n.cardW, b: float64(c.lines())}
	if c.opt.Screen {
		key.kind = "promise on screen"
	}
	return c.b.block(key, func(d *drawing) {
		in := drawing{}
		y := c.saidOf(&in, n, line, owner) + pad
		r := Rect{0, 0, n.cardW, y}
		d.outlined(r, 0.8, promiseGround(pr.Level), Pen{Colour: CardEdge, Width: fine})
		bar := cardBar
		if pr.Level == model.LevelTouchpoint || pr.Level == model.LevelRole {
			bar /= 2
		}
		d.box(Box{Rect: Rect{0, 0, bar, y}, Fill: Accent})
		d.zone(r, Ref{Owner: pr.ID, Part: PartPromise})
		d.over(&in)
	})
}

// lines is the most lines of a promise's text.
func (c *cascade) lines() int {
	if c.count > denseCount {
		return denseLines
	}
	return bodyLines
}

// saidOf draws what stands on a promise's card and returns where it ends.
func (c *cascade) saidOf(d *drawing, n *promiseNode, line, owner string) float64 {
	k, pr := &c.b.k, n.promise
	x := cardBar + pad
	w := n.cardW - x - pad
	y := k.label(d, x, pad, w, line, 2) + 0.4
	st := promiseStyle(pr.Level)
	y = k.put(d, st, x, y, w, k.promiseText(st, pr, w, c.lines())) + 0.8
	k.signCell(d, string(pr.Kept), keptSign(pr.Kept), x, y, w/2, k.w.T("kept."+string(pr.Kept)), Ref{Owner: pr.ID, Part: PartKept})
	k.signCell(d, string(pr.Evidence), evidenceSign(pr.Evidence), x+w/2, y, w/2, k.w.T("evidence."+string(pr.Evidence)), Ref{})
	y += signRowH
	adopted := Ref{Owner: pr.ID, Part: PartState, Lane: "adoption"}
	k.signCell(d, string(pr.Adoption), adoptionSign(pr.Adoption), x, y, w/2, k.w.T("adoption."+string(pr.Adoption)), adopted)
	if c.opt.Screen {
		plus(d, n.cardW-pad-signRowH/2, y+signRowH/2)
		d.zone(Rect{n.cardW - pad - signRowH, y, signRowH, signRowH}, Ref{Owner: pr.ID, Part: PartAdd})
	}
	y += signRowH
	if owner != "" {
		owner = k.w.T("scene.owner", owner)
	} else if c.opt.Screen && pr.Level != model.LevelRole { // a role answers for its own
		owner = k.w.T("scene.noOwner")
	}
	y = k.field(d, x, y, w, owner, 2, Ref{Owner: pr.ID, Part: PartOwner})
	measure := k.measure(pr.Measure)
	if measure == "" && c.opt.Screen {
		measure = k.w.T("scene.noMeasure")
	}
	return k.field(d, x, y, w, measure, measureLine, Ref{Owner: pr.ID, Part: PartField, Lane: "measureLast"})
}

// promiseText breaks the text of a promise, or the words for one that has none.
func (k *setter) promiseText(st Style, pr *model.Promise, width float64, lines int) folded {
	text := pr.Text
	if strings.TrimSpace(text) == "" {
		text = k.w.T("unnamed.promise")
	}
	return k.wrap(st, text, width, lines)
}

// levelLine says at which level a promise stands and where; not again in which
// stage when that stands over it.
func (c *cascade) levelLine(n *promiseNode) string {
	where, stage := n.where, n.stage
	if up := n.parent; up != nil && (up.stage == stage || up.level == model.LevelStage && up.where == stage) {
		stage = ""
	}
	line := c.b.k.w.T("level." + string(n.level))
	if where = dots(where, stage); where != "" {
		line += ": " + where
	}
	return line
}

// label draws a small text of at most so many lines, which ends in "…" when it
// is longer.
func (k *setter) label(d *drawing, x, y, width float64, text string, lines int) float64 {
	f := k.wrap(styleSmall, text, width, lines)
	f.more = 0
	return k.put(d, styleSmall, x, y, width, f)
}

// signCell draws a sign with a word in a row of signs.
func (k *setter) signCell(d *drawing, name string, s sign, x, y, width float64, word string, ref Ref) {
	left := k.draw(d, name, s, x, y+(signRowH-signSize)/2) + 1
	k.putLine(d, styleSmallIn, x+left, y+(signRowH-k.pitch(SizeSmall))/2, k.one(styleSmallIn, word, width-left-1))
	if ref != (Ref{}) {
		d.zone(Rect{x, y, width - 1, signRowH}, ref)
	}
}

// field draws a small text with its zone and returns where it ends; nothing
// when there is no text.
func (k *setter) field(d *drawing, x, y, width float64, text string, lines int, ref Ref) float64 {
	f := k.wrap(styleSmall, text, width, lines)
	if len(f.lines) == 0 {
		return y
	}
	end := k.put(d, styleSmall, x, y, width, f)
	d.zone(Rect{x, y, width, end - y}, ref)
	return end
}

// measure says by what one sees that a promise is kept: target, last value and
// the day it was taken.
func (k *setter) measure(m model.Measure) string {
	var values []string
	if m.Target != "" {
		values = append(values, k.w.T("scene.target", m.Target))
	}
	if m.Last != "" {
		last := k.w.T("scene.last", m.Last)
		if day := DayText(k.w.Lang(), m.LastOn); day != "" {
			last += " (" + day + ")"
		}
		values = append(values, last)
	}
	said := strings.Join(values, " / ")
	switch {
	case m.Name == "":
		return said
	case said == "":
		return m.Name
	}
	return m.Name + ": " + said
}

// adoptionSign: four steps of a stair, filled as far as a promise has come.
func adoptionSign(a model.Adoption) sign {
	return func(d *drawing, x, y float64) float64 {
		const step = 1.7
		done := 0
		for i, s := range model.AdoptionSteps() {
			if s == a {
				done = i + 1
			}
		}
		for i := range model.AdoptionSteps() {
			h := signSize * float64(i+1) / float64(len(model.AdoptionSteps()))
			r := Rect{x + step*float64(i), y + signSize - h, step, h}
			if i < done {
				d.box(Box{Rect: r, Fill: InkSoft})
			} else {
				d.outlined(r, 0, None, Pen{Colour: InkSoft, Width: 0.2})
			}
		}
		return step * float64(len(model.AdoptionSteps()))
	}
}

// blankCard is a card to write a promise on.
func (c *cascade) blankCard(n *promiseNode) *Block {
	return c.b.block(blockKey{kind: "blank promise", text: c.levelLine(n), a: n.cardW}, func(d *drawing) {
		k := &c.b.k
		w := n.cardW - 2*pad
		var in drawing
		y := k.label(&in, pad, pad, w, c.levelLine(n), 3)
		y = in.rules(pad, y, w, 3) + ruleGap*0.75
		d.outlined(Rect{0, 0, n.cardW, y}, 0.8, None, Pen{Colour: CardEdge, Width: 0.4})
		d.over(&in)
	})
}

// rules draws lines to write on and returns where the last one stands.
func (d *drawing) rules(x, y, width float64, n int) float64 {
	for range n {
		y += ruleGap
		d.line(Pen{Colour: CardEdge, Width: hair}, x, y, x+width, y)
	}
	return y
}

// firstPromise says on screen what to do first.
func (c *cascade) firstPromise() *Block {
	return c.b.block(blockKey{kind: "first promise"}, func(d *drawing) {
		k := &c.b.k
		const left = 10.0
		w := companyW - left - 2*pad
		var in drawing
		y := k.put(&in, styleStrong, left, pad, w, k.wrap(styleStrong, k.w.T("level.company"), w, 2))
		y = k.put(&in, styleSmall, left, y, w, k.wrap(styleSmall, k.w.T("scene.cascade.empty"), w, 8)) + pad
		plus(&in, left/2+0.5, y/2)
		r := Rect{0, 0, companyW, y}
		d.outlined(r, 1.5, None, Pen{Colour: CardEdge, Width: fine, Dash: Dashed})
		d.over(&in)
		d.zone(r, Ref{Owner: model.InfoID, Part: PartAdd})
	})
}
