package audit

import (
	"reflect"

	"lupaus/model"
)

// Change is what has changed from an audit to a later one with the same
// instrument in any version, on the statements that both have: the same key and
// as many levels.
type Change struct {
	Before, Now *Result // counted over the shared statements alone
	Shared      []Shift // in the order of the later instrument
	// Areas are those of the later instrument that have shared statements; the
	// earlier one is found by its key, -1 when it has none.
	Areas  []Pair
	Groups []Pair // groups that are shown in both, matched by kind and name
	// New and Gone are the keys of statements that only one of both has.
	New, Gone []string
}

// Shift is a shared statement by its places.
type Shift struct {
	Before, Now int
	Reworded    bool // it does not say the same as before, word for word
}

// Pair is the places of a thing in the earlier and the later result.
type Pair struct{ Before, Now int }

// Since compares an audit with an earlier one. It is nil when one of them is not
// there, and has no shared statements when they cannot be compared.
func Since(p *model.Project, earlier, later model.ID) *Change {
	was, now := p.Audit(earlier), p.Audit(later)
	if was == nil || now == nil {
		return nil
	}
	old, own := p.Instrument(was.Instrument), p.Instrument(now.Instrument)
	if old == nil || own == nil {
		return nil
	}
	c := &Change{}
	inOld, inOwn := make([]bool, old.Len()), make([]bool, own.Len())
	if old.Code == own.Code && len(old.Scale.Levels) == len(own.Scale.Levels) {
		c.share(old, own, inOld, inOwn)
	}
	c.Gone, c.New = missing(old, inOld), missing(own, inOwn)
	c.Before, c.Now = count(p, was, old, inOld), count(p, now, own, inOwn)
	c.pair()
	return c
}

func (c *Change) share(old, own *model.Instrument, inOld, inOwn []bool) {
	for at := range own.Len() {
		_, s := own.Statement(at)
		before := old.Find(s.Key)
		if before < 0 {
			continue
		}
		_, was := old.Statement(before)
		inOld[before], inOwn[at] = true, true
		c.Shared = append(c.Shared, Shift{Before: before, Now: at, Reworded: !sameWords(was, s)})
	}
}

// sameWords reports whether two statements ask the same, word for word.
func sameWords(a, b *model.Statement) bool {
	return reflect.DeepEqual(a.Text, b.Text) && reflect.DeepEqual(a.Left, b.Left) &&
		reflect.DeepEqual(a.Right, b.Right) && reflect.DeepEqual(a.Levels, b.Levels)
}

func missing(i *model.Instrument, shared []bool) []string {
	var keys []string
	for at, there := range shared {
		if !there {
			_, s := i.Statement(at)
			keys = append(keys, s.Key)
		}
	}
	return keys
}

func (c *Change) pair() {
	old := map[string]int{}
	for k, a := range c.Before.Instrument.Areas {
		old[a.Key] = k
	}
	shared := map[string]bool{}
	for _, s := range c.Shared {
		a, _ := c.Now.Instrument.Statement(s.Now)
		shared[a.Key] = true
	}
	for k, a := range c.Now.Instrument.Areas {
		if !shared[a.Key] {
			continue
		}
		before, ok := old[a.Key]
		if !ok {
			before = -1
		}
		c.Areas = append(c.Areas, Pair{before, k})
	}
	for k, g := range c.Now.Groups {
		for b, was := range c.Before.Groups {
			if !g.Others && !g.Unsaid && !was.Others && !was.Unsaid && g.Kind == was.Kind && g.Name == was.Name {
				c.Groups = append(c.Groups, Pair{b, k})
				break
			}
		}
	}
}
