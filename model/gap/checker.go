package gap

import (
	"slices"

	"lupaus/model"
)

// Check applies all rules to a project that is valid.
func Check(p *model.Project) *Report { return new(Checker).Check(p) }

// Checker checks one project after the other and remembers: its cost grows with
// the difference to the project checked last, whichever way that leads. The
// report is the same as that of Check. The zero value is ready for use. It
// belongs to one goroutine; its reports may go anywhere.
type Checker struct {
	facts
	dirty  []*subject // those that are stale
	rounds int        // of touch and rank so far
	found  []*found   // all findings, sorted, those of ignored rules too
	marks  []mark     // the same by whom they concern, sorted
	spare  *found     // to be filled in next
	report *Report
}

// Check applies all rules to a project that is valid. In one that is not,
// findings may be missing or stale.
func (c *Checker) Check(p *model.Project) *Report {
	moved := true
	if c.report == nil {
		c.begin(p)
	} else {
		change := model.Diff(c.p, p)
		if len(change) == 0 {
			return c.report
		}
		c.touch(change, func(d model.Delta) model.Entity { return d.Before })
		c.p = p
		for _, d := range change {
			c.adopt(d.ID, d.Before, d.After)
		}
		c.touch(change, func(d model.Delta) model.Entity { return d.After })
		moved = slices.ContainsFunc(change, reorders)
	}
	if moved {
		c.rank(p)
	}
	c.renew(moved)
	c.publish()
	return c.report
}

// begin takes in the first project.
func (c *Checker) begin(p *model.Project) {
	n := p.Len()
	c.facts = facts{
		p: p, subjects: make(map[model.ID]*subject, n),
		keeps: refs{}, parts: refs{}, owns: refs{}, answers: refs{}, joins: refs{},
	}
	c.dirty = make([]*subject, 0, n)
	for e := range p.All() {
		c.adopt(e.Key(), nil, e)
		c.spoil(e.Key())
	}
}

// adopt makes an entity, or nil, the one that the facts are about.
func (c *Checker) adopt(id model.ID, before, after model.Entity) {
	c.note(before, refs.remove)
	c.note(after, refs.add)
	s := c.subjects[id]
	switch after.(type) {
	case *model.Touchpoint, *model.Promise, *model.Role, *model.Stage:
		if s == nil {
			s = &subject{}
			c.subjects[id] = s
		}
		s.entity = after
	default:
		if s != nil {
			s.entity = nil
			delete(c.subjects, id)
		}
	}
}

// touch makes stale whatever the rules may see differently because of a change,
// as things are connected on one side of it.
func (c *Checker) touch(change model.Change, side func(model.Delta) model.Entity) {
	c.rounds++
	for _, d := range change {
		switch e := side(d).(type) {
		case *model.Touchpoint:
			c.touchTouchpoint(e)
		case *model.Promise:
			c.climb(e.ID)
			c.spoil(e.KeptBy...)
		case *model.Role:
			c.spoil(e.ID)
			c.climb(e.Promises...)
		case *model.Stage:
			c.spoil(e.ID)
			if changesStage(d) {
				c.touchStage(e)
			}
		case *model.Journey:
			if changesJourney(d) {
				for _, s := range model.Of[model.Stage](c.p, e.Stages) {
					c.touchStage(s)
				}
			}
		}
	}
}

// changesStage reports whether a stage has changed in what rules ask of its
// touchpoints and promises.
func changesStage(d model.Delta) bool {
	b, _ := d.Before.(*model.Stage)
	a, _ := d.After.(*model.Stage)
	return b == nil || a == nil || b.OutOfBusiness != a.OutOfBusiness || b.Journey != a.Journey
}

// changesJourney is changesStage for journeys.
func changesJourney(d model.Delta) bool {
	b, _ := d.Before.(*model.Journey)
	a, _ := d.After.(*model.Journey)
	return b == nil || a == nil || b.State != a.State
}

func (c *Checker) touchStage(s *model.Stage) {
	c.climb(s.Promises...)
	for _, t := range model.Of[model.Touchpoint](c.p, s.Touchpoints) {
		c.touchTouchpoint(t)
	}
}

func (c *Checker) touchTouchpoint(t *model.Touchpoint) {
	c.spoil(t.ID, t.Stage, t.Role)
	c.spoil(c.joins[t.ID]...)
	c.climb(t.Promises...)
	c.climb(c.keeps[t.ID]...)
}

// climb makes promises stale, those that they are a part of, and the roles that
// give or own any of these.
func (c *Checker) climb(ids ...model.ID) {
	for _, id := range ids {
		for s := c.subjects[id]; s != nil && s.round != c.rounds; s = c.subjects[id] {
			s.round = c.rounds
			c.spoil(id)
			w := c.p.Promise(id)
			if w == nil {
				break
			}
			c.spoil(w.Owner)
			if w.Level == model.LevelRole {
				c.spoil(w.Subject)
			}
			id = w.Parent
		}
	}
}

