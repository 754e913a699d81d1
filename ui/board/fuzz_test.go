package board

import (
	"image"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/ui/uitest"
)

// blankPainter paints the ground only: gestures do not look at pixels.
type blankPainter struct{}

func (blankPainter) Paint(dst *image.RGBA, _ *scene.Scene, _ scene.View, p *scene.Palette) {
	fill(dst, dst.Rect, p[scene.Paper])
}

// FuzzGestures makes random gestures on random projects. Whatever happens, the
// project stays valid, the selection names things that are there, and nothing
// panics.
func FuzzGestures(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &modeltest.Bytes{Data: data}
		p := modeltest.Random(c)
		if len(p.Info().Journeys) == 0 {
			t.Skip("no journey")
		}
		d := newDeskWith(t, p, p.Info().Journeys[0], blankPainter{})
		d.b.OnRemove = nil
		if len(model.Validate(p)) > 0 {
			t.Fatal("the random project is not valid")
		}
		for range 120 {
			if c.Done() {
				break
			}
			name := d.randomGesture(c)
			d.check(name)
		}
	})
}

// FuzzPictures is FuzzGestures on a picture that is no map, with a look at the
// map and at another picture now and then.
func FuzzPictures(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &modeltest.Bytes{Data: data}
		p := modeltest.Random(c)
		d := newWall(t, p, blankPainter{})
		if len(p.Info().Journeys) > 0 {
			d.journey = p.Info().Journeys[0]
		}
		d.b.OnRemove = func(ids []model.ID) { _ = d.b.OnEdit(edit.Remove{IDs: ids}) }
		for range 120 {
			if c.Done() {
				break
			}
			name := "turning the page"
			if n := c.IntN(24); n < 3 {
				d.turnTo([]string{"wall", "another", ""}[n])
			} else {
				name = d.randomGesture(c)
			}
			d.check(name)
		}
	})
}

func seed(f *testing.F) {
	for seed := range uint64(12) {
		data := make([]byte, 600)
		rng := rand.New(rand.NewPCG(seed, 7))
		for i := range data {
			data[i] = byte(rng.Uint32())
		}
		f.Add(data)
	}
}

// randomGesture does one thing and says what.
func (d *desk) randomGesture(c modeltest.Chooser) string {
	x, y := float32(c.IntN(int(deskSize.Width))), float32(c.IntN(int(deskSize.Height)))
	to := fyne.NewPos(float32(c.IntN(1300)-50), float32(c.IntN(900)-50))
	if z, ok := d.randomZone(c); ok && c.IntN(4) > 0 {
		d.b.setView(d.b.view.revealed(z.Rect, 0))
		r := d.b.boxOf(z.Ref.Part, z.Rect)
		x, y = float32(r.X+r.W/2), float32(r.Y+r.H/2)
	}
	d.Held = modeltest.One(c, []fyne.KeyModifier{0, 0, 0, fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt})
	defer func() { d.Held = 0 }()
	if c.IntN(3) == 0 {
		d.pause()
	}
	switch c.IntN(13) {
	case 0:
		d.Click(x, y)
		return "click"
	case 1:
		d.DoubleClick(x, y)
		return "double click"
	case 2, 3:
		d.Drag(fyne.NewPos(x, y), to)
		return "drag"
	case 4:
		d.Scroll(x, y, float32(c.IntN(200)-100), float32(c.IntN(200)-100))
		return "scroll"
	case 5:
		d.RightClick(x, y)
		return "right click"
	case 6:
		d.Held &= fyne.KeyModifierShift
		d.Type(modeltest.Text(c))
		return "type"
	case 7:
		d.DragWith(uitest.Middle, fyne.NewPos(x, y), to)
		return "pan"
	case 8:
		d.Move(x, y)
		d.Press(desktop.MouseButtonPrimary)
		d.Through(to)
		d.Key(fyne.KeyEscape)
		d.Release(desktop.MouseButtonPrimary)
		return "escape from a drag"
	case 9:
		return d.randomCommand(c)
	default:
		key := modeltest.One(c, []fyne.KeyName{
			fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyReturn,
			fyne.KeyEscape, fyne.KeyDelete, fyne.KeyTab, fyne.KeyF2, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyPlus, fyne.KeyD,
		})
		d.Key(key)
		return "key " + string(key)
	}
}

func (d *desk) randomCommand(c modeltest.Chooser) string {
	switch c.IntN(7) {
	case 0:
		d.b.SelectAll()
	case 1:
		if f, ok := d.b.Copy(); ok {
			d.b.Select()
			_ = d.b.Paste(f)
		}
	case 2:
		_ = d.doc.Undo()
	case 3:
		_ = d.doc.Redo()
	case 4:
		d.b.Fit()
	case 5:
		d.b.AddAfter()
	case 6:
		d.Resize(fyne.NewSize(float32(200+c.IntN(1000)), float32(150+c.IntN(700))))
	}
	return "command"
}

// randomZone picks something on the map.
func (d *desk) randomZone(c modeltest.Chooser) (scene.Zone, bool) {
	if d.b.shown == nil || len(d.b.shown.Blocks) == 0 {
		return scene.Zone{}, false
	}
	for range 4 {
		b := modeltest.One(c, d.b.shown.Blocks)
		if len(b.Zones) > 0 {
			z := modeltest.One(c, b.Zones)
			return scene.Zone{Rect: z.Shift(b.X, b.Y), Ref: z.Ref}, true
		}
	}
	return scene.Zone{}, false
}

func (d *desk) check(after string) {
	d.t.Helper()
	p := d.doc.Project()
	if problems := model.Validate(p); len(problems) > 0 {
		d.t.Fatalf("after %s: %v", after, problems)
	}
	for _, r := range d.b.Selection() {
		if p.Get(r.Owner) == nil && r.Owner != "" || !d.b.manners.exists(r) {
			d.t.Fatalf("after %s: %+v is selected and not there", after, r)
		}
	}
	if d.b.project != p {
		d.t.Fatalf("after %s: the board shows another project", after)
	}
	if d.b.pointer.gesture == nil && d.b.shown != d.b.scene {
		d.t.Fatalf("after %s: a preview is still shown", after)
	}
	if v := d.b.view; v != v.limited() {
		d.t.Fatalf("after %s: the view is out of its limits", after)
	}
	d.b.render(int(d.b.view.w), int(d.b.view.h))
}
