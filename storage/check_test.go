package storage

import (
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"lupaus/model"
)

// Records whose checksums hold but which this program would not have written:
// each is refused, because reading around it would lose it at the next save.
func TestRead_RefusesWhatItDoesNotKnow(t *testing.T) {
	put := func(bucket, key, json string) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucket)).Put([]byte(key), seal(bucket, []byte(key), []byte(json)))
		}
	}
	plus := func(entities, steps int) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			h, err := readHead(tx)
			if err != nil {
				return err
			}
			h.Entities, h.Steps = h.Entities+entities, h.Steps+steps
			return putHead(tx, h)
		}
	}
	step := string(stepKey(99))
	for name, changes := range map[string][]func(*bbolt.Tx) error{
		"a kind":                    {put(bucketEntities, "robot/r1", `{"id":"r1"}`), plus(1, 0)},
		"a field":                   {put(bucketEntities, "project/project", `{"name":"a","colour":"blue"}`)},
		"a field deeper down":       {put(bucketEntities, "project/project", `{"name":"a","organisation":{"colour":"blue"}}`)},
		"a key without kind":        {put(bucketEntities, "r1", `{"id":"r1"}`), plus(1, 0)},
		"a key of another entity":   {put(bucketEntities, "persona/p2", `{"id":"p1"}`), plus(1, 0)},
		"one ID twice":              {put(bucketEntities, "persona/project", `{"id":"project"}`), plus(1, 0)},
		"text after a record":       {put(bucketEntities, "project/project", `{"name":"a"} {}`)},
		"no JSON":                   {put(bucketEntities, "project/project", `name`)},
		"one record too many":       {put(bucketEntities, "persona/p2", `{"id":"p2"}`)},
		"one record too few":        {plus(1, 0)},
		"one step too few":          {plus(0, 1)},
		"a field of a step":         {put(bucketHistory, step, `{"label":{"key":"a"},"change":[],"who":"x"}`), plus(0, 1)},
		"a step that does not fit":  {put(bucketHistory, step, `{"label":{"key":"a"},"change":[{"id":"x","before":{"kind":"persona","entity":{"id":"x"}}}]}`), plus(0, 1)},
		"a step of an unknown kind": {put(bucketHistory, step, `{"label":{"key":"a"},"change":[{"id":"x","after":{"kind":"robot","entity":{"id":"x"}}}]}`), plus(0, 1)},
		"a short key of a step":     {put(bucketHistory, "9", `{"label":{"key":"a"},"change":[]}`), plus(0, 1)},
		"a cursor beyond the steps": {put(bucketMeta, keyHead, `{"rev":1,"entities":1,"steps":0,"done":1}`)},
		"a field of the head":       {put(bucketMeta, keyHead, `{"rev":1,"entities":1,"steps":0,"done":0,"mood":"x"}`)},
		"a record of the meta":      {put(bucketMeta, "mood", `{}`)},
		"a bucket":                  {func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("robots")); return err }},
		"a bucket in a bucket": {func(tx *bbolt.Tx) error {
			_, err := tx.Bucket([]byte(bucketEntities)).CreateBucket([]byte("x"))
			return err
		}, plus(1, 0)},
		"a bucket that is missing": {func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte(bucketHistory)) }},
		"no project":               {func(tx *bbolt.Tx) error { return tx.Bucket([]byte(bucketEntities)).Delete([]byte("project/project")) }, plus(-1, 0)},
		"a record under another key": {func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucketEntities)).Put([]byte("project/b"), seal(bucketEntities, []byte("project/a"), []byte("{}")))
		}, plus(1, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.lupaus")
			if err := SaveAs(path, &model.State{Project: model.NewProject(model.Info{Name: "a"})}, false, Options{}); err != nil {
				t.Fatal(err)
			}
			if err := Verify(path); err != nil {
				t.Fatal(err)
			}
			db, err := bbolt.Open(path, 0, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, change := range changes {
				if err := db.Update(change); err != nil {
					t.Fatal(err)
				}
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, opt := range []Options{{}, {ReadOnly: true}} {
				if _, err := Open(path, opt); model.CodeOf(err) != CodeDamaged {
					t.Errorf("open: %v", err)
				}
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
}

// A file that is whole but whose project breaks a rule opens, so that people
// get at their work; Verify tells.
func TestVerify_TellsABrokenRule(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.lupaus")
	p := model.NewProject(model.Info{Name: "a", Personas: []model.ID{"gone"}})
	if err := SaveAs(path, &model.State{Project: p}, false, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := Verify(path); model.CodeOf(err) != model.CodeInvalid {
		t.Error(err)
	}
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// What JSON cannot hold is refused with a code that says so, and nothing of it
// reaches the file.
func TestSave_RefusesWhatCannotBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.lupaus")
	f, err := Create(path, model.NewProject(model.Info{Name: "a"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	zero := 0.0
	bad := f.State().Project.With(&model.Info{Name: "b"}, &model.Touchpoint{ID: "t", WidthMM: zero / zero})
	f.Save(&model.State{Project: bad})
	if err := f.Flush(t.Context()); model.CodeOf(err) != model.CodeInvalid {
		t.Error(err)
	}
	f.Save(f.State())
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if s, err := Read(path); err != nil || s.Project.Info().Name != "a" {
		t.Errorf("%v %v", s, err)
	}
}
