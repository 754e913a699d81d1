package scene_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// gathering returns a project with an audit of an instrument and a batch of
// answer sheets that came in a way: the groups in turn, every seventh sheet of
// none, every fifth with a comment, the last one half answered.
func gathering(i *model.Instrument, way model.BatchWay, sheets int, named bool) (*model.Project, *model.Audit, *model.AnswerBatch) {
	a := &model.Audit{ID: "a", Name: "Ennen ohjelmaa", Instrument: i.ID, Made: "2026-03-12", Named: named}
	for n, kind := range model.GroupKinds()[:5] {
		a.Groups = append(a.Groups, model.RespondentGroup{ID: model.ID(fmt.Sprint("g", n)), Kind: kind})
	}
	b := &model.AnswerBatch{ID: "b", Audit: a.ID, Way: way, Made: "2026-03-12"}
	for n := range sheets {
		s := model.AnswerSheet{ID: model.ID(fmt.Sprint("s", n)), Group: a.Groups[n%4].ID}
		if n%7 == 6 {
			s.Group = ""
		}
		if n%5 == 4 {
			s.Comment = hard[n%len(hard)]
		}
		if named {
			s.Name = hard[n%len(hard)]
		}
		most := i.Len()
		if n == sheets-1 {
			most /= 2
		}
		for at := range most {
			if c := (at*7 + n*5) % (len(i.Scale.Levels) + 2); c > 1 {
				s = s.WithAnswer(at, byte('0'+c-2))
			} else {
				s = s.WithAnswer(at, "?."[c])
			}
		}
		b.Sheets = append(b.Sheets, s)
	}
	info := model.Info{Name: "x", Language: "fi", Instruments: []model.ID{i.ID}, Audits: []model.ID{a.ID}}
	entities := []model.Entity{i, a}
	if sheets > 0 {
		a.Batches = []model.ID{b.ID}
		entities = append(entities, b)
	} else {
		b = nil
	}
	return model.NewProject(info).With(entities...), a, b
}

var gridVariants = map[string]scene.AnswerGridOptions{
	"paper": {}, "screen": {Screen: true}, "covered": {Screen: true, Covered: true}, "narrow": {Screen: true, Width: 120}, "wide": {Width: 500},
}

func TestAnswerGrid_HoldsItsTexts(t *testing.T) {
	ts := assets.Typeset()
	for l, lang := range assets.Languages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		n := l
		for name, i := range instruments() {
			if lang != "fi" && (strings.HasPrefix(name, "two hundred") || strings.HasPrefix(name, "longest")) {
				continue // the same but for a few words
			}
			for _, named := range []bool{false, true} {
				for _, sheets := range []int{0, 1, 27} {
					n++
					p, a, batch := gathering(i, model.BatchWays()[n%3], sheets, named)
					for variant, opt := range gridVariants {
						t.Run(fmt.Sprintf("%s/%s/named %v/%d %s/%s", lang, name, named, sheets, model.BatchWays()[n%3], variant), func(t *testing.T) {
							scenetest.Check(t, ts, b.AnswerGrid(p, a, batch, opt))
							scenetest.Check(t, ts, b.Answers(p, a, opt))
						})
					}
				}
			}
		}
	}
}

func TestAnswers_LargeAndRandom(t *testing.T) {
	ts := assets.Typeset()
	b := builder("sv")
	p := modeltest.LargeAudit(700, 40)
	a := p.Audit("audit")
	a2 := *a
	a2.Groups = slices.Clone(a.Groups)
	for n, text := range hard[:5] {
		a2.Groups[n].Name = text
	}
	p2 := p.With(&a2)
	for _, opt := range gridVariants {
		scenetest.Check(t, ts, b.Answers(p, a, opt))
		scenetest.Check(t, ts, b.Answers(p2, &a2, opt))
		scenetest.Check(t, ts, b.AnswerGrid(p2, &a2, p2.Answers("answers3"), opt))
	}
	sample := modeltest.Sample()
	for _, id := range sample.Info().Audits {
		a := sample.Audit(id)
		scenetest.Check(t, ts, b.Answers(sample, a, scene.AnswerGridOptions{Screen: true}))
		for _, batch := range model.Of[model.AnswerBatch](sample, a.Batches) {
			scenetest.Check(t, ts, b.AnswerGrid(sample, a, batch, scene.AnswerGridOptions{Screen: true}))
		}
	}
}

