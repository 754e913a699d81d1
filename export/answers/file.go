package answers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"lupaus/export/table"
)

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
	grids, err := table.OpenGrids(ctx, name, data, table.Stored)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	return &File{name: name, mark: hex.EncodeToString(sum[:12]), grids: grids}, nil
}

// Name is the name under which the file was opened.
func (f *File) Name() string { return f.name }

// found is a grid with the row that names its columns.
type found struct {
	grid   *table.Grid
	header int // its place in the rows
	list   []column
}

// choose finds the sheet and the row in which most columns are recognised.
func (f *File) choose(c *columns) found {
	g, row, list := table.FindHeader(f.grids, func(text string) (column, int) {
		x := c.of(text)
		switch {
		case x.kind == statement && !plainNumber(x.header), x.kind == version:
			return x, 4
		case x.kind == statement:
			return x, 1
		case x.kind != unknown:
			return x, 2
		}
		return x, 0
	})
	return found{g, row, list}
}

// plainNumber tells a name of a column that might as well be an answer.
func plainNumber(header string) bool {
	return len(header) <= 2 && strings.Trim(header, "0123456789") == ""
}
