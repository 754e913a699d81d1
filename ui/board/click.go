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
		b.Select(b.whole(p.zone.Ref))
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
	x, y := b.view.toMap(p.x, p.y)
	if e := b.manners.press(p.zone, x, y); e != nil {
		b.do(e)
		return
	}
	if b.asks(ref) {
		b.ask(ref, at)
		return
	}
	if leads(ref) && b.OnOpen != nil {
		b.OnOpen(ref)
		return
	}
	switch ref.Part {
	case scene.PartAdd, scene.PartAddStep:
		b.manners.add(ref)
		p.addition, p.added = b.editor.open, b.editor.added
	case scene.PartCell, scene.PartFeeling:
		if persona, free := b.unfelt(ref, p.x); free {
			b.feelAt(ref.Owner, persona, p.y, b.mods())
		}
	}
}

// adds reports whether a part is a place where a click adds something.
func adds(ref scene.Ref) bool { return ref.Part == scene.PartAdd || ref.Part == scene.PartAddStep }

// press implements manners: a click on a map sets feelings, for which it waits
// until the part is selected.
func (journeyMap) press(scene.Zone, float64, float64) edit.Edit { return nil }

// keyed implements manners: nothing on a map is filled in key by key.
func (journeyMap) keyed(scene.Ref, rune) (edit.Edit, scene.Ref, bool) {
	return nil, scene.Ref{}, false
}

// activate is the double click.
func (b *Board) activate(ref scene.Ref, hit bool, xDp, yDp float64) {
	switch {
	case hit && (adds(ref) || leads(ref) || b.asks(ref)):
		return // the first click has done it already
	case b.manners.activate(ref, hit, xDp, yDp) || !hit:
		return
	case b.OnChoose != nil && b.manners.choices(ref):
		b.ask(ref, fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(float32(xDp), float32(yDp)))
	default:
		b.edit(ref, "")
	}
}

// activate implements manners.
func (b journeyMap) activate(ref scene.Ref, hit bool, xDp, yDp float64) bool {
	switch {
	case !hit:
		b.addNear(xDp, yDp)
		return true
	case ref.Part == scene.PartColumnEdge:
		b.resetWidth(ref.Owner)
		return true
	case ref.Part != scene.PartCell:
		return false
	}
	l, ok := b.lane(ref)
	t := b.project.Touchpoint(ref.Owner)
	if !ok || t == nil {
		return true
	}
	if l.Kind == model.LaneFeeling {
		b.feelAt(ref.Owner, b.nearestPersona(t, xDp), yDp, b.mods())
		return true
	}
	return false
}

func (b *Board) ask(ref scene.Ref, at fyne.Position) {
	if b.OnChoose != nil {
		b.OnChoose(ref, at)
	}
}

// add implements manners.
func (b journeyMap) add(ref scene.Ref) bool {
	if s := b.project.Stage(ref.Owner); s != nil {
		b.AddTouchpoint(s.ID, edit.End)
		return true
	}
	b.Select()
	b.AddStage()
	return true
}

// addNear adds a touchpoint where somebody double-clicked on the map beside
// everything.
func (b journeyMap) addNear(xDp, yDp float64) {
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
		ref = b.whole(b.pointer.zone.Ref)
	}
	b.OnMenu(ref, ev.AbsolutePosition)
}
