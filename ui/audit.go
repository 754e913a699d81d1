package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/edit"
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

// turnAudit opens an audit, or a batch of its answers.
func (s *session) turnAudit(e model.Entity) {
	switch e := e.(type) {
	case *model.Audit:
		s.audit = e.ID
	case *model.AnswerBatch:
		s.audit, s.batch, s.auditView = e.Audit, e.ID, viewTyping
	}
}

// drawAudit is the open view of the chosen audit; nothing without one.
func (s *session) drawAudit(p *model.Project) picture {
	a := s.openAudit(p)
	if a == nil {
		text := s.app.T("audit.none")
		return picture{"audits", s.app.builder.List(onScreen(scene.ListSpec{Title: s.app.T("page.audit"), Empty: text}))}
	}
	view := s.openView(p, a)
	key := "audit " + string(a.ID) + " " + string(view)
	b, edits := s.app.builder, !s.readOnly()
	switch view {
	case viewAnswers:
		return picture{key, b.Answers(p, a, scene.AnswerGridOptions{Screen: edits})}
	case viewTyping:
		return picture{key, b.AnswerGrid(p, a, s.openBatch(p, a), scene.AnswerGridOptions{Screen: edits})}
	case viewQuestions:
		if i := p.Instrument(a.Instrument); i != nil {
			opt := scene.QuestionnaireOptions{Screen: edits, Locked: p.Answered(i.ID), Named: a.Named}
			return picture{key, b.Questionnaire(i, opt)}
		}
	}
	spec := scene.AuditSpec{Project: p, Result: s.audits.Of(p, a.ID), Screen: edits, Today: model.DateOf(s.app.deps.Now())}
	if before := p.EarlierAudit(a); before != nil && (view == scene.AuditChange || view == scene.AuditSummary) {
		spec.Change = audit.Since(p, before.ID, a.ID)
	}
	return picture{key, b.Audit(spec, view)}
}

// auditChoices are the audits, when there are several, and the views of the open
// one.
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
		tabs = append(tabs, choiceTab{a.T(key), "", v == view, p.choose(func(s *session) { s.auditView = v })})
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
	p.choose(func(s *session) { s.audit, s.batch = list[(at+1)%len(list)], "" })()
	p.app.toast(p.app.nameOf(p.session.openAudit(project)), nil)
}

// newAudit asks with which questionnaire and of whom, and makes an audit.
func (p *projectPage) newAudit() {
	a := p.app
	lang := a.words.Lang()
	list := a.instruments()
	var options []option[int]
	for n, i := range list {
		options = append(options, option[int]{n, i.Title.In(lang)})
	}
	code := 0
	about := softLabel("")
	tell := func() {
		i := list[code]
		about.SetText(a.T("audit.new.about", i.About.In(lang), i.Len(), i.Minutes))
	}
	chosen := newChoice(a, options, func(c int) {
		code = c
		tell()
	})
	chosen.follow(code)
	tell()
	kinds := map[model.GroupKind]bool{}
	groups := container.NewVBox()
	for _, kind := range model.GroupKinds() {
		if kind == model.GroupOther {
			continue
		}
		kinds[kind] = kind != model.GroupCustomers
		c := a.newCheck(a.T("respondents."+string(kind)), func(on bool) { kinds[kind] = on })
		c.SetChecked(kinds[kind])
		groups.Add(c)
	}
	named := false
	namedCheck := a.newCheck(a.T("audit.new.named"), func(on bool) { named = on })
	var m *modal
	make := func() {
		m.close()
		p.addAudit(list[code], kinds, named)
	}
	m = a.show(dialogSpec{
		title:   a.T("action.newAudit"),
		content: container.NewVBox(label(a.T("audit.new.instrument")), chosen, about, label(a.T("audit.new.groups")), groups, namedCheck),
		size:    fyne.NewSize(560, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("audit.new.make"), "", make).primary(),
		},
	})
}

// instruments are the questionnaires that come with the program, then those of
// one's own from the folder "instruments" beside the settings. What is wrong with
// one of these is told.
func (a *App) instruments() []*model.Instrument {
	own, broken := assets.InstrumentsIn(filepath.Join(a.deps.DataDir, "instruments"))
	for _, err := range broken {
		a.fail("fail.instrument", err)
	}
	return append(assets.Instruments(), own...)
}

