package model

// Form is what a sheet asks for, in the words of one language. Forms are files
// (assets/sheets), read by the assets package; they are frozen.
type Form struct {
	ID      string
	Lang    string
	Title   string
	About   string // what it is for and when to take it, in a sentence or two
	Source  string // of the method
	Minutes int    // that a group needs, 0: not said
	Group   string // how many people, in words
	Blocks  []FormBlock
}

// BlockKind says how a block of a form is laid out.
type BlockKind string

// The kinds of block.
const (
	// BlockPoles has a row for each pair of opposites: where are we now, where do
	// we want to be, on five steps from Left to Right, and what shows it.
	BlockPoles BlockKind = "poles"
	// BlockTable has rows, given or added, with a cell for each column.
	BlockTable BlockKind = "table"
	// BlockQuestions has a box to write in under each row's question.
	BlockQuestions BlockKind = "questions"
	// BlockChain is BlockQuestions with an arrow from each box to the next: the
	// answer to one is what the next one starts from.
	BlockChain BlockKind = "chain"
	// BlockFigure is drawn as a figure of its own, named by the form's ID, with an
	// area for each row.
	BlockFigure BlockKind = "figure"
	// BlockMeasures lists the measures of the project's promises. It has neither
	// columns nor rows: what it shows belongs to the promises.
	BlockMeasures BlockKind = "measures"
)

// BlockKinds lists the kinds.
func BlockKinds() []BlockKind {
	return []BlockKind{BlockPoles, BlockTable, BlockQuestions, BlockChain, BlockFigure, BlockMeasures}
}

// FormBlock is a part of a form.
type FormBlock struct {
	Key     string
	Kind    BlockKind
	Title   string // "" for none
	Hint    string // what to do, "" for none
	Columns []FormColumn
	Rows    []FormRow // those that every sheet of the form has
	Open    bool      // people may add rows
}

// ColumnKind says what a cell of a column holds.
type ColumnKind string

// The kinds of column.
const (
	ColumnText   ColumnKind = "text"
	ColumnChoice ColumnKind = "choice" // one of Options, by key
	ColumnStep   ColumnKind = "step"   // "1" to the number of Options
	ColumnDate   ColumnKind = "date"   // a day as in Date
	ColumnRole   ColumnKind = "role"   // SheetRow.Owner
	ColumnLinks  ColumnKind = "links"  // SheetRow.Links
)

// ColumnKinds lists the kinds.
func ColumnKinds() []ColumnKind {
	return []ColumnKind{ColumnText, ColumnChoice, ColumnStep, ColumnDate, ColumnRole, ColumnLinks}
}

// FormColumn is one thing that is asked in each row of a block.
type FormColumn struct {
	Key     string
	Kind    ColumnKind
	Title   string
	Hint    string
	Weight  float64 // share of the width, 1 is usual
	Options []FormOption
}

// FormOption is a choice, or a step with what it means in words.
type FormOption struct {
	Key  string
	Text string
}

// Option returns the text of a cell's value in a column of choices or steps, ""
// when it is none of them.
func (c FormColumn) Option(value string) string {
	for _, o := range c.Options {
		if o.Key == value {
			return o.Text
		}
	}
	return ""
}

// FormRow is a row that the form gives.
type FormRow struct {
	Key   string // unique in the form, as the IDs of rows are in a sheet
	Title string
	Hint  string // questions that help, "" for none
	// Left and Right are the opposites of a row of BlockPoles.
	Left, Right string
}

// Block returns a block of the form by its key.
func (f *Form) Block(key string) (FormBlock, bool) {
	for _, b := range f.Blocks {
		if b.Key == key {
			return b, true
		}
	}
	return FormBlock{}, false
}

// Column returns a column of the block by its key.
func (b FormBlock) Column(key string) (FormColumn, bool) {
	for _, c := range b.Columns {
		if c.Key == key {
			return c, true
		}
	}
	return FormColumn{}, false
}

// RowsOf returns what a block shows of a sheet: the rows the form gives, with
// what has been said in them, then those that people have added.
func (b FormBlock) RowsOf(s *Sheet) []SheetRow {
	given := make(map[ID]bool, len(b.Rows))
	rows := make([]SheetRow, 0, len(b.Rows))
	for _, r := range b.Rows {
		given[ID(r.Key)] = true
		rows = append(rows, s.Row(b.Key, ID(r.Key)))
	}
	for _, r := range s.Rows {
		if r.Block == b.Key && !given[r.ID] {
			rows = append(rows, r)
		}
	}
	return rows
}

// Row returns a row that the form gives, by its key.
func (b FormBlock) Row(key ID) (FormRow, bool) {
	for _, r := range b.Rows {
		if ID(r.Key) == key {
			return r, true
		}
	}
	return FormRow{}, false
}
