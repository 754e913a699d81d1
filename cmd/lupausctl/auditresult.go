package main

import (
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
	"lupaus/storage"
)

func (a *app) resultCommand() *cobra.Command {
	var asJSON bool
	var wanted string
	cmd := a.command("audit.result", 1, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		x, err := a.audit(p, wanted)
		if err != nil {
			return about(args[0], err)
		}
		r := audit.Of(p, x.ID)
		if r == nil {
			return about(args[0], model.NotFound(model.KindInstrument, x.Instrument))
		}
		words := assets.WordsFor(a.contentLang(cmd, p.Info().Language))
		o := resultOf(words, p, r)
		if asJSON {
			return a.printJSON(o)
		}
		a.tellResult(words, r, o)
		return nil
	})
	cmd.Flags().StringVar(&wanted, "audit", "", a.words.T("ctl.flag.audit"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	return cmd
}

// cellOutline is what a set of respondents has answered. All values are as
// people see them: the lowest level is the first number of the scale.
type cellOutline struct {
	N            int      `json:"n"`       // answers, of areas and the whole the respondents, with a value
	Known        int      `json:"known"`   // answers with a value
	Unknown      int      `json:"unknown"` // "don't know"
	Missing      int      `json:"missing"` // not answered
	UnknownShare float64  `json:"unknownShare"`
	Hidden       bool     `json:"hidden,omitempty"` // too few to be told
	Levels       []int    `json:"levels,omitempty"` // answers at each level, the lowest first
	Median       *float64 `json:"median"`
	Q1           *float64 `json:"q1"`
	Q3           *float64 `json:"q3"`
	Min          *float64 `json:"min"`
	Max          *float64 `json:"max"`
	Mean         *float64 `json:"mean"`
}

type resultOutline struct {
	Audit         string               `json:"audit"`
	ID            string               `json:"id"`
	Day           string               `json:"day"`
	Named         bool                 `json:"named"`
	Instrument    string               `json:"instrument"`
	Version       int                  `json:"version"`
	Scale         [2]int               `json:"scale"`
	Respondents   int                  `json:"respondents"`
	Groups        []resultGroup        `json:"groups"`
	Folded        []string             `json:"folded"` // counted with the others, being too few
	FoldedMore    bool                 `json:"foldedMore"`
	Silent        []string             `json:"silent"` // nobody has answered
	Whole         cellOutline          `json:"whole"`
	Level         *int                 `json:"level"`
	Areas         []resultArea         `json:"areas"`
	Statements    []resultStatement    `json:"statements"`
	Disagreements []resultDisagreement `json:"disagreements"`
	Change        *resultChange        `json:"change"` // since the audit before; null: there is none
}

type resultGroup struct {
	Name        string      `json:"name"`
	Kind        string      `json:"kind,omitempty"`
	Others      bool        `json:"others,omitempty"`
	Unsaid      bool        `json:"unsaid,omitempty"`
	Respondents int         `json:"respondents"`
	Whole       cellOutline `json:"whole"`
}

type resultArea struct {
	Key    string        `json:"key"`
	Title  string        `json:"title"`
	Level  *int          `json:"level"`
	All    cellOutline   `json:"all"`
	Groups []cellOutline `json:"groups"` // in the order of the groups
}

type resultStatement struct {
	Key       string           `json:"key"`
	Area      string           `json:"area"`
	Text      string           `json:"text"`
	Target    *int             `json:"target"`
	All       cellOutline      `json:"all"`
	Groups    []cellOutline    `json:"groups"`
	Benchmark *resultBenchmark `json:"benchmark,omitempty"`
}

type resultBenchmark struct {
	Level   int             `json:"level"`
	Below   bool            `json:"below"`
	Percent *float64        `json:"percent"` // own share; null: nobody has answered
	Of      int             `json:"of"`
	Source  string          `json:"source"`
	Note    string          `json:"note,omitempty"`
	Values  []resultPercent `json:"values"`
}

type resultPercent struct {
	Title   string  `json:"title"`
	Percent float64 `json:"percent"`
}

type resultDisagreement struct {
	Statement string  `json:"statement"`
	High      string  `json:"high"`
	Low       string  `json:"low"`
	Gap       float64 `json:"gap"`
	Delta     float64 `json:"delta"`
}

type resultChange struct {
	Since      string        `json:"since"`
	Day        string        `json:"day"`
	Shared     []resultShift `json:"shared"`
	New        []string      `json:"new"`
	Gone       []string      `json:"gone"`
	Respondent [2]int        `json:"respondents"` // before and now
	Areas      []resultMove  `json:"areas"`
}

type resultShift struct {
	Key      string      `json:"key"`
	Reworded bool        `json:"reworded,omitempty"`
	Before   cellOutline `json:"before"`
	Now      cellOutline `json:"now"`
}

type resultMove struct {
	Key    string       `json:"key"`
	Before *cellOutline `json:"before"`
	Now    cellOutline  `json:"now"`
}

// cellOf writes a cell with the numbers that people see.
func cellOf(r *audit.Result, c audit.Cell) cellOutline {
	out := cellOutline{N: c.N, Known: c.Known(), Unknown: c.Unknown, Missing: c.Missing, UnknownShare: c.UnknownShare(), Hidden: c.Hidden}
	if !c.Hidden {
		out.Levels = append([]int{}, c.Levels[:r.Top()+1]...)
	}
	if c.Shown() {
		seen := func(v float64) *float64 { return new(v + r.First()) }
		out.Median, out.Q1, out.Q3 = seen(c.Median), seen(c.Q1), seen(c.Q3)
		out.Min, out.Max, out.Mean = seen(c.Min), seen(c.Max), seen(c.Average)
	}
	return out
}

func levelOf(r *audit.Result, level int) *int {
	if level < 0 {
		return nil
	}
	return new(level + r.Instrument.Scale.First)
}

func groupNames(w *assets.Words, list []model.RespondentGroup) []string {
	names := []string{}
	for _, g := range list {
		names = append(names, scene.GroupName(w, g))
	}
	return names
}

func shownName(w *assets.Words, g audit.Group) string {
	switch {
	case g.Others:
		return w.T("answerFile.others")
	case g.Unsaid:
		return w.T("ctl.audit.noGroup")
	}
	return scene.GroupName(w, g.RespondentGroup)
}

func resultOf(w *assets.Words, p *model.Project, r *audit.Result) resultOutline {
	i := r.Instrument
	out := resultOutline{
		Audit: scene.Name(w, r.Audit), ID: string(r.Audit.ID), Day: string(r.Audit.Made), Named: r.Audit.Named,
		Instrument: i.Code, Version: i.Version, Scale: [2]int{i.Scale.First, i.Scale.First + r.Top()}, Respondents: r.Respondents,
		Groups: []resultGroup{}, Folded: groupNames(w, r.Folded), FoldedMore: r.FoldedMore, Silent: groupNames(w, r.Silent),
		Whole: cellOf(r, r.Whole), Level: levelOf(r, r.WholeLevel()), Disagreements: []resultDisagreement{},
	}
	for g, one := range r.Groups {
		out.Groups = append(out.Groups, resultGroup{shownName(w, one), string(one.Kind), one.Others, one.Unsaid, one.Respondents, cellOf(r, r.WholeGroup[g])})
	}
	for at := range i.Areas {
		area := resultArea{Key: i.Areas[at].Key, Title: i.Areas[at].Title.In(w.Lang()), Level: levelOf(r, r.Level(at)), All: cellOf(r, r.Areas[at]), Groups: []cellOutline{}}
		for g := range r.Groups {
			area.Groups = append(area.Groups, cellOf(r, r.AreaGroups[g][at]))
		}
		out.Areas = append(out.Areas, area)
	}
	for at := range i.Len() {
		out.Statements = append(out.Statements, statementResult(w, r, at))
	}
	for _, d := range r.Disagreements() {
		_, s := i.Statement(d.Statement)
		out.Disagreements = append(out.Disagreements, resultDisagreement{s.Key, out.Groups[d.High].Name, out.Groups[d.Low].Name, d.Gap, d.Delta})
	}
	out.Change = changeOf(w, p, r)
	return out
}

func statementResult(w *assets.Words, r *audit.Result, at int) resultStatement {
	area, s := r.Instrument.Statement(at)
	out := resultStatement{Key: s.Key, Area: area.Key, Text: s.Text.In(w.Lang()), All: cellOf(r, r.Statements[at]), Groups: []cellOutline{}}
	for g := range r.Groups {
		out.Groups = append(out.Groups, cellOf(r, r.ByGroup[g][at]))
	}
	if target := r.Audit.Mark(s.Key).Target; target > 0 {
		out.Target = levelOf(r, target-1)
	}
	if b := s.Benchmark; b != nil {
		own := &resultBenchmark{Level: b.Level + r.Instrument.Scale.First, Below: b.Below, Source: b.Source.In(w.Lang()), Note: b.Note.In(w.Lang()), Values: []resultPercent{}}
		if percent, of := r.Statements[at].Share(b); of > 0 {
			own.Percent, own.Of = &percent, of
		}
		for _, v := range b.Values {
			own.Values = append(own.Values, resultPercent{v.Title.In(w.Lang()), v.Percent})
		}
		out.Benchmark = own
	}
	return out
}

// changeOf compares with the audit before.
func changeOf(w *assets.Words, p *model.Project, r *audit.Result) *resultChange {
	earlier := p.EarlierAudit(r.Audit)
	if earlier == nil {
		return nil
	}
	c := audit.Since(p, earlier.ID, r.Audit.ID)
	if c == nil {
		return nil
	}
	out := &resultChange{
		Since: scene.Name(w, earlier), Day: string(earlier.Made), Shared: []resultShift{}, New: append([]string{}, c.New...),
		Gone: append([]string{}, c.Gone...), Respondent: [2]int{c.Before.Respondents, c.Now.Respondents}, Areas: []resultMove{},
	}
	for _, s := range c.Shared {
		_, now := c.Now.Instrument.Statement(s.Now)
		out.Shared = append(out.Shared, resultShift{now.Key, s.Reworded, cellOf(c.Before, c.Before.Statements[s.Before]), cellOf(c.Now, c.Now.Statements[s.Now])})
	}
	for _, pair := range c.Areas {
		move := resultMove{Key: c.Now.Instrument.Areas[pair.Now].Key, Now: cellOf(c.Now, c.Now.Areas[pair.Now])}
		if pair.Before >= 0 {
			move.Before = new(cellOf(c.Before, c.Before.Areas[pair.Before]))
		}
		out.Areas = append(out.Areas, move)
	}
	return out
}

// tellResult tells people the main figures.
func (a *app) tellResult(w *assets.Words, r *audit.Result, o resultOutline) {
	fmt.Fprintln(a.out, w.T("ctl.audit.result.head", o.Audit, o.Respondents, o.Scale[0], o.Scale[1]))
	for _, g := range o.Groups {
		fmt.Fprintf(a.out, "  %s %d\n", g.Name, g.Respondents)
	}
	if len(o.Folded) > 0 {
		fmt.Fprintln(a.out, w.T("ctl.audit.result.folded", fmt.Sprint(len(o.Folded))))
	}
	row := func(indent, title string, c cellOutline) {
		if c.Median == nil {
			fmt.Fprintln(a.out, indent+w.T("ctl.audit.result.none", title, c.Unknown))
			return
		}
		n := func(v *float64) string { return exchange.FormatNumber(w.Lang(), math.Round(*v*100)/100) }
		fmt.Fprintln(a.out, indent+w.T("ctl.audit.result.row", title, n(c.Median), n(c.Q1), n(c.Q3), n(c.Min), n(c.Max), c.N, c.Unknown))
	}
	fmt.Fprintln(a.out)
	row("", w.T("ctl.audit.result.whole"), o.Whole)
	for at, area := range o.Areas {
		row("", area.Title, area.All)
		for _, s := range o.Statements {
			if s.Area == r.Instrument.Areas[at].Key {
				row("  ", s.Text, s.All)
			}
		}
	}
	if len(o.Disagreements) > 0 {
		fmt.Fprintf(a.out, "\n%s\n", w.T("ctl.audit.result.disagreements"))
	}
	for _, d := range o.Disagreements[:min(10, len(o.Disagreements))] {
		if d.Gap > 0 {
			fmt.Fprintln(a.out, "  "+w.T("ctl.audit.result.gap", exchange.FormatNumber(w.Lang(), d.Gap), d.Statement, d.High, d.Low))
		}
	}
}
