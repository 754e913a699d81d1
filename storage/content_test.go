package storage

import (
	"fmt"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// contentFile is a file that is edited step by step, each on disk before the
// next.
type contentFile struct {
	*testing.T
	file *File
	doc  *edit.Document
}

func newContentFile(t *testing.T) *contentFile {
	f, err := Create(filepath.Join(t.TempDir(), "a.lupaus"), modeltest.Sample().Bare(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := &contentFile{t, f, edit.New(f.State(), nil)}
	t.Cleanup(func() { _ = c.file.Close() })
	return c
}

func (c *contentFile) must(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func (c *contentFile) do(edits ...edit.Edit) {
	c.Helper()
	for _, e := range edits {
		c.must(c.doc.Do(e))
		c.doc.Settle()
	}
	c.save()
}

func (c *contentFile) save() {
	c.Helper()
	c.file.Save(c.doc.State())
	c.must(c.file.Flush(c.Context()))
}

func (c *contentFile) reopen() {
	c.Helper()
	c.must(c.file.Close())
	f, err := Open(c.file.path, Options{})
	c.must(err)
	c.file, c.doc = f, edit.New(f.State(), nil)
}

// want checks how many content records stand in the file, how many records name
// them, and that the file is whole.
func (c *contentFile) want(what string, contents, names int) {
	c.Helper()
	c.must(Verify(c.file.path))
	r, err := readRecords(c.file.path)
	c.must(err)
	c.must(r.decodeContents(make([]model.Entity, len(r.entities))))
	sum := 0
	for key, n := range r.known.uses {
		sum += n
		if c.file.db.contents.uses[key] != n {
			c.Errorf("%s: %d records name a content, counted were %d", what, n, c.file.db.contents.uses[key])
		}
	}
	if len(r.contents) != contents || sum != names || len(c.file.db.contents.uses) != contents || len(c.file.db.contents.fresh) > 0 {
		c.Errorf("%s: %d contents, named %d times, want %d and %d", what, len(r.contents), sum, contents, names)
	}
}

func take(id model.ID) edit.Edit { return edit.AddSnapshot{ID: id, Name: "nimi"} }

func title(text string) edit.Edit { return titleOf(modeltest.Desk, text) }

func titleOf(id model.ID, text string) edit.Edit {
	return edit.SetText{ID: id, Field: edit.FieldTitle, Text: text}
}

// What a snapshot holds is written once and stays as long as the project or its
// history names it.
func TestContents_AreWrittenOnce(t *testing.T) {
	c := newContentFile(t)
	c.want("at first", 0, 0)
	c.do(title("a"), take("s1"))
	c.want("taken", 1, 2) // by the snapshot and by the step
	c.do(edit.SetText{ID: "s1", Field: edit.FieldName, Text: "uusi"})
	c.want("renamed", 1, 4)
	c.do(take("s2"))
	c.want("the same again", 1, 6)
	c.do(title("b"), take("s3"))
	c.want("another", 2, 8)
	c.must(c.doc.Undo())
	c.save()
	c.want("undone", 2, 7)
	c.reopen()
	c.want("opened again", 2, 7)
	c.must(c.doc.Redo())
	c.save()
	c.want("redone", 2, 8)
	c.must(c.doc.Undo())
	c.save()
	c.do(title("c")) // what could be redone is forgotten
	c.want("forgotten", 1, 6)
	c.do(edit.Remove{IDs: []model.ID{"s1", "s2"}})
	c.want("removed", 1, 6)
	c.reopen()
	for i := range model.HistoryLimit {
		c.must(c.doc.Do(title(fmt.Sprint(i))))
		c.doc.Settle()
	}
	c.save()
	c.want("out of the history", 0, 0)
}

// Merged steps are written anew: what only the older one named goes.
func TestContents_OfMergedSteps(t *testing.T) {
	c := newContentFile(t)
	c.do(take("s"))
	rename := func(name string) {
		c.must(c.doc.Do(edit.SetText{ID: "s", Field: edit.FieldName, Text: name}))
		c.save()
		c.want(name, 1, 4)
	}
	rename("a")
	rename("ab")
	rename("abc")
}

// A commit that failed changes nothing of what is known, and a file that had to
// be written anew is complete.
func TestContents_AfterAFailure(t *testing.T) {
	c := newContentFile(t)
	c.do(title("a"), take("s1"))
	zero := 0.0
	bad := c.doc.Project().With(&model.Touchpoint{ID: "t", WidthMM: zero / zero}, &model.Snapshot{ID: "x", Project: modeltest.Sample().Bare()})
	c.file.Save(&model.State{Project: bad})
	if err := c.file.Flush(c.Context()); model.CodeOf(err) != model.CodeInvalid {
		t.Fatal(err)
	}
	c.do(title("b"), take("s2"))
	c.want("after a failure", 2, 4)
	c.file.disk.Lock()
	c.file.db.rev = 1 // as if another version stood in the file
	c.file.disk.Unlock()
	c.do(title("c"))
	c.want("written anew", 2, 4)
	for _, empty := range []*model.Project{nil, modeltest.Sample()} {
		c.file.Save(&model.State{Project: c.doc.Project().With(&model.Snapshot{ID: "x", Project: empty})})
		if err := c.file.Flush(c.Context()); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("a snapshot of nothing or with snapshots: %v", err)
		}
	}
	c.save()
	c.want("after more failures", 2, 4)
}

// What has not changed since a snapshot was taken is one value also in a
// project that was read from a file.
func TestContents_ShareWhatIsEqual(t *testing.T) {
	c := newContentFile(t)
	c.do(take("s1"), title("a < b & c"), take("s2"), title("b"))
	c.reopen()
	p := c.doc.Project()
	first, second := p.Snapshot("s1").Project, p.Snapshot("s2").Project
	for name, test := range map[string]struct {
		a, b *model.Project
		want int
	}{
		"first and now":    {first, p, 2 + 2}, // desk, the project's own record, and the snapshots
		"second and now":   {second, p, 2 + 2},
		"first and second": {first, second, 1},
	} {
		if change := model.Diff(test.a, test.b); len(change) != test.want {
			t.Errorf("%s: %d entities are other values, want %d: %v", name, len(change), test.want, change)
		}
	}
	for _, s := range c.file.State().Steps {
		if then := s.After.Snapshot("s1"); then != nil && then.Project != first {
			t.Error("the history has another value of what the snapshot holds")
		}
	}
}

// Records of snapshots that fit their checksums but not each other.
func TestRead_RefusesBrokenContents(t *testing.T) {
	put := func(bucket, key, json string) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucket)).Put([]byte(key), seal(bucket, []byte(key), []byte(json)))
		}
	}
	count := func(entities, contents int) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			h, err := readHead(tx)
			if err != nil {
				return err
			}
			h.Entities, h.Contents = h.Entities+entities, h.Contents+contents
			return putHead(tx, h)
		}
	}
	named := put(bucketEntities, "snapshot/s", `{"content":"k","id":"s","name":"n"}`)
	content := put(bucketContents, "k", `{"project":{"name":"a"}}`)
	for name, test := range map[string]struct {
		ok      bool
		changes []func(*bbolt.Tx) error
	}{
		"whole":                  {true, []func(*bbolt.Tx) error{named, content, count(1, 1)}},
		"no such content":        {false, []func(*bbolt.Tx) error{named, count(1, 0)}},
		"nothing names it":       {false, []func(*bbolt.Tx) error{content, count(0, 1)}},
		"not counted":            {false, []func(*bbolt.Tx) error{named, content, count(1, 0)}},
		"content in its place":   {false, []func(*bbolt.Tx) error{put(bucketEntities, "snapshot/s", `{"id":"s","name":"n","content":{"project":{"name":"a"}}}`), count(1, 0)}},
		"none named":             {false, []func(*bbolt.Tx) error{put(bucketEntities, "snapshot/s", `{"id":"s","name":"n"}`), count(1, 0)}},
		"null named":             {false, []func(*bbolt.Tx) error{put(bucketEntities, "snapshot/s", `{"content":null,"id":"s","name":"n"}`), content, count(1, 1)}},
		"an unknown field":       {false, []func(*bbolt.Tx) error{put(bucketEntities, "snapshot/s", `{"content":"k","id":"s","name":"n","mood":1}`), content, count(1, 1)}},
		"an unknown kind in it":  {false, []func(*bbolt.Tx) error{named, put(bucketContents, "k", `{"robot":[]}`), count(1, 1)}},
		"an unknown field in it": {false, []func(*bbolt.Tx) error{named, put(bucketContents, "k", `{"project":{"name":"a","mood":1}}`), count(1, 1)}},
		"a snapshot in it":       {false, []func(*bbolt.Tx) error{named, put(bucketContents, "k", `{"snapshot":[]}`), count(1, 1)}},
		"something behind it":    {false, []func(*bbolt.Tx) error{named, put(bucketContents, "k", `{"project":{"name":"a"}} {}`), count(1, 1)}},
		"no checksum": {false, []func(*bbolt.Tx) error{named, func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(bucketContents)).Put([]byte("k"), []byte(`{"project":{"name":"a"}}`))
		}, count(1, 1)}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.lupaus")
			if err := SaveAs(path, &model.State{Project: model.NewProject(model.Info{Name: "a", Snapshots: []model.ID{"s"}})}, false, Options{}); err != nil {
				t.Fatal(err)
			}
			db, err := bbolt.Open(path, 0, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, change := range test.changes {
				if err := db.Update(change); err != nil {
					t.Fatal(err)
				}
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			err = Verify(path)
			if _, rerr := Read(path); test.ok != (rerr == nil) || test.ok != (err == nil) || !test.ok && model.CodeOf(rerr) != CodeDamaged {
				t.Errorf("read: %v, verify: %v", rerr, err)
			}
		})
	}
}

// A record of several megabytes is written, read, verified, backed up and taken
// back like any other.
func TestContents_OfALargeProject(t *testing.T) {
	path := filepath.Join(t.TempDir(), "suuri.lupaus")
	f, err := Create(path, modeltest.Large(10_000, 10, 200), Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := &contentFile{t, f, edit.New(f.State(), nil)}
	defer func() { _ = c.file.Close() }()
	c.do(take("whole"))
	c.want("large", 1, 2)
	r, err := readRecords(path)
	if err != nil || len(r.contents[0].JSON) < 2_000_000 {
		t.Errorf("content of %d bytes, %v", len(r.contents[0].JSON), err)
	}
	backup, err := c.file.BackupNow()
	c.must(err)
	c.must(Verify(backup))
	c.reopen()
	if s := c.doc.Project().Snapshot("whole"); s.Project.Len() != c.doc.Project().Len()-1 {
		t.Errorf("%d entities in the snapshot", s.Project.Len())
	}
	c.must(c.doc.Undo())
	c.save()
	c.do(titleOf("t5", "x"))
	c.want("taken back and forgotten", 0, 0)
}
