package audit_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/audit"
)

func TestStats(t *testing.T) {
	for _, test := range []struct {
		answers              string
		n                    int
		min, q1, med, q3, mx float64
		mean                 float64
		unknown, missing     int
	}{
		{answers: ""},
		{answers: "???", unknown: 3},
		{answers: "...", missing: 3},
		{answers: "2", n: 1, min: 2, q1: 2, med: 2, q3: 2, mx: 2, mean: 2},
		{answers: "13", n: 2, min: 1, q1: 1.5, med: 2, q3: 2.5, mx: 3, mean: 2},
		{answers: "3333", n: 4, min: 3, q1: 3, med: 3, q3: 3, mx: 3, mean: 3},
		{answers: "0411?.", n: 4, min: 0, q1: 0.75, med: 1, q3: 1.75, mx: 4, mean: 1.5, unknown: 1, missing: 1},
		// The example of R's quantile(c(0,1,2,3,9), type = 7).
		{answers: "01239", n: 5, min: 0, q1: 1, med: 2, q3: 3, mx: 9, mean: 3},
		{answers: "9", n: 1, min: 9, q1: 9, med: 9, q3: 9, mx: 9, mean: 9},
	} {
		r := audit.Of(project(t, false, 1, test.answers), "a")
		c := r.Statements[0]
		if c.N != test.n || c.Unknown != test.unknown || c.Missing != test.missing {
			t.Errorf("%q: n %d, unknown %d, missing %d", test.answers, c.N, c.Unknown, c.Missing)
		}
		want := audit.Stats{N: test.n, Min: test.min, Q1: test.q1, Median: test.med, Q3: test.q3, Max: test.mx, Average: test.mean}
		if c.Stats != want {
			t.Errorf("%q: %+v, want %+v", test.answers, c.Stats, want)
		}
	}
}

func TestUnknownShare(t *testing.T) {
	for answers, want := range map[string]float64{"": 0, "...": 0, "12": 0, "1?": 0.5, "1?..": 0.5, "???": 1} {
		if got := audit.Of(project(t, false, 1, answers), "a").Statements[0].UnknownShare(); got != want {
			t.Errorf("%q: %v, want %v", answers, got, want)
		}
	}
}

// TestIndependent counts random audits a second time, from the answers
// themselves, by sorting and by comparing every pair.
func TestIndependent(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 2))
	for range 60 {
		statements := 1 + rnd.IntN(6)
		groups := make([]string, 0, 4)
		for range 1 + rnd.IntN(4) {
			sheet := ""
			for range rnd.IntN(9) {
				for range statements {
					sheet += string("0123456789?."[rnd.IntN(12)])
				}
				sheet += " "
			}
			groups = append(groups, sheet)
		}
		p := project(t, true, statements, groups...)
		r := audit.Of(p, "a")
		for g, group := range r.Groups {
			if group.Unsaid || group.Others {
				t.Fatalf("a named audit shows %+v", group)
			}
			for at := range statements {
				values, _ := column(p, group.ID, at)
				checkStats(t, r.ByGroup[g][at].Stats, values)
			}
			checkStats(t, r.AreaGroups[g][0].Stats, means(p, group.ID, statements))
		}
		for at := range statements {
			values, _ := column(p, "", at)
			checkStats(t, r.Statements[at].Stats, values)
		}
		checkStats(t, r.Areas[0].Stats, means(p, "", statements))
		for _, d := range r.Disagreements() {
			high, _ := column(p, r.Groups[d.High].ID, d.Statement)
			low, _ := column(p, r.Groups[d.Low].ID, d.Statement)
			if want := dominance(high, low); math.Abs(d.Delta-want) > 1e-12 {
				t.Errorf("delta %v, want %v", d.Delta, want)
			}
			if want := quantile(high, 0.5) - quantile(low, 0.5); math.Abs(d.Gap-want) > 1e-9 || d.Gap < 0 {
				t.Errorf("gap %v, want %v", d.Gap, want)
			}
		}
	}
}

