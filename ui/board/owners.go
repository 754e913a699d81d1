package board

import (
	"lupaus/model"
	"lupaus/model/scene"
)

// owners finds the zones of a picture by what they show, without putting all of
// them in order as [parts] does: after an edit the board asks for a few.
type owners struct {
	scene  *scene.Scene
	blocks map[model.ID][]int // in which there are zones of an owner
}

func newOwners(s *scene.Scene) *owners {
	o := &owners{scene: s, blocks: map[model.ID][]int{}}
	if s == nil {
		return o
	}
	for i, b := range s.Blocks {
		for k, z := range b.Zones {
			if k > 0 && z.Ref.Owner == b.Zones[k-1].Ref.Owner {
				continue
			}
			if list := o.blocks[z.Ref.Owner]; len(list) == 0 || list[len(list)-1] != i {
				o.blocks[z.Ref.Owner] = append(list, i)
			}
		}
	}
	return o
}

// of visits the zones of an owner in the order in which they are painted, until
// it is told to stop.
func (o *owners) of(id model.ID, visit func(scene.Zone) bool) {
	for _, i := range o.blocks[id] {
		b := o.scene.Blocks[i]
		for _, z := range b.Zones {
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
