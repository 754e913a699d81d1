package board

import (
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model/scene"
)

const (
	multiClick   = 500 * time.Millisecond
	multiClickDp = 5
	wheelNotch   = 100.0 // dp of scrolling that double or halve the zoom
)

// pointer is what the mouse is doing.
type pointer struct {
	down     bool
	button   desktop.MouseButton
	mods     fyne.KeyModifier
	x, y     float64 // where it was pressed, in dp
	zone     scene.Zone
	hit      bool
	clicks   int
	at       time.Time
	narrow   bool // a click without a drag leaves only what was clicked selected
	gesture  gesture
	over     scene.Ref // what lies under the pointer
	cursor   desktop.StandardCursor
	lastX    float64
	lastY    float64
	edging   bool // a tick of panning at the edge is on its way
	addition bool // the last click added something
	added    *addition
}

// gesture is a drag in the making. Places are in dp on the board.
type gesture interface {
	move(xDp, yDp float64, mods fyne.KeyModifier)
	// end finishes the gesture at the last place; it may do one edit.
	end()
	// cancel puts back what was there before.
	cancel()
	// pans reports whether the board moves when the pointer comes to its edge.
	pans() bool
}

// MouseDown implements desktop.Mouseable.
func (b *Board) MouseDown(ev *desktop.MouseEvent) {
	p := &b.pointer
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	if p.gesture != nil { // a second button during a drag gives it up
		b.dropGesture()
		return
	}
	now := b.Now()
	again := p.clicks > 0 && ev.Button == p.button && now.Sub(p.at) <= multiClick && math.Hypot(x-p.x, y-p.y) <= multiClickDp
	p.clicks++
	if !again {
		p.clicks, p.addition = 1, false
	}
	p.down, p.button, p.mods, p.x, p.y, p.at = true, ev.Button, ev.Modifier, x, y, now
	p.lastX, p.lastY = x, y
	if p.addition {
		return // the second click of a habit: the entry for what was added stays
	}
	b.editor.commit()
	if c := canvasOf(b); c != nil {
		c.Focus(b)
	}
	p.zone, p.hit = b.hitAt(x, y)
	p.narrow = false
	if ev.Button == desktop.MouseButtonTertiary || b.keys.space {
		return
	}
	b.press()
}

// press selects what was pressed.
func (b *Board) press() {
	p := &b.pointer
	ref := b.whole(p.zone.Ref)
	if !p.hit || !selectable(ref.Part) {
		return
	}
	chosen := slices.Contains(b.selection, ref)
	switch {
	case p.button == desktop.MouseButtonSecondary:
		if !chosen {
			b.Select(ref)
		}
	case p.mods&fyne.KeyModifierShortcutDefault != 0 && chosen:
		b.Select(slices.DeleteFunc(b.Selection(), func(r scene.Ref) bool { return r == ref })...)
	case p.mods&fyne.KeyModifierShortcutDefault != 0:
		b.Select(append(b.Selection(), ref)...)
	case p.mods&fyne.KeyModifierShift != 0:
		b.Select(b.span(ref)...)
	case chosen && len(b.selection) > 1:
		p.narrow = true
		b.Select(append(slices.DeleteFunc(b.Selection(), func(r scene.Ref) bool { return r == ref }), ref)...)
	default:
		b.Select(ref)
	}
}

func selectable(p scene.Part) bool {
	switch p {
	case scene.PartColumnEdge, "":
		return false
	}
	return true
}

// span lists what Shift selects: all touchpoints from the current one to the
// one that was pressed, or one more of anything else.
func (b *Board) span(to scene.Ref) []scene.Ref {
	cur, ok := b.current()
	l := b.plan()
	from, okFrom := l.index[b.touchpointOf(cur)]
	end, okTo := l.index[b.touchpointOf(to)]
	if !ok || !okFrom || !okTo {
		if slices.Contains(b.selection, to) {
			return b.selection
		}
		return append(b.Selection(), to)
	}
	step := 1
	if end < from {
		step = -1
	}
	refs := b.Selection()
	for i := from; ; i += step {
		ref := to
		if to.Part == scene.PartTouchpoint || to.Part == scene.PartCell {
			ref.Owner = l.columns[i].id
		}
		refs = append(slices.DeleteFunc(refs, func(r scene.Ref) bool { return r == ref }), ref)
		if i == end {
			return refs
		}
	}
}

// MouseUp implements desktop.Mouseable. It comes before DragEnd and knows
// where the pointer was let go.
func (b *Board) MouseUp(ev *desktop.MouseEvent) {
	b.pointer.down = false
	b.finishGesture(float64(ev.Position.X), float64(ev.Position.Y))
}

// DragEnd implements fyne.Draggable.
func (b *Board) DragEnd() { b.finishGesture(b.pointer.lastX, b.pointer.lastY) }

