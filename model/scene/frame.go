package scene

import (
	"lupaus/model"
)

// line widths in millimetres
const (
	hair = 0.15
	fine = 0.25
)

// frameMemo remembers what lies under a column's texts.
type frameMemo struct {
	rows   *rows
	border bool
	block  *Block
}

// frame returns the card of a column, the line at its right edge, and the
// zones of its card, cells and edge.
func (m *journeyMap) frame(s *slot, r *rows, border bool) *Block {
	memo := &s.col.frame
	if memo.rows == r && memo.border == border {
		return memo.block
	}
	var d drawing
	if s.stage != nil {
		pen := Box{Rect: Rect{s.width - hair/2, r.cardY, hair, r.height - r.cardY}, Fill: Grid}
		if border {
			pen.X, pen.W, pen.Fill = s.width-fine/2, fine, CardEdge
		}
		d.box(pen)
		card := Rect{inset, r.cardY + inset, s.width - 2*inset, r.cardH - 2*inset}
		switch {
		case s.t != nil:
			touchpointCard(&d, s.t, card)
			m.touchpointZones(&d, s, r, card)
		case m.opt.Screen:
			d.box(Box{Rect: card, Radius: 1.5, Pen: Pen{Colour: CardEdge, Width: fine, Dash: Dashed}})
			d.zone(Rect{0, r.cardY, s.width, r.height - r.cardY}, Ref{Owner: s.stage.ID, Part: PartAdd})
		}
	}
	*memo = frameMemo{r, border, d.block()}
	return memo.block
}

// touchpointCard draws the card: with a strong outline for a moment of truth,
// dashed and without a ground where the firm is absent.
func touchpointCard(d *drawing, t *model.Touchpoint, r Rect) {
	b := Box{Rect: r, Radius: 1.5, Fill: Card, Pen: Pen{Colour: CardEdge, Width: fine}}
	if t.MomentOfTruth {
		b.Pen = Pen{Colour: Accent, Width: 0.5}
	}
	if t.FirmAbsent {
		b.Fill, b.Pen.Dash = None, Dashed
		b.Pen.Width = max(b.Pen.Width, 0.35)
	}
	d.box(b)
}

func (m *journeyMap) touchpointZones(d *drawing, s *slot, r *rows, card Rect) {
	id := s.t.ID
	d.zone(Rect{0, r.cardY, s.width, r.cardH}, Ref{Owner: id, Part: PartTouchpoint})
	for i, l := range m.shape.lanes {
		if l.ID != "" {
			d.zone(Rect{0, r.laneY[i], s.width, r.laneH[i]}, Ref{Owner: id, Part: PartCell, Lane: l.ID})
		}
	}
	d.zone(Rect{s.width - 1.2, card.Y, 2.4, r.height - card.Y}, Ref{Owner: id, Part: PartColumnEdge})
}

// rules draws the lines between the lanes and the scale of the feelings.
func (m *journeyMap) rules(r *rows, width float64) *Block {
	return m.b.block(blockKey{kind: "rules", a: width, rows: r, shape: m.shape}, func(d *drawing) {
		rule := func(y, thick float64, c Colour) { d.box(Box{Rect: Rect{0, y - thick/2, width, thick}, Fill: c}) }
		for i, l := range m.shape.lanes {
			rule(r.laneY[i], hair, Grid)
			if l.Kind != model.LaneFeeling {
				continue
			}
			cell := Rect{Y: r.laneY[i], H: r.laneH[i]}
			for v := model.LowestFeeling; v <= model.HighestFeeling; v++ {
				if v == 0 {
					rule(FeelingY(cell, v), fine, InkSoft)
				} else {
					rule(FeelingY(cell, v), hair, Grid)
				}
			}
		}
		rule(r.height, hair, Grid)
	})
}

// heads draws the heads of the rows, with the scale beside the feelings.
func (m *journeyMap) heads(r *rows) *Block {
	key := blockKey{kind: "heads", text: string(m.j.ID), rows: r, shape: m.shape}
	return m.b.block(key, func(d *drawing) {
		k := &m.b.k
		k.head(d, k.w.T("scene.stages"), 0, r.stageH, textX+k.ts.Ascent(SizeHead)-k.ts.Ascent(SizeBody))
		k.head(d, k.w.T("scene.touchpoints"), r.cardY, r.cardH, textX)
		for i, l := range m.shape.lanes {
			if l.Kind == model.LaneFeeling {
				k.scale(d, l, r.laneY[i], r.laneH[i])
			} else {
				k.head(d, k.laneName(l), r.laneY[i], r.laneH[i], pad)
			}
			if l.ID != "" {
				d.zone(Rect{0, r.laneY[i], headW, r.laneH[i]}, Ref{Owner: m.j.ID, Part: PartLane, Lane: l.ID})
			}
		}
	})
}

