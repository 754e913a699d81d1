package scene_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// checkAudit draws everything of an audit and checks it.
func checkAudit(t *testing.T, spec scene.AuditSpec, lang string, widths ...float64) {
	t.Helper()
	b, ts := builder(lang), assets.Typeset()
	fail := func(what string, s *scene.Scene) {
		if found := scenetest.Problems(ts, s); len(found) > 0 {
			t.Fatalf("%s: %d problems:\n%s", what, len(found), strings.Join(found[:min(len(found), 8)], "\n"))
		}
	}
	for _, width := range widths {
		spec.Width = width
		for _, view := range scene.AuditViews() {
			for _, screen := range []bool{true, false} {
				spec.Screen = screen
				fail(fmt.Sprint(view, width, screen), b.Audit(spec, view))
			}
			for n, s := range b.AuditPages(spec, view, 250) {
				fail(fmt.Sprint(view, width, "page", n), s)
			}
		}
		fail(fmt.Sprint("radar", width), b.AuditRadar(spec, width, width*0.8))
		fail(fmt.Sprint("poster", width), b.AuditStaircase(spec, width, width*1.4))
		fail(fmt.Sprint("poster", width), b.AuditStaircase(spec, width, width*0.7))
	}
}

func TestAudit_HardCases(t *testing.T) {
	for _, c := range []struct {
		groups, levels int
		widths         []float64
	}{
		{0, 5, []float64{174}}, {1, 2, []float64{100, 261}}, {5, 10, []float64{100, 261}}, {12, 5, []float64{100, 174, 261, 400}}, {30, 10, []float64{174}},
	} {
		t.Run(fmt.Sprint(c.groups, c.levels), func(t *testing.T) {
			t.Parallel()
			spec := hardAudit(c.groups, c.levels, c.levels == 5).spec()
			spec.Change = audit.Since(spec.Project, "audit", "audit")
			checkAudit(t, spec, "fi", c.widths...)
		})
	}
}

func TestAudit_Random(t *testing.T) {
	for seed := range uint64(25) {
		p := modeltest.Random(rand.New(rand.NewPCG(seed, 5)))
		for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
			spec := scene.AuditSpec{Project: p, Result: audit.Of(p, a.ID)}
			if before := p.EarlierAudit(a); before != nil {
				spec.Change = audit.Since(p, before.ID, a.ID)
			}
			checkAudit(t, spec, "sv", 186)
		}
	}
}

func TestAudit_Samples(t *testing.T) {
	for _, sample := range assets.Samples("fi") {
		n := 0
		p, err := assets.Build(sample.ID, "fi", func() model.ID { n++; return model.ID(fmt.Sprint("id", n)) }, "2026-11-23")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range model.Of[model.Audit](p, p.Info().Audits) {
			spec := scene.AuditSpec{Project: p, Result: audit.Of(p, a.ID), Today: "2026-11-23"}
			if before := p.EarlierAudit(a); before != nil {
				spec.Change = audit.Since(p, before.ID, a.ID)
			}
			for _, lang := range assets.Languages() {
				checkAudit(t, spec, lang, 261)
			}
			b := builder("fi")
			for _, page := range [][2]float64{{174, 250}, {261, 174}} {
				for _, view := range scene.AuditViews() {
					spec.Width = page[0]
					for i, s := range b.AuditPages(spec, view, page[1]) {
						if s.Height > page[1]+1e-6 {
							t.Errorf("%s, %s: page %d of %g mm is %g high", sample.ID, view, i+1, page[1], s.Height)
						}
					}
				}
			}
		}
	}
}

// TestAuditPages_EachTellsWhatItIs looks for what was measured, from how many and
// what is not known on every page alone.
func TestAuditPages_EachTellsWhatItIs(t *testing.T) {
	spec := hardAudit(12, 5, false).spec()
	spec.Change = audit.Since(spec.Project, "audit", "audit")
	spec.Width = 174
	for _, view := range scene.AuditViews() {
		for i, s := range builder("fi").AuditPages(spec, view, 250) {
			said := strings.Join(texts(s), " ")
			for _, want := range []string{"versio 1", "5.3.2026", "vastaajaa", "osaa sanoa"} {
				if !strings.Contains(said, want) {
					t.Errorf("page %d of %s does not say %q", i+1, view, want)
				}
			}
		}
	}
}

