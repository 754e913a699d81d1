package board

import (
	"cmp"
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

// How far the entry's line rises above its baseline and letters fall below it,
// in ems of the font.
const (
	riseEm = 1.07
	fallEm = 0.25
)

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
// entry reaches as far as the zone, but hardly over the parts that lie in it
// beside and below the text.
func (p *picture) lettering(z scene.Zone) lettering {
	inner := p.innerZones(z)
	t, ok := p.firstLine(z, inner)
	if !ok {
		t = emptyLine(z, inner)
	}
	l := lettering{size: t.Size, bold: t.Face == scene.Bold, box: z.Rect}
	top := t.Y - riseEm*t.Size*scene.PointMM
	l.pad = max(0, min(textPadMM, t.X-z.X, top-max(z.Y, p.above(z, t))))
	right, bottom := z.X+z.W, z.Y+z.H
	for _, r := range inner {
		switch {
		case r.Y >= t.Y:
			bottom = min(bottom, r.Y+l.pad)
		case r.X > t.X && r.Y+r.H > top:
			right = min(right, r.X)
		}
	}
	l.box.Y = max(z.Y, top-l.pad)
	if t.X-z.X < z.W/3 { // else it is centred, and the entry needs the whole width
		l.box.X = t.X - l.pad
	}
	l.box.W, l.box.H = right-l.box.X, bottom-l.box.Y
	return l
}

// emptyLine is where the text of a part that says nothing yet will begin: at the
// top, or below what stands there.
func emptyLine(z scene.Zone, inner []scene.Rect) scene.Text {
	t := scene.Text{X: z.X + textPadMM, Size: scene.SizeBody}
	line := riseEm * t.Size * scene.PointMM
	place := scene.Rect{X: t.X, Y: z.Y + textPadMM, W: z.W / 3, H: line}
	end := z.Y
	for _, r := range inner {
		if r.Overlaps(place) {
			end = max(end, r.Y+r.H)
			place.Y = end + textPadMM
		}
	}
	t.Y = place.Y + line
	return t
}

// innerZones lists where the parts lie that stand in another one, from the top
// down.
func (p *picture) innerZones(z scene.Zone) []scene.Rect {
	var inner []scene.Rect
	p.shown.Zones(z.Rect, func(n scene.Zone) {
		if n.Ref != z.Ref && within(n.Rect, z.Rect) && n.W*n.H < z.W*z.H {
			inner = append(inner, n.Rect)
		}
	})
	slices.SortStableFunc(inner, func(a, b scene.Rect) int { return cmp.Compare(a.Y, b.Y) })
	return inner
}

// firstLine finds the first line of a part's text: that with which the text
// begins, for a label or a number may stand before it, and else the first in the
// zone that belongs to no part within.
func (p *picture) firstLine(z scene.Zone, inner []scene.Rect) (line scene.Text, ok bool) {
	says, _ := p.text(z.Ref)
	if says == "" && p.project != nil {
		says = p.subject.Unsaid(p.project, z.Ref)
	}
	exact := false
	p.texts(z.Rect, func(t scene.Text) {
		if exact {
			return
		}
		exact = t.S != "" && strings.HasPrefix(says, t.S)
		in := func(r scene.Rect) bool { return r.Contains(t.X, t.Y) }
		if exact || !ok && !slices.ContainsFunc(inner, in) {
			line, ok = t, true
		}
	})
	return line, ok
}

// above is where the lines end that stand in a zone over a line of its text: the
// entry leaves them free.
func (p *picture) above(z scene.Zone, line scene.Text) float64 {
	end := z.Y
	p.texts(z.Rect, func(t scene.Text) {
		if t.Y < line.Y-hair && t.X < line.X+line.Width && t.X+t.Width > line.X {
			end = max(end, t.Y+fallEm*t.Size*scene.PointMM)
		}
	})
	return end
}

// texts visits the lines of text that begin in an area of the picture.
func (p *picture) texts(area scene.Rect, visit func(scene.Text)) {
	p.shown.In(area, func(b scene.Placed) {
		for _, m := range b.Marks {
			t, isText := m.(scene.Text)
			t.X, t.Y = t.X+b.X, t.Y+b.Y
			if isText && area.Contains(t.X, t.Y) {
				visit(t)
			}
		}
	})
}
