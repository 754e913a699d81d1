package table

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"lupaus/assets"
	"lupaus/export/exchange"
	"lupaus/model"
)

// maxPromises is how many promises of a touchpoint a list has columns for.
const maxPromises = 9

// dash stands for an empty name; an empty cell means "the same as before".
const dash = "–"

// column is one column of a list that is written, with its cell for each
// touchpoint. A nil cell stays empty, a float64 or int is a number.
type column struct {
	field Field
	name  string
	cell  func(s *model.Stage, t *model.Touchpoint) any
	wide  bool
}

// sheet is a journey on its way into a table.
type sheet struct {
	p     *model.Project
	j     *model.Journey
	words *assets.Words
	names *exchange.Names
	notes exchange.Notes
}

// newSheet prepares a journey. The error is a *model.Error when it is not there.
func newSheet(p *model.Project, journey model.ID, lang string) (*sheet, error) {
	j := p.Journey(journey)
	if j == nil {
		return nil, &model.Error{Code: exchange.CodeNoJourney, ID: journey, Err: fmt.Errorf("write table")}
	}
	s := &sheet{p: p, j: j, words: assets.WordsFor(lang)}
	s.names = exchange.NewNames(p, s.words, &s.notes)
	return s, nil
}

// CSVOptions say how a CSV file is written. The zero value suits Excel in
// Finland and Sweden.
type CSVOptions struct {
	Separator rune // 0 means ';'
	NoBOM     bool // leaves the byte order mark out
}

// WriteCSV writes one journey as a list and returns what could not be put into
// it. lang is the language of the names of the columns and of the words in the
// cells; numbers have a decimal comma where the language does.
func WriteCSV(w io.Writer, p *model.Project, journey model.ID, lang string, opt CSVOptions) ([]exchange.Note, error) {
	s, err := newSheet(p, journey, lang)
	if err != nil {
		return nil, err
	}
	if err := writeRows(w, s.list(), s.words.Lang(), opt); err != nil {
		return nil, err
	}
	return s.losses(), nil
}

