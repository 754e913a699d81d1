package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// auditPlan is an audit that is to be made.
type auditPlan struct {
	from   *model.Instrument
	name   string     // "" is the questionnaire and the day
	made   model.Date // "" is today
	named  bool
	groups []model.RespondentGroup // without IDs
}

// auditDialog asks with which questionnaire, when and of whom an audit is made.
type auditDialog struct {
	page           *projectPage
	list           []*model.Instrument
	plan           auditPlan
	name, day, own *field
	kinds          map[model.GroupKind]bool
	modal          *modal
}

// newAudit asks for what an audit needs, and makes it.
func (p *projectPage) newAudit() { p.newAuditDialog().open() }

func (p *projectPage) newAuditDialog() *auditDialog {
	a := p.app
	d := &auditDialog{
		page: p, list: a.instruments(), kinds: map[model.GroupKind]bool{},
		name: a.newField(false, nil), day: a.newField(false, nil), own: a.newField(true, nil),
	}
	d.plan.from = d.list[0]
	d.day.SetText(dateText(model.DateOf(a.deps.Now())))
	d.day.SetPlaceHolder(a.T("date.hint"))
	d.own.SetPlaceHolder(a.T("audit.new.ownHint"))
	d.day.typed = func(string) { d.suggest() }
	d.name.submitted, d.day.submitted = d.make, d.make
	return d
}

func (d *auditDialog) open() {
	a := d.page.app
	lang := a.words.Lang()
	var options []option[int]
	for n, i := range d.list {
		options = append(options, option[int]{n, a.instrumentName(i)})
	}
	about := softLabel("")
	choose := func(n int) {
		d.plan.from = d.list[n]
		about.SetText(a.T("audit.new.about", d.plan.from.About.In(lang), d.plan.from.Len(), d.plan.from.Minutes))
		d.suggest()
	}
	chosen := newChoice(a, options, choose)
	first := 0
	if i := d.page.session.project().Instrument(d.page.session.current()); i != nil {
		first = max(0, slices.IndexFunc(d.list, i.Same)) // the selected one
	}
	chosen.follow(first)
	choose(first)
	groups := container.NewGridWithColumns(2)
	for _, kind := range model.GroupKinds() {
		if kind == model.GroupOther {
			continue
		}
		d.kinds[kind] = kind != model.GroupCustomers
		c := a.newCheck(a.T("respondents."+string(kind)), func(on bool) { d.kinds[kind] = on })
		c.SetChecked(d.kinds[kind])
		groups.Add(c)
	}
	named := a.newCheck(a.T("audit.new.named"), func(on bool) { d.plan.named = on })
	content := container.NewVBox(
		label(a.T("audit.new.instrument")), chosen, about,
		container.NewGridWithColumns(2, softLabel(a.T("field.name")), softLabel(a.T("field.auditDay")), d.name, d.day),
		label(a.T("audit.new.groups")), groups, softLabel(a.T("audit.new.own")), d.own, named,
	)
	d.modal = a.show(dialogSpec{
		title: a.T("action.newAudit"), content: container.NewVScroll(content), size: fyne.NewSize(600, 620),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { d.modal.leave() }),
			a.newButton(a.T("audit.new.make"), "", d.make).primary(),
		},
	})
}

// suggest shows what the audit is called when nobody names it.
func (d *auditDialog) suggest() {
	plan := d.plan
	plan.made, _ = parseDate(d.day.Text)
	d.name.SetPlaceHolder(d.page.auditName(plan))
}

// make makes the audit, unless the day cannot be read.
func (d *auditDialog) make() {
	a := d.page.app
	day, ok := parseDate(d.day.Text)
	if !ok {
		a.toast(a.T("date.bad"), nil)
		a.win.Canvas().Focus(d.day)
		return
	}
	plan := d.plan
	plan.name, plan.made = model.CleanText(d.name.Text), day
	for _, kind := range model.GroupKinds() {
		if d.kinds[kind] {
			plan.groups = append(plan.groups, model.RespondentGroup{Kind: kind})
		}
	}
	for _, name := range lines(model.CleanText(d.own.Text)) {
		own := model.RespondentGroup{Kind: model.GroupOther, Name: name}
		if !slices.Contains(plan.groups, own) {
			plan.groups = append(plan.groups, own)
		}
	}
	d.modal.close()
	d.page.addAudit(plan)
}

