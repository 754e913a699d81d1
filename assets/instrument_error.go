package assets

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
	"lupaus/model/scene"
)

// CodeInstrument is the code of a *model.Error about an instrument as a file
// that is not in order. It wraps an *InstrumentError.
const CodeInstrument model.Code = "instrument"

// InstrumentError is a mistake in a file of an instrument, or what an instrument
// lacks to become a file.
type InstrumentError struct {
	File string // its name without the folder
	Line int    // from 1; 0 when there is no file yet
	Key  string // "instrument.wrong." + Key has the words
	Args []any  // for the verbs of the words
}

// Error is "file:line: what is wrong" in English, for logs and tests.
func (e *InstrumentError) Error() string {
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.reason(WordsFor("en")))
}

// Text says where and what the mistake is, in the language of the words.
func (e *InstrumentError) Text(w scene.Words) string {
	if e.Line == 0 {
		return w.T("instrument.unfinished", e.reason(w))
	}
	return w.T("instrument.wrong", e.File, e.Line, e.reason(w))
}

func (e *InstrumentError) reason(w scene.Words) string {
	return w.T("instrument.wrong."+e.Key, e.Args...)
}

// What the reader of YAML says of files that it could read but not load.
var (
	unknownField = regexp.MustCompile(`field (.+) not found in type`)
	fieldTwice   = regexp.MustCompile(`mapping key "(.+)" already defined`)
	wrongKind    = regexp.MustCompile("cannot construct .+ into (.+)")
)

// instrumentSyntax says what the reader of YAML could not read.
func instrumentSyntax(file string, data []byte, err error) *InstrumentError {
	wrong := &InstrumentError{File: file, Key: "syntax", Args: []any{err.Error()}}
	if l, ok := errors.AsType[*yaml.LoadError](err); ok {
		if own, ok := errors.AsType[*InstrumentError](l); ok {
			own.File = file
			return own
		}
		wrong.Line, wrong.Args = l.Mark.Line, []any{l.Message}
	}
	message := fmt.Sprint(wrong.Args...)
	if m := unknownField.FindStringSubmatch(message); m != nil {
		wrong.Key, wrong.Args = "field", []any{m[1]}
	} else if m := fieldTwice.FindStringSubmatch(message); m != nil {
		wrong.Key, wrong.Args = "fieldTwice", []any{m[1]}
	} else if m := wrongKind.FindStringSubmatch(message); m != nil {
		wrong.Key, wrong.Args = kindWanted(m[1]), nil
	} else if wrong.Line == 0 {
		wrong.outside(data)
	}
	wrong.Line = max(1, wrong.Line)
	return wrong
}

// kindWanted is the key for a value of another kind than the Go type of its
// field.
func kindWanted(goType string) string {
	switch {
	case goType == "int":
		return "noWholeNumber"
	case goType == "float64":
		return "noNumber"
	case goType == "bool":
		return "noYesNo"
	case goType == "string":
		return "noString"
	case len(goType) > 2 && goType[:2] == "[]":
		return "noList"
	}
	return "noFields"
}

// outside explains mistakes for which the reader of YAML has no line: more than
// one document, or bytes that are no text.
func (e *InstrumentError) outside(data []byte) {
	for line, text := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(text) || bytes.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\t' && r != '\r' }) {
			e.Line, e.Key, e.Args = line+1, "noText", nil
			return
		}
		if line > 0 && bytes.HasPrefix(text, []byte("---")) {
			e.Line, e.Key, e.Args = line+1, "documents", nil
			return
		}
	}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("#")) {
		e.Key, e.Args = "empty", nil
	}
}

// lineOf is the line of a place in a file: keys of fields and numbers of list
// entries, from the top. Of what is not there it is the line of what should hold
// it.
func lineOf(root *yaml.Node, at filePlace) int {
	n, line := root, 1
	if n.Kind == yaml.DocumentNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	for _, step := range at {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		next := stepInto(n, step, &line)
		if next == nil {
			break
		}
		n = next
	}
	return line
}

func stepInto(n *yaml.Node, step any, line *int) *yaml.Node {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			*line = n.Content[step].Line
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				*line = n.Content[i].Line
				return n.Content[i+1]
			}
		}
	}
	return nil
}

// filePlace is a place in a file.
type filePlace []any

// in is a place in this one.
func (p filePlace) in(steps ...any) filePlace { return append(p[:len(p):len(p)], steps...) }
