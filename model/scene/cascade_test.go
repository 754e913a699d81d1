package scene_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// peoplePictures draws the pictures of promises and roles in every way.
func peoplePictures(b *scene.Builder, p *model.Project) map[string]*scene.Scene {
	return picturesFor(b, p, p.Info().Journeys, p.Info().Roles)
}

// picturesFor draws the cards of some roles, and the promises of all journeys
// and of some.
func picturesFor(b *scene.Builder, p *model.Project, journeys, roles []model.ID) map[string]*scene.Scene {
	pictures := map[string]*scene.Scene{}
	journeys = append([]model.ID{""}, journeys...)
	for name, on := range map[string][2]bool{"paper": {}, "screen": {true}, "blank": {false, true}} {
		for _, j := range journeys {
			pictures[fmt.Sprint("cascade ", name, j)] = b.Cascade(p, scene.CascadeOptions{Journey: j, Screen: on[0], Blank: on[1]})
			pictures[fmt.Sprint("matrix ", name, j)] = b.PromiseMatrix(p, scene.MatrixOptions{Journey: j, Screen: on[0], Blank: on[1]})
		}
		opt := scene.RoleOptions{Screen: on[0], Blank: on[1]}
		pictures["roles "+name] = b.RoleCards(p, opt)
		pictures["horizons "+name] = b.Horizons(p, opt)
		for _, r := range roles {
			pictures[fmt.Sprint("role ", name, r)], _ = b.RoleCard(p, r, 132, 194, opt)
		}
	}
	return pictures
}

func checkPeople(t *testing.T, p *model.Project, langs ...string) {
	t.Helper()
	for _, lang := range langs {
		checkPictures(t, lang, peoplePictures(builder(lang), p))
	}
}

func checkPictures(t *testing.T, lang string, pictures map[string]*scene.Scene) {
	t.Helper()
	for name, s := range pictures {
		if found := scenetest.Problems(assets.Typeset(), s); len(found) > 0 {
			t.Fatalf("%s, %s: %d problems:\n%s", lang, name, len(found), strings.Join(found[:min(len(found), 8)], "\n"))
		}
	}
}

func TestPeople_Projects(t *testing.T) {
	checkPeople(t, modeltest.Sample(), assets.Languages()...)
	checkPeople(t, modeltest.Large(60, 5, 30), "fi")
	checkPeople(t, model.NewProject(model.Info{}), assets.Languages()...)
	for _, n := range []int{1, 2, 8, 30, 200} {
		checkPeople(t, promiseTree(n), "fi")
	}
	for seed := range uint64(25) {
		checkPeople(t, modeltest.Random(rand.New(rand.NewPCG(seed, 11))), "sv")
	}
}

func TestPeople_Starters(t *testing.T) {
	for _, lang := range assets.Languages() {
		for _, s := range append(assets.Templates(lang), assets.Samples(lang)...) {
			p, err := assets.Build(s.ID, lang, modeltest.IDs("x"), "2026-01-01")
			if err != nil {
				t.Fatal(err)
			}
			checkPeople(t, p, lang)
		}
	}
}

// nastyPeople puts one text everywhere that pictures of promises and roles show.
func nastyPeople(s string) *model.Project {
	p := nastyProject(s)
	info := *p.Info()
	info.Organisation = model.Organisation{Name: s, Mission: s, Values: s}
	info.Sheets = []model.ID{"sheet-framework"}
	touched := []model.Entity{&info, &model.Sheet{ID: "sheet-framework", Form: "framework", Rows: []model.SheetRow{
		{ID: "understanding", Block: "areas", Cells: map[string]string{"notes": s}},
	}}}
	for e := range p.All() {
		switch e := e.(type) {
		case *model.Role:
			c := *e
			c.Task, c.Value, c.Measures, c.Start, c.Stop, c.Continue, c.Horizon = s, s, s, s, s, s, model.HorizonTen
			c.Touchpoints = []model.ID{modeltest.Ad, modeltest.Call, modeltest.Queue, modeltest.Parcel, modeltest.Desk, modeltest.TargetDesk}
			touched = append(touched, &c)
		case *model.Promise:
			c := *e
			c.Measure = model.Measure{Name: s, Target: s, Last: s, LastOn: "2026-01-05"}
			touched = append(touched, &c)
		}
	}
	return p.With(touched...)
}

