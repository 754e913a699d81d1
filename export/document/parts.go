package document

import (
	"math"
	"strings"

	"lupaus/model"
	"lupaus/model/scene"
)

// field is a possible column of the table of touchpoints.
type field struct {
	key   string  // of its title
	least float64 // millimetres
	build func(c cell, width float64, t point) cell
	text  func(t point) string // what it says, to see how much room it needs
}

// fields lists the columns; the first and the last always say something.
func (w *writer) fields() []field {
	plain := func(key string, least float64, text func(t point) string) field {
		return field{key, least, func(c cell, width float64, t point) cell {
			return w.text(c, width, styleSmall, text(t))
		}, text}
	}
	return []field{
		{"kind.touchpoint", 32, w.titleCell, func(t point) string { return t.Title + " " }},
		plain("lane.channel", 23, func(t point) string { return w.channel(t.Channel) }),
		{"scene.customer", 36, w.customerCell, func(t point) string { return t.Does + t.Thinks + t.Needs }},
		{"lane.feeling", 28, w.feelingCell, w.feelingText},
		plain("lane.pain", 28, func(t point) string { return t.Pain }),
		plain("lane.opportunity", 28, func(t point) string { return t.Opportunity }),
		{"lane.promise", 28, w.promiseCell, func(t point) string {
			text := ""
			for _, p := range w.promisesOf(t.Touchpoint) {
				text += p.Text + " "
			}
			return text
		}},
		{"export.known", 43, w.knownCell, func(point) string { return " " }},
	}
}

func (w *writer) feelingText(t point) string {
	text := ""
	for _, f := range t.Feelings {
		text += f.Word + f.Note + " "
	}
	return text
}

// touchpointsPart is the table of all touchpoints, stage by stage. Columns in
// which nobody has said anything are left out.
func (w *writer) touchpointsPart() {
	w.part("export.touchpointTable", true)
	fields, columns := w.layOut()
	w.legend()
	t := w.flow.table(columns)
	t.begin(30)
	var stage *model.Stage
	for _, p := range w.touchpoints {
		if w.stopped() {
			return
		}
		var row []cell
		for i, f := range fields {
			row = append(row, f.build(nil, columns[i].width, p))
		}
		if p.stage != stage {
			stage = p.stage
			t.group(w.name(stage.Name), w.doer(stage), rowHeight(row))
			w.stageBookmark(stage)
		}
		t.row(row)
	}
}

func (w *writer) stageBookmark(s *model.Stage) {
	y := w.y
	w.y -= 6
	w.bookmark(1, w.name(s.Name))
	w.y = y
}

// layOut chooses the columns in which something has been said and shares the
// width of the page among them: each gets its least, and of the rest the more
// the more it says.
func (w *writer) layOut() ([]field, []column) {
	var fields []field
	var volumes []float64
	free, total := w.area.W, 0.0
	for _, f := range w.fields() {
		n := 0
		for _, t := range w.touchpoints {
			n += len(f.text(t))
		}
		if n == 0 {
			continue
		}
		volume := math.Sqrt(float64(n))
		fields, volumes = append(fields, f), append(volumes, volume)
		free -= f.least
		total += volume
	}
	columns := make([]column, len(fields))
	for i, f := range fields {
		columns[i] = column{capital(w.word(f.key)), f.least + max(0, free)*volumes[i]/total}
	}
	return fields, columns
}

// legend says whose the dots before the feelings are.
func (w *writer) legend() {
	if len(w.personas) < 2 {
		return
	}
	x := w.area.X
	for i, id := range w.personas {
		name := w.word("scene.customer")
		if p := w.p.Persona(id); p != nil {
			name = w.name(p.Name)
		}
		g := w.Paragraph(styleSoft, w.area.W/2, name, 1)
		if x > w.area.X && x+g.Width()+6 > w.area.X+w.area.W {
			x = w.area.X
			w.y += g.Pitch() + 1
		}
		w.Dot(i, x+1.7, w.y+g.Pitch()/2)
		w.Text(x+4.6, w.y, g)
		x += g.Width() + 12
	}
	w.y += 6
}

