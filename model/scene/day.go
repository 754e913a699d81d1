package scene

import (
	"time"

	"lupaus/model"
)

// DayText writes a day in the way of a language, and nothing for no day or one
// that is none.
func DayText(lang string, d model.Date) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	if lang == "en" {
		return t.Format("2 January 2006")
	}
	return t.Format("2.1.2006") // in Swedish as it is written in Finland
}