func TestAudit_WithoutAnswers(t *testing.T) {
	spec := auditCase{groups: someGroups(2, nil)}.spec()
	for _, view := range scene.AuditViews() {
		got := texts(builder("fi").Audit(spec, view))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Kerää ensin vastaukset") }) {
			t.Errorf("%s does not say what to do first: %q", view, got)
		}
	}
	for _, view := range scene.AuditViews() {
		builder("fi").Audit(scene.AuditSpec{}, view) // an audit that is no longer there
	}
}

func TestAudit_Disagreements(t *testing.T) {
	got := texts(builder("fi").Audit(threeGroups().spec(), scene.AuditDisagreements))
	said := strings.Join(got, "\n")
	// in this order
	at := 0
	for _, want := range []string{
		"Väittämä00", "Ero 3 tasoa", "Hallitus 4 · Keskijohto 1", "Hallitus sanoo (4):", "Sanat004", "Keskijohto sanoo (1):", "Sanat001",
		"Väittämä01", "Ero 1 taso", "1 väittämässä ryhmien mediaanit ovat samat.", "3 väittämässä ryhmiä ei voi verrata",
	} {
		found := strings.Index(said[at:], want)
		if found < 0 {
			t.Fatalf("%q does not follow in %q", want, got)
		}
		at += found
	}
	for _, never := range []string{"Väittämä10", "Väittämä11", "Väittämä20", "Väittämä21"} { // alike, or not to be compared
		if slices.Contains(got, never) {
			t.Errorf("%s is shown as a disagreement", never)
		}
	}
}

func TestAudit_DisagreementsWithoutGroups(t *testing.T) {
	sheets := map[string][]string{"g0": {"400000", "000000", "200000", "?00000"}}
	for name, c := range map[string]struct {
		audit auditCase
		why   string
	}{
		"one group":     {auditCase{groups: someGroups(1, nil), answers: sheets}, "vain yhdestä ryhmästä: Hallitus"},
		"no group":      {auditCase{answers: map[string][]string{"": sheets["g0"]}}, "ei ole jaettu vähintään 3 hengen ryhmiin"},
		"all too small": {auditCase{groups: someGroups(2, nil), answers: map[string][]string{"g0": sheets["g0"][:2], "g1": sheets["g0"][2:]}}, "ei ole jaettu vähintään 3 hengen ryhmiin"},
		"nobody knows":  {auditCase{groups: someGroups(2, nil), answers: map[string][]string{"g0": {"4", "2", "0"}, "g1": {"??????", "??????", "??????"}}}, "missään väittämässä"},
	} {
		t.Run(name, func(t *testing.T) {
			said := strings.Join(texts(builder("fi").Audit(c.audit.spec(), scene.AuditDisagreements)), "\n")
			for _, want := range []string{c.why, "Väittämä00", "Puolet välillä", "Sanat004", "Sanat000"} {
				if !strings.Contains(said, want) {
					t.Errorf("%q is missing in %q", want, said)
				}
			}
		})
	}
}

