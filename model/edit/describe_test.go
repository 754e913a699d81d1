package edit_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"lupaus/model"
)

// describe lists what differs between two projects, a line for each field:
// "desk title: "a" → "b"", "+ stage x", "- stage x".
func describe(before, after *model.Project) string {
	var lines []string
	for _, d := range model.Diff(before, after) {
		switch {
		case d.Before == nil:
			lines = append(lines, fmt.Sprintf("+ %s %s", d.After.Kind(), d.ID))
		case d.After == nil:
			lines = append(lines, fmt.Sprintf("- %s %s", d.Before.Kind(), d.ID))
		default:
			old, now := fields(d.Before), fields(d.After)
			keys := slices.Sorted(maps.Keys(old))
			for k := range now {
				if _, ok := old[k]; !ok {
					keys = append(keys, k)
				}
			}
			slices.Sort(keys)
			for _, k := range keys {
				if !reflect.DeepEqual(old[k], now[k]) {
					lines = append(lines, fmt.Sprintf("%s %s: %s → %s", d.ID, k, short(old[k]), short(now[k])))
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

func fields(e model.Entity) map[string]any {
	data, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	m := map[string]any{}
	if err := json.Unmarshal(data, &m); err != nil {
		panic(err)
	}
	switch e.Kind() {
	case model.KindInstrument, model.KindAudit, model.KindAnswers: // long lists
		flat := map[string]any{}
		flatten(flat, "", m)
		return flat
	}
	return m
}

// flatten lists what stands at the ends of paths such as "steps[0].area"; lists of
// texts count as ends.
func flatten(into map[string]any, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, one := range v {
			flatten(into, strings.TrimPrefix(path+"."+k, "."), one)
		}
		return
	case []any:
		if len(v) > 0 && slices.ContainsFunc(v, func(one any) bool { _, text := one.(string); return !text }) {
			for i, one := range v {
				flatten(into, fmt.Sprintf("%s[%d]", path, i), one)
			}
			return
		}
	case nil:
		into[path] = json.RawMessage("null") // tells a nil entry from none
		return
	}
	into[path] = v
}

// short writes lists of IDs as words and everything else as JSON.
func short(v any) string {
	if list, ok := v.([]any); ok {
		var words []string
		for _, x := range list {
			if s, ok := x.(string); ok {
				words = append(words, s)
			}
		}
		if len(words) == len(list) {
			return "[" + strings.Join(words, " ") + "]"
		}
	}
	if v == nil {
		return "-"
	}
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func lines(s ...string) string { return strings.Join(s, "\n") }

func ids(list ...model.ID) []model.ID { return list }
