package assets

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lupaus/model"
)

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

// wrongInstrument is a file that is not in order and what is told of it.
type wrongInstrument struct {
	name string // of the file
	data []byte
	want string // in Finnish
}

// wrongInstruments are those under testdata, which begin with what is told of
// them, and those that no editor would keep.
func wrongInstruments(t testing.TB) []wrongInstrument {
	t.Helper()
	files, err := filepath.Glob("testdata/instruments/*.yaml")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	var list []wrongInstrument
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(data), "\n")
		list = append(list, wrongInstrument{file, data, filepath.Base(file) + ", " + strings.TrimPrefix(head, "# ")})
	}
	change := func(old, new string) []byte { return []byte(strings.Replace(plainInstrument, old, new, 1)) }
	return append(list, []wrongInstrument{
		{"Oma.yaml", []byte(" \n\n"), "Oma.yaml, rivi 1: Tiedosto on tyhjä."},
		{`C:/kyselyt/Oma.yaml`, change("Oma kysely", "Oma \xffkysely"), "Oma.yaml, rivi 2: Rivillä on merkkejä, jotka eivät ole tekstiä. Tallenna tiedosto UTF-8-muodossa."},
		{"/kyselyt/Oma.yaml", change("Väittämä", "\"V\x01\""), "Oma.yaml, rivi 11: Rivillä on merkkejä, jotka eivät ole tekstiä. Tallenna tiedosto UTF-8-muodossa."},
		{"Oma.yaml", change("Väittämä", strings.Repeat("ä", model.MaxText+1)), "Oma.yaml, rivi 11: Teksti on liian pitkä. Enintään 100\u00a0000 merkkiä mahtuu."},
		{"Oma.yaml", bytes.Repeat([]byte("#\n"), maxInstrumentFile), "Oma.yaml, rivi 1: Tiedosto on liian suuri. Enintään 4 Mt mahtuu."},
		{"Oma.yaml", change("key: one", "key: "+strings.Repeat("k", model.MaxID+1)), "Oma.yaml, rivi 10: Avain ”" + strings.Repeat("k", model.MaxID+1) + "” ei kelpaa. Käytä kirjaimia a–z, numeroita ja yhdysviivaa."},
		{".yaml", []byte(plainInstrument), ".yaml, rivi 1: Tiedostolla ei ole nimeä. Siitä tulee kyselyn tunnus."},
		{"Oma.yaml", []byte(strings.Repeat("[", 20000)), "Oma.yaml, rivi 1: Tiedostoa ei voi lukea YAML-muotona"},
	}...)
}

// instrumentMistakes are the errors of those, and of what only a build can get
// wrong.
func instrumentMistakes(t testing.TB) []*FileError {
	t.Helper()
	var list []*FileError
	for _, w := range wrongInstruments(t) {
		_, err := ReadInstrument(w.name, w.data)
		wrong, ok := errors.AsType[*FileError](err)
		if !ok || model.CodeOf(err) != CodeInstrument {
			t.Fatalf("%s: error %v", w.name, err)
		}
		list = append(list, wrong)
	}
	_, err := readInstrument("x.yaml", []byte(strings.Replace(plainInstrument, "Oma kysely", "{fi: Oma}", 1)), true)
	wrong, _ := errors.AsType[*FileError](err)
	return append(list, wrong)
}

// TestReadInstrument_Mistakes keeps what people are told of a file, to the
// letter, and that it can be told in every language.
func TestReadInstrument_Mistakes(t *testing.T) {
	mistakes := instrumentMistakes(t)
	for n, w := range wrongInstruments(t) {
		t.Run(filepath.Base(w.name), func(t *testing.T) {
			if got := mistakes[n].Text(WordsFor("fi")); !strings.HasPrefix(got, w.want) || !strings.HasSuffix(got, ".") {
				t.Errorf("got  %s\nwant %s", got, w.want)
			}
			for _, lang := range Languages() {
				if got := mistakes[n].Text(WordsFor(lang)); strings.Contains(got, "%!") || strings.Contains(got, "fileWrong") {
					t.Errorf("%s: %s", lang, got)
				}
			}
			if got := mistakes[n].Error(); !strings.HasPrefix(got, fmt.Sprintf("%s:%d: ", mistakes[n].File, mistakes[n].Line)) {
				t.Errorf("for logs: %s", got)
			}
		})
	}
}

