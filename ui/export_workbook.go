package ui

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// partSheets is the part of a workbook that its sheets are.
const partSheets = "sheets"

// workbookRows tell what a workbook holds, in its order, and lead to where it is
// composed.
func (d *exportDialog) workbookRows(doc Document) []fyne.CanvasObject {
	a := d.app
	c := d.composition(doc)
	var parts []string
	for _, part := range c.parts {
		if !part.on {
			continue
		}
		text := a.T("workbook.part." + part.id)
		if part.id == partSheets {
			text = a.T("workbook.sheets", len(c.forms))
		}
		parts = append(parts, "– "+text)
	}
	compose := a.newButton(a.T("workbook.compose"), "sheet", func() { newComposer(d, doc).open() })
	return append(d.optionRow("workbook.choose", label(strings.Join(parts, "\n"))), compose)
}

// composition is what a workbook holds while somebody chooses: all its parts, of
// which some are on, and its sheets.
type composition struct {
	parts []workbookPart
	forms []string
	// What nobody has touched is as usual, and goes on following the project.
	usualParts, usualForms bool
}

// workbookPart is a part that is in the workbook or not.
type workbookPart struct {
	id string
	on bool
}

// composition is that of the project, or the usual one.
func (d *exportDialog) composition(doc Document) composition {
	var w model.Workbook
	if composed := d.request.Project.Info().Workbook; composed != nil {
		w = *composed
	}
	c := composition{usualParts: len(w.Parts) == 0, usualForms: len(w.Forms) == 0, forms: slices.Clone(w.Forms)}
	if c.usualForms {
		c.forms = d.usualForms()
	}
	c.setParts(doc, w.Parts)
	if c.usualParts {
		c.setParts(doc, doc.Usual(d.request.Project, d.request.Blank))
	}
	return c
}

// setParts puts the parts that are on first, in their order. What this version
// does not know is left out.
func (c *composition) setParts(doc Document, on []string) {
	c.parts = nil
	for _, id := range on {
		if slices.Contains(doc.Parts, id) && !slices.Contains(c.parts, workbookPart{id, true}) {
			c.parts = append(c.parts, workbookPart{id, true})
		}
	}
	for _, id := range doc.Parts {
		if !slices.Contains(c.parts, workbookPart{id, true}) {
			c.parts = append(c.parts, workbookPart{id, false})
		}
	}
}

