package svg

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"golang.org/x/image/font/sfnt"

	"lupaus/assets"
)

// subset makes a TrueType font that holds the glyphs of the runes alone,
// without hints, so that it can travel inside a picture. The format is that of
// the OpenType specification 1.9 (head, hhea, maxp, hmtx, loca, glyf, cmap, OS/2,
// name, post).
func subset(f *assets.Font, runes []rune) ([]byte, error) {
	t, err := readTables(f.Data)
	if err != nil {
		return nil, fmt.Errorf("subset font %s: %w", f.Name, err)
	}
	s := subsetter{tables: t, number: map[uint16]uint16{}}
	s.take(0) // .notdef is glyph 0 of every font
	cmap := map[rune]uint16{}
	var buf sfnt.Buffer
	for _, r := range runes {
		if g, err := f.SFNT.GlyphIndex(&buf, r); err == nil && g != 0 {
			cmap[r] = s.take(uint16(g))
		}
	}
	if err := s.glyphs(); err != nil {
		return nil, fmt.Errorf("subset font %s: %w", f.Name, err)
	}
	return s.build(cmap), nil
}

// tables are the tables of a font by their tags.
type tables map[string][]byte

func readTables(data []byte) (tables, error) {
	if len(data) < 12 {
		return nil, errors.New("no table directory")
	}
	t := tables{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errors.New("table directory cut short")
		}
		offset, length := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
		if offset > len(data) || length > len(data)-offset {
			return nil, errors.New("table outside the file")
		}
		t[string(data[at:at+4])] = data[offset : offset+length]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 4, "glyf": 1, "OS/2": 78} {
		if len(t[tag]) < least {
			return nil, errors.New("no table " + tag)
		}
	}
	return t, nil
}

// subsetter numbers the glyphs that are taken along from 0.
type subsetter struct {
	tables tables
	number map[uint16]uint16 // old number → new number
	order  []uint16          // old numbers in the new order
	glyf   []byte
	loca   []uint32
}

// take adds a glyph and returns its new number.
func (s *subsetter) take(old uint16) uint16 {
	n, ok := s.number[old]
	if !ok {
		n = uint16(len(s.order))
		s.number[old] = n
		s.order = append(s.order, old)
	}
	return n
}

// glyphs copies the outlines; composite glyphs take their parts along, which
// makes the order grow on the way.
func (s *subsetter) glyphs() error {
	for i := 0; i < len(s.order); i++ {
		s.loca = append(s.loca, uint32(len(s.glyf)))
		g, err := s.outline(s.order[i])
		if err != nil {
			return err
		}
		s.glyf = append(s.glyf, g...)
		for len(s.glyf)%4 != 0 {
			s.glyf = append(s.glyf, 0)
		}
	}
	s.loca = append(s.loca, uint32(len(s.glyf)))
	return nil
}

var errOutline = errors.New("glyph outline cut short")

// outline returns a glyph's record without its hints.
func (s *subsetter) outline(old uint16) ([]byte, error) {
	start, end := s.place(int(old)), s.place(int(old)+1)
	if start < 0 || end < start || end > len(s.tables["glyf"]) {
		return nil, errOutline
	}
	g := slices.Clone(s.tables["glyf"][start:end])
	if len(g) < 10 {
		return nil, nil // empty, as a space is
	}
	contours := int(int16(binary.BigEndian.Uint16(g)))
	if contours < 0 {
		return s.composite(g)
	}
	at := 10 + 2*contours
	if at+2 > len(g) {
		return nil, errOutline
	}
	hints := int(binary.BigEndian.Uint16(g[at:]))
	if at+2+hints > len(g) {
		return nil, errOutline
	}
	binary.BigEndian.PutUint16(g[at:], 0)
	return slices.Delete(g, at+2, at+2+hints), nil
}

// The flags of a part of a composite glyph.
const (
	wordArgs   = 0x0001
	oneScale   = 0x0008
	moreParts  = 0x0020
	twoScales  = 0x0040
	fourScales = 0x0080
	hasHints   = 0x0100
)

