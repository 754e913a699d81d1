package scene_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/edit"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

func fi(text string) model.Texts { return model.Texts(nil).With("fi", text) }

// asking returns an instrument with a number of areas of some statements each, on
// a scale of some levels. What describes them has about as many letters as told,
// and none of a level when described is false.
func asking(areas, statements, levels, letters int, described bool) *model.Instrument {
	i := &model.Instrument{ID: "i", Code: "asking", Version: 3, Title: fi("Miten kuulemme asiakasta"), About: fi("Arvio siitä, miten asiakas näkyy työssä."), Minutes: 20}
	words := strings.Repeat("asiakas saa vastauksen ja tietää mitä tapahtuu ", letters/40+1)[:letters]
	for l := range levels {
		i.Scale.Levels = append(i.Scale.Levels, model.Level{Title: fi(fmt.Sprint("Taso ", l))})
	}
	for a := range areas {
		area := model.Area{Key: fmt.Sprint("area", a), Title: fi(fmt.Sprint("Alue ", a))}
		for k := range statements {
			s := model.Statement{Key: fmt.Sprintf("s%d-%d", a, k), Text: fi(fmt.Sprintf("Kuulemme asiakasta tavalla %d.%d", a, k))}
			for l := range levels {
				if described {
					s.Levels = append(s.Levels, fi(fmt.Sprintf("taso%d %s", l, words)))
				}
			}
			area.Statements = append(area.Statements, s)
		}
		i.Areas = append(i.Areas, area)
	}
	return i
}

// poles makes pairs of opposites of all statements.
func poles(i *model.Instrument) *model.Instrument {
	for a := range i.Areas {
		for k := range i.Areas[a].Statements {
			s := &i.Areas[a].Statements[k]
			s.Left, s.Right = fi("Myymme sitä mitä teemme"), fi("Teemme sitä mikä asiakasta auttaa")
		}
	}
	return i
}

// everywhere writes the hard texts into all texts of an instrument.
func everywhere(i *model.Instrument) *model.Instrument {
	n := 0
	next := func() model.Texts { n++; return fi(hard[n%len(hard)]) }
	i.Title, i.About, i.Source = next(), next(), next()
	i.Stairs = nil
	for l := range i.Scale.Levels {
		i.Scale.Levels[l] = model.Level{Title: next(), About: next()}
		i.Stairs = append(i.Stairs, model.Level{Title: next(), About: next()})
	}
	for a := range i.Areas {
		i.Areas[a].Title, i.Areas[a].About = next(), next()
		for k := range i.Areas[a].Statements {
			s := &i.Areas[a].Statements[k]
			s.Text, s.Hint = next(), next()
			if s.Poles() {
				s.Left, s.Right = next(), next()
			}
			for l := range s.Levels {
				s.Levels[l] = next()
			}
			s.Benchmark = &model.Benchmark{Source: next(), Values: []model.BenchmarkValue{{Title: next(), Percent: 39.5}, {Title: next(), Percent: 7}}}
		}
	}
	return i
}

// longest makes all texts longer than a page.
func longest(i *model.Instrument) *model.Instrument {
	long := fi(strings.Repeat("pitkä sana ", 500))
	i.Title, i.About, i.Source = long, long, long
	for l := range i.Scale.Levels {
		i.Scale.Levels[l] = model.Level{Title: long, About: long}
	}
	i.Areas[0].Title, i.Areas[0].About = long, long
	s := &i.Areas[0].Statements[0]
	s.Text, s.Hint = long, long
	for l := range s.Levels {
		s.Levels[l] = long
	}
	return i
}

