package edit_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
)

var large = modeltest.Large(40, 5, 20)

// paste copies from one project and pastes into another by way of the
// clipboard's text.
func paste(t *testing.T, from *model.Project, what []model.ID, into *model.Project, target model.ID, at int) *model.Project {
	t.Helper()
	text, err := edit.Copy(from, what).Text()
	must(t, err)
	f, err := edit.ParseFragment(text)
	must(t, err)
	d := edit.New(&model.State{Project: into}, nil)
	must(t, d.Do(edit.NewInsert(f, target, at, modeltest.IDs("n"))))
	if problems := model.Validate(d.Project()); problems != nil {
		t.Fatalf("pasting broke %v", problems)
	}
	return d.Project()
}

// other is a project of another client that has a persona, a role and a free
// lane of the names in the sample.
func other() *model.Project {
	info := model.Info{Name: "Toinen", Journeys: ids("j"), Personas: ids("p1", "p2"), Roles: ids("r1", "r2")}
	return model.NewProject(info).With(
		&model.Persona{ID: "p1", Name: "Kalle"}, &model.Persona{ID: "p2", Name: " VELI, 71 "},
		&model.Role{ID: "r1", Name: "Johtaja", Role: model.RoleCEO}, &model.Role{ID: "r2", Name: "Virkailija", Role: model.RoleOther},
		&model.Journey{
			ID: "j", Perspective: model.PerspectiveCustomer, State: model.StateNow, Stages: ids("s", "s2"),
			Lanes: []model.Lane{{ID: "jl", Kind: model.LaneFree, Name: "järjestelmät"}},
		},
		&model.Stage{ID: "s", Journey: "j", Doer: model.DoerOwn, Touchpoints: ids("t")},
		&model.Stage{ID: "s2", Journey: "j", Doer: model.DoerOwn},
		&model.Touchpoint{ID: "t", Stage: "s", Evidence: model.EvidenceGuess},
	)
}

func TestInsert_TouchpointInTheSameProject(t *testing.T) {
	p := modeltest.Sample()
	after := paste(t, p, ids("desk"), p, "queue", edit.End)
	stage := after.Stage("visit")
	if !slices.Equal(stage.Touchpoints, ids("queue", "n1", "desk", "parcel")) {
		t.Fatalf("touchpoints %v", stage.Touchpoints)
	}
	want := *p.Touchpoint("desk")
	want.ID, want.Promises = "n1", ids("n2")
	if diff := cmp.Diff(&want, after.Touchpoint("n1")); diff != "" {
		t.Errorf("pasted touchpoint: %s", diff)
	}
	promise := *p.Promise("p-desk")
	promise.ID, promise.Subject = "n2", "n1" // parent, owner and who else keeps it stay
	if diff := cmp.Diff(&promise, after.Promise("n2")); diff != "" {
		t.Errorf("pasted promise: %s", diff)
	}
}

func TestInsert_TouchpointInAnotherProject(t *testing.T) {
	p := modeltest.Sample()
	after := paste(t, p, ids("desk", "queue"), other(), "s", 0)
	if !slices.Equal(after.Stage("s").Touchpoints, ids("n1", "n3", "t")) {
		t.Fatalf("touchpoints %v", after.Stage("s").Touchpoints)
	}
	want := *p.Touchpoint("desk")
	want.ID, want.Stage, want.Promises, want.Role = "n3", "s", ids("n4"), "r2"
	want.Feelings = []model.Feeling{{Persona: "p2", Value: 1.5}} // Veli by name; nobody is called Aino
	want.Notes = map[model.ID]string{"jl": "lainausjärjestelmä"}
	if diff := cmp.Diff(&want, after.Touchpoint("n3")); diff != "" {
		t.Errorf("pasted touchpoint: %s", diff)
	}
	promise := *p.Promise("p-desk")
	promise.ID, promise.Subject, promise.Owner, promise.Parent, promise.KeptBy = "n4", "n3", "r2", "", nil
	if diff := cmp.Diff(&promise, after.Promise("n4")); diff != "" {
		t.Errorf("pasted promise: %s", diff)
	}
}

