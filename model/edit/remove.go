package edit

import (
	"fmt"

	"lupaus/model"
)

// Remove removes entities of any kind but the project's own record, and all
// that they own: a journey's stages, a stage's touchpoints, the promises of
// each, a role's promises. What refers to them from elsewhere lets go: lists,
// owners and responsible roles, the feelings of a persona, the parts of a
// promise, the touchpoints that keep one, the next version of a journey.
type Remove struct {
	IDs []model.ID
}

// Label implements Edit.
func (e Remove) Label() model.Label { return counted("remove", len(e.IDs)) }

// Focus implements Focuser.
func (e Remove) Focus() []model.ID { return e.IDs }

// Apply implements Edit. Its time grows with the project, because anything
// may refer to what goes.
func (e Remove) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		for _, id := range e.IDs {
			if id == model.InfoID {
				return invalid(id, "a project's own record cannot be removed")
			}
			if p.Get(id) == nil {
				return &model.Error{Code: model.CodeNotFound, ID: id, Err: fmt.Errorf("remove")}
			}
		}
		if len(e.IDs) == 0 {
			return nil
		}
		gone := map[model.ID]bool{}
		descend(p, e.IDs, func(e model.Entity) {
			gone[e.Key()] = true
			d.remove(e.Key())
		})
		keep := relinker{entity: func(id model.ID) model.ID {
			if gone[id] {
				return ""
			}
			return id
		}}
		for entity := range p.All() {
			if !gone[entity.Key()] && names(entity, gone) {
				d.changed[entity.Key()] = keep.relink(entity)
			}
		}
		return nil
	})
}

// names reports whether an entity names any of the IDs.
func names(e model.Entity, ids map[model.ID]bool) bool {
	for id := range model.Links(e) {
		if ids[id] {
			return true
		}
	}
	return false
}
