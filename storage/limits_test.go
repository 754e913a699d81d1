//go:build linux

package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/storage"
)

// fillAndFree edits until saving fails for want of room, and sees to it that
// the status says so, the file holds what was saved before, and everything is
// saved once there is room again.
func fillAndFree(path string, free func() error) error {
	f, err := storage.Create(path, modeltest.Sample(), storage.Options{})
	if err != nil {
		return err
	}
	var status storage.Status
	f.OnStatus(func(s storage.Status) { status = s })
	doc := edit.New(f.State(), nil)
	// Trying again in vain spoils nothing. Rarely it is not in vain: bbolt lays
	// its pages in an order of chance, and the next may just fit.
	for n, failed := 0, 0; failed < 4; n++ {
		if n > 2000 {
			return errors.New("the disk does not get full")
		}
		if failed == 0 {
			text := strings.Repeat(fmt.Sprint("Lupaus ", n, " "), 900)
			if err := doc.Do(edit.AddTouchpoint{ID: model.ID(fmt.Sprint("t", n)), Stage: idsOf[*model.Stage](doc.Project())[0], At: edit.End, Title: text}); err != nil {
				return err
			}
			f.Save(doc.State())
		}
		err := f.Flush(context.Background())
		switch saved := status.Phase == storage.PhaseSaved && status.OnDisk == doc.State(); {
		case err == nil && saved:
			failed = 0
		case model.CodeOf(err) == storage.CodeNoSpace && model.CodeOf(status.Err) == storage.CodeNoSpace && status.Phase == storage.PhaseFailed && status.OnDisk != doc.State():
			failed++
		default:
			return fmt.Errorf("after %d edits: flush: %w, status %+v", n, err, status)
		}
		if d := difference(status.OnDisk, f.OnDisk()); d != "" {
			return errors.New(d)
		}
	}
	if err := holds(path, status.OnDisk); err != nil {
		return fmt.Errorf("while full: %w", err)
	}
	if err := free(); err != nil {
		return err
	}
	if err := f.Flush(context.Background()); err != nil || status.Phase != storage.PhaseSaved || status.OnDisk != doc.State() {
		return fmt.Errorf("flush with room: %w, status %+v", err, status)
	}
	if err := f.Close(); err != nil {
		return err
	}
	return holds(path, doc.State())
}

func holds(path string, want *model.State) error {
	if err := storage.Verify(path); err != nil {
		return err
	}
	got, err := storage.Read(path)
	if err != nil {
		return err
	}
	if d := difference(got, want); d != "" {
		return errors.New(d)
	}
	return nil
}

// writeWithoutRoom sees to it that an export that does not fit leaves no trace.
func writeWithoutRoom(dir string) error {
	path := filepath.Join(dir, "raportti.pdf")
	if err := storage.WriteFile(path, false, write([]byte("vanha"))); err != nil {
		return err
	}
	before, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	err = storage.WriteFile(path, true, write(bytes.Repeat([]byte("uusi"), 1<<21)))
	if model.CodeOf(err) != storage.CodeNoSpace {
		return fmt.Errorf("write: %w", err)
	}
	state := &model.State{Project: modeltest.Large(3000, 10, 100)}
	err = storage.SaveAs(filepath.Join(dir, "kopio.lupaus"), state, false, storage.Options{})
	if model.CodeOf(err) != storage.CodeNoSpace {
		return fmt.Errorf("save as: %w", err)
	}
	after, err := os.ReadDir(dir)
	if err != nil || len(after) != len(before) {
		return fmt.Errorf("left behind: %v %w", after, err)
	}
	old, err := os.ReadFile(path)
	if err != nil || string(old) != "vanha" {
		return fmt.Errorf("the old file is %q %w", old, err)
	}
	return nil
}

func write(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// A limit on the size of files: what "ulimit -f" sets.
func TestSave_FileSizeLimit(t *testing.T) {
	runChild(t, child("fileLimit", t.TempDir()))
	runChild(t, child("writeLimit", t.TempDir()))
}

func setFileLimit(bytes uint64) error {
	signal.Ignore(syscall.SIGXFSZ) // so that the limit is an error, as a full disk is
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	limit.Cur = min(bytes, limit.Max)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit)
}

