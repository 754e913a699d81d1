package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// Extra is one thing that a format has no word for, as key and value on a
// remark line of its own. The keys are part of our own dialect of the formats
// and never change their meaning; an unknown key is listed by the reader.
//
// Keys that begin with "journey.", "stage.", "persona." and "role." belong to
// the last journey, stage, persona or role before the line, those that begin
// with "promise." to the last promise, and all others to the last touchpoint.
type Extra struct{ Key, Value string }

// Extras collects the extras of one thing.
type Extras []Extra

func (x *Extras) text(key, value string) {
	if value = Clean(value); value != "" {
		*x = append(*x, Extra{key, value})
	}
}

func (x *Extras) flag(key string, on bool) {
	if on {
		*x = append(*x, Extra{key, ""})
	}
}

func (x *Extras) number(key string, v int) {
	if v != 0 {
		*x = append(*x, Extra{key, strconv.Itoa(v)})
	}
}

// JourneyExtras are the lanes of a journey when they are not those of a new
// one, its perspective, and its people. Name, note, state and links to other
// journeys are left to the formats.
func JourneyExtras(p *model.Project, j *model.Journey, names *Names) Extras {
	var x Extras
	if j.Perspective != model.PerspectiveCustomer {
		x.text("journey.perspective", string(j.Perspective))
	}
	if !UsualLanes(p, j) {
		for _, l := range j.Lanes {
			key := "journey.lane." + string(l.Kind)
			if l.Hidden {
				key += ".hidden"
			}
			x = append(x, Extra{key, Clean(l.Name)})
		}
	}
	for _, id := range usedPersonas(p, j) {
		e := p.Persona(id)
		x = append(x, Extra{"persona", names.Of(id)})
		x.flag("persona.aside", !slices.Contains(j.Personas, id))
		x.text("persona.note", e.Note)
		x.text("persona.goals", e.Goals)
		x.text("persona.quote", e.Quote)
	}
	for _, id := range usedRoles(p, j) {
		e := p.Role(id)
		x = append(x, Extra{"role", names.Of(id)})
		if e.Role != model.RoleOther {
			x.text("role.kind", string(e.Role))
		}
		x.text("role.note", e.Note)
	}
	return x
}

// UsualLanes reports whether a reader gives the journey the same lanes by
// itself.
func UsualLanes(p *model.Project, j *model.Journey) bool {
	b := Builder{entities: []model.Entity{}, ownLanes: map[model.ID]bool{}}
	usual := &model.Journey{ID: j.ID, Lanes: model.DefaultLanes(func() model.ID { return "x" })}
	b.entities = append(b.entities, usual)
	for s, t := range p.Touchpoints(j) {
		b.entities = append(b.entities, s, t)
	}
	b.showFilledLanes()
	return slices.EqualFunc(usual.Lanes, j.Lanes, func(a, b model.Lane) bool {
		return a.Kind == b.Kind && a.Hidden == b.Hidden && b.Name == ""
	})
}

// usedPersonas are the personas of a journey, then others whose feelings stand
// in it.
func usedPersonas(p *model.Project, j *model.Journey) []model.ID {
	ids := slices.Clone(j.Personas)
	seen := map[model.ID]bool{"": true}
	for _, id := range ids {
		seen[id] = true
	}
	for _, t := range p.Touchpoints(j) {
		for _, f := range t.Feelings {
			if !seen[f.Persona] {
				seen[f.Persona] = true
				ids = append(ids, f.Persona)
			}
		}
	}
	return ids
}

// usedRoles are the roles that touchpoints and promises of a journey name.
func usedRoles(p *model.Project, j *model.Journey) []model.ID {
	var ids []model.ID
	seen := map[model.ID]bool{"": true}
	use := func(id model.ID) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, s := range model.Of[model.Stage](p, j.Stages) {
		for _, pr := range model.Of[model.Promise](p, s.Promises) {
			use(pr.Owner)
		}
		for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
			use(t.Role)
			for _, pr := range model.Of[model.Promise](p, t.Promises) {
				use(pr.Owner)
			}
		}
	}
	return ids
}

// StageExtras are all of a stage but its name and note, with its promises.
func StageExtras(p *model.Project, s *model.Stage, names *Names) Extras {
	var x Extras
	if s.Doer != model.DoerOwn {
		x.text("stage.doer", string(s.Doer))
	}
	x.text("stage.partner", s.Partner)
	x.flag("stage.outOfBusiness", s.OutOfBusiness)
	x.text("stage.competencies", s.Competencies)
	x.text("stage.resources", s.Resources)
	for _, pr := range model.Of[model.Promise](p, s.Promises) {
		x.promise("stage.promise", pr, names)
	}
	return x
}

