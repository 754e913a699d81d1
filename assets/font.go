package assets

import (
	_ "embed" // the font files
	"sync"
	"sync/atomic"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lupaus/model/scene"
)

// Font is one embedded font file. It is frozen and safe for concurrent use;
// calls into SFNT need a buffer of their own (or nil). Data is shared: clone it
// before handing it to a library that may write.
type Font struct {
	Name string // the file's name without ".ttf"
	Data []byte
	SFNT *sfnt.Font
}

//go:embed fonts/NotoSans-Regular.ttf
var notoRegular []byte

//go:embed fonts/NotoSans-Bold.ttf
var notoBold []byte

//go:embed fonts/DejaVuSans.ttf
var dejaVu []byte

//go:embed fonts/Symbola.ttf
var symbola []byte

// The places of the fonts in Fonts.
const (
	fontRegular = iota
	fontBold
	fontDejaVu
	fontSymbola
)

// missing is drawn for a rune that no font has.
const missing = '□'

var loadFonts = sync.OnceValue(func() []*Font {
	fonts := []*Font{
		{Name: "NotoSans-Regular", Data: notoRegular},
		{Name: "NotoSans-Bold", Data: notoBold},
		{Name: "DejaVuSans", Data: dejaVu},
		{Name: "Symbola", Data: symbola},
	}
	for _, f := range fonts {
		parsed, err := sfnt.Parse(f.Data)
		if err != nil {
			panic("font " + f.Name + ": " + err.Error()) // embedded: a mistake of the build
		}
		f.SFNT = parsed
	}
	return fonts
})

// Fonts returns the embedded fonts: Noto Sans Regular and Bold, the family of
// all text, then DejaVu Sans and Symbola for what they lack. The slice is
// shared and must not be changed.
func Fonts() []*Font { return loadFonts() }

// glyph says what draws a rune in a face: which font, which rune of it and
// how far it advances, in millimetres at a size of 1 pt.
type glyph struct {
	font    int8
	missing bool // no font has the rune; it is drawn as □
	advance float64
}

// glyphPage holds the glyphs of 256 runes.
type glyphPage [256]glyph

// glyphPages remembers glyphs by face and rune. Pages are filled whole at first
// use and then only read, so that looking up takes no lock; two goroutines
// that fill the same page do the same work and one result is kept.
var glyphPages [2][0x110000 / 256]atomic.Pointer[glyphPage]

// glyphOf returns what draws a rune. Runes out of range count as U+FFFD.
func glyphOf(face scene.Face, r rune) *glyph {
	if r < 0 || r > 0x10FFFF {
		r = 0xFFFD
	}
	slot := &glyphPages[face&1][r>>8]
	page := slot.Load()
	if page == nil {
		page = fillPage(face&1, r&^0xFF)
		slot.Store(page)
	}
	return &page[r&0xFF]
}

func fillPage(face scene.Face, first rune) *glyphPage {
	var page glyphPage
	var buf sfnt.Buffer
	for i := range page {
		page[i] = findGlyph(&buf, face, first+rune(i))
	}
	return &page
}

func findGlyph(buf *sfnt.Buffer, face scene.Face, r rune) glyph {
	if ignorable(r) {
		return glyph{font: int8(faceFonts(face)[0])}
	}
	for _, f := range faceFonts(face) {
		if adv, ok := advanceIn(buf, f, r); ok {
			return glyph{font: int8(f), advance: adv}
		}
	}
	adv, _ := advanceIn(buf, fontDejaVu, missing)
	return glyph{font: fontDejaVu, missing: true, advance: adv}
}

// faceFonts lists the fonts in which a face looks for a rune, in order.
func faceFonts(face scene.Face) []int {
	if face == scene.Bold {
		return boldFonts
	}
	return regularFonts
}

var (
	regularFonts = []int{fontRegular, fontDejaVu, fontSymbola}
	boldFonts    = []int{fontBold, fontRegular, fontDejaVu, fontSymbola}
)

// advanceIn returns the plain, unhinted advance of a rune in one font and
// whether the font has it.
func advanceIn(buf *sfnt.Buffer, f int, r rune) (float64, bool) {
	s := Fonts()[f].SFNT
	g, err := s.GlyphIndex(buf, r)
	if err != nil || g == 0 {
		return 0, false
	}
	em := fixed.I(int(s.UnitsPerEm()))
	adv, err := s.GlyphAdvance(buf, g, em, font.HintingNone)
	if err != nil {
		return 0, false
	}
	return float64(adv) / float64(em) * scene.PointMM, true
}

// ignorable reports whether a rune is drawn as nothing by every font: soft
// hyphens, joiners, direction marks, variation selectors and tags. What they
// ask for has been done when a line is drawn.
func ignorable(r rune) bool {
	if r < 0xAD {
		return r < 0x20 || r >= 0x7F && r < 0xA0
	}
	return unicode.Is(ignorables, r)
}

var ignorables = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0xAD, Hi: 0xAD, Stride: 1}, {Lo: 0x34F, Hi: 0x34F, Stride: 1}, {Lo: 0x61C, Hi: 0x61C, Stride: 1},
		{Lo: 0x115F, Hi: 0x1160, Stride: 1}, {Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, {Lo: 0x180B, Hi: 0x180F, Stride: 1},
		{Lo: 0x200B, Hi: 0x200F, Stride: 1}, {Lo: 0x2028, Hi: 0x202E, Stride: 1}, {Lo: 0x2060, Hi: 0x206F, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1}, {Lo: 0xFFF0, Hi: 0xFFFB, Stride: 1},
	},
	R32:         []unicode.Range32{{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}},
	LatinOffset: 1,
}
