package board

import (
	"iter"

	"lupaus/model"
	"lupaus/model/scene"
)

// owners finds the zones of a picture by what they show, without putting all of
// them in order as [parts] does: after an edit the board asks for a few.
type owners struct {
	scene  *scene.Scene
	asked  int                // how often the blocks have been looked through
	blocks map[model.ID][]int // in which there are zones of an owner; nil before it is worth while
}

// fewAsked is how often all blocks are looked through before they are put in a
// table: making it takes as long as looking some ten times.
const fewAsked = 6

func newOwners(s *scene.Scene) *owners {
	if s == nil {
		s = &scene.Scene{}
	}
	return &owners{scene: s}
}

// table puts the blocks in a table.
func (o *owners) table() {
	o.blocks = make(map[model.ID][]int, len(o.scene.Blocks))
	for i, b := range o.scene.Blocks {
		for k, z := range b.Zones {
			if k > 0 && z.Ref.Owner == b.Zones[k-1].Ref.Owner {
				continue
			}
			if list := o.blocks[z.Ref.Owner]; len(list) == 0 || list[len(list)-1] != i {
				o.blocks[z.Ref.Owner] = append(list, i)
			}
		}
	}
}

// near walks the blocks in which there may be zones of an owner, in the order in
// which they are painted.
func (o *owners) near(id model.ID) iter.Seq[scene.Placed] {
	if o.blocks == nil {
		if o.asked++; o.asked > fewAsked {
			o.table()
		}
	}
	return func(yield func(scene.Placed) bool) {
		if o.blocks == nil {
			for _, b := range o.scene.Blocks {
				if !yield(b) {
					return
				}
			}
			return
		}
		for _, i := range o.blocks[id] {
			if !yield(o.scene.Blocks[i]) {
				return
			}
		}
	}
}

// of visits the zones of an owner in the order in which they are painted, until
// it is told to stop.
func (o *owners) of(id model.ID, visit func(scene.Zone) bool) {
	for b := range o.near(id) {
		for i := range b.Zones {
			z := &b.Zones[i]
			if z.Ref.Owner == id && !visit(scene.Zone{Rect: z.Shift(b.X, b.Y), Ref: z.Ref}) {
				return
			}
		}
	}
}

// zone returns where a part lies: of several zones the largest.
func (o *owners) zone(ref scene.Ref) (found scene.Zone, ok bool) {
	o.of(ref.Owner, func(z scene.Zone) bool {
		if z.Ref == ref && (!ok || z.W*z.H > found.W*found.H) {
			found, ok = z, true
		}
		return true
	})
	return found, ok
}
