package edit

import (
	"slices"

	"lupaus/model"
)

// SheetPlace names a row of a sheet. A sheet that is not in the project yet is
// made of the form when something is said in it; so is a row.
type SheetPlace struct {
	Sheet model.ID // model.SheetOf tells it, also before there is one
	Form  string
	Block string
	Row   model.ID // the form's key, or a fresh ID for a row that people add
	Own   string   // the text of the form's file, when people have made it
}

// onRow changes a row.
func (at SheetPlace) onRow(p *model.Project, set func(model.SheetRow) model.SheetRow) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i, row := -1, model.SheetRow{ID: at.Row, Block: at.Block}
		if s, ok := d.get(at.Sheet).(*model.Sheet); ok {
			if i = rowIndex(s.Rows, at.Row); i >= 0 {
				row = s.Rows[i]
			}
		}
		if row.Block != at.Block {
			return invalid(at.Row, "the row stands in block %q", row.Block)
		}
		row = set(row)
		if i < 0 && row.Empty() {
			return nil
		}
		s, err := at.open(d)
		if err != nil {
			return err
		}
		if i < 0 {
			s.Rows = inserted(s.Rows, End, row)
			return nil
		}
		s.Rows = slices.Clone(s.Rows)
		s.Rows[i] = row
		return nil
	})
}

// open opens the sheet, which it adds when the project does not hold it.
func (at SheetPlace) open(d *draft) (*model.Sheet, error) {
	if d.get(at.Sheet) != nil {
		s, err := opened[model.Sheet](d, model.KindSheet, at.Sheet)
		if err == nil && at.Own != "" {
			s.Own = at.Own
			err = renewOwn(d, s)
		}
		return s, err
	}
	s := &model.Sheet{ID: at.Sheet, Form: at.Form, Own: at.Own}
	i := d.info()
	i.Sheets = inserted(i.Sheets, End, s.ID)
	if err := renewOwn(d, s); err != nil {
		return s, err
	}
	return s, d.add(s)
}

// renewOwn gives all sheets of a form that people have made the text of the form
// that one of them has: it may have been edited since they got theirs.
func renewOwn(d *draft, s *model.Sheet) error {
	if s.Own == "" {
		return nil
	}
	for _, other := range d.base.SheetsOf(s.Form) {
		if other.ID == s.ID || other.Own == s.Own {
			continue
		}
		o, err := opened[model.Sheet](d, model.KindSheet, other.ID)
		if err != nil {
			return err
		}
		o.Own = s.Own
	}
	return nil
}

func rowIndex(rows []model.SheetRow, id model.ID) int {
	return slices.IndexFunc(rows, func(r model.SheetRow) bool { return r.ID == id })
}

// AddSheetCopy adds another sheet of a form. Rows that come with it keep their IDs,
// which are the sheet's own.
type AddSheetCopy struct {
	Sheet model.Sheet // with a fresh ID
	At    int         // among all sheets
}

// NewSheetCopy adds a sheet that says the same as another one, behind it.
func NewSheetCopy(p *model.Project, of *model.Sheet, id model.ID, name string) AddSheetCopy {
	next := *of
	next.ID, next.Name = id, name
	return AddSheetCopy{Sheet: next, At: slices.Index(p.Info().Sheets, of.ID) + 1}
}

// Label implements Edit.
func (e AddSheetCopy) Label() model.Label { return label("addSheetCopy") }

// Focus implements Focuser.
func (e AddSheetCopy) Focus() []model.ID { return []model.ID{e.Sheet.ID} }

// Apply implements Edit.
func (e AddSheetCopy) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		i := d.info()
		i.Sheets = inserted(i.Sheets, e.At, e.Sheet.ID)
		next := e.Sheet
		if err := renewOwn(d, &next); err != nil {
			return err
		}
		return d.add(&next)
	})
}

// MoveSheet moves a sheet in the project's list, in which those of one form have
// their order.
type MoveSheet struct {
	ID model.ID
	At int
}

// Label implements Edit.
func (e MoveSheet) Label() model.Label { return label("moveSheet") }

// MergeKey implements Merger.
func (e MoveSheet) MergeKey() string { return mergeKey("moveSheet", e.ID) }

// Focus implements Focuser.
func (e MoveSheet) Focus() []model.ID { return []model.ID{e.ID} }

