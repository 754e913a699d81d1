package ui

import (
	"context"
	"fmt"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/ui/importer"
)

// texts collects every text that a tree of objects shows.
func texts(o fyne.CanvasObject, into map[string]bool) {
	if o == nil || !o.Visible() {
		return
	}
	if text, ok := o.(*canvas.Text); ok {
		into[text.Text] = true
	}
	for _, c := range inside(o) {
		texts(c, into)
	}
}

// inside is what an object consists of.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

func (w *world) texts() map[string]bool {
	all := map[string]bool{}
	texts(w.win.Content(), all)
	for _, o := range w.win.Canvas().Overlays().List() {
		texts(o, all)
	}
	for _, m := range w.win.MainMenu().Items {
		all[m.Label] = true
		for _, i := range m.Items {
			all[i.Label] = true
		}
	}
	return all
}

var looksLikeKey = regexp.MustCompile(`^[a-z][a-zA-Z]*(\.[a-zA-Z0-9]+)+$`)

func TestApp_LanguageSwitchKeepsStateAndLeaksNoKeys(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.page.open(tp.ID)
	for _, lang := range []string{"sv", "en", "fi"} {
		w.do("language." + lang)
		if w.words.Lang() != lang || w.session.current() != tp.ID || w.page.inspector.shown != tp.ID {
			t.Fatalf("%s: the selection is lost", lang)
		}
		shown := w.texts()
		for text := range shown {
			if looksLikeKey.MatchString(text) {
				t.Errorf("%s: %q is a key, not a text", lang, text)
			}
		}
		words := assets.WordsFor(lang)
		for _, key := range []string{"menu.file", "ui.title.touchpoint", "field.title", "outline.title", "status.unchanged", "short.addTouchpoint"} {
			if !shown[words.T(key)] {
				t.Errorf("%s: %q is not seen", lang, words.T(key))
			}
		}
	}
}

func TestApp_FyneSpeaksOurLanguages(t *testing.T) {
	for _, lang := range assets.Languages() {
		if len(fyneWords(lang)) == 0 {
			t.Errorf("no words for Fyne in %s", lang)
		}
	}
}

func TestPalette_FindsActionsAndThings(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.do("palette")
	input := w.win.Canvas().Focused().(*field)
	input.SetText("lisaa kosketus") // without dots
	found := w.topList()
	if found.Length() == 0 {
		t.Fatal("nothing found")
	}
	w.key(fyne.KeyEscape)
	if len(w.modals) != 0 {
		t.Fatal("Escape leaves the palette open")
	}
	w.do("find")
	input = w.win.Canvas().Focused().(*field)
	input.SetText(tp.Title[:min(len(tp.Title), 12)])
	input.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.session.current() != tp.ID {
		t.Errorf("found %q instead of %q", w.session.current(), tp.ID)
	}
}

// topList finds the list in the dialog on top.
func (w *world) topList() *list {
	var found *list
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *list:
			found = o
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(w.modals[len(w.modals)-1].pop.Content)
	return found
}

func TestFuzzy_Ranks(t *testing.T) {
	for name, c := range map[string]struct {
		query string
		texts []string // the best first
		none  []string
	}{
		"beginning of a word beats the middle": {"pol", []string{"Polku", "Uusi polku", "Tunnepolku"}, []string{"Vaihe"}},
		"dots do not matter":                   {"vayla", []string{"Väylä"}, nil},
		"all words must fit":                   {"lisää vaihe", []string{"Lisää vaihe"}, []string{"Lisää kosketuspiste"}},
		"letters in order":                     {"kspt", []string{"kosketuspiste"}, []string{"persoona"}},
	} {
		t.Run(name, func(t *testing.T) {
			last := 1 << 30
			for _, text := range c.texts {
				s := score(fold(c.query), fold(text))
				if s < 0 || s > last {
					t.Errorf("%q scores %d after %d", text, s, last)
				}
				last = s
			}
			for _, text := range c.none {
				if s := score(fold(c.query), fold(text)); s >= 0 {
					t.Errorf("%q fits with %d", text, s)
				}
			}
		})
	}
}

func TestOutline_ShowsEverythingOnce(t *testing.T) {
	w := withSample(t)
	seen := map[model.ID]int{}
	var walk func(model.ID)
	walk = func(id model.ID) {
		for _, c := range w.page.outline.children(id) {
			seen[c]++
			if got := w.page.outline.parentOf(c); got != id {
				t.Errorf("%s: parent %q, want %q", c, got, id)
			}
			walk(c)
		}
	}
	walk("")
	for e := range w.project().All() {
		if seen[e.Key()] != 1 {
			t.Errorf("%s %s stands %d times", e.Kind(), e.Key(), seen[e.Key()])
		}
	}
}

