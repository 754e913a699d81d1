package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/scene"
	"lupaus/storage"
)

// The codes of failures of the commands about audits.
const (
	CodeNoInstrument model.Code = "noInstrument" // no questionnaire has the code
	CodeAnswersWrong model.Code = "answersWrong" // errors in the file, nothing was imported
)

func (a *app) auditCommand() *cobra.Command {
	audit := a.command("audit", 0, nil)
	audit.Args = a.noSuchCommand
	audit.RunE = func(*cobra.Command, []string) error { return &usageError{key: "ctl.usage.noCommand"} }
	audit.AddCommand(
		a.instrumentsCommand(), a.newAuditCommand(), a.answerTemplateCommand(),
		a.importAnswersCommand(), a.exportAnswersCommand(), a.resultCommand(),
	)
	return audit
}

// instrumentOutline tells programs of a questionnaire.
type instrumentOutline struct {
	Code       string             `json:"code"`
	Version    int                `json:"version"`
	Title      string             `json:"title"`
	About      string             `json:"about"`
	Minutes    int                `json:"minutes"`
	First      int                `json:"first"`
	Levels     []string           `json:"levels"`
	Statements []statementOutline `json:"statements"`
}

type statementOutline struct {
	Key  string `json:"key"`
	Area string `json:"area"`
	Text string `json:"text"`
}

