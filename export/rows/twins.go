package rows

import (
	"slices"
	"strings"

	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// twins finds rows that are there twice.
type twins struct {
	rows   map[string]int      // what a row says → line of the file
	names  map[string]int      // folded name → line
	given  map[model.ID]int    // row of the form → line
	before map[string]struct{} // what the rows of the sheet say
	called map[string]struct{} // folded names of the rows of the sheet
}

func newTwins(s *model.Sheet, block string) *twins {
	t := &twins{map[string]int{}, map[string]int{}, map[model.ID]int{}, map[string]struct{}{}, map[string]struct{}{}}
	for _, r := range s.Rows {
		if r.Block == block && !r.Empty() {
			t.before[saying(r)] = struct{}{}
			t.called[exchange.Fold(r.Cells[model.NameColumn])] = struct{}{}
		}
	}
	return t
}

// saying is all that a row says.
func saying(r model.SheetRow) string {
	parts := make([]string, 0, 2*len(r.Cells)+1+len(r.Links))
	for key, text := range r.Cells {
		parts = append(parts, key+"\x01"+text)
	}
	slices.Sort(parts)
	parts = append(parts, "\x02"+string(r.Owner))
	for _, id := range r.Links {
		parts = append(parts, string(id))
	}
	return strings.Join(parts, "\x00")
}

// look compares a row with those before it and those of the sheet.
func (t *twins) look(r *reader, row int, one *read) {
	name, said := one.Cells[model.NameColumn], saying(one.SheetRow)
	word := exchange.Fold(name)
	if _, ok := r.block.Row(one.ID); ok {
		if first, ok := t.given[one.ID]; ok {
			r.Tell(r.At(row, r.columnOf[0]), table.Error, "givenTwice", first)
		}
		t.given[one.ID] = one.line
		return
	}
	first, twice := t.rows[said]
	again, called := t.names[word]
	_, there := t.before[said]
	_, known := t.called[word]
	switch {
	case there:
		r.Tell(r.At(row, -1), table.Error, "there")
		return
	case twice:
		r.Tell(r.At(row, -1), table.Warning, "rowTwice", first)
	case word != "" && called:
		r.Tell(r.At(row, r.columnOf[0]), table.Warning, "nameTwice", name, again)
	case word != "" && known:
		r.Tell(r.At(row, r.columnOf[0]), table.Warning, "nameThere", name)
	}
	if !twice {
		t.rows[said] = one.line
	}
	if !called {
		t.names[word] = one.line
	}
}
