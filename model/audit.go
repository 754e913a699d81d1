package model

import (
	"fmt"
	"slices"
)

// GroupKind is what a group of respondents is in the organisation.
type GroupKind string

// The kinds of group. Groups of one's own are GroupOther and have a name.
const (
	GroupBoard     GroupKind = "board"
	GroupTop       GroupKind = "top"    // top management
	GroupMiddle    GroupKind = "middle" // middle management
	GroupStaff     GroupKind = "staff"
	GroupCustomers GroupKind = "customers"
	GroupOther     GroupKind = "other"
)

// GroupKinds lists the kinds from the top of the organisation to its customers.
func GroupKinds() []GroupKind {
	return []GroupKind{GroupBoard, GroupTop, GroupMiddle, GroupStaff, GroupCustomers, GroupOther}
}

// Audit is a questionnaire answered by groups of people at one time, and what
// the room has made of the answers.
type Audit struct {
	ID         ID     `json:"id"`
	Name       string `json:"name"`
	Instrument ID     `json:"instrument"`
	Made       Date   `json:"made,omitempty"` // the day for which it speaks
	Note       string `json:"note,omitempty"`
	// Named says that respondents have agreed to be named: names are kept, and
	// small groups are shown. Otherwise no name is kept.
	Named   bool              `json:"named,omitempty"`
	Groups  []RespondentGroup `json:"groups,omitempty"`
	Batches []ID              `json:"batches,omitempty"`
	Marks   []StatementMark   `json:"marks,omitempty"`
	Steps   []AuditStep       `json:"steps,omitempty"`
}

// RespondentGroup is a group of people whose answers are counted together.
type RespondentGroup struct {
	ID   ID        `json:"id"` // unique in the audit
	Kind GroupKind `json:"kind"`
	Name string    `json:"name,omitempty"` // "" is the word for the kind
}

// StatementMark is what the room says of a statement: how high it should be,
// what shows where it is, and what else there is to say.
type StatementMark struct {
	Statement string `json:"statement"`        // key
	Target    int    `json:"target,omitempty"` // the wanted level counted from 1; 0: nobody has said
	Note      string `json:"note,omitempty"`
	Evidence  []ID   `json:"evidence,omitempty"` // touchpoints, promises and other entities
}

// Empty reports whether nothing has been said.
func (m StatementMark) Empty() bool { return m.Target == 0 && m.Note == "" && len(m.Evidence) == 0 }

// AuditStep is the next possible step of an area, chosen in the room: an action,
// which has its words, its owner and its day, and the statement that it is meant
// to lift.
type AuditStep struct {
	Area      string `json:"area"`
	Statement string `json:"statement,omitempty"` // key, "" for the area as a whole
	Action    ID     `json:"action"`
}

// Group returns a group by its ID.
func (a *Audit) Group(id ID) (RespondentGroup, bool) {
	for _, g := range a.Groups {
		if g.ID == id {
			return g, true
		}
	}
	return RespondentGroup{}, false
}

// Mark returns what the room says of a statement, an empty mark when nothing.
func (a *Audit) Mark(statement string) StatementMark {
	for _, m := range a.Marks {
		if m.Statement == statement {
			return m
		}
	}
	return StatementMark{Statement: statement}
}

// Respondents counts the answer sheets of an audit.
func (p *Project) Respondents(a *Audit) int {
	n := 0
	for _, b := range Of[AnswerBatch](p, a.Batches) {
		n += len(b.Sheets)
	}
	return n
}

// Answered reports whether anybody has answered an instrument.
func (p *Project) Answered(instrument ID) bool {
	for _, a := range Of[Audit](p, p.Info().Audits) {
		if a.Instrument == instrument && p.Respondents(a) > 0 {
			return true
		}
	}
	return false
}

// LatestAudit is the audit with the latest day, of several of one day the last in
// the list; nil when there is none.
func (p *Project) LatestAudit() *Audit {
	var found *Audit
	for _, a := range Of[Audit](p, p.Info().Audits) {
		if found == nil || found.Made <= a.Made {
			found = a
		}
	}
	return found
}

