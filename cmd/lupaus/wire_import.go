package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lupaus/export/cjml"
	"lupaus/export/exchange"
	"lupaus/export/json"
	"lupaus/export/mermaid"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/ui"
)

// importer reads files of other formats as the window wants them.
type importer struct{}

var readers = map[exchange.Format]func(context.Context, io.Reader, exchange.Options) (*exchange.Result, error){
	exchange.Mermaid: mermaid.Read,
	exchange.CJML:    cjml.Read,
	exchange.CSV:     table.ReadCSVFile,
	exchange.XLSX:    table.ReadXLSXFile,
	exchange.JSON:    json.Read,
}

// Extensions implements ui.Importer.
func (importer) Extensions() []string {
	var list []string
	for _, f := range exchange.Formats() {
		list = append(list, f.Extensions()...)
	}
	return list
}

// Read implements ui.Importer.
func (importer) Read(ctx context.Context, path, language string) (*model.Project, []ui.Note, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err := exchange.ReadAll(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	return read(ctx, filepath.Base(path), data, language)
}

// ReadText implements ui.Importer.
func (importer) ReadText(ctx context.Context, text, language string) (*model.Project, []ui.Note, error) {
	return read(ctx, "", []byte(text), language)
}

func read(ctx context.Context, name string, data []byte, language string) (*model.Project, []ui.Note, error) {
	format, err := exchange.Guess(name, data[:min(len(data), exchange.HeadLen)])
	if err != nil {
		return nil, nil, err
	}
	reader := readers[format]
	if reader == nil {
		return nil, nil, unknownFormat(format)
	}
	result, err := reader(ctx, bytes.NewReader(data), exchange.Options{
		Name: strings.TrimSuffix(name, filepath.Ext(name)), Language: language, Today: model.DateOf(time.Now()), IDs: model.NewID,
	})
	if err != nil {
		return nil, nil, err
	}
	return result.Project, notes(result.Notes), nil
}
