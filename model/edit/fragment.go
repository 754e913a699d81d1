package edit

import (
	"encoding/json"
	"fmt"
	"slices"

	"lupaus/model"
)

// CodeClipboard is the code of a text that is no fragment of a journey map.
const CodeClipboard model.Code = "clipboard"

// CodeClipboardNewer is the code of a fragment that a newer version wrote.
const CodeClipboardNewer model.Code = "clipboardNewer"

// Fragment is a copied part of a project that stands on its own: journeys,
// stages, touchpoints or promises, all that they own, and the names of the
// personas, roles and free lanes that they mention. It is frozen, safe for
// concurrent use, and travels over the clipboard as JSON.
type Fragment struct {
	kind  model.Kind     // of the roots
	roots []model.ID     // in the order of the project they were copied from
	parts *model.Project // without an own record
	lanes []model.Lane   // free lanes whose notes the touchpoints hold
}

// Copy returns the entities and what they own as a fragment. Of a mixed
// choice it takes the widest kind (journeys before stages before touchpoints
// before promises); the rest is left out unless it is owned by what is taken.
// It is nil when nothing of these kinds is among the IDs.
func Copy(p *model.Project, ids []model.ID) *Fragment {
	kinds := []model.Kind{model.KindJourney, model.KindStage, model.KindTouchpoint, model.KindPromise}
	ids = inOrder(p, ids)
	for _, kind := range kinds {
		var roots []model.ID
		for _, id := range ids {
			if e := p.Get(id); e != nil && e.Kind() == kind {
				roots = append(roots, id)
			}
		}
		if len(roots) > 0 {
			return newFragment(p, kind, roots)
		}
	}
	return nil
}

func newFragment(p *model.Project, kind model.Kind, roots []model.ID) *Fragment {
	f := &Fragment{kind: kind, roots: roots}
	var parts []model.Entity
	stubs := map[model.ID]model.Entity{}
	lanes := map[model.ID]bool{}
	descend(p, roots, func(e model.Entity) {
		parts = append(parts, e)
		for id := range model.Links(e) {
			switch named := p.Get(id).(type) {
			case *model.Persona:
				stubs[id] = &model.Persona{ID: named.ID, Name: named.Name}
			case *model.Role:
				stubs[id] = &model.Role{ID: named.ID, Name: named.Name, Role: named.Role}
			}
		}
		if t, ok := e.(*model.Touchpoint); ok && kind != model.KindJourney && len(t.Notes) > 0 {
			f.noteLanes(p.JourneyOf(t.ID), t, lanes)
		}
	})
	for _, e := range stubs {
		parts = append(parts, e)
	}
	f.parts = (&model.Project{}).With(parts...)
	return f
}

// noteLanes adds the lanes of a touchpoint's notes that are not there yet.
func (f *Fragment) noteLanes(j *model.Journey, t *model.Touchpoint, seen map[model.ID]bool) {
	if j == nil {
		return
	}
	for _, l := range j.Lanes {
		if _, noted := t.Notes[l.ID]; noted && !seen[l.ID] {
			seen[l.ID] = true
			f.lanes = append(f.lanes, l)
		}
	}
}

// Kind is the kind of what was copied: journey, stage, touchpoint or promise.
func (f *Fragment) Kind() model.Kind { return f.kind }

// Len is the number of entities that were copied, without what they own.
func (f *Fragment) Len() int { return len(f.roots) }

// Roots are the entities that were copied, in their order.
func (f *Fragment) Roots() []model.ID { return slices.Clone(f.roots) }

// renewed returns the fragment with fresh IDs for all but the personas and
// roles it mentions, and the table of new IDs by old.
func (f *Fragment) renewed(ids model.IDSource) (*Fragment, map[model.ID]model.ID) {
	fresh := map[model.ID]model.ID{}
	lanes := map[model.ID]model.ID{}
	var parts []model.Entity
	descend(f.parts, f.roots, func(e model.Entity) {
		parts = append(parts, e)
		fresh[e.Key()] = ids()
		if j, ok := e.(*model.Journey); ok {
			for _, l := range j.Lanes {
				lanes[l.ID] = ids()
			}
		}
	})
	r := relinker{entity: swap(fresh), lane: swap(lanes)}
	for i, e := range parts {
		parts[i] = r.relinkOrigin(e)
	}
	for e := range f.parts.All() {
		if k := e.Kind(); k == model.KindPersona || k == model.KindRole {
			parts = append(parts, e)
		}
	}
	next := &Fragment{kind: f.kind, roots: r.list(f.roots), parts: (&model.Project{}).With(parts...), lanes: f.lanes}
	return next, fresh
}

