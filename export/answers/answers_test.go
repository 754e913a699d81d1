package answers_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lupaus/assets"
	"lupaus/export/answers"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

// fresh gives IDs n1, n2, …
func fresh() model.IDSource {
	n := 0
	return func() model.ID {
		n++
		return model.ID(fmt.Sprint("n", n))
	}
}

func read(t testing.TB, p *model.Project, audit model.ID, text string, opt answers.Options) *answers.Result {
	t.Helper()
	f, err := answers.Open(context.Background(), "a.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	opt.IDs = fresh()
	r, err := f.Read(context.Background(), p, audit, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is the problems as "level code line:column", blocking ones marked.
func told(r *answers.Result) []string {
	var list []string
	for _, p := range r.Problems {
		s := fmt.Sprintf("%s %s %d:%d", p.Level, p.Code, p.Line, p.Column)
		if p.Blocks {
			s += " !"
		}
		list = append(list, s)
	}
	return list
}

// said is the sheets as "group answers name comment".
func said(r *answers.Result) []string {
	var list []string
	for _, b := range r.Batches {
		for _, s := range b.Sheets {
			list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", s.Group, s.Answers, s.Name, s.Comment)))
		}
	}
	return list
}

const head = "Ryhmä;listen-ask;listen-act;keep-know;keep-shelf;Kommentti\n"

func TestRead(t *testing.T) {
	first := func(n int) *int { return &n }
	tests := []struct {
		name, text string
		opt        answers.Options
		want       []string // problems
		sheets     []string
	}{
		{name: "numbers", text: head + "Henkilöstö;1;2;3;4;hyvä\n;4;?;;1;\n",
			want: []string{"info withoutGroup 0:0"}, sheets: []string{"g-staff 0123  hyvä", "3?.0"}},
		{name: "words of levels, of the statement, of stairs and of opposites", text: head + "staff;often;Luetaan joskus;pioneer;the reader’s order\n",
			sheets: []string{"g-staff 2133"}},
		{name: "number and word", text: head + "staff;3 = usein;1 – palautetta ei lueta;2. mitä lie;En osaa sanoa\n", sheets: []string{"g-staff 201?"}},
		{name: "don't know in three languages", text: head + "staff;eos;Don't know;vet ej;2,0\n", sheets: []string{"g-staff ???1"}},
		{name: "texts as form tools have them", text: "Aikaleima,Mihin ryhmään kuulut?,1. Kysymme lukijalta mitä hän hakee,Arvioi [Palaute muuttaa tekemistä],Staff know what has been promised (1-4),Meidän järjestyksemme – lukijan järjestys\n2026-01-01 12:00,Henkilöstö,1,2,3,4\n",
			want: []string{"info foreign 0:1"}, sheets: []string{"g-staff 0123"}},
		{name: "numbers over columns", text: "group;1.;2;Q3;k4\nstaff;1;2;3;4\n", sheets: []string{"g-staff 0123"}},
		{name: "title above the names", text: "Kyselyn vastaukset\n\n" + head + "staff;1;2;3;4\n", sheets: []string{"g-staff 0123"}},
		{name: "typo in a name", text: "Ryhmä;Kysyme lukijalta, mitä hän haekee;listen-act;keep-know;keep-shelf\nstaff;1;2;3;4\n",
			want: []string{"warning nearly 0:2"}, sheets: []string{"g-staff 0123"}},
		{name: "typo in a group", text: head + "Henkilötsö;1;2;3;4\nLukupiiri;1;1;1;1\n", want: []string{"error groupTypo 2:1"}},
		{name: "typo in a group, left out", text: head + "Henkilötsö;1;2;3;4\nLukupiiri;1;1;1;1\n", opt: answers.Options{LeaveOut: true},
			want: []string{"error groupTypo 2:1"}, sheets: []string{"g-readers 0000"}},
		{name: "typo in a group, told what it is", text: head + "Henkilötsö;1;2;3;4\n", opt: answers.Options{Groups: map[string]model.ID{"henkilotso": "g-staff"}},
			sheets: []string{"g-staff 0123"}},
		{name: "unknown group", text: head + "Hallitus;1;2;3;4\nTalous;1;2;3;4\n", want: []string{"error group 2:1", "error group 3:1"}},
		{name: "unknown groups, added", text: head + "Hallitus;1;2;3;4\nTalous;1;2;3;3\nboard;4;4;4;4\n", opt: answers.Options{AddGroups: true},
			sheets: []string{"n1 0123", "n2 0122", "n1 3333"}},
		{name: "missing column", text: "Ryhmä;listen-ask;listen-act;keep-know\nstaff;1;2;3\n", want: []string{"error missing 0:0"}},
		{name: "missing column, left out", text: "Ryhmä;listen-ask;listen-act;keep-know\nstaff;1;2;3\n", opt: answers.Options{LeaveOut: true},
			want: []string{"error missing 0:0"}, sheets: []string{"g-staff 012"}},
		{name: "unknown column", text: "Ryhmä;listen-ask;listen-act;keep-know;keep-shelf;Kenkäkoko\nstaff;1;2;3;4;43\n",
			want: []string{"warning strange 0:6"}, sheets: []string{"g-staff 0123"}},
		{name: "column twice", text: "Ryhmä;listen-ask;listen-ask;listen-act;keep-know;keep-shelf\nstaff;1;2;3;4;4\n", want: []string{"error statementTwice 0:3 !"}},
		{name: "no group", text: "listen-ask;listen-act;keep-know;keep-shelf\n1;2;3;4\n", want: []string{"warning noGroups 0:0", "info withoutGroup 0:0"}, sheets: []string{"0123"}},
		{name: "scale from 0", text: head + "staff;0;0;1;3\nstaff;0;1;2;3\n", opt: answers.Options{LeaveOut: true},
			want: []string{"error otherFirst 0:0 !", "error outside 2:0", "error outside 3:0"}},
		{name: "scale from 0, told so", text: head + "staff;0;0;1;3\nstaff;0;1;2;3\n", opt: answers.Options{First: first(0)}, sheets: []string{"g-staff 0013", "g-staff 0123"}},
		{name: "scale to 10", text: head + "staff;9;10;3;7\n", opt: answers.Options{LeaveOut: true}, want: []string{"error otherScale 0:0 !", "error outside 2:0"}},
		{name: "one slip", text: head + "staff;11;1;1;1\n" + strings.Repeat("staff;1;2;3;4\n", 9), want: []string{"error range 2:2"}},
		{name: "decimals", text: head + "staff;2,5;3.25;1;1\n", want: []string{"error decimal 2:2", "error decimal 2:3"}},
		{name: "several", text: head + "staff;2 3;2/3;2–3;2;\n", want: []string{"error several 2:2", "error several 2:3", "error several 2:4"}},
		{name: "contradiction", text: head + "staff;1 usein;2;2;2\n", want: []string{"error contradiction 2:2"}},
		{name: "words", text: head + "staff;uesin;banaani;2;2\n", want: []string{"error typo 2:2", "error word 2:3"}},
		{name: "respondent twice", text: "Vastaajan ID;" + head + "7;staff;1;2;3;4\n7;staff;2;2;2;2\n", want: []string{"error numberTwice 3:1"}},
		{name: "row twice", text: head + "staff;1;2;3;4;sama sana\nstaff;1;2;3;4;sama sana\n", want: []string{"error rowTwice 3:0"}},
		{name: "two people of one mind", text: head + "staff;1;2;3;4\nstaff;1;2;3;4\n", sheets: []string{"g-staff 0123", "g-staff 0123"}},
		{name: "other version", text: "listen-ask;listen-act;keep-know;keep-shelf;lupaus:reading:1\n1;2;3;4\n", opt: answers.Options{LeaveOut: true},
			want: []string{"error otherVersion 0:0 !", "warning noGroups 0:0"}},
		{name: "other instrument", text: "a;b;lupaus:maturity:1\n1;2\n", want: []string{
			"error otherInstrument 0:0 !", "error noStatements 0:0 !", "warning strange 0:1", "warning strange 0:2"}},
		{name: "another table", text: "Tuote;Hinta\nkenkä;12\n", want: []string{"error noStatements 0:0 !", "warning strange 0:1", "warning strange 0:2"}},
		{name: "only names", text: head, want: []string{"error noRows 0:0 !"}},
		{name: "empty row and names again", text: head + "staff;;;;;\n" + head + "staff;1;2;3;4\n",
			want: []string{"warning noAnswers 2:0", "warning headerAgain 3:0"}, sheets: []string{"g-staff 0123"}},
		{name: "names of an audit without", text: "Nimi;" + head + "Marja;staff;1;2;3;4\n", want: []string{"info anonymous 0:1"}, sheets: []string{"g-staff 0123"}},
	}
	p := modeltest.Sample()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := read(t, p, modeltest.Audit, tt.text, tt.opt)
			if got := told(r); !slices.Equal(got, tt.want) {
				t.Errorf("problems %q, want %q", got, tt.want)
			}
			if got := said(r); !slices.Equal(got, tt.sheets) {
				t.Errorf("sheets %q, want %q", got, tt.sheets)
			}
			if _, err := addTo(p, modeltest.Audit, r); err != nil {
				t.Error(err)
			}
			for _, lang := range assets.Languages() {
				for _, one := range r.Problems {
					if text := one.Text(assets.WordsFor(lang)); strings.Contains(text, "%!") || strings.Contains(text, "answerFile.") {
						t.Errorf("%s: %s", lang, text)
					}
				}
			}
		})
	}
}

