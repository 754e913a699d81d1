package exchange

import (
	"slices"

	"lupaus/model"
)

// LinkLosses counts what no foreign format holds of a journey: links between
// promises and touchpoints, the roles' parts in touchpoints that another role
// answers for, and links to journeys that are not written with it.
// with lists the journeys that are written to the same file, if the format
// keeps the links between them.
func LinkLosses(p *model.Project, j *model.Journey, notes *Notes, with ...model.ID) {
	if j.Previous != "" && !slices.Contains(with, j.Previous) {
		notes.Count(Lost, "exchange.lost.previous")
	}
	promises := func(ids []model.ID) {
		for _, pr := range model.Of[model.Promise](p, ids) {
			if pr.Parent != "" || len(pr.KeptBy) > 0 {
				notes.Count(Lost, "exchange.lost.promiseLinks")
			}
		}
	}
	for _, r := range model.Of[model.Role](p, p.Info().Roles) {
		for _, id := range r.Touchpoints {
			if p.JourneyOf(id) == j {
				notes.Count(Lost, "exchange.lost.roleLinks")
			}
		}
	}
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		promises(s.Promises)
		for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
			promises(t.Promises)
		}
	}
}

// RestLosses tells that a project holds more than the journeys that were
// written: other journeys, people, segments and customers, promises, sheets, decisions and actions,
// audits and instruments, snapshots, ignored rules and the organisation.
func RestLosses(p *model.Project, notes *Notes, written ...model.ID) {
	info := p.Info()
	notes.CountMany(Lost, "exchange.lost.journeys", len(info.Journeys)-len(written))
	people := map[model.ID]bool{}
	for _, id := range slices.Concat(info.Personas, info.Roles) {
		people[id] = true
	}
	for _, id := range written {
		if j := p.Journey(id); j != nil {
			for _, used := range slices.Concat(usedPersonas(p, j), usedRoles(p, j)) {
				delete(people, used)
			}
		}
	}
	notes.CountMany(Lost, "exchange.lost.people", len(people))
	notes.CountMany(Lost, "exchange.lost.segments", len(info.Segments))
	customers := 0
	for range p.Customers() {
		customers++
	}
	notes.CountMany(Lost, "exchange.lost.customers", customers)
	promises := len(info.Promises)
	for _, r := range model.Of[model.Role](p, info.Roles) {
		promises += len(r.Promises)
	}
	notes.CountMany(Lost, "exchange.lost.promises", promises)
	notes.CountMany(Lost, "exchange.lost.sheets", len(info.Sheets))
	notes.CountMany(Lost, "exchange.lost.decisions", len(info.Decisions)+len(info.Actions))
	notes.CountMany(Lost, "exchange.lost.audits", len(info.Audits)+len(info.Instruments))
	notes.CountMany(Lost, "exchange.lost.snapshots", len(info.Snapshots))
	notes.CountMany(Lost, "exchange.lost.ignoredRules", len(info.IgnoredRules))
	if info.Organisation != (model.Organisation{}) || info.Note != "" {
		notes.Add(Lost, At{}, "exchange.lost.organisation")
	}
}
