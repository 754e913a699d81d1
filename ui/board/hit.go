package board

import (
	"math"

	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model"
	"lupaus/model/scene"
)

// hitAt returns what lies at a place of the board.
func (b *Board) hitAt(xDp, yDp float64) (scene.Zone, bool) {
	if b.shown == nil {
		return scene.Zone{}, false
	}
	return b.manners.hit(b.placeAt(xDp, yDp))
}

// hit implements manners. Of feelings that lie in the same place it prefers the
// one whose persona is chosen.
func (b journeyMap) hit(x, y float64) (scene.Zone, bool) {
	if near, is := b.dotNear(x, y); is {
		return near, true
	}
	if near, is := b.edgeNear(x, y); is {
		return near, true
	}
	return b.shown.Hit(x, y)
}

// marked is the part that a mark stands on, of the mark's owner. A mark is no
// part of its own: a click on it asks, and keys do not stop at it.
func marked(mark scene.Part) (scene.Part, bool) {
	switch mark {
	case scene.PartKept:
		return scene.PartPromise, true
	case scene.PartGap:
		return scene.PartTouchpoint, true
	}
	return mark, false
}

// whole is the part that is selected when another is pressed: under a mark that
// on which it stands.
func (b *Board) whole(ref scene.Ref) scene.Ref {
	part, ok := marked(ref.Part)
	if !ok {
		return ref
	}
	on := ref
	on.Part = part
	for _, r := range []scene.Ref{on, {Owner: on.Owner, Part: part}} {
		if found, ok := b.find(r); ok {
			return found
		}
	}
	return ref
}

// asks reports whether one click on a part asks for its value.
func (b *Board) asks(ref scene.Ref) bool {
	if _, mark := marked(ref.Part); mark {
		return true
	}
	switch ref.Part {
	case scene.PartState, scene.PartOwner, scene.PartSheetCell:
		return b.manners.choices(ref)
	}
	return false
}

// leads reports whether one click on a part asks Board.OnOpen for what it leads to.
func leads(ref scene.Ref) bool {
	return ref.Part == scene.PartSegment || ref.Part == scene.PartColumnHead
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

// unfelt reports whether a place is one where a click sets a feeling: in the
// lane of feelings, where that of the persona whose dots stand nearest is not
// known yet.
func (b *Board) unfelt(ref scene.Ref, xDp float64) (model.ID, bool) {
	if b.project == nil || !b.onMap() {
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
		o.hush()
	}
	if box := b.boxOf(z.Ref.Part, z.Rect); ok && z.Ref.Part != scene.PartColumnEdge && z.Ref.Part != scene.PartFeeling && b.small(box) {
		put(o.hover, box)
	} else if o.hover.Visible() {
		o.hover.Hide()
	}
}

// small reports whether a box leaves most of the board free. A larger one is
// not lit up under the pointer: it is a ground rather than a thing, and without
// a GPU a rectangle of that size would make every frame slow.
func (b *Board) small(dp scene.Rect) bool { return dp.W*dp.H < b.view.w*b.view.h/2 }

func (b *Board) cursorFor(ref scene.Ref, hit bool, xDp float64) desktop.StandardCursor {
	if b.keys.space {
		return desktop.PointerCursor
	}
	if !hit {
		return desktop.DefaultCursor
	}
	if b.asks(ref) {
		return desktop.PointerCursor
	}
	switch {
	case adds(ref):
		return desktop.PointerCursor
	case !b.onMap():
		return desktop.DefaultCursor
	}
	switch ref.Part {
	case scene.PartColumnEdge:
		return desktop.HResizeCursor
	case scene.PartFeeling:
		return desktop.VResizeCursor
	case scene.PartCell:
		if _, free := b.unfelt(ref, xDp); free {
			return desktop.CrosshairCursor
		}
	}
	return desktop.DefaultCursor
}

// Cursor implements desktop.Cursorable.
func (b *Board) Cursor() desktop.Cursor { return b.pointer.cursor }
