package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"lupaus/export/answers"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
	"lupaus/storage"
)

func (a *app) answerTemplateCommand() *cobra.Command {
	var instrument, out, audit string
	var force bool
	cmd := a.command("audit.template", 1, nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if out == "" {
			return &usageError{"ctl.usage.flagValue", []any{"--output"}}
		}
		if instrument == "" {
			return a.auditTemplate(cmd, args[0], audit, out, force)
		}
		i, err := instrumentOf(nil, instrument)
		if err != nil {
			return err
		}
		var groups []model.RespondentGroup
		for _, kind := range model.GroupKinds()[:5] {
			groups = append(groups, model.RespondentGroup{Kind: kind})
		}
		return a.write("", out, force, func(w io.Writer) error {
			return answers.Template(w, table.FormatOf(out), i, groups, false, a.words.Lang())
		})
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if given := cmd.Flags().Changed("instrument"); len(args) > 1 || given == (len(args) == 1) {
			return &usageError{key: "ctl.usage.args", args: []any{cmd.UseLine()}}
		}
		return nil
	}
	flags := cmd.Flags()
	flags.StringVarP(&out, "output", "o", "", a.words.T("ctl.flag.output"))
	flags.StringVar(&instrument, "instrument", "", a.words.T("ctl.flag.instrument"))
	flags.StringVar(&audit, "audit", "", a.words.T("ctl.flag.audit"))
	flags.BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// auditTemplate writes the empty table of an audit of a project.
func (a *app) auditTemplate(cmd *cobra.Command, path, audit, out string, force bool) error {
	return a.fromAudit(cmd, path, audit, out, force, func(w io.Writer, p *model.Project, x *model.Audit, lang string) error {
		i := p.Instrument(x.Instrument)
		if i == nil {
			return model.NotFound(model.KindInstrument, x.Instrument)
		}
		return answers.Template(w, table.FormatOf(out), i, x.Groups, x.Named, lang)
	})
}

// fromAudit writes a file from an audit of a project.
func (a *app) fromAudit(cmd *cobra.Command, path, audit, out string, force bool, write func(io.Writer, *model.Project, *model.Audit, string) error) error {
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	p := state.Project
	x, err := a.audit(p, audit)
	if err != nil {
		return about(path, err)
	}
	return a.write(path, out, force, func(w io.Writer) error {
		return write(w, p, x, a.contentLang(cmd, p.Info().Language))
	})
}

func (a *app) exportAnswersCommand() *cobra.Command {
	var out, audit string
	var force bool
	cmd := a.command("audit.export", 1, func(cmd *cobra.Command, args []string) error {
		if out == "" {
			return &usageError{"ctl.usage.flagValue", []any{"--output"}}
		}
		return a.fromAudit(cmd, args[0], audit, out, force, func(w io.Writer, p *model.Project, x *model.Audit, lang string) error {
			return answers.Write(w, table.FormatOf(out), p, x.ID, lang)
		})
	})
	flags := cmd.Flags()
	flags.StringVarP(&out, "output", "o", "", a.words.T("ctl.flag.output"))
	flags.StringVar(&audit, "audit", "", a.words.T("ctl.flag.audit"))
	flags.BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// answerFlags are the choices of importing answers.
type answerFlags struct {
	audit                            string
	addGroups, leaveOut, dry, asJSON bool
	first                            int
}

func (a *app) importAnswersCommand() *cobra.Command {
	f := &answerFlags{}
	cmd := a.command("audit.import", 2, func(cmd *cobra.Command, args []string) error {
		return a.importAnswers(cmd, f, args[0], args[1])
	})
	flags := cmd.Flags()
	flags.StringVar(&f.audit, "audit", "", a.words.T("ctl.flag.audit"))
	flags.BoolVar(&f.addGroups, "add-groups", false, a.words.T("ctl.flag.addGroups"))
	flags.BoolVar(&f.leaveOut, "leave-out", false, a.words.T("ctl.flag.leaveOut"))
	flags.IntVar(&f.first, "first", 0, a.words.T("ctl.flag.first"))
	flags.BoolVar(&f.dry, "dry-run", false, a.words.T("ctl.flag.dryRun"))
	flags.BoolVar(&f.asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

func (a *app) importAnswers(cmd *cobra.Command, f *answerFlags, path, from string) error {
	file, err := openTable(cmd.Context(), a, from, answers.Open)
	if err != nil {
		return about(from, err)
	}
	opt := answers.Options{AddGroups: f.addGroups, LeaveOut: f.leaveOut, Lang: a.words.Lang(), Today: model.DateOf(a.now())}
	if cmd.Flags().Changed("first") {
		opt.First = &f.first
	}
	read := func(p *model.Project) (edit.Edit, error) {
		audit, err := a.audit(p, f.audit)
		if err != nil {
			return nil, about(path, err)
		}
		r, err := file.Read(cmd.Context(), p, audit.ID, opt)
		if err != nil {
			return nil, about(path, err)
		}
		if err := a.tellImport(f, r); err != nil {
			return nil, err
		}
		if !r.Ready() {
			return nil, about(from, &model.Error{Code: CodeAnswersWrong})
		}
		return edit.AddAnswers{Audit: audit.ID, Groups: r.Groups, Batches: r.Batches}, nil
	}
	return a.changeOrTry(cmd.Context(), path, f.dry, read)
}

// importOutline tells programs what an import has come to.
type importOutline struct {
	reportOutline
	Statements int            `json:"statements"`
	First      *int           `json:"firstInFile,omitempty"`
	Groups     []groupOutline `json:"groups"`
}

type groupOutline struct {
	Name   string `json:"name"`
	Kind   string `json:"kind,omitempty"`
	New    bool   `json:"new,omitempty"`
	Sheets int    `json:"sheets"`
}

// tellImport tells people on standard error or programs on standard output.
func (a *app) tellImport(f *answerFlags, r *answers.Result) error {
	if f.asJSON {
		return a.printJSON(a.outlineImport(r))
	}
	a.tellProblems(r.Problems)
	if !r.Ready() {
		return nil
	}
	key := "ctl.audit.import.done"
	if f.dry {
		key = "ctl.audit.import.dry"
	}
	fmt.Fprintln(a.err, a.words.N(key, r.Sheets()))
	for _, g := range r.Counts {
		fmt.Fprintf(a.err, "  %s %d\n", a.groupText(g.Group), g.Sheets)
	}
	return nil
}

func (a *app) groupText(g model.RespondentGroup) string {
	if g.ID == "" {
		return a.words.T("ctl.audit.noGroup")
	}
	return scene.GroupName(a.words, g)
}

func (a *app) outlineImport(r *answers.Result) importOutline {
	out := importOutline{
		reportOutline: a.outlineReport(r.Report, r.Rows, r.Sheets()), Statements: r.Columns, First: r.FirstInFile, Groups: []groupOutline{},
	}
	for _, g := range r.Counts {
		out.Groups = append(out.Groups, groupOutline{a.groupText(g.Group), string(g.Group.Kind), g.New, g.Sheets})
	}
	return out
}
