package model_test

import (
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestCustomers(t *testing.T) {
	p := modeltest.Sample()
	var names []model.ID
	for _, c := range slices.SortedFunc(p.Customers(), model.CompareCustomers) {
		names = append(names, c.ID)
	}
	if want := []model.ID{modeltest.Lindfors, modeltest.Rekola, modeltest.Salo, modeltest.Gone}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	if !p.HasCustomers() || model.NewProject(model.Info{}).HasCustomers() {
		t.Error("HasCustomers")
	}
	for range p.Customers() { // leaving early is no harm
		break
	}
}

func TestCustomerTerms_OrUsual(t *testing.T) {
	if got, want := (model.CustomerTerms{}).OrUsual(), (model.CustomerTerms{Discount: 10, Years: 5, Period: 24, Best: 20, Room: 50}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	all := model.CustomerTerms{Discount: 1, Years: 2, Period: 3, Retention: 4, Best: 5, Large: 6, Room: 7}
	if got := all.OrUsual(); got != all {
		t.Errorf("%+v, want %+v", got, all)
	}
}

// A customer who belongs to a segment that goes is found, whatever else stays.
func TestValidateChange_SegmentGoes(t *testing.T) {
	p := modeltest.Sample()
	info := *p.Info()
	info.Segments = []model.ID{modeltest.Schools}
	next := p.With(&info).Without(modeltest.Families)
	problems := model.ValidateChange(next, model.Diff(p, next))
	var ids []model.ID
	for _, one := range problems {
		if one.Code != model.ProblemReference || one.Field != "segment" {
			t.Errorf("%v", one)
		}
		ids = append(ids, one.ID)
	}
	slices.Sort(ids)
	if want := []model.ID{modeltest.Lindfors, modeltest.Salo}; !slices.Equal(ids, want) {
		t.Errorf("%v, want %v", ids, want)
	}
}