func TestOutline_KeysEdit(t *testing.T) {
	w := withSample(t)
	p := w.page
	tp := first[model.Touchpoint](w.project())
	stage := w.project().Stage(tp.Stage)
	w.win.Canvas().Focus(p.outline.tree)
	p.outline.tree.Select(string(tp.ID))
	if w.session.current() != tp.ID || p.inspector.shown != tp.ID {
		t.Fatal("selecting in the outline does not show the fields")
	}
	w.do("moveRight")
	if got := w.project().Stage(stage.ID).Touchpoints; len(got) > 1 && got[1] != tp.ID {
		t.Errorf("not moved: %v", got)
	}
	w.do("undo")
	if !slices.Equal(w.project().Stage(stage.ID).Touchpoints, stage.Touchpoints) {
		t.Error("undo does not bring it back")
	}
	w.win.Canvas().Focus(p.outline.tree)
	w.key(fyne.KeyF2)
	w.win.Canvas().Focused().(*field).SetText("Uusi nimi")
	w.key(fyne.KeyReturn)
	if got := w.project().Touchpoint(tp.ID).Title; got != "Uusi nimi" {
		t.Errorf("renamed to %q", got)
	}
	w.win.Canvas().Focus(p.outline.tree)
	w.key(fyne.KeyDelete)
	if w.project().Touchpoint(tp.ID) != nil {
		t.Error("not deleted")
	}
	w.do("undo")
	if w.project().Touchpoint(tp.ID) == nil || w.session.current() != tp.ID {
		t.Error("undo does not bring back and select")
	}
}

