package table

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"

	"lupaus/export/exchange"
)

// ReadCSV reads a CSV file, or the text that a spreadsheet puts on the
// clipboard, into a grid. The separator (comma, semicolon, tab or bar) is
// recognised, and so is Excel's "sep=" line. Rows without content are left out;
// their lines still count. The error is a *model.Error of exchange.
func ReadCSV(ctx context.Context, in io.Reader, name string) (*Grid, exchange.Charset, error) {
	text, charset, err := exchange.ReadText(ctx, in)
	if err != nil {
		return nil, "", err
	}
	g, err := readText(ctx, text, name)
	return g, charset, err
}

func readText(ctx context.Context, text, name string) (*Grid, error) {
	sep, rest, skipped := separator(text)
	r := csv.NewReader(newlines(rest))
	r.Comma = sep
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	g := &Grid{Name: name}
	var limit counter
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, exchange.Fail(exchange.CodeSyntax, "read csv: %w", err)
		}
		if row = tidy(row); len(row) == 0 {
			continue
		}
		if err := limit.add(len(row)); err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		for i, c := range row {
			row[i] = unguard(c)
		}
		g.Rows = append(g.Rows, row)
		g.Lines = append(g.Lines, line+skipped)
	}
	if len(g.Rows) == 0 {
		return nil, exchange.Fail(exchange.CodeEmpty, "read csv: no cell has text")
	}
	return g, nil
}

// newlines gives the text with lone CRs, the line ends of old Macs, as LFs.
func newlines(text string) io.Reader {
	if strings.ContainsRune(text, '\r') && !strings.ContainsRune(text, '\n') {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return strings.NewReader(text)
}

// separators in the order in which they win a tie.
const separators = "\t;,|"

// separator finds what separates the cells: what a "sep=" line says, else what
// the first records have most evenly outside of quotes. It returns the text
// behind the "sep=" line and the number of lines that were skipped.
func separator(text string) (sep rune, rest string, skipped int) {
	first, after, _ := strings.Cut(text, "\n")
	first = strings.TrimRight(first, "\r")
	if s, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && len(s) == 1 && strings.Contains(separators, s) {
		return rune(s[0]), after, 1
	}
	best, bestScore := ';', 0
	for _, s := range separators {
		if score := evenness(text, byte(s)); score > bestScore {
			best, bestScore = s, score
		}
	}
	return best, text, 0
}

// evenness rates a separator by the first records: how many have it, and how
// many have as many of it as the one before.
func evenness(text string, sep byte) int {
	const records, bytes = 20, 64 << 10
	score, count, before, seen := 0, 0, -1, 0
	quoted := false
	end := func() {
		if count > 0 {
			score += 2
			if count == before {
				score += 3
			}
			before = count
		}
		count = 0
		seen++
	}
	for i := 0; i < len(text) && i < bytes && seen < records; i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == sep:
			count++
		case c == '\n':
			end()
		}
	}
	if seen < records {
		end()
	}
	return score
}

var (
	formula = regexp.MustCompile(`^'*[=+\-@\t\r]`)
	guarded = regexp.MustCompile(`^'+[=+\-@\t\r]`)
	number  = regexp.MustCompile(`^[+-]?[0-9]+(?:[.,][0-9]+)?$`)
)

// guard puts an apostrophe in front of a text that a spreadsheet would take for
// a formula. Numbers stay numbers.
func guard(s string) string {
	if formula.MatchString(s) && !number.MatchString(s) {
		return "'" + s
	}
	return s
}

// unguard is the inverse of guard.
func unguard(s string) string {
	if guarded.MatchString(s) {
		return s[1:]
	}
	return s
}
