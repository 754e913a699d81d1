package audit

import (
	"cmp"
	"math"
	"slices"

	"lupaus/model"
)

// Disagreement is how far two groups are apart on a statement.
type Disagreement struct {
	Statement int     // place
	High, Low int     // the groups that are the furthest apart, by their place in Groups
	Gap       float64 // between their medians, in levels; 0 or more
	Delta     float64 // Cliff's delta of High against Low
}

// Disagreements are the statements on which groups can be compared, those on
// which they are the furthest apart first: by the gap of the medians, then by
// Cliff's delta, then as the instrument has them.
func (r *Result) Disagreements() []Disagreement {
	var list []Disagreement
	for at := range r.Statements {
		if d, ok := r.disagreement(at); ok {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b Disagreement) int {
		return cmp.Or(cmp.Compare(b.Gap, a.Gap), cmp.Compare(math.Abs(b.Delta), math.Abs(a.Delta)))
	})
	return list
}

func (r *Result) disagreement(at int) (Disagreement, bool) {
	best, found := Disagreement{Statement: at}, false
	for i := range r.Groups {
		for k := range i {
			a, b := r.ByGroup[i][at], r.ByGroup[k][at]
			if !a.Shown() || !b.Shown() {
				continue
			}
			d := Disagreement{Statement: at, High: i, Low: k, Gap: a.Median - b.Median, Delta: Delta(a.Count, b.Count)}
			if d.Gap < 0 || d.Gap == 0 && d.Delta < 0 {
				d = Disagreement{Statement: at, High: k, Low: i, Gap: -d.Gap, Delta: -d.Delta}
			}
			if !found || d.Gap > best.Gap || d.Gap == best.Gap && d.Delta > best.Delta {
				best, found = d, true
			}
		}
	}
	return best, found
}

// Widest are the places of the statements that anybody knows a value of, those
// on which all respondents are spread the widest first: by the distance of the
// quartiles, then by the range.
func (r *Result) Widest() []int {
	return r.places(func(c Cell) bool { return c.N > 0 }, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.Spread(), a.Spread()), cmp.Compare(b.Max-b.Min, a.Max-a.Min))
	})
}

// LeastKnown are the places of the statements that somebody does not know, those
// with the largest share of "don't know" first.
func (r *Result) LeastKnown() []int {
	return r.places(func(c Cell) bool { return c.Unknown > 0 }, func(a, b Cell) int {
		return cmp.Compare(b.UnknownShare(), a.UnknownShare())
	})
}

func (r *Result) places(counts func(Cell) bool, compare func(a, b Cell) int) []int {
	var list []int
	for at, c := range r.Statements {
		if counts(c) {
			list = append(list, at)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return compare(r.Statements[a], r.Statements[b]) })
	return list
}

// Candidate is a statement that an area could rise on, and the level that would
// be next there, as a place in the scale.
type Candidate struct{ Statement, Next int }

// Candidates are the statements of an area that can still rise, the lowest
// first: what the next possible step is chosen from. Their next level is the one
// above the median of all respondents.
func (r *Result) Candidates(area int) []Candidate {
	var list []Candidate
	at := 0
	for a := range r.Instrument.Areas {
		for range r.Instrument.Areas[a].Statements {
			if c := r.Statements[at]; a == area && c.Shown() {
				if next := int(math.Floor(c.Median)) + 1; next <= r.Top() {
					list = append(list, Candidate{at, next})
				}
			}
			at++
		}
	}
	slices.SortStableFunc(list, func(a, b Candidate) int {
		x, y := r.Statements[a.Statement], r.Statements[b.Statement]
		return cmp.Or(cmp.Compare(x.Median, y.Median), cmp.Compare(x.Average, y.Average))
	})
	return list
}

// Share is the share of the answers that a benchmark tells of, in per cent, and
// how many answers it is of; none when there are none.
func (c Cell) Share(b *model.Benchmark) (percent float64, of int) {
	if of = c.Given(); of == 0 || c.Hidden {
		return 0, 0
	}
	n := 0
	for l, k := range c.Levels {
		if l >= b.Level {
			n += k
		}
	}
	if b.Below {
		n = of - n
	}
	return 100 * float64(n) / float64(of), of
}

// Citation is a statement of an audit that something is cited on.
type Citation struct {
	Audit     *model.Audit
	Statement string // key
}

// Citations are the statements that cite an entity as evidence, in the order of
// the audits and of their marks.
func Citations(p *model.Project, id model.ID) []Citation {
	if p.Referred(id) == 0 {
		return nil
	}
	var list []Citation
	for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
		for _, m := range a.Marks {
			if slices.Contains(m.Evidence, id) {
				list = append(list, Citation{a, m.Statement})
			}
		}
	}
	return list
}

// Low reports whether an entity shows that customers are let down: a touchpoint
// that somebody feels bad at, or a promise that is not kept.
func Low(p *model.Project, id model.ID) bool {
	switch e := p.Get(id).(type) {
	case *model.Touchpoint:
		f, ok := e.LowestFeeling()
		return ok && f.Value < 0
	case *model.Promise:
		return e.Kept == model.KeptNo
	}
	return false
}

// SpeaksAgainst reports whether evidence of a statement speaks against what
// people have answered: it is low, and the median of all is in the upper half of
// the scale.
func (r *Result) SpeaksAgainst(p *model.Project, statement int, evidence model.ID) bool {
	if statement < 0 || statement >= len(r.Statements) {
		return false
	}
	c := r.Statements[statement]
	return c.Shown() && c.Median > float64(r.Top())/2 && Low(p, evidence)
}
