package edit

import (
	"fmt"
	"slices"

	"lupaus/model"
)

// AddInstrument adds an instrument.
type AddInstrument struct {
	Instrument model.Instrument // with a fresh ID
	At         int
}

// Label implements Edit.
func (e AddInstrument) Label() model.Label { return label("addInstrument") }

// Focus implements Focuser.
func (e AddInstrument) Focus() []model.ID { return []model.ID{e.Instrument.ID} }

// Apply implements Edit.
func (e AddInstrument) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Instruments = inserted(i.Instruments, e.At, e.Instrument.ID)
		return d.add(&e.Instrument)
	})
}

// NextVersion makes the next version of an instrument, to be edited when the one
// before has been answered. It stands behind the one it is made from, and audits
// taken with that one that nobody has answered yet go over to it.
type NextVersion struct {
	From model.ID
	ID   model.ID // fresh
}

// Label implements Edit.
func (e NextVersion) Label() model.Label { return label("nextVersion") }

// Focus implements Focuser.
func (e NextVersion) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e NextVersion) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		next, err := d.copyInstrument(e.From, e.ID)
		if err != nil {
			return err
		}
		for _, other := range model.Of[model.Instrument](p, p.Info().Instruments) {
			if other.Code == next.Code {
				next.Version = max(next.Version, other.Version+1)
			}
		}
		for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
			if a.Instrument == e.From && p.Respondents(a) == 0 {
				a, err := d.audit(a.ID)
				if err != nil {
					return err
				}
				a.Instrument = next.ID
			}
		}
		return nil
	})
}

// copyInstrument adds a copy of an instrument behind it.
func (d *draft) copyInstrument(from, id model.ID) (*model.Instrument, error) {
	was, ok := d.get(from).(*model.Instrument)
	if !ok {
		return nil, model.NotFound(model.KindInstrument, from)
	}
	next := *was
	next.ID = id
	i := d.info()
	at := End
	if k := slices.Index(i.Instruments, from); k >= 0 {
		at = k + 1
	}
	i.Instruments = inserted(i.Instruments, at, id)
	return &next, d.add(&next)
}

// CopyInstrument makes an instrument of one's own from another one: the first
// version under a code of its own. Audits with the two are not compared.
type CopyInstrument struct {
	From   model.ID
	ID     model.ID // fresh
	Code   string
	Suffix model.Texts // is put behind the title in each language that has one
}

// Label implements Edit.
func (e CopyInstrument) Label() model.Label { return label("copyInstrument") }

// Focus implements Focuser.
func (e CopyInstrument) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e CopyInstrument) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		next, err := d.copyInstrument(e.From, e.ID)
		if err != nil {
			return err
		}
		next.Code, next.Version = e.Code, 1
		for lang, title := range next.Title {
			next.Title = next.Title.With(lang, title+e.Suffix.In(lang))
		}
		return nil
	})
}

// onInstrument changes an instrument that nobody has answered; the error has the
// code model.CodeAnswered otherwise. Its lists down to the statements are copies;
// what is in these must be replaced, never written into.
func onInstrument(p *model.Project, id model.ID, set func(*model.Instrument) error) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i, err := opened[model.Instrument](d, model.KindInstrument, id)
		if err != nil {
			return err
		}
		if p.Answered(id) {
			return &model.Error{Code: model.CodeAnswered, ID: id, Err: fmt.Errorf("version %d of %s", i.Version, i.Code)}
		}
		ownLists(i)
		return set(i)
	})
}

// ownLists gives a copy of an instrument lists of its own.
func ownLists(i *model.Instrument) {
	i.Scale.Levels, i.Stairs = slices.Clone(i.Scale.Levels), slices.Clone(i.Stairs)
	i.Areas = slices.Clone(i.Areas)
	for a := range i.Areas {
		i.Areas[a].Statements = slices.Clone(i.Areas[a].Statements)
	}
}