// TestReadInstrument_Own reads what people write: one language or more, texts
// that look like something else, blocks, names of files of any system.
func TestReadInstrument_Own(t *testing.T) {
	const file = `version: 3
minutes: 5
title:
  sv: 'Egen: enkät'
scale:
  first: 1
  levels: &levels
    - title: 1
    - {title: yes, about: {fi: 'ehkä ', en: null}}
    - title: >
        Pitkä
        rivi
stairs: *levels
areas:
  - key: 1
    title: {fi: ~, en: Area}
    statements:
      - key: s-1
        text: |
          Rivi
          toinen
        levels: [a, '', {sv: c}]
      - {key: s-2, text: "- viiva", left: a, right: 2019}
  - {key: eight, poles: economy}
  - {key: own, poles: economy-2, statements: []}
`
	data := strings.Replace(file, "  - {key: own, poles: economy-2, statements: []}\n", "", 1)
	same := func(s string) model.Texts { return model.Texts{"fi": s, "en": s, "sv": s} }
	levels := []model.Level{{Title: same("1")}, {Title: same("yes"), About: model.Texts{"fi": "ehkä "}}, {Title: same("Pitkä rivi")}}
	economy, _ := InstrumentOf("economy")
	eight := economy.Areas[0]
	eight.Key = "eight"
	want := &model.Instrument{
		Code: "kyselyä", Version: 3, Minutes: 5, Title: model.Texts{"sv": "Egen: enkät"},
		Scale: model.Scale{First: 1, Levels: levels}, Stairs: levels,
		Areas: []model.Area{{Key: "1", Title: model.Texts{"en": "Area"}, Statements: []model.Statement{
			{Key: "s-1", Text: same("Rivi\ntoinen"), Levels: []model.Texts{same("a"), nil, {"sv": "c"}}},
			{Key: "s-2", Text: same("- viiva"), Left: same("a"), Right: same("2019")},
		}}, eight},
	}
	got, err := ReadInstrument("/kyselyt/kyselya\u0308.yaml", []byte("\uFEFF"+strings.ReplaceAll(data, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	inProject(t, got)
}

func TestInstrumentsIn(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("b.yaml", plainInstrument)
	write("a.YAML", plainInstrument)
	write("z.yaml", "order: -1\n"+plainInstrument)
	write("broken.yaml", "x: 1")
	write("large.yaml", strings.Repeat("#", maxInstrumentFile+1))
	write("note.txt", "x")
	if err := os.Mkdir(filepath.Join(dir, "folder.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "link.yaml")); err != nil {
		t.Log("no links here:", err)
	}
	list, broken := InstrumentsIn(dir)
	var codes []string
	for _, i := range list {
		codes = append(codes, i.Code)
	}
	if got := strings.Join(codes, " "); got != "z a b" {
		t.Errorf("read %s", got)
	}
	var texts []string
	for _, err := range broken {
		if wrong, ok := errors.AsType[*FileError](err); ok && model.CodeOf(err) == CodeInstrument {
			texts = append(texts, wrong.Error())
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Errorf("error %v", err)
		}
	}
	if got := strings.Join(texts, "\n"); got != "broken.yaml:1: There is no field “x”. Check its spelling.\nlarge.yaml:1: The file is too large. At most 4 MB fit." {
		t.Errorf("broken:\n%s", got)
	}
	if list, broken := InstrumentsIn(filepath.Join(dir, "none")); len(list)+len(broken) > 0 {
		t.Errorf("a folder that is not there: %v %v", list, broken)
	}
	if list, broken := InstrumentsIn(filepath.Join(dir, "note.txt")); len(list) > 0 || len(broken) != 1 {
		t.Errorf("a folder that is a file: %v %v", list, broken)
	}
}

// oddTexts are texts that YAML would read as something else if they stood plain.
var oddTexts = []string{
	"", "kyllä", "yes", "no", "true", "null", "~", "1", "-0x1F", "1e3", ".nan", "2019-01-01", "- viiva", "-", "--- a", "...", "? ", "# ei",
	"a # b", "a: b", "a:", ":a", "{a: [b]}", "[a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "'", "''", "\"a\"", "\\n", "a\nb", "\na", "a\n", "a\n\n b\n",
	" a", "a ", "\ta\t", "  - a\n  - b", "😀 ”lainaus” – viiva’", "\u00a0a\u2028b\u200d", "<<", "=", strings.Repeat("pitkä teksti ", 40), "é", "e\u0301", "\U0010FFFD",
}

// oddInstrument is one that is finished, of texts drawn from oddTexts.
func oddInstrument(r *rand.Rand) *model.Instrument {
	text := func(needed bool) model.Texts {
		var t model.Texts
		for _, lang := range Languages() {
			t = t.With(lang, oddTexts[r.IntN(len(oddTexts))])
		}
		for needed && strings.TrimSpace(t["fi"]+t["en"]+t["sv"]) == "" {
			t = t.With(Languages()[r.IntN(3)], oddTexts[1+r.IntN(len(oddTexts)-1)])
		}
		return t
	}
	levels := model.MinLevels + r.IntN(model.MaxLevels-model.MinLevels+1)
	list := func() (list []model.Level) {
		for range levels {
			list = append(list, model.Level{Title: text(true), About: text(false)})
		}
		return list
	}
	i := &model.Instrument{
		ID: "x", Code: "odd", Version: 1 + r.IntN(9), Minutes: r.IntN(50), Title: text(true), About: text(false), Source: text(false),
		Scale: model.Scale{First: r.IntN(2), Levels: list()},
	}
	if r.IntN(2) == 0 {
		i.Stairs = list()
	}
	for a := range 1 + r.IntN(3) {
		area := model.Area{Key: fmt.Sprint(a), Title: text(true), About: text(false)}
		for k := range 1 + r.IntN(4) {
			s := model.Statement{Key: fmt.Sprintf("%d-%d", a, k), Text: text(true), Hint: text(false)}
			if r.IntN(2) == 0 {
				s.Left, s.Right = text(true), text(true)
			}
			for n := 0; n < levels && k%2 == 0; n++ {
				s.Levels = append(s.Levels, text(false))
			}
			if r.IntN(2) == 0 {
				s.Benchmark = &model.Benchmark{Level: r.IntN(levels), Below: r.IntN(2) == 0, About: text(false), Source: text(true), Note: text(false)}
				for range 1 + r.IntN(3) {
					s.Benchmark.Values = append(s.Benchmark.Values, model.BenchmarkValue{Title: text(true), Percent: float64(r.IntN(100001)) / 1000})
				}
			}
			area.Statements = append(area.Statements, s)
		}
		i.Areas = append(i.Areas, area)
	}
	return i
}

// readsBack holds that an instrument is read back from the file that is written
// of it.
func readsBack(t testing.TB, i *model.Instrument) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteInstrument(&b, i); err != nil {
		t.Fatal(err)
	}
	back, err := ReadInstrument(i.Code+".yaml", b.Bytes())
	if err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes())
	}
	want := *i
	want.ID = ""
	if !reflect.DeepEqual(back, &want) || !back.Same(i) {
		t.Errorf("%s is read back as\n%+v\nnot\n%+v\nof\n%s", i.Code, back, &want, b.Bytes())
	}
}

func TestWriteInstrument_ReadsBack(t *testing.T) {
	for _, i := range Instruments() {
		readsBack(t, i)
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		readsBack(t, oddInstrument(r))
	}
}

// TestWriteInstrument_Looks keeps the file as one would write it by hand.
func TestWriteInstrument_Looks(t *testing.T) {
	i, err := ReadInstrument("oma.yaml", []byte(plainInstrument))
	if err != nil {
		t.Fatal(err)
	}
	i.Title = model.Texts{"fi": "Oma: kysely", "en": "Own"}
	i.Areas[0].Statements[0].Hint = model.Texts{"fi": strings.Repeat("Pitkä ", 12) + "vihje", "sv": "Kort\nrad"}
	const want = `version: 1
title: {fi: 'Oma: kysely', en: Own}
scale:
  first: 0
  levels:
    - title: Ei
    - title: Kyllä
areas:
  - key: area
    title: Alue
    statements:
      - key: one
        text: Väittämä
        hint:
          fi: Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä Pitkä vihje
          sv: "Kort\nrad"
`
	var b bytes.Buffer
	if err := WriteInstrument(&b, i); err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// TestWriteInstrument_Unfinished writes nothing of what could not be read back.
func TestWriteInstrument_Unfinished(t *testing.T) {
	tests := map[string]struct {
		change func(*model.Instrument)
		want   string
	}{
		"NoTitle":     {func(i *model.Instrument) { i.Title = nil }, "Teksti puuttuu kohdasta title. Kirjoita se."},
		"NoText":      {func(i *model.Instrument) { i.Areas[0].Statements[0].Text = nil }, "Teksti puuttuu kohdasta text (one). Kirjoita se."},
		"OneEnd":      {func(i *model.Instrument) { i.Areas[0].Statements[0].Left = model.Texts{"fi": "a"} }, "Vastakohtaparista ”one” puuttuu toinen pää: right."},
		"NoStatement": {func(i *model.Instrument) { i.Areas[0].Statements = nil }, "Osa-alueella ”area” ei ole väittämiä."},
		"NoCode":      {func(i *model.Instrument) { i.Code = "" }, "Tiedostolla ei ole nimeä. Siitä tulee kyselyn tunnus."},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i, err := ReadInstrument("oma.yaml", []byte(plainInstrument))
			if err != nil {
				t.Fatal(err)
			}
			tt.change(i)
			var b bytes.Buffer
			err = WriteInstrument(&b, i)
			wrong, ok := errors.AsType[*FileError](err)
			if !ok || model.CodeOf(err) != CodeInstrument || b.Len() > 0 {
				t.Fatalf("%v, written %q", err, b.String())
			}
			if got := wrong.Text(WordsFor("fi")); got != "Kyselyä ei voi vielä tallentaa tiedostoksi. "+tt.want {
				t.Error(got)
			}
		})
	}
	full := errors.New("the disk is full")
	i, _ := InstrumentOf("quick")
	if err := WriteInstrument(failingWriter{full}, i); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

// FuzzReadInstrument holds that whatever a file has in it, it is refused with a
// line or else is valid in a project and can be written again.
func FuzzReadInstrument(f *testing.F) {
	f.Add([]byte(plainInstrument))
	f.Add([]byte("version: 1\ntitle: {fi: a}\nareas: [{key: e, poles: economy}]\nscale: {first: 1, levels: [{title: a}, {title: b}]}"))
	for _, w := range wrongInstruments(f) {
		if len(w.data) < 2000 {
			f.Add(w.data)
		}
	}
	var b bytes.Buffer
	if err := WriteInstrument(&b, oddInstrument(rand.New(rand.NewPCG(1, 1)))); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		i, err := ReadInstrument("own.yaml", data)
		if err != nil {
			wrong, ok := errors.AsType[*FileError](err)
			if !ok || wrong.Line < 1 || wrong.Line > bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r"))+2 {
				t.Fatalf("%v", err)
			}
			if text := wrong.Text(WordsFor("sv")); strings.Contains(text, "%!") {
				t.Fatal(text)
			}
			return
		}
		inProject(t, i)
		readsBack(t, i)
	})
}
