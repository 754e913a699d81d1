package rows

import (
	"context"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// reader reads one table.
type reader struct {
	*table.Reader
	list   []column
	p      *model.Project
	opt    Options
	words  *assets.Words
	blocks []model.FormBlock // in every language, that of the words first
	block  model.FormBlock
	sheet  *model.Sheet

	columnOf []int // of each column of the block that of the table; -1: none
	cells    []func(text string) got
	given    map[string]model.ID // folded title or key of the rows that the form gives
	out      []read
}

// read is a row that was read, with its line.
type read struct {
	model.SheetRow
	line int
}

// columns looks at what the columns hold, and reports whether rows can be read.
func (r *reader) columns() bool {
	r.columnOf = slices.Repeat([]int{-1}, len(r.block.Columns))
	known := 0
	for col, c := range r.list {
		if c.near && slices.ContainsFunc(r.list, func(x column) bool { return x.at == c.at && !x.near }) {
			c.at = -1
		}
		if c.at < 0 {
			r.Strange(col)
			continue
		}
		of := r.block.Columns[c.at]
		if of.Kind == model.ColumnSum {
			r.Tell(r.At(-1, col), table.Info, "counted")
			continue
		}
		if first := r.columnOf[c.at]; first >= 0 {
			r.BlockAll(r.At(-1, col), "columnTwice", nil, of.Title, r.Name(first))
			continue
		}
		r.columnOf[c.at] = col
		known++
		if c.near {
			r.Tell(r.At(-1, col), table.Warning, "nearly", of.Title)
		}
	}
	first := r.block.Columns[0]
	switch {
	case known == 0:
		r.BlockAll(table.Problem{}, "noColumns", nil, titles(r.block))
		return false
	case r.columnOf[0] < 0 && first.Key == model.NameColumn:
		r.BlockAll(table.Problem{}, "noNames", nil, first.Title)
		return false
	}
	r.missing()
	r.readers()
	return true
}

// titles are the titles of the columns that a table may have.
func titles(b model.FormBlock) string {
	var list []string
	for _, c := range b.Columns {
		if c.Kind != model.ColumnSum {
			list = append(list, c.Title)
		}
	}
	return strings.Join(list, ", ")
}

// missing tells which columns stay empty.
func (r *reader) missing() {
	var list []string
	for at, col := range r.columnOf {
		if col < 0 && r.block.Columns[at].Kind != model.ColumnSum {
			list = append(list, r.block.Columns[at].Title)
		}
	}
	if len(list) > 0 {
		r.Tell(table.Problem{}, table.Info, "missing", strings.Join(list, ", "))
	}
}

// readers makes what reads the cells of each column.
func (r *reader) readers() {
	r.cells = make([]func(string) got, len(r.block.Columns))
	for at, col := range r.columnOf {
		if col >= 0 {
			r.cells[at] = table.Remember(r.reader(at))
		}
	}
	r.given = map[string]model.ID{}
	for _, b := range r.blocks {
		for _, row := range b.Rows {
			r.given[exchange.Fold(row.Title)] = model.ID(row.Key)
			r.given[exchange.Fold(row.Key)] = model.ID(row.Key)
		}
	}
}

// rows reads the rows.
func (r *reader) rows(ctx context.Context) error {
	twins := newTwins(r.sheet, r.block.Key)
	err := r.EachRow(ctx, func(row int) {
		one, filled := r.row(row)
		if !filled {
			r.Tell(r.At(row, -1), table.Info, "emptyRow")
			return
		}
		if r.naming(row, &one) {
			twins.look(r, row, &one)
		}
		r.out = append(r.out, one)
	})
	if err != nil {
		return err
	}
	if len(r.out) == 0 {
		r.BlockAll(table.Problem{}, "noRows", nil)
	}
	r.shares()
	return nil
}

// row reads one row, and whether anything stands in it, right or wrong.
func (r *reader) row(row int) (one read, filled bool) {
	one.line, one.Block = r.Grid.Lines[row], r.block.Key
	for at, col := range r.columnOf {
		if col < 0 {
			continue
		}
		text := r.Grid.Cell(row, col)
		if text == "" {
			continue
		}
		filled = true
		got := r.cells[at](text)
		if got.code != "" {
			r.Advise(r.At(row, col), got.level, got.code, got.advice, table.OneLine(text))
		}
		if got.text != "" {
			one.SheetRow = one.WithCell(r.block.Columns[at].Key, got.text)
		}
		if got.owner != "" {
			one.Owner = got.owner
		}
		one.Links = append(one.Links, got.links...)
	}
	return one, filled
}

// naming sees to it that a row has a name where the block has names, and finds
// the row of the form that is called so.
func (r *reader) naming(row int, one *read) bool {
	if r.block.Columns[0].Key != model.NameColumn {
		one.ID = r.opt.IDs()
		return true
	}
	name := one.Cells[model.NameColumn]
	if strings.TrimSpace(name) == "" {
		r.Tell(r.At(row, r.columnOf[0]), table.Error, "noName", r.block.Columns[0].Title)
		return false
	}
	key, ok := r.given[exchange.Fold(name)]
	if !ok {
		one.ID = r.opt.IDs()
		return true
	}
	one.SheetRow = one.WithCell(model.NameColumn, "")
	one.ID = key
	if !r.sheet.Row(r.block.Key, key).Empty() {
		r.Tell(r.At(row, r.columnOf[0]), table.Error, "filled", name)
		return false
	}
	return true
}

// result sums up.
func (r *reader) result() *Result {
	out := &Result{Report: r.Report(), Found: len(r.out)}
	for at, c := range r.block.Columns {
		if c.Kind != model.ColumnSum {
			out.All++
		}
		if r.columnOf != nil && r.columnOf[at] >= 0 {
			out.Columns++
		}
	}
	if out.Forbids(r.opt.LeaveOut) {
		return out
	}
	for _, one := range r.out {
		if !r.Bad(one.line) && !one.Empty() {
			out.Rows = append(out.Rows, one.SheetRow)
		}
	}
	return out
}
