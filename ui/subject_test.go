package ui

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// part names a part of a picture shortly.
func part(owner model.ID, p scene.Part, keys ...model.ID) scene.Ref {
	r := scene.Ref{Owner: owner, Part: p}
	if len(keys) > 0 {
		r.Lane = keys[0]
	}
	if len(keys) > 1 {
		r.Persona = keys[1]
	}
	return r
}

var (
	structures = model.NewSheetID("structures")
	companyRef = part(modeltest.CompanyWord, scene.PartPromise)
	queueRef   = part(modeltest.QueueWord, scene.PartPromise)
	boardRef   = part(modeltest.BoardWord, scene.PartPromise)
)

// TestSubject_Drop drops one thing on another and tells what became of it.
func TestSubject_Drop(t *testing.T) {
	promise := func(id model.ID, of func(*model.Promise) any) func(*model.Project) any {
		return func(p *model.Project) any { return of(p.Promise(id)) }
	}
	parent := func(e *model.Promise) any { return e.Parent }
	for name, tt := range map[string]struct {
		what, on scene.Ref
		x, y     float64
		now      func(*model.Project) any
		want     any // nil: it does not belong there
	}{
		"a promise on another":          {what: boardRef, on: companyRef, now: promise(modeltest.BoardWord, parent), want: modeltest.CompanyWord},
		"a promise on its parent":       {what: part(modeltest.StageWord, scene.PartPromise), on: companyRef},
		"a promise on a part of itself": {what: companyRef, on: queueRef},
		"a promise on itself":           {what: companyRef, on: companyRef},
		"a promise on what we know":     {what: queueRef, on: part(model.InfoID, scene.PartUnderstanding), now: promise(modeltest.QueueWord, parent), want: model.ID("")},
		"a promise on a role": {what: boardRef, on: part(modeltest.Clerk, scene.PartEntity),
			now: promise(modeltest.BoardWord, func(e *model.Promise) any { return e.Subject }), want: modeltest.Clerk},
		"a promise on a stage": {what: boardRef, on: part(modeltest.Search, scene.PartEntity),
			now: promise(modeltest.BoardWord, func(e *model.Promise) any { return fmt.Sprint(e.Level, e.Subject) }), want: "stagesearch"},
		"a stage's promise in another cell": {what: part(modeltest.StageWord, scene.PartPromise), on: part(modeltest.Search, scene.PartMatrix, modeltest.Clerk),
			now: promise(modeltest.StageWord, func(e *model.Promise) any { return fmt.Sprint(e.Subject, e.Owner) }), want: "searchclerk"},
		"a touchpoint's promise in another row": {what: queueRef, on: part(modeltest.Visit, scene.PartMatrix, modeltest.Board),
			now: promise(modeltest.QueueWord, func(e *model.Promise) any { return e.Owner }), want: modeltest.Board},
		"a touchpoint's promise in another stage": {what: queueRef, on: part(modeltest.Search, scene.PartMatrix, modeltest.Board)},
		"a role before another": {what: part(modeltest.Clerk, scene.PartEntity), on: part(modeltest.Board, scene.PartEntity), y: 0.2,
			now: func(p *model.Project) any { return p.Info().Roles[0] }, want: modeltest.Clerk},
		"a role behind the one it stands behind": {what: part(modeltest.Clerk, scene.PartEntity), on: part(modeltest.Board, scene.PartEntity), y: 0.8},
		"a role on a horizon": {what: part(modeltest.Clerk, scene.PartEntity), on: part("", scene.PartState, "horizon", "3"),
			now: func(p *model.Project) any { return p.Role(modeltest.Clerk).Horizon }, want: model.HorizonThree},
		"an action on the plane": {what: part(modeltest.Idea, scene.PartEntity), on: part("", scene.PartPlane), x: 0.99, y: 0.01,
			now: func(p *model.Project) any {
				a := p.Action(modeltest.Idea)
				return [2]int{a.Value, a.Effort}
			}, want: [2]int{5, 5}},
		"an action before another": {what: part(modeltest.Idea, scene.PartEntity), on: part(modeltest.Tickets, scene.PartEntity), y: 0.1,
			now: func(p *model.Project) any { return p.Info().Actions[0] }, want: modeltest.Idea},
		"a decision among others": {what: part(modeltest.GiveUp, scene.PartEntity), on: part(modeltest.Invest, scene.PartEntity), y: 0.1,
			now: func(p *model.Project) any {
				return fmt.Sprint(p.Info().Decisions[0], p.Decision(modeltest.GiveUp).Verdict)
			}, want: "d-give-upinvest"},
		"a role on a promise": {what: part(modeltest.Clerk, scene.PartEntity), on: companyRef},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			s := subject{w.page}
			if !s.CanDrag(w.project(), tt.what) {
				t.Fatal("it cannot be taken hold of")
			}
			e := s.Drop(w.project(), tt.what, tt.on, tt.x, tt.y)
			if tt.want == nil {
				if e != nil {
					t.Fatalf("it was taken: %#v", e)
				}
				return
			}
			if e == nil || w.session.do(e) != nil {
				t.Fatalf("it was refused: %#v", e)
			}
			if got := tt.now(w.project()); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// TestSubject_Types writes a text into every kind of part and reads it back.
func TestSubject_Types(t *testing.T) {
	for name, ref := range map[string]scene.Ref{
		"a promise":            queueRef,
		"a role's name":        part(modeltest.Clerk, scene.PartEntity),
		"a role's task":        part(modeltest.Clerk, scene.PartField, model.ID(edit.FieldTask)),
		"a decision's reason":  part(modeltest.Invest, scene.PartField, model.ID(edit.FieldWhy)),
		"an action":            part(modeltest.Tickets, scene.PartEntity),
		"what we know":         part(model.InfoID, scene.PartUnderstanding),
		"a cell":               part(modeltest.Sheet, scene.PartSheetCell, "values", "economy/evidence"),
		"a cell of a new form": part(structures, scene.PartSheetCell, "rewards", "structures/why"),
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			s := subject{w.page}
			if _, ok := s.Text(w.project(), ref); !ok {
				t.Fatal("it cannot be typed over")
			}
			const text = "Uusi teksti ä 😀"
			if e := s.SetText(w.project(), ref, text); e == nil || w.session.do(e) != nil {
				t.Fatalf("edit %#v", e)
			}
			if got, _ := s.Text(w.project(), ref); got != text {
				t.Errorf("it says %q", got)
			}
			if e := s.SetText(w.project(), ref, text); e != nil {
				t.Errorf("the same text again is an edit: %#v", e)
			}
			if e := s.Clear(w.project(), ref); e != nil {
				if w.session.do(e) != nil {
					t.Fatal("it cannot be emptied")
				}
				if got, _ := s.Text(w.project(), ref); got != "" {
					t.Errorf("emptied it says %q", got)
				}
			} else if ref.Part != scene.PartPromise && ref.Part != scene.PartEntity {
				t.Error("it can be neither emptied nor removed")
			}
		})
	}
}

