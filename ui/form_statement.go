package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// statement is the form of a statement of an audit: what was asked and answered,
// and what the room says of it.
func (f *form) statement(at statementPlace) {
	x, ok := at.find(f.project())
	if !ok {
		return
	}
	f.statementHead(x)
	f.statementLevels(x)
	f.statementNumbers(x)
	f.statementBenchmark(x)
	f.section("statement.room")
	f.statementTarget(at)
	f.textOf("statement.note", true, func() string { return f.markOf(at).Note }, func(text string) edit.Edit {
		return edit.SetMarkNote{Audit: at.of, Statement: at.key, Note: text}
	})
	f.statementEvidence(x)
	f.statementSteps(x)
	f.decisions()
	f.shapes(func() string { return f.statementShape(at) + f.aboutShape() })
}

// statementShape tells what the rows show that does not follow by itself.
func (f *form) statementShape(at statementPlace) string {
	p := f.project()
	x, ok := at.find(p)
	if !ok {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%p %v ", x.i, x.audit.Groups)
	if r := f.page.session.audits.Of(p, at.of); r != nil {
		fmt.Fprint(&b, r.Respondents, r.Statements[x.number].Count)
		for g := range r.Groups {
			fmt.Fprint(&b, r.ByGroup[g][x.number].Count)
		}
		for _, id := range f.markOf(at).Evidence {
			b.WriteString(string(id) + strconv.FormatBool(r.SpeaksAgainst(p, x.number, id)))
		}
	}
	for _, s := range f.stepsOf(x) {
		b.WriteString(string(s.Action) + s.Statement)
	}
	return b.String()
}

func (f *form) markOf(at statementPlace) model.StatementMark {
	if a := f.project().Audit(at.of); a != nil {
		return a.Mark(at.key)
	}
	return model.StatementMark{}
}

// statementHead says what was asked, and where.
func (f *form) statementHead(x asked) {
	a := f.page.app
	lang := a.words.Lang()
	title := label(x.name(lang))
	title.TextStyle.Bold = true
	f.add(title)
	if x.Poles() {
		f.add(label(x.Left.In(lang) + "  ↔  " + x.Right.In(lang)))
	}
	if hint := x.Hint.In(lang); hint != "" {
		f.add(softLabel(hint))
	}
	f.add(a.newLink(a.nameOf(x.audit), "audit", func() { f.page.open(x.of) }).saying(x.area.Title.In(lang)))
}

// statementLevels tells what each level means here, and how many have chosen it.
func (f *form) statementLevels(x asked) {
	f.section("statement.levels")
	_, all, known := f.page.session.result(x)
	for level := range x.i.Scale.Levels {
		count := ""
		if known {
			count = f.page.app.words.N("statement.count", all.Levels[level])
		}
		text := x.levelText(level, f.page.app.words.Lang())
		number := label(strconv.Itoa(level + x.i.Scale.First))
		number.TextStyle.Bold = true
		number.Wrapping = fyne.TextWrapOff
		box := []fyne.CanvasObject{label(text)}
		if count != "" {
			box = append(box, softLabel(count))
		}
		f.add(container.NewBorder(nil, nil, container.NewVBox(number), nil, container.New(layout.NewCustomPaddedVBoxLayout(-10), box...)))
	}
}

// levelText is what a level is called; of a pair of opposites without words the
// ends tell which is which.
func (x asked) levelText(level int, lang string) string {
	text := x.i.LevelText(x.Statement, level, lang)
	if x.Poles() && len(x.Levels) == 0 {
		switch level {
		case 0:
			return firstOf(strings.TrimSpace(x.Left.In(lang)), text)
		case len(x.i.Scale.Levels) - 1:
			return firstOf(strings.TrimSpace(x.Right.In(lang)), text)
		}
	}
	return text
}

// statementNumbers tells what all have answered, and each group that is shown.
func (f *form) statementNumbers(x asked) {
	a := f.page.app
	f.section("statement.answers")
	r := f.page.session.audits.Of(f.project(), x.of)
	if r == nil || r.Respondents == 0 {
		f.add(softLabel(a.T("auditPicture.noAnswers")))
		return
	}
	f.row(a.T("auditPicture.all"), label(a.cellText(r, r.Statements[x.number])))
	for g, group := range r.Groups {
		f.row(a.groupText(group), label(a.cellText(r, r.ByGroup[g][x.number])))
	}
}

// groupText is what a group of respondents is called.
func (a *App) groupText(g audit.Group) string {
	switch {
	case g.Others:
		return a.T("auditPicture.others")
	case g.Unsaid:
		return a.T("auditPicture.unsaid")
	}
	return scene.GroupName(a.words, g.RespondentGroup)
}

// cellText tells what some respondents have answered to a statement, with what
// is not known.
func (a *App) cellText(r *audit.Result, c audit.Cell) string {
	switch {
	case c.Hidden:
		return a.T("auditPicture.fewKnow", audit.Fewest)
	case c.N == 0 && c.Unknown > 0:
		return a.T("auditPicture.allUnknown")
	case c.N == 0:
		return a.T("auditPicture.noAnswers")
	}
	level := func(v float64) string { return a.number(v + r.First()) }
	text := a.T("statement.numbers", level(c.Median), level(c.Q1), level(c.Q3), level(c.Min), level(c.Max), c.N)
	if c.Unknown > 0 {
		text += " · " + a.T("statement.unknown", c.Unknown)
	}
	if c.Missing > 0 {
		text += " · " + a.T("statement.missing", c.Missing)
	}
	return text
}

// number writes a number with at most one decimal, in Finnish and Swedish with a
// comma.
func (a *App) number(v float64) string {
	text := strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	return strings.ReplaceAll(text, ".", a.T("ui.decimal"))
}

// statementBenchmark sets the figures of others beside one's own share.
func (f *form) statementBenchmark(x asked) {
	if x.Benchmark == nil {
		return
	}
	a, b := f.page.app, x.Benchmark
	lang := a.words.Lang()
	f.section("auditPicture.benchmark")
	key := "auditPicture.benchmarkAbove"
	if b.Below {
		key = "auditPicture.benchmarkBelow"
	}
	f.add(label(a.T(key, strconv.Itoa(b.Level+x.i.Scale.First))))
	own := a.T("auditPicture.benchmarkNoOwn")
	if _, all, ok := f.page.session.result(x); ok {
		if percent, of := all.Share(b); of > 0 {
			own = a.T("statement.share", a.T("auditPicture.benchmarkOwn", of), int(percent+0.5))
		}
	}
	f.add(label(own))
	for _, v := range b.Values {
		f.add(label(a.T("statement.share", v.Title.In(lang), int(v.Percent+0.5))))
	}
	for _, t := range []model.Texts{b.About, b.Source, b.Note} {
		if text := strings.TrimSpace(t.In(lang)); text != "" {
			f.add(softLabel(text))
		}
	}
}

// statementTarget picks the level that the room wants.
func (f *form) statementTarget(at statementPlace) {
	a := f.page.app
	pick(f, "statement.target", func() []option[int] {
		list := []option[int]{{0, a.T("statement.noTarget")}}
		x, ok := at.find(f.project())
		if !ok {
			return list
		}
		for level := range x.i.Scale.Levels {
			text := strconv.Itoa(level+x.i.Scale.First) + " " + x.levelText(level, a.words.Lang())
			list = append(list, option[int]{level + 1, shorten(text, 60)})
		}
		return list
	}, func() int { return f.markOf(at).Target }, func(target int) edit.Edit {
		return edit.SetTarget{Audit: at.of, Statement: at.key, Target: target}
	})
}

// statementEvidence lists what is cited, tells what speaks against what was
// answered, and cites more.
func (f *form) statementEvidence(x asked) {
	a := f.page.app
	f.section("statement.evidence")
	r := f.page.session.audits.Of(f.project(), x.of)
	for _, id := range f.markOf(x.statementPlace).Evidence {
		e := f.project().Get(id)
		if e == nil {
			continue
		}
		open := a.newLink(f.page.nameOf(e), iconNameOf(e), func() { f.page.openHome(id) })
		if r != nil && r.SpeaksAgainst(f.project(), x.number, id) {
			open.saying(a.T("audit.against"))
		}
		gone := a.newButton("", "close", func() {
			if e := uncite(f.project(), scene.Ref{Owner: x.of, Part: scene.PartEvidence, Lane: model.ID(x.key), Persona: id}); e != nil {
				f.do(e)
			}
		}).quiet()
		f.locks = append(f.locks, gone)
		f.add(container.NewBorder(nil, nil, nil, gone, open))
	}
	f.command("audit.cite", "add", func() { f.page.cite(x.statementPlace) }).quiet()
}

// stepsOf are the next possible steps of a statement, and those of its area as a
// whole.
func (f *form) stepsOf(x asked) []model.AuditStep {
	a := f.project().Audit(x.of)
	if a == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.Steps), func(s model.AuditStep) bool {
		return s.Area != x.area.Key || s.Statement != "" && s.Statement != x.key
	})
}

