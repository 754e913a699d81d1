package assets

import (
	"cmp"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// An instrument is a questionnaire of an audit. Each is one YAML file under
// instruments/, or in a folder of one's own; its code is the file's name.

//go:embed instruments/*.yaml
var instrumentFiles embed.FS

// Instruments lists the instruments that come with the program in the order in
// which they are offered. They have no ID: a project gives its copy one. They are
// frozen, shared by all who ask.
func Instruments() []*model.Instrument { return slices.Clone(shippedInstruments()) }

// InstrumentOf returns an instrument that comes with the program, by its code.
func InstrumentOf(code string) (*model.Instrument, bool) {
	for _, i := range shippedInstruments() {
		if i.Code == code {
			return i, true
		}
	}
	return nil, false
}

// shippedInstruments reads the embedded files once. A broken one is a mistake of
// the build and panics in every test.
var shippedInstruments = sync.OnceValue(func() []*model.Instrument {
	list, err := readFiles(instrumentFiles, "instruments/*.yaml", readInstrument)
	if err != nil {
		panic(err)
	}
	return inOrder(list)
})

// inOrder sorts instruments by the order that their files say, then by code.
func inOrder(files []*instrumentFile) []*model.Instrument {
	slices.SortFunc(files, func(a, b *instrumentFile) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.code, b.code))
	})
	var list []*model.Instrument
	for _, f := range files {
		list = append(list, f.instrument())
	}
	return list
}

// ReadInstrument reads a file of an instrument. A text needs words in one
// language at least; all else is checked strictly. The error is an *model.Error
// with CodeInstrument around an *InstrumentError, which says what is wrong at
// which line.
func ReadInstrument(file string, data []byte) (*model.Instrument, error) {
	f, err := readInstrument(file, data)
	if err != nil {
		return nil, &model.Error{Code: CodeInstrument, Err: err}
	}
	return f.instrument(), nil
}

// InstrumentsIn reads all instruments of a folder, sorted as Instruments are.
// A file that cannot be read does not hide the others; what is wrong with it is
// told in broken, as by ReadInstrument or by the system. A folder that is not
// there has no files.
func InstrumentsIn(dir string) (list []*model.Instrument, broken []error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			broken = append(broken, err)
		}
		return nil, broken
	}
	var files []*instrumentFile
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".yaml") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			broken = append(broken, err)
			continue
		}
		f, err := readInstrument(e.Name(), data)
		if err != nil {
			broken = append(broken, &model.Error{Code: CodeInstrument, Err: err})
			continue
		}
		files = append(files, f)
	}
	return inOrder(files), broken
}

// readInstrument reads and checks one file.
func readInstrument(file string, data []byte) (*instrumentFile, error) {
	base := path.Base(filepath.ToSlash(file))
	f := &instrumentFile{code: strings.TrimSuffix(base, path.Ext(base))}
	if len(strings.TrimSpace(string(data))) == 0 {
		return nil, &InstrumentError{File: base, Line: 1, Key: "empty"}
	}
	if err := yaml.Load(data, f, yaml.WithKnownFields()); err != nil {
		return nil, instrumentSyntax(base, err)
	}
	f.takePoles()
	if m := f.check(); m != nil {
		m.File = base
		return nil, m
	}
	return f, nil
}

// instrumentFile is a file as it is written. The fields are those of the model;
// what differs is explained where it does.
type instrumentFile struct {
	code  string
	Order int `yaml:"order,omitempty"` // place in the list

	Version int         `yaml:"version"`
	Title   localText   `yaml:"title"`
	About   localText   `yaml:"about,omitempty"`
	Source  localText   `yaml:"source,omitempty"`
	Minutes int         `yaml:"minutes,omitempty"`
	Scale   scaleFile   `yaml:"scale"`
	Stairs  []levelFile `yaml:"stairs,omitempty"`
	Areas   []areaFile  `yaml:"areas"`
}

type scaleFile struct {
	First  int         `yaml:"first"`
	Levels []levelFile `yaml:"levels"`
}

type levelFile struct {
	Title localText `yaml:"title"`
	About localText `yaml:"about,omitempty"`
}

