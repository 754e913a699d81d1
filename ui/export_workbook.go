package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/assets"
	"lupaus/model"
)

// workbookRows are the ticks of what a workbook is put together of: its parts,
// and which sheets.
func (d *exportDialog) workbookRows(doc Document) []fyne.CanvasObject {
	a, r := d.app, &d.request
	parts := r.Parts
	if parts == nil {
		parts = doc.Usual(r.Project, r.Blank)
	}
	rows := []fyne.CanvasObject{softLabel(a.T("workbook.choose"))}
	for _, part := range doc.Parts {
		c := a.newCheck(a.T("workbook.part."+part), func(on bool) {
			r.Parts = withWord(parts, part, on)
			d.refresh()
		})
		c.follow(slices.Contains(parts, part))
		rows = append(rows, c)
	}
	if slices.Contains(parts, "sheets") {
		rows = append(rows, a.newButton(a.T("workbook.sheets", len(d.workbookForms())), "sheet", func() { d.chooseForms(parts) }))
	}
	return rows
}

// workbookForms are the sheets that will be in the workbook.
func (d *exportDialog) workbookForms() []string {
	if len(d.request.Forms) > 0 {
		return d.request.Forms
	}
	var ids []string
	for _, f := range assets.Forms(d.app.words.Lang()) {
		if len(f.Blocks) > 0 && (d.request.Blank || d.written(f.ID)) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

func (d *exportDialog) written(form string) bool {
	s := d.request.Project.SheetOf(form)
	return len(s.Rows) > 0
}

// chooseForms ticks sheets of the library for a workbook of some parts.
func (d *exportDialog) chooseForms(parts []string) {
	a := d.app
	chosen := slices.Clone(d.workbookForms())
	list := container.NewVBox()
	forms := assets.Forms(a.words.Lang())
	for _, shelf := range model.Shelves() {
		first := true
		for _, f := range forms {
			if f.Shelf != shelf || len(f.Blocks) == 0 {
				continue
			}
			if first {
				first = false
				head := label(a.T("library.shelf." + string(shelf)))
				head.TextStyle.Bold = true
				list.Add(head)
			}
			c := a.newCheck(f.Title, func(on bool) { chosen = withWord(chosen, f.ID, on) })
			c.follow(slices.Contains(chosen, f.ID))
			list.Add(c)
		}
	}
	var m *modal
	m = a.show(dialogSpec{
		title: a.T("workbook.sheetsTitle"), content: container.NewVScroll(list), size: fyne.NewSize(560, 560),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("ui.ok"), "", func() {
				d.request.Forms = chosen
				if len(chosen) == 0 { // no sheets is none of them, not the usual ones
					d.request.Parts = withWord(parts, "sheets", false)
				}
				m.close()
				d.refresh()
			}),
		},
	})
}

// withWord is a list with a word in it or not.
func withWord(list []string, word string, in bool) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(w string) bool { return w == word })
	if in {
		list = append(list, word)
	}
	return list
}
