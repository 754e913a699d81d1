package model

// Verdict says what a decision does with customer value: more of it, as much,
// or no longer.
type Verdict string

// The verdicts.
const (
	VerdictInvest   Verdict = "invest"
	VerdictMaintain Verdict = "maintain"
	VerdictGiveUp   Verdict = "giveUp"
)

// Verdicts lists the verdicts.
func Verdicts() []Verdict { return []Verdict{VerdictInvest, VerdictMaintain, VerdictGiveUp} }

// DecisionState says how far a decision has come.
type DecisionState string

// The states of a decision.
const (
	DecisionProposed DecisionState = "proposed"
	DecisionMade     DecisionState = "made"
	DecisionDone     DecisionState = "done" // carried out, and checked
)

// DecisionStates lists the states in order.
func DecisionStates() []DecisionState {
	return []DecisionState{DecisionProposed, DecisionMade, DecisionDone}
}

// Decision is what a board or a leadership team has decided about customer
// value. Value, Benefit and Customers answer the decision test: what value does
// the decision create for customers, how do they benefit from the investment,
// and which customers do we invest in.
type Decision struct {
	ID        ID            `json:"id"`
	Title     string        `json:"title"`
	Verdict   Verdict       `json:"verdict"`
	State     DecisionState `json:"state"`
	Why       string        `json:"why,omitempty"`
	Value     string        `json:"value,omitempty"`
	Benefit   string        `json:"benefit,omitempty"`
	Customers string        `json:"customers,omitempty"`
	Owner     ID            `json:"owner,omitempty"` // role
	Made      Date          `json:"made,omitempty"`
	Check     Date          `json:"check,omitempty"` // when its effect is looked at next
	About     []ID          `json:"about,omitempty"` // what it was made of or is about
	Note      string        `json:"note,omitempty"`
}

// Key implements Entity.
func (d *Decision) Key() ID { return d.ID }

// Kind implements Entity.
func (*Decision) Kind() Kind { return KindDecision }

func (d *Decision) validate(v *validation) {
	c := checker{v, d}
	c.id()
	c.text("title", d.Title)
	c.text("note", d.Note, d.Why, d.Value, d.Benefit, d.Customers)
	oneOf(c, "verdict", d.Verdict, Verdicts()...)
	oneOf(c, "state", d.State, DecisionStates()...)
	c.date("made", d.Made)
	c.date("check", d.Check)
	c.refers("owner", KindRole, d.Owner)
	c.about("about", d.About)
	c.listed("", v.p.Info().Decisions)
}

// ActionState says how far an action has come.
type ActionState string

// The states of an action.
const (
	ActionIdea    ActionState = "idea"
	ActionPlanned ActionState = "planned"
	ActionDoing   ActionState = "doing"
	ActionDone    ActionState = "done"
	ActionDropped ActionState = "dropped"
)

// ActionStates lists the states in order.
func ActionStates() []ActionState {
	return []ActionState{ActionIdea, ActionPlanned, ActionDoing, ActionDone, ActionDropped}
}

// Open reports whether there is still something to do.
func (s ActionState) Open() bool { return s != ActionDone && s != ActionDropped }

// MaxRank is the highest customer value and the highest effort of an action; 1
// is the lowest and 0 means that nobody has said.
const MaxRank = 5

// Action is a development item: something to be done for customers, ranked by
// the value it has for them against its effort.
type Action struct {
	ID     ID          `json:"id"`
	Title  string      `json:"title"`
	State  ActionState `json:"state"`
	Owner  ID          `json:"owner,omitempty"` // role
	Due    Date        `json:"due,omitempty"`
	Value  int         `json:"value,omitempty"`  // for customers, 0…MaxRank
	Effort int         `json:"effort,omitempty"` // 0…MaxRank
	About  []ID        `json:"about,omitempty"`  // what it was made of or is about
	Note   string      `json:"note,omitempty"`
}

// Key implements Entity.
func (a *Action) Key() ID { return a.ID }

// Kind implements Entity.
func (*Action) Kind() Kind { return KindAction }

func (a *Action) validate(v *validation) {
	c := checker{v, a}
	c.id()
	c.text("title", a.Title)
	c.text("note", a.Note)
	oneOf(c, "state", a.State, ActionStates()...)
	c.date("due", a.Due)
	c.within("value", float64(a.Value), 0, MaxRank)
	c.within("effort", float64(a.Effort), 0, MaxRank)
	c.refers("owner", KindRole, a.Owner)
	c.about("about", a.About)
	c.listed("", v.p.Info().Actions)
}