// areaIndex is the place of an area, -1 when there is none of the key.
func areaIndex(i *model.Instrument, key string) int {
	return slices.IndexFunc(i.Areas, func(a model.Area) bool { return a.Key == key })
}

// statementIndex is the place of a statement: that of its area and that in the
// area; -1 when there is none of the key.
func statementIndex(i *model.Instrument, key string) (area, at int) {
	for a := range i.Areas {
		at := slices.IndexFunc(i.Areas[a].Statements, func(s model.Statement) bool { return s.Key == key })
		if at >= 0 {
			return a, at
		}
	}
	return -1, -1
}

// SetInstrumentFacts says how many minutes it takes to answer an instrument, 0
// for not known, and what number its lowest level has, 0 or 1.
type SetInstrumentFacts struct {
	Instrument model.ID
	Minutes    int
	First      int
}

// Label implements Edit.
func (e SetInstrumentFacts) Label() model.Label { return label("instrumentFacts") }

// MergeKey implements Merger.
func (e SetInstrumentFacts) MergeKey() string { return mergeKey("instrumentFacts", e.Instrument) }

// Focus implements Focuser.
func (e SetInstrumentFacts) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e SetInstrumentFacts) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		i.Minutes, i.Scale.First = e.Minutes, e.First
		return nil
	})
}

// SetScaleLevels adds levels without words at the top of an instrument's scale,
// or takes levels from there. What describes the levels of statements and the
// stairs follows; a benchmark of a level that is gone goes too.
type SetScaleLevels struct {
	Instrument model.ID
	Levels     int // model.MinLevels to model.MaxLevels
}

// Label implements Edit.
func (e SetScaleLevels) Label() model.Label { return label("scaleLevels") }

// MergeKey implements Merger.
func (e SetScaleLevels) MergeKey() string { return mergeKey("scaleLevels", e.Instrument) }

// Focus implements Focuser.
func (e SetScaleLevels) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e SetScaleLevels) Apply(p *model.Project) (*model.Project, error) {
	if e.Levels < model.MinLevels || e.Levels > model.MaxLevels {
		return nil, invalid(e.Instrument, "a scale of %d levels", e.Levels)
	}
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		i.Scale.Levels = resized(i.Scale.Levels, e.Levels)
		if len(i.Stairs) > 0 {
			i.Stairs = resized(i.Stairs, e.Levels)
		}
		for a := range i.Areas {
			for k := range i.Areas[a].Statements {
				s := &i.Areas[a].Statements[k]
				if len(s.Levels) > 0 {
					s.Levels = levelWords(resized(s.Levels, e.Levels))
				}
				if s.Benchmark != nil && s.Benchmark.Level >= e.Levels {
					s.Benchmark = nil
				}
			}
		}
		return nil
	})
}

// resized returns a new list of a length, with empty entries at its end where it
// was shorter.
func resized[T any](list []T, n int) []T {
	next := make([]T, n)
	copy(next, list)
	return next
}

// levelWords returns nil when no level is described.
func levelWords(list []model.Texts) []model.Texts {
	for _, t := range list {
		if len(t) > 0 {
			return list
		}
	}
	return nil
}

// SetBenchmark says what is known of others about a statement; nil is nothing.
type SetBenchmark struct {
	Instrument model.ID
	Statement  string
	Benchmark  *model.Benchmark
}

// Label implements Edit.
func (e SetBenchmark) Label() model.Label { return label("benchmark") }

// Focus implements Focuser.
func (e SetBenchmark) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e SetBenchmark) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		a, at := statementIndex(i, e.Statement)
		if a < 0 {
			return noStatement(i, e.Statement)
		}
		i.Areas[a].Statements[at].Benchmark = nil
		if e.Benchmark != nil {
			next := *e.Benchmark
			next.Values = slices.Clone(next.Values)
			i.Areas[a].Statements[at].Benchmark = &next
		}
		return nil
	})
}