// TestAudit_CodesTellGroupsApart looks at the marks of the legend.
func TestAudit_CodesTellGroupsApart(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  []string
	}{
		{nil, []string{"Ha", "Y", "K", "He", "A"}},
		{[]string{"Myynti Oulu", "Myynti Turku", "Tuotanto"}, []string{"MO", "MT", "T"}},
		{[]string{"Sama", "Sama", "Samat", "sama"}, []string{"1", "2", "St", "4"}},
		{[]string{"Asiakaspalvelu", "Asiakkuudet"}, []string{"Aa", "Ak"}},
		{[]string{"👩‍👩‍👧 perheet", "été", "X"}, []string{"👩‍👩‍👧", "É", "X"}},
	} {
		n := max(len(c.names), 5*(1-min(1, len(c.names))))
		groups := someGroups(n, nil)
		if c.names != nil {
			groups = someGroups(n, func(i int) string { return c.names[i] })
		}
		answers := map[string][]string{}
		for _, g := range groups {
			answers[string(g.ID)] = []string{"0", "1", "2"}
		}
		got := texts(builder("fi").Audit(auditCase{groups: groups, answers: answers}.spec(), scene.AuditStairs))
		from := slices.Index(got, fmt.Sprint(3*n, " vastaajaa")) + 1
		var codes []string
		for i := range n {
			codes = append(codes, got[from+2*i])
		}
		if !slices.Equal(codes, c.want) {
			t.Errorf("%q have the codes %q, want %q", c.names, codes, c.want)
		}
	}
}

// cellTexts are the texts within a zone.
func cellTexts(s *scene.Scene, z scene.Zone) []string {
	var out []string
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if x, ok := m.(scene.Text); ok && z.Contains(b.X+x.X+x.Width/2, b.Y+x.Y-0.5) {
				out = append(out, x.S)
			}
		}
	}
	return out
}

