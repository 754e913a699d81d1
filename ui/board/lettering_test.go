package board

import (
	"testing"

	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/scene"
)

// says is a subject of which every part says the same.
type says struct {
	wall
	text string
}

func (s says) Text(*model.Project, scene.Ref) (string, bool) { return s.text, true }

func TestLettering_FindsTheText(t *testing.T) {
	part := scene.Ref{Owner: "word1", Part: scene.PartPromise}
	close := 11 - riseEm*scene.SizeBody*scene.PointMM - (6 + fallEm*scene.SizeSmall*scene.PointMM)
	inner := scene.Ref{Owner: "word1", Part: scene.PartField}
	for name, test := range map[string]struct {
		text  string
		marks []scene.Mark
		inner scene.Rect
		want  lettering
	}{
		"under a label": {"Et jonota", []scene.Mark{
			scene.Text{X: 4, Y: 6, Size: scene.SizeSmall, S: "Lupaus"}, scene.Text{X: 4, Y: 14, Size: scene.SizeHead, Face: scene.Bold, S: "Et"}},
			scene.Rect{X: 4, Y: 30, W: 90, H: 8}, lettering{scene.SizeHead, true, scene.Rect{X: 2, Y: 14 - riseEm*scene.SizeHead*scene.PointMM - 2, W: 98}, 2}},
		"close under a label": {"Et jonota", []scene.Mark{
			scene.Text{X: 4, Y: 6, Width: 20, Size: scene.SizeSmall, S: "Lupaus"}, scene.Text{X: 4, Y: 11, Width: 20, Size: scene.SizeBody, S: "Et"}},
			scene.Rect{X: 4, Y: 30, W: 90, H: 8}, lettering{scene.SizeBody, false, scene.Rect{X: 4 - close, Y: 6 + fallEm*scene.SizeSmall*scene.PointMM, W: 96 + close}, close}},
		"on what is not said yet": {"", []scene.Mark{
			scene.Text{X: 4, Y: 6, Size: scene.SizeSmall, S: "Lupaus"}, scene.Text{X: 4, Y: 14, Size: scene.SizeHead, S: unsaid[:5]}},
			scene.Rect{}, lettering{scene.SizeHead, false, scene.Rect{X: 2, Y: 14 - riseEm*scene.SizeHead*scene.PointMM - 2, W: 98}, 2}},
		"beside a number, in a part of its own": {"Et jonota", []scene.Mark{
			scene.Text{X: 4, Y: 8, Size: scene.SizeSmall, S: "1"}, scene.Text{X: 20, Y: 8, Size: scene.SizeBody, S: "Et jonota"}},
			scene.Rect{X: 18, Y: 2, W: 80, H: 36}, lettering{scene.SizeBody, false, scene.Rect{X: 18, Y: 8 - riseEm*scene.SizeBody*scene.PointMM - 2, W: 82}, 2}},
		"in the middle": {"Et", []scene.Mark{scene.Text{X: 48, Y: 20, Size: scene.SizeBody, S: "Et"}},
			scene.Rect{}, lettering{scene.SizeBody, false, scene.Rect{X: 0, Y: 20 - riseEm*scene.SizeBody*scene.PointMM - 2, W: 100}, 2}},
		"nothing yet":                  {"", nil, scene.Rect{X: 2, Y: 30, W: 96, H: 8}, lettering{scene.SizeBody, false, scene.Rect{W: 100}, 2}},
		"nothing yet, over what is in": {"", nil, scene.Rect{X: 2, Y: 1, W: 96, H: 30}, lettering{scene.SizeBody, false, scene.Rect{Y: 31, W: 100}, 2}},
	} {
		b := scene.Block{Bounds: scene.Rect{W: 100, H: 40}, Marks: test.marks, Zones: []scene.Zone{{Rect: scene.Rect{W: 100, H: 40}, Ref: part}}}
		if test.inner.W > 0 {
			b.Zones = append(b.Zones, scene.Zone{Rect: test.inner, Ref: inner})
		}
		d := newWall(t, wallProject(), &png.Painter{})
		d.b.SetPicture(d.doc.Project(), name, scene.New("", 100, 40, []scene.Placed{{Block: &b}}), says{text: test.text})
		z, ok := d.b.zone(part)
		got := d.b.manners.lettering(z)
		got.box.H = 0
		if near := func(a, b float64) bool { return abs64(a-b) < 1e-9 }; !ok || got.size != test.want.size || got.bold != test.want.bold || !near(got.pad, test.want.pad) ||
			!near(got.box.X, test.want.box.X) || !near(got.box.Y, test.want.box.Y) || !near(got.box.W, test.want.box.W) {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
	}
}
