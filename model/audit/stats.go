package audit

import (
	"math"
	"slices"

	"lupaus/model"
)

// Count is how often each answer was given.
type Count struct {
	Levels  [model.MaxLevels]int // by place in the scale
	Unknown int                  // "don't know"
	Missing int                  // not answered
}

// Known is the number of answers that have a value.
func (c Count) Known() int {
	n := 0
	for _, k := range c.Levels {
		n += k
	}
	return n
}

// Given is the number of answers, "don't know" among them.
func (c Count) Given() int { return c.Known() + c.Unknown }

// UnknownShare is the share of the answers that are "don't know", from 0 to 1; 0
// when there are none.
func (c Count) UnknownShare() float64 {
	if n := c.Given(); n > 0 {
		return float64(c.Unknown) / float64(n)
	}
	return 0
}

func (c *Count) add(answer byte) {
	switch {
	case answer >= '0' && answer <= '9':
		c.Levels[answer-'0']++
	case answer == model.Unknown:
		c.Unknown++
	default:
		c.Missing++
	}
}

func (c *Count) join(other Count) {
	for l, n := range other.Levels {
		c.Levels[l] += n
	}
	c.Unknown += other.Unknown
	c.Missing += other.Missing
}

// Stats tell where values lie. All are places in the scale, from 0; with N 0 none
// of them means anything.
type Stats struct {
	N                                 int // how many values
	Min, Q1, Median, Q3, Max, Average float64
}

// Spread is the distance of the quartiles.
func (s Stats) Spread() float64 { return s.Q3 - s.Q1 }

// Stats are those of the answers that have a value.
func (c Count) Stats() Stats {
	s := Stats{N: c.Known()}
	if s.N == 0 {
		return s
	}
	// at returns the value at a place among the sorted values.
	at := func(i int) float64 {
		for l, k := range c.Levels {
			if i -= k; i < 0 {
				return float64(l)
			}
		}
		return model.MaxLevels - 1
	}
	sum := 0
	for l, k := range c.Levels {
		sum += l * k
	}
	return s.fill(at, float64(sum))
}

// statsOf are those of any values, which it sorts.
func statsOf(values []float64) Stats {
	s := Stats{N: len(values)}
	if s.N == 0 {
		return s
	}
	slices.Sort(values)
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return s.fill(func(i int) float64 { return values[i] }, sum)
}

func (s Stats) fill(at func(int) float64, sum float64) Stats {
	quantile := func(q float64) float64 {
		h := float64(s.N-1) * q
		low := int(math.Floor(h))
		v := at(low)
		if low+1 < s.N {
			v += (h - float64(low)) * (at(low+1) - v)
		}
		return v
	}
	s.Min, s.Max = at(0), at(s.N-1)
	s.Q1, s.Median, s.Q3 = quantile(0.25), quantile(0.5), quantile(0.75)
	s.Average = sum / float64(s.N)
	return s
}

// Delta is Cliff's delta of two sets of answers, from −1 to 1: positive when
// those of the first are the higher ones. 0 when either has no values.
func Delta(a, b Count) float64 {
	n, m := a.Known(), b.Known()
	if n == 0 || m == 0 {
		return 0
	}
	more, below := 0, 0 // below: values of b under the level
	above := m
	for l := range a.Levels {
		above -= b.Levels[l]
		more += a.Levels[l] * (below - above)
		below += b.Levels[l]
	}
	return float64(more) / float64(n*m)
}
