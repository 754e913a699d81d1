package model

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanText makes foreign text fit for a field: valid UTF-8 (each broken run of
// bytes becomes one U+FFFD), line ends as "\n", and no control characters
// besides line ends and tabs, nor byte order marks. Text that is clean comes
// back as it is, without a copy. Importers and the window clean what comes in;
// edits do not, they refuse.
func CleanText(s string) string {
	if cleanText(s) && !strings.ContainsRune(s, '\uFEFF') {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case r == '\uFEFF' || unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// cleanText reports whether a field may hold the text.
func cleanText(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return false
		}
	}
	return true
}

// RoundFeeling rounds a feeling's value to one decimal, the finest step that
// hands and eyes can set. It does not clamp, and NaN stays NaN.
func RoundFeeling(v float64) float64 {
	return math.Round(v*10)/10 + 0 // + 0 turns a negative zero into zero
}
