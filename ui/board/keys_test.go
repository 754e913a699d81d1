package board

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

func TestArrows_WalkTheMap(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	stage := d.doc.Project().Touchpoint(ids[0]).Stage
	d.click(card(ids[0]))
	steps := []struct {
		key  fyne.KeyName
		want scene.Ref
	}{
		{fyne.KeyDown, d.cell(ids[0], model.LaneChannel)},
		{fyne.KeyDown, d.cell(ids[0], model.LaneDoes)},
		{fyne.KeyRight, d.cell(ids[1], model.LaneDoes)},
		{fyne.KeyEnd, d.cell(ids[4], model.LaneDoes)},
		{fyne.KeyRight, d.cell(ids[4], model.LaneDoes)},
		{fyne.KeyHome, d.cell(ids[0], model.LaneDoes)},
		{fyne.KeyLeft, scene.Ref{Owner: d.journey, Part: scene.PartLane, Lane: d.lane(model.LaneDoes)}},
		{fyne.KeyUp, scene.Ref{Owner: d.journey, Part: scene.PartLane, Lane: d.lane(model.LaneChannel)}},
		{fyne.KeyRight, d.cell(ids[0], model.LaneChannel)},
		{fyne.KeyUp, card(ids[0])},
		{fyne.KeyUp, scene.Ref{Owner: stage, Part: scene.PartStage}},
		{fyne.KeyUp, scene.Ref{Owner: d.journey, Part: scene.PartJourney}},
		{fyne.KeyDown, scene.Ref{Owner: stage, Part: scene.PartStage}},
		{fyne.KeyDown, card(ids[0])},
	}
	for i, s := range steps {
		d.Key(s.key)
		if got, _ := d.b.current(); got != s.want {
			t.Fatalf("step %d, %s: at %+v, want %+v", i, s.key, got, s.want)
		}
	}
	d.wantEdits()
}

func TestArrows_EnterAndLeavePromises(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[2]
	promise := d.doc.Project().Touchpoint(id).Promises[0]
	d.click(d.cell(id, model.LaneFeeling))
	d.Key(fyne.KeyDown)
	d.wantSelected(d.cell(id, model.LanePromise))
	d.Key(fyne.KeyDown)
	d.wantSelected(scene.Ref{Owner: promise, Part: scene.PartPromise})
	d.Key(fyne.KeyUp)
	d.Key(fyne.KeyUp)
	d.wantSelected(d.cell(id, model.LaneFeeling))
}

func TestArrows_EveryPartOfEveryColumn(t *testing.T) {
	d := sampleDesk(t)
	for _, c := range d.b.plan().columns {
		seen := map[scene.Ref]bool{}
		d.b.Select(card(c.id))
		for range 40 {
			cur, _ := d.b.current()
			seen[cur] = true
			d.b.walk(fyne.KeyDown, false)
		}
		for _, z := range d.b.stops(c) {
			if !seen[z.Ref] {
				t.Errorf("the keyboard does not reach %+v", z.Ref)
			}
		}
	}
}

func TestTyping_WritesOver(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[1]
	d.click(d.cell(id, model.LaneDoes))
	d.Type("äiti")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetLaneText{Touchpoint: id, Lane: d.lane(model.LaneDoes), Text: "äiti"})
	d.Key(fyne.KeyF2)
	d.Key(fyne.KeyEnd)
	d.Type("!")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetLaneText{Touchpoint: id, Lane: d.lane(model.LaneDoes), Text: "äiti!"})
}

func TestTyping_PromiseCellAdds(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[0]
	d.click(d.cell(id, model.LanePromise))
	d.Type("Vastaamme heti")
	d.Key(fyne.KeyReturn)
	got := d.doc.Project().Touchpoint(id).Promises
	if len(got) != 1 || d.doc.Project().Promise(got[0]).Text != "Vastaamme heti" {
		t.Errorf("promises %v", got)
	}
}

