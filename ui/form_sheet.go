package ui

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
)

// rowForm stands before a row of a sheet where a form's entity or a node of the
// outline is named: rows are no entities of their own.
const rowForm = "#row:"

// rowID names a row of a sheet in the outline and the inspector.
func rowID(at edit.SheetPlace) model.ID {
	return model.ID(rowForm + strings.Join([]string{string(at.Sheet), at.Form, at.Block, string(at.Row)}, "\x1f"))
}

// rowOf reads what rowID wrote.
func rowOf(id model.ID) (edit.SheetPlace, bool) {
	text, ok := strings.CutPrefix(string(id), rowForm)
	parts := strings.Split(text, "\x1f")
	if !ok || len(parts) != 4 {
		return edit.SheetPlace{}, false
	}
	return edit.SheetPlace{Sheet: model.ID(parts[0]), Form: parts[1], Block: parts[2], Row: model.ID(parts[3]), Own: assets.OwnForm(parts[1])}, true
}

// formIn is a form in the language of the window, with what it takes of the
// customers of the project.
func (a *App) formIn(id string) (*model.Form, bool) {
	form, ok := assets.FormOf(id, a.words.Lang())
	if ok && a.session != nil {
		form = a.session.customers.Form(a.session.project(), form)
	}
	return form, ok
}

// blockOf is the block of a form in the language of the window.
func (a *App) blockOf(at edit.SheetPlace) (model.FormBlock, bool) {
	form, ok := a.formIn(at.Form)
	if !ok {
		return model.FormBlock{}, false
	}
	return form.Block(at.Block)
}

// rowName is what people call a row: the form's title, or what was written
// first.
func (p *projectPage) rowName(at edit.SheetPlace) string {
	form, ok := assets.FormOf(at.Form, p.app.words.Lang())
	if !ok {
		return p.app.T("unnamed.row")
	}
	project := p.session.project()
	s := project.Sheet(at.Sheet)
	if s == nil {
		s = &model.Sheet{}
	}
	return firstOf(scene.RowTitle(p.app.words, project.Get, form, s, at.Row), p.app.T("unnamed.row"))
}

// rowGone reports whether a row is no longer there: one that people had added.
func (p *projectPage) rowGone(at edit.SheetPlace) bool {
	block, ok := p.app.blockOf(at)
	if sheet, _ := sheetOfID(p.session.project(), at.Sheet); !ok || sheet == nil {
		return true
	}
	if _, given := block.Row(at.Row); given {
		return false
	}
	s := p.session.project().Sheet(at.Sheet)
	return s == nil || !slices.ContainsFunc(s.Rows, func(r model.SheetRow) bool { return r.ID == at.Row })
}

// changed is what an event is about: of a sheet the row that is another now,
// of an audit the statement of which the room says something else.
func (p *projectPage) changed(ev edit.Event) []model.ID {
	ids := slices.Clone(ev.Focus)
	for i, id := range ids {
		if row, ok := p.changedRow(ev.Before, ev.After, id); ok {
			ids[i] = row
		}
		if statement, ok := changedStatement(ev.Before, ev.After, id); ok {
			ids[i] = statement
		}
	}
	return ids
}

// changedRow finds the row of a sheet in which two projects differ, if it is in
// the second one.
func (p *projectPage) changedRow(before, after *model.Project, id model.ID) (model.ID, bool) {
	was, is := before.Sheet(id), after.Sheet(id)
	form := firstOf(formIDOf(is), formIDOf(was))
	if form == "" {
		return "", false
	}
	for _, both := range [][2]*model.Sheet{{is, was}, {was, is}} {
		other := map[model.ID]model.SheetRow{}
		for _, r := range rowsOf(both[1]) {
			other[r.ID] = r
		}
		for _, r := range rowsOf(both[0]) {
			o, ok := other[r.ID]
			if !ok || o.Block != r.Block {
				o = model.SheetRow{ID: r.ID, Block: r.Block}
			}
			at := edit.SheetPlace{Sheet: id, Form: form, Block: r.Block, Row: r.ID}
			if !o.Same(&r) && !reflect.DeepEqual(o, r) && !p.rowGone(at) {
				return rowID(at), true
			}
		}
	}
	return "", false
}

func formIDOf(s *model.Sheet) string {
	if s == nil {
		return ""
	}
	return s.Form
}

func rowsOf(s *model.Sheet) []model.SheetRow {
	if s == nil {
		return nil
	}
	return s.Rows
}

// rowsAtOnce is how many rows the form of a sheet lists; the picture has all.
const rowsAtOnce = 200

