package edit

import (
	"errors"
	"fmt"
	"slices"

	"lupaus/model"
)

// Remove removes entities of any kind but the project's own record, and all
// that they own: a journey's stages, a stage's touchpoints, the promises of
// each, a role's promises, the answers of an audit. What refers to them from elsewhere lets go: lists,
// owners and responsible roles, the feelings of a persona, the parts of a
// promise, the segment of customers, the touchpoints that keep one or that a role has a part in, the next
// version of a journey, what decisions and actions are about, the owners and
// links of sheets, the evidence and the next steps of audits. An instrument goes
// only when no audit that stays was taken with it; the error has the code
// model.CodeNeeded otherwise. What is written in rows of sheets about a segment or a
// customer stays, under the name as it was. What snapshots hold stays.
type Remove struct {
	IDs []model.ID
}

// Label implements Edit.
func (e Remove) Label() model.Label { return counted("remove", len(e.IDs)) }

// Focus implements Focuser.
func (e Remove) Focus() []model.ID { return e.IDs }

// Apply implements Edit. Only when a persona or a role goes, or something that
// is referred to ([model.Project.Referred]), does its time grow with the project.
func (e Remove) Apply(p *model.Project) (*model.Project, error) {
	gone, err := e.gone(p)
	if err != nil || len(gone) == 0 {
		return p, err
	}
	drop := relinker{entity: func(id model.ID) model.ID {
		if gone[id] {
			return ""
		}
		return id
	}}
	ids := make([]model.ID, 0, len(gone))
	d := &draft{base: p, changed: map[model.ID]model.Entity{}}
	search := false
	for id := range gone {
		ids = append(ids, id)
		entity := p.Get(id)
		kind := entity.Kind()
		search = search || kind == model.KindPersona || kind == model.KindRole
		if owner := p.Get(owner(entity)); owner != nil && !gone[owner.Key()] && d.changed[owner.Key()] == nil {
			d.changed[owner.Key()] = drop.relink(owner)
		}
	}
	d.nameRows(gone)
	next := d.project().Without(ids...)
	for _, id := range ids {
		search = search || next.Referred(id) > 0
	}
	if !search {
		return next, nil
	}
	return apply(next, func(d *draft) error {
		for entity := range next.All() {
			if names(entity, gone) {
				d.changed[entity.Key()] = drop.relink(entity)
			}
		}
		return nil
	})
}

// nameRows writes into the rows about what goes whom they are about.
func (d *draft) nameRows(gone map[model.ID]bool) {
	for _, s := range model.Of[model.Sheet](d.base, d.base.Info().Sheets) {
		if gone[s.ID] {
			continue
		}
		for i, r := range s.Rows {
			of, about := model.RowAbout(r.Block, r.ID)
			if !about || !gone[of] || r.Empty() {
				continue
			}
			own, open := d.changed[s.ID].(*model.Sheet)
			if !open {
				own = clone(s).(*model.Sheet)
				own.Rows = slices.Clone(s.Rows)
				d.changed[s.ID] = own
			}
			name, _ := Text(d.base.Get(of), FieldName)
			own.Rows[i] = r.WithCell(model.NameColumn, name)
		}
	}
}

// gone collects what goes.
func (e Remove) gone(p *model.Project) (map[model.ID]bool, error) {
	for _, id := range e.IDs {
		if id == model.InfoID {
			return nil, invalid(id, "a project's own record cannot be removed")
		}
		if p.Get(id) == nil {
			return nil, &model.Error{Code: model.CodeNotFound, ID: id, Err: errors.New("remove")}
		}
	}
	gone := map[model.ID]bool{}
	descend(p, e.IDs, func(e model.Entity) { gone[e.Key()] = true })
	for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
		if gone[a.Instrument] && !gone[a.ID] {
			return nil, &model.Error{Code: model.CodeNeeded, ID: a.Instrument, Err: fmt.Errorf("audit %s was taken with it", a.ID)}
		}
	}
	return gone, nil
}

// owner returns the ID of the entity that lists another one.
func owner(e model.Entity) model.ID {
	switch e := e.(type) {
	case *model.Stage:
		return e.Journey
	case *model.Touchpoint:
		return e.Stage
	case *model.AnswerBatch:
		return e.Audit
	case *model.Customer: // whom no list names
		return ""
	case *model.Promise:
		if e.Level != model.LevelCompany {
			return e.Subject
		}
	}
	return model.InfoID
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
