package scene

import (
	"slices"
	"strings"

	"lupaus/model"
)

// Compare draws two journeys under each other, the current one above the
// target. Touchpoints that belong together by Origin share a column; one that
// has no match, or that stands in another order than its match, has a column
// of its own. Cells that differ have a mark in the corner. A journey that is
// not in the project is left out.
func (b *Builder) Compare(p *model.Project, now, target model.ID) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	var maps []*journeyMap
	for _, id := range []model.ID{now, target} {
		if j := p.Journey(id); j != nil {
			m := &journeyMap{b: b, p: p, j: j}
			m.collect()
			maps = append(maps, m)
		}
	}
	if len(maps) == 2 {
		align(maps[0], maps[1])
	}
	width := minWidth
	for _, m := range maps {
		m.shape = b.shape(m.j.Lanes, m.curves(), false)
		m.fill()
	}
	for _, m := range maps {
		for _, st := range m.strips() {
			width = max(width, 2*margin+headW+gutter+st.width)
		}
	}
	var placed []Placed
	title := ""
	y := 0.0
	for i, m := range maps {
		if i > 0 {
			title += " · "
		}
		title += m.j.Name
		m.placed = placed
		top := m.heading(width, y, i == 0)
		for _, st := range m.strips() {
			top += m.strip(&st, margin, top)
		}
		placed, y = m.placed, top
	}
	return New(title, width, y+margin, placed)
}

// pair is a column of a comparison: the numbers of its slots in both maps, −1
// for none.
type pair struct{ a, b int }

// align gives both maps the same columns.
func align(a, b *journeyMap) {
	pairs := pairUp(a, b)
	as, bs := make([]slot, len(pairs)), make([]slot, len(pairs))
	for i, pr := range pairs {
		if pr.a >= 0 {
			as[i] = a.slots[pr.a]
		}
		if pr.b >= 0 {
			bs[i] = b.slots[pr.b]
		}
		w := max(as[i].width, bs[i].width)
		as[i].width, bs[i].width = w, w
		as[i].match, bs[i].match = bs[i].t, as[i].t
	}
	a.slots, b.slots = as, bs
	a.other, b.other = b, a
}

// pairUp merges the columns of two maps. Matches that keep the order in both,
// as many as there can be (a longest increasing sequence), become one column.
func pairUp(a, b *journeyMap) []pair {
	match := newMatcher(b.p, b.j)
	place := map[model.ID]int{}
	for i, s := range b.slots {
		if s.t != nil {
			place[s.t.ID] = i
		}
	}
	var candidates []pair
	for i, s := range a.slots {
		if s.t == nil {
			continue
		}
		if t := match.find(s.t); t != nil {
			if k, ok := place[t.ID]; ok {
				candidates = append(candidates, pair{i, k})
			}
		}
	}
	var out []pair
	ia, ib := 0, 0
	for _, pr := range append(longestRising(candidates), pair{len(a.slots), len(b.slots)}) {
		for ; ia < pr.a; ia++ {
			out = append(out, pair{ia, -1})
		}
		for ; ib < pr.b; ib++ {
			out = append(out, pair{-1, ib})
		}
		if pr.a < len(a.slots) {
			out = append(out, pr)
			ia, ib = pr.a+1, pr.b+1
		}
	}
	return out
}

// longestRising returns the longest part of the pairs, which rise in a, in
// which b rises too (patience sorting).
func longestRising(pairs []pair) []pair {
	var tops []int // the last pair of the best sequence of each length
	prev := make([]int, len(pairs))
	for i, pr := range pairs {
		n, _ := slices.BinarySearchFunc(tops, pr.b, func(top, b int) int { return pairs[top].b - b })
		prev[i] = -1
		if n > 0 {
			prev[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	var out []pair
	if len(tops) > 0 {
		for i := tops[len(tops)-1]; i >= 0; i = prev[i] {
			out = append(out, pairs[i])
		}
	}
	slices.Reverse(out)
	return out
}

// differs reports whether a cell (lane −1: the card) is not what the other map
// shows in the same column. A touchpoint without a match differs as a whole,
// which its card says.
func (m *journeyMap) differs(s *slot, lane int) bool {
	if s.t == nil {
		return false
	}
	if s.match == nil {
		return lane < 0
	}
	t, o := s.t, s.match
	if lane < 0 {
		return t.Title != o.Title || t.MomentOfTruth != o.MomentOfTruth || t.FirmAbsent != o.FirmAbsent ||
			t.Evidence != o.Evidence || t.ToCustomer != o.ToCustomer || t.ToUs != o.ToUs
	}
	l := m.shape.lanes[lane]
	if !m.other.shows(l) {
		return false
	}
	switch l.Kind {
	case model.LaneChannel:
		return t.Channel != o.Channel
	case model.LaneRole:
		return t.Role != o.Role
	case model.LaneFeeling:
		return !slices.Equal(sortedFeelings(t), sortedFeelings(o))
	case model.LanePromise:
		return !slices.Equal(m.promiseTexts(t), m.promiseTexts(o))
	case model.LaneFree:
		return t.Notes[l.ID] != m.freeText(o, l)
	default:
		a, _ := t.LaneText(l)
		b, _ := o.LaneText(l)
		return a != b
	}
}

// shows reports whether a map has a lane like one of another map.
func (m *journeyMap) shows(l model.Lane) bool {
	return slices.ContainsFunc(m.shape.lanes, func(o model.Lane) bool {
		return o.Kind == l.Kind && (l.Kind != model.LaneFree || sameName(o.Name, l.Name))
	})
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// freeText is what a touchpoint of another journey says in the free lane of
// the same name.
func (m *journeyMap) freeText(t *model.Touchpoint, like model.Lane) string {
	if text, ok := t.Notes[like.ID]; ok {
		return text
	}
	if j := m.p.JourneyOf(t.ID); j != nil {
		for _, l := range j.Lanes {
			if l.Kind == model.LaneFree && sameName(l.Name, like.Name) {
				return t.Notes[l.ID]
			}
		}
	}
	return ""
}

func sortedFeelings(t *model.Touchpoint) []model.Feeling {
	return slices.SortedFunc(slices.Values(t.Feelings), func(a, b model.Feeling) int {
		if a.Persona < b.Persona {
			return -1
		}
		return 1
	})
}

// promiseTexts tells promises apart by what a map shows of them.
func (m *journeyMap) promiseTexts(t *model.Touchpoint) []string {
	var texts []string
	for _, pr := range model.Of[model.Promise](m.p, t.Promises) {
		texts = append(texts, pr.Text+"\x00"+string(pr.Kept)+"\x00"+string(pr.Owner))
	}
	return texts
}
