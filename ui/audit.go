package ui

import (
	"slices"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
)

// This file is the page of audits: what it shows, what can be chosen on it, and
// its commands.

// The views of the page that are no results.
const (
	viewAnswers   scene.AuditView = "answers"   // how the answers have come in
	viewTyping    scene.AuditView = "typing"    // a batch of answer sheets to type in
	viewQuestions scene.AuditView = "questions" // the questionnaire
)

// auditWidth is the width of the pictures of an audit on the screen in
// millimetres: that of a page of the report, so that a room reads the same words
// in letters as large as there is room for.
const auditWidth = 215

// auditViews are the views in the order of their tabs.
func auditViews() []scene.AuditView {
	return slices.Concat([]scene.AuditView{viewAnswers, viewTyping}, scene.AuditViews(), []scene.AuditView{viewQuestions})
}

// openAudit is the chosen audit, or the latest; nil when there is none.
func (s *session) openAudit(p *model.Project) *model.Audit {
	if a := p.Audit(s.audit); a != nil {
		return a
	}
	return p.LatestAudit()
}

// openView is the chosen view: before anybody has answered, how answers come in,
// and afterwards where people disagree.
func (s *session) openView(p *model.Project, a *model.Audit) scene.AuditView {
	switch {
	case s.auditView != "":
		return s.auditView
	case p.Respondents(a) == 0:
		return viewAnswers
	}
	return scene.AuditDisagreements
}

// openBatch is the batch that is typed in: the chosen one, or the last from
// paper; nil before there is one.
func (s *session) openBatch(p *model.Project, a *model.Audit) *model.AnswerBatch {
	if b := p.Answers(s.batch); b != nil && b.Audit == a.ID {
		return b
	}
	for _, id := range slices.Backward(a.Batches) {
		if b := p.Answers(id); b != nil && b.Way == model.BatchPaper {
			return b
		}
	}
	return nil
}

// turnAudit opens an audit, a batch of its answers, or a questionnaire.
func (s *session) turnAudit(e model.Entity) {
	switch e := e.(type) {
	case *model.Audit:
		s.audit, s.instrument = e.ID, ""
	case *model.AnswerBatch:
		s.audit, s.batch, s.auditView = e.Audit, e.ID, viewTyping
	case *model.Instrument:
		s.turnInstrument(e)
	}
}

// turnInstrument opens a questionnaire, on the latest audit with it unless the
// open one is.
func (s *session) turnInstrument(i *model.Instrument) {
	p := s.project()
	s.instrument, s.auditView = i.ID, viewQuestions
	if open := s.openAudit(p); open != nil && open.Instrument == i.ID {
		return
	}
	for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
		if a.Instrument == i.ID {
			s.audit = a.ID
		}
	}
}

// drawQuestions is the questionnaire that is looked at, or that of the open audit,
// which may be nil.
func (s *session) drawQuestions(p *model.Project, a *model.Audit) (picture, bool) {
	i := p.Instrument(s.instrument)
	if i == nil && a != nil {
		i = p.Instrument(a.Instrument)
	}
	if i == nil {
		return picture{}, false
	}
	opt := scene.QuestionnaireOptions{Screen: !s.readOnly(), Locked: p.Answered(i.ID), Named: a != nil && a.Instrument == i.ID && a.Named}
	return picture{"questions " + string(i.ID), s.app.builder.Questionnaire(i, opt)}, true
}

// drawAudit is the open view of the chosen audit; nothing without one.
func (s *session) drawAudit(p *model.Project) picture {
	a := s.openAudit(p)
	if s.auditView == viewQuestions {
		if questions, ok := s.drawQuestions(p, a); ok {
			return questions
		}
	}
	if a == nil {
		text := s.app.T("audit.none")
		return picture{"audits", s.app.builder.List(onScreen(scene.ListSpec{Title: s.app.T("page.audit"), Empty: text}))}
	}
	view := s.openView(p, a)
	key := "audit " + string(a.ID) + " " + string(view)
	b, edits := s.app.builder, !s.readOnly()
	switch view {
	case viewAnswers:
		return picture{key, b.Answers(p, a, scene.AnswerGridOptions{Screen: edits, Width: auditWidth})}
	case viewTyping:
		return picture{key, b.AnswerGrid(p, a, s.openBatch(p, a), scene.AnswerGridOptions{Screen: edits})}
	}
	spec := scene.AuditSpec{Project: p, Result: s.audits.Of(p, a.ID), Width: auditWidth, Screen: edits, Today: model.DateOf(s.app.deps.Now())}
	if before := p.EarlierAudit(a); before != nil && (view == scene.AuditChange || view == scene.AuditSummary) {
		spec.Change = audit.Since(p, before.ID, a.ID)
	}
	return picture{key, b.Audit(spec, view)}
}

