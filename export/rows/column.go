package rows

import (
	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// nameColumn is the key of the column of names, in which the titles of the rows
// that a form gives stand.
const nameColumn = "name"

// column is what a column of a table holds.
type column struct {
	at   int  // of the block's columns; -1: none
	near bool // recognised by words that are nearly right
}

// columns recognises columns by what stands over them.
type columns struct {
	exact map[string]int // folded title or key → place; -1: of several
	texts []string       // folded titles
}

// nearFrom is how long a folded title must be to be looked for with typos.
const nearFrom = 6

// newColumns takes the block in every language; they have the same columns.
func newColumns(blocks []model.FormBlock) *columns {
	c := &columns{exact: map[string]int{}}
	for _, b := range blocks {
		for at, col := range b.Columns {
			c.put(col.Title, at)
			if col.Unit != "" {
				c.put(col.Title+col.Unit, at)
			}
		}
	}
	for at, col := range blocks[0].Columns {
		if col.Key == nameColumn { // unless another column is called so
			for _, lang := range assets.Languages() {
				if name := exchange.Fold(assets.WordsFor(lang).T("rowFile.column.name")); c.exact[name] == 0 {
					c.put(name, at)
				}
			}
		}
		if key := exchange.Fold(col.Key); key != "" {
			if _, taken := c.exact[key]; !taken {
				c.exact[key] = at
			}
		}
	}
	return c
}

func (c *columns) put(title string, at int) {
	title = exchange.Fold(title)
	if title == "" {
		return
	}
	if other, ok := c.exact[title]; ok {
		if other != at {
			c.exact[title] = -1
		}
		return
	}
	c.exact[title] = at
	c.texts = append(c.texts, title)
}

// of tells what a column holds, and how sure that is.
func (c *columns) of(header string) (column, int) {
	made := column{at: -1}
	word := exchange.Fold(header)
	if word == "" {
		return made, 0
	}
	if at, ok := c.exact[word]; ok {
		made.at = at
		return made, 4
	}
	if len(word) >= nearFrom {
		if n := exchange.Nearest(word, c.texts); n >= 0 {
			made.at, made.near = c.exact[c.texts[n]], true
			return made, 2
		}
	}
	return made, 0
}