// swap returns what the table has for an ID, or the ID itself.
func swap(table map[model.ID]model.ID) func(model.ID) model.ID {
	return func(id model.ID) model.ID {
		if next, ok := table[id]; ok {
			return next
		}
		return id
	}
}

// The form of a fragment on the clipboard.
const (
	clipboardMark    = "clipboard"
	clipboardVersion = 1
)

type clipboard struct {
	Lupaus  string       `json:"lupaus"`
	Version int          `json:"version"`
	Kind    model.Kind   `json:"kind"`
	Roots   []model.ID   `json:"roots"`
	Lanes   []model.Lane `json:"lanes,omitempty"`
	Parts   []part       `json:"parts"`
}

type part struct {
	Kind  model.Kind      `json:"kind"`
	Value json.RawMessage `json:"value"`
}

// MarshalJSON implements json.Marshaler. The same fragment gives the same
// bytes.
func (f *Fragment) MarshalJSON() ([]byte, error) {
	c := clipboard{
		Lupaus: clipboardMark, Version: clipboardVersion,
		Kind: f.kind, Roots: f.roots, Lanes: f.lanes,
	}
	for e := range f.parts.All() {
		value, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("encode %s %s: %w", e.Kind(), e.Key(), err)
		}
		c.Parts = append(c.Parts, part{e.Kind(), value})
	}
	return json.Marshal(c)
}

// UnmarshalJSON implements json.Unmarshaler. Errors are *model.Error with
// CodeClipboard or CodeClipboardNewer. Whether the parts obey the rules of the
// model shows when they are inserted.
func (f *Fragment) UnmarshalJSON(data []byte) error {
	var c clipboard
	if err := json.Unmarshal(data, &c); err != nil {
		return foreign("decode: %w", err)
	}
	if c.Lupaus != clipboardMark {
		return foreign("the mark is %q", c.Lupaus)
	}
	if c.Version > clipboardVersion {
		return &model.Error{Code: CodeClipboardNewer, Err: fmt.Errorf("fragment of version %d", c.Version)}
	}
	parts, err := c.parts()
	if err != nil {
		return err
	}
	if err := c.checkRoots(parts); err != nil {
		return err
	}
	*f = Fragment{kind: c.Kind, roots: c.Roots, parts: parts, lanes: c.Lanes}
	return nil
}

func (c clipboard) parts() (*model.Project, error) {
	var parts []model.Entity
	seen := map[model.ID]bool{}
	for _, one := range c.Parts {
		e, err := model.NewEntity(one.Kind)
		if err != nil {
			return nil, foreign("%w", err)
		}
		if err := json.Unmarshal(one.Value, e); err != nil {
			return nil, foreign("decode %s: %w", one.Kind, err)
		}
		if id := e.Key(); id == "" || id == model.InfoID || seen[id] {
			return nil, foreign("%s has the ID %q", one.Kind, id)
		}
		seen[e.Key()] = true
		parts = append(parts, e)
	}
	return (&model.Project{}).With(parts...), nil
}

func (c clipboard) checkRoots(parts *model.Project) error {
	switch c.Kind {
	case model.KindJourney, model.KindStage, model.KindTouchpoint, model.KindPromise:
	default:
		return foreign("fragment of kind %q", c.Kind)
	}
	if len(c.Roots) == 0 {
		return foreign("nothing was copied")
	}
	seen := map[model.ID]bool{}
	for _, id := range c.Roots {
		if e := parts.Get(id); e == nil || e.Kind() != c.Kind || seen[id] {
			return foreign("%s is no %s of the fragment", id, c.Kind)
		}
		seen[id] = true
	}
	return nil
}

func foreign(format string, args ...any) error {
	return &model.Error{Code: CodeClipboard, Err: fmt.Errorf(format, args...)}
}

// Text returns the fragment as JSON for the clipboard.
func (f *Fragment) Text() (string, error) {
	data, err := json.Marshal(f)
	return string(data), err
}

// ParseFragment reads what Text wrote. The error is a *model.Error with
// CodeClipboard when the text is anything else, so that the caller can go on to
// try it as plain text or a table.
func ParseFragment(text string) (*Fragment, error) {
	f := &Fragment{}
	// Called directly, because json.Unmarshal would report junk with its own
	// error before UnmarshalJSON is reached.
	if err := f.UnmarshalJSON([]byte(text)); err != nil {
		return nil, err
	}
	return f, nil
}
