package model

import "sort"

// Delta is what became of one entity: added (Before is nil), removed (After is
// nil) or replaced.
type Delta struct {
	ID            ID
	Before, After Entity
}

// Change is the difference of two projects, sorted by ID. It is frozen.
type Change []Delta

// Diff returns what turns one project into the other. Its cost grows with the
// difference, not with the projects, when one was made from the other.
func Diff(before, after *Project) Change {
	var c Change
	diffNodes(before.entities.root, after.entities.root, 0, func(b, a Entity) {
		d := Delta{Before: b, After: a}
		if b != nil {
			d.ID = b.Key()
		} else {
			d.ID = a.Key()
		}
		c = append(c, d)
	})
	sort.Slice(c, func(i, k int) bool { return c[i].ID < c[k].ID })
	return c
}

// Apply returns the project after the change.
func (c Change) Apply(p *Project) *Project {
	t := p.entities
	for _, d := range c {
		if d.After == nil {
			t = t.without(d.ID)
		} else {
			t = t.with(d.After)
		}
	}
	return &Project{t}
}

// Inverse returns the change that takes this one back.
func (c Change) Inverse() Change {
	inv := make(Change, len(c))
	for i, d := range c {
		inv[i] = Delta{ID: d.ID, Before: d.After, After: d.Before}
	}
	return inv
}

// Has reports whether the change touches the entity.
func (c Change) Has(id ID) bool {
	i := sort.Search(len(c), func(i int) bool { return c[i].ID >= id })
	return i < len(c) && c[i].ID == id
}
