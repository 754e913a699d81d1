package scene

import (
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// plainSetter measures every rune but soft hyphens as one millimetre at a size
// of 1 pt and breaks at spaces and soft hyphens, so that tests can count.
type plainSetter struct{}

func (plainSetter) Width(_ Face, size float64, s string) float64 {
	return size * float64(utf8.RuneCountInString(strings.ReplaceAll(s, "\u00ad", "")))
}

func (plainSetter) Breaks(s string) []int {
	var out []int
	for i, r := range s {
		if end := i + utf8.RuneLen(r); (r == ' ' && !strings.HasPrefix(s[end:], " ") || r == '\u00ad') && end < len(s) {
			out = append(out, end)
		}
	}
	return append(out, len(s))
}

func (plainSetter) Graphemes(s string) []int {
	var out []int
	for i := range s {
		if i > 0 {
			out = append(out, i)
		}
	}
	return append(out, len(s))
}

func (plainSetter) Prepare(s string) string      { return strings.ToValidUTF8(s, "?") }
func (plainSetter) Visual(s string) string       { return strings.Trim(s, "\u200e\u200f") }
func (plainSetter) Ascent(size float64) float64  { return size }
func (plainSetter) Descent(size float64) float64 { return size / 4 }

var unit = Style{Size: 1}

func TestWrap(t *testing.T) {
	k := &setter{ts: plainSetter{}}
	for name, c := range map[string]struct {
		text  string
		width float64
		max   int
		want  string // lines joined by |
		more  int
	}{
		"empty":               {"", 10, 5, "", 0},
		"blank":               {" \n ", 10, 5, "", 0},
		"one line":            {"abc def", 7, 5, "abc def", 0},
		"two lines":           {"abc def", 6, 5, "abc|def", 0},
		"spaces at the end":   {"abc  def  ", 5, 5, "abc|def", 0},
		"own line ends":       {"a\n\nb", 5, 5, "a||b", 0},
		"long word":           {"abcdefgh", 4, 5, "abc-|def-|gh", 0},
		"long word in text":   {"xy abcdefgh z", 4, 5, "xy|abc-|def-|gh z", 0},
		"digits, no hyphen":   {"12345678", 4, 5, "1234|5678", 0},
		"soft hyphen used":    {"abc\u00addef", 5, 5, "abc-|def", 0},
		"soft hyphen unused":  {"abc\u00addef", 6, 5, "abcdef", 0},
		"cut":                 {"aaa bbb ccc", 4, 2, "aaa|bbb…", 1},
		"cut shortens":        {"aaaa bbbb cccc", 4, 2, "aaaa|bbb…", 1},
		"cut after full stop": {"aa. bb. cc.", 3, 2, "aa.|bb…", 1},
		"narrower than all":   {"abc", 0.5, 5, "a|b|c", 0},
		"syllables":           {"huudetaan", 9, 5, "huudetaan", 0},
		"syllable back":       {"alennuksia", 9, 5, "alennuk-|sia", 0},
		"no single letter":    {"xxxxxxxxxx", 9, 5, "xxxxxxxx-|xx", 0},
		"no full stop alone":  {"hakemuksessa.", 12, 5, "hakemukses-|sa.", 0},
		"percent":             {"nyt 43 % on", 6, 5, "nyt|43 %|on", 0},
		"euros":               {"a 20 €", 4, 5, "a|20 €", 0},
		"max one":             {"abc def ghi", 5, 1, "abc…", 2},
	} {
		t.Run(name, func(t *testing.T) {
			f := k.wrap(unit, c.text, c.width, c.max)
			var got []string
			for _, l := range f.lines {
				got = append(got, l.s)
			}
			if s := strings.Join(got, "|"); s != c.want || f.more != c.more {
				t.Errorf("got %q and %d more, want %q and %d", s, f.more, c.want, c.more)
			}
		})
	}
}

func TestWrap_RightToLeftStandsAtTheRight(t *testing.T) {
	k := &setter{ts: plainSetter{}}
	var d drawing
	k.put(&d, unit, 10, 0, 20, k.wrap(unit, "(שלום)", 20, 3))
	k.put(&d, unit, 10, 10, 20, k.wrap(unit, "abc שלום", 20, 3))
	if x := d.marks[0].(Text).X; math.Abs(x-24) > 1e-9 {
		t.Errorf("right-to-left text begins at %g, not 24", x)
	}
	if x := d.marks[1].(Text).X; x != 10 {
		t.Errorf("left-to-right text begins at %g, not 10", x)
	}
}

// FuzzWrap checks that wrapping keeps every letter, in order, in lines that
// fit.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"", "abc def", "abcdefghijkl", "a\nb\n", "a\u00adb", "  a  b  ", "\xff", "שלום abc"} {
		f.Add(s, 4.0, 3)
	}
	f.Fuzz(func(t *testing.T, s string, width float64, most int) {
		if !(width > 0 && width < 1000) || most < 1 || most > 1000 {
			return
		}
		k := &setter{ts: plainSetter{}}
		full := k.wrap(unit, s, width, math.MaxInt)
		if got, want := letters(full), lettersOf(k.ts.Prepare(s)); got != want {
			t.Fatalf("letters %q, want %q", got, want)
		}
		cut := k.wrap(unit, s, width, most)
		if len(cut.lines) > most || len(cut.lines)+cut.more != len(full.lines) {
			t.Fatalf("%d lines and %d more of %d, at most %d", len(cut.lines), cut.more, len(full.lines), most)
		}
		for _, f := range []folded{full, cut} {
			for _, l := range f.lines {
				if l.width > width+1e-5 && utf8.RuneCountInString(l.s) > 2 {
					t.Fatalf("line %q is wider than %g", l.s, width)
				}
			}
		}
	})
}

func letters(f folded) string {
	var b strings.Builder
	for _, l := range f.lines {
		b.WriteString(lettersOf(l.s))
	}
	return b.String()
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
