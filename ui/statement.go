package ui

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
)

// statementForm stands before a statement of an audit where a form's entity or a
// node of the outline is named: statements are no entities of their own.
const statementForm = "#statement:"

// statementPlace is a statement of an audit.
type statementPlace struct {
	of  model.ID // the audit
	key string
}

// id names a statement in the outline and the inspector.
func (at statementPlace) id() model.ID {
	return model.ID(statementForm + string(at.of) + "\x1f" + at.key)
}

// statementOf reads what statementPlace.id wrote.
func statementOf(id model.ID) (statementPlace, bool) {
	text, ok := strings.CutPrefix(string(id), statementForm)
	on, key, parted := strings.Cut(text, "\x1f")
	return statementPlace{model.ID(on), key}, ok && parted
}

// link is how links name the statement.
func (at statementPlace) link() model.ID { return model.StatementID(at.of, at.key) }

// entryOf is what the window calls what a link names: an entity, or a statement.
func entryOf(link model.ID) model.ID {
	if of, key, ok := link.Part(); ok {
		return statementPlace{of, key}.id()
	}
	return link
}

// linkOf is how links name what the window calls so.
func linkOf(entry model.ID) model.ID {
	if at, ok := statementOf(entry); ok {
		return at.link()
	}
	return entry
}

// ref is the part of the pictures that shows a statement.
func (at statementPlace) ref() scene.Ref {
	return scene.Ref{Owner: at.of, Part: scene.PartStatement, Lane: model.ID(at.key)}
}

// isEntry reports whether an ID names a row of a sheet or a statement of an
// audit: they have a form and a place in the outline and are no entities.
func isEntry(id model.ID) bool {
	return strings.HasPrefix(string(id), rowForm) || strings.HasPrefix(string(id), statementForm)
}

// asked is a statement of an audit with what the project knows of it.
type asked struct {
	statementPlace
	audit  *model.Audit
	i      *model.Instrument
	number int // place in the instrument
	area   *model.Area
	*model.Statement
}

// find looks a statement up; false when audit or statement are not there.
func (at statementPlace) find(p *model.Project) (asked, bool) {
	x := asked{statementPlace: at, audit: p.Audit(at.of)}
	if x.audit == nil {
		return x, false
	}
	if x.i = p.Instrument(x.audit.Instrument); x.i == nil {
		return x, false
	}
	x.number = x.i.Find(at.key)
	x.area, x.Statement = x.i.Statement(x.number)
	return x, x.Statement != nil
}

// name is what lists call a statement: its number and its text.
func (x asked) name(lang string) string {
	return strconv.Itoa(x.number+1) + ". " + x.title(lang)
}

// title is the text of a statement, or its two opposites where it has none.
func (x asked) title(lang string) string {
	if text := x.Text.In(lang); text != "" || !x.Poles() {
		return text
	}
	return x.Left.In(lang) + " – " + x.Right.In(lang)
}

// statementsOf names the statements of an audit in the order of its instrument.
func statementsOf(p *model.Project, a *model.Audit) []model.ID {
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil
	}
	ids := make([]model.ID, 0, i.Len())
	for n := range i.Areas {
		for _, s := range i.Areas[n].Statements {
			ids = append(ids, statementPlace{a.ID, s.Key}.id())
		}
	}
	return ids
}

// result counts the audit of a statement; ok is false when nobody has a value to
// show.
func (s *session) result(x asked) (r *audit.Result, all audit.Cell, ok bool) {
	r = s.audits.Of(s.project(), x.audit.ID)
	if r == nil || x.number >= len(r.Statements) {
		return nil, audit.Cell{}, false
	}
	all = r.Statements[x.number]
	return r, all, all.Shown()
}

// selectedID is what the rest of the window selects when a part of a picture is
// selected.
func selectedID(p *model.Project, r scene.Ref) model.ID {
	if at, ok := placeOf(p, r); ok && at.Row != "" {
		return rowID(at.SheetPlace)
	}
	at := statementPlace{r.Owner, string(r.Lane)}
	switch r.Part {
	case scene.PartStep:
		if p.Action(r.Persona) != nil {
			return r.Persona
		}
		return r.Owner
	case scene.PartAddStep:
		at.key = string(r.Persona)
	case scene.PartStatement, scene.PartTarget, scene.PartMark, scene.PartEvidence, scene.PartAddEvidence:
	default:
		return r.Owner
	}
	if _, ok := at.find(p); ok {
		return at.id()
	}
	return r.Owner
}

// drawnPart reports whether a picture has a part.
func drawnPart(s *scene.Scene, ref scene.Ref) bool {
	return s != nil && slices.ContainsFunc(s.Blocks, func(b scene.Placed) bool {
		return slices.ContainsFunc(b.Zones, func(z scene.Zone) bool { return z.Ref == ref })
	})
}

// changedStatement finds the statement of which the room says something else in
// one project than in another, if the later one has it.
func changedStatement(before, after *model.Project, id model.ID) (model.ID, bool) {
	was, is := before.Audit(id), after.Audit(id)
	if was == nil || is == nil {
		return "", false
	}
	for _, m := range slices.Concat(was.Marks, is.Marks) {
		a, b := was.Mark(m.Statement), is.Mark(m.Statement)
		if a.Target == b.Target && a.Note == b.Note && slices.Equal(a.Evidence, b.Evidence) {
			continue
		}
		at := statementPlace{id, m.Statement}
		if _, ok := at.find(after); ok {
			return at.id(), true
		}
	}
	return "", false
}
