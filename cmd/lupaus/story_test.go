//go:build xvfb

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lupaus/assets"
	"lupaus/export/json"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/storage"
)

// story is the program at work on one project, looked at from outside: through
// its file, its log, and the places of things on the screen.
type story struct {
	*program
	file string
}

// project reads the file while the program has it open.
func (s *story) project() *model.Project {
	state, err := storage.Read(s.file)
	if err != nil {
		s.t.Logf("read: %v", err)
		return nil
	}
	return state.Project
}

// until waits for the file on disk to hold what the program was told.
func (s *story) until(what string, ok func(*model.Project) bool) *model.Project {
	s.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(60 * time.Millisecond) {
		if p := s.project(); p != nil && ok(p) {
			return p
		}
	}
	s.picture("not-in-the-file")
	s.t.Fatalf("the file does not hold it: %s", what)
	return nil
}

func firstJourney(p *model.Project) *model.Journey { return p.Journey(p.Info().Journeys[0]) }

// titled finds the touchpoint with a title.
func titled(p *model.Project, title string) *model.Touchpoint {
	for _, t := range p.Touchpoints(firstJourney(p)) {
		if t.Title == title {
			return t
		}
	}
	return nil
}

// zone finds a part of the map as it is drawn now, in window coordinates.
func (s *story) zone(ref func(scene.Ref) bool) scene.Rect {
	s.t.Helper()
	return s.zoneOf(func(b *scene.Builder, p *model.Project) *scene.Scene {
		return b.Journey(p, firstJourney(p).ID, scene.MapOptions{Screen: true})
	}, ref)
}

