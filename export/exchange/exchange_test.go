package exchange_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
	"lupaus/model/modeltest"
)

const jpeg = "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00"

func TestGuess(t *testing.T) {
	bbolt := strings.Repeat("\x00", 16) + "\xED\xDA\x0C\xED" + strings.Repeat("\x00", 40)
	tests := []struct {
		name, head string
		want       exchange.Format
		code       model.Code
	}{
		{"polku.mmd", "journey\n", exchange.Mermaid, ""},
		{"polku.md", "# x\n```mermaid\njourney\n```", exchange.Mermaid, ""},
		{"polku.csv", "Vaihe;Kosketuspiste\n", exchange.CSV, ""},
		{"polku.txt", "Vaihe\tKosketuspiste\n", exchange.CSV, ""},
		{"polku.txt", "journey\ntitle A\n", exchange.Mermaid, ""},
		{"", "a;b\n", exchange.CSV, ""},
		{"polku.xml", "\uFEFF<?xml version='1.0'?><CJML/>", exchange.CJML, ""},
		{"polku.cjml", "<CJML>", exchange.CJML, ""},
		{"polku.XLSX", "PK\x03\x04\x14\x00", exchange.XLSX, ""},
		{"polku.csv", "PK\x03\x04\x14\x00", exchange.XLSX, ""},
		{"polku.json", `{"format":"lupaus"`, exchange.JSON, ""},
		{"polku.csv", `{"format":"lupaus"`, exchange.JSON, ""},
		{"polku.csv", "K\xE4ynti;1\n", exchange.CSV, ""},
		{"polku.csv", jpeg, "", exchange.CodeBinary},
		{"kuva.png", "\x89PNG\r\n\x1A\n", "", exchange.CodeBinary},
		{"raportti.pdf", "%PDF-1.7", "", exchange.CodeBinary},
		{"vanha.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", exchange.CodeOldExcel},
		{"salattu.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", exchange.CodeEncrypted},
		{"projekti.lupaus", bbolt, "", exchange.CodeOwnFile},
		{"tyhja.csv", "", "", exchange.CodeEmpty},
		{"tyhja.csv", "\uFEFF \r\n", "", exchange.CodeEmpty},
		{"kirje.docx2", "hello", "", exchange.CodeUnknown},
		{"bmw.csv", "BMW;Audi\n", exchange.CSV, ""},
		{"mz.csv", "MZ;Audi\n", exchange.CSV, ""},
	}
	for _, tt := range tests {
		got, err := exchange.Guess(tt.name, []byte(tt.head))
		if got != tt.want || model.CodeOf(err) != tt.code {
			t.Errorf("%s %.12q: %s %v, want %s %s", tt.name, tt.head, got, err, tt.want, tt.code)
		}
		if err != nil {
			exchangetest.CheckError(t, err)
		}
	}
}

// The head of a file may end within a letter.
func TestGuess_HeadCutWithinALetter(t *testing.T) {
	head := []byte("journey\n" + strings.Repeat("ä", exchange.HeadLen))[:exchange.HeadLen-1]
	head = append(head, 0xC3)
	if got, err := exchange.Guess("x.mmd", head); got != exchange.Mermaid {
		t.Error(got, err)
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		data, want string
		charset    exchange.Charset
	}{
		{"käynti", "käynti", exchange.UTF8},
		{"\uFEFFa", "a", exchange.UTF8},
		{"k\xE4ynti \x80 \x96", "käynti € –", exchange.Windows1252},
		{"\xFF\xFEk\x00\xE4\x00=\xD8\x00\xDE", "kä😀", exchange.UTF16},
		{"\xFE\xFF\x00k\x00\xE4", "kä", exchange.UTF16},
		{"k\x00a\x00l\x00a\x00\n\x00", "kala\n", exchange.UTF16},
		{"ää öö åå \xE4", "ää öö åå \uFFFD", exchange.UTF8Damaged},
	}
	for _, tt := range tests {
		got, charset, err := exchange.Decode([]byte(tt.data))
		if got != tt.want || charset != tt.charset || err != nil {
			t.Errorf("%q: %q %s %v, want %q %s", tt.data, got, charset, err, tt.want, tt.charset)
		}
	}
}

