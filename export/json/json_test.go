package json

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lupaus/export/exchange"
	"lupaus/export/exchange/exchangetest"
	"lupaus/model"
	"lupaus/model/modeltest"
)

func entities(p *model.Project) map[model.ID]model.Entity {
	m := map[model.ID]model.Entity{}
	for e := range p.All() {
		m[e.Key()] = e
	}
	return m
}

func TestRoundTrip_LosesNothing(t *testing.T) {
	projects := []*model.Project{modeltest.Sample(), modeltest.Large(300, 7, 60), model.NewProject(model.Info{Name: "tyhjä"})}
	for seed := range uint64(300) {
		projects = append(projects, modeltest.Random(rand.New(rand.NewPCG(seed, 3))))
	}
	for i, p := range projects {
		var first, second bytes.Buffer
		if err := Write(&first, p); err != nil {
			t.Fatal(err)
		}
		text := first.String()
		res, err := Read(context.Background(), &first, exchange.Options{})
		if err != nil {
			t.Fatalf("project %d: %v\n%s", i, err, text)
		}
		if diff := cmp.Diff(entities(p), entities(res.Project), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("project %d: %s", i, diff)
		}
		if err := Write(&second, res.Project); err != nil || second.String() != text {
			t.Fatalf("project %d: written again it differs (%v)", i, err)
		}
	}
}

const (
	head   = `{"format":"lupaus","version":3,`
	second = `{"format":"lupaus","version":2,`
	first  = `{"format":"lupaus","version":1,`
)

// Files of earlier versions are read as they always were.
func TestRead_EarlierVersions(t *testing.T) {
	for _, head := range []string{first, second} {
		readEarlier(t, head)
	}
}

func readEarlier(t *testing.T, head string) {
	t.Helper()
	text := head + `"project":{"name":"x","roles":["r"]},"role":[{"id":"r","name":"R","role":"ceo"}]}`
	res, err := Read(context.Background(), strings.NewReader(text), exchange.Options{})
	if err != nil || res.Project.Role("r").Role != model.RoleCEO {
		t.Fatal(res, err)
	}
	var out bytes.Buffer
	if err := Write(&out, res.Project); err != nil || !strings.Contains(out.String(), `"version": 5`) {
		t.Errorf("%v\n%s", err, out.String())
	}
}

// Lists stand in the project's order, and texts as people wrote them, also in
// what a snapshot holds.
func TestWrite_OrderAndText(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Actions = []model.ID{modeltest.Idea, modeltest.Tickets}
	info.Audits = []model.ID{modeltest.Audit, modeltest.FirstAudit}
	s := *p.Snapshot(modeltest.BeforeShop)
	role := *s.Project.Role(modeltest.Clerk)
	role.Task = "<b>&"
	s.Project = s.Project.With(&role)
	var out bytes.Buffer
	if err := Write(&out, p.With(&info, &s)); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	at := 0
	for _, want := range []string{`"segment": [`, `"customer": [`, `"id": "c-lindfors"`, `"id": "c-rekola"`, `"id": "c-salo"`, `"id": "c-gone"`, `"sheet": [`, `"decision": [`, `"action": [`, `"id": "a-idea"`, `"id": "a-tickets"`, `"instrument": [`, `"id": "i-reading"`, `"audit": [`, `"id": "audit-now"`, `"id": "audit-before"`, `"answers": [`,
		`"id": "answers-round"`, `"id": "answers-paper"`, `"snapshot": [`, `"content": {`, `"task": "<b>&"`} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("%s is missing, or stands too early", want)
		}
		at += i
	}
}

