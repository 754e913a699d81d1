package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lupaus/model"
)

// Clean makes a foreign text fit for a project: valid UTF-8 in NFC, lines
// ending in \n, no other control characters but tabs, no blanks at the ends.
func Clean(s string) string {
	if isPlain(s) {
		return strings.TrimSpace(s)
	}
	s = otherBreaks.Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u2028', r == '\u2029':
			return '\n'
		case r >= '\uFDD0' && r <= '\uFDEF':
			return -1
		}
		return r
	}, model.CleanText(s))
	return strings.TrimSpace(norm.NFC.String(s))
}

// otherBreaks are line ends of other systems. Taken out as control characters
// they would glue words together.
var otherBreaks = strings.NewReplacer("\v", "\n", "\f", "\n", "\u0085", "\n")

// isPlain tells the most common texts, in which there is nothing to clean.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c >= 0x7F {
			return false
		}
	}
	return true
}

// cut shortens a clean text to model.MaxText characters and reports whether it
// had to.
func cut(s string) (string, bool) {
	if len(s) <= model.MaxText || utf8.RuneCountInString(s) <= model.MaxText {
		return s, false
	}
	n := 0
	for i := range s {
		if n == model.MaxText {
			return strings.TrimSpace(s[:i]), true
		}
		n++
	}
	return s, false
}

// Fold reduces a word to what is compared when names are looked up: lower-case
// letters and digits without accents, so that "Kipupisteet", "KIPUPISTEET:" and
// a spelling without ä, ö and å are the same.
func Fold(s string) string {
	if len(s) > 400 {
		s = s[:400]
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r == 'ø':
			b.WriteByte('o')
		case r == 'æ':
			b.WriteByte('a')
		case r == 'ß':
			b.WriteString("ss")
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
