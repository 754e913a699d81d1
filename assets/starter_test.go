package assets

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lupaus/model"
)

func counter() model.IDSource {
	n := 0
	return func() model.ID { n++; return model.ID(fmt.Sprintf("id%04d", n)) }
}

// TestStarters_EveryLanguage builds every template and sample in every
// language: valid, and with a name and a sentence to choose it by.
func TestStarters_EveryLanguage(t *testing.T) {
	for _, lang := range Languages() {
		all := append(Templates(lang), Samples(lang)...)
		if len(all) < 7 {
			t.Errorf("%s: only %d starters", lang, len(all))
		}
		for _, s := range all {
			t.Run(lang+"/"+s.ID, func(t *testing.T) {
				if s.Name == "" || s.About == "" {
					t.Errorf("no name or sentence: %+v", s)
				}
				p, err := Build(s.ID, lang, counter(), "2026-11-23")
				if err != nil {
					t.Fatal(err)
				}
				for _, problem := range model.Validate(p) {
					t.Error(problem)
				}
				if p.Info().Language != lang || p.Info().Created != "2026-11-23" || p.Info().Name == "" {
					t.Errorf("info %+v", p.Info())
				}
			})
		}
	}
}

// TestStarters_SameShape holds that languages differ in words alone.
func TestStarters_SameShape(t *testing.T) {
	for _, s := range append(Templates("fi"), Samples("fi")...) {
		var sizes []int
		for _, lang := range Languages() {
			p, err := Build(s.ID, lang, counter(), "2026-11-23")
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, p.Len())
		}
		if sizes[0] != sizes[1] || sizes[1] != sizes[2] {
			t.Errorf("%s: %v entities", s.ID, sizes)
		}
	}
}

// TestStarters_Typography reads every text as a proof-reader would.
func TestStarters_Typography(t *testing.T) {
	bad := regexp.MustCompile(`  | $|^ |TODO|\.\.\.|!|"| ,| \.( |$)`)
	for _, s := range shippedStarters() {
		for _, lang := range Languages() {
			for _, field := range []string{s.Name.in(lang), s.About.in(lang)} {
				if bad.MatchString(field) {
					t.Errorf("%s %s: %q", s.file, lang, field)
				}
			}
			p, err := s.build(lang, counter(), "2026-11-23")
			if err != nil {
				t.Fatal(err)
			}
			for e := range p.All() {
				for _, field := range textsOf(e) {
					if bad.MatchString(field) {
						t.Errorf("%s %s: %q", s.file, lang, field)
					}
				}
			}
		}
	}
}

func textsOf(e model.Entity) []string {
	switch e := e.(type) {
	case *model.Info:
		return []string{e.Name, e.Note, e.Organisation.Name, e.Organisation.Mission, e.Organisation.Values}
	case *model.Persona:
		return []string{e.Name, e.Note, e.Goals, e.Quote}
	case *model.Role:
		return []string{e.Name, e.Note}
	case *model.Journey:
		return []string{e.Name, e.Note}
	case *model.Stage:
		return []string{e.Name, e.Note, e.Partner, e.Competencies, e.Resources}
	case *model.Touchpoint:
		texts := []string{e.Title, string(e.Channel), e.Does, e.Thinks, e.Needs, e.Pain, e.Opportunity}
		for _, f := range e.Feelings {
			texts = append(texts, f.Word, f.Note)
		}
		for _, n := range e.Notes {
			texts = append(texts, n)
		}
		return texts
	case *model.Promise:
		return append([]string{e.Text, e.Note, e.Measure.Name, e.Measure.Target, e.Measure.Last}, e.Answers...)
	}
	return nil
}

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
			"persona", "role", "moment", "absent", "pain", "opportunity", "note", "does", "thinks", "needs",
			"evidence guess", "evidence told", "evidence observed", "evidence measured",
			"doer own", "doer partner", "doer customer",
			"kept kept", "kept broken", "kept unknown",
			"level company", "level stage", "level touchpoint", "level role", "parent", "measure",
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
	}
}