// TestSubject_Days takes days as people write them and refuses what is none.
func TestSubject_Days(t *testing.T) {
	w := withSample(t)
	s := subject{w.page}
	due := part(structures, scene.PartSheetCell, "rewards", "structures/due")
	if e := s.SetText(w.project(), due, "32.13."); e != nil {
		t.Errorf("no day became %#v", e)
	}
	if e := s.SetText(w.project(), due, "1.9.2027"); e == nil || w.session.do(e) != nil {
		t.Fatalf("edit %#v", e)
	}
	if row := w.project().Sheet(structures).Row("structures", "rewards"); row.Cells["due"] != "2027-09-01" {
		t.Errorf("cells %v", row.Cells)
	}
	if text, _ := s.Text(w.project(), due); text != "1.9.2027" {
		t.Errorf("the cell says %q", text)
	}
}

// TestSubject_Adds adds at every place that offers it, and beside every thing.
func TestSubject_Adds(t *testing.T) {
	for name, tt := range map[string]struct {
		ref  scene.Ref
		kind model.Kind
	}{
		"beside a promise":        {queueRef, model.KindPromise},
		"a part of a promise":     {part(modeltest.CompanyWord, scene.PartAdd), model.KindPromise},
		"the company's promise":   {part(model.InfoID, scene.PartAdd), model.KindPromise},
		"a role's promise":        {part(modeltest.Clerk, scene.PartAdd), model.KindPromise},
		"a role":                  {part(model.InfoID, scene.PartAdd, "role"), model.KindRole},
		"beside a role":           {part(modeltest.Clerk, scene.PartEntity), model.KindRole},
		"beside a stage":          {part(modeltest.Visit, scene.PartEntity), model.KindPromise},
		"in a cell of the matrix": {part(modeltest.Search, scene.PartMatrix, modeltest.Clerk), model.KindPromise},
		"beside a decision":       {part(modeltest.Invest, scene.PartEntity), model.KindDecision},
		"a decision to give up":   {part("", scene.PartAdd, model.ID(model.VerdictGiveUp)), model.KindDecision},
		"beside an action":        {part(modeltest.Tickets, scene.PartEntity), model.KindAction},
		"an action":               {part("", scene.PartAdd, "action"), model.KindAction},
		"a row":                   {part(structures, scene.PartAdd, "structures"), model.KindSheet},
		"beside a row":            {part(structures, scene.PartRow, "rewards", "structures"), model.KindSheet},
		"beside a finding":        {part(modeltest.CompanyWord, scene.PartFinding, "promiseNoOwner"), ""},
		"beside a role's task":    {part(modeltest.Clerk, scene.PartField, "task"), ""},
		"beside a measure":        {part(modeltest.QueueWord, scene.PartField, "measureLast"), ""},
		"a row where none can be": {part(modeltest.Sheet, scene.PartRow, "values", "economy"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := withSample(t)
			s := subject{w.page}
			e, open := s.Add(w.project(), tt.ref, "fresh")
			if tt.kind == "" {
				if e != nil {
					t.Fatalf("something was added: %#v", e)
				}
				return
			}
			if e == nil || w.session.do(e) != nil {
				t.Fatalf("edit %#v", e)
			}
			if tt.kind == model.KindSheet {
				rows := w.project().Sheet(structures).Rows
				if len(rows) != 1 || rows[0].ID != "fresh" || open.Lane != "fresh" {
					t.Errorf("rows %v, to open %+v", rows, open)
				}
			} else if added := w.project().Get("fresh"); added == nil || added.Kind() != tt.kind || open.Owner != "fresh" {
				t.Errorf("added %v, to open %+v", added, open)
			}
			if _, ok := s.Text(w.project(), open); !ok {
				t.Error("what is opened cannot be typed into")
			}
		})
	}
}

