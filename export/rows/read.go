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
	ctx    context.Context
	p      *model.Project
	f      *File
	opt    Options
	words  *assets.Words
	blocks []model.FormBlock // in every language, that of the words first
	block  model.FormBlock
	sheet  *model.Sheet
	grid   *table.Grid
	header int // its place in the rows
	list   []column

	problems table.Problems
	columnOf []int // of each column of the block that of the table; -1: none
	cells    []cellReader
	given    map[string]model.ID // folded title or key of the rows that the form gives
	out      []read
}

// read is a row that was read, with its line.
type read struct {
	model.SheetRow
	line int
}

// at is the place of a problem.
func (r *reader) at(row, col int) table.Problem {
	p := table.Problem{Column: col + 1}
	if row >= 0 && row < len(r.grid.Lines) {
		p.Line = r.grid.Lines[row]
	}
	if col >= 0 && col < len(r.list) {
		p.Header = r.list[col].header
	}
	return p
}

func (r *reader) tell(p table.Problem, level table.Level, code string, args ...any) {
	r.advise(p, level, code, nil, args...)
}

// advise is tell for a problem whose advice has arguments.
func (r *reader) advise(p table.Problem, level table.Level, code string, advice []any, args ...any) {
	p.Level, p.Code, p.Args, p.Advice = level, code, args, advice
	r.problems.Add(p)
}

// blockAll tells an error that puts all of the file in doubt.
func (r *reader) blockAll(p table.Problem, code string, args ...any) {
	p.Blocks = true
	r.tell(p, table.Error, code, args...)
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
			r.strange(col, c)
			continue
		}
		of := r.block.Columns[c.at]
		if of.Kind == model.ColumnSum {
			r.tell(r.at(-1, col), table.Info, "counted")
			continue
		}
		if first := r.columnOf[c.at]; first >= 0 {
			r.blockAll(r.at(-1, col), "columnTwice", of.Title, r.list[first].header)
			continue
		}
		r.columnOf[c.at] = col
		known++
		if c.near {
			r.tell(r.at(-1, col), table.Warning, "nearly", of.Title)
		}
	}
	first := r.block.Columns[0]
	switch {
	case known == 0:
		r.blockAll(table.Problem{}, "noColumns", titles(r.block))
		return false
	case r.columnOf[0] < 0 && first.Key == nameColumn:
		r.blockAll(table.Problem{}, "noNames", first.Title)
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

// strange tells of a column that holds something and is not known.
func (r *reader) strange(col int, c column) {
	for row := r.header + 1; row < len(r.grid.Rows); row++ {
		if text := r.grid.Cell(row, col); text != "" {
			if c.header == "" {
				r.tell(r.at(-1, col), table.Warning, "noHeader", text)
			} else {
				r.tell(r.at(-1, col), table.Warning, "strange")
			}
			return
		}
	}
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
		r.tell(table.Problem{}, table.Info, "missing", strings.Join(list, ", "))
	}
}

// readers makes what reads the cells of each column.
func (r *reader) readers() {
	r.cells = make([]cellReader, len(r.block.Columns))
	for at, col := range r.columnOf {
		if col >= 0 {
			r.cells[at] = r.reader(at)
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
func (r *reader) rows() error {
	twins := newTwins(r.sheet, r.block.Key)
	for row := r.header + 1; row < len(r.grid.Rows); row++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		if slices.Equal(r.grid.Rows[row], r.grid.Rows[r.header]) {
			r.tell(r.at(row, -1), table.Warning, "headerAgain")
			continue
		}
		one, filled := r.row(row)
		if !filled {
			r.tell(r.at(row, -1), table.Info, "emptyRow")
			continue
		}
		if r.naming(row, &one) {
			twins.look(r, row, &one)
		}
		r.out = append(r.out, one)
	}
	if len(r.out) == 0 {
		r.blockAll(table.Problem{}, "noRows")
	}
	r.shares()
	return nil
}

// row reads one row, and whether anything stands in it, right or wrong.
func (r *reader) row(row int) (one read, filled bool) {
	one.line, one.Block = r.grid.Lines[row], r.block.Key
	for at, col := range r.columnOf {
		if col < 0 {
			continue
		}
		text := r.grid.Cell(row, col)
		if text == "" {
			continue
		}
		filled = true
		got := r.cells[at].of(text)
		if got.code != "" {
			r.advise(r.at(row, col), got.level, got.code, got.advice, oneLine(text))
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

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// naming sees to it that a row has a name where the block has names, and finds
// the row of the form that is called so.
func (r *reader) naming(row int, one *read) bool {
	if r.block.Columns[0].Key != nameColumn {
		one.ID = r.opt.IDs()
		return true
	}
	name := one.Cells[nameColumn]
	if strings.TrimSpace(name) == "" {
		r.tell(r.at(row, r.columnOf[0]), table.Error, "noName", r.block.Columns[0].Title)
		return false
	}
	key, ok := r.given[exchange.Fold(name)]
	if !ok {
		one.ID = r.opt.IDs()
		return true
	}
	one.SheetRow = one.WithCell(nameColumn, "")
	one.ID = key
	if !r.sheet.Row(r.block.Key, key).Empty() {
		r.tell(r.at(row, r.columnOf[0]), table.Error, "filled", name)
		return false
	}
	return true
}

// result sums up.
func (r *reader) result() *Result {
	l := &r.problems
	out := &Result{
		Found: len(r.out), BadRows: l.BadRows(), Problems: l.List(), Errors: l.Count(table.Error), Warnings: l.Count(table.Warning), Blocked: l.Blocked(),
	}
	for at, c := range r.block.Columns {
		if c.Kind != model.ColumnSum {
			out.All++
		}
		if r.columnOf != nil && r.columnOf[at] >= 0 {
			out.Columns++
		}
	}
	if out.Blocked || out.Errors > 0 && !r.opt.LeaveOut {
		return out
	}
	for _, one := range r.out {
		if !l.Bad(one.line) && !one.Empty() {
			out.Rows = append(out.Rows, one.SheetRow)
		}
	}
	return out
}
