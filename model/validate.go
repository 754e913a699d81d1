package model

import (
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"
)

// ProblemCode names a broken rule; translations have it as "problem." + code.
type ProblemCode string

// The rules of a valid project.
const (
	ProblemText      ProblemCode = "text"      // not valid UTF-8, or control characters
	ProblemLong      ProblemCode = "long"      // longer than MaxText
	ProblemValue     ProblemCode = "value"     // a word or number outside its range
	ProblemReference ProblemCode = "reference" // names an entity that is not there or of another kind
	ProblemOrphan    ProblemCode = "orphan"    // nobody lists the entity
	ProblemTwice     ProblemCode = "twice"     // listed or given twice
	ProblemCycle     ProblemCode = "cycle"     // is its own ancestor
	ProblemMissing   ProblemCode = "missing"   // a field that must be there is empty
)

// MaxText is the longest text of one field in characters. Pasted books are
// refused; a name of ten thousand characters is not.
const MaxText = 100_000

// MaxID is the longest ID in bytes; NewID makes them of 16.
const MaxID = 128

// Problem is one broken rule.
type Problem struct {
	Code   ProblemCode
	Kind   Kind
	ID     ID
	Field  string // the field's name in files, "" when the record as a whole is meant
	Detail string // the offending value, for people
}

// String is for logs and tests; windows translate the code.
func (p Problem) String() string {
	return fmt.Sprintf("%s %s %s: %s %s", p.Kind, p.ID, p.Field, p.Code, p.Detail)
}

// Validate returns every broken rule of a whole project, none when it is valid.
func Validate(p *Project) []Problem {
	var problems []Problem
	report := func(pr Problem) { problems = append(problems, pr) }
	if get[Info](p, InfoID) == nil {
		report(Problem{Code: ProblemMissing, Kind: KindInfo, ID: InfoID})
	}
	for e := range p.All() {
		e.validate(p, report)
	}
	return problems
}