// instruments are those that no picture may break on.
func instruments() map[string]*model.Instrument {
	mixed := asking(2, 3, 5, 60, true)
	mixed.Areas[0].Statements[1] = poles(asking(1, 1, 5, 0, false)).Areas[0].Statements[0]
	mixed.Areas[0].Statements[1].Key = "pole"
	mixed.Areas[1].Statements[1].Levels = nil
	mixed.Areas[1].Statements[2].Levels[2] = nil
	empty := asking(0, 0, 2, 0, false)
	empty.Title, empty.About, empty.Minutes = nil, nil, 0
	return map[string]*model.Instrument{
		"sample":            modeltest.Sample().Instrument(modeltest.Questions),
		"described":         asking(3, 4, 5, 90, true),
		"plain":             asking(3, 4, 5, 0, false),
		"two levels":        asking(1, 3, 2, 90, true),
		"ten levels":        asking(2, 3, 10, 60, true),
		"ten plain levels":  asking(2, 3, 10, 0, false),
		"poles":             poles(asking(2, 4, 5, 0, false)),
		"ten level poles":   poles(asking(1, 4, 10, 0, false)),
		"described poles":   poles(asking(1, 3, 5, 60, true)),
		"mixed":             mixed,
		"hard":              everywhere(asking(2, 3, 5, 90, true)),
		"hard ten":          everywhere(asking(2, 3, 10, 90, true)),
		"hard poles":        everywhere(poles(asking(2, 3, 5, 0, false))),
		"longest":           longest(asking(1, 2, 5, 20, true)),
		"longest ten":       longest(asking(1, 2, 10, 20, true)),
		"empty":             empty,
		"an empty area":     asking(2, 0, 5, 0, false),
		"two hundred":       asking(20, 10, 5, 60, true),
		"two hundred poles": poles(asking(20, 10, 5, 0, false)),
	}
}

var groupNames = []string{"Hallitus", "Ylin johto", "Keskijohto", "Henkilöstö", "Asiakkaat", strings.Repeat("Pitkänimisten ", 12) + "ryhmä"}

var questionVariants = map[string]scene.QuestionnaireOptions{
	"paper": {}, "screen": {Screen: true}, "locked": {Screen: true, Locked: true}, "wide screen": {Screen: true, Width: 360},
	"narrow": {Screen: true, Width: 100}, "blank": {Blank: true, Groups: groupNames}, "blank named": {Blank: true, Named: true, Group: groupNames[5]},
	"blank for all": {Blank: true, Width: 150},
}

func TestQuestionnaire_HoldsItsTexts(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		for name, i := range instruments() {
			if lang != "fi" && (strings.HasPrefix(name, "two hundred") || strings.HasPrefix(name, "longest")) {
				continue // the same but for a few words
			}
			for variant, opt := range questionVariants {
				t.Run(lang+"/"+name+"/"+variant, func(t *testing.T) {
					scenetest.Check(t, ts, b.Questionnaire(i, opt))
					for _, height := range []float64{263, 160} {
						for _, page := range b.QuestionnairePages(i, opt, height) {
							scenetest.Check(t, ts, page)
							if page.Height > height {
								t.Errorf("a page of %.0f mm is %.1f high", height, page.Height)
							}
						}
					}
				})
			}
		}
	}
}

// ticks counts the boxes to be ticked.
func ticks(s *scene.Scene) int {
	n := 0
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if box, ok := m.(scene.Box); ok && box.Fill == scene.Paper && box.Pen.Colour == scene.InkSoft {
				n++
			}
		}
	}
	return n
}

// statementNumbers are the large numbers at the left of the statements of a page.
func statementNumbers(s *scene.Scene) []int {
	var out []int
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			x, ok := m.(scene.Text)
			if n, err := strconv.Atoi(x.S); ok && err == nil && b.X+x.X < 1 && x.Size == scene.SizeHead {
				out = append(out, n)
			}
		}
	}
	return out
}

// TestQuestionnairePages_EveryStatementCanBeAnswered: each statement stands once,
// in order, on one page with a box for each level and one for "don't know".
func TestQuestionnairePages_EveryStatementCanBeAnswered(t *testing.T) {
	for name, i := range instruments() {
		if strings.HasPrefix(name, "longest") {
			continue // does not go on a page
		}
		t.Run(name, func(t *testing.T) {
			next := 1
			for p, page := range builder("fi").QuestionnairePages(i, scene.QuestionnaireOptions{Blank: true}, 263) {
				numbers := statementNumbers(page)
				for _, n := range numbers {
					if n != next {
						t.Errorf("page %d: statement %d where %d should be", p+1, n, next)
					}
					next++
				}
				if got, want := ticks(page), len(numbers)*(len(i.Scale.Levels)+1); got != want {
					t.Errorf("page %d: %d boxes for %d statements, want %d", p+1, got, len(numbers), want)
				}
			}
			if next != i.Len()+1 {
				t.Errorf("%d statements, want %d", next-1, i.Len())
			}
		})
	}
}

func TestQuestionnairePages_SixStatementsGoOnAPage(t *testing.T) {
	pages := builder("fi").QuestionnairePages(asking(5, 7, 5, 85, true), scene.QuestionnaireOptions{Blank: true, Groups: groupNames[:5]}, 263)
	if len(pages) > 6 {
		t.Errorf("35 statements take %d pages", len(pages))
	}
	for n, page := range pages[1:5] {
		if got := len(statementNumbers(page)); got < 6 {
			t.Errorf("page %d has %d statements", n+2, got)
		}
	}
}

