package board

import (
	"testing"

	"fyne.io/fyne/v2"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

func TestHeads_StayWhenTheMapMovesOn(t *testing.T) {
	p := modeltest.Large(60, 10, 60)
	d := newDesk(t, p, p.Info().Journeys[0])
	head := scene.Ref{Owner: d.journey, Part: scene.PartLane, Lane: d.lane(model.LaneDoes)}
	r, _ := d.b.rectOf(head)
	ids := d.touchpoints()
	d.b.revealRef(card(ids[40]))
	h := d.b.heldHeads()
	if !h.shown {
		t.Fatal("the heads have gone")
	}
	at := d.b.boxOf(head.Part, r)
	x, y := float32(at.X+at.W/2), float32(at.Y+at.H/2)
	d.Click(x, y)
	d.wantSelected(head)
	before := d.b.view
	d.pause()
	d.DoubleClick(x, y)
	d.Type("Tekee")
	d.Key(fyne.KeyReturn)
	d.wantEdits(edit.RenameLane{Journey: d.journey, Lane: head.Lane, Name: "Tekee"})
	if d.b.view.x != before.x {
		t.Error("the map moved")
	}
	// What goes to the left is shown beside the heads, not under them.
	for i := 40; i >= 30; i-- {
		d.b.Select(card(ids[i]))
		d.b.revealRef(card(ids[i]))
		c, _ := d.b.plan().column(ids[i])
		if dp := d.b.view.rectToBoard(c.rect); dp.X < h.width*d.b.view.dpPerMM-1 {
			t.Fatalf("touchpoint %d is under the heads: %+v", i, dp)
		}
	}
}
