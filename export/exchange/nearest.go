package exchange

import (
	"slices"
	"strings"
)

// distance is how many letters must be added, taken out, changed or swapped with
// their neighbour to make one word of another (optimal string alignment), or
// most+1 when it is more than most.
func distance(a, b string, most int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return most + 1
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		if slices.Min(now) > most {
			return most + 1
		}
		before, last, now = last, now, before
	}
	return min(last[len(y)], most+1)
}

// typos is how many letters may be wrong in a word for it to be taken for
// another.
func typos(word string) int { return min(len(word)/4, 8) }

// Nearest finds the one of a list that a folded word is most like; -1 when it is
// like none, or when the numbers in them differ: "Team 1" is no typo of "Team 2".
func Nearest(word string, list []string) int {
	best, found := typos(word)+1, -1
	for i, other := range list {
		if digits(word) != digits(other) {
			continue
		}
		if d := distance(word, other, best-1); d < best {
			best, found = d, i
		}
	}
	return found
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
