package board

import (
	"slices"
	"strings"

	"lupaus/model/scene"
)

// lettering is how a picture writes the text of a part, for the entry that is
// laid over it.
type lettering struct {
	size float64 // in points
	bold bool
	box  scene.Rect // where the entry lies on the picture
	pad  float64    // from the box's edges to the text, in millimetres
}

// Where a map's texts stand in millimetres: cards are set in from the edges of
// their column, texts from the edges of their card.
const (
	cardMM    = 1.0
	textPadMM = 2.0
)

// riseEm is how far the entry's line rises above its baseline, in ems of the
// font.
const riseEm = 1.07

// lettering implements manners. A map writes every part of a kind alike.
func (b journeyMap) lettering(z scene.Zone) lettering {
	l := lettering{size: scene.SizeBody, box: z.Rect, pad: textPadMM}
	l.box.X, l.box.W = z.X+cardMM, z.W-2*cardMM
	switch z.Ref.Part {
	case scene.PartJourney:
		l.size, l.bold = scene.SizeTitle, true
	case scene.PartStage:
		l.size, l.bold = scene.SizeHead, true
	case scene.PartTouchpoint, scene.PartLane:
		l.bold = true
	}
	if z.Ref.Part == scene.PartTouchpoint || z.Ref.Part == scene.PartStage {
		l.box.Y, l.box.H = z.Y+cardMM, z.H-2*cardMM
	}
	return l
}

// lettering implements manners: as the first line in the zone is written. The
// entry reaches as far as the zone, but not over the parts that lie in it beside
// and below the text.
func (p *picture) lettering(z scene.Zone) lettering {
	inner := p.innerZones(z)
	t, ok := p.firstLine(z, inner)
	if !ok {
		t = scene.Text{X: z.X + textPadMM, Y: z.Y + textPadMM + riseEm*scene.SizeBody*scene.PointMM, Size: scene.SizeBody}
	}
	l := lettering{size: t.Size, bold: t.Face == scene.Bold, box: z.Rect}
	top := t.Y - riseEm*t.Size*scene.PointMM
	right, bottom := z.X+z.W, z.Y+z.H
	for _, r := range inner {
		switch {
		case r.Y >= t.Y:
			bottom = min(bottom, r.Y)
		case r.X > t.X && r.Y+r.H > top:
			right = min(right, r.X)
		}
	}
	l.pad = max(0, min(textPadMM, t.X-z.X, top-z.Y))
	l.box.Y = max(z.Y, top-l.pad)
	if t.X-z.X < z.W/3 { // else it is centred, and the entry needs the whole width
		l.box.X = t.X - l.pad
	}
	l.box.W, l.box.H = right-l.box.X, bottom-l.box.Y
	return l
}

// innerZones lists where the parts lie that stand in another one.
func (p *picture) innerZones(z scene.Zone) []scene.Rect {
	var inner []scene.Rect
	p.shown.Zones(z.Rect, func(n scene.Zone) {
		if n.Ref != z.Ref && within(n.Rect, z.Rect) && n.W*n.H < z.W*z.H {
			inner = append(inner, n.Rect)
		}
	})
	return inner
}

// firstLine finds the first line of a part's text. Since a label may stand over
// it, that is the first with which the text begins, and else the first of all in
// the zone that belongs to no part within.
func (p *picture) firstLine(z scene.Zone, inner []scene.Rect) (line scene.Text, ok bool) {
	says, _ := p.text(z.Ref)
	exact := false
	p.shown.In(z.Rect, func(b scene.Placed) {
		for _, m := range b.Marks {
			t, isText := m.(scene.Text)
			t.X, t.Y = t.X+b.X, t.Y+b.Y
			in := func(r scene.Rect) bool { return r.Contains(t.X, t.Y) }
			if exact || !isText || !in(z.Rect) || slices.ContainsFunc(inner, in) {
				continue
			}
			exact = t.S != "" && strings.HasPrefix(says, t.S)
			if exact || !ok {
				line, ok = t, true
			}
		}
	})
	return line, ok
}