func childFileLimit(args []string) error {
	if err := setFileLimit(200 << 10); err != nil {
		return err
	}
	return fillAndFree(filepath.Join(args[0], "täysi.lupaus"), func() error { return setFileLimit(1 << 30) })
}

func childWriteLimit(args []string) error {
	if err := setFileLimit(1 << 20); err != nil {
		return err
	}
	return writeWithoutRoom(args[0])
}

// A disk that is really full: a small one in memory, seen by the child alone.
func TestSave_FullDisk(t *testing.T) {
	runChild(t, withOwnMounts(t, child("fullDisk", t.TempDir())))
}

func childFullDisk(args []string) error {
	if err := syscall.Mount("tmpfs", args[0], "tmpfs", 0, "size=1m"); err != nil {
		return err
	}
	ballast := filepath.Join(args[0], "painolasti")
	if err := os.WriteFile(ballast, make([]byte, 600<<10), 0o600); err != nil {
		return err
	}
	if err := writeWithoutRoom(args[0]); err != nil {
		return err
	}
	return fillAndFree(filepath.Join(args[0], "täysi.lupaus"), func() error { return os.Remove(ballast) })
}

// withOwnMounts gives a child a view of the file system of its own, as root in
// a name space of its own where the test is not root.
func withOwnMounts(t *testing.T, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS, Unshareflags: 0}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	probe := exec.Command("/bin/sh", "-c", "mount -t tmpfs tmpfs /tmp")
	probe.SysProcAttr = cmd.SysProcAttr
	if out, err := probe.CombinedOutput(); err != nil {
		t.Skipf("this system lets nobody mount a disk of one's own: %v %s", err, out)
	}
	return cmd
}

// A disk that is mounted read only, as a write-protected stick is.
func TestOpen_ReadOnlyDisk(t *testing.T) {
	runChild(t, withOwnMounts(t, child("mountedRO", t.TempDir())))
}

