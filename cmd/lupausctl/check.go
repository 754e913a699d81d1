package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
	"lupaus/storage"
)

// CodeGaps is the code of the failure when there are gaps and none are allowed.
const CodeGaps model.Code = "gaps"

func (a *app) checkCommand() *cobra.Command {
	var asJSON, strict bool
	cmd := a.command("check", 1, func(cmd *cobra.Command, args []string) error {
		state, err := storage.Read(args[0])
		if err != nil {
			return about(args[0], err)
		}
		p := state.Project
		report := gap.Check(p)
		words := assets.WordsFor(a.contentLang(cmd, p.Info().Language))
		if asJSON {
			err = a.printJSON(gapsOf(words, p, report))
		} else {
			t := &teller{w: a.out, words: words, p: p}
			t.gaps(report)
			err = t.err
		}
		if err == nil && strict && len(report.Findings) > 0 {
			err = about(args[0], &model.Error{Code: CodeGaps})
		}
		return err
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, a.words.T("ctl.flag.json"))
	cmd.Flags().BoolVar(&strict, "strict", false, a.words.T("ctl.flag.strict"))
	return cmd
}

// gaps tells the findings, the gravest first, each with its score and what to do
// about it, and the rules that are switched off.
func (t *teller) gaps(r *gap.Report) {
	if len(r.Findings) == 0 {
		t.line(0, t.words.T("gap.none"))
	}
	for _, f := range r.Findings {
		t.line(0, fmt.Sprintf("%5s  %s", t.number(f.Score), scene.GapSentence(t.words, t.p, f)))
		t.line(0, fmt.Sprintf("%5s  %s", "", t.words.T(f.Rule.DoKey())))
	}
	if len(r.Ignored) == 0 {
		return
	}
	t.line(0, "")
	t.line(0, t.words.T("gap.ignored"))
	for _, i := range r.Ignored {
		reason := i.Reason
		if strings.TrimSpace(reason) == "" {
			reason = t.words.T("gap.noReason")
		}
		t.line(1, t.words.T("export.label", fmt.Sprintf("%s (%d)", t.words.T(i.Rule.NameKey()), i.Count), reason))
	}
}

// number writes a number in the reader's way.
func (t *teller) number(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if t.words.Lang() != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// gapOutline is what check --json prints.
type gapOutline struct {
	Format   string       `json:"format"`   // always "lupaus-gaps"
	Version  int          `json:"version"`  // of this structure
	Findings []gapFinding `json:"findings"` // the highest score first
	Ignored  []gapIgnored `json:"ignored"`  // rules that the project has switched off
}

type gapFinding struct {
	Rule       gap.RuleID `json:"rule"`
	Subject    gapNamed   `json:"subject"`
	Also       []gapNamed `json:"also"` // others concerned
	Importance float64    `json:"importance"`
	Gap        float64    `json:"gap"`   // 1…5
	Score      float64    `json:"score"` // importance × gap
	Text       string     `json:"text"`  // the finding in a sentence
	ToDo       string     `json:"toDo"`  // what to do about it
}

type gapNamed struct {
	ID   model.ID   `json:"id"`
	Kind model.Kind `json:"kind"`
	Name string     `json:"name"`
}

type gapIgnored struct {
	Rule   gap.RuleID `json:"rule"`
	Reason string     `json:"reason"`
	Count  int        `json:"count"` // how many findings there would be
}

// gapsOf builds what check --json prints. Its lists are never null.
func gapsOf(words *assets.Words, p *model.Project, r *gap.Report) gapOutline {
	o := gapOutline{Format: "lupaus-gaps", Version: 1, Findings: []gapFinding{}, Ignored: []gapIgnored{}}
	name := func(id model.ID) gapNamed {
		e := p.Get(id)
		if e == nil {
			return gapNamed{ID: id}
		}
		return gapNamed{id, e.Kind(), scene.Name(words, e)}
	}
	for _, f := range r.Findings {
		also := []gapNamed{}
		for _, id := range f.Also {
			also = append(also, name(id))
		}
		o.Findings = append(o.Findings, gapFinding{
			f.Rule, name(f.Subject), also, f.Importance, f.Gap, f.Score, scene.GapSentence(words, p, f), words.T(f.Rule.DoKey()),
		})
	}
	for _, i := range r.Ignored {
		o.Ignored = append(o.Ignored, gapIgnored(i))
	}
	return o
}
