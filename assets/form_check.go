package assets

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"lupaus/model"
)

// nameColumn is the column by which people name the rows that they add.
const nameColumn = "name"

var keyPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*$`)

// formCheck looks for what a form that could be read gets wrong.
type formCheck struct {
	mistakes
	line int // of the last thing that had one, for things that have none
	rows map[string]bool
}

// check returns the first mistake with its file and line.
func (f *form) check(file string) error {
	c := &formCheck{mistakes: mistakes{file: file}, line: 1, rows: map[string]bool{}}
	c.words("title", f.Title)
	c.words("about", f.About)
	if f.Minutes < 0 {
		c.fail(1, "minutes are below zero")
	}
	if len(f.Blocks) == 0 {
		c.fail(1, "blocks are missing")
	}
	blocks := map[string]bool{}
	for _, b := range f.Blocks {
		c.key("block", b.Key, blocks)
		c.block(b)
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

func (c *formCheck) block(b formBlock) {
	kind := code(c, b.Kind, model.BlockTable, model.BlockKinds()...)
	if kind == model.BlockMeasures {
		if len(b.Columns)+len(b.Rows) > 0 || b.Open {
			c.fail(b.Key.line, "a block of measures has neither columns nor rows")
		}
		return
	}
	if len(b.Columns) == 0 {
		c.fail(c.line, "the block %q has no columns", b.Key.name)
	}
	if len(b.Rows) == 0 && !b.Open {
		c.fail(c.line, "the block %q has no rows and takes none", b.Key.name)
	}
	if b.Open && kind != model.BlockTable {
		c.fail(c.line, "only a table may be open")
	}
	c.columns(b)
	for _, r := range b.Rows {
		c.key("row", r.Key, c.rows)
		c.words("title", r.Title)
		poles := kind == model.BlockPoles
		if r.Left.empty() == poles || r.Right.empty() == poles {
			c.fail(c.line, "left and right belong to the rows of poles, and there to each")
		}
	}
}

// columns checks the columns of a block: each by itself, then together.
func (c *formCheck) columns(b formBlock) {
	seen := map[string]bool{}
	var kinds []model.ColumnKind
	for _, col := range b.Columns {
		c.key("column", col.Key, seen)
		c.column(col)
		if single := col.kind() == model.ColumnRole || col.kind() == model.ColumnLinks; single && slices.Contains(kinds, col.kind()) {
			c.fail(c.line, "a row has one %s only", col.kind())
		}
		kinds = append(kinds, col.kind())
	}
	c.layout(b, kinds)
}

// layout checks that the columns are those that the kind of block is laid out
// for.
func (c *formCheck) layout(b formBlock, kinds []model.ColumnKind) {
	is := func(at int, key string, kind model.ColumnKind) bool {
		return at < len(kinds) && b.Columns[at].Key.name == key && kinds[at] == kind
	}
	switch kind := b.kind(); kind {
	case model.BlockPoles:
		if len(kinds) != 3 || !is(0, "now", model.ColumnStep) || !is(1, "target", model.ColumnStep) || !is(2, "evidence", model.ColumnText) {
			c.fail(b.Key.line, "the columns of poles are now (step), target (step) and evidence (text)")
		}
	case model.BlockQuestions, model.BlockChain:
		if len(kinds) != 1 || kinds[0] != model.ColumnText {
			c.fail(b.Key.line, "a block of kind %s has one column, a text", kind)
		}
	}
	if b.Open && !is(0, nameColumn, model.ColumnText) {
		c.fail(b.Key.line, "the first column of an open block is %s, a text", nameColumn)
	}
}

func (c *formCheck) column(col formColumn) {
	kind := code(c, col.Kind, model.ColumnText, model.ColumnKinds()...)
	c.words("title", col.Title)
	if !(col.Weight >= 0 && col.Weight <= 100) {
		c.fail(c.line, "the weight of a column is between 0 and 100")
	}
	if asks := kind == model.ColumnChoice || kind == model.ColumnStep; asks != (len(col.Options) > 1) {
		c.fail(c.line, "columns of choices and steps have two options or more, others have none")
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