// answersAt is what is written in each cell of a grid.
func answersAt(s *scene.Scene) map[scene.Ref]string {
	out := map[scene.Ref]string{}
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Part != scene.PartAnswer {
				continue
			}
			out[z.Ref] += ""
			for _, m := range b.Marks {
				if x, ok := m.(scene.Text); ok && z.Contains(x.X+x.Width/2, x.Y-1) {
					out[z.Ref] += x.S
				}
			}
		}
	}
	return out
}

func TestAnswerGrid_ShowsEveryAnswer(t *testing.T) {
	for _, first := range []int{0, 1} {
		for _, opt := range []scene.AnswerGridOptions{{Screen: true}, {Width: 150}} {
			i := asking(3, 4, 10, 0, false)
			i.Scale.First = first
			p, a, batch := gathering(i, model.BatchPaper, 30, false)
			got, want := answersAt(builder("fi").AnswerGrid(p, a, batch, opt)), map[scene.Ref]string{}
			for _, s := range batch.Sheets {
				for at := range i.Len() {
					ref := scene.Ref{Owner: batch.ID, Part: scene.PartAnswer, Lane: s.ID, Persona: model.ID(strconv.Itoa(at))}
					switch c := s.Answer(at); c {
					case model.Unanswered:
						want[ref] = ""
					case model.Unknown:
						want[ref] = "?"
					default:
						want[ref] = strconv.Itoa(int(c-'0') + first)
					}
				}
			}
			if !maps.Equal(got, want) {
				for ref, w := range want {
					if g, ok := got[ref]; !ok || g != w {
						t.Errorf("%v shows %q, want %q", ref, g, w)
					}
				}
				t.Errorf("%d cells, want %d", len(got), len(want))
			}
		}
	}
}

func TestAnswerGrid_EveryFactIsAPlace(t *testing.T) {
	p, a, batch := gathering(asking(1, 3, 5, 0, false), model.BatchImport, 4, true)
	got := refs(builder("fi").AnswerGrid(p, a, batch, scene.AnswerGridOptions{Screen: true}), scene.PartSheet)
	for _, s := range batch.Sheets {
		for _, fact := range []model.ID{"", "group", "comment", "name"} {
			if ref := (scene.Ref{Owner: batch.ID, Part: scene.PartSheet, Lane: s.ID, Persona: fact}); !slices.Contains(got, ref) {
				t.Errorf("no place for %v", ref)
			}
		}
	}
	if len(got) != 16 {
		t.Errorf("%d places, want 16", len(got))
	}
}

func TestAnswerGrid_PlaceOfTheNextSheet(t *testing.T) {
	i := asking(1, 3, 5, 0, false)
	for name, tc := range map[string]struct {
		sheets int
		opt    scene.AnswerGridOptions
		want   []scene.Ref
	}{
		"none yet":   {0, scene.AnswerGridOptions{Screen: true}, []scene.Ref{{Owner: "a", Part: scene.PartAdd, Lane: "paper"}}},
		"some":       {3, scene.AnswerGridOptions{Screen: true}, []scene.Ref{{Owner: "b", Part: scene.PartAdd}}},
		"full bands": {50, scene.AnswerGridOptions{Screen: true}, []scene.Ref{{Owner: "b", Part: scene.PartAdd}}},
		"full":       {model.MaxBatch, scene.AnswerGridOptions{Screen: true}, nil},
		"paper":      {3, scene.AnswerGridOptions{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, a, batch := gathering(i, model.BatchPaper, tc.sheets, false)
			if got := refs(builder("fi").AnswerGrid(p, a, batch, tc.opt), scene.PartAdd); !slices.Equal(got, tc.want) {
				t.Errorf("places to add: %v, want %v", got, tc.want)
			}
		})
	}
}

