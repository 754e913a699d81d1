package scene

import (
	"testing"

	"lupaus/model"
)

func TestDayText(t *testing.T) {
	for _, c := range []struct {
		lang string
		day  model.Date
		want string
	}{
		{"fi", "2026-01-05", "5.1.2026"},
		{"sv", "2026-01-05", "5.1.2026"},
		{"en", "2026-01-05", "5 January 2026"},
		{"fi", "", ""},
		{"en", "2026-02-31", ""},
	} {
		if got := DayText(c.lang, c.day); got != c.want {
			t.Errorf("%s %q = %q, want %q", c.lang, c.day, got, c.want)
		}
	}
}
