package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Texts is a text by language: fi, en, sv. Languages in which nobody has
// written it are left out. It is never written into.
type Texts map[string]string

// In returns the text in a language, or in the first of fi, en and sv that has
// it; "" when none has.
func (t Texts) In(lang string) string {
	if s := t[lang]; s != "" {
		return s
	}
	for _, other := range []string{"fi", "en", "sv"} {
		if s := t[other]; s != "" {
			return s
		}
	}
	return ""
}

// With returns the texts with one of them written; an empty text takes it out,
// and nothing left is nil.
func (t Texts) With(lang, text string) Texts {
	next := Texts{}
	for l, s := range t {
		if l != lang {
			next[l] = s
		}
	}
	if text != "" {
		next[lang] = text
	}
	if len(next) == 0 {
		return nil
	}
	return next
}

// The limits of an instrument.
const (
	MinLevels     = 2
	MaxLevels     = 10  // an answer is one digit
	MaxStatements = 200 // of an instrument
	MaxAreas      = 30
)

// Instrument is a questionnaire of an audit: statements in areas that are all
// answered on one scale. A project holds the version that its audits were taken
// with, word for word. It is edited as long as nobody has answered it; then a
// next version is made, under the same Code.
type Instrument struct {
	ID      ID     `json:"id"`
	Code    string `json:"code"`    // the same in all versions: maturity, quick, … or one's own
	Version int    `json:"version"` // from 1
	Title   Texts  `json:"title"`
	About   Texts  `json:"about,omitempty"`  // what it measures and when to take it
	Source  Texts  `json:"source,omitempty"` // of the method
	Minutes int    `json:"minutes,omitempty"`
	Scale   Scale  `json:"scale"`
	// Stairs are the maturity levels that the levels of the scale stand for, as
	// many as those; none when the instrument does not tell maturity.
	Stairs []Level `json:"stairs,omitempty"`
	Areas  []Area  `json:"areas"`
}

// Scale is what statements are answered on. An answer is a place in Levels,
// from 0; people see First added to it.
type Scale struct {
	First  int     `json:"first"`  // the number of the lowest level, 0 or 1
	Levels []Level `json:"levels"` // the lowest first
}

// Level is a level of a scale or a step of the maturity staircase.
type Level struct {
	Title Texts `json:"title"`
	About Texts `json:"about,omitempty"`
}

// Area is a part of an instrument whose statements are about the same thing.
type Area struct {
	Key        string      `json:"key"` // unique among the areas
	Title      Texts       `json:"title"`
	About      Texts       `json:"about,omitempty"`
	Statements []Statement `json:"statements"`
}

// Statement is what a respondent places on the scale: a statement, or a pair of
// opposites of which Left is the lowest and Right the highest level.
type Statement struct {
	// Key is unique in the instrument, and the same in all versions in which the
	// statement means the same.
	Key    string  `json:"key"`
	Text   Texts   `json:"text"` // of a pair of opposites: what it is about
	Left   Texts   `json:"left,omitempty"`
	Right  Texts   `json:"right,omitempty"`
	Hint   Texts   `json:"hint,omitempty"`
	Levels []Texts `json:"levels,omitempty"` // each level in words, as many as the scale has, or none
	// Benchmark is a figure known of others; nil: none.
	Benchmark *Benchmark `json:"benchmark,omitempty"`
}

// Poles reports whether the statement is a pair of opposites.
func (s *Statement) Poles() bool { return len(s.Left)+len(s.Right) > 0 }

// Benchmark is what others have answered to nearly the same question: the share
// of all answers, "don't know" among them, that are at a level or above it, or
// with Below those that are not.
type Benchmark struct {
	Level  int              `json:"level"` // place in the scale, from 0
	Below  bool             `json:"below,omitempty"`
	About  Texts            `json:"about,omitempty"` // what was asked, of whom
	Source Texts            `json:"source"`
	Note   Texts            `json:"note,omitempty"` // what is uncertain about it
	Values []BenchmarkValue `json:"values"`
}

// BenchmarkValue is the share of a group of others.
type BenchmarkValue struct {
	Title   Texts   `json:"title"`
	Percent float64 `json:"percent"` // 0…100
}

// Len is the number of statements.
func (i *Instrument) Len() int {
	n := 0
	for a := range i.Areas {
		n += len(i.Areas[a].Statements)
	}
	return n
}

// Statement returns the statement at a place in the order of answers, from 0,
// with its area; nil when there is none. Never write into what it points to.
func (i *Instrument) Statement(at int) (*Area, *Statement) {
	for a := range i.Areas {
		list := i.Areas[a].Statements
		if at >= 0 && at < len(list) {
			return &i.Areas[a], &list[at]
		}
		at -= len(list)
	}
	return nil, nil
}