func headBox(d *drawing, y, h float64) {
	d.box(Box{Rect: Rect{0, y + inset/2, headW, h - inset}, Radius: 1, Fill: Band})
}

// headHeight is the height that a lane's name needs.
func (k *setter) headHeight(l model.Lane) float64 {
	f := k.wrap(styleStrong, k.laneName(l), headW-2*pad, headLines)
	return k.height(styleStrong, f) + 2*pad
}

// head draws the head of a row with its name down from its upper edge, so that
// it stands on the line of the first text in the row.
func (k *setter) head(d *drawing, name string, y, h, down float64) {
	headBox(d, y, h)
	k.put(d, styleStrong, pad, y+down, headW-2*pad, k.wrap(styleStrong, name, headW-2*pad, headLines))
}

// scaleW is the width of the numbers beside the feelings.
const scaleW = 8.0

// scale draws the head of the feeling lane: its name in the middle, words at
// both ends and the numbers at the right.
func (k *setter) scale(d *drawing, l model.Lane, y, h float64) {
	headBox(d, y, h)
	cell := Rect{Y: y, H: h}
	half := k.pitch(SizeSmall) / 2
	for v := model.LowestFeeling; v <= model.HighestFeeling; v++ {
		n := k.one(styleSmall, FeelingText(k.w.Lang(), v), scaleW)
		k.putLine(d, styleSmall, headW-1-n.width, FeelingY(cell, v)-half, n)
	}
	w := headW - pad - scaleW
	k.putLine(d, styleSmall, pad, FeelingY(cell, model.HighestFeeling)-half, k.one(styleSmall, k.w.T("scene.feelingHigh"), w))
	k.putLine(d, styleSmall, pad, FeelingY(cell, model.LowestFeeling)-half, k.one(styleSmall, k.w.T("scene.feelingLow"), w))
	name := k.wrap(styleStrong, k.laneName(l), w, 4)
	k.put(d, styleStrong, pad, FeelingY(cell, 0)-k.height(styleStrong, name)/2, w, name)
}

// wedge is the mark in the upper right corner of a cell that differs.
func (b *Builder) wedge() *Block {
	return b.block(blockKey{kind: "wedge"}, func(d *drawing) { wedge(d, 0, 0) })
}

const wedgeSize = 3.2

// wedge fills the corner with its point at x, y.
func wedge(d *drawing, x, y float64) {
	d.path(Accent, Pen{}, moveTo(x-wedgeSize, y), lineTo(x, y), lineTo(x, y+wedgeSize), closePath())
}

// plus draws the sign of a place to add.
func plus(d *drawing, x, y float64) {
	d.path(None, Pen{Colour: InkSoft, Width: fine}, circlePath(x, y, 2.1)...)
	d.line(Pen{Colour: InkSoft, Width: 0.4}, x-1.1, y, x+1.1, y)
	d.line(Pen{Colour: InkSoft, Width: 0.4}, x, y-1.1, x, y+1.1)
}

// emptyHint says on screen what to do first with a journey without stages.
func (m *journeyMap) emptyHint(x, y float64) float64 {
	const h = 40.0
	if m.opt.Screen {
		m.place(m.b.block(blockKey{kind: "empty", text: string(m.j.ID)}, func(d *drawing) {
			k := &m.b.k
			w := minWidth - 2*margin
			d.box(Box{Rect: Rect{0, 0, w, h}, Radius: 1.5, Pen: Pen{Colour: CardEdge, Width: fine, Dash: Dashed}})
			plus(d, w/2, 9)
			k.put(d, styleBody, 20, 14, w-40, k.wrap(styleBody, k.w.T("scene.emptyJourney"), w-40, 4))
			d.zone(Rect{0, 0, w, h}, Ref{Owner: m.j.ID, Part: PartAdd})
		}), x, y)
	}
	return h
}
