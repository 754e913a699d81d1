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
	Shelf   Shelf  // of the library, where it is found
	// Opens names the page that does what the form is for, as in FormPages, when the
	// form has no blocks of its own: the library leads there. Instrument is the
	// code of the questionnaire that is meant when it is the page of audits.
	Opens, Instrument string
	Blocks            []FormBlock
	Resolved          bool // made by In for a project
}

// Shelf is the group of forms in which the library shows a form.
type Shelf string

// The shelves in the order of the library.
const (
	ShelfStrategy     Shelf = "strategy"     // strategy and change
	ShelfInformation  Shelf = "information"  // organisation and information
	ShelfCustomers    Shelf = "customers"    // customers and their value
	ShelfRelationship Shelf = "relationship" // the course of a relationship
	ShelfExperience   Shelf = "experience"   // design of experiences
	ShelfCare         Shelf = "care"         // care model
	ShelfLean         Shelf = "lean"         // lean and development
	ShelfMeasurement  Shelf = "measurement"
	ShelfEvidence     Shelf = "evidence" // interviews and evidence
	ShelfBoard        Shelf = "board"
	ShelfOwn          Shelf = "own" // made by the people who use it
)

// Shelves lists the shelves.
func Shelves() []Shelf {
	return []Shelf{
		ShelfStrategy, ShelfInformation, ShelfCustomers, ShelfRelationship, ShelfExperience,
		ShelfCare, ShelfLean, ShelfMeasurement, ShelfEvidence, ShelfBoard, ShelfOwn,
	}
}

// FormPages lists what a form may open instead of blocks of its own.
func FormPages() []string {
	return []string{"journey", "promises", "roles", "gaps", "decisions", "audit", "segments", "customers", "glossary"}
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
	// BlockText is words alone: its hint. It has neither columns nor rows.
	BlockText BlockKind = "text"
	// BlockCards is a table whose rows are drawn as cards, for rows with much to
	// say.
	BlockCards BlockKind = "cards"
	// BlockScale has a row for each thing that is rated, with every level of the
	// first column described in words beside each other.
	BlockScale BlockKind = "scale"
	// BlockGrid is a plane of fields: rows are cards in the field that their
	// columns "x" and "y" say, and wait beside it until both are said.
	BlockGrid BlockKind = "grid"
	// BlockLadder has a rung for each row, the first lowest.
	BlockLadder BlockKind = "ladder"
	// BlockFlow has a stage for each row, a number of those who are in it in the
	// column "count", and the share that goes on from each to the next.
	BlockFlow BlockKind = "flow"
	// BlockPyramid has a layer for each row, the first at the top.
	BlockPyramid BlockKind = "pyramid"
	// BlockHouse has rows that are roof, pillars and floors.
	BlockHouse BlockKind = "house"
	// BlockNumbers has a number in each row, given or counted by the row's formula.
	BlockNumbers BlockKind = "numbers"
	// BlockSummary collects rows from other sheets of the project. It has neither
	// columns nor rows of its own.
	BlockSummary BlockKind = "summary"
	// BlockFigure is drawn as a figure of its own, named by the form's ID, with an
	// area for each row.
	BlockFigure BlockKind = "figure"
	// BlockMeasures lists the measures of the project's promises. It has neither
	// columns nor rows: what it shows belongs to the promises.
	BlockMeasures BlockKind = "measures"
)

// BlockKinds lists the kinds.
func BlockKinds() []BlockKind {
	return []BlockKind{
		BlockPoles, BlockTable, BlockQuestions, BlockChain, BlockText, BlockCards, BlockScale, BlockGrid, BlockLadder,
		BlockFlow, BlockPyramid, BlockHouse, BlockNumbers, BlockSummary, BlockFigure, BlockMeasures,
	}
}

