package ui

import (
	"strings"
	"unicode"
)

// fold makes letters comparable: lower case, and the dots and rings of Nordic
// letters do not matter ("vayla" finds "Väylä").
func fold(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		r = unicode.ToLower(r)
		switch r {
		case 'ä', 'å', 'á', 'à', 'â':
			r = 'a'
		case 'ö', 'ø', 'ó', 'ô':
			r = 'o'
		case 'é', 'è', 'ë', 'ê':
			r = 'e'
		case 'ü':
			r = 'u'
		}
		out = append(out, r)
	}
	return out
}

// score tells how well a folded query fits a folded text; more is better, and
// negative means not at all. Every word of the query must fit. A word that
// stands at the beginning of a word of the text beats one that stands inside,
// which beats letters in order with gaps.
func score(query []rune, text []rune) int {
	total := 0
	for _, word := range strings.Fields(string(query)) {
		s := scoreWord([]rune(word), text)
		if s < 0 {
			return -1
		}
		total += s
	}
	return total*4 - min(len(text), 80)/8
}

func scoreWord(word, text []rune) int {
	best := -1
	for i := 0; i+len(word) <= len(text); i++ {
		if !hasAt(text, word, i) {
			continue
		}
		s := 60
		switch {
		case i == 0:
			s = 100
		case !unicode.IsLetter(text[i-1]) && !unicode.IsDigit(text[i-1]):
			s = 85
		}
		best = max(best, s)
	}
	if best >= 0 {
		return best
	}
	return scoreLetters(word, text)
}

func hasAt(text, word []rune, at int) bool {
	for k, r := range word {
		if text[at+k] != r {
			return false
		}
	}
	return true
}

// scoreLetters takes the letters in order with gaps; the fewer gaps the
// better. Too scattered letters do not fit.
func scoreLetters(word, text []rune) int {
	if len(word) < 2 {
		return -1
	}
	gaps, k, last := 0, 0, -1
	for i, r := range text {
		if k < len(word) && r == word[k] {
			if last >= 0 && i != last+1 {
				gaps++
			}
			last = i
			k++
		}
	}
	if k < len(word) || gaps > len(word)/2+1 {
		return -1
	}
	return max(1, 40-10*gaps)
}
