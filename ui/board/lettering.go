package board

import (
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

// lettering implements manners: as the first line in the zone is written, of
// several texts the one that is edited.
func (p *picture) lettering(z scene.Zone) lettering {
	l := lettering{size: scene.SizeBody, box: z.Rect, pad: textPadMM}
	t, ok := p.firstLine(z)
	if !ok {
		return l
	}
	l.size, l.bold = t.Size, t.Face == scene.Bold
	right, bottom := z.X+z.W, z.Y+z.H
	top := t.Y - t.Size*scene.PointMM // the font rises an em above the baseline
	l.pad = max(0, min(textPadMM, t.X-z.X, top-z.Y))
	l.box.Y = max(z.Y, top-l.pad)
	if t.X-z.X < z.W/3 { // else it is centred, and the entry needs the whole width
		l.box.X = t.X - l.pad
	}
	l.box.W, l.box.H = right-l.box.X, bottom-l.box.Y
	return l
}

// firstLine finds the first line written in a zone: that with which the part's
// text begins, since a label may stand over it, or else the first of all.
func (p *picture) firstLine(z scene.Zone) (line scene.Text, ok bool) {
	says, _ := p.text(z.Ref)
	exact := false
	p.shown.In(z.Rect, func(b scene.Placed) {
		for _, m := range b.Marks {
			t, isText := m.(scene.Text)
			if !isText || exact || !z.Contains(t.X+b.X, t.Y+b.Y) {
				continue
			}
			exact = t.S != "" && strings.HasPrefix(says, t.S)
			if exact || !ok {
				t.X, t.Y = t.X+b.X, t.Y+b.Y
				line, ok = t, true
			}
		}
	})
	return line, ok
}
