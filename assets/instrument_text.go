package assets

import (
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// localText is a text in one language or more. A plain string is the same in
// all.
type localText model.Texts

func (t localText) texts() model.Texts { return model.Texts(t) }

func (t localText) with(lang, s string) localText { return localText(t.texts().With(lang, s)) }

// UnmarshalYAML implements yaml.Unmarshaler.
func (t *localText) UnmarshalYAML(n *yaml.Node) error {
	*t = nil
	if n.Kind != yaml.MappingNode {
		s, err := scalarText(n)
		for _, lang := range Languages() {
			*t = t.with(lang, s)
		}
		return err
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		lang := n.Content[i]
		switch {
		case !slices.Contains(Languages(), lang.Value):
			return lineError(lang.Line, "language", lang.Value, strings.Join(Languages(), ", "))
		case seen[lang.Value]:
			return lineError(lang.Line, "fieldTwice", lang.Value)
		}
		seen[lang.Value] = true
		s, err := scalarText(n.Content[i+1])
		if err != nil {
			return err
		}
		*t = t.with(lang.Value, s)
	}
	return nil
}

// scalarText reads a text as it stands in quotes, without the last line end of
// a block; what is no text but looks like one (a number, a year) is one too.
func scalarText(n *yaml.Node) (string, error) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode {
		return "", lineError(n.Line, "noString")
	}
	s := n.Value
	switch {
	case n.ShortTag() == "!!null":
		return "", nil
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s = strings.TrimRight(s, "\n")
	}
	return model.CleanText(s), nil
}

// MarshalYAML implements yaml.Marshaler: the languages in their order, short
// texts on one line.
func (t localText) MarshalYAML() (any, error) {
	const line = 72
	n := &yaml.Node{Kind: yaml.MappingNode}
	length, same := 0, true
	for _, lang := range Languages() {
		s := t[lang]
		length += len([]rune(s))
		same = same && s == t[Languages()[0]]
		if s != "" {
			n.Content = append(n.Content, scalar(lang), scalar(s))
		}
	}
	switch {
	case same && length > 0:
		return n.Content[1], nil
	case length < line:
		n.Style = yaml.FlowStyle
	}
	return n, nil
}

// scalar is a text that is read as one, whatever it looks like. Line ends and
// what nobody sees are written as escapes.
func scalar(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	hidden := func(r rune) bool { return !unicode.IsPrint(r) }
	if s != strings.TrimSpace(s) || strings.ContainsFunc(s, hidden) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}
