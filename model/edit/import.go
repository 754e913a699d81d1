package edit

import (
	"cmp"
	"maps"
	"slices"

	"lupaus/model"
)

// Import adds everything of another project behind what is there. Personas,
// segments and roles that have the name of one in the project become that one,
// and so does a customer with the same code, a sheet of the same form and name, and
// an instrument that the project has word for word in the same version; the answers
// on role cards and sheets, what is said of segments and customers, and the
// project's own name, organisation, language, note and terms
// are taken where the project has none. Rules of the gap check that either
// project has switched off are off. Make it with NewImport.
type Import struct {
	From *model.Project // under IDs that are fresh
}

// NewImport gives all entities and lanes of a project fresh IDs, so that it can
// be imported any number of times; also in what its snapshots hold, which so can
// still be compared with what comes along.
func NewImport(from *model.Project, ids model.IDSource) Import {
	fresh := map[model.ID]model.ID{model.InfoID: model.InfoID}
	lanes := map[model.ID]model.ID{}
	rename := func(e model.Entity) bool {
		if fresh[e.Key()] != "" {
			return false
		}
		fresh[e.Key()] = ids()
		if j, ok := e.(*model.Journey); ok {
			for _, l := range j.Lanes {
				lanes[l.ID] = ids()
			}
		}
		return true
	}
	var parts []model.Entity
	meet := func(e model.Entity) {
		if rename(e) {
			parts = append(parts, e)
		}
	}
	i := from.Info()
	descend(from, slices.Concat(i.Personas, i.Segments, i.Roles, i.Promises, i.Journeys, i.Sheets, i.Decisions, i.Actions,
		i.Instruments, i.Audits, i.Snapshots), meet)
	for e := range from.All() { // customers, and what should be listed and is not, to be refused instead of lost
		meet(e)
	}
	for _, s := range model.Of[model.Snapshot](from, i.Snapshots) {
		if s.Project != nil {
			for e := range s.Project.All() { // some are gone since
				rename(e)
			}
		}
	}
	r := relinker{entity: swap(fresh), lane: swap(lanes)}
	for k, e := range parts {
		parts[k] = r.relinkOrigin(e)
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
		matchCustomers(p, e.From, match)
		matchSheets(p, e.From, match)
		matchInstruments(p, e.From, match)
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
			to := match[entity.Key()]
			entity = r.relink(entity)
			if to == "" {
				if err := d.add(entity); err != nil {
					return err
				}
				continue
			}
			switch own := d.open(to).(type) {
			case *model.Segment:
				fillTexts(own, entity)
			case *model.Customer:
				joinCustomer(own, entity.(*model.Customer))
			case *model.Role:
				joinRole(own, entity.(*model.Role))
			case *model.Sheet:
				joinSheet(own, entity.(*model.Sheet))
			}
		}
		e.merge(d.info(), match)
		return nil
	})
}

// matchSheets pairs sheets with the project's own of the same form and name.
func matchSheets(p, parts *model.Project, match map[model.ID]model.ID) {
	type key struct{ form, name string }
	own := map[key]model.ID{}
	for _, s := range model.Of[model.Sheet](p, p.Info().Sheets) {
		if k := (key{s.Form, s.Name}); own[k] == "" {
			own[k] = s.ID
		}
	}
	for _, s := range model.Of[model.Sheet](parts, parts.Info().Sheets) {
		k := key{s.Form, s.Name}
		if own[k] != "" {
			match[s.ID] = own[k]
			delete(own, k)
		}
	}
}

// matchCustomers pairs customers with the project's own of the same code.
func matchCustomers(p, parts *model.Project, match map[model.ID]model.ID) {
	own := map[string]model.ID{}
	for c := range p.Customers() {
		if c.Code != "" {
			own[c.Code] = c.ID
		}
	}
	if len(own) == 0 {
		return
	}
	for _, c := range slices.SortedFunc(parts.Customers(), model.CompareCustomers) {
		if id := own[c.Code]; id != "" {
			match[c.ID] = id
			delete(own, c.Code)
		}
	}
}

// matchInstruments pairs instruments with the project's own that say the same.
func matchInstruments(p, parts *model.Project, match map[model.ID]model.ID) {
	taken := map[model.ID]bool{}
	for _, i := range model.Of[model.Instrument](parts, parts.Info().Instruments) {
		for _, own := range model.Of[model.Instrument](p, p.Info().Instruments) {
			if !taken[own.ID] && own.Same(i) {
				match[i.ID], taken[own.ID] = own.ID, true
				break
			}
		}
	}
}

// joinRole gives a role what an imported one of the same name brings: its
// promises, its touchpoints, and the answers that the role has not given yet.
func joinRole(to, from *model.Role) {
	if len(from.Promises) > 0 {
		to.Promises = inserted(to.Promises, End, from.Promises...)
	}
	if len(from.Touchpoints) > 0 {
		to.Touchpoints = inserted(to.Touchpoints, End, from.Touchpoints...)
	}
	if to.Horizon == model.HorizonUnknown {
		to.Horizon = from.Horizon
	}
	fillTexts(to, from)
}

// fillTexts writes what an entity says into another one of its kind, where that
// says nothing.
func fillTexts(to, from model.Entity) {
	for _, field := range Fields(to.Kind()) {
		if s := textField(to, field); *s == "" {
			*s, _ = Text(from, field)
		}
	}
}

// joinCustomer gives a customer what an imported one of the same code knows and
// he does not say yet.
func joinCustomer(to, from *model.Customer) {
	fillTexts(to, from)
	to.Segment, to.Flow = cmp.Or(to.Segment, from.Segment), cmp.Or(to.Flow, from.Flow)
	if len(from.Figures) > 0 {
		figures := maps.Clone(from.Figures)
		maps.Copy(figures, to.Figures)
		to.Figures = figures
	}
}

// joinSheet gives a sheet what an imported one of the same form brings: the
// rows that it does not have, and in the others what has not been said yet.
func joinSheet(to, from *model.Sheet) {
	to.Rows = slices.Clone(to.Rows)
	for _, row := range from.Rows {
		i := rowIndex(to.Rows, row.ID)
		if i < 0 {
			to.Rows = append(to.Rows, row)
			continue
		}
		own := &to.Rows[i]
		for column, text := range row.Cells {
			if own.Cells[column] == "" {
				*own = own.WithCell(column, text)
			}
		}
		if own.Owner == "" {
			own.Owner = row.Owner
		}
		own.Links = inserted(own.Links, End, without(row.Links, own.Links...)...)
	}
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
	to.Segments = appended(to.Segments, unmatched(from.Segments))
	to.Roles = appended(to.Roles, unmatched(from.Roles))
	to.Promises = appended(to.Promises, from.Promises)
	to.Sheets = appended(to.Sheets, unmatched(from.Sheets))
	to.Decisions = appended(to.Decisions, from.Decisions)
	to.Actions = appended(to.Actions, from.Actions)
	to.Instruments = appended(to.Instruments, unmatched(from.Instruments))
	to.Audits = appended(to.Audits, from.Audits)
	to.Snapshots = appended(to.Snapshots, from.Snapshots)
	for _, r := range from.IgnoredRules {
		if _, off := to.Ignored(r.Rule); !off {
			to.IgnoredRules = inserted(to.IgnoredRules, End, r)
		}
	}
	if to.Customers == (model.CustomerTerms{}) {
		to.Customers = from.Customers
	}
	if to.Workbook == nil {
		to.Workbook = from.Workbook
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
