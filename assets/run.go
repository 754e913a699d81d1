package assets

import (
	"strings"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"lupaus/model/scene"
)

// Run is a piece of a line that one font draws, from left to right with plain
// advances (no kerning, no ligatures).
type Run struct {
	Font  *Font
	Text  string
	Width float64 // millimetres at a size of 1 pt
}

// Runs cuts one prepared line in drawing order into pieces by the font that
// has the letters. It is the one place that decides which font draws what:
// every painter and the typesetter go by it. Runes that are drawn as nothing
// are left out, and a rune that no font has comes back as □. Safe for
// concurrent use.
func Runs(face scene.Face, s string) []Run {
	c := cutter{face: face}
	for i, r := range s {
		if i < c.done {
			continue
		}
		if marksFollow(s[i:], r) {
			c.cluster(s, i)
			continue
		}
		if ignorable(r) {
			c.flush(s, i)
			c.start = i + len(string(r))
			continue
		}
		g := glyphOf(face, r)
		if g.missing {
			c.flush(s, i)
			c.start = i + runeLen(s[i:])
			c.add(fontDejaVu, string(missing), g.advance)
			continue
		}
		if int(g.font) != c.font || c.start == i {
			c.flush(s, i)
			c.font = int(g.font)
		}
		c.width += g.advance
	}
	c.flush(s, len(s))
	return c.runs
}

// cutter collects runs: s[start:] up to the current rune is drawn by font and
// as wide as width.
type cutter struct {
	face        scene.Face
	runs        []Run
	font        int
	start, done int
	width       float64
}

// flush ends the current piece before byte i.
func (c *cutter) flush(s string, i int) {
	if i > c.start {
		c.add(c.font, s[c.start:i], c.width)
	}
	c.start, c.width = i, 0
}

// add appends a piece, to the last run when the font is the same.
func (c *cutter) add(f int, text string, width float64) {
	if n := len(c.runs); n > 0 && c.runs[n-1].Font == Fonts()[f] {
		c.runs[n-1].Text += text
		c.runs[n-1].Width += width
		return
	}
	c.runs = append(c.runs, Run{Fonts()[f], text, width})
}

// cluster adds a letter with the combining marks that follow it.
func (c *cutter) cluster(s string, i int) {
	c.flush(s, i)
	end := clusterEnd(s, i)
	f, text, width := clusterRun(c.face, s[i:end])
	if f >= 0 {
		c.add(f, text, width)
	} else {
		for _, r := range text {
			g := glyphOf(c.face, r)
			if g.missing {
				r = missing
			}
			c.add(int(g.font), string(r), g.advance)
		}
	}
	c.start, c.done = end, end
}

// marksFollow reports whether the text begins with a rune and a combining mark.
// No mark stands below U+0300, which spares most texts the look.
func marksFollow(s string, r rune) bool {
	next := s[runeLen(s):]
	if next == "" || next[0] < 0xCC || ignorable(r) {
		return false
	}
	for _, m := range next {
		return combining(m)
	}
	return false
}

func combining(r rune) bool {
	return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) && !ignorable(r)
}

func clusterEnd(s string, start int) int {
	first := true
	for i, r := range s[start:] {
		if !first && !combining(r) && !ignorable(r) {
			return start + i
		}
		first = false
	}
	return len(s)
}

// clusterRun looks for one font that has a letter and all its marks. DejaVu
// comes first, because its marks stand over the letter without the positioning
// tables that plain advances do without. Font -1 means that none has all.
func clusterRun(face scene.Face, s string) (f int, text string, width float64) {
	var b strings.Builder
	for _, r := range s {
		if !ignorable(r) {
			b.WriteRune(r)
		}
	}
	text = b.String()
	var buf sfnt.Buffer
	for _, f := range []int{fontDejaVu, faceFonts(face)[0], fontSymbola} {
		width, all := 0.0, true
		for _, r := range text {
			adv, ok := advanceIn(&buf, f, r)
			width, all = width+adv, all && ok
		}
		if all {
			return f, text, width
		}
	}
	return -1, text, 0
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