func TestOutline_AddsWithoutTheMap(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	for _, c := range []struct {
		action string
		kind   model.Kind
	}{
		{"addTouchpoint", model.KindTouchpoint}, {"addStage", model.KindStage}, {"addPromise", model.KindPromise},
		{"addSegment", model.KindSegment}, {"addCustomer", model.KindCustomer}, {"addPersona", model.KindPersona}, {"addRole", model.KindRole}, {"addCompanyPromise", model.KindPromise},
	} {
		w.win.Canvas().Focus(w.page.outline.tree)
		w.page.outline.tree.Select(string(tp.ID))
		before := w.project().Len()
		w.do(c.action)
		if w.project().Len() != before+1 {
			t.Errorf("%s adds nothing", c.action)
			continue
		}
		e := w.project().Get(w.session.current())
		if e == nil || e.Kind() != c.kind {
			t.Errorf("%s selects %v", c.action, e)
		}
		if _, ok := w.win.Canvas().Focused().(*field); !ok {
			t.Errorf("%s does not go on to the fields", c.action)
		}
	}
	if problems := model.Validate(w.project()); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestInspector_EditsSettleAndFollowUndo(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.page.open(tp.ID)
	f := w.page.inspector.form.fields[0]
	w.win.Canvas().Focus(f)
	f.SetText("Ensin näin")
	if w.project().Touchpoint(tp.ID).Title == "Ensin näin" {
		t.Fatal("settled before the pause")
	}
	w.tasks.pass()
	if got := w.project().Touchpoint(tp.ID).Title; got != "Ensin näin" {
		t.Fatalf("title %q after the pause", got)
	}
	if w.page.inspector.form.fields[0] != f {
		t.Fatal("the form was made anew while typing")
	}
	f.CursorColumn = 3
	w.undo()
	if f.Text != tp.Title {
		t.Errorf("the field shows %q after undo", f.Text)
	}
	if f.CursorColumn != min(3, len([]rune(tp.Title))) {
		t.Errorf("the caret jumped to %d", f.CursorColumn)
	}
	f.SetText("Toisin")
	w.win.Canvas().Unfocus()
	if got := w.project().Touchpoint(tp.ID).Title; got != "Toisin" {
		t.Errorf("title %q after the focus left", got)
	}
}

func TestInspector_UndoGoesToTheFieldFirst(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.page.open(tp.ID)
	f := w.page.inspector.form.fields[0]
	w.win.Canvas().Focus(f)
	test.Type(f, "x")
	typed := f.Text
	steps := len(w.session.doc.State().Steps)
	w.do("undo")
	if f.Text == typed {
		t.Error("the field did not take its typing back")
	}
	if len(w.session.doc.State().Steps) != steps {
		t.Error("the document went back too")
	}
}

func TestInspector_EveryKindHasAForm(t *testing.T) {
	w := withSample(t)
	for e := range w.project().All() {
		w.page.open(e.Key())
		if w.page.inspector.shown != e.Key() {
			t.Errorf("%s %s is not shown", e.Kind(), e.Key())
			continue
		}
		form := w.page.inspector.form
		for i, f := range edit.Fields(e.Kind()) {
			if f == edit.FieldPartner {
				continue // only of partners
			}
			value, _ := edit.Text(e, f)
			if !slices.ContainsFunc(form.fields, func(x *field) bool { return x.Text == value }) {
				t.Errorf("%s: text %d, %s, has no field", e.Kind(), i, f)
			}
		}
	}
}

// The forms must fit the pane at its usual width in the smallest window.
func TestInspector_FormsFitTheirPane(t *testing.T) {
	for _, language := range []string{"fi", "sv", "en"} {
		w := withSample(t, func(d *Deps) { d.Language = language })
		for e := range w.project().All() {
			w.page.open(e.Key())
			for i, row := range w.page.inspector.form.rows {
				if got := row.MinSize().Width; got > formWidth {
					t.Errorf("%s: row %d of the form of a %s is %v wide, there is room for %v", language, i, e.Kind(), got, formWidth)
				}
			}
		}
	}
}

func TestInspector_Feelings(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.page.open(tp.ID)
	var s *slider
	for _, o := range w.page.inspector.form.order {
		if found, ok := o.(*slider); ok {
			s = found
			break
		}
	}
	if s == nil {
		t.Fatal("no slider")
	}
	s.SetValue(-1.5)
	persona := w.project().CurvePersonas(w.project().JourneyOf(tp.ID))[0]
	if f, ok := w.project().Touchpoint(tp.ID).Feeling(persona); !ok || f.Value != -1.5 {
		t.Errorf("feeling %v", f)
	}
	for v, want := range map[float64]string{-2: "−2", -0.5: "−0,5", 0: "0", 1.25: "+1,25"} {
		if got := w.signedNumber(v); got != want {
			t.Errorf("%v is written %q", v, got)
		}
	}
}

func TestSession_TakesWhatTheBoardDoes(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	if err := w.page.board.OnEdit(edit.SetText{ID: tp.ID, Field: edit.FieldTitle, Text: "Kartalta"}); err != nil {
		t.Fatal(err)
	}
	if got := w.store.files; len(got) == 0 {
		t.Fatal("no file")
	}
	if !strings.Contains(w.page.status.saved.Text, "14.00") && !strings.Contains(w.page.status.saved.Text, "12.00") {
		t.Errorf("status %q", w.page.status.saved.Text)
	}
	if !w.action("undo").enabled() || !strings.Contains(w.menus.items["undo"].Label, w.T("edit.text.title")) {
		t.Errorf("undo is called %q", w.menus.items["undo"].Label)
	}
}

func TestDialogs_CloseOnEscape(t *testing.T) {
	w := withSample(t)
	w.deps.Exporter = fakeExporter{}
	w.deps.Importer = fakeImporter{}
	for _, id := range []string{"new", "open", "saveAs", "renameFile", "restore", "import", "export", "find", "addLane", "addJourney", "copyTarget", "lanes", "curves", "journeys", "palette", "keys", "about"} {
		w.do(id)
		if len(w.modals) != 1 {
			t.Errorf("%s: %d dialogs", id, len(w.modals))
			continue
		}
		for text := range w.texts() {
			if looksLikeKey.MatchString(text) {
				t.Errorf("%s: %q is a key, not a text", id, text)
			}
		}
		w.key(fyne.KeyEscape)
		if len(w.modals) != 0 || w.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: Escape leaves the dialog open", id)
		}
	}
}

func TestStart_CreatesAtOnce(t *testing.T) {
	w := newWorld(t)
	n := len(assets.Templates("fi")) + len(assets.Samples("fi"))
	if len(w.start.cards) < n {
		t.Fatalf("%d cards for %d templates and samples", len(w.start.cards), n)
	}
	for range 2 {
		w.create(assets.Templates("fi")[0])
		if w.session == nil || len(w.modals) != 0 {
			t.Fatal("a question stands between the template and the project")
		}
	}
	if len(w.store.files) != 2 {
		t.Errorf("%d files, want 2 of different names", len(w.store.files))
	}
	w.do("start")
	if w.session != nil || w.start == nil || len(w.start.recent) != 2 {
		t.Error("the start page does not list the recent files")
	}
}

