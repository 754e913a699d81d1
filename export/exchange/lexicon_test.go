package exchange_test

import (
	"testing"

	"lupaus/export/exchange"
)

func TestLexicon(t *testing.T) {
	var l exchange.Lexicon[int]
	if _, as := l.Find("a"); !l.Empty() || as != exchange.None {
		t.Error("the zero value is not empty")
	}
	l.Put(" ", 7)
	if !l.Empty() {
		t.Error("an empty name is put down")
	}
	for _, p := range []struct {
		name string
		what int
	}{{"Myynti ", 1}, {"Tuki", 2}, {"tuki", 2}, {"Muut", 3}, {"MUUT", 4}, {"muut", 3}, {"Käynti", 5}, {"Laskutus", 6}, {"Laskutas", 7}} {
		l.Put(p.name, p.what)
	}
	l.Put("4", 8)
	l.Put("4", 9)
	l.Own("4", 4)
	for name, want := range map[string]struct {
		what int
		as   exchange.Match
	}{
		"myynti": {1, exchange.One}, "TUKI": {2, exchange.One}, "muut": {0, exchange.Several}, "kaynti": {5, exchange.One}, "4": {4, exchange.One}, "myyntti": {0, exchange.None}, "": {0, exchange.None},
	} {
		if what, as := l.Find(name); what != want.what || as != want.as {
			t.Errorf("%q means %d, %d; want %d, %d", name, what, as, want.what, want.as)
		}
	}
	for name, want := range map[string]int{
		"myyntti": 1, "Kaynty": 5, "muuut": 0 /* of several */, "aivan muuta": 0, "laskutXs": 7 /* as near: the first */, "": 0,
	} {
		if what, ok := l.Near(name); what != want || ok != (want != 0) {
			t.Errorf("%q may mean %d, %t; want %d", name, what, ok, want)
		}
	}
}
