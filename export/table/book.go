package table

import (
	"bytes"
	"context"

	"lupaus/export/exchange"
)

// Together is the sheet that stands for all sheets that are alike.
const Together = -1

// Book is an opened table or workbook that people choose from before it is
// read. It does not change and is safe for concurrent use.
type Book struct {
	grids   []*Grid
	chosen  []Source // what is read together
	others  []*Grid
	charset exchange.Charset
}

// Open opens a file of format CSV or XLSX, or the text of a clipboard as CSV.
// The error is a *model.Error of exchange.
func Open(ctx context.Context, format exchange.Format, data []byte, name string) (*Book, error) {
	b := &Book{charset: exchange.UTF8}
	if format == exchange.XLSX {
		grids, err := ReadXLSX(ctx, bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		b.grids = grids
	} else {
		g, charset, err := ReadCSV(ctx, bytes.NewReader(data), name)
		if err != nil {
			return nil, err
		}
		b.grids, b.charset = []*Grid{g}, charset
	}
	b.chosen, b.others = Choose(b.grids)
	return b, nil
}

// Sheets are the names of the sheets that hold anything.
func (b *Book) Sheets() []string {
	names := make([]string, len(b.grids))
	for i, g := range b.grids {
		names[i] = g.Name
	}
	return names
}

// Together is how many sheets are alike and read together.
func (b *Book) Together() int { return len(b.chosen) }

// Guess is the sheet to begin with, Together when several are alike, and how it
// seems to be laid out.
func (b *Book) Guess() (sheet int, m Mapping) {
	if len(b.chosen) > 1 {
		return Together, b.chosen[0].Mapping
	}
	for i, g := range b.grids {
		if g == b.chosen[0].Grid {
			sheet = i
		}
	}
	return sheet, b.chosen[0].Mapping
}

// Grid is a sheet; Together gives the first of those that are alike.
func (b *Book) Grid(sheet int) *Grid {
	if sheet < 0 || sheet >= len(b.grids) {
		return b.chosen[0].Grid
	}
	return b.grids[sheet]
}

// Read reads one sheet by a mapping, or all that are alike as they are guessed.
func (b *Book) Read(ctx context.Context, opt exchange.Options, sheet int, m Mapping) (*exchange.Result, error) {
	sources, others := b.chosen, b.others
	if sheet >= 0 && sheet < len(b.grids) {
		sources, others = []Source{{b.grids[sheet], m}}, nil
		for i, g := range b.grids {
			if i != sheet {
				others = append(others, g)
			}
		}
	}
	r := &journeyReader{b: exchange.NewBuilder(ctx, opt)}
	r.b.NoteCharset(b.charset)
	for _, g := range others {
		r.b.Info(exchange.At{Sheet: g.Name}, "exchange.table.otherSheet")
	}
	for _, s := range sources {
		r.read(s.Grid, s.Mapping)
	}
	return r.b.Result()
}

// NameKey is the translation key of what Field.Name is for a kind; empty when
// it has no meaning.
func (k Kind) NameKey() string {
	switch k {
	case Feeling, FeelingWord, FeelingNote:
		return "exchange.name.persona"
	case Promise, Kept, Owner, Measure, Target:
		return "exchange.name.number"
	case Free:
		return "exchange.name.lane"
	}
	return ""
}