func TestAudit_HeatMapCells(t *testing.T) {
	s := builder("fi").Audit(threeGroups().spec(), scene.AuditHeatMap)
	want := map[[2]model.ID][]string{
		{"a0s0", "g0"}: {"4", "n 3"},
		{"a0s0", "g1"}: {"2", "n 4"},
		{"a1s1", "g1"}: {"<3"},                  // two know
		{"a2s0", "g1"}: {"–", "n 0", "? 100 %"}, // nobody knows
		{"a2s0", "g0"}: {"2", "n 3"},            //
		{"a0s0", ""}:   {"2", "n 10"},           // all
		{"a2s0", ""}:   {"2", "n 3", "? 70 %"},  // all, most of whom do not know
		{"a2s1", ""}:   {"–", "n 0", "? 100 %"}, // nobody at all
		{"a1s0", "g2"}: {"2", "n 3"},            //
	}
	found := 0
	for _, z := range zones(s)[scene.PartStatement] {
		if cell, ok := want[[2]model.ID{z.Ref.Lane, z.Ref.Persona}]; ok && z.W < 40 {
			found++
			if got := cellTexts(s, z); strings.Join(got, " ") != strings.Join(cell, " ") && strings.Join(got, " ") != strings.Replace(strings.Join(cell, " "), " ?", " · ?", 1) {
				t.Errorf("the cell of %s and %q says %q, want %q", z.Ref.Lane, z.Ref.Persona, got, cell)
			}
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d cells are there", found, len(want))
	}
}

func TestAudit_HeatMapShowsEveryGroup(t *testing.T) {
	for _, groups := range []int{1, 5, 12, 30} {
		spec := hardAudit(groups, 5, false).spec()
		for _, width := range []float64{120, 174, 261} {
			spec.Width = width
			got := map[model.ID]bool{}
			for _, z := range zones(builder("fi").Audit(spec, scene.AuditHeatMap))[scene.PartStatement] {
				if z.Ref.Lane == "s7" {
					got[z.Ref.Persona] = true
				}
			}
			if len(got) != groups+1 {
				t.Errorf("%d groups, %g mm: %d columns", groups, width, len(got))
			}
		}
	}
}

func TestAudit_Benchmarks(t *testing.T) {
	i := plainInstrument(1)
	i.Areas[0].Statements[0].Benchmark = &model.Benchmark{
		Level: 3, Source: say("Tutkimus 2021"), Note: say("pieni otos"), Values: []model.BenchmarkValue{{Title: say("muut"), Percent: 29}},
	}
	i.Areas[0].Statements[1].Benchmark = &model.Benchmark{
		Level: 1, Below: true, Source: say("Tutkimus 2021"), Note: say("pieni otos"), Values: []model.BenchmarkValue{{Title: say("muut"), Percent: 61.5}},
	}
	c := auditCase{instrument: i, answers: map[string][]string{"": {"40", "30", "2?", "?1"}}}
	got := texts(builder("fi").Audit(c.spec(), scene.AuditHeatMap))
	for _, want := range []string{
		"Vähintään 3 vastanneiden osuus", "50 %", "me (n 4)", "29 %", "muut (1)", // two of four, "don't know" among them
		"Osuus, joka vastaa alle 1 tai ei osaa sanoa", "75 %", "62 %", "(1) Tutkimus 2021. pieni otos.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if n := strings.Count(strings.Join(got, "\n"), "Tutkimus 2021"); n != 1 {
		t.Errorf("the source stands %d times", n)
	}
}

func TestAudit_RadarWhereItMakesSense(t *testing.T) {
	const none = "Tutkakuvio piirretään"
	for _, c := range []struct {
		areas   int
		answers string
		want    bool
	}{
		{2, "1111", false}, {3, "111111", true}, {3, "1111", false}, {12, strings.Repeat("1", 24), true}, {13, strings.Repeat("1", 26), false},
		{1, "11", false}, // an instrument of one area has its statements as axes
	} {
		spec := auditCase{instrument: plainInstrument(c.areas), answers: map[string][]string{"": {c.answers, c.answers, c.answers}}}.spec()
		said := strings.Join(texts(builder("fi").Audit(spec, scene.AuditProfile)), "\n")
		if got := !strings.Contains(said, none); got != c.want {
			t.Errorf("%d areas, answers %s: a radar %v, want %v", c.areas, c.answers, got, c.want)
		}
		alone := builder("fi").AuditRadar(spec, 120, 100)
		if alone.Width != 120 || alone.Height != 100 {
			t.Errorf("a radar of 120 × 100 mm is %g × %g", alone.Width, alone.Height)
		}
		if got := !strings.Contains(strings.Join(texts(alone), " "), "Tutkakuvio"); got != c.want {
			t.Errorf("%d areas: alone a radar %v, want %v", c.areas, got, c.want)
		}
	}
	one := plainInstrument(1)
	one.Areas[0].Statements = append(one.Areas[0].Statements, plainInstrument(2).Areas[1].Statements...)
	spec := auditCase{instrument: one, answers: map[string][]string{"": {"1234", "1234", "1234"}}}.spec()
	if got := texts(builder("fi").AuditRadar(spec, 160, 120)); !slices.Contains(got, "Väittämä11") {
		t.Errorf("the statements of the only area are no axes: %q", got)
	}
}

func TestAudit_StandsOnItsStep(t *testing.T) {
	c := auditCase{answers: map[string][]string{"": {"003344", "003344", "0133??"}}}
	s := builder("fi").Audit(c.spec(), scene.AuditStairs)
	width := s.Width - 2*8
	for _, z := range zones(s)[scene.PartArea] {
		want, ok := map[model.ID]int{"a0": 0, "a1": 3, "a2": 4}[z.Ref.Lane]
		if z.W > width/5 || !ok {
			continue // the rows of the table below
		}
		if got := int((z.X - 8) / (width / 5)); got != want {
			t.Errorf("area %s stands on step %d, want %d", z.Ref.Lane, got, want)
		}
	}
	i := plainInstrument(3)
	i.Stairs = nil
	c.instrument = i
	got := texts(builder("fi").Audit(c.spec(), scene.AuditStairs))
	if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Tämä kysely ei kerro") }) || !slices.Contains(got, "Seuraavat mahdolliset askeleet") {
		t.Errorf("without stairs it says %q", got)
	}
}

