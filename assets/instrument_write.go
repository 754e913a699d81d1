package assets

import (
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// WriteInstrument writes an instrument as a file that ReadInstrument reads back
// to the same but for its ID; its code is the name that the file should get. One
// that is not finished, because a title or a statement has no text yet for
// example, is not written: the error is a *model.Error with CodeInstrument around
// a *FileError that says what is missing.
func WriteInstrument(w io.Writer, i *model.Instrument) error {
	data, err := yaml.Dump(fileOf(i), yaml.WithIndent(2), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1))
	if err != nil {
		return err
	}
	if _, err := readInstrument(i.Code+".yaml", data, false); err != nil {
		if wrong, ok := errors.AsType[*FileError](err); ok {
			wrong.Line = 0
		}
		return &model.Error{Code: CodeInstrument, ID: i.ID, Err: err}
	}
	_, err = w.Write(data)
	return err
}

func fileOf(i *model.Instrument) *instrumentFile {
	f := &instrumentFile{
		Version: i.Version, Title: localText(i.Title), About: localText(i.About), Source: localText(i.Source), Minutes: i.Minutes,
		Scale: scaleFile{First: i.Scale.First, Levels: levelFiles(i.Scale.Levels)}, Stairs: levelFiles(i.Stairs),
	}
	for a := range i.Areas {
		area := &i.Areas[a]
		file := areaFile{Key: area.Key, Title: localText(area.Title), About: localText(area.About)}
		for k := range area.Statements {
			file.Statements = append(file.Statements, statementOf(&area.Statements[k]))
		}
		f.Areas = append(f.Areas, file)
	}
	return f
}

func levelFiles(levels []model.Level) []levelFile {
	var list []levelFile
	for _, l := range levels {
		list = append(list, levelFile{localText(l.Title), localText(l.About)})
	}
	return list
}

func statementOf(s *model.Statement) statementFile {
	file := statementFile{
		Key: s.Key, Text: localText(s.Text), Left: localText(s.Left), Right: localText(s.Right), Hint: localText(s.Hint),
	}
	for _, l := range s.Levels {
		file.Levels = append(file.Levels, localText(l))
	}
	if b := s.Benchmark; b != nil {
		file.Benchmark = &benchmarkFile{Level: b.Level, Below: b.Below, About: localText(b.About), Source: localText(b.Source), Note: localText(b.Note)}
		for _, v := range b.Values {
			file.Benchmark.Values = append(file.Benchmark.Values, valueFile{localText(v.Title), v.Percent})
		}
	}
	return file
}
