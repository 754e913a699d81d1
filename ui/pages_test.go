package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// TestPages_ShowInAllLanguages turns every page, with all that can be chosen
// on it: each has a picture or says what to do first, and no key shows through.
func TestPages_ShowInAllLanguages(t *testing.T) {
	w := withSample(t)
	for _, lang := range []string{"sv", "en", "fi"} {
		w.do("language." + lang)
		for _, pg := range pages() {
			w.do("page." + string(pg.id))
			if w.session.page != pg.id || w.tab(pg.id).Importance == w.tab(otherPage(pg.id)).Importance {
				t.Fatalf("%s: page %s is not open, or its tab does not say so", lang, pg.id)
			}
			choices := 1
			if pg.choices != nil {
				choices = len(pg.choices(w.page))
			}
			for i := range choices {
				if pg.choices != nil {
					pg.choices(w.page)[i].choose()
				}
				if w.session.drawn.scene == nil || !w.page.board.Visible() {
					t.Fatalf("%s: page %s, choice %d has no picture", lang, pg.id, i)
				}
				for text := range w.texts() {
					if looksLikeKey.MatchString(text) {
						t.Errorf("%s: page %s: %q is a key, not a text", lang, pg.id, text)
					}
				}
				for _, text := range sceneTexts(w.session.drawn.scene) {
					if looksLikeKey.MatchString(text) {
						t.Errorf("%s: page %s: %q is a key, not a text", lang, pg.id, text)
					}
				}
			}
		}
	}
}

func otherPage(id pageID) pageID {
	if id == pageMap {
		return pageGaps
	}
	return pageMap
}

func sceneTexts(s *scene.Scene) []string {
	var list []string
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if text, ok := m.(scene.Text); ok {
				list = append(list, text.S)
			}
		}
	}
	return list
}

// TestPages_EmptyProject has pages that say what to do first.
func TestPages_EmptyProject(t *testing.T) {
	w := newWorld(t)
	w.openProject(model.NewProject(model.Info{Name: "Tyhjä", Language: "fi"}))
	for _, pg := range pages() {
		w.do("page." + string(pg.id))
		if w.page.board.Visible() == w.page.empty.Visible() {
			t.Errorf("page %s shows neither a picture nor what to do first", pg.id)
		}
	}
	for id, want := range map[pageID]string{pageMap: "empty.journeys.title", pageSnapshots: "empty.snapshots.title"} {
		w.do("page." + string(id))
		if !w.texts()[w.T(want)] {
			t.Errorf("page %s does not say what to do first", id)
		}
	}
}

// TestOpen_TurnsToTheRightPage opens things from another page than theirs.
func TestOpen_TurnsToTheRightPage(t *testing.T) {
	row := rowID(edit.SheetPlace{Sheet: modeltest.Sheet, Form: "economy", Block: "economy", Row: modeltest.SheetRow})
	for id, want := range map[model.ID]pageID{
		modeltest.Now: pageMap, modeltest.Visit: pageMap, modeltest.Desk: pageMap, modeltest.DeskWord: pageMap,
		modeltest.CompanyWord: pagePromises, modeltest.BoardWord: pagePromises, modeltest.Clerk: pageRoles,
		modeltest.Sheet: pageFramework, model.NewSheetID("structures"): pageFramework, row: pageFramework,
		modeltest.Invest: pageDecisions, modeltest.Idea: pageDecisions, modeltest.BeforeShop: pageSnapshots,
	} {
		w := withSample(t)
		w.do("page." + string(otherPage(want)))
		if w.session.page == pageGaps {
			w.session.page = pageSnapshots // which shows nothing of the map
			w.page.turned()
		}
		w.page.openHome(id)
		if w.session.page != want || w.session.current() != id || w.page.inspector.shown != id {
			t.Errorf("%s: page %s, selected %q, in the form %q; want page %s", id, w.session.page, w.session.current(), w.page.inspector.shown, want)
		}
	}
}

