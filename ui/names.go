package ui

import (
	"strings"

	"lupaus/model"
)

// nameOf is what people call an entity in lists: its name, title or text on
// one line, or a word for one that has none yet.
func (p *projectPage) nameOf(e model.Entity) string { return p.app.nameOf(e) }

func (a *App) nameOf(e model.Entity) string {
	var name string
	switch e := e.(type) {
	case *model.Info:
		name = e.Name
	case *model.Persona:
		name = e.Name
	case *model.Role:
		name = e.Name
		if name == "" && e.Role != model.RoleOther {
			return a.T("role." + string(e.Role))
		}
	case *model.Journey:
		name = e.Name
	case *model.Stage:
		name = e.Name
	case *model.Touchpoint:
		name = e.Title
	case *model.Promise:
		name = e.Text
	}
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return a.T("unnamed." + string(e.Kind()))
	}
	return name
}

// iconNameOf is the icon of an entity in lists.
func iconNameOf(e model.Entity) string {
	switch e := e.(type) {
	case *model.Info:
		return "project"
	case *model.Persona:
		return "persona"
	case *model.Role:
		return "role"
	case *model.Journey:
		if e.State == model.StateTarget {
			return "target"
		}
		return "journey"
	case *model.Stage:
		return "stage"
	case *model.Touchpoint:
		if e.MomentOfTruth {
			return "star"
		}
		return "touchpoint"
	case *model.Promise:
		switch e.Kept {
		case model.KeptYes:
			return "kept"
		case model.KeptNo:
			return "broken"
		}
		return "promise"
	}
	return "file"
}

// laneName is a lane's own name, or the word of its kind.
func (a *App) laneName(l model.Lane) string {
	if l.Name != "" {
		return l.Name
	}
	return a.T("lane." + string(l.Kind))
}
