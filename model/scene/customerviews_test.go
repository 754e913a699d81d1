package scene_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
	"lupaus/model/scene"
)

type figures = map[model.CustomerFigure]float64

// base3 is a base of two segments and one customer without any: a school worth
// 900, families worth 60, 50 and –10, one family whose value waits for its margin
// and renewal, one prospect.
func base3() *model.Project {
	valued := func(id, name string, segment model.ID, flow model.FlowStage, value float64) *model.Customer {
		return &model.Customer{ID: model.ID(id), Name: name, Segment: segment, Flow: flow, Figures: figures{"value": value, "revenue": value * 2}}
	}
	info := model.Info{Language: "fi", Segments: []model.ID{"s", "f"}, Customers: model.CustomerTerms{Best: 30}}
	return model.NewProject(info).With(
		&model.Segment{ID: "s", Name: "Koulut", Needs: "Tilaus lukuvuodeksi"}, &model.Segment{ID: "f", Name: "Perheet"},
		valued("a", "Alku", "s", model.FlowActive, 900), valued("b", "Beeta", "f", model.FlowActive, 60), valued("c", "Ceeta", "f", model.FlowPassive, 50),
		valued("d", "Deeta", "", model.FlowUnknown, -10),
		&model.Customer{ID: "e", Name: "Eeta", Segment: "f", Flow: model.FlowFresh},
		&model.Customer{ID: "g", Name: "Geeta", Segment: "f", Flow: model.FlowProspect, Figures: figures{"revenue": 7000}},
	)
}

func customerPicture(p *model.Project, view scene.CustomerView, width float64) *scene.Scene {
	return builder("fi").Customers(scene.CustomerSpec{Project: p, Base: customers.Of(p), Width: width, Screen: true}, view)
}

// spoken are the texts of a picture with usual spaces, one behind the other.
func spoken(s *scene.Scene) string {
	return strings.ReplaceAll(strings.Join(texts(s), " | "), "\u00a0", " ")
}

func expectTexts(t *testing.T, got string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not said in %s", w, got)
		}
	}
}

// textsIn are the texts within the zones of a ref.
func textsIn(s *scene.Scene, ref scene.Ref) []string {
	var out []string
	for _, z := range zonesOf(s) {
		if z.Ref != ref {
			continue
		}
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Text); ok && z.Contains(b.X+x.X, b.Y+x.Y) {
					out = append(out, strings.ReplaceAll(x.S, "\u00a0", " "))
				}
			}
		}
	}
	return out
}

