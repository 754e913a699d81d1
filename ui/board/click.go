package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

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
	plain := p.mods&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) == 0
	switch {
	case p.narrow:
		b.Select(whole(p.zone.Ref))
	case !plain:
	case p.hit:
		b.click(p.zone.Ref, ev.AbsolutePosition)
	default:
		b.Select()
	}
}

// click does what a single click on a part does besides selecting it.
func (b *Board) click(ref scene.Ref, at fyne.Position) {
	p := &b.pointer
	switch ref.Part {
	case scene.PartAdd:
		b.addAt(ref)
		p.addition, p.added = true, b.editor.added
	case scene.PartCell, scene.PartFeeling:
		if persona, free := b.unfelt(ref, p.x); free {
			b.feelAt(ref.Owner, persona, p.y, b.mods())
		}
	case scene.PartKept:
		b.ask(ref, at)
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

// addNear adds a touchpoint where somebody double-clicked on the map beside
// everything.
func (b *Board) addNear(xDp, yDp float64) {
	if b.project == nil {
		return
	}
	x, y := b.view.toMap(xDp, yDp)
	d, ok := b.plan().dropAt(x, y)
	switch {
	case !ok:
		b.AddStage()
	case (scene.Rect{Y: b.plan().stages[0].rect.Y, W: b.shown.Width, H: b.shown.Height}).Contains(x, y):
		b.AddTouchpoint(d.stage, d.at)
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
