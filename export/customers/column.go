package customers

import (
	"regexp"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// column is what a column of a table holds.
type column struct {
	named
	near      bool // recognised by our own word with a letter wrong
	percent   bool // our own column of percentages, so that 0.5 is half a percent
	thousands bool // what stands over it says that its numbers are thousands
	turnover  bool // may be what the customer sells himself
}

// nearFrom is how long a folded word must be to be looked for with typos.
const nearFrom = 6

var (
	aside   = regexp.MustCompile(`\s*(?:\([^()]*\)|\[[^\[\]]*\])`)
	tail    = regexp.MustCompile(`(?i)(?:[\s,:/]+(?:20[0-9]{2}|€|eur|euroa|%|[tk]€|[tk]eur|1 ?000 ?€|kk|kpl|st|pcs))+\.?$`)
	inUnits = regexp.MustCompile(`(?i)(?:^|[\s,(\[/])(?:[tk]€|[tk]eur|1[ .]?000 ?(?:€|eur)|tuhatta euroa|tusen euro|thousands?)(?:$|[\s,)\]/])`)
	share   = regexp.MustCompile(`(?i)%|prosent|percent|procent`)
)

// columnOf tells what a column holds by what stands over it, on one line, and how
// sure that is.
func columnOf(header string) (column, int) {
	c := column{}
	word := exchange.Fold(header)
	c.named = columnNames()[word]
	if c.kind == unknown {
		word = exchange.Fold(bare(header))
		c.named = columnNames()[word]
	}
	if c.kind == unknown && len(word) >= nearFrom {
		if k, ok := ownTitles().Near(word); ok {
			c.named, c.near = named{k, surelyNear}, true
		}
	}
	switch {
	case c.kind.money() && share.MatchString(header):
		return column{}, 0 // a share of the money, as in "Kate-%"
	case c.kind.money():
		c.thousands = inUnits.MatchString(header)
		c.turnover = slices.Contains(strings.Fields(turnovers), word)
	case c.kind == renewal:
		for _, lang := range assets.Languages() {
			c.percent = c.percent || header == heading(renewal, assets.WordsFor(lang))
		}
	}
	return c, c.sure
}

// bare is the name of a column without what is said beside it: years and units.
func bare(header string) string {
	return tail.ReplaceAllString(strings.TrimSpace(aside.ReplaceAllString(header, "")), "")
}

// renewal is the column that holds percentages.
const renewal = kind(model.CustomerRenewal)

// heading is what we write over a column.
func heading(k kind, w *assets.Words) string {
	if k == renewal {
		return k.title(w) + " (%)"
	}
	return k.title(w)
}
