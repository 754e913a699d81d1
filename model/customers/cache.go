package customers

import (
	"slices"

	"lupaus/model"
)

// Cache remembers the last base, so that edits of other things count nothing
// anew. The zero value is ready. Not safe for concurrent use.
type Cache struct {
	project *model.Project
	base    *Base
	forms   map[*model.Form]*model.Form // made for the base
}

// Of is [Of], remembered.
func (c *Cache) Of(p *model.Project) *Base {
	if c.base == nil || counts(c.project, p) {
		c.base, c.forms = Of(p), map[*model.Form]*model.Form{}
	}
	c.project = p
	return c.base
}

// Form is a form with what it takes of the customers of a project
// ([model.Form.In]): the same one as long as the base is.
func (c *Cache) Form(p *model.Project, f *model.Form) *model.Form {
	if f == nil || f.Resolved || !f.Takes() {
		return f
	}
	base := c.Of(p)
	made := c.forms[f]
	if made == nil {
		made = f.In(base)
		c.forms[f] = made
	}
	return made
}

// counts reports whether what became of a project changes its base.
func counts(before, after *model.Project) bool {
	if before == after {
		return false
	}
	for _, d := range model.Diff(before, after) {
		for _, side := range []model.Entity{d.Before, d.After} {
			switch side.(type) {
			case *model.Segment, *model.Customer:
				return true
			}
		}
	}
	was, is := before.Info(), after.Info()
	return was.Customers != is.Customers || !slices.Equal(was.Segments, is.Segments)
}
