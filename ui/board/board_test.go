package board

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/ui/uitest"
)

// desk is a board in a window with a document behind it, wired as the program
// wires it.
type desk struct {
	*uitest.Window
	t       testing.TB
	b       *Board
	doc     *edit.Document
	builder *scene.Builder
	journey model.ID
	edits   []edit.Edit // what the board asked for
	menus   []scene.Ref
	choices []scene.Ref
	opened  []scene.Ref
	removed []model.ID
	now     time.Time
	picture func(*model.Project) *scene.Scene // nil: the journey's map
	key     string                            // of the wall, when that is shown
}

var deskSize = fyne.NewSize(1200, 800)

func newDesk(t testing.TB, p *model.Project, journey model.ID) *desk {
	t.Helper()
	return newDeskWith(t, p, journey, &png.Painter{})
}

func newDeskWith(t testing.TB, p *model.Project, journey model.ID, painter Painter) *desk {
	t.Helper()
	uitest.NewApp(t)
	words := assets.WordsFor("fi")
	d := &desk{t: t, journey: journey, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	d.builder = scene.NewBuilder(assets.Typeset(), words)
	d.doc = edit.New(&model.State{Project: p}, func() time.Time { return d.now })
	d.b = New(painter, words)
	d.Window = uitest.NewWindow(t, d.b, deskSize)
	d.b.Now = func() time.Time { return d.now }
	d.b.NewID = modeltest.IDs("new")
	d.b.Modifiers = d.Modifiers
	d.b.OnEdit = func(e edit.Edit) error {
		d.edits = append(d.edits, e)
		return d.doc.Do(e)
	}
	d.b.TakeBack = d.doc.Undo
	d.b.Preview = func(e edit.Edit) *scene.Scene {
		next, err := e.Apply(d.doc.Project())
		if err != nil {
			return nil
		}
		return d.scene(next)
	}
	d.b.OnMenu = func(ref scene.Ref, _ fyne.Position) { d.menus = append(d.menus, ref) }
	d.b.OnChoose = func(ref scene.Ref, _ fyne.Position) { d.choices = append(d.choices, ref) }
	d.b.OnRemove = func(ids []model.ID) { d.removed = append(d.removed, ids...) }
	d.doc.Observe(func(ev edit.Event) { d.show(ev.After) })
	d.show(p)
	return d
}

// show gives the board the picture of a project.
func (d *desk) show(p *model.Project) {
	if d.key != "" {
		d.b.SetPicture(p, d.key, d.scene(p), wall{})
		return
	}
	d.b.SetScene(p, d.journey, d.scene(p))
}

func (d *desk) scene(p *model.Project) *scene.Scene {
	switch {
	case d.key != "":
		return wall{}.scene(p)
	case d.picture != nil:
		return d.picture(p)
	}
	return d.builder.Journey(p, d.journey, scene.MapOptions{Screen: true})
}

// sampleDesk shows the first journey of the sample.
func sampleDesk(t testing.TB) *desk {
	t.Helper()
	p := modeltest.Sample()
	return newDesk(t, p, p.Info().Journeys[0])
}

// at returns the middle of a part in the window; the part is brought into view.
func (d *desk) at(ref scene.Ref) fyne.Position {
	d.t.Helper()
	z, ok := d.b.zone(ref)
	if !ok {
		d.t.Fatalf("the map does not show %+v", ref)
	}
	d.b.revealRef(ref)
	r := d.b.boxOf(ref.Part, z.Rect)
	return fyne.NewPos(float32(r.X+r.W/2), float32(r.Y+r.H/2))
}

// pause lets more time go by than there is between the clicks of a double click.
func (d *desk) pause() { d.now = d.now.Add(2 * time.Second) }

func (d *desk) click(ref scene.Ref) {
	d.t.Helper()
	d.pause()
	at := d.at(ref)
	d.Click(at.X, at.Y)
}

func (d *desk) doubleClick(ref scene.Ref) {
	d.t.Helper()
	d.pause()
	at := d.at(ref)
	d.DoubleClick(at.X, at.Y)
}

// touchpoints lists the IDs of the journey's touchpoints from left to right.
func (d *desk) touchpoints() []model.ID {
	var ids []model.ID
	p := d.doc.Project()
	for _, t := range p.Touchpoints(p.Journey(d.journey)) {
		ids = append(ids, t.ID)
	}
	return ids
}

func (d *desk) lane(k model.LaneKind) model.ID {
	d.t.Helper()
	for _, l := range d.doc.Project().Journey(d.journey).Lanes {
		if l.Kind == k {
			return l.ID
		}
	}
	d.t.Fatalf("no lane %s", k)
	return ""
}

func (d *desk) cell(id model.ID, k model.LaneKind) scene.Ref {
	d.t.Helper()
	return scene.Ref{Owner: id, Part: scene.PartCell, Lane: d.lane(k)}
}
