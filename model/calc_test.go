package model

import "testing"

func TestParseNumber(t *testing.T) {
	tests := []struct {
		text string
		want float64
		ok   bool
	}{
		{"12", 12, true},
		{"1 234,5", 1234.5, true},
		{"1\u00a0234.5", 1234.5, true},
		{"−3", -3, true},
		{"45 %", 45, true},
		{"1200 €", 1200, true},
		{"", 0, false},
		{"-", 0, false},
		{"1.2.3", 0, false},
		{"1e5", 0, false},
		{"Inf", 0, false},
		{"noin 5", 0, false},
		{"1-2", 0, false},
		{"9999999999999999999", 0, false},
	}
	for _, test := range tests {
		if got, ok := ParseNumber(test.text); got != test.want && test.ok || ok != test.ok {
			t.Errorf("ParseNumber(%q) = %v, %v; want %v, %v", test.text, got, ok, test.want, test.ok)
		}
	}
}
