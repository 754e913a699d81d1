package assets

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

var keyPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*$`)

// formCheck looks for what a form that could be read gets wrong.
type formCheck struct {
	mistakes
	line  int // of the last thing that had one, for things that have none
	rows  map[string]bool
	scope formulaScope
}

// check returns the first mistake with its file and line.
func (f *form) check(file string) error {
	c := &formCheck{
		mistakes: mistakes{file: file}, line: 1, rows: map[string]bool{},
		scope: formulaScope{map[string]any{}, map[string]map[string][]float64{}},
	}
	c.words("title", f.Title)
	c.words("about", f.About)
	if f.Minutes < 0 {
		c.fail(1, "minutes", f.Minutes)
	}
	code(c, f.Shelf, model.ShelfOwn, model.Shelves()...)
	if f.Opens.name != "" {
		code(c, f.Opens, "", model.FormPages()...)
	}
	switch opens := f.Opens.name != ""; {
	case opens && len(f.Blocks) > 0:
		c.fail(f.Opens.line, "both", "opens", "blocks")
	case !opens && len(f.Blocks) == 0:
		c.fail(1, "noBlocks")
	}
	blocks := map[string]bool{}
	for i := range f.Blocks {
		c.key("blocks", f.Blocks[i].Key, blocks)
		c.block(&f.Blocks[i])
	}
	return c.err
}

// key checks that the key of an entry of a list is there, can stand in a file, and
// is new.
func (c *formCheck) key(list string, r ref, seen map[string]bool) {
	c.line = cmp.Or(r.line, c.line)
	switch {
	case r.name == "":
		c.fail(c.line, "noKey", list)
	case !keyPattern.MatchString(r.name):
		c.fail(c.line, "key", r.name)
	case seen[r.name]:
		c.fail(c.line, "twice", r.name)
	}
	seen[r.name] = true
}

// words checks that the text of a field is there.
func (c *formCheck) words(field string, t text) {
	c.line = cmp.Or(t.line, c.line)
	if t.empty() {
		c.fail(c.line, "missing", field)
	}
}

func (c *formCheck) block(b *formBlock) {
	kind := code(c, b.Kind, model.BlockTable, model.BlockKinds()...)
	if c.bare(b, kind) {
		return
	}
	if len(b.Columns) == 0 {
		c.fail(c.line, "noColumns", b.Key.name)
	}
	if len(b.Rows) == 0 && !b.Open && b.Each.name == "" {
		c.fail(c.line, "noRows", b.Key.name)
	}
	growing := []model.BlockKind{model.BlockTable, model.BlockCards, model.BlockGrid}
	if b.Open && !slices.Contains(growing, kind) {
		c.fail(c.line, "onlyBlock", "open", kindsOf(growing...))
	}
	if b.Each.name != "" && !slices.Contains(growing, kind) {
		c.fail(b.Each.line, "onlyBlock", "each", kindsOf(growing...))
	}
	if each := code(c, b.Each, model.EachNone, model.Eaches()...); !b.Rest.empty() && each != model.EachSegment {
		c.fail(b.Rest.line, "onlyEach", "rest", model.EachSegment)
	}
	c.columns(b)
	for i := range b.Rows {
		c.row(b, &b.Rows[i])
	}
	c.fields(b)
}

// bare checks the kinds of block that have neither columns nor rows.
func (c *formCheck) bare(b *formBlock, kind model.BlockKind) bool {
	summary := kind == model.BlockSummary
	c.blockField(b.Key.line, "from", len(b.From) > 0, kind, model.BlockSummary)
	if b.Count.name != "" && !summary {
		c.fail(b.Count.line, "onlyBlock", "count", model.BlockSummary)
	}
	if !summary && kind != model.BlockMeasures && kind != model.BlockText {
		return false
	}
	if len(b.Columns)+len(b.Rows) > 0 || b.Open {
		c.fail(b.Key.line, "bare", kind)
	}
	if kind == model.BlockText {
		c.words("hint", b.Hint)
	}
	return true
}

// blockField checks what belongs to blocks of one kind, and there has to be.
func (c *formCheck) blockField(line int, field string, there bool, kind, of model.BlockKind) {
	switch {
	case there && kind != of:
		c.fail(line, "onlyBlock", field, of)
	case !there && kind == of:
		c.fail(line, "needBlock", field, of)
	}
}

// kindsOf lists kinds for a message.
func kindsOf[T ~string](kinds ...T) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return strings.Join(words, " / ")
}

func (c *formCheck) row(b *formBlock, r *formRow) {
	kind := b.kind()
	c.key("rows", r.Key, c.rows)
	c.words("title", r.Title)
	c.blockField(c.line, "left", !r.Left.empty(), kind, model.BlockPoles)
	c.blockField(c.line, "right", !r.Right.empty(), kind, model.BlockPoles)
	if n := len(r.Levels); n > 0 && kind != model.BlockScale {
		c.fail(c.line, "onlyBlock", "levels", model.BlockScale)
	} else if n > 0 && len(b.Columns) > 0 && n != len(b.Columns[0].Options) {
		c.fail(c.line, "rowLevels", r.Key.name, n, len(b.Columns[0].Options))
	}
	for _, l := range r.Levels {
		c.words("levels", l)
	}
	c.blockField(c.line, "place", r.Place.name != "", kind, model.BlockHouse)
	code(c, r.Place, "", model.PlaceRoof, model.PlacePillar, model.PlaceFloor)
	c.defaults(b, r)
	if kind != model.BlockNumbers {
		if field := r.used(); field != "" {
			c.fail(c.line, "onlyBlock", field, model.BlockNumbers)
		}
		return
	}
	c.figure(&r.formFigure, nil, model.BaseFacts())
	c.scope.rows[r.Key.name] = 0.0
}

// defaults checks what a row says in place of the defaults of its columns.
func (c *formCheck) defaults(b *formBlock, r *formRow) {
	rows := []model.BlockKind{model.BlockTable, model.BlockCards, model.BlockGrid, model.BlockFlow}
	for _, key := range slices.Sorted(maps.Keys(r.Defaults)) {
		d := r.Defaults[key]
		number := slices.ContainsFunc(b.Columns, func(col formColumn) bool { return col.Key.name == key && col.kind() == model.ColumnNumber })
		switch {
		case !slices.Contains(rows, b.kind()):
			c.fail(d.line, "onlyBlock", "defaults", kindsOf(rows...))
		case !number:
			c.fail(d.line, "noNumberColumn", key)
		}
		c.fact(d, model.BaseFacts())
	}
}

// fact checks that a default is a number or the name of a fact that may stand
// there.
func (c *formCheck) fact(d formDefault, facts []model.Fact) {
	if d.name != "" && d.value == nil && !slices.Contains(facts, model.Fact(d.name)) {
		c.fail(d.line, "fact", d.name, kindsOf(facts...))
	}
}

// used is a field that says something of a figure; "" when none does.
func (f formFigure) used() string {
	switch {
	case !f.Unit.empty():
		return "unit"
	case f.Decimals != 0:
		return "decimals"
	case f.Formula.name != "":
		return "formula"
	case f.Default.name != "":
		return "default"
	}
	return ""
}

const maxDecimals = 6

// figure checks how a number is written and compiles its formula. facts are those
// that its default may name.
func (c *formCheck) figure(f *formFigure, own map[string]any, facts []model.Fact) {
	c.fact(f.Default, facts)
	if f.Decimals < 0 || f.Decimals > maxDecimals {
		c.fail(c.line, "decimals", maxDecimals, f.Decimals)
	}
	if f.Formula.name == "" {
		return
	}
	if f.Default.name != "" {
		c.fail(f.Formula.line, "both", "formula", "default")
	}
	var wrong *FileError
	if f.formula, wrong = c.scope.compile(f.Formula.name, own); wrong != nil && c.err == nil {
		wrong.File, wrong.Line = c.file, f.Formula.line
		c.err = wrong
	}
}

// fields checks the names of the fields of a grid.
func (c *formCheck) fields(b *formBlock) {
	for _, f := range b.Fields {
		if b.kind() != model.BlockGrid {
			c.fail(f.X.line, "onlyBlock", "fields", model.BlockGrid)
			return
		}
		c.words("title", f.Title)
		if !b.has("x", f.X.name) || !b.has("y", f.Y.name) {
			c.fail(f.X.line, "gridField", f.X.name, f.Y.name)
		}
	}
}

// has reports whether a column has an option.
func (b formBlock) has(column, option string) bool {
	for _, c := range b.Columns {
		if c.Key.name == column {
			return slices.ContainsFunc(c.Options, func(o formOption) bool { return o.Key.name == option })
		}
	}
	return false
}

// columns checks the columns of a block: each by itself, then together.
func (c *formCheck) columns(b *formBlock) {
	seen := map[string]bool{}
	own := map[string]any{}
	facts := append(model.BaseFacts(), model.FactsOf(model.Each(b.Each.name))...)
	lists := map[string][]float64{}
	var kinds []model.ColumnKind
	for i := range b.Columns {
		col := &b.Columns[i]
		c.key("columns", col.Key, seen)
		c.column(col, own, facts)
		if single := col.kind() == model.ColumnRole || col.kind() == model.ColumnLinks; single && slices.Contains(kinds, col.kind()) {
			c.fail(c.line, "oneColumn", col.kind())
		}
		if counts(col.kind()) {
			own[col.Key.name], lists[col.Key.name] = 0.0, nil
		}
		kinds = append(kinds, col.kind())
	}
	if len(lists) > 0 && b.kind() != model.BlockNumbers {
		c.scope.blocks[b.Key.name] = lists
	}
	c.layout(b)
}

func counts(k model.ColumnKind) bool { return k == model.ColumnNumber || k == model.ColumnSum }

// blockLayout reports whether columns, each as its key and kind, are those that a
// kind of block has to have. What they have to be is told by the key of a
// [FileError].
type blockLayout struct {
	key  string
	fits func(columns []string) bool
}

// oneText is the layout of blocks with a box to write in for each row.
var oneText = blockLayout{"layout.text", func(columns []string) bool {
	return len(columns) == 1 && strings.HasSuffix(columns[0], " text")
}}

var blockLayouts = map[model.BlockKind]blockLayout{
	model.BlockPoles: {"layout.poles", func(columns []string) bool {
		return slices.Equal(columns, []string{"now step", "target step", "evidence text"})
	}},
	model.BlockQuestions: oneText, model.BlockChain: oneText, model.BlockPyramid: oneText, model.BlockHouse: oneText,
	model.BlockScale: {"layout.scale", func(columns []string) bool {
		return len(columns) > 0 && strings.HasSuffix(columns[0], " step")
	}},
	model.BlockGrid: {"layout.grid", func(columns []string) bool {
		return len(columns) > 2 && columns[0] == "name text" && slices.Contains(columns, "x choice") && slices.Contains(columns, "y choice")
	}},
	model.BlockFlow: {"layout.flow", func(columns []string) bool {
		return len(columns) > 0 && columns[0] == "count number"
	}},
	model.BlockNumbers: {"layout.numbers", func(columns []string) bool {
		return slices.Equal(columns, []string{"value number"}) || slices.Equal(columns, []string{"value number", "note text"})
	}},
}

// layout checks that the columns are those that the kind of block is laid out
// for.
func (c *formCheck) layout(b *formBlock) {
	var columns []string
	for _, col := range b.Columns {
		columns = append(columns, col.Key.name+" "+string(col.kind()))
	}
	if l, ok := blockLayouts[b.kind()]; ok && !l.fits(columns) {
		c.fail(b.Key.line, l.key, b.kind())
	}
	if (b.Open || b.Each.name != "") && (len(columns) == 0 || columns[0] != model.NameColumn+" text") {
		c.fail(b.Key.line, "layout.open", model.NameColumn)
	}
}

func (c *formCheck) column(col *formColumn, own map[string]any, facts []model.Fact) {
	kind := code(c, col.Kind, model.ColumnText, model.ColumnKinds()...)
	c.words("title", col.Title)
	if !(col.Weight >= 0 && col.Weight <= 100) {
		c.fail(c.line, "weight")
	}
	c.options(col, kind)
	if sum := kind == model.ColumnSum; sum && col.Formula.name == "" {
		c.fail(c.line, "needColumn", "formula", kind)
	} else if !sum && col.Formula.name != "" {
		c.fail(c.line, "onlyColumn", "formula", model.ColumnSum)
	}
	if field := col.used(); field != "" && !counts(kind) {
		c.fail(c.line, "onlyColumn", field, kindsOf(model.ColumnNumber, model.ColumnSum))
	}
	c.figure(&col.formFigure, own, facts)
	for _, k := range col.Of {
		if kind != model.ColumnLinks {
			c.fail(k.line, "onlyColumn", "of", model.ColumnLinks)
		} else if !slices.Contains(model.Kinds(), model.Kind(k.name)) {
			c.fail(k.line, "choice", k.name, kindsOf(model.Kinds()...))
		}
	}
}

// used is a field that says something of a number; "" when none does.
func (col *formColumn) used() string {
	if field := col.formFigure.used(); field != "" || !col.Total {
		return field
	}
	return "total"
}

// options checks what can be chosen in a column.
func (c *formCheck) options(col *formColumn, kind model.ColumnKind) {
	if asks := kind == model.ColumnChoice || kind == model.ColumnStep; asks && len(col.Options) < 2 {
		c.fail(c.line, "options", kind)
	} else if !asks && len(col.Options) > 0 {
		c.fail(c.line, "onlyColumn", "options", kindsOf(model.ColumnChoice, model.ColumnStep))
	}
	seen := map[string]bool{}
	for i, o := range col.Options {
		c.key("options", o.Key, seen)
		c.words("text", o.Text)
		if kind == model.ColumnStep && o.Key.name != strconv.Itoa(i+1) {
			c.fail(c.line, "steps", i+1)
		}
	}
}
