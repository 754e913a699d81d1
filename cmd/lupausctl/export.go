package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/export"
	"lupaus/export/exchange"
	"lupaus/model"
	"lupaus/storage"
)

// defaultPaper is what most offices can still print.
const defaultPaper = "A3"

// officePapers are those that posters are cut into.
var officePapers = []string{"A4", "A3"}

// exportFlags are the choices of the export command.
type exportFlags struct {
	as, page, tile choice
	journey        string
	portrait       bool
	force          bool
}

func (a *app) exportCommand() *cobra.Command {
	f := &exportFlags{
		as:   choice{allowed: names(outFormats())},
		page: choice{allowed: export.Kinds()[0].Papers, value: defaultPaper},
		tile: choice{allowed: officePapers},
	}
	cmd := a.command("export", 2, func(cmd *cobra.Command, args []string) error {
		return a.export(cmd, f, args[0], args[1])
	})
	flags := cmd.Flags()
	flags.Var(&f.as, "as", a.words.T("ctl.flag.as"))
	flags.StringVar(&f.journey, "journey", "", a.words.T("ctl.flag.journey"))
	flags.Var(&f.page, "page", a.words.T("ctl.flag.page"))
	flags.BoolVar(&f.portrait, "portrait", false, a.words.T("ctl.flag.portrait"))
	flags.Var(&f.tile, "tile", a.words.T("ctl.flag.tile"))
	flags.BoolVar(&f.force, "force", false, a.words.T("ctl.flag.force"))
	return cmd
}

// format settles what is written and refuses choices that do not suit it.
func (f *exportFlags) format(cmd *cobra.Command, out string) (exchange.Format, error) {
	format := exchange.Format(f.as.value)
	if format == "" {
		format = formatOf(out)
	}
	given := cmd.Flags().Changed
	switch {
	case format == "":
		return "", &usageError{"ctl.usage.format", []any{out, "--as", strings.Join(f.as.allowed, ", ")}}
	case !isPicture(format) && (given("page") || given("portrait") || given("tile")):
		return "", &usageError{key: "ctl.usage.onlyMap"}
	case format != formatPDF && given("tile"):
		return "", &usageError{key: "ctl.usage.onlyPDF"}
	case format == exchange.JSON && given("journey"):
		return "", &usageError{key: "ctl.usage.wholeProject"}
	}
	return format, nil
}

func (a *app) export(cmd *cobra.Command, f *exportFlags, path, out string) error {
	format, err := f.format(cmd, out)
	if err != nil {
		return err
	}
	state, err := storage.Read(path)
	if err != nil {
		return about(path, err)
	}
	p := state.Project
	journeys, err := a.journeys(p, format, f.journey)
	if err != nil {
		return about(path, err)
	}
	lang := a.contentLang(cmd, p.Info().Language)
	if isPicture(format) {
		return a.draw(cmd.Context(), path, out, f.force, export.Request{
			Project: p, Journey: only(journeys), Format: string(format), Lang: lang,
			Paper: f.page.value, Portrait: f.portrait, Tile: f.tile.value,
		})
	}
	var notes []exchange.Note
	err = a.write(path, out, f.force, func(w io.Writer) (err error) {
		notes, err = export.WriteData(w, format, p, journeys, lang)
		return err
	})
	if err != nil {
		return err
	}
	for _, n := range notes {
		fmt.Fprintln(a.err, n.Text(a.words))
	}
	return nil
}

// only is the one journey of a list; "" stands for all where there are more.
func only(journeys []model.ID) model.ID {
	if len(journeys) == 1 {
		return journeys[0]
	}
	return ""
}

// draw writes pages and tells what people should know about them, such as
// letters too small to read.
func (a *app) draw(ctx context.Context, path, out string, force bool, r export.Request) error {
	r.Now, r.Version = a.now(), version()
	var info export.Info
	err := a.write(path, out, force, func(w io.Writer) (err error) {
		info, err = new(export.Exporter).Write(ctx, w, r, 0)
		return err
	})
	if err != nil {
		return err
	}
	for _, warning := range info.Warnings {
		fmt.Fprintln(a.err, a.words.T(warning.Key, warning.Args...))
	}
	return nil
}

// journeys chooses what to export. Formats with room for several take all of
// them when none is asked for.
func (a *app) journeys(p *model.Project, format exchange.Format, wanted string) ([]model.ID, error) {
	all := p.Info().Journeys
	several := format == formatPDF || format == exchange.CJML
	if format == exchange.JSON || several && wanted == "" && len(all) > 0 {
		return all, nil
	}
	id, err := a.journey(p, wanted)
	if err != nil {
		return nil, err
	}
	return []model.ID{id}, nil
}

// write writes a result to a file, whole or not at all, or to standard output.
func (a *app) write(path, out string, force bool, write func(io.Writer) error) error {
	if out == dash {
		return write(a.out)
	}
	if sameFile(path, out) {
		return &usageError{key: "ctl.usage.samePath", args: []any{path}}
	}
	if _, err := os.Lstat(out); err == nil && !force {
		return about(out, &model.Error{Code: storage.CodeExists}) // before the work, not after it
	}
	return about(out, storage.WriteFile(out, force, write))
}
