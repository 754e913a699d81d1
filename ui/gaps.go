package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

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

// gap is one finding in a form.
func (f *form) gap(project *model.Project, one *gap.Finding) fyne.CanvasObject {
	w := f.page.app.words
	text := label(scene.GapSentence(w, project, one))
	icon := container.NewVBox(widget.NewIcon(iconOf("gap")))
	return container.NewBorder(nil, softLabel(w.T(one.Rule.DoKey())), icon, nil, text)
}

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
