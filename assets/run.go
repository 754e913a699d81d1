package assets

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
	if run, ok := singleRun(face, s); ok {
		return []Run{run}
	}
	c := cutter{face: face}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if marksFollow(s[i:], r) {
			end := clusterEnd(s, i)
			c.cluster(s[i:end])
			i = end
			continue
		}
		c.rune(r)
		i += n
	}
	c.flush()
	return c.runs
}

// singleRun is the short way for lines that one font draws as they are.
func singleRun(face scene.Face, s string) (Run, bool) {
	if s == "" {
		return Run{}, false
	}
	font, width := int8(-1), 0.0
	for i, r := range s {
		g := glyphOf(face, r)
		if font < 0 {
			font = g.font
		}
		if g.font != font || g.missing || r >= 0x80 && (ignorable(r) || r >= 0x300 && combining(r)) || r == utf8.RuneError && s[i] != 0xEF {
			return Run{}, false
		}
		width += g.advance
	}
	return Run{Fonts()[font], s, width}, true
}

// cutter collects runs; text and width are those of the run being collected.
type cutter struct {
	face  scene.Face
	runs  []Run
	font  int8
	text  []byte
	width float64
}

func (c *cutter) flush() {
	if len(c.text) > 0 {
		c.runs = append(c.runs, Run{Fonts()[c.font], string(c.text), c.width})
	}
	c.text, c.width = c.text[:0], 0
}

// add appends a piece, to the run being collected when the font is the same.
func (c *cutter) add(font int8, text string, width float64) {
	if font != c.font {
		c.flush()
		c.font = font
	}
	c.text = append(c.text, text...)
	c.width += width
}

func (c *cutter) rune(r rune) {
	if ignorable(r) {
		return
	}
	g := glyphOf(c.face, r)
	if g.missing {
		r = missing
	}
	c.add(g.font, string(r), g.advance)
}

// cluster adds a letter with the combining marks that follow it.
func (c *cutter) cluster(s string) {
	f, text, width := clusterRun(c.face, s)
	if f >= 0 {
		c.add(int8(f), text, width)
		return
	}
	for _, r := range text {
		c.rune(r)
	}
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
