package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
)

// rowActions are the commands about many rows of a sheet at once.
func (a *App) rowActions() []*Action {
	some := func(fits func(model.FormBlock) bool) func() bool {
		return func() bool { return a.page != nil && a.session != nil && len(a.page.blocksThat(fits)) > 0 }
	}
	taken, given := some(takesRows), some(hasColumns)
	return []*Action{
		{ID: "importRows", Menu: "promise", Icon: "import", Group: true, Chord: "tr", Enabled: func() bool { return a.deps.Rows != nil && a.mayEdit() && taken() }, Run: a.importRows},
		{ID: "exportRows", Menu: "promise", Icon: "export", Chord: "vt", Enabled: func() bool { return a.deps.Rows != nil && given() }, Run: a.exportRows},
		{ID: "sortRows", Menu: "promise", Icon: "down", Chord: "jr", Enabled: func() bool { return a.mayEdit() && a.page != nil && len(a.page.sortable()) > 0 }, Run: a.sortRows},
	}
}

func takesRows(b model.FormBlock) bool  { return b.Open && len(b.Columns) > 0 }
func hasColumns(b model.FormBlock) bool { return len(b.Columns) > 0 }

// blocksThat lists the blocks of the open sheet that fit, that of the selected
// row first.
func (p *projectPage) blocksThat(fits func(model.FormBlock) bool) []edit.SheetPlace {
	s := p.session
	form := s.sheetForm()
	if form == nil || s.page != pageFramework {
		return nil
	}
	sheet := s.openSheet(s.project(), form)
	selected, _ := rowOf(s.current())
	var list []edit.SheetPlace
	for _, b := range form.Blocks {
		if !fits(b) {
			continue
		}
		at := edit.SheetPlace{Sheet: sheet.ID, Form: form.ID, Block: b.Key, Own: assets.OwnForm(form.ID)}
		if selected.Sheet == at.Sheet && selected.Block == at.Block {
			list = slices.Insert(list, 0, at)
		} else {
			list = append(list, at)
		}
	}
	return list
}

// blockChoice lets people choose one of several blocks; nil for one alone.
func (a *App) blockChoice(list []edit.SheetPlace, changed func(edit.SheetPlace)) fyne.CanvasObject {
	if len(list) < 2 {
		return nil
	}
	var options []option[edit.SheetPlace]
	for _, at := range list {
		options = append(options, option[edit.SheetPlace]{at, a.blockTitle(at)})
	}
	c := newChoice(a, options, changed)
	c.follow(list[0])
	return c
}

// blockTitle is what a block is called, its sheet when it has no title.
func (a *App) blockTitle(at edit.SheetPlace) string {
	block, _ := a.blockOf(at)
	if s, _ := sheetOfID(a.session.project(), at.Sheet); block.Title == "" && s != nil {
		return a.nameOf(s)
	}
	return block.Title
}

// importRows asks for a file with rows for the open sheet, and shows what is in
// it.
func (a *App) importRows() {
	places := a.page.blocksThat(takesRows)
	a.chooseOpen("rowImport.choose", a.deps.Rows.Read(), func(path string) {
		openTable(a, "open rows", path, a.deps.Rows.Open, func(name string, table RowTable) {
			newRowDialog(a, places, name, table).open()
		})
	})
}

// rowDialog shows what a file with rows holds before it is imported.
type rowDialog struct {
	app   *App
	at    edit.SheetPlace
	name  string
	table RowTable
	found *RowImport // nil while it is read

	*tableDialog
}

func newRowDialog(a *App, places []edit.SheetPlace, name string, table RowTable) *rowDialog {
	d := &rowDialog{app: a, at: places[0], name: name, table: table}
	d.tableDialog = newTableDialog(a, a.T("rowImport.leaveOut"), d.refresh, d.finish)
	if c := a.blockChoice(places, func(at edit.SheetPlace) {
		d.at = at
		d.look()
	}); c != nil {
		d.fixes.Add(container.NewGridWithColumns(2, label(a.T("rowImport.into")), c))
	}
	return d
}

func (d *rowDialog) open() {
	d.show(d.app.T("rowImport.title", d.name))
	d.look()
}

// look reads the table as rows of the chosen block.
func (d *rowDialog) look() {
	project, at, lang := d.app.session.project(), d.at, d.app.words.Lang()
	d.found = nil
	var found *RowImport
	d.read(func(ctx context.Context) (err error) {
		found, err = d.table.Look(ctx, project, at, lang, d.app.deps.NewID)
		return err
	}, func() {
		d.found = found
		d.list.show(&found.FileProblems)
		d.refresh()
	})
}

