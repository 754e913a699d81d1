package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// withQuestions opens a version of the sample's questionnaire that nobody has
// answered.
func withQuestions(t *testing.T) *world {
	t.Helper()
	w := withSample(t)
	if err := w.session.do(edit.NextVersion{From: "i-reading", ID: "third"}); err != nil {
		t.Fatal(err)
	}
	w.page.openHome("third")
	return w
}

// asks selects a part of the questionnaire on the board.
func (w *world) asks(part scene.Part, lane, persona string) {
	w.t.Helper()
	ref := scene.Ref{Owner: "third", Part: part, Lane: model.ID(lane), Persona: model.ID(persona)}
	w.page.board.RevealPart(ref)
	if got := w.page.board.Selection(); len(got) != 1 || got[0] != ref {
		w.t.Fatalf("selected %+v, want %+v", got, ref)
	}
}

// order tells the statements of an instrument by area.
func order(i *model.Instrument) string {
	var list []string
	for _, a := range i.Areas {
		var keys []string
		for _, s := range a.Statements {
			keys = append(keys, s.Key)
		}
		list = append(list, a.Key+": "+strings.Join(keys, " "))
	}
	return strings.Join(list, "; ")
}

// TestQuestions_MoveAndRemove with the actions that other rows have; each is one
// step back.
func TestQuestions_MoveAndRemove(t *testing.T) {
	const was = "listen: listen-ask listen-act; keep: keep-know keep-shelf"
	for name, c := range map[string]struct {
		part          scene.Part
		lane, persona string
		do            string
		want          string
	}{
		"down":                     {scene.PartStatement, "listen-ask", "", "moveDown", "listen: listen-act listen-ask; keep: keep-know keep-shelf"},
		"up":                       {scene.PartStatement, "keep-shelf", "", "moveUp", "listen: listen-ask listen-act; keep: keep-shelf keep-know"},
		"down into the next area":  {scene.PartStatement, "listen-act", "", "moveDown", "listen: listen-ask; keep: listen-act keep-know keep-shelf"},
		"up into the area before":  {scene.PartStatement, "keep-know", "", "moveUp", "listen: listen-ask listen-act keep-know; keep: keep-shelf"},
		"first of all":             {scene.PartStatement, "listen-ask", "", "moveUp", was},
		"last of all":              {scene.PartStatement, "keep-shelf", "", "moveDown", was},
		"an area":                  {scene.PartArea, "listen", "", "moveDown", "keep: keep-know keep-shelf; listen: listen-ask listen-act"},
		"remove a statement":       {scene.PartStatement, "listen-act", "", "delete", "listen: listen-ask; keep: keep-know keep-shelf"},
		"remove by its text":       {scene.PartQuestion, "listen-act", "statement", "delete", "listen: listen-ask; keep: keep-know keep-shelf"},
		"remove an area":           {scene.PartArea, "listen", "", "delete", "keep: keep-know keep-shelf"},
		"move an area by its text": {scene.PartQuestion, "keep", "areaTitle", "moveUp", "keep: keep-know keep-shelf; listen: listen-ask listen-act"},
	} {
		t.Run(name, func(t *testing.T) {
			w := withQuestions(t)
			before := w.project()
			w.asks(c.part, c.lane, c.persona)
			w.do(c.do)
			if got := order(w.project().Instrument("third")); got != c.want {
				t.Fatalf("%s, want %s", got, c.want)
			}
			if c.want == was {
				return
			}
			if strings.HasPrefix(c.do, "move") {
				if got := w.page.board.Selection(); len(got) != 1 || string(got[0].Lane) != c.lane {
					t.Errorf("selected %+v", got)
				}
			}
			w.do("undo")
			if w.project() != before {
				t.Error("it takes more than one step back")
			}
		})
	}
}

// TestQuestions_NothingElseIsRemoved: neither the whole questionnaire by its
// title, nor anything of one that has been answered.
func TestQuestions_NothingElseIsRemoved(t *testing.T) {
	w := withQuestions(t)
	before := w.project()
	w.asks(scene.PartQuestion, "", "title")
	if w.action("delete").enabled() {
		t.Error("the title can be removed")
	}
	w.page.remove()
	w.page.cut()
	w.page.openHome("i-reading")
	w.page.board.RevealPart(scene.Ref{Owner: "i-reading", Part: scene.PartStatement, Lane: "listen-ask"})
	w.page.remove()
	w.page.move(1, true)
	if w.project() != before {
		t.Error("something has changed")
	}
	if w.page.inOutline = true; !w.action("delete").enabled() {
		t.Error("in the outline a questionnaire cannot be removed")
	}
}

// TestQuestions_Clear empties what Delete is pressed on.
func TestQuestions_Clear(t *testing.T) {
	w := withQuestions(t)
	s := subject{w.page}
	for _, ref := range []scene.Ref{
		{Owner: "third", Part: scene.PartStatement, Lane: "listen-ask"},
		{Owner: "third", Part: scene.PartArea, Lane: "keep"},
		{Owner: "third", Part: scene.PartQuestion, Lane: "listen-ask", Persona: "statement"},
		{Owner: modeltest.FirstAnswers, Part: scene.PartSheet, Lane: sheetWith(w, modeltest.FirstAnswers).ID, Persona: "name"},
	} {
		before := w.project()
		e := s.Clear(before, ref)
		if e == nil || w.session.do(e) != nil || w.project() == before {
			t.Errorf("%+v is not cleared", ref)
			continue
		}
		w.do("undo")
	}
	locked := scene.Ref{Owner: "i-reading", Part: scene.PartStatement, Lane: "listen-ask"}
	if s.Clear(w.project(), locked) != nil {
		t.Error("an answered statement can be removed")
	}
}

