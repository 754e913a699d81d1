package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
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
	cmd := a.command("sheets.list", 0, func(*cobra.Command, []string) error {
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
	cmd.Flags().Var(&shelf, "shelf", a.words.T("ctl.flag.shelf"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
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
	out := json.NewEncoder(a.out)
	out.SetIndent("", "  ")
	return out.Encode(list)
}

func (a *app) sheetsShowCommand() *cobra.Command {
	return a.command("sheets.show", 1, func(_ *cobra.Command, args []string) error {
		form, ok := assets.FormOf(args[0], a.words.Lang())
		if !ok {
			return &usageError{key: "ctl.usage.noSheet", args: []any{args[0]}}
		}
		a.writeForm(form)
		return nil
	})
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
