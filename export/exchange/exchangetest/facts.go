package exchangetest

import (
	"fmt"
	"slices"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Fact is one thing that a journey says, with the keys of the losses that
// excuse its absence.
type Fact struct {
	Text   string
	Losses []string
}

// Facts spells out a journey, without IDs, one fact per value.
func Facts(p *model.Project, j *model.Journey) []Fact {
	f := &facts{p: p, j: j, told: map[model.ID]bool{}}
	f.journey()
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		f.stage(s)
	}
	return f.list
}

type facts struct {
	p    *model.Project
	j    *model.Journey
	list []Fact
	told map[model.ID]bool // roles whose cards have been told
}

func (f *facts) say(losses, format string, args ...any) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = exchange.Clean(s)
		}
	}
	var keys []string
	for l := range strings.FieldsSeq(losses) {
		keys = append(keys, "exchange.lost."+l)
	}
	f.list = append(f.list, Fact{fmt.Sprintf(format, args...), keys})
}

func (f *facts) name(id model.ID) string {
	if p := f.p.Persona(id); p != nil {
		return exchange.Clean(p.Name)
	}
	if r := f.p.Role(id); r != nil {
		return exchange.Clean(r.Name)
	}
	return ""
}

func (f *facts) journey() {
	j := f.j
	f.say("journey", "name %q", j.Name)
	f.say("journey", "note %q", j.Note)
	f.say("journey", "%s %s", string(j.Perspective), string(j.State))
	for _, l := range j.Lanes {
		f.say("lanes", "lane %s %q hidden %v", string(l.Kind), l.Name, l.Hidden)
	}
	for _, id := range j.Personas {
		f.say("name aside", "curve of %q", f.name(id))
		if p := f.p.Persona(id); p != nil {
			f.say("personDetails name", "%q: %q %q %q", p.Name, exchange.Clean(p.Note), exchange.Clean(p.Goals), exchange.Clean(p.Quote))
		}
	}
}

func (f *facts) stage(s *model.Stage) {
	f.say("sameStage unnamedStage", "stage %q", s.Name)
	f.say("sameStage stage unnamedStage", "stage %q: %q %s %q %v %q %q", s.Name, exchange.Clean(s.Note), string(s.Doer),
		exchange.Clean(s.Partner), s.OutOfBusiness, exchange.Clean(s.Competencies), exchange.Clean(s.Resources))
	f.promises("stagePromises", "stage", s.Promises)
	for _, t := range model.Of[model.Touchpoint](f.p, s.Touchpoints) {
		f.touchpoint(s, t)
	}
}

func (f *facts) touchpoint(s *model.Stage, t *model.Touchpoint) {
	f.say("unnamedStage", "touchpoint in %q", s.Name)
	f.say("untitled", "title %q", t.Title)
	f.say("channel", "channel %q", string(t.Channel))
	f.say("", "does %q", t.Does)
	f.say("", "thinks %q", t.Thinks)
	f.say("", "needs %q", t.Needs)
	f.say("", "pain %q", t.Pain)
	f.say("", "opportunity %q", t.Opportunity)
	f.say("", "absent %v, moment of truth %v, %d to the customer, %d to us, %s", t.FirmAbsent, t.MomentOfTruth, t.ToCustomer, t.ToUs, string(t.Evidence))
	f.say("name", "role %q", f.name(t.Role))
	f.card(t.Role)
	f.say("width", "width %v", t.WidthMM)
	feelings := slices.Clone(t.Feelings)
	slices.SortFunc(feelings, func(a, b model.Feeling) int { return strings.Compare(f.name(a.Persona), f.name(b.Persona)) })
	for _, e := range feelings {
		f.say("name", "%q feels %v %q %q", f.name(e.Persona), e.Value, exchange.Clean(e.Word), exchange.Clean(e.Note))
	}
	f.say("", "%d feelings", len(t.Feelings))
	for _, l := range f.j.Lanes {
		if text := exchange.Clean(t.Notes[l.ID]); text != "" && l.Kind == model.LaneFree {
			f.say("lane", "free %q %q", l.Name, text)
		}
	}
	f.promises("morePromises", "touchpoint", t.Promises)
}

func (f *facts) promises(loss, level string, ids []model.ID) {
	for _, p := range model.Of[model.Promise](f.p, ids) {
		f.say(loss+" untitled", "%s promise %q", level, p.Text)
		f.say(loss, "%s %q %q", string(p.Kept), p.Measure.Name, p.Measure.Target)
		f.say(loss+" name", "owner %q", f.name(p.Owner))
		f.card(p.Owner, loss)
		band, said := p.Expected()
		f.say(loss+" promiseDetails", "expects %v, said %v", band, said)
		var answers []string
		for _, a := range p.Answers {
			answers = append(answers, exchange.Clean(a))
		}
		f.say(loss+" promiseDetails", "%s %s %q %q %s %q", string(p.Adoption), string(p.Evidence), answers, exchange.Clean(p.Measure.Last), string(p.Measure.LastOn), p.Note)
	}
}

// card tells what a role says of itself, at its first mention.
func (f *facts) card(id model.ID, losses ...string) {
	r := f.p.Role(id)
	if r == nil || f.told[id] {
		return
	}
	f.told[id] = true
	f.say(strings.Join(append(losses, "personDetails name"), " "), "role %q: %s %q, task %q, value %q, measures %q, start %q, stop %q, continue %q, %q",
		r.Name, string(r.Role), string(r.Horizon), r.Task, r.Value, r.Measures, r.Start, r.Stop, r.Continue, r.Note)
}

// Missing compares what was written with what was read back and returns what
// differs although no note excuses it, as lines of a diff.
func Missing(written, read []Fact, notes []exchange.Note) []string {
	lost := map[string]bool{}
	for _, n := range notes {
		if n.Severity == exchange.Lost {
			lost[n.Key] = true
		}
	}
	keep := func(list []Fact) []string {
		var texts []string
		for _, f := range list {
			if !slices.ContainsFunc(f.Losses, func(l string) bool { return lost[l] }) {
				texts = append(texts, f.Text)
			}
		}
		return texts
	}
	a, b := keep(written), keep(read)
	var diff []string
	for i := 0; i < max(len(a), len(b)) && len(diff) < 20; i++ {
		switch {
		case i >= len(a):
			diff = append(diff, "+ "+b[i])
		case i >= len(b):
			diff = append(diff, "- "+a[i])
		case a[i] != b[i]:
			diff = append(diff, "- "+a[i], "+ "+b[i])
		}
	}
	return diff
}
