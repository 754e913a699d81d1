package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/ui/importer"
)

// chooseImport lets the user choose a file of another program.
func (a *App) chooseImport() {
	a.chooseOpen("ui.import.title", a.deps.Importer.Extensions(), a.importFile)
}

// importFile opens a file of another format and shows what is in it.
func (a *App) importFile(path string) {
	language := a.words.Lang()
	a.importFrom(filepath.Base(path), func(ctx context.Context) (importer.Source, error) {
		return a.deps.Importer.Open(ctx, path, language)
	}, nil)
}

// importClipboard opens what was copied in a spreadsheet or another program.
func (a *App) importClipboard() {
	if text := a.fyne.Clipboard().Content(); text != "" {
		a.importText(text, nil)
		return
	}
	a.toast(a.T("ui.import.emptyClipboard"), nil)
}

// importText opens copied text. Text in no known format is left to plain, when
// there is one.
func (a *App) importText(text string, plain func()) {
	language := a.words.Lang()
	a.importFrom(a.T("ui.import.pasted"), func(ctx context.Context) (importer.Source, error) {
		return a.deps.Importer.OpenText(ctx, text, language)
	}, plain)
}

func (a *App) importFrom(name string, open func(context.Context) (importer.Source, error), unknown func()) {
	var source importer.Source
	a.run("open import", func(ctx context.Context) (err error) {
		source, err = open(ctx)
		return err
	}, func(err error) {
		if unknown != nil && model.CodeOf(err) == codeUnknown {
			unknown()
			return
		}
		if err != nil {
			a.fail("fail.import", err)
			return
		}
		a.offerImport(name, source)
	})
}

// offerImport shows what a file holds and asks where to put it.
func (a *App) offerImport(name string, source importer.Source) {
	var m *modal
	d := importer.New(importer.Deps{
		Words: a.words, Name: name, Source: source, Run: a.runUnlessCancelled, Key: a.plainKey, ErrorText: a.sentence,
	})
	finish := func(do func(*model.Project)) func() {
		return func() {
			if p := d.Project(); p != nil {
				d.Close()
				m.close()
				do(p)
			}
		}
	}
	base := strings.TrimSuffix(name, filepath.Ext(name))
	fresh := a.newButton(a.T("ui.import.new"), "new", finish(func(p *model.Project) { a.createImported(base, p) }))
	into := a.newButton(a.T("ui.import.into"), "import", finish(a.addImported)).primary()
	buttons := []*button{a.newButton(a.T("ui.cancel"), "", func() { m.leave() }), fresh}
	if a.mayEdit() {
		buttons = append(buttons, into)
	} else {
		fresh.primary()
	}
	d.OnChanged = func() {
		fresh.enable(d.Project() != nil)
		into.enable(d.Project() != nil)
	}
	d.OnChanged()
	m = a.show(dialogSpec{
		title: a.T("ui.import.found"), content: d.Content(), size: fyne.NewSize(900, 640),
		buttons: buttons, onLeave: d.Close,
	})
}

// runUnlessCancelled runs work in the background; a cancelled one is not heard
// of again.
func (a *App) runUnlessCancelled(work func(context.Context) error, done func(error)) (cancel func()) {
	cancelled := false
	stop := a.run("import", work, func(err error) {
		if !cancelled {
			done(err)
		}
	})
	return func() {
		cancelled = true
		stop()
	}
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