// The numbers of a segment's row are those of the base, with their shares.
func TestCustomerSegments(t *testing.T) {
	for _, width := range []float64{100, 174, 261} {
		s := customerPicture(base3(), scene.CustomerSegments, width)
		for id, want := range map[model.ID][]string{
			// 900 of 1000 in all; 1800 € of 2000 €; 2 of 4 known ones are the best
			"s": {"Koulut", "Tilaus lukuvuodeksi", "1", "20 %", "1800 €", "90 %", "–", "tiedossa 0/1", "900 €", "90 %", "1", "50 %"},
			"f": {"Perheet", "Mitä he tarvitsevat?", "3", "60 %", "kaikkiaan 4", "220 €", "11 %", "tiedossa 2/3", "–", "tiedossa 0/3", "110 €", "11 %", "tiedossa 2/3", "1", "50 %"},
			"":  {"Ei segmenttiä", "1", "20 %", "–20 €", "–1 %", "–", "tiedossa 0/1", "–10 €", "–1 %", "0", "0 %"},
		} {
			got := textsIn(s, scene.Ref{Owner: id, Part: scene.PartSegment})
			for i := 1; i < len(got); i++ { // lines of one part
				for _, w := range want {
					if i < len(got) && strings.HasPrefix(w, got[i-1]+" "+got[i]) {
						got[i-1] += " " + got[i]
						got = slices.Delete(got, i, i+1)
						i--
						break
					}
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%v: %q says %q, want %q", width, id, got, want)
			}
		}
		expectTexts(t, spoken(s), "Koulut: 20 % asiakkaista, 90 % arvosta.", "Perheet: 60 % asiakkaista, 11 % arvosta.", "tiedossa 4/5", "1000 €")
		for _, ref := range []scene.Ref{
			{Owner: "s", Part: scene.PartEntity}, {Owner: "f", Part: scene.PartField, Lane: "needs"}, {Owner: model.InfoID, Part: scene.PartAdd, Lane: "segment"},
		} {
			if len(textsIn(s, ref)) == 0 {
				t.Errorf("%v: no place of %v", width, ref)
			}
		}
	}
}

// What cannot be told has no sentence: nothing is read out of one segment, or of
// a base that is worth nothing.
func TestCustomerSegments_NothingToTell(t *testing.T) {
	alike := model.NewProject(model.Info{Segments: []model.ID{"s", "f"}}).With(
		&model.Segment{ID: "s", Name: "Koulut"}, &model.Segment{ID: "f", Name: "Perheet"},
		&model.Customer{ID: "a", Segment: "s", Figures: figures{"value": 5}}, &model.Customer{ID: "b", Segment: "f", Figures: figures{"value": 5}},
	)
	expectTexts(t, spoken(customerPicture(alike, scene.CustomerSegments, 261)), "Arvo jakautuu segmenteille samassa suhteessa kuin asiakkaat.")
	worthless := alike.With(&model.Customer{ID: "a", Segment: "s", Figures: figures{"value": -50}})
	one := model.NewProject(model.Info{}).With(&model.Customer{ID: "a", Figures: figures{"value": 5}})
	for name, p := range map[string]*model.Project{"worthless": worthless, "one": one} {
		if got := spoken(customerPicture(p, scene.CustomerSegments, 261)); strings.Contains(got, "% arvosta") || strings.Contains(got, "samassa suhteessa") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestCustomerViews_Empty(t *testing.T) {
	for _, view := range []scene.CustomerView{scene.CustomerSegments, scene.CustomerFlow, scene.CustomerRanking} {
		expectTexts(t, spoken(customerPicture(model.NewProject(model.Info{}), view, 261)), "Tuo asiakkaat tiedostosta tai lisää ensimmäinen.")
	}
}

// Every stage tells how many are in it and what those who buy buy; each is a
// place, and so is each field of the table under it.
func TestCustomerFlow(t *testing.T) {
	for _, width := range []float64{100, 174, 261} {
		s := customerPicture(base3(), scene.CustomerFlow, width)
		for stage, want := range map[model.FlowStage][]string{
			model.FlowActive: {"Aktiivinen", "2", "33 % kaikista", "1920 €"}, model.FlowProspect: {"Prospekti", "1", "17 % kaikista"},
			model.FlowEnded: {"Päättynyt", "0", "0 % kaikista"}, model.FlowPassive: {"Passiivinen", "1", "17 % kaikista", "100 €"},
		} {
			got := strings.Join(textsIn(s, scene.Ref{Part: scene.PartSegment, Lane: model.ID(stage)}), " ")
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%v: %s says %q, want %q", width, stage, got, w)
				}
			}
			if stage == model.FlowProspect && strings.Contains(got, "€") {
				t.Errorf("%v: counts what prospects buy: %s", width, got)
			}
		}
		for ref, want := range map[scene.Ref]string{
			{Owner: "s", Part: scene.PartSegment, Lane: "active"}: "1", {Owner: "f", Part: scene.PartSegment, Lane: "prospect"}: "1", {Owner: "s", Part: scene.PartSegment, Lane: "ended"}: "0",
		} {
			if got := textsIn(s, ref); len(got) != 1 || got[0] != want {
				t.Errorf("%v: the field of %v says %q, want %s", width, ref, got, want)
			}
		}
		expectTexts(t, spoken(s), "1 asiakkaan vaihetta ei tiedetä.")
	}
}

// The ranking tells what the best bring, who they are, and what is missing.
func TestCustomerRanking(t *testing.T) {
	p := base3()
	s := customerPicture(p, scene.CustomerRanking, 261)
	expectTexts(t, spoken(s), "Parhaat 30 % (2 asiakasta) tuovat 96 % arvosta.", "Tappiollisia on 1 asiakas", "101 %",
		"1 ostavan asiakkaan arvoa ei voi laskea.", "Kate vuodessa · Uusimisen todennäköisyys", "Parhaat 30 % ovat tämän yläpuolella")
	var order []model.ID
	for _, z := range zonesOf(s) {
		if z.Ref.Part == scene.PartCustomer {
			order = append(order, z.Ref.Owner)
		}
	}
	if want := []model.ID{"a", "b", "c", "d"}; !slices.Equal(order, want) {
		t.Errorf("ranked %v, want %v", order, want)
	}
	if got, want := textsIn(s, scene.Ref{Owner: "a", Part: scene.PartCustomer}), []string{"1.", "Alku", "Koulut", "900 €", "annettu"}; !slices.Equal(got, want) {
		t.Errorf("the first is %q, want %q", got, want)
	}
	worthless := p.With(&model.Customer{ID: "a", Figures: figures{"value": -900}})
	w := customerPicture(worthless, scene.CustomerRanking, 261)
	expectTexts(t, spoken(w), "Osuuksia ei siksi voi laskea.")
	if scene.CutAt(w, 50) != 0 {
		t.Error("a cut without a curve")
	}
	none := customerPicture(p.Without("a", "b", "c", "d"), scene.CustomerRanking, 261)
	expectTexts(t, spoken(none), "Yhdenkään ostavan asiakkaan arvoa ei tiedetä vielä.")
}

// Long rankings name the first and those around the cut.
func TestCustomerRanking_Named(t *testing.T) {
	for _, c := range []struct {
		best float64
		want int
		said []string
	}{
		{20, 20 + 10, []string{"… välissä 15 asiakasta …", "… ja vielä 155 asiakasta"}}, // cut at 40
		{5, 20, []string{"… ja vielä 180 asiakasta"}},                                   // cut at 10
		{11, 27, []string{"… ja vielä 173 asiakasta"}},                                  // cut at 22
		{100, 20 + 5, []string{"… välissä 175 asiakasta …"}},
	} {
		p := model.NewProject(model.Info{Customers: model.CustomerTerms{Best: c.best}})
		var list []model.Entity
		for n := range 200 {
			list = append(list, &model.Customer{ID: model.ID(fmt.Sprint("c", n)), Name: fmt.Sprint("Nimi ", n), Figures: figures{"value": float64(1000 - n)}})
		}
		s := customerPicture(p.With(list...), scene.CustomerRanking, 261)
		if got := len(zones(s)[scene.PartCustomer]); got != c.want {
			t.Errorf("%v %%: %d named, want %d", c.best, got, c.want)
		}
		expectTexts(t, spoken(s), c.said...)
	}
}

// A press anywhere over the curve moves the cut, in whole percents.
func TestCutAt(t *testing.T) {
	s := customerPicture(base3(), scene.CustomerRanking, 261)
	cut := zones(s)[scene.PartCut]
	if len(cut) != 1 || cut[0].Ref.Owner != model.InfoID {
		t.Fatalf("cuts %v", cut)
	}
	var r scene.Rect
	for _, z := range zonesOf(s) {
		if z.Ref.Part == scene.PartCut {
			r = z.Rect
		}
	}
	for part, want := range map[float64]float64{-0.2: 1, 0: 1, 0.004: 1, 0.014: 1, 0.016: 2, 0.3: 30, 0.504: 50, 1: 100, 1.3: 100} {
		if got := scene.CutAt(s, r.X+part*r.W); got != want {
			t.Errorf("at %v: %v, want %v", part, got, want)
		}
	}
	// where the line stands is where it came from
	for _, best := range []float64{1, 7, 33, 99, 100} {
		info := *base3().Info()
		info.Customers.Best = best
		s := customerPicture(base3().With(&info), scene.CustomerRanking, 174)
		found := false
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Path); ok && x.Pen.Colour == scene.Ink && len(x.Segments) == 2 {
					found = true
					if got := scene.CutAt(s, b.X+x.Segments[0].P.X); got != best {
						t.Errorf("the cut at %v %% stands at %v", best, got)
					}
				}
			}
		}
		if !found {
			t.Errorf("no line at %v %%", best)
		}
	}
	if got := scene.CutAt(customerPicture(base3(), scene.CustomerFlow, 261), 20); got != 0 {
		t.Errorf("a cut at %v in the flow", got)
	}
}

