package board

import (
	"slices"

	"lupaus/model"
	"lupaus/model/scene"
)

// journeyMap are the manners of a journey map.
type journeyMap struct{ *Board }

// card is the part that stands for a touchpoint.
func card(touchpoint model.ID) scene.Ref {
	return scene.Ref{Owner: touchpoint, Part: scene.PartTouchpoint}
}

// refOf implements manners.
func (b journeyMap) refOf(id model.ID) (scene.Ref, bool) {
	if b.project == nil {
		return scene.Ref{}, false
	}
	ref := scene.Ref{Owner: id}
	switch b.project.Get(id).(type) {
	case *model.Journey:
		ref.Part = scene.PartJourney
	case *model.Stage:
		ref.Part = scene.PartStage
	case *model.Touchpoint:
		ref.Part = scene.PartTouchpoint
	case *model.Promise:
		ref.Part = scene.PartPromise
	default:
		return ref, false
	}
	return b.find(ref)
}

// zone implements manners.
func (b journeyMap) zone(ref scene.Ref) (found scene.Zone, ok bool) {
	if ref.Part == scene.PartTouchpoint {
		c, ok := b.plan().column(ref.Owner)
		return scene.Zone{Rect: c.card, Ref: card(ref.Owner)}, ok
	}
	match := func(z scene.Zone) {
		if z.Ref.Owner == ref.Owner && z.Ref.Part == ref.Part && z.Ref.Persona == ref.Persona && (ref.Lane == "" || z.Ref.Lane == ref.Lane) {
			found, ok = z, true
		}
	}
	area := scene.Rect{W: b.shown.Width, H: b.shown.Height}
	if c, here := b.plan().column(b.touchpointOf(ref)); here {
		area = c.rect
	}
	b.shown.Zones(area, match)
	return found, ok
}

// touchpointOf returns the touchpoint in whose column of the map a part lies,
// or "".
func (b *Board) touchpointOf(ref scene.Ref) model.ID {
	if b.project == nil || !b.onMap() {
		return ""
	}
	switch e := b.project.Get(ref.Owner).(type) {
	case *model.Touchpoint:
		return e.ID
	case *model.Promise:
		return e.Subject
	}
	return ""
}

// exists implements manners.
func (b journeyMap) exists(r scene.Ref) bool {
	if b.project == nil || b.project.Get(r.Owner) == nil {
		return false
	}
	j := b.journeyOf(r)
	if j == nil || j.ID != b.page.journey && !b.plan().journeys[j.ID] {
		return false
	}
	if r.Lane != "" && !slices.ContainsFunc(j.Lanes, func(l model.Lane) bool { return l.ID == r.Lane && !l.Hidden }) {
		return false
	}
	return true
}

// banded implements manners: the touchpoints whose columns the band touches.
func (b journeyMap) banded(area scene.Rect) []scene.Ref {
	var refs []scene.Ref
	for _, c := range b.plan().columns {
		if c.rect.Overlaps(area) {
			refs = append(refs, card(c.id))
		}
	}
	return refs
}

// isEntity implements manners.
func (b journeyMap) isEntity(ref scene.Ref) bool { return entityPart(ref.Part) }
