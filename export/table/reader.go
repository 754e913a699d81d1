package table

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// File is an opened table or workbook of which one sheet is read into a project.
// It does not change and is safe for concurrent use.
type File struct {
	name, mark string
	grids      []*Grid
}

// OpenFile opens a CSV file or a workbook by its content; as says how the cells
// of a workbook are read. The error is a *model.Error of exchange: what is no
// table, is empty, is protected or larger than the limits is refused as a whole.
func OpenFile(ctx context.Context, name string, data []byte, as Cells) (*File, error) {
	grids, err := openGrids(ctx, name, data, as)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	return &File{name: name, mark: hex.EncodeToString(sum[:12]), grids: grids}, nil
}

// Name is the name under which the file was opened.
func (f *File) Name() string { return f.name }

// Mark tells the content: files with the same mark hold the same.
func (f *File) Mark() string { return f.mark }

// Reader is what reading any kind of table has in common: the sheet and its row
// of names, the rows below it, and the problems. It is for one reading.
type Reader struct {
	Grid   *Grid
	Header int // the place of the names in the rows

	problems problems
}

// NewReader finds the sheet and the row in which most columns are recognised, and
// tells of the sheets that are not read, unless they are called as one of ours.
// of tells what a name, on one line, stands for and how sure that is, 0 for a
// name that it does not know; of rows that are as good the first is taken. The
// list holds what it has told of each column.
func NewReader[C any](f *File, area Area, of func(name string) (C, int), ours ...string) (r *Reader, list []C) {
	r = &Reader{problems: problems{area: area}}
	r.Grid, r.Header, list = findHeader(f.grids, of)
	if len(f.grids) > 1 {
		r.problems.sheet = r.Grid.Name
	}
	for _, g := range f.grids {
		if g != r.Grid && !slices.Contains(ours, g.Name) {
			r.Tell(Problem{}, Info, "otherSheet", g.Name)
		}
	}
	return r, list
}

// headerRows is within how many rows the names of columns are looked for: some
// tools write the title of the table above them.
const headerRows = 20

func findHeader[C any](grids []*Grid, of func(name string) (C, int)) (grid *Grid, row int, list []C) {
	most := -1
	for _, g := range grids {
		for i := range min(len(g.Rows), headerRows) {
			columns, score := make([]C, g.Width()), 0
			for col := range columns {
				c, sure := of(OneLine(g.Cell(i, col)))
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

// OneLine is the text of a cell on one line.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Name is what stands over a column, on one line; empty when nothing does.
func (r *Reader) Name(col int) string { return OneLine(r.Grid.Cell(r.Header, col)) }

// At is the place of a problem: row -1 means the whole column, col -1 the whole
// row.
func (r *Reader) At(row, col int) Problem {
	p := Problem{Column: col + 1, Header: r.Name(col)}
	if row >= 0 && row < len(r.Grid.Lines) {
		p.Line = r.Grid.Lines[row]
	}
	return p
}

// Tell tells a problem at a place; args are what stood there.
func (r *Reader) Tell(at Problem, level Level, code string, args ...any) {
	r.Advise(at, level, code, nil, args...)
}

// Advise is Tell for a problem whose advice has arguments.
func (r *Reader) Advise(at Problem, level Level, code string, advice []any, args ...any) {
	at.Level, at.Code, at.Args, at.Advice = level, code, args, advice
	r.problems.add(at)
}

// BlockAll is Advise for an error that puts all of the file in doubt.
func (r *Reader) BlockAll(at Problem, code string, advice []any, args ...any) {
	at.Blocks = true
	r.Advise(at, Error, code, advice, args...)
}

// Strange tells of a column that is not known, unless it holds nothing.
func (r *Reader) Strange(col int) {
	for row := r.Header + 1; row < len(r.Grid.Rows); row++ {
		text := r.Grid.Cell(row, col)
		switch {
		case text == "":
			continue
		case r.Name(col) == "":
			r.Tell(r.At(-1, col), Warning, "noHeader", text)
		default:
			r.Tell(r.At(-1, col), Warning, "strange")
		}
		return
	}
}

// EachRow does something with the place of each row below the names. A row that
// is the names once more, as when files are put one behind the other, is told of
// and passed over. The error is that of ctx.
func (r *Reader) EachRow(ctx context.Context, do func(row int)) error {
	for row := r.Header + 1; row < len(r.Grid.Rows); row++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if slices.Equal(r.Grid.Rows[row], r.Grid.Rows[r.Header]) {
			r.Tell(r.At(row, -1), Warning, "headerAgain")
			continue
		}
		do(row)
	}
	return nil
}

// Bad reports whether the row of a line has an error.
func (r *Reader) Bad(line int) bool { return r.problems.bad[line] }

// Report is what is to be said about a table that was read.
type Report struct {
	BadRows          int       // rows with errors
	Problems         []Problem // the gravest first, then in the order of the file; at most MaxProblems of a level
	Errors, Warnings int       // how many there are, listed or not
	Blocked          bool      // an error puts all of the file in doubt
}

// Report sums up what was told.
func (r *Reader) Report() Report {
	l := &r.problems
	return Report{BadRows: len(l.bad), Problems: l.sorted(), Errors: l.counts[Error], Warnings: l.counts[Warning], Blocked: l.blocks}
}

// Forbids reports whether nothing may be imported: because all of the file is in
// doubt, or because of an error when what is wrong is not to be left out.
func (r Report) Forbids(leaveOut bool) bool { return r.Blocked || r.Errors > 0 && !leaveOut }

// Remember makes a way of reading cells remember what it has read: a choice
// stands in a table many times.
func Remember[T any](read func(text string) T) func(text string) T {
	const most = 10_000
	seen := map[string]T{}
	return func(text string) T {
		if got, ok := seen[text]; ok {
			return got
		}
		got := read(strings.TrimSpace(text))
		if len(seen) < most {
			seen[text] = got
		}
		return got
	}
}
