package audit

import (
	"math"

	"lupaus/model"
)

// Fewest is how many respondents a group must have to be told of by itself, and
// how many of them must know a value for it to be shown.
const Fewest = 3

// Cell is what a set of respondents has answered to a statement or in an area.
type Cell struct {
	Count // of an area: of all answers to its statements
	Stats // of an area: of the respondents' own means
	// Hidden says that too few know for it to be shown of a group without telling
	// who they are. Count and Stats are empty then, but for N.
	Hidden bool
}

// Shown reports whether there is a value that may be shown.
func (c Cell) Shown() bool { return c.N > 0 && !c.Hidden }

// Group is a group of respondents as it is shown.
type Group struct {
	model.RespondentGroup // zero for Others; of Unsaid, too
	Others                bool
	Unsaid                bool // those who belong to no group
	Respondents           int
}

// Result is what an audit has come to.
type Result struct {
	Audit       *model.Audit
	Instrument  *model.Instrument
	Respondents int

	// Groups are those that are shown, in the audit's order, the others last.
	// Groups that nobody has answered in are Silent, those that are too small to
	// be shown Folded. When only one is left that holds all, there are none.
	Groups         []Group
	Silent, Folded []model.RespondentGroup
	// FoldedMore says that a larger group was counted with the others, because
	// these would still have been too few.
	FoldedMore bool

	Whole      Cell     // of all respondents over all statements
	Statements []Cell   // of all respondents, by place of the statement
	Areas      []Cell   // of all respondents, by place of the area
	ByGroup    [][]Cell // of each group, by place of the statement
	AreaGroups [][]Cell // of each group, by place of the area
	WholeGroup []Cell   // of each group over all statements

	Comments []string // what respondents have written, in an order that tells nothing
}

// Of counts an audit; nil when the project does not hold it or its instrument.
func Of(p *model.Project, id model.ID) *Result {
	a := p.Audit(id)
	if a == nil {
		return nil
	}
	i := p.Instrument(a.Instrument)
	if i == nil {
		return nil
	}
	return count(p, a, i, nil)
}

// count counts those statements that only lists, or all.
func count(p *model.Project, a *model.Audit, i *model.Instrument, only []bool) *Result {
	r := &Result{Audit: a, Instrument: i}
	r.group(p)
	c := newCounting(i, len(r.Groups), only)
	of := r.placeOfGroups()
	for _, b := range model.Of[model.AnswerBatch](p, a.Batches) {
		for _, s := range b.Sheets {
			c.sheet(s.Answers, of(s.Group))
		}
	}
	r.collect(c)
	if only == nil {
		r.comments(p)
	}
	return r
}

// LevelOf is the level nearest to a value, as a place in the scale; exactly
// between two it is the lower one, which has been reached.
func LevelOf(value float64) int { return int(math.Ceil(value - 0.5)) }

// Level is the maturity level of an area by the median of all respondents, as a
// place in the scale; -1 when nobody knows.
func (r *Result) Level(area int) int {
	if area < 0 || area >= len(r.Areas) || !r.Areas[area].Shown() {
		return -1
	}
	return LevelOf(r.Areas[area].Median)
}

// WholeLevel is the maturity level over all statements; -1 when nobody knows.
func (r *Result) WholeLevel() int {
	if !r.Whole.Shown() {
		return -1
	}
	return LevelOf(r.Whole.Median)
}

// First is the number that people see for the place 0 of the scale.
func (r *Result) First() float64 { return float64(r.Instrument.Scale.First) }

// Top is the highest place of the scale.
func (r *Result) Top() int { return len(r.Instrument.Scale.Levels) - 1 }

// counting counts answers by group and statement.
type counting struct {
	area   []int  // of each statement
	only   []bool // which statements count; nil: all
	counts [][]Count
	values [][][]float64 // of each group and area, the respondents' means; the whole behind the areas
	areas  int
	sum    []int // of the respondent being counted, by area and as a whole
	known  []int
}

func newCounting(i *model.Instrument, groups int, only []bool) *counting {
	c := &counting{only: only, areas: len(i.Areas)}
	for a := range i.Areas {
		for range i.Areas[a].Statements {
			c.area = append(c.area, a)
		}
	}
	c.counts = make([][]Count, groups+1) // all respondents come last
	c.values = make([][][]float64, groups+1)
	for g := range c.counts {
		c.counts[g] = make([]Count, len(c.area))
		c.values[g] = make([][]float64, c.areas+1)
	}
	c.sum, c.known = make([]int, c.areas+1), make([]int, c.areas+1)
	return c
}

// sheet counts an answer sheet, in a group unless that is -1, and in all.
func (c *counting) sheet(answers string, group int) {
	clear(c.sum)
	clear(c.known)
	all := len(c.counts) - 1
	for at, area := range c.area {
		if c.only != nil && !c.only[at] {
			continue
		}
		answer := byte(model.Unanswered)
		if at < len(answers) {
			answer = answers[at]
		}
		c.counts[all][at].add(answer)
		if group >= 0 {
			c.counts[group][at].add(answer)
		}
		if answer >= '0' && answer <= '9' {
			v := int(answer - '0')
			c.sum[area] += v
			c.known[area]++
			c.sum[c.areas] += v
			c.known[c.areas]++
		}
	}
	for a, n := range c.known {
		if n == 0 {
			continue
		}
		mean := float64(c.sum[a]) / float64(n)
		c.values[all][a] = append(c.values[all][a], mean)
		if group >= 0 {
			c.values[group][a] = append(c.values[group][a], mean)
		}
	}
}

// cells makes the cells of a group: by statement, by area, and of the whole.
func (c *counting) cells(group int, hide bool) (statements, areas []Cell, whole Cell) {
	sums := make([]Count, c.areas+1)
	statements = make([]Cell, len(c.area))
	for at, n := range c.counts[group] {
		statements[at] = hidden(Cell{Count: n, Stats: n.Stats()}, hide)
		sums[c.area[at]].join(n)
		sums[c.areas].join(n)
	}
	areas = make([]Cell, c.areas+1)
	for a := range areas {
		areas[a] = hidden(Cell{Count: sums[a], Stats: statsOf(c.values[group][a])}, hide)
	}
	return statements, areas[:c.areas], areas[c.areas]
}

// hidden empties a cell that too few know something of.
func hidden(c Cell, hide bool) Cell {
	if hide && c.N > 0 && c.N < Fewest {
		return Cell{Stats: Stats{N: c.N}, Hidden: true}
	}
	return c
}

func (r *Result) collect(c *counting) {
	hide := !r.Audit.Named
	for g := range r.Groups {
		statements, areas, whole := c.cells(g, hide)
		r.ByGroup = append(r.ByGroup, statements)
		r.AreaGroups = append(r.AreaGroups, areas)
		r.WholeGroup = append(r.WholeGroup, whole)
	}
	r.Statements, r.Areas, r.Whole = c.cells(len(r.Groups), false)
}
