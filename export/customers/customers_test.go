package customers_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lupaus/assets"
	"lupaus/export/customers"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

type figures = map[model.CustomerFigure]float64

// project has two segments and four customers, two of whom have the same name.
func project() *model.Project {
	p, err := edit.PutCustomers{
		Segments: []model.Segment{{ID: "g1", Name: "Koulut"}, {ID: "g2", Name: "A"}},
		Customers: []model.Customer{
			{ID: "virta", Code: "0012", Name: "Virta Oy", Segment: "g1", Flow: model.FlowActive, Figures: figures{"revenue": 100}},
			{ID: "salo", Name: "Salo Ky", Note: "vanha"},
			{ID: "twin1", Code: "t-1", Name: "Kaima"}, {ID: "twin2", Code: "t-2", Name: "Kaima"},
		},
	}.Apply(model.NewProject(model.Info{Language: "fi"}))
	if err != nil {
		panic(err)
	}
	return p
}

func read(t testing.TB, p *model.Project, name string, data []byte, opt customers.Options) *customers.Result {
	t.Helper()
	f, err := customers.Open(context.Background(), name, data)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	opt.IDs = func() model.ID {
		n++
		return model.ID(fmt.Sprint("n", n))
	}
	opt.Today = "2026-03-15"
	r, err := f.Read(context.Background(), p, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is the problems as "level code line:column", blocking ones marked, those
// of missing columns left out.
func told(r *customers.Result) []string {
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

// said is a customer as "name#code @segment stage figure=number … (note)"; an ID
// in front is that of a known one.
func said(p *model.Project, r *customers.Result) []string {
	names := map[model.ID]string{}
	for _, s := range r.Segments {
		names[s.ID] = "+" + s.Name
	}
	var list []string
	for _, c := range r.Customers {
		s := c.Name + "#" + c.Code
		if p.Customer(c.ID) != nil {
			s = string(c.ID) + ":" + s
		}
		if known := p.Segment(c.Segment); known != nil {
			s += " @" + known.Name
		} else if c.Segment != "" {
			s += " @" + names[c.Segment]
		}
		if c.Flow != "" {
			s += " " + string(c.Flow)
		}
		for _, f := range model.CustomerFigures() {
			if n, ok := c.Figure(f); ok {
				s += fmt.Sprintf(" %s=%v", f, n)
			}
		}
		if c.Note != "" {
			s += " (" + c.Note + ")"
		}
		list = append(list, s)
	}
	return list
}

type readTest struct {
	name, text string
	leave      bool
	want       []string // problems
	rows       []string
}

func TestRead(t *testing.T) {
	for _, list := range [][]readTest{columnTests, cellTests, matchTests, segmentTests} {
		for _, tt := range list {
			t.Run(tt.name, func(t *testing.T) { tt.run(t, project()) })
		}
	}
}

func (tt readTest) run(t *testing.T, p *model.Project) {
	r := read(t, p, "a.csv", []byte(tt.text), customers.Options{LeaveOut: tt.leave})
	want, got := slices.Sorted(slices.Values(tt.want)), slices.Sorted(slices.Values(told(r)))
	if !slices.Equal(got, want) {
		t.Errorf("problems %q, want %q", got, want)
	}
	if got := said(p, r); !slices.Equal(got, tt.rows) {
		t.Errorf("customers %q, want %q", got, tt.rows)
	}
	imported(t, p, r)
	for _, lang := range assets.Languages() {
		for _, one := range r.Problems {
			if text := one.Text(assets.WordsFor(lang)); strings.Contains(text, "%!") || strings.Contains(text, "customerFile.") {
				t.Errorf("%s: %s", lang, text)
			}
		}
	}
}

var columnTests = []readTest{
	{name: "Finnish accounts", text: "Asiakasnro;Asiakas;Asiakasryhmä;Myynti 2025 (€);Kate, €\n7;Lehto Oy;Koulut;1 234,50 €;-20\n",
		rows: []string{"Lehto Oy#7 @Koulut revenue=1234.5 margin=-20"}},
	{name: "English register", text: "Account Name,Customer ID,Tier,Lifecycle Stage,Net Sales,Gross Margin,CLV,Notes\nLehto,L-7,Koulut,Opportunity,\"1,234.50\",10,99,hi\n",
		rows: []string{"Lehto#L-7 @Koulut prospect revenue=1234.5 margin=10 value=99 (hi)"}},
	{name: "Swedish register", text: "Kundnummer;Kund;Kundgrupp;Status;Omsättning;Senaste köp\n7;Lehto;Koulut;Uppsagd;12;2026-01-15\n",
		want: []string{"info turnover 0:5", "info dates 0:6"}, rows: []string{"Lehto#7 @Koulut ended revenue=12 since=2"}},
	{name: "title above the names", text: "Asiakkaat 2026\n\nNimi;Ostot vuodessa\nA;1\n", rows: []string{"A# revenue=1"}},
	{name: "what is not needed, and what is not known", text: "Nimi;Puhelin;Kenkäkoko;\nB;1;43;x\n",
		want: []string{"info foreign 0:2", "warning strange 0:3", "warning noHeader 0:4"}, rows: []string{"B#"}},
	{name: "the surest of several columns", text: "Yritys;Nimi;Asiakaskoodi;Tunnus\nYksi;Kaksi;1;2\n",
		want: []string{"warning columnTwice 0:1", "warning columnTwice 0:4"}, rows: []string{"Kaksi#1"}},
	{name: "a number of the authorities is a code", text: "Nimi;Y-tunnus\nB;1234567-8\n", rows: []string{"B#1234567-8"}},
	{name: "unless there is another", text: "Y-tunnus;Asiakasnumero\n1234567-8;5\n", want: []string{"warning columnTwice 0:1"}, rows: []string{"#5"}},
	{name: "typo in our own word", text: "Nimi;Segmantti\nB;Koulut\n", want: []string{"warning nearly 0:2"}, rows: []string{"B# @Koulut"}},
	{name: "a share of the margin is no margin", text: "Nimi;Kate-%\nB;30\n", want: []string{"warning strange 0:2"}, rows: []string{"B#"}},
	{name: "thousands of euros", text: "Nimi;Myynti (t€)\nB;1,5\n", want: []string{"warning inThousands 0:2"}, rows: []string{"B# revenue=1500"}},
	{name: "another table", text: "Tuote;Hinta\nkenkä;12\n", want: []string{"error noColumns 0:0 !", "warning strange 0:1", "warning strange 0:2"}},
	{name: "nobody named", text: "Segmentti;Myynti\nKoulut;12\n", want: []string{"error noNames 0:0 !"}},
	{name: "only names", text: "Nimi;Myynti\n", want: []string{"error noRows 0:0 !"}},
	{name: "names again and an empty row", text: "Nimi;Kenkä;Myynti\nB;;1\nNimi;Kenkä;Myynti\n;43;\n",
		want: []string{"warning headerAgain 3:0", "warning strange 0:2", "info emptyRow 4:0"}, rows: []string{"B# revenue=1"}},
}

var cellTests = []readTest{
	{name: "thousands", text: "Nimi;Myynti\nB;1.234.567,5\nC;1,234,567.5\nD;12 000 eur\nE;1’000\nF;1.2E+3\n",
		rows: []string{"B# revenue=1.2345675e+06", "C# revenue=1.2345675e+06", "D# revenue=12000", "E# revenue=1000", "F# revenue=1200"}},
	{name: "thousands or decimals", text: "Nimi;Myynti\nB;1.234\n", want: []string{"warning thousands 2:2"}, rows: []string{"B# revenue=1.234"}},
	{name: "bad numbers", text: "Nimi;Myynti\nB;paljon\nC;1,2,3\nD;=1+1\nE;2\n", want: []string{"error number 2:2", "error number 3:2", "error number 4:2"}},
	{name: "bad numbers, left out", text: "Nimi;Myynti\nB;paljon\nC;2\n", leave: true, want: []string{"error number 2:2"}, rows: []string{"C# revenue=2"}},
	{name: "outside the range", text: "Nimi;Ostot vuodessa;Pysyvyys;Ostokerrat\nB;-1;;\nC;;101;\nD;;-1;\nE;;;1e7\nF;1;100;0\n",
		want: []string{"error range 2:2", "error range 3:3", "error range 4:3", "error range 5:4"}},
	{name: "dashes are empty", text: "Nimi;Myynti;Vaihe;Segmentti;Koodi\nB;-;–;—;.\n", rows: []string{"B#"}},
	{name: "parts of one", text: "Nimi;Pysyvyys\nB;0,8\nC;1\nD;0\n", want: []string{"warning shares 0:2"}, rows: []string{"B# renewal=80", "C# renewal=100", "D# renewal=0"}},
	{name: "percent", text: "Nimi;Pysyvyys\nB;0,8\nC;90\n", rows: []string{"B# renewal=0.8", "C# renewal=90"}},
	{name: "said to be percent", text: "Nimi;Pysyvyys\nB;0,8 %\n", rows: []string{"B# renewal=0.8"}},
	{name: "our own column of percentages", text: "Nimi;Uusimisen todennäköisyys (%)\nB;0,8\n", want: []string{"warning smallShares 0:2"}, rows: []string{"B# renewal=0.8"}},
	{name: "months and days", text: "Nimi;Viimeisin osto\nB;3\nC;14.1.2026\nD;16.1.2026\nE;2024-03-15\nF;5 kk\n", want: []string{"info dates 0:2"},
		rows: []string{"B# since=3", "C# since=2", "D# since=1", "E# since=24", "F# since=5"}},
	{name: "bad days", text: "Nimi;Viimeisin osto\nB;31.2.2026\nC;3/4/2025\nD;16.3.2026\nE;kevät\nF;46000\n", leave: true,
		want: []string{"error since 2:2", "error dateOrder 3:2", "error future 4:2", "error since 5:2", "warning longAgo 6:2"}, rows: []string{"F# since=46000"}},
	{name: "stages", text: "Nimi;Tila\nB;Liidi\nC;CUSTOMER\nD;inactive\nE;Poistunut\nF;Uusi asiakas\nG;Ny på marknaden\nH;suspect\nI;Ei tiedossa\nJ;churned\n",
		rows: []string{"B# prospect", "C# active", "D# passive", "E# ended", "F# fresh", "G# entrant", "H# suspect", "I#", "J# ended"}},
	{name: "bad stages", text: "Nimi;Tila\nB;Aktivinen\nC;banaani\nD;2\n", want: []string{"error stageTypo 2:2", "error stage 3:2", "error stage 4:2"}},
	{name: "book in a cell", text: "Nimi;Huom\nB;" + strings.Repeat("ä", model.MaxText+1) + "\n", want: []string{"warning long 2:2"},
		rows: []string{"B# (" + strings.Repeat("ä", model.MaxText) + ")"}},
}

var matchTests = []readTest{
	{name: "by code, whatever its case", text: "Koodi;Nimi;Myynti\n0012;Virta Oy;150\nT-1;Kaima;1\n",
		rows: []string{"virta:Virta Oy#0012 @Koulut active revenue=150", "twin1:Kaima#t-1 revenue=1"}},
	{name: "by name, the code is written down", text: "Koodi;Nimi\n55;SALO KY\n", rows: []string{"salo:SALO KY#55 (vanha)"}},
	{name: "what is known is left alone", text: "Nimi;Myynti;Vaihe;Segmentti;Huom\nVirta Oy;;;;\nSalo Ky;;;;\n"},
	{name: "marks in codes count", text: "Koodi;Nimi\n12;Uusi Oy\nt1;Toinen\n", rows: []string{"Uusi Oy#12", "Toinen#t1"}},
	{name: "another code, the same name", text: "Koodi;Nimi\n12;Virta Oy\n", want: []string{"warning otherCode 2:1"}, rows: []string{"Virta Oy#12"}},
	{name: "the same code, another name", text: "Koodi;Nimi\n0012;Joki Oy\n", want: []string{"warning renamed 2:1"},
		rows: []string{"virta:Joki Oy#0012 @Koulut active revenue=100"}},
	{name: "a name of two", text: "Nimi;Myynti\nKaima;1\n", want: []string{"error severalNames 2:1"}},
	{name: "neither code nor name", text: "Koodi;Nimi;Myynti\n;;1\n-;;paljon\n", want: []string{"error noName 2:0", "error noName 3:0", "error number 3:3"}},
	{name: "twice by code", text: "Koodi;Nimi\n5;B\n5;B\n", want: []string{"error twice 3:1"}},
	{name: "twice by name", text: "Nimi;Myynti\nB;1\nb;2\n", want: []string{"error twice 3:1"}},
	{name: "twice, left out", text: "Nimi;Myynti\nB;1\nb;2\n", leave: true, want: []string{"error twice 3:1"}, rows: []string{"B# revenue=1"}},
	{name: "twice, by code and by name", text: "Koodi;Nimi\n0012;Virta Oy\n;Virta Oy\n;B\n7;B\n8;C\n;C\n",
		want: []string{"error twice 3:2", "error twice 5:1", "error twice 7:2"}},
	{name: "namesakes with codes", text: "Koodi;Nimi\n5;B\n6;B\n", rows: []string{"B#5", "B#6"}},
	{name: "by the ID that was written", text: "lupaus:customer;Nimi\ntwin2;Uusi nimi\nnosuch;B\n", rows: []string{"twin2:Uusi nimi#t-2", "B#"}},
}

var segmentTests = []readTest{
	{name: "new segments in their order", text: "Nimi;Segmentti\nB;Kunnat\nC;koulut\nD;KUNNAT\nE;Yritykset\n",
		rows: []string{"B# @+Kunnat", "C# @Koulut", "D# @+Kunnat", "E# @+Yritykset"}},
	{name: "a typo of a known one", text: "Nimi;Segmentti\nB;Kouluut\n", want: []string{"warning segmentTypo 2:2"}, rows: []string{"B# @Koulut"}},
	{name: "signs tell classes apart", text: "Nimi;Luokka\nB;A\nC;A+\nD;A-\nE;B\n", rows: []string{"B# @A", "C# @+A+", "D# @+A-", "E# @+B"}},
	{name: "letters tell groups apart", text: "Nimi;Ryhmä\nB;Ryhmä A\nC;Ryhmä B\n", rows: []string{"B# @+Ryhmä A", "C# @+Ryhmä B"}},
	{name: "none", text: "Nimi;Segmentti\nB;Ei segmenttiä\nC;***\n", rows: []string{"B#", "C#"}},
	{name: "segments of wrong rows alone", text: "Nimi;Segmentti;Myynti\nB;Kunnat;paljon\nC;Koulut;1\n", leave: true,
		want: []string{"error number 2:3"}, rows: []string{"C# @Koulut revenue=1"}},
	{name: "too many", text: "Nimi;Ryhmä\n" + many(61), want: []string{"error manySegments 0:2 !"}, leave: true},
}

// many are so many customers with a segment each.
func many(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "Asiakas %d;Paikka %d\n", i, i)
	}
	return text.String()
}

func TestRead_SixtySegments(t *testing.T) {
	r := read(t, project(), "a.csv", []byte("Nimi;Ryhmä\n"+many(60)), customers.Options{})
	if r.Blocked || len(r.Segments) != 60 || r.New != 60 {
		t.Errorf("%d segments, %d customers, %q", len(r.Segments), r.New, told(r))
	}
}

func TestRead_SegmentsOfOneName(t *testing.T) {
	p, err := edit.PutCustomers{Segments: []model.Segment{{ID: "g3", Name: "koulut"}}}.Apply(project())
	if err != nil {
		t.Fatal(err)
	}
	readTest{text: "Nimi;Segmentti\nVirta Oy;Koulut\nB;Koulut\n", leave: true, want: []string{"error severalSegments 3:2"}}.run(t, p)
}

func TestRead_Counts(t *testing.T) {
	text := "Nimi;Myynti;Segmentti\nVirta Oy;100;Koulut\nSalo Ky;5;\nB;1;Kunnat\nC;paljon;\n"
	r := read(t, project(), "a.csv", []byte(text), customers.Options{LeaveOut: true})
	if r.Found != 4 || r.New != 1 || r.Updated != 1 || r.Unchanged != 1 || r.BadRows != 1 || len(r.Segments) != 1 || !r.Ready() || r.Same() {
		t.Errorf("%+v", r)
	}
	if r := read(t, project(), "a.csv", []byte(text), customers.Options{}); r.Ready() || r.New+r.Updated+r.Unchanged > 0 || r.Segments != nil {
		t.Errorf("half imported: %+v", r)
	}
	if r := read(t, project(), "a.csv", []byte("Nimi;Myynti\nVirta Oy;100\n"), customers.Options{}); r.Ready() || !r.Same() {
		t.Errorf("not the same: %+v", r)
	}
}

// The figures of the project are never written into.
func TestRead_LeavesTheProject(t *testing.T) {
	p := project()
	r := read(t, p, "a.csv", []byte("Nimi;Myynti;Kate\nVirta Oy;7;8\n"), customers.Options{})
	if want := (figures{"revenue": 100}); len(r.Customers) != 1 || !maps.Equal(p.Customer("virta").Figures, want) {
		t.Errorf("figures %v, want %v", p.Customer("virta").Figures, want)
	}
}

// imported adds what was read, as the window does.
func imported(t testing.TB, p *model.Project, r *customers.Result) *model.Project {
	t.Helper()
	next, err := edit.PutCustomers{Segments: r.Segments, Customers: r.Customers}.Apply(p)
	if err != nil {
		t.Fatal(err)
	}
	if wrong := model.Validate(next); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	return next
}

// workbook makes a workbook of cells with formats of some of them.
func workbook(t *testing.T, cells map[string]any, formats map[string]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for cell, v := range cells {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	for cell, format := range formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Sheet1", cell, cell, style)
		}
		if err != nil {
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
	return data.Bytes()
}

// A workbook has numbers, shares, days and codes as such, whatever their format.
func TestRead_Workbook(t *testing.T) {
	data := workbook(t, map[string]any{
		"A1": "Asiakasnro", "B1": "Nimi", "C1": "Myynti", "D1": "Pysyvyys", "E1": "Viime osto",
		"A2": 12, "B2": "Virta Oy", "C2": 1234.567, "D2": 0.855, "E2": 46053,
		"A3": 77, "B3": "B", "C3": 0.1 + 0.2, "D3": "12 %", "E3": 4,
	}, map[string]string{"A2": "0000", "C2": `#,##0 "€"`, "D2": "0%", "E2": "d.m.yyyy"})
	p := project()
	r := read(t, p, "a.xlsx", data, customers.Options{})
	if got, want := told(r), []string{"info otherSheet 0:0", "info dates 0:5"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	want := []string{"virta:Virta Oy#0012 @Koulut active revenue=1234.567 renewal=85.5 since=1", "B#77 revenue=0.3 renewal=12 since=4"}
	if got := said(p, r); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// awkward are customers whose texts are hard to write or to tell apart.
func awkward() *model.Project {
	p, err := edit.PutCustomers{
		Segments: []model.Segment{{ID: "g3", Name: "A+"}, {ID: "g4", Name: "=cmd"}, {ID: "g5"}, {ID: "g6", Name: "koulut"}},
		Customers: []model.Customer{
			{ID: "1", Code: "=1+1", Name: "-A", Segment: "g3", Figures: figures{"renewal": 0.5, "margin": -1e-9, "value": 1e12}},
			{ID: "2", Code: "'x", Name: "rivi\nvaihtuu; \"lainaus\"", Segment: "g4", Note: " väli "},
			{ID: "3", Segment: "g5", Note: "-", Figures: figures{"revenue": 1.234}}, {ID: "4", Name: "Kaima", Segment: "g6"},
			{ID: "5", Code: "007", Name: "1.5", Figures: figures{"since": 50000}},
		},
	}.Apply(project())
	if err != nil {
		panic(err)
	}
	return p
}

// What is written is read back: no change where it came from, the same customers
// elsewhere.
func TestWrite_ReadsBack(t *testing.T) {
	for name, p := range map[string]*model.Project{
		"plain": project(), "awkward": awkward(), "many": modeltest.WithCustomers(modeltest.Sample(), 12, 300),
	} {
		for _, lang := range assets.Languages() {
			for _, format := range table.Formats() {
				var out bytes.Buffer
				if err := customers.Write(&out, format, p, lang); err != nil {
					t.Fatal(err)
				}
				file := "a" + format.Extensions()[0]
				r := read(t, p, file, out.Bytes(), customers.Options{})
				all := len(slices.Collect(p.Customers()))
				if r.Errors > 0 || r.Unchanged != all || r.Ready() {
					t.Errorf("%s %s %s: %d of %d unchanged, %q, %q", name, lang, format, r.Unchanged, all, said(p, r), told(r))
				}
				if name != "awkward" {
					sameElsewhere(t, p, file, out.Bytes())
				}
			}
		}
	}
}

// sameElsewhere reads what was written into an empty project.
func sameElsewhere(t *testing.T, p *model.Project, file string, data []byte) {
	t.Helper()
	empty := model.NewProject(model.Info{Language: "fi"})
	next := imported(t, empty, read(t, empty, file, data, customers.Options{}))
	all := func(p *model.Project) []string {
		var list []string
		for c := range p.Customers() {
			s := p.Segment(c.Segment)
			if s == nil {
				s = &model.Segment{}
			}
			list = append(list, fmt.Sprint(c.Code, c.Name, s.Name, c.Flow, c.Figures, c.Note))
		}
		slices.Sort(list)
		return list
	}
	if got, want := all(next), all(p); !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", file, got, want)
	}
}

// A template is empty, can be filled in as it is, and has lists to choose from.
func TestTemplate(t *testing.T) {
	for _, lang := range assets.Languages() {
		var out bytes.Buffer
		if err := customers.Template(&out, exchange.XLSX, project(), lang); err != nil {
			t.Fatal(err)
		}
		r := read(t, project(), "a.xlsx", out.Bytes(), customers.Options{Lang: lang})
		if want := []string{"error noRows 0:0 !"}; !slices.Equal(told(r), want) || len(r.Problems) != 1 {
			t.Errorf("%s: %q, want %q", lang, told(r), want)
		}
		f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		lists, err := f.GetDataValidations(f.GetSheetName(0))
		if err != nil || len(lists) != 2 || !strings.Contains(lists[0].Formula1, "Koulut") {
			t.Errorf("%s: lists %v, %v", lang, lists, err)
		}
	}
	if err := customers.Write(&bytes.Buffer{}, exchange.JSON, project(), "fi"); err == nil {
		t.Error("customers written as JSON")
	}
}

func TestRead_Cancelled(t *testing.T) {
	f, err := customers.Open(context.Background(), "a.csv", []byte("Nimi\nA\n"))
	if err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Read(done, project(), customers.Options{}); err == nil {
		t.Error("read in spite of a cancelled context")
	}
}

// FuzzRead holds that no table breaks the project: what is read can be added,
// problems are in words, and reading it once more changes nothing.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Asiakasnro;Nimi;Segmentti;Vaihe;Myynti;Pysyvyys;Viime osto\n0012;Virta Oy;Koulut;Aktiivinen;1 200,50;0,8;31.1.2026\n;Salo;A+;liidi;-;1;4\n"))
	f.Add([]byte("name,code,class\n\"a\nb\",1.234,A-\nKaima,t-1,\n"))
	f.Add([]byte("sep=|\nKund|Fas|Omsättning (t€)\n|ny|1\nlupaus:customer|x|1e9\n"))
	p := awkward()
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := customers.Open(context.Background(), "a.csv", data)
		if err != nil {
			return
		}
		for _, leave := range []bool{false, true} {
			r, err := file.Read(context.Background(), p, customers.Options{LeaveOut: leave, Today: "2026-03-15"})
			if err != nil {
				t.Fatal(err)
			}
			if r.Ready() && (r.Blocked || r.Errors > 0 && !leave) {
				t.Fatalf("half imported: %q", told(r))
			}
			next := imported(t, p, r)
			for _, one := range r.Problems {
				if text := one.Text(assets.WordsFor("sv")); strings.Contains(text, "customerFile.") {
					t.Error(text)
				}
			}
			var out bytes.Buffer
			if err := customers.Write(&out, exchange.CSV, next, "fi"); err != nil {
				t.Fatal(err)
			}
			if again := read(t, next, "a.csv", out.Bytes(), customers.Options{}); again.Errors > 0 || again.Ready() {
				t.Errorf("not the same once more: %q, %q", told(again), said(next, again))
			}
		}
	})
}

// large is a table of 10 000 customers with all columns.
func large(b *testing.B, format exchange.Format) (*model.Project, []byte) {
	b.Helper()
	var out bytes.Buffer
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	if err := customers.Write(&out, format, p, "fi"); err != nil {
		b.Fatal(err)
	}
	return p, out.Bytes()
}

func benchmarkRead(b *testing.B, format exchange.Format) {
	p, data := large(b, format)
	b.ResetTimer()
	for b.Loop() {
		if r := read(b, p, "a"+format.Extensions()[0], data, customers.Options{}); r.Unchanged < 10_000 {
			b.Fatal(told(r))
		}
	}
}

func BenchmarkRead_10000CSV(b *testing.B)  { benchmarkRead(b, exchange.CSV) }
func BenchmarkRead_10000XLSX(b *testing.B) { benchmarkRead(b, exchange.XLSX) }

func BenchmarkWrite_10000XLSX(b *testing.B) {
	p := modeltest.WithCustomers(modeltest.Sample(), 12, 10_000)
	for b.Loop() {
		if err := customers.Write(&bytes.Buffer{}, exchange.XLSX, p, "fi"); err != nil {
			b.Fatal(err)
		}
	}
}
