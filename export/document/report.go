package document

import (
	"context"
	"strings"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// Report builds the report of a journey: cover, map, highs and lows,
// touchpoints, promises, open questions and how much of it is known. The error
// is an *model.Error when the journey is not there, or the context's.
func Report(ctx context.Context, r Request) (*page.Document, error) {
	j := r.Project.Journey(r.Journey)
	if j == nil {
		return nil, model.NotFound(model.KindJourney, r.Journey)
	}
	w := &writer{book: &book{base: newBase(ctx, r)}, facts: gather(r.Project, j)}
	d, err := w.bind(w.name(j.Name), w.parts(), w.cover)
	if err != nil {
		return nil, err
	}
	d.Subject = w.word("export.report")
	return d, nil
}

// parts lists the parts that have something to say.
func (w *writer) parts() []func() {
	if len(w.touchpoints) == 0 {
		return []func(){w.emptyPart}
	}
	parts := []func(){func() { w.maps(w.word("export.map"), w.build(w.p, w.j.ID, "")) }}
	if w.low, w.high = w.extremes(-1, mostExtremes), w.extremes(1, mostExtremes); len(w.low)+len(w.high) > 0 {
		parts = append(parts, w.extremesPart)
	}
	parts = append(parts, w.touchpointsPart)
	if len(w.promises)+len(w.around) > 0 {
		parts = append(parts, w.promisesPart)
	}
	return append(parts, w.questionsPart, w.evidencePart)
}

// emptyPart stands for all parts of a journey on which nothing happens yet.
func (w *writer) emptyPart() {
	w.part("export.map", false)
	w.para(styleBody, w.word("export.noTouchpoints"))
}

// writer writes one report.
type writer struct {
	*book
	*facts

	low, high []felt
}

// cover draws the first page.
func (w *writer) cover(pages []*page.Page) {
	f := newFlow(context.Background(), w.Setter)
	f.turn(false)
	f.area.X += 4
	f.area.W -= 8
	f.y = 52
	first := w.info.Name
	if !strings.Contains(first, w.info.Organisation.Name) {
		first = Joined(w.info.Organisation.Name, first)
	}
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, first, 3)) + 3
	f.bookmark(0, w.name(w.j.Name))
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleName, f.area.W, w.name(w.j.Name), 5)) + 2
	state := w.word("perspective."+string(w.j.Perspective)) + " · " + w.word("state."+string(w.j.State))
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, state, 1)) + 1
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, f.Date(w.request.Now), 1)) + 6
	f.Box(scene.Box{Rect: scene.Rect{X: f.area.X, Y: f.y, W: 24, H: 1.2}, Fill: scene.Accent})
	f.y += 8
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleBody, f.area.W, w.summary(), 6)) + 4
	if w.j.Note != "" {
		f.y = f.Text(f.area.X, f.y, f.Paragraph(styleBody, f.area.W, w.j.Note, 12)) + 4
	}
	w.coverPersonas(f)
	f.y += section
	w.list(f)
	f.close()
	pages[0] = f.pages[0]
}

// coverPersonas names the personas, with what they want and say.
func (w *writer) coverPersonas(f *flow) {
	for _, id := range w.personas {
		p := w.p.Persona(id)
		if p == nil || f.room() < 70 {
			continue
		}
		f.y = f.Text(f.area.X, f.y, f.Paragraph(styleBold, f.area.W, w.name(p.Name), 1))
		if p.Goals != "" {
			f.y = f.Text(f.area.X, f.y, f.Paragraph(styleBody, f.area.W, p.Goals, 3))
		}
		if p.Quote != "" {
			f.y = f.Text(f.area.X, f.y, f.Paragraph(scene.Style{Size: scene.SizeBody, Colour: scene.InkSoft}, f.area.W, w.word("export.quote", p.Quote), 3))
		}
		f.y += 2
	}
}

// summary says in two sentences what the report holds.
func (w *writer) summary() string {
	text := w.word("export.summary", w.count("export.touchpoints", len(w.touchpoints)), w.count("export.inStages", len(w.stages)))
	if len(w.promises) == 0 {
		return text + " " + w.word("export.noPromises")
	}
	kept := w.keptCounts() // unknown, kept, broken
	return text + " " + w.word("export.promiseSummary", w.count("export.promises", len(w.promises)), kept[1], kept[2], kept[0])
}
