package gap

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model"
)

// Finding is one gap. It is frozen.
type Finding struct {
	Rule    RuleID
	Subject model.ID // what it is about
	// Also are others concerned: the touchpoints that feel low, the promises made
	// where the firm is absent. The first matters most.
	Also       []model.ID
	Importance float64 // of the subject; see the package's documentation
	Gap        float64 // 1…MaxGap
	Score      float64 // Importance × Gap. All three are rounded to tenths.
}

// Named returns whom the sentence under Rule.FindKey names, in its order: the
// subject, then the first of Also when there is one.
func (f *Finding) Named() []model.ID {
	return append([]model.ID{f.Subject}, f.Also[:min(1, len(f.Also))]...)
}

// Ignored is a rule that the project has switched off.
type Ignored struct {
	Rule   RuleID
	Reason string
	Count  int // how many findings there would be
}

// Report is what a check has found. It is frozen and may be read by any
// goroutine.
type Report struct {
	// Findings have the highest score first. Of equal ones the order of Rules
	// counts, then that of the project: the company's promises, the journeys from
	// left to right, where each thing stands before its promises, and the roles.
	Findings []*Finding
	// Ignored are the rules that are switched off, in the order of Rules. Rules
	// that this program does not know are left out.
	Ignored []Ignored

	ids []model.ID // whom a finding concerns, sorted, with the finding at the same place in of
	of  []*Finding
}

// Of returns the findings that concern a thing, as their subject or among
// others, highest score first. The list must not be written to.
func (r *Report) Of(id model.ID) []*Finding {
	from, _ := slices.BinarySearch(r.ids, id)
	to := from
	for to < len(r.ids) && r.ids[to] == id {
		to++
	}
	return r.of[from:to:to]
}

// found is a finding as a Checker keeps it.
type found struct {
	Finding
	rule int // its place in rules
	at   *subject
}

// compareFound is the order of Report.Findings.
func compareFound(a, b *found) int {
	if a.Score != b.Score {
		return cmp.Compare(b.Score, a.Score)
	}
	if a.rule != b.rule {
		return cmp.Compare(a.rule, b.rule)
	}
	return cmp.Compare(a.at.rank, b.at.rank)
}

// mark is a finding at one of those whom it concerns.
type mark struct {
	id model.ID
	*found
}

// compareMark is the order of Report.Of, one thing after the other. It does not
// hang on ranks.
func compareMark(a, b mark) int {
	if a.id != b.id {
		return cmp.Compare(a.id, b.id)
	}
	if a.Score != b.Score {
		return cmp.Compare(b.Score, a.Score)
	}
	if a.rule != b.rule {
		return cmp.Compare(a.rule, b.rule)
	}
	return cmp.Compare(a.Subject, b.Subject)
}

// merge puts sorted entries into a sorted list, in place as far as it goes.
func merge[T any](list, fresh []T, compare func(a, b T) int) []T {
	i, j := len(list)-1, len(fresh)-1
	list = append(list, fresh...)
	for k := len(list) - 1; j >= 0; k-- {
		if i >= 0 && compare(list[i], fresh[j]) > 0 {
			list[k], i = list[i], i-1
		} else {
			list[k], j = fresh[j], j-1
		}
	}
	return list
}

func tenths(v float64) float64 { return math.Round(v*10) / 10 }
