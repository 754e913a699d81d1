package storage_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

// childHold opens a file and, for each line it reads, renames the project to
// it, says so when it is saved, and goes on holding the file.
func childHold(args []string) error {
	f, err := storage.Open(args[0], storage.Options{})
	if err != nil {
		return err
	}
	doc := edit.New(f.State(), nil)
	saved := make(chan storage.Status, 1)
	f.OnStatus(func(s storage.Status) {
		if s.Phase != storage.PhaseSaving {
			saved <- s
		}
	})
	fmt.Println("open")
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		if err := doc.Do(edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: in.Text()}); err != nil {
			return err
		}
		doc.Settle()
		f.Save(doc.State())
		if s := <-saved; s.Err != nil {
			return s.Err
		}
		fmt.Println("saved")
	}
	return f.Close()
}

func TestOpen_WhileAnotherProcessHasTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "auki.lupaus")
	must(t, storage.SaveAs(path, &model.State{Project: modeltest.Sample()}, false, storage.Options{}))
	c := startTalk(t, child("hold", path))
	if s := c.line(); s != "open" {
		t.Fatal(s)
	}
	hash := fileHash(t, path)
	_, err := storage.Open(path, storage.Options{})
	wantCode(t, err, storage.CodeInUse)
	_, err = storage.Create(path, modeltest.Sample(), storage.Options{})
	wantCode(t, err, storage.CodeExists)
	wantCode(t, storage.SaveAs(path, &model.State{Project: modeltest.Sample()}, true, storage.Options{}), storage.CodeInUse)
	if hash != fileHash(t, path) {
		t.Error("the file was changed")
	}

	for i, name := range []string{"Kioski", "Kauppa"} {
		_, err = fmt.Fprintln(c.in, name)
		must(t, err)
		if s := c.line(); s != "saved" {
			t.Fatal(s)
		}
		must(t, storage.Verify(path))
		f, err := storage.Open(path, storage.Options{ReadOnly: true})
		must(t, err)
		copied := filepath.Join(t.TempDir(), "kopio.lupaus")
		must(t, storage.Copy(path, copied, false))
		wantCode(t, storage.Copy(path, copied, false), storage.CodeExists)
		wantCode(t, storage.Copy(path, path, true), storage.CodeInUse)
		must(t, storage.Copy(path, copied, true))
		for _, s := range []*model.State{f.State(), mustRead(t, copied)} {
			if s.Project.Info().Name != name || len(s.Steps) != i+1 {
				t.Errorf("read %q with %d steps", s.Project.Info().Name, len(s.Steps))
			}
		}
		f.Save(&model.State{Project: modeltest.Sample()})
		wantCode(t, f.Flush(t.Context()), storage.CodeReadOnly)
		wantCode(t, f.Close(), storage.CodeReadOnly)
	}
	must(t, c.in.Close())
	must(t, c.cmd.Wait())
	f, err := storage.Open(path, storage.Options{})
	must(t, err)
	must(t, f.Close())
}

func TestOpen_TwiceInOneProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "auki.lupaus")
	f, err := storage.Create(path, modeltest.Sample(), storage.Options{})
	must(t, err)
	_, err = storage.Open(path, storage.Options{})
	wantCode(t, err, storage.CodeInUse)
	must(t, f.Close())
}

// What is read or copied while another process edits as fast as it can is one
// of the states that were saved there, whole.
func TestCopy_DuringStorm(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "myrsky.lupaus")
	must(t, storage.SaveAs(path, &model.State{Project: modeltest.Large(300, 10, 100)}, false, storage.Options{}))
	start := mustRead(t, path)
	const seed = 4711
	c := startTalk(t, child("storm", path, fmt.Sprint(seed), filepath.Join(dir, "varmuuskopiot")))
	if c.line() == "" {
		t.Fatal("no storm")
	}
	go func() {
		for c.line() != "" { // keeps the pipe empty
		}
	}()
	var copies []string
	for i := range 12 {
		to := filepath.Join(dir, fmt.Sprint(i, ".lupaus"))
		err := storage.Copy(path, to, false)
		if model.CodeOf(err) == storage.CodeInUse {
			continue // allowed: a storm has no pauses, people do
		}
		must(t, err)
		copies = append(copies, to)
	}
	must(t, c.cmd.Process.Kill())
	_ = c.cmd.Wait() // killed
	t.Logf("%d of 12 copies could be made", len(copies))
	if len(copies) == 0 {
		t.Error("no copy at all")
	}
	s, n := newStorm(start, seed), 0
	for _, to := range copies {
		must(t, storage.Verify(to))
		found := mustRead(t, to)
		for ; difference(s.doc.State(), found) != ""; n++ {
			if s.next(); n > 1_000_000 {
				t.Fatalf("%s is none of the states that came in order", to)
			}
		}
		t.Logf("copy of state %d", n)
	}
}
