package mermaid

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
)

// outline is a project in a few words: journeys, stages in [], touchpoints with
// their feelings and remarks.
func outline(p *model.Project) string {
	var b strings.Builder
	for _, j := range model.Of[model.Journey](p, p.Info().Journeys) {
		fmt.Fprintf(&b, "%q", j.Name)
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			fmt.Fprintf(&b, " [%s]", s.Name)
			for _, t := range model.Of[model.Touchpoint](p, s.Touchpoints) {
				fmt.Fprintf(&b, " %s", strings.ReplaceAll(t.Title, "\n", "⏎"))
				for _, f := range t.Feelings {
					name := "-"
					if e := p.Persona(f.Persona); e != nil {
						name = e.Name
					}
					fmt.Fprintf(&b, " %s%+g", name, f.Value)
				}
				for _, l := range j.Lanes {
					if t.Notes[l.ID] != "" {
						fmt.Fprintf(&b, " {%s}", t.Notes[l.ID])
					}
				}
				b.WriteByte(';')
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

func read(t *testing.T, text string) (*exchange.Result, string, []string) {
	t.Helper()
	res, err := Read(context.Background(), strings.NewReader(text), exchangetest.Options())
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	exchangetest.Check(t, res)
	var notes []string
	for _, n := range res.Notes {
		key := strings.TrimPrefix(strings.TrimPrefix(n.Key, "exchange."), "mermaid.")
		notes = append(notes, fmt.Sprintf("%s %d %s", n.Severity, n.Line, key))
	}
	return res, outline(res.Project), notes
}

// Each awkward line that was measured on the real parser, under "section S".
func TestRead_AwkwardLines(t *testing.T) {
	tests := []struct {
		line, want string
		notes      []string
	}{
		{"X: 3", "X -+0;", nil},
		{"X: 3:", "X -+0;", nil},
		{"X: 3: Me", "X Me+0;", nil},
		{"X: 5: Me, Cat", "X Me+2 Cat+2;", nil},
		{"X: 2.5: Me", "X Me-0.5;", nil},
		{"X: -2: Me", "X Me-2;", []string{"info 3 range"}},
		{"X: 9: Me", "X Me+2;", []string{"info 3 range"}},
		{"X: abc: Me", "X;", []string{"warning 3 badScore"}},
		{"X: 2,5: Me", "X Me-0.5;", []string{"info 3 comma"}},
		{"X: : Me", "X;", []string{"info 3 noScore"}},
		{"X: 5: Me: extra", "X Me+2 {extra};", []string{"info 3 extra"}},
		{"X: 3: Me; Y: 1: Cat", "X Me+0; Y Cat-2;", []string{"info 3 semicolon"}},
		{"X; y: 3: Me", "X; y Me+0;", []string{"info 3 semicolon"}},
		{"Z: 3: Me;", "Z Me+0;", []string{"info 3 semicolon"}},
		{"Order #5: 4: Me", "Order #5 Me+1;", []string{"info 3 hash"}},
		{"Z: 3: Me # note", "Z Me+0 {note};", []string{"info 3 tail"}},
		{"see http://x.fi: 3: Me", "see http://x.fi Me+0;", []string{"warning 3 manyColons"}},
		{"section A: b", "[A: b]", []string{"info 3 colon"}},
		{"section review: 3: Me", "section review Me+0;", []string{"info 3 keywordTask"}},
		{"journey start: 3: Me", "journey start Me+0;", []string{"info 3 keywordTask"}},
		{"section A %% t", "[A]", []string{"info 3 remark"}},
		{"A &amp; B: 3: Me", "A & B Me+0;", nil},
		{"A#58; b: 3: Me", "A: b Me+0;", nil},
		{"A#quot;b#quot;: 3: Me", `A"b" Me+0;`, nil},
		{"A: 3: Me#44; myself, Cat", "A Me, myself+0 Cat+0;", nil},
		{"X: 3: Me,,Cat, ", "X Me+0 Cat+0;", nil},
		{"a<br>b<br/>c<BR />d: 3", "a⏎b⏎c⏎d -+0;", nil},
		{"\tKäynti – öinen “&” kioskilla:\t4 :\tÅke ", "Käynti – öinen “&” kioskilla Åke+1;", nil},
		{"SECTION A", "[A]", nil},
		{"just words", "just words;", []string{"warning 3 noColon"}},
		{"%% nothing", "", nil},
		{"# nothing", "", nil},
		{"%%{init: {'theme': 'forest'}}%%", "", []string{"info 3 config"}},
		{"%% lupaus:nonsense 5", "", []string{"warning 3 note.extra"}},
	}
	for _, tt := range tests {
		_, got, notes := read(t, "journey\nsection S\n"+tt.line+"\n")
		want := strings.TrimSpace(`"tiedosto" [S] ` + tt.want)
		if got != want {
			t.Errorf("%q: %s, want %s", tt.line, got, want)
		}
		if !slices.Equal(notes, tt.notes) {
			t.Errorf("%q: notes %v, want %v", tt.line, notes, tt.notes)
		}
	}
}

func TestRead_WholeFiles(t *testing.T) {
	tests := []struct {
		name, text, want string
		notes            []string
	}{
		{"as in the manual", "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me\n    section Go home\n      Sit down: 1: Me, Cat\n",
			`"My working day" [Go to work] Make tea Me+2; Go upstairs Me+0; [Go home] Sit down Me-2 Cat-2;`, nil},
		{"task before any section", "journey\nX: 3: Me", `"tiedosto" [] X Me+0;`, []string{"info 2 noSection"}},
		{"colon in the title, the last one wins", "journey\ntitle A: b\ntitle C", `"C"`, []string{"info 3 titleAgain"}},
		{"empty title does not swallow a line", "journey\ntitle\nsection S\nX: 3", `"tiedosto" [S] X -+0;`, []string{"info 2 emptyTitle"}},
		{"task that begins with title", "journey\ntitle of task: 3: Me", `"of task: 3: Me"`, []string{"warning 2 titleTask"}},
		{"the same section twice", "journey\nsection A\nX: 3\nsection A\nY: 3", `"tiedosto" [A] X -+0; [A] Y -+0;`, nil},
		{"upper case", "JOURNEY\nTITLE T\nSection A", `"T" [A]`, []string{"info 1 keyword"}},
		{"CRLF and BOM", "\uFEFFjourney\r\ntitle Ä\r\nsection Ö\r\nX: 3: Me\r\n", `"Ä" [Ö] X Me+0;`, nil},
		{"front matter", "---\ntitle: Etuotsikko\n---\njourney\nsection S\nX: 9", `"Etuotsikko" [S] X -+2;`, []string{"info 6 range"}},
		{"title beats front matter", "---\ntitle: Etuotsikko\nconfig:\n  theme: x\n---\njourney\ntitle Otsikko", `"Otsikko"`, []string{"info 1 config"}},
		{"broken front matter", "---\ntitle: [a\n---\njourney", `"tiedosto"`, []string{"warning 1 frontMatter"}},
		{"two journeys", "journey\ntitle A\njourney\ntitle B", "\"A\"\n\"B\"", []string{"info 3 another"}},
		{"markdown", "# Raportti\n\nPuhetta: 3: Minä\n\n```mermaid\njourney\ntitle A\nsection S\nX: 4\n```\n\n```mermaid\nflowchart TD\na-->b\n```\n\n```mermaid\njourney\ntitle B\n```\nlisää puhetta",
			"\"A\" [S] X -+1;\n\"B\"", []string{"warning 13 before"}},
		{"line in front", "hello\njourney\nsection S", `"tiedosto" [S]`, []string{"warning 1 before"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, notes := read(t, tt.text)
			if got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
			if !slices.Equal(notes, tt.notes) {
				t.Errorf("notes %v, want %v", notes, tt.notes)
			}
		})
	}
}

func TestRead_KeepsDescriptionsAsNote(t *testing.T) {
	res, _, _ := read(t, "journey\naccTitle: Lyhyt\naccDescr: Yksi rivi\naccDescr {\n  monta\n  riviä\n}\ntitle T\nsection S\n")
	j := res.Project.Journey(res.Project.Info().Journeys[0])
	if want := "Lyhyt\n\nYksi rivi\n\nmonta\n  riviä"; j.Note != want || j.Name != "T" || len(j.Stages) != 1 {
		t.Errorf("note %q, want %q; name %q; %d stages", j.Note, want, j.Name, len(j.Stages))
	}
}

func TestRead_Refuses(t *testing.T) {
	tests := []struct {
		text string
		code model.Code
	}{
		{"", exchange.CodeEmpty},
		{" \n\t\n", exchange.CodeEmpty},
		{"flowchart TD\na-->b", exchange.CodeNothing},
		{"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x02\x03\x04\x05", exchange.CodeBinary},
		{"journey\n" + strings.Repeat("a:3\n", exchange.MaxEntities+1), exchange.CodeTooMany},
		{"journey\na:3:" + strings.Join(numbers(exchange.MaxPeople+1), ","), exchange.CodeTooMany},
	}
	for _, tt := range tests {
		_, err := Read(context.Background(), strings.NewReader(tt.text), exchangetest.Options())
		if model.CodeOf(err) != tt.code {
			t.Errorf("%.20q: %v, want %s", tt.text, err, tt.code)
		}
		exchangetest.CheckError(t, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, strings.NewReader("journey\nX: 3"), exchange.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func numbers(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint("p", i)
	}
	return list
}

// What we write must mean the same to Mermaid, so it keeps to its grammar: each
// line that is not a remark has a known shape and no bare # ; or second colon.
func TestWrite_KeepsToTheGrammar(t *testing.T) {
	info := model.Info{Journeys: []model.ID{"j"}, Personas: []model.ID{"a"}}
	j := &model.Journey{ID: "j", Name: "Title: a;b #1", Perspective: model.PerspectiveCustomer, State: model.StateNow, Stages: []model.ID{"s"}, Personas: []model.ID{"a"}}
	s := &model.Stage{ID: "s", Journey: "j", Name: "section of: life %% no", Doer: model.DoerOwn}
	p := model.NewProject(info)
	titles := []string{"title of task", "journey", "section x", "a:b;c#d", "%% x", "```", "line\nbreak", "accTitle: x", "<br>", "&amp;", ""}
	for i, title := range titles {
		tp := &model.Touchpoint{ID: model.ID(fmt.Sprint("t", i)), Stage: "s", Title: title, Evidence: model.EvidenceGuess, Feelings: []model.Feeling{{Persona: "a", Value: float64(i%5) - 2}}}
		s.Touchpoints = append(s.Touchpoints, tp.ID)
		p = p.With(tp)
	}
	p = p.With(j, s, &model.Persona{ID: "a", Name: "Anna, A: #1"})
	var buf bytes.Buffer
	if _, err := Write(&buf, p, "j", "fi"); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(buf.String()), "\n") {
		line = strings.TrimSpace(line)
		switch word, _, _ := strings.Cut(line, " "); {
		case i == 0 && line == "journey", strings.HasPrefix(line, "%% lupaus:"):
		case word == "title", word == "section":
			if rest := entity.ReplaceAllString(line, ""); strings.ContainsAny(rest, ":;#") || strings.Contains(line, "%%") {
				t.Errorf("line %d: %s", i+1, line)
			}
		default:
			fields := strings.Split(entity.ReplaceAllString(line, ""), ":")
			if len(fields) != 3 || strings.ContainsAny(entity.ReplaceAllString(line, ""), ";#") || strings.HasPrefix(line, "%%") || strings.HasPrefix(line, "`") {
				t.Errorf("line %d: %s", i+1, line)
			}
		}
	}
	res, got, _ := read(t, buf.String())
	if back := res.Project.Journey(res.Project.Info().Journeys[0]); back.Name != j.Name {
		t.Errorf("name %q", back.Name)
	}
	for _, title := range titles[:10] {
		if !strings.Contains(got, strings.ReplaceAll(title, "\n", "⏎")) {
			t.Errorf("%q did not come back: %s", title, got)
		}
	}
}

func TestWrite_ScoresAreWholeAndHalvesGoToTheMiddle(t *testing.T) {
	for value, want := range map[float64]int{-2: 1, -1.5: 2, -1: 2, -0.5: 3, 0: 3, 0.5: 3, 0.6: 4, 1: 4, 1.5: 4, 2: 5} {
		if got, _ := exchange.ToFive(value); got != want {
			t.Errorf("%v: %d, want %d", value, got, want)
		}
	}
}

func FuzzMermaid(f *testing.F) {
	for _, seed := range []string{
		"journey\ntitle A\nsection S\nX: 3: Me, Cat", "---\ntitle: x\n---\njourney", "journey\naccDescr {\na\n}", "journey\nX: 3: Me; Y: 1 # z",
		"```mermaid\njourney\n```", "journey\n%% lupaus:journey.lane.free x\nX: 3\n%% lupaus:note.1 y\n%% lupaus:feeling 1.5 A\n%% lupaus:promise p\n%% lupaus:promise.kept broken",
		"journey\nA#58; &lt;b&gt; <br>: 2,5: ;", "\xFF\xFEj\x00", "journey\r\rX:1e9:\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := Read(context.Background(), bytes.NewReader(data), exchangetest.Options())
		if err != nil {
			exchangetest.CheckError(t, err)
			return
		}
		exchangetest.Check(t, res)
		for _, id := range res.Project.Info().Journeys {
			if _, err := Write(&bytes.Buffer{}, res.Project, id, "sv"); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := exchangetest.Written(b, func(w *bytes.Buffer, p *model.Project, id model.ID) error {
		_, err := Write(w, p, id, "fi")
		return err
	})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), bytes.NewReader(data), exchange.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
