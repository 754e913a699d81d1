package customers

import (
	"context"
	"maps"
	"math"
	"strings"
	"time"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/scene"
)

// reader reads one table.
type reader struct {
	*table.Reader
	list     []column
	opt      Options
	words    *assets.Words
	register *register
	segments *segments

	of      map[kind]int // the column of each kind
	figures []figureColumn
	flow    func(text string) got[model.FlowStage]
	segment func(text string) segmentOf
	dates   bool // days were turned into months
	count   int  // rows that say something
	out     []read
}

// figureColumn is a column of numbers.
type figureColumn struct {
	of     model.CustomerFigure
	column int
	read   func(text string) got[float64]
}

// got is what a cell says, or what is wrong with it.
type got[T any] struct {
	value T
	known bool

	code   string // of a problem; empty: none
	level  table.Level
	advice []any
}

func wrong[T any](code string, advice ...any) got[T] {
	return got[T]{code: code, level: table.Error, advice: advice}
}

// said is how a row says who somebody is.
type said struct{ ident, code, name string }

// read is a row that was read, with its line.
type read struct {
	model.Customer
	line    int
	known   bool // to the project
	changed bool
}

// columns looks at what the columns hold, and reports whether rows can be read.
func (r *reader) columns() bool {
	r.of = map[kind]int{}
	for col, c := range r.list {
		if first, ok := r.of[c.kind]; c.sure > 0 && (!ok || c.sure > r.list[first].sure) {
			r.of[c.kind] = col
		}
	}
	for col, c := range r.list {
		r.column(col, c)
	}
	if len(r.of) == 0 {
		r.BlockAll(table.Problem{}, "noColumns", []any{code.title(r.words), name.title(r.words)})
		return false
	}
	_, coded := r.of[code]
	_, named := r.of[name]
	_, marked := r.of[ident]
	if !coded && !named && !marked {
		r.BlockAll(table.Problem{}, "noNames", nil, code.title(r.words), name.title(r.words))
		return false
	}
	for _, k := range kinds() {
		if _, ok := r.of[k]; !ok {
			r.Tell(table.Problem{}, table.Info, "missing", k.title(r.words))
		}
	}
	r.readers()
	return true
}

// column tells of a column that is not read, or not without doubt.
func (r *reader) column(col int, c column) {
	at := r.At(-1, col)
	switch read, ok := r.of[c.kind]; {
	case c.kind == unknown:
		r.Strange(col)
	case c.kind == foreign:
		r.Tell(at, table.Info, "foreign")
	case ok && read != col:
		r.Tell(at, table.Warning, "columnTwice", r.Name(read))
	case c.near:
		r.Tell(at, table.Warning, "nearly", c.kind.title(r.words))
	case c.thousands:
		r.Tell(at, table.Warning, "inThousands")
	case c.turnover:
		r.Tell(at, table.Info, "turnover")
	}
}

// readers makes what reads the cells of each column. Chances of renewal are
// looked at before any row is read, because 0.8 alone may be eighty percent.
func (r *reader) readers() {
	r.flow = table.Remember(r.readFlow)
	r.segment = table.Remember(r.segments.read)
	for _, f := range model.CustomerFigures() {
		col, ok := r.of[kind(f)]
		if !ok {
			continue
		}
		factor := 1.0
		if r.list[col].thousands {
			factor = 1000
		}
		if f == model.CustomerRenewal && r.parts(col) {
			if r.list[col].percent {
				r.Tell(r.At(-1, col), table.Warning, "smallShares")
			} else {
				r.Tell(r.At(-1, col), table.Warning, "shares")
				factor = 100
			}
		}
		read := func(text string) got[float64] { return r.number(f, text, factor) }
		if f == model.CustomerSince {
			read = r.since
		}
		r.figures = append(r.figures, figureColumn{f, col, table.Remember(read)})
	}
}

// parts reports whether all numbers of a column are parts of one.
func (r *reader) parts(col int) bool {
	some := false
	for row := r.Header + 1; row < len(r.Grid.Rows); row++ {
		text := r.Grid.Cell(row, col)
		n, _, ok := table.Number(text)
		switch {
		case !ok:
		case n < 0 || n > 1 || strings.HasSuffix(text, "%"):
			return false
		case n > 0:
			some = true
		}
	}
	return some
}