func TestAudit_NextSteps(t *testing.T) {
	c := auditCase{
		answers: map[string][]string{"": {"013344", "013344", "013344"}},
		more:    []model.Entity{&model.Action{ID: "x", Title: "Kuunnellaan", State: model.ActionPlanned, Due: "2026-03-30"}},
		steps:   []model.AuditStep{{Area: "a1", Statement: "a1s0", Action: "x"}, {Area: "a1", Action: "gone"}},
	}
	spec := c.spec()
	spec.Screen = true
	s := builder("fi").Audit(spec, scene.AuditStairs)
	found := zones(s)
	if len(found[scene.PartStep]) != 1 || found[scene.PartStep][0].Ref != (scene.Ref{Owner: "audit", Part: scene.PartStep, Lane: "a1", Persona: "x"}) {
		t.Errorf("steps %v", found[scene.PartStep])
	}
	var suggested, places []model.ID
	for _, z := range found[scene.PartAddStep] {
		if z.Ref.Persona != "" {
			suggested = append(suggested, z.Ref.Lane+" "+z.Ref.Persona)
		} else {
			places = append(places, z.Ref.Lane)
		}
	}
	if want := []model.ID{"a0 a0s0"}; !slices.Equal(suggested, want) {
		t.Errorf("suggested %q, want %q: the lowest statement of the area without a step that can still rise", suggested, want)
	}
	slices.Sort(places)
	if want := []model.ID{"a0", "a1", "a2"}; !slices.Equal(slices.Compact(places), want) {
		t.Errorf("places to add at %q", places)
	}
	got := texts(s)
	for _, want := range []string{"Sanat001", "Nostaa väittämää: Väittämä00 · nyt\u00a00", "Kuunnellaan", "myöhässä", "Kaikki väittämät ovat ylimmällä tasolla."} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
}

func TestAuditStaircase_HasTheShapeOfThePage(t *testing.T) {
	for name, c := range map[string]auditCase{"plain": threeGroups(), "hard": hardAudit(12, 5, false), "no answers": {}} {
		for _, page := range [][2]float64{{420, 297}, {297, 420}, {594, 841}, {210, 297}} {
			s := builder("fi").AuditStaircase(c.spec(), page[0], page[1])
			if got, want := s.Height/s.Width, page[1]/page[0]; got > want*1.02 || got < want*0.98 {
				t.Errorf("%s on %v mm is %g × %g", name, page, s.Width, s.Height)
			}
		}
	}
}

func TestAudit_Change(t *testing.T) {
	before := plainInstrument(3)
	before.ID, before.Version = "i0", 2
	before.Areas[0].Statements[0].Text = say("Ennen toisin")
	before.Areas[2].Statements[1].Key = "old"
	old := &model.Audit{ID: "old", Name: "Syksy", Instrument: "i0", Made: "2025-09-01", Batches: []model.ID{"b0"}, Groups: someGroups(1, nil)}
	sheets := &model.AnswerBatch{ID: "b0", Audit: "old", Way: model.BatchPaper}
	for n := range 4 {
		sheets.Sheets = append(sheets.Sheets, model.AnswerSheet{ID: model.ID(fmt.Sprint("o", n)), Group: "g0", Answers: "133311"})
	}
	c := auditCase{groups: someGroups(1, nil), answers: map[string][]string{"g0": {"313311", "313311", "313311"}}}
	p := c.project()
	info := *p.Info()
	info.Instruments, info.Audits = append([]model.ID{"i0"}, info.Instruments...), append([]model.ID{"old"}, info.Audits...)
	p = p.With(&info, before, old, sheets)
	spec := scene.AuditSpec{Project: p, Result: audit.Of(p, "audit"), Change: audit.Since(p, "old", "audit")}
	got := texts(builder("fi").Audit(spec, scene.AuditChange))
	for _, want := range []string{
		"▲ +2", "▼ –2", "1 → 3", "3 → 1", "ennallaan", "sanamuoto on muuttunut", "4 → 3",
		"1 uusi väittämä, ei vertailua", "– Väittämä21", "1 väittämä on jäänyt pois",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if said := strings.Join(got, " "); !strings.Contains(said, "Vertailu perustuu 5 yhteiseen väittämään; tässä kyselyssä on 6.") || !strings.Contains(said, "Syksy · versio 2 · 1.9.2025 · 4 vastaajaa") {
		t.Errorf("it does not say what it rests on: %q", said)
	}
	spec.Change = nil
	if got := texts(builder("fi").Audit(spec, scene.AuditChange)); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Samalla kyselyllä ei ole") }) {
		t.Errorf("without an earlier audit it says %q", got)
	}
}