// TouchpointExtras are all of a touchpoint but its title, its feelings and the
// link to the touchpoint it was copied from, with its promises. Formats that
// have a place of their own for one of the keys leave that one out.
func TouchpointExtras(p *model.Project, j *model.Journey, t *model.Touchpoint, names *Names) Extras {
	var x Extras
	x.text("channel", string(t.Channel))
	x.text("does", t.Does)
	x.text("thinks", t.Thinks)
	x.text("needs", t.Needs)
	x.flag("firmAbsent", t.FirmAbsent)
	x.flag("momentOfTruth", t.MomentOfTruth)
	x.text("role", names.Of(t.Role))
	x.number("toCustomer", t.ToCustomer)
	x.number("toUs", t.ToUs)
	if t.Evidence != model.EvidenceGuess {
		x.text("evidence", string(t.Evidence))
	}
	x.text("pain", t.Pain)
	x.text("opportunity", t.Opportunity)
	if t.WidthMM != 0 {
		x.text("widthMM", strconv.FormatFloat(t.WidthMM, 'g', -1, 64))
	}
	for i, l := range j.Lanes {
		x.text("note."+strconv.Itoa(i+1), t.Notes[l.ID])
	}
	for _, pr := range model.Of[model.Promise](p, t.Promises) {
		x.promise("promise", pr, names)
	}
	return x
}

// FeelingExtras are the feelings of a touchpoint, to the letter.
func FeelingExtras(t *model.Touchpoint, names *Names) Extras {
	var x Extras
	for _, f := range t.Feelings {
		value := strconv.FormatFloat(f.Value, 'g', -1, 64)
		if name := names.Of(f.Persona); name != "" {
			value += " " + name
		}
		x = append(x, Extra{"feeling", value})
		x.text("feeling.word", f.Word)
		x.text("feeling.note", f.Note)
	}
	return x
}

func (x *Extras) promise(key string, p *model.Promise, names *Names) {
	*x = append(*x, Extra{key, Clean(p.Text)})
	if p.Kept != model.KeptUnknown {
		x.text("promise.kept", string(p.Kept))
	}
	if p.Adoption != model.AdoptionWritten {
		x.text("promise.adoption", string(p.Adoption))
	}
	if p.Evidence != model.EvidenceGuess {
		x.text("promise.evidence", string(p.Evidence))
	}
	x.text("promise.owner", names.Of(p.Owner))
	for _, a := range p.Answers {
		*x = append(*x, Extra{"promise.answers", Clean(a)})
	}
	x.text("promise.measure", p.Measure.Name)
	x.text("promise.target", p.Measure.Target)
	x.text("promise.last", p.Measure.Last)
	x.text("promise.lastOn", string(p.Measure.LastOn))
	x.text("promise.note", p.Note)
}

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
	scope, field, _ := strings.Cut(x.Key, ".")
	ok := false
	switch scope {
	case "journey":
		ok = c.Journey != nil && b.journeyExtra(at, c, field, x.Value)
	case "persona":
		ok = c.Journey != nil && b.personaExtra(at, c, field, x.Value)
	case "role":
		// In front of the first touchpoint a role is described, after it named.
		ok = c.Journey != nil && b.roleExtra(at, c, field, x.Value)
	case "stage":
		ok = c.Stage != nil && b.stageExtra(at, c, field, x.Value)
	case "promise":
		ok = b.promiseExtra(at, c, field, x.Value)
	case "feeling":
		ok = c.Touchpoint != nil && b.feelingExtra(at, c, field, x.Value)
	case "note":
		ok = c.Touchpoint != nil && b.noteExtra(at, c, field, x.Value)
	default:
		ok = c.Touchpoint != nil && b.touchpointExtra(at, c.Touchpoint, x)
	}
	if !ok {
		b.Warn(at, "exchange.note.extra", strings.TrimSpace(x.Key+" "+x.Value))
	}
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
	switch field {
	case "kind":
		return choose(&c.role.Role, value, model.RoleKinds()...)
	case "note":
		c.role.Note = b.Text(at, value)
		return true
	}
	return false
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
	switch x.Key {
	case "unnamed":
		t.Title = ""
	case "unfelt":
		t.Feelings = nil
	case "channel":
		t.Channel = model.Channel(b.Text(at, x.Value))
	case "does":
		t.Does = b.Text(at, x.Value)
	case "thinks":
		t.Thinks = b.Text(at, x.Value)
	case "needs":
		t.Needs = b.Text(at, x.Value)
	case "pain":
		t.Pain = b.Text(at, x.Value)
	case "opportunity":
		t.Opportunity = b.Text(at, x.Value)
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

// escapedInExtras are the characters that remarks and names cannot hold as they
// are, besides line breaks.
const escapedInExtras = "#;"

// Escape writes a text so that it fits on one line of a remark: line breaks and
// the given characters become #NN; with their decimal number, as in Mermaid.
func Escape(s, special string) string {
	var b strings.Builder
	for _, r := range s {
		if r < ' ' || strings.ContainsRune(escapedInExtras, r) || strings.ContainsRune(special, r) {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Unescape is the inverse of Escape. Anything else is left as it is.
func Unescape(s string) string {
	if !strings.Contains(s, "#") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '#')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s[:min(len(s), 10)], ';')
		if n, err := strconv.Atoi(s[1:max(end, 1)]); end > 1 && err == nil && n > 0 && n <= 0x10FFFF {
			b.WriteRune(rune(n))
			s = s[end+1:]
		} else {
			b.WriteByte('#')
			s = s[1:]
		}
	}
	return b.String() + s
}

// Without returns the extras but those of the keys.
func (x Extras) Without(keys ...string) Extras {
	return slices.DeleteFunc(slices.Clone(x), func(e Extra) bool { return slices.Contains(keys, e.Key) })
}
