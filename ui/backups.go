package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// chooseBackup lists the earlier copies of a file, to look at or to put back.
func (a *App) chooseBackup(path string) {
	var list []Backup
	a.run("list backups", func(context.Context) (err error) {
		list, err = a.deps.Store.Backups(path)
		return err
	}, func(err error) {
		if err != nil {
			a.fail("fail.backups", err)
			return
		}
		a.showBackups(path, list)
	})
}

func (a *App) showBackups(path string, backups []Backup) {
	var m *modal
	if len(backups) == 0 {
		m = a.show(dialogSpec{title: a.T("backups.title"), content: label(a.T("backups.none")), size: fyne.NewSize(460, 0),
			buttons: []*button{a.newButton(a.T("ui.close"), "", func() { m.leave() })}})
		return
	}
	rows := a.newList(func() int { return len(backups) },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i widget.ListItemID, o fyne.CanvasObject) {
			b := backups[i]
			o.(*widget.Label).SetText(fmt.Sprintf("%s   ·   %s", b.Made.Local().Format("2.1.2006 15.04"), sizeText(b.Size)))
		})
	restore := func() {
		if rows.current < 0 {
			return
		}
		m.close()
		a.restore(backups[rows.current].Path, path)
	}
	look := func() {
		if rows.current >= 0 {
			m.close()
			a.open(backups[rows.current].Path, true)
		}
	}
	rows.onChoose = func(int) { look() }
	m = a.show(dialogSpec{
		title:   a.T("backups.title"),
		content: container.NewBorder(label(a.T("backups.about")), nil, nil, nil, rows),
		size:    fyne.NewSize(560, 460), focus: rows,
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("backups.look"), "eye", look),
			a.newButton(a.T("backups.restore"), "restore", restore).primary(),
		},
	})
	rows.Select(0)
}

// restore puts a backup in the place of a file and opens it. What stood there
// is kept beside it.
func (a *App) restore(backup, path string) {
	a.leave(func() {
		var aside string
		a.run("restore", func(context.Context) (err error) {
			aside, err = a.deps.Store.Restore(backup, path)
			return err
		}, func(err error) {
			if err != nil {
				a.toStartPage()
				a.fail("fail.restore", err)
				return
			}
			a.open(path, false)
			if aside != "" {
				a.toast(a.T("toast.restored", aside), nil)
			}
		})
	})
}

// sizeText tells the size of a file.
func sizeText(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d kB", (bytes+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
