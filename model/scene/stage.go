package scene

import (
	"fmt"
	"slices"

	"lupaus/model"
)

// stageKey names the text of a stage's head.
type stageKey struct {
	stage     *model.Stage
	width     float64
	continued bool
	shape     *shape
}

// stageText is what stands in a stage's head.
type stageText struct {
	inputs []model.Entity // what was looked at besides the key
	block  *Block
	h      float64
}

// plusRoom is left at the right of a stage's head for the place to add.
const plusRoom = 7.0

func (m *journeyMap) stageText(s *model.Stage, width float64, continued bool) *stageText {
	key := stageKey{s, width, continued, m.shape}
	inputs := m.stageInputs(s, continued)
	if t, ok := m.b.stages.get(key); ok && slices.Equal(t.inputs, inputs) {
		return t
	}
	k := &m.b.k
	var d drawing
	w := textW(width)
	nameW := w
	if m.opt.Screen {
		nameW -= plusRoom - pad
	}
	name := s.Name
	if continued {
		name = k.w.T("scene.continued", name)
	}
	y := k.put(&d, styleHead, textX, textX, nameW, k.wrap(styleHead, name, nameW, stageLines)) + 0.6
	if m.opt.Screen {
		y = max(y, inset+plusRoom)
	}
	doer := k.w.T("doer." + string(s.Doer))
	if s.Doer == model.DoerPartner && s.Partner != "" {
		doer = fmt.Sprintf("%s: %s", doer, s.Partner)
	}
	y = k.signed(&d, "doer "+string(s.Doer), doerSign(s.Doer), styleSmall, textX, y, w, doer)
	if s.OutOfBusiness {
		y = k.signed(&d, "outside", outsideSign, styleSmall, textX, y, w, k.w.T("scene.outOfBusiness"))
	}
	for _, e := range inputs {
		if pr, ok := e.(*model.Promise); ok {
			y = m.stagePromise(&d, pr, y+1, w)
		}
	}
	t := &stageText{slices.Clone(inputs), d.block(), y + textX}
	m.b.stages.put(key, t)
	return t
}

// stageInputs lists the promises of a stage that its head shows, with their
// owners: when the map has a lane of promises, and once. The slice is valid
// until the next call.
func (m *journeyMap) stageInputs(s *model.Stage, continued bool) []model.Entity {
	in := m.inputs[:0]
	if !continued && m.shape.has(model.LanePromise) {
		for _, id := range s.Promises {
			in = m.promiseInputs(in, id)
		}
	}
	m.inputs = in
	return in
}

// widestPromise is as wide as a promise of a stage gets.
const widestPromise = 120.0

// stagePromise draws a promise in a stage's head: as on a card, in a line
// less.
func (m *journeyMap) stagePromise(d *drawing, pr *model.Promise, top, width float64) float64 {
	k := &m.b.k
	const left = 2.0
	w := min(width, widestPromise) - left
	y := k.put(d, styleSmallIn, textX+left, top, w, k.wrap(styleSmallIn, pr.Text, w, titleLines))
	kept := k.w.T("kept." + string(pr.Kept))
	if owner := m.p.Role(pr.Owner); owner != nil && owner.Name != "" {
		kept += " · " + k.w.T("scene.owner", owner.Name)
	}
	keptY := y
	y = k.signed(d, string(pr.Kept), keptSign(pr.Kept), styleSmall, textX+left, y, w, kept)
	d.box(Box{Rect: Rect{textX, top, 0.9, y - top}, Fill: Accent})
	d.zone(Rect{textX, top, w + left, y - top}, Ref{Owner: pr.ID, Part: PartPromise})
	d.zone(Rect{textX, keptY, w + left, y - keptY}, Ref{Owner: pr.ID, Part: PartKept})
	return y
}

// stageFrame draws the band of a stage: filled for the firm's own work, with a
// dashed edge for a partner's, open and dashed where the customer is alone,
// fainter when it is left outside the business.
func (m *journeyMap) stageFrame(g *group, r *rows) *Block {
	key := blockKey{kind: "stage", entity: g.stage, a: g.width, b: r.stageH}
	if m.opt.Screen {
		key.text = "screen"
	}
	return m.b.block(key, func(d *drawing) {
		band := Box{Rect: Rect{inset / 2, inset / 2, g.width - inset, r.stageH - inset}, Radius: 1.5, Fill: Band}
		switch g.stage.Doer {
		case model.DoerPartner:
			band.Pen = Pen{Colour: CardEdge, Width: 0.35, Dash: Dashed}
		case model.DoerCustomer:
			band.Fill, band.Pen = None, Pen{Colour: CardEdge, Width: 0.35, Dash: Dashed}
		}
		if g.stage.OutOfBusiness {
			band.Fill, band.Pen = None, Pen{Colour: CardEdge, Width: 0.35, Dash: Dotted}
		}
		d.box(band)
		d.zone(Rect{0, 0, g.width, r.stageH}, Ref{Owner: g.stage.ID, Part: PartStage})
		if m.opt.Screen {
			x := g.width - inset - plusRoom/2
			plus(d, x, inset+plusRoom/2)
			d.zone(Rect{x - plusRoom/2, inset, plusRoom, plusRoom}, Ref{Owner: g.stage.ID, Part: PartAdd})
		}
	})
}

// addStage is the place behind the last stage to add another.
func (m *journeyMap) addStage(r *rows) *Block {
	return m.b.block(blockKey{kind: "addStage", text: string(m.j.ID), a: r.stageH}, func(d *drawing) {
		k := &m.b.k
		d.box(Box{Rect: Rect{2, inset / 2, addW - 2, r.stageH - inset}, Radius: 1.5, Pen: Pen{Colour: CardEdge, Width: fine, Dash: Dashed}})
		w := addW - 2 - 2*pad - 5.5
		l := k.one(styleSmall, k.w.T("scene.addStage"), w)
		plus(d, 2+pad+2.1, r.stageH/2)
		k.putLine(d, styleSmall, 2+pad+5.5, r.stageH/2-k.pitch(SizeSmall)/2, l)
		d.zone(Rect{2, 0, addW - 2, r.stageH}, Ref{Owner: m.j.ID, Part: PartAdd})
	})
}
