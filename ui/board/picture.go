package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// picture are the manners of a picture whose meaning a Subject knows.
type picture struct {
	*Board
	subject Subject
	known   *parts  // of the scene that index is of, nil before they are asked for
	index   *owners // nil before it is asked for
}

// owners are those of the scene that is shown.
func (p *picture) owners() *owners {
	if p.index == nil || p.index.scene != p.shown {
		p.index, p.known = newOwners(p.shown), nil
	}
	return p.index
}

// parts are those of the scene that is shown.
func (p *picture) parts() *parts {
	if p.owners(); p.known == nil {
		p.known = newParts(p.shown)
	}
	return p.known
}

// hit implements manners: what is painted last lies on top. Edges of columns are
// for journey maps alone.
func (p *picture) hit(x, y float64) (scene.Zone, bool) {
	if z, ok := p.addNear(x, y); ok {
		return z, true
	}
	for _, z := range p.under(x, y) {
		if selectable(z.Ref.Part) {
			return z, true
		}
	}
	return scene.Zone{}, false
}

// addReachDp is how far beside a small place to add a click still means it: a
// missed one would select what it stands on, to be typed over.
const addReachDp = 7

// addNear finds a small place to add within easy reach.
func (p *picture) addNear(x, y float64) (near scene.Zone, ok bool) {
	if p.shown == nil || p.project == nil {
		return near, false
	}
	reach := addReachDp / p.view.dpPerMM
	area := scene.Rect{X: x - reach, Y: y - reach, W: 2 * reach, H: 2 * reach}
	p.shown.Zones(area, func(z scene.Zone) {
		if z.Ref.Part == scene.PartAdd && z.W < 3*reach && z.H < 3*reach && z.Overlaps(area) {
			near, ok = z, true
		}
	})
	return near, ok
}

// under lists what lies at a place, the topmost first.
func (p *picture) under(x, y float64) []scene.Zone {
	var zones []scene.Zone
	if p.shown == nil || p.project == nil {
		return nil
	}
	p.shown.Zones(scene.Rect{X: x, Y: y, W: 1e-9, H: 1e-9}, func(z scene.Zone) {
		if z.Contains(x, y) {
			zones = append(zones, z)
		}
	})
	slices.Reverse(zones)
	return zones
}

// zone implements manners. Without its other keys a part is looked for by its
// owner.
func (p *picture) zone(ref scene.Ref) (scene.Zone, bool) {
	found, ok := p.owners().zone(ref)
	if !ok && ref.Lane == "" && ref.Persona == "" {
		p.owners().of(ref.Owner, func(z scene.Zone) bool {
			if z.Ref.Part == ref.Part && isStop(ref.Part) {
				found, ok = p.owners().zone(z.Ref)
			}
			return !ok
		})
	}
	return found, ok
}

// exists implements manners: what is drawn exists.
func (p *picture) exists(ref scene.Ref) bool {
	drawn := false
	p.owners().of(ref.Owner, func(z scene.Zone) bool {
		drawn = z.Ref == ref
		return !drawn
	})
	return drawn && p.project != nil
}

// refOf implements manners: of the parts of an entity the one that stands for
// it, rather without further keys, and of several the largest, of a sheet the
// topmost: it is read from there. The project is all of the picture and no part.
func (p *picture) refOf(id model.ID) (ref scene.Ref, ok bool) {
	if id == "" || id == model.InfoID || p.project == nil {
		return ref, false
	}
	_, sheet := p.project.Get(id).(*model.Sheet)
	var best scene.Rect
	rank := 0
	better := func(r scene.Rect) bool {
		if sheet {
			return r.Y < best.Y
		}
		return r.W*r.H > best.W*best.H
	}
	p.owners().of(id, func(z scene.Zone) bool {
		if !isStop(z.Ref.Part) {
			return true
		}
		r := 0
		if p.isEntity(z.Ref) {
			r += 2
		}
		if z.Ref.Lane == "" && z.Ref.Persona == "" {
			r++
		}
		if !ok || r > rank || r == rank && better(z.Rect) {
			ref, ok, best, rank = z.Ref, true, z.Rect, r
		}
		return true
	})
	return ref, ok
}

// banded implements manners: the entities that the band touches, but not what
// it was drawn in.
func (p *picture) banded(area scene.Rect) []scene.Ref {
	var refs []scene.Ref
	for _, s := range p.parts().stops {
		if s.Overlaps(area) && !within(area, s.Rect) && p.isEntity(s.Ref) {
			refs = append(refs, s.Ref)
		}
	}
	return refs
}

// first implements manners: the first part seen, or else the first of all.
func (p *picture) first() (scene.Ref, bool) {
	stops := p.parts().stops
	visible := p.view.visible()
	for _, s := range stops {
		if within(s.Rect, visible) {
			return s.Ref, true
		}
	}
	if len(stops) == 0 {
		return scene.Ref{}, false
	}
	return stops[0].Ref, true
}

