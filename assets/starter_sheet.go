package assets

import (
	"maps"
	"slices"
	"strconv"

	"lupaus/model"
)

// sheet fills in a form. It is strict: what the form does not ask for is an
// error.
func (b *builder) sheet(s starterSheet) model.ID {
	sheet := &model.Sheet{ID: b.own(s.Form), Form: s.Form.name}
	form, ok := FormOf(s.Form.name, b.lang)
	if !ok {
		b.failf(s.Form.line, "no form is called %q", s.Form.name)
		return b.add(sheet)
	}
	for _, r := range s.Rows {
		block, ok := form.Block(r.Block.name)
		if !ok {
			b.failf(r.Block.line, "the form %s has no block %q", form.ID, r.Block.name)
			continue
		}
		sheet.Rows = append(sheet.Rows, b.row(block, r))
	}
	return b.add(sheet)
}

func (b *builder) row(block model.FormBlock, r starterRow) model.SheetRow {
	row := model.SheetRow{
		ID: model.ID(r.Row.name), Block: block.Key,
		Owner: b.find(model.KindRole, r.Owner), Links: b.findAny(r.Links),
	}
	_, given := block.Row(row.ID)
	switch {
	case r.Row.name == "" && block.Open:
		row.ID = b.ids()
	case !given:
		b.failf(r.Block.line, "the block %s has no row %q", block.Key, r.Row.name)
	}
	for _, key := range slices.Sorted(maps.Keys(r.Cells)) {
		column, ok := block.Column(key)
		if !ok {
			b.failf(r.Cells[key].line, "the block %s has no column %q", block.Key, key)
		}
		row = row.WithCell(key, b.cell(column, r.Cells[key]))
	}
	return row
}

// cell returns what a cell holds, in the way the column wants it.
func (b *builder) cell(column model.FormColumn, t text) string {
	value := t.in(b.lang)
	switch column.Kind {
	case model.ColumnChoice, model.ColumnStep:
		if column.Option(value) == "" {
			b.failf(t.line, "the column %s has no option %q", column.Key, value)
		}
	case model.ColumnDate:
		days, err := strconv.Atoi(value)
		if err != nil || days == 0 {
			b.failf(t.line, "the column %s holds a number of days", column.Key)
		}
		return string(b.day(days))
	case model.ColumnRole, model.ColumnLinks:
		b.failf(t.line, "%s is no cell: write owner or links into the row", column.Key)
	}
	return value
}