// statementSteps lists the next possible steps with their owner and day.
func (f *form) statementSteps(x asked) {
	f.section("statement.steps")
	for _, s := range f.stepsOf(x) {
		if f.project().Action(s.Action) == nil {
			continue
		}
		f.statementStep(x, s)
	}
	f.command("auditPicture.addStep", "add", func() { f.page.addStepTo(x.statementPlace) }).quiet()
	if len(x.audit.Steps) > 0 {
		f.command("audit.stepsShow", "audit", func() {
			f.page.choose(func(s *session) { s.page, s.audit, s.auditView = pageAudit, x.of, scene.AuditStairs })()
		}).quiet()
	}
}

func (f *form) statementStep(x asked, s model.AuditStep) {
	a := f.page.app
	get := func() model.Action {
		if e := f.project().Action(s.Action); e != nil {
			return *e
		}
		return model.Action{}
	}
	open := a.newLink("", "action", func() { f.page.openHome(s.Action) })
	f.follows = append(f.follows, func() {
		if e := f.project().Action(s.Action); e != nil {
			open.show(f.page.nameOf(e), "action")
		}
	})
	if s.Statement == "" {
		open.saying(a.T("statement.stepOfArea", x.area.Title.In(a.words.Lang())))
	}
	gone := a.newButton("", "close", func() { f.do(edit.RemoveStep{Audit: x.of, Action: s.Action}) }).quiet()
	f.locks = append(f.locks, gone)
	f.add(container.NewBorder(nil, nil, nil, gone, open))
	f.owner(s.Action, func() model.ID { return get().Owner })
	f.dayAhead(a.T("field.due"), func() model.Date { return get().Due }, func(d model.Date) edit.Edit {
		e := get()
		e.Due = d
		return edit.SetAction{Action: e}
	})
}