// TestAnswerGrid_KeepsTheSecret: what nobody may see makes no difference to the
// picture.
func TestAnswerGrid_KeepsTheSecret(t *testing.T) {
	for name, tc := range map[string]struct {
		way    model.BatchWay
		named  bool
		opt    scene.AnswerGridOptions
		secret bool
	}{
		"a round without names": {model.BatchRound, false, scene.AnswerGridOptions{Screen: true}, true},
		"a round with names":    {model.BatchRound, true, scene.AnswerGridOptions{Screen: true}, false},
		"paper":                 {model.BatchPaper, false, scene.AnswerGridOptions{Screen: true}, false},
		"paper, covered":        {model.BatchPaper, false, scene.AnswerGridOptions{Screen: true, Covered: true}, true},
		"a file":                {model.BatchImport, false, scene.AnswerGridOptions{Screen: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			p, a, batch := gathering(asking(2, 4, 5, 0, false), tc.way, 6, tc.named)
			other := *batch
			other.Sheets = slices.Clone(batch.Sheets)
			for n := range other.Sheets {
				other.Sheets[n].Answers = strings.Map(func(r rune) rune {
					if r == model.Unanswered {
						return r
					}
					return '2'
				}, other.Sheets[n].Answers)
			}
			before := scenetest.Dump(builder("fi").AnswerGrid(p, a, batch, tc.opt))
			after := scenetest.Dump(builder("fi").AnswerGrid(p.With(&other), a, &other, tc.opt))
			if (before == after) != tc.secret {
				t.Errorf("the pictures of other answers are equal: %v, want %v", before == after, tc.secret)
			}
			s := builder("fi").AnswerGrid(p, a, batch, tc.opt)
			if hidden := len(refs(s, scene.PartAnswer)) == 0; hidden != (tc.way == model.BatchRound && !tc.named) {
				t.Errorf("no answers: %v", hidden)
			}
		})
	}
}

// TestAnswerGrid_OneAnswerDrawsOneColumn counts the blocks that are not those of
// the scene before.
func TestAnswerGrid_OneAnswerDrawsOneColumn(t *testing.T) {
	p, a, batch := gathering(asking(5, 8, 5, 0, false), model.BatchPaper, 100, false)
	b := builder("fi")
	before := blocks(b.AnswerGrid(p, a, batch, scene.AnswerGridOptions{Screen: true}))
	next := answered(batch, 40, 7, '4')
	after := b.AnswerGrid(p.With(next), a, next, scene.AnswerGridOptions{Screen: true})
	drawn := 0
	for block := range blocks(after) {
		if !before[block] {
			drawn++
		}
	}
	if drawn != 1 {
		t.Errorf("%d blocks were drawn, want 1", drawn)
	}
}

// TestAnswerGrid_RemembersNothingOld: after each change a builder that has drawn
// what was before draws the same as one that has not.
func TestAnswerGrid_RemembersNothingOld(t *testing.T) {
	i := asking(2, 3, 5, 0, false)
	type state struct {
		i   model.Instrument
		a   model.Audit
		b   model.AnswerBatch
		opt scene.AnswerGridOptions
	}
	for name, change := range map[string]func(*state){
		"a sheet removed":      func(s *state) { s.b.Sheets = s.b.Sheets[1:] },
		"another group":        func(s *state) { s.b.Sheets[0].Group = "g3" },
		"no group":             func(s *state) { s.b.Sheets[0].Group = "" },
		"a comment":            func(s *state) { s.b.Sheets[0].Comment = "hyvä" },
		"a name":               func(s *state) { s.b.Sheets[0].Name = "Aino" },
		"a group renamed":      func(s *state) { s.a.Groups[1].Name = "Zorro" },
		"no groups":            func(s *state) { s.a.Groups = nil },
		"numbers from 1":       func(s *state) { s.i.Scale.First = 1 },
		"a statement reworded": func(s *state) { s.i.Areas[0].Statements[1].Text = fi("Uusi väittämä") },
		"covered":              func(s *state) { s.opt.Covered = true },
		"for paper":            func(s *state) { s.opt.Screen = false },
		"wider":                func(s *state) { s.opt.Width = 90 },
		"another batch":        func(s *state) { s.b.ID = "b2" },
	} {
		t.Run(name, func(t *testing.T) {
			p, a, batch := gathering(i, model.BatchPaper, 4, true)
			used := builder("fi")
			draw := func(b *scene.Builder, p *model.Project, s *state) string {
				return scenetest.Dump(b.AnswerGrid(p, &s.a, &s.b, s.opt)) + scenetest.Dump(b.Answers(p, &s.a, s.opt))
			}
			s := &state{*i, *a, *batch, scene.AnswerGridOptions{Screen: true}}
			before := draw(used, p, s)
			s.i.Areas = slices.Clone(i.Areas)
			s.i.Areas[0].Statements = slices.Clone(i.Areas[0].Statements)
			s.a.Groups, s.b.Sheets = slices.Clone(a.Groups), slices.Clone(batch.Sheets)
			change(s)
			p = p.With(&s.i, &s.a, &s.b)
			after := draw(used, p, s)
			if after != draw(builder("fi"), p, s) {
				t.Error("the picture differs from one that is drawn for the first time")
			}
			if after == before {
				t.Error("the change is not seen")
			}
		})
	}
}

