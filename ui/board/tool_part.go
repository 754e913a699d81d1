package board

import (
	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// How much of what lies under it shines through what is dragged: little where it
// belongs, much where it does not.
const (
	ghostFirm  = 0.25
	ghostFaint = 0.65
)

// partDrag takes a part of a picture to another one.
type partDrag struct {
	p    *picture
	what scene.Zone
	offX float64 // from the pointer to the ghost, in dp
	offY float64
	edit edit.Edit // of letting go here, or nil
}

func newPartDrag(p *picture, what scene.Zone) gesture {
	r := p.view.rectToBoard(what.Rect)
	p.setGhost(what.Rect)
	return &partDrag{p: p, what: what, offX: r.X - p.pointer.x, offY: r.Y - p.pointer.y}
}

func (g *partDrag) move(xDp, yDp float64, _ fyne.KeyModifier) {
	b, o := g.p.Board, g.p.overlay
	b.putGhost(xDp+g.offX, yDp+g.offY)
	on, others := g.find(b.view.toMap(xDp, yDp))
	if g.edit != nil {
		put(o.target, b.view.rectToBoard(on.Rect))
	} else {
		o.target.Hide()
	}
	b.fadeGhost(g.edit == nil)
	if g.edit == nil && others {
		b.say(b.words.T("board.notHere"), xDp, yDp)
	} else {
		o.hush()
	}
}

// find looks for the part under a place that takes what is dragged, the topmost
// first. It reports whether anything else than what is dragged lies there.
func (g *partDrag) find(x, y float64) (on scene.Zone, others bool) {
	g.edit = nil
	for _, on := range g.p.under(x, y) {
		if on.Ref == g.what.Ref || within(on.Rect, g.what.Rect) {
			continue
		}
		px, py := g.placeOn(on, x, y)
		if g.edit = g.p.subject.Drop(g.p.project, g.what.Ref, on.Ref, px, py); g.edit != nil {
			return on, true
		}
		others = true
	}
	return scene.Zone{}, others && !g.what.Contains(x, y)
}

// placeOn is the place within a zone, from 0 to 1, that what is dragged would
// take there: its middle on a larger zone, else the pointer.
func (g *partDrag) placeOn(on scene.Zone, x, y float64) (float64, float64) {
	if w := g.what; on.W > w.W && on.H > w.H {
		mm := g.p.view.dpPerMM
		x, y = x+g.offX/mm+w.W/2, y+g.offY/mm+w.H/2
	}
	limit := func(f float64) float64 { return max(0, min(f, 1)) }
	return limit((x - on.X) / on.W), limit((y - on.Y) / on.H)
}

func (g *partDrag) end() {
	b := g.p.Board
	if g.edit == nil || !b.do(g.edit) {
		return
	}
	if ref := g.what.Ref; b.manners.exists(ref) {
		b.revealRef(ref)
	} else {
		b.Reveal([]model.ID{ref.Owner})
	}
}

func (g *partDrag) cancel()    {}
func (g *partDrag) pans() bool { return true }
