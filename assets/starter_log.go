package assets

import "lupaus/model"

func (b *builder) decisions(list []starterDecision) []model.ID {
	var ids []model.ID
	for _, d := range list {
		ids = b.list(ids, &model.Decision{
			ID: b.own(d.Key), Title: d.Title.in(b.lang),
			Verdict: code(b, d.Verdict, model.VerdictInvest, model.Verdicts()...),
			State:   code(b, d.State, model.DecisionMade, model.DecisionStates()...),
			Why:     d.Why.in(b.lang), Value: d.Value.in(b.lang), Benefit: d.Benefit.in(b.lang),
			Customers: d.Customers.in(b.lang),
			Owner:     b.find(model.KindRole, d.Owner),
			Made:      b.day(-d.MadeDaysAgo), Check: b.day(d.CheckInDays),
			About: b.findAny(d.About), Note: d.Note.in(b.lang),
		})
	}
	return ids
}

func (b *builder) actions(list []starterAction) []model.ID {
	var ids []model.ID
	for _, a := range list {
		ids = b.list(ids, &model.Action{
			ID: b.own(a.Key), Title: a.Title.in(b.lang),
			State: code(b, a.State, model.ActionIdea, model.ActionStates()...),
			Owner: b.find(model.KindRole, a.Owner), Due: b.day(a.DueInDays),
			Value: a.Value, Effort: a.Effort,
			About: b.findAny(a.About), Note: a.Note.in(b.lang),
		})
	}
	return ids
}
