package customers

import (
	"io"
	"slices"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
)

// Template writes an empty table for the customers of a project: with the names
// of the columns, in XLSX also with the stages and segments to choose from and a
// sheet that tells what the columns mean. lang is the language of the words.
func Template(w io.Writer, format exchange.Format, p *model.Project, lang string) error {
	return newLayout(p, lang).write(w, format)
}

// Write writes all customers of a project by name. lang is the language of the
// words.
func Write(w io.Writer, format exchange.Format, p *model.Project, lang string) error {
	l := newLayout(p, lang)
	list := slices.SortedFunc(p.Customers(), model.CompareCustomers)
	marked := !toldApart(list)
	if marked {
		l.rows[0] = append(l.rows[0], identMark)
	}
	for _, c := range list {
		l.add(c, marked)
	}
	return l.write(w, format)
}

// toldApart reports whether each customer has a code of his own, or a name of
// his own.
func toldApart(list []*model.Customer) bool {
	codes, names := map[string]bool{}, map[string]int{}
	for _, c := range list {
		names[nameKey(c.Name)]++
	}
	for _, c := range list {
		code, name := codeKey(c.Code), nameKey(c.Name)
		if code == "" && (name == "" || names[name] > 1) || code != "" && codes[code] {
			return false
		}
		codes[code] = true
	}
	return true
}

// layout is a table of customers on its way out.
type layout struct {
	p     *model.Project
	words *assets.Words
	rows  [][]any
}

func newLayout(p *model.Project, lang string) *layout {
	l := &layout{p: p, words: assets.WordsFor(lang)}
	var head []any
	for _, k := range kinds() {
		head = append(head, heading(k, l.words))
	}
	l.rows = [][]any{head}
	return l
}

// add adds the row of a customer.
func (l *layout) add(c *model.Customer, marked bool) {
	row := []any{c.Code, c.Name, "", ""}
	if s := l.p.Segment(c.Segment); s != nil {
		row[2] = s.Name
	}
	if c.Flow != model.FlowUnknown {
		row[3] = stageTitle(c.Flow, l.words)
	}
	for _, f := range model.CustomerFigures() {
		if n, known := c.Figure(f); known {
			row = append(row, n)
		} else {
			row = append(row, nil)
		}
	}
	row = append(row, c.Note)
	if marked {
		row = append(row, string(c.ID))
	}
	l.rows = append(l.rows, row)
}

func (l *layout) write(w io.Writer, format exchange.Format) error {
	sheet := table.OutputSheet{
		Name: l.words.T("customerFile.sheet.customers"), Rows: l.rows, Widths: []float64{16, 30, 20}, Frozen: true, Choices: l.choices(),
	}
	guide := table.OutputSheet{Name: l.words.T("customerFile.sheet.guide"), Rows: l.guide(), Widths: []float64{30, 90}}
	return table.Output{Title: sheet.Name, Lang: l.words.Lang(), Sheets: []table.OutputSheet{sheet, guide}}.Write(w, format)
}

// choices lets segments and stages be chosen from lists.
func (l *layout) choices() []table.Choice {
	var names []string
	for _, s := range model.Of[model.Segment](l.p, l.p.Info().Segments) {
		if name := table.OneLine(s.Name); name != "" {
			names = append(names, name)
		}
	}
	place := func(k kind) int { return slices.Index(kinds(), k) + 1 }
	return []table.Choice{
		{From: place(segment), To: place(segment), Values: names},
		{From: place(stage), To: place(stage), Values: stageTitles(l.words)},
	}
}

// guide tells what the columns mean.
func (l *layout) guide() [][]any {
	rows := [][]any{{l.words.T("customerFile.guide.column"), l.words.T("customerFile.guide.means")}}
	for _, k := range kinds() {
		rows = append(rows, []any{heading(k, l.words), l.words.T("customerFile.guide." + string(k))})
	}
	return append(rows, []any{l.words.T("customerFile.guide.how")})
}
