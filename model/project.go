package model

import (
	"fmt"
	"iter"
	"slices"
)

// Kind names a sort of entity; it is the word used in files.
type Kind string

// The kinds of entity. A file may hold no others.
const (
	KindInfo       Kind = "project"
	KindPersona    Kind = "persona"
	KindSegment    Kind = "segment"
	KindCustomer   Kind = "customer"
	KindRole       Kind = "role"
	KindJourney    Kind = "journey"
	KindStage      Kind = "stage"
	KindTouchpoint Kind = "touchpoint"
	KindPromise    Kind = "promise"
	KindSheet      Kind = "sheet"
	KindDecision   Kind = "decision"
	KindAction     Kind = "action"
	KindInstrument Kind = "instrument"
	KindAudit      Kind = "audit"
	KindAnswers    Kind = "answers"
	KindSnapshot   Kind = "snapshot"
)

// Kinds lists every kind in the order in which files write them: what is
// referred to stands before what refers to it where that is possible.
func Kinds() []Kind {
	return []Kind{
		KindInfo, KindPersona, KindSegment, KindCustomer, KindRole, KindJourney, KindStage, KindTouchpoint, KindPromise,
		KindSheet, KindDecision, KindAction, KindInstrument, KindAudit, KindAnswers, KindSnapshot,
	}
}

// Entity is one record of a project: a pointer to Info, Persona, Segment, Customer,
// Role, Journey, Stage, Touchpoint, Promise, Sheet, Decision, Action, Instrument,
// Audit, AnswerBatch or Snapshot. It is frozen once it is in a project: to change it, copy
// the struct (and the slices or maps to be changed) and put the copy into the next
// project.
type Entity interface {
	Key() ID
	Kind() Kind
	// validate reports what is wrong with the record, alone and in its project.
	validate(v *validation)
}

// fresh makes an empty record of each kind.
var fresh = map[Kind]func() Entity{
	KindInfo:       func() Entity { return &Info{} },
	KindPersona:    func() Entity { return &Persona{} },
	KindSegment:    func() Entity { return &Segment{} },
	KindCustomer:   func() Entity { return &Customer{} },
	KindRole:       func() Entity { return &Role{} },
	KindJourney:    func() Entity { return &Journey{} },
	KindStage:      func() Entity { return &Stage{} },
	KindTouchpoint: func() Entity { return &Touchpoint{} },
	KindPromise:    func() Entity { return &Promise{} },
	KindSheet:      func() Entity { return &Sheet{} },
	KindDecision:   func() Entity { return &Decision{} },
	KindAction:     func() Entity { return &Action{} },
	KindInstrument: func() Entity { return &Instrument{} },
	KindAudit:      func() Entity { return &Audit{} },
	KindAnswers:    func() Entity { return &AnswerBatch{} },
	KindSnapshot:   func() Entity { return &Snapshot{} },
}

// NewEntity returns an empty record of a kind, to decode into. The error is
// an *Error with code CodeUnknownKind.
func NewEntity(kind Kind) (Entity, error) {
	if make, known := fresh[kind]; known {
		return make(), nil
	}
	return nil, &Error{Code: CodeUnknownKind, Err: fmt.Errorf("kind %q", kind)}
}

// InfoID is the key of a project's own record.
const InfoID ID = "project"

// Info is the project's own record: its name and the order of its lists.
type Info struct {
	Name         string       `json:"name"`
	Language     string       `json:"language,omitempty"` // fi, en or sv: the language the content is written in
	Organisation Organisation `json:"organisation,omitzero"`
	Note         string       `json:"note,omitempty"`
	Created      Date         `json:"created,omitempty"`
	Journeys     []ID         `json:"journeys,omitempty"`
	Personas     []ID         `json:"personas,omitempty"`
	Segments     []ID         `json:"segments,omitempty"`
	Roles        []ID         `json:"roles,omitempty"`
	Promises     []ID         `json:"promises,omitempty"` // company-level promises
	Sheets       []ID         `json:"sheets,omitempty"`
	Decisions    []ID         `json:"decisions,omitempty"`
	Actions      []ID         `json:"actions,omitempty"`
	Instruments  []ID         `json:"instruments,omitempty"`
	Audits       []ID         `json:"audits,omitempty"`
	Snapshots    []ID         `json:"snapshots,omitempty"`
	// IgnoredRules are rules of the gap check that are switched off here, at
	// most one entry for each rule.
	IgnoredRules []IgnoredRule `json:"ignoredRules,omitempty"`
	// Customers are what the figures of customers are counted with.
	Customers CustomerTerms `json:"customers,omitzero"`
	// Workbook is how the workbook is put together; nil: as usual.
	Workbook *Workbook `json:"workbook,omitempty"`
}

