package assets

import "strings"

// This file gives Arabic letters the forms in which they join their
// neighbours, as runes of the block Arabic Presentation Forms-B, which DejaVu
// Sans has. That covers the letters of Arabic itself; the further letters of
// Persian, Urdu and others stay in their isolated forms and part the letters
// around them. A layout engine for Arabic would do more (marks placed by
// anchors, all ligatures); nothing here claims to be one.

// letterForms returns the number of forms of a letter and the first of them.
func letterForms(r rune) (n int, first rune) {
	if r < 0x621 || r > 0x64A {
		return 0, 0
	}
	f := arabicTable[r-0x621]
	return int(f.n), f.first
}

type arabicLetter struct {
	n     int8
	first rune
}

// arabicTable has the letters U+0621 to U+064A: how many forms each has (1
// stands alone, 2 joins the letter before it, 4 both; 0 is no letter) and the
// first of them. The block begins at U+FE80 and holds the forms of a letter in
// this order: alone, final, initial, medial.
var arabicTable = func() (t [0x64A - 0x621 + 1]arabicLetter) {
	next := rune(0xFE80)
	for i := range t {
		n := int8(4)
		switch r := rune(0x621 + i); {
		case r == 0x621:
			n = 1
		case r >= 0x63B && r <= 0x640:
			n = 0
		case r >= 0x622 && r <= 0x625, r == 0x627, r == 0x629, r >= 0x62F && r <= 0x632, r == 0x648, r == 0x649:
			n = 2
		}
		t[i] = arabicLetter{n, next}
		next += rune(n)
	}
	return t
}()

const (
	tatweel = 0x640
	joiner  = 0x200D
	lam     = 0x644
)

// joinsNext reports whether a letter joins the one after it, joinsPrev the one
// before it.
func joinsNext(r rune) bool {
	n, _ := letterForms(r)
	return n == 4 || r == tatweel || r == joiner
}

func joinsPrev(r rune) bool {
	n, _ := letterForms(r)
	return n >= 2 || r == tatweel || r == joiner
}

// shape replaces Arabic letters by the forms their neighbours ask for.
func shape(s string) string {
	runes := []rune(s)
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		n, first := letterForms(r)
		if n == 0 {
			b.WriteRune(r)
			continue
		}
		before := n >= 2 && joinsNext(neighbour(runes, i, -1))
		if r == lam && i+1 < len(runes) {
			if lig := lamAlef(runes[i+1]); lig != 0 {
				if before {
					lig++
				}
				b.WriteRune(lig)
				i++
				continue
			}
		}
		after := n == 4 && joinsPrev(neighbour(runes, i, 1))
		form := rune(0)
		switch {
		case before && after:
			form = 3
		case after:
			form = 2
		case before:
			form = 1
		}
		b.WriteRune(first + form)
	}
	return b.String()
}

// neighbour returns the nearest rune that is not a mark, or 0.
func neighbour(runes []rune, i, step int) rune {
	for i += step; i >= 0 && i < len(runes); i += step {
		if !combining(runes[i]) {
			return runes[i]
		}
	}
	return 0
}

// lamAlef returns the ligature of a lam with this alef when it stands alone;
// the next rune is its final form.
func lamAlef(alef rune) rune {
	switch alef {
	case 0x622:
		return 0xFEF5
	case 0x623:
		return 0xFEF7
	case 0x625:
		return 0xFEF9
	case 0x627:
		return 0xFEFB
	}
	return 0
}
