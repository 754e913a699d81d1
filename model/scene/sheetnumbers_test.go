package scene_test

import (
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

func TestNumberText(t *testing.T) {
	tests := []struct {
		lang     string
		value    float64
		decimals int
		want     string
	}{
		{"fi", 34.5, 0, "35"},
		{"fi", 35.5, 0, "36"},
		{"fi", -2.5, 0, "–3"},
		{"fi", -0.4, 0, "0"},
		{"fi", 0.125, 2, "0,13"},
		{"fi", 94727.4, 0, "94\u00a0727"},
		{"sv", 1200, 0, "1200"},
		{"en", 1234567.891, 2, "1,234,567.89"},
		{"en", 9.99e14, 1, "999,000,000,000,000.0"},
	}
	for _, test := range tests {
		if got := scene.NumberText(test.lang, test.value, test.decimals); got != test.want {
			t.Errorf("%v in %s with %d decimals is %q, want %q", test.value, test.lang, test.decimals, got, test.want)
		}
	}
}

// TestSheet_NumbersAsTyped shows a written number as it was written, a counted
// one as its form says, and no total of nothing.
func TestSheet_NumbersAsTyped(t *testing.T) {
	double := &model.Formula{Text: "price * 2", Needs: []string{"price"}, Eval: func(env map[string]any) (float64, error) {
		return env["price"].(float64) * 2, nil
	}}
	form := &model.Form{ID: "sums", Title: "Summat", Blocks: []model.FormBlock{{
		Key: "t", Kind: model.BlockTable, Open: true, Columns: []model.FormColumn{
			{Key: "title", Kind: model.ColumnText, Title: "Mikä"},
			{Key: "price", Kind: model.ColumnNumber, Title: "Hinta", Figure: model.Figure{Unit: "€"}, Total: true},
			{Key: "twice", Kind: model.ColumnNumber, Title: "Kaksi", Figure: model.Figure{Unit: "€", Formula: double}, Total: true},
		},
	}}}
	row := func(id model.ID, price string) model.SheetRow {
		return model.SheetRow{ID: id, Block: "t", Cells: map[string]string{"price": price}}
	}
	for name, test := range map[string]struct {
		rows []model.SheetRow
		want []string // the texts with a unit, in their order
	}{
		"as written":       {[]model.SheetRow{row("a", "34,5"), row("b", "0,125")}, []string{"34,5\u00a0€", "69\u00a0€", "0,125\u00a0€", "0\u00a0€", "34,625\u00a0€", "69\u00a0€"}},
		"a total of tenth": {[]model.SheetRow{row("a", "0,1"), row("b", "0,2")}, []string{"0,1\u00a0€", "0\u00a0€", "0,2\u00a0€", "0\u00a0€", "0,3\u00a0€", "1\u00a0€"}},
		"nothing written":  {[]model.SheetRow{row("a", "")}, nil},
	} {
		sheet := &model.Sheet{ID: "s", Form: form.ID, Rows: test.rows}
		s := scene.NewBuilder(assets.Typeset(), assets.WordsFor("fi")).Sheet(modeltest.Sample(), form, sheet, scene.SheetOptions{})
		got := slices.DeleteFunc(texts(s), func(text string) bool { r := []rune(text); return len(r) < 3 || r[len(r)-1] != '€' })
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Formulas are written in the signs and words of people, in every language.
func TestSheet_FormulasInWords(t *testing.T) {
	for _, lang := range assets.Languages() {
		b := builder(lang)
		for _, form := range assets.Forms(lang) {
			sheet := &model.Sheet{ID: model.NewSheetID(form.ID), Form: form.ID}
			for _, text := range texts(b.Sheet(model.NewProject(model.Info{}), form, sheet, scene.SheetOptions{Width: 400})) {
				for _, code := range []string{"==", "&&", "||", ">=", "<=", "!=", " # ", " ? ", "\x01", "\x03", "figure.formula"} {
					if strings.Contains(text, code) {
						t.Errorf("%s, %s: %q", lang, form.ID, text)
					}
				}
			}
		}
	}
	form, _ := assets.FormOf("best-customers", "fi")
	sheet := &model.Sheet{ID: model.NewSheetID(form.ID), Form: form.ID}
	all := strings.Join(texts(builder("fi").Sheet(model.NewProject(model.Info{}), form, sheet, scene.SheetOptions{Width: 400})), "\n")
	if want := "Elinkaaren arvo (CLV) ≥ Paras, kun arvo on vähintään → 1; muuten 0"; !strings.Contains(all, want) {
		t.Errorf("%q is not said in\n%s", want, all)
	}
}