func TestDialogs_EnterOnATickIsReady(t *testing.T) {
	w := withSample(t)
	w.do("lanes")
	lanes := func() []model.Lane { return w.project().Journey(w.session.journey).Lanes }
	hidden := lanes()[0].Hidden
	w.focusOn(func(o fyne.Focusable) bool { _, ok := o.(*check); return ok })
	for range 3 {
		w.win.Canvas().Focused().TypedRune(' ')
	}
	if lanes()[0].Hidden == hidden {
		t.Error("the focus left its row when the row was made anew")
	}
	w.key(fyne.KeyReturn)
	if len(w.modals) != 0 || lanes()[0].Hidden == hidden {
		t.Error("Enter ticked a box instead of closing the dialog")
	}
}

// focusOn gives the focus to the first control of the top dialog that fits.
func (w *world) focusOn(fits func(fyne.Focusable) bool) {
	w.t.Helper()
	for range 40 {
		if o := w.win.Canvas().Focused(); o != nil && fits(o) {
			return
		}
		w.win.Canvas().FocusNext()
	}
	w.t.Fatal("nothing fits")
}

func TestSelection_OffTheMapIsNotOnIt(t *testing.T) {
	w := withSample(t)
	w.page.open(w.project().Journey(w.session.journey).Stages[0])
	if len(w.page.board.Selection()) == 0 {
		t.Fatal("a stage is not selected on the map")
	}
	w.page.outlineSelected(w.project().Info().Personas[0])
	if got := w.page.board.Selection(); len(got) != 0 {
		t.Errorf("%v is still selected on the map", got)
	}
}

func TestStart_NewProjectTakesTheFirstWord(t *testing.T) {
	w := newWorld(t)
	w.create(assets.Templates("fi")[0])
	id := w.session.current()
	if tp := w.project().Touchpoint(id); tp == nil || tp.Title != "" {
		t.Fatalf("selected %v, want the touchpoint without a title", w.project().Get(id))
	}
	w.win.Canvas().Focused().TypedRune('N')
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.project().Touchpoint(id).Title; got != "N" {
		t.Errorf("title %q after typing", got)
	}
}

func TestOpen_FailuresLeadOn(t *testing.T) {
	for code, way := range map[model.Code]string{
		codeInUse: "way.readOnly", codeDamaged: "way.backups", codeForeign: "way.import", codeThere: "way.forget",
	} {
		t.Run(string(code), func(t *testing.T) {
			w := newWorld(t, func(d *Deps) { d.Importer = fakeImporter{} })
			w.store.openErr = &model.Error{Code: code}
			w.set.remember("/nowhere/x.lupaus")
			w.Open("/nowhere/x.lupaus")
			if len(w.modals) != 1 {
				t.Fatal("nothing is told")
			}
			if !w.texts()[w.T(way)] {
				t.Errorf("no way on: %q", w.T(way))
			}
			if !w.texts()[w.T("error."+string(code))] && code == "" {
				t.Error("the failure is not told in words")
			}
		})
	}
}

// knowsNothing is an importer to which all text is foreign.
type knowsNothing struct{ fakeImporter }

func (knowsNothing) OpenText(context.Context, string, string) (importer.Source, error) {
	return nil, &model.Error{Code: codeUnknown}
}

func TestDrop_OpensProjectsAndOffersToImportTheRest(t *testing.T) {
	w := newWorld(t, func(d *Deps) { d.Importer = fakeImporter{} })
	path := filepath.Join(w.deps.Documents, "toinen.LUPAUS")
	w.store.files[path] = &memoryFile{path: path, state: &model.State{Project: modeltest.Sample()}}
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if w.session == nil || w.session.file.Path() != path {
		t.Fatal("a dropped project is not open")
	}
	journeys := len(w.project().Info().Journeys)
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(filepath.Join(w.deps.Documents, "haastattelut.csv"))})
	if len(w.modals) != 1 || len(w.project().Info().Journeys) != journeys {
		t.Fatalf("%d dialogs after dropping a table, want the one that shows what is in it", len(w.modals))
	}
	w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	if len(w.modals) != 1 {
		t.Error("a drop went past an open dialog")
	}
}

