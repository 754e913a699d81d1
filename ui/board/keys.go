package board

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// heldKeys are the keys that change what the mouse does.
type heldKeys struct{ space, shift, alt bool }

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() {
	b.focused = true
	b.updateOverlay()
	b.raster.Refresh()
}

// FocusLost implements fyne.Focusable.
func (b *Board) FocusLost() {
	b.focused = false
	b.keys = heldKeys{}
	b.updateOverlay()
	b.raster.Refresh()
}

// AcceptsTab implements fyne.Tabbable: Tab goes from one persona's feeling at
// a touchpoint to the next; after the last, and in all other cases, it leaves
// the board.
func (b *Board) AcceptsTab() bool {
	_, ok := b.nextDot()
	return ok
}

// KeyDown implements desktop.Keyable.
func (b *Board) KeyDown(k *fyne.KeyEvent) { b.hold(k.Name, true) }

// KeyUp implements desktop.Keyable.
func (b *Board) KeyUp(k *fyne.KeyEvent) { b.hold(k.Name, false) }

func (b *Board) hold(k fyne.KeyName, down bool) {
	switch k {
	case fyne.KeySpace:
		b.keys.space = down
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		b.keys.shift = down
	case desktop.KeyAltLeft, desktop.KeyAltRight:
		b.keys.alt = down
	}
}

// TypedRune implements fyne.Focusable: typing on a selected part writes over
// it, but not on the whole of a card that has a part for its name: who misses a
// part of the card would rename it.
func (b *Board) TypedRune(r rune) {
	ref, ok := b.current()
	if !ok || r == ' ' || !unicode.IsPrint(r) || b.pointer.gesture != nil || b.fill(r) || b.manners.named(ref) {
		return
	}
	b.edit(ref, string(r))
}

// fill does what a key means on a part that is filled in key by key, and goes
// on; it reports whether the current part is one of those.
func (b *Board) fill(key rune) bool {
	ref, ok := b.current()
	if !ok || len(b.selection) > 1 {
		return false
	}
	e, next, ok := b.manners.keyed(ref, key)
	if !ok {
		return false
	}
	if e == nil || b.do(e) {
		b.Select(next)
		b.revealRef(next)
	}
	return true
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(k *fyne.KeyEvent) {
	if b.pointer.gesture != nil {
		if k.Name == fyne.KeyEscape {
			b.dropGesture()
		}
		return
	}
	extend := b.mods()&fyne.KeyModifierShift != 0
	switch k.Name {
	case fyne.KeyEscape:
		b.escape(k)
	case fyne.KeyF2:
		b.EditCurrent()
	case fyne.KeyReturn, fyne.KeyEnter:
		b.enter()
	case fyne.KeyBackspace:
		b.backspace()
	case fyne.KeyDelete:
		b.Delete()
	case fyne.KeyTab:
		b.goToNextDot()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		b.arrow(k.Name, extend)
	case desktop.KeyMenu:
		b.menuAtCurrent()
	case fyne.KeyF10:
		if extend {
			b.menuAtCurrent()
		}
	case fyne.KeyPageUp:
		b.setView(b.view.panned(0, -b.view.h*0.9))
	case fyne.KeyPageDown:
		b.setView(b.view.panned(0, b.view.h*0.9))
	default:
		b.pass(k)
	}
}

// arrow moves the selection, unless the key means something on what is filled in
// key by key.
func (b *Board) arrow(key fyne.KeyName, extend bool) {
	sign, sideways := map[fyne.KeyName]rune{fyne.KeyLeft: '←', fyne.KeyRight: '→'}[key]
	if !sideways || extend || !b.fill(sign) {
		b.walk(key, extend)
	}
}

func (b *Board) goToNextDot() {
	if dot, ok := b.nextDot(); ok {
		b.Select(dot)
	}
}

// escape lets go of what is selected; without that it is the window's key.
func (b *Board) escape(k *fyne.KeyEvent) {
	if len(b.selection) == 0 {
		b.pass(k)
		return
	}
	b.Select()
}

// pass hands on a key that the board has no use for.
func (b *Board) pass(k *fyne.KeyEvent) {
	if b.OnKey != nil {
		b.OnKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable. The window's menu sees every
// shortcut first; here are those that no menu has.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || b.pointer.gesture != nil {
		return
	}
	switch c.Modifier {
	case fyne.KeyModifierShortcutDefault:
		b.command(c.KeyName)
	default:
		b.manners.shortcut(c.Modifier, c.KeyName)
	}
}

// shortcut implements manners: Ctrl moves things, Alt changes feelings.
func (b journeyMap) shortcut(m fyne.KeyModifier, k fyne.KeyName) {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyUp: -1, fyne.KeyRight: 1, fyne.KeyDown: 1}[k]
	upright := k == fyne.KeyUp || k == fyne.KeyDown
	switch {
	case by == 0:
	case m == fyne.KeyModifierShortcutDefault && upright:
		b.moveLane(by)
	case m == fyne.KeyModifierShortcutDefault:
		b.moveCurrent(by)
	case m == fyne.KeyModifierAlt && upright:
		b.nudgeFeelings(-0.5 * float64(by))
	}
}