// The curve of very many customers stays a path of few points that ends at the
// whole.
func TestCustomerRanking_CurvePoints(t *testing.T) {
	for _, n := range []int{1, 2, 198, 199, 397, 10_000} {
		p := model.NewProject(model.Info{})
		var list []model.Entity
		for i := range n {
			list = append(list, &model.Customer{ID: model.ID(fmt.Sprint("c", i)), Figures: figures{"value": float64(n - i)}})
		}
		s := customerPicture(p.With(list...), scene.CustomerRanking, 261)
		most := 0
		for _, b := range s.Blocks {
			for _, m := range b.Marks {
				if x, ok := m.(scene.Path); ok && x.Pen.Width == 0.8 {
					most = max(most, len(x.Segments))
					first, last := x.Segments[0].P, x.Segments[len(x.Segments)-1].P
					z := zones(s)[scene.PartCut][0]
					if b.X+first.X > z.X+1e-6 || b.X+last.X < z.X+z.W-1e-6 || last.Y >= first.Y {
						t.Errorf("%d: the curve goes from %v to %v", n, first, last)
					}
				}
			}
		}
		if most == 0 || most > 200 {
			t.Errorf("%d customers: a curve of %d points", n, most)
		}
	}
}

// manyCustomers are 10 000 in 12 segments.
func manyCustomers() *model.Project { return modeltest.WithCustomers(modeltest.Sample(), 12, 10_000) }