// spoil makes subjects stale.
func (c *Checker) spoil(ids ...model.ID) {
	for _, id := range ids {
		if s := c.subjects[id]; s != nil && !s.stale {
			s.stale, s.known = true, false
			c.dirty = append(c.dirty, s)
		}
	}
}

// reorders reports whether a change is one of the order of the project.
func reorders(d model.Delta) bool {
	return !slices.EqualFunc(lists(d.Before), lists(d.After), slices.Equal[[]model.ID])
}

// lists are the lists that the order of the project hangs on.
func lists(e model.Entity) [][]model.ID {
	switch e := e.(type) {
	case *model.Info:
		return [][]model.ID{e.Promises, e.Journeys, e.Roles}
	case *model.Journey:
		return [][]model.ID{e.Stages}
	case *model.Stage:
		return [][]model.ID{e.Promises, e.Touchpoints}
	case *model.Touchpoint:
		return [][]model.ID{e.Promises}
	case *model.Role:
		return [][]model.ID{e.Promises}
	}
	return nil
}

// rank numbers the subjects in the order of the project.
func (c *Checker) rank(p *model.Project) {
	c.rounds++
	n := 0
	var number func(ids []model.ID)
	number = func(ids []model.ID) {
		for _, id := range ids {
			s := c.subjects[id]
			if s == nil || s.round == c.rounds {
				continue
			}
			s.round, s.rank = c.rounds, n
			n++
			for _, list := range lists(s.entity) {
				number(list)
			}
		}
	}
	i := p.Info()
	number(i.Promises)
	for _, j := range model.Of[model.Journey](p, i.Journeys) {
		number(j.Stages)
	}
	number(i.Roles)
}

// renew replaces the findings of all that is stale. When ranks have moved the
// others may have to change places, too.
func (c *Checker) renew(moved bool) {
	fresh := make([]*found, 0, len(c.dirty))
	for _, s := range c.dirty {
		fresh = c.find(s, fresh)
	}
	marks := make([]mark, 0, len(fresh))
	for _, f := range fresh {
		marks = append(marks, mark{f.Subject, f})
		for _, id := range f.Also {
			marks = append(marks, mark{id, f})
		}
	}
	slices.SortFunc(fresh, compareFound)
	slices.SortFunc(marks, compareMark)
	c.found = slices.DeleteFunc(c.found, func(f *found) bool { return f.at.stale })
	c.marks = slices.DeleteFunc(c.marks, func(m mark) bool { return m.at.stale })
	if moved {
		slices.SortFunc(c.found, compareFound)
	}
	c.found = merge(c.found, fresh, compareFound)
	c.marks = merge(c.marks, marks, compareMark)
	for _, s := range c.dirty {
		s.stale = false
	}
	clear(c.dirty)
	c.dirty = c.dirty[:0]
}

// find appends what the rules find in a subject.
func (c *Checker) find(s *subject, list []*found) []*found {
	if s.entity == nil {
		return list
	}
	kind, importance := s.entity.Kind(), c.importance(s)
	for i, r := range rules {
		if r.Kind != kind {
			continue
		}
		if c.spare == nil {
			c.spare = new(found)
		}
		f := c.spare
		*f = found{Finding{Rule: r.ID, Subject: s.entity.Key(), Importance: importance, Gap: r.Gap}, i, s}
		if r.find(&c.facts, s, &f.Finding) {
			f.Importance, f.Gap = tenths(f.Importance), tenths(f.Gap)
			f.Score = tenths(f.Importance * f.Gap)
			list = append(list, f)
			c.spare = nil
		}
	}
	return list
}

// publish makes the report of what has been found.
func (c *Checker) publish() {
	ignored := make([]*Ignored, len(rules)) // by rule
	info := c.p.Info()
	for i, rule := range rules {
		if reason, off := info.Ignored(string(rule.ID)); off {
			ignored[i] = &Ignored{Rule: rule.ID, Reason: reason}
		}
	}
	r := &Report{
		Findings: make([]*Finding, 0, len(c.found)),
		ids:      make([]model.ID, 0, len(c.marks)), of: make([]*Finding, 0, len(c.marks)),
	}
	for _, f := range c.found {
		if off := ignored[f.rule]; off != nil {
			off.Count++
		} else {
			r.Findings = append(r.Findings, &f.Finding)
		}
	}
	for _, m := range c.marks {
		if ignored[m.rule] == nil {
			r.ids, r.of = append(r.ids, m.id), append(r.of, &m.Finding)
		}
	}
	for _, off := range ignored {
		if off != nil {
			r.Ignored = append(r.Ignored, *off)
		}
	}
	c.report = r
}
