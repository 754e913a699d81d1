package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// fileExtension is that of project files.
const fileExtension = ".lupaus"

// The codes of storage that lead on to something.
const (
	codeInUse   model.Code = "inUse"
	codeDamaged model.Code = "damaged"
	codeEmpty   model.Code = "empty"
	codeForeign model.Code = "foreign"
	codeExists  model.Code = "exists"
	codeUnknown model.Code = "importUnknown"
	codeNoRight model.Code = "noPermission"
	codeThere   model.Code = "notThere"
)

// Open opens a project file and shows it. A failure is told with what one can
// do about it; the window stays as it was.
func (a *App) Open(path string) { a.open(path, false) }

func (a *App) open(path string, readOnly bool) {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if a.session != nil && a.session.file.Path() == path && a.session.readOnly() == readOnly {
		return
	}
	a.leave(func() {
		var f File
		a.run("open", func(context.Context) (err error) {
			f, err = a.deps.Store.Open(path, readOnly)
			return err
		}, func(err error) {
			if err != nil {
				a.toStartPage()
				a.openFailed(path, err)
				return
			}
			a.enter(f)
		})
	})
}

// openFailed tells why a file could not be opened and offers ways on.
func (a *App) openFailed(path string, err error) {
	look := failure{"way.readOnly", func() { a.open(path, true) }}
	backups := failure{"way.backups", func() { a.chooseBackup(path) }}
	switch model.CodeOf(err) {
	case codeInUse, codeReadOnly, codeNoRight:
		a.fail("fail.open", err, look)
	case codeDamaged, codeEmpty:
		a.fail("fail.open", err, backups)
	case codeForeign:
		if a.deps.Importer != nil {
			a.fail("fail.open", err, failure{"way.import", func() { a.importFile(path) }})
			return
		}
		a.fail("fail.open", err)
	case codeThere:
		ways := []failure{backups}
		if slices.Contains(a.set.Recent, path) {
			ways = append(ways, failure{"way.forget", func() {
				a.set.forget(path)
				a.saveSettings()
				a.rebuild()
			}})
		}
		a.fail("fail.open", err, ways...)
	default:
		a.fail("fail.open", err)
	}
}

// enter shows a file that has just been opened or made.
func (a *App) enter(f File) {
	a.session = newSession(a, f)
	a.page = nil
	defer a.loadOwnSheets() // once there is a page to tell on
	assets.AddFormsOf(a.session.project())
	if !strings.HasPrefix(f.Path(), a.deps.DataDir+string(filepath.Separator)) { // else a backup being looked at
		a.set.remember(f.Path())
		a.saveSettings()
	}
	a.rebuild()
}

// leave writes and closes the open project, if there is one, and goes on. When
// its last changes cannot be written, the user decides.
func (a *App) leave(then func()) {
	s := a.session
	if s == nil {
		then()
		return
	}
	if a.page != nil {
		a.page.settle()
		a.page.rememberSplits()
	}
	a.run("close", func(context.Context) error {
		ctx, cancel := context.WithTimeout(context.Background(), flushTimeout)
		defer cancel()
		if s.readOnly() {
			return nil
		}
		return s.file.Flush(ctx)
	}, func(err error) {
		if err == nil {
			a.drop(s, then)
			return
		}
		a.fail("fail.save", err,
			failure{"way.discard", func() { a.drop(s, then) }},
			failure{"readonly.copy", a.saveAs})
	})
}

// drop closes a session's file and goes on.
func (a *App) drop(s *session, then func()) {
	if s.cancel != nil {
		s.cancel()
	}
	if err := s.file.Close(); err != nil {
		a.log(err)
	}
	if a.session == s {
		a.session, a.page = nil, nil
	}
	then()
}

// toStart leaves the project and shows the start page.
func (a *App) toStart() { a.leave(a.toStartPage) }

func (a *App) toStartPage() {
	a.session, a.page = nil, nil
	a.rebuild()
}

// create makes a new project from a template or sample. It is on the disk at
// once, under a name that is free; nobody is asked anything.
func (a *App) create(st assets.Starter) {
	a.leave(func() {
		var f File
		language := a.words.Lang()
		a.run("create", func(context.Context) error {
			p, err := assets.Build(st.ID, language, a.deps.NewID, model.DateOf(a.deps.Now()))
			if err != nil {
				return err
			}
			f, err = a.createFree(st.Name, p)
			return err
		}, func(err error) {
			if err != nil {
				a.toStartPage()
				a.fail("fail.create", err)
				return
			}
			a.enter(f)
			a.page.toFirstCard()
			a.toast(a.T("toast.created", f.Path()), &failure{"action.renameFile", a.renameFile})
		})
	})
}

// createFree makes a file of a name that no file has yet.
func (a *App) createFree(name string, p *model.Project) (File, error) {
	if err := os.MkdirAll(a.deps.Documents, 0o755); err != nil {
		return nil, &model.Error{Code: codeNoRight, Err: err}
	}
	base := filepath.Join(a.deps.Documents, fileName(name))
	for n := 1; ; n++ {
		path := base + fileExtension
		if n > 1 {
			path = fmt.Sprintf("%s %d%s", base, n, fileExtension)
		}
		f, err := a.deps.Store.Create(path, p)
		if model.CodeOf(err) != codeExists || n > 999 {
			return f, err
		}
	}
}