// number reads a figure.
func (r *reader) number(f model.CustomerFigure, text string, factor float64) got[float64] {
	if table.Dash(text) {
		return got[float64]{}
	}
	n, inDoubt, ok := table.Number(text, "k€", "t€", "kk", "kpl", "mo", "months", "mån", "mån.", "st", "krt", "x", "kr", "sek", "usd")
	if !ok {
		return wrong[float64]("number")
	}
	low, high := f.Range()
	if n *= factor; n < low || n > high {
		return wrong[float64]("range", scene.NumberText(r.words.Lang(), low, 0), scene.NumberText(r.words.Lang(), high, 0))
	}
	g := got[float64]{value: n, known: true}
	if inDoubt && !(r.Grid.Sheet && strings.Contains(text, ".")) { // workbooks store decimals with a point
		g.code, g.level, g.advice = "thousands", table.Warning, []any{exchange.FormatNumber(r.words.Lang(), n)}
	}
	return g
}

// longAgo is from how many months since a purchase a number is rather a day of
// Excel's.
const longAgo = 1200

// since reads months, or the day of the latest purchase.
func (r *reader) since(text string) got[float64] {
	day, fault := table.Day(text)
	if fault == "dateOrder" {
		return wrong[float64](fault)
	}
	if fault != "" {
		g := r.number(model.CustomerSince, text, 1)
		switch {
		case g.code == "number":
			g.code = "since"
		case g.known && g.value > longAgo:
			g.code, g.level = "longAgo", table.Warning
		}
		return g
	}
	months, ok := monthsUntil(day, r.opt.Today)
	if !ok {
		return wrong[float64]("future")
	}
	r.dates = true
	return got[float64]{value: months, known: true}
}

// monthsUntil counts the whole months from a day until another; not ok when it is
// later.
func monthsUntil(day, today model.Date) (months float64, ok bool) {
	from, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return 0, false
	}
	to, err := time.Parse(time.DateOnly, string(today))
	if err != nil || from.After(to) {
		return 0, false
	}
	n := 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return math.Max(0, float64(n)), true
}

// readFlow reads a stage. A word for not knowing it says nothing.
func (r *reader) readFlow(text string) got[model.FlowStage] {
	if table.Dash(text) {
		return got[model.FlowStage]{}
	}
	if s, as := stages().Find(text); as == exchange.One {
		return got[model.FlowStage]{value: s, known: s != model.FlowUnknown}
	}
	if s, ok := stages().Near(text); ok && s != model.FlowUnknown && len(exchange.Fold(text)) >= nearFrom {
		return wrong[model.FlowStage]("stageTypo", stageTitle(s, r.words))
	}
	return wrong[model.FlowStage]("stage", stageTitle(model.FlowProspect, r.words), stageTitle(model.FlowActive, r.words), stageTitle(model.FlowEnded, r.words))
}

// rows reads the rows.
func (r *reader) rows(ctx context.Context) error {
	if err := r.EachRow(ctx, r.row); err != nil {
		return err
	}
	if r.count == 0 {
		r.BlockAll(table.Problem{}, "noRows", nil)
	}
	if n := len(r.segments.made); n > mostSegments {
		r.BlockAll(r.At(-1, r.of[segment]), "manySegments", nil, n)
	}
	if r.dates {
		r.Tell(r.At(-1, r.of[kind(model.CustomerSince)]), table.Info, "dates")
	}
	return nil
}

// cell is a cell of a column of a kind; empty when there is none.
func (r *reader) cell(row int, k kind) string {
	col, ok := r.of[k]
	if !ok {
		return ""
	}
	return r.Grid.Cell(row, col)
}

