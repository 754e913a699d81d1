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

// listed returns the customers of a list in the order in which they are drawn.
func listed(s *scene.Scene) []model.ID {
	var ids []model.ID
	for _, b := range s.Blocks {
		for _, z := range b.Zones {
			if z.Ref.Part == scene.PartCustomer {
				ids = append(ids, z.Ref.Owner)
			}
		}
	}
	return ids
}

// said is what a picture says, one text after another.
func said(s *scene.Scene) string { return strings.Join(texts(s), " ") }

func TestCustomerFilter(t *testing.T) {
	b := customers.Of(modeltest.Sample())
	for name, c := range map[string]struct {
		filter scene.CustomerFilter
		want   []model.ID
	}{
		"all":        {scene.CustomerFilter{}, []model.ID{modeltest.Lindfors, modeltest.Rekola, modeltest.Salo, modeltest.Gone}},
		"segment":    {scene.CustomerFilter{Segment: scene.OnlyOf(modeltest.Families)}, []model.ID{modeltest.Lindfors, modeltest.Salo}},
		"no segment": {scene.CustomerFilter{Segment: scene.OnlyOf(model.ID(""))}, []model.ID{modeltest.Gone}},
		"stage":      {scene.CustomerFilter{Flow: scene.OnlyOf(model.FlowFresh)}, []model.ID{modeltest.Rekola}},
		"no stage":   {scene.CustomerFilter{Flow: scene.OnlyOf(model.FlowUnknown)}, nil},
		"best":       {scene.CustomerFilter{Best: true}, []model.ID{modeltest.Lindfors, modeltest.Rekola}},
		"field":      {scene.CustomerFilter{Field: scene.OnlyOf(b.Customer(modeltest.Lindfors).Field)}, []model.ID{modeltest.Lindfors}},
		"no field":   {scene.CustomerFilter{Field: scene.OnlyOf(customers.FieldNone)}, []model.ID{modeltest.Rekola, modeltest.Salo, modeltest.Gone}},
		"code":       {scene.CustomerFilter{Text: " a-"}, []model.ID{modeltest.Lindfors, modeltest.Salo}},
		"note":       {scene.CustomerFilter{Text: "MUUTTANUT"}, []model.ID{modeltest.Salo}},
		"blank":      {scene.CustomerFilter{Text: "  "}, []model.ID{modeltest.Lindfors, modeltest.Rekola, modeltest.Salo, modeltest.Gone}},
		"two":        {scene.CustomerFilter{Best: true, Segment: scene.OnlyOf(modeltest.Schools)}, []model.ID{modeltest.Rekola}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []model.ID
			for _, c := range c.filter.Of(b) {
				got = append(got, c.ID)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// Whatever the list is sorted by, those of whom it is not known stand last, and
// equal ones by name.
func TestCustomerSort(t *testing.T) {
	p := modeltest.Sample()
	base, draw := customers.Of(p), builder("fi")
	const l, r, s, g = modeltest.Lindfors, modeltest.Rekola, modeltest.Salo, modeltest.Gone
	for by, want := range map[scene.CustomerColumn][2][]model.ID{
		"":              {{l, r, s, g}, {s, r, l, g}},
		scene.ByName:    {{l, r, s, g}, {s, r, l, g}},
		scene.ByCode:    {{s, l, g, r}, {g, l, s, r}}, // A-3 before A-17
		scene.BySegment: {{l, s, r, g}, {r, l, s, g}},
		scene.ByFlow:    {{r, l, s, g}, {g, s, l, r}},
		scene.ByBest:    {{l, r, s, g}, {l, r, s, g}},
		scene.ByWay:     {{l, s, r, g}, {r, s, l, g}},
		"margin":        {{r, s, l, g}, {l, s, r, g}},
		"revenue":       {{l, r, s, g}, {r, l, s, g}},
		"value":         {{s, l, r, g}, {r, l, s, g}},
	} {
		for i, down := range []bool{false, true} {
			spec := scene.CustomerSpec{Project: p, Base: base, Screen: true, Sort: scene.CustomerSort{By: by, Down: down}}
			if got := listed(draw.Customers(spec, scene.CustomerList)); !slices.Equal(got, want[i]) {
				t.Errorf("by %q, down %v: %v, want %v", by, down, got, want[i])
			}
		}
	}
}

// Every row has a place for each thing that is known of a customer, and on the
// screen all rows are of one height, however long the names are.
func TestCustomerList_Rows(t *testing.T) {
	p := modeltest.WithCustomers(modeltest.Sample(), 3, 60)
	long := *p.Customer("c7")
	long.Name = strings.Repeat("Pitkän nimen osuuskunta ", 6)
	p = p.With(&long)
	spec := scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}
	s := builder("fi").Customers(spec, scene.CustomerList)
	if got, want := len(listed(s)), spec.Base.Count; got != want {
		t.Fatalf("%d rows, want %d", got, want)
	}
	heights, parts := map[float64]int{}, map[scene.Ref]int{}
	s.Zones(scene.Rect{W: s.Width, H: s.Height}, func(z scene.Zone) {
		if z.Ref.Part == scene.PartCustomer {
			heights[z.H]++
		}
		if z.Ref.Owner == long.ID || z.Ref.Owner == model.InfoID {
			parts[z.Ref]++
		}
	})
	if len(heights) != 1 {
		t.Errorf("rows of several heights: %v", heights)
	}
	want := []scene.Ref{{Owner: long.ID, Part: scene.PartCustomer}, {Owner: model.InfoID, Part: scene.PartAdd, Lane: "customer"}}
	for part, lanes := range map[scene.Part][]model.ID{scene.PartField: {"name", "code"}, scene.PartState: {"segment", "flow"}} {
		for _, lane := range lanes {
			want = append(want, scene.Ref{Owner: long.ID, Part: part, Lane: lane}, scene.Ref{Owner: model.InfoID, Part: scene.PartColumnHead, Lane: lane})
		}
	}
	for _, f := range model.CustomerFigures() {
		want = append(want, scene.Ref{Owner: long.ID, Part: scene.PartFigure, Lane: model.ID(f)}, scene.Ref{Owner: model.InfoID, Part: scene.PartColumnHead, Lane: model.ID(f)})
	}
	for _, ref := range want {
		if parts[ref] != 1 {
			t.Errorf("%d places for %v", parts[ref], ref)
		}
	}
	if text := said(s); !strings.Contains(text, "…") {
		t.Error("a long name is not cut")
	}
	words := 0
	for _, page := range builder("fi").CustomersPages(spec, scene.CustomerList, 174) {
		words += strings.Count(said(page), "osuuskunta")
	}
	if words != 6 {
		t.Errorf("a page shows %d of the 6 words of a long name", words)
	}
}

// The sums are those of whom the filter shows, and tell of how many they are.
func TestCustomerList_Totals(t *testing.T) {
	p := modeltest.Sample()
	spec := scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}
	draw := builder("fi")
	for _, c := range []struct {
		filter scene.CustomerFilter
		want   []string
	}{
		{scene.CustomerFilter{}, []string{"4 asiakasta", "2420", "tiedossa 2/3", "1210"}},
		{scene.CustomerFilter{Segment: scene.OnlyOf(modeltest.Families)}, []string{"2/4", "2 asiakasta", "tiedossa 1/2", "420"}},
		{scene.CustomerFilter{Text: "ei tällaista"}, []string{"0/4", "Väljennä"}},
	} {
		spec.Filter = c.filter
		text := said(draw.Customers(spec, scene.CustomerList))
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%v: %q is not said in %s", c.filter, w, text)
			}
		}
	}
}

