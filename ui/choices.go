package ui

import (
	"lupaus/model"
)

// This file lists what can be chosen at the head of the pages.

// choose changes what the open page shows.
func (p *projectPage) choose(change func(s *session)) func() {
	return func() {
		p.settle()
		change(p.session)
		p.turned()
		p.refocus()
	}
}

func (p *projectPage) promiseChoices() []choiceTab {
	s, a := p.session, p.app
	tabs := []choiceTab{{a.T("choice.cascade"), "promise", !s.matrix, p.choose(func(s *session) { s.matrix = false })}}
	project := s.project()
	for _, j := range model.Of[model.Journey](project, project.Info().Journeys) {
		text := a.T("choice.matrix", shorten(a.nameOf(j), 22))
		tabs = append(tabs, choiceTab{text, "matrix", s.matrix && s.journey == j.ID, p.choose(func(s *session) { s.matrix, s.journey = true, j.ID })})
	}
	return tabs
}

func (p *projectPage) roleChoices() []choiceTab {
	s, a := p.session, p.app
	return []choiceTab{
		{a.T("choice.roleCards"), "role", !s.horizons, p.choose(func(s *session) { s.horizons = false })},
		{a.T("choice.horizons"), "target", s.horizons, p.choose(func(s *session) { s.horizons = true })},
	}
}

func (p *projectPage) logChoices() []choiceTab {
	s, a := p.session, p.app
	return []choiceTab{
		{a.T("choice.decisions"), "decision", !s.actions, p.choose(func(s *session) { s.actions = false })},
		{a.T("choice.actions"), "action", s.actions, p.choose(func(s *session) { s.actions = true })},
	}
}

func (p *projectPage) sinceChoices() []choiceTab {
	s, a := p.session, p.app
	project := s.project()
	then := s.snapshot(project)
	var tabs []choiceTab
	for _, one := range model.Of[model.Snapshot](project, project.Info().Snapshots) {
		tabs = append(tabs, choiceTab{
			a.T("choice.since", shorten(a.nameOf(one), 30)), "snapshot", one == then,
			p.choose(func(s *session) { s.since, s.selected = one.ID, []model.ID{one.ID} }),
		})
	}
	if then == nil {
		return nil
	}
	list := choiceTab{a.T("choice.changes"), "sheet", !s.sinceMap, p.choose(func(s *session) { s.sinceMap = false })}
	return append(tabs, list, choiceTab{a.T("choice.changesMap"), "overlay", s.sinceMap, p.choose(func(s *session) { s.sinceMap = true })})
}
