package mermaid

import (
	"strings"

	"lupaus/export/exchange"
)

// task is one line "name: score: actors" cut into its parts, still with the
// placeholders of decode.
type task struct {
	name   string
	score  string
	value  float64
	scored bool // score is a number
	comma  bool // written with a decimal comma
	actors []string
	extra  string // what stands behind the actors
	joined bool   // the name has colons of its own
	hash   bool   // the name has a # that would start a comment
}

// parseTask looks at a raw line without keeping anything.
func parseTask(line string) (task, bool) { return parseTask2(decode(line)) }

// parseTask2 cuts a decoded line at its colons. When what follows the first one
// is no number but a later piece is, the name has colons itself, as in
// "see http://x.fi: 3: Me". Not ok means that there is no colon at all.
func parseTask2(s string) (t task, ok bool) {
	fields := strings.Split(s, ":")
	t.name = strings.TrimSpace(fields[0])
	t.hash = strings.Contains(t.name, "#")
	if len(fields) == 1 {
		return t, false
	}
	at := 1
	if _, _, number := score(fields[1]); !number && strings.TrimSpace(fields[1]) != "" {
		for i := 2; i < len(fields); i++ {
			if _, _, number := score(fields[i]); number {
				at, t.joined = i, true
				t.name = strings.TrimSpace(strings.Join(fields[:i], ":"))
				break
			}
		}
	}
	t.score = strings.TrimSpace(fields[at])
	t.value, t.comma, t.scored = score(fields[at])
	if len(fields) > at+1 {
		for a := range strings.SplitSeq(fields[at+1], ",") {
			if a = strings.TrimSpace(a); a != "" {
				t.actors = append(t.actors, a)
			}
		}
	}
	if len(fields) > at+2 {
		t.extra = strings.TrimSpace(strings.Join(fields[at+2:], ":"))
	}
	return t, true
}

func score(field string) (float64, bool, bool) { return exchange.ParseNumber(restore(field)) }

// splitTasks cuts a decoded line at semicolons where a new task begins: each
// part has a colon of its own. A part without one belongs to the name that
// follows ("X; y: 3: Me"), at the end of a line to what stands before. tail is
// the comment at the line's end.
func splitTasks(s string) (parts []string, tail string) {
	open := ""
	for piece := range strings.SplitSeq(s, ";") {
		if i := tailComment(piece); i >= 0 && strings.Contains(piece[:i], ":") {
			tail = strings.TrimSpace(tail + " " + piece[i:])
			piece = piece[:i]
		}
		if open != "" {
			piece = open + ";" + piece
		}
		if !strings.Contains(piece, ":") {
			open = piece
			continue
		}
		open = ""
		parts = append(parts, piece)
	}
	if open = strings.Trim(open, "; \t"); open != "" {
		if len(parts) == 0 {
			return []string{open}, tail
		}
		parts[len(parts)-1] += ";" + open
	}
	return parts, tail
}

// tailComment finds the # that starts a comment in a decoded line: behind a
// finished task any, in a name one with a blank behind it.
func tailComment(s string) int {
	for i := range len(s) {
		if s[i] != '#' {
			continue
		}
		if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' || strings.Contains(s[:i], ":") {
			return i
		}
	}
	return -1
}
