package storage

import (
	"encoding/json"
	"fmt"

	"lupaus/model"
)

// migration brings records from one schema to the next. It works on undecoded
// records in memory, so that an old file can be read without being changed.
// [Open] makes a backup before it writes the result, in one transaction.
//
// A migration must not use types of model, which go on changing after it was
// written; see eachEntity.
type migration struct {
	to    int // the schema it leads to, one above the one it starts from
	about string
	run   func(*records) error
}

// migrations lists all steps ever made, oldest first, without gaps: the first
// one leads to schema 2. For every schema that has been published a real file
// stands in testdata, and a test opens it.
var migrations = []migration{
	{to: 2, about: "promises, roles and decisions: new kinds and fields", run: nothingToRewrite},
	{to: 3, about: "audits, questionnaires and answers: new kinds and lists", run: nothingToRewrite},
	{to: 4, about: "sheets bring forms along: a new field", run: nothingToRewrite},
	{to: 5, about: "segments and customers, names of sheets, the workbook: new kinds and fields", run: nothingToRewrite},
}

// nothingToRewrite is the migration to a schema whose new fields may all be
// missing, and whose new kinds old files do not have.
func nothingToRewrite(*records) error { return nil }

// layout is what files are brought to. Tests put a schema of their own on top.
var layout = struct {
	schema int
	steps  []migration
}{Schema, migrations}

// migrate runs the steps that are missing.
func migrate(r *records, steps []migration) error {
	for _, m := range steps {
		if m.to <= r.schema {
			continue
		}
		if m.to != r.schema+1 {
			return fmt.Errorf("migrate: no step from schema %d to %d", r.schema, r.schema+1)
		}
		if err := m.run(r); err != nil {
			return fmt.Errorf("migrate to schema %d (%s): %w", m.to, m.about, err)
		}
		r.schema = m.to
	}
	return nil
}

// eachEntity lets fn change every entity of a kind, where it stands today, on
// both sides of every history step, so that undo stays possible, and in what
// snapshots hold. Numbers come as json.Number, so that none is rounded.
func (r *records) eachEntity(kind model.Kind, fn func(fields map[string]any) error) error {
	err := r.eachRecord(kind, func(raw *json.RawMessage) (err error) {
		*raw, err = changeFields(*raw, fn)
		return err
	})
	if err != nil {
		return err
	}
	for i, c := range r.contents {
		if r.contents[i].JSON, err = changeContent(c.JSON, kind, fn); err != nil {
			return fmt.Errorf("content %s: %w", c.Key, err)
		}
	}
	return nil
}

// eachRecord visits every record of an entity of a kind, today's and those on
// both sides of every history step, but not what snapshots hold.
func (r *records) eachRecord(kind model.Kind, visit func(raw *json.RawMessage) error) error {
	for i, e := range r.entities {
		if e.Kind == kind {
			if err := visit(&r.entities[i].JSON); err != nil {
				return fmt.Errorf("%s %s: %w", kind, e.ID, err)
			}
		}
	}
	for _, s := range r.steps {
		for _, d := range s.Change {
			for _, side := range []*sideRecord{d.Before, d.After} {
				if side == nil || side.Kind != kind {
					continue
				}
				if err := visit(&side.Entity); err != nil {
					return fmt.Errorf("step %d, %s %s: %w", s.Seq, kind, d.ID, err)
				}
			}
		}
	}
	return nil
}

// changeContent is changeFields for the entities of a kind in what a snapshot
// holds: lists by kind, and the project's own record, which is no list.
func changeContent(data []byte, kind model.Kind, fn func(map[string]any) error) (json.RawMessage, error) {
	kinds := map[model.Kind]json.RawMessage{}
	if err := json.Unmarshal(data, &kinds); err != nil {
		return nil, err
	}
	raw, err := kinds[kind], error(nil)
	switch {
	case raw == nil:
		return data, nil
	case kind == model.KindInfo:
		raw, err = changeFields(raw, fn)
	default:
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, err
		}
		for i, one := range list {
			if list[i], err = changeFields(one, fn); err != nil {
				return nil, err
			}
		}
		raw, err = json.Marshal(list)
	}
	if err != nil {
		return nil, err
	}
	kinds[kind] = raw
	return json.Marshal(kinds)
}

func changeFields(data []byte, fn func(map[string]any) error) (json.RawMessage, error) {
	fields := map[string]any{}
	if err := decodeNumbers(data, &fields); err != nil {
		return nil, err
	}
	if err := fn(fields); err != nil {
		return nil, err
	}
	return json.Marshal(fields)
}
