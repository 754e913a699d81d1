package model

import (
	"cmp"
	"strconv"
	"strings"
)

// DifferenceCode says what is different; translations have it as "change." +
// code. The word before the stop is what it is about.
type DifferenceCode string

// The codes of differences, in the order in which Since groups them. What is
// written behind one is what From and To hold; both are empty when nothing was
// said, and always for what was added, removed or corrected.
const (
	DiffPromiseAdded    DifferenceCode = "promise.added"
	DiffPromiseRemoved  DifferenceCode = "promise.removed"
	DiffPromiseText     DifferenceCode = "promise.text"     // the text
	DiffPromiseKept     DifferenceCode = "promise.kept"     // Kept
	DiffPromiseAdoption DifferenceCode = "promise.adoption" // Adoption
	DiffPromiseOwner    DifferenceCode = "promise.owner"    // ID of a role
	DiffPromiseMeasure  DifferenceCode = "promise.measure"  // the latest value

	DiffFeelingValue DifferenceCode = "feeling.value" // a number as strconv writes it; Part is the persona

	DiffJourneyAdded      DifferenceCode = "journey.added"
	DiffJourneyRemoved    DifferenceCode = "journey.removed"
	DiffTouchpointAdded   DifferenceCode = "touchpoint.added"
	DiffTouchpointRemoved DifferenceCode = "touchpoint.removed"
	DiffTouchpointMoved   DifferenceCode = "touchpoint.moved" // ID of a stage
	DiffTouchpointTitle   DifferenceCode = "touchpoint.title" // the title

	DiffDecisionAdded   DifferenceCode = "decision.added"
	DiffDecisionRemoved DifferenceCode = "decision.removed"
	DiffDecisionVerdict DifferenceCode = "decision.verdict" // Verdict
	DiffDecisionState   DifferenceCode = "decision.state"   // DecisionState

	DiffActionAdded   DifferenceCode = "action.added"
	DiffActionRemoved DifferenceCode = "action.removed"
	DiffActionState   DifferenceCode = "action.state" // ActionState

	DiffAuditAdded     DifferenceCode = "audit.added"
	DiffAuditRemoved   DifferenceCode = "audit.removed"
	DiffAuditAnswers   DifferenceCode = "audit.answers"   // how many have answered
	DiffAuditCorrected DifferenceCode = "audit.corrected" // as many as before, and not the same answers; From and To are empty
	DiffAuditTarget    DifferenceCode = "audit.target"    // wanted level counted from 1; Part is the key of the statement

	DiffSegmentAdded   DifferenceCode = "segment.added"
	DiffSegmentRemoved DifferenceCode = "segment.removed"
	DiffSegmentNeeds   DifferenceCode = "segment.needs" // the text

	// DiffFlowCount is about the customers of a stage together: ID is empty, Part the
	// FlowStage, FlowPart for those whose stage is not known.
	DiffFlowCount DifferenceCode = "flow.count" // how many customers stand there

	DiffRoleAdded    DifferenceCode = "role.added"
	DiffRoleRemoved  DifferenceCode = "role.removed"
	DiffRoleTask     DifferenceCode = "role.task"     // the text
	DiffRoleValue    DifferenceCode = "role.value"    // the text
	DiffRoleHorizon  DifferenceCode = "role.horizon"  // Horizon
	DiffRoleMeasures DifferenceCode = "role.measures" // the text
	DiffRoleStart    DifferenceCode = "role.start"    // the text
	DiffRoleStop     DifferenceCode = "role.stop"     // the text
	DiffRoleContinue DifferenceCode = "role.continue" // the text

	DiffSheetNow    DifferenceCode = "sheet.now"    // the cell as it is stored; Part is the row
	DiffSheetTarget DifferenceCode = "sheet.target" // likewise
)

// DifferenceCodes lists the codes in the order of their groups.
func DifferenceCodes() []DifferenceCode {
	return []DifferenceCode{
		DiffPromiseAdded, DiffPromiseRemoved, DiffPromiseText, DiffPromiseKept, DiffPromiseAdoption, DiffPromiseOwner, DiffPromiseMeasure,
		DiffFeelingValue,
		DiffJourneyAdded, DiffJourneyRemoved, DiffTouchpointAdded, DiffTouchpointRemoved, DiffTouchpointMoved, DiffTouchpointTitle,
		DiffDecisionAdded, DiffDecisionRemoved, DiffDecisionVerdict, DiffDecisionState,
		DiffActionAdded, DiffActionRemoved, DiffActionState,
		DiffAuditAdded, DiffAuditRemoved, DiffAuditAnswers, DiffAuditCorrected, DiffAuditTarget,
		DiffSegmentAdded, DiffSegmentRemoved, DiffSegmentNeeds, DiffFlowCount,
		DiffRoleAdded, DiffRoleRemoved, DiffRoleTask, DiffRoleValue, DiffRoleHorizon, DiffRoleMeasures, DiffRoleStart, DiffRoleStop, DiffRoleContinue,
		DiffSheetNow, DiffSheetTarget,
	}
}

