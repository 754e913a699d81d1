package customers_test

import (
	"maps"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/modeltest"
)

func fact(f model.Fact) model.Figure { return model.Figure{Default: model.Default{Fact: f}} }

// liveForm takes something of customers in every way that there is.
func liveForm() *model.Form {
	name := model.FormColumn{Key: "name", Kind: model.ColumnText}
	column := func(key string, f model.Fact) model.FormColumn {
		return model.FormColumn{Key: key, Title: key, Kind: model.ColumnNumber, Figure: fact(f), Total: true}
	}
	return &model.Form{ID: "live", Blocks: []model.FormBlock{
		{Key: "base", Kind: model.BlockNumbers, Columns: []model.FormColumn{{Key: "value", Kind: model.ColumnNumber}}, Rows: []model.FormRow{
			{Key: "all", Figure: fact(model.FactCustomers)}, {Key: "equity", Title: "Pääoma", Figure: fact(model.FactEquity)},
		}},
		{Key: "flow", Kind: model.BlockFlow, Columns: []model.FormColumn{{Key: "count", Kind: model.ColumnNumber}}, Rows: []model.FormRow{
			{Key: "passive", Defaults: map[string]model.Default{"count": {Fact: model.FactOfStage(model.FlowPassive)}}}, {Key: "unknown"},
		}},
		{Key: "groups", Kind: model.BlockTable, Open: true, Each: model.EachSegment, Rest: "Muut", Columns: []model.FormColumn{
			name, column("count", model.FactSegmentCount), column("revenue", model.FactSegmentRevenue), column("best", model.FactSegmentBest),
		}, Rows: []model.FormRow{{Key: "given", Title: "Annettu"}}},
		{Key: "more", Kind: model.BlockCards, Each: model.EachSegment, Columns: []model.FormColumn{name}},
		{Key: "top", Kind: model.BlockTable, Each: model.EachBest, Columns: []model.FormColumn{name, column("value", model.FactValue)}},
		{Key: "result", Kind: model.BlockNumbers, Columns: []model.FormColumn{{Key: "value", Kind: model.ColumnNumber}}, Rows: []model.FormRow{
			{Key: "double", Figure: model.Figure{Formula: &model.Formula{Text: "equity * 2", Needs: []string{"equity"}, Eval: func(v map[string]any) (float64, error) {
				return v["equity"].(float64) * 2, nil
			}}}},
			{Key: "sold", Figure: model.Figure{Formula: &model.Formula{Text: "sum(groups.revenue)", Needs: []string{"groups.revenue"}, Eval: func(map[string]any) (float64, error) {
				return 1, nil
			}}}},
		}},
	}}
}

// rowTitles lists the rows of a block of a sheet by ID and title.
func rowTitles(f *model.Form, block string, s *model.Sheet) []string {
	b, _ := f.Block(block)
	var list []string
	for _, r := range b.RowsOf(s) {
		given, ok := b.Row(r.ID)
		if !ok {
			given.Title = "(" + r.Cells["name"] + ")"
		}
		list = append(list, string(r.ID)+" "+given.Title)
	}
	return list
}

// What is not sold to everybody is not known of the whole: Lindfors buys for 420,
// of Salo nobody knows.
func TestForm_In(t *testing.T) {
	p := modeltest.Sample()
	f := liveForm().In(customers.Of(p))
	s := &model.Sheet{Form: "live", Rows: []model.SheetRow{
		{ID: "own", Block: "groups", Cells: map[string]string{"name": "Oma", "count": "5"}},
		{ID: "groups.gone", Block: "groups", Cells: map[string]string{"name": "Poistettu"}},
		{ID: "groups.schools", Block: "groups", Cells: map[string]string{"count": "9"}},
		{ID: "top.c-salo", Block: "top", Cells: map[string]string{"name": ""}},
	}}
	want := []string{"given Annettu", "groups.families Lapsiperheet", "groups.schools Koulut", "groups. Muut", "own (Oma)", "groups.gone (Poistettu)"}
	if got := rowTitles(f, "groups", s); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := rowTitles(f, "more", s); !slices.Equal(got, []string{"more.families Lapsiperheet", "more.schools Koulut"}) {
		t.Errorf("a block without a row for the rest: %q", got)
	}
	if got := rowTitles(f, "top", s); !slices.Equal(got[:2], []string{"top.c-rekola Rekolan koulu", "top.c-lindfors Lindforsin perhe"}) || got[2] != "top.c-salo Salo" {
		t.Errorf("the best, and one who is not any more: %q", got)
	}
	n := f.Numbers(s)
	for at, want := range map[[3]string]model.Number{
		{"base", "all", "value"}:                 {Value: 4, Known: true, Fact: model.FactCustomers},
		{"flow", "passive", "count"}:             {Value: 1, Known: true, Fact: "customers.passive"},
		{"flow", "unknown", "count"}:             {},
		{"groups", "given", "count"}:             {},
		{"groups", "own", "count"}:               {Value: 5, Known: true},
		{"groups", "own", "best"}:                {},
		{"groups", "groups.families", "count"}:   {Value: 2, Known: true, Fact: model.FactSegmentCount},
		{"groups", "groups.families", "revenue"}: {Fact: model.FactSegmentRevenue, Value: 0},
		{"groups", "groups.schools", "count"}:    {Value: 9, Known: true}, // what is typed wins
		{"groups", "groups.schools", "revenue"}:  {Value: 2000, Known: true, Fact: model.FactSegmentRevenue},
		{"groups", "groups.", "count"}:           {Value: 1, Known: true, Fact: model.FactSegmentCount},
		{"groups", "groups.", "revenue"}:         {Value: 0, Known: true, Fact: model.FactSegmentRevenue}, // of nobody who buys
		{"groups", "groups.gone", "count"}:       {},
		{"top", "top.c-rekola", "value"}:         {Value: 900, Known: true, Fact: model.FactValue},
	} {
		got := n.Of(at[0], model.ID(at[1]), at[2])
		if got.Value != want.Value || got.Known != want.Known || got.Fact != want.Fact {
			t.Errorf("%v: %+v, want %+v", at, got, want)
		}
	}
	if got := n.Of("top", "top.c-salo", "value"); !got.Known || got.Fact != model.FactValue || got.Value <= 0 {
		t.Errorf("one who is not among the best any more is worth %+v", got)
	}
	groups, _ := f.Block("groups")
	revenue, _ := groups.Column("revenue")
	if total := n.Total(groups, revenue); total.Known || !slices.Equal(total.Missing, []string{"revenue"}) {
		t.Errorf("a total in which something is not known: %+v", total)
	}
	if sold := n.Of("result", "sold", "value"); sold.Known || !slices.Contains(sold.Missing, "revenue") {
		t.Errorf("a formula does not wait: %+v", sold)
	}
}

