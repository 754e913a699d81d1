package customers

import (
	"slices"

	"lupaus/model"
)

// Cache remembers the last base, so that edits of other things count nothing
// anew, and those of customers find the others in order. The zero value is ready.
// Not safe for concurrent use.
type Cache struct {
	project *model.Project
	base    *Base
	forms   map[*model.Form]*model.Form // made for the base
}

// Of is [Of], remembered.
func (c *Cache) Of(p *model.Project) *Base {
	if c.base == nil {
		c.base, c.forms = Of(p), map[*model.Form]*model.Form{}
	} else if p != c.project {
		if changes := model.Diff(c.project, p); counts(changes, c.project, p) {
			c.base, c.forms = count(p, c.base.after(changes)), map[*model.Form]*model.Form{}
		}
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
func counts(changes model.Change, before, after *model.Project) bool {
	for _, d := range changes {
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

// after lists the customers of a base after changes: those who were there in the
// order of the base, new ones behind them.
func (b *Base) after(changes model.Change) []*model.Customer {
	now := map[model.ID]*model.Customer{} // nil for those who are gone
	var fresh []*model.Customer
	for _, d := range changes {
		was, wasOne := d.Before.(*model.Customer)
		is, isOne := d.After.(*model.Customer)
		switch {
		case wasOne:
			now[was.ID] = is
		case isOne:
			fresh = append(fresh, is)
		}
	}
	list := make([]*model.Customer, 0, len(b.All)+len(fresh))
	for _, c := range b.All {
		one, changed := now[c.ID]
		if !changed {
			one = c.Customer
		}
		if one != nil {
			list = append(list, one)
		}
	}
	return append(list, fresh...)
}