// addAudit makes an audit with a questionnaire.
func (p *projectPage) addAudit(from *model.Instrument, kinds map[model.GroupKind]bool, named bool) {
	a := p.app
	words := assets.WordsFor(firstOf(p.session.project().Info().Language, a.words.Lang()))
	i := *from
	i.ID = a.deps.NewID()
	today := model.DateOf(a.deps.Now())
	made := model.Audit{ID: a.deps.NewID(), Name: words.T("audit.name", i.Title.In(words.Lang()), scene.DayText(words.Lang(), today)), Instrument: i.ID, Made: today, Named: named}
	for _, kind := range model.GroupKinds() {
		if kinds[kind] {
			made.Groups = append(made.Groups, model.RespondentGroup{ID: a.deps.NewID(), Kind: kind})
		}
	}
	if p.session.do(edit.AddAudit{Audit: made, Instrument: &i}) != nil {
		return
	}
	p.choose(func(s *session) { s.page, s.audit, s.auditView, s.batch = pageAudit, made.ID, "", "" })()
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
		{ID: "typeAnswers", Menu: "promise", Icon: "edit", Chord: "uk", Enabled: func() bool { return a.mayEdit() && some() }, Toolbar: 36, Pages: onPage, Run: page((*projectPage).typeAnswers)},
		{ID: "startRound", Menu: "promise", Icon: "right", Chord: "uo", Enabled: func() bool { return a.mayEdit() && some() }, Toolbar: 37, Pages: onPage, Run: page((*projectPage).startRound)},
		{ID: "nextAudit", Menu: "promise", Icon: "right", Chord: "sa", Enabled: func() bool {
			return some() && len(a.session.project().Info().Audits) > 1
		}, Toolbar: 38, Pages: onPage, Run: page((*projectPage).nextAudit)},
	}
}

// auditText is what a part of an audit or a questionnaire says, and whether the
// part is one of those.
func (t subject) auditText(p *model.Project, ref scene.Ref) (string, bool) {
	switch ref.Part {
	case scene.PartMark:
		if a := p.Audit(ref.Owner); a != nil {
			return a.Mark(string(ref.Lane)).Note, true
		}
	case scene.PartQuestion:
		if i := p.Instrument(ref.Owner); i != nil && !p.Answered(i.ID) {
			return edit.InstrumentText(i, t.question(p, ref, ""))
		}
	}
	return "", false
}

// question is the edit that writes a text of a questionnaire, in the language of
// the window, which is the one that it shows.
func (t subject) question(p *model.Project, ref scene.Ref, text string) edit.SetInstrumentText {
	field, level := scene.QuestionField(ref)
	e := edit.SetInstrumentText{Instrument: ref.Owner, Field: edit.InstrumentField(field), Level: level, Lang: t.page.app.words.Lang(), Text: text}
	if i := p.Instrument(ref.Owner); i != nil && ref.Lane != "" {
		if i.Find(string(ref.Lane)) >= 0 && !strings.HasPrefix(field, "area") {
			e.Statement = string(ref.Lane)
		} else {
			e.Area = string(ref.Lane)
		}
	}
	return e
}

// setAuditText writes a text of an audit or a questionnaire.
func (t subject) setAuditText(p *model.Project, ref scene.Ref, text string) edit.Edit {
	if ref.Part == scene.PartMark {
		return edit.SetMarkNote{Audit: ref.Owner, Statement: string(ref.Lane), Note: text}
	}
	return t.question(p, ref, text)
}

// pressTarget sets the level that a statement should reach; the present one is
// taken back.
func (t subject) pressTarget(p *model.Project, z scene.Zone, x float64) edit.Edit {
	a := p.Audit(z.Ref.Owner)
	if a == nil {
		return nil
	}
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil
	}
	target := scene.StepAt(z.Rect, x, len(i.Scale.Levels))
	if a.Mark(string(z.Ref.Lane)).Target == target {
		target = 0
	}
	return edit.SetTarget{Audit: a.ID, Statement: string(z.Ref.Lane), Target: target}
}

// addStep makes the next possible step that a place proposes: what the next
// level of the statement says.
func (t subject) addStep(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	a := p.Audit(ref.Owner)
	r := t.page.session.audits.Of(p, ref.Owner)
	if a == nil || r == nil {
		return nil, scene.Ref{}
	}
	lang := firstOf(p.Info().Language, t.page.app.words.Lang())
	step := edit.AddStep{Audit: a.ID, Area: string(ref.Lane), Statement: string(ref.Persona), Action: model.Action{ID: id, State: model.ActionPlanned}}
	if at := r.Instrument.Find(step.Statement); at >= 0 && r.Statements[at].Shown() {
		_, s := r.Instrument.Statement(at)
		next := min(int(r.Statements[at].Median)+1, r.Top())
		step.Action.Title = r.Instrument.LevelText(s, next, lang)
	}
	return step, scene.Ref{Owner: a.ID, Part: scene.PartStep, Lane: ref.Lane, Persona: id}
}