// Apply implements Edit.
func (e MoveSheet) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) (err error) {
		i := d.info()
		i.Sheets, err = movedID(i.Sheets, model.KindSheet, e.ID, e.At)
		return err
	})
}

// SetCell writes a cell of a sheet: a text, the key of a choice, a step or a
// day. An empty text takes it out.
type SetCell struct {
	SheetPlace
	Column string
	Text   string
}

// Label implements Edit.
func (e SetCell) Label() model.Label { return label("cell") }

// MergeKey implements Merger.
func (e SetCell) MergeKey() string { return mergeKey("cell", e.Sheet, e.Row, model.ID(e.Column)) }

// Focus implements Focuser.
func (e SetCell) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e SetCell) Apply(p *model.Project) (*model.Project, error) {
	return e.onRow(p, func(r model.SheetRow) model.SheetRow { return r.WithCell(e.Column, e.Text) })
}

// SetRowOwner says which role answers for a row of a sheet; empty is nobody.
type SetRowOwner struct {
	SheetPlace
	Owner model.ID
}

// Label implements Edit.
func (e SetRowOwner) Label() model.Label { return label("owner") }

// Focus implements Focuser.
func (e SetRowOwner) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e SetRowOwner) Apply(p *model.Project) (*model.Project, error) {
	return e.onRow(p, func(r model.SheetRow) model.SheetRow {
		r.Owner = e.Owner
		return r
	})
}

// SetRowLinks says which journeys, promises, sheets and other entities a row of
// a sheet points to.
type SetRowLinks struct {
	SheetPlace
	Links []model.ID
}

// Label implements Edit.
func (e SetRowLinks) Label() model.Label { return label("links") }

// Focus implements Focuser.
func (e SetRowLinks) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e SetRowLinks) Apply(p *model.Project) (*model.Project, error) {
	return e.onRow(p, func(r model.SheetRow) model.SheetRow {
		r.Links = without(e.Links)
		return r
	})
}

// AddRow adds an empty row behind those of its block.
type AddRow struct {
	SheetPlace // Row is a fresh ID
}

// Label implements Edit.
func (e AddRow) Label() model.Label { return label("addRow") }

// Focus implements Focuser.
func (e AddRow) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e AddRow) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := e.open(d)
		if err != nil {
			return err
		}
		if e.Row == "" || rowIndex(s.Rows, e.Row) >= 0 {
			return invalid(e.Row, "the ID of the new row is empty or taken")
		}
		s.Rows = inserted(s.Rows, End, model.SheetRow{ID: e.Row, Block: e.Block})
		return nil
	})
}

// RemoveRow removes a row that people have added, or empties one that the form
// gives.
type RemoveRow struct {
	Sheet model.ID
	Row   model.ID
}

// Label implements Edit.
func (e RemoveRow) Label() model.Label { return label("removeRow") }

// Focus implements Focuser.
func (e RemoveRow) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e RemoveRow) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := opened[model.Sheet](d, model.KindSheet, e.Sheet)
		if err != nil {
			return err
		}
		i := rowIndex(s.Rows, e.Row)
		if i < 0 {
			return model.NotFound(model.KindSheet, e.Row)
		}
		s.Rows = slices.Delete(slices.Clone(s.Rows), i, i+1)
		if len(s.Rows) == 0 {
			s.Rows = nil
		}
		return nil
	})
}

// MoveRow moves a row that people have added among those of its block. At counts
// the rows of the block that are in the sheet.
type MoveRow struct {
	Sheet model.ID
	Row   model.ID
	At    int
}

// Label implements Edit.
func (e MoveRow) Label() model.Label { return label("moveRow") }

// MergeKey implements Merger.
func (e MoveRow) MergeKey() string { return mergeKey("moveRow", e.Sheet, e.Row) }

// Focus implements Focuser.
func (e MoveRow) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e MoveRow) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := opened[model.Sheet](d, model.KindSheet, e.Sheet)
		if err != nil {
			return err
		}
		from := rowIndex(s.Rows, e.Row)
		if from < 0 {
			return model.NotFound(model.KindSheet, e.Row)
		}
		var places []int // of the block's rows
		for i, r := range s.Rows {
			if r.Block == s.Rows[from].Block {
				places = append(places, i)
			}
		}
		rows := slices.Clone(s.Rows)
		for i, old := range moved(places, slices.Index(places, from), e.At) {
			rows[places[i]] = s.Rows[old]
		}
		s.Rows = rows
		return nil
	})
}