func checkStats(t *testing.T, got audit.Stats, values []float64) {
	t.Helper()
	if got.N != len(values) {
		t.Fatalf("n %d, want %d", got.N, len(values))
	}
	if got.N == 0 {
		return
	}
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	near := func(what string, got, want float64) {
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s %v, want %v of %v", what, got, want, values)
		}
	}
	near("min", got.Min, slices.Min(values))
	near("q1", got.Q1, quantile(values, 0.25))
	near("median", got.Median, quantile(values, 0.5))
	near("q3", got.Q3, quantile(values, 0.75))
	near("max", got.Max, slices.Max(values))
	near("mean", got.Average, sum/float64(len(values)))
}

// quantile is type 7 by its other definition: the line through the points
// (k/(n-1), value k).
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	for k := range n - 1 {
		left, right := float64(k)/float64(n-1), float64(k+1)/float64(n-1)
		if q >= left && q <= right {
			return sorted[k]*(right-q)/(right-left) + sorted[k+1]*(q-left)/(right-left)
		}
	}
	return sorted[0]
}

func dominance(a, b []float64) float64 {
	sum := 0.0
	for _, x := range a {
		for _, y := range b {
			switch {
			case x > y:
				sum++
			case x < y:
				sum--
			}
		}
	}
	return sum / float64(len(a)*len(b))
}

// column is what a group, or everybody, has answered to a statement.
func column(p *model.Project, group model.ID, at int) (values []float64, unknown int) {
	for _, b := range model.Of[model.AnswerBatch](p, p.Audit("a").Batches) {
		for _, s := range b.Sheets {
			if group != "" && s.Group != group {
				continue
			}
			switch a := s.Answer(at); a {
			case model.Unknown:
				unknown++
			case model.Unanswered:
			default:
				values = append(values, float64(a-'0'))
			}
		}
	}
	return values, unknown
}

func means(p *model.Project, group model.ID, statements int) []float64 {
	var list []float64
	for _, b := range model.Of[model.AnswerBatch](p, p.Audit("a").Batches) {
		for _, s := range b.Sheets {
			if group != "" && s.Group != group {
				continue
			}
			sum, n := 0.0, 0.0
			for at := range statements {
				if a := s.Answer(at); a >= '0' && a <= '9' {
					sum, n = sum+float64(a-'0'), n+1
				}
			}
			if n > 0 {
				list = append(list, sum/n)
			}
		}
	}
	return list
}

// project has an audit "a" of so many statements on ten levels in one area,
// answered by groups g0, g1 and so on: the sheets of a group stand behind each
// other in its text, blanks left out.
func project(t testing.TB, named bool, statements int, groups ...string) *model.Project {
	t.Helper()
	i := &model.Instrument{ID: "i", Code: "own", Version: 1, Areas: []model.Area{{Key: "area"}}}
	for range 10 {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: model.Texts{"fi": "Taso"}})
	}
	for k := range statements {
		i.Areas[0].Statements = append(i.Areas[0].Statements, model.Statement{Key: fmt.Sprint("s", k)})
	}
	a := &model.Audit{ID: "a", Instrument: "i", Named: named, Batches: []model.ID{"b"}}
	b := &model.AnswerBatch{ID: "b", Audit: "a", Way: model.BatchPaper}
	for g, text := range groups {
		group := model.RespondentGroup{ID: model.ID(fmt.Sprint("g", g)), Kind: model.GroupOther, Name: fmt.Sprint("Ryhmä ", g)}
		a.Groups = append(a.Groups, group)
		var answers []byte
		for _, c := range []byte(text) {
			if c != ' ' {
				answers = append(answers, c)
			}
		}
		for sheet := range slices.Chunk(answers, statements) {
			b.Sheets = append(b.Sheets, model.AnswerSheet{ID: model.ID(fmt.Sprint("r", len(b.Sheets))), Group: group.ID, Answers: string(sheet)})
		}
	}
	p := model.NewProject(model.Info{Instruments: []model.ID{"i"}, Audits: []model.ID{"a"}}).With(i, a, b)
	if problems := model.Validate(p); len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}