func TestRead_Refuses(t *testing.T) {
	persona := `"project":{"name":"x","personas":["p"]},`
	tests := []struct {
		name, text string
		code       model.Code
		detail     string
	}{
		{"empty", "", exchange.CodeEmpty, ""},
		{"not ours", `{"a":1}`, exchange.CodeUnknown, "a"},
		{"another format", `{"format":"x","version":1}`, exchange.CodeUnknown, "x"},
		{"newer", `{"format":"lupaus","version":6,"moods":[]}`, exchange.CodeNewer, "6"},
		{"unknown field in a snapshot", head + snapshot(`{"project":{"name":"x"},"persona":[{"id":"p","name":"","age":7}]}`), exchange.CodeField, "snapshot[0].content.persona[0].age"},
		{"unknown kind in a snapshot", head + snapshot(`{"project":{"name":"x"},"mood":[]}`), exchange.CodeField, "snapshot[0].content.mood"},
		{"snapshot in a snapshot", head + snapshot(`{"project":{"name":"x"},"snapshot":[]}`), exchange.CodeField, "snapshot[0].content.snapshot"},
		{"unknown field of a snapshot", head + `"project":{"name":"x","snapshots":["s"]},"snapshot":[{"id":"s","name":"","mood":1}]}`, exchange.CodeField, "snapshot[0].mood"},
		{"snapshot of nothing", head + `"project":{"name":"x","snapshots":["s"]},"snapshot":[{"id":"s","name":""}]}`, exchange.CodeInvalid, "content"},
		{"snapshot of null", head + snapshot(`null`), exchange.CodeSyntax, "snapshot[0]"},
		{"snapshot of a list", head + snapshot(`[]`), exchange.CodeSyntax, "snapshot[0]"},
		{"null in a snapshot", head + snapshot(`{"project":{"name":"x"},"persona":[null]}`), exchange.CodeSyntax, "snapshot[0]"},
		{"broken rule in a snapshot", head + snapshot(`{"project":{"name":"x","personas":["q"]}}`), exchange.CodeInvalid, "content"},
		{"unknown field of an expectation", head + `"project":{"name":"x","promises":["w"]},"promise":[{"id":"w","expects":{"low":0,"mid":1}}]}`, exchange.CodeField, "promise[0].expects.mid"},
		{"unknown field of a benchmark", head + instrument(`{"key":"s","benchmark":{"level":0,"sample":9}}`) + `]}`, exchange.CodeField, "instrument[0].areas[0].statements[0].benchmark.sample"},
		{"text in place of texts", head + instrument(`{"key":"s","text":"Kysymme"}`) + `]}`, exchange.CodeSyntax, "instrument[0]"},
		{"language that is not ours", head + instrument(`{"key":"s","text":{"de":"x"}}`) + `]}`, exchange.CodeInvalid, "statements"},
		{"unknown field of a mark", head + audit(`"marks":[{"statement":"s","colour":1}]`, "1"), exchange.CodeField, "audit[0].marks[0].colour"},
		{"unknown field of a step", head + audit(`"steps":[{"area":"a","mood":1}]`, "1"), exchange.CodeField, "audit[0].steps[0].mood"},
		{"group of no kind", head + audit(`"groups":[{"id":"g","kind":"friends"}]`, "1"), exchange.CodeInvalid, "groups"},
		{"answer above the scale", head + audit(`"note":""`, "2"), exchange.CodeInvalid, "sheets"},
		{"more answers than statements", head + audit(`"note":""`, "11"), exchange.CodeInvalid, "sheets"},
		{"unknown field of an answer sheet", head + audit(`"note":""`, `1","email":"x`), exchange.CodeField, "answers[0].sheets[0].email"},
		{"unknown field of a row", head + `"project":{"name":"x","sheets":["s"]},"sheet":[{"id":"s","rows":[{"id":"r"},{"id":"q","mood":1}]}]}`, exchange.CodeField, "sheet[0].rows[1].mood"},
		{"no project", `{"format":"lupaus","version":1}`, exchange.CodeNothing, "project"},
		{"unknown kind", head + `"project":{"name":""},"mood":[]}`, exchange.CodeField, "mood"},
		{"unknown field", head + persona + `"persona":[{"id":"p","name":"P","age":7}]}`, exchange.CodeField, "persona[0].age"},
		{"unknown field deep down", head + `"project":{"name":"x","organisation":{"nmae":"y"}}}`, exchange.CodeField, "project.organisation.nmae"},
		{"wrong type", head + persona + `"persona":[{"id":"p","name":7}]}`, exchange.CodeSyntax, "persona[0]"},
		{"null", head + persona + `"persona":[null]}`, exchange.CodeSyntax, "persona[0]"},
		{"kind twice", head + `"project":{"name":""},"project":{"name":""}}`, exchange.CodeSyntax, "twice"},
		{"ID twice", head + persona + `"persona":[{"id":"p","name":""},{"id":"p","name":""}]}`, exchange.CodeInvalid, "persona[1]"},
		{"the project's ID", head + `"project":{"name":"","personas":["project"]},"persona":[{"id":"project","name":""}]}`, exchange.CodeInvalid, "persona[0]"},
		{"broken rule", head + `"project":{"name":"x","personas":["q"]}}`, exchange.CodeInvalid, "personas"},
		{"something behind", head + `"project":{"name":""}} {}`, exchange.CodeSyntax, "behind"},
		{"cut off", head + `"project":{"name":"`, exchange.CodeSyntax, ""},
		{"deep", head + `"project":` + strings.Repeat(`{"name":`, 20_000), exchange.CodeSyntax, ""},
		{"a list", `[1]`, exchange.CodeSyntax, ""},
		{"Windows-1252", head + "\"project\":{\"name\":\"K\xE4ynti\"}}", exchange.CodeSyntax, "UTF-8"},
		{"too many", head + `"project":{"name":""},"persona":[` + strings.Repeat(`{},`, 3), exchange.CodeInvalid, "persona[1]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), strings.NewReader(tt.text), exchange.Options{})
			if model.CodeOf(err) != tt.code || !strings.Contains(fmt.Sprint(err), tt.detail) {
				t.Fatalf("%v, want %s %s", err, tt.code, tt.detail)
			}
			exchangetest.CheckError(t, err)
		})
	}
}

