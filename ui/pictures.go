package ui

import (
	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// This file makes the pictures of the pages from a project, which need not be
// the document's: the board asks for pictures of edits in the making.

// picture builds what the open page shows of a project.
func (s *session) picture(p *model.Project) picture { return pageOf(s.page).draw(s, p) }

// room is how many millimetres of a picture there is room for at a zoom in per
// cent; 0 as long as nobody knows.
func (s *session) room(percent float64) float64 {
	if s.app.page == nil {
		return 0
	}
	return s.app.page.board.Room(percent)
}

// drawMap is the map of the journey, or of it and its target together.
func (s *session) drawMap(p *model.Project) picture {
	if p.Journey(s.journey) == nil {
		return picture{}
	}
	set := &s.app.set
	opt := scene.MapOptions{Screen: !s.readOnly(), Expected: set.Expected}
	if set.GapMarks {
		opt.Gaps = s.gapCounts()
	}
	if now, target := s.pair(); now != nil && s.view != viewMap {
		if s.view == viewCompare {
			return picture{scene: s.app.builder.Compare(p, now.ID, target.ID)}
		}
		opt.Overlay = target.ID
		if s.journey == target.ID {
			opt.Overlay = now.ID
		}
	}
	return picture{scene: s.app.builder.Journey(p, s.journey, opt)}
}

// drawPromises is the cascade of promises, as a tree or as a matrix of roles
// and stages.
func (s *session) drawPromises(p *model.Project) picture {
	if s.matrix {
		opt := scene.MatrixOptions{Journey: s.journey, Screen: !s.readOnly()}
		return picture{"matrix " + string(s.journey), s.app.builder.PromiseMatrix(p, opt)}
	}
	return picture{"cascade", s.app.builder.Cascade(p, scene.CascadeOptions{Screen: !s.readOnly()})}
}

// drawRoles is the wall of role cards, or how far ahead each role looks.
func (s *session) drawRoles(p *model.Project) picture {
	opt := scene.RoleOptions{Screen: !s.readOnly(), Width: s.room(65)}
	if s.horizons {
		return picture{"horizons", s.app.builder.Horizons(p, opt)}
	}
	return picture{"roles", s.app.builder.RoleCards(p, opt)}
}

// drawSheet is the chosen sheet, the framework to begin with.
func (s *session) drawSheet(p *model.Project) picture {
	form := s.sheetForm()
	if form == nil {
		return picture{}
	}
	sheet := s.openSheet(p, form)
	key := "sheet " + string(sheet.ID)
	return picture{key, s.app.builder.Sheet(p, form, sheet, scene.SheetOptions{Screen: !s.readOnly(), Room: s.room(120)})}
}

// openSheet is the chosen sheet of a form, the first one when none is chosen.
func (s *session) openSheet(p *model.Project, form *model.Form) *model.Sheet {
	if own := p.Sheet(s.sheet); own != nil && own.Form == form.ID {
		return own
	}
	return p.SheetOf(form.ID)
}

// frameworkForm is the form that is drawn as the customer-economy figure.
const frameworkForm = "framework"

// sheetForm is the form of the chosen sheet in the language of the window; nil
// when this version has no such form.
func (s *session) sheetForm() *model.Form {
	form, ok := assets.FormOf(s.form, s.app.words.Lang())
	if !ok {
		form, ok = assets.FormOf(frameworkForm, s.app.words.Lang())
	}
	if !ok {
		return nil
	}
	return form
}

// drawLog is the log of decisions, or the actions by value and effort.
func (s *session) drawLog(p *model.Project) picture {
	today := model.DateOf(s.app.deps.Now())
	if s.actions {
		return picture{"actions", s.app.builder.Actions(p, scene.ActionOptions{Screen: !s.readOnly(), Today: today})}
	}
	return picture{"decisions", s.app.builder.Decisions(p, scene.DecisionOptions{Screen: !s.readOnly(), Today: today})}
}

// gaps is the gap check of the document's project.
func (s *session) gaps() *gap.Report { return s.checker.Check(s.project()) }

// gapCounts counts the findings by what they concern. The map is not written to
// again.
func (s *session) gapCounts() map[model.ID]int {
	if report := s.gaps(); s.counted != report {
		s.counted, s.counts = report, report.Counts()
	}
	return s.counts
}

// drawGaps is the list of gaps, the gravest first.
func (s *session) drawGaps(p *model.Project) picture {
	return picture{"gaps", s.app.builder.List(onScreen(scene.GapList(s.app.words, p, s.gaps())))}
}

// drawSince is what has changed since a snapshot, as a list or on the map.
func (s *session) drawSince(p *model.Project) picture {
	then := s.snapshot(p)
	if then == nil {
		return picture{}
	}
	key := "since " + string(then.ID)
	if s.sinceMap && p.Journey(s.journey) != nil {
		if both, old := model.Beside(p, then.Project, s.journey); old != "" {
			opt := scene.MapOptions{Overlay: old}
			return picture{key + " " + string(s.journey), s.app.builder.Journey(both, s.journey, opt)}
		}
	}
	return picture{key, s.app.builder.List(onScreen(scene.ChangeList(s.app.words, then, p)))}
}

// subject is what the open page is about, for the inspector when nothing is
// selected.
func (s *session) subject() model.ID {
	p := s.project()
	switch s.page {
	case pageMap:
		if s.journey != "" {
			return s.journey
		}
	case pageFramework:
		if form := s.sheetForm(); form != nil {
			return s.openSheet(p, form).ID
		}
	case pageSnapshots:
		if then := s.snapshot(p); then != nil {
			return then.ID
		}
	}
	return model.InfoID
}

// onScreen is a list as the board shows it.
func onScreen(l scene.ListSpec) scene.ListSpec {
	l.Screen = true
	return l
}

// snapshot is the one that today is compared with: the chosen one, or the
// latest.
func (s *session) snapshot(p *model.Project) *model.Snapshot {
	if one := p.Snapshot(s.since); one != nil {
		return one
	}
	if list := p.Info().Snapshots; len(list) > 0 {
		return p.Snapshot(list[len(list)-1])
	}
	return nil
}
