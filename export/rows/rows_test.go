package rows_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/rows"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// the form of these tests has a column of every kind and a row of its own.
const formFile = `
title: {fi: Rekisteri, en: Register, sv: Register}
about: {fi: Kokeilua, en: For trying, sv: På prov}
blocks:
  - key: all
    open: true
    columns:
      - {key: name, title: {fi: Asiakas, en: Customer, sv: Kund}}
      - {key: worth, kind: number, title: {fi: Arvo, en: Value, sv: Värde}, unit: {fi: €, en: €, sv: €}}
      - {key: part, kind: number, title: {fi: Osuus, en: Share, sv: Andel}, unit: "%"}
      - {key: twice, kind: sum, title: {fi: Tupla, en: Double, sv: Dubbelt}, formula: worth * 2}
      - key: stage
        kind: choice
        title: {fi: Vaihe, en: Stage, sv: Fas}
        options:
          - {key: new, text: {fi: Uusi, en: New, sv: Ny}}
          - {key: settled, text: {fi: Vakiintunut, en: Established, sv: Etablerad}}
      - key: level
        kind: step
        title: {fi: Taso, en: Level, sv: Nivå}
        options:
          - {key: "1", text: {fi: Heikko, en: Weak, sv: Svag}}
          - {key: "2", text: {fi: Hyvä, en: Good, sv: God}}
          - {key: "3", text: {fi: Mainio, en: Fine, sv: Fin}}
      - {key: since, kind: date, title: {fi: Alkaen, en: Since, sv: Sedan}}
      - {key: keep, kind: check, title: {fi: Pidetään, en: Kept, sv: Behålls}}
      - {key: owner, kind: role, title: {fi: Vastaava, en: In charge, sv: Ansvarig}}
      - {key: links, kind: links, title: {fi: Lupaukset, en: Promises, sv: Löften}, of: [promise]}
    rows:
      - {key: self, title: {fi: Me itse, en: Ourselves, sv: Vi själva}}
`

const (
	form  = "rows-test"
	sheet = model.ID("sheet-rows-test")
)

func TestMain(m *testing.M) {
	if err := assets.AddForm(form+".yaml", []byte(formFile)); err != nil {
		panic(err)
	}
	m.Run()
}

// project has a sheet with one row of its own.
func project() *model.Project {
	p, err := edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: sheet, Form: form, Block: "all"}, Rows: []model.SheetRow{
		{ID: "old", Block: "all", Cells: map[string]string{"name": "Vanha", "worth": "10"}},
	}}.Apply(modeltest.Sample())
	if err != nil {
		panic(err)
	}
	return p
}