// EarlierAudit is the audit before one in time that was taken with the same
// instrument in any version: of those with an earlier day the latest; nil when
// there is none. Of audits of the same day or without one, the order of the list
// decides.
func (p *Project) EarlierAudit(a *Audit) *Audit {
	own := p.Instrument(a.Instrument)
	if own == nil {
		return nil
	}
	var found *Audit
	past := true
	for _, other := range Of[Audit](p, p.Info().Audits) {
		if other.ID == a.ID {
			past = false
			continue
		}
		i := p.Instrument(other.Instrument)
		earlier := other.Made < a.Made || other.Made == a.Made && past
		if i == nil || i.Code != own.Code || !earlier {
			continue
		}
		if found == nil || found.Made <= other.Made {
			found = other
		}
	}
	return found
}

// Key implements Entity.
func (a *Audit) Key() ID { return a.ID }

// Kind implements Entity.
func (*Audit) Kind() Kind { return KindAudit }

// evidence are the links of the marks, and the actions of the steps.
func (a *Audit) evidence() []ID {
	var ids []ID
	for _, m := range a.Marks {
		ids = append(ids, entitiesOf(m.Evidence)...)
	}
	return ids
}

func (a *Audit) actions() []ID {
	var ids []ID
	for _, s := range a.Steps {
		ids = append(ids, s.Action)
	}
	return ids
}

func answersAudit(e Entity) ID { return e.(*AnswerBatch).Audit }

func (a *Audit) validate(v *validation) {
	c, was := checker{v, a}, before[Audit](v, a.ID)
	c.id()
	c.text("name", a.Name)
	c.text("note", a.Note)
	c.date("made", a.Made)
	c.listed("", v.p.Info().Audits)
	if a.Instrument == "" {
		c.fail(ProblemMissing, "instrument", "")
	}
	c.refers("instrument", KindInstrument, a.Instrument)
	c.list("batches", KindAnswers, a.Batches, was.Batches, answersAudit)
	c.groups(a.Groups)
	c.marks(a)
	if was.Instrument != a.Instrument || !slices.Equal(was.Groups, a.Groups) || was.Named != a.Named {
		if i := v.p.Instrument(a.Instrument); i != nil {
			c.batches(a, i)
		}
	}
}

func (c checker) groups(groups []RespondentGroup) {
	seen := map[ID]bool{}
	for _, g := range groups {
		c.text("groups", string(g.ID), g.Name)
		oneOf(c, "groups", g.Kind, GroupKinds()...)
		if g.ID == "" {
			c.fail(ProblemMissing, "groups", g.Name)
		}
		if seen[g.ID] {
			c.fail(ProblemTwice, "groups", string(g.ID))
		}
		seen[g.ID] = true
	}
}

func (c checker) marks(a *Audit) {
	seen := map[string]bool{}
	for _, m := range a.Marks {
		c.key("marks", m.Statement, seen)
		c.text("marks", m.Note)
		c.within("marks", float64(m.Target), 0, MaxLevels)
		c.about("marks", m.Evidence)
	}
	actions := map[ID]bool{}
	for _, s := range a.Steps {
		c.text("steps", s.Area, s.Statement)
		if s.Action == "" {
			c.fail(ProblemMissing, "steps", s.Area)
		}
		c.refers("steps", KindAction, s.Action)
		if actions[s.Action] {
			c.fail(ProblemTwice, "steps", string(s.Action))
		}
		actions[s.Action] = true
	}
}

// batches checks all answers of an audit.
func (c checker) batches(a *Audit, i *Instrument) {
	for _, b := range Of[AnswerBatch](c.v.p, a.Batches) {
		checker{c.v, b}.sheets(b, a, i)
	}
}

// BatchWay is how the answers of a batch came.
type BatchWay string

// The ways.
const (
	BatchRound  BatchWay = "round"  // typed by the respondents, on a machine that goes round
	BatchPaper  BatchWay = "paper"  // typed from sheets of paper
	BatchImport BatchWay = "import" // read from a file
)

// BatchWays lists the ways.
func BatchWays() []BatchWay { return []BatchWay{BatchRound, BatchPaper, BatchImport} }

// MaxBatch is how many answer sheets a batch holds at most, so that the cost of
// an answer does not grow with the number of respondents.
const MaxBatch = 100

