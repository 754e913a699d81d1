package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
)

// chooseImport lets the user choose a file of another program.
func (a *App) chooseImport() {
	a.chooseOpen("ui.import.title", a.deps.Importer.Extensions(), a.importFile)
}

// importFile reads a file of another format and shows what came of it.
func (a *App) importFile(path string) {
	language := a.words.Lang()
	a.importFrom(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(ctx context.Context) (*model.Project, []Note, error) {
		return a.deps.Importer.Read(ctx, path, language)
	})
}

// importClipboard reads what was copied in a spreadsheet or another program.
func (a *App) importClipboard() {
	if text := a.fyne.Clipboard().Content(); text != "" {
		a.importText(text)
		return
	}
	a.toast(a.T("ui.import.emptyClipboard"), nil)
}

func (a *App) importText(text string) {
	language := a.words.Lang()
	a.importFrom(a.T("ui.import.pasted"), func(ctx context.Context) (*model.Project, []Note, error) {
		return a.deps.Importer.ReadText(ctx, text, language)
	})
}

func (a *App) importFrom(name string, read func(context.Context) (*model.Project, []Note, error)) {
	var p *model.Project
	var notes []Note
	a.run("import", func(ctx context.Context) (err error) {
		p, notes, err = read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			a.fail("fail.import", err)
			return
		}
		a.offerImport(name, p, notes)
	})
}

// offerImport tells what was read and what was left out, and asks where to
// put it.
func (a *App) offerImport(name string, p *model.Project, notes []Note) {
	var m *modal
	into := func() {
		m.close()
		a.addImported(p)
	}
	fresh := func() {
		m.close()
		a.createImported(name, p)
	}
	buttons := []*button{a.newButton(a.T("ui.cancel"), "", func() { m.leave() })}
	if a.mayEdit() {
		buttons = append(buttons, a.newButton(a.T("ui.import.new"), "new", fresh), a.newButton(a.T("ui.import.into"), "import", into).primary())
	} else {
		buttons = append(buttons, a.newButton(a.T("ui.import.new"), "new", fresh).primary())
	}
	m = a.show(dialogSpec{
		title: a.T("ui.import.found"), content: container.NewBorder(label(a.countText(p)), nil, nil, nil, a.noteList(notes)),
		size: fyne.NewSize(620, 420), buttons: buttons,
	})
}

// countText tells how much a project holds.
func (a *App) countText(p *model.Project) string {
	n := map[model.Kind]int{}
	for e := range p.All() {
		n[e.Kind()]++
	}
	var parts []string
	for _, k := range []model.Kind{model.KindJourney, model.KindStage, model.KindTouchpoint, model.KindPromise, model.KindPersona, model.KindRole} {
		if n[k] > 0 {
			parts = append(parts, a.words.N("ui.count."+string(k), n[k]))
		}
	}
	return strings.Join(parts, ", ")
}

// noteList shows what a reader or writer left out or guessed.
func (a *App) noteList(notes []Note) fyne.CanvasObject {
	rows := container.NewVBox()
	if len(notes) > 0 {
		rows.Add(label(a.words.N("ui.notes.count", len(notes))))
	}
	for _, n := range notes {
		rows.Add(softLabel(n.Text(a.words)))
	}
	return container.NewVScroll(rows)
}

// addImported adds what was read to the open project, after a backup.
func (a *App) addImported(p *model.Project) {
	s := a.session
	a.run("backup before import", func(context.Context) error {
		_, err := s.file.BackupNow()
		return err
	}, func(err error) {
		if err != nil {
			a.log(err) // the import can be undone; the backup is a second net
		}
		if a.session != s {
			return
		}
		in := edit.NewImport(p, a.deps.NewID)
		if s.do(in) == nil {
			a.page.open(in.Focus()...)
			a.toast(a.T("toast.imported"), &failure{"action.undo", a.undo})
		}
	})
}

// createImported makes a project of its own out of what was read.
func (a *App) createImported(name string, p *model.Project) {
	if title := strings.TrimSpace(p.Info().Name); title != "" {
		name = title
	}
	a.leave(func() {
		var f File
		a.run("create", func(context.Context) (err error) {
			f, err = a.createFree(name, p)
			return err
		}, func(err error) {
			if err != nil {
				a.toStartPage()
				a.fail("fail.create", err)
				return
			}
			a.enter(f)
			a.toast(a.T("toast.created", f.Path()), &failure{"action.renameFile", a.renameFile})
		})
	})
}
