package edit

import (
	"slices"

	"lupaus/model"
)

// Import adds everything of another project behind what is there. Personas
// and roles that have the name of one in the project become that one; the
// project's own name, organisation, language and note are taken where the
// project has none. Make it with NewImport.
type Import struct {
	From *model.Project // under IDs that are fresh
}

// NewImport gives all entities and lanes of a project fresh IDs, so that it can
// be imported any number of times.
func NewImport(from *model.Project, ids model.IDSource) Import {
	fresh := map[model.ID]model.ID{}
	lanes := map[model.ID]model.ID{}
	var parts []model.Entity
	meet := func(e model.Entity) {
		if fresh[e.Key()] != "" {
			return
		}
		parts = append(parts, e)
		fresh[e.Key()] = ids()
		if j, ok := e.(*model.Journey); ok {
			for _, l := range j.Lanes {
				lanes[l.ID] = ids()
			}
		}
	}
	fresh[model.InfoID] = model.InfoID
	i := from.Info()
	descend(from, slices.Concat(i.Personas, i.Roles, i.Promises, i.Journeys, i.Sheets, i.Decisions, i.Actions, i.Snapshots), meet)
	for e := range from.All() { // what no list names is added too, to be refused instead of lost
		meet(e)
	}
	r := relinker{entity: swap(fresh), lane: swap(lanes)}
	for k, e := range parts {
		parts[k] = r.relink(e)
		if t, ok := parts[k].(*model.Touchpoint); ok {
			t.Origin = r.one(t.Origin)
		}
	}
	own := r.relink(i).(*model.Info)
	return Import{model.NewProject(*own).With(parts...)}
}

// Label implements Edit.
func (e Import) Label() model.Label { return label("import") }

// Focus implements Focuser: the journeys that were added.
func (e Import) Focus() []model.ID { return slices.Clone(e.From.Info().Journeys) }

// Apply implements Edit.
func (e Import) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		match := matchPeople(p, e.From)
		r := relinker{entity: func(id model.ID) model.ID {
			if to := match[id]; to != "" {
				return to
			}
			return id
		}}
		for entity := range e.From.All() {
			if entity.Kind() == model.KindInfo {
				continue
			}
			if to := match[entity.Key()]; to != "" {
				if err := d.joinRole(to, entity); err != nil {
					return err
				}
				continue
			}
			if err := d.add(r.relink(entity)); err != nil {
				return err
			}
		}
		e.merge(d.info(), match)
		return nil
	})
}

// joinRole gives a role what an imported one of the same name brings: its
// promises, its touchpoints, and the answers that the role has not given yet.
func (d *draft) joinRole(to model.ID, imported model.Entity) error {
	from, ok := imported.(*model.Role)
	if !ok {
		return nil
	}
	own, err := d.role(to)
	if err != nil {
		return err
	}
	if len(from.Promises) > 0 {
		own.Promises = inserted(own.Promises, End, from.Promises...)
	}
	if len(from.Touchpoints) > 0 {
		own.Touchpoints = inserted(own.Touchpoints, End, from.Touchpoints...)
	}
	if own.Horizon == model.HorizonUnknown {
		own.Horizon = from.Horizon
	}
	for _, field := range Fields(model.KindRole) {
		if s := textField(own, field); *s == "" {
			*s, _ = Text(from, field)
		}
	}
	return nil
}

// merge adds the lists of the imported project's own record.
func (e Import) merge(to *model.Info, match map[model.ID]model.ID) {
	from := e.From.Info()
	unmatched := func(ids []model.ID) []model.ID {
		return slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return match[id] != "" })
	}
	appended := func(to []model.ID, ids []model.ID) []model.ID {
		if len(ids) == 0 {
			return to
		}
		return inserted(to, End, ids...)
	}
	to.Journeys = appended(to.Journeys, from.Journeys)
	to.Personas = appended(to.Personas, unmatched(from.Personas))
	to.Roles = appended(to.Roles, unmatched(from.Roles))
	to.Promises = appended(to.Promises, from.Promises)
	to.Sheets = appended(to.Sheets, from.Sheets)
	to.Decisions = appended(to.Decisions, from.Decisions)
	to.Actions = appended(to.Actions, from.Actions)
	to.Snapshots = appended(to.Snapshots, from.Snapshots)
	for _, r := range from.IgnoredRules {
		if _, off := to.Ignored(r.Rule); !off {
			to.IgnoredRules = inserted(to.IgnoredRules, End, r)
		}
	}
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&to.Name, from.Name)
	fill(&to.Language, from.Language)
	fill(&to.Note, from.Note)
	fill(&to.Organisation.Name, from.Organisation.Name)
	fill(&to.Organisation.Mission, from.Organisation.Mission)
	fill(&to.Organisation.Values, from.Organisation.Values)
}