// addTo imports what was read.
func addTo(p *model.Project, audit model.ID, r *answers.Result) (*model.Project, error) {
	if !r.Ready() {
		return p, nil
	}
	next, err := edit.AddAnswers{Audit: audit, Groups: r.Groups, Batches: r.Batches}.Apply(p)
	if err != nil {
		return nil, err
	}
	if wrong := model.Validate(next); len(wrong) > 0 {
		return nil, fmt.Errorf("%v", wrong)
	}
	return next, nil
}

func TestRead_Named(t *testing.T) {
	p := modeltest.Sample()
	const names = "Nimi;Ryhmä;listen-ask;listen-act;keep-know;keep-shelf\n"
	r := read(t, p, modeltest.FirstAudit, names+"Aino;staff;1;2;3;4\naino ;staff;1;1;1;1\nEero;staff;1;1;1;1\nEero;staff;1;1;1;1\n", answers.Options{})
	if got, want := told(r), []string{"error rowTwice 5:0", "warning nameTwice 3:1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	r = read(t, p, modeltest.FirstAudit, names+"Aino;staff;1;2;3;4\n", answers.Options{})
	if got, want := said(r), []string{"g-staff 0123 Aino"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A file that is in the audit already is not read once more; the same rows in
// another file are told of.
func TestRead_Again(t *testing.T) {
	p := modeltest.LargeAudit(0, 12)
	text := "Ryhmä"
	for n := range 12 {
		text += fmt.Sprintf(";statement%d", n)
	}
	for n := range 4 {
		text += fmt.Sprintf("\nboard;%d;1;2;3;4;0;1;2;3;4;0;%d", n, n)
	}
	next, err := addTo(p, "audit", read(t, p, "audit", text, answers.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(read(t, next, "audit", text, answers.Options{})), []string{"error again 0:0 !", "warning there 0:0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := told(read(t, next, "audit", text+"\n", answers.Options{})), []string{"warning there 0:0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOpen_Refuses(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		code model.Code
	}{
		"empty":         {"", exchange.CodeEmpty},
		"blank":         {" ;;\n;\n", exchange.CodeEmpty},
		"picture":       {"\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 100), exchange.CodeBinary},
		"project":       {`{"a": 1}`, exchange.CodeUnknown},
		"protected":     {"\xD0\xCF\x11\xE0" + strings.Repeat("x", 100), exchange.CodeEncrypted},
		"broken zip":    {"PK\x03\x04" + strings.Repeat("x", 100), exchange.CodeSyntax},
		"too many rows": {strings.Repeat("a;b\n", exchange.MaxRows+1), exchange.CodeTooMany},
	} {
		if _, err := answers.Open(context.Background(), "a.csv", []byte(tt.data)); model.CodeOf(err) != tt.code {
			t.Errorf("%s: %v, want %s", name, err, tt.code)
		}
	}
}

// What is written is read back: answers, groups that are large enough, comments,
// and names where they are allowed.
func TestWrite_ReadsBack(t *testing.T) {
	for _, format := range table.Formats() {
		for _, lang := range assets.Languages() {
			for audit, want := range map[model.ID][]string{
				modeltest.FirstAudit: {"g-staff 0012 Marja", "1?1 Pekka Kysykää myös lapsilta."},
				modeltest.Audit:      {"1213", "2?.3  Hyvä suunta", "3330"}, // the fourth has answered nothing
			} {
				p := modeltest.Sample()
				var out bytes.Buffer
				if err := answers.Write(&out, format, p, audit, lang); err != nil {
					t.Fatal(err)
				}
				f, err := answers.Open(context.Background(), "x", out.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				r, err := f.Read(context.Background(), p, audit, answers.Options{IDs: fresh()})
				if err != nil || r.Errors > 0 {
					t.Fatalf("%s %s: %v %q", format, lang, err, told(r))
				}
				if got := said(r); !slices.Equal(got, want) {
					t.Errorf("%s %s: %q, want %q", format, lang, got, want)
				}
			}
		}
	}
}

func TestTemplate(t *testing.T) {
	p := modeltest.Sample()
	for _, format := range table.Formats() {
		for audit, columns := range map[model.ID]int{modeltest.Audit: 7, modeltest.FirstAudit: 8} {
			a := p.Audit(audit)
			i := p.Instrument(a.Instrument)
			var out bytes.Buffer
			if err := answers.Template(&out, format, i, a.Groups, a.Named, "sv"); err != nil {
				t.Fatal(err)
			}
			if format == exchange.CSV {
				if got := strings.Count(out.String(), ";") + 1; got != columns {
					t.Errorf("%d columns, want %d: %s", got, columns, &out)
				}
			}
			f, err := answers.Open(context.Background(), "x", out.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			r, err := f.Read(context.Background(), p, audit, answers.Options{})
			if err != nil || r.Columns != i.Len() {
				t.Fatalf("%s: %v, %d columns", format, err, r.Columns)
			}
			if got, want := told(r), []string{"error noRows 0:0 !"}; !slices.Equal(got[:1], want) {
				t.Errorf("%s: %q, want %q", format, got, want)
			}
		}
	}
}

// The groups and the levels of an empty workbook are chosen from lists.
func TestTemplate_Choices(t *testing.T) {
	p := modeltest.Sample()
	for audit, want := range map[model.ID][]string{
		modeltest.Audit:      {"A2:A2001", "B2:E2001"},
		modeltest.FirstAudit: {"A2:A2001", "C2:F2001"}, // with names
	} {
		a := p.Audit(audit)
		var out bytes.Buffer
		if err := answers.Template(&out, exchange.XLSX, p.Instrument(a.Instrument), a.Groups, a.Named, "fi"); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		lists, err := f.GetDataValidations(f.GetSheetList()[0])
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lists {
			got = append(got, l.Sqref)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: lists in %q, want %q", audit, got, want)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Every questionnaire that comes with the program is recognised by its keys and
// by its texts in each language.
func TestRead_Shipped(t *testing.T) {
	for _, i := range assets.Instruments() {
		i = new(*i)
		i.ID = "i"
		info := model.Info{Instruments: []model.ID{"i"}, Audits: []model.ID{"a"}}
		p := model.NewProject(info).With(i, &model.Audit{ID: "a", Instrument: "i"})
		for _, lang := range assets.Languages() {
			var names, row []string
			for at := range i.Len() {
				_, s := i.Statement(at)
				text := s.Text.In(lang)
				if text == "" {
					text = s.Left.In(lang) + " – " + s.Right.In(lang)
				}
				names = append(names, `"`+strings.ReplaceAll(text, `"`, `""`)+`"`)
				row = append(row, fmt.Sprint(i.Scale.First))
			}
			r := read(t, p, "a", strings.Join(names, ";")+"\n"+strings.Join(row, ";")+"\n", answers.Options{})
			if r.Columns != i.Len() || r.Errors > 0 || r.Sheets() != 1 {
				t.Errorf("%s %s: %d of %d columns, %q", i.Code, lang, r.Columns, i.Len(), told(r))
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head+"staff;1;2;3;4\n"), true)
	f.Add([]byte("listen-ask,2.,lupaus:reading:2\n\"1\",3 = usein\n?;2,5"), false)
	f.Add([]byte("Ryhmä\tKysymme lukijalta\t3\nTalous\t0\t99"), true)
	p := modeltest.Sample()
	f.Fuzz(func(t *testing.T, data []byte, all bool) {
		file, err := answers.Open(context.Background(), "f", data)
		if err != nil {
			if model.CodeOf(err) == "" {
				t.Fatal(err)
			}
			return
		}
		r, err := file.Read(context.Background(), p, modeltest.Audit, answers.Options{AddGroups: all, LeaveOut: all})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := addTo(p, modeltest.Audit, r); err != nil {
			t.Fatal(err)
		}
		for _, one := range r.Problems {
			_ = one.Text(assets.WordsFor("fi"))
		}
	})
}

// BenchmarkImport reads the answers of 5 000 respondents to 40 statements and
// adds them to an audit, validated.
func BenchmarkImport(b *testing.B) {
	full, empty := modeltest.LargeAudit(5000, 40), modeltest.LargeAudit(0, 40)
	for _, format := range table.Formats() {
		b.Run(string(format), func(b *testing.B) {
			var out bytes.Buffer
			if err := answers.Write(&out, format, full, "audit", "fi"); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				f, err := answers.Open(context.Background(), "a", out.Bytes())
				if err != nil {
					b.Fatal(err)
				}
				r, err := f.Read(context.Background(), empty, "audit", answers.Options{})
				if err != nil || r.Sheets() != 5000 {
					b.Fatal(err, told(r))
				}
				if _, err := addTo(empty, "audit", r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
