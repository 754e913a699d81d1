package pdf

// The library is behind this one import: its maintained descendant
// codeberg.org/go-pdf/fpdf has every method used here, so that a switch is a
// change of this line. What is known to be wrong in it and how it is avoided:
//
//   - Runes above U+FFFF make it panic; [drawable] keeps them away and the
//     painter draws them as outlines.
//   - A bookmark set before the first font is written in the wrong encoding;
//     open sets a font first.
//   - The height of a bookmark is reckoned from the last page's height; see
//     bookmark.
//   - Two documents that share the bytes of a font race; open clones them.
//   - Errors stay silent until the end; every page asks for them.

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	library "github.com/jung-kurt/gofpdf"

	"lupaus/assets"
	"lupaus/export/page"
)

// file is one PDF file being written. Lengths are millimetres.
type file struct {
	*library.Fpdf
	fonts map[*assets.Font]string // the families that the library has been given
	lastH float64                 // height of the last page
}

// open begins a file for a document of one page or more.
func open(d *page.Document) *file {
	f := &file{
		// A default size that no page has: pages of the default size would
		// inherit it, which not every reader understands.
		Fpdf: library.NewCustom(&library.InitType{
			UnitStr: "mm", Size: library.SizeType{Wd: 210.001, Ht: 297.001},
		}),
		fonts: map[*assets.Font]string{},
		lastH: d.Pages[len(d.Pages)-1].Height,
	}
	f.SetCatalogSort(true)
	f.SetCompression(true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCreationDate(d.Created)
	f.SetModificationDate(d.Created)
	f.SetTitle(wide(d.Title), true)
	if d.Author != "" {
		f.SetAuthor(wide(d.Author), true)
	}
	if d.Subject != "" {
		f.SetSubject(wide(d.Subject), true)
	}
	if d.Keywords != "" {
		f.SetKeywords(wide(d.Keywords), true)
	}
	f.SetCreator(strings.TrimSpace("Lupaus "+wide(d.Version)), true)
	f.useFont(assets.Fonts()[0], 10)
	return f
}

// useFont selects a font, handing it to the library at its first use.
func (f *file) useFont(font *assets.Font, size float64) {
	family, ok := f.fonts[font]
	if !ok {
		family = fmt.Sprintf("lupaus%d", len(f.fonts))
		f.AddUTF8FontFromBytes(family, "", bytes.Clone(font.Data))
		f.fonts[font] = family
	}
	f.SetFont(family, "", size)
}

func (f *file) addPage(p *page.Page) {
	f.AddPageFormat("P", library.SizeType{Wd: p.Width, Ht: p.Height})
}

// bookmark marks a place of the current page, whose height is given: the
// library takes the last page's for all.
func (f *file) bookmark(title string, level int, y, pageHeight float64) {
	f.Bookmark(wide(title), level, f.lastH-pageHeight+y)
}

// finish writes the file as the library makes it.
func (f *file) finish(w io.Writer) error { return f.Output(w) }
