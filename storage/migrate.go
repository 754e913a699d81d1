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
var migrations []migration

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

// eachEntity lets fn change every entity of a kind, where it stands today and
// on both sides of every history step, so that undo stays possible. Numbers
// come as json.Number, so that none is rounded.
func (r *records) eachEntity(kind model.Kind, fn func(fields map[string]any) error) error {
	for i, e := range r.entities {
		if e.Kind == kind {
			data, err := changeFields(e.JSON, fn)
			if err != nil {
				return fmt.Errorf("%s %s: %w", kind, e.ID, err)
			}
			r.entities[i].JSON = data
		}
	}
	for _, s := range r.steps {
		for _, d := range s.Change {
			for _, side := range []*sideRecord{d.Before, d.After} {
				if side == nil || side.Kind != kind {
					continue
				}
				data, err := changeFields(side.Entity, fn)
				if err != nil {
					return fmt.Errorf("step %d, %s %s: %w", s.Seq, kind, d.ID, err)
				}
				side.Entity = data
			}
		}
	}
	return nil
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
