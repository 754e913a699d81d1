package rows

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/customers"
	"lupaus/model/scene"
)

// Write writes all rows of a block of a form's sheet, those that the form gives
// first. lang is the language of the words. The error is a *model.Error with
// model.CodeNotFound when there is no such form or block with columns.
func Write(w io.Writer, format exchange.Format, p *model.Project, form string, block string, sheet model.ID, lang string) error {
	f, ok := assets.FormOf(form, lang)
	if !ok {
		return model.NotFound(model.KindSheet, sheet)
	}
	f = new(customers.Cache).Form(p, f)
	b, ok := f.Block(block)
	if !ok || len(b.Columns) == 0 {
		return exchange.Fail(model.CodeNotFound, "block %q has no columns", block)
	}
	s := p.Sheet(sheet)
	if s == nil {
		s = &model.Sheet{ID: sheet, Form: form}
	}
	l := layout{p: p, form: f, block: b, sheet: s, words: assets.WordsFor(lang)}
	return table.Output{Title: f.Title, Lang: lang, Sheets: []table.OutputSheet{
		{Name: l.words.T("rowFile.sheet"), Rows: l.rows(), Widths: []float64{20}, Frozen: true},
	}}.Write(w, format)
}

// layout is a block on its way out.
type layout struct {
	p     *model.Project
	form  *model.Form
	block model.FormBlock
	sheet *model.Sheet
	words *assets.Words
}

// rows are the names of the columns and the rows below them.
func (l *layout) rows() [][]any {
	columns := l.block.Columns
	if _, named := l.block.Column(model.NameColumn); !named && len(l.block.Rows) > 0 {
		columns = append([]model.FormColumn{{Key: model.NameColumn, Title: l.words.T("rowFile.column.name")}}, columns...)
	}
	var head []any
	for _, c := range columns {
		same := func(x model.FormColumn) bool { return exchange.Fold(x.Title) == exchange.Fold(c.Title) }
		if c.Title == "" || slices.IndexFunc(columns, same) != slices.IndexFunc(columns, func(x model.FormColumn) bool { return x.Key == c.Key }) {
			head = append(head, c.Key)
			continue
		}
		head = append(head, c.Title)
	}
	out := [][]any{head}
	numbers := l.form.Numbers(l.sheet)
	for _, r := range l.block.RowsOf(l.sheet) {
		given, isGiven := l.block.Row(r.ID)
		var row []any
		for _, c := range columns {
			if c.Key == model.NameColumn && isGiven {
				row = append(row, titleOf(given))
				continue
			}
			row = append(row, l.cell(c, r, numbers))
		}
		out = append(out, row)
	}
	return out
}

func titleOf(r model.FormRow) string {
	if r.Title == "" && r.Left != "" {
		return r.Left + " – " + r.Right
	}
	return r.Title
}

// cell is what stands in a cell: a number, a text or nothing.
func (l *layout) cell(c model.FormColumn, r model.SheetRow, numbers model.Numbers) any {
	value := r.Cells[c.Key]
	switch c.Kind {
	case model.ColumnNumber, model.ColumnSum:
		if n := numbers.Of(l.block.Key, r.ID, c.Key); n.Known && (value != "" || c.Kind == model.ColumnSum) {
			return n.Value
		}
	case model.ColumnStep:
		if n, err := strconv.Atoi(value); err == nil {
			return n
		}
	case model.ColumnChoice:
		if text := c.Option(value); text != "" {
			return text
		}
	case model.ColumnRole:
		if e := l.p.Role(r.Owner); e != nil {
			return scene.Name(l.words, e)
		}
		return nil
	case model.ColumnLinks:
		var names []string
		for _, id := range r.Links {
			if e := l.p.Find(id); e != nil {
				names = append(names, scene.Name(l.words, e))
			}
		}
		return strings.Join(names, "; ")
	}
	return value
}