// An edit of one customer draws his row alone; all others are as they were.
func TestCustomerList_AfterOneEdit(t *testing.T) {
	p := modeltest.WithCustomers(modeltest.Sample(), 3, 300)
	draw := builder("fi")
	show := func(p *model.Project) *scene.Scene {
		return draw.Customers(scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}, scene.CustomerList)
	}
	before := show(p)
	c := *p.Customer("c40")
	c.Note, c.Code = "x", "uusi"
	after := show(p.With(&c))
	old := map[*scene.Block]bool{}
	for _, b := range before.Blocks {
		old[b.Block] = true
	}
	fresh := 0
	for _, b := range after.Blocks {
		if !old[b.Block] {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d blocks are new", fresh)
	}
	if damage := scene.Damage(before, after); damage.H > 10 {
		t.Errorf("%v is painted anew", damage)
	}
	segment := *p.Segment(p.Customer("c40").Segment)
	segment.Name = "Uusi nimi"
	if text := said(show(p.With(&segment))); !strings.Contains(text, "Uusi nimi") {
		t.Error("rows keep the old name of a segment")
	}
}

func TestCustomerList_Narrow(t *testing.T) {
	p := modeltest.Sample()
	pages := builder("fi").CustomersPages(scene.CustomerSpec{Project: p, Base: customers.Of(p), Width: 100}, scene.CustomerList, 250)
	text := said(pages[0])
	if !strings.Contains(text, "eivät mahdu") || !strings.Contains(text, "Ostokertoja jaksolla") {
		t.Errorf("what is left out is not told: %s", text)
	}
	if s := builder("fi").Customers(scene.CustomerSpec{Project: p, Base: customers.Of(p), Width: 100, Screen: true}, scene.CustomerList); s.Width < 200 {
		t.Error("columns are left out on the screen")
	}
}

// longList is a list of 10 000 customers, as it was drawn once.
func longList() (scene.CustomerSpec, *scene.Builder) {
	p, draw := manyCustomers(), builder("fi")
	spec := scene.CustomerSpec{Project: p, Base: customers.Of(p), Screen: true}
	draw.Customers(spec, scene.CustomerList)
	return spec, draw
}

func BenchmarkCustomerList_Sorted(b *testing.B) {
	spec, draw := longList()
	for i := 0; b.Loop(); i++ {
		spec.Sort = scene.CustomerSort{By: []scene.CustomerColumn{"margin", scene.ByName, "value", scene.BySegment}[i%4], Down: i%3 == 0}
		draw.Customers(spec, scene.CustomerList)
	}
}

func BenchmarkCustomerList_Filtered(b *testing.B) {
	spec, draw := longList()
	for i := 0; b.Loop(); i++ {
		spec.Filter.Text = fmt.Sprint(i % 100)
		draw.Customers(spec, scene.CustomerList)
	}
}
