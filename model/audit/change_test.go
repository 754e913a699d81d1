package audit_test

import (
	"fmt"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/audit"
)

// twice has an earlier audit "old" of the first version of an instrument and the
// audit "a" of the second, in which s1 is reworded, s2 gone and s3 new.
func twice(t *testing.T, levels int, code string) *model.Project {
	t.Helper()
	p := project(t, false, 3, "111 222 333 ", "123 123 123")
	old := *p.Instrument("i")
	old.ID, old.Code = "i1", code
	old.Scale.Levels = old.Scale.Levels[:levels]
	was := *p.Audit("a")
	was.ID, was.Instrument, was.Batches = "old", "i1", []model.ID{"b1"}
	answers := *p.Answers("b")
	answers.ID, answers.Audit = "b1", "old"
	answers.Sheets = slices.Clone(answers.Sheets)
	for k := range answers.Sheets {
		answers.Sheets[k].Answers = "012"
	}
	now := *p.Instrument("i")
	now.Version = 2
	now.Areas = slices.Clone(now.Areas)
	now.Areas[0].Statements = []model.Statement{
		{Key: "s3"}, {Key: "s1", Text: model.Texts{"fi": "Toisin sanoen"}}, {Key: "s0"},
	}
	info := *p.Info()
	info.Instruments, info.Audits = []model.ID{"i1", "i"}, []model.ID{"old", "a"}
	p = p.With(&info, &old, &was, &answers, &now)
	if problems := model.Validate(p); len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func TestSince(t *testing.T) {
	p := twice(t, 10, "own")
	c := audit.Since(p, "old", "a")
	want := []audit.Shift{{Before: 1, Now: 1, Reworded: true}, {Before: 0, Now: 2}}
	if !slices.Equal(c.Shared, want) || !slices.Equal(c.New, []string{"s3"}) || !slices.Equal(c.Gone, []string{"s2"}) {
		t.Errorf("shared %v, new %v, gone %v", c.Shared, c.New, c.Gone)
	}
	if !slices.Equal(c.Areas, []audit.Pair{{0, 0}}) || !slices.Equal(c.Groups, []audit.Pair{{0, 0}, {1, 1}}) {
		t.Errorf("areas %v, groups %v", c.Areas, c.Groups)
	}
	// Only shared statements count: before 0 and 1, now those at 1 and 2.
	if got := c.Before.Areas[0].Median; got != 0.5 {
		t.Errorf("area before %v", got)
	}
	if got := c.Now.AreaGroups[1][0].Median; got != 2.5 {
		t.Errorf("area of the second group now %v", got)
	}
	if p.EarlierAudit(p.Audit("a")).ID != "old" || p.EarlierAudit(p.Audit("old")) != nil {
		t.Error("the earlier audit is not found by the code of the instrument")
	}
}

func TestSinceOfAnother(t *testing.T) {
	for name, p := range map[string]*model.Project{
		"another scale":      twice(t, 4, "own"),
		"another instrument": twice(t, 10, "other"),
	} {
		c := audit.Since(p, "old", "a")
		if c == nil || len(c.Shared) > 0 || len(c.Areas) > 0 || len(c.New) != 3 || len(c.Gone) != 3 {
			t.Errorf("%s: compared as %+v", name, c)
		}
	}
}

func TestEvidence(t *testing.T) {
	low := &model.Touchpoint{ID: "low", Feelings: []model.Feeling{{Value: 1}, {Persona: "who", Value: -1}}}
	well := &model.Touchpoint{ID: "well", Feelings: []model.Feeling{{Value: 1}}}
	silent := &model.Touchpoint{ID: "silent"}
	broken := &model.Promise{ID: "broken", Kept: model.KeptNo}
	kept := &model.Promise{ID: "kept", Kept: model.KeptYes}
	p := project(t, false, 3, "91? 92? 93?")
	a := *p.Audit("a")
	a.Marks = []model.StatementMark{
		{Statement: "s0", Evidence: []model.ID{"low", "kept"}}, {Statement: "s2", Evidence: []model.ID{"low"}},
	}
	p = p.With(&a, low, well, silent, broken, kept)
	r := audit.Of(p, "a")
	for id, want := range map[model.ID]bool{"low": true, "well": false, "silent": false, "broken": true, "kept": false, "a": false} {
		if audit.Low(p, id) != want || r.SpeaksAgainst(p, 0, id) != want {
			t.Errorf("%s: low %v, against a high statement %v", id, audit.Low(p, id), r.SpeaksAgainst(p, 0, id))
		}
		if r.SpeaksAgainst(p, 1, id) || r.SpeaksAgainst(p, 2, id) || r.SpeaksAgainst(p, -1, id) {
			t.Errorf("%s speaks against a statement that is low, or that nobody knows", id)
		}
	}
	var got []string
	for _, c := range audit.Citations(p, "low") {
		got = append(got, fmt.Sprint(c.Audit.ID, " ", c.Statement))
	}
	if !slices.Equal(got, []string{"a s0", "a s2"}) || len(audit.Citations(p, "well")) > 0 {
		t.Errorf("cited by %v", got)
	}
}

func BenchmarkOf(b *testing.B) {
	const sheets, statements = 5000, 40
	p := project(b, false, statements)
	a := *p.Audit("a")
	a.Batches = nil
	for g := range 5 {
		a.Groups = append(a.Groups, model.RespondentGroup{ID: model.ID(fmt.Sprint("g", g)), Kind: model.GroupOther})
	}
	var batches []model.Entity
	for k := range sheets {
		if k%model.MaxBatch == 0 {
			batch := &model.AnswerBatch{ID: model.ID(fmt.Sprint("b", k)), Audit: "a", Way: model.BatchImport}
			a.Batches, batches = append(a.Batches, batch.ID), append(batches, batch)
		}
		answers := make([]byte, statements)
		for at := range answers {
			answers[at] = "0123456789?."[(k*7+at*5+k*at)%12]
		}
		batch := batches[len(batches)-1].(*model.AnswerBatch)
		batch.Sheets = append(batch.Sheets, model.AnswerSheet{ID: model.ID(fmt.Sprint("r", k)), Group: a.Groups[k%5].ID, Answers: string(answers)})
	}
	p = p.With(append(batches, &a)...)
	for b.Loop() {
		if r := audit.Of(p, "a"); len(r.Disagreements()) != statements {
			b.Fatal("statements are missing")
		}
	}
}
