package assets

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
	"lupaus/model/scene"
)

// CodeInstrument is the code of an *model.Error about a file of an instrument
// that is not in order. It wraps an *InstrumentError.
const CodeInstrument model.Code = "instrument"

// InstrumentError is a mistake in a file of an instrument.
type InstrumentError struct {
	File string // its name without the folder
	Line int    // from 1
	Key  string // "instrument.wrong." + Key has the words
	Args []any
}

// Error is for logs and tests.
func (e *InstrumentError) Error() string {
	return fmt.Sprintf("%s:%d: %s %v", e.File, e.Line, e.Key, e.Args)
}

// Text says where and what the mistake is, in the language of the words.
func (e *InstrumentError) Text(w scene.Words) string {
	return w.T("instrument.wrong", e.File, e.Line, w.T("instrument.wrong."+e.Key, e.Args...))
}

// localText is a text in one language or more. A plain string is the same in
// all.
type localText struct {
	texts model.Texts
	line  int
}

// IsZero tells the writer that nothing is there.
func (t localText) IsZero() bool { return len(t.texts) == 0 }

// UnmarshalYAML implements yaml.Unmarshaler.
func (t *localText) UnmarshalYAML(n *yaml.Node) error {
	t.line = n.Line
	put := func(lang string, n *yaml.Node) error {
		if n.Kind != yaml.ScalarNode {
			return &InstrumentError{Line: n.Line, Key: "noString"}
		}
		t.texts = t.texts.With(lang, model.CleanText(strings.TrimSpace(n.Value)))
		return nil
	}
	switch n.Kind {
	case yaml.ScalarNode:
		for _, lang := range Languages() {
			if err := put(lang, n); err != nil {
				return err
			}
		}
		return nil
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			lang := n.Content[i]
			if !slices.Contains(Languages(), lang.Value) {
				return &InstrumentError{Line: lang.Line, Key: "language", Args: []any{lang.Value, strings.Join(Languages(), ", ")}}
			}
			if err := put(lang.Value, n.Content[i+1]); err != nil {
				return err
			}
		}
		return nil
	}
	return &InstrumentError{Line: n.Line, Key: "noString"}
}

// MarshalYAML implements yaml.Marshaler: the languages in their order.
func (t localText) MarshalYAML() (any, error) {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, lang := range Languages() {
		if s := t.texts[lang]; s != "" {
			n.Content = append(n.Content, scalar(lang), scalar(s))
		}
	}
	return n, nil
}

// scalar is a text that is read as one, whatever it looks like.
func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// lineText is a plain word with its line.
type lineText struct {
	string
	line int
}

// IsZero tells the writer that nothing is there.
func (t lineText) IsZero() bool { return t.string == "" }

// UnmarshalYAML implements yaml.Unmarshaler.
func (t *lineText) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return &InstrumentError{Line: n.Line, Key: "noString"}
	}
	t.string, t.line = n.Value, n.Line
	return nil
}

// MarshalYAML implements yaml.Marshaler.
func (t lineText) MarshalYAML() (any, error) { return scalar(t.string), nil }

var unknownField = regexp.MustCompile(`field (\S+) not found`)

// instrumentSyntax says what the reader of YAML could not read.
func instrumentSyntax(file string, err error) *InstrumentError {
	if m, ok := errors.AsType[*InstrumentError](err); ok {
		m.File = file
		return m
	}
	m := &InstrumentError{File: file, Line: 1, Key: "syntax", Args: []any{err.Error()}}
	if l, ok := errors.AsType[*yaml.LoadError](err); ok {
		if inner, ok := errors.AsType[*InstrumentError](l); ok {
			inner.File = file
			return inner
		}
		m.Line, m.Args = max(1, l.Mark.Line), []any{l.Message}
	}
	if found := unknownField.FindStringSubmatch(err.Error()); found != nil {
		m.Key, m.Args = "field", []any{found[1]}
	}
	return m
}

// instrumentCheck looks for the first mistake of a file that could be read.
type instrumentCheck struct {
	f     *instrumentFile
	wrong *InstrumentError
	line  int // of the last thing that had one
}

func (c *instrumentCheck) fail(line int, key string, args ...any) {
	if c.wrong == nil {
		c.wrong = &InstrumentError{Line: max(1, line), Key: key, Args: args}
	}
}

