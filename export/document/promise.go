package document

import (
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// promiseColumns are those of a table of promises.
func (b *base) promiseColumns() []column {
	return []column{
		{b.word("lane.promise"), 66}, {b.word("export.state"), 30}, {b.word("export.ownerColumn"), 32}, {b.word("export.measure"), b.area.W - 128},
	}
}

// fullRow is promiseRow with all that is known of a promise: what it is a part
// of, which touchpoints keep it and what it leads to expect.
func (b *base) fullRow(columns []column, p *model.Promise) []cell {
	row, w := b.promiseRow(columns, p), columns[0].width
	if up := b.p.Promise(p.Parent); up != nil {
		row[0] = b.text(row[0], w, styleSoft, b.word("handout.partOf", b.name(up.Text)))
	}
	var kept []string
	for _, t := range model.Of[model.Touchpoint](b.p, p.KeptBy) {
		kept = append(kept, b.name(t.Title))
	}
	if len(kept) > 0 {
		row[0] = b.text(row[0], w, styleSoft, b.word("handout.keptAt", strings.Join(kept, ", ")))
	}
	if e := p.Expects; e != nil {
		lang := b.Words.Lang()
		row[0] = b.text(row[0], w, styleSoft, b.word("handout.expects", scene.FeelingText(lang, e.Low), scene.FeelingText(lang, e.High)))
	}
	return row
}

// promiseRow is what a table tells of a promise.
func (b *base) promiseRow(columns []column, p *model.Promise) []cell {
	row := make([]cell, len(columns))
	row[0] = b.text(nil, columns[0].width, styleTiny, b.name(p.Text))
	row[0] = b.text(row[0], columns[0].width, styleSoft, b.subject(p))
	if len(p.Answers) > 0 {
		row[0] = b.text(row[0], columns[0].width, styleSoft, b.word("export.answers", strings.Join(p.Answers, ", ")))
	}
	if p.Note != "" {
		row[0] = b.text(row[0], columns[0].width, styleSoft, p.Note)
	}
	sign := func(x, y float64) float64 { return b.Kept(p.Kept, x, y) }
	row[1] = b.signed(nil, columns[1].width, styleSmall, b.word("kept."+string(p.Kept)), sign, scene.SignSize+1)
	row[1] = b.text(row[1], columns[1].width, styleSoft, b.word("adoption."+string(p.Adoption)))
	row[1] = b.text(row[1], columns[1].width, styleSoft, b.word("evidence."+string(p.Evidence)))
	owner := b.word("export.nobody")
	if r := b.p.Role(p.Owner); r != nil {
		owner = b.name(r.Name)
	}
	row[2] = b.text(nil, columns[2].width, styleSmall, owner)
	row[3] = b.measureCell(columns[3].width, p.Measure)
	return row
}

func (b *base) measureCell(width float64, m model.Measure) cell {
	if m.Name == "" {
		return b.text(nil, width, styleSoft, b.word("export.noMeasure"))
	}
	c := b.text(nil, width, styleSmall, m.Name)
	if m.Target != "" {
		c = b.text(c, width, styleSmall, b.word("export.target", m.Target))
	}
	if m.Last != "" {
		c = b.text(c, width, styleSmall, Joined(b.word("export.last", m.Last), b.day(m.LastOn)))
	}
	return c
}

// subject says what a promise is given for.
func (b *base) subject(p *model.Promise) string {
	text := b.word("level." + string(p.Level))
	switch e := b.p.Get(p.Subject).(type) {
	case *model.Stage:
		return b.word("export.label", text, b.name(e.Name))
	case *model.Touchpoint:
		return b.word("export.label", text, b.name(e.Title))
	case *model.Role:
		return b.word("export.label", text, b.name(e.Name))
	}
	return text
}
