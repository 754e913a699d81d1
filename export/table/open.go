package table

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Formats lists the formats of tables.
func Formats() []exchange.Format { return []exchange.Format{exchange.CSV, exchange.XLSX} }

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

// OpenGrids opens a CSV file or a workbook by its content; as says how the cells of
// a workbook are read. The error is a *model.Error of exchange: what is no table, is empty, is protected or larger
// than the limits is refused as a whole.
func OpenGrids(ctx context.Context, name string, data []byte, as Cells) ([]*Grid, error) {
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

// headerRows is within how many rows the names of columns are looked for: some
// tools write the title of the table above them.
const headerRows = 20

// FindHeader finds the sheet and the row in which most columns are recognised: of
// tells what a name stands for and how sure that is, 0 for a name that it does
// not know. Of rows that are as good the first is taken.
func FindHeader[C any](grids []*Grid, of func(text string) (C, int)) (grid *Grid, row int, list []C) {
	most := -1
	for _, g := range grids {
		for i := range min(len(g.Rows), headerRows) {
			columns, score := make([]C, g.Width()), 0
			for col := range columns {
				c, sure := of(g.Cell(i, col))
				columns[col] = c
				score += sure
			}
			if score > most {
				grid, row, list, most = g, i, columns, score
			}
		}
	}
	return grid, row, list
}
