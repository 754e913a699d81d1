package main

import (
	"context"
	"os"
	"path/filepath"

	"lupaus/export/exchange"
	dialog "lupaus/ui/importer"
)

// importer reads files of other formats as the window wants them.
type importer struct{}

// Extensions implements ui.Importer.
func (importer) Extensions() []string {
	var list []string
	for _, f := range exchange.Formats() {
		list = append(list, f.Extensions()...)
	}
	return list
}

// Open implements ui.Importer.
func (importer) Open(ctx context.Context, path, language string) (dialog.Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := exchange.ReadAll(ctx, f)
	if err != nil {
		return nil, err
	}
	return openSource(ctx, filepath.Base(path), data, language)
}

// OpenText implements ui.Importer.
func (importer) OpenText(ctx context.Context, text, language string) (dialog.Source, error) {
	return openSource(ctx, "", []byte(text), language)
}
