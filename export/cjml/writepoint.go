package cjml

import (
	"fmt"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

func (w *writer) touchpoint(pl *plan, s *model.Stage, t *model.Touchpoint) {
	element := "planned"
	if pl.actual {
		element = "actual"
	}
	if t.FirmAbsent {
		element += "Action"
	} else {
		element += "CommunicationPoint"
	}
	w.open(element)
	w.leaf("touchpointID", pl.ids[t.ID])
	w.raw(`<belongsTo phaseIDref="p%d"/>`, slices.Index(pl.Stages, s.ID)+1)
	if pl.actual {
		w.leaf("compliance", w.compliance(pl, t))
	}
	x := exchange.TouchpointExtras(w.p, pl.Journey, t, w.names).Without("firmAbsent")
	if exchange.Clean(t.Title) == "" {
		x = append(x, exchange.Extra{Key: "unnamed"})
	}
	persona := w.persona(pl, t)
	w.sides(pl, t, w.userID(pl, persona))
	if !t.FirmAbsent {
		x = x.Without("role")
		if t.Channel != model.ChannelNone {
			w.open("channel")
			w.leaf("channelName", writeChannel(t.Channel))
			w.close("channel")
		}
		if back, _ := readChannel(writeChannel(t.Channel)); back == t.Channel {
			x = x.Without("channel")
		}
	}
	w.leaf("comment", w.lane(pl, t, laneComment))
	x = append(x, w.experience(pl, t, persona)...)
	w.leaf("category", w.lane(pl, t, laneCategory))
	w.extras(x)
	w.close(element)
}

// compliance says how the touchpoint went: what was imported from CJML as it
// was, else what its promises say.
func (w *writer) compliance(pl *plan, t *model.Touchpoint) string {
	text := w.lane(pl, t, laneDeviation)
	for _, word := range []string{"adhoc", "failing", "missing"} {
		for _, lang := range assets.Languages() {
			if text == assets.WordsFor(lang).T("exchange.cjml."+word) {
				return word
			}
		}
	}
	kept, all := 0, 0
	for _, pr := range model.Of[model.Promise](w.p, t.Promises) {
		all++
		switch pr.Kept {
		case model.KeptNo:
			return "failing"
		case model.KeptYes:
			kept++
		}
	}
	if all > 0 && kept == all {
		return "completed"
	}
	return ""
}

// lane is the text of a free lane that has the name of one of ours, in any
// language.
func (w *writer) lane(pl *plan, t *model.Touchpoint, key string) string {
	for _, l := range pl.Lanes {
		if l.Kind != model.LaneFree || t.Notes[l.ID] == "" {
			continue
		}
		for _, lang := range assets.Languages() {
			if l.Name == assets.WordsFor(lang).T(key) {
				return t.Notes[l.ID]
			}
		}
	}
	return ""
}

// persona is the one whose touchpoint it is: the first of the journey's who
// feels something, else the first of the journey's.
func (w *writer) persona(pl *plan, t *model.Touchpoint) model.ID {
	for _, id := range w.p.CurvePersonas(pl.Journey) {
		if _, ok := t.Feeling(id); ok {
			return id
		}
	}
	if len(t.Feelings) > 0 {
		return t.Feelings[0].Persona
	}
	if len(pl.Personas) > 0 {
		return pl.Personas[0]
	}
	return ""
}

func (w *writer) userID(pl *plan, persona model.ID) string {
	if i := slices.Index(pl.users, persona); i >= 0 {
		return fmt.Sprintf("U%d", i+1)
	}
	return anyUser
}

// sides writes who begins and who receives. The title is what the end user
// does.
func (w *writer) sides(pl *plan, t *model.Touchpoint, user string) {
	if t.FirmAbsent {
		w.side("initiator", user, t.Title)
		return
	}
	provider := anyProvider
	if i := slices.Index(w.p.Info().Roles, t.Role); i >= 0 {
		provider = fmt.Sprintf("R%d", i+1)
	}
	other := w.lane(pl, t, laneOther)
	if w.lane(pl, t, laneInitiator) != "" {
		w.side("initiator", provider, other)
		w.side("receiver", user, t.Title)
		return
	}
	w.side("initiator", user, t.Title)
	w.side("receiver", provider, other)
}

func (w *writer) side(name, actor, label string) {
	w.open(name)
	w.raw(`<refersTo actorIDref="%s"/>`, actor)
	w.leaf(name+"Label", label)
	w.close(name)
}

// experience writes one feeling as a rating and returns the extras of all that
// one whole number and one text do not say.
func (w *writer) experience(pl *plan, t *model.Touchpoint, persona model.ID) exchange.Extras {
	f, ok := t.Feeling(persona)
	if !pl.actual || !ok {
		return exchange.FeelingExtras(t, w.names)
	}
	rating, exact := exchange.ToFive(f.Value)
	story := strings.TrimSpace(exchange.Clean(f.Word) + "\n" + exchange.Clean(f.Note))
	w.open("touchpointExperience")
	w.leaf("experienceDescription", story)
	w.leaf("experienceRating", fmt.Sprint(rating))
	w.close("touchpointExperience")
	if !exact {
		w.rounded++
	}
	oneText := f.Word == "" && (f.Note == "" || !isWord(exchange.Clean(f.Note))) || f.Note == "" && isWord(exchange.Clean(f.Word))
	if exact && oneText && len(t.Feelings) == 1 {
		return nil
	}
	return exchange.FeelingExtras(t, w.names)
}

// promisedJourney writes the promises of an actual journey as the plan that it
// is measured against.
func (w *writer) promisedJourney(pl *plan) {
	w.open("plannedJourney")
	w.leaf("journeyID", promisesID+pl.id)
	w.leaf("journeyTitle", pl.Name)
	w.raw("<?lupaus promises?>")
	w.phases(pl, false)
	w.actors(pl)
	w.open("touchpoints")
	for s, t := range w.p.Touchpoints(pl.Journey) {
		if len(t.Promises) == 0 {
			continue
		}
		var texts []string
		for _, pr := range model.Of[model.Promise](w.p, t.Promises) {
			texts = append(texts, pr.Text)
		}
		w.open("plannedCommunicationPoint")
		w.leaf("touchpointID", pl.ids[t.ID])
		w.raw(`<belongsTo phaseIDref="p%d"/>`, slices.Index(pl.Stages, s.ID)+1)
		w.sides(pl, &model.Touchpoint{Title: t.Title, Role: t.Role}, w.userID(pl, w.persona(pl, t)))
		w.leaf("comment", strings.Join(texts, "\n"))
		w.close("plannedCommunicationPoint")
	}
	w.close("touchpoints")
	w.close("plannedJourney")
}
