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
		x = append(x, Extra{"role", names.Of(id)})
		x.role(p.Role(id))
	}
	return x
}

func (x *Extras) role(r *model.Role) {
	if r.Role != model.RoleOther {
		x.text("role.kind", string(r.Role))
	}
	x.text("role.horizon", string(r.Horizon))
	x.text("role.task", r.Task)
	x.text("role.value", r.Value)
	x.text("role.measures", r.Measures)
	x.text("role.start", r.Start)
	x.text("role.stop", r.Stop)
	x.text("role.continue", r.Continue)
	x.text("role.note", r.Note)
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
		x.text("widthMM", formatFloat(t.WidthMM))
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
		value := formatFloat(f.Value)
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
	if band, said := p.Expected(); said {
		x.text("promise.expects", formatFloat(band.Low)+" "+formatFloat(band.High))
	}
	x.text("promise.note", p.Note)
}

func formatFloat(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Without returns the extras but those of the keys.
func (x Extras) Without(keys ...string) Extras {
	return slices.DeleteFunc(slices.Clone(x), func(e Extra) bool { return slices.Contains(keys, e.Key) })
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
