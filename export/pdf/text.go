package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// drawable returns what of a text the library can draw: valid, no control
// characters, nothing above U+FFFF.
func drawable(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ', r >= 0x7f && r < 0xa0, r > 0xffff, r >= 0xd800 && r < 0xe000, r == 0xfffe, r == 0xffff:
			return -1
		}
		return r
	}, s)
}

// wide prepares a title for the library, which turns it into UTF-16 without
// knowing of surrogates: runes above U+FFFF are handed over as two.
func wide(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r < ' ' || r >= 0x7f && r < 0xa0:
			b.WriteByte(' ')
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			surrogate(&b, high)
			surrogate(&b, low)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// surrogate writes a surrogate as the three bytes that UTF-8 would give it.
func surrogate(b *strings.Builder, r rune) {
	b.WriteByte(byte(0xe0 | r>>12))
	b.WriteByte(byte(utf8.RuneSelf | r>>6&0x3f))
	b.WriteByte(byte(utf8.RuneSelf | r&0x3f))
}