func TestEntry_TabGoesOn(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	lane := d.lane(model.LaneDoes)
	d.doubleClick(d.cell(ids[0], model.LaneDoes))
	d.Type("yksi")
	d.Key(fyne.KeyTab)
	d.Type("kaksi")
	d.Key(fyne.KeyTab)
	if !d.b.editor.open || d.b.editor.ref != d.cell(ids[2], model.LaneDoes) {
		t.Fatalf("editing %+v", d.b.editor.ref)
	}
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyTab) })
	if !d.b.editor.open || d.b.editor.ref != d.cell(ids[1], model.LaneDoes) {
		t.Fatalf("editing %+v", d.b.editor.ref)
	}
	d.Key(fyne.KeyEscape)
	d.wantEdits(
		edit.SetLaneText{Touchpoint: ids[0], Lane: lane, Text: "yksi"},
		edit.SetLaneText{Touchpoint: ids[1], Lane: lane, Text: "kaksi"})
}

func TestEntry_TabAfterTheLastTitleAddsAnother(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	last := ids[len(ids)-1]
	d.doubleClick(card(last))
	d.Type("viimeinen")
	d.Key(fyne.KeyTab)
	d.Type("vielä yksi")
	d.Key(fyne.KeyReturn)
	now := d.touchpoints()
	if len(now) != len(ids)+1 || now[len(ids)-1] != last {
		t.Fatalf("%d touchpoints after Tab, want %d", len(now), len(ids)+1)
	}
	p := d.doc.Project()
	if a, b := p.Touchpoint(last).Title, p.Touchpoint(now[len(ids)]).Title; a != "viimeinen" || b != "vielä yksi" {
		t.Errorf("titles %q, %q", a, b)
	}
}

func TestEntry_EscapeAndFocus(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.doubleClick(card(ids[0]))
	d.Type("hukkaan")
	d.Key(fyne.KeyEscape)
	d.wantEdits()
	if d.Canvas().Focused() != fyne.Focusable(d.b) {
		t.Error("the board did not get the focus back")
	}
	d.doubleClick(card(ids[0]))
	d.Type("talteen")
	d.click(card(ids[2])) // elsewhere
	d.wantEdits(edit.SetText{ID: ids[0], Field: edit.FieldTitle, Text: "talteen"})
	d.wantSelected(card(ids[2]))
	d.doubleClick(card(ids[0]))
	d.Canvas().Unfocus() // nothing was changed
	d.wantEdits()
	d.b.editor.commit()
	d.wantEdits()
}

func TestEntry_ShiftEnterBreaksTheLine(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[0]
	d.doubleClick(d.cell(id, model.LaneDoes))
	d.Type("yksi")
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyReturn) })
	d.Type("kaksi")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetLaneText{Touchpoint: id, Lane: d.lane(model.LaneDoes), Text: "yksi\nkaksi"})
}

func TestShortcuts_MoveAndFeel(t *testing.T) {
	d := sampleDesk(t)
	ids := d.touchpoints()
	d.click(card(ids[0]))
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.KeyRight) })
	if got := d.touchpoints(); got[1] != ids[0] || got[0] != ids[1] {
		t.Errorf("order %v", got)
	}
	d.pause()
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.KeyRight) }) // into the next stage
	p := d.doc.Project()
	if p.Touchpoint(ids[0]).Stage != p.Touchpoint(ids[2]).Stage || d.touchpoints()[1] != ids[0] {
		t.Errorf("order %v", d.touchpoints())
	}
	d.pause()
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.KeyLeft) }) // and back
	if p := d.doc.Project(); p.Touchpoint(ids[0]).Stage != p.Touchpoint(ids[1]).Stage {
		t.Error("did not come back")
	}
	ref := d.dotOf(ids[1])
	before, _ := d.doc.Project().Touchpoint(ids[1]).Feeling(ref.Persona)
	d.click(ref)
	d.With(fyne.KeyModifierAlt, func() { d.Key(fyne.KeyUp) })
	if f, _ := d.doc.Project().Touchpoint(ids[1]).Feeling(ref.Persona); f.Value != before.Value+0.5 {
		t.Errorf("feeling %v, was %v", f.Value, before.Value)
	}
}

func TestZoom_KeysAndLimits(t *testing.T) {
	d := sampleDesk(t)
	d.click(card(d.touchpoints()[0]))
	d.With(fyne.KeyModifierShortcutDefault, func() {
		for range 30 {
			d.Key(fyne.KeyPlus)
		}
	})
	if d.b.Zoom() < 799 || d.b.Zoom() > 801 {
		t.Errorf("zoom %v, want 800", d.b.Zoom())
	}
	d.With(fyne.KeyModifierShortcutDefault, func() { d.Key(fyne.Key0) })
	if r := d.b.view.visible(); r.X > 0 || r.Y > 0 || r.X+r.W < d.b.shown.Width || r.Y+r.H < d.b.shown.Height {
		t.Errorf("fit shows %+v of %v × %v", r, d.b.shown.Width, d.b.shown.Height)
	}
}

