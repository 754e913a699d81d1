package importer_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/ui/importer"
	"lupaus/ui/uitest"
)

// note is a note of the fake source.
type note struct{ level, text string }

func (n note) Text(scene.Words) string { return n.text }
func (n note) Level() string           { return n.level }

// source is a table that remembers how it was read.
type source struct {
	lines    []importer.Line
	mapping  importer.Mapping
	together int
	notes    []importer.Note
	err      error
	read     []importer.Mapping
	looked   []string
	plain    bool
}

func (s *source) FormatKey() string { return "exchange.format.csv" }

func (s *source) Table() importer.Table {
	if s.plain {
		return nil
	}
	return s
}

func (s *source) Read(_ context.Context, m importer.Mapping) (*model.Project, []importer.Note, error) {
	s.read = append(s.read, m)
	if s.err != nil {
		return nil, nil, s.err
	}
	return modeltest.Sample(), s.notes, nil
}

func (s *source) Sheets() []string        { return []string{"Nykytila", "Tavoite"} }
func (s *source) Together() int           { return s.together }
func (s *source) Guess() importer.Mapping { return s.mapping }
func (s *source) Layouts() []string       { return []string{"list", "matrix", "long"} }
func (s *source) Scales() []string        { return []string{"signed", "five"} }

func (s *source) Look(sheet int, layout string, header int) importer.Mapping {
	s.looked = append(s.looked, fmt.Sprint(sheet, layout, header))
	m := s.mapping
	m.Sheet = sheet
	if layout != "" {
		m.Layout = layout
	}
	if header != importer.Anywhere {
		m.Header = header
	}
	return m
}

func (s *source) Kinds(string) []importer.Kind {
	return []importer.Kind{{ID: "ignore"}, {ID: "stage"}, {ID: "title"}, {ID: "feeling", NameHint: "exchange.name.persona"}, {ID: "pain"}, {ID: "free", NameHint: "exchange.name.lane"}}
}

func (s *source) Lines(m importer.Mapping, cells int) []importer.Line { return s.lines }

func table() *source {
	return &source{
		lines: []importer.Line{
			{"Vaihe", []string{"Etsin tietoa", "", "Asioin", ""}},
			{"Kosketuspiste", []string{"Haen puhelinnumeron", "Soitan", "Jonotan tiskille", "Saan päätöksen"}},
			{"Fiilis", []string{"3", "2", "1", "5"}},
			{"Mikä mättää", []string{"", "Ei vastata", "Jono on pitkä\nja hidas", ""}},
			{"Huom", []string{"", "", "kesällä", ""}},
		},
		mapping: importer.Mapping{Sheet: 0, Layout: "list", Header: 0, Scale: "five", Fields: []importer.Field{
			{Kind: "stage"}, {Kind: "title"}, {Kind: "feeling"}, {Kind: "free", Name: "Mikä mättää"}, {Kind: "free", Name: "Huom"}}},
		notes: []importer.Note{
			note{"info", "rivi 1, sarake 4: Nimeä ”Mikä mättää” ei tunnistettu; siitä tuli oma kaista."},
			note{"warning", "rivi 4, sarake 3: Tunnetta ”sininen” ei tunnistettu; se otettiin kaistalle Kokemus sanoin."},
		},
	}
}

func open(t *testing.T, s *source) (*importer.Dialog, *uitest.Window) {
	t.Helper()
	uitest.NewApp(t)
	d := importer.New(importer.Deps{
		Words: assets.WordsFor("fi"), Name: "asiakaspolku.csv", Source: s,
		Run: func(work func(context.Context) error, done func(error)) func() {
			done(work(context.Background()))
			return func() {}
		},
		ErrorText: func(err error) string { return "Ei onnistunut: " + err.Error() },
	})
	return d, uitest.NewWindow(t, d.Content(), fyne.NewSize(900, 600))
}