// answered is a batch with one answer written.
func answered(b *model.AnswerBatch, sheet, at int, answer byte) *model.AnswerBatch {
	next := *b
	next.Sheets = slices.Clone(b.Sheets)
	next.Sheets[sheet] = next.Sheets[sheet].WithAnswer(at, answer)
	return &next
}

func TestAnswerGrid_TellsWhatIsMissing(t *testing.T) {
	i := asking(1, 4, 5, 0, false)
	p, a, batch := gathering(i, model.BatchPaper, 1, false)
	for _, tc := range []struct {
		answers       string
		count         string
		empty, warned int
	}{
		{"0123", "", 0, 0}, {"01?3", "", 0, 0}, {"01", "2", 2, 0}, {"0..3", "2", 2, 2}, {"0.2", "2", 2, 1}, {"", "4", 4, 0},
	} {
		next := *batch
		next.Sheets = []model.AnswerSheet{{ID: "s0", Answers: tc.answers}}
		s := builder("fi").AnswerGrid(p.With(&next), a, &next, scene.AnswerGridOptions{})
		empty, warned, count := 0, 0, ""
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				switch m := m.(type) {
				case scene.Box:
					if m.Pen.Width > 0 && m.Pen.Dash == scene.Solid && m.W < 4 {
						empty++
						if m.Pen.Colour == scene.Warn {
							warned++
						}
					}
				case scene.Text:
					if m.Colour == scene.Warn {
						count += m.S
					}
				}
			}
		}
		if empty != tc.empty || warned != tc.warned || count != tc.count {
			t.Errorf("%q: %d empty boxes, %d of them skipped, %q missing; want %d, %d, %q", tc.answers, empty, warned, count, tc.empty, tc.warned, tc.count)
		}
	}
}

// TestAnswerGrid_TwentySheetsAreSeenAtOnce: letters of eight points are at least
// nine pixels high when the whole grid is shown in 1600 × 900.
func TestAnswerGrid_TwentySheetsAreSeenAtOnce(t *testing.T) {
	i := asking(5, 7, 5, 0, false)
	for a := range i.Areas {
		for k := range i.Areas[a].Statements {
			i.Areas[a].Statements[k].Text = fi("Asiakkaan palaute käsitellään joka viikko ja sen perusteella muutetaan työtä")
		}
	}
	p, a, batch := gathering(i, model.BatchPaper, 20, false)
	s := builder("fi").AnswerGrid(p, a, batch, scene.AnswerGridOptions{Screen: true})
	scale := min(1600/s.Width, 900/s.Height)
	if px := scene.SizeSmall * scene.PointMM * scale; px < 9 {
		t.Errorf("letters are %.1f pixels high in a picture of %.0f × %.0f mm", px, s.Width, s.Height)
	}
}

