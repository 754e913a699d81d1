package model

import "fmt"

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

func stageJourney(e Entity) ID    { return e.(*Stage).Journey }
func touchpointStage(e Entity) ID { return e.(*Touchpoint).Stage }
func promiseSubject(e Entity) ID  { return e.(*Promise).Subject }

func (i *Info) validate(v *validation) {
	c, was := checker{v, i}, before[Info](v, InfoID)
	c.text("name", i.Name)
	c.text("note", i.Note)
	c.text("organisation", i.Organisation.Name, i.Organisation.Mission, i.Organisation.Values)
	oneOf(c, "language", i.Language, "", "fi", "en", "sv")
	if !i.Created.Valid() {
		c.fail(ProblemValue, "created", string(i.Created))
	}
	c.list("journeys", KindJourney, i.Journeys, was.Journeys, nil)
	c.list("personas", KindPersona, i.Personas, was.Personas, nil)
	c.list("segments", KindSegment, i.Segments, was.Segments, nil)
	c.list("roles", KindRole, i.Roles, was.Roles, nil)
	c.list("promises", KindPromise, i.Promises, was.Promises, func(e Entity) ID {
		if e.(*Promise).Level == LevelCompany {
			return InfoID
		}
		return ""
	})
	c.list("sheets", KindSheet, i.Sheets, was.Sheets, nil)
	c.list("decisions", KindDecision, i.Decisions, was.Decisions, nil)
	c.list("actions", KindAction, i.Actions, was.Actions, nil)
	c.list("instruments", KindInstrument, i.Instruments, was.Instruments, nil)
	c.list("audits", KindAudit, i.Audits, was.Audits, nil)
	c.list("snapshots", KindSnapshot, i.Snapshots, was.Snapshots, nil)
	c.customers(i.Customers)
	if w := i.Workbook; w != nil {
		c.text("workbook", w.Parts...)
		c.text("workbook", w.Forms...)
	}
	c.ignoredRules(i.IgnoredRules)
}

func (c checker) ignoredRules(rules []IgnoredRule) {
	seen := map[string]bool{}
	for _, r := range rules {
		c.text("ignoredRules", r.Rule, r.Reason)
		if r.Rule == "" {
			c.fail(ProblemMissing, "ignoredRules", r.Reason)
		}
		if seen[r.Rule] {
			c.fail(ProblemTwice, "ignoredRules", r.Rule)
		}
		seen[r.Rule] = true
	}
}

func (e *Persona) validate(v *validation) {
	c := checker{v, e}
	c.id()
	c.text("name", e.Name)
	c.text("note", e.Note, e.Goals, e.Quote)
	c.listed("", v.p.Info().Personas)
}

func (r *Role) validate(v *validation) {
	c, was := checker{v, r}, before[Role](v, r.ID)
	c.id()
	c.text("name", r.Name)
	c.text("note", r.Note, r.Task, r.Value, r.Measures, r.Start, r.Stop, r.Continue)
	oneOf(c, "role", r.Role, RoleKinds()...)
	oneOf(c, "horizon", r.Horizon, append(Horizons(), HorizonUnknown)...)
	c.list("touchpoints", KindTouchpoint, r.Touchpoints, was.Touchpoints, nil)
	c.listed("", v.p.Info().Roles)
	c.list("promises", KindPromise, r.Promises, was.Promises, promiseSubject)
}

func (j *Journey) validate(v *validation) {
	c, was := checker{v, j}, before[Journey](v, j.ID)
	c.id()
	c.text("name", j.Name)
	c.text("note", j.Note)
	oneOf(c, "perspective", j.Perspective, Perspectives()...)
	oneOf(c, "state", j.State, JourneyStates()...)
	c.listed("", v.p.Info().Journeys)
	c.list("stages", KindStage, j.Stages, was.Stages, stageJourney)
	c.list("personas", KindPersona, j.Personas, was.Personas, nil)
	c.refers("previous", KindJourney, j.Previous)
	c.climbs("previous", j.Previous, func(id ID) (ID, bool) {
		if up := v.p.Journey(id); up != nil {
			return up.Previous, true
		}
		return "", false
	})
	c.lanes(j.Lanes)
}

