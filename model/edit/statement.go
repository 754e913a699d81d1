package edit

import (
	"slices"
	"strconv"

	"lupaus/model"
)

// InstrumentField names a text of an instrument.
type InstrumentField string

// The fields of SetInstrumentText.
const (
	InstrumentTitle  InstrumentField = "title"
	InstrumentAbout  InstrumentField = "about"
	InstrumentSource InstrumentField = "source"
	AreaTitle        InstrumentField = "areaTitle"      // of an Area
	AreaAbout        InstrumentField = "areaAbout"      // of an Area
	StatementText    InstrumentField = "statement"      // of a Statement
	StatementLeft    InstrumentField = "left"           // of a Statement
	StatementRight   InstrumentField = "right"          // of a Statement
	StatementHint    InstrumentField = "hint"           // of a Statement
	StatementLevel   InstrumentField = "statementLevel" // of a Level of a Statement
	LevelTitle       InstrumentField = "levelTitle"     // of a Level of the scale
	LevelAbout       InstrumentField = "levelAbout"     // of a Level of the scale
	StairTitle       InstrumentField = "stairTitle"     // of a Level of the stairs
	StairAbout       InstrumentField = "stairAbout"     // of a Level of the stairs
)

// InstrumentFields lists the fields in the order in which a form shows them.
func InstrumentFields() []InstrumentField {
	return []InstrumentField{
		InstrumentTitle, InstrumentAbout, InstrumentSource, LevelTitle, LevelAbout, StairTitle, StairAbout,
		AreaTitle, AreaAbout, StatementText, StatementLeft, StatementRight, StatementHint, StatementLevel,
	}
}

// SetInstrumentText writes a text of an instrument in one language. Where the
// instrument has no stairs or a statement no words for its levels, the first of
// them makes them, and they go again when the last is taken out.
type SetInstrumentText struct {
	Instrument model.ID
	Area       string // key, for texts of an area
	Statement  string // key, for texts of a statement
	Field      InstrumentField
	Level      int // place from 0, for texts of a level
	Lang, Text string
}

// Label implements Edit.
func (e SetInstrumentText) Label() model.Label { return label("instrument." + string(e.Field)) }

// MergeKey implements Merger.
func (e SetInstrumentText) MergeKey() string {
	return mergeKey("instrument", e.Instrument, model.ID(e.Area), model.ID(e.Statement), model.ID(e.Field),
		model.ID(strconv.Itoa(e.Level)), model.ID(e.Lang))
}

// Focus implements Focuser.
func (e SetInstrumentText) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e SetInstrumentText) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		t, err := e.field(i)
		if err == nil {
			*t = t.With(e.Lang, e.Text)
			tidyWords(i)
		}
		return err
	})
}

// InstrumentText returns the text that an edit would write over, in its
// language, and whether the instrument has such a text.
func InstrumentText(i *model.Instrument, e SetInstrumentText) (string, bool) {
	own := *i
	ownLists(&own)
	t, err := e.field(&own)
	if err != nil {
		return "", false
	}
	return (*t)[e.Lang], true
}

// field points to the texts in a copy of the instrument.
func (e SetInstrumentText) field(i *model.Instrument) (*model.Texts, error) {
	if t := map[InstrumentField]*model.Texts{
		InstrumentTitle: &i.Title, InstrumentAbout: &i.About, InstrumentSource: &i.Source,
	}[e.Field]; t != nil {
		return t, nil
	}
	switch e.Field {
	case AreaTitle, AreaAbout:
		return e.areaField(i)
	case LevelTitle, LevelAbout, StairTitle, StairAbout:
		return e.levelField(i)
	}
	return e.statementField(i)
}

func (e SetInstrumentText) areaField(i *model.Instrument) (*model.Texts, error) {
	at := areaIndex(i, e.Area)
	switch {
	case at < 0:
		return nil, noArea(i, e.Area)
	case e.Field == AreaTitle:
		return &i.Areas[at].Title, nil
	}
	return &i.Areas[at].About, nil
}

func (e SetInstrumentText) levelField(i *model.Instrument) (*model.Texts, error) {
	if e.Level < 0 || e.Level >= len(i.Scale.Levels) {
		return nil, e.noLevel()
	}
	list := &i.Scale.Levels
	if e.Field == StairTitle || e.Field == StairAbout {
		list = &i.Stairs
		*list = resized(*list, len(i.Scale.Levels))
	}
	if e.Field == LevelTitle || e.Field == StairTitle {
		return &(*list)[e.Level].Title, nil
	}
	return &(*list)[e.Level].About, nil
}

func (e SetInstrumentText) noLevel() error { return invalid(e.Instrument, "level %d", e.Level) }

func (e SetInstrumentText) statementField(i *model.Instrument) (*model.Texts, error) {
	area, at := statementIndex(i, e.Statement)
	if area < 0 {
		return nil, noStatement(i, e.Statement)
	}
	s := &i.Areas[area].Statements[at]
	switch e.Field {
	case StatementText:
		return &s.Text, nil
	case StatementLeft:
		return &s.Left, nil
	case StatementRight:
		return &s.Right, nil
	case StatementHint:
		return &s.Hint, nil
	case StatementLevel:
		if e.Level < 0 || e.Level >= len(i.Scale.Levels) {
			return nil, e.noLevel()
		}
		s.Levels = resized(s.Levels, len(i.Scale.Levels))
		return &s.Levels[e.Level], nil
	}
	return nil, invalid(i.ID, "an instrument has no text field %q", e.Field)
}

