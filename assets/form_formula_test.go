package assets

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/model"
)

// valueSheet counts the value of customers: a table with a sum in each row, and
// numbers that count with the whole table.
const valueSheet = `
title: {fi: Arvo, en: Value, sv: Värde}
about: {fi: Arvo, en: Value, sv: Värde}
blocks:
  - key: base
    kind: numbers
    columns: [{key: value, kind: number, title: Value}]
    rows:
      - {key: rate, title: Discount rate, unit: "%", decimals: 1, default: 10}
  - key: customers
    open: true
    columns:
      - {key: name, title: Name}
      - {key: margin, kind: number, title: Margin}
      - {key: years, kind: number, title: Years}
      - {key: clv, kind: sum, title: CLV, formula: margin * years / (1 + rate / 100), total: true}
  - key: all
    kind: numbers
    columns: [{key: value, kind: number, title: Value}]
    rows:
      - {key: equity, title: Equity, formula: sum(customers.clv)}
      - {key: best, title: Best share, formula: max(customers.clv) / equity * 100}
`

func valueForm(t *testing.T) *model.Form {
	t.Helper()
	f, err := readForm("sheets/value.yaml", []byte(valueSheet))
	if err != nil {
		t.Fatal(err)
	}
	return f.in("en")
}

func customer(id model.ID, cells ...string) model.SheetRow {
	r := model.SheetRow{ID: id, Block: "customers"}
	for i := 0; i < len(cells); i += 2 {
		r = r.WithCell(cells[i], cells[i+1])
	}
	return r
}

func TestForm_Numbers(t *testing.T) {
	form := valueForm(t)
	a := customer("a", "name", "A", "margin", "1 100,0", "years", "2")
	b := customer("b", "name", "B", "margin", "550", "years", "4")
	tests := []struct {
		name    string
		rows    []model.SheetRow
		row     model.ID
		want    float64
		missing []string
	}{
		{"All", []model.SheetRow{a, b}, "equity", 4000, nil},
		{"FormulaOfFormula", []model.SheetRow{a, b}, "best", 50, nil},
		{"EmptyRowDoesNotCount", []model.SheetRow{a, customer("b")}, "equity", 2000, nil},
		{"OneMissing", []model.SheetRow{a, customer("b", "name", "B", "margin", "5")}, "equity", 0, []string{"CLV"}},
		{"WordsForANumber", []model.SheetRow{a, customer("b", "margin", "much", "years", "1")}, "equity", 0, []string{"CLV"}},
		{"NoRows", nil, "equity", 0, []string{"CLV"}},
		{"OtherRate", []model.SheetRow{a, {ID: "rate", Block: "base", Cells: map[string]string{"value": "0"}}}, "equity", 2200, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := form.Numbers(&model.Sheet{Rows: test.rows}).Of("all", test.row, "value")
			if got.Known != (test.missing == nil) || got.Known && math.Abs(got.Value-test.want) > 1e-9 {
				t.Errorf("got %v, want %v", got, test.want)
			}
			if diff := cmp.Diff(test.missing, got.Missing); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A share of nothing has no value.
func TestForm_NumbersWithoutResult(t *testing.T) {
	a := customer("a", "margin", "0", "years", "0")
	got := valueForm(t).Numbers(&model.Sheet{Rows: []model.SheetRow{a}}).Of("all", "best", "value")
	if got.Known || got.Err == nil {
		t.Errorf("got %v, want an error", got)
	}
}

func TestReadForms_Formulas(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"Unknown", "sum(customers.clv)", "sum(customers.value)", `:21: The formula “sum(customers.value)” has the name “customers.value”`},
		{"Later", "margin * years / (1 + rate / 100)", "equity", `:16: The formula “equity” has the name “equity”`},
		{"Itself", "sum(customers.clv)", "equity + 1", `:21: The formula “equity + 1” has the name “equity”`},
		{"Broken", "sum(customers.clv)", "sum(", `:21: The formula “sum(” cannot be counted. Check it from character 4 on.`},
		{"Text", "sum(customers.clv)", `'"x"'`, `:21: The formula “"x"” does not give a number`},
		{"OfText", "years, kind: number", "years", `:16: The formula “margin * years / (1 + rate / 100)” has the name “years”`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readForm("sheets/value.yaml", []byte(strings.Replace(valueSheet, test.old, test.new, 1)))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
