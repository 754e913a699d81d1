package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
	"time"

	"lupaus/assets"
	"lupaus/export/document"
	"lupaus/export/page"
	"lupaus/export/pdf"
	"lupaus/export/png"
	"lupaus/export/svg"
	"lupaus/model"
	"lupaus/model/scene"
)

// CodeFormat is the code of an *model.Error about a format that is not known.
const CodeFormat model.Code = "format"

// Format is a format for pages and pictures.
type Format struct {
	ID        string // pdf, png, svg
	Extension string // with the dot
	MIME      string
	OnePage   bool // a file holds one page
}

// Formats lists the formats, the most used first.
func Formats() []Format {
	return []Format{
		{"pdf", ".pdf", "application/pdf", false},
		{"png", ".png", "image/png", true},
		{"svg", ".svg", "image/svg+xml", true},
	}
}

// FormatOf returns a format by its ID. The error is an *model.Error with
// CodeFormat.
func FormatOf(id string) (Format, error) {
	for _, f := range Formats() {
		if strings.EqualFold(f.ID, id) {
			return f, nil
		}
	}
	return Format{}, &model.Error{Code: CodeFormat, Err: fmt.Errorf("format %q", id)}
}

// Request says what to put on paper and how.
type Request struct {
	Project *model.Project
	Journey model.ID // empty: all journeys, one after the other
	// Overlay is a journey whose feelings are laid over the map; Compare one
	// that is drawn below it. At most one of them, and none with Report.
	Overlay, Compare model.ID

	Format string // pdf, png, svg
	Report bool   // the report of the journey, else its map alone
	// Paper is the page of a map: A4…A0. Without it a map is drawn in its own
	// size, wrapped when one row would be too long to look at. Reports are on A4.
	Paper    string
	Portrait bool
	// Tile cuts the map over sheets of a smaller paper, after a sheet that shows
	// how they are put together.
	Tile string

	Lang    string    // of the words on the pages: fi, en, sv; empty: the project's
	Now     time.Time // the date on the pages and in files
	Version string    // of the program, for the properties of files
	DPI     float64   // of PNG pictures; 0: 150
}

// Info tells about an export before it is written.
type Info struct {
	Pages    int
	LetterPt float64 // the smallest letter on paper in points, 0: there is none
	Warnings []Warning
}

// Warning is something that people should know: a translation key with its
// arguments.
type Warning struct {
	Key  string
	Args []any
}

// Exporter makes exports. It remembers blocks of maps and letters between
// them, so keep one for the life of the program. The zero value is ready for
// use; it is safe for concurrent use and must not be copied.
type Exporter struct {
	Painter png.Painter // for previews, too

	mu       sync.Mutex
	builders map[string]*scene.Builder
}

// builder returns the builder of a language.
func (e *Exporter) builder(words *assets.Words) *scene.Builder {
	e.mu.Lock()
	defer e.mu.Unlock()
	b := e.builders[words.Lang()]
	if b == nil {
		if e.builders == nil {
			e.builders = map[string]*scene.Builder{}
		}
		b = scene.NewBuilder(assets.Typeset(), words)
		e.builders[words.Lang()] = b
	}
	return b
}

// Document lays a request out on pages. The errors are *model.Error (the
// journey is not there, a paper is not known, too many sheets) and the
// context's.
func (e *Exporter) Document(ctx context.Context, r Request) (*page.Document, Info, error) {
	format, err := FormatOf(r.Format)
	if err != nil {
		return nil, Info{}, err
	}
	lang := r.Lang
	if lang == "" {
		lang = r.Project.Info().Language
	}
	words := assets.WordsFor(lang)
	m := &maker{
		Request: r, ctx: ctx, builder: e.builder(words), words: words,
		setter: page.Setter{Type: assets.Typeset(), Words: words},
	}
	journeys := r.Project.Info().Journeys
	if r.Journey != "" {
		journeys = []model.ID{r.Journey}
	}
	if len(journeys) == 0 {
		return nil, Info{}, model.NotFound(model.KindJourney, r.Journey)
	}
	doc := m.document()
	for _, id := range journeys {
		if err := m.add(doc, id, len(journeys) > 1); err != nil {
			return nil, Info{}, err
		}
	}
	return doc, m.info(doc, format), nil
}

// Write writes a request in its format. Pictures hold one page; of a document
// of several they show the one with the number nth, from 0, which PDF ignores.
// Nothing is written when making the document fails.
func (e *Exporter) Write(ctx context.Context, w io.Writer, r Request, nth int) (Info, error) {
	doc, info, err := e.Document(ctx, r)
	if err != nil {
		return info, err
	}
	return info, e.WriteDocument(ctx, w, doc, r, nth)
}

