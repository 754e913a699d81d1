package main

import "lupaus/model"

// outlineLog is the part of the outline that stands beside the journeys.
type outlineLog struct {
	Mission      string            `json:"mission"`
	Values       string            `json:"values"`
	Sheets       []outlineSheet    `json:"sheets"`
	Decisions    []outlineDecision `json:"decisions"`
	Actions      []outlineAction   `json:"actions"`
	Snapshots    []outlineSnapshot `json:"snapshots"`
	IgnoredRules []outlineIgnored  `json:"ignoredRules"` // of the gap check
}

type outlineSheet struct {
	ID   model.ID     `json:"id"`
	Form string       `json:"form"`
	Name string       `json:"name,omitempty"` // of one of several sheets of the form
	Rows []outlineRow `json:"rows"`           // in which something has been said
}

type outlineRow struct {
	ID    model.ID          `json:"id"`
	Block string            `json:"block"`
	Cells map[string]string `json:"cells"` // by column
	Owner model.ID          `json:"owner"`
	Links []model.ID        `json:"links"`
}

type outlineDecision struct {
	ID        model.ID            `json:"id"`
	Title     string              `json:"title"`
	Verdict   model.Verdict       `json:"verdict"`
	State     model.DecisionState `json:"state"`
	Why       string              `json:"why"`
	Value     string              `json:"value"`
	Benefit   string              `json:"benefit"`
	Customers string              `json:"customers"`
	Owner     model.ID            `json:"owner"`
	Made      model.Date          `json:"made"`
	Check     model.Date          `json:"check"`
	About     []model.ID          `json:"about"`
}

type outlineAction struct {
	ID     model.ID          `json:"id"`
	Title  string            `json:"title"`
	State  model.ActionState `json:"state"`
	Owner  model.ID          `json:"owner"`
	Due    model.Date        `json:"due"`
	Value  int               `json:"value"` // 1…5, 0 when nobody has said
	Effort int               `json:"effort"`
	About  []model.ID        `json:"about"`
}

type outlineSnapshot struct {
	ID   model.ID   `json:"id"`
	Name string     `json:"name"`
	Made model.Date `json:"made"`
	Note string     `json:"note"`
}

type outlineIgnored struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
}

func outlineLogOf(p *model.Project) outlineLog {
	info := p.Info()
	o := outlineLog{
		Mission: info.Organisation.Mission, Values: info.Organisation.Values,
		Sheets: []outlineSheet{}, Decisions: []outlineDecision{}, Actions: []outlineAction{},
		Snapshots: []outlineSnapshot{}, IgnoredRules: []outlineIgnored{},
	}
	for _, s := range model.Of[model.Sheet](p, info.Sheets) {
		o.Sheets = append(o.Sheets, outlineSheetOf(s))
	}
	for _, d := range model.Of[model.Decision](p, info.Decisions) {
		o.Decisions = append(o.Decisions, outlineDecision{
			d.ID, d.Title, d.Verdict, d.State, d.Why, d.Value, d.Benefit, d.Customers, d.Owner, d.Made, d.Check, listed(d.About),
		})
	}
	for _, a := range model.Of[model.Action](p, info.Actions) {
		o.Actions = append(o.Actions, outlineAction{a.ID, a.Title, a.State, a.Owner, a.Due, a.Value, a.Effort, listed(a.About)})
	}
	for _, s := range model.Of[model.Snapshot](p, info.Snapshots) {
		o.Snapshots = append(o.Snapshots, outlineSnapshot{s.ID, s.Name, s.Made, s.Note})
	}
	for _, r := range info.IgnoredRules {
		o.IgnoredRules = append(o.IgnoredRules, outlineIgnored(r))
	}
	return o
}

func outlineSheetOf(s *model.Sheet) outlineSheet {
	sheet := outlineSheet{s.ID, s.Form, s.Name, []outlineRow{}}
	for _, r := range s.Rows {
		cells := r.Cells
		if cells == nil {
			cells = map[string]string{}
		}
		sheet.Rows = append(sheet.Rows, outlineRow{r.ID, r.Block, cells, r.Owner, listed(r.Links)})
	}
	return sheet
}