// instrumentName is what a questionnaire is called where several versions of it
// can stand beside each other.
func (a *App) instrumentName(i *model.Instrument) string {
	title := firstOf(i.Title.In(a.words.Lang()), a.T("unnamed.instrument"))
	if i.Version > 1 {
		return a.T("audit.new.version", title, i.Version)
	}
	return title
}

// instruments are the questionnaires that audits can be made with: those that
// come with the program, those of one's own from the folder "instruments" beside
// the settings, and the newest versions of those of the project that are none of
// these. What is wrong with a file of the folder is told.
func (a *App) instruments() []*model.Instrument {
	own, broken := assets.InstrumentsIn(filepath.Join(a.deps.DataDir, "instruments"))
	for _, err := range broken {
		a.fail("fail.instrument", err)
	}
	list := append(assets.Instruments(), own...)
	if a.session == nil {
		return list
	}
	files := list
	project := a.session.project()
	for _, i := range model.Of[model.Instrument](project, project.Info().Instruments) {
		if i == newestOf(project, i.Code) && i.Len() > 0 && !slices.ContainsFunc(files, i.Same) {
			list = append(list, i)
		}
	}
	return list
}

// newestOf is the newest version that a project has of a questionnaire.
func newestOf(p *model.Project, code string) *model.Instrument {
	var newest *model.Instrument
	for _, i := range model.Of[model.Instrument](p, p.Info().Instruments) {
		if i.Code == code && (newest == nil || i.Version > newest.Version) {
			newest = i
		}
	}
	return newest
}

// auditName is what a planned audit is called when nobody names it.
func (p *projectPage) auditName(plan auditPlan) string {
	words := assets.WordsFor(firstOf(p.session.project().Info().Language, p.app.words.Lang()))
	day := plan.made
	if day == "" {
		day = model.DateOf(p.app.deps.Now())
	}
	return words.T("audit.name", plan.from.Title.In(words.Lang()), scene.DayText(words.Lang(), day))
}

// addAudit makes an audit.
func (p *projectPage) addAudit(plan auditPlan) {
	a := p.app
	made := model.Audit{ID: a.deps.NewID(), Name: firstOf(plan.name, p.auditName(plan)), Made: plan.made, Named: plan.named}
	if made.Made == "" {
		made.Made = model.DateOf(a.deps.Now())
	}
	for _, g := range plan.groups {
		g.ID = a.deps.NewID()
		made.Groups = append(made.Groups, g)
	}
	e := edit.AddAudit{Audit: made}
	if own := p.session.project().Instrument(plan.from.ID); own == plan.from {
		e.Audit.Instrument = own.ID
	} else {
		i := *plan.from
		i.ID = a.deps.NewID()
		e.Audit.Instrument, e.Instrument = i.ID, &i
	}
	if p.session.do(e) != nil {
		return
	}
	p.choose(func(s *session) { s.page, s.audit, s.auditView, s.batch = pageAudit, made.ID, "", "" })()
}

// repeatAudit makes another audit like the open one: with the newest version of
// its questionnaire, of the same groups, today.
func (p *projectPage) repeatAudit() {
	project := p.session.project()
	open := p.session.openAudit(project)
	if open == nil {
		return
	}
	was := project.Instrument(open.Instrument)
	if was == nil {
		return
	}
	from := was
	for _, i := range p.app.instruments() {
		if i.Code == was.Code && i.Version > from.Version {
			from = i
		}
	}
	p.addAudit(auditPlan{from: from, named: open.Named, groups: open.Groups})
	p.open(p.session.audit)
}
