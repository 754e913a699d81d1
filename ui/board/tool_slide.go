package board

import (
	"reflect"

	"fyne.io/fyne/v2"

	"lupaus/model/edit"
	"lupaus/model/scene"
)

// slide moves a part along its picture, which follows by previews; one edit is
// done when the part is let go.
type slide struct {
	p    *picture
	what scene.Zone
	edit edit.Edit // of letting go here, or nil
}

func (g *slide) move(xDp, yDp float64, _ fyne.KeyModifier) {
	b := g.p.Board
	if b.project == nil {
		return
	}
	x, y := b.view.toMap(xDp, yDp)
	e, _ := g.p.subject.Slide(b.project, g.what, x, y)
	if reflect.DeepEqual(e, g.edit) {
		return
	}
	g.edit = e
	if e == nil {
		b.restore()
	} else if b.Preview != nil {
		if s := b.Preview(e); s != nil {
			b.show(s)
		}
	}
}

func (g *slide) end() {
	b := g.p.Board
	if g.edit == nil || !b.do(g.edit) {
		b.restore()
	}
}

func (g *slide) cancel()    { g.p.restore() }
func (g *slide) pans() bool { return false }
