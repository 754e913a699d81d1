package storage

import (
	"path/filepath"
	"testing"

	"lupaus/model"
)

func TestSmoke(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.lupaus")
	f, err := Create(path, model.NewProject(model.Info{Name: "Kioski Oy", Language: "fi"}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := f.State()
	next := s.Project.With(&model.Info{Name: "Kioski Oyj"})
	f.Save(&model.State{Project: next, Steps: []*model.Step{{Seq: 1, Before: s.Project, After: next}}, Done: 1})
	if err := f.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.Project.Info().Name != "Kioski Oyj" || got.Steps[0].Before.Info().Name != "Kioski Oy" {
		t.Fatal(got)
	}
	if err := Verify(path); err != nil {
		t.Fatal(err)
	}
}