func TestPaste_PlainLinesBecomeTouchpoints(t *testing.T) {
	w := withSample(t, func(d *Deps) { d.Importer = knowsNothing{} })
	after := first[model.Touchpoint](w.project())
	w.page.open(after.ID)
	w.fyne.Clipboard().SetContent("Tilaan ajan\r\n\n  Odotan tulosta \n")
	w.page.paste()
	if len(w.modals) != 0 {
		t.Fatal("a dialog opened")
	}
	all := w.project().Stage(after.Stage).Touchpoints
	at := slices.Index(all, after.ID)
	for i, want := range []string{"Tilaan ajan", "Odotan tulosta"} {
		if got := w.project().Touchpoint(all[at+1+i]).Title; got != want {
			t.Errorf("touchpoint %d is %q, want %q", i, got, want)
		}
	}
	w.undo()
	if n := len(w.project().Stage(after.Stage).Touchpoints); n != len(all)-2 {
		t.Errorf("%d touchpoints after one undo", n)
	}
}

func TestToast_OffersToUndoTheNewestStepOnly(t *testing.T) {
	w := withSample(t)
	tp := first[model.Touchpoint](w.project())
	w.page.removeIDs([]model.ID{tp.ID})
	if !w.toasts.undo || len(w.toasts.box.Objects) == 0 {
		t.Fatal("removing does not offer to undo")
	}
	w.undo()
	if len(w.toasts.box.Objects) != 0 {
		t.Error("the offer stays and would undo something else")
	}
}

func TestSettings_SurviveAStart(t *testing.T) {
	w := newWorld(t)
	w.setTheme("dark")
	w.setTextScale(1.3)
	w.setLanguage("sv")
	again, err := loadSettings(w.settingsPath())
	if err != nil || again.Theme != "dark" || again.TextScale != 1.3 || again.Language != "sv" {
		t.Errorf("settings %+v, %v", again, err)
	}
}

func TestField_TypingIsNotOverwritten(t *testing.T) {
	w := withSample(t)
	f := w.newField(false, func(string) bool { return true })
	f.follow("before")
	f.SetText("typing")
	f.follow("elsewhere")
	if f.Text != "typing" {
		t.Errorf("typing was overwritten with %q", f.Text)
	}
	w.tasks.pass()
	f.follow("after")
	if f.Text != "after" {
		t.Errorf("the field shows %q", f.Text)
	}
}

func TestDate_ReadsWhatPeopleWrite(t *testing.T) {
	for text, want := range map[string]model.Date{"23.11.2026": "2026-11-23", " 1.2.2026 ": "2026-02-01", "2026-11-23": "2026-11-23", "": ""} {
		if got, ok := parseDate(text); !ok || got != want {
			t.Errorf("%q reads %q, %v", text, got, ok)
		}
	}
	if _, ok := parseDate("31.2.2026"); ok {
		t.Error("31.2. is taken for a day")
	}
	if dateText("2026-02-01") != "1.2.2026" {
		t.Error(dateText("2026-02-01"))
	}
}

func TestFileName_IsSafeEverywhere(t *testing.T) {
	for name, want := range map[string]string{"": "Lupaus", "Väylä / 2": "Väylä - 2", "..": "Lupaus", "a:b": "a-b", " x. ": "x"} {
		if got := fileName(name); got != want {
			t.Errorf("%q gives %q, want %q", name, got, want)
		}
	}
}

