package table

import (
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
	"lupaus/model"
)

// What Excel allows in one cell, in UTF-16 units.
const maxCell = 32767

// WriteXLSX writes one journey as a workbook with the list on the first sheet
// and the shown lanes as a matrix on the second, and returns what could not be
// put into the list. All texts are text cells: nothing can become a formula.
func WriteXLSX(w io.Writer, p *model.Project, journey model.ID, lang string) ([]exchange.Note, error) {
	s, err := newSheet(p, journey, lang)
	if err != nil {
		return nil, err
	}
	b := &book{sheet: s, f: excelize.NewFile()}
	if err := b.write(w); err != nil {
		b.f.Close()
		return nil, fmt.Errorf("write xlsx: %w", err)
	}
	if err := b.f.Close(); err != nil {
		return nil, fmt.Errorf("write xlsx: %w", err)
	}
	return s.losses(), nil
}

type book struct {
	*sheet
	f    *excelize.File
	head int // style of names
	text int // style of texts
}

func (b *book) write(w io.Writer) error {
	var err error
	if b.head, b.text, err = styles(b.f); err != nil {
		return err
	}
	list, matrix := b.words.T("exchange.sheet.list"), b.words.T("exchange.sheet.matrix")
	if err := b.f.SetSheetName("Sheet1", list); err != nil {
		return err
	}
	if err := b.list(list); err != nil {
		return err
	}
	if _, err := b.f.NewSheet(matrix); err != nil {
		return err
	}
	if err := b.matrix(matrix); err != nil {
		return err
	}
	if err := b.f.SetDocProps(&excelize.DocProperties{Title: exchange.Clean(b.j.Name), Creator: "Lupaus", Language: b.words.Lang()}); err != nil {
		return err
	}
	return b.f.Write(w)
}

// styles makes the looks that the cells of our workbooks have: that of names in
// the first row and that of texts.
func styles(f *excelize.File) (head, text int, err error) {
	font := &excelize.Font{Bold: true, Color: "FFFFFF"}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3A4D"}}
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	if head, err = f.NewStyle(&excelize.Style{Font: font, Fill: fill, Alignment: wrap}); err != nil {
		return 0, 0, err
	}
	text, err = f.NewStyle(&excelize.Style{Alignment: wrap})
	return head, text, err
}

// list writes the list with frozen names and a filter.
func (b *book) list(name string) error {
	sw, err := b.f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, c := range b.columns() {
		width := 16.0
		if c.wide {
			width = 34
		}
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	b.notes = exchange.Notes{}
	b.names = exchange.NewNames(b.p, b.words, &b.notes)
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	for i, row := range b.sheet.list() {
		style := b.text
		if i == 0 {
			style = b.head
		}
		if err := b.row(sw, i+1, row, style); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func (b *book) row(sw *excelize.StreamWriter, line int, cells []any, style int) error {
	cut, err := setRow(sw, line, cells, style)
	b.notes.CountMany(exchange.Lost, "exchange.lost.cell", cut)
	return err
}

// setRow writes a row of a sheet, whose lines count from 1. A cell is nil
// (empty), a text, an int or a float64. It returns how many texts had to be cut
// to what a cell may hold.
func setRow(sw *excelize.StreamWriter, line int, cells []any, style int) (cut int, err error) {
	row := make([]any, len(cells))
	for i, c := range cells {
		if s, ok := c.(string); ok {
			short := fit(s)
			if len(short) < len(s) {
				cut++
			}
			c = short
			if s == "" {
				c = nil
			}
		}
		row[i] = excelize.Cell{StyleID: style, Value: c}
	}
	return cut, sw.SetRow(fmt.Sprintf("A%d", line), row)
}

// fit cuts a text to what a cell may hold.
func fit(s string) string {
	if len(s) <= maxCell {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > maxCell {
			return s[:i]
		}
	}
	return s
}

// matrix writes the map as it is on the wall: stages and touchpoints over the
// lanes that are shown.
func (b *book) matrix(name string) error {
	notes := b.notes
	defer func() { b.notes = notes }() // the list has said it all
	sw, err := b.f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	rows, merges := b.matrixRows()
	for i, width := range []float64{20, 26} {
		last := 1
		if i == 1 {
			last = min(max(2, len(rows[0])), exchange.MaxColumns)
		}
		if err := sw.SetColWidth(i+1, last, width); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 2, TopLeftCell: "B3", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	for i, row := range rows {
		style := b.text
		if i < 2 {
			style = b.head
		}
		if err := b.row(sw, i+1, row, style); err != nil {
			return err
		}
	}
	for _, m := range merges {
		if err := sw.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// matrixRows returns the rows and the cells to merge where a stage has more
// than one touchpoint. A map wider than a sheet is cut: it stands whole on the
// first one.
func (b *book) matrixRows() (rows [][]any, merges [][2]string) {
	stages := []any{b.words.T(Stage.WordKey())}
	titles := []any{b.words.T(Title.WordKey())}
	var points []*model.Touchpoint
	for _, st := range model.Of[model.Stage](b.p, b.j.Stages) {
		first := len(stages) + 1
		for _, t := range model.Of[model.Touchpoint](b.p, st.Touchpoints) {
			stages = append(stages, cleanOr(st.Name))
			titles = append(titles, cleanOr(t.Title))
			points = append(points, t)
		}
		if len(st.Touchpoints) == 0 {
			stages = append(stages, cleanOr(st.Name))
			titles = append(titles, nil)
			points = append(points, nil)
		}
		if last := min(len(stages), exchange.MaxColumns); last > first {
			from, _ := excelize.CoordinatesToCellName(first, 1)
			to, _ := excelize.CoordinatesToCellName(last, 1)
			merges = append(merges, [2]string{from, to})
		}
	}
	rows = [][]any{stages, titles}
	for _, l := range b.j.Lanes {
		if !l.Hidden {
			rows = append(rows, b.laneRows(l, points)...)
		}
	}
	for i, r := range rows {
		rows[i] = r[:min(len(r), exchange.MaxColumns)]
	}
	return rows, merges
}

// laneRows is one row per lane, or per persona for the lane of feelings.
func (b *book) laneRows(l model.Lane, points []*model.Touchpoint) [][]any {
	name := exchange.Clean(l.Name)
	if name == "" {
		name = b.words.T("lane." + string(l.Kind))
	}
	row := func(name string, get func(t *model.Touchpoint) any) []any {
		cells := []any{name}
		for _, t := range points {
			if t == nil {
				cells = append(cells, nil)
			} else {
				cells = append(cells, get(t))
			}
		}
		return cells
	}
	if l.Kind != model.LaneFeeling {
		return [][]any{row(name, func(t *model.Touchpoint) any { return b.laneText(l, t) })}
	}
	var rows [][]any
	for _, id := range b.p.CurvePersonas(b.j) {
		label := name
		if id != "" {
			label = b.words.T("exchange.table.about", name, b.names.Of(id))
		}
		rows = append(rows, row(label, func(t *model.Touchpoint) any {
			if f, ok := t.Feeling(id); ok {
				return f.Value
			}
			return nil
		}))
	}
	return rows
}

func (b *book) laneText(l model.Lane, t *model.Touchpoint) any {
	switch l.Kind {
	case model.LaneChannel:
		return b.channel(t)
	case model.LaneRole:
		return b.names.Of(t.Role)
	case model.LanePromise:
		text := ""
		for i, pr := range model.Of[model.Promise](b.p, t.Promises) {
			if i > 0 {
				text += "\n"
			}
			text += exchange.Clean(pr.Text)
		}
		return text
	}
	text, _ := t.LaneText(l)
	return exchange.Clean(text)
}
