package json

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Read reads a whole project as it was written, with its IDs. Of the options
// nothing is needed. The error is a *model.Error of exchange that says where the
// fault is, or that of in or ctx.
func Read(ctx context.Context, in io.Reader, _ exchange.Options) (*exchange.Result, error) {
	text, charset, err := exchange.ReadText(ctx, in)
	if err != nil {
		return nil, err
	}
	if charset != exchange.UTF8 && charset != exchange.UTF16 {
		return nil, exchange.Fail(exchange.CodeSyntax, "read json: not UTF-8")
	}
	d := &decoder{ctx: ctx, Decoder: json.NewDecoder(bytes.NewReader([]byte(text))), seen: map[model.ID]bool{}}
	if err := d.file(); err != nil {
		return nil, classify(err)
	}
	p := (&model.Project{}).With(d.entities...)
	if err := exchange.Problems(model.Validate(p)); err != nil {
		return nil, err
	}
	if len(p.Info().Journeys) == 0 {
		return &exchange.Result{Project: p, Notes: []exchange.Note{{Severity: exchange.Info, Key: "exchange.json.noJourney"}}}, nil
	}
	return &exchange.Result{Project: p}, nil
}

// classify gives faults of syntax their code; others have one.
func classify(err error) error {
	if model.CodeOf(err) != "" || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return exchange.Fail(exchange.CodeSyntax, "read json: %w", err)
}

type decoder struct {
	*json.Decoder
	ctx      context.Context
	entities []model.Entity
	seen     map[model.ID]bool
	records  int // read so far, those inside snapshots too
}

// file reads the object token by token, so that a list that is too long is
// refused before it is in memory.
func (d *decoder) file() error {
	if err := d.delim('{'); err != nil {
		return err
	}
	if err := d.header(); err != nil {
		return err
	}
	keys := map[model.Kind]bool{}
	for d.More() {
		key, err := d.key()
		if err != nil {
			return err
		}
		kind := model.Kind(key)
		if !slices.Contains(model.Kinds(), kind) {
			return exchange.Fail(exchange.CodeField, "read json: %q is not in the format", key)
		}
		if keys[kind] {
			return exchange.Fail(exchange.CodeSyntax, "read json: %q stands twice", key)
		}
		keys[kind] = true
		if kind == model.KindInfo {
			err = d.record(kind, key)
		} else {
			err = d.list(kind)
		}
		if err != nil {
			return err
		}
	}
	if err := d.delim('}'); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return exchange.Fail(exchange.CodeSyntax, "read json: something stands behind the object")
	}
	if !keys[model.KindInfo] {
		return exchange.Fail(exchange.CodeNothing, "read json: %q is missing", model.KindInfo)
	}
	return nil
}

// header checks that the file is ours and not too new.
func (d *decoder) header() error {
	var name string
	var v int
	for i, place := range []any{&name, &v} {
		if !d.More() {
			return exchange.Fail(exchange.CodeUnknown, "read json: no header")
		}
		key, err := d.key()
		if err != nil {
			return err
		}
		if key != []string{"format", "version"}[i] {
			return exchange.Fail(exchange.CodeUnknown, "read json: %q stands where the header should", key)
		}
		if err := d.Decode(place); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	switch {
	case name != formatName:
		return exchange.Fail(exchange.CodeUnknown, "read json: format %q", name)
	case v > version:
		return exchange.Fail(exchange.CodeNewer, "read json: version %d", v)
	case v < 1:
		return exchange.Fail(exchange.CodeSyntax, "read json: version %d", v)
	}
	return nil
}

func (d *decoder) key() (string, error) {
	t, err := d.Token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", fmt.Errorf("%v where a key should be", t)
	}
	return s, nil
}

func (d *decoder) delim(want json.Delim) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != want {
		return fmt.Errorf("%v where %v should be", t, want)
	}
	return nil
}

func (d *decoder) list(kind model.Kind) error {
	if err := d.delim('['); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}
	for i := 0; d.More(); i++ {
		if err := d.record(kind, fmt.Sprintf("%s[%d]", kind, i)); err != nil {
			return err
		}
	}
	return d.delim(']')
}

// record reads one entity strictly and takes it in.
func (d *decoder) record(kind model.Kind, path string) error {
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if len(raw) == 0 || raw[0] != '{' {
		return exchange.Fail(exchange.CodeSyntax, "read json: %s is no object", path)
	}
	e, err := d.entity(kind, raw)
	if err != nil {
		if model.CodeOf(err) == exchange.CodeTooMany || d.ctx.Err() != nil {
			return err
		}
		if at := unknownField(raw, e); at != "" {
			return exchange.Fail(exchange.CodeField, "read json: %s.%s is not in the format", path, at)
		}
		return fmt.Errorf("%s: %w", path, err)
	}
	if d.seen[e.Key()] {
		return exchange.Fail(exchange.CodeInvalid, "read json: %s has the ID %q of another record", path, e.Key())
	}
	d.seen[e.Key()] = true
	d.entities = append(d.entities, e)
	return nil
}

// entity decodes one entity strictly. It returns the entity also when it cannot
// be decoded, for its type.
func (d *decoder) entity(kind model.Kind, raw []byte) (model.Entity, error) {
	if d.records++; d.records > exchange.MaxEntities {
		return nil, exchange.Fail(exchange.CodeTooMany, "read json: more than %d records", exchange.MaxEntities)
	}
	if err := d.ctx.Err(); err != nil {
		return nil, err
	}
	e, err := model.NewEntity(kind)
	if err != nil {
		return nil, err
	}
	strict := json.NewDecoder(bytes.NewReader(raw))
	strict.DisallowUnknownFields()
	s, ok := e.(*model.Snapshot)
	if !ok {
		return e, strict.Decode(e)
	}
	record := struct {
		*model.Snapshot
		Content json.RawMessage `json:"content"` // stands before the snapshot's field of this name
	}{Snapshot: s}
	if err := strict.Decode(&record); err != nil || len(record.Content) == 0 {
		return s, err // without content a rule is broken, which is told later
	}
	s.Project, err = model.DecodeProject(record.Content, d.entity)
	return s, err
}