var long = map[string]string{
	"300 characters": strings.Repeat("Vastaamme jokaiseen viestiin saman työpäivän aikana. ", 6)[:300],
	"compound":       "Asiakaskokemuksenkehittämispäällikkökoulutusohjelmavastaavaneuvottelukunnansihteeri",
}

func TestPeople_NastyTexts(t *testing.T) {
	for name, s := range nasty {
		t.Run(name, func(t *testing.T) {
			checkPictures(t, "fi", picturesFor(builder("fi"), nastyPeople(s), nil, []model.ID{modeltest.Clerk}))
		})
	}
	for name, s := range long {
		t.Run(name, func(t *testing.T) { checkPeople(t, nastyPeople(s), assets.Languages()...) })
	}
}

func TestPeople_EveryWordIsTranslated(t *testing.T) {
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(assets.Typeset(), strictWords{assets.WordsFor(lang), t})
		for seed := range uint64(10) {
			peoplePictures(b, modeltest.Random(rand.New(rand.NewPCG(seed, 5))))
		}
		picturesFor(b, nastyPeople(strings.Repeat("x ", 2000)), nil, []model.ID{modeltest.Clerk})
		peoplePictures(b, promiseTree(30))
		peoplePictures(b, model.NewProject(model.Info{}))
	}
}

// TestPeople_FieldsAreTyped holds that every text that says it can be edited is
// one that edits know.
func TestPeople_FieldsAreTyped(t *testing.T) {
	p := modeltest.Sample()
	for name, s := range peoplePictures(builder("fi"), p) {
		for _, z := range zonesOf(s) {
			if z.Ref.Part != scene.PartField {
				continue
			}
			if e := p.Get(z.Ref.Owner); e == nil || !slices.Contains(edit.Fields(e.Kind()), edit.Field(z.Ref.Lane)) {
				t.Errorf("%s: no text %q of %q", name, z.Ref.Lane, z.Ref.Owner)
			}
		}
	}
}

func TestPeople_SameFromEveryBuilder(t *testing.T) {
	p := promiseTree(30)
	warm := builder("fi")
	peoplePictures(warm, modeltest.Sample())
	peoplePictures(warm, p)
	peoplePictures(warm, reworded(p, "w3", "toinen"))
	got := peoplePictures(warm, p)
	for name, want := range peoplePictures(builder("fi"), p) {
		if diff := cmp.Diff(scenetest.Dump(want), scenetest.Dump(got[name])); diff != "" {
			t.Errorf("%s: what was built before shows:\n%s", name, diff)
		}
	}
}

