package model

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

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

func (c checker) date(field string, d Date) {
	if !d.Valid() {
		c.fail(ProblemValue, field, string(d))
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

// about checks references to entities of any kind and to parts of them, but not to the record itself,
// nor to the project's own record, nor to snapshots: what a snapshot holds is
// the project without snapshots, and must stand by itself.
func (c checker) about(field string, ids []ID) {
	seen := map[ID]bool{}
	for _, id := range ids {
		if seen[id] {
			c.fail(ProblemTwice, field, string(id))
		}
		seen[id] = true
		if _, _, part := id.Part(); part {
			c.part(field, id)
			continue
		}
		e := c.v.p.Get(id)
		if e == nil || id == c.e.Key() || e.Kind() == KindInfo || e.Kind() == KindSnapshot {
			c.fail(ProblemReference, field, string(id))
		}
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
