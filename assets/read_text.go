package assets

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// text is a text in all languages. A plain string stands for a text that is
// the same in every language, such as a number or a name.
type text struct {
	line   int
	same   string
	byLang map[string]string
}

func (t text) empty() bool { return t.same == "" && t.byLang == nil }

func (t text) in(lang string) string {
	if t.byLang != nil {
		return t.byLang[lang]
	}
	return t.same
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (t *text) UnmarshalYAML(n *yaml.Node) error {
	t.line = n.Line
	if n.Kind == yaml.ScalarNode {
		t.same = n.Value
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return lineError(n.Line, "noString")
	}
	t.byLang = map[string]string{}
	for i := 0; i < len(n.Content); i += 2 {
		lang, value := n.Content[i], n.Content[i+1]
		if !slices.Contains(Languages(), lang.Value) {
			return lineError(lang.Line, "language", lang.Value, strings.Join(Languages(), ", "))
		}
		if value.Kind != yaml.ScalarNode {
			return lineError(value.Line, "noString")
		}
		t.byLang[lang.Value] = strings.TrimSpace(value.Value)
	}
	for _, lang := range Languages() {
		if t.byLang[lang] == "" {
			return lineError(n.Line, "noLanguage", lang)
		}
	}
	return nil
}

// ref is a word that names something: a key in the file or a code of the model.
type ref struct {
	line int
	name string
}

// UnmarshalYAML implements yaml.Unmarshaler.
func (r *ref) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return lineError(n.Line, "noWord")
	}
	r.line, r.name = n.Line, n.Value
	return nil
}

// code checks a word of the model, or takes the usual one when it is left out.
func code[T ~string](m failer, r ref, usual T, allowed ...T) T {
	if r.name == "" {
		return usual
	}
	for _, a := range allowed {
		if string(a) == r.name {
			return a
		}
	}
	m.fail(r.line, "choice", r.name, kindsOf(allowed...))
	return usual
}
