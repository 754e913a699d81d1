package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
)

// Output is a file of tables on its way out.
type Output struct {
	Title  string
	Lang   string        // of the words; it decides how CSV writes numbers
	Sheets []OutputSheet // CSV has the first alone
}

// OutputSheet is a table on its way out.
type OutputSheet struct {
	Name    string
	Rows    [][]any   // cells are nil (empty), a text, an int or a float64; the first row are names
	Widths  []float64 // of the columns, in characters; the last one is that of all others
	Frozen  bool      // the names and the first column stay in view
	Choices []Choice
}

// Choice lets the cells of columns be chosen from a list.
type Choice struct {
	From, To int // columns from 1
	Values   []string
}

// Write writes tables as CSV or XLSX. All texts are text cells, or guarded in
// CSV: nothing can become a formula. A text that is too long for a cell is cut.
func (o Output) Write(w io.Writer, format exchange.Format) error {
	switch format {
	case exchange.CSV:
		return writeRows(w, o.Sheets[0].Rows, o.Lang, CSVOptions{})
	case exchange.XLSX:
	default:
		return exchange.Fail(exchange.CodeUnknown, "write a table as %s", format)
	}
	f := excelize.NewFile()
	err := o.fill(f)
	if err == nil {
		err = f.Write(w)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

func (o Output) fill(f *excelize.File) error {
	head, text, err := styles(f)
	if err != nil {
		return err
	}
	for i, s := range o.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return err
		}
		if err := s.fill(f, head, text); err != nil {
			return err
		}
	}
	return f.SetDocProps(&excelize.DocProperties{Title: exchange.Clean(o.Title), Creator: "Lupaus", Language: o.Lang})
}

func (s OutputSheet) fill(f *excelize.File, head, text int) error {
	for _, c := range s.Choices { // before the stream: what comes after it is lost
		if err := c.add(f, s.Name); err != nil {
			return err
		}
	}
	sw, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for col := range s.Rows[0] {
		if err := sw.SetColWidth(col+1, col+1, s.Widths[min(col, len(s.Widths)-1)]); err != nil {
			return err
		}
	}
	if s.Frozen {
		if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
			return err
		}
	}
	for i, row := range s.Rows {
		style := text
		if i == 0 {
			style = head
		}
		if _, err := setRow(sw, i+1, row, style); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// choiceRows is for how many rows there are choices.
const choiceRows = 2000

// add puts the list on a sheet. A list may hold 255 characters; a longer one is
// left to be typed.
func (c Choice) add(f *excelize.File, sheet string) error {
	all := strings.Join(c.Values, ",")
	if len(c.Values) == 0 || c.From > c.To || len([]rune(all)) > 255 || strings.ContainsAny(strings.Join(c.Values, ""), `,"`) {
		return nil
	}
	first, err := excelize.CoordinatesToCellName(c.From, 2)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(c.To, choiceRows+1)
	if err != nil {
		return err
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = first + ":" + last
	if err := v.SetDropList(c.Values); err != nil {
		return err
	}
	return f.AddDataValidation(sheet, v)
}