// zoneOf finds a part of any picture, in window coordinates.
func (s *story) zoneOf(draw func(*scene.Builder, *model.Project) *scene.Scene, ref func(scene.Ref) bool) scene.Rect {
	s.t.Helper()
	s.settle()
	m := draw(scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")), s.project())
	frame := s.wait("msg=frame")
	left, top, x, y, scale := number(s.t, frame, "left"), number(s.t, frame, "top"),
		number(s.t, frame, "x"), number(s.t, frame, "y"), number(s.t, frame, "dpPerMM")
	var found *scene.Rect
	m.Zones(scene.Rect{W: m.Width, H: m.Height}, func(z scene.Zone) {
		if found == nil && ref(z.Ref) {
			found = &scene.Rect{X: left + (z.X-x)*scale, Y: top + (z.Y-y)*scale, W: z.W * scale, H: z.H * scale}
		}
	})
	if found == nil {
		s.t.Fatal("no such zone in the picture")
	}
	return *found
}

func (s *story) cell(touchpoint model.ID, kind model.LaneKind) scene.Rect {
	s.t.Helper()
	lane := laneOf(firstJourney(s.project()), kind)
	return s.zone(func(r scene.Ref) bool {
		return r.Part == scene.PartCell && r.Owner == touchpoint && r.Lane == lane
	})
}

func laneOf(j *model.Journey, kind model.LaneKind) model.ID {
	for _, l := range j.Lanes {
		if l.Kind == kind {
			return l.ID
		}
	}
	return ""
}

func middle(r scene.Rect) (x, y int) { return int(r.X + r.W/2), int(r.Y + r.H/2) }

// TestWindow_Story is one workshop with mouse and keyboard, from the start
// page to the printed map, with a night in between.
func TestWindow_Story(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_DOCUMENTS_DIR", "")
	t.Setenv("FYNE_SCALE", "1")
	screen := newScreen(t)
	s := &story{program: screen.run(filepath.Join(home, "data"))}

	s.newFromTemplate(home)
	first, second := "näen mainoksen bussipysäkillä", "kysyn ystävältä, onko se hyvä"
	s.addTouchpoints(first, second)
	s.setFeeling(second, 1.5)
	promise := "Saat rehellisen vastauksen yhdessä päivässä"
	s.setPromise(second, strings.ToLower(promise))

	has := func(p *model.Project) bool { return len(titled(p, second).Promises) == 1 }
	s.key("ctrl+z")
	s.until("the promise undone", func(p *model.Project) bool { return !has(p) })
	s.key("ctrl+y")
	before := s.until("the promise redone", has)
	s.picture("evening")
	s.quit()

	s.program = screen.run(filepath.Join(home, "data"), s.file)
	s.wait("msg=frame")
	if after := s.project(); asJSON(t, after) != asJSON(t, before) {
		t.Error("the project is not the same the next day")
	}
	s.key("ctrl+z") // history survives the night
	s.until("the promise undone the next day", func(p *model.Project) bool { return !has(p) })
	s.key("ctrl+shift+z")
	s.until("the promise redone the next day", has)
	s.picture("morning")

	text := s.exportPDF(filepath.Join(filepath.Dir(s.file), "kartta.pdf"))
	for _, want := range []string{first, second, strings.ToLower(promise), "+1,5"} {
		if !strings.Contains(text, letters(want)) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	s.quit()
}

// newFromTemplate clicks the second card of the start page, the five stages of
// a purchase.
func (s *story) newFromTemplate(home string) {
	s.picture("start")
	s.click(200, 325)
	s.wait("msg=frame")
	for deadline := time.Now().Add(15 * time.Second); s.file == ""; time.Sleep(50 * time.Millisecond) {
		files, _ := filepath.Glob(filepath.Join(home, "Documents", "Lupaus", "*.lupaus"))
		if len(files) > 0 {
			s.file = files[0]
		} else if time.Now().After(deadline) {
			s.picture("no-file")
			s.t.Fatal("a new project is not on the disk")
		}
	}
	s.key("ctrl+0")
}

// addTouchpoints clicks the stage's plus and types one after the other.
func (s *story) addTouchpoints(titles ...string) {
	s.t.Helper()
	stage := firstJourney(s.project()).Stages[0]
	x, y := middle(s.zone(func(r scene.Ref) bool { return r.Part == scene.PartAdd && r.Owner == stage }))
	s.click(x, y)
	for i, title := range titles {
		if i > 0 {
			s.key("Return")
		}
		s.text(title)
		s.key("Return")
		s.until(title, func(p *model.Project) bool { return titled(p, title) != nil })
	}
	s.key("ctrl+0")
	s.settle()
}

// setFeeling drags the faint dot of a touchpoint nobody has felt for yet.
func (s *story) setFeeling(title string, value float64) {
	s.t.Helper()
	id := titled(s.project(), title).ID
	x, y := middle(s.zone(func(r scene.Ref) bool { return r.Part == scene.PartFeeling && r.Owner == id }))
	s.drag(x, y, x, int(scene.FeelingY(s.cell(id, model.LaneFeeling), value)))
	s.until("the feeling", func(p *model.Project) bool {
		t := titled(p, title)
		return len(t.Feelings) == 1 && t.Feelings[0].Value == value
	})
	s.picture("feeling")
}

// setPromise double-clicks the empty cell and types.
func (s *story) setPromise(title, promise string) {
	s.t.Helper()
	id := titled(s.project(), title).ID
	x, y := middle(s.cell(id, model.LanePromise))
	s.doubleClick(x, y)
	s.text(promise)
	s.key("Return")
	s.until("the promise", func(p *model.Project) bool {
		t := titled(p, title)
		return len(t.Promises) == 1 && p.Promise(t.Promises[0]).Text == promise
	})
	s.picture("promise")
}

// exportPDF goes through the dialog with its preview, and reads the file back.
func (s *story) exportPDF(path string) string {
	s.t.Helper()
	s.key("ctrl+e")
	s.wait(`work="paint page"`)
	s.picture("export")
	s.key("Return")
	s.settle()
	s.key("ctrl+a")
	s.text(strings.TrimSuffix(filepath.Base(path), ".pdf"))
	s.key("Return")
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			break
		} else if time.Now().After(deadline) {
			s.picture("no-pdf")
			s.t.Fatal("no PDF was written")
		}
	}
	s.wait("work=export")
	s.picture("exported")
	s.key("Escape") // the dialog that offers to open the file
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		s.t.Fatal(err)
	}
	return letters(string(out))
}

// letters leaves out what line breaks and syllables add.
func letters(s string) string {
	return strings.NewReplacer("\n", "", " ", "", "-", "", "\u00ad", "", "\u00a0", "", "\f", "").Replace(s)
}

func asJSON(t *testing.T, p *model.Project) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
