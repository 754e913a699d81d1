package scene

import (
	"slices"

	"lupaus/model"
)

// band is what a customer may expect at a touchpoint. The zero value is none.
type band struct {
	model.Expectation
	said  bool // somebody has said so; else it is the usual one
	given bool
}

// bands are the bands of a column and of its neighbours in the strip.
type bands struct {
	own, before band
	ends        bool // there is none in the next column
}

// expectations returns the band of every column, nil when none is wanted.
func (m *journeyMap) expectations() []band {
	if !m.opt.Expected || !m.shape.has(model.LaneFeeling) {
		return nil
	}
	kept := m.b.keepers.of(m.p)
	list := make([]band, len(m.slots))
	for i := range m.slots {
		if t := m.slots[i].t; t != nil {
			list[i].add(m.p, t.Promises)
			list[i].add(m.p, kept[t.ID])
		}
	}
	return list
}

// add widens a band by promises. Of several the strictest counts: the highest
// lower edge, from which a gap is measured, and the highest upper edge.
func (b *band) add(p *model.Project, promises []model.ID) {
	for _, pr := range model.Of[model.Promise](p, promises) {
		e, said := pr.Expected()
		if !b.given {
			*b = band{e, said, true}
			continue
		}
		if e.Low > b.Low || e.Low == b.Low && said {
			b.Low, b.said = e.Low, said
		}
		b.High = max(b.High, e.High)
	}
}

// bandsAt returns what the feeling lane of a column shows of expectations.
func (m *journeyMap) bandsAt(st *strip, i int) bands {
	if m.bands == nil || !m.bands[i].given {
		return bands{}
	}
	b := bands{own: m.bands[i], ends: i+1 == st.to || !m.bands[i+1].given}
	if i > st.from {
		b.before = m.bands[i-1]
	}
	return b
}

// bandLegend explains what is drawn of expectations.
func (m *journeyMap) bandLegend(add func(sign legendSign, key string)) {
	given := func(said bool) bool {
		return slices.ContainsFunc(m.bands, func(b band) bool { return b.given && b.said == said })
	}
	said, usual := given(true), given(false)
	if said {
		add(saidSign, "scene.expected")
	}
	if usual {
		add(usualSign, "scene.assumed")
	}
	if said || usual {
		add(shortSign, "scene.short")
	}
}

// keepers remembers for one project which promises name a touchpoint in KeptBy.
type keepers struct {
	p  *model.Project
	by map[model.ID][]model.ID
}

// of returns the promises by touchpoint. After an edit that leaves KeptBy alone
// they are the same.
func (k *keepers) of(p *model.Project) map[model.ID][]model.ID {
	if k.p == nil || slices.ContainsFunc(model.Diff(k.p, p), keepsElse) {
		k.by = map[model.ID][]model.ID{}
		for pr := range p.Promises() {
			for _, id := range pr.KeptBy {
				k.by[id] = append(k.by[id], pr.ID)
			}
		}
	}
	k.p = p
	return k.by
}

// keepsElse reports whether a change of one entity is one of KeptBy.
func keepsElse(d model.Delta) bool {
	kept := func(e model.Entity) []model.ID {
		if pr, ok := e.(*model.Promise); ok {
			return pr.KeptBy
		}
		return nil
	}
	return !slices.Equal(kept(d.Before), kept(d.After))
}
