package audit_test

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/audit"
)

func TestGroups(t *testing.T) {
	for name, test := range map[string]struct {
		named   bool
		groups  []string // the answers of each, one statement
		unsaid  int
		shown   []string // name and size
		folded  []string
		silent  []string
		more    bool
		hidden  int // cells of groups that are
		answers int
	}{
		"nobody":                           {groups: []string{"", ""}, silent: []string{"g0", "g1"}},
		"large enough":                     {groups: []string{"123", "1234"}, shown: []string{"g0 3", "g1 4"}, answers: 7},
		"two small ones make the others":   {groups: []string{"1234", "12", "3"}, shown: []string{"g0 4", "others 3"}, folded: []string{"g1", "g2"}, answers: 7},
		"a small one takes the next along": {groups: []string{"12345", "123", "11"}, shown: []string{"g0 5", "others 5"}, folded: []string{"g2", "g1"}, more: true, answers: 10},
		"one small beside one large":       {groups: []string{"1234", "1"}, folded: []string{"g1", "g0"}, more: true, answers: 5},
		"groups of two":                    {groups: []string{"12", "34"}, folded: []string{"g0", "g1"}, answers: 4},
		"small ones that are named":        {named: true, groups: []string{"1234", "1"}, shown: []string{"g0 4", "g1 1"}, answers: 5},
		"without a group":                  {groups: []string{"1234"}, unsaid: 3, shown: []string{"g0 4", "unsaid 3"}, answers: 7},
		"a few without a group":            {groups: []string{"1234", "12"}, unsaid: 2, shown: []string{"g0 4", "others 4"}, folded: []string{"g1"}, answers: 8},
		"nobody has a group":               {groups: []string{""}, unsaid: 9, silent: []string{"g0"}, answers: 9},
		"too few know":                     {groups: []string{"12??", "123"}, shown: []string{"g0 4", "g1 3"}, hidden: 1, answers: 7},
		"named may know alone":             {named: true, groups: []string{"1???", "123"}, shown: []string{"g0 4", "g1 3"}, answers: 7},
		"nobody of a group knows":          {groups: []string{"????", "123"}, shown: []string{"g0 4", "g1 3"}, answers: 7},
	} {
		t.Run(name, func(t *testing.T) {
			p := withUnsaid(project(t, test.named, 1, test.groups...), test.unsaid)
			r := audit.Of(p, "a")
			var shown []string
			hidden := 0
			for g, group := range r.Groups {
				id := string(group.ID)
				if group.Others {
					id = "others"
				}
				if group.Unsaid {
					id = "unsaid"
				}
				shown = append(shown, fmt.Sprint(id, " ", group.Respondents))
				if c := r.ByGroup[g][0]; c.Hidden {
					hidden++
					if c.Shown() || c.Known() != 0 || c.Median != 0 {
						t.Errorf("hidden cell tells %+v", c)
					}
				}
			}
			if !slices.Equal(shown, test.shown) || !slices.Equal(ids(r.Folded), test.folded) || !slices.Equal(ids(r.Silent), test.silent) {
				t.Errorf("shown %v, folded %v, silent %v", shown, ids(r.Folded), ids(r.Silent))
			}
			if r.FoldedMore != test.more || hidden != test.hidden || r.Respondents != test.answers {
				t.Errorf("more %v, hidden %d, respondents %d", r.FoldedMore, hidden, r.Respondents)
			}
			for _, g := range r.Groups {
				if !test.named && g.Respondents < audit.Fewest {
					t.Errorf("%+v is shown", g)
				}
			}
		})
	}
}

func withUnsaid(p *model.Project, n int) *model.Project {
	b := *p.Answers("b")
	b.Sheets = slices.Clone(b.Sheets)
	for k := range n {
		b.Sheets = append(b.Sheets, model.AnswerSheet{ID: model.ID(fmt.Sprint("u", k)), Answers: "1"})
	}
	return p.With(&b)
}

func ids(groups []model.RespondentGroup) []string {
	var list []string
	for _, g := range groups {
		list = append(list, string(g.ID))
	}
	return list
}