// step implements manners.
func (p *picture) step(from scene.Ref, key fyne.KeyName) (scene.Ref, bool) {
	return p.parts().walk(from, key)
}

// text implements manners.
func (p *picture) text(ref scene.Ref) (string, bool) {
	if p.project == nil {
		return "", false
	}
	return p.subject.Text(p.project, ref)
}

// textEdit implements manners.
func (p *picture) textEdit(ref scene.Ref, text string) edit.Edit {
	return p.subject.SetText(p.project, ref, text)
}

// choices implements manners.
func (p *picture) choices(ref scene.Ref) bool {
	return p.project != nil && p.subject.Choices(p.project, ref)
}

// isEntity implements manners.
func (p *picture) isEntity(ref scene.Ref) bool {
	return entityPart(ref.Part) && p.project != nil && p.project.Get(ref.Owner) != nil && p.subject.Clear(p.project, ref) == nil
}

// clearEdit implements manners.
func (p *picture) clearEdit(ref scene.Ref) edit.Edit { return p.subject.Clear(p.project, ref) }

// press implements manners.
func (p *picture) press(z scene.Zone, x, y float64) edit.Edit {
	if p.project == nil {
		return nil
	}
	return p.subject.Press(p.project, z, x, y)
}

// keyed implements manners.
func (p *picture) keyed(ref scene.Ref, key rune) (edit.Edit, scene.Ref, bool) {
	if p.project == nil {
		return nil, scene.Ref{}, false
	}
	return p.subject.Keyed(p.project, ref, key)
}

// add implements manners.
func (p *picture) add(ref scene.Ref) bool {
	b := p.Board // showing the next scene may bring other manners
	b.editor.commit()
	if b.project == nil {
		return false
	}
	id, from := b.NewID(), b.Selection()
	e, open := p.subject.Add(b.project, ref, id)
	if e == nil {
		return false
	}
	if !b.do(e) {
		return true
	}
	switch {
	case open == scene.Ref{}:
		b.Reveal([]model.ID{id})
	case b.edit(open, ""):
		b.editor.added = &addition{id: id, ref: b.editor.ref, edit: e, project: b.project, from: from}
	}
	return true
}

// enter implements manners: a value is chosen and a cell is written into, of
// anything else there may be another like it.
func (p *picture) enter(ref scene.Ref) bool {
	if ref.Part == scene.PartSheetCell || p.choices(ref) {
		return false
	}
	return p.add(ref)
}

// activate implements manners: a double click does no more than open a part.
func (p *picture) activate(scene.Ref, bool, float64, float64) bool { return false }

// editNext implements manners: it goes on in reading order. After the last part
// it adds another, if there can be one and the last is not empty.
func (p *picture) editNext(from scene.Ref, back bool) {
	stops := p.parts().stops
	at, ok := p.parts().at[from]
	said, _ := p.text(from)
	by := 1
	if back {
		by = -1
	}
	for i := at + by; ok && i >= 0 && i < len(stops); i += by {
		text, typed := p.text(stops[i].Ref)
		if !typed || len(text) > longestInPlace || text == said && p.nameWithin(stops, i, at) {
			continue
		}
		p.Board.edit(stops[i].Ref, "")
		return
	}
	if ok && !back && said != "" {
		p.add(from)
	}
}

// named implements manners.
func (p *picture) named(ref scene.Ref) bool {
	said, _ := p.text(ref)
	if said == "" || ref.Part != scene.PartEntity {
		return false
	}
	i, ok := p.parts().at[ref]
	if !ok {
		return false
	}
	stops := p.parts().stops
	for k := i + 1; k < len(stops) && stops[k].depth > stops[i].depth; k++ {
		if text, _ := p.text(stops[k].Ref); text == said && p.nameWithin(stops, k, i) {
			return true
		}
	}
	return false
}

// nameWithin reports whether of two stops one is an entity and the other a part
// in it of the same owner: if both say the same, they are its name, written once.
func (p *picture) nameWithin(stops []stop, i, k int) bool {
	a, b := stops[i], stops[k]
	return a.Ref.Owner == b.Ref.Owner && (a.holder == k && entityPart(b.Ref.Part) || b.holder == i && entityPart(a.Ref.Part))
}

// drag implements manners.
func (p *picture) drag() gesture {
	x, y := p.view.toMap(p.pointer.x, p.pointer.y)
	for _, z := range p.under(x, y) {
		if _, slides := p.subject.Slide(p.project, z, x, y); slides {
			return &slide{p: p, what: z}
		}
		if p.subject.CanDrag(p.project, z.Ref) {
			return newPartDrag(p, z)
		}
	}
	return newBand(p.Board)
}

// shortcut implements manners: no key with a modifier means anything more.
func (*picture) shortcut(fyne.KeyModifier, fyne.KeyName) {}
