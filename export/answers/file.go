package answers

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// Formats lists the formats of tables of answers.
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

// File is an opened table of answers. It does not change and is safe for
// concurrent use.
type File struct {
	name  string
	mark  string // tells the content
	grids []*table.Grid
}

// Open opens a file by its content. The error is a *model.Error of exchange:
// what is no table, is empty, is protected or larger than the limits is refused
// as a whole.
func Open(ctx context.Context, name string, data []byte) (*File, error) {
	if len(data) > exchange.MaxInput {
		return nil, exchange.Fail(exchange.CodeTooBig, "open answers: %d bytes", len(data))
	}
	format, err := exchange.Guess(name, data[:min(len(data), exchange.HeadLen)])
	if err != nil && (model.CodeOf(err) != exchange.CodeUnknown || strings.TrimSpace(string(data)) == "") {
		return nil, err
	}
	if err != nil {
		format = exchange.CSV // a table with one column, perhaps
	}
	sum := sha256.Sum256(data)
	f := &File{name: name, mark: hex.EncodeToString(sum[:12])}
	switch format {
	case exchange.XLSX:
		f.grids, err = table.ReadXLSXStored(ctx, bytes.NewReader(data))
	case exchange.CSV:
		var g *table.Grid
		g, _, err = table.ReadCSV(ctx, bytes.NewReader(data), name)
		f.grids = []*table.Grid{g}
	default:
		return nil, exchange.Fail(exchange.CodeUnknown, "open answers: a file of format %s", format)
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Name is the name under which the file was opened.
func (f *File) Name() string { return f.name }

// found is a grid with the row that names its columns.
type found struct {
	grid   *table.Grid
	header int // its place in the rows
	list   []column
}

// headerRows is within how many rows the names of columns are looked for: some
// tools write the title of the form above them.
const headerRows = 20

// choose finds the sheet and the row in which most columns are recognised.
func (f *File) choose(c *columns) found {
	best, most := found{grid: f.grids[0]}, -1
	for _, g := range f.grids {
		for row := range min(len(g.Rows), headerRows) {
			list := make([]column, g.Width())
			score := 0
			for col := range list {
				list[col] = c.of(g.Cell(row, col))
				switch k := list[col].kind; {
				case k == statement && !plainNumber(list[col].header):
					score += 4
				case k == version:
					score += 4
				case k == statement:
					score++
				case k != unknown:
					score += 2
				}
			}
			if score > most {
				best, most = found{g, row, list}, score
			}
		}
	}
	return best
}

// plainNumber tells a name of a column that might as well be an answer.
func plainNumber(header string) bool {
	return len(header) <= 2 && strings.Trim(header, "0123456789") == ""
}
