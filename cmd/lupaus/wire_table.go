package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"time"

	"lupaus/export"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	dialog "lupaus/ui/importer"
)

// openSource opens the content of a file, or text of the clipboard under an
// empty name, for the import dialog.
func openSource(ctx context.Context, name string, data []byte, language string) (dialog.Source, error) {
	format, err := exchange.Guess(name, data[:min(len(data), exchange.HeadLen)])
	if err != nil {
		return nil, err
	}
	opt := exchange.Options{
		Name: strings.TrimSuffix(name, filepath.Ext(name)), Language: language, Today: model.DateOf(time.Now()), IDs: model.NewID,
	}
	if format != exchange.CSV && format != exchange.XLSX {
		return fileSource{format, data, opt}, nil
	}
	book, err := table.Open(ctx, format, data, opt.Name)
	if err != nil {
		return nil, err
	}
	return tableSource{format, book, opt}, nil
}

// fileSource is a file in which there is nothing to choose.
type fileSource struct {
	format exchange.Format
	data   []byte
	opt    exchange.Options
}

func (s fileSource) FormatKey() string   { return s.format.WordKey() }
func (s fileSource) Table() dialog.Table { return nil }

func (s fileSource) Read(ctx context.Context, _ dialog.Mapping) (*model.Project, []dialog.Note, error) {
	return imported(export.ReadData(ctx, s.format, bytes.NewReader(s.data), s.opt))
}

func imported(r *exchange.Result, err error) (*model.Project, []dialog.Note, error) {
	if err != nil {
		return nil, nil, err
	}
	list := make([]dialog.Note, len(r.Notes))
	for i, n := range r.Notes {
		list[i] = n
	}
	return r.Project, list, nil
}

// tableSource is a table whose fields people can choose.
type tableSource struct {
	format exchange.Format
	book   *table.Book
	opt    exchange.Options
}

func (s tableSource) FormatKey() string   { return s.format.WordKey() }
func (s tableSource) Table() dialog.Table { return s }
func (s tableSource) Sheets() []string    { return s.book.Sheets() }
func (s tableSource) Together() int       { return s.book.Together() }
func (s tableSource) Layouts() []string   { return words(table.Layouts()) }
func (s tableSource) Scales() []string    { return words(table.Scales()) }

func words[T ~string](codes []T) []string {
	list := make([]string, len(codes))
	for i, c := range codes {
		list[i] = string(c)
	}
	return list
}

func (s tableSource) Read(ctx context.Context, m dialog.Mapping) (*model.Project, []dialog.Note, error) {
	return imported(s.book.Read(ctx, s.opt, m.Sheet, fromDialog(m)))
}

func (s tableSource) Guess() dialog.Mapping { return toDialog(s.book.Guess()) }

func (s tableSource) Look(sheet int, layout string, header int) dialog.Mapping {
	return toDialog(sheet, table.At(s.book.Grid(sheet), table.Layout(layout), header))
}

func (s tableSource) Kinds(layout string) []dialog.Kind {
	var list []dialog.Kind
	for _, k := range table.Kinds(table.Layout(layout)) {
		list = append(list, dialog.Kind{ID: string(k), NameHint: k.NameKey()})
	}
	return list
}

func (s tableSource) Lines(m dialog.Mapping, cells int) []dialog.Line {
	var list []dialog.Line
	for _, l := range table.Preview(s.book.Grid(m.Sheet), fromDialog(m), cells) {
		list = append(list, dialog.Line{Name: l.Name, Cells: l.Cells})
	}
	return list
}

func toDialog(sheet int, m table.Mapping) dialog.Mapping {
	fields := make([]dialog.Field, len(m.Fields))
	for i, f := range m.Fields {
		fields[i] = dialog.Field{Kind: string(f.Kind), Name: f.Name}
	}
	return dialog.Mapping{Sheet: sheet, Layout: string(m.Layout), Header: m.Header, Fields: fields, Scale: string(m.Scale)}
}

func fromDialog(m dialog.Mapping) table.Mapping {
	fields := make([]table.Field, len(m.Fields))
	for i, f := range m.Fields {
		fields[i] = table.Field{Kind: table.Kind(f.Kind), Name: f.Name}
	}
	return table.Mapping{Layout: table.Layout(m.Layout), Header: m.Header, Fields: fields, Scale: table.Scale(m.Scale)}
}
