package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// Snapshot is the project as it was at a moment worth keeping, "before workshop
// 2", to be compared with later ones.
type Snapshot struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
	Made Date   `json:"made,omitempty"`
	Note string `json:"note,omitempty"`
	// Project is frozen and shares with the present one what has not changed
	// since. It holds no snapshots.
	Project *Project `json:"content"`
}

// Key implements Entity.
func (s *Snapshot) Key() ID { return s.ID }

// Kind implements Entity.
func (*Snapshot) Kind() Kind { return KindSnapshot }

func (s *Snapshot) validate(v *validation) {
	c := checker{v, s}
	c.id()
	c.text("name", s.Name)
	c.text("note", s.Note)
	c.date("made", s.Made)
	c.listed("", v.p.Info().Snapshots)
	switch {
	case s.Project == nil:
		c.fail(ProblemMissing, "content", "")
	case len(s.Project.Info().Snapshots) > 0:
		c.fail(ProblemValue, "content", "a snapshot in a snapshot")
	default:
		if broken := Validate(s.Project); len(broken) > 0 {
			c.fail(ProblemValue, "content", broken[0].String())
		}
	}
}

// Bare returns the project without its snapshots: what a snapshot of it holds.
func (p *Project) Bare() *Project {
	info := *p.Info()
	gone := info.Snapshots
	info.Snapshots = nil
	return p.Without(gone...).With(&info)
}

// Equal reports whether two projects hold equal entities, whatever their
// history. Its cost grows with what they do not share.
func (p *Project) Equal(q *Project) bool {
	if p == nil || q == nil {
		return p == q
	}
	for _, d := range Diff(p, q) {
		if !reflect.DeepEqual(d.Before, d.After) {
			return false
		}
	}
	return true
}

// MarshalJSON implements json.Marshaler: the project's own record under its
// kind, the other entities in lists by kind, sorted by ID. The same project
// gives the same bytes.
func (p *Project) MarshalJSON() ([]byte, error) {
	lists := map[Kind][]Entity{}
	for e := range p.All() {
		lists[e.Kind()] = append(lists[e.Kind()], e)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, kind := range Kinds() {
		list := lists[kind]
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b Entity) int { return cmp.Compare(a.Key(), b.Key()) })
		var value any = list
		if kind == KindInfo {
			value = list[0]
		}
		data, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", kind, err)
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", kind)
		b.Write(data)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON implements json.Unmarshaler. It is strict: unknown kinds and
// fields and IDs that stand twice are errors. It must not be called on a project
// that anybody else has seen.
func (p *Project) UnmarshalJSON(data []byte) error {
	var raw map[Kind]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	var entities []Entity
	for _, kind := range slices.Sorted(maps.Keys(raw)) {
		if kind == KindSnapshot {
			return fmt.Errorf("a snapshot holds no %s", kind)
		}
		list := []json.RawMessage{raw[kind]}
		if kind != KindInfo {
			list = nil
			if err := json.Unmarshal(raw[kind], &list); err != nil {
				return fmt.Errorf("%s: %w", kind, err)
			}
		}
		for i, one := range list {
			e, err := NewEntity(kind)
			if err != nil {
				return err
			}
			d := json.NewDecoder(bytes.NewReader(one))
			d.DisallowUnknownFields()
			if err := d.Decode(e); err != nil {
				return fmt.Errorf("%s[%d]: %w", kind, i, err)
			}
			entities = append(entities, e)
		}
	}
	next := (&Project{}).With(entities...)
	if next.Len() != len(entities) {
		return fmt.Errorf("%d entities share their ID with another", len(entities)-next.Len())
	}
	*p = *next
	return nil
}