// statementAt is the place that the ref of an answer names.
func statementAt(ref scene.Ref) int {
	at, err := strconv.Atoi(string(ref.Persona))
	if err != nil {
		return -1
	}
	return at
}

// citable tells what a statement may cite.
func citable(e model.Entity) bool {
	return e.Kind() == model.KindTouchpoint || e.Kind() == model.KindPromise
}

// cite asks for a touchpoint or a promise that shows where a statement is.
func (p *projectPage) cite(ref scene.Ref) {
	p.app.pickThing(p.app.T("audit.cite"), citable, func(id model.ID) {
		if a := p.session.project().Audit(ref.Owner); a != nil {
			p.addEvidence(a, string(ref.Lane), id)
		}
	})
}

func (p *projectPage) addEvidence(a *model.Audit, statement string, id model.ID) {
	cited := a.Mark(statement).Evidence
	if !slices.Contains(cited, id) {
		_ = p.session.do(edit.SetMarkEvidence{Audit: a.ID, Statement: statement, Evidence: append(slices.Clone(cited), id)}) // told by do
	}
}

// uncite takes a touchpoint or a promise off a statement.
func uncite(p *model.Project, ref scene.Ref) edit.Edit {
	a := p.Audit(ref.Owner)
	if a == nil {
		return nil
	}
	return edit.SetMarkEvidence{Audit: a.ID, Statement: string(ref.Lane), Evidence: withoutID(a.Mark(string(ref.Lane)).Evidence, ref.Persona)}
}

// citation is a statement that cites something, in words.
type citation struct {
	audit.Citation
	text    string
	against bool
}

// citations lists the statements that cite an entity, first those that it speaks
// against.
func (p *projectPage) citations(id model.ID) []citation {
	project, lang := p.session.project(), p.app.words.Lang()
	var list []citation
	for _, c := range audit.Citations(project, id) {
		r := p.session.audits.Of(project, c.Audit.ID)
		if r == nil {
			continue
		}
		at := r.Instrument.Find(c.Statement)
		_, s := r.Instrument.Statement(at)
		if s == nil {
			continue
		}
		one := citation{Citation: c, text: s.Text.In(lang), against: r.SpeaksAgainst(project, at, id)}
		if x := r.Statements[at]; x.Shown() {
			one.text = p.app.T("audit.cited", s.Text.In(lang), strconv.FormatFloat(x.Median+r.First(), 'f', -1, 64))
		}
		list = append(list, one)
	}
	slices.SortStableFunc(list, func(a, b citation) int {
		switch {
		case a.against == b.against:
			return 0
		case a.against:
			return -1
		}
		return 1
	})
	return list
}

// cited is the part of a form that lists the statements citing its entity.
func (f *form) cited() {
	list := f.page.citations(f.id)
	if len(list) == 0 {
		return
	}
	a := f.page.app
	f.section("audit.section")
	for _, c := range list {
		icon := "audit"
		said := a.T("audit.for")
		if c.against {
			icon, said = "warn", a.T("audit.against")
		}
		f.add(a.newLink(c.text, icon, func() { f.page.openStatement(c.Citation) }).saying(said))
	}
}

// openStatement shows a statement with its evidence.
func (p *projectPage) openStatement(c audit.Citation) {
	p.choose(func(s *session) { s.page, s.audit, s.auditView = pageAudit, c.Audit.ID, scene.AuditEvidence })()
	p.board.RevealPart(scene.Ref{Owner: c.Audit.ID, Part: scene.PartStatement, Lane: model.ID(c.Statement)})
}

// audited adds the rows of an audit, of its answers or of its questionnaire.
func (f *form) audited(e model.Entity) {
	switch e := e.(type) {
	case *model.Audit:
		f.audit(e.ID)
		f.shapes(func() string { return strconv.Itoa(f.project().Respondents(f.project().Audit(e.ID))) })
	case *model.AnswerBatch:
		f.batch(e.ID)
		f.shapes(func() string { return strconv.Itoa(len(f.project().Answers(e.ID).Sheets)) })
	case *model.Instrument:
		f.instrument(e.ID)
		f.shapes(func() string { return strconv.FormatBool(f.project().Answered(e.ID)) })
	}
}