// row reads one row.
func (r *reader) row(row int) {
	filled := false
	for _, col := range r.of {
		filled = filled || r.Grid.Cell(row, col) != ""
	}
	if !filled {
		r.Tell(r.At(row, -1), table.Info, "emptyRow")
		return
	}
	r.count++
	who := said{r.cell(row, ident), r.text(row, code), r.text(row, name)}
	if codeKey(who.code) == "" && nameKey(who.name) == "" && r.register.p.Customer(model.ID(who.ident)) == nil {
		r.Tell(r.At(row, -1), table.Error, "noName")
		r.facts(row, &model.Customer{}, nil) // for what else is wrong
		return
	}
	whose := r.register.find(r.Grid.Lines[row], who)
	if whose.code != "" {
		r.Tell(r.whoAt(row), whose.level, whose.code, whose.arg)
	}
	one := read{line: r.Grid.Lines[row], known: whose.known != nil}
	if one.known {
		one.Customer = *whose.known
	}
	if codeKey(one.Code) != codeKey(who.code) {
		put(&one.Code, who.code)
	}
	put(&one.Name, who.name)
	put(&one.Note, r.text(row, note))
	r.facts(row, &one.Customer, whose.known)
	one.changed = !one.known || changed(whose.known, &one.Customer)
	r.out = append(r.out, one)
}

// whoAt is where a row says who somebody is.
func (r *reader) whoAt(row int) table.Problem {
	for _, k := range []kind{code, name} {
		if r.cell(row, k) != "" {
			return r.At(row, r.of[k])
		}
	}
	return r.At(row, -1)
}

// text is the text of a cell, cut to what a project holds; empty for a dash.
func (r *reader) text(row int, k kind) string {
	text, cut := table.Cut(r.cell(row, k))
	if cut {
		r.Tell(r.At(row, r.of[k]), table.Warning, "long", text)
	}
	if table.Dash(text) {
		return ""
	}
	return text
}

// put writes a text that a row says unless it says what is known already.
func put(place *string, text string) {
	if text != "" && exchange.Clean(*place) != text {
		*place = text
	}
}

// facts reads what a row says of a customer besides who he is. was is what is
// known of him, nil for somebody new.
func (r *reader) facts(row int, c *model.Customer, was *model.Customer) {
	if col, ok := r.of[segment]; ok {
		text := r.Grid.Cell(row, col)
		switch got := r.segment(text); {
		case was != nil && r.segments.called(was.Segment, got.name):
		case got.code == "severalSegments":
			r.Tell(r.At(row, col), table.Error, got.code, text)
		case got.code != "":
			r.Advise(r.At(row, col), table.Warning, got.code, []any{got.like}, text)
			c.Segment = got.id
		case got.id != "":
			c.Segment = got.id
		}
	}
	if col, ok := r.of[stage]; ok {
		text := r.Grid.Cell(row, col)
		if got := r.flow(text); tell(r, row, col, text, got) {
			c.Flow = got.value
		}
	}
	own := false // the figures of the project are never written into
	for _, f := range r.figures {
		text := r.Grid.Cell(row, f.column)
		got := f.read(text)
		if !tell(r, row, f.column, text, got) {
			continue
		}
		if now, known := c.Figure(f.of); known && now == got.value {
			continue
		}
		if !own {
			own = true
			if c.Figures = maps.Clone(c.Figures); c.Figures == nil {
				c.Figures = map[model.CustomerFigure]float64{}
			}
		}
		c.Figures[f.of] = got.value
	}
}

// tell tells what is wrong with a cell, and reports whether it says something.
func tell[T any](r *reader, row, col int, text string, g got[T]) bool {
	if g.code != "" {
		r.Advise(r.At(row, col), g.level, g.code, g.advice, table.OneLine(text))
	}
	return g.known
}

// changed reports whether a customer is another than he was.
func changed(was, is *model.Customer) bool {
	return was.Code != is.Code || was.Name != is.Name || was.Segment != is.Segment || was.Flow != is.Flow || was.Note != is.Note ||
		!maps.Equal(was.Figures, is.Figures)
}

// result sums up.
func (r *reader) result() *Result {
	out := &Result{Report: r.Report(), Found: r.count}
	if out.Forbids(r.opt.LeaveOut) {
		return out
	}
	for _, one := range r.out {
		switch {
		case r.Bad(one.line):
			continue
		case !one.changed:
			out.Unchanged++
			continue
		case one.known:
			out.Updated++
		default:
			out.New++
			one.ID = r.opt.IDs()
		}
		out.Customers = append(out.Customers, one.Customer)
	}
	out.Segments = r.segments.used(out.Customers)
	return out
}
