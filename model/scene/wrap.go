package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Style is how a piece of text is set.
type Style struct {
	Face   Face
	Size   float64 // points
	Colour Colour
}

var (
	styleTitle   = Style{Bold, SizeTitle, Ink}
	styleHead    = Style{Bold, SizeHead, Ink}
	styleSub     = Style{Regular, SizeHead, InkSoft}
	styleStrong  = Style{Bold, SizeBody, Ink}
	styleBody    = Style{Regular, SizeBody, Ink}
	styleSmall   = Style{Regular, SizeSmall, InkSoft}
	styleSmallIn = Style{Regular, SizeSmall, Ink}
)

func (s Style) in(c Colour) Style { s.Colour = c; return s }
func (s Style) bold() Style       { s.Face = Bold; return s }

// folded is a text broken into lines. More is the number of lines that were
// left out.
type folded struct {
	lines []line
	more  int
}

// line is one line in drawing order. An rtl line stands at the right.
type line struct {
	s     string
	width float64
	rtl   bool
}

// setter breaks and places text. It is for one goroutine at a time.
type setter struct {
	ts    Typesetter
	w     Words
	signs map[signKey]drawnSign
}

// pitch is the height of one line.
func (k *setter) pitch(size float64) float64 { return k.ts.Ascent(size) + k.ts.Descent(size) }

// height is the height of a broken text, the note on what was left out
// included.
func (k *setter) height(st Style, f folded) float64 {
	h := float64(len(f.lines)) * k.pitch(st.Size)
	if f.more > 0 {
		h += k.pitch(SizeSmall)
	}
	return h
}

// put draws a broken text into a column with its upper left corner at x, y and
// returns where it ends below. What was left out is said in a last line.
func (k *setter) put(d *drawing, st Style, x, y, width float64, f folded) float64 {
	for _, l := range f.lines {
		left := x
		if l.rtl {
			left = x + width - l.width
		}
		k.putLine(d, st, left, y, l)
		y += k.pitch(st.Size)
	}
	if f.more > 0 {
		note := k.one(styleSmall, k.count("scene.more", f.more), width)
		k.putLine(d, styleSmall, x, y, note)
		y += k.pitch(SizeSmall)
	}
	return y
}

// putLine draws one line with the top of its line at y.
func (k *setter) putLine(d *drawing, st Style, x, y float64, l line) {
	if l.s == "" {
		return
	}
	base := y + k.ts.Ascent(st.Size)
	d.marks = append(d.marks, Text{X: x, Y: base, Width: l.width, Size: st.Size, Face: st.Face, Colour: st.Colour, S: l.s})
	d.grow(Rect{x, y, l.width, k.pitch(st.Size)}, 0)
}

// count gives the text of a key for a number; see Words.N of assets.
func (k *setter) count(key string, n int) string {
	if n == 1 {
		return k.w.T(key+".one", n)
	}
	return k.w.T(key+".other", n)
}

// one sets a text as a single line, cut with "…" when it is too wide.
func (k *setter) one(st Style, s string, width float64) line {
	f := k.wrap(st, strings.ReplaceAll(s, "\n", " "), width, 1)
	if len(f.lines) == 0 {
		return line{}
	}
	return f.lines[0]
}

// wrap breaks a text into at most maxLines lines of a width. Words that are
// too long are broken between characters, with a hyphen where both are
// letters. When lines had to be left out, the last one ends in "…".
func (k *setter) wrap(st Style, s string, width float64, maxLines int) folded {
	s = strings.Trim(k.ts.Prepare(s), " \n")
	if s == "" {
		return folded{}
	}
	w := wrapper{k: k, st: st, width: width + 1e-6, max: maxLines}
	for para := range strings.SplitSeq(s, "\n") {
		w.paragraph(para)
	}
	out := folded{more: max(0, w.count-maxLines)}
	for i, l := range w.lines {
		text := strings.ReplaceAll(l.text, "\u00ad", "")
		if i == maxLines-1 && out.more > 0 {
			text = w.ellipsis(text)
		}
		out.lines = append(out.lines, k.drawn(st, text, l.rtl))
	}
	return out
}

// drawn turns a logical line into drawing order.
func (k *setter) drawn(st Style, text string, rtl bool) line {
	if rtl {
		text = "\u200f" + text // the line keeps the direction of its paragraph
	} else if startsRightToLeft(text) {
		text = "\u200e" + text
	}
	v := k.ts.Visual(text)
	return line{v, k.ts.Width(st.Face, st.Size, v), rtl}
}

// startsRightToLeft reports whether the first letter of a text belongs to a
// script that is written from right to left; a direction mark counts as one.
func startsRightToLeft(s string) bool {
	for _, r := range s {
		switch {
		case r == 0x200E:
			return false
		case r == 0x200F:
			return true
		case unicode.IsLetter(r):
			return r >= 0x590 && unicode.Is(rightToLeft, r)
		}
	}
	return false
}

// rightToLeft holds the blocks of Hebrew, Arabic and the other scripts that are
// written from right to left.
var rightToLeft = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x590, Hi: 0x8FF, Stride: 1}, {Lo: 0xFB1D, Hi: 0xFDFF, Stride: 1}, {Lo: 0xFE70, Hi: 0xFEFC, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x10800, Hi: 0x10FFF, Stride: 1}, {Lo: 0x1E800, Hi: 0x1EFFF, Stride: 1}},
}

