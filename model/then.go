package model

import "slices"

// thenPrefix begins the IDs that Beside gives to what stood in an earlier
// project.
const thenPrefix = "then:"

// Beside returns a project for drawing only: today's, with a journey as it was
// in an earlier version of the project, a snapshot for example, beside today's
// under an ID of its own. Each touchpoint of the earlier journey says by its
// Origin which one of today it is, so that the one may be laid over the other or
// compared with it. Promises given elsewhere that the journey's touchpoints were
// to keep stay where they are. Personas and roles are shown as they are today,
// and as they were when they are gone. thenJourney is empty, and both is today's
// project, when the earlier one has no such journey.
func Beside(now, then *Project, journey ID) (both *Project, thenJourney ID) {
	j := then.Journey(journey)
	if j == nil {
		return now, ""
	}
	b := besider{now: now, then: then, info: *now.Info(), old: map[ID]bool{}}
	b.journey(j)
	return now.With(append(b.entities, &b.info)...), earlier(journey)
}

// earlier is the ID of an entity as it was; no entity is none then either.
func earlier(id ID) ID {
	if id == "" {
		return ""
	}
	return thenPrefix + id
}

// besider copies a journey and all that its map shows.
type besider struct {
	now, then *Project
	info      Info
	entities  []Entity
	old       map[ID]bool // touchpoints and promises that are copied, by their own ID
}

func (b *besider) journey(j *Journey) {
	var promises []*Promise
	take := func(ids []ID) {
		for _, pr := range Of[Promise](b.then, ids) {
			promises = append(promises, pr)
			b.old[pr.ID] = true
		}
	}
	for _, s := range Of[Stage](b.then, j.Stages) {
		take(s.Promises)
	}
	for _, t := range b.then.Touchpoints(j) {
		b.old[t.ID] = true
		take(t.Promises)
	}
	copied := *j
	copied.ID, copied.Previous, copied.Stages = earlier(j.ID), "", earlierAll(j.Stages)
	b.entities = append(b.entities, &copied)
	b.info.Journeys = with(b.info.Journeys, copied.ID)
	for _, id := range j.Personas {
		b.persona(id)
	}
	for _, s := range Of[Stage](b.then, j.Stages) {
		b.stage(s)
	}
	for _, t := range b.then.Touchpoints(j) {
		b.touchpoint(t)
	}
	for _, pr := range promises {
		b.promise(pr)
	}
}

func (b *besider) stage(s *Stage) {
	c := *s
	c.ID, c.Journey = earlier(s.ID), earlier(s.Journey)
	c.Touchpoints, c.Promises = earlierAll(s.Touchpoints), earlierAll(s.Promises)
	b.entities = append(b.entities, &c)
}

func (b *besider) touchpoint(t *Touchpoint) {
	c := *t
	c.ID, c.Stage, c.Promises = earlier(t.ID), earlier(t.Stage), earlierAll(t.Promises)
	c.Origin = t.ID
	b.entities = append(b.entities, &c)
	b.role(t.Role)
	for _, f := range t.Feelings {
		b.persona(f.Persona)
	}
}

func (b *besider) promise(pr *Promise) {
	c := *pr
	c.ID, c.Subject, c.Parent = earlier(pr.ID), earlier(pr.Subject), ""
	if b.old[pr.Parent] {
		c.Parent = earlier(pr.Parent)
	}
	c.KeptBy = nil
	for _, id := range pr.KeptBy {
		if b.old[id] {
			c.KeptBy = append(c.KeptBy, earlier(id))
		}
	}
	b.entities = append(b.entities, &c)
	b.role(pr.Owner)
}

// persona adds one who is gone today.
func (b *besider) persona(id ID) {
	if p := b.then.Persona(id); p != nil && b.now.Get(id) == nil && !slices.Contains(b.info.Personas, id) {
		b.entities = append(b.entities, p)
		b.info.Personas = with(b.info.Personas, id)
	}
}

// role adds one who is gone today, by name alone.
func (b *besider) role(id ID) {
	if r := b.then.Role(id); r != nil && b.now.Get(id) == nil && !slices.Contains(b.info.Roles, id) {
		b.entities = append(b.entities, &Role{ID: r.ID, Name: r.Name, Role: r.Role})
		b.info.Roles = with(b.info.Roles, id)
	}
}

func earlierAll(ids []ID) []ID {
	var list []ID
	for _, id := range ids {
		list = append(list, earlier(id))
	}
	return list
}

// with returns a list with an ID at its end, once; the list itself stays as it
// is.
func with(ids []ID, id ID) []ID {
	if slices.Contains(ids, id) {
		return ids
	}
	return append(slices.Clip(ids), id)
}
