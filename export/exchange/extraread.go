package exchange

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// Cursor is where a reader stands: what the next extra belongs to.
type Cursor struct {
	Journey    *model.Journey
	Stage      *model.Stage
	Touchpoint *model.Touchpoint

	persona *model.Persona
	role    *model.Role
	promise *model.Promise
	feeling *model.Feeling
	asked   map[*model.Touchpoint]bool // touchpoints whose feelings the extras tell
}

// Extra reads one extra into what the cursor stands on. What it does not
// understand is listed.
func (b *Builder) Extra(at At, c *Cursor, x Extra) {
	if !b.readExtra(at, c, x) {
		b.Warn(at, "exchange.note.extra", strings.TrimSpace(x.Key+" "+x.Value))
	}
}

func (b *Builder) readExtra(at At, c *Cursor, x Extra) bool {
	scope, field, _ := strings.Cut(x.Key, ".")
	if c.Journey == nil {
		return false
	}
	switch scope {
	case "journey":
		return b.journeyExtra(at, c, field, x.Value)
	case "persona":
		return b.personaExtra(at, c, field, x.Value)
	case "role":
		// In front of the first touchpoint a role is described, after it named.
		return b.roleExtra(at, c, field, x.Value)
	case "stage":
		return c.Stage != nil && b.stageExtra(at, c, field, x.Value)
	case "promise":
		return b.promiseExtra(at, c, field, x.Value)
	}
	if c.Touchpoint == nil {
		return false
	}
	switch scope {
	case "feeling":
		return b.feelingExtra(at, c, field, x.Value)
	case "note":
		return b.noteExtra(at, c, field, x.Value)
	}
	return b.touchpointExtra(at, c.Touchpoint, x)
}

func (b *Builder) journeyExtra(at At, c *Cursor, field, value string) bool {
	j := c.Journey
	switch {
	case field == "perspective":
		return choose(&j.Perspective, value, model.PerspectiveInternal, model.PerspectiveCustomer, model.PerspectiveEveryday)
	case field == "state":
		return choose(&j.State, value, model.StateNow, model.StateTarget)
	case field == "note":
		j.Note = b.Text(at, value)
		return true
	case strings.HasPrefix(field, "lane."):
		return b.laneExtra(at, j, strings.TrimPrefix(field, "lane."), value)
	}
	return false
}

func (b *Builder) laneExtra(at At, j *model.Journey, spec, name string) bool {
	kind, hidden := strings.CutSuffix(spec, ".hidden")
	lane := model.Lane{ID: b.opt.IDs(), Hidden: hidden, Name: b.Text(at, name)}
	if !choose(&lane.Kind, kind, append(model.LaneKinds(), model.LaneFree)...) {
		return false
	}
	if !b.ownLanes[j.ID] {
		b.ownLanes[j.ID] = true
		j.Lanes = nil
	}
	for _, l := range j.Lanes {
		if l.Kind == lane.Kind && lane.Kind != model.LaneFree {
			return false
		}
	}
	j.Lanes = append(j.Lanes, lane)
	if lane.Kind == model.LaneFree {
		b.freeLanes[freeLane{j.ID, nameKey(lane.Name)}] = lane.ID
	}
	return true
}

func (b *Builder) personaExtra(at At, c *Cursor, field, value string) bool {
	if field == "" {
		c.persona = b.Persona(at, c.Journey, value)
		return c.persona != nil
	}
	if c.persona == nil {
		return false
	}
	switch field {
	case "aside":
		b.aside[aside{c.Journey.ID, c.persona.ID}] = true
		c.Journey.Personas = slices.DeleteFunc(c.Journey.Personas, func(id model.ID) bool { return id == c.persona.ID })
	case "note":
		c.persona.Note = b.Text(at, value)
	case "goals":
		c.persona.Goals = b.Text(at, value)
	case "quote":
		c.persona.Quote = b.Text(at, value)
	default:
		return false
	}
	return true
}

func (b *Builder) roleExtra(at At, c *Cursor, field, value string) bool {
	if field == "" {
		c.role = b.Role(at, value)
		if c.role != nil && c.Touchpoint != nil {
			c.Touchpoint.Role = c.role.ID
		}
		return c.role != nil
	}
	if c.role == nil {
		return false
	}
	r := c.role
	switch field {
	case "kind":
		return choose(&r.Role, value, model.RoleKinds()...)
	case "horizon":
		return choose(&r.Horizon, value, model.Horizons()...)
	}
	place := map[string]*string{
		"task": &r.Task, "value": &r.Value, "measures": &r.Measures, "start": &r.Start, "stop": &r.Stop, "continue": &r.Continue, "note": &r.Note,
	}[field]
	if place == nil {
		return false
	}
	*place = b.Text(at, value)
	return true
}

func (b *Builder) stageExtra(at At, c *Cursor, field, value string) bool {
	s := c.Stage
	switch field {
	case "doer":
		return choose(&s.Doer, value, model.DoerOwn, model.DoerPartner, model.DoerCustomer)
	case "partner":
		s.Partner = b.Text(at, value)
	case "outOfBusiness":
		s.OutOfBusiness = true
	case "competencies":
		s.Competencies = b.Text(at, value)
	case "resources":
		s.Resources = b.Text(at, value)
	case "note":
		s.Note = b.Text(at, value)
	case "unnamed":
		s.Name = ""
	case "promise":
		c.promise = b.StagePromise(at, s, value)
	default:
		return false
	}
	return true
}

