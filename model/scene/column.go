package scene

import (
	"slices"
	"strings"

	"lupaus/model"
)

// columnKey names a column: the touchpoint, the stage that has none, or nil
// for a gap; how wide; in what sort of map.
type columnKey struct {
	entity model.Entity
	width  float64
	shape  *shape
}

// column holds the blocks of one touchpoint. Their origins are the column's
// left edge and the upper edge of their row, so that they do not change when
// rows grow or columns move.
type column struct {
	inputs  []model.Entity // what was looked at besides the key
	card    *Block
	cardH   float64
	cells   []*Block // by lane; nil where there is nothing, and in the feeling lane
	heights []float64

	frame frameMemo
	feel  feelMemo
}

// columnFor returns the column of a slot, from memory if all that it shows is
// unchanged.
func (m *journeyMap) columnFor(s *slot) *column {
	key := columnKey{s.entity(), s.width, m.shape}
	inputs := m.columnInputs(s.t)
	c, ok := m.b.columns.get(key)
	if ok && slices.Equal(c.inputs, inputs) {
		return c
	}
	c = &column{inputs: slices.Clone(inputs), heights: make([]float64, len(m.shape.lanes)), cells: make([]*Block, len(m.shape.lanes))}
	switch {
	case s.t != nil:
		c.card, c.cardH = m.b.k.card(s.t, s.width)
		for i, l := range m.shape.lanes {
			c.cells[i], c.heights[i] = m.cell(l, s.t, s.width)
		}
	case s.stage != nil && m.shape.screen:
		c.card, c.cardH = m.b.k.addHint(s.width)
	}
	m.b.columns.put(key, c)
	return c
}

// columnInputs lists what a column shows besides its touchpoint. The slice is
// valid until the next call.
func (m *journeyMap) columnInputs(t *model.Touchpoint) []model.Entity {
	in := m.inputs[:0]
	if t != nil {
		for _, l := range m.shape.lanes {
			switch l.Kind {
			case model.LanePromise:
				for _, id := range t.Promises {
					in = m.promiseInputs(in, id)
				}
				for _, pr := range model.Of[model.Promise](m.p, m.kept[t.ID]) {
					in = append(in, pr)
				}
			case model.LaneRole:
				if r := m.p.Role(t.Role); r != nil {
					in = append(in, r)
				}
			}
		}
	}
	m.inputs = in
	return in
}

// promiseInputs adds a promise and its owner to what a block shows.
func (m *journeyMap) promiseInputs(in []model.Entity, id model.ID) []model.Entity {
	pr := m.p.Promise(id)
	if pr == nil {
		return in
	}
	in = append(in, pr)
	if r := m.p.Role(pr.Owner); r != nil {
		in = append(in, r)
	}
	return in
}

// card draws what stands on a touchpoint's card; the card itself grows with
// its row and belongs to the frame.
func (k *setter) card(t *model.Touchpoint, width float64) (*Block, float64) {
	var d drawing
	w := textW(width)
	y := textX
	if t.MomentOfTruth {
		y = k.signed(&d, "truth", truthSign, styleSmall.bold().in(Accent), textX, y, w, k.w.T("scene.momentOfTruth")) + 0.6
	}
	y = k.put(&d, styleStrong, textX, y, w, k.wrap(styleStrong, t.Title, w, titleLines)) + 1
	if t.FirmAbsent {
		y = k.signed(&d, "absent", absentSign, styleSmall, textX, y, w, k.w.T("scene.firmAbsent"))
	}
	y = k.signed(&d, string(t.Evidence), evidenceSign(t.Evidence), styleSmall, textX, y, w, k.w.T("evidence."+string(t.Evidence)))
	if t.ToCustomer > 0 {
		y = k.signed(&d, importanceKey(t.ToCustomer), importanceSign(t.ToCustomer), styleSmall, textX, y, w, k.w.T("scene.toCustomer"))
	}
	if t.ToUs > 0 {
		y = k.signed(&d, importanceKey(t.ToUs), importanceSign(t.ToUs), styleSmall, textX, y, w, k.w.T("scene.toUs"))
	}
	return d.block(), y + textX
}

// addHint says in the column of an empty stage what to do.
func (k *setter) addHint(width float64) (*Block, float64) {
	var d drawing
	w := textW(width)
	plus(&d, width/2, textX+2.5)
	y := k.put(&d, styleSmall, textX, textX+6, w, k.wrap(styleSmall, k.w.T("scene.addTouchpoint"), w, titleLines))
	return d.block(), y + textX
}

