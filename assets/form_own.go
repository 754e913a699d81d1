package assets

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// Forms of one's own stand beside the shipped ones for the life of the program:
// files of a folder, and those that an opened project brings along.
var own struct {
	sync.RWMutex
	forms  []*form
	files  map[string]string        // text of the file by ID
	inLang map[string][]*model.Form // with the shipped ones
}

// formsIn are the shipped forms and people's own, in one language.
func formsIn(lang string) []*model.Form {
	own.RLock()
	list, ok := own.inLang[lang]
	own.RUnlock()
	if ok {
		return list
	}
	own.Lock()
	defer own.Unlock()
	list = slices.Concat(shippedIn[lang](), formsOf(own.forms, lang))
	if own.inLang == nil {
		own.inLang = map[string][]*model.Form{}
	}
	own.inLang[lang] = list
	return list
}

// AddForm lets Forms offer a form of one's own, read from the text of its file.
// One of the same ID that was added before is replaced. The error is a
// *model.Error with CodeSheet around a *FileError: the file is not in order, or a
// shipped form has its name.
func AddForm(file string, data []byte) error {
	f, err := readForm(filepath.Base(file), data)
	if err == nil && slices.ContainsFunc(shippedForms(), func(s *form) bool { return s.id == f.id }) {
		err = &FileError{File: filepath.Base(file), Line: 1, Key: "taken", Args: []any{f.id}}
	}
	if err != nil {
		return &model.Error{Code: CodeSheet, Err: err}
	}
	own.Lock()
	defer own.Unlock()
	own.forms = append(slices.DeleteFunc(own.forms, func(o *form) bool { return o.id == f.id }), f)
	if own.files == nil {
		own.files = map[string]string{}
	}
	own.files[f.id] = string(data)
	own.inLang = nil
	return nil
}

// OwnForm returns the text of the file of a form of one's own, "" when the form
// is none.
func OwnForm(id string) string {
	own.RLock()
	defer own.RUnlock()
	return own.files[id]
}

// AddFormsIn adds the forms (*.yaml) of a folder. A file that cannot be read
// does not hide the others; broken tells what is wrong, as AddForm or the system
// does. A folder that is not there has no files.
func AddFormsIn(dir string) (broken []error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return []error{err}
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".yaml") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err == nil {
			err = AddForm(e.Name(), data)
		}
		if err != nil {
			broken = append(broken, err)
		}
	}
	return broken
}

// AddFormsOf adds the forms that the sheets of a project bring along, but for
// those that are there already. One that is not in order is left out: its sheet
// stays in the project and is shown by a program that knows the form.
func AddFormsOf(p *model.Project) {
	for _, s := range model.Of[model.Sheet](p, p.Info().Sheets) {
		if _, known := FormOf(s.Form, Languages()[0]); !known && s.Own != "" {
			_ = AddForm(s.Form+".yaml", []byte(s.Own)) // told above
		}
	}
}

// WriteForm writes a form as a file in its language, which ReadForm reads back to
// the same.
func WriteForm(f *model.Form) ([]byte, error) {
	return yaml.Dump(formMap(f), yaml.WithIndent(2), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1))
}

// fields is a YAML mapping in a fixed order, without what is empty.
type fields []any

func (m *fields) add(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case int:
		if v == 0 {
			return
		}
	case bool:
		if !v {
			return
		}
	case fields:
		if len(v) == 0 {
			return
		}
	case []fields:
		if len(v) == 0 {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	}
	*m = append(*m, key, value)
}

// MarshalYAML implements yaml.Marshaler.
func (m fields) MarshalYAML() (any, error) {
	node := &yaml.Node{Kind: yaml.MappingNode}
	for _, part := range m {
		var n yaml.Node
		if err := n.Encode(part); err != nil {
			return nil, err
		}
		node.Content = append(node.Content, &n)
	}
	return node, nil
}

func formMap(f *model.Form) fields {
	var m fields
	m.add("title", f.Title)
	m.add("about", f.About)
	m.add("source", f.Source)
	m.add("group", f.Group)
	m.add("minutes", f.Minutes)
	if f.Shelf != model.ShelfOwn {
		m.add("shelf", string(f.Shelf))
	}
	m.add("opens", f.Opens)
	m.add("instrument", f.Instrument)
	var blocks []fields
	for _, b := range f.Blocks {
		blocks = append(blocks, blockMap(b))
	}
	m.add("blocks", blocks)
	return m
}

func blockMap(b model.FormBlock) fields {
	var m fields
	m.add("key", b.Key)
	m.add("kind", string(b.Kind))
	m.add("title", b.Title)
	m.add("hint", b.Hint)
	m.add("open", b.Open)
	m.add("each", string(b.Each))
	m.add("rest", b.Rest)
	var columns, rows, places, from []fields
	for _, c := range b.Columns {
		columns = append(columns, columnMap(c))
	}
	for _, r := range b.Rows {
		rows = append(rows, rowMap(r))
	}
	for _, p := range b.Fields {
		places = append(places, fields{"x", p.X, "y", p.Y, "title", p.Title})
	}
	for _, s := range b.From {
		from = append(from, fields{"form", s.Form, "block", s.Block})
	}
	m.add("columns", columns)
	m.add("rows", rows)
	m.add("fields", places)
	m.add("from", from)
	m.add("count", b.Count)
	return m
}

func columnMap(c model.FormColumn) fields {
	var m fields
	m.add("key", c.Key)
	m.add("kind", string(c.Kind))
	m.add("title", c.Title)
	m.add("hint", c.Hint)
	if c.Weight != 1 && c.Weight != 0 {
		m.add("weight", c.Weight)
	}
	var options []fields
	for _, o := range c.Options {
		options = append(options, fields{"key", o.Key, "text", o.Text})
	}
	m.add("options", options)
	var of []string
	for _, k := range c.Of {
		of = append(of, string(k))
	}
	m.add("of", of)
	m.add("total", c.Total)
	m.figure(c.Figure)
	return m
}

func rowMap(r model.FormRow) fields {
	var m fields
	m.add("key", r.Key)
	m.add("title", r.Title)
	m.add("hint", r.Hint)
	m.add("left", r.Left)
	m.add("right", r.Right)
	m.add("levels", r.Levels)
	m.add("place", r.Place)
	var defaults fields
	for _, column := range slices.Sorted(maps.Keys(r.Defaults)) {
		defaults.add(column, defaultValue(r.Defaults[column]))
	}
	m.add("defaults", defaults)
	m.figure(r.Figure)
	return m
}

func (m *fields) figure(f model.Figure) {
	m.add("unit", f.Unit)
	m.add("decimals", f.Decimals)
	if f.Formula != nil {
		m.add("formula", f.Formula.Text)
	}
	m.add("default", defaultValue(f.Default))
}

// defaultValue is a default as a file has it: a number or the name of a fact, ""
// for none.
func defaultValue(d model.Default) any {
	if d.Value != nil {
		return *d.Value
	}
	return string(d.Fact)
}