func read(t testing.TB, p *model.Project, name string, data []byte, opt rows.Options) *rows.Result {
	t.Helper()
	f, err := rows.Open(context.Background(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	opt.IDs = func() model.ID {
		n++
		return model.ID(fmt.Sprint("n", n))
	}
	r, err := f.Read(context.Background(), p, form, "all", sheet, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is the problems as "level code line:column", blocking ones marked.
func told(r *rows.Result) []string {
	var list []string
	for _, p := range r.Problems {
		s := fmt.Sprintf("%s %s %d:%d", p.Level, p.Code, p.Line, p.Column)
		if p.Blocks {
			s += " !"
		}
		if p.Code != "missing" {
			list = append(list, s)
		}
	}
	return list
}

// said is the rows as "ID key=text … @owner >link".
func said(r *rows.Result) []string {
	var list []string
	for _, row := range r.Rows {
		s := string(row.ID)
		for _, key := range []string{"name", "worth", "part", "stage", "level", "since", "keep"} {
			if text := row.Cells[key]; text != "" {
				s += " " + key + "=" + text
			}
		}
		if row.Owner != "" {
			s += " @" + string(row.Owner)
		}
		for _, id := range row.Links {
			s += " >" + string(id)
		}
		list = append(list, s)
	}
	return list
}

func TestRead(t *testing.T) {
	p := project()
	role := p.Role(p.Info().Roles[0])
	promise := modelOf[model.Promise](t, p)
	tests := []struct {
		name, text string
		leave      bool
		want       []string // problems
		rows       []string
	}{
		{name: "every kind", text: "Asiakas;Arvo;Osuus;Vaihe;Taso;Alkaen;Pidetään;Vastaava;Lupaukset\n" +
			"A;1 200,50 €;12 %;Uusi;2;31.1.2026;x;" + role.Name + ";\"" + promise.Text + "\"\n",
			rows: []string{"n1 name=A worth=1200,5 part=12 stage=new level=2 since=2026-01-31 keep=x @" + string(role.ID) + " >" + string(promise.ID)}},
		{name: "other languages, keys, order and units", text: "STAGE,Kund,\"Value, €\",level,Since\nEtablerad,A,3,3 = Fine,2026-02-03\nnew,B,4,hyvä,2026/2/3\n",
			rows: []string{"n1 name=A worth=3 stage=settled level=3 since=2026-02-03", "n2 name=B worth=4 stage=new level=2 since=2026-02-03"}},
		{name: "title above the names", text: "Asiakkaat 2026\n\nAsiakas;Arvo\nA;1\n", rows: []string{"n1 name=A worth=1"}},
		{name: "name in a plain word", text: "Nimi;Arvo\nA;1\n", rows: []string{"n1 name=A worth=1"}},
		{name: "thousands", text: "Asiakas;Arvo\nA;1.234.567,5\nB;1,234,567.5\nC;-12 000\nD;1’000\n", rows: []string{
			"n1 name=A worth=1234567,5", "n2 name=B worth=1234567,5", "n3 name=C worth=-12000", "n4 name=D worth=1000"}},
		{name: "thousands or decimals", text: "Asiakas;Arvo\nA;1.234\n", want: []string{"warning thousands 2:2"}, rows: []string{"n1 name=A worth=1,234"}},
		{name: "bad number", text: "Asiakas;Arvo\nA;paljon\nB;1,2,3\nC;=1+1\nD;2\n", want: []string{"error number 2:2", "error number 3:2", "error number 4:2"}},
		{name: "bad number, left out", text: "Asiakas;Arvo\nA;paljon\nB;2\n", leave: true, want: []string{"error number 2:2"}, rows: []string{"n2 name=B worth=2"}},
		{name: "dashes are empty", text: "Asiakas;Arvo;Vaihe\nA;-;–\n", rows: []string{"n1 name=A"}},
		{name: "shares of one", text: "Asiakas;Osuus\nA;0,1\nB;0,2\nC;0,7\n", want: []string{"warning shares 0:2"}, rows: []string{"n1 name=A part=0,1", "n2 name=B part=0,2", "n3 name=C part=0,7"}},
		{name: "bad choice", text: "Asiakas;Vaihe\nA;Vakiintnut\nB;banaani\n", want: []string{"error typo 2:2", "error choice 3:2"}},
		{name: "bad step", text: "Asiakas;Taso\nA;4\nB;1,5\nC;0\nD;3 = hyvä\n", want: []string{"error step 2:2", "error step 3:2", "error step 4:2", "error step 5:2"}},
		{name: "bad day", text: "Asiakas;Alkaen\nA;31.2.2026\nB;3/4/2026\nC;13/4/2026\nD;4/13/2026\nE;kevät\n",
			want: []string{"error date 2:2", "error dateOrder 3:2", "error date 6:2"}},
		{name: "bad tick", text: "Asiakas;Pidetään\nA;kyllä\nB;ei\nC;ehkä\n", want: []string{"error check 4:2"}},
		{name: "bad role", text: "Asiakas;Vastaava\nA;Haltijakummi\nB;" + role.Name[:len(role.Name)-1] + "\n", want: []string{"error role 2:2", "error roleTypo 3:2"}},
		{name: "bad link", text: "Asiakas;Lupaukset\nA;Ei mikään lupaus\n", want: []string{"error link 2:2"}},
		{name: "no name", text: "Asiakas;Arvo\n;1\n", want: []string{"error noName 2:1"}},
		{name: "no column of names", text: "Arvo;Vaihe\n1;Uusi\n", want: []string{"error noNames 0:0 !"}},
		{name: "another table", text: "Tuote;Hinta\nkenkä;12\n", want: []string{"error noColumns 0:0 !", "warning strange 0:1", "warning strange 0:2"}},
		{name: "unknown column", text: "Asiakas;Kenkäkoko;\nA;43;x\n", want: []string{"warning strange 0:2", "warning noHeader 0:3"}, rows: []string{"n1 name=A"}},
		{name: "column twice", text: "Asiakas;Arvo;Value\nA;1;2\n", want: []string{"error columnTwice 0:3 !"}},
		{name: "column twice, once with a typo", text: "Asiakas;Pidetään;Pidetän\nA;x;\nB;;x\n", want: []string{"warning strange 0:3"}, rows: []string{"n1 name=A keep=x", "n2 name=B"}},
		{name: "typo in a title", text: "Asikas;Arvo\nA;1\n", want: []string{"warning nearly 0:1"}, rows: []string{"n1 name=A worth=1"}},
		{name: "counted column", text: "Asiakas;Arvo;Tupla\nA;1;2\n", want: []string{"info counted 0:3"}, rows: []string{"n1 name=A worth=1"}},
		{name: "row of the form", text: "Asiakas;Arvo\nme itse;5\nself;6\n", want: []string{"error givenTwice 3:1"}},
		{name: "row of the form once", text: "Asiakas;Arvo\nOurselves;5\n", rows: []string{"self worth=5"}},
		{name: "there already", text: "Asiakas;Arvo\nVanha;10,0\nVanha;11\nUusi;1\n", leave: true,
			want: []string{"error there 2:0", "warning nameThere 3:1"}, rows: []string{"n2 name=Vanha worth=11", "n3 name=Uusi worth=1"}},
		{name: "twice in the file", text: "Asiakas;Arvo\nA;1\nA;1\nA;2\n", want: []string{"warning rowTwice 3:0", "warning nameTwice 4:1"},
			rows: []string{"n1 name=A worth=1", "n2 name=A worth=1", "n3 name=A worth=2"}},
		{name: "names again and an empty row", text: "Asiakas;Kenkä;Arvo\nA;;1\nAsiakas;Kenkä;Arvo\n;43;\n", want: []string{"warning headerAgain 3:0", "warning strange 0:2", "info emptyRow 4:0"}, rows: []string{"n1 name=A worth=1"}},
		{name: "only names", text: "Asiakas;Arvo\n", want: []string{"error noRows 0:0 !"}},
		{name: "book in a cell", text: "Asiakas;Arvo\n" + strings.Repeat("ä", model.MaxText+1) + ";1\n", want: []string{"warning long 2:1"}, rows: []string{"n1 name=" + strings.Repeat("ä", model.MaxText) + " worth=1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, p, "a.csv", []byte(tt.text), rows.Options{LeaveOut: tt.leave})
			want := tt.want
			got := told(r)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("problems %q, want %q", got, want)
			}
			if got := said(r); !slices.Equal(got, tt.rows) {
				t.Errorf("rows %q, want %q", got, tt.rows)
			}
			imported(t, p, r)
			for _, lang := range assets.Languages() {
				for _, one := range r.Problems {
					if text := one.Text(assets.WordsFor(lang)); strings.Contains(text, "%!") || strings.Contains(text, "rowFile.") {
						t.Errorf("%s: %s", lang, text)
					}
				}
			}
		})
	}
}

// modelOf is the first promise whose name is its own.
func modelOf[T any](t *testing.T, p *model.Project) *model.Promise {
	t.Helper()
	for e := range p.All() {
		if e, ok := e.(*model.Promise); ok && e.Text != "" && !strings.Contains(e.Text, ";") {
			return e
		}
	}
	t.Fatal("no promise")
	return nil
}

// imported adds what was read, as the window does.
func imported(t testing.TB, p *model.Project, r *rows.Result) *model.Project {
	t.Helper()
	next, err := edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: sheet, Form: form, Block: "all"}, Rows: r.Rows}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := model.Validate(next); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return next
}

// A workbook has numbers, shares and days as such, whatever their format is.
func TestRead_Workbook(t *testing.T) {
	f := excelize.NewFile()
	style := func(format string) int {
		n, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	american, err := f.NewStyle(&excelize.Style{NumFmt: 14}) // mm-dd-yy
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{
		"A1": "Asiakas", "B1": "Arvo", "C1": "Osuus", "D1": "Alkaen", "E1": "Alkaen 2",
		"A2": "A", "B2": 1234.56, "C2": 0.855, "D2": 46053,
		"A3": "B", "B3": 0.1 + 0.2, "C3": 12, "D3": "3.2.2026",
	} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	for cell, s := range map[string]int{"B2": style(`#,##0 "€"`), "C2": style("0%"), "D2": american} {
		if err := f.SetCellStyle("Sheet1", cell, cell, s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Muuta"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue("Muuta", "A1", "muuta"); err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	r := read(t, project(), "a.xlsx", data.Bytes(), rows.Options{})
	if got, want := told(r), []string{"info otherSheet 0:0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	want := []string{"n1 name=A worth=1234,56 part=85,5 since=2026-01-31", "n2 name=B worth=0,3 part=12 since=2026-02-03"}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is written is read back.
func TestWrite_ReadsBack(t *testing.T) {
	p := project()
	role, promise := p.Role(p.Info().Roles[0]), modelOf[model.Promise](t, p)
	text := "Asiakas;Arvo;Osuus;Vaihe;Taso;Alkaen;Pidetään;Vastaava;Lupaukset\n" +
		"-A;1200,5;;Uusi;2;31.1.2026;x;" + role.Name + ";\"" + promise.Text + "\"\n'=B;;12;;;;;;\nMe itse;3;;;;;;;\n"
	first := read(t, p, "a.csv", []byte(text), rows.Options{})
	full := imported(t, p, first)
	for _, lang := range assets.Languages() {
		for _, format := range table.Formats() {
			var out bytes.Buffer
			if err := rows.Write(&out, format, full, form, "all", sheet, lang); err != nil {
				t.Fatal(err)
			}
			r := read(t, modeltest.Sample(), "a"+format.Extensions()[0], out.Bytes(), rows.Options{})
			if r.Errors > 0 {
				t.Errorf("%s %s: %q", lang, format, told(r))
			}
			byName := func(list []model.SheetRow) map[string]model.SheetRow {
				m := map[string]model.SheetRow{}
				for _, row := range list {
					if row.ID != "self" {
						row.ID = ""
					}
					m[row.Cells["name"]] = row
				}
				return m
			}
			if got, want := byName(r.Rows), byName(append(slices.Clone(first.Rows), project().Sheet(sheet).Rows...)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s %s: %v, want %v", lang, format, got, want)
			}
		}
	}
}

// The rows of segments go out under their names and come back as what they are; a
// number that is the customers' own is not written, so that it does not become
// anybody's word.
func TestWrite_RowsOfSegments(t *testing.T) {
	const equity = "customer-equity"
	id := model.NewSheetID(equity)
	schools := model.RowFor("groups", modeltest.Schools)
	p, err := edit.AddRows{SheetPlace: edit.SheetPlace{Sheet: id, Form: equity, Block: "groups"}, Rows: []model.SheetRow{
		{ID: schools, Block: "groups", Cells: map[string]string{"reason": "Syksy", "before": "100"}},
	}}.Apply(modeltest.Sample())
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range table.Formats() {
		var out bytes.Buffer
		if err := rows.Write(&out, format, p, equity, "groups", id, "fi"); err != nil {
			t.Fatal(err)
		}
		f, err := rows.Open(context.Background(), "a"+format.Extensions()[0], out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Read(context.Background(), modeltest.Sample(), equity, "groups", id, rows.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Found != 3 || len(r.Rows) != 1 || !reflect.DeepEqual(r.Rows[0], p.Sheet(id).Rows[0]) {
			t.Errorf("%s: %d found, rows %+v, %q", format, r.Found, r.Rows, told(r))
		}
	}
}

func TestRead_NoSuchPlace(t *testing.T) {
	f, err := rows.Open(context.Background(), "a.csv", []byte("Asiakas\nA\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range [][2]string{{"nosuch", "all"}, {form, "nosuch"}, {"economy", "economy"}} {
		if _, err := f.Read(context.Background(), project(), at[0], at[1], sheet, rows.Options{}); model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("%v: %v", at, err)
		}
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Read(done, project(), form, "all", sheet, rows.Options{}); err == nil {
		t.Error("read in spite of a cancelled context")
	}
	if err := rows.Write(&bytes.Buffer{}, exchange.JSON, project(), form, "all", sheet, "fi"); err == nil {
		t.Error("rows written as JSON")
	}
}

// FuzzRead holds that no table breaks the project: what is read can be added,
// and problems are in words.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Asiakas;Arvo;Osuus;Vaihe;Taso;Alkaen;Pidetään;Vastaava;Lupaukset\nA;1 200,50;12 %;Uusi;2;31.1.2026;x;-;\nMe itse;1\n"))
	f.Add([]byte("name,worth\n\"a\nb\",1.234\nVanha,10\n"))
	f.Add([]byte("sep=|\nKund|Fas\n|ny\n"))
	p := project()
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := rows.Open(context.Background(), "a.csv", data)
		if err != nil {
			return
		}
		for _, leave := range []bool{false, true} {
			r, err := file.Read(context.Background(), p, form, "all", sheet, rows.Options{LeaveOut: leave})
			if err != nil {
				t.Fatal(err)
			}
			if r.Ready() && (r.Blocked || r.Errors > 0 && !leave) {
				t.Fatalf("half imported: %q", told(r))
			}
			imported(t, p, r)
			for _, one := range r.Problems {
				if text := one.Text(assets.WordsFor("sv")); strings.Contains(text, "rowFile.") {
					t.Error(text)
				}
			}
		}
	})
}

func BenchmarkRead_10000(b *testing.B) {
	var text strings.Builder
	text.WriteString("Asiakas;Arvo;Osuus;Vaihe;Taso;Alkaen\n")
	for n := range 10_000 {
		fmt.Fprintf(&text, "Asiakas %d;%d,50;%d;Uusi;%d;%d.3.2026\n", n, n*37%5000, n%100, n%3+1, n%28+1)
	}
	p := project()
	for b.Loop() {
		if r := read(b, p, "a.csv", []byte(text.String()), rows.Options{}); len(r.Rows) != 10_000 {
			b.Fatal(told(r))
		}
	}
}
