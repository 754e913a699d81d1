package cjml

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// promisesID begins the IDs of the planned journeys that only spell out the
// promises of an actual one.
const promisesID = "promises-"

// Write writes journeys as CJML 2.0 and returns what could not be put into it.
// Links between journeys of the list are kept, with the touchpoints that were
// copied from one to the other. lang is the language of words that stand in for
// missing names. The error is a *model.Error when a journey is not there, else
// that of w.
func Write(w io.Writer, p *model.Project, lang string, journeys ...model.ID) ([]exchange.Note, error) {
	for _, id := range journeys {
		if p.Journey(id) == nil {
			return nil, &model.Error{Code: exchange.CodeNoJourney, ID: id, Err: fmt.Errorf("write cjml")}
		}
	}
	if len(journeys) == 0 {
		return nil, exchange.Fail(exchange.CodeNoJourney, "write cjml: no journey named")
	}
	out := &writer{out: bufio.NewWriter(w), p: p, words: assets.WordsFor(lang), plans: map[model.ID]*plan{}}
	out.names = exchange.NewNames(p, out.words, &out.notes)
	out.arrange(journeys)
	out.raw("%s", `<?xml version="1.0" encoding="UTF-8"?>`)
	out.open(`CJML version="2.0"`)
	for _, id := range out.order {
		out.journey(out.plans[id])
		exchange.LinkLosses(p, p.Journey(id), &out.notes, journeys...)
	}
	out.close("CJML")
	exchange.RestLosses(p, &out.notes, journeys...)
	out.notes.CountMany(exchange.Info, "exchange.cjml.rounded", out.rounded)
	out.notes.CountMany(exchange.Info, "exchange.note.remarks", out.remarks)
	if err := out.out.Flush(); err != nil {
		return nil, fmt.Errorf("write cjml: %w", err)
	}
	return out.notes.List(), nil
}

// plan is how one journey will be written.
type plan struct {
	*model.Journey
	id       string
	actual   bool
	follows  *plan // the journey it was made from, when it is written too
	promised bool  // a planned journey with its promises stands beside it
	ids      map[model.ID]string
	users    []model.ID // personas that have a curve or feel something
}

type writer struct {
	out    *bufio.Writer // keeps its first error for Flush
	p      *model.Project
	words  *assets.Words
	names  *exchange.Names
	notes  exchange.Notes
	plans  map[model.ID]*plan
	order  []model.ID
	indent int

	remarks, rounded int
}

// arrange decides which journeys are actual, in which order they stand (what
// one follows first) and what their touchpoints are called.
func (w *writer) arrange(journeys []model.ID) {
	var add func(id model.ID)
	add = func(id model.ID) {
		if w.plans[id] != nil || !slices.Contains(journeys, id) {
			return
		}
		j := w.p.Journey(id)
		w.plans[id] = &plan{Journey: j, ids: map[model.ID]string{}}
		add(j.Previous)
		w.order = append(w.order, id)
		w.name(w.plans[id])
		w.plans[id].users = w.users(w.plans[id])
	}
	for _, id := range journeys {
		add(id)
	}
	for _, id := range w.order {
		pl := w.plans[id]
		pl.promised = pl.actual && w.promises(pl.Journey) && w.plannedAfter(pl) == nil
	}
}

func (w *writer) name(pl *plan) {
	pl.actual = pl.State == model.StateNow
	for _, t := range w.p.Touchpoints(pl.Journey) {
		pl.actual = pl.actual || len(t.Feelings) > 0
	}
	pl.follows = w.plans[pl.Previous]
	pl.id = fmt.Sprintf("PJ%d", len(w.order))
	if pl.actual {
		pl.id = fmt.Sprintf("AJ%d", len(w.order))
	}
	taken := map[string]bool{}
	if pl.follows != nil {
		for _, id := range pl.follows.ids {
			taken[id] = true
		}
	}
	used, n := map[string]bool{}, 0
	for _, t := range w.p.Touchpoints(pl.Journey) {
		if pl.follows != nil {
			if id := pl.follows.ids[t.Origin]; id != "" && !used[id] {
				pl.ids[t.ID], used[id] = id, true
				continue
			}
		}
		if t.Origin != "" && pl.Previous != "" && w.p.Touchpoint(t.Origin) != nil {
			w.notes.Count(exchange.Lost, "exchange.lost.origin")
		}
		for n++; taken[fmt.Sprintf("T%d", n)]; n++ {
		}
		pl.ids[t.ID] = fmt.Sprintf("T%d", n)
	}
}

// plannedAfter is the first planned journey that was made from an actual one.
func (w *writer) plannedAfter(pl *plan) *plan {
	for _, id := range w.order {
		if next := w.plans[id]; next.follows == pl && !next.actual {
			return next
		}
	}
	return nil
}

func (w *writer) promises(j *model.Journey) bool {
	for _, t := range w.p.Touchpoints(j) {
		if len(t.Promises) > 0 {
			return true
		}
	}
	return false
}

func (w *writer) raw(format string, args ...any) {
	w.out.WriteString(strings.Repeat("  ", w.indent))
	fmt.Fprintf(w.out, format+"\n", args...)
}

func (w *writer) open(tag string)   { w.raw("<%s>", tag); w.indent++ }
func (w *writer) close(name string) { w.indent--; w.raw("</%s>", name) }

