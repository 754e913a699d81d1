package board

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/assets"
	"lupaus/export/png"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// wall is a picture for tests: roles at the left, the company's promises in the
// middle with a note and an owner in each, a place to add below them, and a
// plane at the right.
type wall struct{}

const (
	wallW, wallH = 320.0, 200.0
	rowMM        = 32.0
	planeX       = 200.0
)

func (wall) scene(p *model.Project) *scene.Scene {
	var b scene.Block
	b.Bounds = scene.Rect{W: wallW, H: wallH}
	box := func(r scene.Rect, ref scene.Ref, text string, size float64) {
		b.Marks = append(b.Marks, scene.Box{Rect: r, Radius: 1, Fill: scene.Card, Pen: scene.Pen{Colour: scene.CardEdge, Width: 0.3}})
		if text != "" {
			b.Marks = append(b.Marks, scene.Text{X: r.X + 2, Y: r.Y + 2 + size*scene.PointMM, Width: assets.Typeset().Width(scene.Bold, size, text), Size: size, Face: scene.Bold, Colour: scene.Ink, S: text})
		}
		b.Zones = append(b.Zones, scene.Zone{Rect: r, Ref: ref})
	}
	box(scene.Rect{X: planeX, Y: 10, W: 110, H: 100}, plane, "", 0)
	for i, r := range model.Of[model.Role](p, p.Info().Roles) {
		box(scene.Rect{X: 10, Y: 10 + rowMM*float64(i), W: 60, H: 20}, head(r.ID), r.Name, scene.SizeHead)
	}
	y := 10.0
	for _, pr := range model.Of[model.Promise](p, p.Info().Promises) {
		box(scene.Rect{X: 90, Y: y, W: 100, H: 28}, promise(pr.ID), pr.Text, scene.SizeTitle)
		box(scene.Rect{X: 94, Y: y + 16, W: 40, H: 8}, note(pr.ID), pr.Note, scene.SizeSmall)
		box(scene.Rect{X: 140, Y: y + 16, W: 30, H: 8}, owner(pr.ID), "ei kukaan", scene.SizeSmall)
		b.Zones = append(b.Zones, scene.Zone{Rect: scene.Rect{X: 180, Y: y + 2, W: 8, H: 8}, Ref: scene.Ref{Owner: pr.ID, Part: scene.PartKept}})
		y += rowMM
	}
	box(scene.Rect{X: 90, Y: y, W: 100, H: 10}, addPromise, "", 0)
	b.Bounds.H = max(b.Bounds.H, y+20)
	return scene.New("", wallW, b.Bounds.H, []scene.Placed{{Block: &b}})
}

var (
	plane      = scene.Ref{Part: scene.PartPlane}
	addPromise = scene.Ref{Part: scene.PartAdd}
)

func head(id model.ID) scene.Ref    { return scene.Ref{Owner: id, Part: scene.PartEntity} }
func promise(id model.ID) scene.Ref { return scene.Ref{Owner: id, Part: scene.PartPromise} }
func note(id model.ID) scene.Ref {
	return scene.Ref{Owner: id, Part: scene.PartField, Lane: model.ID(edit.FieldNote)}
}
func owner(id model.ID) scene.Ref { return scene.Ref{Owner: id, Part: scene.PartOwner} }

func (wall) Figure() bool { return false }

func (wall) Text(p *model.Project, ref scene.Ref) (string, bool) {
	switch ref.Part {
	case scene.PartEntity:
		return p.Role(ref.Owner).Name, true
	case scene.PartPromise:
		return p.Promise(ref.Owner).Text, true
	case scene.PartField:
		return edit.Text(p.Get(ref.Owner), edit.FieldNote)
	}
	return "", false
}

// unsaid is what the wall writes on a promise without a text.
const unsaid = "Kirjaamaton"

func (wall) Unsaid(_ *model.Project, ref scene.Ref) string {
	if ref.Part == scene.PartPromise {
		return unsaid
	}
	return ""
}

func (wall) SetText(p *model.Project, ref scene.Ref, text string) edit.Edit {
	field := edit.FieldName
	switch ref.Part {
	case scene.PartPromise:
		field = edit.FieldText
	case scene.PartField:
		field = edit.FieldNote
	}
	return edit.SetText{ID: ref.Owner, Field: field, Text: text}
}

func (wall) Press(*model.Project, scene.Zone, float64, float64) edit.Edit { return nil }