func TestDisagreements(t *testing.T) {
	// Statements: 0 all alike, 1 apart by two, 2 the same medians but shifted, 3 one group knows nothing.
	r := audit.Of(project(t, false, 4, "221? 222? 223? ", "2011 2012 2023 ", "2221 2232 2233"), "a")
	var got []string
	for _, d := range r.Disagreements() {
		got = append(got, fmt.Sprintf("%d: g%d %g over g%d, %.2f", d.Statement, d.High, d.Gap, d.Low, d.Delta))
	}
	want := []string{"1: g0 2 over g1, 1.00", "2: g2 2 over g1, 0.89", "0: g1 0 over g0, 0.00", "3: g2 0 over g1, 0.00"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if one := audit.Of(project(t, false, 1, "123"), "a").Disagreements(); len(one) != 0 {
		t.Errorf("one group disagrees with itself: %v", one)
	}
	named := audit.Of(project(t, true, 1, "4", "1"), "a").Disagreements()
	if len(named) != 1 || named[0].Gap != 3 || named[0].High != 0 || named[0].Delta != 1 {
		t.Errorf("two who are named: %+v", named)
	}
}

func TestOrders(t *testing.T) {
	r := audit.Of(project(t, false, 4, "0?9? 1?05 2159"), "a")
	if got := r.Widest(); !slices.Equal(got, []int{2, 3, 0, 1}) {
		t.Errorf("widest %v", got)
	}
	if got := r.LeastKnown(); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("least known %v", got)
	}
	if got := r.Candidates(0); !slices.Equal(got, []audit.Candidate{{0, 2}, {1, 2}, {2, 6}, {3, 8}}) {
		t.Errorf("candidates %v", got)
	}
	if got := audit.Of(project(t, false, 1, "999"), "a").Candidates(0); len(got) != 0 {
		t.Errorf("what is at the top can rise: %v", got)
	}
}

func TestLevel(t *testing.T) {
	for answers, want := range map[string]int{"": -1, "???": -1, "111": 1, "12": 1, "122": 2, "1222": 2, "0": 0, "9": 9, "0001": 0} {
		r := audit.Of(project(t, false, 1, answers), "a")
		if r.Level(0) != want || r.WholeLevel() != want {
			t.Errorf("%q: %d and %d, want %d", answers, r.Level(0), r.WholeLevel(), want)
		}
	}
	for value, want := range map[float64]int{0: 0, 0.5: 0, 0.51: 1, 1.5: 1, 2.75: 3} {
		if got := audit.LevelOf(value); got != want {
			t.Errorf("%v: %d, want %d", value, got, want)
		}
	}
}

func TestShare(t *testing.T) {
	c := audit.Of(project(t, false, 1, "0123??."), "a").Statements[0]
	for _, test := range []struct {
		b    model.Benchmark
		want float64
	}{{model.Benchmark{Level: 2}, 100.0 / 3}, {model.Benchmark{Level: 2, Below: true}, 200.0 / 3}, {model.Benchmark{}, 200.0 / 3}} {
		if got, of := c.Share(&test.b); got-test.want > 1e-9 || test.want-got > 1e-9 || of != 6 {
			t.Errorf("%+v: %v of %d", test.b, got, of)
		}
	}
	if _, of := audit.Of(project(t, false, 1, "..."), "a").Statements[0].Share(&model.Benchmark{}); of != 0 {
		t.Error("a share of nothing")
	}
}

func TestComments(t *testing.T) {
	p := project(t, false, 1, "123")
	b := *p.Answers("b")
	b.Sheets = slices.Clone(b.Sheets)
	b.Sheets[0].Comment, b.Sheets[2].Comment = "Viimeinen", "Ensin"
	if got := audit.Of(p.With(&b), "a").Comments; !slices.Equal(got, []string{"Ensin", "Viimeinen"}) {
		t.Errorf("comments %v", got)
	}
}

func TestMissing(t *testing.T) {
	p := project(t, false, 1, "123")
	if audit.Of(p, "b") != nil || audit.Of(p, "x") != nil || audit.Of(p.Without("i"), "a") != nil || audit.Since(p, "a", "x") != nil {
		t.Error("a result of what is not there")
	}
}

func TestCache(t *testing.T) {
	var c audit.Cache
	p := project(t, false, 1, "123")
	first := c.Of(p, "a")
	if c.Of(p.With(&model.Persona{ID: "who"}), "a") != first {
		t.Error("counted anew for an edit of something else")
	}
	b := *p.Answers("b")
	b.Sheets = b.Sheets[:1]
	if next := c.Of(p.With(&b), "a"); next == first || next.Respondents != 1 {
		t.Error("not counted anew for another answer")
	}
	if c.Of(p, "none") != nil {
		t.Error("a result of what is not there")
	}
}
