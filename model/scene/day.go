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
	switch lang {
	case "fi":
		return t.Format("2.1.2006")
	case "sv":
		return t.Format(time.DateOnly)
	}
	return t.Format("2 January 2006")
}
