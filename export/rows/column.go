package rows

import (
	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// column is what a column of a table holds.
type column struct {
	at   int  // of the block's columns; -1: none
	near bool // recognised by words that are nearly right
}

// columns recognises columns by what stands over them.
type columns struct {
	titles, keys exchange.Lexicon[int] // places of the block's columns
}

// nearFrom is how long a folded title must be to be looked for with typos.
const nearFrom = 6

// newColumns takes the block in every language; they have the same columns.
func newColumns(blocks []model.FormBlock) *columns {
	c := &columns{}
	for _, b := range blocks {
		for at, col := range b.Columns {
			c.titles.Put(col.Title, at)
			if col.Unit != "" {
				c.titles.Put(col.Title+col.Unit, at)
			}
		}
	}
	for at, col := range blocks[0].Columns {
		c.keys.Put(col.Key, at)
		if col.Key != model.NameColumn {
			continue
		}
		for _, lang := range assets.Languages() { // unless another column is called so
			if name := assets.WordsFor(lang).T("rowFile.column.name"); c.titles.Means(name) == exchange.None {
				c.titles.Put(name, at)
			}
		}
	}
	return c
}

// of tells what a column holds, and how sure that is.
func (c *columns) of(header string) (column, int) {
	at, as := c.titles.Find(header)
	if as == exchange.None {
		at, as = c.keys.Find(header)
	}
	switch as {
	case exchange.One:
		return column{at: at}, 4
	case exchange.Several:
		return column{at: -1}, 4
	}
	if len(exchange.Fold(header)) >= nearFrom {
		if at, ok := c.titles.Near(header); ok {
			return column{at: at, near: true}, 2
		}
	}
	return column{at: -1}, 0
}
