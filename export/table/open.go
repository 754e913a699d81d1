package table

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Formats lists the formats of tables, the most used first.
func Formats() []exchange.Format { return []exchange.Format{exchange.XLSX, exchange.CSV} }

// FormatOf is the format that the name of a file says; CSV when it says none of
// the two.
func FormatOf(name string) exchange.Format {
	for _, ext := range exchange.XLSX.Extensions() {
		if strings.EqualFold(filepath.Ext(name), ext) {
			return exchange.XLSX
		}
	}
	return exchange.CSV
}

func openGrids(ctx context.Context, name string, data []byte, as Cells) ([]*Grid, error) {
	if len(data) > exchange.MaxInput {
		return nil, exchange.Fail(exchange.CodeTooBig, "open table: %d bytes", len(data))
	}
	format, err := exchange.Guess(name, data[:min(len(data), exchange.HeadLen)])
	if err != nil && (model.CodeOf(err) != exchange.CodeUnknown || strings.TrimSpace(string(data)) == "") {
		return nil, err
	}
	if err != nil {
		format = exchange.CSV // a table with one column, perhaps
	}
	switch format {
	case exchange.XLSX:
		return readXLSX(ctx, bytes.NewReader(data), as)
	case exchange.CSV:
		g, _, err := ReadCSV(ctx, bytes.NewReader(data), name)
		if err != nil {
			return nil, err
		}
		return []*Grid{g}, nil
	}
	return nil, exchange.Fail(exchange.CodeUnknown, "open table: a file of format %s", format)
}