// ValidateChange returns the broken rules of what a change touched and of what
// refers to it or is listed by it. In a project that was valid before, none
// means that it is valid after. Its cost grows with the change; only when
// entities are removed or become another kind is the project walked, once, for
// what still refers to them.
func ValidateChange(after *Project, c Change) []Problem {
	var problems []Problem
	report := func(pr Problem) { problems = append(problems, pr) }
	seen := map[ID]bool{}
	check := func(id ID) {
		if seen[id] {
			return
		}
		seen[id] = true
		if e := after.Get(id); e != nil {
			e.validate(after, report)
		}
	}
	if c.Has(InfoID) && get[Info](after, InfoID) == nil {
		report(Problem{Code: ProblemMissing, Kind: KindInfo, ID: InfoID})
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
	for _, id := range referrers(after, gone) {
		check(id)
	}
	return problems
}

// newOrGone returns the IDs that one of two versions of an entity names and the
// other does not: a link that did not change cannot have broken.
func newOrGone(before, after Entity) []ID {
	const inBefore, inAfter = 1, 2
	count := map[ID]int{}
	if before != nil {
		for id := range bonds(before) {
			count[id] |= inBefore
		}
	}
	if after != nil {
		for id := range bonds(after) {
			count[id] |= inAfter
		}
	}
	var ids []ID
	for id, in := range count {
		if in != inBefore|inAfter {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// bonds walks the links of an entity and, for a company-level promise, the
// project's own record, which is its subject without being named.
func bonds(e Entity) iter.Seq[ID] {
	p, ok := e.(*Promise)
	if !ok || p.Subject != "" {
		return Links(e)
	}
	return func(yield func(ID) bool) {
		if yield(InfoID) {
			Links(e)(yield)
		}
	}
}

// referrers finds what names any of the IDs. Removing is rare, so a walk over
// the project is fair.
func referrers(p *Project, gone map[ID]bool) []ID {
	if len(gone) == 0 {
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

// Links walks the IDs of all entities that an entity names, in lists and in
// single references, empty ones left out. Origins are not among them: they may
// name what is gone.
func Links(e Entity) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		each := func(lists ...[]ID) bool {
			for _, l := range lists {
				for _, id := range l {
					if id != "" && !yield(id) {
						return false
					}
				}
			}
			return true
		}
		switch e := e.(type) {
		case *Info:
			each(e.Journeys, e.Personas, e.Roles, e.Promises)
		case *Role:
			each(e.Promises)
		case *Journey:
			each(e.Stages, e.Personas, []ID{e.Previous})
		case *Stage:
			each(e.Touchpoints, e.Promises, []ID{e.Journey})
		case *Touchpoint:
			if each(e.Promises, []ID{e.Stage, e.Role}) {
				for _, f := range e.Feelings {
					if f.Persona != "" && !yield(f.Persona) {
						return
					}
				}
			}
		case *Promise:
			each(e.KeptBy, []ID{e.Subject, e.Parent, e.Owner})
		}
	}
}

// checker collects the problems of one entity.
type checker struct {
	p      *Project
	e      Entity
	report func(Problem)
}

func (c checker) fail(code ProblemCode, field, detail string) {
	c.report(Problem{Code: code, Kind: c.e.Kind(), ID: c.e.Key(), Field: field, Detail: detail})
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

// refers checks that an optional ID names an entity of a kind.
func (c checker) refers(field string, kind Kind, ids ...ID) {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if e := c.p.Get(id); e == nil || e.Kind() != kind {
			c.fail(ProblemReference, field, string(id))
		}
	}
}

// owns checks a list: each entry is there, of the kind, named once, and, when
// the list is one of children, says that it belongs here.
func (c checker) owns(field string, kind Kind, ids []ID, parent func(Entity) ID) {
	seen := make(map[ID]bool, len(ids))
	for _, id := range ids {
		if seen[id] {
			c.fail(ProblemTwice, field, string(id))
			continue
		}
		seen[id] = true
		e := c.p.Get(id)
		if e == nil || e.Kind() != kind {
			c.fail(ProblemReference, field, string(id))
		} else if parent != nil && parent(e) != c.e.Key() {
			c.fail(ProblemReference, field, string(id))
		}
	}
}

// listed checks that a parent lists the entity.
func (c checker) listed(field string, list []ID) {
	if !slices.Contains(list, c.e.Key()) {
		c.fail(ProblemOrphan, field, "")
	}
}

func stageJourney(e Entity) ID    { return e.(*Stage).Journey }
func touchpointStage(e Entity) ID { return e.(*Touchpoint).Stage }
func promiseSubject(e Entity) ID  { return e.(*Promise).Subject }

func (i *Info) validate(p *Project, report func(Problem)) {
	c := checker{p, i, report}
	c.text("name", i.Name)
	c.text("note", i.Note)
	c.text("organisation", i.Organisation.Name, i.Organisation.Mission, i.Organisation.Values)
	oneOf(c, "language", i.Language, "", "fi", "en", "sv")
	if !i.Created.Valid() {
		c.fail(ProblemValue, "created", string(i.Created))
	}
	c.owns("journeys", KindJourney, i.Journeys, nil)
	c.owns("personas", KindPersona, i.Personas, nil)
	c.owns("roles", KindRole, i.Roles, nil)
	c.owns("promises", KindPromise, i.Promises, func(e Entity) ID {
		if e.(*Promise).Level == LevelCompany {
			return InfoID
		}
		return ""
	})
}

func (e *Persona) validate(p *Project, report func(Problem)) {
	c := checker{p, e, report}
	c.id()
	c.text("name", e.Name)
	c.text("note", e.Note, e.Goals, e.Quote)
	c.listed("", p.Info().Personas)
}

func (r *Role) validate(p *Project, report func(Problem)) {
	c := checker{p, r, report}
	c.id()
	c.text("name", r.Name)
	c.text("note", r.Note)
	oneOf(c, "role", r.Role, RoleKinds()...)
	c.listed("", p.Info().Roles)
	c.owns("promises", KindPromise, r.Promises, promiseSubject)
}

func (j *Journey) validate(p *Project, report func(Problem)) {
	c := checker{p, j, report}
	c.id()
	c.text("name", j.Name)
	c.text("note", j.Note)
	oneOf(c, "perspective", j.Perspective, PerspectiveInternal, PerspectiveCustomer, PerspectiveEveryday)
	oneOf(c, "state", j.State, StateNow, StateTarget)
	c.listed("", p.Info().Journeys)
	c.owns("stages", KindStage, j.Stages, stageJourney)
	c.owns("personas", KindPersona, j.Personas, nil)
	c.refers("previous", KindJourney, j.Previous)
	c.journeyCycle(j)
	seen := map[ID]bool{}
	kinds := map[LaneKind]bool{}
	for _, l := range j.Lanes {
		c.text("lanes", l.Name)
		if l.ID == "" {
			c.fail(ProblemMissing, "lanes", l.Name)
		}
		oneOf(c, "lanes", l.Kind, append(LaneKinds(), LaneFree)...)
		if seen[l.ID] || l.Kind != LaneFree && kinds[l.Kind] {
			c.fail(ProblemTwice, "lanes", string(l.Kind))
		}
		seen[l.ID], kinds[l.Kind] = true, true
	}
}

func (c checker) journeyCycle(j *Journey) {
	seen := map[ID]bool{j.ID: true}
	for prev := c.p.Journey(j.Previous); prev != nil; prev = c.p.Journey(prev.Previous) {
		if seen[prev.ID] {
			c.fail(ProblemCycle, "previous", string(j.Previous))
			return
		}
		seen[prev.ID] = true
	}
}

func (s *Stage) validate(p *Project, report func(Problem)) {
	c := checker{p, s, report}
	c.id()
	c.text("name", s.Name)
	c.text("note", s.Note, s.Partner, s.Competencies, s.Resources)
	oneOf(c, "doer", s.Doer, DoerOwn, DoerPartner, DoerCustomer)
	if j := p.Journey(s.Journey); j == nil {
		c.fail(ProblemReference, "journey", string(s.Journey))
	} else {
		c.listed("journey", j.Stages)
	}
	c.owns("touchpoints", KindTouchpoint, s.Touchpoints, touchpointStage)
	c.owns("promises", KindPromise, s.Promises, promiseSubject)
}

func (t *Touchpoint) validate(p *Project, report func(Problem)) {
	c := checker{p, t, report}
	c.id()
	c.text("title", t.Title)
	c.text("channel", string(t.Channel))
	c.text("does", t.Does)
	c.text("thinks", t.Thinks)
	c.text("needs", t.Needs)
	c.text("pain", t.Pain)
	c.text("opportunity", t.Opportunity)
	for _, note := range t.Notes {
		c.text("notes", note)
	}
	oneOf(c, "evidence", t.Evidence, EvidenceLevels()...)
	c.within("toCustomer", float64(t.ToCustomer), 0, MaxImportance)
	c.within("toUs", float64(t.ToUs), 0, MaxImportance)
	if t.WidthMM != 0 {
		c.within("widthMM", t.WidthMM, MinColumnMM, MaxColumnMM)
	}
	if s := p.Stage(t.Stage); s == nil {
		c.fail(ProblemReference, "stage", string(t.Stage))
	} else {
		c.listed("stage", s.Touchpoints)
	}
	c.refers("role", KindRole, t.Role)
	c.owns("promises", KindPromise, t.Promises, promiseSubject)
	seen := map[ID]bool{}
	for _, f := range t.Feelings {
		c.within("feelings", f.Value, LowestFeeling, HighestFeeling)
		c.text("feelings", f.Word, f.Note)
		c.refers("feelings", KindPersona, f.Persona)
		if seen[f.Persona] {
			c.fail(ProblemTwice, "feelings", string(f.Persona))
		}
		seen[f.Persona] = true
	}
}

// within also refuses NaN.
func (c checker) within(field string, v, low, high float64) {
	if !(v >= low && v <= high) {
		c.fail(ProblemValue, field, fmt.Sprint(v))
	}
}

func (e *Promise) validate(p *Project, report func(Problem)) {
	c := checker{p, e, report}
	c.id()
	c.text("text", e.Text)
	c.text("note", e.Note)
	c.text("answers", e.Answers...)
	c.text("measure", e.Measure.Name, e.Measure.Target, e.Measure.Last)
	if !e.Measure.LastOn.Valid() {
		c.fail(ProblemValue, "measure", string(e.Measure.LastOn))
	}
	oneOf(c, "evidence", e.Evidence, EvidenceLevels()...)
	oneOf(c, "kept", e.Kept, KeptStates()...)
	oneOf(c, "adoption", e.Adoption, AdoptionSteps()...)
	c.refers("owner", KindRole, e.Owner)
	c.owns("keptBy", KindTouchpoint, e.KeptBy, nil)
	c.refers("parent", KindPromise, e.Parent)
	if list, ok := p.PromisesOf(e.Level, e.Subject); !ok {
		c.fail(ProblemReference, "subject", string(e.Subject))
	} else {
		c.listed("subject", list)
	}
	seen := map[ID]bool{e.ID: true}
	for up := p.Promise(e.Parent); up != nil; up = p.Promise(up.Parent) {
		if seen[up.ID] {
			c.fail(ProblemCycle, "parent", string(e.Parent))
			return
		}
		seen[up.ID] = true
	}
}

// PromisesOf returns the promises listed at a level by its subject, and
// whether level and subject fit together: no subject at company level, else a
// stage, touchpoint or role of the project.
func (p *Project) PromisesOf(level PromiseLevel, subject ID) ([]ID, bool) {
	switch level {
	case LevelCompany:
		return p.Info().Promises, subject == ""
	case LevelStage:
		if s := p.Stage(subject); s != nil {
			return s.Promises, true
		}
	case LevelTouchpoint:
		if t := p.Touchpoint(subject); t != nil {
			return t.Promises, true
		}
	case LevelRole:
		if r := p.Role(subject); r != nil {
			return r.Promises, true
		}
	}
	return nil, false
}
