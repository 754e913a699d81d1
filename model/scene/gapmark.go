package scene

import (
	"strconv"

	"lupaus/model"
)

// The sign of gaps: a tag with a triangle and a number.
const (
	gapMarkH  = 3.8
	gapMarkW  = 3.2 // without a number
	gapMarkUp = 0.5 // how far it stands out over the edges of a card
	gapMarkIn = 2.2 // how far one without a number reaches in from the edge of a column: neither to texts nor to the place to add
)

// gapMarks places the signs of a strip's touchpoints and stages. They are blocks
// of their own, so that columns do not change with what is found about them.
func (m *journeyMap) gapMarks(st *strip, groups []group, r *rows, origin, y float64) {
	if len(m.opt.Gaps) == 0 {
		return
	}
	for i := range groups {
		g := &groups[i]
		area := Rect{inset / 2, inset / 2, g.width - inset, r.stageH - inset}
		if m.opt.Screen {
			area.W -= plusRoom
		}
		m.gapMark(g.stage.ID, g.text.block, area, g.width, origin+m.slots[g.from].run, y)
	}
	for i := st.from; i < st.to; i++ {
		if s := &m.slots[i]; s.t != nil {
			area := Rect{inset, inset, s.width - 2*inset, r.cardH - 2*inset}
			m.gapMark(s.t.ID, s.col.card, area, s.width, origin+s.run, y+r.cardY)
		}
	}
}

// gapMark places the sign of a touchpoint or a stage, if it has any gaps, at the
// right edge of an area, as high up as its texts leave room. Where they leave
// none a small one without the number stands over the edge of the column.
func (m *journeyMap) gapMark(id model.ID, texts *Block, area Rect, width, x, y float64) {
	n := m.opt.Gaps[id]
	if n <= 0 {
		return
	}
	b := m.b.gapMark(id, n)
	right, top := area.X+area.W+gapMarkUp, area.Y-gapMarkUp
	for down := 0.0; top+down+gapMarkH < area.Y+area.H; down += grid / 4 {
		if r := (Rect{right - b.Bounds.W, top + down, b.Bounds.W, gapMarkH}); m.b.k.free(texts, r) {
			m.place(b, x+r.X, y+r.Y)
			return
		}
	}
	m.place(m.b.gapMark(id, 0), x+width-gapMarkIn, y+top)
}

// free reports whether no text of a block, nor what else can be pointed at in
// it, reaches into an area.
func (k *setter) free(b *Block, area Rect) bool {
	if b == nil || !b.Bounds.Overlaps(area) {
		return true
	}
	for _, z := range b.Zones {
		if z.Overlaps(area) {
			return false
		}
	}
	for _, mark := range b.Marks {
		if t, ok := mark.(Text); ok {
			if r := (Rect{t.X, t.Y - k.ts.Ascent(t.Size), t.Width, k.pitch(t.Size)}); r.Overlaps(area) {
				return false
			}
		}
	}
	return true
}

// gapMark draws the sign of gaps about a touchpoint or a stage, for 0 without a
// number.
func (b *Builder) gapMark(id model.ID, n int) *Block {
	return b.block(blockKey{kind: "gaps", text: string(id), a: float64(n)}, func(d *drawing) {
		number := ""
		if n > 0 {
			number = strconv.Itoa(n)
		}
		w := b.k.gapSign(d, 0, 0, number)
		d.zone(Rect{0, 0, w, gapMarkH}, Ref{Owner: id, Part: PartGap})
	})
}

// gapSign draws the sign of gaps with its upper left corner at x, y and returns
// its width.
func (k *setter) gapSign(d *drawing, x, y float64, number string) float64 {
	st := styleSmallIn.bold().in(Card)
	l := k.one(st, number, 40)
	w := gapMarkW
	if number != "" {
		w += l.width + 0.5
	}
	d.box(Box{Rect: Rect{x, y, w, gapMarkH}, Radius: 0.8, Fill: Warn})
	d.path(Card, Pen{}, polygon(x+gapMarkW/2, y+gapMarkH/2+0.3, 1.25, 3, 0)...)
	if number != "" {
		k.putLine(d, st, x+gapMarkW-0.1, y+(gapMarkH-k.pitch(SizeSmall))/2, l)
	}
	return w
}
