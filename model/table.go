package model

import (
	"iter"
	"math/bits"
	"slices"
)

// table is a persistent map from ID to Entity: a hash array mapped trie
// (P. Bagwell, "Ideal Hash Trees", 2001). Putting a record copies one path of
// at most a few small nodes and shares the rest, so that the cost of an edit
// does not grow with the project; comparing two tables skips what they share.
type table struct {
	root *node
	size int
}

const (
	branchBits = 5
	branchMask = 1<<branchBits - 1
	hashBits   = 64
)

// node is a branch (bitmap tells which of the 32 slots are filled) or, below
// the last bit of the hash, a list of entities that collide in all of it.
type node struct {
	bitmap uint32
	slots  []slot
}

// slot holds a deeper node or an entity, never both.
type slot struct {
	child  *node
	entity Entity
}

// hashID spreads the IDs over a table. A variable, so that tests can make IDs
// collide.
var hashID = fnv1a

// fnv1a is fixed over processes, so that walks are deterministic.
func fnv1a(id ID) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(id); i++ {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return h
}

func (t table) get(id ID) Entity {
	n, h := t.root, hashID(id)
	for shift := 0; n != nil; shift += branchBits {
		if shift >= hashBits {
			for _, s := range n.slots {
				if s.entity.Key() == id {
					return s.entity
				}
			}
			return nil
		}
		bit := uint32(1) << (h >> shift & branchMask)
		if n.bitmap&bit == 0 {
			return nil
		}
		s := n.slots[bits.OnesCount32(n.bitmap&(bit-1))]
		if s.child == nil {
			if s.entity.Key() == id {
				return s.entity
			}
			return nil
		}
		n = s.child
	}
	return nil
}

func (t table) with(e Entity) table {
	root, added := t.root.with(0, hashID(e.Key()), e)
	if added {
		t.size++
	}
	t.root = root
	return t
}

func (n *node) with(shift int, hash uint64, e Entity) (*node, bool) {
	if n == nil {
		n = &node{}
	}
	if shift >= hashBits {
		for i, s := range n.slots {
			if s.entity.Key() == e.Key() {
				return n.replace(i, slot{entity: e}), false
			}
		}
		return n.insert(len(n.slots), 0, slot{entity: e}), true
	}
	bit := uint32(1) << (hash >> shift & branchMask)
	i := bits.OnesCount32(n.bitmap & (bit - 1))
	if n.bitmap&bit == 0 {
		return n.insert(i, bit, slot{entity: e}), true
	}
	s := n.slots[i]
	switch {
	case s.child != nil:
		child, added := s.child.with(shift+branchBits, hash, e)
		return n.replace(i, slot{child: child}), added
	case s.entity.Key() == e.Key():
		return n.replace(i, slot{entity: e}), false
	default:
		child, _ := (*node)(nil).with(shift+branchBits, hashID(s.entity.Key()), s.entity)
		child, _ = child.with(shift+branchBits, hash, e)
		return n.replace(i, slot{child: child}), true
	}
}

// tableOf makes a table of many entities at once, without the steps between.
// Of two with the same ID the later counts.
func tableOf(entities []Entity) table {
	last := make(map[ID]int, len(entities))
	list := make([]hashed, 0, len(entities))
	for _, e := range entities {
		if i, twice := last[e.Key()]; twice {
			list[i].entity = e
			continue
		}
		last[e.Key()] = len(list)
		list = append(list, hashed{hashID(e.Key()), e})
	}
	if len(list) == 0 {
		return table{}
	}
	return table{buildNode(list, make([]hashed, len(list)), 0), len(list)}
}

// hashed is an entity on its way into a tree.
type hashed struct {
	hash   uint64
	entity Entity
}

// buildNode makes the tree of entities that agree in the bits below shift.
// Both lists are of the same length and are overwritten.
func buildNode(list, scratch []hashed, shift int) *node {
	n := &node{}
	if shift >= hashBits {
		for _, h := range list {
			n.slots = append(n.slots, slot{entity: h.entity})
		}
		return n
	}
	var ends [branchMask + 1]int // counting sort by the bits of this level
	for _, h := range list {
		ends[h.hash>>shift&branchMask]++
		n.bitmap |= 1 << (h.hash >> shift & branchMask)
	}
	for i := range branchMask {
		ends[i+1] += ends[i]
	}
	next := ends
	for _, h := range slices.Backward(list) {
		i := h.hash >> shift & branchMask
		next[i]--
		scratch[next[i]] = h
	}
	n.slots = make([]slot, 0, bits.OnesCount32(n.bitmap))
	for i, from := range next {
		switch to := ends[i]; to - from {
		case 0:
		case 1:
			n.slots = append(n.slots, slot{entity: scratch[from].entity})
		default:
			n.slots = append(n.slots, slot{child: buildNode(scratch[from:to], list[from:to], shift+branchBits)})
		}
	}
	return n
}

