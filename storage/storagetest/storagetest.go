// Package storagetest opens .lupaus files for tests of other packages.
package storagetest

import (
	"path/filepath"
	"testing"

	"lupaus/model"
	"lupaus/storage"
)

// MustOpen returns an open file in a folder of the test's own that holds the
// project. When the test ends the file is closed, which must save all that
// waits, and verified from its pages to the rules of the model.
func MustOpen(t testing.TB, p *model.Project) *storage.File {
	t.Helper()
	f, err := storage.Create(filepath.Join(t.TempDir(), "testi.lupaus"), p, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Check(t, f)
	return f
}

// MustReopen closes a file and opens it again, as the next start of the
// program does.
func MustReopen(t testing.TB, f *storage.File, opt storage.Options) *storage.File {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	next, err := storage.Open(f.Path(), opt)
	if err != nil {
		t.Fatal(err)
	}
	Check(t, next)
	return next
}

// Check closes and verifies a file when the test ends.
func Check(t testing.TB, f *storage.File) {
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if err := storage.Verify(f.Path()); err != nil {
			t.Errorf("verify: %v", err)
		}
	})
}
