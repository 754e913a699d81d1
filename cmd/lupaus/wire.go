package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/storage"
	"lupaus/ui"
)

// This file ties the window to what it sees through interfaces only.

// store is storage as the window wants it.
type store struct{ backups string }

func (s store) options(readOnly bool) storage.Options {
	return storage.Options{ReadOnly: readOnly, BackupDir: s.backups, App: "lupaus " + programVersion()}
}

// Open implements ui.Store.
func (s store) Open(path string, readOnly bool) (ui.File, error) {
	f, err := storage.Open(path, s.options(readOnly))
	if err != nil {
		return nil, err
	}
	return file{f}, nil
}

// Create implements ui.Store.
func (s store) Create(path string, p *model.Project) (ui.File, error) {
	f, err := storage.Create(path, p, s.options(false))
	if err != nil {
		return nil, err
	}
	return file{f}, nil
}

// SaveAs implements ui.Store.
func (s store) SaveAs(path string, state *model.State, force bool) error {
	return storage.SaveAs(path, state, force, s.options(false))
}

// Backups implements ui.Store.
func (s store) Backups(path string) ([]ui.Backup, error) {
	list, err := storage.Backups(path, s.backups)
	if err != nil {
		return nil, err
	}
	var out []ui.Backup
	for _, b := range list {
		out = append(out, ui.Backup{Path: b.Path, Made: b.Made, Size: b.Size})
	}
	return out, nil
}

// Restore implements ui.Store.
func (s store) Restore(backup, path string) (string, error) {
	return storage.Restore(backup, path, time.Now())
}

// file is an open project file as the window wants it.
type file struct{ f *storage.File }

// State implements ui.File.
func (f file) State() *model.State { return f.f.State() }

// Path implements ui.File.
func (f file) Path() string { return f.f.Path() }

// ReadOnly implements ui.File.
func (f file) ReadOnly() bool { return f.f.ReadOnly() }

// Save implements ui.File.
func (f file) Save(s *model.State) { f.f.Save(s) }

// Flush implements ui.File.
func (f file) Flush(ctx context.Context) error { return f.f.Flush(ctx) }

// BackupNow implements ui.File.
func (f file) BackupNow() (string, error) { return f.f.BackupNow() }

// Close implements ui.File.
func (f file) Close() error { return f.f.Close() }

// OnStatus implements ui.File.
func (f file) OnStatus(tell func(ui.SaveStatus)) {
	var saved time.Time
	first := f.f.OnDisk()
	f.f.OnStatus(func(s storage.Status) {
		if s.Phase == storage.PhaseSaved && s.OnDisk != first {
			saved, first = time.Now(), s.OnDisk
		}
		tell(ui.SaveStatus{Saving: s.Phase == storage.PhaseSaving, Saved: saved, Err: s.Err, Backup: s.BackupErr})
	})
}

// appIcon is what the desktop shows for the program.
func appIcon() fyne.Resource { return fyne.NewStaticResource("lupaus.svg", assets.Icon("lupaus")) }