// TestMake_DecisionsAndActionsOfWhatIsSelected is on every page the same.
func TestMake_DecisionsAndActionsOfWhatIsSelected(t *testing.T) {
	row := rowID(edit.SheetPlace{Sheet: model.NewSheetID("structures"), Form: "structures", Block: "structures", Row: "rewards"})
	for id, about := range map[model.ID]model.ID{
		modeltest.Queue: modeltest.Queue, modeltest.CompanyWord: modeltest.CompanyWord, modeltest.Clerk: modeltest.Clerk,
		modeltest.Invest: modeltest.Invest, modeltest.Sheet: modeltest.Sheet, row: "",
	} {
		w := withSample(t)
		w.page.open(id)
		title, _ := w.page.made()
		w.do("makeAction")
		list := w.project().Info().Actions
		made := w.project().Action(list[len(list)-1])
		if len(list) != 3 || made.Title != title || title == "" || about != "" && !slices.Equal(made.About, []model.ID{about}) {
			t.Errorf("of %s became %+v", id, made)
		}
		if w.session.page != pageDecisions || !w.session.actions || w.session.current() != made.ID {
			t.Errorf("the action made of %s is not shown", id)
		}
		w.do("undo")
		w.page.open(id)
		w.do("makeDecision")
		log := w.project().Info().Decisions
		if d := w.project().Decision(log[len(log)-1]); len(log) != 3 || d.Title != title || w.session.actions {
			t.Errorf("of %s became %+v", id, d)
		}
	}
	w := withSample(t)
	w.session.selected = nil
	w.updateActions()
	if w.action("makeDecision").enabled() {
		t.Error("a decision can be made of nothing")
	}
}

func TestReadyRoles_AddsWhatIsMissing(t *testing.T) {
	w := withSample(t) // has a board
	w.do("page.roles")
	w.do("readyRoles")
	p := w.project()
	var kinds []model.RoleKind
	for _, r := range model.Of[model.Role](p, p.Info().Roles) {
		kinds = append(kinds, r.Role)
	}
	for _, kind := range []model.RoleKind{model.RoleBoard, model.RoleOwner, model.RoleCEO, model.RoleLeadership} {
		n := 0
		for _, k := range kinds {
			if k == kind {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d roles of kind %s: %v", n, kind, kinds)
		}
	}
	if w.action("readyRoles").enabled() {
		t.Error("there is nothing left to add, and yet it is offered")
	}
	w.do("undo")
	if n := len(w.project().Info().Roles); n != 2 {
		t.Errorf("after undo there are %d roles", n)
	}
}

// TestRewriteTask goes through the exercise and writes both sentences in one
// step.
func TestRewriteTask(t *testing.T) {
	w := withSample(t)
	w.page.open(modeltest.Board)
	w.do("rewriteTask")
	m := w.modals[len(w.modals)-1]
	var fields []*field
	walkObjects(m.pop.Content, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			fields = append(fields, f)
		}
	})
	if len(fields) != 3 {
		t.Fatalf("%d fields", len(fields))
	}
	fields[0].SetText("Hyväksyn talousarvion")
	fields[2].SetText("Autan lukijaa niin, että kirjasto on auki silloin, kun hän ehtii")
	m.suggested.Tapped(nil)
	r := w.project().Role(modeltest.Board)
	if r.Task != "Hyväksyn talousarvion" || !strings.HasPrefix(r.Value, "Autan lukijaa") || len(w.modals) != 0 {
		t.Errorf("role %+v", r)
	}
	w.do("undo")
	if r := w.project().Role(modeltest.Board); r.Task != "" || r.Value != "" {
		t.Errorf("after undo: %+v", r)
	}
	if examples := assets.HelpExamples("fi"); len(examples) < 10 {
		t.Errorf("%d examples", len(examples))
	}
}

// walkObjects visits an object and all that it shows.
func walkObjects(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	for _, inner := range inside(o) {
		walkObjects(inner, visit)
	}
}

