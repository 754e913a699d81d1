package assets

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"lupaus/model"
)

// TestSamples_WorthPrinting keeps the samples rich: every property of the
// model is shown by one of them at least.
func TestSamples_WorthPrinting(t *testing.T) {
	for _, s := range Samples("fi") {
		p, err := Build(s.ID, "fi", counter(), "2026-11-23")
		if err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for e := range p.All() {
			tally(count, e)
		}
		for _, want := range []string{
			"persona", "segment", "role", "moment", "absent", "pain", "opportunity", "note", "does", "thinks", "needs",
			"evidence guess", "evidence told", "evidence observed", "evidence measured",
			"doer own", "doer partner", "doer customer",
			"kept kept", "kept broken", "kept unknown",
			"level company", "level stage", "level touchpoint", "level role", "parent", "measure", "expects",
			"role board", "role owner", "role ceo", "role leadership", "card",
			"verdict invest", "verdict maintain", "verdict giveUp", "decision proposed", "decision made", "check",
			"action idea", "action planned", "action doing", "action done", "action dropped",
			"quick win", "big bet", "filler", "time sink",
			"sheet framework", "sheet economy", "sheet metrics",
		} {
			if count[want] == 0 {
				t.Errorf("%s: no %s", s.ID, want)
			}
		}
		for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
			n := 0
			for range p.Touchpoints(j) {
				n++
			}
			if n < 12 {
				t.Errorf("%s: %s has %d touchpoints", s.ID, j.Name, n)
			}
		}
	}
}

func tally(count map[string]int, e model.Entity) {
	is := func(name string, yes bool) {
		if yes {
			count[name]++
		}
	}
	count[string(e.Kind())]++
	switch e := e.(type) {
	case *model.Stage:
		count["doer "+string(e.Doer)]++
	case *model.Touchpoint:
		count["evidence "+string(e.Evidence)]++
		is("moment", e.MomentOfTruth)
		is("absent", e.FirmAbsent)
		is("pain", e.Pain != "")
		is("opportunity", e.Opportunity != "")
		is("does", e.Does != "")
		is("thinks", e.Thinks != "")
		is("needs", e.Needs != "")
		is("note", len(e.Notes) > 0)
	case *model.Promise:
		count["kept "+string(e.Kept)]++
		count["level "+string(e.Level)]++
		is("parent", e.Parent != "")
		is("measure", e.Measure.LastOn != "")
		is("expects", e.Expects != nil)
	case *model.Role:
		count["role "+string(e.Role)]++
		is("card", !slices.Contains([]string{e.Task, e.Value, e.Measures, e.Start, e.Stop, e.Continue}, "") && e.Horizon != "" && len(e.Touchpoints) > 0)
	case *model.Sheet:
		count["sheet "+e.Form]++
	case *model.Decision:
		count["verdict "+string(e.Verdict)]++
		count["decision "+string(e.State)]++
		is("check", e.Check != "" && e.Owner != "" && e.Value != "" && len(e.About) > 0)
	case *model.Action:
		count["action "+string(e.State)]++
		const middle = (model.MaxRank + 1) / 2
		is("quick win", e.Value > middle && e.Effort < middle)
		is("big bet", e.Value > middle && e.Effort > middle)
		is("filler", e.Value < middle && e.Effort < middle)
		is("time sink", e.Value < middle && e.Effort > middle)
	}
}

// TestSamples_Fit keeps what stands on cards as short as it would be written in
// a workshop, in every language.
func TestSamples_Fit(t *testing.T) {
	const sentence, line = 140, 90
	fits := func(of string, most int, texts ...string) {
		for _, s := range texts {
			if n := utf8.RuneCountInString(s); n > most {
				t.Errorf("%s: %d characters in %q", of, n, s)
			}
		}
	}
	for _, lang := range Languages() {
		for _, s := range Samples(lang) {
			p, err := Build(s.ID, lang, counter(), "2026-11-23")
			if err != nil {
				t.Fatal(err)
			}
			of := lang + " " + s.ID
			for e := range p.All() {
				switch e := e.(type) {
				case *model.Role:
					fits(of, sentence, e.Task, e.Value)
					fits(of, line, e.Measures, e.Start, e.Stop, e.Continue)
				case *model.Promise:
					fits(of, sentence, e.Text)
				case *model.Decision:
					fits(of, line, e.Title)
					fits(of, sentence, e.Why, e.Value, e.Benefit, e.Customers)
				case *model.Action:
					fits(of, line, e.Title)
				case *model.Sheet:
					for _, r := range e.Rows {
						fits(of, sentence, slices.Collect(maps.Values(r.Cells))...)
					}
				}
			}
		}
	}
}

// TestSamples_Before compares a sample with its snapshot: promises, feelings and
// decisions have changed, and what has not is shared.
func TestSamples_Before(t *testing.T) {
	p, err := Build("daycare", "fi", counter(), "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	s := p.Snapshot(p.Info().Snapshots[0])
	if s.Made != "2026-09-21" || s.Name == "" {
		t.Errorf("made %s: %s", s.Made, s.Name)
	}
	change := model.Diff(s.Project, p.Bare())
	count := map[string]int{}
	for _, d := range change {
		switch {
		case d.Before == nil:
			count["new "+string(d.After.Kind())]++
		case d.After == nil:
			count["gone"]++
		case reflect.DeepEqual(d.Before, d.After):
			count["same"]++
		default:
			count["other "+string(d.After.Kind())]++
		}
	}
	for _, want := range []string{"new promise", "new decision", "new action", "other promise", "other touchpoint", "other action"} {
		if count[want] == 0 {
			t.Errorf("no %s", want)
		}
	}
	if count["gone"]+count["same"] > 0 || len(change) > p.Len()/2 {
		t.Errorf("changed %v of %d", count, p.Len())
	}
}

// TestSamples_Target lays the target journey of the first sample over the
// current one: most of its touchpoints come from there.
func TestSamples_Target(t *testing.T) {
	p, err := Build("daycare", "fi", counter(), "2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	now, target := p.Journey(p.Info().Journeys[0]), p.Journey(p.Info().Journeys[1])
	if target.Previous != now.ID || target.State != model.StateTarget {
		t.Errorf("the second journey is not the target of the first: %+v", target)
	}
	linked := 0
	for _, touchpoint := range p.Touchpoints(target) {
		if p.JourneyOf(touchpoint.Origin) == now {
			linked++
		}
	}
	if linked < 10 {
		t.Errorf("only %d touchpoints come from the current journey", linked)
	}
}