func TestAnswers_Says(t *testing.T) {
	i := asking(1, 3, 5, 0, false)
	type sheets = []model.AnswerSheet
	for name, tc := range map[string]struct {
		named     bool
		groups    int
		sheets    sheets
		want, not []string
	}{
		"nothing yet": {false, 2, nil, []string{"Vastauksia ei ole vielä", "Kerää vastaukset", "ei vastauksia vielä", "Kierrätä konetta", "Kirjaa paperilomakkeet"}, []string{"Niput", "Nimeä ensin"}},
		"no groups":   {false, 0, nil, []string{"Nimeä ensin ryhmät", "Lisää vastaajaryhmä"}, nil},
		"small groups": {
			false, 2, sheets{{ID: "1", Group: "g0", Answers: "012"}, {ID: "2", Group: "g0", Answers: "0"}, {ID: "3", Group: "g1"}},
			[]string{"3 vastaajaa", "1/3 vastannut kaikkiin kohtiin · 1 tyhjä", "vielä 1 vastaaja, jotta", "vielä 2 vastaajaa, jotta"}, []string{"Ryhmää ei kerrottu"},
		},
		"small groups with names": {
			true, 2, sheets{{ID: "1", Group: "g0", Answers: "012"}, {ID: "2", Group: "g1", Answers: "???"}},
			[]string{"2 vastaajaa", "kaikki kohdat vastattu", "suostuneet esiintymään nimellään"}, []string{"vielä 1", "vielä 2"},
		},
		"no group told": {false, 1, sheets{{ID: "1", Answers: "012"}}, []string{"1 vastaaja", "Ryhmää ei kerrottu"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, a, _ := gathering(i, model.BatchPaper, 0, tc.named)
			next := *a
			next.Groups = a.Groups[:tc.groups]
			if tc.sheets != nil {
				next.Batches = []model.ID{"b"}
				p = p.With(&model.AnswerBatch{ID: "b", Audit: "a", Way: model.BatchPaper, Sheets: tc.sheets})
			}
			s := builder("fi").Answers(p.With(&next), &next, scene.AnswerGridOptions{Screen: true})
			for _, w := range tc.want {
				if !says(s, w) {
					t.Errorf("%q is not said in %q", w, words(s))
				}
			}
			for _, w := range tc.not {
				if says(s, w) {
					t.Errorf("%q is said", w)
				}
			}
		})
	}
}

func TestAnswers_Places(t *testing.T) {
	p, a, batch := gathering(asking(1, 3, 5, 0, false), model.BatchPaper, 9, false)
	s := builder("fi").Answers(p, a, scene.AnswerGridOptions{Screen: true})
	var groups []scene.Ref
	for _, g := range append(a.Groups[:5:5], model.RespondentGroup{}) {
		groups = append(groups, scene.Ref{Owner: a.ID, Part: scene.PartGroup, Lane: g.ID})
	}
	add := func(lane model.ID) scene.Ref { return scene.Ref{Owner: a.ID, Part: scene.PartAdd, Lane: lane} }
	for part, want := range map[scene.Part][]scene.Ref{
		scene.PartGroup:  groups,
		scene.PartEntity: {{Owner: "i", Part: scene.PartEntity}, {Owner: batch.ID, Part: scene.PartEntity}},
		scene.PartAdd:    {add("group"), add("round"), add("paper"), add("import")},
		scene.PartField:  {{Owner: a.ID, Part: scene.PartField, Lane: "name"}},
		scene.PartState:  {{Owner: a.ID, Part: scene.PartState, Lane: "made"}, {Owner: a.ID, Part: scene.PartState, Lane: "named"}},
	} {
		if got := refs(s, part); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", part, got, want)
		}
	}
	if got := refs(builder("fi").Answers(p, a, scene.AnswerGridOptions{}), scene.PartAdd); got != nil {
		t.Errorf("places to add on paper: %v", got)
	}
}

func BenchmarkAnswerGrid_First(b *testing.B) {
	p, a, batch := gathering(asking(5, 8, 5, 0, false), model.BatchPaper, 100, false)
	for b.Loop() {
		builder("fi").AnswerGrid(p, a, batch, scene.AnswerGridOptions{Screen: true})
	}
}

func BenchmarkAnswerGrid_AfterOneAnswer(b *testing.B) {
	p, a, batch := gathering(asking(5, 8, 5, 0, false), model.BatchPaper, 100, false)
	draw := builder("fi")
	draw.AnswerGrid(p, a, batch, scene.AnswerGridOptions{Screen: true})
	n := 0
	for b.Loop() {
		n++
		next := answered(batch, n%100, n/100%40, byte('0'+n/4000%5))
		draw.AnswerGrid(p, a, next, scene.AnswerGridOptions{Screen: true})
	}
}

func BenchmarkAnswers_5000(b *testing.B) {
	p := modeltest.LargeAudit(5000, 40)
	a := p.Audit("audit")
	draw := builder("fi")
	for b.Loop() {
		draw.Answers(p, a, scene.AnswerGridOptions{Screen: true})
	}
}
