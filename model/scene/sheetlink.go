package scene

import "lupaus/model"

// linkTo tells how something is shown where it is linked to: by its name and
// the sign of its kind, promises with their measure. What is not in the project has
// no kind.
func (k *setter) linkTo(p *model.Project, id model.ID) (kind model.Kind, name string) {
	e := p.Find(id)
	if e == nil {
		return "", ""
	}
	name = Name(k.w, e)
	if promise, ok := e.(*model.Promise); ok && promise.Measure.Name != "" {
		name += " (" + promise.Measure.Name + ")"
	}
	return e.Kind(), name
}

// linkParts lists what is linked to, each behind the sign of its kind.
func (k *setter) linkParts(p *model.Project, ids []model.ID, st Style) []cellPart {
	var parts []cellPart
	for _, l := range k.linkList(p, ids) {
		parts = append(parts, signPart("kind "+string(l.kind), kindSign(l.kind), st, l.name))
	}
	return parts
}

// linked is something that a thing is linked to.
type linked struct {
	kind model.Kind
	name string
}

func (k *setter) linkList(p *model.Project, ids []model.ID) []linked {
	var out []linked
	for _, id := range ids {
		if kind, name := k.linkTo(p, id); kind != "" {
			out = append(out, linked{kind, name})
		}
	}
	return out
}

// kindSign is a small sign of a kind of thing.
func kindSign(kind model.Kind) sign {
	const s = signSize
	pen := Pen{Colour: InkSoft, Width: 0.32}
	switch kind {
	case model.KindJourney: // a line with its ups and downs
		return lines(pen, moveTo(0.1, 1.9), lineTo(0.9, 0.7), lineTo(1.6, 1.7), lineTo(s-0.1, 0.4))
	case model.KindStage: // a head that points on
		return lines(pen, moveTo(0.2, 0.5), lineTo(1.8, 0.5), lineTo(s-0.1, s/2), lineTo(1.8, s-0.5), lineTo(0.2, s-0.5), closePath())
	case model.KindTouchpoint: // a card with a title
		return lines(pen, moveTo(0.2, 0.4), lineTo(s-0.2, 0.4), lineTo(s-0.2, s-0.4), lineTo(0.2, s-0.4), closePath(), moveTo(0.7, 1), lineTo(s-0.7, 1))
	case model.KindPromise: // a card with the bar that promises have
		return func(d *drawing, x, y float64) float64 {
			d.box(Box{Rect: Rect{x + 0.2, y + 0.4, s - 0.4, s - 0.8}, Pen: pen})
			d.box(Box{Rect: Rect{x + 0.2, y + 0.24, 0.7, s - 0.48}, Fill: Accent})
			return s
		}
	case model.KindSegment: // a diamond in two parts
		return lines(pen, moveTo(s/2, 0.2), lineTo(s-0.2, s/2), lineTo(s/2, s-0.2), lineTo(0.2, s/2), closePath(), moveTo(s/2, 0.2), lineTo(s/2, s-0.2))
	case model.KindRole, model.KindPersona, model.KindCustomer:
		return doerSign(model.DoerCustomer)
	case model.KindDecision: // a tick
		return lines(Pen{Colour: InkSoft, Width: 0.5}, moveTo(0.3, 1.4), lineTo(1, 2.1), lineTo(s-0.2, 0.5))
	case model.KindAudit: // steps
		return lines(pen, moveTo(0.2, s-0.3), lineTo(1, s-0.3), lineTo(1, 1.5), lineTo(1.8, 1.5), lineTo(1.8, 0.5), lineTo(s-0.1, 0.5))
	case model.KindAction: // a flag
		return lines(pen, moveTo(0.5, s), lineTo(0.5, 0.2), lineTo(s-0.2, 0.9), lineTo(0.5, 1.6))
	}
	// a page with lines
	return lines(pen, moveTo(0.4, 0.2), lineTo(s-0.4, 0.2), lineTo(s-0.4, s-0.2), lineTo(0.4, s-0.2), closePath(),
		moveTo(0.9, 0.9), lineTo(s-0.9, 0.9), moveTo(0.9, 1.5), lineTo(s-0.9, 1.5))
}

// lines is a sign of straight lines in a square of signSize.
func lines(pen Pen, shape ...Segment) sign {
	return func(d *drawing, x, y float64) float64 {
		moved := make([]Segment, len(shape))
		for i, s := range shape {
			moved[i] = Segment{Verb: s.Verb, P: s.P.shift(x, y)}
		}
		d.path(None, pen, moved...)
		return signSize
	}
}
