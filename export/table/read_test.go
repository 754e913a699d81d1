package table

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
)

// outline is a project in a few words: journeys, stages in [], touchpoints with
// channel, feelings, promises and free lanes.
func outline(p *model.Project) string {
	var b strings.Builder
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		fmt.Fprintf(&b, "%q", j.Name)
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			fmt.Fprintf(&b, " [%s]", s.Name)
			for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
				b.WriteString(" " + t.Title)
				if t.Channel != "" {
					fmt.Fprintf(&b, " @%s", t.Channel)
				}
				for _, text := range []string{t.Does, t.Thinks, t.Needs, t.Pain, t.Opportunity} {
					if text != "" {
						fmt.Fprintf(&b, " (%s)", text)
					}
				}
				for _, f := range t.Feelings {
					name := "-"
					if e := p.Persona(f.Persona); e != nil {
						name = e.Name
					}
					fmt.Fprintf(&b, " %s%+g%s", name, f.Value, f.Word)
				}
				for _, pr := range model.Of[model.Promise](p, t.Promises) {
					fmt.Fprintf(&b, " %s=%s", pr.Text, pr.Kept)
				}
				for _, l := range j.Lanes {
					if t.Notes[l.ID] != "" {
						fmt.Fprintf(&b, " {%s: %s}", l.Name, t.Notes[l.ID])
					}
				}
				b.WriteByte(';')
			}
		}
		b.WriteByte('\n')
	}
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "\n(", "⏎(")
}

func noteKeys(notes []exchange.Note) []string {
	var list []string
	for _, n := range notes {
		list = append(list, fmt.Sprintf("%s %d:%d %s", n.Severity, n.Line, n.Column, strings.TrimPrefix(strings.TrimPrefix(n.Key, "exchange."), "table.")))
	}
	return list
}

