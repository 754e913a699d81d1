package board

import (
	"testing"

	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// stairs offers a step and shows a part that offers nothing.
type stairs struct{ wall }

var (
	addStep1 = scene.Ref{Owner: "role1", Part: scene.PartAddStep, Lane: "culture", Persona: "talk"}
	area1    = scene.Ref{Owner: "role1", Part: scene.PartArea, Lane: "culture"}
)

func (stairs) Add(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	ref.Part = scene.PartAdd
	return wall{}.Add(p, ref, id)
}

// TestStep_IsTakenByOneClick, as all else is added; a double click adds no other.
func TestStep_IsTakenByOneClick(t *testing.T) {
	for name, test := range map[string]struct {
		act  func(d *desk)
		want int
	}{
		"a click":              {func(d *desk) { d.click(addStep1) }, 1},
		"a double click":       {func(d *desk) { d.doubleClick(addStep1) }, 1},
		"a click on the level": {func(d *desk) { d.click(area1) }, 0},
	} {
		d := newWall(t, wallProject(), &png.Painter{})
		block := scene.Block{Bounds: scene.Rect{W: 200, H: 60}, Zones: []scene.Zone{
			{Rect: scene.Rect{X: 10, Y: 10, W: 80, H: 40}, Ref: addStep1}, {Rect: scene.Rect{X: 100, Y: 10, W: 80, H: 40}, Ref: area1},
		}}
		d.b.SetPicture(d.doc.Project(), "stairs", scene.New("", 200, 60, []scene.Placed{{Block: &block}}), stairs{})
		before := len(d.doc.Project().Info().Promises)
		test.act(d)
		if got := len(d.doc.Project().Info().Promises) - before; got != test.want {
			t.Errorf("%s adds %d, want %d", name, got, test.want)
		}
	}
}