// TestRules switches a rule off with a reason and on again.
func TestRules(t *testing.T) {
	w := withSample(t)
	w.do("page.gaps")
	before := len(w.session.gaps().Findings)
	rule := w.session.gaps().Findings[0].Rule
	w.do("gapRules")
	d := w.modals[len(w.modals)-1]
	press := func(label string) {
		t.Helper()
		found := false
		walkObjects(d.pop.Content, func(o fyne.CanvasObject) {
			if c, ok := o.(*check); ok && c.Text == label && !found {
				found = true
				c.SetChecked(!c.Checked)
			}
		})
		if !found {
			t.Fatalf("no box for %s", label)
		}
	}
	press(w.T(rule.NameKey()))
	if reason, off := w.project().Info().Ignored(string(rule)); !off || reason != "" {
		t.Fatalf("the rule is not off: %q", reason)
	}
	if after := w.session.gaps(); len(after.Findings) >= before || !slices.ContainsFunc(after.Ignored, func(i gap.Ignored) bool { return i.Rule == rule }) {
		t.Errorf("%d findings before, %d after; ignored %v", before, len(after.Findings), after.Ignored)
	}
	walkObjects(d.pop.Content, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok && f.PlaceHolder == w.T("rules.reason") && f.Text == "" {
			f.SetText("Ei koske meitä")
			f.flush()
		}
	})
	if reason, _ := w.project().Info().Ignored(string(rule)); reason != "Ei koske meitä" {
		t.Errorf("reason %q", reason)
	}
	press(w.T(rule.NameKey()))
	if _, off := w.project().Info().Ignored(string(rule)); off || len(w.session.gaps().Findings) != before {
		t.Error("the rule is still off")
	}
}

// TestSnapshot takes one, changes something, and sees the change.
func TestSnapshot(t *testing.T) {
	w := withSample(t)
	w.do("page.snapshots")
	w.do("takeSnapshot")
	w.win.Canvas().Focused().(*field).SetText("Ennen työpajaa 2")
	w.modals[0].suggested.Tapped(nil)
	list := w.project().Info().Snapshots
	s := w.project().Snapshot(list[len(list)-1])
	if s.Name != "Ennen työpajaa 2" || s.Made != model.DateOf(testTime) || s.Project.Len() != w.project().Len()-len(list) {
		t.Fatalf("snapshot %q of %s with %d entities", s.Name, s.Made, s.Project.Len())
	}
	has := func(text string) bool {
		return slices.ContainsFunc(sceneTexts(w.session.drawn.scene), func(s string) bool { return strings.Contains(s, text) })
	}
	if !has(w.T("since.none")[:20]) {
		t.Error("something has changed since just now")
	}
	if err := w.session.do(edit.SetKept{Promise: modeltest.QueueWord, Kept: model.KeptYes}); err != nil {
		t.Fatal(err)
	}
	if !has(w.T("kept.kept")) {
		t.Errorf("the list does not tell the change: %q", sceneTexts(w.session.drawn.scene))
	}
	w.page.sinceChoices()[len(w.page.sinceChoices())-1].choose()
	if !w.session.sinceMap || w.session.drawn.key == "" {
		t.Error("the change is not shown on the map")
	}
}

// TestMapSwitches shows expectation and gaps on the map and remembers it.
func TestMapSwitches(t *testing.T) {
	w := withSample(t)
	plain := len(w.session.drawn.scene.Blocks)
	w.do("gapMarks")
	marked := false
	s := w.session.drawn.scene
	s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) { marked = marked || z.Ref.Part == scene.PartGap })
	if !marked || len(s.Blocks) <= plain {
		t.Error("no gap is marked")
	}
	w.do("expected")
	if !w.set.Expected || !slices.Contains(sceneTexts(w.session.drawn.scene), w.T("scene.expected")) {
		t.Errorf("the legend does not tell what is expected: %q", sceneTexts(w.session.drawn.scene)[:8])
	}
	w.do("gapMarks")
	w.do("expected")
	if w.set.GapMarks || w.set.Expected || len(w.session.drawn.scene.Blocks) != plain {
		t.Error("the switches stay on")
	}
}