func TestReadCSV_Layouts(t *testing.T) {
	tests := []struct {
		name, text, want string
		layout           Layout
		notes            []string
	}{
		{"list with semicolons and decimal comma", "Vaihe;Kosketuspiste;Kanava;Tunne\nEtsin;Haen tietoa;Verkkosivut;-0,5\n;Soitan;puhelu;1,5\nKäyn;Jonotan;Käynti;-2\n",
			`"tiedosto" [Etsin] Haen tietoa @web --0.5; Soitan @phone -+1.5; [Käyn] Jonotan @visit --2;`, List, nil},
		{"list in Swedish with tabs, 1–5", "Fas\tKontaktpunkt\tKänsla\tLöfte\tLöftets status\nSöker\tRinger\t5\tSvar direkt\tBrutet\n",
			`"tiedosto" [Söker] Ringer -+2 Svar direkt=broken;`, List, nil},
		{"list in English with commas and quotes", "Stage,Touchpoint,Pain point,Satisfaction (0-10)\nVisit,\"Queue, long\",\"two\nlines\",5\n",
			`"tiedosto" [Visit] Queue, long (two` + "\n" + `lines) -+0;`, List, nil},
		{"unknown columns become lanes", "Vaihe;Kosketuspiste;Sää\nA;B;sade\n", `"tiedosto" [A] B {Sää: sade};`, List, []string{"info 1:3 freeLane"}},
		{"heading above the names", "Asiakaspolku 2026;;\n\nVaihe;Kosketuspiste;Tunne\nA;B;:)\n", `"Asiakaspolku 2026" [A] B -+1;`, List, nil},
		{"matrix with stages said once", "Vaihe;Etsin;;Käyn\nKosketuspiste;Haen;Soitan;Jonotan\nTunne;1;-1;\nKipupiste;;kallis;pitkä\n",
			`"tiedosto" [Etsin] Haen -+1; Soitan (kallis) --1; [Käyn] Jonotan (pitkä);`, Matrix, nil},
		{"matrix without names for stages and titles", ";Etsin;Etsin;Käyn\n;Haen;Soitan;Jonotan\nAjatukset;hm;;\nTunne;3;2;5\n",
			`"tiedosto" [Etsin] Haen (hm) -+0; Soitan --1; [Käyn] Jonotan -+2;`, Matrix, nil},
		{"long", "Vaihe;Kosketuspiste;Kenttä;Arvo\nA;B;Tunne;-1\nA;B;Kipupiste;hidas\nA;C;Tunne: Aino;2\nA;C;Sää;sade\n",
			`"tiedosto" [A] B (hidas) --1; C Aino+2 {Sää: sade};`, Long, []string{"info 5:3 freeLane"}},
		{"a column without names", "Haen\nSoitan\nJonotan\n", `"tiedosto" [] Haen; Soitan; Jonotan;`, List, nil},
		{"a row without names", "Haen;Soitan;Jonotan", `"tiedosto" [] Haen; Soitan; Jonotan;`, Matrix, nil},
		{"sep= line", "sep=|\nVaihe|Kosketuspiste\nA|B;C", `"tiedosto" [A] B;C;`, List, nil},
		{"empty stage", "Vaihe;Kosketuspiste\nA;\nB;C\n", `"tiedosto" [A] [B] C;`, List, nil},
		{"several journeys", "Asiakaspolku;Vaihe;Kosketuspiste\nYksi;A;B\nKaksi;A;C\nYksi;;D\n", "\"Yksi\" [A] B; D;\n\"Kaksi\" [A] C;", List, nil},
		{"words and faces", "Kosketuspiste;Tunne\nA;ilahtunut\nB;🙁\nC;sininen\n", `"tiedosto" [] A -+2ilahtunut; B --1; C {Kokemus sanoin: sininen};`, List, []string{"warning 4:2 badFeeling"}},
		{"people of a step", "Kosketuspiste;Persoona;Tunne\nA;\"Aino, Veli\";4\n", `"tiedosto" [] A Aino+1 Veli+1;`, List, nil},
		{"cells behind the names", "Vaihe;Kosketuspiste\nA;B;jotain\n", `"tiedosto" [A] B {Huomautukset: jotain};`, List, []string{"info 1:3 namelessLane"}},
		{"yes, no and numbers", "Kosketuspiste;Totuuden hetki;Tärkeys asiakkaalle;Näyttö\nA;x;7;mitattu\nB;ei;paljon;luulo\n", `"tiedosto" [] A; B;`, List,
			[]string{"info 2:3 importance", "warning 3:3 badNumber", "warning 3:4 badWord"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, _, err := ReadCSV(context.Background(), strings.NewReader(tt.text), "")
			if err != nil {
				t.Fatal(err)
			}
			if m := Guess(g); m.Layout != tt.layout {
				t.Errorf("layout %s: %+v", m.Layout, m)
			}
			res, err := ReadCSVFile(context.Background(), strings.NewReader(tt.text), exchangetest.Options())
			if err != nil {
				t.Fatal(err)
			}
			exchangetest.Check(t, res)
			if got := outline(res.Project); got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
			if got := noteKeys(res.Notes); !slices.Equal(got, tt.notes) {
				t.Errorf("notes %q, want %q", got, tt.notes)
			}
		})
	}
}

// The rows of the XD user-journey plugin, by name and with Persona twice.
const xd = `Persona,Matti,,,
Roles,Kuljettaja,,,
Goals,Perille ajoissa,,,
Needs,"Selkeys, rauha",,,
Expectations,Nopea palvelu,,,
Tasks,Tilaan,Odotan,Ajan,Maksan
Persona,Matti,"Matti, Liisa",Matti,Matti
Emotion,4,,2,5
Touch points,Puhelin,Sovellus,,Verkko
Pain points,,Ei tietoa,Ruuhka,
Timeline,2 months,,,1 day
`

