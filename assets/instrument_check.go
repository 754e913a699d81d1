package assets

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// instrumentCheck looks for the first mistake of a file that could be read.
type instrumentCheck struct {
	f     *instrumentFile
	root  *yaml.Node // for the lines
	every bool       // each text needs words in every language
	of    string     // key of the area or statement that is looked at
	wrong *FileError
}

func (c *instrumentCheck) fail(at filePlace, key string, args ...any) {
	if c.wrong == nil {
		c.wrong = &FileError{Line: lineOf(c.root, at), Key: key, Args: args}
	}
}

// maxNumber is what version and minutes may be at most.
const maxNumber = 1_000_000

// check returns the first mistake, nil when there is none.
func (f *instrumentFile) check(root *yaml.Node, every bool) *FileError {
	c := &instrumentCheck{f: f, root: root, every: every}
	top := filePlace{}
	if strings.TrimSpace(f.code) == "" {
		c.fail(top, "noName")
	}
	if f.Version < 1 || f.Version > maxNumber {
		c.fail(top.in("version"), "version")
	}
	c.needed(top, "title", f.Title)
	c.optional(top, "about", f.About)
	c.optional(top, "source", f.Source)
	if f.Minutes < 0 || f.Minutes > maxNumber {
		c.fail(top.in("minutes"), "minutes", f.Minutes)
	}
	c.scale()
	if n := len(f.Areas); n == 0 || n > model.MaxAreas {
		c.fail(top.in("areas"), "areas", model.MaxAreas)
	}
	areas, statements := map[string]bool{}, map[string]bool{}
	for i, a := range f.Areas {
		at := top.in("areas", i)
		c.key(at, a.Key, areas)
		c.area(at, a, statements)
	}
	if n := len(statements); n > model.MaxStatements {
		c.fail(top.in("areas"), "many", n, model.MaxStatements)
	}
	return c.wrong
}

func (c *instrumentCheck) scale() {
	s, at := c.f.Scale, filePlace{"scale"}
	if s.First != 0 && s.First != 1 {
		c.fail(at.in("first"), "first", s.First)
	}
	if n := len(s.Levels); n < model.MinLevels || n > model.MaxLevels {
		c.fail(at.in("levels"), "levels", n, model.MinLevels, model.MaxLevels)
	}
	c.levels(at.in("levels"), s.Levels)
	stairs := filePlace{"stairs"}
	if n := len(c.f.Stairs); n > 0 && n != len(s.Levels) {
		c.fail(stairs, "stairs", n, len(s.Levels))
	}
	c.levels(stairs, c.f.Stairs)
}

func (c *instrumentCheck) levels(at filePlace, list []levelFile) {
	for i, l := range list {
		c.needed(at.in(i), "title", l.Title)
		c.optional(at.in(i), "about", l.About)
	}
}

func (c *instrumentCheck) area(at filePlace, a areaFile, statements map[string]bool) {
	c.of = a.Key
	switch {
	case a.Poles != "" && len(a.Statements) > 0 && !a.taken:
		c.fail(at.in("poles"), "both", "poles", "statements")
	case a.Poles != "" && len(a.Statements) == 0:
		c.fail(at.in("poles"), "sheet", a.Poles)
	case len(a.Statements) == 0:
		c.fail(at, "noStatements", a.Key)
	}
	c.needed(at, "title", a.Title)
	c.optional(at, "about", a.About)
	for i, s := range a.Statements {
		at := at.in("statements", i)
		c.key(at, s.Key, statements)
		c.statement(at, s)
	}
}

func (c *instrumentCheck) statement(at filePlace, s statementFile) {
	c.of = s.Key
	c.needed(at, "text", s.Text)
	c.optional(at, "hint", s.Hint)
	if left, right := len(s.Left) > 0, len(s.Right) > 0; left && !right {
		c.fail(at.in("left"), "pole", s.Key, "right")
	} else if right && !left {
		c.fail(at.in("right"), "pole", s.Key, "left")
	}
	c.optional(at, "left", s.Left)
	c.optional(at, "right", s.Right)
	if n := len(s.Levels); n > 0 && n != len(c.f.Scale.Levels) {
		c.fail(at.in("levels"), "words", s.Key, n, len(c.f.Scale.Levels))
	}
	for i, l := range s.Levels {
		if c.every {
			c.needed(at.in("levels"), i, l)
		}
		c.optional(at.in("levels"), i, l)
	}
	if s.Benchmark != nil {
		c.benchmark(at.in("benchmark"), s.Benchmark)
	}
}

func (c *instrumentCheck) benchmark(at filePlace, b *benchmarkFile) {
	if top := len(c.f.Scale.Levels) - 1; b.Level < 0 || b.Level > top {
		c.fail(at.in("level"), "benchmark", b.Level, top)
	}
	c.optional(at, "about", b.About)
	c.needed(at, "source", b.Source)
	c.optional(at, "note", b.Note)
	if len(b.Values) == 0 {
		c.fail(at.in("values"), "noValues", c.of)
	}
	for i, v := range b.Values {
		at := at.in("values", i)
		c.needed(at, "title", v.Title)
		if !(v.Percent >= 0 && v.Percent <= 100) {
			c.fail(at.in("percent"), "percent", v.Percent)
		}
	}
}

// key checks that the key of what stands at a place is there, can stand in a
// file of answers, and is new.
func (c *instrumentCheck) key(at filePlace, key string, seen map[string]bool) {
	list, _ := at[len(at)-2].(string)
	switch at := at.in("key"); {
	case key == "":
		c.fail(at, "noKey", list)
	case len(key) > model.MaxID || !keyPattern.MatchString(key):
		c.fail(at, "key", key)
	case seen[key]:
		c.fail(at, "twice", key)
	}
	seen[key] = true
}

// needed checks a text that must be there: the field, or the entry of a list, of
// what stands at a place.
func (c *instrumentCheck) needed(at filePlace, field any, t localText) {
	written := false
	for _, s := range t {
		written = written || strings.TrimSpace(s) != ""
	}
	if !written {
		c.fail(at.in(field), "missing", c.name(at, field))
	}
	c.optional(at, field, t)
}

// optional checks a text that may be missing.
func (c *instrumentCheck) optional(at filePlace, field any, t localText) {
	for _, lang := range Languages() {
		if utf8.RuneCountInString(t[lang]) > model.MaxText {
			c.fail(at.in(field), "long", model.MaxText)
		}
		if c.every && len(t) > 0 && t[lang] == "" {
			c.fail(at.in(field), "noLanguage", lang)
		}
	}
}

// name is the field of a text, of an entry the field of its list, with the key
// of the area or statement that it is in.
func (c *instrumentCheck) name(at filePlace, field any) string {
	name, ok := field.(string)
	if !ok {
		name, _ = at[len(at)-1].(string)
	}
	if c.of == "" {
		return name
	}
	return name + " (" + c.of + ")"
}