func childReadOnlyDisk(args []string) error {
	if err := syscall.Mount("tmpfs", args[0], "tmpfs", 0, "size=4m"); err != nil {
		return err
	}
	path := filepath.Join(args[0], "tikku.lupaus")
	if err := storage.SaveAs(path, &model.State{Project: modeltest.Sample()}, false, storage.Options{}); err != nil {
		return err
	}
	if err := syscall.Mount("tmpfs", args[0], "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	return refused(path, storage.CodeReadOnly, storage.CodeReadOnly)
}

// refused sees to it that a file which may be read opens read only, and that
// writing to it and beside it is refused with the codes.
func refused(path string, open, beside model.Code) error {
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if _, err := storage.Open(path, storage.Options{}); model.CodeOf(err) != open {
		return fmt.Errorf("open %s: %w, want %s", path, err, open)
	}
	f, err := storage.Open(path, storage.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	if err := errors.Join(storage.Verify(path), f.Close()); err != nil {
		return err
	}
	next := filepath.Join(filepath.Dir(path), "uusi.lupaus")
	if _, err := storage.Create(next, modeltest.Sample(), storage.Options{}); model.CodeOf(err) != beside {
		return fmt.Errorf("create %s: %w, want %s", next, err, beside)
	}
	if err := storage.WriteFile(next, false, write([]byte("x"))); model.CodeOf(err) != beside {
		return fmt.Errorf("write %s: %w, want %s", next, err, beside)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		return fmt.Errorf("the file was changed: %w", err)
	}
	return nil
}

// Rights taken away. Root may do everything, so the child gives root up.
func TestOpen_NoPermission(t *testing.T) {
	dir, err := os.MkdirTemp("", "oikeudet") // t.TempDir is closed to others
	must(t, err)
	t.Cleanup(func() {
		_ = os.Chmod(filepath.Join(dir, "suljettu"), 0o700)
		must(t, os.RemoveAll(dir))
	})
	must(t, os.Chmod(dir, 0o755))
	state := &model.State{Project: modeltest.Sample()}
	for folder, mode := range map[string]os.FileMode{"luku": 0o555, "suljettu": 0o000} {
		must(t, os.Mkdir(filepath.Join(dir, folder), 0o755))
		for name, rights := range map[string]os.FileMode{"luettava": 0o444, "kirjoitettava": 0o666, "salainen": 0o000} {
			path := filepath.Join(dir, folder, name+".lupaus")
			must(t, storage.SaveAs(path, state, false, storage.Options{}))
			must(t, os.Chmod(path, rights))
		}
		must(t, os.Chmod(filepath.Join(dir, folder), mode))
	}
	runChild(t, child("noRights", dir))
}

func childNoRights(args []string) error {
	if os.Geteuid() == 0 {
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
			return err
		}
	}
	at := func(folder, name string) string { return filepath.Join(args[0], folder, name+".lupaus") }
	if err := refused(at("luku", "luettava"), storage.CodeReadOnly, storage.CodeNoPermission); err != nil {
		return err
	}
	for _, path := range []string{at("luku", "salainen"), at("suljettu", "luettava")} {
		for _, opt := range []storage.Options{{}, {ReadOnly: true}} {
			if _, err := storage.Open(path, opt); model.CodeOf(err) != storage.CodeNoPermission {
				return fmt.Errorf("open %s: %w", path, err)
			}
		}
	}
	// A file that may be written in a folder that may not: edits are saved,
	// backups beside it cannot be made, and the status tells both.
	path := at("luku", "kirjoitettava")
	f, err := storage.Open(path, storage.Options{})
	if err != nil {
		return err
	}
	var status storage.Status
	f.OnStatus(func(s storage.Status) { status = s })
	s := newStorm(f.State(), 9)
	for s.doc.State() == f.State() {
		s.next()
	}
	f.Save(s.doc.State())
	if err := f.Close(); err != nil {
		return err
	}
	if status.Phase != storage.PhaseSaved || model.CodeOf(status.BackupErr) != storage.CodeNoPermission {
		return fmt.Errorf("status %+v", status)
	}
	return holds(path, s.doc.State())
}

// Whatever happens to the file under an open project (a network drive that
// drops away, a synchroniser that writes into it), the process lives, the
// status tells, and a copy can be saved elsewhere.
func TestSave_FileChangesUnderneath(t *testing.T) {
	for name, test := range map[string]struct {
		harm   func(path string) error
		code   model.Code
		mend   func(path string, data []byte) error
		mended bool
	}{
		"cut to nothing":   {func(p string) error { return os.Truncate(p, 0) }, storage.CodeEmpty, overwrite, true},
		"cut to its heads": {func(p string) error { return os.Truncate(p, 8192) }, storage.CodeDamaged, overwrite, true},
		"deleted":          {os.Remove, storage.CodeMoved, func(string, []byte) error { return nil }, false},
		"moved away and back": {
			func(p string) error { return os.Rename(p, p+"2") }, storage.CodeMoved,
			func(p string, _ []byte) error { return os.Rename(p+"2", p) }, true,
		},
		"replaced by another": {
			func(p string) error {
				return errors.Join(os.Remove(p), storage.SaveAs(p, &model.State{Project: modeltest.Sample()}, false, storage.Options{}))
			}, storage.CodeMoved, func(string, []byte) error { return nil }, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.lupaus")
			f, err := storage.Create(path, modeltest.Large(100, 10, 50), storage.Options{})
			must(t, err)
			doc := edit.New(f.State(), nil)
			rename(t, f, doc, "ennen")
			data, err := os.ReadFile(path)
			must(t, err)
			must(t, test.harm(path))
			must(t, doc.Do(edit.SetText{ID: model.InfoID, Field: edit.FieldName, Text: "jälkeen"}))
			f.Save(doc.State())
			for range 2 { // the second try meets what the first one left
				err = f.Flush(t.Context())
			}
			wantCode(t, err, test.code)
			copied := filepath.Join(t.TempDir(), "kopio.lupaus")
			must(t, storage.SaveAs(copied, doc.State(), false, storage.Options{}))
			must(t, holds(copied, doc.State()))
			must(t, test.mend(path, data))
			if test.mended {
				must(t, f.Flush(t.Context()))
				must(t, holds(path, doc.State()))
			}
			if err := f.Close(); (err == nil) != test.mended {
				t.Errorf("close: %v", err)
			}
		})
	}
}

// overwrite puts bytes into the same file again.
func overwrite(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
