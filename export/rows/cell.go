package rows

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/export/table"
	"lupaus/model"
	"lupaus/model/scene"
)

// got is what a cell says, or what is wrong with it.
type got struct {
	text  string // of the cell
	owner model.ID
	links []model.ID

	code   string // of a problem; empty: none
	level  table.Level
	advice []any
}

func wrong(code string, advice ...any) got {
	return got{code: code, level: table.Error, advice: advice}
}

// reader makes what reads the column of the block at a place.
func (r *reader) reader(at int) func(text string) got {
	c := r.block.Columns[at]
	read := readText
	switch c.Kind {
	case model.ColumnNumber:
		read = r.number(at)
	case model.ColumnDate:
		read = readDate
	case model.ColumnChoice, model.ColumnStep:
		read = r.choice(at)
	case model.ColumnCheck:
		read = readCheck
	case model.ColumnRole:
		read = r.role()
	case model.ColumnLinks:
		read = r.links(c.Of)
	}
	if c.Kind != model.ColumnText {
		read = emptyOr(read)
	}
	return read
}

// emptyOr takes the dashes with which people fill empty cells for nothing.
func emptyOr(read func(string) got) func(string) got {
	return func(text string) got {
		if table.Dash(text) {
			return got{}
		}
		return read(text)
	}
}

func readText(text string) got {
	short, cut := table.Cut(text)
	if cut {
		return got{text: short, code: "long", level: table.Warning}
	}
	return got{text: short}
}

// number reads numbers of a column, with its unit or without.
func (r *reader) number(at int) func(string) got {
	var units []string
	for _, b := range r.blocks {
		if u := b.Columns[at].Unit; u != "" {
			units = append(units, strings.ToLower(u))
		}
	}
	lang := r.p.Info().Language
	return func(text string) got {
		n, inDoubt, ok := table.Number(text, units...)
		if !ok {
			return wrong("number")
		}
		g := got{text: exchange.FormatNumber(lang, n)}
		if inDoubt {
			g.code, g.level, g.advice = "thousands", table.Warning, []any{exchange.FormatNumber(r.words.Lang(), n)}
		}
		return g
	}
}

func readDate(text string) got {
	day, fault := table.Day(text)
	if fault != "" {
		return wrong(fault)
	}
	return got{text: string(day)}
}

// numbered is "3 = often" or "3".
var numbered = regexp.MustCompile(`^([0-9]{1,2})\s*(?:[.):=–-]\s*(.*))?$`)

// optionKeys are the keys of a column's options by their texts in all languages
// and by the keys themselves, which win.
func (r *reader) optionKeys(at int) *exchange.Lexicon[string] {
	var keys exchange.Lexicon[string]
	for _, b := range r.blocks {
		for _, o := range b.Columns[at].Options {
			keys.Put(o.Text, o.Key)
		}
	}
	for _, o := range r.block.Columns[at].Options {
		keys.Own(o.Key, o.Key)
	}
	return &keys
}

// choice reads the value of a column of choices or steps.
func (r *reader) choice(at int) func(string) got {
	column, keys := r.block.Columns[at], r.optionKeys(at)
	var texts []string
	for _, o := range column.Options {
		texts = append(texts, o.Text)
	}
	return func(text string) got {
		key, _ := keys.Find(text)
		if column.Kind == model.ColumnStep {
			key = stepKey(text, keys)
		}
		if key != "" {
			return got{text: key}
		}
		if key, ok := keys.Near(text); ok {
			return wrong("typo", column.Option(key))
		}
		if column.Kind == model.ColumnStep {
			return wrong("step", len(texts))
		}
		return wrong("choice", strings.Join(texts, ", "))
	}
}

// stepKey reads a step: its number, its name, or both when they say the same;
// empty for none.
func stepKey(text string, keys *exchange.Lexicon[string]) string {
	if n, ok := model.ParseNumber(text); ok && n == float64(int(n)) {
		text = strconv.Itoa(int(n)) // 3,0
	}
	if key, as := keys.Find(text); as == exchange.One {
		return key
	}
	if m := numbered.FindStringSubmatch(text); m != nil && m[2] != "" {
		key, _ := keys.Find(m[1])
		if word, as := keys.Find(m[2]); as != exchange.One || word == key {
			return key
		}
	}
	return ""
}

