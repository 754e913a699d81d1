package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/storage"
)

// sheetsCommand has what there is to know of method sheets without a project.
func (a *app) sheetsCommand() *cobra.Command {
	sheets := a.command("sheets", 0, nil)
	sheets.Args = a.noSuchCommand
	sheets.RunE = func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} }
	sheets.AddCommand(a.sheetsListCommand(), a.sheetsShowCommand(), a.sheetsCheckCommand(), a.importRowsCommand(), a.exportRowsCommand())
	return sheets
}

func (a *app) sheetsListCommand() *cobra.Command {
	shelf := choice{}
	for _, s := range model.Shelves() {
		shelf.allowed = append(shelf.allowed, string(s))
	}
	var asJSON bool
	cmd := a.command("sheets.list", 0, func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.listFilledIn(cmd, args[0], model.Shelf(shelf.value), asJSON)
		}
		var forms []*model.Form
		for _, f := range assets.Forms(a.words.Lang()) {
			if shelf.value == "" || string(f.Shelf) == shelf.value {
				forms = append(forms, f)
			}
		}
		if asJSON {
			return a.sheetsJSON(forms)
		}
		for _, s := range model.Shelves() {
			var rows [][2]string
			for _, f := range forms {
				if f.Shelf == s {
					rows = append(rows, [2]string{f.ID, f.Title})
				}
			}
			if len(rows) > 0 {
				fmt.Fprintf(a.out, "%s:\n", a.words.T("library.shelf."+string(s)))
				writeRows(a.out, rows)
			}
		}
		return nil
	})
	a.orOneMore(cmd, 0)
	cmd.Flags().Var(&shelf, "shelf", a.words.T("ctl.flag.shelf"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

// orOneMore lets a command have one argument more than it needs: a project.
func (a *app) orOneMore(cmd *cobra.Command, args int) {
	cmd.Args = func(cmd *cobra.Command, given []string) error {
		if n := len(given); n != args && n != args+1 {
			return &usageError{key: "ctl.usage.args", args: []any{cmd.UseLine()}}
		}
		return nil
	}
}

// filledIn tells programs of a sheet of a project.
type filledIn struct {
	ID    model.ID `json:"id"`
	Form  string   `json:"form"`
	Name  string   `json:"name,omitempty"` // of one of several
	Title string   `json:"title"`
	Said  int      `json:"said"` // rows in which something has been said
	Of    int      `json:"of"`
}

// listFilledIn lists the sheets that a project has, in its order.
func (a *app) listFilledIn(cmd *cobra.Command, path string, shelf model.Shelf, asJSON bool) error {
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	p := state.Project
	assets.AddFormsOf(p)
	words := assets.WordsFor(a.contentLang(cmd, p.Info().Language))
	list, rows := []filledIn{}, [][2]string{}
	for _, s := range model.Of[model.Sheet](p, p.Info().Sheets) {
		form := words.Form(s.Form)
		if form == nil || shelf != "" && form.Shelf != shelf {
			continue
		}
		said, of := form.Said(s)
		list = append(list, filledIn{s.ID, s.Form, s.Name, form.Title, said, of})
		rows = append(rows, [2]string{s.Form, scene.Name(words, s) + " · " + words.T("library.filled", said, of)})
	}
	if asJSON {
		return a.printJSON(list)
	}
	writeRows(a.out, rows)
	return nil
}

// sheetsJSON tells of forms what a program may want to know.
func (a *app) sheetsJSON(forms []*model.Form) error {
	type sheet struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		About   string `json:"about"`
		Shelf   string `json:"shelf"`
		Minutes int    `json:"minutes,omitempty"`
		Opens   string `json:"opens,omitempty"`
	}
	list := []sheet{}
	for _, f := range forms {
		list = append(list, sheet{f.ID, f.Title, f.About, string(f.Shelf), f.Minutes, f.Opens})
	}
	return a.printJSON(list)
}

func (a *app) sheetsShowCommand() *cobra.Command {
	var name sheetName
	cmd := a.command("sheets.show", 1, func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return a.showFilledIn(cmd, args[0], args[1], name)
		}
		form, ok := assets.FormOf(args[0], a.words.Lang())
		if !ok {
			return &usageError{key: "ctl.usage.noSheet", args: []any{args[0]}}
		}
		a.writeForm(form)
		return nil
	})
	a.orOneMore(cmd, 1)
	a.sheetNameFlag(cmd, &name, "ctl.flag.sheetName")
	return cmd
}

// showFilledIn tells what is said on the sheets of a form in a project, or on the
// one that is named.
func (a *app) showFilledIn(cmd *cobra.Command, form, path string, name sheetName) error {
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	p := state.Project
	assets.AddFormsOf(p)
	if _, ok := assets.FormOf(form, a.words.Lang()); !ok {
		return &usageError{key: "ctl.usage.noSheet", args: []any{form}}
	}
	sheets := p.SheetsOf(form)
	if name.given() {
		one, err := name.sheet(p, form)
		if err != nil {
			return about(path, err)
		}
		sheets = []*model.Sheet{one}
	}
	t := &teller{w: a.out, words: assets.WordsFor(a.contentLang(cmd, p.Info().Language)), p: p}
	for _, s := range sheets {
		t.sheet(s)
	}
	return t.err
}

// writeForm writes a form as an outline.
func (a *app) writeForm(f *model.Form) {
	fmt.Fprintln(a.out, f.Title)
	fmt.Fprintln(a.out, f.About)
	if f.Minutes > 0 {
		fmt.Fprintln(a.out, a.words.T("figure.minutes", f.Minutes)+" · "+f.Group)
	}
	if f.Opens != "" {
		fmt.Fprintln(a.out, a.words.T("library.opens", a.words.T("library.page."+f.Opens)))
	}
	for _, b := range f.Blocks {
		fmt.Fprintln(a.out)
		if b.Title != "" {
			fmt.Fprintln(a.out, b.Title)
		}
		if b.Hint != "" {
			fmt.Fprintln(a.out, b.Hint)
		}
		var columns []string
		for _, c := range b.Columns {
			columns = append(columns, c.Title)
		}
		if len(columns) > 0 {
			fmt.Fprintln(a.out, "  ["+strings.Join(columns, " | ")+"]")
		}
		for _, r := range b.Rows {
			line := "  - " + r.Title
			if r.Left != "" {
				line += ": " + r.Left + " ↔ " + r.Right
			}
			if r.Formula != nil {
				line += " = " + r.Formula.Text
			}
			fmt.Fprintln(a.out, line)
		}
		if b.Each != model.EachNone {
			fmt.Fprintln(a.out, "  - "+a.words.T("ctl.sheets.each."+string(b.Each)))
		}
	}
	if f.Source != "" {
		fmt.Fprintln(a.out)
		fmt.Fprintln(a.out, a.words.T("figure.source", f.Source))
	}
}

func (a *app) sheetsCheckCommand() *cobra.Command {
	return a.command("sheets.check", 1, func(_ *cobra.Command, args []string) error {
		data, err := os.ReadFile(args[0])
		if err != nil {
			return about(args[0], err)
		}
		form, err := assets.ReadForm(args[0], data, a.words.Lang())
		if err != nil {
			return about(args[0], err)
		}
		fmt.Fprintln(a.out, a.words.T("ctl.sheets.fine", form.Title, len(form.Blocks)))
		return nil
	})
}
