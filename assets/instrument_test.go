package assets

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lupaus/model"
)

func TestInstruments(t *testing.T) {
	var codes []string
	for _, i := range Instruments() {
		codes = append(codes, i.Code)
		inProject(t, i)
		for _, text := range instrumentTexts(i) {
			for _, lang := range Languages() {
				if text[lang] == "" {
					t.Errorf("%s: no %s for %v", i.Code, lang, text)
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
}

func TestInstruments_Maturity(t *testing.T) {
	i, _ := InstrumentOf("maturity")
	if len(i.Areas) != 5 || i.Scale.First != 0 || len(i.Scale.Levels) != 5 || len(i.Stairs) != 5 {
		t.Fatalf("%d areas, %d levels, %d stairs", len(i.Areas), len(i.Scale.Levels), len(i.Stairs))
	}
	for _, a := range i.Areas {
		if n := len(a.Statements); n < 6 || n > 8 {
			t.Errorf("%s has %d statements", a.Key, n)
		}
		for _, s := range a.Statements {
			if len(s.Levels) != 5 {
				t.Errorf("%s describes %d levels", s.Key, len(s.Levels))
			}
		}
	}
	board, _ := InstrumentOf("board")
	for _, s := range board.Areas[0].Statements {
		if s.Benchmark == nil || !s.Benchmark.Below || s.Benchmark.Note.In("fi") == "" {
			t.Errorf("%s has no benchmark, or none that says how sure it is", s.Key)
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

func instrumentTexts(i *model.Instrument) []model.Texts {
	list := []model.Texts{i.Title, i.About, i.Source}
	for _, l := range append(i.Scale.Levels[:len(i.Scale.Levels):len(i.Scale.Levels)], i.Stairs...) {
		list = append(list, l.Title)
	}
	for _, a := range i.Areas {
		list = append(list, a.Title)
		for _, s := range a.Statements {
			list = append(append(list, s.Text), s.Levels...)
			if s.Poles() {
				list = append(list, s.Left, s.Right)
			}
		}
	}
	return list
}

func TestWriteInstrument_IsReadBack(t *testing.T) {
	odd := &model.Instrument{
		Code: "odd", Version: 3, Title: model.Texts{"fi": "kyllä: ei", "sv": "- no"}, About: model.Texts{"en": "yes"},
		Scale: model.Scale{First: 1, Levels: []model.Level{{Title: model.Texts{"fi": "1"}}, {Title: model.Texts{"fi": "#2"}, About: model.Texts{"fi": "rivi\nrivi 😀 \"'"}}}},
		Areas: []model.Area{{Key: "a", Title: model.Texts{"fi": "null"}, Statements: []model.Statement{{Key: "1", Text: model.Texts{"fi": "{a: [b]}"}}}}},
	}
	for _, i := range append(Instruments(), odd) {
		var b bytes.Buffer
		if err := WriteInstrument(&b, i); err != nil {
			t.Fatal(err)
		}
		back, err := ReadInstrument(i.Code+".yaml", b.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		if !reflect.DeepEqual(back, i) {
			t.Errorf("%s is read back as\n%+v\nnot\n%+v", i.Code, back, i)
		}
	}
}

const plainInstrument = `version: 1
title: Oma kysely
scale:
  first: 0
  levels: [{title: Ei}, {title: Kyllä}]
areas:
  - key: area
    title: Alue
    statements:
      - key: one
        text: Väittämä
`

func TestReadInstrument_Mistakes(t *testing.T) {
	for name, test := range map[string]struct{ from, to, want string }{
		"in order":        {"", "", ""},
		"empty":           {plainInstrument, " \n", "Oma.yaml, rivi 1: Tiedosto on tyhjä."},
		"field":           {"title: Oma", "titel: Oma", "Oma.yaml, rivi 2: Kenttää ”titel” ei ole. Tarkista kirjoitusasu."},
		"version":         {"version: 1", "version: 0", "Oma.yaml, rivi 1: Kohta version puuttuu. Ensimmäinen versio on 1."},
		"language":        {"Oma kysely", "{de: Eigen}", "Oma.yaml, rivi 2: Kieltä ”de” ei ole. Kielet ovat fi, en, sv."},
		"levels":          {", {title: Kyllä}", "", "Oma.yaml, rivi 2: Asteikossa on 1 tasoa. Niitä pitää olla 2–10."},
		"text is missing": {"text: Väittämä", "hint: Vihje", "Oma.yaml, rivi 10: Teksti puuttuu kohdasta text."},
		"one pole":        {"text: Väittämä", "text: Pari\n        left: Vasen", "Oma.yaml, rivi 12: Vastaparista ”one” puuttuu toinen puoli (left tai right)."},
		"key twice":       {"text: Väittämä", "text: A\n      - key: one\n        text: B", "Oma.yaml, rivi 12: Avain ”one” on kahteen kertaan. Anna toiselle oma avain."},
		"words of levels": {"text: Väittämä", "text: A\n        levels: [yksi]", "Oma.yaml, rivi 12: Väittämällä ”one” on 1 tason kuvausta, mutta asteikossa on 2 tasoa."},
		"sheet":           {"    statements:\n      - key: one\n        text: Väittämä\n", "    poles: none\n", "Oma.yaml, rivi 9: Työpohjaa ”none” ei ole, tai siinä ei ole vastapareja."},
		"syntax":          {"version: 1", "version: [1", "rivi"},
	} {
		t.Run(name, func(t *testing.T) {
			data := strings.Replace(plainInstrument, test.from, test.to, 1)
			i, err := ReadInstrument("Oma.yaml", []byte(data))
			if test.want == "" {
				if err != nil || i.Code != "Oma" {
					t.Fatalf("%v %v", i, err)
				}
				inProject(t, i)
				return
			}
			if model.CodeOf(err) != CodeInstrument {
				t.Fatalf("error %v", err)
			}
			wrong, ok := errors.AsType[*InstrumentError](err)
			if !ok {
				t.Fatalf("error %v", err)
			}
			if got := wrong.Text(WordsFor("fi")); !strings.Contains(got, test.want) {
				t.Errorf("%s", got)
			}
		})
	}
}

func TestInstrumentsIn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.yaml": plainInstrument, "a.yaml": plainInstrument, "broken.yaml": "x: 1", "note.txt": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, broken := InstrumentsIn(dir)
	if len(list) != 2 || list[0].Code != "a" || len(broken) != 1 || model.CodeOf(broken[0]) != CodeInstrument {
		t.Errorf("%v, broken %v", list, broken)
	}
	if list, broken := InstrumentsIn(filepath.Join(dir, "none")); len(list)+len(broken) > 0 {
		t.Errorf("a folder that is not there: %v %v", list, broken)
	}
}

func FuzzReadInstrument(f *testing.F) {
	f.Add([]byte(plainInstrument))
	f.Add([]byte("version: 1\ntitle: {fi: a}\nareas: [{key: e, poles: economy}]\nscale: {first: 1, levels: [{title: a}, {title: b}]}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		i, err := ReadInstrument("own.yaml", data)
		if err != nil {
			if _, ok := errors.AsType[*InstrumentError](err); !ok {
				t.Fatalf("%v", err)
			}
			return
		}
		inProject(t, i)
		var b bytes.Buffer
		if err := WriteInstrument(&b, i); err != nil {
			t.Fatal(err)
		}
		if back, err := ReadInstrument("own.yaml", b.Bytes()); err != nil || !reflect.DeepEqual(back, i) {
			t.Fatalf("%v: read back as %+v, not %+v\n%s", err, back, i, b.Bytes())
		}
	})
}