// WriteDocument writes a document that Document has made.
func (e *Exporter) WriteDocument(ctx context.Context, w io.Writer, doc *page.Document, r Request, nth int) error {
	format, err := FormatOf(r.Format)
	if err != nil {
		return err
	}
	if format.ID == "pdf" {
		return pdf.Write(ctx, w, doc)
	}
	if nth < 0 || nth >= len(doc.Pages) {
		return &model.Error{Code: model.CodeNothing, Err: fmt.Errorf("page %d of %d", nth+1, len(doc.Pages))}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if format.ID == "svg" {
		return svg.WritePage(w, doc.Pages[nth], svg.Options{Title: doc.Title, Lang: doc.Lang})
	}
	return e.Painter.WritePage(w, doc.Pages[nth], png.Options{DPI: r.DPI})
}

// maker lays out one request.
type maker struct {
	Request
	ctx     context.Context
	setter  page.Setter
	builder *scene.Builder
	words   *assets.Words
}

func (m *maker) document() *page.Document {
	info := m.Project.Info()
	d := &page.Document{
		Title: info.Name, Author: info.Organisation.Name, Lang: m.words.Lang(), Created: m.Now, Version: m.Version,
	}
	if j := m.Project.Journey(m.Journey); j != nil {
		d.Title = document.Joined(j.Name, info.Name)
	}
	if m.Report {
		d.Subject = m.words.T("export.report")
	}
	return d
}

// add puts the pages of one journey behind those that are there. When there
// are several journeys each is a bookmark that holds its own.
func (m *maker) add(d *page.Document, id model.ID, several bool) error {
	if err := m.ctx.Err(); err != nil {
		return err
	}
	j := m.Project.Journey(id)
	if j == nil {
		return model.NotFound(model.KindJourney, id)
	}
	var pages []*page.Page
	var err error
	if m.Report {
		var one *page.Document
		one, err = document.Report(m.ctx, document.Request{
			Project: m.Project, Journey: id, Setter: m.setter, Builder: m.builder, Now: m.Now,
		})
		if one != nil {
			pages = one.Pages
		}
	} else {
		pages, err = m.mapPages(j)
	}
	if err != nil {
		return err
	}
	for i, p := range pages {
		for k := range p.Links {
			p.Links[k].Page += len(d.Pages)
		}
		for k := range p.Bookmarks {
			if several && i+k > 0 {
				p.Bookmarks[k].Level++
			}
		}
	}
	d.Pages = append(d.Pages, pages...)
	return nil
}

// mapPages draws a map: on one page, over sheets, or in its own size.
func (m *maker) mapPages(j *model.Journey) ([]*page.Page, error) {
	name := j.Name
	if strings.TrimSpace(name) == "" {
		name = m.words.T("export.unnamed")
	}
	foot := page.Foot{Left: document.Joined(m.Project.Info().Name, name), Date: m.setter.Date(m.Now)}
	build := page.Build{
		Map:     func(o scene.MapOptions) *scene.Scene { return m.builder.Journey(m.Project, j.ID, o) },
		Columns: scene.Columns(m.Project, j),
	}
	if m.Compare != "" {
		both := m.builder.Compare(m.Project, j.ID, m.Compare)
		build = page.Build{Map: func(scene.MapOptions) *scene.Scene { return both }, Columns: 1}
	}
	base := scene.MapOptions{Overlay: m.Overlay}
	var p *page.Page
	if m.Paper == "" {
		p = m.ownSize(build, base)
	} else {
		paper, ok := page.PaperNamed(m.Paper)
		if !ok {
			return nil, unknownPaper(m.Paper)
		}
		width, height := paper.Turned(!m.Portrait)
		var fit page.Fitted
		p, fit = m.setter.Poster(build, base, width, height, foot)
		foot.LetterPt = fit.LetterPt
	}
	pages := []*page.Page{p}
	if m.Tile != "" {
		paper, ok := page.PaperNamed(m.Tile)
		if !ok {
			return nil, unknownPaper(m.Tile)
		}
		var err error
		if pages, err = m.setter.Tile(p, paper, foot); err != nil {
			return nil, err
		}
	}
	pages[0].Bookmarks = []page.Bookmark{{Title: name}}
	return pages, nil
}

func unknownPaper(name string) error {
	return &model.Error{Code: page.CodePaper, Err: fmt.Errorf("paper %q", name)}
}

const (
	// longest is the longest row of a map in its own size in millimetres: what a
	// PDF page can measure, 200 inches, and a wall can hold.
	longest = 5000.0
	// wrapped is the width of a wrapped map to its height.
	wrapped = 1.6
)

// ownSize draws a map in its own size, in one row if that is not too long for
// the format to show its letters.
func (m *maker) ownSize(b page.Build, base scene.MapOptions) *page.Page {
	s := b.Map(base)
	_, limited := m.pngOptions().Scale(s.Width, s.Height)
	if s.Width > longest || m.Format == "png" && limited {
		side := math.Sqrt(s.Width * s.Height / wrapped)
		s = page.Fit(b, base, side*wrapped, side, 1).Scene
	}
	p := page.Whole(s)
	if k := longest / max(s.Width, s.Height); k < 1 {
		p.Width, p.Height = s.Width*k, s.Height*k
		p.Layers = []page.Layer{{Scene: s, Scale: k, Clip: scene.Rect{W: p.Width, H: p.Height}}}
	}
	return p
}

func (m *maker) pngOptions() png.Options { return png.Options{DPI: m.DPI} }

// readablePx is the smallest height of letters in pixels that can be read on a
// screen.
const readablePx = 7.0

// info says how the document has turned out.
func (m *maker) info(d *page.Document, format Format) Info {
	i := Info{Pages: len(d.Pages)}
	limited, px := false, math.Inf(1)
	letters := page.Letters{}
	for n, p := range d.Pages {
		if m.Tile != "" && n == 0 {
			continue // the overview is not for reading
		}
		pt := letters.Smallest(p)
		if pt > 0 && (i.LetterPt == 0 || pt < i.LetterPt) {
			i.LetterPt = pt
		}
		k, less := m.pngOptions().Scale(p.Width, p.Height)
		limited = limited || less
		if pt > 0 {
			px = min(px, pt*scene.PointMM*k)
		}
	}
	warn := func(key string, args ...any) { i.Warnings = append(i.Warnings, Warning{key, args}) }
	if i.LetterPt > 0 && i.LetterPt < page.ReadablePt {
		warn("export.warn.small", m.setter.Points(i.LetterPt))
	}
	if format.ID == "png" && px < readablePx {
		warn("export.warn.pixels")
	}
	if format.ID == "png" && limited {
		warn("export.warn.limited", png.MaxPixels/1_000_000)
	}
	return i
}