// Group is what the difference is about: promise, feeling, journey,
// touchpoint, decision, action, audit, segment, flow, role or sheet.
func (c DifferenceCode) Group() string {
	group, _, _ := strings.Cut(string(c), ".")
	return group
}

// Difference is one thing that is not as it was, told for people. It is frozen.
type Difference struct {
	Code     DifferenceCode
	ID       ID // of what is in the present project, or else was in the earlier one
	Part     ID // which part of it, where the code says so
	From, To string
}

// The columns of sheets that tell where one is and where one wants to be.
const (
	columnNow    = "now"
	columnTarget = "target"
)

// Since lists what people want to hear of when they meet again: what became of
// promises, feelings, journeys with their touchpoints, decisions, actions,
// audits (all new answers of one are one difference), segments, how many
// customers stand in each stage of the flow, roles' answers and the
// sheets' now and target. Differences stand by group; in
// a group first what there is today, in the project's order, then what is gone,
// in the order it had. What is not among the codes is passed over: notes,
// evidence, names of people, the order of things, who stands under whom, and
// what a journey that was added or removed as a whole consists of, its promises
// excepted. Two equal projects give none.
func Since(then, now *Project) []Difference {
	s := since{then: then, now: now, changed: map[ID]bool{}}
	for _, d := range Diff(then, now) {
		s.changed[d.ID] = true
	}
	if len(s.changed) == 0 {
		return nil
	}
	was, is := then.Info(), now.Info()
	oldTouchpoints, touchpoints := touchpointsOf(then), touchpointsOf(now)
	each(&s, promisesOf(then), promisesOf(now), s.promise)
	each(&s, oldTouchpoints, touchpoints, s.feelings)
	each(&s, was.Journeys, is.Journeys, s.journey)
	each(&s, oldTouchpoints, touchpoints, s.touchpoint)
	each(&s, was.Decisions, is.Decisions, s.decision)
	each(&s, was.Actions, is.Actions, s.action)
	s.answered(then)
	s.answered(now)
	each(&s, was.Audits, is.Audits, s.audit)
	each(&s, was.Segments, is.Segments, s.segment)
	s.flow()
	each(&s, was.Roles, is.Roles, s.role)
	each(&s, was.Sheets, is.Sheets, s.sheet)
	return s.list
}

// since collects differences.
type since struct {
	then, now *Project
	changed   map[ID]bool // what is not one and the same entity
	list      []Difference
}

// each calls visit for what was listed then and is listed now and is not the
// same: with nil for before when it was added, for after when it was removed.
func each[T any](s *since, then, now []ID, visit func(before, after *T)) {
	for _, id := range now {
		if s.changed[id] {
			if after := get[T](s.now, id); after != nil {
				visit(get[T](s.then, id), after)
			}
		}
	}
	for _, id := range then {
		if s.changed[id] && get[T](s.now, id) == nil {
			if before := get[T](s.then, id); before != nil {
				visit(before, nil)
			}
		}
	}
}

// promisesOf lists the promises of a project in its order.
func promisesOf(p *Project) []ID {
	var ids []ID
	for list := range p.promiseLists() {
		ids = append(ids, list...)
	}
	return ids
}

func touchpointsOf(p *Project) []ID {
	var ids []ID
	for _, j := range Of[Journey](p, p.Info().Journeys) {
		for _, s := range Of[Stage](p, j.Stages) {
			ids = append(ids, s.Touchpoints...)
		}
	}
	return ids
}

// note adds a difference when there is one.
func (s *since) note(code DifferenceCode, id, part ID, from, to string) {
	if from != to {
		s.list = append(s.list, Difference{Code: code, ID: id, Part: part, From: from, To: to})
	}
}

// cameOrWent adds the difference of an entity that only one project has and
// reports whether that is so. An empty ID stands for an entity that is not there.
func (s *since) cameOrWent(before, after ID, added, removed DifferenceCode) bool {
	switch {
	case before == "":
		s.list = append(s.list, Difference{Code: added, ID: after})
	case after == "":
		s.list = append(s.list, Difference{Code: removed, ID: before})
	}
	return before == "" || after == ""
}

// key is the ID of an entity, empty for none.
func key[T any](e *T) ID {
	if e == nil {
		return ""
	}
	return any(e).(Entity).Key()
}

func (s *since) promise(before, after *Promise) {
	if s.cameOrWent(key(before), key(after), DiffPromiseAdded, DiffPromiseRemoved) {
		return
	}
	s.note(DiffPromiseText, after.ID, "", before.Text, after.Text)
	s.note(DiffPromiseKept, after.ID, "", string(before.Kept), string(after.Kept))
	s.note(DiffPromiseAdoption, after.ID, "", string(before.Adoption), string(after.Adoption))
	s.note(DiffPromiseOwner, after.ID, "", string(before.Owner), string(after.Owner))
	s.note(DiffPromiseMeasure, after.ID, "", before.Measure.Last, after.Measure.Last)
}