// tidyWords takes out stairs and words for levels in which nothing is said.
func tidyWords(i *model.Instrument) {
	said := func(l model.Level) bool { return len(l.Title)+len(l.About) > 0 }
	if !slices.ContainsFunc(i.Stairs, said) {
		i.Stairs = nil
	}
	for a := range i.Areas {
		for k := range i.Areas[a].Statements {
			s := &i.Areas[a].Statements[k]
			s.Levels = levelWords(s.Levels)
		}
	}
}

// AddArea adds an area to an instrument.
type AddArea struct {
	Instrument model.ID
	Area       model.Area // with a key that is fresh in the instrument
	At         int
}

// Label implements Edit.
func (e AddArea) Label() model.Label { return label("addArea") }

// Focus implements Focuser.
func (e AddArea) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e AddArea) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		i.Areas = inserted(i.Areas, e.At, e.Area)
		return nil
	})
}

// RemoveArea removes an area and its statements. What audits say of them stays
// with the audits, unseen, as long as no area and statement has the key.
type RemoveArea struct {
	Instrument model.ID
	Area       string // key
}

// Label implements Edit.
func (e RemoveArea) Label() model.Label { return label("removeArea") }

// Focus implements Focuser.
func (e RemoveArea) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e RemoveArea) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		at := areaIndex(i, e.Area)
		if at < 0 {
			return noArea(i, e.Area)
		}
		i.Areas = emptied(slices.Delete(i.Areas, at, at+1))
		return nil
	})
}

// MoveArea moves an area in its instrument.
type MoveArea struct {
	Instrument model.ID
	Area       string // key
	At         int
}

// Label implements Edit.
func (e MoveArea) Label() model.Label { return label("moveArea") }

// MergeKey implements Merger.
func (e MoveArea) MergeKey() string { return mergeKey("moveArea", e.Instrument, model.ID(e.Area)) }

// Focus implements Focuser.
func (e MoveArea) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e MoveArea) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		from := areaIndex(i, e.Area)
		if from < 0 {
			return noArea(i, e.Area)
		}
		i.Areas = moved(i.Areas, from, e.At)
		return nil
	})
}

// AddStatement adds a statement to an area of an instrument.
type AddStatement struct {
	Instrument model.ID
	Area       string          // key
	Statement  model.Statement // with a key that is fresh in the instrument
	At         int
}

// Label implements Edit.
func (e AddStatement) Label() model.Label { return label("addStatement") }

// Focus implements Focuser.
func (e AddStatement) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e AddStatement) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		at := areaIndex(i, e.Area)
		if at < 0 {
			return noArea(i, e.Area)
		}
		area := &i.Areas[at]
		area.Statements = inserted(area.Statements, e.At, e.Statement)
		return nil
	})
}

// RemoveStatement removes a statement. What audits say of it stays with the
// audits, unseen, as long as no statement has its key.
type RemoveStatement struct {
	Instrument model.ID
	Statement  string // key
}

// Label implements Edit.
func (e RemoveStatement) Label() model.Label { return label("removeStatement") }

// Focus implements Focuser.
func (e RemoveStatement) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e RemoveStatement) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		a, at := statementIndex(i, e.Statement)
		if a < 0 {
			return noStatement(i, e.Statement)
		}
		i.Areas[a].Statements = emptied(slices.Delete(i.Areas[a].Statements, at, at+1))
		return nil
	})
}

// MoveStatement moves a statement in its area or to another one.
type MoveStatement struct {
	Instrument model.ID
	Statement  string // key
	Area       string // key of the area where it goes
	At         int    // in that area
}

// Label implements Edit.
func (e MoveStatement) Label() model.Label { return label("moveStatement") }

// MergeKey implements Merger.
func (e MoveStatement) MergeKey() string {
	return mergeKey("moveStatement", e.Instrument, model.ID(e.Statement))
}

// Focus implements Focuser.
func (e MoveStatement) Focus() []model.ID { return []model.ID{e.Instrument} }

// Apply implements Edit.
func (e MoveStatement) Apply(p *model.Project) (*model.Project, error) {
	return onInstrument(p, e.Instrument, func(i *model.Instrument) error {
		a, at := statementIndex(i, e.Statement)
		if a < 0 {
			return noStatement(i, e.Statement)
		}
		to := areaIndex(i, e.Area)
		if to < 0 {
			return noArea(i, e.Area)
		}
		if to == a {
			i.Areas[a].Statements = moved(i.Areas[a].Statements, at, e.At)
			return nil
		}
		one := i.Areas[a].Statements[at]
		i.Areas[a].Statements = emptied(slices.Delete(i.Areas[a].Statements, at, at+1))
		i.Areas[to].Statements = inserted(i.Areas[to].Statements, e.At, one)
		return nil
	})
}