// capital begins a text with a capital letter.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

func (w *writer) doer(s *model.Stage) string {
	text := w.word("doer." + string(s.Doer))
	if s.Doer == model.DoerPartner && s.Partner != "" {
		text = w.word("export.label", text, s.Partner)
	}
	if s.OutOfBusiness {
		text = Joined(text, w.word("scene.outOfBusiness"))
	}
	return text
}

func (w *writer) titleCell(c cell, width float64, t point) cell {
	c = w.text(c, width, styleTiny, w.name(t.Title))
	if t.MomentOfTruth {
		c = w.signed(c, width, styleSmall, w.word("scene.momentOfTruth"), w.MomentOfTruth, scene.SignSize+1)
	}
	if t.FirmAbsent {
		c = w.text(c, width, styleSoft, w.word("scene.firmAbsent"))
	}
	return c
}

func (w *writer) customerCell(c cell, width float64, t point) cell {
	for _, part := range []struct{ key, text string }{
		{"export.does", t.Does}, {"export.thinks", t.Thinks}, {"export.needs", t.Needs},
	} {
		if part.text != "" {
			c = w.text(c, width, styleSmall, w.word("export.label", w.word(part.key), part.text))
		}
	}
	return c
}

func (w *writer) feelingCell(c cell, width float64, t point) cell {
	for i, id := range w.personas {
		f, ok := t.Feeling(id)
		if !ok {
			continue
		}
		if len(w.personas) > 1 {
			dot := func(x, y float64) float64 {
				w.Dot(i, x+1.7, y+scene.SignSize/2)
				return 3.4
			}
			c = w.signed(c, width, styleSmall, w.value(f), dot, 4.4)
		} else {
			c = w.text(c, width, styleSmall, w.value(f))
		}
		if f.Note != "" {
			c = w.text(c, width, styleSoft, f.Note)
		}
	}
	return c
}

func (w *writer) promiseCell(c cell, width float64, t point) cell {
	for _, p := range w.promisesOf(t.Touchpoint) {
		sign := func(x, y float64) float64 { return w.Kept(p.Kept, x, y) }
		c = w.signed(c, width, styleSmall, w.name(p.Text), sign, scene.SignSize+1)
	}
	return c
}

// knownCell says how it is known, how much it matters and who answers.
func (w *writer) knownCell(c cell, width float64, t point) cell {
	sign := func(x, y float64) float64 { return w.Evidence(t.Evidence, x, y) }
	c = w.signed(c, width, styleSmall, w.word("evidence."+string(t.Evidence)), sign, 8.2)
	switch {
	case t.ToCustomer > 0 && t.ToUs > 0:
		c = w.text(c, width, styleSmall, w.word("export.toBoth", t.ToCustomer, model.MaxImportance, t.ToUs, model.MaxImportance))
	case t.ToCustomer > 0:
		c = w.text(c, width, styleSmall, w.word("export.toCustomer", t.ToCustomer, model.MaxImportance))
	case t.ToUs > 0:
		c = w.text(c, width, styleSmall, w.word("export.toUs", t.ToUs, model.MaxImportance))
	}
	if r := w.p.Role(t.Role); r != nil {
		c = w.text(c, width, styleSmall, w.word("scene.owner", w.name(r.Name)))
	}
	return c
}

// promisesPart is the table of promises with their state.
func (w *writer) promisesPart() {
	w.part("export.promiseTable", false)
	columns := w.promiseColumns()
	t := w.flow.table(columns)
	t.begin(30)
	for _, part := range []struct {
		key  string
		list []*model.Promise
	}{{"export.journeyPromises", w.promises}, {"export.commonPromises", w.around}} {
		for i, p := range part.list {
			if w.stopped() {
				return
			}
			row := w.promiseRow(columns, p)
			if i == 0 {
				t.group(w.word(part.key), w.count("export.promises", len(part.list)), rowHeight(row))
			}
			t.row(row)
		}
	}
}
