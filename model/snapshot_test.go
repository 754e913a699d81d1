package model_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestProject_Bare(t *testing.T) {
	p := modeltest.Sample()
	bare := p.Bare()
	if bare.Len() != p.Len()-1 || bare.Snapshot(modeltest.BeforeShop) != nil || len(bare.Info().Snapshots) != 0 {
		t.Errorf("%d entities, snapshots %v", bare.Len(), bare.Info().Snapshots)
	}
	if change := model.Diff(p, bare); len(change) != 2 || !change.Has(model.InfoID) || !change.Has(modeltest.BeforeShop) {
		t.Errorf("besides its snapshots the project lost %v", change)
	}
	if problems := model.Validate(bare); problems != nil || p.Snapshot(modeltest.BeforeShop) == nil {
		t.Errorf("bare %v", problems)
	}
	if bare.Bare() != bare {
		t.Error("a project without snapshots is not its own bare one")
	}
}

func TestProject_Equal(t *testing.T) {
	p := modeltest.Sample()
	text := func(id model.ID) *model.Project {
		return change(id, func(w *model.Promise) { w.Text += "!" })(p)
	}
	deep := func(f func(*model.Project) *model.Project) *model.Project {
		return change(modeltest.BeforeShop, func(s *model.Snapshot) { s.Project = f(s.Project) })(p)
	}
	for name, test := range map[string]struct {
		a, b *model.Project
		want bool
	}{
		"the same":                    {p, p, true},
		"made alike":                  {p, modeltest.Sample(), true},
		"there and back":              {p, model.Diff(p, text("p-desk")).Inverse().Apply(text("p-desk")), true},
		"another text":                {p, text("p-desk"), false},
		"one entity less":             {p, p.Without("a-idea"), false},
		"one more":                    {p, p.With(&model.Persona{ID: "x"}), false},
		"the snapshot made anew":      {p, deep(func(q *model.Project) *model.Project { return q.With(new(*q.Role("clerk"))) }), true},
		"another text in the past":    {p, deep(change("clerk", func(r *model.Role) { r.Task = "x" })), false},
		"something gone from it":      {p, deep(func(q *model.Project) *model.Project { return q.Without("ad") }), false},
		"a snapshot of nothing":       {p, deep(func(*model.Project) *model.Project { return nil }), false},
		"none and none":               {nil, nil, true},
		"one and none":                {p, nil, false},
		"an expectation of the same":  {p, change("p-desk", func(w *model.Promise) { w.Expects = new(*w.Expects) })(p), true},
		"an expectation of another":   {p, change("p-desk", func(w *model.Promise) { w.Expects = &model.Expectation{Low: 1} })(p), false},
		"an expectation taken back":   {p, change("p-desk", func(w *model.Promise) { w.Expects = nil })(p), false},
		"another reason for ignoring": {p, change(model.InfoID, func(i *model.Info) { i.IgnoredRules = []model.IgnoredRule{{Rule: "promiseNoMeasure"}} })(p), false},
	} {
		if test.a.Equal(test.b) != test.want || test.b.Equal(test.a) != test.want {
			t.Errorf("%s: equal %v, want %v", name, !test.want, test.want)
		}
	}
}

func TestPromise_Expected(t *testing.T) {
	p := modeltest.Sample()
	if band, said := p.Promise("p-desk").Expected(); !said || band != (model.Expectation{Low: 1, High: 2}) {
		t.Errorf("expected %v, %v", band, said)
	}
	if band, said := p.Promise("p-queue").Expected(); said || band != model.UsualExpectation {
		t.Errorf("expected %v, %v", band, said)
	}
	u := model.UsualExpectation
	p = change("p-queue", func(w *model.Promise) { w.Expects = &u })(p)
	if problems := model.Validate(p); problems != nil {
		t.Errorf("the usual expectation breaks %v", problems)
	}
}

func TestInfo_Ignored(t *testing.T) {
	i := modeltest.Sample().Info()
	if reason, off := i.Ignored("promiseNoMeasure"); !off || reason == "" {
		t.Errorf("%q, %v", reason, off)
	}
	if reason, off := i.Ignored("roleNoPromise"); off || reason != "" {
		t.Errorf("%q, %v", reason, off)
	}
}

func TestHorizons_GrowAndLeaveOutUnknown(t *testing.T) {
	list := model.Horizons()
	if list[0] != model.HorizonToday || list[len(list)-1] != model.HorizonQuarter || slices.Contains(list, model.HorizonUnknown) {
		t.Errorf("horizons %v", list)
	}
	last := 0
	for _, h := range list[1:] {
		years := 0
		if _, err := fmt.Sscan(string(h), &years); err != nil || years <= last {
			t.Errorf("%s after %d years: %v", h, last, err)
		}
		last = years
	}
}

func TestActionState_Open(t *testing.T) {
	open := 0
	for _, s := range model.ActionStates() {
		if s.Open() {
			open++
		}
	}
	if open != 3 || model.ActionDone.Open() || model.ActionDropped.Open() {
		t.Errorf("%d open states", open)
	}
}