// promiseTree returns a project of n promises: one of the company, one for each
// of seven stages, the others for touchpoints under these, some with parts of
// their own, and eight roles. IDs are w0….
func promiseTree(n int) *model.Project {
	b := treeMaker{info: model.Info{Organisation: model.Organisation{Name: "Esimerkki Oy", Mission: "Arki sujuu"}}}
	for i := range 8 {
		r := &model.Role{ID: model.ID(fmt.Sprint("r", i)), Name: fmt.Sprint("Rooli ", i), Role: model.RoleOther, Horizon: model.Horizons()[i%6]}
		b.info.Roles = append(b.info.Roles, r.ID)
		b.entities = append(b.entities, r)
	}
	b.info.Promises = []model.ID{b.promise(model.LevelCompany, "", "")}
	j := &model.Journey{ID: "j", Name: "Polku", Perspective: model.PerspectiveCustomer, State: model.StateNow}
	var stages []*model.Stage
	for i := range 7 {
		s := &model.Stage{ID: model.ID(fmt.Sprint("s", i)), Journey: "j", Name: fmt.Sprint("Vaihe ", i), Doer: model.DoerOwn}
		if b.n < n {
			s.Promises = []model.ID{b.promise(model.LevelStage, s.ID, "w0")}
		}
		j.Stages = append(j.Stages, s.ID)
		stages = append(stages, s)
		b.entities = append(b.entities, s)
	}
	for i := 0; b.n < n; i++ {
		s := stages[i*i/3%len(stages)]
		tp := &model.Touchpoint{ID: model.ID(fmt.Sprint("t", i)), Stage: s.ID, Title: fmt.Sprint("Kohtaan yrityksen ", i), Evidence: model.EvidenceTold}
		tp.Promises = []model.ID{b.promise(model.LevelTouchpoint, tp.ID, s.Promises[0])}
		if i%4 == 0 && b.n < n {
			tp.Promises = append(tp.Promises, b.promise(model.LevelTouchpoint, tp.ID, tp.Promises[0]))
		}
		s.Touchpoints = append(s.Touchpoints, tp.ID)
		b.entities = append(b.entities, tp)
	}
	b.info.Journeys = []model.ID{"j"}
	return model.NewProject(b.info).With(append(b.entities, j)...)
}

type treeMaker struct {
	info     model.Info
	entities []model.Entity
	n        int
}

func (b *treeMaker) promise(level model.PromiseLevel, subject, parent model.ID) model.ID {
	texts := []string{"Vastaamme saman päivän aikana", "Tiedät aina, mitä seuraavaksi tapahtuu ja kuka siitä vastaa.", "Autamme."}
	w := &model.Promise{
		ID: model.ID(fmt.Sprint("w", b.n)), Level: level, Subject: subject, Parent: parent, Text: texts[b.n%3], Owner: b.info.Roles[b.n%8],
		Kept: model.KeptStates()[b.n%3], Evidence: model.EvidenceLevels()[b.n%4], Adoption: model.AdoptionSteps()[b.n%4],
		Measure: model.Measure{Name: "vastausaika", Target: "8 h", Last: "11 h", LastOn: "2026-01-10"},
	}
	b.n++
	b.entities = append(b.entities, w)
	return w.ID
}

// reworded returns the project with another text in a promise.
func reworded(p *model.Project, id model.ID, text string) *model.Project {
	c := *p.Promise(id)
	c.Text = text
	return p.With(&c)
}

func zonesOf(s *scene.Scene) []scene.Zone {
	var zones []scene.Zone
	s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) { zones = append(zones, z) })
	return zones
}

// zonesFor lists the zones of a part of an entity.
func zonesFor(s *scene.Scene, owner model.ID, part scene.Part) []scene.Zone {
	return slices.DeleteFunc(zonesOf(s), func(z scene.Zone) bool { return z.Ref.Owner != owner || z.Ref.Part != part })
}

func TestCascade_ShowsEveryPromiseOnce(t *testing.T) {
	p := promiseTree(60)
	s := builder("fi").Cascade(p, scene.CascadeOptions{Screen: true})
	for i := range 60 {
		id := model.ID(fmt.Sprint("w", i))
		for _, part := range []scene.Part{scene.PartPromise, scene.PartKept, scene.PartState, scene.PartOwner, scene.PartField, scene.PartAdd} {
			if n := len(zonesFor(s, id, part)); n != 1 {
				t.Errorf("%s has %d zones of %s", id, n, part)
			}
		}
	}
	if n := len(zonesFor(s, model.InfoID, scene.PartUnderstanding)); n != 1 {
		t.Errorf("%d zones of customer understanding", n)
	}
}

