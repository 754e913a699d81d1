package table

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
	"lupaus/model"
)

func output() Output {
	return Output{Title: "Paint", Lang: "fi", Sheets: []OutputSheet{
		{
			Name: "List", Widths: []float64{10, 20}, Frozen: true,
			Rows: [][]any{{"red", "blue", "green"}, {"=1+1", 1.5, nil}},
			Choices: []Choice{
				{From: 1, To: 2, Values: []string{"dark", "light"}},
				{From: 3, To: 3, Values: []string{"a, b"}},                   // the comma parts the values of a list
				{From: 3, To: 3, Values: []string{strings.Repeat("x", 256)}}, // longer than a list may be
				{From: 3, To: 3},
			},
		},
		{Name: "Guide", Widths: []float64{30}, Rows: [][]any{{"how to"}}},
	}}
}

func TestOutput_XLSX(t *testing.T) {
	var out bytes.Buffer
	if err := output().Write(&out, exchange.XLSX); err != nil {
		t.Fatal(err)
	}
	grids, err := ReadXLSX(context.Background(), bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if len(grids) != 2 || grids[0].Name != "List" || grids[1].Name != "Guide" || grids[1].Cell(0, 0) != "how to" {
		t.Fatalf("%d sheets: %+v", len(grids), grids)
	}
	if got := grids[0].Cell(1, 0) + "|" + grids[0].Cell(1, 1) + "|" + grids[0].Cell(1, 2); got != "=1+1|1.5|" {
		t.Errorf("row %q", got)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lists, err := f.GetDataValidations("List")
	if err != nil || len(lists) != 1 || lists[0].Sqref != "A2:B2001" || !strings.Contains(lists[0].Formula1, "dark,light") {
		t.Errorf("%v, choices %+v", err, lists)
	}
	for col, want := range map[string]float64{"A": 10, "B": 20, "C": 20} {
		if got, err := f.GetColWidth("List", col); err != nil || got != want {
			t.Errorf("column %s is %v wide, %v; want %v", col, got, err, want)
		}
	}
	if panes, err := f.GetPanes("List"); err != nil || !panes.Freeze {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if panes, err := f.GetPanes("Guide"); err != nil || panes.Freeze {
		t.Errorf("panes of the guide %+v, %v", panes, err)
	}
}

func TestOutput_CSV(t *testing.T) {
	var out bytes.Buffer
	if err := output().Write(&out, exchange.CSV); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "\uFEFFred;blue;green\r\n'=1+1;1,5;\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOutput_OtherFormat(t *testing.T) {
	var out bytes.Buffer
	if err := output().Write(&out, exchange.JSON); model.CodeOf(err) != exchange.CodeUnknown || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}
