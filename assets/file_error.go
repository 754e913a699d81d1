package assets

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"lupaus/model/scene"
)

// FileError is a mistake in a YAML file of a method: of a sheet, an instrument or
// another of this package. It holds no words, so that each who tells it does so in
// the language of its reader.
type FileError struct {
	File string // its name, of people's own without the folder
	Line int    // from 1; 0 when there is no file yet, of an instrument that is not finished
	Key  string // "fileWrong." + Key has the words: what is wrong, and what to do
	Args []any  // for the verbs of the words
	Err  error  // what a library said, for logs; nil when it was not asked
}

// Error is "file:line: what is wrong" in English, for logs and tests.
func (e *FileError) Error() string {
	text := fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.reason(WordsFor("en")))
	if e.Err != nil {
		text += " " + e.Err.Error()
	}
	return text
}

// Unwrap gives what a library said.
func (e *FileError) Unwrap() error { return e.Err }

// Text says where and what the mistake is, in the language of the words.
func (e *FileError) Text(w scene.Words) string {
	if e.Line == 0 {
		return w.T("instrument.unfinished", e.reason(w))
	}
	return w.T("fileWrong", e.File, e.Line, e.reason(w))
}

func (e *FileError) reason(w scene.Words) string { return w.T("fileWrong."+e.Key, e.Args...) }

// lineError is a mistake that a type finds while it is read; [yamlError] adds the
// file.
func lineError(line int, key string, args ...any) error {
	return &FileError{Line: line, Key: key, Args: args}
}

// What the reader of YAML says of files that it could read but not load.
var (
	unknownField = regexp.MustCompile(`field (.+) not found in type`)
	fieldTwice   = regexp.MustCompile(`mapping key "(.+)" already defined`)
	wrongKind    = regexp.MustCompile("cannot construct .+ into (.+)")
)

// yamlError says what the reader of YAML could not read.
func yamlError(file string, data []byte, err error) *FileError {
	wrong := &FileError{File: file, Key: "syntax", Args: []any{err.Error()}}
	if l, ok := errors.AsType[*yaml.LoadError](err); ok {
		if own, ok := errors.AsType[*FileError](l); ok {
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
func (e *FileError) outside(data []byte) {
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
