package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun_WithoutAWindow(t *testing.T) {
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "")
	t.Setenv("LANGUAGE", "")
	t.Setenv("LANG", "fi_FI.UTF-8")
	t.Setenv("DISPLAY", "")
	for name, c := range map[string]struct {
		args     []string
		code     int
		out, err string
	}{
		"help":               {[]string{"--help"}, 0, "--data-dir", ""},
		"help in English":    {[]string{"--lang", "en", "--help"}, 0, "Usage", ""},
		"version":            {[]string{"--version"}, 0, "Lupaus", ""},
		"unknown flag":       {[]string{"--nope"}, 2, "", "nope"},
		"two files":          {[]string{"a", "b"}, 2, "", "b"},
		"data folder a file": {[]string{"--data-dir", os.Args[0]}, 1, "", "--data-dir"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errOut bytes.Buffer
			if code := run(c.args, &out, &errOut); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if !strings.Contains(out.String(), c.out) || !strings.Contains(errOut.String(), c.err) {
				t.Errorf("says %q and %q", out.String(), errOut.String())
			}
		})
	}
}

func TestFolders_FollowTheDesktop(t *testing.T) {
	home := t.TempDir()
	config := filepath.Join(home, "config")
	if err := os.MkdirAll(config, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_DOCUMENTS_DIR", "")
	t.Setenv("XDG_CONFIG_HOME", config)
	if got := xdgDocuments(home); got != "" {
		t.Errorf("documents %q without a file", got)
	}
	lines := "# made by the desktop\nXDG_MUSIC_DIR=\"$HOME/Musiikki\"\nXDG_DOCUMENTS_DIR=\"$HOME/Asiakirjat\"\n"
	if err := os.WriteFile(filepath.Join(config, "user-dirs.dirs"), []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, want := xdgDocuments(home), filepath.Join(home, "Asiakirjat"); got != want {
		t.Errorf("documents %q, want %q", got, want)
	}
}
