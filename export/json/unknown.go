package json

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"lupaus/model"
)

// unknownField finds the first field of a JSON value that the Go value has no
// place for, as a path. The standard decoder tells the name alone.
func unknownField(raw json.RawMessage, into any) string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return ""
	}
	return strings.TrimPrefix(findUnknown(v, reflect.TypeOf(into)), ".")
}

func findUnknown(v any, t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == reflect.TypeFor[model.Project]() {
		return findUnknownKind(v)
	}
	switch v := v.(type) {
	case map[string]any:
		if t.Kind() != reflect.Struct {
			return ""
		}
		return findUnknownIn(v, t)
	case []any:
		if t.Kind() != reflect.Slice {
			return ""
		}
		for i, e := range v {
			if path := findUnknown(e, t.Elem()); path != "" {
				return fmt.Sprintf("[%d]%s", i, path)
			}
		}
	}
	return ""
}

// findUnknownKind looks into what a snapshot holds.
func findUnknownKind(v any) string {
	kinds, _ := v.(map[string]any)
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		e, err := model.NewEntity(model.Kind(k))
		if err != nil || e.Kind() == model.KindSnapshot {
			return "." + k
		}
		t := reflect.TypeOf(e)
		if e.Kind() != model.KindInfo {
			t = reflect.SliceOf(t)
		}
		if path := findUnknown(kinds[k], t); path != "" {
			return "." + k + path
		}
	}
	return ""
}

func findUnknownIn(v map[string]any, t reflect.Type) string {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			name = f.Name
		}
		fields[strings.ToLower(name)] = f.Type
	}
	for _, k := range slices.Sorted(maps.Keys(v)) {
		ft, ok := fields[strings.ToLower(k)]
		if !ok {
			return "." + k
		}
		if path := findUnknown(v[k], ft); path != "" {
			return "." + k + path
		}
	}
	return ""
}
