package scene

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// ChangeList tells as a list what has changed in a project since a snapshot,
// group by group, with all that has changed about a thing in one row.
func ChangeList(w Words, then *model.Snapshot, now *model.Project) ListSpec {
	spec := ListSpec{
		Title: w.T("since.title", Name(w, then)), Intro: w.T("since.intro", DayText(w.Lang(), then.Made)), Empty: w.T("since.none"),
	}
	c := changes{w: w, then: then.Project, now: now}
	group := ""
	for _, d := range model.Since(then.Project, now) {
		if g := d.Code.Group(); g != group {
			group = g
			spec.Sections = append(spec.Sections, ListSection{Title: w.T("since.group." + g)})
		}
		at := &spec.Sections[len(spec.Sections)-1]
		row := c.row(d)
		if n := len(at.Rows); n > 0 && at.Rows[n-1].Ref == row.Ref {
			at.Rows[n-1].Text += "\n" + row.Text
			continue
		}
		at.Rows = append(at.Rows, row)
	}
	return spec
}

// changes puts differences into words.
type changes struct {
	w         Words
	then, now *model.Project
}

// entity finds something in today's project, or else in the earlier one.
func (c changes) entity(id model.ID) model.Entity {
	if e := c.now.Get(id); e != nil {
		return e
	}
	return c.then.Get(id)
}

func (c changes) row(d model.Difference) ListRow {
	row := ListRow{Ref: Ref{Owner: d.ID, Part: PartFinding, Lane: model.ID(d.Code.Group())}}
	if d.Part != "" && d.Code != model.DiffFeelingValue {
		row.Ref.Persona = d.Part
	}
	if d.Code == model.DiffFlowCount {
		row.Title = c.w.T("flow." + string(d.Part))
	} else if e := c.entity(d.ID); e != nil {
		row.Title = short(c.name(e, d.Part), gapSentenceName)
	}
	from, to := c.value(d, d.From), c.value(d, d.To)
	key := "change." + string(d.Code)
	switch {
	case d.From == "" && d.To == "":
		row.Text = c.w.T(key)
	case d.Code == model.DiffFeelingValue:
		row.Text = c.w.T(key, c.persona(d.Part), from, to)
	default:
		row.Text = c.w.T(key, from, to)
	}
	return row
}

// name is what the difference is about: an entity, a statement of an audit, or a
// row of a sheet.
func (c changes) name(e model.Entity, part model.ID) string {
	if a, ok := e.(*model.Audit); ok && part != "" {
		if _, s := c.statement(a, string(part)); s != nil {
			return Name(c.w, e) + ": " + s.Text.In(c.w.Lang())
		}
		return Name(c.w, e)
	}
	s, ok := e.(*model.Sheet)
	if !ok {
		return Name(c.w, e)
	}
	form := c.w.Form(s.Form)
	if form == nil {
		return Name(c.w, e)
	}
	return SheetTitle(form, s) + ": " + RowTitle(c.w, c.entity, form, s, part)
}

// statement finds a statement of an audit, and its instrument; nil when the
// instrument has none of the key.
func (c changes) statement(a *model.Audit, key string) (*model.Instrument, *model.Statement) {
	i, ok := c.entity(a.Instrument).(*model.Instrument)
	if !ok {
		return nil, nil
	}
	_, s := i.Statement(i.Find(key))
	return i, s
}

// RowTitle is what people call a row of a sheet: what the form calls it, the
// segment or customer that it is about, or what was written into it first; nothing
// for a row in which nothing is written. find finds an entity, or nil.
func RowTitle(w Words, find func(model.ID) model.Entity, form *model.Form, s *model.Sheet, id model.ID) string {
	for _, b := range form.Blocks {
		if of, ok := model.RowAbout(b.Key, id); ok && b.Each != model.EachNone {
			if of == "" {
				return b.Rest
			}
			if e := find(of); e != nil {
				return Name(w, e)
			}
		}
		if r, ok := b.Row(id); ok {
			if r.Title != "" {
				return r.Title
			}
			return r.Left + " – " + r.Right
		}
	}
	for _, r := range s.Rows {
		if r.ID != id {
			continue
		}
		block, _ := form.Block(r.Block)
		for _, c := range block.Columns {
			if text := strings.Join(strings.Fields(r.Cells[c.Key]), " "); text != "" && c.Kind == model.ColumnText {
				return text
			}
		}
	}
	return ""
}

// persona is whose feeling has changed.
func (c changes) persona(id model.ID) string {
	if e := c.entity(id); e != nil {
		return Name(c.w, e)
	}
	return c.w.T("scene.customer")
}

// value puts what a difference goes from or to into words.
func (c changes) value(d model.Difference, text string) string {
	if text == "" {
		return c.w.T("since.nothing")
	}
	switch d.Code {
	case model.DiffPromiseKept:
		return c.w.T("kept." + text)
	case model.DiffPromiseAdoption:
		return c.w.T("adoption." + text)
	case model.DiffPromiseOwner, model.DiffTouchpointMoved:
		if e := c.entity(model.ID(text)); e != nil {
			return Name(c.w, e)
		}
	case model.DiffFeelingValue:
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return FeelingText(c.w.Lang(), v)
		}
	case model.DiffDecisionVerdict:
		return c.w.T("verdict." + text)
	case model.DiffDecisionState:
		return c.w.T("decisionState." + text)
	case model.DiffActionState:
		return c.w.T("actionState." + text)
	case model.DiffRoleHorizon:
		return c.w.T("horizon." + text)
	case model.DiffSheetNow, model.DiffSheetTarget:
		return c.step(d, text)
	case model.DiffAuditTarget:
		return c.level(d, text)
	}
	return short(text, gapSentenceName)
}

// level is the number that people see of a level counted from 1.
func (c changes) level(d model.Difference, text string) string {
	n, err := strconv.Atoi(text)
	if a, ok := c.entity(d.ID).(*model.Audit); ok && err == nil {
		if i, _ := c.statement(a, string(d.Part)); i != nil {
			return strconv.Itoa(i.Scale.First + n - 1)
		}
	}
	return text
}

// step is what a step of a sheet's row means.
func (c changes) step(d model.Difference, text string) string {
	s, ok := c.entity(d.ID).(*model.Sheet)
	if !ok {
		return text
	}
	form := c.w.Form(s.Form)
	if form == nil {
		return text
	}
	for _, b := range form.Blocks {
		if !slices.ContainsFunc(b.RowsOf(s), func(r model.SheetRow) bool { return r.ID == d.Part }) {
			continue
		}
		column, _ := b.Column(strings.TrimPrefix(string(d.Code), "sheet."))
		if word := column.Option(text); word != "" {
			return word
		}
	}
	return text
}
