package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
	"lupaus/ui/uitest"
)

// wantEdits checks what the board asked for, and forgets it.
func (d *desk) wantEdits(want ...edit.Edit) {
	d.t.Helper()
	if diff := cmp.Diff(want, d.edits); diff != "" {
		d.t.Errorf("edits (-want +got):\n%s", diff)
	}
	d.edits = nil
}

func (d *desk) wantSelected(want ...scene.Ref) {
	d.t.Helper()
	got := d.b.Selection()
	if len(got) != len(want) {
		d.t.Fatalf("selected %+v, want %+v", got, want)
	}
	for i := range got {
		if got[i].Owner != want[i].Owner || got[i].Part != want[i].Part || want[i].Lane != "" && got[i].Lane != want[i].Lane {
			d.t.Errorf("selected %+v, want %+v", got, want)
		}
	}
}

func TestClick_Selects(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.click(card(ids[1]))
	d.wantSelected(card(ids[1]))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.click(card(ids[3])) })
	d.wantSelected(card(ids[1]), card(ids[3]))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.click(card(ids[1])) })
	d.wantSelected(card(ids[3]))
	d.With(fyne.KeyModifierShift, func() { d.click(card(ids[1])) })
	d.wantSelected(card(ids[3]), card(ids[2]), card(ids[1]))
	d.click(card(ids[2]))
	d.wantSelected(card(ids[2]))
	d.pause()
	d.Click(2, 2)
	d.wantSelected()
	d.wantEdits()
}

func TestRubberBand_SelectsColumns(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.at(d.cell(ids[3], model.LanePromise)) // looking for a place brings it into view
	from, to := d.at(d.cell(ids[1], model.LaneDoes)), d.at(d.cell(ids[3], model.LanePromise))
	d.Drag(from, to)
	d.wantSelected(card(ids[1]), card(ids[2]), card(ids[3]))
	d.wantEdits()
}

func TestDoubleClick_EditsInPlace(t *testing.T) {
	for name, part := range map[string]func(d *desk) (scene.Ref, edit.Edit){
		"card": func(d *desk) (scene.Ref, edit.Edit) {
			id := d.touchpoints()[2]
			return card(id), edit.SetText{ID: id, Field: edit.FieldTitle, Text: "Uusi"}
		},
		"text cell": func(d *desk) (scene.Ref, edit.Edit) {
			id := d.touchpoints()[0]
			return d.cell(id, model.LaneDoes), edit.SetLaneText{Touchpoint: id, Lane: d.lane(model.LaneDoes), Text: "Uusi"}
		},
		"stage": func(d *desk) (scene.Ref, edit.Edit) {
			id := d.doc.Project().Journey(d.journey).Stages[1]
			return scene.Ref{Owner: id, Part: scene.PartStage}, edit.SetText{ID: id, Field: edit.FieldName, Text: "Uusi"}
		},
		"lane head": func(d *desk) (scene.Ref, edit.Edit) {
			l := d.lane(model.LaneChannel)
			return scene.Ref{Owner: d.journey, Part: scene.PartLane, Lane: l}, edit.RenameLane{Journey: d.journey, Lane: l, Name: "Uusi"}
		},
		"journey": func(d *desk) (scene.Ref, edit.Edit) {
			return scene.Ref{Owner: d.journey, Part: scene.PartJourney}, edit.SetText{ID: d.journey, Field: edit.FieldName, Text: "Uusi"}
		},
		"promise": func(d *desk) (scene.Ref, edit.Edit) {
			id := d.doc.Project().Touchpoint(d.touchpoints()[2]).Promises[0]
			return scene.Ref{Owner: id, Part: scene.PartPromise}, edit.SetText{ID: id, Field: edit.FieldText, Text: "Uusi"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sampleDesk(t)
			ref, want := part(d)
			d.pause()
			at := d.topLeft(ref)
			d.DoubleClick(at.X, at.Y)
			if !d.b.editor.open {
				t.Fatal("the entry did not open")
			}
			d.Type("Uusi") // over the selected text
			d.Key(fyne.KeyReturn)
			d.wantEdits(want)
			if d.b.editor.open || d.Canvas().Focused() != fyne.Focusable(d.b) {
				t.Error("the board did not get the focus back")
			}
		})
	}
}