func TestAudit_Evidence(t *testing.T) {
	c := auditCase{
		answers: map[string][]string{"": {"413344", "413344", "413344"}},
		more: []model.Entity{
			&model.Touchpoint{ID: "t", Title: "Jonotan", Feelings: []model.Feeling{{Value: 1}, {Persona: "p", Value: -1.5, Word: "harmi"}}},
			&model.Promise{ID: "pr", Text: "Soitamme takaisin", Kept: model.KeptYes},
		},
		marks: []model.StatementMark{{Statement: "a0s0", Target: 3, Note: "Katsotaan", Evidence: []model.ID{"t", "pr"}}, {Statement: "a0s1", Target: 2, Evidence: []model.ID{"t"}}},
	}
	spec := c.spec()
	spec.Screen = true
	s := builder("fi").Audit(spec, scene.AuditEvidence)
	got := texts(s)
	for _, want := range []string{"Jonotan", "tunne –1,5 · harmi", "Soitamme takaisin", "Katsotaan", "nyt 4 · tavoite 2"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	against := 0
	for _, s := range got {
		if s == "puhuu vastaan" {
			against++
		}
	}
	if against != 1 { // the low touchpoint, where people answered high
		t.Errorf("%d times evidence speaks against", against)
	}
	found := zones(s)
	for part, want := range map[scene.Part]int{scene.PartTarget: 6, scene.PartMark: 6, scene.PartAddEvidence: 6} {
		lanes := map[model.ID]bool{}
		for _, z := range found[part] {
			lanes[z.Ref.Lane] = z.Ref.Owner == "audit"
		}
		if len(lanes) != want {
			t.Errorf("%s at %d statements, want %d", part, len(lanes), want)
		}
	}
	cited := map[scene.Ref]bool{}
	for _, z := range found[scene.PartEvidence] {
		cited[z.Ref] = true
	}
	if len(cited) != 3 {
		t.Errorf("cited are %v", cited)
	}
	paper := spec
	paper.Screen = false
	got = texts(builder("fi").Audit(paper, scene.AuditEvidence))
	if !slices.Contains(got, "4 väittämältä puuttuu näyttö") {
		t.Errorf("paper does not say what lacks evidence: %q", got)
	}
}

// TestAudit_TargetIsPressedWhereItIsDrawn compares the numbers of the scale with
// what StepAt reads at their places.
func TestAudit_TargetIsPressedWhereItIsDrawn(t *testing.T) {
	spec := auditCase{answers: map[string][]string{"": {"0"}}}.spec()
	spec.Screen = true
	s := builder("fi").Audit(spec, scene.AuditEvidence)
	seen := 0
	for _, z := range zones(s)[scene.PartTarget] {
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				x, ok := m.(scene.Text)
				if !ok || len(x.S) != 1 || !z.Contains(b.X+x.X, b.Y+x.Y) {
					continue
				}
				seen++
				if got := scene.StepAt(z.Rect, b.X+x.X+x.Width/2, 5); fmt.Sprint(got-1) != x.S {
					t.Errorf("a press on %s chooses level %d", x.S, got-1)
				}
			}
		}
	}
	if seen != 6*5 {
		t.Errorf("%d numbers on the scales", seen)
	}
}

// TestAudit_AnEditRedrawsLittle writes a note and looks at what differs.
func TestAudit_AnEditRedrawsLittle(t *testing.T) {
	p := modeltest.LargeAudit(60, 40)
	b := builder("fi")
	draw := func(p *model.Project) *scene.Scene {
		return b.Audit(scene.AuditSpec{Project: p, Result: audit.Of(p, "audit"), Screen: true}, scene.AuditEvidence)
	}
	before := draw(p)
	a := *p.Audit("audit")
	a.Marks = []model.StatementMark{{Statement: "statement20", Note: "Huomattu"}}
	after := draw(p.With(&a))
	if got := scene.Damage(before, after); got.H > 40 || got.H == 0 {
		t.Errorf("a note of one line damages %v", got)
	}
}