func (b *Board) command(k fyne.KeyName) {
	switch k {
	case fyne.KeyPlus, fyne.KeyEqual, "KP_Add":
		b.ZoomIn()
	case fyne.KeyMinus, "KP_Subtract":
		b.ZoomOut()
	case fyne.Key0:
		b.Fit()
	case fyne.KeyHome:
		b.Begin()
	case fyne.KeyD:
		b.Duplicate()
	default:
		b.manners.shortcut(fyne.KeyModifierShortcutDefault, k)
	}
}

// enter makes another of what is current where there can be one; elsewhere it
// asks for a choice or edits.
func (b *Board) enter() {
	ref, ok := b.current()
	switch {
	case b.fill('\n'):
	case !ok || b.manners.enter(ref):
	case b.OnChoose != nil && b.manners.choices(ref):
		b.askAt(ref)
	default:
		b.edit(ref, "")
	}
}

// enter implements manners: a touchpoint after a touchpoint, a stage after a
// stage; from a feeling cell it goes to the feeling.
func (b journeyMap) enter(ref scene.Ref) bool {
	switch ref.Part {
	case scene.PartTouchpoint:
		b.AddAfter()
		return true
	case scene.PartAdd:
		return b.add(ref)
	case scene.PartStage:
		if s := b.project.Stage(ref.Owner); s != nil && len(s.Touchpoints) == 0 {
			b.AddTouchpoint(s.ID, 0)
		} else {
			b.AddStage()
		}
		return true
	case scene.PartCell:
		if l, ok := b.lane(ref); ok && l.Kind == model.LaneFeeling {
			b.selectFirstDot(ref.Owner)
			return true
		}
	}
	return false
}

// selectFirstDot goes from a feeling cell to the feeling in it, whose value
// Alt with the arrows changes and whose word Enter edits.
func (b journeyMap) selectFirstDot(touchpoint model.ID) {
	if t := b.project.Touchpoint(touchpoint); t != nil {
		b.selectDot(touchpoint, b.feeler(t))
	}
}

// menuAtCurrent asks for the context menu of the current part.
func (b *Board) menuAtCurrent() {
	ref, ok := b.current()
	if !ok || b.OnMenu == nil {
		return
	}
	b.revealRef(ref)
	if at, ok := b.below(ref); ok {
		b.OnMenu(ref, at)
	}
}

// below is the place in the window under a part.
func (b *Board) below(ref scene.Ref) (fyne.Position, bool) {
	r, ok := b.rectOf(ref)
	dp := b.boxOf(ref.Part, r)
	x, y := max(0, min(dp.X, b.view.w)), max(0, min(dp.Y+dp.H, b.view.h))
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(float32(x), float32(y)), ok
}

// askAt asks for a choice at the lower left corner of a part.
func (b *Board) askAt(ref scene.Ref) {
	if at, ok := b.below(ref); ok {
		b.ask(ref, at)
	}
}

// backspace deletes, unless it means something on what is filled in key by key.
func (b *Board) backspace() {
	if !b.fill('\b') {
		b.Delete()
	}
}

// Delete removes what is selected: entities by OnRemove; cells are emptied, and
// a feeling becomes unknown again.
func (b *Board) Delete() {
	ids := b.SelectedIDs()
	if len(ids) > 0 {
		if b.OnRemove != nil {
			b.OnRemove(ids)
		}
		return
	}
	var edits []edit.Edit
	for _, ref := range b.selection {
		if e := b.manners.clearEdit(ref); e != nil {
			edits = append(edits, e)
		}
	}
	switch len(edits) {
	case 0:
	case 1:
		b.do(edits[0])
	default:
		b.do(edit.Batch{Name: edits[0].Label(), Edits: edits})
	}
}

// clearEdit implements manners.
func (b journeyMap) clearEdit(ref scene.Ref) edit.Edit {
	switch ref.Part {
	case scene.PartFeeling:
		return edit.ClearFeeling{Touchpoint: ref.Owner, Persona: ref.Persona}
	case scene.PartLane:
		return edit.ShowLane{Journey: ref.Owner, Lane: ref.Lane}
	case scene.PartCell:
	default:
		return nil
	}
	l, ok := b.lane(ref)
	t := b.project.Touchpoint(ref.Owner)
	if !ok || t == nil {
		return nil
	}
	switch l.Kind {
	case model.LaneFeeling:
		if f, has := t.Feeling(b.feeler(t)); has {
			return edit.ClearFeeling{Touchpoint: t.ID, Persona: f.Persona}
		}
		return nil
	case model.LaneRole:
		if t.Role == "" {
			return nil
		}
		return edit.SetTouchpointRole{ID: t.ID}
	case model.LanePromise:
		return nil
	}
	if text, _ := b.cellText(t, l); text == "" {
		return nil
	}
	return b.cellEdit(ref, "")
}

// moveCurrent moves the selected touchpoints one place left or right, over the
// border of the stage when they stand at it; or the selected stage.
func (b journeyMap) moveCurrent(by int) {
	cur, ok := b.current()
	if !ok {
		return
	}
	if s := b.project.Stage(cur.Owner); s != nil && cur.Part == scene.PartStage {
		b.moveStage(s, by)
		return
	}
	ids := b.touchedTouchpoints()
	if len(ids) == 0 {
		return
	}
	if to, ok := b.neighbourPlace(ids, by); ok && b.moves(ids, to) {
		if b.do(edit.MoveTouchpoints{IDs: ids, Stage: to.stage, At: to.at}) {
			b.revealRef(cur)
		}
	}
}
