package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/export/exchange"
	"lupaus/export/page"
	"lupaus/export/pdf"
	"lupaus/export/png"
	"lupaus/export/svg"
	"lupaus/model"
	"lupaus/model/scene"
	"lupaus/storage"
)

// The codes of failures in choosing a journey.
const (
	CodeNoJourney    model.Code = "noJourney"    // no journey has the ID or name
	CodeWhichJourney model.Code = "whichJourney" // several journeys have the name
)

// defaultPaper is what most offices can still print.
const defaultPaper = "A3"

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
		page: choice{allowed: []string{"A4", "A3", "A2", "A1", "A0"}, value: defaultPaper},
		tile: choice{allowed: []string{"A4", "A3"}},
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
	var notes []exchange.Note
	err = a.write(path, out, f.force, func(w io.Writer) (err error) {
		if isPicture(format) {
			return a.picture(cmd.Context(), w, format, newDrawing(p, p.Journey(journeys[0]), lang, a), f)
		}
		notes, err = writeExchange(w, format, p, journeys, lang)
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

// journeys chooses what to export. Formats with room for several take all of
// them when none is asked for.
func (a *app) journeys(p *model.Project, format exchange.Format, wanted string) ([]model.ID, error) {
	all := p.Info().Journeys
	if format == exchange.JSON || format == exchange.CJML && wanted == "" && len(all) > 0 {
		return all, nil
	}
	j, err := a.journey(p, wanted)
	if err != nil {
		return nil, err
	}
	return []model.ID{j.ID}, nil
}

func (a *app) reportCommand() *cobra.Command {
	report := a.command("report", 0, nil)
	report.Args = a.noSuchCommand
	report.RunE = func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} }
	var journey string
	var force bool
	cmd := a.command("report.journey", 2, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		j, err := a.journey(p, journey)
		if err != nil {
			return about(args[0], err)
		}
		d := newDrawing(p, j, a.contentLang(cmd, p.Info().Language), a)
		return a.write(args[0], args[1], force, func(w io.Writer) error {
			doc, err := document.Report(cmd.Context(), document.Request{
				Project: p, Journey: j.ID, Setter: d.setter, Builder: d.builder, Now: a.now(),
			})
			if err != nil {
				return err
			}
			return pdf.Write(cmd.Context(), w, doc)
		})
	})
	cmd.Flags().StringVar(&journey, "journey", "", a.words.T("ctl.flag.journey"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.T("ctl.flag.force"))
	report.AddCommand(cmd)
	return report
}

// journey finds a journey by its ID or name; without either it is the first,
// and when there are others people are told which one it was.
func (a *app) journey(p *model.Project, wanted string) (*model.Journey, error) {
	if j := p.Journey(model.ID(wanted)); j != nil {
		return j, nil
	}
	var found []*model.Journey
	all := 0
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		all++
		if wanted == "" || exchange.Fold(j.Name) == exchange.Fold(wanted) {
			found = append(found, j)
		}
	}
	switch {
	case len(found) == 0:
		return nil, &model.Error{Code: CodeNoJourney, Err: fmt.Errorf("journey %q", wanted)}
	case wanted == "" && all > 1:
		a.say(a.words.T("ctl.export.first", found[0].Name))
	case len(found) > 1:
		return nil, &model.Error{Code: CodeWhichJourney, Err: fmt.Errorf("journey %q", wanted)}
	}
	return found[0], nil
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

// drawing is a journey with all that is needed to draw it.
type drawing struct {
	p       *model.Project
	j       *model.Journey
	setter  page.Setter
	builder *scene.Builder
	now     func() (date string)
}

func newDrawing(p *model.Project, j *model.Journey, lang string, a *app) drawing {
	words := assets.WordsFor(lang)
	setter := page.Setter{Type: assets.Typeset(), Words: words}
	return drawing{p, j, setter, scene.NewBuilder(setter.Type, words), func() string { return setter.Date(a.now()) }}
}

// poster puts the map on a page and warns of letters too small to read.
func (a *app) poster(d drawing, f *exportFlags) (*page.Page, page.Foot) {
	paper, _ := page.PaperNamed(f.page.value) // one of those allowed
	width, height := paper.Turned(!f.portrait)
	foot := page.Foot{Left: joined(d.p.Info().Name, d.j.Name), Date: d.now()}
	build := page.Build{
		Map:     func(opt scene.MapOptions) *scene.Scene { return d.builder.Journey(d.p, d.j.ID, opt) },
		Columns: scene.Columns(d.p, d.j),
	}
	pg, fitted := d.setter.Poster(build, scene.MapOptions{}, width, height, foot)
	if fitted.LetterPt > 0 && fitted.LetterPt < page.ReadablePt {
		a.say(a.words.T("ctl.export.small", page.Setter{Words: a.words}.Points(fitted.LetterPt)))
	}
	return pg, foot
}

func joined(parts ...string) string {
	var named []string
	for _, s := range parts {
		if strings.TrimSpace(s) != "" {
			named = append(named, s)
		}
	}
	return strings.Join(named, " · ")
}

func (a *app) picture(ctx context.Context, w io.Writer, format exchange.Format, d drawing, f *exportFlags) error {
	pg, foot := a.poster(d, f)
	switch format {
	case formatPNG:
		var painter png.Painter
		return painter.WritePage(w, pg, png.Options{})
	case formatSVG:
		return svg.WritePage(w, pg, svg.Options{Title: d.j.Name, Lang: d.setter.Words.Lang()})
	}
	pages := []*page.Page{pg}
	if f.tile.value != "" {
		paper, _ := page.PaperNamed(f.tile.value) // one of those allowed
		var err error
		if pages, err = d.setter.Tile(pg, paper, foot); err != nil {
			return err
		}
	}
	return pdf.Write(ctx, w, &page.Document{
		Title:   joined(d.j.Name, d.p.Info().Name),
		Author:  d.p.Info().Organisation.Name,
		Lang:    d.setter.Words.Lang(),
		Created: a.now(),
		Pages:   pages,
	})
}