// audit is the form of an audit.
func (f *form) audit(id model.ID) {
	a := f.page.app
	p := f.project()
	x := p.Audit(id)
	f.text(edit.FieldName, false)
	f.text(edit.FieldNote, true)
	if i := p.Instrument(x.Instrument); i != nil {
		f.add(softLabel(a.T("audit.facts", i.Title.In(a.words.Lang()), i.Version, p.Respondents(x), dateText(x.Made))))
	}
	f.command("audit.show", "audit", func() {
		f.page.choose(func(s *session) { s.page, s.audit, s.auditView = pageAudit, id, "" })()
	}).quiet()
	f.command("action.typeAnswers", "edit", func() { a.perform(a.action("typeAnswers")) }).quiet()
}

// addToAudit adds what a place on the pages of an audit offers: a group of
// respondents, an answer sheet from paper, or a statement or an area of the
// questionnaire; not ok when the place is none of those.
func (t subject) addToAudit(p *model.Project, ref scene.Ref, id model.ID) (e edit.Edit, open scene.Ref, ok bool) {
	if i := p.Instrument(ref.Owner); i != nil {
		key := string(id)
		if ref.Lane == "" {
			return edit.AddArea{Instrument: i.ID, Area: model.Area{Key: key}, At: edit.End}, scene.Ref{Owner: i.ID, Part: scene.PartQuestion, Lane: id, Persona: model.ID(edit.AreaTitle)}, true
		}
		add := edit.AddStatement{Instrument: i.ID, Area: string(ref.Lane), Statement: model.Statement{Key: key}, At: edit.End}
		return add, scene.Ref{Owner: i.ID, Part: scene.PartQuestion, Lane: id, Persona: model.ID(edit.StatementText)}, true
	}
	a := p.Audit(ref.Owner)
	if a != nil && ref.Lane == "group" {
		return edit.AddGroup{Audit: a.ID, Group: model.RespondentGroup{ID: id, Kind: model.GroupOther}, At: edit.End}, scene.Ref{}, true
	}
	if a != nil && ref.Lane == model.ID(model.BatchRound) {
		t.page.startRound()
		return nil, scene.Ref{}, true
	}
	if a != nil && ref.Lane == model.ID(model.BatchImport) {
		t.page.app.perform(t.page.app.action("importAnswers"))
		return nil, scene.Ref{}, true
	}
	g, ok := answeringAt(p, ref)
	if !ok {
		return nil, scene.Ref{}, a != nil
	}
	sheet := model.AnswerSheet{ID: id}
	if g.batch != nil && len(g.batch.Sheets) > 0 {
		sheet.Group = g.batch.Sheets[len(g.batch.Sheets)-1].Group
	}
	added := edit.NewAddSheet(p, g.audit.ID, model.BatchPaper, model.DateOf(t.page.app.deps.Now()), sheet, t.page.app.deps.NewID)
	s := t.page.session
	s.batch, s.auditView = added.Batch, viewTyping
	return added, scene.Ref{}, true
}

// batch is the form of a batch of answer sheets.
func (f *form) batch(id model.ID) {
	a := f.page.app
	b := f.project().Answers(id)
	f.add(softLabel(a.T("audit.batch."+string(b.Way), len(b.Sheets), dateText(b.Made))))
	if b.Name != "" {
		f.add(softLabel(b.Name))
	}
	f.command("audit.batch.show", "sheet", func() {
		f.page.choose(func(s *session) { s.page, s.audit, s.batch, s.auditView = pageAudit, b.Audit, id, viewTyping })()
	}).quiet()
}

// instrument is the form of a questionnaire.
func (f *form) instrument(id model.ID) {
	a := f.page.app
	i := f.project().Instrument(id)
	f.add(softLabel(a.T("audit.instrument", i.Title.In(a.words.Lang()), i.Version, i.Len(), len(i.Areas))))
	if about := i.About.In(a.words.Lang()); about != "" {
		f.add(softLabel(about))
	}
	if f.project().Answered(id) {
		f.add(softLabel(a.T("audit.locked")))
		f.command("audit.nextVersion", "duplicate", func() {
			next := a.deps.NewID()
			if f.page.session.do(edit.NextVersion{From: id, ID: next}) == nil {
				f.page.open(next)
			}
		}).quiet()
	}
}
