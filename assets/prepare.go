package assets

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks one letter keeps. Real writing needs
// three at most; towers of them would grow into the lines above.
const maxMarks = 4

// Prepare implements scene.Typesetter. Line ends of all systems become '\n',
// tabs become spaces, bytes that are no UTF-8 become U+FFFD, other control
// characters go. Arabic letters get the forms in which they join (see shape),
// so that measuring and drawing need not know. Preparing twice changes nothing.
func (typesetter) Prepare(s string) string {
	if plainText(s) {
		return s
	}
	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	c := cleaner{}
	c.out.Grow(len(s))
	for _, r := range s {
		c.rune(r)
	}
	s = c.out.String()
	if c.arabic {
		s = shape(s)
	}
	return norm.NFC.String(s) // control characters may have stood between a letter and its mark
}

// cleaner copies a text without what cannot be drawn.
type cleaner struct {
	out    strings.Builder
	prev   rune
	marks  int // combining marks on the letter before
	arabic bool
}

func (c *cleaner) rune(r rune) {
	prev := c.prev
	c.prev = r
	c.arabic = c.arabic || r >= 0x600 && r < 0x700
	if combining(r) {
		c.marks++
	} else if !ignorable(r) {
		c.marks = 0
	}
	if c.marks > maxMarks {
		return
	}
	switch r {
	case '\n':
		if prev != '\r' {
			c.out.WriteByte('\n')
		}
	case '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		c.out.WriteByte('\n')
	case '\t':
		c.out.WriteByte(' ')
	default:
		if !unicode.IsControl(r) {
			c.out.WriteRune(r)
		}
	}
}

// plainText reports whether a text needs no preparing: no control characters
// but '\n', and no rune that composes, combines or joins.
func plainText(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' && c != '\n' || c == 0x7F {
			return plainRunes(s[i:])
		}
	}
	return true
}

func plainRunes(s string) bool {
	for i, r := range s {
		switch {
		case r < ' ' && r != '\n', r >= 0x7F && r < 0xA0, r >= 0x300 && r < 0x2010:
			return false
		case r >= 0x2030 || r == 0x2028 || r == 0x2029: // quotes and dashes pass, all else is looked at
			return false
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			return false
		}
	}
	return true
}

var paragraphs = sync.Pool{New: func() any { return new(bidi.Paragraph) }}

// Visual implements scene.Typesetter by UAX #9 for one line on its own: the
// first letter that has a direction gives the line's. Put U+200E or U+200F
// before a line to give it that of its paragraph. Brackets are mirrored, marks
// stay behind their letters, explicit embeddings are ignored.
func (typesetter) Visual(s string) string {
	if !hasRightToLeft(s) {
		return s
	}
	return visual(strings.ReplaceAll(s, "\n", " "))
}
