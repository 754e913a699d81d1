package assets

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
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

// unproofed matches what a proof-reader would mark.
var unproofed = regexp.MustCompile(`  | $|^ |TODO|\.\.\.|!|"| ,| \.( |$)`)

// TestStarters_Typography reads every text as a proof-reader would.
func TestStarters_Typography(t *testing.T) {
	for _, s := range shippedStarters() {
		for _, lang := range Languages() {
			for _, field := range []string{s.Name.in(lang), s.About.in(lang)} {
				if unproofed.MatchString(field) {
					t.Errorf("%s %s: %q", s.file, lang, field)
				}
			}
			p, err := s.build(lang, counter(), "2026-11-23")
			if err != nil {
				t.Fatal(err)
			}
			for e := range p.All() {
				for _, field := range textsOf(e) {
					if unproofed.MatchString(field) {
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
		return []string{e.Name, e.Note, e.Task, e.Value, e.Measures, e.Start, e.Stop, e.Continue}
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
	case *model.Sheet:
		var texts []string
		for _, r := range e.Rows {
			texts = slices.AppendSeq(texts, maps.Values(r.Cells))
		}
		return texts
	case *model.Decision:
		return []string{e.Title, e.Why, e.Value, e.Benefit, e.Customers, e.Note}
	case *model.Action:
		return []string{e.Title, e.Note}
	case *model.Audit:
		texts := []string{e.Name, e.Note}
		for _, g := range e.Groups {
			texts = append(texts, g.Name)
		}
		for _, m := range e.Marks {
			texts = append(texts, m.Note)
		}
		return texts
	case *model.AnswerBatch:
		var texts []string
		for _, s := range e.Sheets {
			texts = append(texts, s.Name, s.Comment)
		}
		return texts
	case *model.Snapshot:
		return []string{e.Name, e.Note}
	}
	return nil
}

// TestTemplates_Roles keeps the roles that every company has ready in every
// template, with how far each looks ahead and without promises.
func TestTemplates_Roles(t *testing.T) {
	for _, s := range Templates("fi") {
		p, err := Build(s.ID, "fi", counter(), "2026-11-23")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range model.Of[model.Role](p, p.Info().Roles) {
			got = append(got, fmt.Sprintf("%s %s %s %d", r.Role, r.Name, r.Horizon, len(r.Promises)))
		}
		want := []string{"board Hallitus 10 0", "owner Omistajat 25 0", "ceo Toimitusjohtaja 5 0", "leadership Johtoryhmä 3 0"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", s.ID, got)
		}
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
		"EmptyFile":       {"  \n", "templates/x.yaml:1: The file is empty"},
		"NotYAML":         {"name: [\n", "templates/x.yaml:2:"},
		"UnknownField":    {head + "colour: red\n", "templates/x.yaml:3: There is no field “colour”"},
		"UnknownNested":   {head + "roles:\n  - {key: a, nme: A}\n", "templates/x.yaml:4: There is no field “nme”"},
		"TwiceTheField":   {head + "name: Other\n", "templates/x.yaml:3:"},
		"NoName":          {"about: About\n", "templates/x.yaml:1: name or about is missing"},
		"LanguageMissing": {head + "note:\n  fi: a\n  en: b\n", `templates/x.yaml:4: The text in the language “sv” is missing`},
		"LanguageUnknown": {head + "note:\n  fi: a\n  de: b\n", `templates/x.yaml:5: There is no language “de”`},
		"TextIsAList":     {head + "note: [a]\n", "templates/x.yaml:3: A text belongs here"},
		"RoleUnknown":     {head + "promises:\n  - text: P\n    owner: boss\n", `templates/x.yaml:5: no role has the key "boss"`},
		"KeyOfAnother":    {head + "roles: [{key: a, name: A}]\npromises:\n  - text: P\n    parent: a\n", `templates/x.yaml:6: no promise has the key "a"`},
		"KeyTwice":        {head + "roles:\n  - {key: a, name: A}\n  - {key: a, name: B}\n", `templates/x.yaml:5: the key "a" stands twice`},
		"CodeUnknown":     {head + "promises:\n  - text: P\n    kept: maybe\n", `templates/x.yaml:5: “maybe” is not valid here`},
		"LaneUnknown": {head + "journeys:\n  - name: J\n    stages:\n      - touchpoints:\n          - notes:\n              - {lane: x, text: y}\n",
			`templates/x.yaml:8: no lane of the journey has the key "x"`},
		"FormUnknown":    {head + "sheets:\n  - form: poem\n", `templates/x.yaml:4: no form is called "poem"`},
		"BlockUnknown":   {head + "sheets:\n  - form: chain\n    rows:\n      - {block: x, row: be}\n", `templates/x.yaml:6: the form chain has no block "x"`},
		"RowUnknown":     {head + "sheets:\n  - form: chain\n    rows:\n      - {block: chain, row: x}\n", `templates/x.yaml:6: the block chain has no row "x"`},
		"RowNotOpen":     {head + "sheets:\n  - form: chain\n    rows:\n      - {block: chain}\n", `templates/x.yaml:6: the block chain has no row ""`},
		"ColumnUnknown":  {head + "sheets:\n  - form: chain\n    rows:\n      - block: chain\n        row: be\n        cells:\n          x: y\n", `templates/x.yaml:9: the block chain has no column "x"`},
		"NoSuchStep":     {head + "sheets:\n  - form: economy\n    rows:\n      - {block: economy, row: power, cells: {now: '9'}}\n", `templates/x.yaml:6: the column now has no option "9"`},
		"NotADay":        {head + "sheets:\n  - form: change\n    rows:\n      - {block: conditions, row: skills, cells: {due: soon}}\n", `templates/x.yaml:6: the column due holds a number of days`},
		"OwnerAsCell":    {head + "sheets:\n  - form: change\n    rows:\n      - {block: conditions, row: skills, cells: {owner: a}}\n", `templates/x.yaml:6: owner is no cell`},
		"FormTwice":      {head + "sheets:\n  - form: chain\n  - form: chain\n", `templates/x.yaml:5: the key "chain" stands twice`},
		"AboutUnknown":   {head + "decisions:\n  - title: D\n    about: [x]\n", `templates/x.yaml:5: nothing has the key "x"`},
		"VerdictUnknown": {head + "decisions:\n  - {title: D, verdict: ponder}\n", `templates/x.yaml:4: “ponder” is not valid here`},
		"HorizonUnknown": {head + "roles:\n  - {name: A, horizon: 7}\n", `templates/x.yaml:4: “7” is not valid here`},
		"LeftOutRole":    {head + "roles: [{key: a, name: A}]\nbefore:\n  name: B\n  without: [a]\n", `templates/x.yaml:6: no promise, decision, action or audit has the key "a"`},
		"WasRole":        {head + "roles: [{key: a, name: A}]\nbefore:\n  name: B\n  was:\n    - of: a\n", `templates/x.yaml:7: no touchpoint, promise, decision or action has the key "a"`},
		"WasOfAnother":   {head + "promises: [{key: a, text: A}]\nbefore:\n  name: B\n  was:\n    - {of: a, state: made}\n", `templates/x.yaml:7: "a" is of another kind than what is said of it`},
		"RankTooHigh":    {head + "actions:\n  - {title: A, value: 6}\n", "templates/x.yaml: action"},
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
