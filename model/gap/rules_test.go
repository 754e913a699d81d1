package gap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/gap"
)

// sound returns a project in which no rule finds anything: a company promise
// that is kept at the touchpoint meet of today's journey by the promise word,
// and the roles boss and clerk. IDs stand for what they name.
func sound() *model.Project {
	measure := model.Measure{Name: "vastausaika", Last: "3 h", LastOn: "2026-01-10"}
	return model.NewProject(model.Info{
		Journeys: []model.ID{"now"}, Roles: []model.ID{"boss", "clerk"}, Promises: []model.ID{"company"},
	}).With(
		&model.Journey{ID: "now", State: model.StateNow, Stages: []model.ID{"stage"}},
		&model.Stage{
			ID: "stage", Journey: "now", Doer: model.DoerOwn, Competencies: "taito", Resources: "aika", Touchpoints: []model.ID{"meet"},
		},
		&model.Touchpoint{
			ID: "meet", Stage: "stage", Role: "clerk", Promises: []model.ID{"word"}, Feelings: []model.Feeling{{Value: 1}},
		},
		&model.Role{ID: "boss", Role: model.RoleCEO},
		&model.Role{ID: "clerk", Role: model.RoleOther},
		&model.Promise{ID: "company", Level: model.LevelCompany, Owner: "boss", Measure: measure, Evidence: model.EvidenceTold},
		&model.Promise{
			ID: "word", Level: model.LevelTouchpoint, Subject: "meet", Parent: "company", Owner: "clerk",
			Measure: measure, Evidence: model.EvidenceTold,
		},
	)
}

// change is a step from one project to the next.
type change func(p *model.Project) *model.Project

// with changes a copy of an entity.
func with[E any](id model.ID, set func(e *E)) change {
	return func(p *model.Project) *model.Project {
		e := *any(p.Get(id)).(*E)
		set(&e)
		return p.With(any(&e).(model.Entity))
	}
}

func touchpoint(id model.ID, set func(t *model.Touchpoint)) change { return with(id, set) }
func promise(id model.ID, set func(w *model.Promise)) change       { return with(id, set) }
func stage(set func(s *model.Stage)) change                        { return with("stage", set) }

// wanted makes the journey one that is not lived today.
func wanted() change {
	return with("now", func(j *model.Journey) { j.State = model.StateTarget })
}

// addTouchpoint adds the touchpoint other behind meet.
func addTouchpoint(set func(t *model.Touchpoint)) change {
	return func(p *model.Project) *model.Project {
		t := &model.Touchpoint{ID: "other", Stage: "stage"}
		set(t)
		s := *p.Stage("stage")
		s.Touchpoints = append(slices.Clone(s.Touchpoints), t.ID)
		return p.With(t, &s)
	}
}

// addPromise adds the promise more at a level and lists it with its subject. It
// is measured, told and a part of the company's.
func addPromise(level model.PromiseLevel, subject model.ID, set func(w *model.Promise)) change {
	return func(p *model.Project) *model.Project {
		w := *p.Promise("word")
		w.ID, w.Level, w.Subject = "more", level, subject
		set(&w)
		switch e := p.Get(subject).(type) {
		case nil:
			i := *p.Info()
			i.Promises = append(slices.Clone(i.Promises), w.ID)
			return p.With(&w, &i)
		case *model.Stage:
			return p.With(&w, &model.Stage{
				ID: e.ID, Journey: e.Journey, Doer: e.Doer, Competencies: e.Competencies, Resources: e.Resources,
				Touchpoints: e.Touchpoints, Promises: []model.ID{w.ID},
			})
		case *model.Role:
			return p.With(&w, &model.Role{ID: e.ID, Role: e.Role, Promises: []model.ID{w.ID}})
		}
		panic("no such subject")
	}
}

// addRole adds the role extra.
func addRole(set func(r *model.Role)) change {
	return func(p *model.Project) *model.Project {
		r := &model.Role{ID: "extra", Role: model.RoleOther}
		set(r)
		i := *p.Info()
		i.Roles = append(slices.Clone(i.Roles), r.ID)
		return p.With(r, &i)
	}
}

func nothing[E any](*E) {}