func TestReadCSV_XDPlugin(t *testing.T) {
	res, err := ReadCSVFile(context.Background(), strings.NewReader(xd), exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	want := `"tiedosto" [] Tilaan @phone Matti+1 {Timeline: 2 months}; Odotan @app (Ei tietoa); Ajan (Ruuhka) Matti-1; Maksan @web Matti+2 {Timeline: 1 day};`
	if got := outline(res.Project); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	matti := res.Project.Persona(res.Project.Info().Personas[0])
	if matti.Name != "Matti" || matti.Goals != "Perille ajoissa" || matti.Note != "Roles: Kuljettaja\nNeeds: Selkeys, rauha\nExpectations: Nopea palvelu" {
		t.Errorf("%+v", matti)
	}
	if len(res.Project.Info().Personas) != 2 {
		t.Errorf("%d personas", len(res.Project.Info().Personas))
	}
}

func TestReadXLSX_CJMLLog(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{
		{"End user ID", nil, nil, "Carl"}, {"Status", nil, nil, "closed"}, {"Short summary", nil, nil, "Muutto"}, {"Creator", nil, nil, "NN"}, nil,
		{"Include", "TP ID", "Phase", "Date", "Time", "Actor who initiated", "Initiator's label", "Actor who received", "Receiver's label", "Channel", "Deviation", "UX description", "UX rating", "Comment"},
		{"yes", "T1", "Ennen", "2026-03-01", "10:00", "Carl", "Ilmoitan", "Virasto", "ottaa vastaan", "email", "", "helppoa oli", 4, ""},
		{"no", "T2", "Ennen", "", "", "Carl", "Poistettu", "", "", "", "", "", "", ""},
		{"", "T3", "Jälkeen", "", "", "Carl", "Pakkaan", "", "", "", "adhoc", "", "very dissatisfied", "kiire"},
	}
	for i, r := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetName("Sheet1", "Carl"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("User Guide"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr("User Guide", "A1", "Lue minut"); err != nil {
		t.Fatal(err)
	}
	res := readBook(t, f)
	want := `"Carl" [Ennen] Ilmoitan @email Carl+1 {TP ID: T1} {Date: 2026-03-01} {Time: 10:00} {Receiver's label: ottaa vastaan}; [Jälkeen] Pakkaan Carl-2very dissatisfied {TP ID: T3} {Comment: kiire} {Poikkeama suunnitellusta: adhoc};`
	if got := outline(res.Project); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	j := res.Project.Journey(res.Project.Info().Journeys[0])
	if !strings.Contains(j.Note, "Muutto") || !strings.Contains(j.Note, "closed") {
		t.Errorf("note %q", j.Note)
	}
	for s, tp := range res.Project.Touchpoints(j) {
		if tp.FirmAbsent != (s.Name == "Jälkeen") {
			t.Errorf("%s absent %v", tp.Title, tp.FirmAbsent)
		}
	}
	if !slices.ContainsFunc(res.Notes, func(n exchange.Note) bool { return n.Key == "exchange.table.excluded" && n.Line == 8 }) {
		t.Errorf("notes %v", noteKeys(res.Notes))
	}
}

func readBook(t *testing.T, f *excelize.File) *exchange.Result {
	t.Helper()
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	res, err := ReadXLSXFile(context.Background(), &buf, exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.Check(t, res)
	return res
}

// Cells are read as people see them, numbers as they are stored; merged stages
// go on over their columns.
func TestReadXLSX_Cells(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{
		{"Vaihe", "Etsin", nil, "Käyn"},
		{"Kosketuspiste", "Haen", "Soitan", "Jonotan"},
		{"Tunne", 1.5, -1.25, nil},
		{"Päivä", 46000, nil, nil},
	}
	for i, r := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := f.NewStyle(&excelize.Style{NumFmt: 1})
	if err != nil {
		t.Fatal(err)
	}
	format := "yyyy-mm-dd"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.MergeCell("Sheet1", "B1", "C1"),
		f.SetCellStyle("Sheet1", "B3", "C3", whole),
		f.SetCellStyle("Sheet1", "B4", "B4", date),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	res := readBook(t, f)
	want := `"tiedosto" [Etsin] Haen -+1.5 {Päivä: 2025-12-09}; Soitan --1.25; [Käyn] Jonotan;`
	if got := outline(res.Project); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// Formulas are read as what was stored with them and never evaluated.
func TestReadXLSX_FormulasAreNotEvaluated(t *testing.T) {
	data := bookWith(t, `<row r="1"><c r="A1" t="str"><f>"Kosketus"&amp;"piste"</f><v>Kosketuspiste</v></c><c r="B1" t="inlineStr"><is><t>Tunne (1-5)</t></is></c></row>`+
		`<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x","Jonotan")</f><v>Jonotan</v></c><c r="B2"><f>1+1</f><v>4</v></c></row>`+
		`<row r="3"><c r="A3" t="inlineStr"><is><t>Ilman arvoa</t></is></c><c r="B3"><f>1+1</f></c></row>`)
	res, err := ReadXLSXFile(context.Background(), bytes.NewReader(data), exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(res.Project); got != `"tiedosto" [] Jonotan -+1; Ilman arvoa;` {
		t.Error(got)
	}
}

func TestReadXLSX_ReadsAllSheetsOfTheSameLayout(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"Nyky", "Tavoite", "Muistio"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Nyky", "Tavoite"} {
		for i, row := range [][]any{{"Vaihe", "Kosketuspiste", "Tunne"}, {"A", "B " + name, 1}} {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SetCellStr("Muistio", "A1", "Osta maitoa"); err != nil {
		t.Fatal(err)
	}
	res := readBook(t, f)
	if got, want := outline(res.Project), "\"Nyky\" [A] B Nyky -+1;\n\"Tavoite\" [A] B Tavoite -+1;"; got != strings.ReplaceAll(want, "-+1", "--2") && got != want {
		t.Errorf("%s", got)
	}
	if !slices.ContainsFunc(res.Notes, func(n exchange.Note) bool { return n.Sheet == "Muistio" }) {
		t.Errorf("notes %v", res.Notes)
	}
}

func TestReadCSV_Charsets(t *testing.T) {
	text := "Vaihe;Kosketuspiste\nÄänestys;Käyn äänestämässä – öisin\n"
	western, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	var utf16 bytes.Buffer
	utf16.WriteString("\xFF\xFE")
	for _, r := range text {
		utf16.Write([]byte{byte(r), byte(r >> 8)})
	}
	for name, data := range map[string]string{
		"UTF-8": text, "BOM": "\uFEFF" + text, "Windows-1252": western, "UTF-16": utf16.String(), "CR": strings.ReplaceAll(text, "\n", "\r"), "CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		res, err := ReadCSVFile(context.Background(), strings.NewReader(data), exchangetest.Options())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := outline(res.Project); got != `"tiedosto" [Äänestys] Käyn äänestämässä – öisin;` {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// A mapping from the window may be anything; reading makes the best of it.
func TestRead_AnyMapping(t *testing.T) {
	g, _, err := ReadCSV(context.Background(), strings.NewReader("Vaihe;Kosketuspiste;Tunne\nA;B;1\nA;C;2\n"), "g")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range append(Layouts(), "", "nonsense") {
		for _, header := range []int{-5, -1, 0, 1, 2, 99} {
			for n := range 9 {
				m := Mapping{Layout: l, Header: header, Scale: "odd"}
				for i := range n {
					m.Fields = append(m.Fields, Field{Kind: append(Kinds(Matrix), Kinds(Long)...)[(i*7+header+5)%30], Name: "x"})
				}
				res, err := Read(context.Background(), exchangetest.Options(), Source{g, m})
				if err != nil {
					t.Fatalf("%+v: %v", m, err)
				}
				exchangetest.Check(t, res)
				Preview(g, m, 3)
			}
		}
	}
	for _, l := range Layouts() {
		if m := At(g, l, Anywhere); m.Layout != l || len(m.Fields) == 0 {
			t.Errorf("%s: %+v", l, m)
		}
	}
}

func TestPreview_ShowsNamesAndFirstCells(t *testing.T) {
	g, _, err := ReadCSV(context.Background(), strings.NewReader("Vaihe;Kosketuspiste\nA;B\nA;C\n"), "g")
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{{"Vaihe", Field{Kind: Stage}, []string{"A", "A"}}, {"Kosketuspiste", Field{Kind: Title}, []string{"B", "C"}}}
	if got := Preview(g, Guess(g), 2); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}
