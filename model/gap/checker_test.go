package gap_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/gap"
	"lupaus/model/modeltest"
)

func TestCheck_Order(t *testing.T) {
	r := gap.Check(firm(60, 5, 20, 9))
	place := map[gap.RuleID]int{}
	for i, rule := range gap.Rules() {
		place[rule.ID] = i
	}
	found := map[gap.RuleID]bool{}
	for i, f := range r.Findings {
		found[f.Rule] = true
		if i == 0 {
			continue
		}
		b := r.Findings[i-1]
		if b.Score < f.Score || b.Score == f.Score && place[b.Rule] > place[f.Rule] {
			t.Fatalf("%+v stands before %+v", b, f)
		}
	}
	if len(found) != len(gap.Rules()) {
		t.Errorf("the benchmark's project shows only %v", found)
	}
}

// TestCheck_Ties holds the order of the project among findings that matter the
// same, also after things have changed places.
func TestCheck_Ties(t *testing.T) {
	var c gap.Checker
	order := func(p *model.Project) string {
		var ids []model.ID
		for _, f := range c.Check(p).Findings {
			if f.Rule == gap.PromiseGuess && f.Importance == 3 {
				ids = append(ids, f.Subject)
			}
		}
		return strings.Join(words(ids), " ")
	}
	p := modeltest.Large(60, 6, 12)
	for e := range p.All() {
		switch e := e.(type) {
		case *model.Promise:
			w := *e
			w.Evidence = model.EvidenceGuess
			p = p.With(&w)
		case *model.Touchpoint:
			w := *e
			w.ToCustomer, w.ToUs, w.MomentOfTruth = 0, 0, false
			p = p.With(&w)
		}
	}
	want := make([]string, 20)
	for i := range want {
		want[i] = fmt.Sprint("w", i)
	}
	if got := order(p); got != strings.Join(want, " ") {
		t.Fatalf("order %s", got)
	}
	for _, e := range []edit.Edit{
		edit.MoveTouchpoints{IDs: []model.ID{"t3"}, Stage: "s0", At: 0},
		edit.MoveStage{ID: "s3", At: 0},
		edit.MoveJourney{ID: "j4", At: 0},
	} {
		next, err := e.Apply(p)
		if err != nil {
			t.Fatal(err)
		}
		p = next
	}
	want = strings.Fields("w16 w17 w18 w19 w1 w0 w2 w3 w6 w7 w4 w5 w8 w9 w10 w11 w12 w13 w14 w15")
	if got := order(p); got != strings.Join(want, " ") {
		t.Errorf("order after moves %s", got)
	}
}

func TestReport_Of(t *testing.T) {
	low := touchpoint("meet", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: -2}} })
	guess := promise("word", func(w *model.Promise) { w.Evidence = model.EvidenceGuess })
	r := gap.Check(guess(low(sound())))
	rules := func(list []*gap.Finding) string {
		var s []string
		for _, f := range list {
			s = append(s, string(f.Rule))
		}
		return strings.Join(s, " ")
	}
	for id, want := range map[model.ID]string{
		"word": "promiseFeelsLow promiseGuess", "meet": "promiseFeelsLow", "company": "", "nobody": "", "": "",
	} {
		if got := rules(r.Of(id)); got != want {
			t.Errorf("of %s: %q, want %q", id, got, want)
		}
	}
	if counts := r.Counts(); len(counts) != 2 || counts["word"] != 2 || counts["meet"] != 1 {
		t.Errorf("counts %v", counts)
	}
	if named := r.Of("meet")[0].Named(); !slices.Equal(named, []model.ID{"word", "meet"}) {
		t.Errorf("named %v", named)
	}
}

