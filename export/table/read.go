package table

import (
	"context"
	"io"
	"strings"

	"lupaus/export/exchange"
	"lupaus/model"
)

// Source is one grid with the mapping to read it by.
type Source struct {
	Grid    *Grid
	Mapping Mapping
}

// Read makes a project of grids, each with its own mapping: a journey each, or
// more where a field names the journey. The error is a *model.Error of exchange.
func Read(ctx context.Context, opt exchange.Options, sources ...Source) (*exchange.Result, error) {
	r := &journeyReader{b: exchange.NewBuilder(ctx, opt)}
	for _, s := range sources {
		r.read(s.Grid, s.Mapping)
	}
	return r.b.Result()
}

// ReadCSVFile reads a CSV file as it is guessed to be.
func ReadCSVFile(ctx context.Context, in io.Reader, opt exchange.Options) (*exchange.Result, error) {
	return readFile(ctx, in, exchange.CSV, opt)
}

// ReadXLSXFile reads a workbook as it is guessed to be: all sheets of the
// layout that the surest sheet has. Other sheets are listed.
func ReadXLSXFile(ctx context.Context, in io.Reader, opt exchange.Options) (*exchange.Result, error) {
	return readFile(ctx, in, exchange.XLSX, opt)
}

func readFile(ctx context.Context, in io.Reader, format exchange.Format, opt exchange.Options) (*exchange.Result, error) {
	data, err := exchange.ReadAll(ctx, in)
	if err != nil {
		return nil, err
	}
	b, err := Open(ctx, format, data, opt.Name)
	if err != nil {
		return nil, err
	}
	sheet, m := b.Guess()
	return b.Read(ctx, opt, sheet, m)
}

// skippedSheets are sheets of CJML's Excel log that hold no journey.
var skippedSheets = map[string]bool{
	"log": true, "userguide": true, "channels": true, "actors": true, "phases": true, "simplifications": true,
	"about": true, "screenshots": true, "configure": true, "inputthroughwebform": true,
}

// Choose picks the sheets of a workbook that hold journeys, guessed: those that
// are laid out like the one with the most known fields and have at least half
// as many. The others are returned too.
func Choose(grids []*Grid) (chosen []Source, others []*Grid) {
	all := make([]Source, 0, len(grids))
	best := -1
	for _, g := range grids {
		if len(grids) > 1 && skippedSheets[exchange.Fold(g.Name)] {
			others = append(others, g)
			continue
		}
		all = append(all, Source{g, Guess(g)})
		if m := all[len(all)-1].Mapping; best < 0 || m.Known > all[best].Mapping.Known {
			best = len(all) - 1
		}
	}
	for i, s := range all {
		like := best >= 0 && s.Mapping.Layout == all[best].Mapping.Layout && s.Mapping.Known*2 >= all[best].Mapping.Known
		if i == best || like && s.Mapping.Known > 0 {
			chosen = append(chosen, s)
		} else {
			others = append(others, s.Grid)
		}
	}
	return chosen, others
}

// journeyReader turns the records of any layout into entities.
type journeyReader struct {
	b       *exchange.Builder
	g       *Grid
	m       Mapping
	sheet   *journey            // the journey of the grid
	named   map[string]*journey // those that a field names
	user    string              // the end user of a CJML log
	profile *model.Persona      // of the first rows of a matrix
}

type journey struct {
	*model.Journey
	stage *model.Stage // the last one
}

// record is one touchpoint before it is built.
type record struct {
	at      exchange.At
	journey string
	stage   string
	title   string
	cells   []cell
}

type cell struct {
	at    exchange.At
	field Field
	text  string
}

func (r *journeyReader) read(g *Grid, m Mapping) {
	r.g, r.m, r.named, r.user, r.profile = g, m, map[string]*journey{}, "", nil
	r.sheet = nil
	if len(m.Fields) > g.Width() && m.Layout != Matrix || len(m.Fields) > len(g.Rows) && m.Layout == Matrix {
		r.m.Fields = m.Fields[:min(len(m.Fields), max(g.Width(), len(g.Rows)))]
	}
	r.m.Header = min(max(m.Header, -1), max(len(g.Rows), g.Width()))
	r.listFields()
	switch m.Layout {
	case Matrix:
		r.matrix()
	case Long:
		r.long()
	default:
		r.list()
	}
	if r.sheet == nil && len(r.named) == 0 && len(g.Rows) > 0 {
		r.journey("")
	}
}

