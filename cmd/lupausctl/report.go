package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/export"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/storage"
)

// reportFlags are the choices of the report commands. Each command has those
// that its document heeds.
type reportFlags struct {
	page, tile     choice
	form           string
	journey, since string
	audit, group   string
	roles          []string
	forms, parts   []string
	portrait       bool
	blank          bool
	force          bool
}

func (a *app) reportCommand() *cobra.Command {
	report := a.command("report", 0, nil)
	report.Args = a.noSuchCommand
	report.RunE = func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} }
	for _, kind := range export.Kinds() {
		if kind.ID != export.Map {
			report.AddCommand(a.documentCommand(kind))
		}
	}
	return report
}

func (a *app) documentCommand(kind export.Kind) *cobra.Command {
	f := &reportFlags{page: choice{allowed: kind.Papers, value: defaultPaper}, tile: choice{allowed: officePapers}}
	cmd := a.command("report."+kind.ID, 2, func(cmd *cobra.Command, args []string) error {
		return a.report(cmd, kind, f, args[0], args[1])
	})
	flags := cmd.Flags()
	if kind.Journey {
		flags.StringVar(&f.journey, "journey", "", a.words.T("ctl.flag.journey"))
	}
	if kind.Roles {
		flags.StringArrayVar(&f.roles, "role", nil, a.words.T("ctl.flag.role"))
	}
	if kind.Form {
		flags.StringVar(&f.form, "form", "", a.words.T("ctl.flag.form"))
	}
	if kind.Since {
		flags.StringVar(&f.since, "since", "", a.words.T("ctl.flag.since"))
	}
	if kind.Audit {
		flags.StringVar(&f.audit, "audit", "", a.words.T("ctl.flag.audit"))
	}
	if kind.Group {
		flags.StringVar(&f.group, "group", "", a.words.T("ctl.flag.group"))
	}
	if len(kind.Parts) > 0 {
		flags.StringSliceVar(&f.forms, "sheets", nil, a.words.T("ctl.flag.sheets"))
		flags.StringSliceVar(&f.parts, "parts", nil, a.words.T("ctl.flag.parts", strings.Join(kind.Parts, ", ")))
	}
	if len(kind.Papers) > 0 {
		flags.Var(&f.page, "page", a.words.T("ctl.flag.page"))
		flags.BoolVar(&f.portrait, "portrait", false, a.words.T("ctl.flag.portrait"))
		flags.Var(&f.tile, "tile", a.words.T("ctl.flag.tile"))
	}
	if kind.Blank {
		flags.BoolVar(&f.blank, "blank", false, a.words.T("ctl.flag.blank"))
	}
	flags.BoolVar(&f.force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

func (a *app) report(cmd *cobra.Command, kind export.Kind, f *reportFlags, path, out string) error {
	if _, ok := assets.FormOf(f.form, a.words.Lang()); f.form != "" && !ok {
		return &usageError{key: "ctl.usage.noSheet", args: []any{f.form}}
	}
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	assets.AddFormsOf(state.Project)
	p, err := a.compose(state.Project, kind, f)
	if err != nil {
		return err
	}
	r := export.Request{
		Project: p, Document: kind.ID, Format: string(formatPDF), Blank: f.blank, Form: f.form,
		Portrait: f.portrait, Tile: f.tile.value, Lang: a.contentLang(cmd, state.Project.Info().Language),
	}
	if len(kind.Papers) > 0 {
		r.Paper = f.page.value
	}
	if err := a.choose(&r, kind, f); err != nil {
		return about(path, err)
	}
	return a.draw(cmd.Context(), path, out, f.force, r)
}

// compose puts the parts and sheets that the flags name in the place of those that
// the project's workbook is composed of.
func (a *app) compose(p *model.Project, kind export.Kind, f *reportFlags) (*model.Project, error) {
	if len(f.parts)+len(f.forms) == 0 {
		return p, nil
	}
	for _, part := range f.parts {
		if !slices.Contains(kind.Parts, part) {
			return nil, &usageError{key: "ctl.usage.flagChoice", args: []any{part, "--parts", strings.Join(kind.Parts, ", ")}}
		}
	}
	for _, form := range f.forms {
		if _, ok := assets.FormOf(form, a.words.Lang()); !ok {
			return nil, &usageError{key: "ctl.usage.noSheet", args: []any{form}}
		}
	}
	var w model.Workbook
	if composed := p.Info().Workbook; composed != nil {
		w = *composed
	}
	if len(f.parts) > 0 {
		w.Parts = f.parts
	}
	if len(f.forms) > 0 {
		w.Forms = f.forms
	}
	return edit.SetWorkbook{Workbook: &w}.Apply(p)
}

// choose finds what the flags name in the project.
func (a *app) choose(r *export.Request, kind export.Kind, f *reportFlags) (err error) {
	info := r.Project.Info()
	switch {
	case kind.NeedsJourney && len(info.Journeys) == 0:
		return &model.Error{Code: CodeNoJourney}
	case kind.Since && len(info.Snapshots) == 0:
		return &model.Error{Code: CodeNoSnapshot}
	}
	if f.journey != "" {
		if r.Journey, err = a.pick(r.Project, info.Journeys, f.journey, CodeNoJourney, CodeWhichJourney); err != nil {
			return err
		}
	}
	if f.since != "" {
		if r.Since, err = a.pick(r.Project, info.Snapshots, f.since, CodeNoSnapshot, CodeWhichSnapshot); err != nil {
			return err
		}
	}
	if f.audit != "" {
		if r.Audit, err = a.pick(r.Project, info.Audits, f.audit, CodeNoAudit, CodeWhichAudit); err != nil {
			return err
		}
	}
	if f.group != "" {
		if r.Group, err = a.group(r.Project, r.Audit, f.group); err != nil {
			return err
		}
	}
	for _, wanted := range f.roles {
		id, err := a.pick(r.Project, info.Roles, wanted, CodeNoRole, CodeWhichRole)
		if err != nil {
			return err
		}
		r.Roles = append(r.Roles, id)
	}
	return nil
}
