package assets

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lupaus/model"
)

// TestInstruments keeps what comes with the program: codes, which projects and
// scripts hold, their order and their number of statements.
func TestInstruments(t *testing.T) {
	var codes []string
	for _, i := range Instruments() {
		codes = append(codes, i.Code)
		if i.ID != "" || i.Version < 1 || i.Minutes < 1 {
			t.Errorf("%s has the ID %q, version %d and takes %d minutes", i.Code, i.ID, i.Version, i.Minutes)
		}
		inProject(t, i)
		for where, text := range instrumentTexts(i) {
			for _, lang := range Languages() {
				if text[lang] == "" || unproofed.MatchString(text[lang]) {
					t.Errorf("%s %s: %s is %q", i.Code, where, lang, text[lang])
				}
			}
		}
	}
	if got := strings.Join(codes, " "); got != "maturity quick mindset economy board product" {
		t.Errorf("instruments %s", got)
	}
	for code, want := range map[string]int{"maturity": 35, "quick": 3, "mindset": 9, "economy": 8, "board": 5, "product": 11} {
		i, ok := InstrumentOf(code)
		if !ok || i.Len() != want {
			t.Errorf("%s has not %d statements", code, want)
		}
	}
	if _, ok := InstrumentOf("none"); ok {
		t.Error("an instrument that is not there")
	}
	Instruments()[0] = nil
	if Instruments()[0] == nil {
		t.Error("the list is not one's own")
	}
}

// TestInstruments_Described looks at what the respondents are told: each level of
// each statement, or both ends of each pair of opposites.
func TestInstruments_Described(t *testing.T) {
	maturity, _ := InstrumentOf("maturity")
	var areas []string
	for _, a := range maturity.Areas {
		areas = append(areas, a.Key)
		if n := len(a.Statements); n < 6 || n > 8 {
			t.Errorf("%s has %d statements", a.Key, n)
		}
	}
	if got := strings.Join(areas, " "); got != "understanding promise brand culture structures" {
		t.Errorf("areas of maturity: %s", got)
	}
	if maturity.Scale.First != 0 || len(maturity.Scale.Levels) != 5 || len(maturity.Stairs) != 5 {
		t.Errorf("maturity from %d with %d levels and %d stairs", maturity.Scale.First, len(maturity.Scale.Levels), len(maturity.Stairs))
	}
	poles := map[string]bool{"mindset": true, "economy": true, "product": true}
	for _, i := range Instruments() {
		for n := range i.Len() {
			_, s := i.Statement(n)
			levels := map[string]bool{}
			for _, l := range s.Levels {
				levels[l["fi"]] = true
			}
			if s.Poles() != poles[i.Code] || !s.Poles() && len(levels) != len(i.Scale.Levels) {
				t.Errorf("%s %s: opposites %v, %d levels described", i.Code, s.Key, s.Poles(), len(levels))
			}
		}
	}
}

// TestInstruments_Economy holds that the instrument has the rows of the sheet.
func TestInstruments_Economy(t *testing.T) {
	economy, _ := InstrumentOf("economy")
	for _, lang := range Languages() {
		form, _ := FormOf("economy", lang)
		for n, r := range form.Blocks[0].Rows {
			if _, s := economy.Statement(n); s.Key != r.Key || s.Left[lang] != r.Left || s.Right[lang] != r.Right || s.Text[lang] != r.Title {
				t.Errorf("%s row %s became %+v", lang, r.Key, s)
			}
		}
	}
}

// TestInstruments_Benchmarks keeps the figures of the board survey of 2019.
func TestInstruments_Benchmarks(t *testing.T) {
	board, _ := InstrumentOf("board")
	want := map[string]float64{"target": 67, "shared": 79, "reports": 79, "strategy": 82, "effects": 84}
	for n := range board.Len() {
		_, s := board.Statement(n)
		b := s.Benchmark
		if b == nil || !b.Below || b.Values[0].Percent != want[s.Key] || b.Note["fi"] == "" || !strings.Contains(b.Source["fi"], "2019") {
			t.Errorf("%s: benchmark %+v", s.Key, b)
		}
	}
}

// inProject checks an instrument by the rules of the model.
func inProject(t testing.TB, i *model.Instrument) {
	t.Helper()
	own := *i
	own.ID = "own"
	p := model.NewProject(model.Info{Instruments: []model.ID{"own"}}).With(&own)
	for _, problem := range model.Validate(p) {
		t.Errorf("%s: %s", i.Code, problem)
	}
}

// instrumentTexts are the texts of an instrument by where they stand. An
// optional one that is missing is left out.
func instrumentTexts(i *model.Instrument) map[string]model.Texts {
	texts := map[string]model.Texts{"title": i.Title, "about": i.About, "source": i.Source}
	put := func(where string, t model.Texts) {
		if len(t) > 0 {
			texts[where] = t
		}
	}
	for _, l := range slices.Concat(i.Scale.Levels, i.Stairs) {
		put("level "+l.Title["fi"], l.Title)
		put("about level "+l.Title["fi"], l.About)
	}
	for _, a := range i.Areas {
		put(a.Key, a.Title)
		put(a.Key+" about", a.About)
		for _, s := range a.Statements {
			for what, t := range map[string]model.Texts{"text": s.Text, "left": s.Left, "right": s.Right, "hint": s.Hint} {
				put(s.Key+" "+what, t)
			}
			for n, l := range s.Levels {
				put(s.Key+" level "+string(rune('0'+n)), l)
			}
			if b := s.Benchmark; b != nil {
				for what, t := range map[string]model.Texts{"about": b.About, "source": b.Source, "note": b.Note, "value": b.Values[0].Title} {
					put(s.Key+" benchmark "+what, t)
				}
			}
		}
	}
	return texts
}

// TestReadInstruments_EveryLanguage holds that what comes with the program lacks
// no language and describes every level, which a file of one's own may.
func TestReadInstruments_EveryLanguage(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"InOrder":        {"", "", ""},
		"OneLanguage":    {"title: Oma kysely", "title: {fi: Oma kysely}", "x.yaml:2: The text in the language “en” is missing. Add it, or write one text without languages."},
		"Optional":       {"text: Väittämä", "text: A\n        hint: {fi: Vihje, sv: Tips}", "x.yaml:12: The text in the language “en” is missing. Add it, or write one text without languages."},
		"LevelsInPart":   {"text: Väittämä", "text: A\n        levels: [Ei, {}]", "x.yaml:12: The text of levels (one) is missing. Write it."},
		"LevelsInPartly": {"text: Väittämä", "text: A\n        levels:\n          - Ei\n          - {fi: Kyllä, en: 'Yes'}", "x.yaml:14: The text in the language “sv” is missing. Add it, or write one text without languages."},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			data := []byte(strings.Replace(plainInstrument, tt.old, tt.new, 1))
			_, err := readInstruments(fstest.MapFS{"instruments/x.yaml": {Data: data}})
			if got := errorText(err); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if _, err := ReadInstrument("x.yaml", data); err != nil {
				t.Errorf("of one's own: %v", err)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestInstrumentWords_AllFound holds that each kind of mistake that has words is
// found in some file that the tests read.
func TestInstrumentWords_AllFound(t *testing.T) {
	found := map[string]bool{}
	for _, wrong := range instrumentMistakes(t) {
		found[wrong.Key] = true
	}
	const prefix = "instrument.wrong."
	for _, key := range slices.Sorted(maps.Keys(WordsFor("fi").texts)) {
		if kind, ok := strings.CutPrefix(key, prefix); ok && !found[kind] {
			t.Errorf("no file is wrong in the way of %s", kind)
		}
	}
}