func BenchmarkEdit(b *testing.B) {
	w := newWorld(b)
	w.openProject(modeltest.Large(1000, 5, 50))
	tp := first[model.Touchpoint](w.project())
	i := 0
	for b.Loop() {
		i++
		if err := w.session.do(edit.SetText{ID: tp.ID, Field: edit.FieldTitle, Text: strings.Repeat("x", i%40)}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestImport_AddsToTheProjectOrMakesAnother(t *testing.T) {
	w := withSample(t, func(d *Deps) { d.Importer = fakeImporter{} })
	journeys := len(w.project().Info().Journeys)
	w.fyne.Clipboard().SetContent("Vaihe\tKosketuspiste")
	w.do("importText")
	if len(w.modals) != 1 {
		t.Fatal("nothing is offered")
	}
	w.tap(w.T("ui.import.into"))
	if got := len(w.project().Info().Journeys); got <= journeys {
		t.Errorf("%d journeys after the import, %d before", got, journeys)
	}
	w.do("undo")
	if got := len(w.project().Info().Journeys); got != journeys {
		t.Errorf("%d journeys after undo", got)
	}
	w.do("importText")
	files := len(w.store.files)
	w.tap(w.T("ui.import.new"))
	if len(w.store.files) != files+1 {
		t.Error("no new project")
	}
}

// tap presses the button of a text in the dialog on top.
func (w *world) tap(text string) {
	w.t.Helper()
	var found *button
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *button:
			if o.Text == text {
				found = o
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(w.modals[len(w.modals)-1].pop.Content)
	if found == nil || found.Disabled() {
		w.t.Fatalf("no button %q to press", text)
	}
	found.Tapped(nil)
}

// TestChooser_TouchesNoFile saves over an existing file: it is asked first, and
// the file is as it was until somebody writes it.
func TestChooser_TouchesNoFile(t *testing.T) {
	w := withSample(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "old.txt")
	if err := os.WriteFile(path, []byte("content"), 0o600); err != nil {
		t.Fatal(err)
	}
	chosen, forced := "", false
	w.chooseSave(saveSpec{title: "saveAs.title", verb: "saveAs.verb", extension: ".txt", folder: folder, name: "old",
		done: func(path string, force bool) { chosen, forced = path, force }})
	w.key(fyne.KeyReturn)
	if chosen != "" || len(w.modals) != 2 {
		t.Fatal("an existing file is taken without a question")
	}
	w.key(fyne.KeyEscape)
	w.key(fyne.KeyReturn)
	w.tap(w.T("replace.verb"))
	if chosen != path || !forced || len(w.modals) != 0 {
		t.Errorf("chosen %q, force %v, %d dialogs", chosen, forced, len(w.modals))
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "content" {
		t.Errorf("the file holds %q, %v", data, err)
	}
}

func TestSettings_DamagedFileGivesDefaults(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte("{\"language\": "), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := loadSettings(path); err == nil || s.Language != "" {
		t.Errorf("settings %+v, error %v", s, err)
	}
}

func TestSettings_RecentFiles(t *testing.T) {
	var s Settings
	for i := range 20 {
		s.remember(fmt.Sprint(i))
	}
	s.remember("15")
	if len(s.Recent) != maxRecent || s.Recent[0] != "15" || s.Recent[1] != "19" {
		t.Errorf("recent %v", s.Recent)
	}
}

func TestTheme_TextStandsOut(t *testing.T) {
	for name, colours := range map[string]map[fyne.ThemeColorName]color.NRGBA{"light": lightColours, "dark": darkColours} {
		for _, c := range []struct{ text, ground fyne.ThemeColorName }{
			{theme.ColorNameForeground, theme.ColorNameBackground},
			{theme.ColorNameForeground, theme.ColorNameButton},
			{theme.ColorNameForeground, theme.ColorNameInputBackground},
			{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
			{theme.ColorNamePlaceHolder, theme.ColorNameBackground},
			{theme.ColorNameDisabled, theme.ColorNameBackground},
			{theme.ColorNameDisabled, theme.ColorNameMenuBackground},
			{theme.ColorNamePrimary, theme.ColorNameBackground},
			{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary},
			{theme.ColorNameError, theme.ColorNameBackground},
			{theme.ColorNameWarning, theme.ColorNameBackground},
		} {
			if r := contrast(colours[c.text], colours[c.ground]); r < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.1f", name, c.text, c.ground, r)
			}
		}
	}
}

// contrast is that of WCAG 2.2, section "contrast ratio".
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		linear := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// leftEntry tells whether it still believes that it has the keys.
type leftEntry struct {
	widget.Entry
	focused bool
}

func (e *leftEntry) FocusGained() { e.focused = true; e.Entry.FocusGained() }
func (e *leftEntry) FocusLost()   { e.focused = false; e.Entry.FocusLost() }

func TestDialog_LeavesNoEntryWithTheKeys(t *testing.T) {
	w := newWorld(t)
	w.openProject(modeltest.Sample())
	e := &leftEntry{}
	e.ExtendBaseWidget(e)
	m := w.show(dialogSpec{title: "Tunne", content: e, focus: e, buttons: []*button{w.newButton("Valmis", "", nil)}})
	if !e.focused {
		t.Fatal("the dialog does not begin in its entry")
	}
	m.close()
	if e.focused {
		t.Error("the cursor of the entry blinks on though the dialog is gone")
	}
}
