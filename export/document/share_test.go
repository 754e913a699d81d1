package document

import (
	"fmt"
	"testing"
)

func TestShare(t *testing.T) {
	never := func() bool { return false }
	for _, tt := range []struct {
		n, most int // how many there are, and how many fit
		want    string
	}{
		{0, 3, "[]"}, {1, 3, "[1]"}, {3, 3, "[3]"}, {4, 3, "[2 4]"}, {7, 3, "[2 5 7]"}, {3, 0, "[1 2 3]"}, {9, 3, "[3 6 9]"},
	} {
		got := share(tt.n, never, func(from, to int) bool { return to-from <= tt.most })
		if fmt.Sprint(got) != tt.want {
			t.Errorf("%d things, %d to a page: %v, want %s", tt.n, tt.most, got, tt.want)
		}
	}
	// One that fits with nothing does not spoil the others.
	got := share(4, never, func(from, to int) bool { return from > 0 && to-from <= 2 })
	if fmt.Sprint(got) != "[1 3 4]" {
		t.Errorf("%v", got)
	}
	if got := share(5, func() bool { return true }, func(int, int) bool { return true }); len(got) > 0 {
		t.Errorf("stopped, yet %v", got)
	}
}

func TestEvenly(t *testing.T) {
	for _, tt := range []struct {
		cuts              []float64
		first, more, room float64
		want              string
	}{
		{[]float64{0, 10, 20, 30}, 20, 10, 60, "[{0 3}]"},
		{[]float64{0, 10, 20, 30, 40, 50}, 20, 10, 60, "[{0 2} {2 5}]"}, // 4 and 1 would fit as well
		{[]float64{0, 100, 110}, 10, 10, 50, "[{0 1} {1 2}]"},           // higher than a page
		{[]float64{0, 40, 50}, 20, 10, 50, "[{0 1} {1 2}]"},
	} {
		if got := fmt.Sprint(evenly(tt.cuts, tt.first, tt.more, tt.room)); got != tt.want {
			t.Errorf("%v in %v: %s, want %s", tt.cuts, tt.room, got, tt.want)
		}
	}
}