func texts(w *uitest.Window) string {
	var b strings.Builder
	for _, o := range w.Find(func(o fyne.CanvasObject) bool { _, ok := o.(*widget.Label); return ok }) {
		b.WriteString(o.(*widget.Label).Text + "\n")
	}
	return b.String()
}

func TestDialog_ShowsWhatWillCome(t *testing.T) {
	s := table()
	d, w := open(t, s)
	look(w, "list")
	shown := texts(w)
	for _, part := range []string{"asiakaspolku.csv", "CSV-taulukko", "Fiilis", "Jonotan tiskille", "vaihetta", "kosketuspistettä", "tunnetta", "Jäi lukematta", "sininen", "Mikä mättää"} {
		if !strings.Contains(shown, part) {
			t.Errorf("%q is not shown", part)
		}
	}
	if strings.Index(shown, "sininen") > strings.Index(shown, "siitä tuli oma kaista") {
		t.Error("the warning stands behind the remark")
	}
	if d.Project() == nil {
		t.Error("no project")
	}
}

func TestDialog_ReadsAnewAtEachChoice(t *testing.T) {
	s := table()
	d, w := open(t, s)
	changed := 0
	d.OnChanged = func() { changed++ }
	pick := func(old, word string) {
		t.Helper()
		for _, o := range w.Find(func(o fyne.CanvasObject) bool {
			c, ok := o.(interface{ SetSelected(string) })
			return ok && c != nil
		}) {
			c := o.(interface {
				SetSelected(string)
				SelectedIndex() int
			})
			if sel, ok := selected(o); ok && sel == old {
				c.SetSelected(word)
				return
			}
		}
		t.Fatalf("no choice shows %q", old)
	}
	pick("Kosketuspiste", "Kipupiste")
	if got := s.read[len(s.read)-1].Fields[1]; got.Kind != "pain" {
		t.Errorf("field %+v", got)
	}
	if s.mapping.Fields[1].Kind != "title" {
		t.Error("the guess itself was changed")
	}
	pick("1–5", "−2…+2")
	if got := s.read[len(s.read)-1].Scale; got != "signed" {
		t.Errorf("scale %s", got)
	}
	pick("Rivillä 1", "Ei otsikoita")
	pick("Luettelo: kosketuspiste joka rivillä", "Ruudukko: kosketuspiste joka sarakkeessa")
	pick("Nykytila", "Tavoite")
	if got, want := fmt.Sprint(s.looked), "[0list-1 0matrix-2 1-2]"; got != want && got != "[0 list -1 0 matrix -2 1  -2]" {
		t.Errorf("looked %s", got)
	}
	if changed < 10 {
		t.Errorf("told %d times", changed)
	}
	var imported *model.Project
	d.OnImport = func(p *model.Project) { imported = p }
	d.Import()
	if imported == nil || imported != d.Project() {
		t.Error("nothing was imported")
	}
}

// selected is what a choice of Fyne's, or one of ours around it, shows.
func selected(o fyne.CanvasObject) (string, bool) {
	type chooser interface{ SelectedIndex() int }
	c, ok := o.(chooser)
	if !ok || c.SelectedIndex() < 0 {
		return "", false
	}
	if s, ok := o.(interface{ Word() string }); ok {
		return s.Word(), true
	}
	if s, ok := o.(*widget.Select); ok {
		return s.Selected, true
	}
	return "", false
}

func TestDialog_Matrix(t *testing.T) {
	s := table()
	s.mapping.Layout = "matrix"
	_, w := open(t, s)
	look(w, "matrix")
	if !strings.Contains(texts(w), "Haen puhelinnumeron") {
		t.Error("no cells")
	}
}

func TestDialog_SheetsTogetherAreNotChosenOneByOne(t *testing.T) {
	s := table()
	s.together, s.mapping.Sheet = 2, importer.Together
	_, w := open(t, s)
	look(w, "together")
	for _, o := range w.Find(func(o fyne.CanvasObject) bool { _, ok := selected(o); return ok }) {
		word, _ := selected(o)
		if off := o.(fyne.Disableable).Disabled(); off == strings.HasPrefix(word, "Kaikki samanlaiset") {
			t.Errorf("%q off: %v", word, off)
		}
	}
}

