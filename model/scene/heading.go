package scene

import (
	"fmt"

	"lupaus/model"
)

// legendName is the widest name in the legend.
const legendName = 90.0

// heading places title and legend below y and returns where the map begins. The
// first map of a picture has the large title.
func (m *journeyMap) heading(width, y float64, first bool) float64 {
	k := &m.b.k
	room := width - 2*margin
	sub := k.w.T("perspective."+string(m.j.Perspective)) + " · " + k.w.T("state."+string(m.j.State))
	legend := m.legend()
	if m.opt.NoTitle {
		sub = ""
	}
	var bottom float64
	key := blockKey{kind: "heading", entity: m.j, text: fmt.Sprint(sub, legend), a: width}
	if !first {
		key.kind = "second heading"
	}
	b := m.b.block(key, func(d *drawing) {
		y := 0.0
		if sub != "" {
			wide := min(room, 400) // lines longer than that are not read
			st := styleTitle
			if !first {
				st = styleHead
			}
			y = k.put(d, st, 0, y, wide, k.wrap(st, m.j.Name, wide, 3))
			y = k.put(d, styleSub, 0, y, wide, k.wrap(styleSub, sub, wide, 3))
			d.zone(Rect{0, 0, room, y}, Ref{Owner: m.j.ID, Part: PartJourney})
			y += grid
		}
		k.drawLegend(d, legend, y, room)
	})
	m.place(b, margin, y+margin)
	if b != nil {
		bottom = onGrid(b.Bounds.Y+b.Bounds.H) + 2*grid
	}
	return y + margin + bottom
}

// legendItem is one curve in the legend.
type legendItem struct {
	name  string
	curve curve
	wedge bool // not a curve, but the mark of what differs
}

// legend names the curves. A single curve of the customer in general needs no
// name.
func (m *journeyMap) legend() []legendItem {
	var items []legendItem
	if m.other != nil {
		items = append(items, legendItem{name: m.b.k.w.T("scene.differs"), wedge: true})
	}
	if len(m.shape.curves) == 1 && m.shape.curves[0].persona == "" || !m.shape.has(model.LaneFeeling) {
		return items
	}
	for _, c := range m.shape.curves {
		name := m.b.k.w.T("scene.customer")
		if p := m.p.Persona(c.persona); p != nil {
			name = p.Name
		}
		if c.overlay {
			name += " · " + m.over.j.Name
		}
		items = append(items, legendItem{name: name, curve: c})
	}
	return items
}

func (k *setter) drawLegend(d *drawing, items []legendItem, y, room float64) {
	const sample, space = 12.0, 8.0
	x := 0.0
	pitch := k.pitch(SizeBody) + 1
	for _, it := range items {
		l := k.one(styleBody, it.name, min(legendName, room-sample-2))
		left := sample + 2
		if it.wedge {
			left = wedgeSize + 2
		}
		if x > 0 && x+left+l.width > room {
			x, y = 0, y+pitch
		}
		mid := y + pitch/2 - 0.5
		if it.wedge {
			wedge(d, x+wedgeSize, mid-wedgeSize/2)
		} else {
			d.line(it.curve.pen(), x, mid, x+sample, mid)
			marker(d, it.curve.number, x+sample/2, mid, it.curve.overlay)
		}
		k.putLine(d, styleBody, x+left, y, l)
		x += left + l.width + space
	}
}
