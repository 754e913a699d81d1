package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lupaus/model"
)

// Files of all schemas with a history, made once and kept. All but the first
// have snapshots.
var oldFiles = []string{"testdata/v1.lupaus", "testdata/v2.lupaus", "testdata/v3.lupaus", "testdata/v4.lupaus"}

// withNextSchema puts a schema on top of the real ones for a test: touchpoints
// lose their pain, which moves to the beginning of the opportunity.
func withNextSchema(t *testing.T, run func(*records) error) {
	t.Helper()
	real := layout
	layout.schema = Schema + 1
	layout.steps = append(real.steps[:len(real.steps):len(real.steps)], migration{to: Schema + 1, about: "one text", run: run})
	t.Cleanup(func() { layout = real })
}

func painToOpportunity(r *records) error {
	return r.eachEntity(model.KindTouchpoint, func(fields map[string]any) error {
		if pain, ok := fields["pain"].(string); ok {
			old, _ := fields["opportunity"].(string)
			fields["opportunity"] = strings.TrimSuffix(pain+": "+old, ": ")
			delete(fields, "pain")
		}
		return nil
	})
}

// eachOld runs a test on a copy of every old file.
func eachOld(t *testing.T, test func(t *testing.T, path, bytes string)) {
	for _, file := range oldFiles {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path, bytes := copyOld(t, file)
			test(t, path, bytes)
		})
	}
}

func copyOld(t *testing.T, file string) (path, bytes string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "vanha.lupaus")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path, string(data)
}

// wantMigrated sees to it that no touchpoint has a pain, today, in history and
// in snapshots, and that undoing everything gives another project than today's.
func wantMigrated(t *testing.T, s *model.State, withSnapshots bool) {
	t.Helper()
	projects := []*model.Project{s.Project}
	for _, step := range s.Steps {
		projects = append(projects, step.Before, step.After)
	}
	snapshots := 0
	for _, p := range slices.Clone(projects) {
		for e := range p.All() {
			if s, ok := e.(*model.Snapshot); ok {
				projects = append(projects, s.Project)
				snapshots++
			}
		}
	}
	if (snapshots > 0) != withSnapshots {
		t.Errorf("%d snapshots, are there any: %v", snapshots, withSnapshots)
	}
	found := 0
	for _, p := range projects {
		for e := range p.All() {
			if tp, ok := e.(*model.Touchpoint); ok && (tp.Pain != "" || strings.Contains(tp.Opportunity, ": ")) {
				found++
				if tp.Pain != "" {
					t.Errorf("%s still has its pain", tp.ID)
				}
			}
		}
	}
	if found == 0 || len(s.Steps) == 0 {
		t.Errorf("%d touchpoints with moved texts, %d steps: the file proves nothing", found, len(s.Steps))
	}
}

func TestMigration_WhenOpenedToWrite(t *testing.T) {
	withNextSchema(t, painToOpportunity)
	eachOld(t, migratedToWrite)
}