// lanes checks that each lane has an ID of its own and that each built-in kind
// stands there once.
func (c checker) lanes(lanes []Lane) {
	allowed := append(LaneKinds(), LaneFree)
	seen := map[ID]bool{}
	kinds := map[LaneKind]bool{}
	for _, l := range lanes {
		c.text("lanes", string(l.ID), l.Name)
		if l.ID == "" {
			c.fail(ProblemMissing, "lanes", l.Name)
		}
		oneOf(c, "lanes", l.Kind, allowed...)
		if seen[l.ID] || l.Kind != LaneFree && kinds[l.Kind] {
			c.fail(ProblemTwice, "lanes", string(l.Kind))
		}
		seen[l.ID], kinds[l.Kind] = true, true
	}
}

func (s *Stage) validate(v *validation) {
	c, was := checker{v, s}, before[Stage](v, s.ID)
	c.id()
	c.text("name", s.Name)
	c.text("note", s.Note, s.Partner, s.Competencies, s.Resources)
	oneOf(c, "doer", s.Doer, Doers()...)
	if j := v.p.Journey(s.Journey); j == nil {
		c.fail(ProblemReference, "journey", string(s.Journey))
	} else {
		c.listed("journey", j.Stages)
	}
	c.list("touchpoints", KindTouchpoint, s.Touchpoints, was.Touchpoints, touchpointStage)
	c.list("promises", KindPromise, s.Promises, was.Promises, promiseSubject)
}

func (t *Touchpoint) validate(v *validation) {
	c, was := checker{v, t}, before[Touchpoint](v, t.ID)
	c.id()
	c.text("title", t.Title)
	c.text("channel", string(t.Channel))
	c.text("does", t.Does)
	c.text("thinks", t.Thinks)
	c.text("needs", t.Needs)
	c.text("pain", t.Pain)
	c.text("opportunity", t.Opportunity)
	for lane, note := range t.Notes {
		c.text("notes", string(lane), note)
	}
	oneOf(c, "evidence", t.Evidence, EvidenceLevels()...)
	c.within("toCustomer", float64(t.ToCustomer), 0, MaxImportance)
	c.within("toUs", float64(t.ToUs), 0, MaxImportance)
	if t.WidthMM != 0 {
		c.within("widthMM", t.WidthMM, MinColumnMM, MaxColumnMM)
	}
	if s := v.p.Stage(t.Stage); s == nil {
		c.fail(ProblemReference, "stage", string(t.Stage))
	} else {
		c.listed("stage", s.Touchpoints)
	}
	c.refers("role", KindRole, t.Role)
	c.list("promises", KindPromise, t.Promises, was.Promises, promiseSubject)
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

func (e *Promise) validate(v *validation) {
	c, was := checker{v, e}, before[Promise](v, e.ID)
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
	if band, said := e.Expected(); said {
		c.within("expects", band.Low, LowestFeeling, HighestFeeling)
		c.within("expects", band.High, band.Low, HighestFeeling)
	}
	c.refers("owner", KindRole, e.Owner)
	c.list("keptBy", KindTouchpoint, e.KeptBy, was.KeptBy, nil)
	c.refers("parent", KindPromise, e.Parent)
	oneOf(c, "level", e.Level, PromiseLevels()...)
	if list, ok := v.p.PromisesOf(e.Level, e.Subject); !ok {
		c.fail(ProblemReference, "subject", string(e.Subject))
	} else {
		c.listed("subject", list)
	}
	c.climbs("parent", e.Parent, func(id ID) (ID, bool) {
		if up := v.p.Promise(id); up != nil {
			return up.Parent, true
		}
		return "", false
	})
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