func TestInsert_Targets(t *testing.T) {
	p := modeltest.Sample()
	for _, c := range []struct {
		name   string
		what   []model.ID
		target model.ID
		at     int
		list   func(*model.Project) []model.ID
		want   []model.ID
	}{
		{"touchpoint into a stage", ids("ad"), "visit", 1, touchpoints("visit"), ids("queue", "n1", "desk", "parcel")},
		{"touchpoint behind a touchpoint", ids("ad"), "desk", 0, touchpoints("visit"), ids("queue", "desk", "n1", "parcel")},
		{"touchpoint at the end of a journey", ids("ad"), "now", 0, touchpoints("after"), ids("n1")},
		{"several from several stages", ids("parcel", "ad"), "visit", 0, touchpoints("visit"), ids("n1", "n2", "queue", "desk", "parcel")},
		{"stage into a journey", ids("after"), "target", 0, stages("target"), ids("n1", "target-stage")},
		{"stage behind a stage", ids("after", "search"), "search", 0, stages("now"), ids("search", "n1", "n4", "visit", "after")},
		{"journey behind a journey", ids("target"), "now", 0, journeys, ids("now", "n1", "target")},
		{"journey at a place", ids("target"), "", 0, journeys, ids("n1", "now", "target")},
		{"promise behind a promise", ids("p-queue"), "p-desk", 0, promises(model.LevelTouchpoint, "desk"), ids("p-desk", "n1")},
		{"promise into a stage", ids("p-queue"), "after", 0, promises(model.LevelStage, "after"), ids("n1")},
		{"promise into a role", ids("p-queue"), "clerk", 0, promises(model.LevelRole, "clerk"), ids("n1")},
		{"promise into a touchpoint", ids("p-queue", "p-company"), "desk", edit.End, promises(model.LevelTouchpoint, "desk"), ids("p-desk", "n1", "n2")},
		{"promise kept by its new subject", ids("p-desk"), "call", 0, promises(model.LevelTouchpoint, "call"), ids("n1")},
		{"promise of the company", ids("p-queue"), "", edit.End, promises(model.LevelCompany, ""), ids("p-company", "n1")},
		{"what is owned comes along once", ids("desk", "visit"), "target", edit.End, stages("target"), ids("target-stage", "n1")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.list(paste(t, p, c.what, p, c.target, c.at)); !slices.Equal(got, c.want) {
				t.Errorf("the list is %v, want %v", got, c.want)
			}
		})
	}
	for _, c := range []struct {
		what   []model.ID
		target model.ID
	}{
		{ids("desk"), "nobody"}, {ids("desk"), "aino"}, {ids("visit"), "desk"}, {ids("p-desk"), "nobody"},
	} {
		_, err := edit.NewInsert(edit.Copy(p, c.what), c.target, 0, modeltest.IDs("n")).Apply(p)
		if model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("%v into %s: %v", c.what, c.target, err)
		}
	}
	if _, err := edit.NewInsert(edit.Copy(p, ids("p-desk")), "now", 0, modeltest.IDs("n")).Apply(p); err == nil {
		t.Error("a promise was pasted into a journey")
	}
}

func touchpoints(stage model.ID) func(*model.Project) []model.ID {
	return func(p *model.Project) []model.ID { return p.Stage(stage).Touchpoints }
}

func stages(journey model.ID) func(*model.Project) []model.ID {
	return func(p *model.Project) []model.ID { return p.Journey(journey).Stages }
}

func journeys(p *model.Project) []model.ID { return p.Info().Journeys }

func promises(level model.PromiseLevel, subject model.ID) func(*model.Project) []model.ID {
	return func(p *model.Project) []model.ID {
		list, _ := p.PromisesOf(level, subject)
		return list
	}
}

// TestInsert_JourneyInAnotherProject checks that a whole journey comes with
// its lanes, notes and promises, tied together anew.
func TestInsert_JourneyInAnotherProject(t *testing.T) {
	p := modeltest.Sample()
	after := paste(t, p, ids("now", "target"), other(), "", 0)
	if got := after.Info().Journeys; len(got) != 3 || got[2] != "j" {
		t.Fatalf("journeys %v", got)
	}
	now, target := after.Journey(after.Info().Journeys[0]), after.Journey(after.Info().Journeys[1])
	if target.Previous != now.ID {
		t.Error("the target journey does not name the pasted one as its previous")
	}
	for _, touchpoint := range after.Touchpoints(target) {
		if origin := after.Touchpoint(touchpoint.Origin); origin == nil || after.JourneyOf(origin.ID) != now {
			t.Errorf("origin %s is not in the pasted journey", touchpoint.Origin)
		}
	}
	free := now.Lanes[len(now.Lanes)-1]
	if free.ID == "lane-free" || free.Name != "Järjestelmät" {
		t.Errorf("free lane %+v", free)
	}
	notes := 0
	for _, touchpoint := range after.Touchpoints(now) {
		if touchpoint.Notes[free.ID] != "" {
			notes++
		}
		for _, w := range model.Of[model.Promise](after, touchpoint.Promises) {
			if w.Text == "Saat aina yhden vinkin" && len(w.KeptBy) != 1 {
				t.Errorf("kept by %v, want the pasted call", w.KeptBy)
			}
		}
	}
	if notes != 2 {
		t.Errorf("%d touchpoints have their note", notes)
	}
	if !slices.Equal(now.Personas, ids("p2")) {
		t.Errorf("curves %v", now.Personas)
	}
}