func (a *app) instrumentsCommand() *cobra.Command {
	var asJSON bool
	cmd := a.command("audit.instruments", 0, func(*cobra.Command, []string) error {
		lang := a.words.Lang()
		var rows [][2]string
		var list []instrumentOutline
		for _, i := range assets.Instruments() {
			list = append(list, outlineInstrument(i, lang))
			last := i.Scale.First + len(i.Scale.Levels) - 1
			rows = append(rows, [2]string{i.Code, a.words.T("ctl.audit.instruments.row", i.Title.In(lang), i.Version, i.Len(), i.Scale.First, last)})
		}
		if asJSON {
			return a.printJSON(list)
		}
		writeRows(a.out, rows)
		return nil
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

func outlineInstrument(i *model.Instrument, lang string) instrumentOutline {
	out := instrumentOutline{
		Code: i.Code, Version: i.Version, Title: i.Title.In(lang), About: i.About.In(lang), Minutes: i.Minutes, First: i.Scale.First,
		Statements: []statementOutline{},
	}
	for _, l := range i.Scale.Levels {
		out.Levels = append(out.Levels, l.Title.In(lang))
	}
	for at := range i.Len() {
		area, s := i.Statement(at)
		out.Statements = append(out.Statements, statementOutline{s.Key, area.Key, s.Text.In(lang)})
	}
	return out
}

// newGroups is a flag with groups of respondents, each a kind and perhaps a name.
type newGroups struct{ list []model.RespondentGroup }

// String implements pflag.Value.
func (g *newGroups) String() string { return "" }

// Type implements pflag.Value.
func (g *newGroups) Type() string { return "kinds" }

// Set implements pflag.Value.
func (g *newGroups) Set(s string) error {
	kind, name, _ := strings.Cut(s, ":")
	kind, name = strings.TrimSpace(kind), strings.TrimSpace(name)
	if !slices.Contains(model.GroupKinds(), model.GroupKind(kind)) || model.GroupKind(kind) == model.GroupOther && name == "" {
		return fmt.Errorf("%q is none of %v, or has no name", s, model.GroupKinds())
	}
	g.list = append(g.list, model.RespondentGroup{ID: model.NewID(), Kind: model.GroupKind(kind), Name: name})
	return nil
}

// newAudit is what the command makes an audit from.
type newAudit struct {
	instrument, name, day string
	named                 bool
	groups                newGroups
}

func (a *app) newAuditCommand() *cobra.Command {
	f := &newAudit{}
	cmd := a.command("audit.new", 1, func(cmd *cobra.Command, args []string) error {
		if f.instrument == "" {
			return &usageError{"ctl.usage.flagValue", []any{"--instrument"}}
		}
		if f.day != "" && !model.Date(f.day).Valid() {
			return &usageError{"ctl.usage.flagBad", []any{f.day, "--day"}}
		}
		return about(args[0], a.addAudit(cmd, f, args[0]))
	})
	flags := cmd.Flags()
	flags.StringVar(&f.instrument, "instrument", "", a.words.T("ctl.flag.instrument"))
	flags.StringVar(&f.name, "name", "", a.words.T("ctl.flag.name"))
	flags.StringVar(&f.day, "day", "", a.words.T("ctl.flag.day"))
	flags.Var(&f.groups, "group", a.words.T("ctl.flag.kinds"))
	flags.BoolVar(&f.named, "named", false, a.words.T("ctl.flag.named"))
	return cmd
}

func (a *app) addAudit(cmd *cobra.Command, f *newAudit, path string) error {
	return a.change(cmd.Context(), path, func(p *model.Project) (edit.Edit, error) {
		found, err := instrumentOf(p, f.instrument)
		if err != nil {
			return nil, err
		}
		words := assets.WordsFor(a.contentLang(cmd, p.Info().Language))
		made := model.Audit{ID: model.NewID(), Name: f.name, Instrument: found.ID, Made: model.Date(f.day), Named: f.named, Groups: f.groups.list}
		if made.Made == "" {
			made.Made = model.DateOf(a.now())
		}
		if made.Name == "" {
			made.Name = words.T("audit.name", found.Title.In(words.Lang()), scene.DayText(words.Lang(), made.Made))
		}
		for _, kind := range model.GroupKinds()[:4] { // the organisation itself, when nothing is said
			if len(f.groups.list) == 0 {
				made.Groups = append(made.Groups, model.RespondentGroup{ID: model.NewID(), Kind: kind})
			}
		}
		add := edit.AddAudit{Audit: made}
		if p.Instrument(found.ID) == nil {
			i := *found
			i.ID = model.NewID()
			add.Instrument = &i
		}
		fmt.Fprintln(a.out, made.ID)
		fmt.Fprintln(a.err, a.words.T("ctl.audit.new.done", made.Name))
		return add, nil
	})
}

// change makes one edit of a project file, which can be undone in the window. A
// nil edit leaves the file as it is.
func (a *app) change(ctx context.Context, path string, make func(*model.Project) (edit.Edit, error)) (err error) {
	file, err := storage.Open(path, a.storageOptions())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	e, err := make(file.State().Project)
	if err != nil || e == nil {
		return err
	}
	document := edit.New(file.State(), a.now)
	if err := document.Do(e); err != nil {
		return err
	}
	file.Save(document.State())
	return file.Flush(ctx)
}

// instrumentOf finds a questionnaire by its code, in the latest version that the
// project (which may be nil) or the program has, or reads the file of that name.
func instrumentOf(p *model.Project, code string) (*model.Instrument, error) {
	var found *model.Instrument
	if p != nil {
		for _, i := range model.Of[model.Instrument](p, p.Info().Instruments) {
			if strings.EqualFold(i.Code, code) && (found == nil || i.Version >= found.Version) {
				found = i
			}
		}
	}
	if i, ok := assets.InstrumentOf(strings.ToLower(code)); ok && (found == nil || i.Version > found.Version) {
		found = i
	}
	if found != nil {
		return found, nil
	}
	data, err := os.ReadFile(code)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &model.Error{Code: CodeNoInstrument, Err: fmt.Errorf("code %q", code)}
	}
	if err != nil {
		return nil, about(code, err)
	}
	i, err := assets.ReadInstrument(code, data)
	return i, err
}

// audit finds an audit by its ID or name, the latest when none is named.
func (a *app) audit(p *model.Project, wanted string) (*model.Audit, error) {
	if wanted == "" {
		if latest := p.LatestAudit(); latest != nil {
			return latest, nil
		}
		return nil, &model.Error{Code: CodeNoAudit}
	}
	id, err := a.pick(p, p.Info().Audits, wanted, CodeNoAudit, CodeWhichAudit)
	if err != nil {
		return nil, err
	}
	return p.Audit(id), nil
}