func TestClean(t *testing.T) {
	tests := map[string]string{
		"  a \r\n b\r": "a \n b", "a\u0308": "ä", "x\x00y\x1B[0m": "xy[0m", "a\vb\u2028c": "a\nb\nc", "\xFFa": "\uFFFDa", "\uFEFFa\uFDD0": "a", "\ttab\t": "tab",
	}
	for in, want := range tests {
		got := exchange.Clean(in)
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if again := exchange.Clean(got); again != got {
			t.Errorf("%q changes again to %q", got, again)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Kipupisteet:": "kipupisteet", "Mitä asiakas tekee?": "mitaasiakastekee", "ÅÄÖ åäö": "aaoaao", "Œ ß ø": "œsso", "  ": ""} {
		if got := exchange.Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	tests := []struct {
		in    string
		want  float64
		comma bool
		ok    bool
	}{
		{"3", 3, false, true}, {"-2", -2, false, true}, {"−1,5", -1.5, true, true}, {"+2", 2, false, true}, {"1 000,5", 1000.5, true, true},
		{"1e1", 10, false, true}, {" 2.5 ", 2.5, false, true}, {"", 0, false, false}, {"abc", 0, false, false}, {"NaN", 0, false, false},
		{"Inf", 0, false, false}, {"1e999", 0, false, false}, {"1,2,3", 0, false, false}, {"0x10", 0, false, false}, {"--2", 0, false, false}, {"=1", 0, false, false},
	}
	for _, tt := range tests {
		got, comma, ok := exchange.ParseNumber(tt.in)
		if got != tt.want || comma != tt.comma || ok != tt.ok {
			t.Errorf("%q: %v %v %v", tt.in, got, comma, ok)
		}
	}
}

func TestEscape_IsTakenBack(t *testing.T) {
	for _, s := range []string{"", "a;b#c", "rivi\nrivi\ttab", "#58;", "#", "#;", "%%{x}%%", "?>", "#99999999;", "é😀"} {
		if got := exchange.Unescape(exchange.Escape(s, "?%")); got != s {
			t.Errorf("%q: %q", s, got)
		}
		if strings.ContainsAny(exchange.Escape(s, "?"), "\n?") {
			t.Errorf("%q is not escaped", s)
		}
	}
}

func TestReadAll_LimitAndContext(t *testing.T) {
	big := strings.NewReader(strings.Repeat("x", exchange.MaxInput+1))
	if _, err := exchange.ReadAll(context.Background(), big); model.CodeOf(err) != exchange.CodeTooBig {
		t.Error(err)
	}
	if _, err := exchange.ReadAll(context.Background(), strings.NewReader("")); model.CodeOf(err) != exchange.CodeEmpty {
		t.Error(err)
	}
}

func TestNotes_AreListedUpToALimit(t *testing.T) {
	var n exchange.Notes
	for i := range exchange.MaxNotes + 5 {
		n.Add(exchange.Warning, exchange.At{Line: i + 1}, "exchange.mermaid.semicolon")
	}
	n.Count(exchange.Lost, "exchange.lost.width")
	n.Count(exchange.Lost, "exchange.lost.width")
	list := n.List()
	last := list[len(list)-1]
	if len(list) != exchange.MaxNotes+2 || last.Key != "exchange.note.more" || last.Args[0] != 5 || list[len(list)-2].Args[0] != 2 {
		t.Errorf("%d notes, last %v", len(list), last)
	}
}

func TestNote_Text(t *testing.T) {
	n := exchange.Note{At: exchange.At{Sheet: "Taul1", Line: 3, Column: 2}, Key: "exchange.cjml.channel", Args: []any{"Fax", exchange.Word("channel.letter")}}
	if got, want := n.Text(assets.WordsFor("fi")), "taulukko ”Taul1”, rivi 3, sarake 2: Kanava ”Fax” luettiin: Kirje"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A text that is longer than a project holds is cut, and that is said.
func TestBuilder_CutsLongTexts(t *testing.T) {
	b := exchange.NewBuilder(context.Background(), exchangetest.Options())
	j := b.Journey(exchange.At{}, "J")
	s := b.Stage(exchange.At{}, j, "S")
	tp := b.Touchpoint(exchange.At{Line: 7}, s, strings.Repeat("ä", model.MaxText+10))
	res, err := b.Result()
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.Check(t, res)
	if len([]rune(tp.Title)) != model.MaxText || len(res.Notes) != 1 || res.Notes[0].Line != 7 {
		t.Errorf("%d letters, notes %v", len([]rune(tp.Title)), res.Notes)
	}
	if b := exchange.NewBuilder(context.Background(), exchangetest.Options()); true {
		if _, err := b.Result(); model.CodeOf(err) != exchange.CodeNothing {
			t.Error(err)
		}
	}
}

// Lanes that are usually hidden are shown when something was read into them.
func TestBuilder_ShowsFilledLanes(t *testing.T) {
	b := exchange.NewBuilder(context.Background(), exchangetest.Options())
	j := b.Journey(exchange.At{}, "J")
	b.Touchpoint(exchange.At{}, b.Stage(exchange.At{}, j, "S"), "T").Thinks = "hm"
	if _, err := b.Result(); err != nil {
		t.Fatal(err)
	}
	for _, l := range j.Lanes {
		if l.Kind == model.LaneThinks && l.Hidden || l.Kind == model.LaneNeeds && !l.Hidden {
			t.Errorf("%s hidden: %v", l.Kind, l.Hidden)
		}
	}
}

func TestNames_AreNeverEmptyOrShared(t *testing.T) {
	p := model.NewProject(model.Info{Personas: []model.ID{"a", "b", "c"}}).With(
		&model.Persona{ID: "a", Name: "Aino"}, &model.Persona{ID: "b", Name: " aino "}, &model.Persona{ID: "c"})
	var notes exchange.Notes
	n := exchange.NewNames(p, assets.WordsFor("fi"), &notes)
	if a, b, c := n.Of("a"), n.Of("b"), n.Of("c"); a != "Aino" || b != "aino (2)" || c != "Persoona" {
		t.Error(a, b, c)
	}
	if list := notes.List(); len(list) != 1 || list[0].Args[0] != 2 {
		t.Errorf("%v", list)
	}
}

// Every key that stands in the code has a text in every language.
func TestWords_AreThere(t *testing.T) {
	key := regexp.MustCompile(`"((?:exchange|error|channel|lane)\.[A-Za-z.]*[A-Za-z])"`)
	files, err := filepath.Glob("../*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	keys := map[string]bool{}
	for _, file := range files {
		switch filepath.Base(filepath.Dir(file)) {
		case "exchange", "mermaid", "cjml", "table", "json":
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range key.FindAllStringSubmatch(string(data), -1) {
				keys[m[1]] = true
			}
		}
	}
	for _, f := range exchange.Formats() {
		keys[f.WordKey()] = true
	}
	for _, s := range exchange.Severities() {
		keys["exchange.severity."+string(s)] = true
	}
	code := regexp.MustCompile(`model\.Code = "(\w+)"`)
	data, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range code.FindAllStringSubmatch(string(data), -1) {
		keys["error."+m[1]] = true
	}
	for _, lang := range assets.Languages() {
		w := assets.WordsFor(lang)
		for k := range keys {
			if !w.Has(k) {
				t.Errorf("%s has no %s", lang, k)
			}
		}
	}
	if len(keys) < 100 {
		t.Errorf("only %d keys found", len(keys))
	}
}

// What no foreign format holds of a project is told with its number.
func TestLosses_AreCounted(t *testing.T) {
	p := modeltest.Sample()
	told := func(list func(*exchange.Notes)) map[string]any {
		var notes exchange.Notes
		list(&notes)
		m := map[string]any{}
		for _, n := range notes.List() {
			if n.Severity != exchange.Lost {
				t.Errorf("%s is no loss", n.Key)
			}
			m[strings.TrimPrefix(n.Key, "exchange.lost.")] = fmt.Sprint(n.Args...)
		}
		exchangetest.CheckNotes(t, notes.List())
		return m
	}
	for name, test := range map[string]struct{ got, want map[string]any }{
		"the rest": {
			told(func(n *exchange.Notes) { exchange.RestLosses(p, n, modeltest.Now) }),
			map[string]any{"journeys": "1", "people": "1", "segments": "2", "customers": "4", "promises": "2", "sheets": "1", "decisions": "4", "audits": "3", "snapshots": "1", "ignoredRules": "1", "organisation": ""},
		},
		"the rest of little": {
			told(func(n *exchange.Notes) { exchange.RestLosses(model.NewProject(model.Info{Name: "x"}), n) }), map[string]any{},
		},
		"links": {
			told(func(n *exchange.Notes) { exchange.LinkLosses(p, p.Journey(modeltest.Now), n) }),
			map[string]any{"promiseLinks": "3", "roleLinks": "1"},
		},
		"links of another journey": {
			told(func(n *exchange.Notes) { exchange.LinkLosses(p, p.Journey(modeltest.Target), n) }),
			map[string]any{"previous": "1"},
		},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Extras that make no sense are listed and change nothing.
func TestExtra_Nonsense(t *testing.T) {
	for _, x := range []exchange.Extra{
		{Key: "role.horizon", Value: "2"}, {Key: "role.horizon", Value: ""}, {Key: "role.mood", Value: "x"},
		{Key: "promise.expects", Value: ""}, {Key: "promise.expects", Value: "1"}, {Key: "promise.expects", Value: "1 x"},
		{Key: "promise.expects", Value: "1.5 0.5"}, {Key: "promise.expects", Value: "-3 0"}, {Key: "promise.expects", Value: "0 2.5"},
		{Key: "promise.expects", Value: "NaN NaN"},
	} {
		b := exchange.NewBuilder(t.Context(), exchangetest.Options())
		j := b.Journey(exchange.At{}, "x")
		s := b.Stage(exchange.At{}, j, "y")
		c := &exchange.Cursor{Journey: j, Stage: s}
		b.Extra(exchange.At{}, c, exchange.Extra{Key: "role", Value: "Myyjä"})
		c.Touchpoint = b.Touchpoint(exchange.At{}, s, "z")
		b.Extra(exchange.At{}, c, exchange.Extra{Key: "promise", Value: "lupaus"})
		b.Extra(exchange.At{}, c, x)
		res, err := b.Result()
		if err != nil || len(res.Notes) != 1 || res.Notes[0].Key != "exchange.note.extra" {
			t.Fatalf("%v: %v, %v", x, res, err)
		}
		for e := range res.Project.All() {
			if r, ok := e.(*model.Role); ok && r.Horizon != "" {
				t.Errorf("%v: horizon %s", x, r.Horizon)
			}
			if w, ok := e.(*model.Promise); ok && w.Expects != nil {
				t.Errorf("%v: expects %v", x, w.Expects)
			}
		}
	}
}

func TestFacts_TellProjectsApart(t *testing.T) {
	p := modeltest.Sample()
	facts := exchangetest.Facts(p, p.Journey(modeltest.Now))
	tp := *p.Touchpoint(modeltest.Desk)
	tp.Pain += "!"
	q := p.With(&tp)
	if diff := exchangetest.Missing(facts, exchangetest.Facts(q, q.Journey(modeltest.Now)), nil); len(diff) != 2 {
		t.Errorf("%v", diff)
	}
	if diff := exchangetest.Missing(facts, facts, nil); len(diff) != 0 {
		t.Error(fmt.Sprint(diff))
	}
}