// checks are the words for what is ticked and what is not, folded.
var checks = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq("x v 1 kylla k on totta tosi yes y true t ja j sant") {
		words[word] = true
	}
	for word := range strings.FieldsSeq("0 ei e false no n f nej epatosi falskt falsk") {
		words[word] = false
	}
	return words
})

func readCheck(text string) got {
	switch text {
	case "✓", "✔", "☑", "☒", "+":
		return got{text: model.Checked}
	case "☐", "□":
		return got{}
	}
	on, ok := checks()[exchange.Fold(text)]
	switch {
	case !ok:
		return wrong("check")
	case on:
		return got{text: model.Checked}
	}
	return got{}
}

// called puts an entity down under its names in all languages.
func called(names *exchange.Lexicon[model.ID], e model.Entity) {
	for _, lang := range assets.Languages() {
		names.Put(scene.Name(assets.WordsFor(lang), e), e.Key())
	}
}

func (r *reader) role() func(string) got {
	var roles exchange.Lexicon[model.ID]
	for _, e := range model.Of[model.Role](r.p, r.p.Info().Roles) {
		called(&roles, e)
	}
	return func(text string) got {
		id, as := roles.Find(text)
		switch as {
		case exchange.One:
			return got{owner: id}
		case exchange.Several:
			return wrong("severalRoles")
		}
		if id, ok := roles.Near(text); ok {
			return wrong("roleTypo", scene.Name(r.words, r.p.Role(id)))
		}
		return wrong("role")
	}
}

// links finds what a row points to. Names are parted by semicolons or lines.
func (r *reader) links(of []model.Kind) func(string) got {
	var things exchange.Lexicon[model.ID]
	for e := range r.p.All() {
		switch e.Kind() {
		case model.KindInfo, model.KindSnapshot, model.KindAnswers, model.KindInstrument:
			continue
		}
		if e.Key() != r.sheet.ID && (len(of) == 0 || slices.Contains(of, e.Kind())) {
			called(&things, e)
			r.statements(&things, e)
		}
	}
	return func(text string) got {
		parts := []string{text}
		if things.Means(text) == exchange.None {
			parts = strings.FieldsFunc(text, func(c rune) bool { return c == ';' || c == '\n' })
		}
		var g got
		for _, part := range parts {
			if exchange.Fold(part) == "" {
				continue
			}
			id, as := things.Find(part)
			switch {
			case as == exchange.Several:
				return wrong("severalLinks", table.OneLine(part))
			case as == exchange.None:
				return wrong("link", table.OneLine(part))
			case !slices.Contains(g.links, id):
				g.links = append(g.links, id)
			}
		}
		return g
	}
}

// statements puts the statements of an audit down under their names.
func (r *reader) statements(things *exchange.Lexicon[model.ID], e model.Entity) {
	a, ok := e.(*model.Audit)
	if !ok {
		return
	}
	if i := r.p.Instrument(a.Instrument); i != nil {
		for at := range i.Len() {
			_, s := i.Statement(at)
			called(things, r.p.Find(model.StatementID(a.ID, s.Key)))
		}
	}
}

// shares tells of columns of percentages that seem to hold parts of one.
func (r *reader) shares() {
	for at, c := range r.block.Columns {
		if c.Kind != model.ColumnNumber || c.Unit != "%" || r.columnOf[at] < 0 {
			continue
		}
		count, most := 0, 0.0
		for _, one := range r.out {
			if n, ok := model.ParseNumber(one.Cells[c.Key]); ok && n != 0 {
				count++
				most = max(most, n, -n)
			}
		}
		if count >= 3 && most <= 1 {
			r.Tell(r.At(-1, r.columnOf[at]), table.Warning, "shares")
		}
	}
}
