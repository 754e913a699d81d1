package assets

import (
	"slices"
	"strings"

	gotext "github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/bidi"
)

// This file puts lines into the order in which they are drawn (UAX #9). Levels
// come from go-text, which tells even from odd only; explicit embeddings,
// overrides and isolates are therefore ignored (marks are not), so that no
// level is above 2 and numberEnd can tell 2 from 0.

// hasRightToLeft reports whether a line may need reordering.
func hasRightToLeft(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xD6 { // the first byte of U+0590
			return slices.ContainsFunc([]rune(s[i:]), rightToLeft)
		}
	}
	return false
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r == 0x200F || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

func explicitDirection(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// visual reorders one line that has right-to-left letters in it.
func visual(s string) string {
	runes := slices.DeleteFunc([]rune(s), explicitDirection)
	for len(runes) > 0 && runes[len(runes)-1] == ' ' {
		runes = runes[:len(runes)-1]
	}
	p := paragraphs.Get().(*gotext.Paragraph)
	defer paragraphs.Put(p)
	segments := p.Segment(runes, gotext.Neutral)
	base := baseLevel(runes)
	levels := make([]gotext.Level, len(runes))
	for i := range segments.NumRuns() {
		run := segments.Run(i)
		level := gotext.Level(1)
		if run.IsLeftToRight() {
			level = 2 * base // left to right text in a line from right to left
			if base == 0 && i > 0 {
				end := run.Start + numberEnd(runes[run.Start:run.End])
				fill(levels[run.Start:end], 2)
				run.Start = end
			}
		}
		fill(levels[run.Start:run.End], level)
	}
	return reorder(runes, levels)
}

func fill(levels []gotext.Level, level gotext.Level) {
	for i := range levels {
		levels[i] = level
	}
}

// baseLevel is 1 when the first letter with a direction goes from right to
// left (rules P2 and P3), else 0.
func baseLevel(runes []rune) gotext.Level {
	for _, r := range runes {
		switch classOf(r) {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		}
	}
	return 0
}

func classOf(r rune) bidi.Class {
	props, _ := bidi.LookupRune(r)
	return props.Class()
}

// numberEnd returns how many runes at the beginning of a left-to-right piece
// that follows right-to-left text are a number (rules W2 to W5): those stand at
// level 2, what follows them at level 0.
func numberEnd(runes []rune) int {
	end, digits := 0, false
	for i, r := range runes {
		switch classOf(r) {
		case bidi.EN, bidi.AN:
			end, digits = i+1, true
		case bidi.ET:
			if digits && end == i {
				end = i + 1
			}
		case bidi.ES, bidi.CS, bidi.NSM:
		default:
			return end
		}
	}
	return end
}

// letter is a rune with the marks that stay behind it.
type letter struct {
	text  string
	level gotext.Level
}

// reorder applies the rules L2 to L4.
func reorder(runes []rune, levels []gotext.Level) string {
	var line []letter
	for i, r := range runes {
		switch {
		case ignorable(r):
		case combining(r) && len(line) > 0:
			line[len(line)-1].text += string(r)
		case levels[i]%2 == 1:
			line = append(line, letter{string(mirror(r)), levels[i]})
		default:
			line = append(line, letter{string(r), levels[i]})
		}
	}
	for level := gotext.Level(2); level >= 1; level-- {
		for i := 0; i < len(line); {
			end := i
			for end < len(line) && line[end].level >= level {
				end++
			}
			slices.Reverse(line[i:end])
			i = end + 1
		}
	}
	var b strings.Builder
	for _, l := range line {
		b.WriteString(l.text)
	}
	return b.String()
}

// mirror swaps what looks the other way in right-to-left text.
func mirror(r rune) rune {
	if props, _ := bidi.LookupRune(r); props.IsBracket() {
		return []rune(bidi.ReverseString(string(r)))[0]
	}
	const pairs = "<>«»‹›≤≥"
	list := []rune(pairs)
	if i := slices.Index(list, r); i >= 0 {
		return list[i^1]
	}
	return r
}
