package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/export/customers"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	base "lupaus/model/customers"
	"lupaus/model/edit"
	"lupaus/model/scene"
	"lupaus/storage"
)

func (a *app) customersCommand() *cobra.Command {
	cmd := a.command("customers", 0, nil)
	cmd.Args = a.noSuchCommand
	cmd.RunE = func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} }
	cmd.AddCommand(
		a.listCustomersCommand(), a.importCustomersCommand(),
		a.customersOut("customers.export", customers.Write), a.customersOut("customers.template", customers.Template),
	)
	return cmd
}

func (a *app) listCustomersCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("customers.list", 1, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		b := base.Of(state.Project)
		if asJSON {
			return a.printJSON(outlineCustomers(b))
		}
		a.listCustomers(assets.WordsFor(a.contentLang(cmd, state.Project.Info().Language)), b)
		return nil
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

// listCustomers lists the customers of each segment with their stages and values.
func (a *app) listCustomers(words *assets.Words, b *base.Base) {
	for _, g := range b.Groups {
		name := words.T("outline.loose")
		if g.Segment != nil {
			name = scene.Name(words, g.Segment)
		}
		fmt.Fprintln(a.out, words.T("ctl.customers.group", name, words.N("ui.count.customer", g.Count)))
		var rows [][2]string
		for _, c := range g.Customers {
			stage := "unknown"
			if c.Flow != model.FlowUnknown {
				stage = string(c.Flow)
			}
			text := words.T("ctl.customers.line", oneLine(scene.Name(words, c.Customer)), inner(words.T("flow."+stage)))
			if c.Value.Known() {
				text = words.T("ctl.customers.worth", text, scene.NumberText(words.Lang(), c.Value.Amount, 0))
			}
			rows = append(rows, [2]string{oneLine(c.Code), text})
		}
		writeRows(a.out, rows)
	}
}

// customerOutline tells programs of a customer.
type customerOutline struct {
	ID      model.ID                         `json:"id"`
	Code    string                           `json:"code"`
	Name    string                           `json:"name"`
	Segment model.ID                         `json:"segment"` // "" when there is none
	Stage   model.FlowStage                  `json:"stage"`   // "" when nobody has said
	Figures map[model.CustomerFigure]float64 `json:"figures"`
	Value   *float64                         `json:"lifetimeValue"` // given or counted; null when it is not known
	Note    string                           `json:"note"`
}

// outlineCustomers lists all customers by name.
func outlineCustomers(b *base.Base) []customerOutline {
	list := []customerOutline{}
	for _, c := range b.All {
		one := customerOutline{ID: c.ID, Code: c.Code, Name: c.Name, Segment: c.Segment, Stage: c.Flow, Figures: c.Figures, Note: c.Note}
		if one.Figures == nil {
			one.Figures = map[model.CustomerFigure]float64{}
		}
		if c.Value.Known() {
			one.Value = &c.Value.Amount
		}
		list = append(list, one)
	}
	return list
}

// customersOut makes a command that writes a table of customers.
func (a *app) customersOut(name string, write func(io.Writer, exchange.Format, *model.Project, string) error) *cobra.Command {
	var out string
	var force bool
	cmd := a.command(name, 1, func(cmd *cobra.Command, args []string) error {
		if out == "" {
			return &usageError{"ctl.usage.flagValue", []any{"--output"}}
		}
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		return a.write(args[0], out, force, func(w io.Writer) error {
			return write(w, table.FormatOf(out), p, a.contentLang(cmd, p.Info().Language))
		})
	})
	cmd.Flags().StringVarP(&out, "output", "o", "", a.words.T("ctl.flag.output"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// customerFlags are the choices of importing customers.
type customerFlags struct{ leaveOut, dry, asJSON bool }

func (a *app) importCustomersCommand() *cobra.Command {
	f := &customerFlags{}
	cmd := a.command("customers.import", 2, func(cmd *cobra.Command, args []string) error {
		return a.importCustomers(cmd, f, args[0], args[1])
	})
	flags := cmd.Flags()
	flags.BoolVar(&f.leaveOut, "leave-out", false, a.words.T("rowImport.leaveOut"))
	flags.BoolVar(&f.dry, "dry-run", false, a.words.T("ctl.flag.dryRun"))
	flags.BoolVar(&f.asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

func (a *app) importCustomers(cmd *cobra.Command, f *customerFlags, path, from string) error {
	file, err := openTable(cmd.Context(), a, from, customers.Open)
	if err != nil {
		return about(from, err)
	}
	opt := customers.Options{LeaveOut: f.leaveOut, Lang: a.words.Lang(), Today: model.DateOf(a.now())}
	read := func(p *model.Project) (edit.Edit, error) {
		r, err := file.Read(cmd.Context(), p, opt)
		if err != nil {
			return nil, about(path, err)
		}
		if err := a.tellCustomers(f, r); err != nil {
			return nil, err
		}
		switch {
		case r.Ready():
			return edit.PutCustomers{Segments: r.Segments, Customers: r.Customers}, nil
		case r.Same():
			return nil, nil
		}
		return nil, about(from, &model.Error{Code: CodeRowsWrong})
	}
	return a.changeOrTry(cmd.Context(), path, f.dry, read)
}

// customersOutline tells programs what an import of customers has come to.
type customersOutline struct {
	reportOutline
	New       int      `json:"new"`
	Updated   int      `json:"updated"`
	Unchanged int      `json:"unchanged"`
	Segments  []string `json:"segments"` // that are added
}

// tellCustomers tells people on standard error or programs on standard output.
func (a *app) tellCustomers(f *customerFlags, r *customers.Result) error {
	names := []string{}
	for _, s := range r.Segments {
		names = append(names, s.Name)
	}
	if f.asJSON {
		return a.printJSON(customersOutline{a.outlineReport(r.Report, r.Found, len(r.Customers)), r.New, r.Updated, r.Unchanged, names})
	}
	a.tellProblems(r.Problems)
	if !r.Ready() && !r.Same() {
		return nil
	}
	for _, line := range []struct {
		key string
		n   int
	}{{"new", r.New}, {"updated", r.Updated}, {"unchanged", r.Unchanged}, {"segments", len(names)}} {
		if line.n > 0 {
			fmt.Fprintln(a.err, a.words.N("customerImport."+line.key, line.n))
		}
	}
	if f.dry {
		fmt.Fprintln(a.err, a.words.T("ctl.customers.import.dry"))
	}
	return nil
}