// FormBlock is a part of a form.
type FormBlock struct {
	Key     string
	Kind    BlockKind
	Title   string // "" for none
	Hint    string // what to do, "" for none
	Columns []FormColumn
	Rows    []FormRow // those that every sheet of the form has, and in a project those of Each
	Open    bool      // people may add rows
	Each    Each      // of what there is a row each, in a project
	Rest    string    // of EachSegment: the title of the row for customers who belong to none, "" for no such row
	// Others finds the row of somebody whom Each does not list any more; nil in a form
	// that is not made for a project.
	Others func(key ID) (FormRow, bool)
	// Fields are names of fields of BlockGrid, "" where a field has none.
	Fields []FormField
	// From is where BlockSummary collects; Count is the column of choices by which
	// its rows are counted, "" for a list of rows.
	From  []FormSource
	Count string
}

// FormField names a field of a grid by the keys of its choices in "x" and "y".
type FormField struct {
	X, Y, Title string
}

// FormSource is a block of another form.
type FormSource struct {
	Form, Block string
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
	ColumnCheck  ColumnKind = "check"  // Checked or empty
	ColumnNumber ColumnKind = "number" // as ParseNumber reads it
	ColumnSum    ColumnKind = "sum"    // counted by Formula: holds nothing
)

// NameColumn is the key of the column in which the titles of the rows that a form
// gives stand, and the names of those that people add.
const NameColumn = "name"

// Checked is the cell of a column of checks that is ticked.
const Checked = "x"

// ColumnKinds lists the kinds.
func ColumnKinds() []ColumnKind {
	return []ColumnKind{
		ColumnText, ColumnChoice, ColumnStep, ColumnDate, ColumnRole, ColumnLinks, ColumnCheck, ColumnNumber, ColumnSum,
	}
}

// FormColumn is one thing that is asked in each row of a block.
type FormColumn struct {
	Key     string
	Kind    ColumnKind
	Title   string
	Hint    string
	Weight  float64 // share of the width, 1 is usual
	Options []FormOption
	Of      []Kind // what a column of links may point to, none: anything
	Figure         // of columns of numbers and sums
	Total   bool   // a row under the table has the sum of the column
}

// Figure says how a number is given, counted and written.
type Figure struct {
	Unit     string // behind the number, "" for none
	Decimals int    // that are written
	Formula  *Formula
	Default  Default
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
	Levels      []string // of BlockScale: what each step means for this row, none: what the options say
	Place       string   // of BlockHouse: "roof", "pillar" or "floor"
	Figure               // of BlockNumbers
	// Defaults of other blocks stand before those of the columns of numbers, by key.
	Defaults map[string]Default
}

// The places of a house.
const (
	PlaceRoof   = "roof"
	PlacePillar = "pillar"
	PlaceFloor  = "floor"
)

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
// what has been said in them, then those that people have added. It may share
// memory with the sheet: never write into it.
func (b FormBlock) RowsOf(s *Sheet) []SheetRow {
	from, to, many := s.run(b.Key)
	if len(b.Rows) == 0 && to-from == many {
		return s.Rows[from:to:to]
	}
	given := make(map[ID]int, len(b.Rows))
	rows := make([]SheetRow, len(b.Rows), len(b.Rows)+many)
	for i, r := range b.Rows {
		given[ID(r.Key)] = i
		rows[i] = SheetRow{ID: ID(r.Key), Block: b.Key}
	}
	for _, r := range s.Rows[from:to] {
		if r.Block != b.Key {
			continue
		}
		if i, ok := given[r.ID]; ok {
			rows[i] = r
		} else {
			rows = append(rows, r)
		}
	}
	return rows
}

// Row returns a row that the form gives, by its key. In a project these are also
// the rows of those whom [FormBlock.Each] does not list any more.
func (b FormBlock) Row(key ID) (FormRow, bool) {
	for _, r := range b.Rows {
		if ID(r.Key) == key {
			return r, true
		}
	}
	if b.Others != nil {
		return b.Others(key)
	}
	return FormRow{}, false
}
