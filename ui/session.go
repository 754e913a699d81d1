package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/customers"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// view says how the journey page shows journeys.
type view int

const (
	viewMap     view = iota // one journey
	viewCompare             // now and target, one over the other
	viewOverlay             // the target's feelings laid over the map of now
)

// session is one open project: its document and file, and what of it is
// shown. It outlives the widgets, which are made anew when the language
// changes. UI goroutine only.
type session struct {
	app      *App
	doc      *edit.Document
	file     File
	journey  model.ID // the one on the page; empty when there is none
	view     view
	page     pageID
	matrix   bool     // the promises are shown as roles × stages, not as a tree
	horizons bool     // the roles are shown by how far ahead they look
	form     string   // the form on the page of sheets
	sheet    model.ID // the sheet of that form; empty: the first
	shelf    string   // of the library: a shelf, paths or glossary; empty: all shelves
	path     string   // the guided path that one is on; empty: none
	opened   string   // the form that was opened last from the library, which may lead to another page
	actions  bool     // the log shows actions, not decisions
	since    model.ID // the snapshot that today is compared with; empty: the latest
	sinceMap bool     // the comparison is shown on the map, not as a list
	checker  gap.Checker

	audit     model.ID        // the open audit; empty: the latest
	auditView scene.AuditView // of the page of audits; empty: what fits
	// instrument is the questionnaire that is looked at in the view of questions;
	// empty: that of the open audit.
	instrument model.ID
	batch      model.ID // the batch that is typed in; empty: the last from paper
	audits     audit.Cache
	customers  customers.Cache
	customer   customerPage
	counted    *gap.Report // counts has its findings
	counts     map[model.ID]int
	numbered   numbered
	drawn      picture    // what the board shows
	selected   []model.ID // the last one is what the inspector shows
	lane       model.ID   // the selected lane of the journey, when a lane's head is
	status     SaveStatus
	cancel     func()
}

// base is what the customers of the project come to.
func (s *session) base() *customers.Base { return s.customers.Of(s.project()) }

// customersOf lists the customers of a segment, "" for those who belong to none.
func (s *session) customersOf(segment model.ID) []model.ID {
	g := s.base().Group(segment)
	if g == nil {
		return nil
	}
	ids := make([]model.ID, len(g.Customers))
	for i, c := range g.Customers {
		ids[i] = c.ID
	}
	return ids
}

// newSession takes a file that has just been opened or made.
func newSession(a *App, f File) *session {
	s := &session{app: a, file: f, doc: edit.New(f.State(), a.deps.Now), page: pageMap, form: frameworkForm}
	if js := s.project().Info().Journeys; len(js) > 0 {
		s.journey = js[0]
	}
	s.cancel = s.doc.Observe(s.changed)
	f.OnStatus(func(st SaveStatus) {
		a.tasks.OnUI(func() {
			s.status = st
			if a.session == s && a.page != nil {
				a.page.status.showSaved()
			}
		})
	})
	return s
}

func (s *session) project() *model.Project { return s.doc.Project() }
func (s *session) readOnly() bool          { return s.file.ReadOnly() }

// name is what the project is called, or its file.
func (s *session) name() string {
	if n := s.project().Info().Name; strings.TrimSpace(n) != "" {
		return n
	}
	return strings.TrimSuffix(filepath.Base(s.file.Path()), filepath.Ext(s.file.Path()))
}

// do carries out an edit. It is the only way in which the window changes a
// project. An edit that is refused is told to the user and returned.
func (s *session) do(e edit.Edit) error {
	if s.readOnly() {
		s.app.toast(s.app.T("readonly.toast"), &failure{"readonly.copy", s.app.saveAs})
		return &model.Error{Code: codeReadOnly}
	}
	if err := s.doc.Do(e); err != nil {
		s.app.fail("fail.edit", err)
		return err
	}
	return nil
}

// codeReadOnly is storage's code for a file that was opened for reading.
const codeReadOnly model.Code = "readOnly"

// changed observes the document: every change goes to the disk at once and to
// the screen.
func (s *session) changed(ev edit.Event) {
	if !s.readOnly() {
		s.file.Save(ev.State)
	}
	p := ev.After
	if p.Journey(s.journey) == nil {
		s.journey, s.view = "", viewMap
		if js := p.Info().Journeys; len(js) > 0 {
			s.journey = js[0]
		}
	}
	s.keepSelection(p)
	if s.app.session == s && s.app.page != nil {
		s.app.page.follow(ev)
	}
}

// keepSelection drops what is gone.
func (s *session) keepSelection(p *model.Project) {
	kept := s.selected[:0:0]
	for _, id := range s.selected {
		if at, ok := statementOf(id); ok {
			if _, there := at.find(p); there {
				kept = append(kept, id)
			}
			continue
		}
		if at, ok := rowOf(id); ok {
			if sheet, _ := sheetOfID(p, at.Sheet); sheet != nil {
				kept = append(kept, id)
			}
			continue
		}
		if _, sheet := sheetOfID(p, id); p.Get(id) != nil || isGroup(id) || sheet != nil {
			kept = append(kept, id)
		}
	}
	s.selected = kept
}

// current is the entity that the inspector shows, or "".
func (s *session) current() model.ID {
	if len(s.selected) == 0 {
		return ""
	}
	return s.selected[len(s.selected)-1]
}

// entities are the selected ones that are really entities of the project.
func (s *session) entities() []model.ID {
	var ids []model.ID
	for _, id := range s.selected {
		if s.project().Get(id) != nil && id != model.InfoID {
			ids = append(ids, id)
		}
	}
	return ids
}

// roles are the selected roles, in the order of the project.
func (s *session) roles() []model.ID {
	var ids []model.ID
	for _, id := range s.project().Info().Roles {
		if slices.Contains(s.selected, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// inRow reports whether a row of a sheet is selected.
func (s *session) inRow() bool {
	_, ok := rowOf(s.current())
	return ok
}

// pair returns the journey of now and its target when the one shown is one
// half of such a pair.
func (s *session) pair() (now, target *model.Journey) {
	p := s.project()
	j := p.Journey(s.journey)
	if j == nil {
		return nil, nil
	}
	if prev := p.Journey(j.Previous); prev != nil {
		return prev, j
	}
	for _, other := range model.Of[model.Journey](p, p.Info().Journeys) {
		if other.Previous == j.ID {
			return j, other
		}
	}
	return nil, nil
}

// preview returns the picture after an edit that may never be made.
func (s *session) preview(e edit.Edit) *scene.Scene {
	p, err := e.Apply(s.project())
	if err != nil {
		return nil
	}
	return s.picture(p).scene
}
