package answers

import (
	"context"

	"lupaus/export/table"
)

// File is an opened table of answers. It does not change and is safe for
// concurrent use.
type File struct{ *table.File }

// Open opens a file by its content. The error is a *model.Error of exchange, as
// that of [table.OpenFile].
func Open(ctx context.Context, name string, data []byte) (*File, error) {
	f, err := table.OpenFile(ctx, name, data, table.Stored)
	if err != nil {
		return nil, err
	}
	return &File{f}, nil
}
