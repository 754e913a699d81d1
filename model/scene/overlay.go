package scene

import (
	"strings"

	"lupaus/model"
)

// overlay is a journey that is laid over another.
type overlay struct {
	j     *model.Journey
	newer bool // it was made from the one it is laid over, not the other way round
}

// changesLane is the lane that a laid-over journey adds; it has no ID, since
// it belongs to no journey.
const changesLane model.LaneKind = "changes"

// overName is what the laid-over journey is called beside the other: without the
// beginning when that is the other's whole name.
func (m *journeyMap) overName() string {
	if rest, ok := strings.CutPrefix(m.over.j.Name, m.j.Name); ok {
		if rest = strings.TrimLeft(rest, " ·,:–-"); rest != "" {
			return rest
		}
	}
	return m.over.j.Name
}

// lay matches the touchpoints of another journey with the columns and writes
// down what only one of the two has. Touchpoints match by Origin: one was
// copied from the other, or both from a third.
func (m *journeyMap) lay(o *model.Journey) {
	m.over = &overlay{j: o, newer: madeFrom(m.p, o, m.j)}
	match := newMatcher(m.p, o)
	taken := map[model.ID]bool{}
	at := map[model.ID]int{}
	for i := range m.slots {
		s := &m.slots[i]
		if s.t == nil {
			continue
		}
		if s.over = match.find(s.t); s.over != nil && !taken[s.over.ID] {
			taken[s.over.ID] = true
			at[s.over.ID] = i
		} else {
			s.over = nil
			s.note = m.b.k.w.T(m.changeKey(true))
		}
	}
	if len(m.slots) == m.total { // a part of a map cannot tell what is missing elsewhere
		m.noteMissing(match, taken, at)
	}
}

// changeKey is the word for a touchpoint that only one journey has, here the
// one that is drawn or the one that is laid over.
func (m *journeyMap) changeKey(here bool) string {
	switch {
	case here != m.over.newer:
		return "scene.added"
	case !m.over.newer && m.j.State == model.StateNow && m.over.j.State == model.StateNow:
		return "scene.gone" // it was there in an earlier version, not: it will go
	}
	return "scene.dropped"
}

// noteMissing names the touchpoints that only the laid-over journey has, at the
// column of the nearest one before them that both have.
func (m *journeyMap) noteMissing(match *matcher, taken map[model.ID]bool, at map[model.ID]int) {
	col := 0
	for _, t := range match.list {
		if i, ok := at[t.ID]; ok {
			col = i
			continue
		}
		if taken[t.ID] || len(m.slots) == 0 {
			continue
		}
		s := &m.slots[col]
		note := m.b.k.w.T(m.changeKey(false)) + ": " + strings.ReplaceAll(t.Title, "\n", " ")
		if s.note != "" {
			note = s.note + "\n" + note
		}
		s.note = note
	}
}

// madeFrom reports whether a journey was made from another, directly or over
// several versions.
func madeFrom(p *model.Project, j, from *model.Journey) bool {
	for range p.Len() {
		if j = p.Journey(j.Previous); j == nil {
			return false
		}
		if j.ID == from.ID {
			return true
		}
	}
	return false
}

// matcher finds the touchpoints of a journey that belong to those of another.
type matcher struct {
	list     []*model.Touchpoint
	byID     map[model.ID]*model.Touchpoint
	byOrigin map[model.ID]*model.Touchpoint
}

func newMatcher(p *model.Project, j *model.Journey) *matcher {
	m := &matcher{byID: map[model.ID]*model.Touchpoint{}, byOrigin: map[model.ID]*model.Touchpoint{}}
	for _, t := range p.Touchpoints(j) {
		m.list = append(m.list, t)
		m.byID[t.ID] = t
		if t.Origin != "" && m.byOrigin[t.Origin] == nil {
			m.byOrigin[t.Origin] = t
		}
	}
	return m
}

// find returns the touchpoint that t was copied from, or that was copied from
// t, or that was copied from the same one; nil when there is none.
func (m *matcher) find(t *model.Touchpoint) *model.Touchpoint {
	if o := m.byID[t.Origin]; o != nil {
		return o
	}
	if o := m.byOrigin[t.ID]; o != nil {
		return o
	}
	if t.Origin != "" {
		return m.byOrigin[t.Origin]
	}
	return nil
}
