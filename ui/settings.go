package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Settings is what the program remembers between starts. It is a small JSON
// file that is replaced as a whole, so a killed program leaves the old one.
type Settings struct {
	Language     string   `json:"language,omitempty"` // fi, en or sv; empty: that of the desktop
	Theme        string   `json:"theme,omitempty"`    // dark, system for that of the desktop; empty: light
	TextScale    float32  `json:"textScale,omitempty"`
	Recent       []string `json:"recent,omitempty"` // paths, the latest first
	Folder       string   `json:"folder,omitempty"` // where files were last picked
	ExportFolder string   `json:"exportFolder,omitempty"`
	HideOutline  bool     `json:"hideOutline,omitempty"`
	HideSide     bool     `json:"hideInspector,omitempty"`
	GapMarks     bool     `json:"gapMarks,omitempty"` // the map shows where the gap check finds something
	Expected     bool     `json:"expected,omitempty"` // the map shows what promises lead to expect
	OutlineSplit float64  `json:"outlineSplit,omitempty"`
	SideSplit    float64  `json:"inspectorSplit,omitempty"`
	Width        float32  `json:"width,omitempty"`
	Height       float32  `json:"height,omitempty"`
	Export       struct {
		Format   string `json:"format,omitempty"`
		Paper    string `json:"paper,omitempty"`
		Portrait bool   `json:"portrait,omitempty"`
		Tile     string `json:"tile,omitempty"`
		Document string `json:"document,omitempty"` // of a journey: its map or its report
		Blank    bool   `json:"blank,omitempty"`
	} `json:"export,omitzero"`
}

// maxRecent is how many files the start page offers.
const maxRecent = 12

// loadSettings reads the file. One that is missing or damaged gives the
// defaults, the latter with an error for the log.
func loadSettings(path string) (Settings, error) {
	var s Settings
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return Settings{}, fmt.Errorf("read settings: %w", err)
	}
	return s, nil
}

// save replaces the file.
func (s *Settings) save(path string) error {
	data, err := json.MarshalIndent(s, "", "\t")
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := writeWhole(path, append(data, '\n')); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// writeWhole writes a file whole or not at all, in a folder that it makes.
func writeWhole(path string, data []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name()) // what is left over after a failure
		}
	}()
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	return err
}

// remember puts a file first in the list of recent ones.
func (s *Settings) remember(path string) {
	s.forget(path)
	s.Recent = slices.Insert(s.Recent, 0, path)
	s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
}

// forget takes a file off the list of recent ones.
func (s *Settings) forget(path string) {
	s.Recent = slices.DeleteFunc(s.Recent, func(p string) bool { return p == path })
}

func (a *App) settingsPath() string { return filepath.Join(a.deps.DataDir, "settings.json") }

// saveSettings writes the settings and logs a failure, which costs no data.
func (a *App) saveSettings() {
	if err := a.set.save(a.settingsPath()); err != nil {
		a.log(err)
	}
}
