package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"lupaus/model"
)

// The header of a file.
const (
	formatName = "lupaus"
	version    = 5
)

// Write writes a whole project. Nothing is lost. The error is that of w, or of
// a text that is not valid in a project.
func Write(w io.Writer, p *model.Project) error {
	out := bufio.NewWriter(w) // keeps its first error for Flush
	fmt.Fprintf(out, "{\n  \"format\": %q,\n  \"version\": %d", formatName, version)
	for kind, entities := range outline(p) {
		if len(entities) == 0 {
			continue
		}
		fmt.Fprintf(out, ",\n  %q: ", kind)
		if kind == model.KindInfo {
			if err := record(out, entities[0], "  "); err != nil {
				return err
			}
			continue
		}
		for i, e := range entities {
			out.WriteString(map[bool]string{true: "[\n    ", false: ",\n    "}[i == 0])
			if err := record(out, e, "    "); err != nil {
				return err
			}
		}
		out.WriteString("\n  ]")
	}
	out.WriteString("\n}\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

// record writes one entity. Letters such as < and & stay as they are.
func record(out *bufio.Writer, e model.Entity, prefix string) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(e); err != nil {
		return fmt.Errorf("write %s %s: %w", e.Kind(), e.Key(), err)
	}
	_, err := out.Write(bytes.TrimRight(buf.Bytes(), "\n"))
	return err
}

// customers are those of a project by their names.
func customers(p *model.Project) []model.ID {
	var ids []model.ID
	for _, c := range slices.SortedFunc(p.Customers(), model.CompareCustomers) {
		ids = append(ids, c.ID)
	}
	return ids
}

// outline walks the kinds of a project with their entities in the order of the
// outline. What no list names, which a valid project does not have, comes last.
func outline(p *model.Project) func(yield func(model.Kind, []model.Entity) bool) {
	byKind := map[model.Kind][]model.Entity{}
	seen := map[model.ID]bool{}
	add := func(ids ...model.ID) {
		for _, id := range ids {
			if e := p.Get(id); e != nil && !seen[id] {
				seen[id] = true
				byKind[e.Kind()] = append(byKind[e.Kind()], e)
			}
		}
	}
	info := p.Info()
	add(model.InfoID)
	add(info.Personas...)
	add(info.Segments...)
	add(customers(p)...)
	add(info.Roles...)
	add(info.Promises...)
	for _, r := range model.Of[model.Role](p, info.Roles) {
		add(r.Promises...)
	}
	for _, j := range model.Of[model.Journey](p, info.Journeys) {
		add(j.ID)
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			add(s.ID)
			add(s.Promises...)
			for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
				add(t.ID)
				add(t.Promises...)
			}
		}
	}
	add(info.Sheets...)
	add(info.Decisions...)
	add(info.Actions...)
	add(info.Instruments...)
	for _, a := range model.Of[model.Audit](p, info.Audits) {
		add(a.ID)
		add(a.Batches...)
	}
	add(info.Snapshots...)
	for e := range p.All() {
		add(e.Key())
	}
	return func(yield func(model.Kind, []model.Entity) bool) {
		for _, k := range model.Kinds() {
			if !yield(k, byKind[k]) {
				return
			}
		}
	}
}