func TestQuestionnairePages_EveryPageNamesTheLevels(t *testing.T) {
	for _, i := range []*model.Instrument{asking(5, 7, 5, 85, true), poles(asking(5, 7, 5, 0, false))} {
		pages := builder("fi").QuestionnairePages(i, scene.QuestionnaireOptions{Blank: true, Group: "Hallitus"}, 263)
		for n, page := range pages[1:] {
			said := strings.Join(texts(page), "|")
			if len(statementNumbers(page)) == 0 {
				continue
			}
			for _, want := range []string{"Miten kuulemme asiakasta", "Hallitus", "0 Taso 0", "4 Taso 4", "matalin taso", "korkein taso"} {
				if !strings.Contains(said, want) {
					t.Errorf("page %d does not say %q", n+2, want)
				}
			}
		}
	}
}

// told counts the statements whose words are drawn.
func says(s *scene.Scene, text string) bool {
	return strings.Contains(strings.Join(words(s), " "), text)
}

func TestQuestionnaire_Says(t *testing.T) {
	i := asking(1, 1, 3, 20, true)
	i.Source, i.Areas[0].Statements[0].Hint = fi("Oma lähde"), fi("Mieti viime viikkoa")
	i.Areas[0].Statements[0].Benchmark = &model.Benchmark{Source: fi("Kysely 2019"), Values: []model.BenchmarkValue{{Title: fi("Muut"), Percent: 39.5}}}
	i.Stairs = []model.Level{{Title: fi("aloittelija")}, {}, {Title: fi("pioneeri")}}
	for name, tc := range map[string]struct {
		opt       scene.QuestionnaireOptions
		want, not []string
	}{
		"to be read": {
			scene.QuestionnaireOptions{},
			[]string{"Vertailuluku: Muut 39,5 % · Kysely 2019", "pioneeri", "versio 3 · 1 väittämä · noin 20 min", "Lähde: Oma lähde", "Mieti viime viikkoa"},
			[]string{"älä kirjoita nimeäsi", "Mitä muuta haluat sanoa?", "Hallitus"},
		},
		"blank": {
			scene.QuestionnaireOptions{Blank: true, Groups: []string{"Hallitus", "Johto"}},
			[]string{"älä kirjoita nimeäsi", "Alle kolmen vastaajan ryhmiä ei näytetä erikseen", "noin 20 minuuttia", "en osaa sanoa", "Ryhmä Hallitus Johto", "Mitä muuta haluat sanoa?", "Lähde: Oma lähde", "Mieti viime viikkoa"},
			[]string{"Vertailuluku", "pioneeri"},
		},
		"blank for a group": {
			scene.QuestionnaireOptions{Blank: true, Group: "Johto", Groups: []string{"Hallitus", "Johto"}},
			[]string{"Ryhmä Johto"}, []string{"Hallitus", "Nimi"},
		},
		"blank with names": {
			scene.QuestionnaireOptions{Blank: true, Named: true},
			[]string{"Nimi", "tallennetaan nimelläsi"}, []string{"älä kirjoita nimeäsi", "Ryhmä"},
		},
		"on screen": {
			scene.QuestionnaireOptions{Screen: true},
			[]string{"Lisää väittämä", "Lisää osa-alue", "Lisää kuvaus", "Vertailuluku: Muut 39,5 %", "pioneeri", "3 tasoa, numerot 0–2"},
			[]string{"Kyselyyn on jo vastattu"},
		},
		"answered": {
			scene.QuestionnaireOptions{Screen: true, Locked: true},
			[]string{"Kyselyyn on jo vastattu"}, []string{"Lisää"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := builder("fi").Questionnaire(i, tc.opt)
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

// questionRefs are the texts of an instrument that can be written into.
func questionRefs(i *model.Instrument) []scene.Ref {
	var out []scene.Ref
	add := func(lane string, fields ...string) {
		for _, f := range fields {
			out = append(out, scene.Ref{Owner: i.ID, Part: scene.PartQuestion, Lane: model.ID(lane), Persona: model.ID(f)})
		}
	}
	add("", "title", "about", "source")
	for l := range i.Scale.Levels {
		add("", fmt.Sprint("levelTitle/", l), fmt.Sprint("levelAbout/", l))
		if len(i.Stairs) > 0 {
			add("", fmt.Sprint("stairTitle/", l), fmt.Sprint("stairAbout/", l))
		}
	}
	if len(i.Stairs) == 0 {
		add("", "stairTitle/0")
	}
	for _, a := range i.Areas {
		add(a.Key, "areaTitle", "areaAbout")
		for _, s := range a.Statements {
			add(s.Key, "statement", "hint")
			if s.Poles() {
				add(s.Key, "left", "right")
			}
			for l := range i.Scale.Levels {
				if !s.Poles() || len(s.Levels) > 0 {
					add(s.Key, fmt.Sprint("statementLevel/", l))
				}
			}
		}
	}
	return out
}

// TestQuestionnaire_EveryTextIsAPlace: also what is empty, and each is a text
// that can be written.
func TestQuestionnaire_EveryTextIsAPlace(t *testing.T) {
	for name, i := range instruments() {
		t.Run(name, func(t *testing.T) {
			s := builder("fi").Questionnaire(i, scene.QuestionnaireOptions{Screen: true})
			got, want := refs(s, scene.PartQuestion), questionRefs(i)
			for _, ref := range want {
				if !slices.Contains(got, ref) {
					t.Errorf("no place for %v", ref)
				}
			}
			p := model.NewProject(model.Info{Name: "x", Language: "fi", Instruments: []model.ID{i.ID}}).With(i)
			for _, ref := range got {
				if !slices.Contains(want, ref) {
					t.Errorf("a place for %v", ref)
				}
				field, level := scene.QuestionField(ref)
				e := edit.SetInstrumentText{
					Instrument: ref.Owner, Area: string(ref.Lane), Statement: string(ref.Lane), Field: edit.InstrumentField(field),
					Level: level, Lang: "fi", Text: "uusi",
				}
				if _, err := e.Apply(p); err != nil {
					t.Errorf("%v cannot be written: %v", ref, err)
				}
			}
			adds := refs(s, scene.PartAdd)
			if len(adds) != len(i.Areas)+1 {
				t.Errorf("%d places to add, want one in each of %d areas and one for another", len(adds), len(i.Areas))
			}
			if n := len(refs(builder("fi").Questionnaire(i, scene.QuestionnaireOptions{Screen: true, Locked: true}), scene.PartAdd)); n > 0 {
				t.Errorf("%d places to add to what has been answered", n)
			}
		})
	}
}

func TestQuestionnaire_OtherLanguage(t *testing.T) {
	i := asking(1, 2, 3, 20, true)
	i.Areas[0].Statements[0].Text = i.Areas[0].Statements[0].Text.With("en", "We hear our customers")
	colour := func(s *scene.Scene, text string) scene.Colour {
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Text); ok && x.S == text {
					return x.Colour
				}
			}
		}
		return scene.None
	}
	for _, tc := range []struct {
		screen bool
		text   string
		want   scene.Colour
	}{
		{true, "We hear our customers", scene.Ink}, {true, "Kuulemme asiakasta tavalla 0.1", scene.InkSoft},
		{false, "We hear our customers", scene.Ink}, {false, "Kuulemme asiakasta tavalla 0.1", scene.Ink},
	} {
		s := builder("en").Questionnaire(i, scene.QuestionnaireOptions{Screen: tc.screen})
		if got := colour(s, tc.text); got != tc.want {
			t.Errorf("screen %v: %q has the colour %d, want %d", tc.screen, tc.text, got, tc.want)
		}
	}
}

func BenchmarkQuestionnaire_First(b *testing.B) {
	i := asking(20, 10, 5, 90, true)
	for b.Loop() {
		builder("fi").Questionnaire(i, scene.QuestionnaireOptions{Screen: true})
	}
}

func BenchmarkQuestionnaire_AfterOneEdit(b *testing.B) {
	i := asking(20, 10, 5, 90, true)
	draw := builder("fi")
	draw.Questionnaire(i, scene.QuestionnaireOptions{Screen: true})
	n := 0
	for b.Loop() {
		n++
		next := *i
		next.Areas = slices.Clone(i.Areas)
		next.Areas[7].Statements = slices.Clone(i.Areas[7].Statements)
		next.Areas[7].Statements[3].Text = fi(fmt.Sprint("Kuulemme asiakasta ", n))
		draw.Questionnaire(&next, scene.QuestionnaireOptions{Screen: true})
	}
}

func BenchmarkQuestionnairePages(b *testing.B) {
	i := asking(5, 8, 5, 90, true)
	for b.Loop() {
		builder("fi").QuestionnairePages(i, scene.QuestionnaireOptions{Blank: true}, 263)
	}
}