// addStepTo makes a next possible step of a statement: what its next level says.
func (p *projectPage) addStepTo(at statementPlace) {
	x, ok := at.find(p.session.project())
	if !ok {
		return
	}
	ref := scene.Ref{Owner: at.of, Part: scene.PartAddStep, Lane: model.ID(x.area.Key), Persona: model.ID(at.key)}
	e, _ := subject{p}.addStep(p.session.project(), ref, p.app.deps.NewID())
	if e != nil && p.session.do(e) == nil {
		p.open(at.id())
	}
}

// auditOpened is a double click on a part of an audit that leads elsewhere: to
// what is cited, to the action of a step, to a questionnaire or to a batch of
// answers.
func (p *projectPage) auditOpened(ref scene.Ref) bool {
	project := p.session.project()
	switch ref.Part {
	case scene.PartEvidence:
		if project.Get(ref.Persona) != nil {
			p.openHome(ref.Persona)
			return true
		}
	case scene.PartStep:
		if project.Action(ref.Persona) != nil {
			p.openHome(ref.Persona)
			return true
		}
	case scene.PartEntity:
		switch project.Get(ref.Owner).(type) {
		case *model.AnswerBatch, *model.Instrument:
			p.openHome(ref.Owner)
			return true
		}
	}
	return false
}