func TestInsert_NoteWithoutALane(t *testing.T) {
	p := modeltest.Sample()
	into, err := edit.RenameLane{Journey: "j", Lane: "jl", Name: "Muu"}.Apply(other())
	must(t, err)
	after := paste(t, p, ids("desk"), into, "s", 0)
	if notes := after.Touchpoint("n1").Notes; notes != nil {
		t.Errorf("notes %v", notes)
	}
}

func TestCopy(t *testing.T) {
	p := modeltest.Sample()
	for _, c := range []struct {
		ids  []model.ID
		kind model.Kind
		want []model.ID
	}{
		{ids("parcel", "ad", "queue", "ad"), model.KindTouchpoint, ids("ad", "queue", "parcel")},
		{ids("target-desk", "desk"), model.KindTouchpoint, ids("desk", "target-desk")},
		{ids("desk", "after", "search"), model.KindStage, ids("search", "after")},
		{ids("desk", "target"), model.KindJourney, ids("target")},
		{ids("p-desk", "p-company", "p-board", "p-stage"), model.KindPromise, ids("p-board", "p-company", "p-stage", "p-desk")},
	} {
		f := edit.Copy(p, c.ids)
		if f.Kind() != c.kind || f.Len() != len(c.want) || !slices.Equal(f.Roots(), c.want) {
			t.Errorf("copying %v gives the %s %v, want %v", c.ids, f.Kind(), f.Roots(), c.want)
		}
	}
	for _, nothing := range [][]model.ID{nil, ids("aino", "clerk"), ids("nobody"), ids("project")} {
		if f := edit.Copy(p, nothing); f != nil {
			t.Errorf("copying %v gives %v", nothing, f.Roots())
		}
	}
}

func TestParseFragment_RefusesJunk(t *testing.T) {
	good, err := edit.Copy(modeltest.Sample(), ids("desk")).Text()
	must(t, err)
	for text, want := range map[string]model.Code{
		"":                       edit.CodeClipboard,
		"Odotan jonossa":         edit.CodeClipboard,
		"{}":                     edit.CodeClipboard,
		"[]":                     edit.CodeClipboard,
		"null":                   edit.CodeClipboard,
		`{"lupaus":"clipboard"}`: edit.CodeClipboard,
		`{"lupaus":"project"}`:   edit.CodeClipboard,
		good[:len(good)-1]:       edit.CodeClipboard,
		good + "x":               edit.CodeClipboard,
		strings.Replace(good, `"version":1`, `"version":2`, 1):                                                        edit.CodeClipboardNewer,
		strings.Replace(good, `"kind":"touchpoint"`, `"kind":"stage"`, 1):                                             edit.CodeClipboard,
		strings.Replace(good, `"roots":["desk"]`, `"roots":["x"]`, 1):                                                 edit.CodeClipboard,
		strings.Replace(good, `"roots":["desk"]`, `"roots":[]`, 1):                                                    edit.CodeClipboard,
		strings.Replace(good, `["desk"]`, `["desk","desk"]`, 1):                                                       edit.CodeClipboard,
		strings.Replace(good, `"kind":"promise"`, `"kind":"poem"`, 1):                                                 edit.CodeClipboard,
		strings.Replace(good, `"id":"p-desk"`, `"id":"desk"`, 1):                                                      edit.CodeClipboard,
		strings.Replace(good, `"id":"p-desk"`, `"id":""`, 1):                                                          edit.CodeClipboard,
		strings.Replace(good, `"level":"touchpoint"`, `"level":7`, 1):                                                 edit.CodeClipboard,
		`{"lupaus":"clipboard","version":1,"kind":"role","roots":["r"],"parts":[{"kind":"role","value":{"id":"r"}}]}`: edit.CodeClipboard,
		good: "",
	} {
		f, err := edit.ParseFragment(text)
		if model.CodeOf(err) != want || (err == nil) != (want == "") || (f != nil) != (want == "") {
			t.Errorf("%.80q: %v, want code %q", text, err, want)
		}
	}
}

