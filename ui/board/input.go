package board

import (
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model"
	"lupaus/model/edit"
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

// hitAt returns what lies at a place of the board. Of feelings that lie in the
// same place it prefers the one whose persona is chosen.
func (b *Board) hitAt(xDp, yDp float64) (scene.Zone, bool) {
	if b.shown == nil {
		return scene.Zone{}, false
	}
	x, y := b.placeAt(xDp, yDp)
	if near, is := b.dotNear(x, y); is {
		return near, true
	}
	if near, is := b.edgeNear(x, y); is {
		return near, true
	}
	return b.shown.Hit(x, y)
}

// whole is the part that is selected when another is pressed: of a promise
// there is but the promise.
func whole(ref scene.Ref) scene.Ref {
	if ref.Part == scene.PartKept {
		ref.Part = scene.PartPromise
	}
	return ref
}

// dotNear finds the dot of a feeling within easy reach of a place.
func (b *Board) dotNear(x, y float64) (scene.Zone, bool) {
	reach := min(max(dotMM, 8/b.view.dpPerMM), 2*dotMM)
	var best scene.Zone
	far := math.Inf(1)
	b.shown.Zones(scene.Rect{X: x - reach, Y: y - reach, W: 2 * reach, H: 2 * reach}, func(z scene.Zone) {
		if z.Ref.Part != scene.PartFeeling {
			return
		}
		d := math.Hypot(z.X+z.W/2-x, z.Y+z.H/2-y)
		if z.Ref.Persona == b.persona {
			d -= 0.5
		}
		if d <= far {
			best, far = z, d
		}
	})
	return best, far <= reach
}

// edgeNear finds the edge of a column within easy reach, which is wider than
// the edge's zone when the map is small, and none when columns are tiny.
func (b *Board) edgeNear(x, y float64) (scene.Zone, bool) {
	reach := max(1.2, 4/b.view.dpPerMM)
	var best scene.Zone
	far := reach
	b.shown.Zones(scene.Rect{X: x - reach, Y: y, W: 2 * reach, H: 1e-9}, func(z scene.Zone) {
		if z.Ref.Part != scene.PartColumnEdge {
			return
		}
		if d := math.Abs(z.X + z.W/2 - x); d <= far {
			best, far = z, d
		}
	})
	if best.Ref.Part == "" {
		return best, false
	}
	c, ok := b.plan().column(best.Ref.Owner)
	return best, ok && c.rect.W > 6*reach
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
	ref := whole(p.zone.Ref)
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
	ref := p.zone.Ref
	if !p.hit {
		return newBand(b)
	}
	switch ref.Part {
	case scene.PartTouchpoint:
		return newCardDrag(b)
	case scene.PartStage:
		return newStageDrag(b, p.zone)
	case scene.PartLane:
		return newLaneDrag(b, p.zone)
	case scene.PartFeeling:
		return newDotDrag(b, ref.Owner, ref.Persona)
	case scene.PartColumnEdge:
		return newWidthDrag(b, ref.Owner)
	case scene.PartCell:
		if persona, free := b.unfelt(ref, p.x); free {
			return newDotDrag(b, ref.Owner, persona)
		}
	}
	return newBand(b)
}

// unfelt reports whether a place is one where a click sets a feeling: in the
// lane of feelings, where that of the persona whose dots stand nearest is not
// known yet.
func (b *Board) unfelt(ref scene.Ref, xDp float64) (model.ID, bool) {
	if b.project == nil {
		return "", false
	}
	t := b.project.Touchpoint(ref.Owner)
	if t == nil {
		return "", false
	}
	persona := ref.Persona
	switch ref.Part {
	case scene.PartFeeling:
	case scene.PartCell:
		if l, ok := b.lane(ref); !ok || l.Kind != model.LaneFeeling {
			return "", false
		}
		persona = b.nearestPersona(t, xDp)
	default:
		return "", false
	}
	_, has := t.Feeling(persona)
	return persona, !has
}

// nearestPersona is whose feeling a place in a touchpoint's column means.
func (b *Board) nearestPersona(t *model.Touchpoint, xDp float64) model.ID {
	c, ok := b.plan().column(t.ID)
	if !ok {
		return b.feeler(t)
	}
	x, _ := b.view.toMap(xDp, 0)
	best, far := b.feeler(t), math.Inf(1)
	b.shown.Zones(c.rect, func(z scene.Zone) {
		if z.Ref.Part != scene.PartFeeling || z.Ref.Owner != t.ID {
			return
		}
		if d := math.Abs(z.X + z.W/2 - x); d < far {
			best, far = z.Ref.Persona, d
		}
	})
	return best
}

// Tapped implements fyne.Tappable: a click without a drag. Fyne calls it after
// it has settled the focus, so an entry opened here keeps it.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	p := &b.pointer
	p.down = false
	if p.addition { // the second click of a habit took the focus from the entry
		b.EditCurrent()
		b.editor.added = p.added
		return
	}
	if p.button != desktop.MouseButtonPrimary || b.keys.space || b.shown == nil {
		return
	}
	if p.clicks >= 2 {
		b.activate(p.zone.Ref, p.hit, float64(ev.Position.X), float64(ev.Position.Y))
		return
	}
	ref := p.zone.Ref
	plain := p.mods&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) == 0
	switch {
	case !p.hit && plain:
		b.Select()
	case p.narrow:
		b.Select(whole(ref))
	case !p.hit || !plain:
	case ref.Part == scene.PartAdd:
		b.addAt(ref)
		p.addition, p.added = true, b.editor.added
	case ref.Part == scene.PartCell || ref.Part == scene.PartFeeling:
		if persona, free := b.unfelt(ref, p.x); free {
			b.feelAt(ref.Owner, persona, p.y, b.mods())
		}
	case ref.Part == scene.PartKept:
		b.ask(ref, ev.AbsolutePosition)
	}
}

