package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// gaps tells in a form what the gap check finds about its entity, and what to do
// about it. It follows every edit.
func (f *form) gaps() {
	box := container.NewVBox()
	f.add(box)
	var made string
	f.follows = append(f.follows, func() {
		project := f.project()
		findings := f.page.session.gaps().Of(f.id)
		var key strings.Builder
		for _, one := range findings {
			key.WriteString(scene.GapSentence(f.page.app.words, project, one) + "\n")
		}
		if key.String() == made {
			return
		}
		made = key.String()
		box.Objects = nil
		for _, one := range findings {
			box.Add(f.gap(project, one))
		}
		box.Refresh()
	})
}

// gap is one finding in a form. It leads to the field that mends it, or to what
// else it is about.
func (f *form) gap(project *model.Project, one *gap.Finding) fyne.CanvasObject {
	w := f.page.app.words
	text, lead := w.T(one.Rule.NameKey()), func() { f.lead(one.Rule, true) }
	if one.Subject != f.id || len(one.Also) > 0 {
		text = scene.GapSentence(w, project, one)
	}
	if one.Subject != f.id {
		lead = func() { f.page.open(one.Subject) }
	} else if mends[one.Rule] == "" && len(one.Also) > 0 {
		lead = func() { f.page.open(one.Also[0]) }
	}
	return f.page.app.newLink(text, "gap", lead).saying(w.T(one.Rule.DoKey()))
}

// mends are the fields that mend what a rule finds, by the keys of their words.
var mends = map[gap.RuleID]string{
	gap.TouchpointNoPromise: "section.promises", gap.PromiseNotKept: "field.keptBy", gap.PromiseNoOwner: "field.owner",
	gap.RoleNoPromise: "section.promises", gap.RoleNowhere: "section.onJourney", gap.PromiseNoMeasure: "field.measureName",
	gap.MeasureNeverTaken: "field.measureLast", gap.PromiseOrphan: "field.parent", gap.StageNoMeans: "field.competencies",
	gap.PromiseGuess: "field.evidence",
}

// lead shows the field that mends what a rule finds, and puts the caret there.
func (f *form) lead(rule gap.RuleID, caret bool) {
	key := mends[rule]
	if key == "" {
		return
	}
	i, ok := f.places[f.page.app.T(key)]
	if !ok {
		return
	}
	row := f.rows[i]
	scroll := f.page.inspector.scroll
	if y, h := row.Position().Y, scroll.Size().Height; y < scroll.Offset.Y || y+ledRoom > scroll.Offset.Y+h {
		scroll.ScrollToOffset(fyne.NewPos(0, y-ledRoom/2))
	}
	for ; caret && i < len(f.rows); i++ {
		if to := focusables(f.rows[i]); len(to) > 0 {
			f.page.app.win.Canvas().Focus(to[0])
			return
		}
	}
}

// ledRoom is how much of a form is seen from a field on that one is led to.
const ledRoom = 110

// showRules switches the rules of the gap check on and off. A rule that is off
// has a reason, which is printed in place of its findings.
func (p *projectPage) showRules() {
	p.showRows("rules.title", "rules.about", func(*rowsDialog) []*button { return nil }, func(d *rowsDialog) []fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for _, r := range gap.Rules() {
			rows = append(rows, p.ruleRow(d, r.ID))
		}
		return rows
	})
}

func (p *projectPage) ruleRow(d *rowsDialog, rule gap.RuleID) fyne.CanvasObject {
	a := p.app
	reason, off := p.session.project().Info().Ignored(string(rule))
	c := a.newCheck(a.T(rule.NameKey()), func(on bool) { d.do(edit.IgnoreRule{Rule: string(rule), Off: !on}) })
	c.follow(!off)
	if p.session.readOnly() {
		c.Disable()
	}
	if !off {
		return c
	}
	why := a.newField(false, func(text string) bool {
		return p.session.do(edit.IgnoreRule{Rule: string(rule), Off: true, Reason: model.CleanText(text)}) == nil
	})
	why.SetPlaceHolder(a.T("rules.reason"))
	why.follow(reason)
	if p.session.readOnly() {
		why.Disable()
	}
	return container.NewVBox(c, why)
}