func TestFragment_TextIsStable(t *testing.T) {
	f := edit.Copy(large, ids("j0", "j1"))
	a, err := f.Text()
	must(t, err)
	parsed, err := edit.ParseFragment(a)
	must(t, err)
	b, err := parsed.Text()
	must(t, err)
	if a != b || !json.Valid([]byte(a)) || !strings.HasPrefix(a, `{"lupaus":"clipboard","version":1,`) {
		t.Errorf("texts of %d and %d bytes: %.60s", len(a), len(b), a)
	}
}

// FuzzParseFragment feeds the clipboard with anything: what parses can be
// inserted or is refused, and never breaks the project.
func FuzzParseFragment(f *testing.F) {
	p := modeltest.Sample()
	for _, what := range [][]model.ID{ids("desk"), ids("ad", "queue"), ids("visit"), ids("now", "target"), ids("p-desk")} {
		text, err := edit.Copy(p, what).Text()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
		f.Add(strings.Replace(text, `"stage":`, `"stagf":`, 1))
		f.Add(strings.Replace(text, `"promises":["p-desk"]`, `"promises":["p-desk","p-desk","desk"]`, 1))
	}
	f.Add(`{"lupaus":"clipboard","version":1,"kind":"stage","roots":["s"],"parts":[{"kind":"stage","value":{"id":"s","touchpoints":["s"]}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		f, err := edit.ParseFragment(text)
		if err != nil {
			if model.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			return
		}
		for _, target := range ids("", "now", "visit", "desk", "p-desk", "clerk") {
			d := edit.New(&model.State{Project: p}, nil)
			if err := d.Do(edit.NewInsert(f, target, 1, modeltest.IDs("n"))); err != nil && model.CodeOf(err) == "" {
				t.Fatalf("an error without a code: %v", err)
			}
			if problems := model.Validate(d.Project()); problems != nil {
				t.Fatalf("pasting at %q broke %v", target, problems)
			}
		}
	})
}

func TestNewCopyJourney(t *testing.T) {
	p := modeltest.Sample()
	d := edit.New(&model.State{Project: p}, nil)
	e := edit.NewCopyJourney(p, "now", "Ensi vuonna", model.StateTarget, modeltest.IDs("n"))
	must(t, d.Do(e))
	after := d.Project()
	if !slices.Equal(after.Info().Journeys, ids("now", "n1", "target")) {
		t.Fatalf("journeys %v", after.Info().Journeys)
	}
	old, j := p.Journey("now"), after.Journey("n1")
	if j.Name != "Ensi vuonna" || j.State != model.StateTarget || j.Previous != "now" || len(j.Lanes) != len(old.Lanes) || !slices.Equal(j.Personas, old.Personas) {
		t.Errorf("journey %+v", j)
	}
	var origins []model.ID
	for _, touchpoint := range after.Touchpoints(j) {
		origins = append(origins, touchpoint.Origin)
		was := p.Touchpoint(touchpoint.Origin)
		if touchpoint.Evidence != model.EvidenceGuess || touchpoint.Title != was.Title || len(touchpoint.Feelings) != len(was.Feelings) || len(touchpoint.Notes) != len(was.Notes) {
			t.Errorf("touchpoint %+v made from %+v", touchpoint, was)
		}
		for i, w := range model.Of[model.Promise](after, touchpoint.Promises) {
			model := p.Promise(was.Promises[i])
			if w.Kept != "unknown" || w.Measure.Last != "" || w.Measure.LastOn != "" || w.Measure.Target != model.Measure.Target || w.Text != model.Text || w.Owner != model.Owner {
				t.Errorf("promise %+v made from %+v", w, model)
			}
			if w.Parent == "p-stage" {
				t.Error("the parent inside the journey was not copied along")
			}
		}
	}
	if !slices.Equal(origins, ids("ad", "call", "queue", "desk", "parcel")) {
		t.Errorf("origins %v", origins)
	}
	must(t, d.Undo())
	if d.Project() != p {
		t.Error("undo gives another project")
	}
	for _, id := range ids("desk", "x", "") {
		e := edit.NewCopyJourney(p, id, "x", model.StateNow, modeltest.IDs("n"))
		if _, err := e.Apply(p); model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("copying %q as a journey: %v", id, err)
		}
		_, _ = e.Label(), e.(edit.Focuser).Focus()
	}
}

// TestNewCopyJourney_KeepsEvidenceOfToday makes another version of a journey
// that is lived.
func TestNewCopyJourney_KeepsEvidenceOfToday(t *testing.T) {
	p := modeltest.Sample()
	after, err := edit.NewCopyJourney(p, "now", "Kevät", model.StateNow, modeltest.IDs("n")).Apply(p)
	must(t, err)
	var levels []model.Evidence
	for _, touchpoint := range after.Touchpoints(after.Journey("n1")) {
		levels = append(levels, touchpoint.Evidence)
	}
	if fmt.Sprint(levels) != "[guess told observed measured guess]" {
		t.Errorf("evidence %v", levels)
	}
}

func TestImport(t *testing.T) {
	into := other()
	d := edit.New(&model.State{Project: into}, nil)
	must(t, d.Do(edit.NewImport(modeltest.Sample(), modeltest.IDs("n"))))
	p := d.Project()
	if problems := model.Validate(p); problems != nil {
		t.Fatalf("importing broke %v", problems)
	}
	info := p.Info()
	if info.Name != "Toinen" || info.Organisation.Name != "Kirjasto" || info.Language != "fi" || info.Created != "" {
		t.Errorf("project %+v", info)
	}
	if len(info.Journeys) != 3 || info.Journeys[0] != "j" || len(info.Promises) != 1 {
		t.Errorf("journeys %v, promises %v", info.Journeys, info.Promises)
	}
	if len(info.Personas) != 3 || !slices.Equal(info.Personas[:2], ids("p1", "p2")) || len(info.Roles) != 3 {
		t.Errorf("personas %v, roles %v: Veli and the clerk are there already", info.Personas, info.Roles)
	}
	now, target := p.Journey(info.Journeys[1]), p.Journey(info.Journeys[2])
	if now.Name != "Kirjan lainaaminen" || target.Previous != now.ID || !slices.Contains(now.Personas, "p2") {
		t.Errorf("journeys %+v, %+v", now, target)
	}
	for _, touchpoint := range p.Touchpoints(target) {
		if origin := p.Touchpoint(touchpoint.Origin); origin == nil || origin.Title != "Saan kirjan ja vinkin" {
			t.Errorf("origin %s is %v", touchpoint.Origin, origin)
		}
	}
	for _, touchpoint := range p.Touchpoints(now) {
		if touchpoint.MomentOfTruth && touchpoint.Role != "r2" {
			t.Errorf("the clerk's touchpoint is %s's", touchpoint.Role)
		}
	}
	must(t, d.Do(edit.NewImport(modeltest.Sample(), modeltest.IDs("m"))))
	if got := d.Project().Info(); len(got.Personas) != 3 || len(got.Roles) != 3 || len(got.Journeys) != 5 {
		t.Errorf("a second import: %+v", got)
	}
	must(t, d.Undo())
	must(t, d.Undo())
	if d.Project() != into {
		t.Error("undo gives another project")
	}
}

// TestImport_PromisesOfAKnownRole gives an existing role the promises of the
// role of its name.
func TestImport_PromisesOfAKnownRole(t *testing.T) {
	into := other().With(&model.Role{ID: "r1", Name: "hallitus", Role: model.RoleBoard})
	d := edit.New(&model.State{Project: into}, nil)
	must(t, d.Do(edit.NewImport(modeltest.Sample(), modeltest.IDs("n"))))
	role := d.Project().Role("r1")
	if len(role.Promises) != 1 || d.Project().Promise(role.Promises[0]).Subject != "r1" {
		t.Errorf("role %+v", role)
	}
}

// TestImport_NamesakesStayApart imports two personas of one name, whose
// feelings at one touchpoint must not become the same person's.
func TestImport_NamesakesStayApart(t *testing.T) {
	from := modeltest.Sample()
	veli := *from.Persona("veli")
	veli.Name = from.Persona("aino").Name
	d := edit.New(&model.State{Project: modeltest.Sample()}, nil)
	must(t, d.Do(edit.NewImport(from.With(&veli), modeltest.IDs("n"))))
	if n := len(d.Project().Info().Personas); n != 3 {
		t.Errorf("%d personas, want 3", n)
	}
}

// TestImport_RefusesABrokenProject checks that nothing is dropped in silence.
func TestImport_RefusesABrokenProject(t *testing.T) {
	from := modeltest.Sample().With(&model.Persona{ID: "lost", Name: "nobody lists me"})
	d := edit.New(&model.State{Project: other()}, nil)
	if err := d.Do(edit.NewImport(from, modeltest.IDs("n"))); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("error %v", err)
	}
}

func TestImport_IntoAnEmptyProject(t *testing.T) {
	d := edit.New(&model.State{Project: model.NewProject(model.Info{})}, nil)
	must(t, d.Do(edit.NewImport(large, modeltest.IDs("n"))))
	if d.Project().Len() != large.Len() || d.Project().Info().Name != large.Info().Name {
		t.Errorf("%d entities of %d", d.Project().Len(), large.Len())
	}
}
