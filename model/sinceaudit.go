package model

import (
	"cmp"
	"slices"
	"strconv"
)

// answered counts audits as changed whose answers have changed, which are
// entities of their own.
func (s *since) answered(p *Project) {
	for _, a := range Of[Audit](p, p.Info().Audits) {
		if slices.ContainsFunc(a.Batches, func(id ID) bool { return s.changed[id] }) {
			s.changed[a.ID] = true
		}
	}
}

func (s *since) audit(before, after *Audit) {
	if s.cameOrWent(key(before), key(after), DiffAuditAdded, DiffAuditRemoved) {
		return
	}
	old, now := s.then.sheetsOf(before), s.now.sheetsOf(after)
	switch {
	case len(old) != len(now):
		s.note(DiffAuditAnswers, after.ID, "", strconv.Itoa(len(old)), strconv.Itoa(len(now)))
	case !slices.Equal(old, now):
		s.list = append(s.list, Difference{Code: DiffAuditCorrected, ID: after.ID})
	}
	target := func(m StatementMark) string {
		if m.Target == 0 {
			return ""
		}
		return strconv.Itoa(m.Target)
	}
	for _, m := range after.Marks {
		s.note(DiffAuditTarget, after.ID, ID(m.Statement), target(before.Mark(m.Statement)), target(m))
	}
	for _, m := range before.Marks {
		if after.Mark(m.Statement).Empty() {
			s.note(DiffAuditTarget, after.ID, ID(m.Statement), target(m), "")
		}
	}
}

// said is what the results know of an answer sheet.
type said struct {
	group   ID
	answers string
}

// sheetsOf returns what respondents have said, whatever batch it came in and in
// whatever order.
func (p *Project) sheetsOf(a *Audit) []said {
	var list []said
	for _, b := range Of[AnswerBatch](p, a.Batches) {
		for _, s := range b.Sheets {
			list = append(list, said{s.Group, s.Answers})
		}
	}
	slices.SortFunc(list, func(a, b said) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.answers, b.answers))
	})
	return list
}
