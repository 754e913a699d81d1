package assets

import (
	"strings"
	"testing"
)

// A text for a number is only words: also the one for 1, which need not have a place
// for the number.
func TestWords_N(t *testing.T) {
	for _, lang := range Languages() {
		w := WordsFor(lang)
		for key, text := range w.texts {
			base, ok := strings.CutSuffix(key, ".one")
			if !ok || strings.Count(text, "%") > 1 || strings.HasPrefix(base, "edit.") { // more than the number, or a text as a label has it
				continue
			}
			for _, n := range []int{1, 2} {
				if got := w.N(base, n); strings.Contains(got, "%!") {
					t.Errorf("%s: %s of %d is %q", lang, base, n, got)
				}
			}
		}
	}
	w := WordsFor("fi")
	if one, two := w.T("toast.removed.one", 1), w.N("toast.removed", 2); one != "Poistettu" || two != "2 kohdetta poistettu" {
		t.Errorf("%q, %q", one, two)
	}
}

// Large numbers have their thousands apart, as each language has them.
func TestWords_Thousands(t *testing.T) {
	for lang, want := range map[string]string{"fi": "12\u00a0345 asiakasta", "en": "12,345 customers", "sv": "12\u00a0345 kunder"} {
		if got := WordsFor(lang).N("ui.count.customer", 12345); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := WordsFor("fi").N("ui.count.customer", 9999); got != "9999 asiakasta" {
		t.Errorf("%q", got)
	}
}