// encode writes a project as a snapshot holds it.
func encode(t testing.TB, p *model.Project) string {
	t.Helper()
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Every project comes back as it was, and the same one is always written alike,
// whatever way it was made.
func TestProject_JSONRoundTrip(t *testing.T) {
	projects := []*model.Project{modeltest.Sample(), modeltest.Large(200, 7, 60), model.NewProject(model.Info{}), {}}
	for seed := range uint64(100) {
		projects = append(projects, modeltest.Random(rand.New(rand.NewPCG(seed, 5))))
	}
	for i, p := range projects {
		p = p.Bare()
		text := encode(t, p)
		var back model.Project
		if err := json.Unmarshal([]byte(text), &back); err != nil {
			t.Fatalf("project %d: %v", i, err)
		}
		if !p.Equal(&back) {
			t.Fatalf("project %d differs: %v", i, model.Diff(p, &back))
		}
		for id := range entities(p) {
			if p.Referred(id) != back.Referred(id) {
				t.Fatalf("project %d: %s is referred to %d times, was %d", i, id, back.Referred(id), p.Referred(id))
			}
		}
		all := slices.Collect(p.All())
		slices.Reverse(all)
		again := &model.Project{}
		for _, e := range all {
			again = again.With(e)
		}
		if encode(t, &back) != text || encode(t, again) != text {
			t.Fatalf("project %d is not always written alike", i)
		}
	}
}

func entities(p *model.Project) map[model.ID]model.Entity {
	m := map[model.ID]model.Entity{}
	for e := range p.All() {
		m[e.Key()] = e
	}
	return m
}

// A snapshot is compared by what it holds, also by tests that print what
// differs.
func TestSnapshot_JSONAndCmp(t *testing.T) {
	s := modeltest.Sample().Snapshot(modeltest.BeforeShop)
	data, err := json.Marshal(s)
	if err != nil || !strings.HasPrefix(string(data), `{"id":"before","name":"Ennen ensimmäistä työpajaa","made":"2026-01-09","note":"vain arvauksia","content":{"project":{`) {
		t.Fatalf("%.200s %v", data, err)
	}
	var back model.Snapshot
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s, &back); diff != "" {
		t.Error(diff)
	}
	back.Project = back.Project.Without("ad")
	if cmp.Equal(s, &back) {
		t.Error("a difference in what it holds is not seen")
	}
}

func TestProject_JSONHasNoSnapshots(t *testing.T) {
	if data, err := json.Marshal(modeltest.Sample()); err == nil {
		t.Errorf("written: %s", data)
	}
}

func TestProject_JSONRefuses(t *testing.T) {
	for _, text := range []string{
		``, `null`, `7`, `"project"`, `[]`, `{`, `{"project":{"name":"x"}`, `{"project"}`, `{"project":}`, `{"project":null}`, `{"project":[]}`,
		`{"project":{"name":7}}`, `{"project":{"nmae":"x"}}`, `{"project":{"name":"x"},"project":{"name":"y"}}`,
		`{"poem":[]}`, `{"Persona":[]}`, `{"":[]}`, `{"persona":{}}`, `{"persona":null}`, `{"persona":[null]}`, `{"persona":[7]}`,
		`{"persona":[{"id":"a","age":7}]}`, `{"persona":[{"id":"a"},{"id":"a"}]}`, `{"persona":[{"id":"a"}],"role":[{"id":"a"}]}`,
		`{"project":{"name":""},"persona":[{"id":"project"}]}`, `{"persona":[{"id":"a"}],"persona":[{"id":"b"}]}`,
		`{"snapshot":[]}`, `{"snapshot":[{"id":"s","name":"","content":{}}]}`,
		`{"touchpoint":[{"id":"t","feelings":[{"mood":1}]}]}`, `{"persona":[{"id":"a"}`, `{"persona":[{"id":"a"}}`, `{"project":{"name":"x"}} {}`,
		`{"persona":` + strings.Repeat(`[`, 20_000),
	} {
		p := *modeltest.Sample()
		if err := json.Unmarshal([]byte(text), &p); err == nil {
			t.Errorf("read: %.100s", text)
		}
		if err := p.UnmarshalJSON([]byte(text)); err == nil {
			t.Errorf("read without a look at the syntax first: %.100s", text)
		}
		if !p.Equal(modeltest.Sample()) {
			t.Errorf("changed what it could not read into: %.100s", text)
		}
	}
}

// FuzzProjectJSON reads anything: what can be read is written and read again as
// the same.
func FuzzProjectJSON(f *testing.F) {
	f.Add([]byte(encode(f, modeltest.Sample().Bare())))
	f.Add([]byte(`{"project":{"name":"x","ignoredRules":[{"rule":"a"}]},"sheet":[{"id":"s","form":"f","rows":[{"id":"r","block":"b","cells":{"a":"1"}}]}]}`))
	f.Add([]byte(`{"promise":[{"id":"p","expects":{"low":-0.5,"high":1e0}}],"persona":[]}`))
	f.Add([]byte(`{"snapshot":[{"id":"s","content":{"project":{}}}]}`))
	f.Add([]byte(` { "decision" : [ { "id" : "d" , "about" : [ ] } ] , "action" : [ { "id" : "\u0064" } ] } `))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p model.Project
		if json.Unmarshal(data, &p) != nil {
			return
		}
		text := encode(t, &p)
		var back model.Project
		if err := json.Unmarshal([]byte(text), &back); err != nil {
			t.Fatalf("cannot read what was written: %v\n%s", err, text)
		}
		if again := encode(t, &back); again != text {
			t.Fatalf("written again it differs:\n%s\n%s", text, again)
		}
		if model.Validate(&p) == nil != (model.Validate(&back) == nil) {
			t.Fatal("only one of the two keeps the rules")
		}
	})
}