// snapshot is a project with one snapshot that holds something.
func snapshot(content string) string {
	return `"project":{"name":"x","snapshots":["s"]},"snapshot":[{"id":"s","name":"","content":` + content + `}]}`
}

// instrument is a project with an instrument of one statement and two levels, up
// to the end of its list of instruments.
func instrument(statement string) string {
	return `"project":{"name":"x","instruments":["i"],"audits":["a"]},"instrument":[{"id":"i","code":"c","version":1,"title":{},` +
		`"scale":{"first":0,"levels":[{"title":{}},{"title":{}}]},"areas":[{"key":"a","title":{},"statements":[` + statement + `]}]}`
}

// audit is a project with an audit that one has answered.
func audit(fields, answers string) string {
	return instrument(`{"key":"s","text":{"fi":"Kysymme"}}`) + `],"audit":[{"id":"a","name":"","instrument":"i","batches":["b"],` + fields + `}],` +
		`"answers":[{"id":"b","audit":"a","way":"paper","sheets":[{"id":"r","answers":"` + answers + `"}]}]}`
}

// An audit may be read as it stands in the documentation of the format.
func TestRead_Audit(t *testing.T) {
	text := head + audit(`"groups":[{"id":"g","kind":"staff"}],"marks":[{"statement":"s","target":2}]`, "?")
	res, err := Read(context.Background(), strings.NewReader(text), exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := res.Project.Audit("a")
	_, s := res.Project.Instrument("i").Statement(0)
	if a.Mark("s").Target != 2 || res.Project.Respondents(a) != 1 || res.Project.Answers("b").Sheets[0].Answer(0) != model.Unknown || s.Text["fi"] != "Kysymme" {
		t.Errorf("%+v", a)
	}
}

// What snapshots hold is counted, too.
func TestRead_StopsAtTheLimitInSnapshots(t *testing.T) {
	var list strings.Builder
	for i := range exchange.MaxEntities {
		fmt.Fprintf(&list, `{"id":"p%d","name":""},`, i)
	}
	text := head + snapshot(`{"project":{"name":""},"persona":[`+strings.TrimSuffix(list.String(), ",")+`]}`)
	if _, err := Read(context.Background(), strings.NewReader(text), exchange.Options{}); model.CodeOf(err) != exchange.CodeTooMany {
		t.Error(err)
	}
}

// A list that is too long is refused before all of it is held.
func TestRead_StopsAtTheLimit(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + `"project":{"name":""},"persona":[`)
	for i := range exchange.MaxEntities + 1 {
		fmt.Fprintf(&b, `{"id":"p%d","name":""},`, i)
	}
	_, err := Read(context.Background(), strings.NewReader(b.String()), exchange.Options{})
	if model.CodeOf(err) != exchange.CodeTooMany {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, strings.NewReader(b.String()), exchange.Options{}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWrite_TellsErrorsOfTheWriter(t *testing.T) {
	if err := Write(failing{}, modeltest.Sample()); err == nil {
		t.Error("no error")
	}
}

func FuzzJSON(f *testing.F) {
	var buf bytes.Buffer
	if err := Write(&buf, modeltest.Sample()); err != nil {
		f.Fatal(err)
	}
	f.Add(buf.Bytes())
	f.Add([]byte(head + `"project":{"name":"x"}}`))
	f.Add([]byte(head + `"project":{"name":"x","organisation":{}},"touchpoint":[{"id":"t","notes":{"a":"b"}}]}`))
	f.Add([]byte(head + audit(`"groups":[{"id":"g","kind":"staff"}],"marks":[{"statement":"s","evidence":["x"]}]`, "1?.")))
	f.Add([]byte(`{"format":"lupaus","version":9}`))
	f.Add([]byte(head + snapshot(`{"project":{"name":"","ignoredRules":[{"rule":"r"}]},"role":[]}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := Read(context.Background(), bytes.NewReader(data), exchange.Options{})
		if err != nil {
			exchangetest.CheckError(t, err)
			return
		}
		exchangetest.Check(t, res)
		var out bytes.Buffer
		if err := Write(&out, res.Project); err != nil {
			t.Fatal(err)
		}
		again, err := Read(context.Background(), &out, exchange.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(entities(res.Project), entities(again.Project), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := exchangetest.Written(b, func(w *bytes.Buffer, p *model.Project, _ model.ID) error { return Write(w, p) })
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(context.Background(), bytes.NewReader(data), exchange.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