func TestCheck_Ignored(t *testing.T) {
	p := firm(60, 5, 20, 9)
	all := gap.Check(p)
	count := func(rule gap.RuleID) (n int) {
		for _, f := range all.Findings {
			if f.Rule == rule {
				n++
			}
		}
		return n
	}
	var c gap.Checker
	c.Check(p)
	for _, e := range []edit.Edit{
		edit.IgnoreRule{Rule: string(gap.PromiseGuess), Off: true, Reason: "ensimmäinen työpaja"},
		edit.IgnoreRule{Rule: string(gap.PromiseNotKept), Off: true},
		edit.IgnoreRule{Rule: "fromTheFuture", Off: true, Reason: "?"},
	} {
		next, err := e.Apply(p)
		if err != nil {
			t.Fatal(err)
		}
		p = next
	}
	r := c.Check(p)
	want := []gap.Ignored{
		{Rule: gap.PromiseNotKept, Count: count(gap.PromiseNotKept)},
		{Rule: gap.PromiseGuess, Reason: "ensimmäinen työpaja", Count: count(gap.PromiseGuess)},
	}
	if !slices.Equal(r.Ignored, want) || want[0].Count == 0 || want[1].Count == 0 {
		t.Errorf("ignored %+v, want %+v", r.Ignored, want)
	}
	off := func(f *gap.Finding) bool { return f.Rule == gap.PromiseGuess || f.Rule == gap.PromiseNotKept }
	if slices.ContainsFunc(r.Findings, off) || len(r.Findings) != len(all.Findings)-want[0].Count-want[1].Count {
		t.Error("findings of ignored rules are left, or others are gone")
	}
	if slices.ContainsFunc(r.Of("of-s0"), off) || slices.ContainsFunc(r.Of("of-s1"), off) {
		t.Error("an ignored rule still marks things")
	}
	if again, err := (edit.IgnoreRule{Rule: string(gap.PromiseGuess)}).Apply(p); err != nil || len(c.Check(again).Ignored) != 1 {
		t.Errorf("a rule cannot be switched on again: %v", err)
	}
}

// FuzzChecker lets bytes choose a project, a line of edits, and jumps to earlier
// projects. After each the checker that remembers must say what one says that
// does not, and no report may change once it has been given out.
func FuzzChecker(f *testing.F) {
	f.Add([]byte{})
	r := rand.New(rand.NewPCG(3, 5))
	for range 200 {
		data := make([]byte, 300+r.IntN(900))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		half := min(len(data)/2, 500)
		c := &modeltest.Bytes{Data: data[half:]}
		p := modeltest.Random(&modeltest.Bytes{Data: data[:half]})
		if len(data)%2 == 0 {
			p = firm(24, 4, 12, 8)
		}
		if problems := model.Validate(p); problems != nil {
			t.Fatal(problems)
		}
		ids := modeltest.IDs("new")
		var checker gap.Checker
		var projects []*model.Project
		var reports []*gap.Report
		for n := 0; n < 60 && (n == 0 || !c.Done()); n++ {
			r, want := checker.Check(p), gap.Check(p)
			if !reflect.DeepEqual(r, want) {
				t.Fatalf("step %d: the checker says\n%s\nand one that does not remember\n%s", n, tell(r), tell(want))
			}
			projects, reports = append(projects, p), append(reports, r)
			if c.IntN(6) == 0 {
				p = modeltest.One(c, projects)
				continue
			}
			if next, err := randomEdit(c, p, ids).Apply(p); err == nil && len(model.Validate(next)) == 0 {
				p = next
			}
		}
		for i, p := range projects {
			if want := gap.Check(p); !reflect.DeepEqual(reports[i], want) {
				t.Fatalf("the report of step %d has changed:\n%s\nwas\n%s", i, tell(reports[i]), tell(want))
			}
		}
	})
}

func tell(r *gap.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%+v\n", *f)
	}
	fmt.Fprintf(&b, "%+v\n", r.Ignored)
	return b.String()
}

