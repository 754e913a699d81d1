package assets

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/norm"

	"lupaus/model/scene"
)

func runText(face scene.Face, s string) string {
	var parts []string
	for _, r := range Runs(face, s) {
		parts = append(parts, r.Font.Name+":"+r.Text)
	}
	return strings.Join(parts, " | ")
}

func TestRuns_Fonts(t *testing.T) {
	for name, c := range map[string]struct {
		face scene.Face
		text string
		want string
	}{
		"empty":          {scene.Regular, "", ""},
		"Finnish":        {scene.Regular, "Äiti öljyää Åkessonin", "NotoSans-Regular:Äiti öljyää Åkessonin"},
		"bold":           {scene.Bold, "Lupaus – 5 €", "NotoSans-Bold:Lupaus – 5 €"},
		"check mark":     {scene.Regular, "on ✓ ja →", "NotoSans-Regular:on  | DejaVuSans:✓ | NotoSans-Regular: ja  | DejaVuSans:→"},
		"emoji":          {scene.Bold, "hyvä 👍🏽", "NotoSans-Bold:hyvä  | Symbola:👍🏽"},
		"joined emoji":   {scene.Regular, "👩\u200d🚀", "Symbola:👩🚀"},
		"soft hyphen":    {scene.Regular, "asiakas\u00adpolku", "NotoSans-Regular:asiakaspolku"},
		"no-break space": {scene.Regular, "10\u00a0000", "NotoSans-Regular:10\u00a0000"},
		"Hebrew":         {scene.Regular, "שלום", "DejaVuSans:שלום"},
		"unknown":        {scene.Regular, "a\U000F0000\U000F0001b", "NotoSans-Regular:a | DejaVuSans:□□ | NotoSans-Regular:b"},
		"mark":           {scene.Regular, "xq̈x", "NotoSans-Regular:x | DejaVuSans:q̈ | NotoSans-Regular:x"},
		"variation":      {scene.Regular, "❤\ufe0f", "DejaVuSans:❤"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := runText(c.face, c.text); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestTypesetter_WidthIsThatOfTheRuns(t *testing.T) {
	for _, s := range append(samples, "漢字かな", "a\u0301\u0302\u0303b", "\u0301", "\u200b\u0301x", "\U000F0000\u0301") {
		for _, face := range []scene.Face{scene.Regular, scene.Bold} {
			sum := 0.0
			for _, r := range Runs(face, s) {
				sum += r.Width
			}
			if got := Typeset().Width(face, 9.5, s); math.Abs(got-sum*9.5) > 1e-9 {
				t.Errorf("%q: width %g, runs %g", s, got, sum*9.5)
			}
		}
	}
}

func TestTypesetter_WidthKnown(t *testing.T) {
	// 'a' is 561 units of 1000 wide in Noto Sans Regular.
	if got, want := Typeset().Width(scene.Regular, 10, "aaaa"), 4*0.561*10*scene.PointMM; math.Abs(got-want) > 1e-9 {
		t.Errorf("got %g, want %g", got, want)
	}
}

var samples = []string{
	"", "Asiakaspolku", "Hyvää huomenta, Äiti.", "Kundresa för återförsäljare", "a\u0308iti", "10\u00a0000 €", "suora\u00adveloitus",
	"👩‍👩‍👧 perhe 👍🏽 🇫🇮", "שלום (עולם) 12 abc", "السلام عليكم", "q̈ x̂", "terveys/palvelu ääni-äänestys", "https://example.fi/a/b?c=d",
	"rivi\nvaihto\r\nja\ttab", "\x00\x01\xff", "“lainaus” – ajatus—viiva", "□ ✓ ✗ ☐ → −2",
}

func TestTypesetter_Prepare(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":           {"Lupaus", "Lupaus"},
		"decomposed":      {"a\u0308iti", "äiti"},
		"line ends":       {"a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne"},
		"tab":             {"a\tb", "a b"},
		"control":         {"a\x00b\x1bc\u0085d", "abc\nd"},
		"invalid":         {"a\xffb", "a\uFFFDb"},
		"control between": {"a\x00\u0308", "ä"},
		"no-break space":  {"10\u00a0€", "10\u00a0€"},
		"soft hyphen":     {"asiakas\u00adpolku", "asiakas\u00adpolku"},
		"tower of marks":  {"z" + strings.Repeat("\u0335", 40) + "x", "z" + strings.Repeat("\u0335", 4) + "x"},
		"Arabic":          {"سلام", "\uFEB3\uFEFC\uFEE1"},
		"Arabic letters":  {"بيت", "\uFE91\uFEF4\uFE96"},
		"Arabic apart":    {"دار", "\uFEA9\uFE8D\uFEAD"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Typeset().Prepare(c.in); got != c.want {
				t.Errorf("got %+q, want %+q", got, c.want)
			}
		})
	}
}

func TestTypesetter_Visual(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"latin":           {"Lupaus 12", "Lupaus 12"},
		"Hebrew":          {"אבג", "גבא"},
		"number after":    {"אב 12", "12 בא"},
		"Latin base":      {"abc אב ג def", "abc ג בא def"},
		"number in Latin": {"x אב 12 abc", "x 12 בא abc"},
		"brackets":        {"(אב)", "(בא)"},
		"Hebrew base":     {"אב abc גד", "דג abc בא"},
		"points":          {"אָב", "באָ"},
		"base by a mark":  {"\u200fabc אב", "בא abc"},
		"left by a mark":  {"\u200eאב abc", "בא abc"},
		"percent":         {"x אב 12,5 % abc", "x 12,5 בא % abc"},
		"embedding":       {"a\u202ebc", "a\u202ebc"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Typeset().Visual(c.in); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestTypesetter_Breaks(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"words":          {"Asiakas soittaa meille.", []string{"Asiakas ", "soittaa ", "meille."}},
		"spaces":         {"a  b ", []string{"a  ", "b "}},
		"line ends":      {"a b\n\nc\n", []string{"a ", "b\n", "\n", "c\n"}},
		"hyphen":         {"ääni-äänestys", []string{"ääni-", "äänestys"}},
		"slash":          {"terveys/palvelu", []string{"terveys/", "palvelu"}},
		"no-break space": {"10\u00a0000\u00a0€", []string{"10\u00a0000\u00a0€"}},
		"soft hyphen":    {"asiakas\u00adpolku", []string{"asiakas\u00ad", "polku"}},
		"CJK":            {"漢字です。", []string{"漢", "字", "で", "す。"}},
		"empty":          {"", []string{""}},
		"full stop":      {"3.5 kg, noin.", []string{"3.5 ", "kg, ", "noin."}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			from := 0
			for _, to := range Typeset().Breaks(c.text) {
				got = append(got, c.text[from:to])
				from = to
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestPlainBreaks holds the short way against the whole algorithm.
func TestPlainBreaks(t *testing.T) {
	alphabet := []rune("aZ9 äöÅé. ,\nţ ŉſ0")
	rnd := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 200_000 {
		var b strings.Builder
		for range rnd.IntN(9) + 1 {
			b.WriteRune(alphabet[rnd.IntN(len(alphabet))])
		}
		s := b.String()
		got, ok := plainBreaks(s)
		if !ok {
			continue
		}
		taken++
		if want := wholeBreaks(s); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", s, got, want)
		}
	}
	if taken < 50_000 {
		t.Errorf("the short way was taken %d times only", taken)
	}
	for r := rune(0xC0); r <= 0x17F; r++ {
		for _, s := range []string{"a" + string(r) + "b", "1" + string(r) + "2", string(r) + " " + string(r), "." + string(r)} {
			if got, ok := plainBreaks(s); ok && !slices.Equal(got, wholeBreaks(s)) {
				t.Errorf("%q: got %v, want %v", s, got, wholeBreaks(s))
			}
		}
	}
}

func wholeBreaks(s string) []int {
	var seg segmenter.Segmenter
	seg.Init([]rune(s))
	var breaks []int
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		breaks = append(breaks, l.OffsetInBytes+l.LengthInBytes)
	}
	return breaks
}

func TestTypesetter_Graphemes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"äiti", []string{"ä", "i", "t", "i"}},
		{"a\u0308i", []string{"a\u0308", "i"}},
		{"👩‍👩‍👧🇫🇮x", []string{"👩‍👩‍👧", "🇫🇮", "x"}},
		{"", []string{""}},
	} {
		var got []string
		from := 0
		for _, to := range Typeset().Graphemes(c.text) {
			got = append(got, c.text[from:to])
			from = to
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTypesetter_Concurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, s := range samples {
				ts := Typeset()
				p := ts.Prepare(s)
				ts.Breaks(p)
				ts.Graphemes(p)
				Runs(scene.Bold, ts.Visual(p))
				ts.Width(scene.Regular, 8, p)
			}
		})
	}
	wg.Wait()
}