func (b *Board) finishGesture(x, y float64) {
	p := &b.pointer
	g := p.gesture
	if g == nil {
		return
	}
	if x != p.lastX || y != p.lastY {
		g.move(x, y, b.mods())
	}
	p.gesture = nil
	p.clicks = 0 // a drag is no part of a double click
	b.overlay.forget()
	g.end()
	b.hoverAt(x, y)
}

// dropGesture gives up a drag.
func (b *Board) dropGesture() {
	if g := b.pointer.gesture; g != nil {
		b.pointer.gesture = nil
		b.overlay.forget()
		g.cancel()
		b.Refresh()
	}
}

// mods are the keys held now, as far as anybody knows.
func (b *Board) mods() fyne.KeyModifier {
	m := b.Modifiers()
	if b.keys.shift {
		m |= fyne.KeyModifierShift
	}
	if b.keys.alt {
		m |= fyne.KeyModifierAlt
	}
	return m
}

// Dragged implements fyne.Draggable.
func (b *Board) Dragged(ev *fyne.DragEvent) {
	p := &b.pointer
	x, y := float64(ev.Position.X), float64(ev.Position.Y)
	if p.addition {
		return
	}
	if p.gesture == nil {
		if !p.down {
			return // given up before the button was let go
		}
		p.gesture = b.startGesture()
		p.down = false
		if p.gesture == nil {
			return
		}
		b.overlay.hover.Hide()
	}
	p.lastX, p.lastY = x, y
	p.gesture.move(x, y, b.mods())
	b.panAtEdge()
}

// startGesture decides what a drag from the pressed place means.
func (b *Board) startGesture() gesture {
	p := &b.pointer
	if b.shown == nil {
		return nil
	}
	if p.button == desktop.MouseButtonTertiary || b.keys.space {
		return newPan(b)
	}
	if p.button != desktop.MouseButtonPrimary {
		return nil
	}
	if !p.hit {
		return newBand(b)
	}
	return b.manners.drag()
}

// drag implements manners.
func (b journeyMap) drag() gesture {
	p := &b.pointer
	ref := p.zone.Ref
	switch ref.Part {
	case scene.PartGap: // a mark on the card
		p.zone, _ = b.zone(b.whole(ref))
		return newCardDrag(b.Board)
	case scene.PartTouchpoint:
		return newCardDrag(b.Board)
	case scene.PartStage:
		return newStageDrag(b.Board, p.zone)
	case scene.PartLane:
		return newLaneDrag(b.Board, p.zone)
	case scene.PartFeeling:
		return newDotDrag(b.Board, ref.Owner, ref.Persona)
	case scene.PartColumnEdge:
		return newWidthDrag(b.Board, ref.Owner)
	case scene.PartCell:
		if persona, free := b.unfelt(ref, p.x); free {
			return newDotDrag(b.Board, ref.Owner, persona)
		}
	}
	return newBand(b.Board)
}

// Scrolled implements fyne.Scrollable: the wheel moves the picture, with Shift
// sideways, and zooms with Ctrl.
func (b *Board) Scrolled(ev *fyne.ScrollEvent) {
	dx, dy := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	m := b.mods()
	if m&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 {
		amount := max(-2*wheelNotch, min(dy+dx, 2*wheelNotch))
		b.zoomedAt = b.Now()
		b.setView(b.view.zoomed(b.view.dpPerMM*math.Exp2(amount/wheelNotch), float64(ev.Position.X), float64(ev.Position.Y)))
		return
	}
	if m&fyne.KeyModifierShift != 0 && dx == 0 {
		dx, dy = dy, 0
	}
	const faster = 2 // Fyne's notch is 25 dp, too little for a map
	b.setView(b.view.panned(-dx*faster, -dy*faster))
}

// panAtEdge moves the map while a drag rests at the board's edge.
func (b *Board) panAtEdge() {
	p := &b.pointer
	if p.gesture == nil || !p.gesture.pans() || p.edging {
		return
	}
	dx, dy := edgePull(p.lastX, b.view.w), edgePull(p.lastY, b.view.h)
	if dx == 0 && dy == 0 {
		return
	}
	before := b.view
	b.setView(b.view.panned(dx, dy))
	if b.view == before {
		return
	}
	p.gesture.move(p.lastX, p.lastY, b.mods())
	p.edging = true
	b.After(16*time.Millisecond, func() {
		p.edging = false
		b.panAtEdge()
	})
}

// edgePull is how far a tick pans: the more, the nearer to the edge.
func edgePull(at, size float64) float64 {
	const zone, most = 28.0, 18.0
	switch {
	case at < zone:
		return -most * min(1, (zone-at)/zone)
	case at > size-zone:
		return most * min(1, (at-size+zone)/zone)
	}
	return 0
}
