package model

import (
	"iter"
	"slices"
)

// validation is one run over a project or a change.
//
// In a run over a change, whatever the change cannot have broken is taken for
// granted, so that a list of a thousand entries is not looked up entry by entry
// because one was added.
type validation struct {
	p        *Project
	change   Change // empty: nothing is taken for granted
	problems []Problem
	listings map[*ID]*listing // by the first entry; lists are frozen
	climbed  map[ID]verdict
	answers  map[ID]bool // batches whose sheets have been looked at
}

// maxTrusted is the longest change that is looked through once for each list.
const maxTrusted = 64

// Validate returns every broken rule of a whole project, none when it is valid.
func Validate(p *Project) []Problem {
	v := &validation{p: p}
	if get[Info](p, InfoID) == nil {
		v.report(Problem{Code: ProblemMissing, Kind: KindInfo, ID: InfoID})
	}
	for e := range p.All() {
		e.validate(v)
	}
	return v.problems
}

// ValidateChange returns the broken rules of what a change touched and of what
// refers to it or is listed by it. In a project that was valid before, none
// means that it is valid after. Its cost grows with the change; only when
// personas or roles are removed, or something that is still referred to
// ([Project.Referred]), is the project walked, once; and a new snapshot is
// looked through.
func ValidateChange(after *Project, c Change) []Problem {
	v := &validation{p: after}
	if len(c) <= maxTrusted {
		v.change = c
	}
	seen := map[ID]bool{}
	check := func(id ID) {
		if seen[id] {
			return
		}
		seen[id] = true
		if e := after.Get(id); e != nil {
			e.validate(v)
		}
	}
	if c.Has(InfoID) && get[Info](after, InfoID) == nil {
		v.report(Problem{Code: ProblemMissing, Kind: KindInfo, ID: InfoID})
	}
	gone := map[ID]bool{}
	for _, d := range c {
		check(d.ID)
		for _, id := range newOrGone(d.Before, d.After) {
			check(id)
		}
		if d.After == nil || d.Before != nil && d.Before.Kind() != d.After.Kind() {
			gone[d.ID] = true
		}
	}
	for _, id := range referrers(after, c, gone) {
		check(id)
	}
	return v.problems
}

func (v *validation) report(p Problem) { v.problems = append(v.problems, p) }

// before returns an entity as it was before the change, an empty one when it
// is new, is of another kind now or nothing is taken for granted.
func before[T any](v *validation, id ID) *T {
	if len(v.change) == 0 {
		return new(T)
	}
	if i, ok := v.change.find(id); ok {
		if e, ok := any(v.change[i].Before).(*T); ok {
			return e
		}
		return new(T)
	}
	return get[T](v.p, id) // the same as after
}

// newOrGone returns the IDs that one of two versions of an entity names and the
// other does not: a link that did not change cannot have broken.
func newOrGone(before, after Entity) []ID {
	old, now := bonds(before), bonds(after)
	if before == nil || after == nil || before.Kind() != after.Kind() {
		return slices.Concat(slices.Concat(old...), slices.Concat(now...))
	}
	var ids []ID
	for i := range old {
		head, tail := shared(old[i], now[i])
		ids = appendOdd(ids, old[i][head:len(old[i])-tail], now[i][head:len(now[i])-tail])
	}
	return ids
}

// appendOdd appends what only one of two lists holds.
func appendOdd(ids, a, b []ID) []ID {
	if len(a) == 0 || len(b) == 0 {
		return append(append(ids, a...), b...)
	}
	const inA, inB = 1, 2
	in := make(map[ID]int, len(a)+len(b))
	for _, id := range a {
		in[id] |= inA
	}
	for _, id := range b {
		in[id] |= inB
	}
	for _, list := range [][]ID{a, b} {
		for _, id := range list {
			if in[id] != inA|inB {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// shared counts how many entries two lists have in common at the head, and at
// the tail behind that.
func shared(a, b []ID) (head, tail int) {
	n := min(len(a), len(b))
	for head < n && a[head] == b[head] {
		head++
	}
	for tail < n-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

// bonds returns the links of an entity and, for what the project's own record
// lists without being named in return, that record.
func bonds(e Entity) [][]ID {
	own := []ID{InfoID}
	switch e := e.(type) {
	case *Persona, *Segment, *Snapshot:
		return [][]ID{own}
	case *Role, *Journey, *Sheet, *Decision, *Action, *Instrument, *Audit:
		return append(links(e), own)
	case *Promise:
		if e.Subject != "" {
			own = nil
		}
		return append(links(e), own)
	case nil:
		return nil
	}
	return links(e)
}

// Links walks the IDs of all entities that an entity names, in lists and in
// single references, empty ones left out. Origins are not among them: they may
// name what is gone.
func Links(e Entity) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		for _, list := range links(e) {
			for _, id := range list {
				if id != "" && !yield(id) {
					return
				}
			}
		}
	}
}

// links returns the lists and single references of an entity, for each kind in
// the same order.
func links(e Entity) [][]ID {
	switch e := e.(type) {
	case *Info:
		return [][]ID{e.Journeys, e.Personas, e.Segments, e.Roles, e.Promises, e.Sheets, e.Decisions, e.Actions, e.Instruments, e.Audits, e.Snapshots}
	case *Customer:
		return [][]ID{{e.Segment}}
	case *Role:
		return [][]ID{e.Promises, e.Touchpoints}
	case *Journey:
		return [][]ID{e.Stages, e.Personas, {e.Previous}}
	case *Stage:
		return [][]ID{e.Touchpoints, e.Promises, {e.Journey}}
	case *Touchpoint:
		feelings := make([]ID, len(e.Feelings))
		for i, f := range e.Feelings {
			feelings[i] = f.Persona
		}
		return [][]ID{e.Promises, feelings, {e.Stage, e.Role}}
	case *Promise:
		return [][]ID{e.KeptBy, {e.Subject, e.Parent, e.Owner}}
	case *Sheet:
		return [][]ID{e.links(), e.owners()}
	case *Decision:
		return [][]ID{entitiesOf(e.About), {e.Owner}}
	case *Action:
		return [][]ID{entitiesOf(e.About), {e.Owner}}
	case *Audit:
		return [][]ID{e.Batches, e.evidence(), e.actions(), {e.Instrument}}
	case *AnswerBatch:
		return [][]ID{{e.Audit}}
	}
	return nil
}

// referrers finds what still names any of the IDs that are gone from a
// project or of another kind now. What lists them or belongs to them has been
// checked already; references that no list answers are counted; only personas
// and roles must be looked for.
func referrers(p *Project, c Change, gone map[ID]bool) []ID {
	walk := false
	for _, d := range c {
		if gone[d.ID] {
			switch d.Before.Kind() {
			case KindInfo:
			case KindPersona, KindRole:
				walk = true
			default:
				walk = walk || p.Referred(d.ID) > 0
			}
		}
	}
	if !walk {
		return nil
	}
	var ids []ID
	for e := range p.All() {
		for id := range Links(e) {
			if gone[id] {
				ids = append(ids, e.Key())
				break
			}
		}
	}
	return ids
}
