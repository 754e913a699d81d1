package model

import (
	"fmt"
	"slices"
	"strings"
)

// partMark parts the ID of an entity from the key of its part. No ID holds it,
// because IDs hold no control characters.
const partMark = "\x1f"

// StatementID names a statement of an audit where something points to it:
// statements are no entities of their own.
func StatementID(audit ID, key string) ID { return audit + partMark + ID(key) }

// Part reads what StatementID wrote.
func (id ID) Part() (owner ID, key string, ok bool) {
	whole, key, ok := strings.Cut(string(id), partMark)
	return ID(whole), key, ok
}

// Entity is the entity that an ID names, or of which it names a part.
func (id ID) Entity() ID {
	owner, _, _ := id.Part()
	return owner
}

// entitiesOf are the entities that IDs name, or of which they name parts.
func entitiesOf(ids []ID) []ID {
	if !slices.ContainsFunc(ids, func(id ID) bool { return strings.Contains(string(id), partMark) }) {
		return ids
	}
	list := make([]ID, len(ids))
	for i, id := range ids {
		list[i] = id.Entity()
	}
	return list
}

// AskedStatement is a statement of an audit as something points to it. It is made
// when it is looked for ([Project.Find]) and stands in no project.
type AskedStatement struct {
	Audit      *Audit
	Instrument *Instrument
	Number     int // place in the instrument, from 0
	*Statement
}

// Key implements Entity.
func (s *AskedStatement) Key() ID { return StatementID(s.Audit.ID, s.Statement.Key) }

// Kind implements Entity: a statement is a part of an audit.
func (*AskedStatement) Kind() Kind { return KindAudit }

func (*AskedStatement) validate(*validation) {}

// Find returns what an ID of a link names: an entity, or an *AskedStatement; nil
// when it is not there.
func (p *Project) Find(id ID) Entity {
	owner, key, part := id.Part()
	if !part {
		return p.Get(id)
	}
	a := p.Audit(owner)
	if a == nil {
		return nil
	}
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil
	}
	at := i.Find(key)
	if at < 0 {
		return nil
	}
	_, s := i.Statement(at)
	return &AskedStatement{a, i, at, s}
}

// part checks a link to a part of an entity: the audit is there, and whichever
// version of its questionnaire knows the statement.
func (c checker) part(field string, id ID) {
	owner, key, _ := id.Part()
	if c.v.p.Audit(owner) == nil || owner == c.e.Key() {
		c.fail(ProblemReference, field, fmt.Sprintf("%s %s", owner, key))
	}
	c.text(field, key)
	if key == "" {
		c.fail(ProblemMissing, field, string(owner))
	}
}
