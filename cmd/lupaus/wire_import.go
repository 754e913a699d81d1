package main

import (
	"context"
	"path/filepath"

	"lupaus/export/exchange"
	dialog "lupaus/ui/importer"
)

// importer reads files of other formats as the window wants them.
type importer struct{}

// Extensions implements ui.Importer.
func (importer) Extensions() []string {
	return extensions(exchange.Formats())
}

// Open implements ui.Importer.
func (importer) Open(ctx context.Context, path, language string) (dialog.Source, error) {
	data, err := readFile(ctx, path)
	if err != nil {
		return nil, err
	}
	return openSource(ctx, filepath.Base(path), data, language)
}

// OpenText implements ui.Importer.
func (importer) OpenText(ctx context.Context, text, language string) (dialog.Source, error) {
	return openSource(ctx, "", []byte(text), language)
}