func TestCompare_BothJourneysCanBeEdited(t *testing.T) {
	d := sampleDesk(t)
	p := d.doc.Project()
	now, target := p.Info().Journeys[0], p.Info().Journeys[1]
	d.picture = func(p *model.Project) *scene.Scene { return d.builder.Compare(p, now, target) }
	d.b.SetScene(p, now, d.picture(p))
	d.b.Fit()
	id := p.Stage(p.Journey(target).Stages[0]).Touchpoints[0]
	d.click(card(id))
	d.wantSelected(card(id))
	d.Key(fyne.KeyF2)
	d.Type("Tavoite")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.SetText{ID: id, Field: edit.FieldTitle, Text: "Tavoite"})
	d.wantSelected(card(id))
}

func TestArrows_ReachPromisesOfStages(t *testing.T) {
	d := sampleDesk(t)
	p := d.doc.Project()
	for _, id := range p.Journey(d.journey).Stages {
		s := p.Stage(id)
		d.b.Select(scene.Ref{Owner: id, Part: scene.PartStage})
		for _, promise := range s.Promises {
			d.b.walk(fyne.KeyDown, false)
			d.wantSelected(scene.Ref{Owner: promise, Part: scene.PartPromise})
		}
		d.b.walk(fyne.KeyDown, false)
		if cur, _ := d.b.current(); cur.Part != scene.PartTouchpoint && cur.Part != scene.PartAdd {
			t.Errorf("under stage %s is %+v", id, cur)
		}
	}
}

func TestDots_ReachedByKeys(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[3]
	d.click(d.cell(id, model.LaneDoes))
	d.Key(fyne.KeyDown)
	d.wantSelected(d.cell(id, model.LaneFeeling))
	d.Key(fyne.KeyReturn)
	seen := map[model.ID]bool{}
	for range 3 {
		cur, _ := d.b.current()
		if cur.Part != scene.PartFeeling || cur.Owner != id {
			t.Fatalf("current is %+v", cur)
		}
		seen[cur.Persona] = true
		d.With(fyne.KeyModifierAlt, func() { d.Key(fyne.KeyDown) })
		d.pause()
		if d.b.AcceptsTab() {
			d.Key(fyne.KeyTab)
		}
	}
	if len(seen) != 3 || len(d.edits) != 3 {
		t.Errorf("reached %v with %d edits", seen, len(d.edits))
	}
	if d.b.AcceptsTab() {
		t.Error("Tab never leaves the board")
	}
	d.Key(fyne.KeyDown)
	d.wantSelected(d.cell(id, model.LanePromise))
}

func TestMenuKey(t *testing.T) {
	d := sampleDesk(t)
	ref := card(d.touchpoints()[0])
	d.click(ref)
	d.With(fyne.KeyModifierShift, func() { d.Key(fyne.KeyF10) })
	if len(d.menus) != 1 || d.menus[0] != ref {
		t.Errorf("menus %v", d.menus)
	}
}

func TestEdit_LongTextIsLeftToTheOwner(t *testing.T) {
	d := sampleDesk(t)
	id := d.touchpoints()[0]
	if err := d.doc.Do(edit.SetText{ID: id, Field: edit.FieldTitle, Text: strings.Repeat("pitkä ", 5000)}); err != nil {
		t.Fatal(err)
	}
	var opened []scene.Ref
	d.b.OnOpen = func(r scene.Ref) { opened = append(opened, r) }
	d.doubleClick(card(id))
	if len(opened) != 1 || d.b.editor.open {
		t.Errorf("opened %v", opened)
	}
}

func TestHiDPI_SamePlacesMorePixels(t *testing.T) {
	d := sampleDesk(t)
	d.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	ids := d.touchpoints()
	d.Capture()
	if d.b.frame.Rect.Dx() != 2*int(deskSize.Width) || d.b.scale != 2 {
		t.Fatalf("frame %v at scale %v", d.b.frame.Rect, d.b.scale)
	}
	d.click(card(ids[1]))
	d.wantSelected(card(ids[1]))
}