// TestGaps_LeadToWhatTheyAreAbout follows a finding to its place.
func TestGaps_LeadToWhatTheyAreAbout(t *testing.T) {
	w := withSample(t)
	w.do("page.gaps")
	for _, f := range w.session.gaps().Findings {
		w.do("page.gaps")
		ref := scene.Ref{Owner: f.Subject, Part: scene.PartFinding, Lane: model.ID(f.Rule)}
		w.page.board.Select(ref)
		if w.session.current() != f.Subject || w.page.inspector.shown != f.Subject {
			t.Fatalf("%s %s: a click shows the form of %q", f.Rule, f.Subject, w.page.inspector.shown)
		}
		w.page.boardOpened(ref)
		if w.session.page == pageGaps || w.session.current() != f.Subject || !w.page.shows(f.Subject) {
			t.Errorf("%s %s: a double click leads to page %s", f.Rule, f.Subject, w.session.page)
		}
	}
}

// TestValueItems_EveryChosenPart tries every value of every part that is
// chosen: each is offered, carried out and taken back.
func TestValueItems_EveryChosenPart(t *testing.T) {
	w := withSample(t)
	for _, ref := range []scene.Ref{
		{Owner: modeltest.QueueWord, Part: scene.PartKept}, {Owner: modeltest.QueueWord, Part: scene.PartOwner},
		{Owner: modeltest.QueueWord, Part: scene.PartState, Lane: "adoption"},
		{Owner: modeltest.QueueWord, Part: scene.PartState, Lane: "measured"},
		{Owner: modeltest.Board, Part: scene.PartState, Lane: "horizon"},
		{Owner: modeltest.Invest, Part: scene.PartOwner}, {Owner: modeltest.Invest, Part: scene.PartState, Lane: "verdict"},
		{Owner: modeltest.Invest, Part: scene.PartState, Lane: "state"}, {Owner: modeltest.Invest, Part: scene.PartState, Lane: "made"},
		{Owner: modeltest.Invest, Part: scene.PartState, Lane: "check"},
		{Owner: modeltest.Tickets, Part: scene.PartOwner}, {Owner: modeltest.Tickets, Part: scene.PartState, Lane: "state"},
		{Owner: modeltest.Tickets, Part: scene.PartState, Lane: "due"}, {Owner: modeltest.Tickets, Part: scene.PartState, Lane: "value"},
		{Owner: modeltest.Tickets, Part: scene.PartState, Lane: "effort"},
		{Owner: modeltest.Sheet, Part: scene.PartSheetCell, Lane: "values", Persona: "economy/now"},
		{Owner: model.NewSheetID("structures"), Part: scene.PartSheetCell, Lane: "rewards", Persona: "structures/effect"},
		{Owner: model.NewSheetID("structures"), Part: scene.PartSheetCell, Lane: "rewards", Persona: "structures/owner"},
		{Owner: model.NewSheetID("structures"), Part: scene.PartSheetCell, Lane: "rewards", Persona: "structures/due"},
	} {
		changed := 0
		for _, item := range w.page.valueItems(ref) {
			if item.IsSeparator || strings.HasSuffix(item.Label, "…") {
				continue
			}
			before := w.project()
			item.Action()
			if w.project() != before {
				changed++
				w.do("undo")
			}
			if w.project() != before {
				t.Fatalf("%+v: %s cannot be taken back", ref, item.Label)
			}
		}
		if changed < 2 {
			t.Errorf("%+v: %d of the values change anything", ref, changed)
		}
	}
}

// TestOutline_HoldsAllOfIt walks the whole tree: whatever stands in it has a
// name, a form and a way back.
func TestOutline_HoldsAllOfIt(t *testing.T) {
	w := withSample(t)
	o := w.page.outline
	seen := 0
	var walk func(id, parent model.ID)
	walk = func(id, parent model.ID) {
		seen++
		if o.text(id) == "" || o.icon(id) == "" || o.parentOf(id) != parent {
			t.Errorf("%q under %q is %q with the parent %q", id, parent, o.text(id), o.parentOf(id))
		}
		if !isGroup(id) || isEntry(id) {
			w.page.outlineSelected(id)
			if w.page.inspector.shown != id || len(w.page.inspector.form.rows) == 0 {
				t.Errorf("%q has no form", id)
			}
		}
		for _, child := range o.children(id) {
			walk(child, id)
		}
	}
	for _, id := range o.children("") {
		walk(id, "")
	}
	if seen < w.project().Len() {
		t.Errorf("%d nodes for %d entities", seen, w.project().Len())
	}
}