// listFields says which names were not recognised, so that nobody wonders where
// the extra lanes come from, and which columns are left out.
func (r *journeyReader) listFields() {
	for i, f := range r.m.Fields {
		at := r.g.At(r.m.Header, i)
		name := r.g.Cell(r.m.Header, i)
		if r.m.Layout == Matrix {
			at = r.g.At(i, r.m.Header)
			name = r.g.Cell(i, r.m.Header)
		}
		switch {
		case f.Kind == Free && f.Name == "":
			r.b.Info(at, "exchange.table.namelessLane")
		case f.Kind == Free:
			r.b.Info(at, "exchange.table.freeLane", f.Name)
		case f.Kind == Ignore && name != "":
			r.b.Info(at, "exchange.table.ignored", name)
		}
	}
}

// journey returns the journey of a name, or the grid's own.
func (r *journeyReader) journey(name string) *journey {
	if name == "" {
		if r.sheet == nil {
			r.sheet = r.newJourney("")
			if r.g.Sheet && !dullSheet[exchange.Fold(r.g.Name)] {
				r.sheet.Name = r.g.Name
			}
			r.above(r.sheet)
		}
		return r.sheet
	}
	j := r.named[name]
	if j == nil {
		j = r.newJourney(name)
		r.named[name] = j
	}
	return j
}

// dullSheet are the names that a workbook gives its sheets by itself.
var dullSheet = map[string]bool{"sheet1": true, "taul1": true, "taulukko1": true, "blad1": true, "kalkylblad1": true, "ark1": true}

func (r *journeyReader) newJourney(name string) *journey {
	j := &journey{Journey: r.b.Journey(r.g.At(0, -1), name)}
	for _, f := range r.m.Fields {
		if f.Kind == Free && f.Name != "" && r.m.Layout != Long {
			r.b.FreeLane(r.g.At(0, -1), j.Journey, f.Name)
		}
		if f.Kind == Feeling && f.Name != "" && name == "" && r.m.Layout != Long {
			r.b.Persona(r.g.At(0, -1), j.Journey, f.Name) // a curve, even when nothing is felt yet
		}
	}
	return j
}

// above reads what stands over the header of a list: the end user and the
// summary of a CJML log, a heading, anything else into the note.
func (r *journeyReader) above(j *journey) {
	if r.m.Layout == Matrix {
		return
	}
	for row := 0; row < r.m.Header && row < len(r.g.Rows); row++ {
		var parts []string
		for col := range r.g.Rows[row] {
			if text := r.g.Cell(row, col); text != "" {
				parts = append(parts, text)
			}
		}
		text := strings.Join(parts, " ")
		switch {
		case len(parts) == 2 && strings.HasPrefix(exchange.Fold(parts[0]), "enduser"):
			r.user = parts[1]
			r.b.Persona(r.g.At(row, -1), j.Journey, r.user)
		case row == 0 && len(parts) == 1:
			j.Name = r.b.Text(r.g.At(row, -1), text)
		default:
			r.b.AddNote(r.g.At(row, -1), j.Journey, text)
		}
	}
}

func (r *journeyReader) list() {
	stage := map[string]string{} // the last one said in each journey
	for row := r.m.Header + 1; row < len(r.g.Rows); row++ {
		if r.b.Err() != nil {
			return
		}
		rec, included := r.listRow(row)
		r.beyond(row)
		if !included {
			r.b.Info(rec.at, "exchange.table.excluded", rec.title)
			continue
		}
		named := rec.stage != ""
		if !named {
			rec.stage = stage[rec.journey]
		}
		stage[rec.journey] = rec.stage
		if rec.title != "" || rec.stage != "" || len(rec.cells) > 0 {
			r.record(rec, named && rec.title == "" && len(rec.cells) == 0)
		}
	}
}

// listRow gathers the cells of a row and whether it is to be read at all.
func (r *journeyReader) listRow(row int) (rec record, included bool) {
	rec.at, included = r.g.At(row, -1), true
	for col, f := range r.m.Fields {
		text := r.g.Cell(row, col)
		if text == "" {
			continue
		}
		switch f.Kind {
		case Include:
			included = !isNo(text)
		case Title:
			rec.title = text
		case Stage:
			rec.stage = text
		case Journey:
			rec.journey = text
		default:
			rec.cells = append(rec.cells, cell{r.g.At(row, col), f, text})
		}
	}
	return rec, included
}

// beyond lists the cells of a row that no column stands for.
func (r *journeyReader) beyond(row int) {
	for col := len(r.m.Fields); col < len(r.g.Rows[row]); col++ {
		if text := r.g.Cell(row, col); text != "" {
			r.b.Warn(r.g.At(row, col), "exchange.table.beyond", text)
		}
	}
}

