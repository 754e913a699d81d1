package board

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

// TestLook writes pictures of the board for people to look at, into the folder
// named by LUPAUS_LOOK.
func TestLook(t *testing.T) {
	dir := os.Getenv("LUPAUS_LOOK")
	if dir == "" {
		t.Skip("LUPAUS_LOOK names no folder")
	}
	d := sampleDesk(t)
	d.Save(dir + "/start.png")
	ids := d.touchpoints()
	d.click(card(ids[1]))
	d.Save(dir + "/selected.png")
	d.b.Fit()
	d.Save(dir + "/fit.png")
	d.b.SetZoom(100)
	d.doubleClick(card(ids[2]))
	d.Save(dir + "/editing.png")
	d.b.editor.cancel()
	d.at(card(ids[3]))
	at, to := d.at(card(ids[1])), d.at(card(ids[3]))
	d.Move(at.X, at.Y)
	d.Press(1)
	to.X += 60
	d.Through(to)
	d.Save(dir + "/dragging.png")
	d.Release(1)
	dot := d.at(d.dotOf(ids[1]))
	d.Move(dot.X, dot.Y)
	d.Press(1)
	d.Through(fyne.NewPos(dot.X, dot.Y-70))
	d.Save(dir + "/feeling.png")
	d.Release(1)
	last := d.at(d.cell(ids[4], model.LaneFeeling))
	d.Move(last.X, last.Y+40)
	d.Save(dir + "/hover.png")
	d.b.SetPalette(scene.Dark)
	d.b.SelectAll()
	d.Save(dir + "/dark.png")
	d.b.Fit()
	d.doubleClick(d.cell(ids[1], model.LaneDoes))
	d.Save(dir + "/dark-editing.png")
	d.b.SetZoom(40)
	d.Save(dir + "/small-editing.png")
	d.b.SetZoom(250)
	d.Save(dir + "/large-editing.png")
}

// TestLook_Large looks at a map that is far larger than the window.
func TestLook_Large(t *testing.T) {
	dir := os.Getenv("LUPAUS_LOOK")
	if dir == "" {
		t.Skip("LUPAUS_LOOK names no folder")
	}
	p := modeltest.Large(300, 10, 300)
	d := newDesk(t, p, p.Info().Journeys[0])
	d.Save(dir + "/large-start.png")
	d.b.SelectAll()
	d.b.Fit()
	d.Save(dir + "/large-fit.png")
	d.b.SetZoom(12)
	d.Save(dir + "/large-12.png")
	d.b.SetZoom(80)
	d.b.Select(card(d.touchpoints()[100]))
	d.b.revealRef(card(d.touchpoints()[100]))
	d.Save(dir + "/large-heads.png")
}
