package storage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock() *clock { return &clock{time.Date(2026, 3, 2, 9, 30, 0, 0, time.Local)} }

func rename(t testing.TB, f *storage.File, doc *edit.Document, name string) {
	t.Helper()
	must(t, doc.Do(edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: name}))
	doc.Settle()
	f.Save(doc.State())
	mustFlush(t, f)
}

// backupNames are the project names in the backups of a file, newest first.
func backupNames(t testing.TB, path, dir string) string {
	t.Helper()
	list, err := storage.Backups(path, dir)
	must(t, err)
	var names []string
	for _, b := range list {
		must(t, storage.Verify(b.Path))
		names = append(names, b.Made.Format("2.1. 15:04")+" "+mustRead(t, b.Path).Project.Info().Name)
	}
	return strings.Join(names, ", ")
}

func TestBackup_BeforeTheFirstChangeOfADay(t *testing.T) {
	for name, dir := range map[string]string{"beside the file": "", "in a folder for all": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			c := newClock()
			opt := storage.Options{Now: c.now, BackupDir: dir}
			path := filepath.Join(t.TempDir(), "Kioski Oy.lupaus")
			f, err := storage.Create(path, model.NewProject(model.Info{Name: "a"}), opt)
			must(t, err)
			doc := edit.New(f.State(), nil)
			rename(t, f, doc, "b")
			rename(t, f, doc, "c")
			if got := backupNames(t, path, dir); got != "" {
				t.Errorf("on the day it was made: %s", got)
			}
			c.at = c.at.Add(15 * time.Hour) // over midnight, with the program open
			rename(t, f, doc, "d")
			rename(t, f, doc, "e")
			must(t, f.Close())
			c.at = c.at.Add(time.Hour)
			f, err = storage.Open(path, opt) // twice a day
			must(t, err)
			doc = edit.New(f.State(), nil)
			rename(t, f, doc, "f")
			c.at = c.at.Add(48 * time.Hour)
			must(t, f.Close())
			f, err = storage.Open(path, opt) // only looked at
			must(t, err)
			must(t, f.Close())
			c.at = c.at.Add(24 * time.Hour)
			f, err = storage.Open(path, opt)
			must(t, err)
			rename(t, f, edit.New(f.State(), nil), "g")
			if _, err := f.BackupNow(); err != nil {
				t.Fatal(err)
			}
			must(t, f.Close())
			want := "6.3. 01:30 g, 6.3. 01:30 f, 3.3. 00:30 c"
			if got := backupNames(t, path, dir); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestBackup_KeepsTheNewestAndOnePerWeek(t *testing.T) {
	c := newClock()
	path := filepath.Join(t.TempDir(), "a.lupaus")
	f, err := storage.Create(path, model.NewProject(model.Info{Name: "a"}), storage.Options{Now: c.now})
	must(t, err)
	others := filepath.Join(filepath.Dir(path), ".lupaus-backups", "a", "oma muistiinpano.lupaus")
	must(t, os.MkdirAll(filepath.Dir(others), 0o755))
	must(t, os.WriteFile(others, []byte("älä poista"), 0o644))
	for range 150 { // a backup each day of five months
		c.at = c.at.AddDate(0, 0, 1)
		if _, err := f.BackupNow(); err != nil {
			t.Fatal(err)
		}
	}
	must(t, f.Close())
	list, err := storage.Backups(path, "")
	must(t, err)
	var days []string
	for _, b := range list {
		days = append(days, b.Made.Format("Mon 2.1."))
	}
	got := strings.Join(days, ", ")
	want := "Thu 30.7., Wed 29.7., Tue 28.7., Mon 27.7., Sun 26.7., Sat 25.7., Fri 24.7., Thu 23.7., Wed 22.7., Tue 21.7., " +
		"Sun 19.7., Sun 12.7., Sun 5.7., Sun 28.6., Sun 21.6., Sun 14.6., Sun 7.6., Sun 31.5., Sun 24.5., Sun 17.5."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := os.Stat(others); err != nil {
		t.Error("a file of somebody else's is gone")
	}
}

func TestFile_BackupIsAFullCopy(t *testing.T) {
	dir := t.TempDir()
	f, err := storage.Create(filepath.Join(dir, "a.lupaus"), modeltest.Sample(), storage.Options{})
	must(t, err)
	s := newStorm(f.State(), 5)
	for range 30 {
		f.Save(s.next())
	}
	to := filepath.Join(dir, "kopio.lupaus")
	must(t, f.Backup(to)) // saves what waits first
	wantCode(t, f.Backup(to), storage.CodeExists)
	must(t, storage.Verify(to))
	if d := difference(mustRead(t, to), s.doc.State()); d != "" {
		t.Error(d)
	}
	must(t, f.Close())
	wantCode(t, storage.Copy(f.Path(), f.Path(), true), storage.CodeExists)
	must(t, storage.Copy(f.Path(), to, true))
	must(t, storage.Verify(to))
}

func TestRestore(t *testing.T) {
	at := newClock().at
	setup := func(t *testing.T) (path, backup string) {
		dir := t.TempDir()
		path, backup = filepath.Join(dir, "asiakas.lupaus"), filepath.Join(dir, "varmuuskopio.lupaus")
		must(t, storage.SaveAs(backup, &model.State{Project: model.NewProject(model.Info{Name: "vanha"})}, false, storage.Options{}))
		return path, backup
	}
	t.Run("over a damaged file, which is kept", func(t *testing.T) {
		path, backup := setup(t)
		must(t, os.WriteFile(path, []byte("rikki"), 0o644))
		aside, err := storage.Restore(backup, path, at)
		must(t, err)
		if got := mustRead(t, path).Project.Info().Name; got != "vanha" {
			t.Errorf("restored %q", got)
		}
		if data, err := os.ReadFile(aside); string(data) != "rikki" || filepath.Base(aside) != "asiakas ~2026-03-02 093000.lupaus" {
			t.Errorf("%s holds %q %v", aside, data, err)
		}
		must(t, storage.Verify(backup))
	})
	t.Run("where nothing is", func(t *testing.T) {
		path, backup := setup(t)
		aside, err := storage.Restore(backup, path, at)
		must(t, err)
		must(t, storage.Verify(path))
		if aside != "" {
			t.Errorf("moved %s aside", aside)
		}
	})
	t.Run("not over a file that is open", func(t *testing.T) {
		path, backup := setup(t)
		f, err := storage.Create(path, modeltest.Sample(), storage.Options{})
		must(t, err)
		_, err = storage.Restore(backup, path, at)
		wantCode(t, err, storage.CodeInUse)
		rename(t, f, edit.New(f.State(), nil), "uusi")
		must(t, f.Close())
		must(t, storage.Verify(path))
	})
	for name, damage := range map[string]func(backup, path string) error{
		"not from a damaged backup": func(backup, _ string) error { return os.WriteFile(backup, []byte("rikki"), 0o644) },
		"not from one that is gone": func(backup, _ string) error { return os.Remove(backup) },
		"not when the name for the old file is taken": func(_, path string) error {
			return os.WriteFile(strings.TrimSuffix(path, ".lupaus")+" ~2026-03-02 093000.lupaus", nil, 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, backup := setup(t)
			must(t, os.WriteFile(path, []byte("rikki"), 0o644))
			must(t, damage(backup, path))
			before := folder(t, filepath.Dir(path))
			if _, err := storage.Restore(backup, path, at); model.CodeOf(err) == "" {
				t.Errorf("error %v", err)
			}
			if after := folder(t, filepath.Dir(path)); after != before {
				t.Errorf("the folder held %s, now %s", before, after)
			}
		})
	}
}

// folder lists the files of a folder with what they hold.
func folder(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var list []string
	for _, e := range entries {
		list = append(list, fmt.Sprintf("%s %.8s", e.Name(), fileHash(t, filepath.Join(dir, e.Name()))))
	}
	return strings.Join(list, ", ")
}
