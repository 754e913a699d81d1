package storage

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"sync"

	"lupaus/model"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// seal puts the checksum in front of a record. Bucket and key are part of the
// sum, so that a record cannot pass for another.
func seal(bucket string, key, data []byte) []byte {
	value := make([]byte, 4, 4+len(data))
	binary.BigEndian.PutUint32(value, checksum(bucket, key, data))
	return append(value, data...)
}

// unseal returns the JSON of a record whose checksum holds.
func unseal(bucket string, key, value []byte) ([]byte, error) {
	if len(value) < 4 || binary.BigEndian.Uint32(value) != checksum(bucket, key, value[4:]) {
		return nil, fmt.Errorf("%s record %q: wrong checksum", bucket, key)
	}
	return value[4:], nil
}

func checksum(bucket string, key, data []byte) uint32 {
	sum := crc32.Update(0, castagnoli, append([]byte(bucket), 0))
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, data)
}

// sealJSON encodes a record and seals it.
func sealJSON(bucket string, key []byte, v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fail(model.CodeInvalid, "encode %s record %q: %w", bucket, key, err)
	}
	return seal(bucket, key, data), nil
}

// decodeStrict decodes JSON that must be wholly understood: unknown fields and
// trailing text are errors.
func decodeStrict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("text after the end of a record")
	}
	return nil
}

// decodeEntity decodes a record; contents are those that snapshots name.
func decodeEntity(r entityRecord, contents map[string]*model.Project) (model.Entity, error) {
	e, err := model.NewEntity(r.Kind)
	if err != nil {
		return nil, fmt.Errorf("decode %s: %w", r.ID, err)
	}
	if s, ok := e.(*model.Snapshot); ok {
		record := snapshotRecord{Snapshot: s}
		err = decodeStrict(r.JSON, &record)
		if s.Project = contents[record.Content]; s.Project == nil && err == nil {
			err = fmt.Errorf("there is no content %q", record.Content)
		}
	} else {
		err = decodeStrict(r.JSON, e)
	}
	if err != nil {
		return nil, fmt.Errorf("decode %s %s: %w", r.Kind, r.ID, err)
	}
	if e.Key() != r.ID {
		return nil, fmt.Errorf("decode %s %s: the record says it is %q", r.Kind, r.ID, e.Key())
	}
	return e, nil
}

// decodeProject decodes the entities, on all processors when there are many, and
// the contents of snapshots before these.
func decodeProject(r *records) (*model.Project, error) {
	list := r.entities
	entities := make([]model.Entity, len(list))
	workers := min(runtime.GOMAXPROCS(0), 1+len(list)/256)
	failures := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(list) && failures[w] == nil; i += workers {
				if list[i].Kind != model.KindSnapshot {
					entities[i], failures[w] = decodeEntity(list[i], nil)
				}
			}
		})
	}
	wg.Wait()
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	if err := r.decodeContents(entities); err != nil {
		return nil, err
	}
	for i, e := range list {
		if e.Kind == model.KindSnapshot {
			var err error
			if entities[i], err = decodeEntity(e, r.projects); err != nil {
				return nil, err
			}
		}
	}
	p := (&model.Project{}).With(entities...)
	if p.Len() != len(list) {
		return nil, fmt.Errorf("%d entities share their ID with another", len(list)-p.Len())
	}
	if p.Get(model.InfoID) == nil {
		return nil, errors.New("the project's own record is missing")
	}
	return p, nil
}

// decodeState decodes records of the present schema.
func decodeState(r *records) (*model.State, error) {
	p, err := decodeProject(r)
	if err != nil {
		return nil, err
	}
	steps, err := rebuildHistory(p, r)
	if err != nil {
		return nil, err
	}
	return &model.State{Project: p, Steps: steps, Done: r.head.Done}, nil
}

// encodeStep is the record of a step.
func encodeStep(s *model.Step, c *contents) (stepRecord, error) {
	r := stepRecord{Seq: s.Seq, Label: s.Label, Focus: s.Focus, Change: []deltaRecord{}}
	for _, d := range model.Diff(s.Before, s.After) {
		before, err := encodeSide(d.Before, c)
		if err != nil {
			return r, err
		}
		after, err := encodeSide(d.After, c)
		if err != nil {
			return r, err
		}
		r.Change = append(r.Change, deltaRecord{ID: d.ID, Before: before, After: after})
	}
	return r, nil
}

func encodeSide(e model.Entity, c *contents) (*sideRecord, error) {
	if e == nil {
		return nil, nil
	}
	data, err := c.encode(e)
	if err != nil {
		return nil, fail(model.CodeInvalid, "encode %s %s: %w", e.Kind(), e.Key(), err)
	}
	return &sideRecord{Kind: e.Kind(), Entity: data}, nil
}

// decodeNumbers decodes any JSON, numbers as json.Number.
func decodeNumbers(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return d.Decode(v)
}