// topLeft is a place near the upper left corner of a part, where nothing else
// stands on it.
func (d *desk) topLeft(ref scene.Ref) fyne.Position {
	d.at(ref)
	z, _ := d.b.zone(ref)
	r := d.b.boxOf(ref.Part, z.Rect)
	return fyne.NewPos(float32(r.X+min(12, r.W/2)), float32(r.Y+min(12, r.H/2)))
}

func TestKeptMark_AsksForAChoice(t *testing.T) {
	d := sampleDesk(t)
	id := d.doc.Project().Touchpoint(d.touchpoints()[2]).Promises[0]
	mark := scene.Ref{Owner: id, Part: scene.PartKept}
	d.click(mark)
	if len(d.choices) != 1 || d.choices[0] != mark {
		t.Errorf("choices %v, want one of %v", d.choices, mark)
	}
	d.wantSelected(scene.Ref{Owner: id, Part: scene.PartPromise})
}

func TestDoubleClick_ChoosesChannel(t *testing.T) {
	d := sampleDesk(t)
	ref := d.cell(d.touchpoints()[1], model.LaneChannel)
	d.doubleClick(ref)
	if len(d.choices) != 1 || d.choices[0] != ref {
		t.Errorf("choices %v, want one of %v", d.choices, ref)
	}
	d.Type("puhelin")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetChannel{ID: ref.Owner, Channel: model.ChannelPhone})
}

func TestAdd(t *testing.T) {
	for name, add := range map[string]func(d *desk, empty model.ID){
		"by the plus of a stage": func(d *desk, empty model.ID) {
			d.click(scene.Ref{Owner: empty, Part: scene.PartAdd})
		},
		"by a double click": func(d *desk, empty model.ID) {
			d.doubleClick(scene.Ref{Owner: empty, Part: scene.PartAdd})
		},
		"by Enter on the stage": func(d *desk, empty model.ID) {
			d.click(scene.Ref{Owner: empty, Part: scene.PartStage})
			d.Key(fyne.KeyReturn)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sampleDesk(t)
			stages := d.doc.Project().Journey(d.journey).Stages
			empty := stages[len(stages)-1]
			add(d, empty)
			if !d.b.editor.open {
				t.Fatal("the entry did not open")
			}
			d.Type("Palautan kirjan")
			d.Key(fyne.KeyReturn)
			s := d.doc.Project().Stage(empty)
			if len(s.Touchpoints) != 1 || d.doc.Project().Touchpoint(s.Touchpoints[0]).Title != "Palautan kirjan" {
				t.Fatalf("stage holds %v", s.Touchpoints)
			}
			if steps := d.doc.State().Done; steps != 1 {
				t.Errorf("adding and naming took %d steps, want 1", steps)
			}
			d.wantSelected(card(s.Touchpoints[0]))
		})
	}
}

func TestAdd_EnterAfterTouchpoint(t *testing.T) {
	d := sampleDesk(t)
	before := d.touchpoints()
	d.click(card(before[1]))
	d.Key(fyne.KeyReturn)
	d.Type("Toinen")
	d.Key(fyne.KeyReturn)
	d.Key(fyne.KeyReturn)
	d.Type("Kolmas")
	d.Key(fyne.KeyReturn)
	after := d.touchpoints()
	if len(after) != len(before)+2 || after[1] != before[1] || after[4] != before[2] {
		t.Fatalf("order %v after %v", after, before)
	}
	if got := d.doc.Project().Touchpoint(after[2]).Title + d.doc.Project().Touchpoint(after[3]).Title; got != "ToinenKolmas" {
		t.Errorf("titles %q", got)
	}
}

