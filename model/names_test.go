package model_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"lupaus/model"
	"lupaus/model/modeltest"
)

func TestCompareNames(t *testing.T) {
	sorted := []string{
		"", "007 Oy", "7 Oy", "10 Oy", "aamu", "Aamu 2", "Aamu 9 A", "aamu 9 B", "Aamu 10", "Aamun", "Zeniitti", "Åbo", "Äänekoski", "Öljy", "Ильмаринен",
	}
	for i, a := range sorted {
		for j, b := range sorted {
			got := model.CompareNames(a, b)
			if want := i - j; (got < 0) != (want < 0) || (got > 0) != (want > 0) {
				t.Errorf("%q and %q: %d", a, b, got)
			}
		}
	}
	if model.CompareNames("Aamu", "aamu") == 0 {
		t.Error("names that differ in case are the same")
	}
}

// Whatever the names, they can be sorted, and stand in one order only.
func TestCompareNames_IsAnOrder(t *testing.T) {
	c := rand.New(rand.NewPCG(1, 2))
	var list []string
	for range 60 {
		list = append(list, modeltest.Text(c)+modeltest.Text(c), modeltest.Text(c))
	}
	slices.SortFunc(list, model.CompareNames)
	for i := range list {
		for j := range list[:i] {
			if model.CompareNames(list[j], list[i]) > 0 || model.CompareNames(list[i], list[j]) < 0 {
				t.Errorf("%q and %q", list[j], list[i])
			}
		}
	}
}