func TestDialog_WithoutATable(t *testing.T) {
	s := table()
	s.plain, s.notes = true, nil
	d, w := open(t, s)
	look(w, "plain")
	if !strings.Contains(texts(w), "Kaikki luettiin sellaisenaan.") || d.Focus() != nil {
		t.Error(texts(w))
	}
}

func TestDialog_TellsFailures(t *testing.T) {
	s := table()
	s.err = errors.New("liikaa")
	d, w := open(t, s)
	if !strings.Contains(texts(w), "Ei onnistunut: liikaa") || d.Project() != nil {
		t.Error(texts(w))
	}
	d.OnImport = func(*model.Project) { t.Error("imported") }
	d.Import()
}

func TestDialog_ShowsManyNotesInParts(t *testing.T) {
	s := table()
	s.notes = nil
	for i := range 250 {
		s.notes = append(s.notes, note{"info", fmt.Sprintf("huomio %d.", i)})
	}
	_, w := open(t, s)
	for _, want := range []int{150, 50, 0} {
		buttons := w.Find(func(o fyne.CanvasObject) bool {
			b, ok := o.(*widget.Button)
			return ok && strings.HasPrefix(b.Text, "Näytä")
		})
		if want == 0 {
			if len(buttons) != 0 || !strings.Contains(texts(w), "huomio 249.") {
				t.Error("not all notes are shown")
			}
			break
		}
		if len(buttons) != 1 || !strings.Contains(buttons[0].(*widget.Button).Text, fmt.Sprint(want)) {
			t.Fatalf("%d buttons", len(buttons))
		}
		buttons[0].(*widget.Button).OnTapped()
	}
}

// A reading that ends after a newer one has begun, or after the dialog has been
// closed, changes nothing.
func TestDialog_OnlyTheNewestReadingCounts(t *testing.T) {
	uitest.NewApp(t)
	var waiting []func()
	s := table()
	d := importer.New(importer.Deps{
		Words: assets.WordsFor("fi"), Name: "a.csv", Source: s,
		Run: func(work func(context.Context) error, done func(error)) func() {
			waiting = append(waiting, func() { done(work(context.Background())) })
			return func() {}
		},
		ErrorText: error.Error,
	})
	w := uitest.NewWindow(t, d.Content(), fyne.NewSize(900, 600))
	if !strings.Contains(texts(w), "Luetaan…") {
		t.Error("it does not say that it reads")
	}
	for _, o := range w.Find(func(o fyne.CanvasObject) bool { word, ok := selected(o); return ok && word == "Kosketuspiste" }) {
		o.(interface{ SetSelected(string) }).SetSelected("Kipupiste")
	}
	if len(waiting) != 2 {
		t.Fatalf("%d readings", len(waiting))
	}
	waiting[0]()
	if d.Project() != nil {
		t.Error("an old reading counts")
	}
	waiting[1]()
	if d.Project() == nil {
		t.Error("the newest reading does not count")
	}
	d.Close()
}

// Each control can be reached by Tab.
func TestDialog_Keyboard(t *testing.T) {
	_, w := open(t, table())
	seen := map[fyne.Focusable]bool{}
	for range 40 {
		w.Canvas().FocusNext()
		seen[w.Canvas().Focused()] = true
	}
	// Sheet, layout, headings, scale, five fields and three names.
	if len(seen) < 12 {
		t.Errorf("%d controls are reached", len(seen))
	}
}

// look keeps a picture of the dialog for people, when LUPAUS_LOOK names a
// folder.
func look(w *uitest.Window, name string) {
	if dir := os.Getenv("LUPAUS_LOOK"); dir != "" {
		w.Save(filepath.Join(dir, "importer-"+name+".png"))
	}
}
