package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// This file is about several sheets of one form: an interview of each customer, a
// sheet for each segment.

// sheetActions are the commands about whole sheets.
func (a *App) sheetActions() []*Action {
	page := func(f func(*projectPage)) func() { return func() { f(a.page) } }
	onSheet := func() bool { return a.mayEdit() && a.session.page == pageFramework && a.session.sheetForm() != nil }
	return []*Action{
		{ID: "newSheet", Menu: "insert", Icon: "sheet", Group: true, Shortcut: alt(fyne.KeyN), Enabled: onSheet, Toolbar: 30, Pages: []pageID{pageFramework}, Run: page((*projectPage).newSheet)},
		{ID: "deleteSheet", Menu: "promise", Icon: "delete", Chord: "pt", Enabled: a.openSheetThere, Run: page((*projectPage).removeSheet)},
	}
}

// openSheetThere reports whether the sheet on the page can be changed as a whole:
// one that nobody has written into is not in the project.
func (a *App) openSheetThere() bool {
	return a.mayEdit() && a.page != nil && a.page.openSheet() != nil
}

// openSheet is the sheet on the page, nil when there is none in the project.
func (p *projectPage) openSheet() *model.Sheet {
	s := p.session
	form := s.sheetForm()
	if s.page != pageFramework || form == nil {
		return nil
	}
	return s.project().Sheet(s.openSheet(s.project(), form).ID)
}

// sheetMeant is the sheet that is selected; the one on the page when nothing but
// its rows is. It is nil when something else is meant.
func (p *projectPage) sheetMeant() *model.Sheet {
	switch ids := p.session.entities(); {
	case len(ids) == 1:
		return p.session.project().Sheet(ids[0])
	case len(ids) > 1:
		return nil
	}
	return p.openSheet()
}

// newSheet adds a blank sheet of the open form under a name.
func (p *projectPage) newSheet() {
	form := p.session.sheetForm()
	p.addSheet("action.newSheet", form.ID, "", func(id model.ID, name string) edit.AddSheetCopy {
		return edit.AddSheetCopy{Sheet: model.Sheet{ID: id, Form: form.ID, Name: name, Own: assets.OwnForm(form.ID)}, At: edit.End}
	})
}

// duplicateSheet adds a sheet that says the same as another one.
func (p *projectPage) duplicateSheet(of *model.Sheet) {
	p.addSheet("action.duplicate", of.Form, of.Name, func(id model.ID, name string) edit.AddSheetCopy {
		return edit.NewSheetCopy(p.session.project(), of, id, name)
	})
}

// addSheet asks what another sheet of a form is called, adds it and shows it. A
// name that a sheet of the form has already gets a number.
func (p *projectPage) addSheet(title, form, like string, added func(id model.ID, name string) edit.AddSheetCopy) {
	a := p.app
	a.ask(a.T(title), a.T("sheet.nameLabel"), p.session.project().FreeSheetName(form, like), "ui.ready", func(name string) {
		name = p.session.project().FreeSheetName(form, model.CleanText(name))
		id := a.deps.NewID()
		if p.session.do(added(id, name)) == nil { // told by do
			p.open(id)
			p.refocus()
		}
	})
}

// moveSheet moves a sheet over the next one of its form: others stand elsewhere.
func (p *projectPage) moveSheet(s *model.Sheet, by int) edit.Edit {
	project := p.session.project()
	list := project.Info().Sheets
	for i := slices.Index(list, s.ID) + by; i >= 0 && i < len(list); i += by {
		if other := project.Sheet(list[i]); other != nil && other.Form == s.Form {
			return edit.MoveSheet{ID: s.ID, At: i + max(by, 0)}
		}
	}
	return nil
}

// removeSheet removes the sheet on the page with all that is said on it.
func (p *projectPage) removeSheet() {
	if s := p.openSheet(); s != nil && p.session.do(edit.Remove{IDs: []model.ID{s.ID}}) == nil {
		p.app.toast(p.app.words.N("toast.removed", 1), &failure{"action.undo", p.app.undo})
	}
}