// Customer equity is refused while one value is missing.
func TestForm_In_NoEquity(t *testing.T) {
	p := modeltest.Sample()
	whole := liveForm().In(customers.Of(p))
	s := &model.Sheet{Form: "live"}
	if n := whole.Numbers(s).Of("result", "double", "value"); !n.Known {
		t.Fatalf("%+v", n)
	}
	salo := *p.Customer(modeltest.Salo)
	salo.Figures = maps.Clone(salo.Figures)
	delete(salo.Figures, model.CustomerMargin)
	n := liveForm().In(customers.Of(p.With(&salo))).Numbers(s).Of("result", "double", "value")
	if n.Known || !slices.Equal(n.Missing, []string{"Pääoma"}) {
		t.Errorf("%+v", n)
	}
}

// Without customers there are segments and no numbers: nothing is known of a base
// that nobody has told of.
func TestForm_In_NoCustomers(t *testing.T) {
	p := modeltest.Sample().Without(modeltest.Lindfors, modeltest.Salo, modeltest.Rekola, modeltest.Gone)
	f := liveForm().In(customers.Of(p))
	s := &model.Sheet{Form: "live"}
	if got := rowTitles(f, "groups", s); len(got) != 3 {
		t.Errorf("%q", got)
	}
	n := f.Numbers(s)
	for _, at := range [][3]string{{"base", "all", "value"}, {"flow", "passive", "count"}, {"groups", "groups.schools", "count"}} {
		if got := n.Of(at[0], model.ID(at[1]), at[2]); got.Known || got.Fact != "" {
			t.Errorf("%v: %+v", at, got)
		}
	}
	groups, _ := f.Block("groups")
	count, _ := groups.Column("count")
	if total := n.Total(groups, count); total.Missing != nil {
		t.Errorf("a total of nothing waits: %+v", total)
	}
}

// A form is made anew only when the base is another.
func TestCache_Form(t *testing.T) {
	var cache customers.Cache
	p, f := modeltest.Sample(), liveForm()
	plain := &model.Form{ID: "plain", Blocks: []model.FormBlock{{Key: "b", Columns: []model.FormColumn{{Key: "c"}}}}}
	if cache.Form(p, plain) != plain || cache.Form(p, nil) != nil {
		t.Error("a form that takes nothing is another")
	}
	made := cache.Form(p, f)
	if made == f || cache.Form(p, f) != made || cache.Form(p, made) != made {
		t.Error("made twice")
	}
	other := *p.Touchpoint(modeltest.Desk)
	other.Title = "x"
	if next := p.With(&other); cache.Form(next, f) != made {
		t.Error("made anew after an edit that touches no customer")
	}
	segment := *p.Segment(modeltest.Schools)
	segment.Name = "Päiväkodit"
	next := cache.Form(p.With(&segment), f)
	if next == made || !slices.Contains(rowTitles(next, "groups", &model.Sheet{}), "groups.schools Päiväkodit") {
		t.Error("a segment keeps its old name")
	}
}

// Every fact that a form may name is counted.
func TestBase_Facts(t *testing.T) {
	b := customers.Of(modeltest.Sample())
	schools := *b.Group(modeltest.Schools)
	for f, want := range map[model.Fact]float64{
		model.FactCustomers: 4, model.FactBase: 3, model.FactEquity: b.Value.Amount, model.FactBest: float64(b.Best),
		model.FactCut: b.Ranked[b.Cut-1].Value.Amount, "customers.entrant": 0, "customers.suspect": 0, "customers.prospect": 0,
		"customers.fresh": 1, "customers.active": 1, "customers.passive": 1, "customers.ended": 1,
	} {
		if got, known := b.Fact(f, ""); !known || got != want {
			t.Errorf("%s: %v, %v; want %v", f, got, known, want)
		}
	}
	if len(model.BaseFacts()) != 12 {
		t.Errorf("%v", model.BaseFacts())
	}
	for _, f := range model.FactsOf(model.EachSegment) {
		if got, known := b.Fact(f, modeltest.Schools); !known || got == 0 {
			t.Errorf("%s: %v, %v of %+v", f, got, known, schools.Totals)
		}
		if _, known := b.Fact(f, "nobody"); known {
			t.Errorf("%s of nobody", f)
		}
	}
	for _, f := range model.FactsOf(model.EachBest) {
		if got, known := b.Fact(f, modeltest.Rekola); !known || got == 0 {
			t.Errorf("%s: %v, %v", f, got, known)
		}
	}
	if many := customers.Of(modeltest.WithCustomers(modeltest.Sample(), 3, 2000)); len(many.Each(model.EachBest)) != model.MostBest {
		t.Errorf("%d of the best", len(many.Each(model.EachBest)))
	}
}
