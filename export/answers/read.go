package answers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/scene"
)

// Options say how a file is read.
type Options struct {
	// Groups says which groups of the audit, NewGroup or NoGroup, stand for names
	// that it does not have, by UnknownGroup.Fold.
	Groups map[string]model.ID
	// AddGroups adds all groups that Groups says nothing of.
	AddGroups bool
	// LeaveOut imports what is right although rows or columns are wrong.
	LeaveOut bool
	// First is the number that stands in the file for the lowest level; nil: that
	// of the questionnaire.
	First *int
	Lang  string         // of the words in problems; empty: Finnish
	Today model.Date     // of the batches
	IDs   model.IDSource // nil: model.NewID
}

// Result is what a file holds, and what is to be said about it.
type Result struct {
	table.Report
	Rows    int // respondents in the file
	Columns int // statements that have a column
	Unknown []UnknownGroup
	// FirstInFile is the number that the lowest level seems to have in the file,
	// when it is another one than in the questionnaire; else nil.
	FirstInFile *int
	// What the import would add: none when an error forbids it.
	Counts  []GroupCount
	Groups  []model.RespondentGroup
	Batches []model.AnswerBatch
}

// Ready reports whether there is something to import.
func (r *Result) Ready() bool { return len(r.Batches) > 0 }

// Sheets is how many answer sheets would be imported.
func (r *Result) Sheets() int {
	n := 0
	for _, b := range r.Batches {
		n += len(b.Sheets)
	}
	return n
}

// Read reads the answers of an audit of a project. The error is a *model.Error
// with model.CodeNotFound when the audit or its questionnaire is not there, or
// that of ctx; what is wrong in the file is told in the result.
func (f *File) Read(ctx context.Context, p *model.Project, audit model.ID, opt Options) (*Result, error) {
	a := p.Audit(audit)
	if a == nil {
		return nil, model.NotFound(model.KindAudit, audit)
	}
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil, model.NotFound(model.KindInstrument, a.Instrument)
	}
	if opt.IDs == nil {
		opt.IDs = model.NewID
	}
	if opt.Lang == "" {
		opt.Lang = assets.Languages()[0]
	}
	r := &reader{p: p, a: a, i: i, f: f, opt: opt, words: assets.WordsFor(opt.Lang), first: i.Scale.First}
	if opt.First != nil {
		r.first = *opt.First
	}
	r.Reader, r.list = table.NewReader(f.File, table.AreaAnswers, newColumns(i).sure, r.words.T("answerFile.sheet.guide"))
	r.groups = newGroups(a, &r.opt)
	r.before()
	if r.columns() {
		r.scale()
		if err := r.rows(ctx); err != nil {
			return nil, err
		}
	}
	return r.result(), nil
}

// reader reads one table.
type reader struct {
	*table.Reader
	list  []column
	p     *model.Project
	a     *model.Audit
	i     *model.Instrument
	f     *File
	opt   Options
	words *assets.Words
	first int

	groups       *groups
	columnOf     []int // of each statement, its column; -1: none
	of           map[kind]int
	readings     []func(text string) answer // by statement
	other        bool                       // the answers are on another scale
	firstInFile  *int
	sheets       []sheet
	rowCount     int
	withoutGroup int
}

// sheet is a row that was read, with its line.
type sheet struct {
	model.AnswerSheet
	line int
}

// before tells of the same file read before.
func (r *reader) before() {
	for _, b := range model.Of[model.AnswerBatch](r.p, r.a.Batches) {
		if b.Mark != "" && b.Mark == r.f.Mark() {
			r.BlockAll(table.Problem{}, "again", nil, scene.DayText(r.words.Lang(), b.Made))
			return
		}
	}
}

