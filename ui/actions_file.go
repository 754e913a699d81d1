package ui

import (
	"fyne.io/fyne/v2"

	"lupaus/assets"
)

func (a *App) fileActions() []*Action {
	exporting := func() bool { return a.session != nil && a.deps.Exporter != nil }
	importing := func() bool { return a.deps.Importer != nil }
	sample := func() {
		if list := assets.Samples(a.words.Lang()); len(list) > 0 {
			a.create(list[0])
		}
	}
	return []*Action{
		{ID: "new", Menu: "file", Icon: "new", Shortcut: ctrl(fyne.KeyN), Run: a.chooseTemplate},
		{ID: "open", Menu: "file", Icon: "folder", Shortcut: ctrl(fyne.KeyO), Run: a.chooseFile},
		{ID: "sample", Menu: "file", Icon: "sample", Chord: "es", Run: sample},
		{ID: "start", Menu: "file", Icon: "home", Shortcut: ctrl(fyne.KeyW), Enabled: a.hasProject, Run: a.toStart},
		{ID: "save", Menu: "file", Icon: "saved", Group: true, Shortcut: ctrl(fyne.KeyS), Enabled: a.hasProject, Run: a.saveNow},
		{ID: "saveAs", Menu: "file", Icon: "saveas", Shortcut: ctrlShift(fyne.KeyS), Enabled: a.hasProject, Run: a.saveAs},
		{ID: "renameFile", Menu: "file", Icon: "edit", Chord: "nt", Enabled: a.mayEdit, Run: a.renameFile},
		{ID: "restore", Menu: "file", Icon: "restore", Chord: "va", Enabled: a.hasProject, Run: func() { a.chooseBackup(a.session.file.Path()) }},
		{ID: "import", Menu: "file", Icon: "import", Group: true, Shortcut: ctrl(fyne.KeyI), Enabled: importing, Run: a.chooseImport},
		{ID: "importText", Menu: "file", Icon: "paste", Shortcut: ctrlShift(fyne.KeyV), Enabled: importing, Run: a.importClipboard},
		{ID: "export", Menu: "file", Icon: "export", Shortcut: ctrl(fyne.KeyE), Enabled: exporting, Toolbar: 90, Run: a.showExport},
		{ID: "folder", Menu: "file", Icon: "folder", Chord: "ka", Enabled: a.hasProject, Run: a.openFolder},
		{ID: "quit", Menu: "file", Icon: "quit", Group: true, Shortcut: ctrl(fyne.KeyQ), Run: a.close},
	}
}
