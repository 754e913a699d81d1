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

// tableMemo are the rows of a table as they were drawn last.
type tableMemo struct{ rows []drawnRow }

// drawnRow is a row with all that its picture depends on.
type drawnRow struct {
	model.SheetRow
	refers  []model.Entity // the role that answers, and what it points to
	numbers []model.Number
	pieces  []piece
}

// rowPieces draws a row of a table, or takes it from the last time. shift is how
// far the rows stand from their places then.
func (s *sheetPicture) rowPieces(old, fresh *tableMemo, i int, shift *int, r model.SheetRow, block string, draw func() []piece) []piece {
	numbers := s.numbers().Row(block, r.ID)
	for _, by := range [3]int{*shift, *shift - 1, *shift + 1} {
		if at := i + by; at >= 0 && at < len(old.rows) && old.rows[at].Same(r) {
			if d := old.rows[at]; s.unmoved(d) && slices.EqualFunc(d.numbers, numbers, sameNumber) {
				*shift = by
				fresh.rows = append(fresh.rows, d)
				return d.pieces
			}
			break
		}
	}
	d := drawnRow{SheetRow: r, numbers: numbers, pieces: draw()}
	if r.Owner != "" {
		d.refers = append(d.refers, s.p.Get(r.Owner))
	}
	for _, id := range r.Links {
		d.refers = append(d.refers, s.p.Get(id))
	}
	fresh.rows = append(fresh.rows, d)
	return d.pieces
}

// unmoved reports whether what a row refers to is as it was.
func (s *sheetPicture) unmoved(d drawnRow) bool {
	refers := d.refers
	if d.Owner != "" {
		if s.p.Get(d.Owner) != refers[0] {
			return false
		}
		refers = refers[1:]
	}
	for i, id := range d.Links {
		if s.p.Get(id) != refers[i] {
			return false
		}
	}
	return true
}

// sameNumber reports whether two numbers look the same.
func sameNumber(a, b model.Number) bool {
	return a.Value == b.Value && a.Known == b.Known && (a.Err == nil) == (b.Err == nil) && slices.Equal(a.Missing, b.Missing)
}