// auditTabs are the audits when there are several: a tab each, or, when they do
// not fit a row, the open one, which leads to the list of all.
func (p *projectPage) auditTabs() []choiceTab {
	s, a := p.session, p.app
	project := s.project()
	open := s.openAudit(project)
	if len(project.Info().Audits) < 2 || open == nil {
		return nil
	}
	if len(project.Info().Audits) > mostAuditTabs {
		return []choiceTab{{a.T("audit.tab", shorten(a.nameOf(open), 32), slices.Index(project.Info().Audits, open.ID)+1, len(project.Info().Audits)), "audit", true, func() { a.perform(a.action("chooseAudit")) }}}
	}
	var tabs []choiceTab
	for _, one := range model.Of[model.Audit](project, project.Info().Audits) {
		tabs = append(tabs, choiceTab{auditTabText(a.nameOf(one), one.Made), "audit", one == open, p.choose(func(s *session) { s.audit, s.batch, s.instrument, s.selected = one.ID, "", "", []model.ID{one.ID} })})
	}
	return tabs
}

// auditTabText is what a tab of an audit says: its name, or of a long one its
// beginning and the day, which tells audits with the same questionnaire apart.
func auditTabText(name string, made model.Date) string {
	if short := shorten(name, 22); short == name || made == "" {
		return short
	}
	return shorten(name, 12) + " " + dateText(made)
}

// mostAuditTabs is how many audits have a tab each; views have tabs beside them.
const mostAuditTabs = 3

// auditChoices are the views of the open audit.
func (p *projectPage) auditChoices() []choiceTab {
	s, a := p.session, p.app
	project := s.project()
	open := s.openAudit(project)
	if open == nil {
		return nil
	}
	var tabs []choiceTab
	view := s.openView(project, open)
	for _, v := range auditViews() {
		key := "auditPicture." + string(v)
		if v == viewAnswers || v == viewTyping || v == viewQuestions {
			key = "audit.view." + string(v)
		}
		tabs = append(tabs, choiceTab{a.T(key), "", v == view, p.choose(func(s *session) { s.auditView, s.instrument = v, "" })})
	}
	return tabs
}

// nextAudit shows the next of several audits.
func (p *projectPage) nextAudit() {
	project := p.session.project()
	list := project.Info().Audits
	open := p.session.openAudit(project)
	if open == nil {
		return
	}
	at := slices.Index(list, open.ID)
	p.choose(func(s *session) { s.audit, s.batch, s.instrument = list[(at+1)%len(list)], "", "" })()
	p.app.toast(p.app.nameOf(p.session.openAudit(project)), nil)
}

// typeAnswers opens the grid to type in answer sheets from paper, at the place
// for the next sheet.
func (p *projectPage) typeAnswers() {
	p.choose(func(s *session) { s.page, s.auditView, s.batch = pageAudit, viewTyping, "" })()
	project := p.session.project()
	if open := p.session.openAudit(project); open != nil {
		p.board.RevealPart(nextSheet(open, p.session.openBatch(project, open)))
	}
}

// nextSheet is the place for another answer sheet in the grid.
func nextSheet(a *model.Audit, b *model.AnswerBatch) scene.Ref {
	if b == nil {
		return scene.Ref{Owner: a.ID, Part: scene.PartAdd, Lane: model.ID(model.BatchPaper)}
	}
	return scene.Ref{Owner: b.ID, Part: scene.PartAdd}
}

// auditActions are the commands of the page.
func (a *App) auditActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	some := func() bool { return a.session != nil && a.session.openAudit(a.session.project()) != nil }
	onPage := []pageID{pageAudit}
	return []*Action{
		{ID: "newAudit", Menu: "promise", Icon: "audit", Group: true, Chord: "ua", Enabled: a.mayEdit, Toolbar: 35, Pages: onPage, Run: page((*projectPage).newAudit)},
		{ID: "repeatAudit", Menu: "promise", Icon: "duplicate", Chord: "us", Enabled: func() bool { return a.mayEdit() && some() }, Run: page((*projectPage).repeatAudit)},
		{ID: "typeAnswers", Menu: "promise", Icon: "edit", Chord: "uk", Enabled: func() bool { return a.mayEdit() && some() }, Toolbar: 36, Pages: onPage, Run: page((*projectPage).typeAnswers)},
		{ID: "startRound", Menu: "promise", Icon: "right", Chord: "uo", Enabled: func() bool { return a.mayEdit() && some() }, Toolbar: 37, Pages: onPage, Run: page((*projectPage).startRound)},
		{ID: "addAuditGroup", Menu: "promise", Icon: "add", Chord: "ur", Enabled: func() bool { return a.mayEdit() && some() }, Run: page(func(p *projectPage) { p.addAuditGroup(p.session.openAudit(p.session.project()).ID) })},
		{ID: "citeFor", Menu: "promise", Icon: "audit", Chord: "nv", Enabled: func() bool {
			if !a.mayEdit() || a.page == nil {
				return false
			}
			_, ok := a.page.citing()
			return ok
		}, Run: page((*projectPage).citeFor)},
		{ID: "chooseAudit", Menu: "promise", Icon: "search", Chord: "vu", Enabled: func() bool { return some() && len(a.session.project().Info().Audits) > 1 }, Run: page((*projectPage).chooseAudit)},
		{ID: "nextAudit", Menu: "promise", Icon: "right", Chord: "sa", Enabled: func() bool {
			return some() && len(a.session.project().Info().Audits) > 1
		}, Run: page((*projectPage).nextAudit)},
	}
}