// Workbook is what a printed workbook holds, in its order.
type Workbook struct {
	Parts []string `json:"parts,omitempty"` // as the workbook names its parts; none: those that have something to say
	Forms []string `json:"forms,omitempty"` // IDs of the forms of its sheets; none: those that have been written into, on a blank one all
}

// IgnoredRule is a rule of the gap check that does not fit this project, with
// the reason that is printed in place of its findings.
type IgnoredRule struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason,omitempty"`
}

// Ignored returns why a rule of the gap check is switched off, and whether it
// is.
func (i *Info) Ignored(rule string) (reason string, off bool) {
	for _, r := range i.IgnoredRules {
		if r.Rule == rule {
			return r.Reason, true
		}
	}
	return "", false
}

// Organisation is the client whose customers the project is about.
type Organisation struct {
	Name    string `json:"name,omitempty"`
	Mission string `json:"mission,omitempty"`
	Values  string `json:"values,omitempty"`
}

// Key implements Entity: always InfoID.
func (*Info) Key() ID { return InfoID }

// Kind implements Entity.
func (*Info) Kind() Kind { return KindInfo }

// Project is a frozen set of entities. The zero value is not usable; start
// with NewProject or with an empty project read from somewhere.
type Project struct {
	entities table
	// referred counts, for what has any, the references that no list answers:
	// Promise.Parent, Promise.KeptBy, Journey.Previous, Role.Touchpoints,
	// Customer.Segment, what
	// decisions and actions are about, the links of sheets, and the instrument, the
	// evidence and the steps of audits. It tells whether
	// somebody must be looked for when an entity goes.
	referred table
}

// NewProject returns a project that holds its own record only.
func NewProject(info Info) *Project {
	return (&Project{}).With(&info)
}

// Len is the number of entities, the project's own record included.
func (p *Project) Len() int { return p.entities.size }

// Get returns an entity, or nil when the project does not hold it.
func (p *Project) Get(id ID) Entity { return p.entities.get(id) }

// All walks every entity, in an order that depends on their IDs alone.
func (p *Project) All() iter.Seq[Entity] { return p.entities.all() }

// With returns the project with the entities added or replaced by ID. The
// entities are frozen from here on.
func (p *Project) With(entities ...Entity) *Project {
	const many = 64
	if len(entities) > many && p.Len() < len(entities) {
		return p.withMany(entities)
	}
	next := *p
	for _, e := range entities {
		next.put(e.Key(), e)
	}
	return &next
}

// withMany is With for more entities than the project holds, as when a file is
// read.
func (p *Project) withMany(entities []Entity) *Project {
	next := &Project{entities: tableOf(append(slices.Collect(p.All()), entities...))}
	counts := map[ID]int{}
	for e := range next.All() {
		single, list := references(e)
		for _, id := range append(list[:len(list):len(list)], single) {
			if id != "" {
				counts[id]++
			}
		}
	}
	tallies := make([]Entity, 0, len(counts))
	for id, n := range counts {
		tallies = append(tallies, &tally{id, n})
	}
	next.referred = tableOf(tallies)
	return next
}

// Without returns the project without the entities. Lists that name them are
// left alone: edits keep both sides together.
func (p *Project) Without(ids ...ID) *Project {
	next := *p
	for _, id := range ids {
		next.put(id, nil)
	}
	return &next
}

// put adds, replaces or, with nil, removes an entity while a project is being
// made.
func (p *Project) put(id ID, e Entity) {
	was := p.entities.get(id)
	if e != nil {
		p.entities = p.entities.with(e)
	} else {
		p.entities = p.entities.without(id)
	}
	single, list := references(was)
	nextSingle, nextList := references(e)
	if single == nextSingle && slices.Equal(list, nextList) {
		return
	}
	p.count(-1, single, list)
	p.count(+1, nextSingle, nextList)
}

// references returns the references of an entity that no list answers.
func references(e Entity) (ID, []ID) {
	switch e := e.(type) {
	case *Journey:
		return e.Previous, nil
	case *Promise:
		return e.Parent, e.KeptBy
	case *Role:
		return "", e.Touchpoints
	case *Decision:
		return "", entitiesOf(e.About)
	case *Action:
		return "", entitiesOf(e.About)
	case *Customer:
		return e.Segment, nil
	case *Sheet:
		return "", e.links()
	case *Audit:
		return e.Instrument, append(e.evidence(), e.actions()...)
	}
	return "", nil
}

