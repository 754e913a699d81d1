package board

import (
	"os"
	"testing"

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
	at, to := d.at(card(ids[1])), d.at(card(ids[3]))
	at = d.at(card(ids[1]))
	d.Move(at.X, at.Y)
	d.Press(1)
	to.X += 60
	d.Through(to)
	d.Save(dir + "/dragging.png")
	d.Release(1)
	d.b.SetPalette(scene.Dark)
	d.Save(dir + "/dark.png")
}
