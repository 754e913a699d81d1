package table

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// colours knows the columns of a table of colours.
func colours(name string) (string, int) {
	if name == "red" || name == "light blue" {
		return name, 1
	}
	return "", 0
}

// sheetOf makes a sheet of cells between bars, from its third row on.
func sheetOf(name string, rows ...string) *Grid {
	g := &Grid{Name: name, Sheet: true}
	for i, row := range rows {
		g.Rows = append(g.Rows, strings.Split(row, "|"))
		g.Lines = append(g.Lines, i+3)
	}
	return g
}

// told is what a report says: "level code line:column header arguments".
func told(r Report) []string {
	var list []string
	for _, p := range r.Problems {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %d:%d %s %v", p.Level, p.Code, p.Line, p.Column, p.Header, p.Args)))
	}
	return list
}

func TestReader(t *testing.T) {
	names := "red|light \n blue|green||"
	f := &File{grids: []*Grid{
		sheetOf("Notes", "red", "is a colour"),
		sheetOf("Paint", "Colours of the house", names, "1|2|3|4|", names, "5"),
		sheetOf("Guide", "how to"),
	}}
	r, list := NewReader(f, AreaRows, colours, "Guide")
	if want := []string{"red", "light blue", "", "", ""}; r.Grid != f.grids[1] || r.Header != 1 || !slices.Equal(list, want) {
		t.Fatalf("sheet %s, row %d, columns %q", r.Grid.Name, r.Header, list)
	}
	for col, what := range list {
		if what == "" {
			r.Strange(col)
		}
	}
	var read []string
	err := r.EachRow(context.Background(), func(row int) {
		read = append(read, r.Grid.Cell(row, 0))
		if row == 2 {
			r.Tell(r.At(row, 1), Error, "dark", "2")
		}
	})
	if want := []string{"1", "5"}; err != nil || !slices.Equal(read, want) {
		t.Errorf("read %q, %v; want %q", read, err, want)
	}
	report := r.Report()
	want := []string{
		"error dark 5:2 light blue [2]",
		"warning strange 0:3 green []",
		"warning noHeader 0:4  [4]",
		"warning headerAgain 6:0  []",
		"info otherSheet 0:0  [Notes]",
	}
	if got := told(report); !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
	if report.Errors != 1 || report.Warnings != 3 || report.BadRows != 1 || !r.Bad(5) || r.Bad(6) {
		t.Errorf("counted %+v", report)
	}
	for _, p := range report.Problems {
		if p.Sheet != "Paint" || p.Area != AreaRows {
			t.Errorf("%s is of sheet %q and area %q", p.Code, p.Sheet, p.Area)
		}
	}
}

func TestReader_Canceled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r, _ := NewReader(&File{grids: []*Grid{sheetOf("a", "red", "1", "2", "3")}}, AreaRows, colours)
	rows := 0
	err := r.EachRow(ctx, func(int) {
		rows++
		cancel()
	})
	if !errors.Is(err, context.Canceled) || rows != 1 {
		t.Errorf("%d rows, %v", rows, err)
	}
}

func TestReport_Forbids(t *testing.T) {
	for _, tt := range []struct {
		tell                 func(r *Reader)
		strictly, leavingOut bool
	}{
		{func(r *Reader) { r.Tell(r.At(1, 0), Warning, "x") }, false, false},
		{func(r *Reader) { r.Tell(r.At(1, 0), Error, "x") }, true, false},
		{func(r *Reader) { r.BlockAll(Problem{}, "x", nil) }, true, true},
	} {
		r, _ := NewReader(&File{grids: []*Grid{sheetOf("a", "red", "1")}}, AreaRows, colours)
		tt.tell(r)
		report := r.Report()
		if report.Forbids(false) != tt.strictly || report.Forbids(true) != tt.leavingOut {
			t.Errorf("%q forbids %t, %t when leaving out", told(report), report.Forbids(false), report.Forbids(true))
		}
	}
}

// Over MaxProblems of a level problems are counted alone, and rows stay bad.
func TestReader_ManyProblems(t *testing.T) {
	r, _ := NewReader(&File{grids: []*Grid{sheetOf("a", "red", "1")}}, AreaRows, colours)
	for line := range MaxProblems + 5 {
		r.Tell(Problem{Line: line + 1}, Error, "x")
	}
	r.Tell(Problem{}, Info, "y")
	report := r.Report()
	if len(report.Problems) != MaxProblems+1 || report.Errors != MaxProblems+5 || report.BadRows != MaxProblems+5 || !r.Bad(MaxProblems+5) {
		t.Errorf("%d listed, %d errors, %d bad rows", len(report.Problems), report.Errors, report.BadRows)
	}
}

// What was read once is not read again.
func TestRemember(t *testing.T) {
	var read []string
	of := Remember(func(text string) string {
		read = append(read, text)
		return text + "!"
	})
	for _, text := range []string{" a ", "b", " a ", "b"} {
		if got, want := of(text), strings.TrimSpace(text)+"!"; got != want {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	if want := []string{"a", "b"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
}