// fileName makes a name that all systems take for a file.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(name))
	name = strings.Trim(name, ". ")
	if r := []rune(name); len(r) > 80 {
		name = string(r[:80])
	}
	if name == "" {
		return "Lupaus"
	}
	return name
}

// saveNow answers Ctrl+S: everything is saved by itself, and here is the proof.
func (a *App) saveNow() {
	s := a.session
	if s.readOnly() {
		a.saveAs()
		return
	}
	a.run("flush", func(ctx context.Context) error { return s.file.Flush(ctx) }, func(err error) {
		if err != nil {
			a.fail("fail.save", err, failure{"readonly.copy", a.saveAs})
			return
		}
		a.toast(a.T("toast.saved"), nil)
	})
}

// saveAs writes the project to another file and goes on in that.
func (a *App) saveAs() {
	s := a.session
	a.chooseSave(saveSpec{
		title: "saveAs.title", verb: "saveAs.verb", extension: fileExtension,
		folder: filepath.Dir(s.file.Path()), name: fileName(s.name()),
		done: func(path string, force bool) { a.saveAsTo(s, path, force) },
	})
}

func (a *App) saveAsTo(s *session, path string, force bool) {
	if path == s.file.Path() {
		a.fail("fail.saveAs", &model.Error{Code: codeExists, Err: errors.New("the file that is open")})
		return
	}
	var f File
	state := s.doc.State()
	a.run("save as", func(context.Context) (err error) {
		if err = a.deps.Store.SaveAs(path, state, force); err == nil {
			f, err = a.deps.Store.Open(path, false)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail("fail.saveAs", err)
			return
		}
		a.moveTo(s, f)
		a.toast(a.T("toast.created", path), nil)
	})
}

// moveTo goes on with the same project in another file.
func (a *App) moveTo(s *session, f File) {
	selected, journey, v := s.selected, s.journey, s.view
	a.drop(s, func() {
		a.session = newSession(a, f)
		a.session.selected, a.session.view = selected, v
		if a.session.project().Journey(journey) != nil {
			a.session.journey = journey
		}
		a.set.remember(f.Path())
		a.saveSettings()
		a.rebuild()
	})
}

// renameFile gives the file, and with it the project, another name.
func (a *App) renameFile() {
	s := a.session
	old := s.file.Path()
	a.ask(a.T("renameFile.title"), a.T("renameFile.label"), s.name(), "ui.rename", func(name string) {
		name = strings.TrimSpace(model.CleanText(name))
		if name == "" {
			return
		}
		info := *s.project().Info()
		if info.Name != name {
			info.Name = name
			if s.do(edit.SetInfo{Info: info}) != nil {
				return
			}
		}
		path := filepath.Join(filepath.Dir(old), fileName(name)+fileExtension)
		if path == old {
			return
		}
		a.renameTo(s, old, path)
	})
}

func (a *App) renameTo(s *session, old, path string) {
	var f File
	state := s.doc.State()
	a.run("rename", func(ctx context.Context) (err error) {
		if err = a.deps.Store.SaveAs(path, state, false); err == nil {
			f, err = a.deps.Store.Open(path, false)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail("fail.rename", err)
			return
		}
		a.moveTo(s, f)
		// The project stands in its new place; the old file is a copy of it.
		if err := os.Remove(old); err != nil {
			a.log(err)
		}
		a.set.forget(old)
		a.saveSettings()
	})
}

// openFolder shows the folder of the project in the desktop's file manager.
func (a *App) openFolder() { a.showOutside(filepath.Dir(a.session.file.Path())) }

func (a *App) openLogs() { a.showOutside(filepath.Join(a.deps.DataDir, "log")) }

// showOutside opens a file or folder outside of the program.
func (a *App) showOutside(path string) {
	a.run("open outside", func(context.Context) error { return a.deps.Open(path) }, func(err error) {
		a.fail("fail.show", err)
	})
}

// dropped takes files that are dropped on the window.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	if len(a.modals) > 0 || len(uris) == 0 {
		return
	}
	path := uris[0].Path()
	if strings.EqualFold(filepath.Ext(path), fileExtension) {
		a.open(path, false)
		return
	}
	if read := a.takesTable(path); read != nil {
		read(path)
		return
	}
	if a.deps.Importer == nil {
		a.fail("fail.open", &model.Error{Code: codeForeign, Err: fmt.Errorf("%s was dropped", path)})
		return
	}
	a.importFile(path)
}

// takesTable is what reads a table that is dropped while the page of customers or
// of audits is open; nil when the page does not take it.
func (a *App) takesTable(path string) func(path string) {
	if a.session == nil {
		return nil
	}
	is := func(endings []string) bool {
		return slices.ContainsFunc(endings, func(e string) bool { return strings.EqualFold(e, filepath.Ext(path)) })
	}
	switch {
	case a.session.page == pageCustomers && a.action("importCustomers").enabled() && is(a.deps.Customers.Read()):
		return a.openCustomers
	case a.session.page == pageAudit && a.action("importAnswers").enabled() && is(a.deps.Answers.Read()):
		return a.openAnswers
	}
	return nil
}
