package exchange

import (
	"fmt"

	"lupaus/model"
)

// Names gives every persona and role of a project a name that is not empty and
// not shared, because foreign formats know them by their names alone. It tells
// what it had to change.
type Names struct {
	byID map[model.ID]string
}

// NewNames names the personas and roles of a project. Each name that had to be
// changed is counted as lost.
func NewNames(p *model.Project, w Worder, notes *Notes) *Names {
	n := &Names{byID: map[model.ID]string{}}
	info := p.Info()
	taken := map[string]bool{}
	for _, e := range model.Of[model.Persona](p, info.Personas) {
		n.give(e.ID, e.Name, w.T("exchange.word.persona"), taken, notes)
	}
	taken = map[string]bool{}
	for _, e := range model.Of[model.Role](p, info.Roles) {
		n.give(e.ID, e.Name, w.T("exchange.word.role"), taken, notes)
	}
	return n
}

// Worder gives the words of one language.
type Worder interface {
	T(key string, args ...any) string
	Lang() string
}

func (n *Names) give(id model.ID, name, fallback string, taken map[string]bool, notes *Notes) {
	wanted := Clean(name)
	if wanted == "" {
		wanted = fallback
	}
	unique := wanted
	for i := 2; taken[nameKey(unique)]; i++ {
		unique = fmt.Sprintf("%s (%d)", wanted, i)
	}
	taken[nameKey(unique)] = true
	if unique != Clean(name) {
		notes.Count(Lost, "exchange.lost.name")
	}
	n.byID[id] = unique
}

// Of is the name of a persona or role; empty for an empty or unknown ID.
func (n *Names) Of(id model.ID) string { return n.byID[id] }
