package scene

import (
	"strings"

	"lupaus/model"
)

// Name is what people call an entity in lists: its name, title or text on one
// line, or a word for one that has none yet. Sheets are called by their forms.
func Name(w Words, e model.Entity) string {
	var name string
	switch e := e.(type) {
	case *model.Info:
		name = e.Name
	case *model.Persona:
		name = e.Name
	case *model.Role:
		if name = e.Name; name == "" && e.Role != model.RoleOther {
			return w.T("role." + string(e.Role))
		}
	case *model.Journey:
		name = e.Name
	case *model.Stage:
		name = e.Name
	case *model.Touchpoint:
		name = e.Title
	case *model.Promise:
		name = e.Text
	case *model.Decision:
		name = e.Title
	case *model.Action:
		name = e.Title
	case *model.Snapshot:
		name = e.Name
	case *model.Sheet:
		if form := w.Form(e.Form); form != nil {
			name = form.Title
		}
	}
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return w.T("unnamed." + string(e.Kind()))
	}
	return name
}