func TestAdd_EscapeTakesBack(t *testing.T) {
	d := sampleDesk(t)
	p := d.doc.Project()
	d.click(card(d.touchpoints()[1]))
	d.Key(fyne.KeyReturn)
	d.Key(fyne.KeyEscape)
	if d.doc.Project() != p {
		t.Error("the added touchpoint is still there")
	}
}

func TestDrag_Card(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	p := d.doc.Project()
	d.at(card(ids[3]))
	from, to := d.at(card(ids[0])), d.at(card(ids[3]))
	d.Drag(from, fyne.NewPos(to.X+30, to.Y))
	stage := p.Touchpoint(ids[3]).Stage
	d.wantEdits(edit.MoveTouchpoints{IDs: ids[:1], Stage: stage, At: slices.Index(p.Stage(stage).Touchpoints, ids[3]) + 1})
	if got := d.touchpoints(); got[3] != ids[0] {
		t.Errorf("order %v", got)
	}
}

func TestDrag_CardsTogetherAndNowhere(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.click(card(ids[1]))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.click(card(ids[0])) })
	d.pause()
	at := d.at(card(ids[0]))
	d.Drag(at, fyne.NewPos(at.X+8, at.Y), at)
	d.wantEdits() // back where it was
	d.at(card(ids[4]))
	at = d.at(card(ids[0]))
	to := d.at(card(ids[4]))
	d.Drag(at, fyne.NewPos(to.X-20, to.Y))
	s := d.doc.Project().Touchpoint(ids[4]).Stage
	d.wantEdits(edit.MoveTouchpoints{IDs: []model.ID{ids[0], ids[1]}, Stage: s, At: 2})
}

func TestDrag_EscapeGivesUp(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	at := d.at(card(ids[0]))
	d.Move(at.X, at.Y)
	d.Press(uitest.Left)
	d.Through(fyne.NewPos(at.X+300, at.Y))
	d.Key(fyne.KeyEscape)
	d.Through(fyne.NewPos(at.X+320, at.Y))
	d.Release(uitest.Left)
	d.wantEdits()
	if d.b.overlay.ghost.Visible() || d.b.overlay.mark.Visible() {
		t.Error("the ghost is still there")
	}
}

func TestDrag_StageAndLane(t *testing.T) {
	d := sampleDesk(t)
	j := d.doc.Project().Journey(d.journey)
	from := d.topLeft(scene.Ref{Owner: j.Stages[0], Part: scene.PartStage})
	to := d.at(scene.Ref{Owner: j.Stages[1], Part: scene.PartStage})
	d.Drag(from, fyne.NewPos(to.X+20, to.Y))
	d.wantEdits(edit.MoveStage{ID: j.Stages[0], At: 2})

	head := func(k model.LaneKind) scene.Ref {
		return scene.Ref{Owner: d.journey, Part: scene.PartLane, Lane: d.lane(k)}
	}
	d.at(head(model.LaneFeeling))
	from, to = d.at(head(model.LaneChannel)), d.at(head(model.LaneFeeling))
	d.Drag(from, fyne.NewPos(to.X, to.Y+8))
	after := slices.IndexFunc(j.Lanes, func(l model.Lane) bool { return l.Kind == model.LaneFeeling }) + 1
	want := edit.MoveLane{Journey: d.journey, Lane: d.lane(model.LaneChannel), At: after}
	if len(d.edits) != 1 {
		t.Fatalf("edits %v", d.edits)
	}
	next, err := want.Apply(d.doc.Project())
	if err != nil || !slices.Equal(shownLanes(next.Journey(d.journey)), shownLanes(d.doc.Project().Journey(d.journey))) {
		t.Errorf("lanes %v, want those after %+v", shownLanes(d.doc.Project().Journey(d.journey)), want)
	}
}

func shownLanes(j *model.Journey) []model.LaneKind {
	var kinds []model.LaneKind
	for _, l := range j.Lanes {
		if !l.Hidden {
			kinds = append(kinds, l.Kind)
		}
	}
	return kinds
}