func migratedToWrite(t *testing.T, path, old string) {
	snapshots := strings.Contains(old, "Ennen ensimmäistä työpajaa")
	now := time.Date(2027, 1, 4, 12, 0, 0, 0, time.Local)
	f, err := Open(path, Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	wantMigrated(t, f.State(), snapshots)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	list, err := Backups(path, "")
	if err != nil || len(list) != 1 {
		t.Fatalf("backups: %v %v", list, err)
	}
	backup, err := os.ReadFile(list[0].Path)
	if err != nil || !strings.HasPrefix(old, string(backup)) { // without the room at the end
		t.Errorf("the backup is not the old file: %v", err)
	}
	r, err := readRecords(path)
	if err != nil || r.schema != Schema+1 {
		t.Fatalf("schema %d: %v", r.schema, err)
	}
	if err := Verify(path); err != nil {
		t.Error(err)
	}
	again, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	wantMigrated(t, again, snapshots)
}

func TestMigration_InMemoryWhenOnlyRead(t *testing.T) {
	withNextSchema(t, painToOpportunity)
	eachOld(t, func(t *testing.T, path, old string) {
		f, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		wantMigrated(t, f.State(), strings.Contains(old, "Ennen ensimmäistä työpajaa"))
		if data, err := os.ReadFile(path); err != nil || string(data) != old {
			t.Errorf("the file was changed: %v", err)
		}
	})
}

func TestMigration_ThatFailsChangesNothing(t *testing.T) {
	for name, run := range map[string]func(*records) error{
		"with an error": func(*records) error { return errors.New("no") },
		"with records that cannot be read": func(r *records) error {
			return r.eachEntity(model.KindInfo, func(f map[string]any) error { f["colour"] = "blue"; return nil })
		},
		"with numbers for texts in what snapshots hold": func(r *records) error {
			if len(r.contents) == 0 {
				return errors.New("no")
			}
			var err error
			r.contents[0].JSON, err = changeContent(r.contents[0].JSON, model.KindRole, func(f map[string]any) error { f["name"] = 7; return nil })
			return err
		},
		"on one side of the history only": func(r *records) error {
			for i, e := range r.entities {
				if e.Kind == model.KindInfo { // the history has steps that change it
					r.entities[i].JSON = append([]byte(" "), e.JSON...)
				}
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			withNextSchema(t, run)
			eachOld(t, func(t *testing.T, path, old string) {
				if _, err := Open(path, Options{}); model.CodeOf(err) != CodeDamaged {
					t.Errorf("error %v", err)
				}
				if data, err := os.ReadFile(path); err != nil || string(data) != old {
					t.Errorf("the file was changed: %v", err)
				}
			})
		})
	}
}

func TestMigration_NoBackupNoMigration(t *testing.T) {
	withNextSchema(t, painToOpportunity)
	path, old := copyOld(t, oldFiles[0])
	dir := filepath.Join(t.TempDir(), "tiedosto")
	if err := os.WriteFile(dir, nil, 0o644); err != nil { // where the folder should be
		t.Fatal(err)
	}
	if _, err := Open(path, Options{BackupDir: dir}); model.CodeOf(err) != CodeNotFile {
		t.Errorf("error %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != old {
		t.Errorf("the file was changed: %v", err)
	}
}

func TestMigrate_RunsTheStepsThatAreMissing(t *testing.T) {
	var ran []int
	step := func(to int) migration {
		return migration{to: to, run: func(*records) error { ran = append(ran, to); return nil }}
	}
	for _, test := range []struct {
		from  int
		steps []migration
		want  string
		ok    bool
	}{
		{1, []migration{step(2), step(3), step(4)}, "[2 3 4]", true},
		{3, []migration{step(2), step(3), step(4)}, "[4]", true},
		{4, []migration{step(2), step(3), step(4)}, "[]", true},
		{1, []migration{step(2), step(4)}, "[2]", false},
		{1, nil, "[]", true},
	} {
		ran = []int{}
		r := &records{schema: test.from}
		err := migrate(r, test.steps)
		if (err == nil) != test.ok || fmt.Sprint(ran) != test.want {
			t.Errorf("from %d: ran %v, want %s; %v", test.from, ran, test.want, err)
		}
	}
	for i, m := range migrations {
		if m.to != i+2 {
			t.Errorf("migration %d leads to schema %d", i, m.to)
		}
	}
	if Schema != len(migrations)+1 {
		t.Errorf("schema %d with %d migrations", Schema, len(migrations))
	}
}

func TestMigrate_KeepsNumbers(t *testing.T) {
	data, err := changeFields([]byte(`{"a":0.1,"b":12345678901234567890,"c":1e3}`), func(map[string]any) error { return nil })
	if err != nil || string(data) != `{"a":0.1,"b":12345678901234567890,"c":1e3}` {
		t.Errorf("%s %v", data, err)
	}
}