func (t table) without(id ID) table {
	root, removed := t.root.without(0, hashID(id), id)
	if removed {
		t.size--
		t.root = root
	}
	return t
}

// without returns the node without the entity; nil when nothing is left, so
// that an emptied table equals a new one.
func (n *node) without(shift int, hash uint64, id ID) (*node, bool) {
	if n == nil {
		return nil, false
	}
	if shift >= hashBits {
		for i, s := range n.slots {
			if s.entity.Key() == id {
				return n.remove(i, 0), true
			}
		}
		return n, false
	}
	bit := uint32(1) << (hash >> shift & branchMask)
	if n.bitmap&bit == 0 {
		return n, false
	}
	i := bits.OnesCount32(n.bitmap & (bit - 1))
	s := n.slots[i]
	if s.child == nil {
		if s.entity.Key() != id {
			return n, false
		}
		return n.remove(i, bit), true
	}
	child, removed := s.child.without(shift+branchBits, hash, id)
	switch {
	case !removed:
		return n, false
	case child == nil:
		return n.remove(i, bit), true
	case len(child.slots) == 1 && child.slots[0].child == nil:
		return n.replace(i, child.slots[0]), true
	default:
		return n.replace(i, slot{child: child}), true
	}
}

func (n *node) replace(i int, s slot) *node {
	slots := make([]slot, len(n.slots))
	copy(slots, n.slots)
	slots[i] = s
	return &node{n.bitmap, slots}
}

func (n *node) insert(i int, bit uint32, s slot) *node {
	slots := make([]slot, len(n.slots)+1)
	copy(slots, n.slots[:i])
	slots[i] = s
	copy(slots[i+1:], n.slots[i:])
	return &node{n.bitmap | bit, slots}
}

func (n *node) remove(i int, bit uint32) *node {
	if len(n.slots) == 1 {
		return nil
	}
	slots := make([]slot, len(n.slots)-1)
	copy(slots, n.slots[:i])
	copy(slots[i:], n.slots[i+1:])
	return &node{n.bitmap &^ bit, slots}
}

// all walks the entities in an order that depends on their IDs alone.
func (t table) all() iter.Seq[Entity] {
	return func(yield func(Entity) bool) { t.root.walk(yield) }
}

func (n *node) walk(yield func(Entity) bool) bool {
	if n == nil {
		return true
	}
	for _, s := range n.slots {
		if s.child != nil {
			if !s.child.walk(yield) {
				return false
			}
		} else if !yield(s.entity) {
			return false
		}
	}
	return true
}

// diffNodes calls found for every entity that stands in one tree only or as
// another pointer in the other. Shared subtrees are skipped whole.
func diffNodes(a, b *node, shift int, found func(before, after Entity)) {
	if a == b {
		return
	}
	if a == nil || b == nil || shift >= hashBits {
		diffLists(a, b, found)
		return
	}
	for rest := a.bitmap | b.bitmap; rest != 0; {
		bit := rest & -rest
		rest &^= bit
		sa, inA := a.slot(bit)
		sb, inB := b.slot(bit)
		if inA && inB {
			diffSlots(sa, sb, shift, found)
		} else {
			diffLists(sa.asNode(inA), sb.asNode(inB), found)
		}
	}
}

func diffSlots(a, b slot, shift int, found func(before, after Entity)) {
	switch {
	case a.child != nil && b.child != nil:
		diffNodes(a.child, b.child, shift+branchBits, found)
	case a.child == nil && b.child == nil && a.entity.Key() == b.entity.Key():
		if a.entity != b.entity {
			found(a.entity, b.entity)
		}
	default:
		diffLists(a.asNode(true), b.asNode(true), found)
	}
}

func (n *node) slot(bit uint32) (slot, bool) {
	if n.bitmap&bit == 0 {
		return slot{}, false
	}
	return n.slots[bits.OnesCount32(n.bitmap&(bit-1))], true
}

func (s slot) asNode(filled bool) *node {
	if !filled {
		return nil
	}
	if s.child != nil {
		return s.child
	}
	return &node{slots: []slot{s}}
}

// diffLists compares two subtrees entity by entity, for the rare places where
// their shapes differ.
func diffLists(a, b *node, found func(before, after Entity)) {
	before := map[ID]Entity{}
	a.walk(func(e Entity) bool { before[e.Key()] = e; return true })
	b.walk(func(e Entity) bool {
		old := before[e.Key()]
		delete(before, e.Key())
		if old != e {
			found(old, e)
		}
		return true
	})
	for _, e := range before {
		found(e, nil)
	}
}