// randomEdit changes something that the rules look at.
func randomEdit(c modeltest.Chooser, p *model.Project, ids model.IDSource) edit.Edit {
	of := func(kind model.Kind) model.ID {
		list := []model.ID{""}
		for e := range p.All() {
			if e.Kind() == kind {
				list = append(list, e.Key())
			}
		}
		if len(list) > 1 && c.IntN(8) > 0 {
			list = list[1:]
		}
		return modeltest.One(c, list)
	}
	some := func(kind model.Kind) (list []model.ID) {
		for range c.IntN(3) {
			if id := of(kind); id != "" && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
		return list
	}
	at := c.IntN(4)
	level := modeltest.One(c, model.PromiseLevels())
	subject := map[model.PromiseLevel]model.ID{
		model.LevelStage: of(model.KindStage), model.LevelTouchpoint: of(model.KindTouchpoint), model.LevelRole: of(model.KindRole),
	}[level]
	promise := model.Promise{
		ID: of(model.KindPromise), Level: level, Subject: subject, Parent: of(model.KindPromise), Owner: of(model.KindRole),
		KeptBy: some(model.KindTouchpoint), Kept: model.KeptUnknown, Adoption: model.AdoptionWritten,
		Evidence: modeltest.One(c, model.EvidenceLevels()),
		Measure:  model.Measure{Name: modeltest.Text(c), Last: modeltest.Text(c)},
	}
	touchpoint, stage, role, on := of(model.KindTouchpoint), of(model.KindStage), of(model.KindRole), c.IntN(2) == 0
	switch c.IntN(26) {
	case 0, 1:
		return edit.SetPromise{Promise: promise}
	case 2, 3:
		promise.ID = ids()
		return edit.AddPromise{Promise: promise, At: at}
	case 4, 5:
		return edit.MovePromise{ID: promise.ID, Level: level, Subject: subject, At: at}
	case 6, 7:
		return edit.SetParent{Promise: promise.ID, Parent: promise.Parent}
	case 8:
		return edit.SetFeeling{Touchpoint: touchpoint, Feeling: model.Feeling{Value: float64(c.IntN(41))/10 - 2}}
	case 9:
		return edit.SetImportance{ID: touchpoint, ToCustomer: c.IntN(6), ToUs: c.IntN(6)}
	case 10:
		return edit.SetFirmAbsent{ID: touchpoint, On: on}
	case 11:
		return edit.SetTouchpointRole{ID: touchpoint, Role: role}
	case 12:
		return edit.MoveTouchpoints{IDs: append(some(model.KindTouchpoint), touchpoint), Stage: stage, At: at}
	case 13:
		return edit.AddTouchpoint{ID: ids(), Stage: stage, At: at}
	case 14:
		return edit.SetOutOfBusiness{Stage: stage, On: on}
	case 15:
		return edit.SetText{ID: stage, Field: edit.FieldResources, Text: modeltest.Text(c)}
	case 16:
		return edit.MoveStage{ID: stage, At: at}
	case 17:
		return edit.SetJourneyState{Journey: of(model.KindJourney), State: modeltest.One(c, model.JourneyStates())}
	case 18:
		return edit.MoveJourney{ID: of(model.KindJourney), At: at}
	case 19:
		return edit.SetRole{ID: role, Touchpoints: some(model.KindTouchpoint)}
	case 20:
		return edit.SetRoleKind{ID: role, Role: modeltest.One(c, model.RoleKinds())}
	case 21:
		rule := modeltest.One(c, gap.Rules())
		return edit.IgnoreRule{Rule: string(rule.ID), Off: on, Reason: modeltest.Text(c)}
	case 22:
		return edit.AddRole{Role: model.Role{ID: ids(), Role: modeltest.One(c, model.RoleKinds())}}
	case 23:
		return edit.SetOwner{ID: promise.ID, Owner: role}
	case 24:
		kinds := []model.Kind{model.KindPromise, model.KindPromise, model.KindTouchpoint, model.KindRole, model.KindStage, model.KindJourney}
		return edit.Remove{IDs: []model.ID{of(modeltest.One(c, kinds))}}
	default:
		if p.Len() > 120 {
			return edit.Remove{IDs: []model.ID{of(model.KindJourney)}}
		}
		return edit.NewCopyJourney(p, of(model.KindJourney), "uusi", modeltest.One(c, model.JourneyStates()), ids)
	}
}

// TestWords holds that each rule has its words in all languages, with a place
// for each name that its sentence names.
func TestWords(t *testing.T) {
	names := map[gap.RuleID]int{}
	for _, f := range gap.Check(firm(60, 5, 20, 9)).Findings {
		names[f.Rule] = len(f.Named())
	}
	for _, lang := range []string{"fi", "en", "sv"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "assets", "i18n", lang, "gap.json"))
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		if err := json.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		for _, r := range gap.Rules() {
			if words[r.ID.NameKey()] == "" || words[r.ID.DoKey()] == "" {
				t.Errorf("%s: %s has no name or nothing to do", lang, r.ID)
			}
			if got := strings.Count(words[r.ID.FindKey()], "%s"); got != names[r.ID] {
				t.Errorf("%s: %s has %d names, want %d", lang, r.ID.FindKey(), got, names[r.ID])
			}
		}
	}
}
