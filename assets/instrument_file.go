package assets

import "lupaus/model"

// instrumentFile is a file as it is written. The fields are those of the model;
// what differs is explained where it does.
type instrumentFile struct {
	code string // the file's name

	Order   int         `yaml:"order,omitempty"` // place in the list
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
	Key        string          `yaml:"key"`
	Title      localText       `yaml:"title"`
	About      localText       `yaml:"about,omitempty"`
	Poles      string          `yaml:"poles,omitempty"` // a sheet whose pairs of opposites are the statements
	Statements []statementFile `yaml:"statements,omitempty"`

	taken bool // Statements are those of Poles
}

type statementFile struct {
	Key       string         `yaml:"key"`
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
		Code: f.code, Version: f.Version, Title: f.Title.texts(), About: f.About.texts(), Source: f.Source.texts(),
		Minutes: f.Minutes, Scale: model.Scale{First: f.Scale.First, Levels: levelsOf(f.Scale.Levels)}, Stairs: levelsOf(f.Stairs),
	}
	for _, a := range f.Areas {
		area := model.Area{Key: a.Key, Title: a.Title.texts(), About: a.About.texts()}
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
		list = append(list, model.Level{Title: l.Title.texts(), About: l.About.texts()})
	}
	return list
}

func (s *statementFile) statement() model.Statement {
	made := model.Statement{
		Key: s.Key, Text: s.Text.texts(), Left: s.Left.texts(), Right: s.Right.texts(), Hint: s.Hint.texts(),
	}
	for _, l := range s.Levels {
		made.Levels = append(made.Levels, l.texts())
	}
	if b := s.Benchmark; b != nil {
		made.Benchmark = &model.Benchmark{Level: b.Level, Below: b.Below, About: b.About.texts(), Source: b.Source.texts(), Note: b.Note.texts()}
		for _, v := range b.Values {
			made.Benchmark.Values = append(made.Benchmark.Values, model.BenchmarkValue{Title: v.Title.texts(), Percent: v.Percent})
		}
	}
	return made
}

// takePoles gives areas that name a sheet the pairs of opposites of that sheet,
// and its title unless they have one. A sheet that has none is told by check.
func (f *instrumentFile) takePoles() {
	for i := range f.Areas {
		a := &f.Areas[i]
		if a.Poles == "" || len(a.Statements) > 0 {
			continue
		}
		titled := len(a.Title) > 0
		for _, lang := range Languages() {
			if form, ok := FormOf(a.Poles, lang); ok {
				a.takeForm(form, lang, titled)
			}
		}
	}
}

// takeForm takes the words of one language.
func (a *areaFile) takeForm(form *model.Form, lang string, titled bool) {
	a.taken = true
	if !titled {
		a.Title = a.Title.with(lang, form.Title)
	}
	n := 0
	for _, b := range form.Blocks {
		if b.Kind != model.BlockPoles {
			continue
		}
		for _, r := range b.Rows {
			if n == len(a.Statements) {
				a.Statements = append(a.Statements, statementFile{Key: r.Key})
			}
			s := &a.Statements[n]
			s.Text, s.Hint = s.Text.with(lang, r.Title), s.Hint.with(lang, r.Hint)
			s.Left, s.Right = s.Left.with(lang, r.Left), s.Right.with(lang, r.Right)
			n++
		}
	}
}
