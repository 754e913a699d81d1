package scene

import (
	"slices"

	"lupaus/model"
)

// This file lets a sheet of very many rows be drawn anew after one edit: what has
// not changed is told from the rows alone, without writing down what they say.

// memoKey names a table of a sheet that is drawn in a way.
type memoKey struct {
	form  *model.Form
	sheet model.ID
	block string
	table string
	most  float64
}

// tableMemo are the rows of a table as they were drawn last, with all that their
// pictures depend on.
type tableMemo struct {
	rows    []model.SheetRow
	numbers [][]model.Number // of each row, nil when none of them counts
	refers  [][]model.Entity // of each row: the role that answers, and what it points to
	pieces  []piece          // of all rows
	ends    []int            // where the pieces of each row end
}

// row returns the pieces of a row.
func (m *tableMemo) row(at int) []piece {
	from := 0
	if at > 0 {
		from = m.ends[at-1]
	}
	return m.pieces[from:m.ends[at]]
}

// same reports whether a row looks as another did the last time.
func (m *tableMemo) same(i int, old *tableMemo, at int, p *model.Project) bool {
	if at < 0 || at >= len(old.rows) || !m.rows[i].Same(&old.rows[at]) || !slices.Equal(old.refers[at], refersOf(p, &m.rows[i])) {
		return false
	}
	if m.numbers == nil || old.numbers == nil {
		return m.numbers == nil && old.numbers == nil
	}
	return sameNumbers(m.numbers[i], old.numbers[at])
}

// refersOf lists the role that answers for a row, and what it points to.
func refersOf(p *model.Project, r *model.SheetRow) []model.Entity {
	var list []model.Entity
	if r.Owner != "" {
		list = append(list, p.Get(r.Owner))
	}
	for _, id := range r.Links {
		list = append(list, linkedThing(p, id))
	}
	return list
}

// linkedThing is the entity on which hangs how a link looks: what it names, or the
// instrument of a statement.
func linkedThing(p *model.Project, id model.ID) model.Entity {
	if x, ok := p.Find(id).(*model.AskedStatement); ok {
		return x.Instrument
	}
	return p.Get(id)
}

// longTable draws the rows of a table, or takes them from the last time.
func (s *sheetPicture) longTable(key memoKey, rows []model.SheetRow, head []piece, draw func(model.SheetRow) []piece) {
	old := s.b.tables[key]
	if old == nil {
		old = &tableMemo{}
	}
	m := &tableMemo{
		rows: rows, numbers: s.numbers().Rows(key.block),
		refers: make([][]model.Entity, len(rows)), ends: make([]int, len(rows)),
	}
	from := len(s.pieces)
	s.pieces = slices.Grow(s.pieces, len(rows))
	shift := 0 // how far the rows stand from their places the last time
	for i := range rows {
		drawn := false
		for _, by := range [3]int{shift, shift - 1, shift + 1} {
			if drawn = m.same(i, old, i+by, s.p); drawn {
				shift = by
				s.addUnder(head, old.row(i+by))
				m.refers[i] = old.refers[i+by]
				break
			}
		}
		if !drawn {
			s.addUnder(head, draw(rows[i]))
			m.refers[i] = refersOf(s.p, &rows[i])
		}
		m.ends[i] = len(s.pieces) - from
	}
	m.pieces = s.pieces[from:]
	if s.b.tables == nil || s.b.tables[key] == nil && len(s.b.tables) >= mostMemos {
		s.b.tables = map[memoKey]*tableMemo{}
	}
	s.b.tables[key] = m
}

// sameNumbers reports whether the numbers of a row look the same.
func sameNumbers(a, b []model.Number) bool {
	if len(a) > 0 && len(b) > 0 && &a[0] == &b[0] {
		return len(a) == len(b)
	}
	return slices.EqualFunc(a, b, func(a, b model.Number) bool {
		return a.Value == b.Value && a.Known == b.Known && a.Fact == b.Fact && (a.Err == nil) == (b.Err == nil) && slices.Equal(a.Missing, b.Missing)
	})
}