// refresh says what would be imported.
func (d *rowDialog) refresh() {
	a, f := d.app, d.found
	if f == nil {
		return
	}
	n := len(f.Edit.Rows)
	d.tell(&f.FileProblems, n, []string{a.words.N("rowImport.rows", f.Found), a.T("rowImport.columns", f.Columns, f.All)}, tableWords{
		blocked: a.T("rowImport.blocked"), nothing: a.T("rowImport.nothing"), stopped: a.words.N("rowImport.stopped", n),
		fine: a.words.N("rowImport.adds", n, a.blockTitle(d.at)), do: a.words.N("rowImport.do", n),
	})
}

// finish imports as one step, and goes to the first of the rows.
func (d *rowDialog) finish() {
	a, f := d.app, d.found
	if f == nil || len(f.Edit.Rows) == 0 || f.Errors > 0 && !d.leave {
		return
	}
	d.modal.close()
	if a.session.do(f.Edit) != nil {
		return
	}
	first := f.Edit.SheetPlace
	first.Row = f.Edit.Rows[0].ID
	a.page.open(rowID(first))
	a.toast(a.words.N("rowImport.done", len(f.Edit.Rows)), &failure{"action.undo", a.undo})
}

// exportRows writes the rows of a block as a table; which one is asked when there
// are several.
func (a *App) exportRows() {
	places, project := a.page.blocksThat(hasColumns), a.session.project()
	language := firstOf(project.Info().Language, a.words.Lang())
	save := func(at edit.SheetPlace) {
		a.saveTable("action.exportRows", a.T("rowImport.exportAbout"), a.blockTitle(at), a.deps.Rows.Write(), func(ctx context.Context, path string, force bool) error {
			return a.deps.Rows.Save(ctx, project, at, path, language, force)
		})
	}
	at := places[0]
	choice := a.blockChoice(places, func(chosen edit.SheetPlace) { at = chosen })
	if choice == nil {
		save(at)
		return
	}
	var m *modal
	m = a.show(dialogSpec{
		title: a.T("action.exportRows"), content: container.NewVBox(label(a.T("rowImport.part")), choice), size: fyne.NewSize(520, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("ui.ok"), "", func() {
				m.close()
				save(at)
			}).primary(),
		},
	})
}

// sorting is a column of numbers by which the rows of a block can be put in order.
type sorting struct {
	at     edit.SheetPlace
	column string
}

// sortable lists the columns by which rows of the open sheet can be sorted, those
// of the selected row's block first.
func (p *projectPage) sortable() []sorting {
	var list []sorting
	for _, at := range p.blocksThat(takesRows) {
		s := p.session.project().Sheet(at.Sheet)
		if s == nil || !severalRows(s, at.Block) {
			continue
		}
		block, _ := p.app.blockOf(at)
		for _, c := range block.Columns {
			if c.Counts() {
				list = append(list, sorting{at, c.Key})
			}
		}
	}
	return list
}

func severalRows(s *model.Sheet, block string) bool {
	n := 0
	for _, r := range s.Rows {
		if r.Block == block {
			if n++; n > 1 {
				return true
			}
		}
	}
	return false
}

// sortBy puts the rows in order as one step.
func (p *projectPage) sortBy(by sorting, falling bool) {
	form, ok := p.app.formIn(by.at.Form)
	s := p.session.project().Sheet(by.at.Sheet)
	block, there := p.app.blockOf(by.at)
	if ok && there && s != nil {
		_ = p.session.do(edit.NewSortRows(form, s, block, by.column, falling)) // told by do
	}
}

// sortRows asks by which number rows are put in order, and which way.
func (a *App) sortRows() {
	list := a.page.sortable()
	var options []option[sorting]
	for _, by := range list {
		block, _ := a.blockOf(by.at)
		c, _ := block.Column(by.column)
		options = append(options, option[sorting]{by, a.T("rowSort.column", a.blockTitle(by.at), c.Title)})
	}
	by, falling := list[0], true
	column := newChoice(a, options, func(chosen sorting) { by = chosen })
	column.follow(by)
	way := newChoice(a, []option[bool]{{true, a.T("rowSort.falling")}, {false, a.T("rowSort.rising")}}, func(on bool) { falling = on })
	way.follow(falling)
	var m *modal
	m = a.show(dialogSpec{
		title:   a.T("action.sortRows"),
		content: container.NewVBox(label(a.T("rowSort.by")), column, label(a.T("rowSort.order")), way, softLabel(a.T("rowSort.about"))),
		size:    fyne.NewSize(520, 0),
		buttons: []*button{
			a.newButton(a.T("ui.cancel"), "", func() { m.leave() }),
			a.newButton(a.T("rowSort.do"), "", func() {
				m.close()
				a.page.sortBy(by, falling)
			}).primary(),
		},
	})
}
