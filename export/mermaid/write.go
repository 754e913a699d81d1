package mermaid

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// Write writes one journey as a Mermaid diagram and returns what could not be
// put into it. lang is the language of the words that stand in for missing
// names. The error is a *model.Error when there is no such journey, else that
// of w.
func Write(w io.Writer, p *model.Project, journey model.ID, lang string) ([]exchange.Note, error) {
	j := p.Journey(journey)
	if j == nil {
		return nil, &model.Error{Code: exchange.CodeNoJourney, ID: journey, Err: fmt.Errorf("write mermaid")}
	}
	out := &writer{out: bufio.NewWriter(w), p: p, j: j}
	out.names = exchange.NewNames(p, assets.WordsFor(lang), &out.notes)
	out.journey()
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		out.stage(s)
		for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
			out.touchpoint(t)
		}
	}
	exchange.LinkLosses(p, j, &out.notes)
	exchange.RestLosses(p, &out.notes, journey)
	out.notes.CountMany(exchange.Info, "exchange.mermaid.unscored", out.unfelt)
	out.notes.CountMany(exchange.Info, "exchange.mermaid.rounded", out.rounded)
	out.notes.CountMany(exchange.Info, "exchange.note.remarks", out.remarks)
	if err := out.out.Flush(); err != nil {
		return nil, fmt.Errorf("write mermaid: %w", err)
	}
	return out.notes.List(), nil
}

type writer struct {
	out   *bufio.Writer // keeps its first error for Flush
	p     *model.Project
	j     *model.Journey
	names *exchange.Names
	notes exchange.Notes

	remarks, unfelt, rounded int
}

// dash stands for an empty name, which Mermaid does not allow.
const dash = "–"

func (w *writer) line(indent int, format string, args ...any) {
	w.out.WriteString(strings.Repeat("    ", indent))
	fmt.Fprintf(w.out, format+"\n", args...)
}

func (w *writer) extras(indent int, x exchange.Extras) {
	for _, e := range x {
		w.remarks++
		if e.Value == "" {
			w.line(indent, "%%%% lupaus:%s", e.Key)
			continue
		}
		w.line(indent, "%%%% lupaus:%s %s", e.Key, escapeRemark(e.Value))
	}
}

func (w *writer) journey() {
	w.line(0, "journey")
	if name := escapeName(w.j.Name); name != "" {
		w.line(1, "title %s", name)
	} else {
		w.extras(1, exchange.Extras{{Key: "journey.unnamed"}})
	}
	if note := exchange.Clean(w.j.Note); note != "" {
		// Not indented: the reader keeps the lines as they stand.
		lines := strings.Split(note, "\n")
		for i, l := range lines {
			lines[i] = strings.ReplaceAll(exchange.Escape(l, "{}<&"), "%%", "#37;#37;")
		}
		w.line(1, "accDescr {\n%s\n}", strings.Join(lines, "\n"))
	}
	var x exchange.Extras
	if w.j.State != model.StateNow {
		x = append(x, exchange.Extra{Key: "journey.state", Value: string(w.j.State)})
	}
	w.extras(1, append(x, exchange.JourneyExtras(w.p, w.j, w.names)...))
}

func (w *writer) stage(s *model.Stage) {
	var x exchange.Extras
	name := escapeName(s.Name)
	if name == "" {
		name = dash
		x = append(x, exchange.Extra{Key: "stage.unnamed"})
	}
	if note := exchange.Clean(s.Note); note != "" {
		x = append(x, exchange.Extra{Key: "stage.note", Value: note})
	}
	w.line(1, "section %s", name)
	w.extras(2, append(x, exchange.StageExtras(w.p, s, w.names)...))
}

func (w *writer) touchpoint(t *model.Touchpoint) {
	var x exchange.Extras
	name := escapeName(t.Title)
	if name == "" {
		name = dash
		x = append(x, exchange.Extra{Key: "unnamed"})
	}
	score, whole := meanScore(t)
	switch {
	case len(t.Feelings) == 0:
		w.unfelt++
		x = append(x, exchange.Extra{Key: "unfelt"})
	case !whole:
		w.rounded++
		fallthrough
	case !w.plain(t):
		x = append(x, exchange.FeelingExtras(t, w.names)...)
	}
	w.line(2, "%s: %d%s", name, score, w.actors(t))
	w.extras(3, append(x, exchange.TouchpointExtras(w.p, w.j, t, w.names)...))
}

// meanScore is the score of a touchpoint and whether each feeling is exactly it.
func meanScore(t *model.Touchpoint) (score int, whole bool) {
	if len(t.Feelings) == 0 {
		return 3, true
	}
	sum, whole := 0.0, true
	for _, f := range t.Feelings {
		sum += f.Value
	}
	mean := sum / float64(len(t.Feelings))
	score, _ = exchange.ToFive(mean)
	for _, f := range t.Feelings {
		s, exact := exchange.ToFive(f.Value)
		whole = whole && exact && s == score
	}
	return score, whole
}

// plain reports whether the task line says all of the feelings: no words, and
// either people or the customer in general.
func (w *writer) plain(t *model.Touchpoint) bool {
	for _, f := range t.Feelings {
		if f.Word != "" || f.Note != "" || f.Persona == "" && len(t.Feelings) > 1 {
			return false
		}
	}
	return true
}

func (w *writer) actors(t *model.Touchpoint) string {
	var names []string
	for _, f := range t.Feelings {
		if name := w.names.Of(f.Persona); name != "" {
			names = append(names, escapeName(name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}
