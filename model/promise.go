package model

import "time"

// PromiseLevel says what a promise is given for.
type PromiseLevel string

// The levels of the promise cascade.
const (
	LevelCompany    PromiseLevel = "company"
	LevelStage      PromiseLevel = "stage"
	LevelTouchpoint PromiseLevel = "touchpoint"
	LevelRole       PromiseLevel = "role"
)

// PromiseLevels lists the levels from the widest to the narrowest, roles last.
func PromiseLevels() []PromiseLevel {
	return []PromiseLevel{LevelCompany, LevelStage, LevelTouchpoint, LevelRole}
}

// Kept says whether a promise is kept.
type Kept string

// The states of a promise. It is unknown until somebody looks.
const (
	KeptUnknown Kept = "unknown"
	KeptYes     Kept = "kept"
	KeptNo      Kept = "broken"
)

// KeptStates lists the states.
func KeptStates() []Kept { return []Kept{KeptUnknown, KeptYes, KeptNo} }

// Adoption says how far a promise has come in the organisation.
type Adoption string

// The steps of adoption, in order.
const (
	AdoptionWritten   Adoption = "written"
	AdoptionShared    Adoption = "shared"
	AdoptionCommitted Adoption = "committed"
	AdoptionLived     Adoption = "lived"
)

// AdoptionSteps lists the steps in order.
func AdoptionSteps() []Adoption {
	return []Adoption{AdoptionWritten, AdoptionShared, AdoptionCommitted, AdoptionLived}
}

// Promise is a commitment drawn from customer understanding that steers what
// is done: at the company's, a stage's, a touchpoint's or a role's level.
type Promise struct {
	ID    ID           `json:"id"`
	Level PromiseLevel `json:"level"`
	// Subject is the stage, touchpoint or role the promise is given for; empty
	// at company level. The subject lists the promise in its Promises.
	Subject ID     `json:"subject,omitempty"`
	Parent  ID     `json:"parent,omitempty"` // the promise this one is a part of
	Text    string `json:"text"`
	Owner   ID     `json:"owner,omitempty"` // role
	// KeptBy are further touchpoints that keep the promise, besides a subject
	// that is a touchpoint itself.
	KeptBy   []ID     `json:"keptBy,omitempty"`
	Answers  []string `json:"answers,omitempty"` // customer needs and segments it answers, in words
	Measure  Measure  `json:"measure,omitzero"`
	Evidence Evidence `json:"evidence"`
	Kept     Kept     `json:"kept"`
	Adoption Adoption `json:"adoption"`
	// Expects is the feeling that the promise leads a customer to expect. Nil
	// means that nobody has said; see Expectation.
	Expects *Expectation `json:"expects,omitempty"`
	Note    string       `json:"note,omitempty"`
}

// Expectation is the band of feelings, from LowestFeeling to HighestFeeling,
// that a customer who heard the promise may expect. It is frozen.
type Expectation struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// UsualExpectation stands for what nobody has said: whoever has been promised
// something expects an encounter that is better than indifferent.
var UsualExpectation = Expectation{Low: 0.5, High: 1.5}

// Expected returns the band of feelings a customer may expect, and whether
// somebody has said so or it is the usual one.
func (p *Promise) Expected() (band Expectation, said bool) {
	if p.Expects != nil {
		return *p.Expects, true
	}
	return UsualExpectation, false
}

// Key implements Entity.
func (p *Promise) Key() ID { return p.ID }

// Kind implements Entity.
func (*Promise) Kind() Kind { return KindPromise }

// Measure tells how one sees that a promise is kept. Values are texts, because
// people write "alle 2 päivää" as readily as "95 %".
type Measure struct {
	Name   string `json:"name,omitempty"`
	Target string `json:"target,omitempty"`
	Last   string `json:"last,omitempty"`   // the latest value
	LastOn Date   `json:"lastOn,omitempty"` // the day it was taken
}

// Date is a calendar day as YYYY-MM-DD, or empty when not known.
type Date string

// DateOf returns the calendar day of a time in its own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Valid reports whether the date is empty or a real calendar day.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}