func (p *Project) count(by int, single ID, list []ID) {
	add := func(id ID) {
		if id == "" {
			return
		}
		if n := p.Referred(id) + by; n != 0 {
			p.referred = p.referred.with(&tally{id, n})
		} else {
			p.referred = p.referred.without(id)
		}
	}
	add(single)
	for _, id := range list {
		add(id)
	}
}

// Referred counts the references to an entity that no list answers: by promises
// (as their Parent or in KeptBy), journeys (as Previous), roles (Touchpoints),
// customers (Segment), decisions, actions, sheets and audits. The entity need not be there.
func (p *Project) Referred(id ID) int {
	if r, ok := p.referred.get(id).(*tally); ok {
		return r.n
	}
	return 0
}

// tally is how often an entity is referred to. It is an Entity so that a table
// can hold it, and never leaves its project.
type tally struct {
	id ID
	n  int
}

func (t *tally) Key() ID            { return t.id }
func (*tally) Kind() Kind           { return "" }
func (*tally) validate(*validation) {}

func get[T any](p *Project, id ID) *T {
	e, _ := any(p.Get(id)).(*T) // not found: a nil interface, which any() takes
	return e
}

// Info returns the project's own record; an empty one when it is missing.
func (p *Project) Info() *Info {
	if i := get[Info](p, InfoID); i != nil {
		return i
	}
	return &Info{}
}

// Persona returns a persona or nil.
func (p *Project) Persona(id ID) *Persona { return get[Persona](p, id) }

// Role returns a role or nil.
func (p *Project) Role(id ID) *Role { return get[Role](p, id) }

// Journey returns a journey or nil.
func (p *Project) Journey(id ID) *Journey { return get[Journey](p, id) }

// Stage returns a stage or nil.
func (p *Project) Stage(id ID) *Stage { return get[Stage](p, id) }

// Touchpoint returns a touchpoint or nil.
func (p *Project) Touchpoint(id ID) *Touchpoint { return get[Touchpoint](p, id) }

// Promise returns a promise or nil.
func (p *Project) Promise(id ID) *Promise { return get[Promise](p, id) }

// Sheet returns a sheet or nil.
func (p *Project) Sheet(id ID) *Sheet { return get[Sheet](p, id) }

// Decision returns a decision or nil.
func (p *Project) Decision(id ID) *Decision { return get[Decision](p, id) }

// Action returns an action or nil.
func (p *Project) Action(id ID) *Action { return get[Action](p, id) }

// Instrument returns an instrument or nil.
func (p *Project) Instrument(id ID) *Instrument { return get[Instrument](p, id) }

// Audit returns an audit or nil.
func (p *Project) Audit(id ID) *Audit { return get[Audit](p, id) }

// Answers returns a batch of answer sheets or nil.
func (p *Project) Answers(id ID) *AnswerBatch { return get[AnswerBatch](p, id) }

// Snapshot returns a snapshot or nil.
func (p *Project) Snapshot(id ID) *Snapshot { return get[Snapshot](p, id) }

// Of walks the entities of a list that the project holds and that are of the
// wanted type, in the list's order:
//
//	for _, s := range model.Of[model.Stage](p, journey.Stages) { … }
func Of[T any](p *Project, ids []ID) iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		i := 0
		for _, id := range ids {
			if e := get[T](p, id); e != nil {
				if !yield(i, e) {
					return
				}
				i++
			}
		}
	}
}

// Touchpoints walks the touchpoints of a journey from left to right with the
// stage each stands in.
func (p *Project) Touchpoints(j *Journey) iter.Seq2[*Stage, *Touchpoint] {
	return func(yield func(*Stage, *Touchpoint) bool) {
		for _, s := range Of[Stage](p, j.Stages) {
			for _, t := range Of[Touchpoint](p, s.Touchpoints) {
				if !yield(s, t) {
					return
				}
			}
		}
	}
}

// JourneyOf returns the journey that a journey, stage, touchpoint or promise
// belongs to, or nil.
func (p *Project) JourneyOf(id ID) *Journey {
	switch e := p.Get(id).(type) {
	case *Journey:
		return e
	case *Stage:
		return p.Journey(e.Journey)
	case *Touchpoint:
		return p.JourneyOf(e.Stage)
	case *Promise:
		return p.JourneyOf(e.Subject)
	}
	return nil
}
