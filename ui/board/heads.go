package board

import (
	"image"
	"math"

	"lupaus/model/scene"
)

// The heads of the lanes stay at the left edge of the board when the map moves
// on, as long as they leave most of the board free: without them nobody knows
// in the middle of a long map which lane is which.

const (
	headsRoomMM = 2.0  // kept on both sides of them
	headsShare  = 0.28 // of the board's width, at most
)

// heldHeads is the column of heads that is held at the left edge.
type heldHeads struct {
	shown bool       // whether it is held now
	area  scene.Rect // on the map, with room at the sides
	width float64    // of the area, in millimetres, 0 when it is never held
}

// heldHeads says whether the heads are held in the present view.
func (b *Board) heldHeads() heldHeads {
	if b.shown == nil {
		return heldHeads{}
	}
	r := b.plan().heads
	if r.W <= 0 || (r.W+2*headsRoomMM)*b.view.dpPerMM > headsShare*b.view.w {
		return heldHeads{}
	}
	area := scene.Rect{X: r.X - headsRoomMM, Y: r.Y, W: r.W + 2*headsRoomMM, H: r.H}
	return heldHeads{shown: b.view.x > area.X, area: area, width: area.W}
}

// holdHeads puts the heads into a frame.
func (b *Board) holdHeads(v *frameView) {
	h := b.heldHeads()
	if !h.shown {
		return
	}
	left := int(math.Round(h.area.X * v.scale))
	top, bottom := int(math.Round(h.area.Y*v.scale)), int(math.Round((h.area.Y+h.area.H)*v.scale))
	v.held = image.Rect(0, top-v.origin.Y, int(math.Round(h.area.W*v.scale)), bottom-v.origin.Y).Intersect(b.frame.Rect)
	v.heldOrigin = image.Pt(left, v.origin.Y)
}

// drawHeadsEdge draws the line that tells the held heads from the map that
// moves under them.
func (b *Board) drawHeadsEdge(dst *image.RGBA, v frameView) {
	if v.held.Empty() {
		return
	}
	thick := max(1, int(b.scale))
	fill(dst, image.Rect(v.held.Max.X-thick, v.held.Min.Y, v.held.Max.X, v.held.Max.Y), b.palette[scene.CardEdge])
}

// placeAt turns a place on the board into the one on the map that is seen
// there.
func (b *Board) placeAt(xDp, yDp float64) (x, y float64) {
	x, y = b.view.toMap(xDp, yDp)
	if h := b.heldHeads(); h.shown && xDp < h.width*b.view.dpPerMM && y >= h.area.Y && y < h.area.Y+h.area.H {
		x = h.area.X + xDp/b.view.dpPerMM
	}
	return x, y
}

// boxOf turns a rectangle of the map into the one of the board at which it is
// seen.
func (b *Board) boxOf(part scene.Part, r scene.Rect) scene.Rect {
	dp := b.view.rectToBoard(r)
	if h := b.heldHeads(); h.shown && part == scene.PartLane {
		dp.X = (r.X - h.area.X) * b.view.dpPerMM
	}
	return dp
}