// activate is the double click.
func (b *Board) activate(ref scene.Ref, hit bool, xDp, yDp float64) {
	if !hit {
		b.addNear(xDp, yDp)
		return
	}
	switch ref.Part {
	case scene.PartKept:
		return // the first click has asked already
	case scene.PartAdd, scene.PartColumnEdge:
		if ref.Part == scene.PartColumnEdge {
			b.resetWidth(ref.Owner)
		}
		return
	case scene.PartFeeling:
		b.edit(ref, "")
		return
	case scene.PartCell:
		if b.activateCell(ref, xDp, yDp) {
			return
		}
	}
	b.edit(ref, "")
}

// activateCell handles the cells that are not plain text.
func (b *Board) activateCell(ref scene.Ref, xDp, yDp float64) bool {
	l, ok := b.lane(ref)
	t := b.project.Touchpoint(ref.Owner)
	if !ok || t == nil {
		return true
	}
	switch l.Kind {
	case model.LaneFeeling:
		b.feelAt(ref.Owner, b.nearestPersona(t, xDp), yDp, b.mods())
		return true
	case model.LaneChannel, model.LaneRole:
		if b.OnChoose == nil {
			return false
		}
		b.ask(ref, fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(float32(xDp), float32(yDp)))
		return true
	}
	return false
}

func (b *Board) ask(ref scene.Ref, at fyne.Position) {
	if b.OnChoose != nil {
		b.OnChoose(ref, at)
	}
}

// addAt adds what an add place offers.
func (b *Board) addAt(ref scene.Ref) {
	if s := b.project.Stage(ref.Owner); s != nil {
		b.AddTouchpoint(s.ID, edit.End)
		return
	}
	b.Select()
	b.AddStage()
}

// addNear adds a touchpoint where somebody double-clicked beside everything.
func (b *Board) addNear(xDp, yDp float64) {
	if b.project == nil {
		return
	}
	x, y := b.view.toMap(xDp, yDp)
	if d, ok := b.plan().dropAt(x, y); ok {
		b.AddTouchpoint(d.stage, d.at)
	} else {
		b.AddStage()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (b *Board) TappedSecondary(ev *fyne.PointEvent) {
	if b.OnMenu == nil {
		return
	}
	var ref scene.Ref
	if b.pointer.hit {
		ref = whole(b.pointer.zone.Ref)
	}
	b.OnMenu(ref, ev.AbsolutePosition)
}

// Scrolled implements fyne.Scrollable: the wheel moves the map, with Shift
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

// MouseIn implements desktop.Hoverable.
func (b *Board) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (b *Board) MouseMoved(ev *desktop.MouseEvent) {
	if b.pointer.gesture == nil {
		b.hoverAt(float64(ev.Position.X), float64(ev.Position.Y))
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Board) MouseOut() {
	b.pointer.over = scene.Ref{}
	if b.pointer.gesture == nil {
		b.overlay.forget()
	}
}

// hoverAt shows what a click at a place would do, by the cursor's shape and,
// in a feeling cell, by the dot that a click would set.
func (b *Board) hoverAt(xDp, yDp float64) {
	p := &b.pointer
	z, ok := b.hitAt(xDp, yDp)
	p.over = z.Ref
	p.cursor = b.cursorFor(z.Ref, ok, xDp)
	o := b.overlay
	if persona, free := b.unfelt(z.Ref, xDp); ok && free {
		b.showDot(z.Ref.Owner, persona, b.snapped(z.Ref.Owner, yDp, b.mods()))
	} else if o.dot.Visible() {
		o.dot.Hide()
		o.plate.Hide()
		o.label.Hide()
	}
	if ok && z.Ref.Part != scene.PartColumnEdge && z.Ref.Part != scene.PartFeeling {
		put(o.hover, b.boxOf(z.Ref.Part, z.Rect))
	} else if o.hover.Visible() {
		o.hover.Hide()
	}
}

func (b *Board) cursorFor(ref scene.Ref, hit bool, xDp float64) desktop.StandardCursor {
	if b.keys.space {
		return desktop.PointerCursor
	}
	if !hit {
		return desktop.DefaultCursor
	}
	switch ref.Part {
	case scene.PartColumnEdge:
		return desktop.HResizeCursor
	case scene.PartFeeling:
		return desktop.VResizeCursor
	case scene.PartAdd, scene.PartKept:
		return desktop.PointerCursor
	case scene.PartCell:
		if _, free := b.unfelt(ref, xDp); free {
			return desktop.CrosshairCursor
		}
	}
	return desktop.DefaultCursor
}

// Cursor implements desktop.Cursorable.
func (b *Board) Cursor() desktop.Cursor { return b.pointer.cursor }

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