// columns looks at what the columns hold, and reports whether rows can be read.
func (r *reader) columns() bool {
	r.of = map[kind]int{}
	r.columnOf = slices.Repeat([]int{-1}, r.i.Len())
	fine := true
	for col, c := range r.list {
		switch c.kind {
		case statement:
			r.statementColumn(col, c)
		case version:
			fine = r.version(r.Name(col)) && fine
		case group, person, comment, number:
			if first, ok := r.of[c.kind]; ok {
				r.Advise(r.At(-1, col), table.Warning, "columnTwice", nil, r.Name(first))
			} else {
				r.of[c.kind] = col
			}
		case foreign:
			r.Tell(r.At(-1, col), table.Info, "foreign")
		default:
			r.Strange(col)
		}
	}
	if !slices.ContainsFunc(r.columnOf, func(c int) bool { return c >= 0 }) {
		r.BlockAll(table.Problem{}, "noStatements", nil, r.i.Title.In(r.words.Lang()))
		return false
	}
	r.missing()
	return fine
}

func (r *reader) statementColumn(col int, c column) {
	_, s := r.i.Statement(c.at)
	if first := r.columnOf[c.at]; first >= 0 {
		r.BlockAll(r.At(-1, col), "statementTwice", nil, c.at+1, r.Name(first))
		return
	}
	r.columnOf[c.at] = col
	if c.near {
		r.Tell(r.At(-1, col), table.Warning, "nearly", c.at+1, s.Text.In(r.words.Lang()))
	}
}

// version compares the mark of a table with the questionnaire of the audit.
func (r *reader) version(header string) bool {
	m := versionMark.FindStringSubmatch(header)
	switch {
	case m[1] != r.i.Code:
		r.BlockAll(table.Problem{}, "otherInstrument", nil, m[1], r.i.Code)
	case m[2] != fmt.Sprint(r.i.Version):
		r.BlockAll(table.Problem{}, "otherVersion", []any{r.i.Version, m[2]}, m[2], r.i.Version)
	default:
		return true
	}
	return false
}

// missing tells which statements and which groups have no column.
func (r *reader) missing() {
	for at, col := range r.columnOf {
		if col < 0 {
			_, s := r.i.Statement(at)
			r.Tell(table.Problem{}, table.Error, "missing", at+1, s.Key, s.Text.In(r.words.Lang()))
		}
	}
	if _, ok := r.of[group]; !ok && len(r.a.Groups) > 0 {
		r.Tell(table.Problem{}, table.Warning, "noGroups")
	}
	if col, ok := r.of[person]; ok && !r.a.Named {
		r.Tell(r.At(-1, col), table.Info, "anonymous")
	}
}

// cell is a cell of a column of a kind; empty when there is none.
func (r *reader) cell(row int, k kind) (text string, col int) {
	col, ok := r.of[k]
	if !ok {
		return "", -1
	}
	return strings.TrimSpace(r.Grid.Cell(row, col)), col
}

// result sums up.
func (r *reader) result() *Result {
	out := &Result{Report: r.Report(), Rows: r.rowCount, Unknown: r.groups.others(), FirstInFile: r.firstInFile}
	for _, col := range r.columnOf {
		if col >= 0 {
			out.Columns++
		}
	}
	if out.Forbids(r.opt.LeaveOut) {
		return out
	}
	r.batch(out)
	return out
}

// batch puts the sheets without errors into batches.
func (r *reader) batch(out *Result) {
	counts := map[model.ID]int{}
	for _, s := range r.sheets {
		if r.Bad(s.line) {
			continue
		}
		counts[s.Group]++
		last := len(out.Batches) - 1
		if last < 0 || len(out.Batches[last].Sheets) == model.MaxBatch {
			out.Batches = append(out.Batches, model.AnswerBatch{
				ID: r.opt.IDs(), Audit: r.a.ID, Way: model.BatchImport, Name: exchange.Clean(r.f.Name()), Made: r.opt.Today, Mark: r.f.Mark(),
			})
			last++
		}
		s.ID = r.opt.IDs()
		out.Batches[last].Sheets = append(out.Batches[last].Sheets, s.AnswerSheet)
	}
	for n, g := range append(slices.Clone(r.groups.list), model.RespondentGroup{}) {
		added := n >= r.groups.known && g.ID != ""
		if counts[g.ID] == 0 {
			continue
		}
		if added {
			out.Groups = append(out.Groups, g)
		}
		out.Counts = append(out.Counts, GroupCount{g, added, counts[g.ID]})
	}
}