// leaf writes an element with text; one without text is left out.
func (w *writer) leaf(name, text string) {
	if text = exchange.Clean(text); text != "" {
		w.raw("<%s>%s</%s>", name, escape(text), name)
	}
}

func escape(s string) string {
	var b strings.Builder
	// Line breaks and tabs are kept as they are: XML keeps them in text.
	for part := range strings.SplitAfterSeq(s, "\n") {
		line, broken := strings.CutSuffix(part, "\n")
		xml.EscapeText(&b, []byte(line)) // a strings.Builder does not fail
		if broken {
			b.WriteByte('\n')
		}
	}
	return strings.ReplaceAll(b.String(), "\uFFFE", "\uFFFD")
}

func (w *writer) extras(x exchange.Extras) {
	for _, e := range x {
		w.remarks++
		w.raw("<?lupaus %s?>", strings.TrimSpace(e.Key+" "+exchange.Escape(e.Value, "?")))
	}
}

func (w *writer) journey(pl *plan) {
	element := "plannedJourney"
	if pl.actual {
		element = "actualJourney"
	}
	w.open(element)
	w.leaf("journeyID", pl.id)
	w.leaf("journeyTitle", pl.Name)
	x := w.links(pl)
	if exchange.Clean(pl.Name) == "" {
		x = append(x, exchange.Extra{Key: "journey.unnamed"})
	}
	if pl.actual != (pl.State == model.StateNow) {
		x = append(x, exchange.Extra{Key: "journey.state", Value: string(pl.State)})
	}
	w.extras(append(x, exchange.JourneyExtras(w.p, pl.Journey, w.names)...))
	w.phases(pl, true)
	w.leaf("journeyLongSummary", pl.Note)
	w.actors(pl)
	w.open("touchpoints")
	for s, t := range w.p.Touchpoints(pl.Journey) {
		w.touchpoint(pl, s, t)
	}
	w.close("touchpoints")
	w.close(element)
	if pl.promised {
		w.promisedJourney(pl)
	}
}

// links writes the reference to the plan and returns the links it has no word
// for.
func (w *writer) links(pl *plan) (x exchange.Extras) {
	next := w.plannedAfter(pl)
	switch {
	case pl.promised:
		w.leaf("plannedReference", promisesID+pl.id)
	case pl.actual && next != nil:
		w.leaf("plannedReference", next.id)
	}
	if pl.follows == nil || !pl.actual && pl.follows.actual && w.plannedAfter(pl.follows) == pl {
		return nil // the other one says it
	}
	return exchange.Extras{{Key: "journey.previous", Value: pl.follows.id}}
}

func (w *writer) phases(pl *plan, whole bool) {
	if len(pl.Stages) == 0 {
		return
	}
	w.open("journeyPhases")
	for i, s := range model.Of[model.Stage](w.p, pl.Stages) {
		w.open(fmt.Sprintf(`journeyPhase phaseID="p%d"`, i+1))
		w.leaf("phaseName", s.Name)
		w.leaf("phaseDescription", s.Note)
		if whole {
			if exchange.Clean(s.Name) == "" {
				w.extras(exchange.Extras{{Key: "stage.unnamed"}})
			}
			w.extras(exchange.StageExtras(w.p, s, w.names))
		}
		w.close("journeyPhase")
	}
	w.close("journeyPhases")
}

// The IDs of those who stand in where nobody is named.
const (
	anyUser     = "customer"
	anyProvider = "provider"
)

func (w *writer) actors(pl *plan) {
	w.open("actors")
	for i, id := range pl.users {
		w.open(fmt.Sprintf(`endUser actorID="U%d"`, i+1))
		w.leaf("actorName", w.names.Of(id))
		w.close("endUser")
	}
	w.open(fmt.Sprintf(`endUser actorID="%s"`, anyUser))
	w.leaf("actorName", w.words.T("exchange.word.customer"))
	w.extras(exchange.Extras{{Key: "nobody"}})
	w.close("endUser")
	for i, id := range w.p.Info().Roles {
		if !w.takesPart(pl, id) {
			continue
		}
		w.open(fmt.Sprintf(`serviceProvider actorID="R%d"`, i+1))
		w.leaf("companyName", w.names.Of(id))
		w.close("serviceProvider")
	}
	w.open(fmt.Sprintf(`serviceProvider actorID="%s"`, anyProvider))
	w.leaf("companyName", firstOf(exchange.Clean(w.p.Info().Organisation.Name), w.words.T("exchange.word.provider")))
	w.extras(exchange.Extras{{Key: "nobody"}})
	w.close("serviceProvider")
	w.close("actors")
}

// users are the personas that somebody feels as, or that have a curve.
func (w *writer) users(pl *plan) []model.ID {
	users := slices.Clone(pl.Personas)
	seen := map[model.ID]bool{"": true}
	for _, id := range users {
		seen[id] = true
	}
	for _, t := range w.p.Touchpoints(pl.Journey) {
		for _, f := range t.Feelings {
			if !seen[f.Persona] {
				seen[f.Persona] = true
				users = append(users, f.Persona)
			}
		}
	}
	return users
}

func (w *writer) takesPart(pl *plan, role model.ID) bool {
	for _, t := range w.p.Touchpoints(pl.Journey) {
		if t.Role == role {
			return true
		}
	}
	return false
}