// Find returns the place of a statement in the order of answers, -1 when the
// instrument has none of the key.
func (i *Instrument) Find(key string) int {
	at := 0
	for a := range i.Areas {
		for _, s := range i.Areas[a].Statements {
			if s.Key == key {
				return at
			}
			at++
		}
	}
	return -1
}

// LevelText is what a level means for a statement: in its own words, or else by
// the name that the scale has for it.
func (i *Instrument) LevelText(s *Statement, level int, lang string) string {
	if level >= 0 && level < len(s.Levels) {
		if text := s.Levels[level].In(lang); text != "" {
			return text
		}
	}
	if level < 0 || level >= len(i.Scale.Levels) {
		return ""
	}
	return i.Scale.Levels[level].Title.In(lang)
}

// Same reports whether two instruments are the same version word for word,
// whatever their IDs.
func (i *Instrument) Same(other *Instrument) bool {
	if i.Code != other.Code || i.Version != other.Version {
		return false
	}
	a, b := *i, *other
	a.ID, b.ID = "", ""
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y) // so that empty and none are the same
}

// Key implements Entity.
func (i *Instrument) Key() ID { return i.ID }

// Kind implements Entity.
func (*Instrument) Kind() Kind { return KindInstrument }

func (i *Instrument) validate(v *validation) {
	c, was := checker{v, i}, before[Instrument](v, i.ID)
	c.id()
	c.listed("", v.p.Info().Instruments)
	c.text("code", i.Code)
	if i.Code == "" {
		c.fail(ProblemMissing, "code", "")
	}
	c.within("version", float64(i.Version), 1, 1e6)
	c.within("minutes", float64(i.Minutes), 0, 1e6)
	c.texts("title", i.Title)
	c.texts("about", i.About)
	c.texts("source", i.Source)
	c.scale(i)
	if n := len(i.Areas); n > MaxAreas || i.Len() > MaxStatements {
		c.fail(ProblemLong, "areas", fmt.Sprint(n))
	}
	areas, statements := map[string]bool{}, map[string]bool{}
	for a := range i.Areas {
		area := &i.Areas[a]
		c.key("areas", area.Key, areas)
		c.texts("areas", area.Title, area.About)
		for k := range area.Statements {
			c.key("statements", area.Statements[k].Key, statements)
			c.statement(i, &area.Statements[k])
		}
	}
	if was == i {
		return // what was answered has been looked at
	}
	for _, a := range Of[Audit](v.p, v.p.Info().Audits) {
		if a.Instrument == i.ID {
			checker{v, a}.batches(a, i)
		}
	}
}

// texts checks texts by language.
func (c checker) texts(field string, list ...Texts) {
	for _, t := range list {
		for lang, s := range t {
			if !slices.Contains([]string{"fi", "en", "sv"}, lang) {
				c.fail(ProblemValue, field, lang)
			}
			c.text(field, s)
		}
	}
}

// key checks a key that is given once.
func (c checker) key(field, key string, seen map[string]bool) {
	c.text(field, key)
	if key == "" {
		c.fail(ProblemMissing, field, "")
	}
	if seen[key] {
		c.fail(ProblemTwice, field, key)
	}
	seen[key] = true
}

func (c checker) scale(i *Instrument) {
	n := len(i.Scale.Levels)
	c.within("scale", float64(n), MinLevels, MaxLevels)
	c.within("scale", float64(i.Scale.First), 0, 1)
	if len(i.Stairs) > 0 && len(i.Stairs) != n {
		c.fail(ProblemValue, "stairs", fmt.Sprint(len(i.Stairs)))
	}
	for _, l := range i.Scale.Levels {
		c.texts("scale", l.Title, l.About)
	}
	for _, l := range i.Stairs {
		c.texts("stairs", l.Title, l.About)
	}
}

func (c checker) statement(i *Instrument, s *Statement) {
	c.texts("statements", s.Text, s.Left, s.Right, s.Hint)
	c.texts("statements", s.Levels...)
	n := len(i.Scale.Levels)
	if len(s.Levels) > 0 && len(s.Levels) != n {
		c.fail(ProblemValue, "statements", s.Key)
	}
	b := s.Benchmark
	if b == nil {
		return
	}
	c.texts("benchmark", b.About, b.Source, b.Note)
	c.within("benchmark", float64(b.Level), 0, float64(n-1))
	for _, one := range b.Values {
		c.texts("benchmark", one.Title)
		c.within("benchmark", one.Percent, 0, 100)
	}
}
