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
}

// Of is [Of], remembered.
func (c *Cache) Of(p *model.Project) *Base {
	if c.base == nil || counts(c.project, p) {
		c.base = Of(p)
	}
	c.project = p
	return c.base
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
