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

// Horizon says how far ahead a role looks. Each horizon holds the shorter ones,
// so that a long promise is kept by many short ones.
type Horizon string

// The time horizons, from daily work to the quarter of a century that owners
// think of.
const (
	HorizonUnknown Horizon = ""
	HorizonToday   Horizon = "today"
	HorizonYear    Horizon = "1"
	HorizonThree   Horizon = "3"
	HorizonFive    Horizon = "5"
	HorizonTen     Horizon = "10"
	HorizonQuarter Horizon = "25"
)

// Horizons lists the horizons but HorizonUnknown, shortest first.
func Horizons() []Horizon {
	return []Horizon{HorizonToday, HorizonYear, HorizonThree, HorizonFive, HorizonTen, HorizonQuarter}
}

// Role is somebody inside the organisation who can own a promise. Its card
// answers: what value do I create for customers, where am I on their journey,
// and what is my promise as a part of the company's.
type Role struct {
	ID   ID       `json:"id"`
	Name string   `json:"name"`
	Role RoleKind `json:"role"`
	Note string   `json:"note,omitempty"`
	// Task is the work as one calls it inside the firm; Value says the same work
	// as help to a customer.
	Task  string `json:"task,omitempty"`
	Value string `json:"value,omitempty"`
	// Touchpoints are where the role has a part besides those that name it as
	// responsible (Touchpoint.Role).
	Touchpoints []ID    `json:"touchpoints,omitempty"`
	Horizon     Horizon `json:"horizon,omitempty"`
	Measures    string  `json:"measures,omitempty"`
	Start       string  `json:"start,omitempty"`
	Stop        string  `json:"stop,omitempty"`
	Continue    string  `json:"continue,omitempty"`
	Promises    []ID    `json:"promises,omitempty"` // role-level promises
}

// Key implements Entity.
func (r *Role) Key() ID { return r.ID }

// Kind implements Entity.
func (*Role) Kind() Kind { return KindRole }