// cell draws a touchpoint's cell in a lane and returns the height it needs.
func (m *journeyMap) cell(l model.Lane, t *model.Touchpoint, width float64) (*Block, float64) {
	k := &m.b.k
	switch l.Kind {
	case model.LaneFeeling:
		return nil, m.shape.plotH
	case model.LaneChannel:
		return k.channelCell(t.Channel, width)
	case model.LanePromise:
		return m.promiseCell(t, width)
	case model.LaneRole:
		if r := m.p.Role(t.Role); r != nil {
			return k.textCell(r.Name, width)
		}
		return nil, 0
	}
	text, _ := t.LaneText(l)
	return k.textCell(text, width)
}

func (k *setter) textCell(text string, width float64) (*Block, float64) {
	if strings.TrimSpace(text) == "" {
		return nil, 0
	}
	var d drawing
	w := textW(width)
	y := k.put(&d, styleBody, textX, pad, w, k.wrap(styleBody, text, w, bodyLines))
	return d.block(), y + pad
}

func (k *setter) channelCell(c model.Channel, width float64) (*Block, float64) {
	if strings.TrimSpace(string(c)) == "" {
		return nil, 0
	}
	var d drawing
	name := "channel"
	if _, known := icons[c]; known {
		name += " " + string(c)
	}
	k.draw(&d, name, channelSign(c), textX, pad)
	const left = iconSize + 1.6
	w := textW(width) - left
	y := k.put(&d, styleBody, textX+left, pad, w, k.wrap(styleBody, k.channelName(c), w, bodyLines))
	return d.block(), max(y, pad+iconSize) + pad
}

// channelName is the word for a known channel, or the text that somebody
// wrote.
func (k *setter) channelName(c model.Channel) string {
	if _, known := icons[c]; known {
		return k.w.T("channel." + string(c))
	}
	return string(c)
}

// promiseCell draws a card for each promise of a touchpoint, and says which ones
// given elsewhere it keeps too.
func (m *journeyMap) promiseCell(t *model.Touchpoint, width float64) (*Block, float64) {
	var d drawing
	y := inset
	for _, pr := range model.Of[model.Promise](m.p, t.Promises) {
		y = m.promiseCard(&d, pr, y, width) + inset
	}
	for _, pr := range model.Of[model.Promise](m.p, m.kept[t.ID]) {
		y = m.b.k.keptCard(&d, pr, y, width) + inset
	}
	if y == inset {
		return nil, 0
	}
	return d.block(), y
}

// keptLines is how much of a promise given elsewhere stands in a cell.
const keptLines = 4

// keptCard names a promise given elsewhere: a dashed card without a zone, since
// what is said of the promise is said there.
func (k *setter) keptCard(d *drawing, pr *model.Promise, top, width float64) float64 {
	w := textW(width)
	text := k.w.T("scene.keeps", Name(k.w, pr))
	f := k.wrap(styleSmall, text, w, keptLines)
	f.more = 0 // the ellipsis says it
	r := Rect{inset, top, width - 2*inset, k.height(styleSmall, f) + 2*pad - 1}
	d.box(Box{Rect: r, Radius: 0.8, Pen: Pen{Colour: CardEdge, Width: 0.2, Dash: Dashed}})
	k.put(d, styleSmall, textX, top+pad-0.5, w, f)
	return r.Y + r.H
}

// promiseCard draws one promise: a card with a bar in the accent colour, the
// text, whether it is kept, and who answers for it.
func (m *journeyMap) promiseCard(d *drawing, pr *model.Promise, top, width float64) float64 {
	k := &m.b.k
	w := textW(width)
	var in drawing
	y := k.put(&in, styleBody, textX, top+pad-0.5, w, k.wrap(styleBody, pr.Text, w, bodyLines)) + 0.6
	keptY := y
	y = k.signed(&in, string(pr.Kept), keptSign(pr.Kept), styleSmallIn, textX, y, w, k.w.T("kept."+string(pr.Kept)))
	kept := Rect{inset, keptY, width - 2*inset, y - keptY}
	if owner := m.p.Role(pr.Owner); owner != nil && owner.Name != "" {
		y = k.put(&in, styleSmall, textX, y, w, k.wrap(styleSmall, k.w.T("scene.owner", owner.Name), w, 3))
	}
	r := Rect{inset, top, width - 2*inset, y + pad - 0.5 - top}
	d.box(Box{Rect: r, Radius: 0.8, Fill: Card, Pen: Pen{Colour: CardEdge, Width: 0.2}})
	d.box(Box{Rect: Rect{inset, top, 0.9, r.H}, Fill: Accent})
	d.marks = append(d.marks, in.marks...)
	d.grow(in.bounds, 0)
	d.zone(r, Ref{Owner: pr.ID, Part: PartPromise})
	d.zone(kept, Ref{Owner: pr.ID, Part: PartKept})
	return r.Y + r.H
}
