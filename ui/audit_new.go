package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

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
