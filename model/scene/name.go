package scene

import (
	"cmp"
	"strconv"
	"strings"

	"lupaus/model"
)

// Name is what people call an entity in lists: its name, title or text on one
// line, or a word for one that has none yet. Sheets are called by their forms.
func Name(w Words, e model.Entity) string {
	name := strings.Join(strings.Fields(ownName(w, e)), " ")
	if name == "" {
		return w.T("unnamed." + string(e.Kind()))
	}
	return name
}

// ownName is the name as it was written, or that of a role or a form that goes
// by its kind.
func ownName(w Words, e model.Entity) string {
	switch e := e.(type) {
	case *model.Info:
		return e.Name
	case *model.Persona:
		return e.Name
	case *model.Segment:
		return e.Name
	case *model.Customer:
		return cmp.Or(e.Name, e.Code)
	case *model.Role:
		if e.Name == "" && e.Role != model.RoleOther {
			return w.T("role." + string(e.Role))
		}
		return e.Name
	case *model.Journey:
		return e.Name
	case *model.Stage:
		return e.Name
	case *model.Touchpoint:
		return e.Title
	case *model.Promise:
		return e.Text
	case *model.Decision:
		return e.Title
	case *model.Action:
		return e.Title
	case *model.Snapshot:
		return e.Name
	}
	return ownAuditName(w, e)
}

// ownAuditName is ownName for audits and what is filled in.
func ownAuditName(w Words, e model.Entity) string {
	switch e := e.(type) {
	case *model.AskedStatement:
		return strconv.Itoa(e.Number+1) + ". " + statementName(e.Statement, w.Lang())
	case *model.Instrument:
		return e.Title.In(w.Lang())
	case *model.Audit:
		return e.Name
	case *model.AnswerBatch:
		if e.Name == "" && e.Way != "" {
			return dots(w.T("batchWay."+string(e.Way)), DayText(w.Lang(), e.Made))
		}
		return e.Name
	case *model.Sheet:
		if form := w.Form(e.Form); form != nil {
			return SheetTitle(form, e)
		}
	}
	return ""
}

// SheetTitle is what a sheet of a form is called: the form's title and, of one of
// several, its name.
func SheetTitle(form *model.Form, s *model.Sheet) string { return dots(form.Title, s.Name) }

// GroupName is what people call a group of respondents: its name, or the word
// for its kind.
func GroupName(w Words, g model.RespondentGroup) string {
	if name := strings.Join(strings.Fields(g.Name), " "); name != "" {
		return name
	}
	return w.T("respondents." + string(g.Kind))
}
