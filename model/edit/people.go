package edit

import (
	"strings"

	"lupaus/model"
)

// AddPersona adds a persona behind the others.
type AddPersona struct {
	Persona model.Persona // with a fresh ID
}

// Label implements Edit.
func (e AddPersona) Label() model.Label { return label("addPersona") }

// Focus implements Focuser.
func (e AddPersona) Focus() []model.ID { return []model.ID{e.Persona.ID} }

// Apply implements Edit.
func (e AddPersona) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Personas = inserted(i.Personas, End, e.Persona.ID)
		return d.add(&e.Persona)
	})
}

// MovePersona moves a persona in the project's list.
type MovePersona struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MovePersona) Label() model.Label { return label("movePersona") }

// MergeKey implements Merger.
func (e MovePersona) MergeKey() string { return mergeKey("movePersona", e.ID) }

// Focus implements Focuser.
func (e MovePersona) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MovePersona) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Personas, err = movedID(i.Personas, model.KindPersona, e.ID, e.At)
		return err
	})
}

// AddRole adds a role behind the others.
type AddRole struct {
	Role model.Role // with a fresh ID
}

// Label implements Edit.
func (e AddRole) Label() model.Label { return label("addRole") }

// Focus implements Focuser.
func (e AddRole) Focus() []model.ID { return []model.ID{e.Role.ID} }

// Apply implements Edit.
func (e AddRole) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Roles = inserted(i.Roles, End, e.Role.ID)
		next := e.Role
		next.Touchpoints = without(next.Touchpoints)
		return d.add(&next)
	})
}

// MoveRole moves a role in the project's list.
type MoveRole struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveRole) Label() model.Label { return label("moveRole") }

// MergeKey implements Merger.
func (e MoveRole) MergeKey() string { return mergeKey("moveRole", e.ID) }

// Focus implements Focuser.
func (e MoveRole) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveRole) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Roles, err = movedID(i.Roles, model.KindRole, e.ID, e.At)
		return err
	})
}

// SetRoleKind says which role of a company a role is.
type SetRoleKind struct {
	ID   model.ID
	Role model.RoleKind
}

// Label implements Edit.
func (e SetRoleKind) Label() model.Label { return label("roleKind") }

// Focus implements Focuser.
func (e SetRoleKind) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetRoleKind) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		r, err := d.role(e.ID)
		if err == nil {
			r.Role = e.Role
		}
		return err
	})
}

// SetRole replaces what is said of a role besides its texts: how far it looks
// ahead and where it has a part on the journeys.
type SetRole struct {
	ID          model.ID
	Horizon     model.Horizon
	Touchpoints []model.ID
}

// Label implements Edit.
func (e SetRole) Label() model.Label { return label("role") }

// Focus implements Focuser.
func (e SetRole) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e SetRole) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		r, err := d.role(e.ID)
		if err == nil {
			r.Horizon, r.Touchpoints = e.Horizon, without(e.Touchpoints)
		}
		return err
	})
}

// RewriteTask says a role's work both ways: as one calls it inside the firm, and
// as help to a customer.
type RewriteTask struct {
	ID         model.ID
	Task, Help string
}

// Label implements Edit.
func (e RewriteTask) Label() model.Label { return label("rewriteTask") }

// Focus implements Focuser.
func (e RewriteTask) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e RewriteTask) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		r, err := d.role(e.ID)
		if err == nil {
			r.Task, r.Value = e.Task, e.Help
		}
		return err
	})
}

// sameName compares the names of people and lanes as people do: spaces around
// and the case of letters do not count, and what has no name equals nothing.
func sameName(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}
