package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/model"
	"lupaus/model/edit"
)

// rowsDialog is a dialog with rows that are made anew after each change, for
// lanes, curves and journeys.
type rowsDialog struct {
	page  *projectPage
	modal *modal
	box   *fyne.Container
	fill  func() []fyne.CanvasObject
}

func (p *projectPage) showRows(title, about string, buttons func(*rowsDialog) []*button, fill func(*rowsDialog) []fyne.CanvasObject) {
	a := p.app
	d := &rowsDialog{page: p, box: container.NewVBox()}
	d.fill = func() []fyne.CanvasObject { return fill(d) }
	d.refresh()
	list := append([]*button{}, buttons(d)...)
	list = append(list, a.newButton(a.T("ui.ready"), "", func() { d.modal.leave() }).primary())
	d.modal = a.show(dialogSpec{
		title: a.T(title), size: fyne.NewSize(600, 560), buttons: list,
		content: container.NewBorder(label(a.T(about)), nil, nil, nil, container.NewVScroll(d.box)),
	})
}

// refresh makes the rows anew. The focus stays at its place in them.
func (d *rowsDialog) refresh() {
	canvas := d.page.app.win.Canvas()
	at := slices.Index(focusables(d.box), canvas.Focused())
	d.box.Objects = d.fill()
	d.box.Refresh()
	if rows := focusables(d.box); at >= 0 && len(rows) > 0 {
		canvas.Focus(rows[min(at, len(rows)-1)])
	}
}

// focusables lists what can have the focus in an object, in order.
func focusables(o fyne.CanvasObject) []fyne.Focusable {
	switch o := o.(type) {
	case *fyne.Container:
		var all []fyne.Focusable
		for _, inner := range o.Objects {
			all = append(all, focusables(inner)...)
		}
		return all
	case fyne.Focusable:
		return []fyne.Focusable{o}
	}
	return nil
}

// do carries out an edit and shows what became of it.
func (d *rowsDialog) do(e edit.Edit) {
	_ = d.page.session.do(e) // told by do
	d.refresh()
}

// small makes a button of a row; a nil edit switches it off.
func (d *rowsDialog) small(iconName string, e edit.Edit) *button {
	b := d.page.app.newButton("", iconName, func() { d.do(e) }).quiet()
	b.enable(e != nil && !d.page.session.readOnly())
	return b
}

// showLanes shows, hides, names and moves the lanes of the journey.
func (p *projectPage) showLanes() {
	a := p.app
	p.showRows("lanes.title", "lanes.about", func(d *rowsDialog) []*button {
		return []*button{a.newButton(a.T("action.addLane"), "add", func() {
			lane := model.Lane{ID: a.deps.NewID(), Kind: model.LaneFree, Name: a.T("lane.new.name")}
			d.do(edit.AddLane{Journey: p.session.journey, Lane: lane, At: edit.End})
		})}
	}, func(d *rowsDialog) []fyne.CanvasObject {
		j := p.session.project().Journey(p.session.journey)
		if j == nil {
			return nil
		}
		var rows []fyne.CanvasObject
		for i, l := range j.Lanes {
			rows = append(rows, p.laneRow(d, j, i, l))
		}
		return rows
	})
}

func (p *projectPage) laneRow(d *rowsDialog, j *model.Journey, i int, l model.Lane) fyne.CanvasObject {
	a := p.app
	shown := a.newCheck("", func(on bool) { d.do(edit.ShowLane{Journey: j.ID, Lane: l.ID, Shown: on}) })
	shown.follow(!l.Hidden)
	name := a.newField(false, func(text string) bool {
		if l.Name == "" && text == a.laneName(l) {
			return true
		}
		return p.session.do(edit.RenameLane{Journey: j.ID, Lane: l.ID, Name: model.CleanText(text)}) == nil
	})
	name.SetPlaceHolder(a.T("lane." + string(l.Kind)))
	name.follow(l.Name)
	if p.session.readOnly() {
		shown.Disable()
		name.Disable()
	}
	var up, down, gone edit.Edit
	if i > 0 {
		up = edit.MoveLane{Journey: j.ID, Lane: l.ID, At: i - 1}
	}
	if i < len(j.Lanes)-1 {
		down = edit.MoveLane{Journey: j.ID, Lane: l.ID, At: i + 2}
	}
	if l.Kind == model.LaneFree {
		gone = edit.RemoveLane{Journey: j.ID, Lane: l.ID}
	}
	tools := container.NewHBox(d.small("up", up), d.small("down", down), d.small("delete", gone))
	return container.NewBorder(nil, nil, shown, tools, name)
}

// showCurves chooses the personas whose feelings the map shows.
func (p *projectPage) showCurves() {
	a := p.app
	p.showRows("curves.title", "curves.about", func(d *rowsDialog) []*button {
		return []*button{a.newButton(a.T("action.addPersona"), "add", func() {
			d.modal.close()
			p.addPersona()
		})}
	}, func(d *rowsDialog) []fyne.CanvasObject {
		project := p.session.project()
		j := project.Journey(p.session.journey)
		if j == nil {
			return nil
		}
		var rows []fyne.CanvasObject
		for _, e := range model.Of[model.Persona](project, project.Info().Personas) {
			c := a.newCheck(p.nameOf(e), func(on bool) {
				d.do(edit.SetCurves{Journey: j.ID, Personas: withCurve(p.session.project().Journey(j.ID), e.ID, on)})
			})
			c.follow(indexOf(j.Personas, e.ID) >= 0)
			rows = append(rows, c)
		}
		if len(rows) == 0 {
			rows = append(rows, softLabel(a.T("curves.none")))
		}
		return rows
	})
}

// showJourneys orders, opens, copies and removes the journeys of the project.
func (p *projectPage) showJourneys() {
	a := p.app
	p.showRows("journeys.title", "journeys.about", func(d *rowsDialog) []*button {
		add := a.newButton(a.T("action.addJourney"), "add", func() {
			d.modal.close()
			p.addJourney()
		})
		add.enable(!p.session.readOnly())
		return []*button{add}
	}, func(d *rowsDialog) []fyne.CanvasObject {
		project := p.session.project()
		ids := project.Info().Journeys
		var rows []fyne.CanvasObject
		for i, id := range ids {
			if j := project.Journey(id); j != nil {
				rows = append(rows, p.journeyRow(d, j, i, len(ids)))
			}
		}
		return rows
	})
}

func (p *projectPage) journeyRow(d *rowsDialog, j *model.Journey, i, n int) fyne.CanvasObject {
	a := p.app
	name := a.newField(false, func(text string) bool {
		return p.session.do(edit.SetText{ID: j.ID, Field: edit.FieldName, Text: model.CleanText(text)}) == nil
	})
	name.follow(j.Name)
	state := widget.NewLabel(a.T("state." + string(j.State)))
	state.SizeName = theme.SizeNameCaptionText
	var up, down edit.Edit
	if i > 0 {
		up = edit.MoveJourney{ID: j.ID, At: i - 1}
	}
	if i < n-1 {
		down = edit.MoveJourney{ID: j.ID, At: i + 2}
	}
	open := a.newButton("", "eye", func() {
		d.modal.close()
		p.openJourney(j.ID)
	}).quiet()
	if p.session.readOnly() {
		name.Disable()
	}
	tools := container.NewHBox(state, open, d.small("up", up), d.small("down", down), d.small("delete", edit.Remove{IDs: []model.ID{j.ID}}))
	return container.NewBorder(nil, nil, widget.NewIcon(iconOf(iconNameOf(j))), tools, name)
}
