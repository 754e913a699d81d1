package table

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"lupaus/model"
)

// Dash reports whether a cell says nothing: it is empty, or has one of the dashes
// with which people fill empty cells.
func Dash(text string) bool {
	switch text {
	case "", "-", "–", "—", ".":
		return true
	}
	return false
}

// Cut cuts a text to what a field of a project holds, and reports whether it did.
func Cut(text string) (string, bool) {
	if len(text) <= model.MaxText {
		return text, false
	}
	runes := []rune(text)
	if len(runes) <= model.MaxText {
		return text, false
	}
	return strings.TrimSpace(string(runes[:model.MaxText])), true
}

var (
	pointed  = regexp.MustCompile(`^[-+−–]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$`)
	comma    = regexp.MustCompile(`^[-+−–]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$`)
	doubtful = regexp.MustCompile(`^[-+−–]?[1-9][0-9]{0,2}[.,][0-9]{3}$`)
	powered  = regexp.MustCompile(`^[-+]?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,3}$`) // as workbooks store them
)

// Number reads a number as people write it: with one of the units, in lower case,
// or a sign of money or percent behind it, and with spaces, points or commas
// between thousands. It is in doubt when what is read as decimals may be
// thousands, as in 1.234.
func Number(text string, units ...string) (n float64, inDoubt, ok bool) {
	bare := withoutUnit(text, units)
	n, ok = model.ParseNumber(bare)
	if !ok {
		switch {
		case pointed.MatchString(bare):
			n, ok = model.ParseNumber(strings.ReplaceAll(bare, ".", ""))
		case comma.MatchString(bare):
			n, ok = model.ParseNumber(strings.ReplaceAll(bare, ",", ""))
		case powered.MatchString(bare):
			var err error
			n, err = strconv.ParseFloat(bare, 64)
			ok = err == nil && math.Abs(n) < 1e15
		}
	}
	return n, ok && doubtful.MatchString(bare), ok
}

// withoutUnit takes a unit and signs of money off the end.
func withoutUnit(text string, units []string) string {
	for _, list := range [][]string{units, {"eur", "€", "%"}} {
		for _, u := range list {
			if n := len(text) - len(u); n > 0 && strings.ToLower(text[n:]) == u {
				return strings.TrimSpace(text[:n])
			}
		}
	}
	return text
}

// dateLayouts are the ways of writing a day: the Finnish one, that of the
// standard and those that cannot be mistaken for another.
var dateLayouts = []string{"2.1.2006", time.DateOnly, "2006/1/2", "2006.1.2", "20060102", "2.1.06", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2.1.2006 15.04", "2.1.2006 15:04"}

// Day reads a day. fault is the code of what is wrong: "date" when it is none,
// "dateOrder" when it may be two days; empty: nothing.
func Day(text string) (day model.Date, fault string) {
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1000 {
			return model.DateOf(t), ""
		}
	}
	// A day with strokes is Finnish or American: only a number over 12 tells.
	for _, layout := range []string{"2/1/2006", "1/2/2006"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if t.Day() <= 12 && t.Day() != int(t.Month()) {
			return "", "dateOrder"
		}
		return model.DateOf(t), ""
	}
	return "", "date"
}
