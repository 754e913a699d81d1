package board

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// dotMM is the radius of a feeling's dot on the map in millimetres.
const dotMM = 1.7

// dotDrag sets a feeling by its height. The curve follows by previews; one
// edit is done when the dot is let go.
type dotDrag struct {
	b       *Board
	id      model.ID
	persona model.ID
	value   float64
	before  float64
	had     bool
	moved   bool
}

func newDotDrag(b *Board, touchpoint, persona model.ID) gesture {
	t := b.project.Touchpoint(touchpoint)
	if t == nil {
		return nil
	}
	f, had := t.Feeling(persona)
	return &dotDrag{b: b, id: touchpoint, persona: persona, value: f.Value, before: f.Value, had: had}
}

func (g *dotDrag) move(_, yDp float64, mods fyne.KeyModifier) {
	b := g.b
	v := b.snapped(g.id, yDp, mods)
	if v != g.value || !g.moved {
		g.value, g.moved = v, true
		if b.Preview != nil {
			if s := b.Preview(b.setFeeling(g.id, g.persona, v)); s != nil {
				b.show(s)
			}
		}
	}
	b.showDot(g.id, g.persona, v)
}

func (g *dotDrag) end() {
	b := g.b
	if !g.moved || g.had && g.value == g.before || !b.do(b.setFeeling(g.id, g.persona, g.value)) {
		b.restore()
		return
	}
	b.selectDot(g.id, g.persona)
}

func (g *dotDrag) cancel()    { g.b.restore() }
func (g *dotDrag) pans() bool { return false }

// restore shows the document again instead of a preview.
func (b *Board) restore() {
	if b.shown != b.scene {
		b.show(b.scene)
	}
}

// selectDot selects a feeling as the scene names it.
func (b *Board) selectDot(touchpoint, persona model.ID) {
	if ref, ok := b.find(scene.Ref{Owner: touchpoint, Part: scene.PartFeeling, Persona: persona}); ok {
		b.Select(ref)
	}
}

// feelAt sets a feeling by a click at a height.
func (b *Board) feelAt(touchpoint, persona model.ID, yDp float64, mods fyne.KeyModifier) {
	b.overlay.forget()
	if b.do(b.setFeeling(touchpoint, persona, b.snapped(touchpoint, yDp, mods))) {
		b.selectDot(touchpoint, persona)
	}
}

// snapped turns a height on the board into a feeling: in steps of a half, with
// Alt of a tenth.
func (b *Board) snapped(touchpoint model.ID, yDp float64, mods fyne.KeyModifier) float64 {
	cell, ok := b.feelingCell(touchpoint)
	if !ok {
		return 0
	}
	_, y := b.view.toMap(0, yDp)
	step := 0.5
	if mods&fyne.KeyModifierAlt != 0 {
		step = 0.1
	}
	return model.RoundFeeling(math.Round(scene.FeelingAt(cell, y)/step) * step)
}

// feelingLane is the lane of the curves of a touchpoint's journey, or "".
func (b *Board) feelingLane(touchpoint model.ID) model.ID {
	if j := b.project.JourneyOf(touchpoint); j != nil {
		for _, l := range j.Lanes {
			if l.Kind == model.LaneFeeling && !l.Hidden {
				return l.ID
			}
		}
	}
	return ""
}

// feelingCell is a touchpoint's cell in the lane of the curves.
func (b *Board) feelingCell(touchpoint model.ID) (scene.Rect, bool) {
	lane := b.feelingLane(touchpoint)
	if lane == "" {
		return scene.Rect{}, false
	}
	return b.rectOf(scene.Ref{Owner: touchpoint, Part: scene.PartCell, Lane: lane})
}

// dotX is where the dots of a persona stand in a touchpoint's column.
func (b *Board) dotX(touchpoint, persona model.ID, cell scene.Rect) float64 {
	r, ok := b.rectOf(scene.Ref{Owner: touchpoint, Part: scene.PartFeeling, Persona: persona})
	if !ok {
		r = cell
	}
	return r.X + r.W/2
}

// showDot shows what a feeling would be: its value and, when no preview of the
// map shows it, the dot.
func (b *Board) showDot(touchpoint, persona model.ID, value float64) {
	cell, ok := b.feelingCell(touchpoint)
	if !ok {
		return
	}
	x, y := b.view.toBoard(b.dotX(touchpoint, persona, cell), scene.FeelingY(cell, value))
	r := max(dotMM*b.view.dpPerMM, 4)
	o := b.overlay
	o.dot.FillColor, o.dot.StrokeColor = b.palette[b.curveColour(touchpoint, persona)], b.palette[scene.Accent]
	if b.shown != b.scene {
		o.dot.FillColor = color.Transparent
		r += 2
	}
	put(o.dot, scene.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r})
	o.dot.Refresh()
	text := scene.FeelingText(b.words.Lang(), value)
	if p := b.project.Persona(persona); p != nil && p.Name != "" {
		text += "  " + p.Name
	}
	b.say(text, x+r-4, y)
}

// nudgeFeelings changes the feelings of the selected touchpoints by a step.
func (b *Board) nudgeFeelings(by float64) {
	var edits []edit.Edit
	for _, id := range b.touchedTouchpoints() {
		t := b.project.Touchpoint(id)
		persona := b.feeler(t)
		if cur, ok := b.current(); ok && cur.Part == scene.PartFeeling {
			persona = cur.Persona
		}
		f, _ := t.Feeling(persona)
		v := max(model.LowestFeeling, min(f.Value+by, model.HighestFeeling))
		if v != f.Value {
			edits = append(edits, b.setFeeling(id, persona, v))
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
