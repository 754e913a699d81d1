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
	if r.Parts == nil {
		r.Parts = usualParts(r.Project, doc.Parts)
	}
	rows := []fyne.CanvasObject{softLabel(a.T("workbook.choose"))}
	for _, part := range doc.Parts {
		c := a.newCheck(a.T("workbook.part."+part), func(on bool) {
			r.Parts = withWord(r.Parts, part, on)
			d.refresh()
		})
		c.follow(slices.Contains(r.Parts, part))
		rows = append(rows, c)
	}
	if slices.Contains(r.Parts, "sheets") {
		rows = append(rows, a.newButton(a.T("workbook.sheets", len(d.workbookForms())), "sheet", d.chooseForms))
	}
	return rows
}

// usualParts are those that have something to say, without the glossary.
func usualParts(p *model.Project, all []string) []string {
	info := p.Info()
	empty := map[string]bool{
		"maps": len(info.Journeys) == 0, "promises": len(info.Promises)+len(info.Journeys) == 0, "roles": len(info.Roles) == 0,
		"audit": len(info.Audits) == 0, "decisions": len(info.Decisions)+len(info.Actions) == 0, "gaps": true, "glossary": true,
	}
	return slices.DeleteFunc(slices.Clone(all), func(part string) bool { return empty[part] })
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

// chooseForms ticks sheets of the library.
func (d *exportDialog) chooseForms() {
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