// wrapper breaks one text. Lines beyond max are counted and not kept.
type wrapper struct {
	k     *setter
	st    Style
	width float64
	max   int
	lines []logicalLine
	count int
}

type logicalLine struct {
	text string
	rtl  bool
}

func (w *wrapper) measure(s string) float64 { return w.k.ts.Width(w.st.Face, w.st.Size, s) }

func (w *wrapper) emit(s string, rtl bool) {
	if w.count < w.max {
		s = strings.TrimRight(s, " ")
		if strings.HasSuffix(s, "\u00ad") {
			s += "-"
		}
		w.lines = append(w.lines, logicalLine{s, rtl})
	}
	w.count++
}

// paragraph breaks a text without '\n' greedily: a line takes what fits.
// Advances add up without kerning, so each piece is measured once.
func (w *wrapper) paragraph(s string) {
	s = strings.TrimRight(s, " \u00ad")
	rtl := startsRightToLeft(s)
	if w.measure(s) <= w.width {
		w.emit(s, rtl)
		return
	}
	start, used := 0, 0.0 // the current line is s[start:…], spaces at its end included
	from := 0
	for _, to := range w.k.ts.Breaks(s) {
		if glued(s, to) {
			continue
		}
		piece := s[from:to]
		ink := w.measure(strings.TrimRight(piece, " "))
		if strings.HasSuffix(piece, "\u00ad") {
			ink += w.measure("-")
		}
		if from > start && used+ink > w.width {
			w.emit(s[start:from], rtl)
			start, used = from, 0
		}
		if start == from && ink > w.width {
			start = w.breakWord(strings.TrimRight(s[:to], " "), start, rtl)
			used = w.measure(s[start:to])
		} else {
			used += w.measure(piece)
		}
		from = to
	}
	if start < len(s) {
		w.emit(s[start:], rtl)
	}
}

// glued reports whether a break would part a number from its sign: "43 %",
// "20 €". People type a plain space there.
func glued(s string, at int) bool {
	next := s[at:]
	if !strings.HasPrefix(next, "%") && !strings.HasPrefix(next, "€") && !strings.HasPrefix(next, "°") {
		return false
	}
	digit, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:at], " "))
	return unicode.IsDigit(digit)
}

// breakWord emits full lines of a piece that is wider than a line and returns
// where the rest begins. Each line gets at least one character.
func (w *wrapper) breakWord(s string, start int, rtl bool) int {
	hyphen, tail := w.measure("-"), 0.0
	if short, ok := strings.CutSuffix(s, "\u00ad"); ok {
		s, tail = short, hyphen // the rest must leave room for it
	}
	ends := []int{start}
	for _, end := range w.k.ts.Graphemes(s[start:]) {
		ends = append(ends, start+end)
	}
	i, last := 0, len(ends)-1 // characters lie between neighbours in ends
	for {
		fits, used := i, 0.0
		for k := i; k < last; k++ {
			used += w.measure(s[ends[k]:ends[k+1]])
			more := 0.0
			if k+1 == last {
				more = tail
			} else if between(s, ends[k+1]) {
				more = hyphen // needed if the line ends here
			}
			if used > w.width {
				break
			}
			if used+more <= w.width {
				fits = k + 1
			}
		}
		if fits == last {
			return ends[i]
		}
		fits = niceBreak(s, ends, i, max(fits, i+1))
		text := s[ends[i]:ends[fits]]
		if between(s, ends[fits]) && w.measure(text)+hyphen <= w.width {
			text += "-"
		}
		w.emit(text, rtl)
		i = fits
	}
}

// niceBreak moves a break inside a word back to where a syllable begins, a few
// characters at most: before a consonant that a vowel follows, which is the
// rule of Finnish and reads well in the other languages. At least two
// characters stay on each line.
func niceBreak(s string, ends []int, from, to int) int {
	last := len(ends) - 1
	for to < last && to > from+2 && fewLetters(s[ends[to]:]) {
		to-- // no line of a full stop alone
	}
	if to >= last || !between(s, ends[to]) {
		return to
	}
	for k := to; k >= from+2 && k > to-6; k-- {
		if last-k >= 2 && between(s, ends[k]) && syllable(s[ends[k]:]) {
			return k
		}
	}
	if last-to < 2 && to-from > 2 {
		return to - 1
	}
	return to
}

// fewLetters reports whether a text has less than two letters or digits.
func fewLetters(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if n++; n == 2 {
				return false
			}
		}
	}
	return true
}

// syllable reports whether a text begins with a consonant and a vowel.
func syllable(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	return !vowel(first) && vowel(second)
}

func vowel(r rune) bool {
	return strings.ContainsRune("aeiouyåäöüéèáàóíúAEIOUYÅÄÖÜÉÈÁÀÓÍÚ", r)
}

// between reports whether a place in a text has letters on both sides.
func between(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// ellipsis ends a line with "…", shortened until it fits.
func (w *wrapper) ellipsis(s string) string {
	const dots = "…"
	s = strings.TrimRight(s, " -.,;:")
	if w.measure(s+dots) <= w.width {
		return s + dots
	}
	ends := w.k.ts.Graphemes(s)
	for i := len(ends) - 2; i >= 0; i-- {
		if short := strings.TrimRight(s[:ends[i]], " "); w.measure(short+dots) <= w.width {
			return short + dots
		}
	}
	return dots
}
