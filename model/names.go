package model

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CompareNames orders names as people look for them: the case of letters does not
// count, numbers stand by their value ("Asiakas 9" before "Asiakas 10"), and Å, Ä
// and Ö behind Z as in Finnish and Swedish. Names that differ in case alone are not
// equal all the same.
func CompareNames(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		if digit(x[0]) && digit(y[0]) {
			var c int
			if c, x, y = compareNumbers(x, y); c != 0 {
				return c
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(x)
		s, m := utf8.DecodeRuneInString(y)
		if r != s {
			if c := cmp.Compare(place(r), place(s)); c != 0 {
				return c
			}
		}
		x, y = x[n:], y[m:]
	}
	return cmp.Or(len(x)-len(y), strings.Compare(a, b))
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// compareNumbers compares the digits at the head of two texts, and returns what
// is behind them.
func compareNumbers(a, b string) (c int, restA, restB string) {
	n, m := 0, 0
	for n < len(a) && digit(a[n]) {
		n++
	}
	for m < len(b) && digit(b[m]) {
		m++
	}
	x, y := strings.TrimLeft(a[:n], "0"), strings.TrimLeft(b[:m], "0")
	return cmp.Or(len(x)-len(y), strings.Compare(x, y)), a[n:], b[m:]
}

// place is where a letter stands in the alphabet.
func place(r rune) rune {
	r = unicode.ToLower(r)
	switch r {
	case 'å':
		return 'z' + 1
	case 'ä', 'æ':
		return 'z' + 2
	case 'ö', 'ø':
		return 'z' + 3
	}
	if r > 'z' {
		return r + 3
	}
	return r
}
