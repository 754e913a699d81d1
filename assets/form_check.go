package assets

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// nameColumn is the column by which people name the rows that they add.
const nameColumn = "name"

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
		c.fail(1, "minutes are below zero")
	}
	code(c, f.Shelf, model.ShelfOwn, model.Shelves()...)
	if f.Opens.name != "" {
		code(c, f.Opens, "", model.FormPages()...)
	}
	if opens := f.Opens.name != ""; opens == (len(f.Blocks) > 0) {
		c.fail(1, "blocks are missing, or stand beside opens")
	}
	blocks := map[string]bool{}
	for i := range f.Blocks {
		c.key("block", f.Blocks[i].Key, blocks)
		c.block(&f.Blocks[i])
	}
	return c.err
}

// key checks that a key is there, can stand in a file, and is new.
func (c *formCheck) key(of string, r ref, seen map[string]bool) {
	c.line = cmp.Or(r.line, c.line)
	switch {
	case r.name == "":
		c.fail(c.line, "a %s has no key", of)
	case !keyPattern.MatchString(r.name):
		c.fail(c.line, "the key %q has more than letters, digits and hyphens", r.name)
	case seen[r.name]:
		c.fail(c.line, "the key %q stands twice", r.name)
	}
	seen[r.name] = true
}

// words checks that a text is there.
func (c *formCheck) words(of string, t text) {
	c.line = cmp.Or(t.line, c.line)
	if t.empty() {
		c.fail(c.line, "%s is missing", of)
	}
}