// TestCascade_PartsStandUnderTheWhole holds that a promise stands below the one
// that it is a part of, and that what is part of none stands to the right of the
// tree.
func TestCascade_PartsStandUnderTheWhole(t *testing.T) {
	p := promiseTree(60)
	loose := *p.Promise("w20")
	loose.Parent = ""
	p = p.With(&loose)
	s := builder("fi").Cascade(p, scene.CascadeOptions{})
	right := 0.0
	for e := range p.All() {
		pr, ok := e.(*model.Promise)
		if !ok || pr.ID == "w20" {
			continue
		}
		at := zonesFor(s, pr.ID, scene.PartPromise)[0]
		right = max(right, at.X+at.W)
		if up := zonesFor(s, pr.Parent, scene.PartPromise); pr.Parent != "" && up[0].Y+up[0].H > at.Y {
			t.Errorf("%s at %v does not stand under %v", pr.ID, at.Rect, up[0].Rect)
		}
	}
	if at := zonesFor(s, "w20", scene.PartPromise)[0]; at.X <= right {
		t.Errorf("what is part of nothing stands at %v, within the tree", at.Rect)
	}
	if !slices.Contains(texts(s), "Irralliset lupaukset") {
		t.Error("nothing says what it is")
	}
}

func TestCascade_OfOneJourney(t *testing.T) {
	p := modeltest.Sample()
	s := builder("fi").Cascade(p, scene.CascadeOptions{Journey: modeltest.Now})
	for id, want := range map[model.ID]int{
		modeltest.CompanyWord: 1, modeltest.StageWord: 1, modeltest.QueueWord: 1, modeltest.DeskWord: 1, modeltest.BoardWord: 1, modeltest.TargetWord: 0,
	} {
		if n := len(zonesFor(s, id, scene.PartPromise)); n != want {
			t.Errorf("%s stands %d times, not %d", id, n, want)
		}
	}
	elsewhere := *p.Promise(modeltest.QueueWord)
	elsewhere.Parent = modeltest.TargetWord
	s = builder("fi").Cascade(p.With(&elsewhere), scene.CascadeOptions{Journey: modeltest.Now})
	if len(zonesFor(s, modeltest.TargetWord, scene.PartPromise)) != 1 {
		t.Error("what a shown promise is a part of is not shown")
	}
}

