package exchangetest

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"regexp"
	"testing"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
	"lupaus/model/modeltest"
)

// Reader is the reader of a format.
type Reader func(context.Context, io.Reader, exchange.Options) (*exchange.Result, error)

// Writer writes one journey.
type Writer func(io.Writer, *model.Project, model.ID) ([]exchange.Note, error)

// Options are options for tests, with predictable IDs.
func Options() exchange.Options {
	return exchange.Options{Name: "tiedosto", Language: "fi", Today: "2026-11-23", IDs: modeltest.IDs("i")}
}

// Check asserts what any result of a reader must fulfil: a valid project with a
// journey, and notes that every language has words for.
func Check(t testing.TB, res *exchange.Result) {
	t.Helper()
	if problems := model.Validate(res.Project); len(problems) > 0 {
		t.Fatalf("result is not valid: %v", problems[0])
	}
	if len(res.Notes) > exchange.MaxNotes+200 {
		t.Fatalf("%d notes", len(res.Notes))
	}
	CheckNotes(t, res.Notes)
}

// CheckNotes asserts that each note can be told in every language.
func CheckNotes(t testing.TB, notes []exchange.Note) {
	t.Helper()
	for _, n := range notes {
		for _, lang := range assets.Languages() {
			w := assets.WordsFor(lang)
			if !w.Has(n.Key) {
				t.Fatalf("%s has no word for %s", lang, n.Key)
			}
			if text := n.Text(w); text == "" || !fits(w.T(n.Key), n.Args) {
				t.Fatalf("%s: %s with %v becomes %q", lang, n.Key, n.Args, text)
			}
		}
	}
}

// fits reports whether a text has a verb for each argument.
func fits(text string, args []any) bool {
	verbs := verb.FindAllString(text, -1)
	if len(verbs) != len(args) {
		return false
	}
	for i, v := range verbs {
		if _, number := args[i].(int); number != (v == "%d") {
			return false
		}
	}
	return true
}

var verb = regexp.MustCompile(`%[a-z]`)

// CheckError asserts that a reader's failure has a code that every language has
// words for.
func CheckError(t testing.TB, err error) {
	t.Helper()
	code := model.CodeOf(err)
	if code == "" {
		t.Fatalf("error without a code: %v", err)
	}
	for _, lang := range assets.Languages() {
		if !assets.WordsFor(lang).Has("error." + string(code)) {
			t.Fatalf("%s has no word for error.%s", lang, code)
		}
	}
}

// Law asserts the law of the round trip on the sample and on a number of random projects:
// reading back what was written misses only what the writer listed as lost.
func Law(t *testing.T, projects int, write Writer, read Reader) {
	t.Helper()
	all := []*model.Project{modeltest.Sample(), modeltest.Large(60, 7, 30)}
	for seed := range uint64(projects) {
		all = append(all, modeltest.Random(rand.New(rand.NewPCG(seed, 7))))
	}
	for i, p := range all {
		for _, id := range p.Info().Journeys {
			if !lawHolds(t, p, id, write, read) {
				t.Fatalf("project %d, journey %s", i, id)
			}
		}
	}
}

func lawHolds(t *testing.T, p *model.Project, id model.ID, write Writer, read Reader) bool {
	t.Helper()
	var buf bytes.Buffer
	lost, err := write(&buf, p, id)
	if err != nil {
		t.Fatal(err)
	}
	CheckNotes(t, lost)
	file := bytes.Clone(buf.Bytes())
	res, err := read(context.Background(), &buf, Options())
	if err != nil {
		t.Errorf("read back: %v\n%s", err, file)
		return false
	}
	Check(t, res)
	if len(res.Project.Info().Journeys) != 1 {
		t.Errorf("%d journeys came back\n%s", len(res.Project.Info().Journeys), file)
		return false
	}
	back := res.Project.Journey(res.Project.Info().Journeys[0])
	missing := Missing(Facts(p, p.Journey(id)), Facts(res.Project, back), lost)
	if len(missing) == 0 {
		return true
	}
	if len(file) > 8000 {
		file = file[:8000]
	}
	for _, m := range missing {
		t.Error(m)
	}
	for _, n := range lost {
		t.Log("told:", n.Text(assets.WordsFor("en")))
	}
	for _, n := range res.Notes {
		t.Log("noted:", n.Text(assets.WordsFor("en")))
	}
	t.Logf("%s", file)
	return false
}

// Written is a journey of 5 000 touchpoints in a format, for benchmarks of its
// reader.
func Written(t testing.TB, write func(*bytes.Buffer, *model.Project, model.ID) error) []byte {
	t.Helper()
	p := modeltest.Large(5000, 20, 5000)
	var buf bytes.Buffer
	if err := write(&buf, p, p.Info().Journeys[0]); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