func (c *formCheck) block(b *formBlock) {
	kind := code(c, b.Kind, model.BlockTable, model.BlockKinds()...)
	if c.bare(b, kind) {
		return
	}
	if len(b.Columns) == 0 {
		c.fail(c.line, "the block %q has no columns", b.Key.name)
	}
	if len(b.Rows) == 0 && !b.Open {
		c.fail(c.line, "the block %q has no rows and takes none", b.Key.name)
	}
	if b.Open && kind != model.BlockTable && kind != model.BlockCards && kind != model.BlockGrid {
		c.fail(c.line, "only tables, cards and grids may be open")
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
	if summary != (len(b.From) > 0) {
		c.fail(b.Key.line, "from belongs to a summary, which needs it")
	}
	if b.Count.name != "" && !summary {
		c.fail(b.Count.line, "count belongs to a summary")
	}
	if !summary && kind != model.BlockMeasures && kind != model.BlockText {
		return false
	}
	if len(b.Columns)+len(b.Rows) > 0 || b.Open {
		c.fail(b.Key.line, "a block of kind %s has neither columns nor rows", kind)
	}
	if kind == model.BlockText {
		c.words("hint", b.Hint)
	}
	return true
}

func (c *formCheck) row(b *formBlock, r *formRow) {
	kind := b.kind()
	c.key("row", r.Key, c.rows)
	c.words("title", r.Title)
	poles := kind == model.BlockPoles
	if r.Left.empty() == poles || r.Right.empty() == poles {
		c.fail(c.line, "left and right belong to the rows of poles, and there to each")
	}
	if len(r.Levels) > 0 && (kind != model.BlockScale || len(b.Columns) == 0 || len(r.Levels) != len(b.Columns[0].Options)) {
		c.fail(c.line, "levels belong to the rows of a scale, one for each step of its first column")
	}
	for _, l := range r.Levels {
		c.words("levels", l)
	}
	if house := kind == model.BlockHouse; house != (r.Place.name != "") {
		c.fail(c.line, "place belongs to the rows of a house, and there to each")
	}
	code(c, r.Place, "", model.PlaceRoof, model.PlacePillar, model.PlaceFloor)
	if kind != model.BlockNumbers {
		if r.used() {
			c.fail(c.line, "unit, decimals, formula and default of a row belong to a block of numbers")
		}
		return
	}
	c.figure(&r.formFigure, nil)
	c.scope.rows[r.Key.name] = 0.0
}

// used reports whether anything is said of a figure.
func (f formFigure) used() bool {
	return !f.Unit.empty() || f.Decimals != 0 || f.Formula.name != "" || f.Default != nil
}

// figure checks how a number is written and compiles its formula.
func (c *formCheck) figure(f *formFigure, own map[string]any) {
	if f.Decimals < 0 || f.Decimals > 6 {
		c.fail(c.line, "decimals are between 0 and 6")
	}
	if f.Formula.name == "" {
		return
	}
	if f.Default != nil {
		c.fail(f.Formula.line, "what a formula counts has no default")
	}
	var err error
	if f.formula, err = c.scope.compile(f.Formula.name, own); err != nil {
		c.fail(f.Formula.line, "the formula %q: %v", f.Formula.name, err)
	}
}

// fields checks the names of the fields of a grid.
func (c *formCheck) fields(b *formBlock) {
	for _, f := range b.Fields {
		if b.kind() != model.BlockGrid {
			c.fail(f.X.line, "fields belong to a grid")
			return
		}
		c.words("title", f.Title)
		if !b.has("x", f.X.name) || !b.has("y", f.Y.name) {
			c.fail(f.X.line, "a field is named by an option of x and an option of y")
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
	lists := map[string][]float64{}
	var kinds []model.ColumnKind
	for i := range b.Columns {
		col := &b.Columns[i]
		c.key("column", col.Key, seen)
		c.column(col, own)
		if single := col.kind() == model.ColumnRole || col.kind() == model.ColumnLinks; single && slices.Contains(kinds, col.kind()) {
			c.fail(c.line, "a row has one %s only", col.kind())
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

// blockLayout is what the columns of a kind of block have to be: each as its key
// and kind.
type blockLayout struct {
	what string // in words, for who gets it wrong
	fits func(columns []string) bool
}

// oneText is the layout of blocks with a box to write in for each row.
var oneText = blockLayout{"a block of this kind has one column, a text", func(columns []string) bool {
	return len(columns) == 1 && strings.HasSuffix(columns[0], " text")
}}

var blockLayouts = map[model.BlockKind]blockLayout{
	model.BlockPoles: {"the columns of poles are now (step), target (step) and evidence (text)", func(columns []string) bool {
		return slices.Equal(columns, []string{"now step", "target step", "evidence text"})
	}},
	model.BlockQuestions: oneText, model.BlockChain: oneText, model.BlockPyramid: oneText, model.BlockHouse: oneText,
	model.BlockScale: {"the first column of a scale is a step", func(columns []string) bool {
		return len(columns) > 0 && strings.HasSuffix(columns[0], " step")
	}},
	model.BlockGrid: {"the columns of a grid are name (text), x (choice), y (choice) and others", func(columns []string) bool {
		return len(columns) > 2 && columns[0] == "name text" && slices.Contains(columns, "x choice") && slices.Contains(columns, "y choice")
	}},
	model.BlockFlow: {"the first column of a flow is count, a number", func(columns []string) bool {
		return len(columns) > 0 && columns[0] == "count number"
	}},
	model.BlockNumbers: {"the columns of numbers are value (number) and, if wanted, note (text)", func(columns []string) bool {
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
		c.fail(b.Key.line, "%s", l.what)
	}
	if b.Open && (len(columns) == 0 || columns[0] != nameColumn+" text") {
		c.fail(b.Key.line, "the first column of an open block is %s, a text", nameColumn)
	}
}

func (c *formCheck) column(col *formColumn, own map[string]any) {
	kind := code(c, col.Kind, model.ColumnText, model.ColumnKinds()...)
	c.words("title", col.Title)
	if !(col.Weight >= 0 && col.Weight <= 100) {
		c.fail(c.line, "the weight of a column is between 0 and 100")
	}
	if asks := kind == model.ColumnChoice || kind == model.ColumnStep; asks != (len(col.Options) > 1) {
		c.fail(c.line, "columns of choices and steps have two options or more, others have none")
	}
	if (kind == model.ColumnSum) != (col.Formula.name != "") {
		c.fail(c.line, "formula belongs to columns of sums, and there to each")
	}
	if (col.used() || col.Total) && !counts(kind) {
		c.fail(c.line, "unit, decimals, default and total belong to columns of numbers and sums")
	}
	c.figure(&col.formFigure, own)
	for _, k := range col.Of {
		if kind != model.ColumnLinks || !slices.Contains(model.Kinds(), model.Kind(k.name)) {
			c.fail(k.line, "of lists kinds of things, in a column of links: one of %v", model.Kinds())
		}
	}
	seen := map[string]bool{}
	for i, o := range col.Options {
		c.key("option", o.Key, seen)
		c.words("text", o.Text)
		if kind == model.ColumnStep && o.Key.name != strconv.Itoa(i+1) {
			c.fail(c.line, "the keys of steps are 1, 2, 3 and so on")
		}
	}
}