// sheet is the form of a whole sheet: what it is for, and its rows.
func (f *form) sheet(id model.ID) {
	a := f.page.app
	s, base := sheetOfID(f.project(), id)
	if s == nil {
		return
	}
	form, _ := a.formIn(base.ID)
	f.add(label(form.About))
	if form.Source != "" {
		f.add(softLabel(a.T("sheet.source", form.Source)))
	}
	if f.project().Sheet(id) != nil { // another one is nameless until it is written into
		f.textOf("field.sheetName", false, func() string {
			name, _ := edit.Text(f.project().Get(id), edit.FieldName)
			return name
		}, func(text string) edit.Edit { return edit.SetText{ID: id, Field: edit.FieldName, Text: text} })
	}
	rows := sheetRows(s, form)
	for _, at := range rows[:min(len(rows), rowsAtOnce)] {
		f.add(a.newLink(f.page.rowName(at), "sheet", func() { f.page.open(rowID(at)) }))
	}
	if more := len(rows) - rowsAtOnce; more > 0 {
		f.add(softLabel(a.words.N("answerImport.notListed", more)))
	}
	f.decisions()
	f.shapes(func() string {
		now, _ := a.formIn(base.ID) // another one when segments or customers are others
		return fmt.Sprintf("%p", now) + rowsShape(f.project(), id) + f.aboutShape()
	})
}

func rowsShape(p *model.Project, sheet model.ID) string {
	var b strings.Builder
	if s := p.Sheet(sheet); s != nil {
		b.WriteString("there;")
		for _, r := range s.Rows {
			b.WriteString(string(r.ID) + ";")
		}
	}
	return b.String()
}

// sheetRows lists the rows of a sheet, block by block.
func sheetRows(s *model.Sheet, form *model.Form) []edit.SheetPlace {
	var rows []edit.SheetPlace
	for _, b := range form.Blocks {
		for _, r := range b.RowsOf(s) {
			rows = append(rows, edit.SheetPlace{Sheet: s.ID, Form: form.ID, Block: b.Key, Row: r.ID})
		}
	}
	return rows
}

// sheetRow is the form of a row of a sheet: a control for each column.
func (f *form) sheetRow(at edit.SheetPlace) {
	block, ok := f.page.app.blockOf(at)
	if !ok {
		return
	}
	title := label(f.page.rowName(at))
	title.TextStyle.Bold = true
	f.add(title)
	f.follows = append(f.follows, func() { setText(title, f.page.rowName(at)) })
	if given, ok := block.Row(at.Row); ok && given.Hint != "" {
		f.add(softLabel(given.Hint))
	}
	row, given := block.Row(at.Row)
	for _, c := range block.Columns {
		if given && c.Key == model.NameColumn {
			continue // the form names its own rows
		}
		if block.Kind == model.BlockNumbers && c.Key == "value" {
			c.Figure = row.Figure
			if row.Formula != nil {
				c.Kind = model.ColumnSum
			}
		}
		f.cell(at, c)
	}
	f.command("action.makeDecision", "decision", func() { f.page.app.perform(f.page.app.action("makeDecision")) }).quiet()
	f.command("action.makeAction", "action", func() { f.page.app.perform(f.page.app.action("makeAction")) }).quiet()
	f.shapes(func() string { return idsText(f.rowNow(at).Links) })
}

func (f *form) rowNow(at edit.SheetPlace) model.SheetRow {
	return sheetPlace{SheetPlace: at}.row(f.project())
}

