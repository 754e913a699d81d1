package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
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
	Journey model.ID // empty: all journeys where a document tells of them
	// Overlay is a journey whose feelings are laid over the map; Compare one
	// that is drawn below it. At most one of them, and with maps only.
	Overlay, Compare model.ID

	Format   string // pdf, png, svg
	Document string // which one, by the ID of its Kind; empty: the map
	Blank    bool   // to be written into by hand, with the project's own stages and roles

	// What the Kind of the document says that it heeds.
	Roles []model.ID // whose cards, in this order; none: all roles
	Form  string     // of the sheets: one form; empty: all
	Since model.ID   // the snapshot that changes are told from; empty: the latest
	Audit model.ID   // which one; empty: the latest
	Group model.ID   // of respondents, by which a questionnaire is filled in; empty: any

	// Paper is the page of a document whose Kind lists papers; others are on A4.
	// Without it a map is drawn in its own size, wrapped when one row would be too
	// long to look at, and other documents are on A3.
	Paper    string
	Portrait bool
	// Tile cuts a document of one page over sheets of a smaller paper, after a
	// sheet that shows how they are put together.
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
	Warnings []page.Warning
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
// document, the journey or another choice is not there, a paper is not known,
// too many sheets) and the context's.
func (e *Exporter) Document(ctx context.Context, r Request) (*page.Document, Info, error) {
	format, err := FormatOf(r.Format)
	if err != nil {
		return nil, Info{}, err
	}
	kind, err := KindOf(r.Document)
	if err != nil {
		return nil, Info{}, err
	}
	lang := r.Lang
	if lang == "" {
		lang = r.Project.Info().Language
	}
	words := assets.WordsFor(lang)
	m := &maker{
		Request: r, kind: kind, ctx: ctx, builder: e.builder(words), words: words,
		setter: page.Setter{Type: assets.Typeset(), Words: words},
	}
	doc, err := m.document()
	if err != nil {
		return nil, Info{}, err
	}
	doc.Version = r.Version
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
	kind    Kind
	ctx     context.Context
	setter  page.Setter
	builder *scene.Builder
	words   *assets.Words
}

// document makes the document, of those that need a journey one for each
// journey, bound together.
func (m *maker) document() (*page.Document, error) {
	if !m.kind.NeedsJourney {
		doc, err := m.make(m.Journey)
		if err != nil {
			return nil, err
		}
		return m.tiled(doc, document.Joined(m.Project.Info().Name, doc.Subject))
	}
	info := m.Project.Info()
	journeys := info.Journeys
	if m.Journey != "" {
		journeys = []model.ID{m.Journey}
	}
	if len(journeys) == 1 {
		return m.one(journeys[0])
	}
	all := &page.Document{Title: info.Name, Author: info.Organisation.Name, Lang: m.words.Lang(), Created: m.Now}
	for _, id := range journeys {
		doc, err := m.one(id)
		if err != nil {
			return nil, err
		}
		all.Subject = doc.Subject
		bind(all, doc)
	}
	if len(all.Pages) == 0 {
		return nil, model.NotFound(model.KindJourney, "")
	}
	return all, nil
}

// bind puts the pages of a document behind those of another. Each is a bookmark
// that holds its own.
func bind(all, doc *page.Document) {
	for i, p := range doc.Pages {
		for k := range p.Links {
			p.Links[k].Page += len(all.Pages)
		}
		for k := range p.Bookmarks {
			if i+k > 0 {
				p.Bookmarks[k].Level++
			}
		}
	}
	all.Pages = append(all.Pages, doc.Pages...)
	all.Warnings = append(all.Warnings, doc.Warnings...)
}

// one makes the document of one journey.
func (m *maker) one(id model.ID) (*page.Document, error) {
	if err := m.ctx.Err(); err != nil {
		return nil, err
	}
	j := m.Project.Journey(id)
	if j == nil {
		return nil, model.NotFound(model.KindJourney, id)
	}
	if m.kind.make != nil {
		return m.make(id)
	}
	return m.mapOf(j)
}

// make lets the kind make its document.
func (m *maker) make(journey model.ID) (*page.Document, error) {
	r := document.Request{
		Project: m.Project, Journey: journey, Setter: m.setter, Builder: m.builder, Now: m.Now,
		Blank: m.Blank && m.kind.Blank, Portrait: m.Portrait, Form: m.Form, Roles: m.Roles, Since: m.Since,
		Audit: m.Audit, Group: m.Group,
	}
	if m.Paper != "" {
		paper, err := paperNamed(m.Paper)
		if err != nil {
			return nil, err
		}
		r.Paper = paper
	}
	return m.kind.make(m.ctx, r)
}

func paperNamed(name string) (page.Paper, error) {
	paper, ok := page.PaperNamed(name)
	if !ok {
		return page.Paper{}, &model.Error{Code: page.CodePaper, Err: fmt.Errorf("paper %q", name)}
	}
	return paper, nil
}

func (m *maker) pngOptions() png.Options { return png.Options{DPI: m.DPI} }

// readablePx is the smallest height of letters in pixels that can be read on a
// screen.
const readablePx = 7.0

// info says how the document has turned out.
func (m *maker) info(d *page.Document, format Format) Info {
	i := Info{Pages: len(d.Pages), Warnings: slices.Clone(d.Warnings)}
	pt, px, limited := m.smallest(d)
	i.LetterPt = pt
	warn := func(key string, args ...any) { i.Warnings = append(i.Warnings, page.Warning{Key: key, Args: args}) }
	if i.LetterPt > 0 && i.LetterPt < page.ReadablePt {
		warn("export.warn.small", m.setter.Points(i.LetterPt))
	}
	if format.ID == "png" && px < readablePx {
		warn("export.warn.pixels")
	}
	if format.OnePage && i.Pages > 1 {
		warn("export.warn.onePage", i.Pages)
	}
	if format.ID == "png" && limited {
		warn("export.warn.limited", png.MaxPixels/1_000_000)
	}
	return i
}

// smallest finds the smallest letters of a document in points, 0 when it has
// none, and in pixels of a PNG, and whether a page has too many of these.
func (m *maker) smallest(d *page.Document) (pt, px float64, limited bool) {
	px = math.Inf(1)
	letters := page.Letters{}
	for n, p := range d.Pages {
		if m.Tile != "" && len(m.kind.Papers) > 0 && n == 0 {
			continue // the overview is not for reading
		}
		k, less := m.pngOptions().Scale(p.Width, p.Height)
		limited = limited || less
		own := letters.Smallest(p)
		if own == 0 {
			continue
		}
		px = min(px, own*scene.PointMM*k)
		if pt == 0 || own < pt {
			pt = own
		}
	}
	return pt, px, limited
}