func (b *Builder) touchpointExtra(at At, t *model.Touchpoint, x Extra) bool {
	if place := textOf(t, x.Key); place != nil {
		*place = b.Text(at, x.Value)
		return true
	}
	switch x.Key {
	case "unnamed":
		t.Title = ""
	case "unfelt":
		t.Feelings = nil
	case "channel":
		t.Channel = model.Channel(b.Text(at, x.Value))
	case "firmAbsent":
		t.FirmAbsent = true
	case "momentOfTruth":
		t.MomentOfTruth = true
	case "evidence":
		return choose(&t.Evidence, x.Value, model.EvidenceLevels()...)
	case "toCustomer":
		return importance(&t.ToCustomer, x.Value)
	case "toUs":
		return importance(&t.ToUs, x.Value)
	case "widthMM":
		v, _, ok := ParseNumber(x.Value)
		if !ok || v < model.MinColumnMM || v > model.MaxColumnMM {
			return false
		}
		t.WidthMM = v
	default:
		return false
	}
	return true
}

// textOf is where a touchpoint keeps a text, or nil.
func textOf(t *model.Touchpoint, key string) *string {
	return map[string]*string{
		"does": &t.Does, "thinks": &t.Thinks, "needs": &t.Needs, "pain": &t.Pain, "opportunity": &t.Opportunity,
	}[key]
}

// feelingExtra reads "1.5 Anna" and what follows it. The first one of a
// touchpoint puts away what the format's own words said.
func (b *Builder) feelingExtra(at At, c *Cursor, field, value string) bool {
	t := c.Touchpoint
	if field != "" {
		if c.feeling == nil || len(t.Feelings) == 0 {
			return false
		}
		f := &t.Feelings[len(t.Feelings)-1]
		switch field {
		case "word":
			f.Word = b.Text(at, value)
		case "note":
			f.Note = b.Text(at, value)
		default:
			return false
		}
		return true
	}
	number, name, _ := strings.Cut(value, " ")
	v, _, ok := ParseNumber(number)
	if !ok {
		return false
	}
	if c.asked == nil {
		c.asked = map[*model.Touchpoint]bool{}
	}
	if !c.asked[t] {
		c.asked[t] = true
		t.Feelings = nil
	}
	n := len(t.Feelings)
	b.SetFeeling(at, t, b.Persona(at, c.Journey, name), model.Feeling{Value: v})
	c.feeling = nil
	if len(t.Feelings) > n {
		c.feeling = &t.Feelings[n]
	}
	return c.feeling != nil
}

func (b *Builder) noteExtra(at At, c *Cursor, field, value string) bool {
	i, err := strconv.Atoi(field)
	if err != nil || i < 1 || i > len(c.Journey.Lanes) {
		return false
	}
	if c.Touchpoint.Notes == nil {
		c.Touchpoint.Notes = map[model.ID]string{}
	}
	c.Touchpoint.Notes[c.Journey.Lanes[i-1].ID] = b.Text(at, value)
	return true
}

func (b *Builder) promiseExtra(at At, c *Cursor, field, value string) bool {
	if field == "" {
		if c.Touchpoint == nil {
			return false
		}
		c.promise = b.TouchpointPromise(at, c.Touchpoint, value)
		return true
	}
	p := c.promise
	if p == nil {
		return false
	}
	switch field {
	case "kept":
		return choose(&p.Kept, value, model.KeptStates()...)
	case "adoption":
		return choose(&p.Adoption, value, model.AdoptionSteps()...)
	case "evidence":
		return choose(&p.Evidence, value, model.EvidenceLevels()...)
	case "lastOn":
		p.Measure.LastOn = model.Date(value)
		if !p.Measure.LastOn.Valid() {
			p.Measure.LastOn = ""
			return false
		}
	case "owner":
		r := b.Role(at, value)
		if r == nil {
			return false
		}
		p.Owner = r.ID
	case "answers":
		p.Answers = append(p.Answers, b.Text(at, value))
	case "expects":
		return expects(p, value)
	default:
		return b.promiseText(at, p, field, value)
	}
	return true
}

func (b *Builder) promiseText(at At, p *model.Promise, field, value string) bool {
	place := map[string]*string{
		"measure": &p.Measure.Name, "target": &p.Measure.Target, "last": &p.Measure.Last, "note": &p.Note,
	}[field]
	if place == nil {
		return false
	}
	*place = b.Text(at, value)
	return true
}

// expects reads "0.5 1.5".
func expects(p *model.Promise, value string) bool {
	from, to, _ := strings.Cut(value, " ")
	low, _, ok := ParseNumber(from)
	high, _, ok2 := ParseNumber(to)
	if !ok || !ok2 || low < model.LowestFeeling || high < low || high > model.HighestFeeling {
		return false
	}
	p.Expects = &model.Expectation{Low: low, High: high}
	return true
}

func choose[T ~string](place *T, value string, allowed ...T) bool {
	if !slices.Contains(allowed, T(value)) {
		return false
	}
	*place = T(value)
	return true
}

func importance(place *int, value string) bool {
	v, err := strconv.Atoi(value)
	if err != nil || v < 0 || v > model.MaxImportance {
		return false
	}
	*place = v
	return true
}