func (r *journeyReader) matrix() {
	r.personaRows()
	stage := ""
	for col := r.m.Header + 1; col < r.g.Width(); col++ {
		if r.b.Err() != nil {
			return
		}
		rec := record{at: r.g.At(-1, col)}
		named := false
		for row, f := range r.m.Fields {
			text := r.g.Cell(row, col)
			if text == "" {
				continue
			}
			switch f.Kind {
			case Title:
				rec.title = text
			case Stage:
				named = true
				stage = text
			case Journey, PersonaName, PersonaGoals, PersonaNote, Ignore:
			default:
				rec.cells = append(rec.cells, cell{r.g.At(row, col), f, text})
			}
		}
		rec.stage = stage
		if rec.title != "" || len(rec.cells) > 0 || named {
			r.record(rec, named && rec.title == "" && len(rec.cells) == 0)
		}
	}
}

// personaRows reads the rows that describe the persona.
func (r *journeyReader) personaRows() {
	text := func(row int) string {
		var parts []string
		for col := r.m.Header + 1; col < len(r.g.Rows[row]); col++ {
			if s := r.g.Cell(row, col); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	for row, f := range r.m.Fields {
		if f.Kind == PersonaName && r.profile == nil {
			r.profile = r.b.Persona(r.g.At(row, -1), r.journey("").Journey, text(row))
		}
	}
	for row, f := range r.m.Fields {
		s := text(row)
		if s == "" || f.Kind != PersonaGoals && f.Kind != PersonaNote {
			continue
		}
		s = r.g.Cell(row, r.m.Header) + ": " + s
		switch {
		case r.profile == nil:
			r.b.AddNote(r.g.At(row, -1), r.journey("").Journey, s)
		case f.Kind == PersonaGoals:
			r.profile.Goals = r.b.Text(r.g.At(row, -1), strings.TrimSpace(r.profile.Goals+"\n"+text(row)))
		default:
			r.profile.Note = r.b.Text(r.g.At(row, -1), strings.TrimSpace(r.profile.Note+"\n"+s))
		}
	}
}

// point is what a row of a long table is about.
type point struct{ journey, stage, title string }

// long gathers the rows of a touchpoint wherever they stand.
func (r *journeyReader) long() {
	records := map[point]*record{}
	var order []*record
	var last point
	for row := r.m.Header + 1; row < len(r.g.Rows); row++ {
		if r.b.Err() != nil {
			return
		}
		now, property, value := r.longRow(row)
		r.beyond(row)
		last = now.after(last)
		rec := records[last]
		if rec == nil {
			rec = &record{at: r.g.At(row, -1), journey: last.journey, stage: last.stage, title: last.title}
			records[last] = rec
			order = append(order, rec)
		}
		if value.text != "" {
			value.field = r.property(property)
			rec.cells = append(rec.cells, value)
		}
	}
	for _, rec := range order {
		if rec.journey+rec.stage+rec.title != "" || len(rec.cells) > 0 {
			r.record(*rec, rec.title == "" && len(rec.cells) == 0)
		}
	}
}

func (r *journeyReader) longRow(row int) (p point, property, value cell) {
	for col, f := range r.m.Fields {
		c := cell{r.g.At(row, col), f, r.g.Cell(row, col)}
		switch f.Kind {
		case Journey:
			p.journey = c.text
		case Stage:
			p.stage = c.text
		case Title:
			p.title = c.text
		case Property:
			property = c
		case Value:
			value = c
		}
	}
	return p, property, value
}

// after fills in what a row leaves out because it is the same as before.
func (p point) after(last point) point {
	if p.journey == "" {
		p.journey = last.journey
	}
	if p.stage == "" && p.journey == last.journey {
		p.stage = last.stage
		if p.title == "" {
			p.title = last.title
		}
	}
	return p
}

// property is the field that a row of a long table names.
func (r *journeyReader) property(c cell) Field {
	f, ok := fieldOf(c.text)
	if ok && f.Kind != Stage && f.Kind != Title && f.Kind != Property && f.Kind != Value {
		return f
	}
	r.b.Info(c.at, "exchange.table.freeLane", c.text)
	return Field{Kind: Free, Name: c.text}
}

// record builds one touchpoint, or an empty stage.
func (r *journeyReader) record(rec record, stageOnly bool) {
	j := r.journey(rec.journey)
	if j.stage == nil || j.stage.Name != r.b.Text(rec.at, rec.stage) {
		j.stage = r.b.Stage(rec.at, j.Journey, rec.stage)
	}
	if stageOnly {
		return
	}
	t := r.b.Touchpoint(rec.at, j.stage, rec.title)
	if t.Title == "" {
		r.b.Info(rec.at, "exchange.table.noTitle")
	}
	r.fill(j.Journey, t, rec)
}
