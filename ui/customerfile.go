package ui

import (
	"context"
	"strings"

	"lupaus/model"
)

// customerFileActions are the commands that read and write customers as files.
func (a *App) customerFileActions() []*Action {
	can := func() bool { return a.deps.Customers != nil && a.hasProject() }
	return []*Action{
		{ID: "importCustomers", Menu: "promise", Icon: "import", Group: true, Chord: "ta", Enabled: func() bool { return a.mayEdit() && can() }, Run: a.importCustomers},
		{ID: "exportCustomers", Menu: "promise", Icon: "export", Chord: "vk", Enabled: func() bool { return can() && a.session.base().Count > 0 }, Run: func() { a.saveCustomers(false) }},
		{ID: "customersTemplate", Menu: "promise", Icon: "template", Chord: "at", Enabled: can, Run: func() { a.saveCustomers(true) }},
	}
}

// importCustomers asks for a file with customers, and shows what is in it.
func (a *App) importCustomers() {
	a.chooseOpen("customerImport.choose", a.deps.Customers.Read(), a.openCustomers)
}

// openCustomers shows what a file has of customers.
func (a *App) openCustomers(path string) {
	openTable(a, "open customers", path, a.deps.Customers.Open, func(name string, table CustomerTable) {
		newCustomerDialog(a, name, table).open()
	})
}

// customerDialog shows what a file with customers holds before it is imported.
type customerDialog struct {
	app   *App
	name  string
	table CustomerTable
	found *CustomerImport // nil while it is read

	*tableDialog
}

func newCustomerDialog(a *App, name string, table CustomerTable) *customerDialog {
	d := &customerDialog{app: a, name: name, table: table}
	d.tableDialog = newTableDialog(a, a.T("rowImport.leaveOut"), d.refresh, d.finish)
	return d
}

func (d *customerDialog) open() {
	a := d.app
	d.show(a.T("customerImport.title", d.name))
	project, today, lang := a.session.project(), model.DateOf(a.deps.Now()), a.words.Lang()
	var found *CustomerImport
	d.read(func(ctx context.Context) (err error) {
		found, err = d.table.Look(ctx, project, today, lang, a.deps.NewID)
		return err
	}, func() {
		d.found = found
		d.list.show(&found.FileProblems)
		d.refresh()
	})
}

// refresh says what would be imported.
func (d *customerDialog) refresh() {
	a, f := d.app, d.found
	if f == nil {
		return
	}
	counts := d.counts()
	words := tableWords{
		blocked: a.T("customerImport.blocked"), nothing: a.T("customerImport.nothing"), stopped: a.T("customerImport.stopped", counts),
		fine: a.T("customerImport.fine", counts), do: a.words.N("customerImport.do", len(f.Edit.Customers)),
	}
	if f.Unchanged > 0 {
		words.nothing = a.T("customerImport.same")
	}
	d.tell(&f.FileProblems, len(f.Edit.Customers), []string{a.words.N("rowImport.rows", f.Found)}, words)
}

// counts says how many customers are new, updated and unchanged, and which
// segments are new.
func (d *customerDialog) counts() string {
	a, f := d.app, d.found
	var parts []string
	for _, one := range []struct {
		key string
		n   int
	}{{"new", f.New}, {"updated", f.Updated}, {"unchanged", f.Unchanged}, {"segments", len(f.Edit.Segments)}} {
		if one.n > 0 {
			parts = append(parts, a.words.N("customerImport."+one.key, one.n))
		}
	}
	text := strings.Join(parts, ", ")
	const most = 8 // names that still fit beside the rest
	if n := len(f.Edit.Segments); n > 0 && n <= most {
		var names []string
		for _, s := range f.Edit.Segments {
			names = append(names, s.Name)
		}
		text += " (" + strings.Join(names, ", ") + ")"
	}
	return text
}

// finish imports as one step, and goes to the first of the customers.
func (d *customerDialog) finish() {
	a, f := d.app, d.found
	if f == nil || len(f.Edit.Customers) == 0 || f.Errors > 0 && !d.leave {
		return
	}
	d.modal.close()
	if a.session.do(f.Edit) != nil {
		return
	}
	a.page.open(f.Edit.Customers[0].ID)
	a.toast(a.words.N("customerImport.done", len(f.Edit.Customers)), &failure{"action.undo", a.undo})
}

// saveCustomers asks for a format and a place, and writes all customers or an
// empty table for them.
func (a *App) saveCustomers(empty bool) {
	project := a.session.project()
	title, about, name := "action.exportCustomers", "customerImport.exportAbout", "customerImport.exportName"
	if empty {
		title, about, name = "action.customersTemplate", "customerImport.templateAbout", "customerImport.templateName"
	}
	language := firstOf(project.Info().Language, a.words.Lang())
	a.saveTable(title, a.T(about), a.T(name, a.nameOf(project.Info())), a.deps.Customers.Write(), func(ctx context.Context, path string, force bool) error {
		return a.deps.Customers.Save(ctx, project, path, language, empty, force)
	})
}
