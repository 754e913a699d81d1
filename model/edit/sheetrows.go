package edit

import (
	"slices"

	"lupaus/model"
)

// AddRows adds rows behind those of a block, as they come. A row whose ID is that
// of a row in which nothing has been said takes its place.
type AddRows struct {
	SheetPlace // Row is not used
	Rows       []model.SheetRow
}

// Label implements Edit.
func (e AddRows) Label() model.Label { return label("addRows") }

// Focus implements Focuser.
func (e AddRows) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e AddRows) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		if len(e.Rows) == 0 {
			return nil
		}
		s, err := e.open(d)
		if err != nil {
			return err
		}
		at := make(map[model.ID]int, len(s.Rows)+len(e.Rows))
		for i, r := range s.Rows {
			at[r.ID] = i
		}
		rows := slices.Grow(slices.Clone(s.Rows), len(e.Rows))
		for _, r := range e.Rows {
			i, taken := at[r.ID]
			switch {
			case r.ID == "" || r.Block != e.Block:
				return invalid(r.ID, "the new row has no ID or stands in block %q", r.Block)
			case taken && (!rows[i].Empty() || rows[i].Block != e.Block):
				return invalid(r.ID, "the ID of the new row is taken")
			case taken:
				rows[i] = r
			default:
				at[r.ID] = len(rows)
				rows = append(rows, r)
			}
		}
		s.Rows = rows
		return nil
	})
}

// SortRows puts the rows of a block into an order. The rows keep their IDs and all
// that is said in them, and those of other blocks their places.
type SortRows struct {
	Sheet model.ID
	Block string
	Order []model.ID // rows of the block that are in the sheet, all of them
}

// NewSortRows sorts the rows that people have added to a block by a column of
// numbers or sums. Rows without a number come last either way, and those that are
// equal stay as they are.
func NewSortRows(form *model.Form, s *model.Sheet, block model.FormBlock, column string, falling bool) SortRows {
	e := SortRows{Sheet: s.ID, Block: block.Key}
	numbers := form.Numbers(s)
	type placed struct {
		id model.ID
		n  model.Number
	}
	var list []placed
	for _, r := range s.Rows {
		if r.Block == block.Key {
			list = append(list, placed{r.ID, numbers.Of(block.Key, r.ID, column)})
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int {
		switch {
		case a.n.Known != b.n.Known:
			if a.n.Known {
				return -1
			}
			return 1
		case !a.n.Known || a.n.Value == b.n.Value:
			return 0
		case (a.n.Value < b.n.Value) != falling:
			return -1
		}
		return 1
	})
	for _, r := range list {
		e.Order = append(e.Order, r.id)
	}
	return e
}

// Label implements Edit.
func (e SortRows) Label() model.Label { return label("sortRows") }

// Focus implements Focuser.
func (e SortRows) Focus() []model.ID { return []model.ID{e.Sheet} }

// Apply implements Edit.
func (e SortRows) Apply(p *model.Project) (*model.Project, error) {
	return apply(p, func(d *draft) error {
		s, err := opened[model.Sheet](d, model.KindSheet, e.Sheet)
		if err != nil {
			return err
		}
		at := map[model.ID]int{}
		var places []int
		for i, r := range s.Rows {
			if r.Block == e.Block {
				at[r.ID] = i
				places = append(places, i)
			}
		}
		if len(places) != len(e.Order) {
			return invalid(e.Sheet, "block %q has %d rows, the order %d", e.Block, len(places), len(e.Order))
		}
		rows := slices.Clone(s.Rows)
		for i, id := range e.Order {
			from, ok := at[id]
			if !ok {
				return invalid(id, "the row is not in block %q, or twice in the order", e.Block)
			}
			delete(at, id)
			rows[places[i]] = s.Rows[from]
		}
		s.Rows = rows
		return nil
	})
}