func (f *instrumentFile) check() *InstrumentError {
	c := &instrumentCheck{f: f}
	if f.Version < 1 {
		c.fail(1, "version")
	}
	c.text(f.Title, "title")
	c.optional(f.About, f.Source)
	if f.Minutes < 0 {
		c.fail(1, "minutes")
	}
	c.scale()
	if len(f.Areas) == 0 || len(f.Areas) > model.MaxAreas {
		c.fail(c.line, "areas", model.MaxAreas)
	}
	areas, statements := map[string]bool{}, map[string]bool{}
	for _, a := range f.Areas {
		c.key(a.Key, areas)
		c.area(a, statements)
	}
	if len(statements) > model.MaxStatements {
		c.fail(c.line, "many", len(statements), model.MaxStatements)
	}
	return c.wrong
}

func (c *instrumentCheck) scale() {
	s := c.f.Scale
	if s.First != 0 && s.First != 1 {
		c.fail(c.line, "first", s.First)
	}
	if n := len(s.Levels); n < model.MinLevels || n > model.MaxLevels {
		c.fail(c.line, "levels", n, model.MinLevels, model.MaxLevels)
	}
	for _, l := range s.Levels {
		c.text(l.Title, "title")
		c.optional(l.About)
	}
	for _, l := range c.f.Stairs {
		c.text(l.Title, "title")
		c.optional(l.About)
	}
	if n := len(c.f.Stairs); n > 0 && n != len(s.Levels) {
		c.fail(c.line, "stairs", n, len(s.Levels))
	}
}

func (c *instrumentCheck) area(a areaFile, statements map[string]bool) {
	switch {
	case a.Poles.string != "" && len(a.Statements) > 0 && a.Statements[0].Key.line != a.Poles.line:
		c.fail(a.Poles.line, "both")
	case a.Poles.string != "" && len(a.Statements) == 0:
		c.fail(a.Poles.line, "sheet", a.Poles.string)
	}
	c.text(a.Title, "title")
	c.optional(a.About)
	if len(a.Statements) == 0 {
		c.fail(c.line, "noStatements", a.Key.string)
	}
	for _, s := range a.Statements {
		c.key(s.Key, statements)
		c.statement(s)
	}
}

func (c *instrumentCheck) statement(s statementFile) {
	c.text(s.Text, "text")
	c.optional(s.Hint)
	if s.Left.IsZero() != s.Right.IsZero() {
		c.fail(cmp.Or(s.Left.line, s.Right.line, c.line), "pole", s.Key.string)
	}
	c.optional(s.Left, s.Right)
	for _, l := range s.Levels {
		c.text(l, "levels")
	}
	if n := len(s.Levels); n > 0 && n != len(c.f.Scale.Levels) {
		c.fail(c.line, "words", s.Key.string, n, len(c.f.Scale.Levels))
	}
	b := s.Benchmark
	if b == nil {
		return
	}
	c.text(b.Source, "source")
	c.optional(b.About, b.Note)
	if b.Level < 0 || b.Level >= len(c.f.Scale.Levels) {
		c.fail(c.line, "benchmark", b.Level, len(c.f.Scale.Levels)-1)
	}
	if len(b.Values) == 0 {
		c.fail(c.line, "noValues", s.Key.string)
	}
	for _, v := range b.Values {
		c.text(v.Title, "title")
		if !(v.Percent >= 0 && v.Percent <= 100) {
			c.fail(c.line, "percent", v.Percent)
		}
	}
}

// key checks that a key is there, can stand in a file, and is new.
func (c *instrumentCheck) key(k lineText, seen map[string]bool) {
	c.line = cmp.Or(k.line, c.line)
	switch {
	case k.string == "":
		c.fail(c.line, "noKey")
	case len(k.string) > model.MaxID || !keyPattern.MatchString(k.string):
		c.fail(c.line, "key", k.string)
	case seen[k.string]:
		c.fail(c.line, "twice", k.string)
	}
	seen[k.string] = true
}

// text checks a text that must be there.
func (c *instrumentCheck) text(t localText, field string) {
	c.line = cmp.Or(t.line, c.line)
	if t.IsZero() {
		c.fail(c.line, "missing", field)
	}
	c.optional(t)
}

// optional checks texts that may be missing.
func (c *instrumentCheck) optional(list ...localText) {
	for _, t := range list {
		c.line = cmp.Or(t.line, c.line)
		for _, s := range t.texts {
			if len([]rune(s)) > model.MaxText {
				c.fail(c.line, "long", model.MaxText)
			}
		}
	}
}
