package gap

import (
	"slices"

	"lupaus/model"
)

// RuleID names a rule, in files (model.IgnoredRule) and in the keys of its
// words.
type RuleID string

// The rules.
const (
	// TouchpointNoPromise: a touchpoint in the business keeps no promise. Where
	// the firm is absent none is asked for; see AbsentPromise.
	TouchpointNoPromise RuleID = "touchpointNoPromise"
	// PromiseNotKept: a promise that no touchpoint keeps, neither itself nor
	// through the promises that are its parts, at any depth.
	PromiseNotKept RuleID = "promiseNotKept"
	// PromiseFeelsLow: a touchpoint of today's journeys that keeps the promise
	// feels bad to somebody (LowFeeling or worse), and worse than the promise
	// leads to expect. One finding for a promise; its Also are all such
	// touchpoints, first the one with the highest importance × gap, from which
	// the finding has both.
	PromiseFeelsLow RuleID = "promiseFeelsLow"
	// PromiseNoOwner: a promise without owner. A role owns what is promised for
	// it.
	PromiseNoOwner RuleID = "promiseNoOwner"
	// RoleNoPromise: a role for which nothing is promised and that owns nothing.
	RoleNoPromise RuleID = "roleNoPromise"
	// RoleNowhere: a role that is responsible for no touchpoint, has a part in
	// none, and gives and owns no promise that a touchpoint keeps.
	RoleNowhere RuleID = "roleNowhere"
	// PromiseNoMeasure: a promise whose measure has no name. A target alone does
	// not tell what to look at.
	PromiseNoMeasure RuleID = "promiseNoMeasure"
	// MeasureNeverTaken: a measure with neither a value nor a day. Promises of
	// wanted journeys cannot be measured yet.
	MeasureNeverTaken RuleID = "measureNeverTaken"
	// PromiseOrphan: a promise below the company's level that is part of none.
	PromiseOrphan RuleID = "promiseOrphan"
	// StageNoMeans: a stage in the business, done by the firm or a partner, of
	// which competencies or resources are not said.
	StageNoMeans RuleID = "stageNoMeans"
	// AbsentPromise: a promise is given for a touchpoint, or is to be kept at
	// one, where the firm is absent. Its Also are the promises, those given for
	// the touchpoint first.
	AbsentPromise RuleID = "absentPromise"
	// PromiseGuess: nobody has asked, seen or measured what a promise rests on.
	PromiseGuess RuleID = "promiseGuess"
)

// LowFeeling is where bad feelings begin: at it, or below.
const LowFeeling = -0.5

// NameKey is the translation key of the rule in a few words.
func (r RuleID) NameKey() string { return "gap.rule." + string(r) }

// FindKey is the translation key of a finding as a sentence. It takes the names
// of what Finding.Named returns.
func (r RuleID) FindKey() string { return "gap.find." + string(r) }

// DoKey is the translation key of what to do about a finding.
func (r RuleID) DoKey() string { return "gap.do." + string(r) }

// MaxGap is the widest gap.
const MaxGap = 5.0

// Rule is one rule of the check.
type Rule struct {
	ID   RuleID
	Kind model.Kind // what its findings are about
	// Gap is how wide the gap of its findings is, 1…MaxGap. To that of
	// PromiseFeelsLow the distance between expected and felt is added.
	Gap  float64
	find finder
}

// Rules returns all rules in their order.
func Rules() []Rule { return slices.Clone(rules) }

// rules is the table that the check goes by.
var rules = []Rule{
	{TouchpointNoPromise, model.KindTouchpoint, 3, on(touchpointNoPromise)},
	{PromiseNotKept, model.KindPromise, 4, promiseNotKept},
	{PromiseFeelsLow, model.KindPromise, 2, promiseFeelsLow},
	{PromiseNoOwner, model.KindPromise, 3, on(promiseNoOwner)},
	{RoleNoPromise, model.KindRole, 3, on(roleNoPromise)},
	{RoleNowhere, model.KindRole, 3, on(roleNowhere)},
	{PromiseNoMeasure, model.KindPromise, 2, on(promiseNoMeasure)},
	{MeasureNeverTaken, model.KindPromise, 2, on(measureNeverTaken)},
	{PromiseOrphan, model.KindPromise, 2, on(promiseOrphan)},
	{StageNoMeans, model.KindStage, 3, on(stageNoMeans)},
	{AbsentPromise, model.KindTouchpoint, 4, absentPromise},
	{PromiseGuess, model.KindPromise, 1, on(promiseGuess)},
}