// AnswerBatch is a stack of answer sheets that came together.
type AnswerBatch struct {
	ID     ID            `json:"id"`
	Audit  ID            `json:"audit"`
	Way    BatchWay      `json:"way"`
	Name   string        `json:"name,omitempty"` // of the file that was read
	Made   Date          `json:"made,omitempty"`
	Mark   string        `json:"mark,omitempty"` // tells a file that is read once more
	Sheets []AnswerSheet `json:"sheets,omitempty"`
}

// AnswerSheet is what one respondent has answered.
type AnswerSheet struct {
	ID    ID `json:"id"`              // unique in the batch
	Group ID `json:"group,omitempty"` // empty: not said
	// Answers has a character for each statement in the order of the instrument:
	// a digit for a place in the scale, Unknown or Unanswered. What is missing at
	// its end is unanswered.
	Answers string `json:"answers,omitempty"`
	Name    string `json:"name,omitempty"` // of audits that name respondents
	Comment string `json:"comment,omitempty"`
}

// What an answer may be besides a digit.
const (
	Unknown    = '?' // the respondent does not know
	Unanswered = '.'
)

// Answer returns the answer to a statement by its place: a digit, Unknown or
// Unanswered.
func (s AnswerSheet) Answer(at int) byte {
	if at < 0 || at >= len(s.Answers) {
		return Unanswered
	}
	return s.Answers[at]
}

// WithAnswer returns the sheet with an answer written.
func (s AnswerSheet) WithAnswer(at int, answer byte) AnswerSheet {
	b := []byte(s.Answers)
	for len(b) <= at {
		b = append(b, Unanswered)
	}
	b[at] = answer
	n := len(b)
	for n > 0 && b[n-1] == Unanswered {
		n--
	}
	s.Answers = string(b[:n])
	return s
}

// Key implements Entity.
func (b *AnswerBatch) Key() ID { return b.ID }

// Kind implements Entity.
func (*AnswerBatch) Kind() Kind { return KindAnswers }

func (b *AnswerBatch) validate(v *validation) {
	c := checker{v, b}
	c.id()
	c.text("name", b.Name)
	c.text("mark", b.Mark)
	c.date("made", b.Made)
	oneOf(c, "way", b.Way, BatchWays()...)
	if len(b.Sheets) > MaxBatch {
		c.fail(ProblemLong, "sheets", fmt.Sprint(len(b.Sheets)))
	}
	a := v.p.Audit(b.Audit)
	if a == nil {
		c.fail(ProblemReference, "audit", string(b.Audit))
		return
	}
	c.listed("audit", a.Batches)
	seen := map[ID]bool{}
	for _, s := range b.Sheets {
		c.text("sheets", string(s.ID), s.Name, s.Comment)
		if s.ID == "" {
			c.fail(ProblemMissing, "sheets", "")
		}
		if seen[s.ID] {
			c.fail(ProblemTwice, "sheets", string(s.ID))
		}
		seen[s.ID] = true
	}
	if i := v.p.Instrument(a.Instrument); i != nil {
		c.sheets(b, a, i)
	}
}

// sheets checks that answers fit the instrument and groups the audit, once in a
// run: batch, audit and instrument all ask for it. What is wrong with many sheets
// in the same way is told of the first.
func (c checker) sheets(b *AnswerBatch, a *Audit, i *Instrument) {
	if c.v.answers[b.ID] {
		return
	}
	if c.v.answers == nil {
		c.v.answers = map[ID]bool{}
	}
	c.v.answers[b.ID] = true
	told := map[ProblemCode]bool{}
	fail := func(code ProblemCode, detail string) {
		if !told[code] {
			told[code] = true
			c.fail(code, "sheets", detail)
		}
	}
	statements, levels := i.Len(), len(i.Scale.Levels)
	for _, s := range b.Sheets {
		if _, ok := a.Group(s.Group); s.Group != "" && !ok {
			fail(ProblemReference, string(s.Group))
		}
		if s.Name != "" && !a.Named {
			fail(ProblemValue, string(s.ID))
		}
		if len(s.Answers) > statements || !fitAnswers(s.Answers, levels) {
			fail(ProblemValue, fmt.Sprintf("%.60q", s.Answers))
		}
	}
}

func fitAnswers(answers string, levels int) bool {
	for _, r := range answers {
		if r != Unknown && r != Unanswered && (r < '0' || r >= '0'+rune(levels)) {
			return false
		}
	}
	return true
}