// TestStarters_IDs keeps the IDs, which scripts and settings may hold, and the
// order in which they are offered.
func TestStarters_IDs(t *testing.T) {
	ids := func(list []Starter) string {
		var ids []string
		for _, s := range list {
			ids = append(ids, s.ID)
		}
		return strings.Join(ids, " ")
	}
	if got := ids(Templates("sv_FI.UTF-8")); got != "empty purchase lifecycle everyday" {
		t.Errorf("templates %s", got)
	}
	if got := ids(Samples("")); got != "daycare reseller webshop" {
		t.Errorf("samples %s", got)
	}
}

// TestBuild_Dates counts the days of measurements back from the day of
// creation, and leaves them out when that is not known.
func TestBuild_Dates(t *testing.T) {
	for today, want := range map[model.Date]model.Date{"2026-03-01": "2026-02-05", "": ""} {
		p, err := Build("daycare", "en", counter(), today)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for e := range p.All() {
			if promise, ok := e.(*model.Promise); ok && promise.Measure.Name == "Calls returned on the same day" {
				found = promise.Measure.LastOn == want
			}
		}
		if !found {
			t.Errorf("%s: the measure was not taken on %s", today, want)
		}
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

func TestBuild_Unknown(t *testing.T) {
	_, err := Build("nothing", "fi", counter(), "")
	if model.CodeOf(err) != CodeUnknownStarter {
		t.Errorf("got %v", err)
	}
}

// TestReadStarters_Mistakes shows that every mistake is found with its line.
func TestReadStarters_Mistakes(t *testing.T) {
	const head = "name: Name\nabout: About\n"
	tests := map[string]struct{ yaml, want string }{
		"EmptyFile":       {"  \n", "templates/x.yaml:1: the file is empty"},
		"NotYAML":         {"name: [\n", "templates/x.yaml:2:"},
		"UnknownField":    {head + "colour: red\n", "templates/x.yaml:3: field colour not found"},
		"UnknownNested":   {head + "roles:\n  - {key: a, nme: A}\n", "templates/x.yaml:4: field nme not found"},
		"TwiceTheField":   {head + "name: Other\n", "templates/x.yaml:3:"},
		"NoName":          {"about: About\n", "templates/x.yaml:1: name or about is missing"},
		"LanguageMissing": {head + "note:\n  fi: a\n  en: b\n", `templates/x.yaml:4: the text has no words in "sv"`},
		"LanguageUnknown": {head + "note:\n  fi: a\n  de: b\n", `templates/x.yaml:5: no language is called "de"`},
		"TextIsAList":     {head + "note: [a]\n", "templates/x.yaml:3: a text is a string or has fi, en, sv"},
		"RoleUnknown":     {head + "promises:\n  - text: P\n    owner: boss\n", `templates/x.yaml:5: no role has the key "boss"`},
		"KeyOfAnother":    {head + "roles: [{key: a, name: A}]\npromises:\n  - text: P\n    parent: a\n", `templates/x.yaml:6: no promise has the key "a"`},
		"KeyTwice":        {head + "roles:\n  - {key: a, name: A}\n  - {key: a, name: B}\n", `templates/x.yaml:5: the key "a" stands twice`},
		"CodeUnknown":     {head + "promises:\n  - text: P\n    kept: maybe\n", `templates/x.yaml:5: "maybe" is none of`},
		"LaneUnknown": {head + "journeys:\n  - name: J\n    stages:\n      - touchpoints:\n          - notes:\n              - {lane: x, text: y}\n",
			`templates/x.yaml:8: no lane of the journey has the key "x"`},
		"FeelingTooHigh": {head + "journeys:\n  - name: J\n    stages:\n      - touchpoints:\n          - feelings: [{value: 3}]\n", "templates/x.yaml: touchpoint"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := readStarters(fstest.MapFS{"templates/x.yaml": {Data: []byte(tt.yaml)}})
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestReadStarters_SameID(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("name: Name\nabout: About\n")}
	_, err := readStarters(fstest.MapFS{"templates/x.yaml": file, "samples/x.yaml": file})
	if err == nil || !strings.Contains(err.Error(), "has the same name") {
		t.Errorf("got %v", err)
	}
}