// TestRules holds for each rule what makes it find something and what does not.
// What is wanted are the findings of that rule as "subject also…".
func TestRules(t *testing.T) {
	feels := func(id model.ID, value float64) change {
		return touchpoint(id, func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: 2}, {Persona: "veli", Value: value}} })
	}
	expects := func(low, high float64) change {
		return promise("word", func(w *model.Promise) { w.Expects = &model.Expectation{Low: low, High: high} })
	}
	absent := func(t *model.Touchpoint) { t.FirmAbsent = true }
	keptByOther := promise("company", func(w *model.Promise) { w.KeptBy = []model.ID{"other"} })
	unlinked := promise("word", func(w *model.Promise) { w.Parent = "" })
	measure := func(m model.Measure) change {
		return promise("word", func(w *model.Promise) { w.Measure = m })
	}
	means := func(competencies, resources string) change {
		return stage(func(s *model.Stage) { s.Competencies, s.Resources = competencies, resources })
	}
	outside := stage(func(s *model.Stage) { s.OutOfBusiness = true })
	tests := []struct {
		rule    gap.RuleID
		name    string
		changes []change
		want    string
	}{
		{gap.TouchpointNoPromise, "none", []change{addTouchpoint(nothing)}, "other"},
		{gap.TouchpointNoPromise, "none in a wanted journey", []change{wanted(), addTouchpoint(nothing)}, "other"},
		{gap.TouchpointNoPromise, "one for its stage", []change{addTouchpoint(nothing), addPromise(model.LevelStage, "stage", nothing)}, "other"},
		{gap.TouchpointNoPromise, "helps to keep one", []change{addTouchpoint(nothing), keptByOther}, ""},
		{gap.TouchpointNoPromise, "out of the business", []change{addTouchpoint(nothing), outside}, ""},
		{gap.TouchpointNoPromise, "firm absent", []change{addTouchpoint(absent)}, ""},

		{gap.PromiseNotKept, "part of nothing", []change{unlinked}, "company"},
		{gap.PromiseNotKept, "for a stage", []change{addPromise(model.LevelStage, "stage", nothing)}, "more"},
		{gap.PromiseNotKept, "for a role in a wanted journey", []change{wanted(), addPromise(model.LevelRole, "boss", nothing)}, "more"},
		{gap.PromiseNotKept, "its part is not kept either", []change{
			unlinked, addPromise(model.LevelStage, "stage", func(w *model.Promise) { w.Parent = "company" }),
		}, "company, more"},
		{gap.PromiseNotKept, "itself at a touchpoint", []change{
			unlinked, promise("company", func(w *model.Promise) { w.KeptBy = []model.ID{"meet"} }),
		}, ""},
		{gap.PromiseNotKept, "part of a part kept", []change{
			addPromise(model.LevelStage, "stage", nothing), promise("word", func(w *model.Promise) { w.Parent = "more" }),
		}, ""},
		{gap.PromiseNotKept, "kept in a wanted journey", []change{wanted()}, ""},

		{gap.PromiseFeelsLow, "bad", []change{feels("meet", -0.5)}, "word meet"},
		{gap.PromiseFeelsLow, "bad where it is to be kept", []change{addTouchpoint(nothing), feels("other", -1), keptByOther}, "company other"},
		{gap.PromiseFeelsLow, "the worst first", []change{
			addTouchpoint(nothing), feels("meet", -1), feels("other", -2), promise("word", func(w *model.Promise) { w.KeptBy = []model.ID{"other"} }),
		}, "word other meet"},
		{gap.PromiseFeelsLow, "the important first", []change{
			addTouchpoint(func(t *model.Touchpoint) { t.ToCustomer = 1 }), feels("meet", -1), feels("other", -2),
			promise("word", func(w *model.Promise) { w.KeptBy = []model.ID{"other"} }),
		}, "word meet other"},
		{gap.PromiseFeelsLow, "out of the business", []change{feels("meet", -2), outside}, "word meet"},
		{gap.PromiseFeelsLow, "not so bad", []change{feels("meet", -0.4)}, ""},
		{gap.PromiseFeelsLow, "nobody has said", []change{touchpoint("meet", func(t *model.Touchpoint) { t.Feelings = nil })}, ""},
		{gap.PromiseFeelsLow, "no better expected", []change{feels("meet", -1), expects(-1, 0)}, ""},
		{gap.PromiseFeelsLow, "not lived yet", []change{feels("meet", -2), wanted()}, ""},

		{gap.PromiseNoOwner, "none", []change{promise("word", func(w *model.Promise) { w.Owner = "" })}, "word"},
		{gap.PromiseNoOwner, "owned", nil, ""},
		{gap.PromiseNoOwner, "a role's", []change{addPromise(model.LevelRole, "boss", func(w *model.Promise) { w.Owner = "" })}, ""},

		{gap.RoleNoPromise, "none", []change{addRole(nothing)}, "extra"},
		{gap.RoleNoPromise, "owns one", nil, ""},
		{gap.RoleNoPromise, "gives one", []change{
			promise("company", func(w *model.Promise) { w.Owner = "clerk" }),
			addPromise(model.LevelRole, "boss", func(w *model.Promise) { w.Owner, w.Text = "", "" }),
		}, ""},

		{gap.RoleNowhere, "nowhere", []change{addRole(nothing)}, "extra"},
		{gap.RoleNowhere, "owns what nobody keeps", []change{unlinked}, "boss"},
		{gap.RoleNowhere, "owns what is kept", nil, ""},
		{gap.RoleNowhere, "gives what is kept", []change{
			promise("company", func(w *model.Promise) { w.Owner = "clerk" }),
			addPromise(model.LevelRole, "boss", nothing), promise("word", func(w *model.Promise) { w.Parent = "more" }),
		}, ""},
		{gap.RoleNowhere, "responsible", []change{
			addRole(nothing), touchpoint("meet", func(t *model.Touchpoint) { t.Role = "extra" }),
		}, ""},
		{gap.RoleNowhere, "has a part", []change{addRole(func(r *model.Role) { r.Touchpoints = []model.ID{"meet"} })}, ""},

		{gap.PromiseNoMeasure, "none", []change{measure(model.Measure{})}, "word"},
		{gap.PromiseNoMeasure, "blanks", []change{measure(model.Measure{Name: " \n"})}, "word"},
		{gap.PromiseNoMeasure, "a target alone", []change{measure(model.Measure{Target: "95 %"})}, "word"},
		{gap.PromiseNoMeasure, "a name", []change{measure(model.Measure{Name: "vastausaika"})}, ""},

		{gap.MeasureNeverTaken, "never", []change{measure(model.Measure{Name: "vastausaika", Target: "8 h", Last: " "})}, "word"},
		{gap.MeasureNeverTaken, "a value", []change{measure(model.Measure{Name: "vastausaika", Last: "9 h"})}, ""},
		{gap.MeasureNeverTaken, "a day", []change{measure(model.Measure{Name: "vastausaika", LastOn: "2026-01-10"})}, ""},
		{gap.MeasureNeverTaken, "no measure", []change{measure(model.Measure{})}, ""},
		{gap.MeasureNeverTaken, "not lived yet", []change{measure(model.Measure{Name: "vastausaika"}), wanted()}, ""},

		{gap.PromiseOrphan, "no parent", []change{unlinked}, "word"},
		{gap.PromiseOrphan, "a role's", []change{addPromise(model.LevelRole, "boss", func(w *model.Promise) { w.Parent = "" })}, "more"},
		{gap.PromiseOrphan, "the company's", nil, ""},

		{gap.StageNoMeans, "neither", []change{means("", " ")}, "stage"},
		{gap.StageNoMeans, "no competencies", []change{means("", "aika")}, "stage"},
		{gap.StageNoMeans, "no resources in a wanted journey", []change{means("taito", ""), wanted()}, "stage"},
		{gap.StageNoMeans, "a partner's", []change{means("taito", ""), stage(func(s *model.Stage) { s.Doer = model.DoerPartner })}, "stage"},
		{gap.StageNoMeans, "both", nil, ""},
		{gap.StageNoMeans, "the customer's", []change{means("", ""), stage(func(s *model.Stage) { s.Doer = model.DoerCustomer })}, ""},
		{gap.StageNoMeans, "out of the business", []change{means("", ""), outside}, ""},

		{gap.AbsentPromise, "given", []change{touchpoint("meet", absent)}, "meet word"},
		{gap.AbsentPromise, "to be kept", []change{addTouchpoint(absent), keptByOther}, "other company"},
		{gap.AbsentPromise, "both", []change{
			touchpoint("meet", absent), promise("company", func(w *model.Promise) { w.KeptBy = []model.ID{"meet"} }),
		}, "meet word company"},
		{gap.AbsentPromise, "nothing promised", []change{addTouchpoint(absent)}, ""},

		{gap.PromiseGuess, "a guess", []change{promise("word", func(w *model.Promise) { w.Evidence = model.EvidenceGuess })}, "word"},
		{gap.PromiseGuess, "told", nil, ""},
	}
	fired, silent := map[gap.RuleID]bool{}, map[gap.RuleID]bool{}
	for _, test := range tests {
		fired[test.rule] = fired[test.rule] || test.want != ""
		silent[test.rule] = silent[test.rule] || test.want == ""
		t.Run(fmt.Sprint(test.rule, "/", test.name), func(t *testing.T) {
			p := sound()
			for _, c := range test.changes {
				p = c(p)
			}
			var got []string
			for _, f := range gap.Check(p).Findings {
				if f.Rule == test.rule {
					got = append(got, strings.Join(words(append([]model.ID{f.Subject}, f.Also...)), " "))
				}
			}
			slices.Sort(got)
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
	for _, rule := range gap.Rules() {
		if !fired[rule.ID] || !silent[rule.ID] {
			t.Errorf("%s: tested when it finds something %v, and nothing %v", rule.ID, fired[rule.ID], silent[rule.ID])
		}
	}
}

func words(ids []model.ID) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	return list
}

func TestCheck_SoundProject(t *testing.T) {
	for name, p := range map[string]*model.Project{"sound": sound(), "empty": model.NewProject(model.Info{})} {
		if r := gap.Check(p); len(r.Findings) > 0 || len(r.Ignored) > 0 {
			t.Errorf("%s: %+v", name, r.Findings)
		}
	}
}

func TestRules_Table(t *testing.T) {
	seen := map[gap.RuleID]bool{}
	for _, r := range gap.Rules() {
		if seen[r.ID] || r.Gap < 1 || r.Gap > gap.MaxGap || !slices.Contains(model.Kinds(), r.Kind) {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
	if len(seen) != 12 {
		t.Errorf("%d rules", len(seen))
	}
}

// TestScores holds importance × gap of a finding after some changes.
func TestScores(t *testing.T) {
	value := func(toCustomer, toUs int, truth bool) change {
		return touchpoint("meet", func(t *model.Touchpoint) { t.ToCustomer, t.ToUs, t.MomentOfTruth = toCustomer, toUs, truth })
	}
	unowned := func(id model.ID) change { return promise(id, func(w *model.Promise) { w.Owner = "" }) }
	feels := func(v float64) change {
		return touchpoint("meet", func(t *model.Touchpoint) { t.Feelings = []model.Feeling{{Value: v}} })
	}
	noMeans := stage(func(s *model.Stage) { s.Resources = "" })
	kind := func(k model.RoleKind) change { return addRole(func(r *model.Role) { r.Role = k }) }
	tests := []struct {
		name            string
		changes         []change
		rule            gap.RuleID
		importance, gap float64
	}{
		{"nobody has said", []change{unowned("word")}, gap.PromiseNoOwner, 3, 3},
		{"the customer counts twice", []change{unowned("word"), value(5, 1, false)}, gap.PromiseNoOwner, 3.7, 3},
		{"one unsaid", []change{unowned("word"), value(0, 5, false)}, gap.PromiseNoOwner, 3.7, 3},
		{"moment of truth", []change{unowned("word"), value(5, 5, true)}, gap.PromiseNoOwner, 7.5, 3},
		{"the company's counts twice", []change{unowned("company"), value(5, 5, true)}, gap.PromiseNoOwner, 15, 3},
		{"a stage's, not kept", []change{addPromise(model.LevelStage, "stage", nothing)}, gap.PromiseNotKept, 4.5, 4},
		{"the managing director's", []change{
			addPromise(model.LevelRole, "boss", func(w *model.Promise) { w.Parent, w.KeptBy = "", []model.ID{"meet"} }), value(4, 4, false),
		}, gap.PromiseOrphan, 8, 2},
		{"a stage", []change{noMeans, value(4, 4, false)}, gap.StageNoMeans, 4, 3},
		{"the board, on no touchpoint", []change{kind(model.RoleBoard)}, gap.RoleNowhere, 6, 3},
		{"the leadership team", []change{kind(model.RoleLeadership)}, gap.RoleNowhere, 4.5, 3},
		{"somebody who has a part in what matters", []change{
			addRole(func(r *model.Role) { r.Touchpoints = []model.ID{"meet"} }), value(5, 5, false),
		}, gap.RoleNoPromise, 5, 3},
		{"somebody who answers for what matters", []change{
			promise("word", func(w *model.Promise) { w.Owner = "boss" }), value(5, 5, false),
		}, gap.RoleNoPromise, 5, 3},
		{"bad", []change{feels(-0.5)}, gap.PromiseFeelsLow, 3, 3},
		{"as bad as can be", []change{feels(-2), value(5, 5, true)}, gap.PromiseFeelsLow, 7.5, 4.5},
		{"never wider than the widest", []change{
			feels(-2), promise("word", func(w *model.Promise) { w.Expects = &model.Expectation{Low: 2, High: 2} }),
		}, gap.PromiseFeelsLow, 3, 5},
		{"importance where it feels low, not where it feels good", []change{
			addTouchpoint(func(t *model.Touchpoint) { t.ToCustomer, t.ToUs = 5, 5 }), feels(-1),
			promise("word", func(w *model.Promise) { w.KeptBy = []model.ID{"other"} }),
		}, gap.PromiseFeelsLow, 3, 3.5},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := sound()
			for _, c := range test.changes {
				p = c(p)
			}
			list := gap.Check(p).Findings
			i := slices.IndexFunc(list, func(f *gap.Finding) bool { return f.Rule == test.rule })
			if i < 0 {
				t.Fatalf("%s finds nothing", test.rule)
			}
			if f := list[i]; f.Importance != test.importance || f.Gap != test.gap {
				t.Errorf("importance %v × gap %v, want %v × %v", f.Importance, f.Gap, test.importance, test.gap)
			}
		})
	}
}
