package model

import (
	"cmp"
	"slices"
)

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
	slices.SortFunc(c, func(a, b Delta) int { return cmp.Compare(a.ID, b.ID) })
	return c
}

// Apply returns the project after the change.
func (c Change) Apply(p *Project) *Project {
	next := *p
	for _, d := range c {
		next.put(d.ID, d.After)
	}
	return &next
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
	_, ok := c.find(id)
	return ok
}

// find returns the place of an entity's delta.
func (c Change) find(id ID) (int, bool) {
	return slices.BinarySearchFunc(c, id, func(d Delta, id ID) int { return cmp.Compare(d.ID, id) })
}