// TestMatrix_TypingAddsAPromise where the cell says.
func TestMatrix_TypingAddsAPromise(t *testing.T) {
	for cell, want := range map[scene.Ref]string{
		part(modeltest.Search, scene.PartMatrix, modeltest.Clerk): "stage search clerk",
		part("", scene.PartMatrix, modeltest.Clerk):               "role clerk clerk",
		part("", scene.PartMatrix):                                "company  ",
	} {
		w := withSample(t)
		s := subject{w.page}
		e := s.SetText(w.project(), cell, "Vastaamme heti")
		if e == nil || w.session.do(e) != nil {
			t.Fatalf("edit %#v", e)
		}
		for made := range w.project().Promises() {
			if got := fmt.Sprint(made.Level, " ", made.Subject, " ", made.Owner); made.Text == "Vastaamme heti" && got != want {
				t.Errorf("%+v: %s, want %s", cell, got, want)
			}
		}
		if s.SetText(w.project(), cell, "  ") != nil {
			t.Error("blanks became a promise")
		}
	}
}

// TestSubject_PressSetsSteps says where one is by a click on a step.
func TestSubject_PressSetsSteps(t *testing.T) {
	w := withSample(t)
	w.page.goPage(pageFramework)
	s := subject{w.page}
	picture := w.session.drawn.scene
	tried := 0
	picture.Zones(scene.Rect{W: picture.Width, H: picture.Height}, func(z scene.Zone) {
		at, column, ok := cellOf(w.project(), z.Ref)
		if !ok || column.Kind != model.ColumnStep {
			return
		}
		for i, o := range column.Options {
			e := s.Press(w.project(), z, z.X+z.W*(float64(i)+0.5)/float64(len(column.Options)), z.Y)
			if e == nil || w.session.do(e) != nil || at.row(w.project()).Cells[column.Key] != o.Key {
				t.Fatalf("step %d of %+v: %v", i+1, z.Ref, at.row(w.project()))
			}
			tried++
		}
		last := z.X + z.W - z.W*0.5/float64(len(column.Options))
		if e := s.Press(w.project(), z, last, z.Y); e == nil || w.session.do(e) != nil || at.row(w.project()).Cells[column.Key] != "" {
			t.Errorf("a click on the present step of %+v does not take it back", z.Ref)
		}
	})
	if tried < 8*2*5 {
		t.Errorf("%d steps tried", tried)
	}
}

