package scene_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func builder(lang string) *scene.Builder {
	return scene.NewBuilder(assets.Typeset(), assets.WordsFor(lang))
}

// variants are ways of drawing that every project must survive.
func variants(p *model.Project) map[string]scene.MapOptions {
	v := map[string]scene.MapOptions{
		"paper":       {},
		"screen":      {Screen: true},
		"narrow":      {ColumnMM: model.MinColumnMM, Bands: 2},
		"three bands": {Bands: 3, NoTitle: true},
		"many bands":  {Bands: 1000},
		"part":        {From: 1, To: 3},
		"past end":    {From: 1000, To: 2000},
		"gaps":        {Expected: true, Gaps: gapsEverywhere(p, 3)},
		"many gaps":   {Expected: true, Gaps: gapsEverywhere(p, 1234), Screen: true, ColumnMM: model.MinColumnMM, Bands: 2},
	}
	if js := p.Info().Journeys; len(js) > 1 {
		v["overlay first"] = scene.MapOptions{Overlay: js[0]}
		v["overlay last"] = scene.MapOptions{Overlay: js[len(js)-1], Bands: 2}
	}
	return v
}

// checkAll draws every journey of a project in every way and checks it.
func checkAll(t *testing.T, p *model.Project, langs ...string) {
	t.Helper()
	ts := assets.Typeset()
	for _, lang := range langs {
		b := builder(lang)
		for _, id := range p.Info().Journeys {
			for name, opt := range variants(p) {
				if found := scenetest.Problems(ts, b.Journey(p, id, opt)); len(found) > 0 {
					t.Fatalf("%s, journey %s, %s: %d problems:\n%s", lang, id, name, len(found), strings.Join(found[:min(len(found), 8)], "\n"))
				}
			}
		}
		if js := p.Info().Journeys; len(js) > 1 {
			if found := scenetest.Problems(ts, b.Compare(p, js[0], js[1])); len(found) > 0 {
				t.Fatalf("%s, comparison: %d problems:\n%s", lang, len(found), strings.Join(found[:min(len(found), 8)], "\n"))
			}
		}
	}
}

func TestJourney_Sample(t *testing.T) { checkAll(t, modeltest.Sample(), assets.Languages()...) }

func TestJourney_Large(t *testing.T) { checkAll(t, modeltest.Large(120, 30, 60), "fi") }

func TestJourney_Starters(t *testing.T) {
	for _, lang := range assets.Languages() {
		for _, s := range append(assets.Templates(lang), assets.Samples(lang)...) {
			t.Run(lang+"/"+s.ID, func(t *testing.T) {
				p, err := assets.Build(s.ID, lang, modeltest.IDs("x"), "2026-01-01")
				if err != nil {
					t.Fatal(err)
				}
				checkAll(t, p, lang)
			})
		}
	}
}

func TestJourney_Random(t *testing.T) {
	for seed := range uint64(40) {
		checkAll(t, modeltest.Random(rand.New(rand.NewPCG(seed, 7))), "sv")
	}
}

// nasty are texts that people paste.
var nasty = map[string]string{
	"ten thousand letters": strings.Repeat("pitkänimi", 1112),
	"ten thousand words":   strings.Repeat("sana ja toinen ", 700),
	"emoji":                strings.Repeat("👩‍👩‍👧👍🏽🇫🇮❤️", 40),
	"marks":                strings.Repeat("a\u0308\u0301\u0323", 200) + strings.Repeat("\u0301", 100),
	"right to left":        strings.Repeat("שלום עולם (12 %) abc ", 30) + "السلام عليكم",
	"no spaces":            "https://example.fi/" + strings.Repeat("a/b?c=d&", 100),
	"CJK":                  strings.Repeat("漢字仮名交じり文。", 60),
	"soft hyphens":         strings.Repeat("asiakas\u00adpolku\u00ad", 60),
	"no-break spaces":      strings.Repeat("10\u00a0000\u00a0", 80),
	"line ends":            strings.Repeat("\r\n\n", 50) + "rivi" + strings.Repeat("\n", 50),
	"controls":             "a\x00b\x1b[31m\tc\u2028d",
	"invalid":              "a\xff\xfeb",
	"blank":                " \t\u00a0\u200b ",
	"wide":                 strings.Repeat("﷽W", 40),
}

