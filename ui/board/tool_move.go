package board

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// pan moves the map with the pointer.
type pan struct {
	b    *Board
	x, y float64
}

func newPan(b *Board) *pan { return &pan{b, b.pointer.x, b.pointer.y} }

func (g *pan) move(x, y float64, _ fyne.KeyModifier) {
	g.b.setView(g.b.view.panned(g.x-x, g.y-y))
	g.x, g.y = x, y
}

func (g *pan) end()       {}
func (g *pan) cancel()    {}
func (g *pan) pans() bool { return false }

// band selects what it is drawn around.
type band struct {
	b      *Board
	x, y   float64 // where it began, on the map
	before []scene.Ref
	keep   []scene.Ref
}

func newBand(b *Board) *band {
	x, y := b.view.toMap(b.pointer.x, b.pointer.y)
	g := &band{b: b, x: x, y: y, before: b.Selection()}
	if b.pointer.mods&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0 {
		g.keep = g.before
	}
	return g
}

func (g *band) move(xDp, yDp float64, _ fyne.KeyModifier) {
	b := g.b
	x, y := b.view.toMap(xDp, yDp)
	r := scene.Rect{X: min(x, g.x), Y: min(y, g.y), W: math.Abs(x-g.x) + 1e-6, H: math.Abs(y-g.y) + 1e-6}
	put(b.overlay.band, b.view.rectToBoard(r))
	refs := slices.Clone(g.keep)
	for _, ref := range b.manners.banded(r) {
		if !slices.Contains(g.keep, ref) {
			refs = append(refs, ref)
		}
	}
	b.choose(refs) // told at the end: panels need not follow every step
}

func (g *band) end() {
	if b := g.b; !slices.Equal(b.selection, g.before) && b.OnSelect != nil {
		b.OnSelect(b.Selection())
	}
}

func (g *band) cancel()    { g.b.choose(g.before) }
func (g *band) pans() bool { return true }

// cardDrag moves the selected touchpoints to another place or stage.
type cardDrag struct {
	b    *Board
	ids  []model.ID // from left to right
	offX float64    // from the pointer to the ghost, in dp
	offY float64
	size scene.Rect
	to   drop
	ok   bool
}

func newCardDrag(b *Board) gesture {
	g := &cardDrag{b: b}
	pressed := b.pointer.zone.Ref.Owner
	g.ids = b.selectedTouchpoints()
	if !slices.Contains(g.ids, pressed) {
		g.ids = []model.ID{pressed}
	}
	r := b.view.rectToBoard(b.pointer.zone.Rect)
	g.offX, g.offY, g.size = r.X-b.pointer.x, r.Y-b.pointer.y, r
	b.setGhost(b.pointer.zone.Rect)
	return g
}

// setGhost makes the picture that follows the pointer.
func (b *Board) setGhost(r scene.Rect) {
	scale := b.view.dpPerMM * b.scale
	w, h := min(int(r.W*scale)+1, 900), min(int(r.H*scale)+1, 600)
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	b.painter.Paint(img, b.shown, scene.View{X: r.X, Y: r.Y, PxPerMM: scale}, b.palette)
	b.overlay.ghost.Image = img
	b.overlay.ghost.Translucency = ghostFirm
	b.overlay.ghost.FillMode = canvas.ImageFillStretch
	b.overlay.ghost.Refresh()
}

// fadeGhost makes the ghost faint, or firm again.
func (b *Board) fadeGhost(faint bool) {
	g, t := b.overlay.ghost, ghostFirm
	if faint {
		t = ghostFaint
	}
	if g.Translucency != t {
		g.Translucency = t
		g.Refresh()
	}
}

func (b *Board) putGhost(x, y float64) {
	img := b.overlay.ghost.Image.Bounds()
	put(b.overlay.ghost, scene.Rect{X: x, Y: y, W: float64(img.Dx()) / b.scale, H: float64(img.Dy()) / b.scale})
}

