package storage_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/storage"
)

func TestWriteFile(t *testing.T) {
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error {
			_, err := io.WriteString(w, s)
			return err
		}
	}
	broken := errors.New("ei onnistu")
	half := func(w io.Writer) error {
		_ = text("puoli")(w)
		return broken
	}
	for name, test := range map[string]struct {
		there string // what stands there before, "" nothing
		force bool
		write func(io.Writer) error
		code  model.Code
		want  string
		fails bool // with the error of write and no code
	}{
		"new":                             {"", false, text("uusi"), "", "uusi", false},
		"new with force":                  {"", true, text("uusi"), "", "uusi", false},
		"existing":                        {"vanha", false, text("uusi"), storage.CodeExists, "vanha", false},
		"existing with force":             {"vanha", true, text("uusi"), "", "uusi", false},
		"new that fails half-way":         {"", false, half, "", "", true},
		"existing that fails half-way":    {"vanha", true, half, "", "vanha", true},
		"empty":                           {"", false, text(""), "", "", false},
		"long":                            {"vanha", true, text(strings.Repeat("ä", 1<<20)), "", strings.Repeat("ä", 1<<20), false},
		"failure with a code of its own":  {"", false, func(io.Writer) error { return &model.Error{Code: model.CodeNothing} }, model.CodeNothing, "", false},
		"existing, not even asked to try": {"vanha", false, half, storage.CodeExists, "vanha", false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, strings.Repeat("ä", 120)+".pdf") // as long as names may be
			if test.there != "" {
				must(t, os.WriteFile(path, []byte(test.there), 0o600))
			}
			err := storage.WriteFile(path, test.force, test.write)
			wantCode(t, err, test.code)
			if failed := test.code != "" || test.fails; (err != nil) != failed {
				t.Errorf("error %v", err)
			}
			data, _ := os.ReadFile(path)
			if string(data) != test.want {
				t.Errorf("holds %.40q", data)
			}
			entries, err := os.ReadDir(dir)
			must(t, err)
			if n := len(entries); n > 1 || n == 1 && entries[0].Name() != filepath.Base(path) {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
}

func TestWriteFile_Places(t *testing.T) {
	dir := t.TempDir()
	ok := func(w io.Writer) error { _, err := io.WriteString(w, "uusi"); return err }
	wantCode(t, storage.WriteFile(dir, true, ok), storage.CodeNotFile)
	wantCode(t, storage.WriteFile(filepath.Join(dir, "ei", "ole.pdf"), true, ok), storage.CodeNotThere)
	plain := filepath.Join(dir, "tiedosto")
	must(t, os.WriteFile(plain, []byte("vanha"), 0o600))
	wantCode(t, storage.WriteFile(filepath.Join(plain, "alla.pdf"), true, ok), storage.CodeNotFile)

	if runtime.GOOS == "windows" {
		return
	}
	must(t, storage.WriteFile(os.DevNull, true, ok))
	wantCode(t, storage.WriteFile(os.DevNull, false, ok), storage.CodeExists)
	link := filepath.Join(dir, "linkki")
	must(t, os.Symlink(plain, link))
	must(t, storage.WriteFile(link, true, ok))
	data, err := os.ReadFile(plain)
	must(t, err)
	info, err := os.Lstat(link)
	must(t, err)
	if string(data) != "uusi" || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("behind the link: %q, %v", data, info.Mode())
	}
	if info, err = os.Stat(plain); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("rights of the replaced file: %v %v", info.Mode(), err)
	}
}
