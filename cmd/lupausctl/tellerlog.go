package main

import (
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// card tells what a role's card says.
func (t *teller) card(level int, r *model.Role) {
	horizon := ""
	if r.Horizon != model.HorizonUnknown {
		horizon = t.words.T("horizon." + string(r.Horizon))
	}
	var met []string
	for _, e := range model.Of[model.Touchpoint](t.p, r.Touchpoints) {
		met = append(met, named(e.Title))
	}
	t.fields(level, []field{
		{"scene.role.task", r.Task}, {"scene.role.help", r.Value}, {"scene.role.meets", strings.Join(met, " · ")}, {"field.horizon", horizon},
		{"field.measures", r.Measures}, {"field.start", r.Start}, {"field.stop", r.Stop}, {"field.continue", r.Continue},
	})
}

// field is a text with the key of what it is called.
type field struct{ key, text string }

// fields tells those texts that say something, a line each.
func (t *teller) fields(level int, list []field) {
	for _, f := range list {
		if strings.TrimSpace(f.text) != "" {
			t.line(level, t.labelled(inner(t.words.T(f.key)), f.text))
		}
	}
}

// log tells what stands beside the journeys.
func (t *teller) log() {
	info := t.p.Info()
	if len(info.Sheets)+len(info.Decisions)+len(info.Actions)+len(info.Snapshots)+len(info.IgnoredRules) > 0 {
		t.line(0, "")
	}
	for _, d := range model.Of[model.Decision](t.p, info.Decisions) {
		t.decision(d)
	}
	for _, a := range model.Of[model.Action](t.p, info.Actions) {
		t.action(a)
	}
	for _, s := range model.Of[model.Sheet](t.p, info.Sheets) {
		t.sheet(s)
	}
	for _, s := range model.Of[model.Snapshot](t.p, info.Snapshots) {
		t.line(0, t.words.T("ctl.show.snapshot", scene.Name(t.words, s), scene.DayText(t.words.Lang(), s.Made)))
	}
	for _, r := range info.IgnoredRules {
		name := r.Rule
		if key := gap.RuleID(r.Rule).NameKey(); t.words.Has(key) {
			name = t.words.T(key)
		}
		t.line(0, t.words.T("ctl.show.ignored", name, named(r.Reason)))
	}
}

func (t *teller) decision(d *model.Decision) {
	marks := []string{inner(t.words.T("verdict." + string(d.Verdict))), inner(t.words.T("decisionState." + string(d.State)))}
	t.line(0, t.words.T("ctl.show.decision", scene.Name(t.words, d), strings.Join(t.owned(marks, d.Owner), ", ")))
	lang := t.words.Lang()
	t.fields(1, []field{
		{"field.why", d.Why}, {"field.worth", d.Value}, {"field.benefit", d.Benefit}, {"field.customers", d.Customers},
		{"field.made", scene.DayText(lang, d.Made)}, {"field.check", scene.DayText(lang, d.Check)},
	})
}

func (t *teller) action(a *model.Action) {
	marks := t.owned([]string{inner(t.words.T("actionState." + string(a.State)))}, a.Owner)
	t.line(0, t.words.T("ctl.show.action", scene.Name(t.words, a), strings.Join(marks, ", ")))
	rank := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n) + "/" + strconv.Itoa(model.MaxRank)
	}
	t.fields(1, []field{
		{"field.customerValue", rank(a.Value)}, {"field.effort", rank(a.Effort)}, {"field.due", scene.DayText(t.words.Lang(), a.Due)},
	})
}

// owned adds who answers for something, when somebody does.
func (t *teller) owned(marks []string, owner model.ID) []string {
	if r := t.p.Role(owner); r != nil {
		marks = append(marks, t.words.T("ctl.show.owner", scene.Name(t.words, r)))
	}
	return marks
}

// sheet tells the rows in which something has been said.
func (t *teller) sheet(s *model.Sheet) {
	t.line(0, t.words.T("ctl.show.sheet", scene.Name(t.words, s)))
	form := t.words.Form(s.Form)
	if form == nil { // a form of a later version
		form = &model.Form{}
	}
	for _, r := range s.Rows {
		block, _ := form.Block(r.Block)
		title := scene.RowTitle(t.words, t.p.Get, form, s, r.ID)
		if title == "" {
			title = string(r.ID)
		}
		t.line(1, t.labelled(title, strings.Join(t.cells(block, r, title), " · ")))
	}
}

// labelled puts what something is called before it; a question needs no colon.
func (t *teller) labelled(label, text string) string {
	if strings.HasSuffix(label, "?") {
		return label + " " + text
	}
	return t.words.T("export.label", label, text)
}

// cells tells what stands in a row of a block besides its title.
func (t *teller) cells(block model.FormBlock, r model.SheetRow, title string) []string {
	var list []string
	add := func(c model.FormColumn, text string) {
		if strings.TrimSpace(text) != "" && text != title {
			list = append(list, t.labelled(inner(c.Title), text))
		}
	}
	for _, c := range block.Columns {
		switch c.Kind {
		case model.ColumnRole:
			if role := t.p.Role(r.Owner); role != nil {
				add(c, scene.Name(t.words, role))
			}
		case model.ColumnLinks:
			var names []string
			for _, id := range r.Links {
				if e := t.p.Find(id); e != nil {
					names = append(names, scene.Name(t.words, e))
				}
			}
			add(c, strings.Join(names, ", "))
		case model.ColumnDate:
			add(c, scene.DayText(t.words.Lang(), model.Date(r.Cells[c.Key])))
		case model.ColumnChoice, model.ColumnStep:
			add(c, c.Option(r.Cells[c.Key]))
		default:
			add(c, r.Cells[c.Key])
		}
	}
	return list
}