func (s *subsetter) composite(g []byte) ([]byte, error) {
	for at := 10; ; {
		if at+4 > len(g) {
			return nil, errOutline
		}
		flags := binary.BigEndian.Uint16(g[at:])
		binary.BigEndian.PutUint16(g[at:], flags&^hasHints)
		binary.BigEndian.PutUint16(g[at+2:], s.take(binary.BigEndian.Uint16(g[at+2:])))
		at += 6
		if flags&wordArgs != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if at > len(g) {
			return nil, errOutline
		}
		if flags&moreParts == 0 {
			return g[:at], nil
		}
	}
}

// place is the offset of a glyph in glyf, -1 when there is no such glyph.
func (s *subsetter) place(old int) int {
	loca := s.tables["loca"]
	if binary.BigEndian.Uint16(s.tables["head"][50:]) == 0 {
		if 2*old+2 > len(loca) {
			return -1
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*old:]))
	}
	if 4*old+4 > len(loca) {
		return -1
	}
	return int(binary.BigEndian.Uint32(loca[4*old:]))
}

// build puts the tables together.
func (s *subsetter) build(cmap map[rune]uint16) []byte {
	be := binary.BigEndian
	n := uint16(len(s.order))
	head := slices.Clone(s.tables["head"])
	be.PutUint32(head[8:], 0)  // checksum, below
	be.PutUint16(head[50:], 1) // long offsets
	hhea := slices.Clone(s.tables["hhea"])
	be.PutUint16(hhea[34:], n)
	maxp := slices.Clone(s.tables["maxp"])
	be.PutUint16(maxp[4:], n)
	var loca, hmtx []byte
	for _, offset := range s.loca {
		loca = be.AppendUint32(loca, offset)
	}
	for _, old := range s.order {
		hmtx = append(hmtx, s.metric(int(old))...)
	}
	post := make([]byte, 32)
	be.PutUint32(post, 0x00030000) // no glyph names
	if p := s.tables["post"]; len(p) >= 32 {
		copy(post[4:16], p[4:16])
	}
	return assemble(tables{
		"OS/2": s.tables["OS/2"], "cmap": cmapTable(cmap), "glyf": s.glyf, "head": head, "hhea": hhea,
		"hmtx": hmtx, "loca": loca, "maxp": maxp, "name": {0, 0, 0, 0, 0, 6}, "post": post,
	})
}

// metric is the advance and left bearing of a glyph. The last advance stands
// for all glyphs after it.
func (s *subsetter) metric(old int) []byte {
	hmtx, full := s.tables["hmtx"], int(binary.BigEndian.Uint16(s.tables["hhea"][34:]))
	advance := 4 * min(old, full-1)
	bearing := advance + 2
	if old >= full {
		bearing = 4*full + 2*(old-full)
	}
	if advance < 0 || advance+2 > len(hmtx) || bearing+2 > len(hmtx) {
		return make([]byte, 4)
	}
	return slices.Concat(hmtx[advance:advance+2], hmtx[bearing:bearing+2])
}

// cmapTable maps runes to glyphs with one format 12 subtable.
func cmapTable(cmap map[rune]uint16) []byte {
	be := binary.BigEndian
	runes := slices.Sorted(maps.Keys(cmap))
	b := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12}
	b = be.AppendUint16(b, 12)
	b = be.AppendUint16(b, 0)
	b = be.AppendUint32(b, uint32(16+12*len(runes)))
	b = be.AppendUint32(b, 0)
	b = be.AppendUint32(b, uint32(len(runes)))
	for _, r := range runes {
		b = be.AppendUint32(b, uint32(r))
		b = be.AppendUint32(b, uint32(r))
		b = be.AppendUint32(b, uint32(cmap[r]))
	}
	return b
}

func assemble(t tables) []byte {
	be := binary.BigEndian
	tags := slices.Sorted(maps.Keys(t))
	n := len(tags)
	power := bits.Len(uint(n)) - 1
	b := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		b = be.AppendUint16(b, uint16(v))
	}
	offset, headAt := 12+16*n, 0
	for _, tag := range tags {
		if tag == "head" {
			headAt = offset
		}
		b = append(b, tag...)
		b = be.AppendUint32(b, checksum(t[tag]))
		b = be.AppendUint32(b, uint32(offset))
		b = be.AppendUint32(b, uint32(len(t[tag])))
		offset += (len(t[tag]) + 3) &^ 3
	}
	for _, tag := range tags {
		b = append(b, t[tag]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	be.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