// sheetWith is an answer sheet that tells a name.
func sheetWith(w *world, batch model.ID) model.AnswerSheet {
	w.t.Helper()
	for _, s := range w.project().Answers(batch).Sheets {
		if s.Name != "" {
			return s
		}
	}
	w.t.Fatalf("no named sheet in %s", batch)
	return model.AnswerSheet{}
}

// TestAnswerSheet_NameAndComment are written in a dialog that a double click
// opens.
func TestAnswerSheet_NameAndComment(t *testing.T) {
	for _, fact := range []string{"name", "comment"} {
		w := withSample(t)
		s := sheetWith(w, modeltest.FirstAnswers)
		ref := scene.Ref{Owner: modeltest.FirstAnswers, Part: scene.PartSheet, Lane: s.ID, Persona: model.ID(fact)}
		before := w.project()
		if !(subject{w.page}).Choices(before, ref) {
			t.Fatalf("a double click on the %s does nothing", fact)
		}
		for _, text := range []string{"Aino", ""} {
			w.page.chooseValue(ref, fyne.Position{})
			f := w.win.Canvas().Focused().(*field)
			f.SetText(text)
			w.tap(w.T("ui.ok"))
			now, _ := answerSheet(w.project(), ref)
			if got := map[string]string{"name": now.Name, "comment": now.Comment}[fact]; got != text {
				t.Errorf("%s %q, want %q", fact, got, text)
			}
			w.do("undo")
		}
		if w.project() != before && fact == "name" {
			t.Error("the name cannot be taken back")
		}
	}
}

// TestBenchmark_Dialog writes, changes and removes the benchmark of a statement.
func TestBenchmark_Dialog(t *testing.T) {
	w := withQuestions(t)
	open := func() *model.Benchmark {
		_, s := w.project().Instrument("third").Statement(w.project().Instrument("third").Find("listen-ask"))
		return s.Benchmark
	}
	w.asks(scene.PartStatement, "listen-ask", "")
	before := w.project()
	write := func(values, source string) {
		t.Helper()
		w.do("editBenchmark")
		fields := w.dialogFields()
		if len(fields) != 4 {
			t.Fatalf("%d fields", len(fields))
		}
		fields[0].SetText(values)
		fields[2].SetText(source)
		w.tap(w.T("ui.ok"))
	}
	write("Hallitukset: 39 %\nJohtoryhmät 41,5", "Kysely 2019")
	b := open()
	if b == nil || fmt.Sprint(b.Values) != "[{map[fi:Hallitukset] 39} {map[fi:Johtoryhmät] 41.5}]" || b.Source["fi"] != "Kysely 2019" || b.Level != 3 {
		t.Fatalf("benchmark %+v", b)
	}
	if problems := model.Validate(w.project()); problems != nil {
		t.Error(problems)
	}
	if text := strings.Join(benchmarkLines(b.Values, w.App), "|"); text != "Hallitukset: 39 %|Johtoryhmät: 41,5 %" {
		t.Errorf("written %q", text)
	}
	for _, wrong := range []string{"Hallitukset", "39 %", "Hallitukset: 139", "Hallitukset: ei tiedossa"} {
		w.do("editBenchmark")
		w.dialogFields()[0].SetText(wrong)
		w.tap(w.T("ui.ok"))
		if len(w.modals) != 1 || open() != b {
			t.Errorf("%q is taken", wrong)
		}
		w.modals[0].leave()
	}
	w.page.chooseValue(scene.Ref{Owner: "third", Part: scene.PartState, Lane: "benchmark", Persona: "listen-ask"}, fyne.Position{})
	w.tap(w.T("benchmark.remove"))
	if open() != nil {
		t.Error("the benchmark stays")
	}
	w.do("undo")
	w.do("undo")
	if w.project() != before {
		t.Error("it cannot be taken back")
	}
	w.page.editBenchmark("i-reading", "listen-ask")
	if len(w.modals) != 0 || (subject{w.page}).Choices(w.project(), scene.Ref{Owner: "i-reading", Part: scene.PartState, Lane: "benchmark", Persona: "listen-ask"}) {
		t.Error("the benchmark of an answered statement can be written")
	}
}

// TestBenchmarkValues_OtherLanguages stay with who is renamed.
func TestBenchmarkValues_OtherLanguages(t *testing.T) {
	w := withSample(t)
	was := []model.BenchmarkValue{{Title: model.Texts{"fi": "Johto", "en": "Management"}, Percent: 1}, {Title: model.Texts{"fi": "Muut", "en": "Others"}, Percent: 2}}
	for text, want := range map[string]string{
		"Johto: 1\nMuut: 2":       "[{map[en:Management fi:Johto] 1} {map[en:Others fi:Muut] 2}]",
		"Muut: 5":                 "[{map[en:Others fi:Muut] 5}]",
		"Ylin johto: 1\nMuut: 2":  "[{map[en:Management fi:Ylin johto] 1} {map[en:Others fi:Muut] 2}]",
		"Uusi: 3\nJohto\nMuut: 2": "[]",
	} {
		got, _ := benchmarkValues(text, was, w.App)
		if fmt.Sprint(got) != want {
			t.Errorf("%q gives %v, want %s", text, got, want)
		}
	}
}

// dialogFields are the fields of the dialog on top, from top to bottom.
func (w *world) dialogFields() []*field {
	var list []*field
	walkObjects(w.modals[len(w.modals)-1].pop.Content, func(o fyne.CanvasObject) {
		if f, ok := o.(*field); ok {
			list = append(list, f)
		}
	})
	return list
}