// usualForms are the sheets of a workbook when nobody has chosen: those that have
// been written into, in a blank one all.
func (d *exportDialog) usualForms() []string {
	var ids []string
	for _, f := range assets.Forms(d.app.words.Lang()) {
		if len(f.Blocks) > 0 && (d.request.Blank || d.written(f.ID)) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// written reports whether something has been said on a sheet of a form.
func (d *exportDialog) written(form string) bool {
	return slices.ContainsFunc(d.request.Project.SheetsOf(form), func(s *model.Sheet) bool { return len(s.Rows) > 0 })
}

// workbook is the composition as the project keeps it; nil when all of it is as
// usual.
func (c composition) workbook() *model.Workbook {
	var w model.Workbook
	for _, part := range c.parts {
		if part.on && !c.usualParts {
			w.Parts = append(w.Parts, part.id)
		}
	}
	if !c.usualForms && len(c.forms) > 0 {
		w.Forms = c.forms
	}
	if len(w.Parts)+len(w.Forms) == 0 {
		return nil
	}
	return &w
}

// turnForm puts a sheet in or takes it out. It goes before the first one that the
// library has behind it, so that who chooses many has them in that order.
func (c *composition) turnForm(id string, on bool, library []string) {
	c.usualForms = false
	c.forms = slices.DeleteFunc(slices.Clone(c.forms), func(f string) bool { return f == id })
	if !on {
		if len(c.forms) == 0 { // no sheets is none of them, not the usual ones
			c.turnPart(partSheets, false)
		}
		return
	}
	place := slices.Index(library, id)
	at := slices.IndexFunc(c.forms, func(f string) bool { return slices.Index(library, f) > place })
	if at < 0 {
		at = len(c.forms)
	}
	c.forms = slices.Insert(c.forms, at, id)
	c.turnPart(partSheets, true)
}

func (c *composition) turnPart(id string, on bool) {
	for i := range c.parts {
		if c.parts[i].id == id && c.parts[i].on != on {
			c.parts[i].on, c.usualParts = on, false
		}
	}
}

// moved is a list with an entry one place further on, or back.
func moved[T any](list []T, i, by int) []T {
	list = slices.Clone(list)
	if to := i + by; to >= 0 && to < len(list) {
		list[i], list[to] = list[to], list[i]
	}
	return list
}

// composer is the dialog in which a workbook is put together: its parts and its
// sheets, both in order.
type composer struct {
	composition
	dialog       *exportDialog
	doc          Document
	modal        *modal
	partList     *fyne.Container // a row for each part
	formList     *fyne.Container // a row for each chosen sheet
	libraryTicks *fyne.Container
	library      []string // the sheets that can be chosen, in order
	ticks        map[string]*check
	usual, ok    *button
}

func newComposer(d *exportDialog, doc Document) *composer {
	c := &composer{
		composition: d.composition(doc), dialog: d, doc: doc, ticks: map[string]*check{},
		partList: container.NewVBox(), formList: container.NewVBox(), libraryTicks: container.NewVBox(),
	}
	a := d.app
	forms := assets.Forms(a.words.Lang())
	for _, shelf := range model.Shelves() {
		first := true
		for _, f := range forms {
			if f.Shelf != shelf || len(f.Blocks) == 0 {
				continue
			}
			if first {
				first = false
				c.libraryTicks.Add(heading(a.T("library.shelf."+string(shelf)), theme.SizeNameText))
			}
			c.library = append(c.library, f.ID)
			c.ticks[f.ID] = a.newCheck(f.Title, func(on bool) {
				c.turnForm(f.ID, on, c.library)
				c.show()
			})
			c.libraryTicks.Add(c.ticks[f.ID])
		}
	}
	return c
}

func (c *composer) open() {
	a := c.dialog.app
	column := func(key string, rows fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(heading(a.T(key), theme.SizeNameText), nil, nil, nil, container.NewVScroll(rows))
	}
	c.usual = a.newButton(a.T("workbook.usual"), "restore", c.reset)
	c.ok = a.newButton(a.T("ui.ok"), "", c.keep).primary()
	c.modal = a.show(dialogSpec{
		title: a.T("workbook.title"), size: fyne.NewSize(1060, 640),
		content: container.NewGridWithColumns(3,
			column("workbook.parts", c.partList), column("workbook.library", c.libraryTicks), column("workbook.order", c.formList)),
		buttons: []*button{c.usual, a.newButton(a.T("ui.cancel"), "", func() { c.modal.leave() }), c.ok},
	})
	c.show()
}

// reset goes back to what is usual.
func (c *composer) reset() {
	d := c.dialog
	c.composition = composition{usualParts: true, usualForms: true, forms: d.usualForms()}
	c.setParts(c.doc, c.doc.Usual(d.request.Project, d.request.Blank))
	c.show()
}

// show makes the rows anew.
func (c *composer) show() {
	a := c.dialog.app
	c.partList.Objects, c.formList.Objects = nil, nil
	for i, part := range c.parts {
		tick := a.newCheck(a.T("workbook.part."+part.id), func(on bool) {
			c.turnPart(part.id, on)
			if part.id == partSheets && on && len(c.forms) == 0 {
				c.usualForms, c.forms = true, c.dialog.usualForms()
			}
			c.show()
			c.keepKeys(c.partList, i, "")
		})
		tick.follow(part.on)
		c.partList.Add(c.row(tick, i, len(c.parts), func(by int) { c.parts, c.usualParts = moved(c.parts, i, by), false }, nil))
	}
	for i, id := range c.forms {
		title := widget.NewLabel(c.title(id))
		title.Truncation = fyne.TextTruncateEllipsis
		c.formList.Add(c.row(title, i, len(c.forms), func(by int) { c.forms, c.usualForms = moved(c.forms, i, by), false },
			func() { c.turnForm(id, false, c.library) }))
	}
	if len(c.forms) == 0 {
		c.formList.Add(softLabel(a.T("workbook.noSheets")))
	}
	for id, tick := range c.ticks {
		tick.follow(slices.Contains(c.forms, id))
	}
	c.usual.enable(!c.usualParts || !c.usualForms)
	c.ok.enable(slices.ContainsFunc(c.parts, func(p workbookPart) bool { return p.on }))
	c.partList.Refresh()
	c.formList.Refresh()
}

// title is what a sheet is called, also one that this version does not know.
func (c *composer) title(form string) string {
	if f, ok := assets.FormOf(form, c.dialog.app.words.Lang()); ok {
		return f.Title
	}
	return form
}

// row is an entry of a list with what moves it, and takes it out where it can be.
func (c *composer) row(what fyne.CanvasObject, i, n int, move func(by int), out func()) fyne.CanvasObject {
	a := c.dialog.app
	list := func() *fyne.Container {
		if out == nil {
			return c.partList
		}
		return c.formList
	}
	small := func(icon string, by int, do func()) *button {
		b := a.newButton("", icon, func() {
			do()
			c.show()
			c.keepKeys(list(), i+by, icon)
		}).quiet()
		b.enable(i+by >= 0 && i+by < n)
		return b
	}
	buttons := container.NewHBox(small("up", -1, func() { move(-1) }), small("down", 1, func() { move(1) }))
	if out != nil {
		buttons.Add(small("close", 0, out))
	}
	return container.NewBorder(nil, nil, nil, buttons, what)
}

// keepKeys gives the keys to the same button of a row where the entry is now, or
// to another one of it when it can go no further; without an icon to its tick.
func (c *composer) keepKeys(list *fyne.Container, i int, icon string) {
	if len(list.Objects) == 0 {
		return
	}
	row, ok := list.Objects[min(i, len(list.Objects)-1)].(*fyne.Container)
	if !ok {
		return
	}
	var first *button
	for _, f := range focusables(row) {
		b, ok := f.(*button)
		if !ok && icon == "" {
			c.dialog.app.win.Canvas().Focus(f)
			return
		}
		if !ok || b.Disabled() {
			continue
		}
		if first == nil || b.icon == icon {
			first = b
		}
	}
	if first != nil {
		c.dialog.app.win.Canvas().Focus(first)
	}
}

// keep makes the composition the project's as one step. A project that can only
// be read is printed as composed, and stays as it is.
func (c *composer) keep() {
	d, a := c.dialog, c.dialog.app
	e := edit.SetWorkbook{Workbook: c.workbook()}
	c.modal.close()
	if reflect.DeepEqual(e.Workbook, d.request.Project.Info().Workbook) {
		return
	}
	if a.session.readOnly() {
		p, err := e.Apply(d.request.Project)
		if err != nil {
			a.fail("fail.edit", err)
			return
		}
		d.request.Project = p
	} else if a.session.do(e) == nil { // told by do
		d.request.Project = a.session.project()
	}
	d.refresh()
}
