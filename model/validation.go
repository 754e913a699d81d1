package model

import (
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"
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
	case *Persona, *Snapshot:
		return [][]ID{own}
	case *Role, *Journey, *Sheet, *Decision, *Action:
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
		return [][]ID{e.Journeys, e.Personas, e.Roles, e.Promises, e.Sheets, e.Decisions, e.Actions, e.Snapshots}
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
		return [][]ID{e.About, {e.Owner}}
	case *Action:
		return [][]ID{e.About, {e.Owner}}
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

// checker reports the problems of one entity.
type checker struct {
	v *validation
	e Entity
}

func (c checker) fail(code ProblemCode, field, detail string) {
	c.v.report(Problem{Code: code, Kind: c.e.Kind(), ID: c.e.Key(), Field: field, Detail: detail})
}

func (c checker) id() {
	id := string(c.e.Key())
	switch {
	case id == "":
		c.fail(ProblemMissing, "id", "")
	case len(id) > MaxID:
		c.fail(ProblemLong, "id", fmt.Sprint(len(id)))
	case !cleanText(id):
		c.fail(ProblemText, "id", fmt.Sprintf("%.40q", id))
	}
}

func (c checker) text(field string, texts ...string) {
	for _, s := range texts {
		if !cleanText(s) {
			c.fail(ProblemText, field, fmt.Sprintf("%.40q", s))
		}
		if len(s) > MaxText && utf8.RuneCountInString(s) > MaxText {
			c.fail(ProblemLong, field, fmt.Sprint(utf8.RuneCountInString(s)))
		}
	}
}

func oneOf[T ~string](c checker, field string, v T, allowed ...T) {
	if !slices.Contains(allowed, v) {
		c.fail(ProblemValue, field, string(v))
	}
}

// within also refuses NaN.
func (c checker) within(field string, v, low, high float64) {
	if !(v >= low && v <= high) {
		c.fail(ProblemValue, field, fmt.Sprint(v))
	}
}

// refers checks that an optional ID names an entity of a kind.
func (c checker) refers(field string, kind Kind, id ID) {
	if id == "" {
		return
	}
	if e := c.v.p.Get(id); e == nil || e.Kind() != kind {
		c.fail(ProblemReference, field, string(id))
	}
}

// about checks references to entities of any kind, but not to the record itself,
// nor to the project's own record, nor to snapshots: what a snapshot holds is
// the project without snapshots, and must stand by itself.
func (c checker) about(field string, ids []ID) {
	seen := map[ID]bool{}
	for _, id := range ids {
		e := c.v.p.Get(id)
		if e == nil || id == c.e.Key() || e.Kind() == KindInfo || e.Kind() == KindSnapshot {
			c.fail(ProblemReference, field, string(id))
		}
		if seen[id] {
			c.fail(ProblemTwice, field, string(id))
		}
		seen[id] = true
	}
}

// list checks a list: each entry is there, of the kind, named once, and, when
// the list is one of children, says that it belongs here. was is the list
// before the change: entries that stood there already, and that the change does
// not touch, are in order.
func (c checker) list(field string, kind Kind, ids, was []ID, parent func(Entity) ID) {
	fits := func(e Entity) bool {
		return e != nil && e.Kind() == kind && (parent == nil || parent(e) == c.e.Key())
	}
	head, tail := shared(ids, was)
	for _, id := range ids[head : len(ids)-tail] {
		if !fits(c.v.p.Get(id)) {
			c.fail(ProblemReference, field, string(id))
		}
	}
	if head+tail > 0 {
		for _, d := range c.v.change {
			if fits(d.Before) && !fits(d.After) && (slices.Contains(ids[:head], d.ID) || slices.Contains(ids[len(ids)-tail:], d.ID)) {
				c.fail(ProblemReference, field, string(d.ID))
			}
		}
	}
	c.once(field, ids, head, len(ids)-tail)
}

// once checks that the entries from one place to another stand in the list
// once.
func (c checker) once(field string, ids []ID, from, to int) {
	const few = 8
	if to-from <= few {
		for i := from; i < to; i++ {
			if slices.Contains(ids[:i], ids[i]) || slices.Contains(ids[max(i+1, to):], ids[i]) {
				c.fail(ProblemTwice, field, string(ids[i]))
			}
		}
		return
	}
	seen := make(map[ID]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			c.fail(ProblemTwice, field, string(id))
		}
		seen[id] = true
	}
}

// listing is a list that entities look themselves up in.
type listing struct {
	uses int
	ids  map[ID]bool // made when the list has been used a few times
}

// listed checks that a parent lists the entity.
func (c checker) listed(field string, list []ID) {
	if !c.v.holds(list, c.e.Key()) {
		c.fail(ProblemOrphan, field, "")
	}
}

func (v *validation) holds(list []ID, id ID) bool {
	const short, fewUses = 16, 4
	if len(list) <= short {
		return slices.Contains(list, id)
	}
	l := v.listings[&list[0]]
	if l == nil {
		if v.listings == nil {
			v.listings = map[*ID]*listing{}
		}
		l = &listing{}
		v.listings[&list[0]] = l
	}
	if l.uses++; l.uses <= fewUses {
		return slices.Contains(list, id)
	}
	if l.ids == nil {
		l.ids = make(map[ID]bool, len(list))
		for _, one := range list {
			l.ids[one] = true
		}
	}
	return l.ids[id]
}

// verdict is what is known of an entity's ancestors.
type verdict int8

const (
	climbing verdict = iota + 1
	rooted
	cyclic
)

// climbs checks that the way up from an entity through its parents ends. up
// returns an entity's parent, and whether the entity is there and of the kind.
// Each entity is passed once in a run, however many stand below it.
func (c checker) climbs(field string, parent ID, up func(ID) (ID, bool)) {
	if parent == "" {
		return
	}
	if c.v.climbed == nil {
		c.v.climbed = map[ID]verdict{}
	}
	climbed := c.v.climbed
	var path []ID
	end := rooted
	for at := c.e.Key(); at != ""; {
		next, ok := up(at)
		if !ok {
			break
		}
		if climbed[at] != 0 {
			if climbed[at] != rooted {
				end = cyclic
			}
			break
		}
		climbed[at] = climbing
		path = append(path, at)
		at = next
	}
	for _, id := range path {
		climbed[id] = end
	}
	if climbed[c.e.Key()] == cyclic {
		c.fail(ProblemCycle, field, string(parent))
	}
}