// cell adds the control of one column.
func (f *form) cell(at edit.SheetPlace, c model.FormColumn) {
	get := func() string { return f.rowNow(at).Cells[c.Key] }
	set := func(text string) edit.Edit { return edit.SetCell{SheetPlace: at, Column: c.Key, Text: text} }
	switch c.Kind {
	case model.ColumnText:
		e := f.newText(true, get, set)
		e.SetPlaceHolder(c.Hint)
		f.row(c.Title, e)
	case model.ColumnNumber:
		e := f.newText(false, get, set)
		f.follows = append(f.follows, func() {
			if text := cmp.Or(f.factText(at, c), c.Hint, c.Unit); e.PlaceHolder != text {
				e.SetPlaceHolder(text)
			}
		})
		f.row(c.Title, e)
	case model.ColumnSum:
		counted := softLabel("")
		f.follows = append(f.follows, func() { setText(counted, f.countedText(at, c)) })
		f.row(c.Title, counted)
	case model.ColumnCheck:
		f.tickTitled(c.Title, func() bool { return get() == model.Checked }, func(on bool) edit.Edit {
			if on {
				return set(model.Checked)
			}
			return set("")
		})
	case model.ColumnDate:
		day := func() model.Date { return model.Date(get()) }
		f.dayAhead(c.Title, day, func(d model.Date) edit.Edit { return set(string(d)) })
	case model.ColumnChoice, model.ColumnStep:
		f.row(c.Title, newPick(f, f.page.app.columnOptions(c), get, set))
	case model.ColumnRole:
		roles := f.entities("ui.nobody", func(p *model.Project) []model.ID { return p.Info().Roles })
		f.row(c.Title, newPick(f, roles, func() model.ID { return f.rowNow(at).Owner },
			func(v model.ID) edit.Edit { return edit.SetRowOwner{SheetPlace: at, Owner: v} }))
	case model.ColumnLinks:
		f.add(f.caption(c.Title))
		f.linkList(f.rowNow(at).Links, func(gone model.ID) edit.Edit {
			return edit.SetRowLinks{SheetPlace: at, Links: withoutID(f.rowNow(at).Links, gone)}
		})
		f.command("ui.addLink", "add", func() { f.page.addRowLink(at) }).quiet()
	}
}

// numbered are the numbers of the sheet that was counted last.
type numbered struct {
	form    *model.Form
	sheet   *model.Sheet
	numbers model.Numbers
}

// numbers counts a sheet, which may have very many rows, once a version.
func (s *session) numbers(form *model.Form, sheet *model.Sheet) model.Numbers {
	if n := &s.numbered; n.form != form || n.sheet != sheet {
		*n = numbered{form, sheet, form.NumbersAfter(sheet, n.numbers)}
	}
	return s.numbered.numbers
}

// numberAt is the number in a cell of a sheet, which need not be in the project
// yet.
func (f *form) numberAt(form *model.Form, at edit.SheetPlace, column string) model.Number {
	s := f.project().Sheet(at.Sheet)
	if s == nil {
		s = &model.Sheet{ID: at.Sheet, Form: at.Form}
	}
	return f.page.session.numbers(form, s).Of(at.Block, at.Row, column)
}

// factText is what customers tell of a number that nobody has given.
func (f *form) factText(at edit.SheetPlace, c model.FormColumn) string {
	a := f.page.app
	form, ok := a.formIn(at.Form)
	if !ok || !form.Resolved {
		return ""
	}
	n := f.numberAt(form, at, c.Key)
	if !n.Known || n.Fact == "" {
		return ""
	}
	return strings.TrimSpace(scene.NumberText(a.words.Lang(), n.Value, c.Decimals)+" "+c.Unit) + " (" + a.T("figure.fromCustomers") + ")"
}

// countedText is what a formula of a row has come to.
func (f *form) countedText(at edit.SheetPlace, c model.FormColumn) string {
	a := f.page.app
	form, ok := a.formIn(at.Form)
	if !ok {
		return ""
	}
	n := f.numberAt(form, at, c.Key)
	switch {
	case n.Known:
		return scene.NumberText(a.words.Lang(), n.Value, c.Decimals) + " " + c.Unit
	case len(n.Missing) > 0:
		return a.T("figure.missing", strings.Join(n.Missing, ", "))
	}
	return a.T("figure.noResult")
}

// columnOptions are the values of a column of choices or steps, with one for
// none.
func (a *App) columnOptions(c model.FormColumn) func() []option[string] {
	options := []option[string]{{"", a.T("ui.notSaid")}}
	for _, o := range c.Options {
		options = append(options, option[string]{o.Key, o.Text})
	}
	return func() []option[string] { return options }
}

// addRowLink lets people find what a row points to.
func (p *projectPage) addRowLink(at edit.SheetPlace) {
	a := p.app
	var of []model.Kind
	if block, ok := a.blockOf(at); ok {
		for _, c := range block.Columns {
			if c.Kind == model.ColumnLinks {
				of = c.Of
			}
		}
	}
	wanted := func(e model.Entity) bool {
		return linkable(at.Sheet)(e) && (len(of) == 0 || slices.Contains(of, e.Kind()))
	}
	a.pickThing(a.T("ui.addLink"), wanted, func(to model.ID) {
		row := sheetPlace{SheetPlace: at}.row(p.session.project())
		if !slices.Contains(row.Links, to) {
			_ = p.session.do(edit.SetRowLinks{SheetPlace: at, Links: append(slices.Clone(row.Links), to)}) // told by do
		}
	})
}
