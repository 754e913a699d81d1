package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
	"lupaus/model/modeltest"
)

var jpeg = "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xDB\x00\x43\x00\x08\x06\x06\x07" + strings.Repeat("\x00\x01\x02\x1F", 100)

func TestReadCSV_Refuses(t *testing.T) {
	tests := []struct {
		name, text string
		code       model.Code
	}{
		{"empty", "", exchange.CodeEmpty},
		{"blank", " ;;\n;;\n", exchange.CodeEmpty},
		{"only a byte order mark", "\uFEFF", exchange.CodeEmpty},
		{"a JPEG", jpeg, exchange.CodeBinary},
		{"too many rows", strings.Repeat("a;b\n", exchange.MaxRows+1), exchange.CodeTooMany},
		{"too many columns", strings.Repeat(";", exchange.MaxColumns) + "x", exchange.CodeTooMany},
		{"too many cells", strings.Repeat(strings.Repeat("a;", 200)+"\n", exchange.MaxCells/200+1), exchange.CodeTooMany},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadCSVFile(context.Background(), strings.NewReader(tt.text), exchangetest.Options())
			if model.CodeOf(err) != tt.code {
				t.Fatalf("%v, want %s", err, tt.code)
			}
			exchangetest.CheckError(t, err)
		})
	}
}

// junk gives rows of a table without end, up to a number of bytes.
type junk struct {
	row  string
	left int
	at   int
}

func (j *junk) Read(b []byte) (int, error) {
	if j.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(b) && n < j.left {
		c := copy(b[n:min(len(b), j.left)], j.row[j.at:])
		n += c
		j.at = (j.at + c) % len(j.row)
	}
	j.left -= n
	return n, nil
}

// Fifty megabytes are read within the limits of a table or answered, with a
// heap that stays a small multiple of the file.
func TestReadCSV_FiftyMegabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, which allocates on its own account")
	}
	const size = 50 << 20
	tests := []struct {
		name, row string
		size      int
		code      model.Code
	}{
		{"short rows", "aaa;bbb;ccc\n", size, exchange.CodeTooMany},
		{"long rows", strings.Repeat("sana ", 200) + ";x\n", size, ""},
		{"no line end", strings.Repeat("sana ", 200), size, ""},
		{"one open quote", `"` + strings.Repeat("sana;\n", 200), size, ""},
		{"more than allowed", "aaa;bbb\n", exchange.MaxInput + 1, exchange.CodeTooBig},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			res, err := ReadCSVFile(context.Background(), &junk{row: tt.row, left: tt.size}, exchangetest.Options())
			runtime.ReadMemStats(&after)
			if model.CodeOf(err) != tt.code {
				t.Fatalf("%v, want %q", err, tt.code)
			}
			if err == nil {
				exchangetest.Check(t, res)
			} else {
				exchangetest.CheckError(t, err)
			}
			if grown := int64(after.TotalAlloc-before.TotalAlloc) >> 20; grown > 1200 {
				t.Errorf("%d MB allocated", grown)
			}
		})
	}
}

