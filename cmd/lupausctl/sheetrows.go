package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/export/rows"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
)

// CodeRowsWrong: errors in the file, no row was imported.
const CodeRowsWrong model.Code = "rowsWrong"

// rowFlags are the choices of importing and exporting rows.
type rowFlags struct {
	form, block           string
	name                  sheetName
	leaveOut, dry, asJSON bool
}

func (a *app) importRowsCommand() *cobra.Command {
	f := &rowFlags{}
	cmd := a.command("sheets.import", 2, func(cmd *cobra.Command, args []string) error {
		return a.importRows(cmd, f, args[0], args[1])
	})
	a.rowPlace(cmd, f, "ctl.flag.newSheetName")
	flags := cmd.Flags()
	flags.BoolVar(&f.leaveOut, "leave-out", false, a.words.T("rowImport.leaveOut"))
	flags.BoolVar(&f.dry, "dry-run", false, a.words.T("ctl.flag.dryRun"))
	flags.BoolVar(&f.asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

func (a *app) rowPlace(cmd *cobra.Command, f *rowFlags, name string) {
	cmd.Flags().StringVar(&f.form, "form", "", a.words.T("ctl.flag.rowsForm"))
	a.sheetNameFlag(cmd, &f.name, name)
	cmd.Flags().StringVar(&f.block, "block", "", a.words.T("ctl.flag.block"))
}

// place finds the form and the block that are meant: the only one that fits when
// none is named. The sheet is the first of the form.
func (a *app) place(f *rowFlags, p *model.Project, fits func(model.FormBlock) bool) (edit.SheetPlace, error) {
	assets.AddFormsOf(p)
	form, ok := assets.FormOf(f.form, a.words.Lang())
	if !ok {
		return edit.SheetPlace{}, &usageError{key: "ctl.usage.noSheet", args: []any{f.form}}
	}
	var keys []string
	at := edit.SheetPlace{Sheet: p.SheetOf(form.ID).ID, Form: form.ID, Own: assets.OwnForm(form.ID)}
	for _, b := range form.Blocks {
		if !fits(b) {
			continue
		}
		keys = append(keys, b.Key)
		if b.Key == f.block || f.block == "" {
			at.Block = b.Key
		}
	}
	switch {
	case len(keys) == 0:
		return at, &usageError{key: "ctl.usage.noRowBlock", args: []any{form.ID}}
	case at.Block == "" || f.block == "" && len(keys) > 1:
		return at, &usageError{key: "ctl.usage.noBlock", args: []any{strings.Join(keys, ", ")}}
	}
	return at, nil
}

func (a *app) importRows(cmd *cobra.Command, f *rowFlags, path, from string) error {
	file, err := openTable(cmd.Context(), a, from, rows.Open)
	if err != nil {
		return about(from, err)
	}
	read := func(p *model.Project) (edit.Edit, error) {
		at, err := a.place(f, p, rows.Takes)
		if err != nil {
			return nil, err
		}
		add := f.sheetFor(p, &at)
		r, err := file.Read(cmd.Context(), p, at.Form, at.Block, at.Sheet, rows.Options{LeaveOut: f.leaveOut, Lang: a.words.Lang()})
		if err != nil {
			return nil, about(path, err)
		}
		if err := a.tellRows(f, r); err != nil {
			return nil, err
		}
		if !r.Ready() {
			return nil, about(from, &model.Error{Code: CodeRowsWrong})
		}
		rows := edit.AddRows{SheetPlace: at, Rows: r.Rows}
		if add == nil {
			return rows, nil
		}
		return edit.Batch{Name: rows.Label(), Edits: []edit.Edit{add, rows}}, nil
	}
	return a.changeOrTry(cmd.Context(), path, f.dry, read)
}

// sheetFor chooses the sheet that is named. One that is not there yet is made by
// the edit.
func (f *rowFlags) sheetFor(p *model.Project, at *edit.SheetPlace) edit.Edit {
	if s, err := f.name.sheet(p, at.Form); err == nil {
		at.Sheet = s.ID
		return nil
	}
	at.Sheet = model.NewID()
	return edit.AddSheetCopy{Sheet: model.Sheet{ID: at.Sheet, Form: at.Form, Name: model.CleanText(f.name.name), Own: at.Own}, At: edit.End}
}

// rowsOutline tells programs what an import of rows has come to.
type rowsOutline struct {
	reportOutline
	Columns int `json:"columns"`
}

// tellRows tells people on standard error or programs on standard output.
func (a *app) tellRows(f *rowFlags, r *rows.Result) error {
	if f.asJSON {
		return a.printJSON(rowsOutline{a.outlineReport(r.Report, r.Found, len(r.Rows)), r.Columns})
	}
	a.tellProblems(r.Problems)
	if !r.Ready() {
		return nil
	}
	key := "ctl.sheets.import.done"
	if f.dry {
		key = "ctl.sheets.import.dry"
	}
	fmt.Fprintln(a.err, a.words.N(key, len(r.Rows)))
	return nil
}

func (a *app) exportRowsCommand() *cobra.Command {
	f := &rowFlags{}
	var out string
	var force bool
	cmd := a.command("sheets.export", 1, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if out == "" {
			return &usageError{"ctl.usage.flagValue", []any{"--output"}}
		}
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		at, err := a.place(f, p, func(b model.FormBlock) bool { return len(b.Columns) > 0 })
		if err != nil {
			return err
		}
		sheet, err := f.name.sheet(p, at.Form)
		if err != nil {
			return about(args[0], err)
		}
		return a.write(args[0], out, force, func(w io.Writer) error {
			return rows.Write(w, table.FormatOf(out), p, at.Form, at.Block, sheet.ID, a.contentLang(cmd, p.Info().Language))
		})
	}
	a.rowPlace(cmd, f, "ctl.flag.sheetName")
	cmd.Flags().StringVarP(&out, "output", "o", "", a.words.T("ctl.flag.output"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}
