package scene_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"lupaus/assets"
	"lupaus/model"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
	"lupaus/model/scene/scenetest"
)

// frameworkOf returns the form of the framework.
func frameworkOf(t testing.TB, lang string) *model.Form {
	t.Helper()
	f, ok := assets.FormOf("framework", lang)
	if !ok {
		t.Fatal("no form of the framework")
	}
	return f
}

// pageSizes are those from A5 to A0, lying and standing.
func pageSizes() [][2]float64 {
	var out [][2]float64
	for _, s := range [][2]float64{{148, 210}, {210, 297}, {297, 420}, {420, 594}, {594, 841}, {841, 1189}} {
		out = append(out, s, [2]float64{s[1], s[0]})
	}
	return out
}

func TestFramework_HoldsItsTextsOnEveryPage(t *testing.T) {
	ts := assets.Typeset()
	for _, lang := range assets.Languages() {
		b := scene.NewBuilder(ts, strictWords{assets.WordsFor(lang), t})
		f := frameworkOf(t, lang)
		for name, p := range map[string]*model.Project{"empty": modeltest.Sample(), "full": filledIn(lang, 1), "promises": promising(filledIn(lang, 1), 12)} {
			for _, size := range pageSizes() {
				for i, opt := range []scene.FrameworkOptions{{}, {Screen: true}, {Blank: true}} {
					opt.Width, opt.Height = size[0], size[1]
					t.Run(fmt.Sprintf("%s/%s/%gx%g/%d", lang, name, size[0], size[1], i), func(t *testing.T) {
						s := b.Framework(p, f, p.SheetOf(f.ID), opt)
						scenetest.Check(t, ts, s)
						if math.Abs(s.Width/s.Height-size[0]/size[1]) > 1e-9 {
							t.Errorf("a picture of %g by %g for a page of %g by %g", s.Width, s.Height, size[0], size[1])
						}
						if letter := scene.SizeSmall * size[0] / s.Width; letter < 6 {
							t.Errorf("letters of %.1f points on paper", letter)
						}
					})
				}
			}
		}
	}
}

// promising adds promises of the company, long and short ones.
func promising(p *model.Project, n int) *model.Project {
	info := *p.Info()
	info.Promises = slices.Clone(info.Promises)
	var entities []model.Entity
	for i := range n {
		pr := &model.Promise{ID: model.ID(fmt.Sprint("more", i)), Level: model.LevelCompany, Text: hard[i%len(hard)], Kept: model.KeptUnknown}
		info.Promises = append(info.Promises, pr.ID)
		entities = append(entities, pr)
	}
	return p.With(append(entities, &info)...)
}

func TestFramework_Places(t *testing.T) {
	f := frameworkOf(t, "fi")
	p := filledIn("fi", 1)
	s := builder("fi").Framework(p, f, p.SheetOf(f.ID), scene.FrameworkOptions{Screen: true})
	cells := refs(s, scene.PartSheetCell)
	for _, r := range f.Blocks[0].Rows {
		row := scene.Ref{Owner: "sheet-framework", Part: scene.PartRow, Lane: model.ID(r.Key), Persona: "areas"}
		if !slices.Contains(refs(s, scene.PartRow), row) {
			t.Errorf("no place for %v", row)
		}
		for _, c := range f.Blocks[0].Columns {
			ref := row
			ref.Part, ref.Persona = scene.PartSheetCell, model.ID("areas/"+c.Key)
			if !slices.Contains(cells, ref) {
				t.Errorf("no place for %v", ref)
			}
		}
	}
	if len(cells) != 8*4 {
		t.Errorf("%d cells", len(cells))
	}
	if got := refs(s, scene.PartPromise); len(got) != 1 || got[0].Owner != modeltest.CompanyWord {
		t.Errorf("promises %v", got)
	}
	for _, part := range []scene.Part{scene.PartSheetCell, scene.PartPromise} {
		for _, z := range zones(s)[part] {
			if hit, ok := s.Hit(z.X+z.W/2, z.Y+z.H/2); !ok || hit.Ref != z.Ref {
				t.Errorf("hit %v in the middle of %v", hit.Ref, z.Ref)
			}
		}
	}
}

// The areas stand to each other as the model tells.
func TestFramework_Arrangement(t *testing.T) {
	p, f := modeltest.Sample(), frameworkOf(t, "fi")
	for _, size := range [][2]float64{{420, 297}, {297, 420}} {
		s := builder("fi").Framework(p, f, p.SheetOf(f.ID), scene.FrameworkOptions{Width: size[0], Height: size[1]})
		at := map[model.ID]scene.Rect{}
		for _, z := range zones(s)[scene.PartRow] {
			at[z.Ref.Lane] = z.Rect
		}
		for name, ok := range map[string]bool{
			"culture and brand are the sides":          at["culture"].X < at["personnel"].X && at["brand"].X > at["customer"].X,
			"personnel and customer face each other":   at["personnel"].Y == at["customer"].Y && at["personnel"].X < at["customer"].X,
			"understanding joins them":                 at["understanding"].Y < at["customer"].Y && at["understanding"].X <= at["personnel"].X,
			"the mindset carries them":                 at["mindset"].Y > at["customer"].Y,
			"structures carry them":                    at["structures"].Y > at["customer"].Y,
			"the promise stands below understanding":   at["promise"].Y > at["understanding"].Y && at["promise"].Y < at["mindset"].Y,
			"the promise stands between the two sides": at["promise"].X > at["culture"].X && at["promise"].X < at["brand"].X,
		} {
			if !ok {
				t.Errorf("%v: not so that %s", size, name)
			}
		}
		for a, ra := range at {
			for b, rb := range at {
				if a != b && ra.Overlaps(rb) {
					t.Errorf("%v: %s covers %s", size, a, b)
				}
			}
		}
	}
}

func TestFramework_SaysTheState(t *testing.T) {
	f := frameworkOf(t, "fi")
	sheet := &model.Sheet{ID: "s", Form: "framework", Rows: []model.SheetRow{{
		ID: "brand", Block: "areas", Cells: map[string]string{"now": "2", "target": "4", "notes": "Hiljainen"}, Links: []model.ID{modeltest.Now, modeltest.QueueWord, "s"},
	}}}
	info := *modeltest.Sample().Info()
	info.Sheets = []model.ID{"s"}
	p := modeltest.Sample().With(&info, sheet)
	said := strings.Join(texts(builder("fi").Framework(p, f, p.SheetOf(f.ID), scene.FrameworkOptions{})), "\n")
	now, _ := f.Blocks[0].Column("now")
	for _, want := range []string{"Nyt: " + now.Option("2"), "Tavoite: " + now.Option("4"), "Hiljainen", "Kirjan lainaaminen", "Pääset tiskille", f.Title, "Löydät aina luettavaa"} {
		if !strings.Contains(said, want) {
			t.Errorf("the figure does not say %q", want)
		}
	}
	blank := strings.Join(texts(builder("fi").Framework(p, f, p.SheetOf(f.ID), scene.FrameworkOptions{Blank: true})), "\n")
	for _, unwanted := range []string{"Hiljainen", "Löydät aina luettavaa", "Kirjan lainaaminen"} {
		if strings.Contains(blank, unwanted) {
			t.Errorf("the blank figure says %q", unwanted)
		}
	}
	if !strings.Contains(blank, "5 "+now.Option("5")) {
		t.Error("the blank figure does not say what the steps are")
	}
}