func TestReadCSV_StopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadCSVFile(ctx, strings.NewReader("a;b\n"), exchange.Options{}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

// zipOf packs parts; a part given as a size is that many zero bytes.
func zipOf(t testing.TB, parts map[string]any) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		switch c := content.(type) {
		case string:
			_, err = io.WriteString(w, c)
		case int:
			_, err = io.Copy(w, &junk{row: strings.Repeat("\x00", 4096), left: c})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestReadXLSX_Refuses(t *testing.T) {
	many := map[string]any{"xl/workbook.xml": "<a/>"}
	for i := range maxParts {
		many[fmt.Sprint("p", i)] = ""
	}
	tests := []struct {
		name string
		data []byte
		code model.Code
	}{
		{"empty", nil, exchange.CodeEmpty},
		{"text", []byte("hello"), exchange.CodeBinary},
		{"a JPEG", []byte(jpeg), exchange.CodeBinary},
		{"password or old Excel", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("x", 600)), exchange.CodeEncrypted},
		{"another zip", zipOf(t, map[string]any{"readme.txt": "x"}), exchange.CodeBinary},
		{"cut off", zipOf(t, map[string]any{"xl/workbook.xml": "<a/>"})[:60], exchange.CodeSyntax},
		{"broken parts", zipOf(t, map[string]any{"xl/workbook.xml": "<a", "[Content_Types].xml": "<"}), exchange.CodeSyntax},
		{"zip bomb", zipOf(t, map[string]any{"xl/worksheets/sheet1.xml": exchange.MaxUnzipped + 1}), exchange.CodeTooBig},
		{"many parts", zipOf(t, many), exchange.CodeTooBig},
		{"document type", zipOf(t, map[string]any{"xl/workbook.xml": `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}), exchange.CodeDoctype},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadXLSXFile(context.Background(), bytes.NewReader(tt.data), exchangetest.Options())
			if model.CodeOf(err) != tt.code {
				t.Fatalf("%v, want %s", err, tt.code)
			}
			exchangetest.CheckError(t, err)
		})
	}
}

// bookWith is a workbook whose sheet has the given rows as XML.
func bookWith(t testing.TB, sheet string) []byte {
	t.Helper()
	var buf bytes.Buffer
	f := excelize.NewFile()
	if err := f.SetCellStr("Sheet1", "A1", "x"); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range in.File {
		w, err := z.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			_, err = io.WriteString(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+sheet+`</sheetData></worksheet>`)
		} else {
			r, oerr := part.Open()
			if oerr != nil {
				t.Fatal(oerr)
			}
			_, err = io.Copy(w, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Sheets that are small as files and huge as tables.
func TestReadXLSX_SparseSheets(t *testing.T) {
	book := func(sheet string) []byte { return bookWith(t, sheet) }
	far := `<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Yksin</t></is></c></row>`
	res, err := ReadXLSXFile(context.Background(), bytes.NewReader(book(far)), exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(res.Project); got != `"tiedosto" [] Yksin;` {
		t.Error(got)
	}
	var wide strings.Builder
	for i := range 200 {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d" t="inlineStr"><is><t>x</t></is></c></row>`, i+1, i+1)
	}
	if _, err := ReadXLSXFile(context.Background(), bytes.NewReader(book(wide.String())), exchangetest.Options()); model.CodeOf(err) != exchange.CodeTooMany {
		t.Errorf("wide: %v", err)
	}
	for _, cell := range []string{`<c r="ZZZZ1"><v>1</v></c>`, `<c r="A1" t="s"><v>999999</v></c>`, `<c r="A1" t="s"><v>-1</v></c>`, `<c r="A1" s="77777"><v>1</v></c>`} {
		if _, err := ReadXLSXFile(context.Background(), bytes.NewReader(book(`<row r="1">`+cell+`</row>`)), exchangetest.Options()); err != nil {
			exchangetest.CheckError(t, err)
		}
	}
}

// evil is a project all of whose texts would be formulas.
func evil() *model.Project {
	texts := []string{"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "'=x", "''+1", "=HYPERLINK(\"http://x\")", "-2", "+358 40", "= a"}
	info := model.Info{Journeys: []model.ID{"j"}, Personas: []model.ID{"p"}}
	j := &model.Journey{ID: "j", Name: texts[0], Perspective: model.PerspectiveCustomer, State: model.StateNow, Stages: []model.ID{"s"}, Personas: []model.ID{"p"}, Lanes: model.DefaultLanes(modeltest.IDs("l"))}
	s := &model.Stage{ID: "s", Journey: "j", Name: texts[1], Doer: model.DoerOwn}
	p := model.NewProject(info).With(&model.Persona{ID: "p", Name: texts[2]})
	for i, text := range texts {
		t := &model.Touchpoint{ID: model.ID(fmt.Sprint("t", i)), Stage: "s", Title: text, Channel: model.Channel(text), Does: text, Evidence: model.EvidenceGuess,
			Feelings: []model.Feeling{{Persona: "p", Value: -2, Word: text}}}
		s.Touchpoints = append(s.Touchpoints, t.ID)
		p = p.With(t)
	}
	return p.With(j, s)
}

func TestWriteCSV_CannotBecomeAFormula(t *testing.T) {
	var buf bytes.Buffer
	if _, err := WriteCSV(&buf, evil(), "j", "fi", CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(buf.String(), "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	numbers := 0
	for _, row := range rows {
		for _, cell := range row {
			if number.MatchString(cell) {
				numbers++
				continue
			}
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("cell %q", cell)
			}
		}
	}
	if numbers < 10 || rows[1][6] != "-2" {
		t.Errorf("numbers did not stay numbers: %q", rows[1])
	}
	res, err := ReadCSVFile(context.Background(), &buf, exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	if diff := exchangetest.Missing(exchangetest.Facts(evil(), evil().Journey("j")), exchangetest.Facts(res.Project, res.Project.Journey(res.Project.Info().Journeys[0])),
		[]exchange.Note{{Severity: exchange.Lost, Key: "exchange.lost.journey"}, {Severity: exchange.Lost, Key: "exchange.lost.lanes"}}); len(diff) > 0 {
		t.Errorf("%v", diff)
	}
}

func TestWriteXLSX_HasNoFormulas(t *testing.T) {
	var buf bytes.Buffer
	if _, err := WriteXLSX(&buf, evil(), "j", "fi"); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(part.Name, "worksheets") && (bytes.Contains(data, []byte("<f>")) || bytes.Contains(data, []byte("<f "))) {
			t.Errorf("%s has a formula", part.Name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); len(got) != 2 || got[0] != "Luettelo" || got[1] != "Kartta" {
		t.Errorf("sheets %v", got)
	}
	if v, _ := f.GetCellValue("Kartta", "B2"); v != "=1+1" {
		t.Errorf("B2 %q", v)
	}
	if typ, _ := f.GetCellType("Luettelo", "G2"); typ != excelize.CellTypeNumber && typ != excelize.CellTypeUnset {
		t.Errorf("the feeling is no number but %v", typ)
	}
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{xd, "Vaihe;Kosketuspiste;Tunne\nA;B;-1,5", "sep=,\na,b", "Stage,Touchpoint,Field,Value\na,b,Feeling: x,:)", jpeg, "\"", "a\tb\r\nc", "'=1;+2", "\xFF\xFEa\x00;\x00"} {
		f.Add([]byte(seed))
	}
	var buf bytes.Buffer
	if _, err := WriteCSV(&buf, modeltest.Sample(), modeltest.Now, "sv", CSVOptions{}); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := ReadCSVFile(context.Background(), bytes.NewReader(data), exchangetest.Options())
		if err != nil {
			exchangetest.CheckError(t, err)
			return
		}
		exchangetest.Check(t, res)
		for _, id := range res.Project.Info().Journeys {
			if _, err := WriteCSV(io.Discard, res.Project, id, "en", CSVOptions{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzXLSX(f *testing.F) {
	var buf bytes.Buffer
	if _, err := WriteXLSX(&buf, modeltest.Sample(), modeltest.Now, "fi"); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add(buf.Bytes()[:buf.Len()/2])
	f.Add([]byte("PK\x03\x04"))
	f.Add(zipOf(f, map[string]any{"xl/workbook.xml": "<workbook/>"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := ReadXLSXFile(context.Background(), bytes.NewReader(data), exchangetest.Options())
		if err != nil {
			exchangetest.CheckError(t, err)
			return
		}
		exchangetest.Check(t, res)
	})
}

func BenchmarkReadCSV(b *testing.B) {
	data := exchangetest.Written(b, func(w *bytes.Buffer, p *model.Project, id model.ID) error {
		_, err := WriteCSV(w, p, id, "fi", CSVOptions{})
		return err
	})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadCSVFile(context.Background(), bytes.NewReader(data), exchange.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadXLSX(b *testing.B) {
	data := exchangetest.Written(b, func(w *bytes.Buffer, p *model.Project, id model.ID) error {
		_, err := WriteXLSX(w, p, id, "fi")
		return err
	})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadXLSXFile(context.Background(), bytes.NewReader(data), exchange.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