func (g *cardDrag) move(xDp, yDp float64, _ fyne.KeyModifier) {
	b := g.b
	b.putGhost(xDp+g.offX, yDp+g.offY)
	x, y := b.view.toMap(xDp, yDp)
	g.to, g.ok = b.plan().dropAt(x, y)
	if !g.ok {
		b.overlay.mark.Hide()
		return
	}
	b.markLine(g.to.mark, false)
	if len(g.ids) > 1 {
		b.say(plural(b.words, "board.moving", len(g.ids)), xDp+g.offX+g.size.W-14, yDp+g.offY)
	}
}

// markLine shows where a dragged thing would go: a line across its way.
func (b *Board) markLine(r scene.Rect, lying bool) {
	const thick = 4.0
	dp := b.view.rectToBoard(r)
	if lying {
		put(b.overlay.mark, scene.Rect{X: dp.X, Y: dp.Y - thick/2, W: dp.W, H: thick})
	} else {
		put(b.overlay.mark, scene.Rect{X: dp.X - thick/2, Y: dp.Y, W: thick, H: dp.H})
	}
}

func (g *cardDrag) end() {
	if g.ok && g.b.moves(g.ids, g.to) {
		g.b.do(edit.MoveTouchpoints{IDs: g.ids, Stage: g.to.stage, At: g.to.at})
	}
}

// moves reports whether a drop changes the order of anything.
func (b *Board) moves(ids []model.ID, to drop) bool {
	s := b.project.Stage(to.stage)
	if s == nil {
		return false
	}
	moving := func(id model.ID) bool { return slices.Contains(ids, id) }
	at := min(to.at, len(s.Touchpoints))
	after := slices.Concat(
		slices.DeleteFunc(slices.Clone(s.Touchpoints[:at]), moving), ids,
		slices.DeleteFunc(slices.Clone(s.Touchpoints[at:]), moving))
	return !slices.Equal(after, s.Touchpoints)
}

func (g *cardDrag) cancel()    {}
func (g *cardDrag) pans() bool { return true }

// selectedTouchpoints lists the selected touchpoints in the order of the map.
func (b *Board) selectedTouchpoints() []model.ID {
	var ids []model.ID
	for _, r := range b.selection {
		if r.Part == scene.PartTouchpoint && !slices.Contains(ids, r.Owner) {
			ids = append(ids, r.Owner)
		}
	}
	index := b.plan().index
	slices.SortFunc(ids, func(a, b model.ID) int { return index[a] - index[b] })
	return ids
}

// headDrag moves the head of a stage along the map, or that of a lane up and
// down.
type headDrag struct {
	b     *Board
	zone  scene.Zone
	lying bool // the heads stand one below the other
	offX  float64
	offY  float64
	at    int
	heads []box
}

func newStageDrag(b *Board, z scene.Zone) gesture {
	var heads []box
	for _, s := range b.plan().stages {
		if b.journeyOf(s.ref) == b.journeyOf(z.Ref) {
			heads = append(heads, s)
		}
	}
	return newHeadDrag(b, z, heads, false)
}

func newLaneDrag(b *Board, z scene.Zone) gesture {
	// On a map in strips each lane has several heads; those of one strip count.
	var heads []box
	seen := map[model.ID]bool{}
	for _, l := range b.plan().lanes {
		if !seen[l.ref.Lane] && l.ref.Owner == z.Ref.Owner {
			seen[l.ref.Lane] = true
			heads = append(heads, l)
		}
	}
	return newHeadDrag(b, z, heads, true)
}

func newHeadDrag(b *Board, z scene.Zone, heads []box, lying bool) gesture {
	r := b.boxOf(z.Ref.Part, z.Rect)
	g := &headDrag{b: b, zone: z, lying: lying, offX: r.X - b.pointer.x, offY: r.Y - b.pointer.y, heads: heads, at: -1}
	b.setGhost(z.Rect)
	return g
}

