package ui

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/ui/importer"
)

// handTasks runs work at once and timers when the test says so, because the
// test driver serialises nothing.
type handTasks struct{ timers []*handTimer }

type handTimer struct {
	run     func()
	stopped bool
}

func (h *handTasks) Go(work func(), done func()) { work(); done() }
func (h *handTasks) OnUI(f func())               { f() }

func (h *handTasks) After(_ time.Duration, f func()) func() {
	t := &handTimer{run: f}
	h.timers = append(h.timers, t)
	return func() { t.stopped = true }
}

// pass lets all timers run out.
func (h *handTasks) pass() {
	timers := h.timers
	h.timers = nil
	for _, t := range timers {
		if !t.stopped {
			t.run()
		}
	}
}

// memoryStore keeps files in memory.
type memoryStore struct {
	files   map[string]*memoryFile
	openErr error
	backups []Backup
}

type memoryFile struct {
	path     string
	state    *model.State
	readOnly bool
	tell     func(SaveStatus)
	closed   bool
}

func (s *memoryStore) Open(path string, readOnly bool) (File, error) {
	if s.openErr != nil && !readOnly {
		return nil, s.openErr
	}
	f := s.files[path]
	if f == nil {
		return nil, &model.Error{Code: codeThere, Err: os.ErrNotExist}
	}
	return &memoryFile{path: path, state: f.state, readOnly: readOnly}, nil
}

func (s *memoryStore) Create(path string, p *model.Project) (File, error) {
	if s.files[path] != nil {
		return nil, &model.Error{Code: codeExists}
	}
	s.files[path] = &memoryFile{path: path, state: &model.State{Project: p}}
	return s.files[path], nil
}

func (s *memoryStore) SaveAs(path string, state *model.State, force bool) error {
	if s.files[path] != nil && !force {
		return &model.Error{Code: codeExists}
	}
	s.files[path] = &memoryFile{path: path, state: state}
	return nil
}

func (s *memoryStore) Backups(string) ([]Backup, error)    { return s.backups, nil }
func (s *memoryStore) Restore(_, _ string) (string, error) { return "", nil }
func (f *memoryFile) State() *model.State                  { return f.state }
func (f *memoryFile) Path() string                         { return f.path }
func (f *memoryFile) ReadOnly() bool                       { return f.readOnly }
func (f *memoryFile) Flush(context.Context) error          { return nil }
func (f *memoryFile) OnStatus(tell func(SaveStatus))       { f.tell = tell }
func (f *memoryFile) BackupNow() (string, error)           { return "", nil }
func (f *memoryFile) Close() error                         { f.closed = true; return nil }
func (f *memoryFile) Save(s *model.State) {
	f.state = s
	if f.tell != nil {
		f.tell(SaveStatus{Saved: testTime})
	}
}

// noPainter leaves pictures empty.
type noPainter struct{}

func (noPainter) Paint(*image.RGBA, *scene.Scene, scene.View, *scene.Palette) {}

var testTime = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// world is a program under test.
type world struct {
	*App
	t     testing.TB
	tasks *handTasks
	store *memoryStore
	now   time.Time
}

// newWorld starts the program on its start page.
func newWorld(t testing.TB, set ...func(*Deps)) *world {
	t.Helper()
	w := &world{t: t, tasks: &handTasks{}, store: &memoryStore{files: map[string]*memoryFile{}}, now: testTime}
	f := test.NewTempApp(t)
	n := 0
	deps := Deps{
		Store: w.store, Painter: noPainter{}, DataDir: t.TempDir(), Documents: t.TempDir(), Version: "test",
		Language: "fi", Now: func() time.Time { return w.now }, Tasks: w.tasks,
		NewID: func() model.ID { n++; return model.ID(fmt.Sprintf("new%04d", n)) },
		Open:  func(string) error { return nil },
	}
	for _, s := range set {
		s(&deps)
	}
	w.App = New(f, deps)
	t.Cleanup(w.win.Close)
	w.win.Resize(fyne.NewSize(1280, 820))
	return w
}

// withSample opens the small sample project.
func withSample(t testing.TB, set ...func(*Deps)) *world {
	t.Helper()
	w := newWorld(t, set...)
	w.openProject(modeltest.Sample())
	return w
}

func (w *world) openProject(p *model.Project) {
	w.t.Helper()
	path := filepath.Join(w.deps.Documents, "sample.lupaus")
	w.store.files[path] = &memoryFile{path: path, state: &model.State{Project: p}}
	w.Open(path)
	if w.session == nil {
		w.t.Fatal("the project did not open")
	}
}

func (w *world) project() *model.Project { return w.session.project() }

// key sends a key to what has the focus, or to the window.
func (w *world) key(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := w.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	w.win.Canvas().OnTypedKey()(ev)
}

// do runs an action as its menu item does.
func (w *world) do(id string) {
	w.t.Helper()
	x := w.action(id)
	if x == nil {
		w.t.Fatalf("no action %s", id)
	}
	w.menus.items[id].Action()
}

// first returns the first entity of a kind in the order of the outline.
func first[T any](p *model.Project) *T {
	j := p.Journey(p.Info().Journeys[0])
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		if e, ok := any(s).(*T); ok {
			return e
		}
		for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
			if e, ok := any(t).(*T); ok {
				return e
			}
			for _, pr := range model.Of[model.Promise](p, t.Promises) {
				if e, ok := any(pr).(*T); ok {
					return e
				}
			}
		}
	}
	return nil
}

type fakeExporter struct{}

func (fakeExporter) Formats() []Format {
	return []Format{{ID: "pdf", Extension: ".pdf", Pages: true}, {ID: "json", Extension: ".json", Lossless: true}, {ID: "csv", Extension: ".csv"}}
}
func (fakeExporter) Documents() []Document {
	return []Document{{NeedsJourney: true, Papers: []string{"A4", "A3"}}, {ID: "journey", NeedsJourney: true}}
}
func (fakeExporter) Preview(context.Context, ExportRequest) (Preview, error) {
	return fakePreview{}, nil
}
func (fakeExporter) Write(context.Context, ExportRequest, string, bool, func(int, int)) ([]Note, error) {
	return nil, nil
}

type fakePreview struct{}

func (fakePreview) Pages() int                 { return 3 }
func (fakePreview) SmallestPt() float64        { return 5 }
func (fakePreview) Notes() []Note              { return nil }
func (fakePreview) Paint(int, int) image.Image { return image.NewRGBA(image.Rect(0, 0, 10, 10)) }

type fakeImporter struct{}

func (fakeImporter) Extensions() []string { return []string{".csv"} }
func (fakeImporter) Open(context.Context, string, string) (importer.Source, error) {
	return fakeSource{}, nil
}
func (fakeImporter) OpenText(context.Context, string, string) (importer.Source, error) {
	return fakeSource{}, nil
}

type fakeSource struct{}

func (fakeSource) FormatKey() string     { return "exchange.format.csv" }
func (fakeSource) Table() importer.Table { return nil }
func (fakeSource) Read(context.Context, importer.Mapping) (*model.Project, []importer.Note, error) {
	return modeltest.Sample(), nil, nil
}
