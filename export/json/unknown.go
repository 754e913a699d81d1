package json

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
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

func findUnknownIn(v map[string]any, t reflect.Type) string {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			name = f.Name
		}
		fields[strings.ToLower(name)] = f.Type
	}
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
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
