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

// legendSign tells what a legend explains.
type legendSign uint8

const (
	curveSign legendSign = iota
	wedgeSign            // what differs in a comparison
	saidSign             // what promises lead a customer to expect
	usualSign            // the same where nobody has said
	shortSign            // where what was lived lies below it
	gapsSign             // findings of the gap check
)

// legendItem is one sign in the legend.
type legendItem struct {
	sign  legendSign
	name  string
	curve curve // of a curveSign
}

// legend names the curves and the signs that only some maps have.
func (m *journeyMap) legend() []legendItem {
	var items []legendItem
	add := func(s legendSign, key string) {
		items = append(items, legendItem{sign: s, name: m.b.k.w.T(key)})
	}
	if m.other != nil {
		add(wedgeSign, "scene.differs")
	}
	items = append(items, m.curveLegend()...)
	m.bandLegend(add)
	if len(m.opt.Gaps) > 0 {
		add(gapsSign, "scene.gaps")
	}
	return items
}

// curveLegend names the curves. A single curve of the customer in general needs
// no name.
func (m *journeyMap) curveLegend() []legendItem {
	if len(m.shape.curves) == 1 && m.shape.curves[0].persona == "" || !m.shape.has(model.LaneFeeling) {
		return nil
	}
	var items []legendItem
	for _, c := range m.shape.curves {
		name := m.b.k.w.T("scene.customer")
		if p := m.p.Persona(c.persona); p != nil {
			name = p.Name
		}
		if c.overlay {
			name += " · " + m.overName()
		}
		items = append(items, legendItem{name: name, curve: c})
	}
	return items
}

func (k *setter) drawLegend(d *drawing, items []legendItem, y, room float64) {
	const space = 8.0
	x := 0.0
	pitch := k.pitch(SizeBody) + 1
	for _, it := range items {
		left := it.width() + 2
		l := k.one(styleBody, it.name, min(legendName, room-left))
		if x > 0 && x+left+l.width > room {
			x, y = 0, y+pitch
		}
		k.legendSign(d, it, x, y+pitch/2-0.5)
		k.putLine(d, styleBody, x+left, y, l)
		x += left + l.width + space
	}
}

// width is that of the item's sign.
func (it legendItem) width() float64 {
	switch it.sign {
	case wedgeSign:
		return wedgeSize
	case gapsSign:
		return gapMarkW
	}
	return 12
}

// legendSign draws the sign of an item around the height mid.
func (k *setter) legendSign(d *drawing, it legendItem, x, mid float64) {
	w := it.width()
	switch it.sign {
	case wedgeSign:
		wedge(d, x+w, mid-w/2)
	case saidSign, usualSign:
		d.bandSample(Rect{x, mid - 1.7, w, 3.4}, it.sign == saidSign)
	case shortSign:
		d.gapSample(Rect{x, mid - 1.7, w, 3.4})
	case gapsSign:
		k.gapSign(d, x, mid-gapMarkH/2, "")
	default:
		d.line(it.curve.pen(), x, mid, x+w, mid)
		marker(d, it.curve.number, x+w/2, mid, it.curve.overlay)
	}
}