// dotOf is the dot of the first feeling of a touchpoint.
func (d *desk) dotOf(id model.ID) scene.Ref {
	d.t.Helper()
	fs := d.doc.Project().Touchpoint(id).Feelings
	if len(fs) == 0 {
		d.t.Fatal("nothing is felt there")
	}
	return scene.Ref{Owner: id, Part: scene.PartFeeling, Persona: fs[0].Persona}
}

// heightOfValue is where a feeling lies in the window.
func (d *desk) heightOfValue(id model.ID, v float64) float32 {
	cell, ok := d.b.feelingCell(id)
	if !ok {
		d.t.Fatal("no feeling cell")
	}
	_, y := d.b.view.toBoard(0, scene.FeelingY(cell, v))
	return float32(y)
}

func TestDrag_DotSetsFeeling(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[1]
	ref := d.dotOf(id)
	from := d.at(ref)
	d.Move(from.X, from.Y)
	d.Press(uitest.Left)
	d.Through(fyne.NewPos(from.X, d.heightOfValue(id, -1.4)))
	if d.b.shown == d.b.scene {
		t.Error("the curve did not follow")
	}
	d.Release(uitest.Left)
	f, _ := d.doc.Project().Touchpoint(id).Feeling(ref.Persona)
	if f.Value != -1.5 {
		t.Errorf("feeling %v, want −1.5", f.Value)
	}
	if len(d.edits) != 1 || d.doc.State().Done != 1 {
		t.Errorf("%d edits, want 1", len(d.edits))
	}
	if d.b.shown != d.b.scene {
		t.Error("a preview is still shown")
	}
	d.wantSelected(ref)

	from = d.at(ref)
	d.With(fyne.KeyModifierAlt, func() { d.Drag(from, fyne.NewPos(from.X, d.heightOfValue(id, 1.21))) })
	if f, _ := d.doc.Project().Touchpoint(id).Feeling(ref.Persona); f.Value != 1.2 {
		t.Errorf("with Alt feeling %v, want 1.2", f.Value)
	}
}

func TestDrag_DotGivenUpRestoresTheCurve(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[1]
	from := d.at(d.dotOf(id))
	d.Move(from.X, from.Y)
	d.Press(uitest.Left)
	d.Through(fyne.NewPos(from.X, d.heightOfValue(id, 2)))
	d.Key(fyne.KeyEscape)
	d.Release(uitest.Left)
	d.wantEdits()
	if d.b.shown != d.b.scene {
		t.Error("a preview is still shown")
	}
}

func TestClick_SetsFirstFeeling(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	id := ids[len(ids)-1]
	at := d.at(d.cell(id, model.LaneFeeling))
	d.pause()
	d.Click(at.X, d.heightOfValue(id, 1.1))
	fs := d.doc.Project().Touchpoint(id).Feelings
	if len(fs) != 1 || fs[0].Value != 1 {
		t.Fatalf("feelings %v, want one of 1", fs)
	}
	if len(d.edits) != 1 {
		t.Errorf("%d edits", len(d.edits))
	}
	d.pause()
	d.Click(at.X, d.heightOfValue(id, -1.5)) // known now: a click only selects
	if got := d.doc.Project().Touchpoint(id).Feelings; !slices.Equal(got, fs) {
		t.Errorf("feelings %v after a second click", got)
	}
}

func TestDrag_ColumnEdge(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[0]
	from := d.at(scene.Ref{Owner: id, Part: scene.PartColumnEdge})
	d.Move(from.X, from.Y)
	if d.b.Cursor() != desktop.HResizeCursor {
		t.Errorf("cursor %v", d.b.Cursor())
	}
	d.pause()
	d.Drag(from, fyne.NewPos(from.X+float32(10*d.b.view.dpPerMM), from.Y))
	want := d.b.columnWidth(id)
	if len(d.edits) != 1 || want != model.DefaultColumnMM+10 {
		t.Errorf("width %v, edits %v", want, d.edits)
	}
	d.pause()
	at := d.at(scene.Ref{Owner: id, Part: scene.PartColumnEdge})
	d.DoubleClick(at.X, at.Y)
	if d.b.columnWidth(id) != model.DefaultColumnMM {
		t.Error("a double click did not reset the width")
	}
}