func (g *headDrag) move(xDp, yDp float64, _ fyne.KeyModifier) {
	b := g.b
	x, y := b.view.toMap(xDp, yDp)
	at, center := x, func(r scene.Rect) float64 { return r.X + r.W/2 }
	if g.lying {
		at, center = y, func(r scene.Rect) float64 { return r.Y + r.H/2 }
	}
	b.putGhost(xDp+g.offX, yDp+g.offY)
	g.at = orderAt(g.heads, center, at)
	b.markLine(g.gap(), g.lying)
}

// gap is the line between the heads where the dragged one would go.
func (g *headDrag) gap() scene.Rect {
	after := g.at == len(g.heads)
	r := g.heads[min(g.at, len(g.heads)-1)].rect
	if g.lying {
		if after {
			r.Y += r.H
		}
		return scene.Rect{X: r.X, Y: r.Y, W: g.b.shown.Width - r.X}
	}
	if after {
		r.X += r.W
	}
	return scene.Rect{X: r.X, Y: r.Y, H: g.b.shown.Height - r.Y}
}

func (g *headDrag) end() {
	from := slices.IndexFunc(g.heads, func(h box) bool { return h.ref == g.zone.Ref })
	if g.at < 0 || g.at == from || g.at == from+1 {
		return
	}
	if g.lying {
		if j := g.b.project.Journey(g.zone.Ref.Owner); j != nil {
			g.b.do(edit.MoveLane{Journey: j.ID, Lane: g.zone.Ref.Lane, At: laneIndex(j, g.at)})
		}
		return
	}
	g.b.do(edit.MoveStage{ID: g.zone.Ref.Owner, At: g.at})
}

// laneIndex turns an index among the shown lanes into one among all.
func laneIndex(j *model.Journey, at int) int {
	for i, l := range j.Lanes {
		if l.Hidden {
			continue
		}
		if at == 0 {
			return i
		}
		at--
	}
	return len(j.Lanes)
}

func (g *headDrag) cancel()    {}
func (g *headDrag) pans() bool { return true }

// widthDrag moves the right edge of a column. A line follows the pointer; the
// map is laid out anew when it is let go.
type widthDrag struct {
	b     *Board
	id    model.ID
	left  float64
	rect  scene.Rect
	off   float64
	width float64
}

func newWidthDrag(b *Board, id model.ID) gesture {
	c, ok := b.plan().column(id)
	if !ok {
		return nil
	}
	g := &widthDrag{b: b, id: id, left: c.rect.X, rect: c.rect}
	x, _ := b.view.toMap(b.pointer.x, b.pointer.y)
	g.off = b.columnWidth(id) - (x - g.left)
	return g
}

// columnWidth is the width the document gives a column.
func (b *Board) columnWidth(id model.ID) float64 {
	if t := b.project.Touchpoint(id); t != nil && t.WidthMM > 0 {
		return t.WidthMM
	}
	return model.DefaultColumnMM
}

func (g *widthDrag) move(xDp, _ float64, _ fyne.KeyModifier) {
	b := g.b
	x, _ := b.view.toMap(xDp, 0)
	g.width = math.Round(max(model.MinColumnMM, min(x-g.left+g.off, model.MaxColumnMM)))
	const thick = 2.0
	at, _ := b.view.toBoard(g.left+g.width-g.off+(g.off-(b.columnWidth(g.id)-g.rect.W)), 0)
	put(b.overlay.guide, scene.Rect{X: at - thick/2, Y: 0, W: thick, H: b.view.h})
	b.say(b.words.T("board.width", int(g.width)), at, b.pointer.y)
}

func (g *widthDrag) end() {
	if g.width > 0 && g.width != g.b.columnWidth(g.id) {
		g.b.do(edit.SetColumnWidth{Touchpoint: g.id, WidthMM: g.width})
	}
}

func (g *widthDrag) cancel()    {}
func (g *widthDrag) pans() bool { return false }

// resetWidth gives a column its usual width.
func (b *Board) resetWidth(id model.ID) {
	if t := b.project.Touchpoint(id); t != nil && t.WidthMM != 0 {
		b.do(edit.SetColumnWidth{Touchpoint: id})
	}
}
