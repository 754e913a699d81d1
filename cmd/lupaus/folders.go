package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// defaultDataDir is where settings, backups and logs belong on each system.
func defaultDataDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "Lupaus")
		}
		return filepath.Join(home, "AppData", "Local", "Lupaus")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Lupaus")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "lupaus")
	}
	return filepath.Join(home, ".local", "share", "lupaus")
}

// documentsDir is where new projects go: a folder of ours in the user's
// documents.
func documentsDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	dir := filepath.Join(home, "Documents")
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		dir = firstOf(xdgDocuments(home), dir)
	}
	return filepath.Join(dir, "Lupaus")
}

// xdgDocuments reads the folder of documents of a Linux desktop, "" when it
// names none.
func xdgDocuments(home string) string {
	if dir := os.Getenv("XDG_DOCUMENTS_DIR"); filepath.IsAbs(dir) {
		return dir
	}
	config := os.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(config) {
		config = filepath.Join(home, ".config")
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		value, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_DOCUMENTS_DIR=")
		if !ok {
			continue
		}
		dir := strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
		if filepath.IsAbs(dir) {
			return dir
		}
	}
	return ""
}

// openOutside shows a file or folder in the program that the desktop has for
// it. It does not wait for that program to end.
func openOutside(path string) error {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		cmd = exec.Command("open", path)
	default:
		cmd = exec.Command("xdg-open", path)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s outside: %w", path, err)
	}
	go func() { _ = cmd.Wait() }() // how the other program ends is its own business
	return nil
}