func TestWheel(t *testing.T) {
	d := sampleDesk(t)
	d.b.SetZoom(300)
	before := d.b.view
	d.Scroll(600, 400, 0, -25)
	if d.b.view.y <= before.y || d.b.view.x != before.x {
		t.Error("the wheel did not go down")
	}
	before = d.b.view
	d.With(fyne.KeyModifierShift, func() { d.Scroll(600, 400, 0, -25) })
	if d.b.view.x <= before.x || d.b.view.y != before.y {
		t.Error("Shift and wheel did not go right")
	}
	x, y := d.b.view.toMap(600, 400)
	d.With(fyne.KeyModifierControl, func() { d.Scroll(600, 400, 0, 25) })
	if gx, gy := d.b.view.toMap(600, 400); abs64(gx-x) > 1e-6 || abs64(gy-y) > 1e-6 || d.b.Zoom() <= 300 {
		t.Errorf("zoomed to %v about (%v, %v), want (%v, %v)", d.b.Zoom(), gx, gy, x, y)
	}
}

func abs64(f float64) float64 { return max(f, -f) }

func TestPan_MiddleButtonAndSpace(t *testing.T) {
	d := sampleDesk(t)
	d.b.SetZoom(300)
	before := d.b.view
	d.DragWith(uitest.Middle, fyne.NewPos(600, 400), fyne.NewPos(500, 350))
	if d.b.view.x <= before.x || d.b.view.y <= before.y {
		t.Error("the middle button did not pan")
	}
	d.click(card(d.touchpoints()[0]))
	before = d.b.view
	d.KeyDown(fyne.KeySpace)
	d.Drag(fyne.NewPos(600, 400), fyne.NewPos(500, 350))
	d.KeyUp(fyne.KeySpace)
	if d.b.view.x <= before.x {
		t.Error("Space did not pan")
	}
	d.wantEdits()
}

func TestMenu(t *testing.T) {
	d := sampleDesk(t)
	ref := card(d.touchpoints()[1])
	at := d.at(ref)
	d.RightClick(at.X, at.Y)
	d.wantSelected(ref)
	if len(d.menus) != 1 || d.menus[0] != ref {
		t.Errorf("menus %v", d.menus)
	}
}

func TestDelete(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.click(card(ids[1]))
	d.Key(fyne.KeyDelete)
	if !slices.Equal(d.removed, ids[1:2]) {
		t.Errorf("removed %v", d.removed)
	}
	ref := d.dotOf(ids[1])
	d.click(ref)
	d.Key(fyne.KeyDelete)
	d.wantEdits(edit.ClearFeeling{Touchpoint: ids[1], Persona: ref.Persona})
	d.click(d.cell(ids[1], model.LaneDoes))
	d.Key(fyne.KeyDelete)
	d.wantEdits(edit.SetLaneText{Touchpoint: ids[1], Lane: d.lane(model.LaneDoes)})
}

func TestCopyPasteDuplicate(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.click(card(ids[0]))
	d.With(fyne.KeyModifierShift, func() { d.click(card(ids[1])) })
	f, ok := d.b.Copy()
	if !ok || f.Len() != 2 {
		t.Fatal("nothing was copied")
	}
	d.click(card(ids[3]))
	if err := d.b.Paste(f); err != nil {
		t.Fatal(err)
	}
	after := d.touchpoints()
	if len(after) != len(ids)+2 || after[3] != ids[3] || after[6] != ids[4] {
		t.Errorf("order %v after %v", after, ids)
	}
	d.wantSelected(card(after[4]), card(after[5]))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.KeyD) })
	if got := d.touchpoints(); len(got) != len(after)+2 {
		t.Errorf("%d touchpoints after duplicating", len(got))
	}
	d.b.SelectAll()
	if got := d.b.SelectedIDs(); !slices.Equal(got, d.touchpoints()) {
		t.Errorf("all is %v", got)
	}
}
