package table

import (
	"strings"
	"unicode/utf8"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Grid is a table of strings as it stands in a file, cleaned. Rows may differ in
// length.
type Grid struct {
	Name  string // of the sheet, or of the file without its ending
	Sheet bool   // the grid is a sheet of a workbook
	Rows  [][]string
	Lines []int // the line of the file, or the row of the sheet, of each row
}

// Width is the length of the longest row.
func (g *Grid) Width() int {
	w := 0
	for _, r := range g.Rows {
		w = max(w, len(r))
	}
	return w
}

// Cell is the text of a cell; outside of the grid it is empty.
func (g *Grid) Cell(row, col int) string {
	if row < 0 || row >= len(g.Rows) || col < 0 || col >= len(g.Rows[row]) {
		return ""
	}
	return g.Rows[row][col]
}

// At is the place of a cell for notes. col -1 means the whole row.
func (g *Grid) At(row, col int) exchange.At {
	at := exchange.At{Column: col + 1}
	if g.Sheet {
		at.Sheet = g.Name
	}
	if row >= 0 && row < len(g.Lines) {
		at.Line = g.Lines[row]
	}
	return at
}

// longest is how much of a cell is kept, in bytes: enough that a text that is
// too long for a project is still too long, so that the cut is noted.
const longest = (model.MaxText + 1) * utf8.UTFMax

// tidy cleans a row in place and takes the empty cells off its end.
func tidy(row []string) []string {
	row = trimRow(row)
	for i, c := range row {
		if len(c) > longest {
			c = strings.Clone(c[:longest]) // lets go of the rest
		}
		row[i] = exchange.Clean(c)
	}
	return trimRow(row)
}

// counter keeps a grid within the limits while it is read.
type counter struct{ rows, cells int }

func (c *counter) add(cells int) error {
	c.rows++
	c.cells += cells
	if c.rows > exchange.MaxRows || c.cells > exchange.MaxCells || cells > exchange.MaxColumns {
		return exchange.Fail(exchange.CodeTooMany, "read table: row %d, %d cells", c.rows, c.cells)
	}
	return nil
}

// trimRow takes the empty cells off the end.
func trimRow(row []string) []string {
	for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	return row
}