func BenchmarkCustomers_First(b *testing.B) {
	p := manyCustomers()
	spec := scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}
	for _, view := range scene.CustomerViews() {
		b.Run(string(view), func(b *testing.B) {
			for b.Loop() {
				builder("fi").Customers(spec, view)
			}
		})
	}
}

// BenchmarkCustomers_AfterOneEdit draws a view after a figure of one customer has
// changed; counting the base anew is measured in the package that does it.
func BenchmarkCustomers_AfterOneEdit(b *testing.B) {
	p := manyCustomers()
	var specs []scene.CustomerSpec
	for n := range 8 {
		c := *p.Customer("c5000")
		c.Figures = figures{"value": float64(1_000_000 * n), "revenue": float64(1000 * n)}
		next := p.With(&c)
		specs = append(specs, scene.CustomerSpec{Project: next, Base: customers.Of(next), Screen: true})
	}
	for _, view := range scene.CustomerViews() {
		b.Run(string(view), func(b *testing.B) {
			draw := builder("fi")
			draw.Customers(specs[0], view)
			for n := 0; b.Loop(); n++ {
				draw.Customers(specs[n%len(specs)], view)
			}
		})
	}
}

// Large numbers of customers have their thousands apart, as money has.
func TestCustomers_Thousands(t *testing.T) {
	p := modeltest.WithCustomers(model.NewProject(model.Info{Name: "x"}), 3, 12_000)
	if text := spoken(customerPicture(p, scene.CustomerMethod, 200)); !strings.Contains(text, "12 000 asiakasta") {
		t.Errorf("said %.200s", text)
	}
}
