package document

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// Request says what a report is about.
type Request struct {
	Project *model.Project
	Journey model.ID
	Setter  page.Setter    // type and the language of the report
	Builder *scene.Builder // draws the maps, in the same language
	Now     time.Time      // the date of the report
}

// Report builds the report of a journey: cover, map, highs and lows,
// touchpoints, promises, open questions and how much of it is known. The error
// is an *model.Error when the journey is not there, or the context's.
func Report(ctx context.Context, r Request) (*page.Document, error) {
	j := r.Project.Journey(r.Journey)
	if j == nil {
		return nil, model.NotFound(model.KindJourney, r.Journey)
	}
	w := &writer{flow: newFlow(ctx, r.Setter), facts: gather(r.Project, j), request: r}
	w.turn(false) // the cover, drawn when the pages of the parts are known
	for _, part := range w.parts() {
		if w.stopped() {
			break
		}
		part()
	}
	pages, err := w.finish()
	if err != nil {
		return nil, err
	}
	w.cover(pages)
	w.feet(pages)
	return &page.Document{
		Title:   Joined(w.name(j.Name), w.info.Name),
		Author:  w.info.Organisation.Name,
		Subject: w.word("export.report"),
		Lang:    r.Setter.Words.Lang(),
		Created: r.Now,
		Pages:   pages,
	}, nil
}

// parts lists the parts that have something to say.
func (w *writer) parts() []func() {
	if len(w.touchpoints) == 0 {
		return []func(){w.emptyPart}
	}
	parts := []func(){w.maps}
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

// Joined joins what has been given a name, as titles are joined on pages.
func Joined(parts ...string) string {
	var named []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			named = append(named, s)
		}
	}
	return strings.Join(named, " · ")
}

// writer writes one report.
type writer struct {
	*flow
	*facts
	request  Request
	contents []entry

	low, high []felt
}

// entry is a line of the contents.
type entry struct {
	title string
	page  int // from 0
}

func (w *writer) word(key string, args ...any) string { return w.Words.T(key, args...) }

// count gives the text of a key for a number.
func (w *writer) count(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.word(key+form, append([]any{n}, args...)...)
}

// name is a name or the word for none.
func (w *writer) name(s string) string {
	if s = strings.TrimSpace(s); s != "" {
		return s
	}
	return w.word("export.unnamed")
}

// part begins a part of the report on a new page.
func (w *writer) part(key string, landscape bool) {
	w.turn(landscape)
	text := w.word(key)
	w.contents = append(w.contents, entry{text, len(w.pages)})
	w.flow.title(text)
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
	for _, e := range w.contents {
		g := f.Paragraph(styleBody, f.area.W-15, e.title, 1)
		number := f.Paragraph(styleBody, 14, fmt.Sprint(e.page+1), 1)
		if f.room() < g.Pitch()+1 {
			break
		}
		f.open.Links = append(f.open.Links, page.Link{Rect: scene.Rect{X: f.area.X, Y: f.y, W: f.area.W, H: g.Pitch()}, Page: e.page})
		f.Line(scene.Pen{Colour: scene.Grid, Width: 0.25, Dash: scene.Dotted}, f.area.X+g.Width()+2, f.y+g.Pitch()*0.78, f.area.X+f.area.W-number.Width()-2, f.y+g.Pitch()*0.78)
		f.TextRight(f.area.X+f.area.W, f.y, number)
		f.y = f.Text(f.area.X, f.y, g) + 1.2
	}
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

// feet numbers the pages behind the cover.
func (w *writer) feet(pages []*page.Page) {
	left := Joined(w.info.Name, w.name(w.j.Name))
	date := w.Date(w.request.Now)
	for i, p := range pages {
		if i == 0 {
			continue
		}
		foot := page.Foot{Left: left, Date: date, Page: i + 1, Of: len(pages)}
		if side := w.sides[i]; side != margin { // a map, which has been made smaller
			foot.LetterPt = p.SmallestLetter()
		}
		p.Layers = append(p.Layers, w.DrawFoot(p.Width, p.Height, w.sides[i], mapMargin, foot))
	}
}

// The measures of a page with a map in millimetres.
const (
	mapMargin = 12.0
	mapHead   = 12.0
)

// maps draws the map over as many pages, lying or standing, as its letters need.
func (w *writer) maps() {
	lyingArea, standingArea := mapArea(true), mapArea(false)
	build := page.Build{
		Map:     func(o scene.MapOptions) *scene.Scene { return w.request.Builder.Journey(w.p, w.j.ID, o) },
		Columns: scene.Columns(w.p, w.j),
	}
	sheets := []page.Sheet{
		{Width: lyingArea.W, Height: lyingArea.H - mapHead}, {Width: standingArea.W, Height: standingArea.H - mapHead},
	}
	parts, kind, err := page.Split(build, sheets, w.ctx.Err)
	if err != nil {
		return // finish gives the reason
	}
	lying := kind == 0
	for i, part := range parts {
		if w.stopped() {
			return
		}
		w.turn(lying)
		w.area = mapArea(lying)
		w.y = w.area.Y
		text := w.word("export.map")
		if i == 0 {
			w.contents = append(w.contents, entry{text, len(w.pages)})
			w.bookmark(0, text)
		} else {
			text = w.word("export.continued", text)
		}
		w.Text(w.area.X, w.y, w.Paragraph(styleHead, w.area.W*0.6, text, 1))
		if len(parts) > 1 {
			w.TextRight(w.area.X+w.area.W, w.y+1, w.Paragraph(styleSoft, w.area.W*0.38, w.word("export.mapPart", i+1, len(parts)), 1))
		}
		w.open.Layers = append(w.open.Layers, part.Layer(w.area.X, w.y+mapHead))
	}
}

func mapArea(lying bool) scene.Rect {
	width, height := page.Papers()[0].Turned(lying)
	area := page.Inside(width, height, mapMargin)
	area.H -= page.FootH
	return area
}

// day writes a date of the model in the reader's way.
func (w *writer) day(d model.Date) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return w.Date(t)
}