// writeRows writes rows of a table as CSV. A cell is nil (empty), a text, an int
// or a float64; a text that a spreadsheet would take for a formula is guarded.
// lang decides whether numbers have a decimal comma.
func writeRows(w io.Writer, rows [][]any, lang string, opt CSVOptions) error {
	buf := bufio.NewWriter(w)
	if !opt.NoBOM {
		buf.WriteString("\uFEFF") // a bufio.Writer keeps its first error for Flush
	}
	out := csv.NewWriter(buf)
	out.UseCRLF = true
	out.Comma = ';'
	if opt.Separator != 0 {
		out.Comma = opt.Separator
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = csvCell(lang, c)
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	if err := buf.Flush(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func csvCell(lang string, c any) string {
	switch c := c.(type) {
	case nil:
		return ""
	case int:
		return fmt.Sprint(c)
	case float64:
		return exchange.FormatNumber(lang, c)
	case string:
		return guard(c)
	}
	return guard(fmt.Sprint(c))
}

// list returns the header and a row per touchpoint, and one per empty stage.
func (s *sheet) list() [][]any {
	columns := s.columns()
	header := make([]any, len(columns))
	for i, c := range columns {
		header[i] = c.name
	}
	rows := [][]any{header}
	stages := 0
	before := ""
	for _, st := range model.Of[model.Stage](s.p, s.j.Stages) {
		name := s.named(st.Name, "exchange.lost.unnamedStage")
		if stages > 0 && name == before {
			s.notes.Count(exchange.Lost, "exchange.lost.sameStage")
		}
		before = name
		stages++
		if len(st.Touchpoints) == 0 {
			row := make([]any, len(columns))
			row[0] = name
			rows = append(rows, row)
		}
		for _, t := range model.Of[model.Touchpoint](s.p, st.Touchpoints) {
			row := make([]any, len(columns))
			for i, c := range columns {
				row[i] = c.cell(st, t)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// named is a text that must not be empty: a dash stands for one, which is counted
// as lost.
func (s *sheet) named(text, lost string) string {
	if exchange.Clean(text) == "" {
		s.notes.Count(exchange.Lost, lost)
	}
	return cleanOr(text)
}

// columns are those that always stand there, then the ones that the journey
// needs.
func (s *sheet) columns() []column {
	text := func(get func(t *model.Touchpoint) string) func(*model.Stage, *model.Touchpoint) any {
		return func(_ *model.Stage, t *model.Touchpoint) any { return exchange.Clean(get(t)) }
	}
	number := func(get func(t *model.Touchpoint) int) func(*model.Stage, *model.Touchpoint) any {
		return func(_ *model.Stage, t *model.Touchpoint) any {
			if n := get(t); n != 0 {
				return n
			}
			return nil
		}
	}
	flag := func(get func(t *model.Touchpoint) bool) func(*model.Stage, *model.Touchpoint) any {
		return func(_ *model.Stage, t *model.Touchpoint) any {
			if get(t) {
				return s.words.T("exchange.word.yes")
			}
			return nil
		}
	}
	cols := []column{
		{field: Field{Kind: Stage}, cell: func(st *model.Stage, _ *model.Touchpoint) any { return cleanOr(st.Name) }},
		{field: Field{Kind: Title}, wide: true, cell: func(_ *model.Stage, t *model.Touchpoint) any { return s.named(t.Title, "exchange.lost.untitled") }},
		{field: Field{Kind: Channel}, cell: func(_ *model.Stage, t *model.Touchpoint) any { return s.channel(t) }},
		{field: Field{Kind: Does}, wide: true, cell: text(func(t *model.Touchpoint) string { return t.Does })},
		{field: Field{Kind: Thinks}, wide: true, cell: text(func(t *model.Touchpoint) string { return t.Thinks })},
		{field: Field{Kind: Needs}, wide: true, cell: text(func(t *model.Touchpoint) string { return t.Needs })},
	}
	cols = append(cols, s.feelingColumns()...)
	cols = append(cols, s.promiseColumns()...)
	cols = append(cols,
		column{field: Field{Kind: Pain}, wide: true, cell: text(func(t *model.Touchpoint) string { return t.Pain })},
		column{field: Field{Kind: Opportunity}, wide: true, cell: text(func(t *model.Touchpoint) string { return t.Opportunity })},
		column{field: Field{Kind: Role}, cell: text(func(t *model.Touchpoint) string { return s.names.Of(t.Role) })},
		column{field: Field{Kind: ToCustomer}, cell: number(func(t *model.Touchpoint) int { return t.ToCustomer })},
		column{field: Field{Kind: ToUs}, cell: number(func(t *model.Touchpoint) int { return t.ToUs })},
		column{field: Field{Kind: Evidence}, cell: func(_ *model.Stage, t *model.Touchpoint) any {
			return s.words.T("evidence." + string(t.Evidence))
		}},
		column{field: Field{Kind: Truth}, cell: flag(func(t *model.Touchpoint) bool { return t.MomentOfTruth })},
		column{field: Field{Kind: Absent}, cell: flag(func(t *model.Touchpoint) bool { return t.FirmAbsent })},
	)
	cols = append(cols, s.freeColumns()...)
	for i, c := range cols {
		if c.name == "" {
			cols[i].name = s.words.T(c.field.Kind.WordKey())
			if c.field.Name != "" {
				cols[i].name = s.words.T("exchange.table.about", cols[i].name, c.field.Name)
			}
		}
	}
	return cols
}

func cleanOr(name string) string {
	if name = exchange.Clean(name); name != "" {
		return name
	}
	return dash
}

// channel is the word for a channel. A channel of one's own that is also the
// word for another one would come back as that.
func (s *sheet) channel(t *model.Touchpoint) any {
	if t.Channel == model.ChannelNone {
		return nil
	}
	for _, c := range model.Channels() {
		if c == t.Channel {
			return s.words.T("channel." + string(c))
		}
	}
	text := exchange.Clean(string(t.Channel))
	if string(channelOf(text)) != text {
		s.notes.Count(exchange.Lost, "exchange.lost.channel")
	}
	return text
}

// felt is what the feelings of a persona need columns for.
type felt struct{ value, word, note bool }

// whoFeels are the customer in general, the journey's personas, and others whose
// feelings stand in it.
func (s *sheet) whoFeels() (people []model.ID, columns map[model.ID]felt) {
	people = append([]model.ID{""}, s.j.Personas...)
	columns = map[model.ID]felt{}
	for _, id := range people {
		columns[id] = felt{}
	}
	for _, t := range s.p.Touchpoints(s.j) {
		for _, f := range t.Feelings {
			c, known := columns[f.Persona]
			if !known {
				people = append(people, f.Persona)
				s.notes.Count(exchange.Lost, "exchange.lost.aside")
			}
			columns[f.Persona] = felt{true, c.word || exchange.Clean(f.Word) != "", c.note || exchange.Clean(f.Note) != ""}
		}
	}
	return people, columns
}

// feelingColumns has the value of each persona who has a curve or feels
// something, with word and note where there are any.
func (s *sheet) feelingColumns() []column {
	people, columns := s.whoFeels()
	var cols []column
	add := func(kind Kind, id model.ID, get func(model.Feeling) any) {
		c := column{field: Field{kind, s.names.Of(id)}, name: s.words.T(kind.WordKey()), wide: kind == FeelingNote, cell: feelingCell(id, get)}
		if kind == Feeling {
			c.name += " (−2…+2)"
		}
		if c.field.Name != "" {
			c.name = s.words.T("exchange.table.about", c.name, c.field.Name)
		}
		cols = append(cols, c)
	}
	for _, id := range people {
		if id == "" && !columns[id].value && len(s.j.Personas) > 0 {
			continue
		}
		add(Feeling, id, func(f model.Feeling) any { return f.Value })
		if columns[id].word {
			add(FeelingWord, id, func(f model.Feeling) any { return exchange.Clean(f.Word) })
		}
		if columns[id].note {
			add(FeelingNote, id, func(f model.Feeling) any { return exchange.Clean(f.Note) })
		}
	}
	return cols
}

func feelingCell(persona model.ID, get func(model.Feeling) any) func(*model.Stage, *model.Touchpoint) any {
	return func(_ *model.Stage, t *model.Touchpoint) any {
		if f, ok := t.Feeling(persona); ok {
			return get(f)
		}
		return nil
	}
}

// promiseColumns has text, state, owner, measure and target for as many
// promises as the touchpoint with the most of them has.
func (s *sheet) promiseColumns() []column {
	most := 1
	for _, t := range s.p.Touchpoints(s.j) {
		most = max(most, len(t.Promises))
		s.notes.CountMany(exchange.Lost, "exchange.lost.morePromises", len(t.Promises)-maxPromises)
		for _, pr := range model.Of[model.Promise](s.p, t.Promises) {
			s.promiseLosses(pr)
		}
	}
	var cols []column
	for i := range min(most, maxPromises) {
		cell := func(get func(*model.Promise) any) func(*model.Stage, *model.Touchpoint) any {
			return func(_ *model.Stage, t *model.Touchpoint) any {
				if i >= len(t.Promises) {
					return nil
				}
				return get(s.p.Promise(t.Promises[i]))
			}
		}
		for _, c := range []column{
			{field: Field{Kind: Promise}, wide: true, cell: cell(func(p *model.Promise) any { return s.named(p.Text, "exchange.lost.untitled") })},
			{field: Field{Kind: Kept}, cell: cell(func(p *model.Promise) any { return s.words.T("kept." + string(p.Kept)) })},
			{field: Field{Kind: Owner}, cell: cell(func(p *model.Promise) any { return s.names.Of(p.Owner) })},
			{field: Field{Kind: Measure}, cell: cell(func(p *model.Promise) any { return exchange.Clean(p.Measure.Name) })},
			{field: Field{Kind: Target}, cell: cell(func(p *model.Promise) any { return exchange.Clean(p.Measure.Target) })},
		} {
			c.name = s.words.T(c.field.Kind.WordKey())
			if i > 0 {
				c.name += fmt.Sprintf(" %d", i+1)
			}
			cols = append(cols, c)
		}
	}
	return cols
}

func (s *sheet) promiseLosses(p *model.Promise) {
	if p.Adoption != model.AdoptionWritten || p.Evidence != model.EvidenceGuess || len(p.Answers) > 0 ||
		p.Note != "" || p.Measure.Last != "" || p.Measure.LastOn != "" || p.Expects != nil {
		s.notes.Count(exchange.Lost, "exchange.lost.promiseDetails")
	}
}

// freeColumns has the free lanes. A lane whose name means something else to the
// reader, or is not its own, is given one that does not.
func (s *sheet) freeColumns() []column {
	var cols []column
	taken := map[string]bool{}
	for _, l := range s.j.Lanes {
		if l.Kind != model.LaneFree {
			continue
		}
		name := strings.Join(strings.Fields(exchange.Clean(l.Name)), " ")
		wanted := name
		if name == "" {
			wanted = s.words.T("exchange.lane.remarks")
		}
		unique := s.laneName(wanted, taken)
		taken[strings.ToLower(unique)] = true
		if unique != exchange.Clean(l.Name) {
			s.notes.Count(exchange.Lost, "exchange.lost.lane")
		}
		cols = append(cols, column{name: unique, wide: true, cell: func(_ *model.Stage, t *model.Touchpoint) any {
			return exchange.Clean(t.Notes[l.ID])
		}})
	}
	return cols
}

// laneName is a name that the reader takes for a lane and that no other has.
func (s *sheet) laneName(wanted string, taken map[string]bool) string {
	unique := wanted
	for i := 2; ; i++ {
		_, known := fieldOf(unique)
		if !known && !taken[strings.ToLower(unique)] {
			return unique
		}
		if unique = fmt.Sprintf("%s [%d]", wanted, i); known && i > 2 {
			// Whatever is added to "Feeling: x" is still about a feeling.
			unique = fmt.Sprintf("%s [%d]", s.words.T("exchange.lane.remarks"), i)
		}
	}
}

// losses lists what a table has no place for.
func (s *sheet) losses() []exchange.Note {
	j := s.j
	s.notes.Add(exchange.Lost, exchange.At{}, "exchange.lost.journey")
	if !exchange.UsualLanes(s.p, j) {
		s.notes.Add(exchange.Lost, exchange.At{}, "exchange.lost.lanes")
	}
	for _, st := range model.Of[model.Stage](s.p, j.Stages) {
		plain := model.Stage{ID: st.ID, Journey: st.Journey, Name: st.Name, Doer: model.DoerOwn}
		if st.Note != plain.Note || st.Doer != plain.Doer || st.Partner != "" || st.OutOfBusiness || st.Competencies != "" || st.Resources != "" {
			s.notes.Count(exchange.Lost, "exchange.lost.stage")
		}
		s.notes.CountMany(exchange.Lost, "exchange.lost.stagePromises", len(st.Promises))
		for _, t := range model.Of[model.Touchpoint](s.p, st.Touchpoints) {
			if t.WidthMM != 0 {
				s.notes.Count(exchange.Lost, "exchange.lost.width")
			}
		}
	}
	s.peopleLosses()
	exchange.LinkLosses(s.p, j, &s.notes)
	exchange.RestLosses(s.p, &s.notes, j.ID)
	return s.notes.List()
}

func (s *sheet) peopleLosses() {
	for _, e := range model.Of[model.Persona](s.p, s.p.Info().Personas) {
		if e.Note != "" || e.Goals != "" || e.Quote != "" {
			s.notes.Count(exchange.Lost, "exchange.lost.personDetails")
		}
	}
	for _, e := range model.Of[model.Role](s.p, s.p.Info().Roles) {
		if e.Role != model.RoleOther || e.Horizon != "" || e.Note+e.Task+e.Value+e.Measures+e.Start+e.Stop+e.Continue != "" {
			s.notes.Count(exchange.Lost, "exchange.lost.personDetails")
		}
	}
}
