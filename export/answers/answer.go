package answers

import (
	"regexp"
	"strconv"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// answer is what a cell says.
type answer struct {
	code   byte   // a digit, model.Unknown or model.Unanswered
	fault  string // what is wrong with it: range, decimal, several, contradiction or word; empty: nothing
	number int    // what people see, of a number
	said   bool   // it is a number
	like   string // of a word: a level that it may have been meant for
}

// reading reads the answers to one statement.
type reading struct {
	first, levels int
	words         exchange.Lexicon[int] // places of levels
}

func newReading(i *model.Instrument, s *model.Statement, first int) *reading {
	r := &reading{first: first, levels: len(i.Scale.Levels)}
	// What the statement says of its own levels wins, the names of maturity
	// levels come last.
	if s.Poles() {
		r.name(s.Left, 0)
		r.name(s.Right, r.levels-1)
	}
	for at, text := range s.Levels {
		r.name(text, at)
	}
	for _, list := range [][]model.Level{i.Scale.Levels, i.Stairs} {
		known := !r.words.Empty()
		for at, l := range list {
			if !known || !r.taken(l.Title, at) {
				r.name(l.Title, at)
			}
		}
	}
	return r
}

// taken reports whether a name already stands for another level.
func (r *reading) taken(t model.Texts, at int) bool {
	for _, text := range t {
		if other, as := r.words.Find(text); as == exchange.Several || as == exchange.One && other != at {
			return true
		}
	}
	return false
}

// name notes a name of a level.
func (r *reading) name(t model.Texts, at int) {
	for _, text := range t {
		r.words.Put(text, at)
	}
}

var (
	whole   = regexp.MustCompile(`^([+−–-]?[0-9]{1,9})(?:[.,]0+)?$`)
	decimal = regexp.MustCompile(`^[+−–-]?[0-9]*[.,][0-9]+$`)
	both    = regexp.MustCompile(`^([0-9]{1,2})\s*[.):=–-]?\s*(\D.*)$`)
	several = regexp.MustCompile(`^[0-9]+(?:\s*[;,/|&+]\s*|\s+|\s*[–-]\s*)[0-9]+`)
)

// read reads a cell.
func (r *reading) read(text string) answer {
	switch text {
	case "", ".", "-", "–", "—":
		return answer{code: model.Unanswered}
	case "?":
		return answer{code: model.Unknown}
	}
	if m := whole.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(strings.NewReplacer("−", "-", "–", "-").Replace(m[1]))
		return r.level(n)
	}
	switch {
	case decimal.MatchString(text):
		return answer{fault: "decimal"}
	case several.MatchString(text):
		return answer{fault: "several"}
	}
	if code, ok := plainWords()[exchange.Fold(text)]; ok {
		return answer{code: code}
	}
	if at, as := r.words.Find(text); as == exchange.One {
		return answer{code: byte('0' + at)}
	}
	if m := both.FindStringSubmatch(text); m != nil {
		return r.numberAndWord(m[1], m[2])
	}
	a := answer{fault: "word"}
	if at, ok := r.words.Near(text); ok {
		a.fault, a.like = "typo", strconv.Itoa(at+r.first)
	}
	return a
}

// level is the answer of a number that people see.
func (r *reading) level(n int) answer {
	at := n - r.first
	if at < 0 || at >= r.levels {
		return answer{fault: "range", number: n, said: true}
	}
	return answer{code: byte('0' + at), number: n, said: true}
}

// numberAndWord reads "3 = often". Where the word is known, both must say the
// same.
func (r *reading) numberAndWord(digits, text string) answer {
	n, _ := strconv.Atoi(digits)
	a := r.level(n)
	if strings.ContainsAny(text, "0123456789") {
		if r.words.Means(text) != exchange.One {
			return answer{fault: "several"}
		}
	}
	if code, ok := plainWords()[exchange.Fold(text)]; ok {
		return answer{code: code}
	}
	if at, as := r.words.Find(text); as == exchange.One && a.fault == "" && a.code != byte('0'+at) {
		return answer{fault: "contradiction"}
	}
	return a
}