// Slide: the plane slides; where it is pressed is written on the first promise.
func (wall) Slide(p *model.Project, z scene.Zone, x, _ float64) (edit.Edit, bool) {
	word := p.Promise("word1")
	if z.Ref.Part != scene.PartPlane || word == nil {
		return nil, false
	}
	text := fmt.Sprintf("%.0f", x)
	if word.Note == text {
		return nil, true
	}
	return edit.SetText{ID: "word1", Field: edit.FieldNote, Text: text}, true
}

// Keyed: + says that a promise is kept and − that it is not, and the next one's
// turn comes; Backspace goes back, Enter on.
func (wall) Keyed(p *model.Project, ref scene.Ref, key rune) (edit.Edit, scene.Ref, bool) {
	if ref.Part != scene.PartKept {
		return nil, scene.Ref{}, false
	}
	list := p.Info().Promises
	at := slices.Index(list, ref.Owner)
	next := ref
	next.Owner = list[min(at+1, len(list)-1)]
	switch key {
	case '+':
		return edit.SetKept{Promise: ref.Owner, Kept: model.KeptYes}, next, true
	case '-':
		return edit.SetKept{Promise: ref.Owner, Kept: model.KeptNo}, next, true
	case '\n', '→':
		return nil, next, true
	case '\b':
		next.Owner = list[max(at-1, 0)]
		return edit.SetKept{Promise: next.Owner, Kept: model.KeptUnknown}, next, true
	}
	return nil, ref, true
}

func (wall) Choices(_ *model.Project, ref scene.Ref) bool { return ref.Part == scene.PartOwner }

func (wall) Clear(p *model.Project, ref scene.Ref) edit.Edit {
	switch {
	case ref.Part == scene.PartOwner && p.Promise(ref.Owner).Owner != "":
		return edit.SetOwner{ID: ref.Owner}
	case ref.Part == scene.PartField && p.Promise(ref.Owner).Note != "":
		return edit.SetText{ID: ref.Owner, Field: edit.FieldNote}
	}
	return nil
}

func (wall) Add(p *model.Project, ref scene.Ref, id model.ID) (edit.Edit, scene.Ref) {
	add := edit.AddPromise{At: edit.End, Promise: model.Promise{
		ID: id, Level: model.LevelCompany, Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
	}}
	switch ref.Part {
	case scene.PartAdd:
		return add, promise(id)
	case scene.PartPromise:
		add.At = slices.Index(p.Info().Promises, ref.Owner) + 1
		return add, promise(id)
	case scene.PartEntity:
		return edit.AddRole{Role: model.Role{ID: id, Role: model.RoleOther}}, scene.Ref{}
	}
	return nil, scene.Ref{}
}

func (wall) CanDrag(_ *model.Project, ref scene.Ref) bool { return ref.Part == scene.PartPromise }

func (wall) Drop(p *model.Project, what, on scene.Ref, x, y float64) edit.Edit {
	switch on.Part {
	case scene.PartEntity:
		return edit.SetOwner{ID: what.Owner, Owner: on.Owner}
	case scene.PartPlane:
		return edit.SetText{ID: what.Owner, Field: edit.FieldNote, Text: fmt.Sprintf("%.2f %.2f", x, y)}
	case scene.PartPromise:
		if p.Promise(on.Owner).Parent != what.Owner {
			return edit.SetParent{Promise: what.Owner, Parent: on.Owner}
		}
	}
	return nil
}

// wallProject has three roles and three promises of the company.
func wallProject() *model.Project {
	info := model.Info{Language: "fi"}
	var all []model.Entity
	for i, name := range []string{"Hallitus", "Omistajat", "Virkailija"} {
		id := model.ID(fmt.Sprintf("role%d", i+1))
		info.Roles = append(info.Roles, id)
		all = append(all, &model.Role{ID: id, Name: name, Role: model.RoleOther})
	}
	for i, text := range []string{"Löydät aina luettavaa", "Et jää yksin", "Et jonota"} {
		id := model.ID(fmt.Sprintf("word%d", i+1))
		info.Promises = append(info.Promises, id)
		all = append(all, &model.Promise{
			ID: id, Level: model.LevelCompany, Text: text, Evidence: model.EvidenceGuess, Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
		})
	}
	return model.NewProject(info).With(all...)
}

func newWall(t testing.TB, p *model.Project, painter Painter) *desk {
	t.Helper()
	d := newDeskWith(t, p, "", painter)
	d.opened = []scene.Ref{}
	d.b.OnOpen = func(r scene.Ref) { d.opened = append(d.opened, r) }
	d.turnTo("wall")
	return d
}

// turnTo shows the wall under a key from now on.
func (d *desk) turnTo(key string) {
	d.key = key
	d.show(d.doc.Project())
}

func wallDesk(t testing.TB) *desk {
	t.Helper()
	return newWall(t, wallProject(), &png.Painter{})
}