// nastyProject puts one text everywhere.
func nastyProject(s string) *model.Project {
	var touched []model.Entity
	p := modeltest.Sample()
	for e := range p.All() {
		switch e := e.(type) {
		case *model.Journey:
			c := *e
			c.Name = s
			c.Lanes = append([]model.Lane(nil), e.Lanes...)
			for i := range c.Lanes {
				c.Lanes[i].Name, c.Lanes[i].Hidden = s, false
			}
			touched = append(touched, &c)
		case *model.Stage:
			c := *e
			c.Name, c.Partner, c.OutOfBusiness = s, s, true
			touched = append(touched, &c)
		case *model.Touchpoint:
			c := *e
			c.Title, c.Does, c.Thinks, c.Needs, c.Pain, c.Opportunity = s, s, s, s, s, s
			c.Channel, c.MomentOfTruth, c.FirmAbsent, c.ToUs, c.ToCustomer = model.Channel(s), true, true, 3, 5
			c.Feelings = append([]model.Feeling(nil), e.Feelings...)
			for i := range c.Feelings {
				c.Feelings[i].Word = s
			}
			touched = append(touched, &c)
		case *model.Promise:
			c := *e
			c.Text = s
			touched = append(touched, &c)
		case *model.Role:
			c := *e
			c.Name = s
			touched = append(touched, &c)
		case *model.Persona:
			c := *e
			c.Name = s
			touched = append(touched, &c)
		}
	}
	return p.With(touched...)
}

func TestJourney_NastyTexts(t *testing.T) {
	for name, s := range nasty {
		t.Run(name, func(t *testing.T) { checkAll(t, nastyProject(s), "fi") })
	}
}

// TestJourney_ManyFeelings puts many curves with words on one map.
func TestJourney_ManyFeelings(t *testing.T) {
	for _, personas := range []int{2, 5, 12, 40} {
		p := modeltest.Sample()
		info := *p.Info()
		j := *p.Journey(modeltest.Now)
		j.Personas, info.Personas = nil, nil
		var es []model.Entity
		for i := range personas {
			id := model.ID(fmt.Sprint("persona", i))
			es = append(es, &model.Persona{ID: id, Name: fmt.Sprint("Persoona ", i)})
			j.Personas = append(j.Personas, id)
		}
		info.Personas = j.Personas
		rnd := rand.New(rand.NewPCG(1, 1))
		for _, tp := range p.Touchpoints(p.Journey(modeltest.Now)) {
			c := *tp
			c.Feelings = nil
			for _, id := range j.Personas {
				c.Feelings = append(c.Feelings, model.Feeling{Persona: id, Value: float64(rnd.IntN(5) - 2), Word: "hämmentynyt"})
			}
			es = append(es, &c)
		}
		p = p.With(append(es, &info, &j)...)
		checkAll(t, p, "fi")
		s := builder("fi").Journey(p, modeltest.Now, scene.MapOptions{})
		numbers := 0
		for _, text := range texts(s) {
			if strings.HasPrefix(text, "+") || strings.HasPrefix(text, "–") || text == "0" {
				numbers++
			}
		}
		if want := 5*personas + 5; numbers < want {
			t.Errorf("%d personas: %d of %d numbers are shown", personas, numbers, want)
		}
	}
}

// texts lists all texts of a scene in painting order.
func texts(s *scene.Scene) []string {
	var out []string
	for _, b := range s.Blocks {
		for _, m := range b.Marks {
			if x, ok := m.(scene.Text); ok {
				out = append(out, x.S)
			}
		}
	}
	return out
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (run with -update if that is right):\n%s", file, diff)
	}
}

func TestJourney_LaysOutTheWholeText(t *testing.T) {
	p := nastyProject(strings.Repeat("sana ", 900))
	all := strings.Join(texts(builder("fi").Journey(p, modeltest.Now, scene.MapOptions{})), "\n")
	if !strings.Contains(all, "…") || !strings.Contains(all, " riviä") {
		t.Error("cut texts are not marked")
	}
}