// feelings compares a touchpoint that both projects have, for the customer in
// general and persona by persona in the project's order.
func (s *since) feelings(before, after *Touchpoint) {
	if before == nil || after == nil {
		return
	}
	value := func(t *Touchpoint, persona ID) string {
		if f, ok := t.Feeling(persona); ok {
			return strconv.FormatFloat(f.Value, 'f', -1, 64)
		}
		return ""
	}
	seen := map[ID]bool{}
	for _, list := range [][]ID{{""}, s.now.Info().Personas, s.then.Info().Personas} {
		for _, persona := range list {
			if !seen[persona] {
				seen[persona] = true
				s.note(DiffFeelingValue, after.ID, persona, value(before, persona), value(after, persona))
			}
		}
	}
}

func (s *since) journey(before, after *Journey) {
	s.cameOrWent(key(before), key(after), DiffJourneyAdded, DiffJourneyRemoved)
}

func (s *since) touchpoint(before, after *Touchpoint) {
	switch {
	case before == nil:
		if j := s.now.JourneyOf(after.ID); j != nil && s.then.Journey(j.ID) == nil {
			return
		}
	case after == nil:
		if j := s.then.JourneyOf(before.ID); j != nil && s.now.Journey(j.ID) == nil {
			return
		}
	}
	if s.cameOrWent(key(before), key(after), DiffTouchpointAdded, DiffTouchpointRemoved) {
		return
	}
	s.note(DiffTouchpointMoved, after.ID, "", string(before.Stage), string(after.Stage))
	s.note(DiffTouchpointTitle, after.ID, "", before.Title, after.Title)
}

func (s *since) decision(before, after *Decision) {
	if s.cameOrWent(key(before), key(after), DiffDecisionAdded, DiffDecisionRemoved) {
		return
	}
	s.note(DiffDecisionVerdict, after.ID, "", string(before.Verdict), string(after.Verdict))
	s.note(DiffDecisionState, after.ID, "", string(before.State), string(after.State))
}

func (s *since) action(before, after *Action) {
	if s.cameOrWent(key(before), key(after), DiffActionAdded, DiffActionRemoved) {
		return
	}
	s.note(DiffActionState, after.ID, "", string(before.State), string(after.State))
}

func (s *since) segment(before, after *Segment) {
	if s.cameOrWent(key(before), key(after), DiffSegmentAdded, DiffSegmentRemoved) {
		return
	}
	s.note(DiffSegmentNeeds, after.ID, "", before.Needs, after.Needs)
}

// FlowPart stands for FlowUnknown where parts of differences name stages.
const FlowPart ID = "unknown"

// flow compares how many customers stand in each stage of the flow.
func (s *since) flow() {
	count := func(p *Project) map[FlowStage]int {
		n := map[FlowStage]int{}
		for c := range p.Customers() {
			n[c.Flow]++
		}
		return n
	}
	was, is := count(s.then), count(s.now)
	for _, stage := range append(FlowStages(), FlowUnknown) {
		s.note(DiffFlowCount, "", cmp.Or(ID(stage), FlowPart), strconv.Itoa(was[stage]), strconv.Itoa(is[stage]))
	}
}

func (s *since) role(before, after *Role) {
	if s.cameOrWent(key(before), key(after), DiffRoleAdded, DiffRoleRemoved) {
		return
	}
	s.note(DiffRoleTask, after.ID, "", before.Task, after.Task)
	s.note(DiffRoleValue, after.ID, "", before.Value, after.Value)
	s.note(DiffRoleHorizon, after.ID, "", string(before.Horizon), string(after.Horizon))
	s.note(DiffRoleMeasures, after.ID, "", before.Measures, after.Measures)
	s.note(DiffRoleStart, after.ID, "", before.Start, after.Start)
	s.note(DiffRoleStop, after.ID, "", before.Stop, after.Stop)
	s.note(DiffRoleContinue, after.ID, "", before.Continue, after.Continue)
}

// sheet compares the cells row by row. A sheet that is not there is an empty
// one: it is made when somebody first writes into it.
func (s *since) sheet(before, after *Sheet) {
	id := cmp.Or(key(after), key(before))
	before, after = cmp.Or(before, &Sheet{}), cmp.Or(after, &Sheet{})
	type place struct {
		block string
		row   ID
	}
	was := make(map[place]SheetRow, len(before.Rows))
	for _, r := range before.Rows {
		was[place{r.Block, r.ID}] = r
	}
	row := func(at place, before, after SheetRow) {
		s.note(DiffSheetNow, id, at.row, before.Cells[columnNow], after.Cells[columnNow])
		s.note(DiffSheetTarget, id, at.row, before.Cells[columnTarget], after.Cells[columnTarget])
		delete(was, at)
	}
	for _, r := range after.Rows {
		at := place{r.Block, r.ID}
		row(at, was[at], r)
	}
	for _, r := range before.Rows {
		at := place{r.Block, r.ID}
		row(at, was[at], SheetRow{}) // nothing where the row is still there
	}
}