// TestCascade_Circles draws what no edit makes: promises that are parts of each
// other or of what is not there.
func TestCascade_AsksForTheOwner(t *testing.T) {
	info := &model.Info{Roles: []model.ID{"r"}, Promises: []model.ID{"whole"}}
	p := modeltest.Sample().With(info,
		&model.Role{ID: "r", Name: "Kuljettaja", Role: model.RoleOther, Promises: []model.ID{"own"}},
		&model.Promise{ID: "whole", Level: model.LevelCompany, Text: "Tulemme ajallaan."},
		&model.Promise{ID: "own", Level: model.LevelRole, Subject: "r", Parent: "whole", Text: "Soitan, jos myöhästyn."})
	asked := 0
	for _, text := range texts(builder("fi").Cascade(p, scene.CascadeOptions{Screen: true})) {
		if text == assets.WordsFor("fi").T("scene.noOwner") {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("the owner is asked for %d times: only the company's promise lacks one, a role answers for its own", asked)
	}
}

func TestCascade_Circles(t *testing.T) {
	p := promiseTree(10)
	for id, parent := range map[model.ID]model.ID{"w1": "w2", "w2": "w3", "w3": "w1", "w4": "w4", "w5": "gone"} {
		c := *p.Promise(id)
		c.Parent = parent
		p = p.With(&c)
	}
	s := builder("fi").Cascade(p, scene.CascadeOptions{})
	for i := range 10 {
		if n := len(zonesFor(s, model.ID(fmt.Sprint("w", i)), scene.PartPromise)); n != 1 {
			t.Errorf("w%d stands %d times", i, n)
		}
	}
}

func TestCascade_Empty(t *testing.T) {
	p := model.NewProject(model.Info{})
	if n := len(zonesFor(builder("fi").Cascade(p, scene.CascadeOptions{Screen: true}), model.InfoID, scene.PartAdd)); n != 1 {
		t.Errorf("%d places to add the company's promise on screen", n)
	}
	if n := len(zonesFor(builder("fi").Cascade(p, scene.CascadeOptions{}), model.InfoID, scene.PartAdd)); n != 0 {
		t.Errorf("%d places to add on paper", n)
	}
	full := builder("fi").Cascade(modeltest.Sample(), scene.CascadeOptions{Screen: true})
	if n := len(zonesFor(full, model.InfoID, scene.PartAdd)); n != 0 {
		t.Errorf("%d places to add a promise that is there", n)
	}
}

func TestCascade_LongPromiseIsWhole(t *testing.T) {
	p := reworded(promiseTree(10), "w9", long["300 characters"])
	all := strings.Join(texts(builder("fi").Cascade(p, scene.CascadeOptions{})), " ")
	if !strings.Contains(all, long["300 characters"]) {
		t.Error("the text was cut")
	}
}

// TestCascade_Shape holds that trees of all sizes fit a screen and a lying page.
func TestCascade_Shape(t *testing.T) {
	for _, n := range []int{4, 8, 20, 60, 200, 500} {
		s := builder("fi").Cascade(promiseTree(n), scene.CascadeOptions{})
		if shape := s.Width / s.Height; shape < 1 || shape > 2 {
			t.Errorf("%d promises give a picture of %.0f × %.0f", n, s.Width, s.Height)
		}
	}
}

func TestCascade_Blank(t *testing.T) {
	p := modeltest.Sample()
	all := strings.Join(texts(builder("fi").Cascade(p, scene.CascadeOptions{Blank: true, Journey: modeltest.Now})), "\n")
	for _, want := range []string{"Yrityksen lupaus", "Vaiheen lupaus: Käynti", "Roolin lupaus: Virkailija"} {
		if !strings.Contains(all, want) {
			t.Errorf("no card says %q", want)
		}
	}
	for _, not := range []string{"Löydät aina luettavaa", "Et jää yksin"} {
		if strings.Contains(all, not) {
			t.Errorf("the blank form says %q", not)
		}
	}
}

func TestCascade_SharesWhatDidNotChange(t *testing.T) {
	p := promiseTree(200)
	b := builder("fi")
	before := b.Cascade(p, scene.CascadeOptions{})
	if again := b.Cascade(p, scene.CascadeOptions{}); scene.Damage(before, again) != (scene.Rect{}) {
		t.Errorf("the same project paints another picture in %v", scene.Damage(before, again))
	}
	after := b.Cascade(reworded(p, "w100", "Autamme aina."), scene.CascadeOptions{})
	old, fresh := blocks(before), 0
	for block := range blocks(after) {
		if !old[block] {
			fresh++
		}
	}
	if fresh > 12 {
		t.Errorf("%d blocks are new after one edit", fresh)
	}
}

func benchmarkPromises(b *testing.B, draw func(*scene.Builder, *model.Project)) {
	for _, n := range []int{200, 2000} {
		p := promiseTree(n)
		b.Run(fmt.Sprint("first/", n), func(b *testing.B) {
			for b.Loop() {
				draw(builder("fi"), p)
			}
		})
		b.Run(fmt.Sprint("after one edit/", n), func(b *testing.B) {
			warm := builder("fi")
			draw(warm, p)
			i := 0
			for b.Loop() {
				i++
				p = reworded(p, model.ID(fmt.Sprint("w", n/2)), fmt.Sprint("Vastaamme tunnissa ", i))
				draw(warm, p)
			}
		})
	}
}

func BenchmarkCascade(b *testing.B) {
	benchmarkPromises(b, func(b *scene.Builder, p *model.Project) { b.Cascade(p, scene.CascadeOptions{Screen: true}) })
}

func BenchmarkPromiseMatrix(b *testing.B) {
	benchmarkPromises(b, func(b *scene.Builder, p *model.Project) { b.PromiseMatrix(p, scene.MatrixOptions{Screen: true}) })
}
