package assets

import (
	"reflect"
	"slices"

	"lupaus/model"
)

// withSnapshot returns the project with a snapshot of how it looked on an
// earlier day. The file is built once more, without what was not there yet, and
// then set back; what comes out the same is shared.
func (b *builder) withSnapshot(now *model.Project, drawn *drawnIDs) *model.Project {
	before := b.s.Before
	drawn.again()
	past := &builder{s: b.s, lang: b.lang, ids: drawn.next, today: b.today, keys: b.keys, mistakes: mistakes{file: b.file}}
	past.leaveOut(before.Without)
	past.setBack(past.project(), before.Was)
	if b.err == nil {
		b.err = past.err
	}
	var gone []model.ID
	for id := range past.gone {
		gone = append(gone, id)
	}
	then := now.Without(gone...)
	for _, e := range past.entities {
		if !reflect.DeepEqual(e, now.Get(e.Key())) {
			then = then.With(e)
		}
	}
	info := *now.Info()
	snapshot := &model.Snapshot{
		ID: b.ids(), Name: before.Name.in(b.lang), Made: b.day(-before.DaysAgo),
		Note: before.Note.in(b.lang), Project: then,
	}
	info.Snapshots = []model.ID{snapshot.ID}
	return now.With(&info, snapshot)
}

// leaveOut notes what was not there yet. Only what nothing else stands in can be
// left out.
func (b *builder) leaveOut(list []ref) {
	b.gone = map[model.ID]bool{}
	for _, r := range list {
		switch k := b.keys[r.name]; k.kind {
		case model.KindPromise, model.KindDecision, model.KindAction, model.KindAudit:
			b.gone[k.id] = true
		default:
			b.failf(r.line, "no promise, decision, action or audit has the key %q", r.name)
		}
	}
}

// setBack writes how things were into entities that nobody has seen yet.
func (b *builder) setBack(p *model.Project, list []starterWas) {
	b.entities = append(b.entities, p.Info())
	for _, was := range list {
		used := starterWas{Of: was.Of}
		switch e := p.Get(b.keys[was.Of.name].id).(type) {
		case *model.Touchpoint:
			used.Feelings = was.Feelings
			b.feltBefore(e, was)
		case *model.Promise:
			used.Kept, used.Adoption, used.Last, used.DaysAgo = was.Kept, was.Adoption, was.Last, was.DaysAgo
			b.keptBefore(e, was)
		case *model.Decision:
			used.State = was.State
			e.State = code(b, was.State, e.State, model.DecisionStates()...)
		case *model.Action:
			used.State = was.State
			e.State = code(b, was.State, e.State, model.ActionStates()...)
		default:
			b.failf(was.Of.line, "no touchpoint, promise, decision or action has the key %q", was.Of.name)
			continue
		}
		if !reflect.DeepEqual(used, was) {
			b.failf(was.Of.line, "%q is of another kind than what is said of it", was.Of.name)
		}
	}
}

func (b *builder) keptBefore(p *model.Promise, was starterWas) {
	p.Kept = code(b, was.Kept, p.Kept, model.KeptStates()...)
	p.Adoption = code(b, was.Adoption, p.Adoption, model.AdoptionSteps()...)
	if !was.Last.empty() {
		p.Measure.Last, p.Measure.LastOn = was.Last.in(b.lang), b.day(-was.DaysAgo)
	}
}

func (b *builder) feltBefore(t *model.Touchpoint, was starterWas) {
	for _, felt := range was.Feelings {
		f := b.feeling(felt)
		i := slices.IndexFunc(t.Feelings, func(now model.Feeling) bool { return now.Persona == f.Persona })
		if i < 0 {
			b.failf(was.Of.line, "%q holds no feeling of %q", was.Of.name, felt.Persona.name)
			return
		}
		t.Feelings[i] = f
	}
}

// drawnIDs hands out the IDs of a source and, when asked to, the same ones
// again.
type drawnIDs struct {
	source model.IDSource
	ids    []model.ID
	at     int
}

func (d *drawnIDs) next() model.ID {
	if d.at == len(d.ids) {
		d.ids = append(d.ids, d.source())
	}
	d.at++
	return d.ids[d.at-1]
}

func (d *drawnIDs) again() { d.at = 0 }