// FuzzTypesetter feeds anything through everything that a text goes through
// before it is drawn.
func FuzzTypesetter(f *testing.F) {
	for _, s := range samples {
		f.Add(s)
	}
	ts := Typeset()
	f.Fuzz(func(t *testing.T, raw string) {
		s := ts.Prepare(raw)
		if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
			t.Fatalf("prepared %+q is not valid and composed", s)
		}
		for _, r := range s {
			if r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 {
				t.Fatalf("prepared %+q has a control character", s)
			}
		}
		if again := ts.Prepare(s); again != s {
			t.Fatalf("preparing again turns %+q into %+q", s, again)
		}
		checkOffsets(t, s, ts.Breaks(s))
		checkOffsets(t, s, ts.Graphemes(s))
		for _, line := range strings.Split(s, "\n") {
			v := ts.Visual(line)
			sum := 0.0
			for _, r := range Runs(scene.Regular, v) {
				sum += r.Width
				if r.Text == "" || !utf8.ValidString(r.Text) {
					t.Fatalf("run %+q of %+q", r.Text, v)
				}
			}
			if w := ts.Width(scene.Regular, 1, v); math.Abs(w-sum) > 1e-6*(1+w) {
				t.Fatalf("%+q: width %g, runs %g", v, w, sum)
			}
		}
	})
}

func checkOffsets(t *testing.T, s string, ends []int) {
	t.Helper()
	if len(ends) == 0 || ends[len(ends)-1] != len(s) || !slices.IsSorted(ends) || len(slices.Compact(slices.Clone(ends))) != len(ends) {
		t.Fatalf("offsets %v of %+q", ends, s)
	}
	for _, e := range ends {
		if e < len(s) && !utf8.RuneStart(s[e]) {
			t.Fatalf("offset %d cuts a rune of %+q", e, s)
		}
	}
}

func BenchmarkWidth(b *testing.B) {
	ts := Typeset()
	for b.Loop() {
		ts.Width(scene.Regular, 9.5, "Asiakas soittaa meille ja kysyy, milloin työ alkaa.")
	}
}

func BenchmarkBreaks(b *testing.B) {
	ts := Typeset()
	for name, s := range map[string]string{
		"plain": "Asiakas soittaa meille ja kysyy, milloin työ alkaa.",
		"whole": "Asiakas soittaa meille ja kysyy: milloin työ alkaa?",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ts.Breaks(s)
			}
		})
	}
}