type areaFile struct {
	Key        lineText        `yaml:"key"`
	Title      localText       `yaml:"title,omitempty"`
	About      localText       `yaml:"about,omitempty"`
	Poles      lineText        `yaml:"poles,omitempty"` // a sheet whose pairs of opposites are the statements
	Statements []statementFile `yaml:"statements,omitempty"`
}

type statementFile struct {
	Key       lineText       `yaml:"key"`
	Text      localText      `yaml:"text"`
	Left      localText      `yaml:"left,omitempty"`
	Right     localText      `yaml:"right,omitempty"`
	Hint      localText      `yaml:"hint,omitempty"`
	Levels    []localText    `yaml:"levels,omitempty"`
	Benchmark *benchmarkFile `yaml:"benchmark,omitempty"`
}

type benchmarkFile struct {
	Level  int         `yaml:"level"`
	Below  bool        `yaml:"below,omitempty"`
	About  localText   `yaml:"about,omitempty"`
	Source localText   `yaml:"source"`
	Note   localText   `yaml:"note,omitempty"`
	Values []valueFile `yaml:"values"`
}

type valueFile struct {
	Title   localText `yaml:"title"`
	Percent float64   `yaml:"percent"`
}

// instrument makes what the file tells of.
func (f *instrumentFile) instrument() *model.Instrument {
	i := &model.Instrument{
		Code: f.code, Version: f.Version, Title: f.Title.texts, About: f.About.texts, Source: f.Source.texts,
		Minutes: f.Minutes, Scale: model.Scale{First: f.Scale.First, Levels: levelsOf(f.Scale.Levels)}, Stairs: levelsOf(f.Stairs),
	}
	for _, a := range f.Areas {
		area := model.Area{Key: a.Key.string, Title: a.Title.texts, About: a.About.texts}
		for _, s := range a.Statements {
			area.Statements = append(area.Statements, s.statement())
		}
		i.Areas = append(i.Areas, area)
	}
	return i
}

func levelsOf(files []levelFile) []model.Level {
	var list []model.Level
	for _, l := range files {
		list = append(list, model.Level{Title: l.Title.texts, About: l.About.texts})
	}
	return list
}

func (s *statementFile) statement() model.Statement {
	made := model.Statement{
		Key: s.Key.string, Text: s.Text.texts, Left: s.Left.texts, Right: s.Right.texts, Hint: s.Hint.texts,
	}
	for _, l := range s.Levels {
		made.Levels = append(made.Levels, l.texts)
	}
	if b := s.Benchmark; b != nil {
		made.Benchmark = &model.Benchmark{Level: b.Level, Below: b.Below, About: b.About.texts, Source: b.Source.texts, Note: b.Note.texts}
		for _, v := range b.Values {
			made.Benchmark.Values = append(made.Benchmark.Values, model.BenchmarkValue{Title: v.Title.texts, Percent: v.Percent})
		}
	}
	return made
}

// takePoles gives areas that name a sheet the pairs of opposites of that sheet,
// and its title unless they have one. A sheet that has none is told by check.
func (f *instrumentFile) takePoles() {
	for i := range f.Areas {
		a := &f.Areas[i]
		if a.Poles.string == "" || len(a.Statements) > 0 {
			continue
		}
		for _, lang := range Languages() {
			form, ok := FormOf(a.Poles.string, lang)
			if !ok {
				return
			}
			a.takeForm(form, lang, a.Poles.line)
		}
	}
}

// takeForm takes the words of one language.
func (a *areaFile) takeForm(form *model.Form, lang string, line int) {
	if a.Title.line == 0 {
		a.Title.texts = a.Title.texts.With(lang, form.Title)
	}
	n := 0
	for _, b := range form.Blocks {
		if b.Kind != model.BlockPoles {
			continue
		}
		for _, r := range b.Rows {
			if n == len(a.Statements) {
				a.Statements = append(a.Statements, statementFile{Key: lineText{r.Key, line}})
			}
			s := &a.Statements[n]
			s.Text.texts, s.Hint.texts = s.Text.texts.With(lang, r.Title), s.Hint.texts.With(lang, r.Hint)
			s.Left.texts, s.Right.texts = s.Left.texts.With(lang, r.Left), s.Right.texts.With(lang, r.Right)
			n++
		}
	}
}