// The cards of segments are there before anybody has written on the sheet: they
// are put into a field and keep the name of their segment.
func TestSubject_CardsOfSegments(t *testing.T) {
	w := withSample(t)
	w.page.openForm("segment-grid")
	sheet := model.NewSheetID("segment-grid")
	row := model.RowFor("stage", modeltest.Schools)
	card, s := part(sheet, scene.PartRow, row, "stage"), subject{w.page}
	if _, ok := s.Text(w.project(), part(sheet, scene.PartSheetCell, row, "stage/name")); ok {
		t.Error("the name of a segment can be typed over on a sheet")
	}
	e := s.Drop(w.project(), card, part(sheet, scene.PartSlot, "stage", "settled/best"), 0.5, 0.5)
	if e == nil || w.session.do(e) != nil {
		t.Fatalf("edit %#v", e)
	}
	if r := w.project().Sheet(sheet).Row("stage", row); r.Cells["x"] != "settled" || r.Cells["y"] != "best" || len(r.Cells) != 2 {
		t.Errorf("the card says %v", r.Cells)
	}
	at := edit.SheetPlace{Sheet: sheet, Form: "segment-grid", Block: "stage", Row: row}
	if got := w.page.rowName(at); got != w.project().Segment(modeltest.Schools).Name {
		t.Errorf("it is called %q", got)
	}
	if w.page.addedRow(at) || w.page.rowGone(at) {
		t.Error("it is a row that people have added, or gone")
	}
}

// The inspector says what customers tell of a number that nobody has given, and
// nothing of the kind over one that somebody has.
func TestForm_NumberOfCustomers(t *testing.T) {
	w := withSample(t)
	const form = "customer-equity"
	w.page.openForm(form)
	at := edit.SheetPlace{Sheet: model.NewSheetID(form), Form: form, Block: "groups", Row: model.RowFor("groups", modeltest.Families)}
	w.page.open(rowID(at))
	hints := func() (list []string) {
		for _, f := range w.page.inspector.form.fields {
			list = append(list, f.PlaceHolder)
		}
		return list
	}
	if got := hints(); !slices.Contains(got, "2 (asiakkaista)") {
		t.Errorf("the fields suggest %q", got)
	}
	if err := w.session.do(edit.SetCell{SheetPlace: at, Column: "customers", Text: "7"}); err != nil {
		t.Fatal(err)
	}
	if got := hints(); slices.Contains(got, "2 (asiakkaista)") {
		t.Errorf("the fields suggest %q beside what was typed", got)
	}
}
