package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
	c, was := checker{v, s}, before[Snapshot](v, s.ID)
	c.id()
	c.text("name", s.Name)
	c.text("note", s.Note)
	c.date("made", s.Made)
	c.listed("", v.p.Info().Snapshots)
	switch {
	case s.Project == nil:
		c.fail(ProblemMissing, "content", "")
	case s.Project == was.Project: // has been looked at, and is frozen
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
	if len(info.Snapshots) == 0 {
		return p
	}
	gone := info.Snapshots
	info.Snapshots = nil
	return p.Without(gone...).With(&info)
}

// Equal reports whether two projects hold equal entities. Its cost grows with
// what they do not share.
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

// MarshalJSON implements json.Marshaler for what a snapshot holds: the project's
// own record under its kind, the other entities in lists by kind, sorted by ID.
// The same project gives the same bytes. A project that holds snapshots itself
// is an error.
func (p *Project) MarshalJSON() ([]byte, error) {
	lists := map[Kind][]Entity{}
	for e := range p.All() {
		lists[e.Kind()] = append(lists[e.Kind()], e)
	}
	if len(lists[KindSnapshot]) > 0 {
		return nil, errors.New("encode project: a snapshot in a snapshot")
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // whoever encodes the snapshot decides on that
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
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", kind)
		if err := encoder.Encode(value); err != nil {
			return nil, fmt.Errorf("encode %s: %w", kind, err)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON implements json.Unmarshaler for what MarshalJSON writes, with
// the kinds and the entities of each in any order. It is strict: an unknown kind
// or field, a kind or an ID that stands twice and null in place of a record are
// errors. Whether the rules of the model are kept is told by [Validate]. It must
// not be called on a project that anybody else has seen.
func (p *Project) UnmarshalJSON(data []byte) error {
	next, err := DecodeProject(data, decodeStrict)
	if err == nil {
		*p = *next
	}
	return err
}

func decodeStrict(kind Kind, data []byte) (Entity, error) {
	e, err := NewEntity(kind)
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return e, d.Decode(e)
}

// DecodeProject is UnmarshalJSON with a decoder for records that the caller
// chooses, such as one that gives back an entity it has decoded before. data is
// the decoder's for the time of the call alone.
func DecodeProject(data []byte, decode func(kind Kind, data []byte) (Entity, error)) (*Project, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := expect(d, '{'); err != nil {
		return nil, err
	}
	var entities []Entity
	seen := map[Kind]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		kind := Kind(fmt.Sprint(key))
		if seen[kind] {
			return nil, fmt.Errorf("%q stands twice", kind)
		}
		seen[kind] = true
		list, err := decodeKind(d, kind, decode)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		entities = append(entities, list...)
	}
	if err := expect(d, '}'); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind the project")
	}
	p := (&Project{}).With(entities...)
	if p.Len() != len(entities) {
		return nil, fmt.Errorf("%d entities share their ID with another", len(entities)-p.Len())
	}
	return p, nil
}

// decodeKind reads what stands under a kind: a list, or the project's own
// record.
func decodeKind(d *json.Decoder, kind Kind, decode func(Kind, []byte) (Entity, error)) ([]Entity, error) {
	var raw json.RawMessage
	one := func() (Entity, error) {
		raw = raw[:0]
		if err := d.Decode(&raw); err != nil {
			return nil, err
		}
		if raw[0] != '{' {
			return nil, fmt.Errorf("%.20s in place of a record", raw)
		}
		return decode(kind, raw)
	}
	switch kind {
	case KindInfo:
		e, err := one()
		return []Entity{e}, err
	case KindSnapshot:
		return nil, errors.New("a snapshot in a snapshot")
	}
	if _, err := NewEntity(kind); err != nil {
		return nil, err
	}
	if err := expect(d, '['); err != nil {
		return nil, err
	}
	var list []Entity
	for d.More() {
		e, err := one()
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", len(list), err)
		}
		list = append(list, e)
	}
	return list, expect(d, ']')
}

// expect reads a token that must be a given bracket.
func expect(d *json.Decoder, bracket json.Delim) error {
	t, err := d.Token()
	if err == nil && t != bracket {
		err = fmt.Errorf("%v where %v should be", t, bracket)
	}
	return err
}
