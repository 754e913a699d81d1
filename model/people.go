package model

// Persona is a made-up customer who stands for many.
type Persona struct {
	ID    ID     `json:"id"`
	Name  string `json:"name"`
	Note  string `json:"note,omitempty"`
	Goals string `json:"goals,omitempty"`
	Quote string `json:"quote,omitempty"`
}

// Key implements Entity.
func (p *Persona) Key() ID { return p.ID }

// Kind implements Entity.
func (*Persona) Kind() Kind { return KindPersona }

// RoleKind tells the roles that every company has from all others.
type RoleKind string

// The kinds of role.
const (
	RoleBoard      RoleKind = "board"
	RoleOwner      RoleKind = "owner"
	RoleCEO        RoleKind = "ceo"
	RoleLeadership RoleKind = "leadership"
	RoleOther      RoleKind = "other"
)

// RoleKinds lists the kinds of role.
func RoleKinds() []RoleKind {
	return []RoleKind{RoleBoard, RoleOwner, RoleCEO, RoleLeadership, RoleOther}
}

// Role is somebody inside the organisation who can own a promise.
type Role struct {
	ID       ID       `json:"id"`
	Name     string   `json:"name"`
	Role     RoleKind `json:"role"`
	Note     string   `json:"note,omitempty"`
	Promises []ID     `json:"promises,omitempty"` // role-level promises
}

// Key implements Entity.
func (r *Role) Key() ID { return r.ID }

// Kind implements Entity.
func (*Role) Kind() Kind { return KindRole }
