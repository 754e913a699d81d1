package assets

import (
	"io"

	"go.yaml.in/yaml/v4"

	"lupaus/model"
)

// WriteInstrument writes an instrument as a file that ReadInstrument reads back
// to the same; its code is the name that the file gets.
func WriteInstrument(w io.Writer, i *model.Instrument) error {
	f := &instrumentFile{
		Version: i.Version, Title: local(i.Title), About: local(i.About), Source: local(i.Source), Minutes: i.Minutes,
		Scale: scaleFile{First: i.Scale.First, Levels: levelFiles(i.Scale.Levels)}, Stairs: levelFiles(i.Stairs),
	}
	for a := range i.Areas {
		area := &i.Areas[a]
		file := areaFile{Key: lineText{string: area.Key}, Title: local(area.Title), About: local(area.About)}
		for k := range area.Statements {
			file.Statements = append(file.Statements, statementOf(&area.Statements[k]))
		}
		f.Areas = append(f.Areas, file)
	}
	data, err := yaml.Dump(f, yaml.WithV3Defaults())
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func local(t model.Texts) localText { return localText{texts: t} }

func levelFiles(levels []model.Level) []levelFile {
	var list []levelFile
	for _, l := range levels {
		list = append(list, levelFile{local(l.Title), local(l.About)})
	}
	return list
}

func statementOf(s *model.Statement) statementFile {
	file := statementFile{
		Key: lineText{string: s.Key}, Text: local(s.Text), Left: local(s.Left), Right: local(s.Right), Hint: local(s.Hint),
	}
	for _, l := range s.Levels {
		file.Levels = append(file.Levels, local(l))
	}
	if b := s.Benchmark; b != nil {
		file.Benchmark = &benchmarkFile{Level: b.Level, Below: b.Below, About: local(b.About), Source: local(b.Source), Note: local(b.Note)}
		for _, v := range b.Values {
			file.Benchmark.Values = append(file.Benchmark.Values, valueFile{local(v.Title), v.Percent})
		}
	}
	return file
}
