package assets

import (
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"lupaus/model/scene"
)

// Typeset returns the typesetter that measures with the embedded fonts.
func Typeset() scene.Typesetter { return typesetter{} }

// typesetter implements scene.Typesetter. It has no state of its own; what it
// remembers (glyphs, working storage) is shared and safe for concurrent use.
type typesetter struct{}

var _ scene.Typesetter = typesetter{}

// Lines are set a little closer than Noto Sans asks for (1.069 and 0.293 em),
// which leaves room for every stacked accent of its Latin letters (0.944) and
// for every tail (0.240).
const (
	ascentEm  = 1.00
	descentEm = 0.28
)

// Ascent implements scene.Typesetter.
func (typesetter) Ascent(sizePt float64) float64 { return ascentEm * sizePt * scene.PointMM }

// Descent implements scene.Typesetter.
func (typesetter) Descent(sizePt float64) float64 { return descentEm * sizePt * scene.PointMM }

// Width implements scene.Typesetter. It equals the sum of the widths of Runs.
func (typesetter) Width(face scene.Face, sizePt float64, s string) float64 {
	width := 0.0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if next := i + n; next < len(s) && s[next] >= 0xCC && marksFollow(s[i:], r) {
			end := clusterEnd(s, i)
			width += clusterWidth(face, s[i:end])
			i = end
			continue
		}
		width += glyphOf(face, r).advance
		i += n
	}
	return width * sizePt
}

func clusterWidth(face scene.Face, s string) float64 {
	f, text, width := clusterRun(face, s)
	if f >= 0 {
		return width
	}
	width = 0
	for _, r := range text {
		width += glyphOf(face, r).advance
	}
	return width
}

var segmenters = sync.Pool{New: func() any { return new(segmenter.Segmenter) }}

// Breaks implements scene.Typesetter by UAX #14 with the default classes.
func (typesetter) Breaks(s string) []int {
	if s == "" {
		return []int{0}
	}
	if breaks, ok := plainBreaks(s); ok {
		return breaks
	}
	seg := segmenters.Get().(*segmenter.Segmenter)
	defer segmenters.Put(seg)
	seg.Init([]rune(s))
	var breaks []int
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		breaks = append(breaks, line.OffsetInBytes+line.LengthInBytes)
	}
	return breaks
}

// plainBreaks breaks text of Latin letters, digits, spaces, full stops and
// commas, in which UAX #14 allows a break after spaces only (LB7, LB18, LB28,
// LB29) and forces one after '\n' (LB5). Anything else is not for it.
func plainBreaks(s string) ([]int, bool) {
	var breaks []int
	prev := ' '
	for i, r := range s {
		switch {
		case r == '\n':
			breaks = append(breaks, i+1)
		case r == ' ':
		case r == '.' || r == ',':
			if prev == ' ' || prev == '\n' {
				return nil, false // LB13 and LB15 look back over spaces
			}
		case plainLetter(r):
			if prev == ' ' && i > 0 {
				breaks = append(breaks, i)
			}
		default:
			return nil, false
		}
		prev = r
	}
	if n := len(breaks); n == 0 || breaks[n-1] != len(s) {
		breaks = append(breaks, len(s))
	}
	return breaks, true
}

// plainLetter reports whether a rune has the line break class AL or NU.
func plainLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
		r >= 0xC0 && r <= 0x17F && r != 0xD7 && r != 0xF7
}

// Graphemes implements scene.Typesetter by UAX #29.
func (typesetter) Graphemes(s string) []int {
	if s == "" {
		return []int{0}
	}
	ends := make([]int, 0, len(s))
	if plainGraphemes(s) {
		for i := range s {
			if i > 0 {
				ends = append(ends, i)
			}
		}
		return append(ends, len(s))
	}
	seg := segmenters.Get().(*segmenter.Segmenter)
	defer segmenters.Put(seg)
	seg.Init([]rune(s))
	for it := seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		ends = append(ends, g.OffsetInBytes+g.LengthInBytes)
	}
	return ends
}

// plainGraphemes reports whether every rune is a character of its own. No rune
// below U+0300 joins another but CR LF, and the soft hyphen stands alone.
func plainGraphemes(s string) bool {
	for _, r := range s {
		if r >= 0x300 || r == '\r' {
			return false
		}
	}
	return true
}
