package exchange

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// ParseNumber reads a number with a decimal point or comma and any of the
// minus signs that people and programs write. Blanks (also the narrow ones that
// group thousands) are skipped. comma tells that the comma was the point.
func ParseNumber(s string) (v float64, comma, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '−', '–', '‒', '﹣', '-':
			return '-'
		case ' ', '\t', '\u00A0', '\u2009', '\u202F':
			return -1
		}
		return r
	}, strings.TrimSpace(s))
	if s == "" || len(s) > 40 {
		return 0, false, false
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s, comma = strings.Replace(s, ",", ".", 1), true
	}
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("+-.eE", r) {
			return 0, false, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false, false
	}
	return v, comma, true
}

// Clamp brings a feeling into the model's range and reports whether it had to.
func Clamp(v float64) (float64, bool) {
	c := min(max(v, model.LowestFeeling), model.HighestFeeling)
	return c, c != v
}

// FromFive turns a score of 1…5 into a feeling of −2…+2.
func FromFive(score float64) float64 { return score - 3 }

// ToFive turns a feeling into the nearest whole score of 1…5, halves towards
// the middle, and reports whether the score says exactly the same.
func ToFive(v float64) (score int, exact bool) {
	c, _ := Clamp(v)
	r := math.Round(c)
	if math.Abs(c-math.Trunc(c)) == 0.5 {
		r = math.Trunc(c)
	}
	return int(r) + 3, r == v
}

// FormatNumber writes a number the way the language does: with a decimal comma
// in Finnish and Swedish, and no more digits than it needs.
func FormatNumber(lang string, v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
