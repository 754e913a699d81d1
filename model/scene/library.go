package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// libraryCardW is about as wide as a card of the library is, in millimetres.
const libraryCardW = 78.0

// LibraryOptions say how the library is drawn.
type LibraryOptions struct {
	Width float64     // in millimetres, 0: of a good shape for a screen
	Shelf model.Shelf // which shelf, "" for all under their names
}

func (o LibraryOptions) width() float64 {
	if o.Width <= 0 {
		return sheetWidth
	}
	return o.Width
}

// The places to open something are of the kind to add, so that one click, Enter
// and a finger do the same. Their Lane begins with one of these.
const (
	openForm = "form:"
	openPath = "path:"
)

// OpensForm reads the form that a place of the library opens.
func OpensForm(ref Ref) (id string, ok bool) {
	id, ok = strings.CutPrefix(string(ref.Lane), openForm)
	return id, ok && ref.Part == PartAdd
}

// OpensPath reads the path that a place of the library opens.
func OpensPath(ref Ref) (id string, ok bool) {
	id, ok = strings.CutPrefix(string(ref.Lane), openPath)
	return id, ok && ref.Part == PartAdd
}

func opensRef(what, id string) Ref {
	return Ref{Owner: model.InfoID, Part: PartAdd, Lane: model.ID(what + id)}
}

// Library draws forms as cards, each with what it is for, how long it takes and
// how far it has been filled in.
func (b *Builder) Library(p *model.Project, forms []*model.Form, opt LibraryOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := &library{b: b, k: &b.k, p: p, width: opt.width()}
	for _, shelf := range model.Shelves() {
		if opt.Shelf != "" && shelf != opt.Shelf {
			continue
		}
		var cells []tableCell
		for _, f := range forms {
			if f.Shelf == shelf {
				cells = append(cells, l.form(f))
			}
		}
		if len(cells) == 0 {
			continue
		}
		name := b.k.w.T("library.shelf." + string(shelf))
		l.add(space(4), b.write(styleTitle, name, l.width), b.write(styleBody.in(InkSoft), b.k.w.T("library.about."+string(shelf)), readable(l.width)), space(2.5))
		l.cards(cells)
	}
	if len(l.pieces) == 0 {
		l.add(b.write(styleBody, b.k.w.T("library.empty"), readable(l.width)))
	}
	return l.scene(b.k.w.T("library.title"))
}

// PathList draws the guided paths as cards.
func (b *Builder) PathList(p *model.Project, paths []*model.Path, opt LibraryOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := &library{b: b, k: &b.k, p: p, width: opt.width()}
	l.add(b.write(styleTitle, b.k.w.T("library.paths"), l.width), b.write(styleBody.in(InkSoft), b.k.w.T("library.pathsAbout"), readable(l.width)), space(2.5))
	var cells []tableCell
	for _, path := range paths {
		done := 0
		for _, s := range path.Steps {
			if l.state(b.k.w.Form(s.Form)) != "" {
				done++
			}
		}
		facts := b.k.w.T("library.steps", done, len(path.Steps))
		if path.Minutes > 0 {
			facts += " · " + l.time(path.Minutes)
		}
		cells = append(cells, tableCell{ref: opensRef(openPath, path.ID), parts: []cellPart{
			textPart(styleHead, path.Title), gapPart(0.6), textPart(styleSmallIn, path.About), gapPart(0.8), textPart(styleSmall, facts),
		}})
	}
	l.cards(cells)
	return l.scene(b.k.w.T("library.paths"))
}

// Path draws a guided path: its steps in order, each with what it is for and how
// far it has been filled in.
func (b *Builder) Path(p *model.Project, path *model.Path, opt LibraryOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	l := &library{b: b, k: &b.k, p: p, width: opt.width()}
	l.add(b.write(styleTitle, path.Title, l.width).tie(), b.write(styleBody, path.About, readable(l.width)), space(3))
	width := readable(l.width)
	t := b.newTable(width, math.Inf(1), []float64{1, 16}, []float64{9, 60})
	for i, s := range path.Steps {
		form := b.k.w.Form(s.Form)
		if form == nil {
			continue
		}
		cell := []cellPart{textPart(styleStrong, form.Title), gapPart(0.4), textPart(styleSmallIn, s.Why)}
		if facts := l.facts(form); facts != "" {
			cell = append(cell, gapPart(0.4), textPart(styleSmall, facts))
		}
		ref := opensRef(openForm, s.Form)
		number := signPart("step "+strconv.FormatBool(l.state(form) != ""), checkSign(l.state(form) != ""), styleHead, "")
		l.add(t.row(tableRow{frame: frameRuled, ref: ref, cells: []tableCell{cellOf(textPart(styleHead, strconv.Itoa(i+1)), number), cellOf(cell...)}})...)
	}
	if path.Source != "" {
		l.add(space(3), b.write(styleSmall, b.k.w.T("figure.source", path.Source), width))
	}
	return l.scene(path.Title)
}

// Glossary draws the terms with their definitions, then the figures worth
// quoting.
func (b *Builder) Glossary(terms []model.Term, quotes []model.Quote, opt LibraryOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.glossary(terms, quotes, opt.width(), false).scene()
}

// GlossaryPages is Glossary cut into pages of a height.
func (b *Builder) GlossaryPages(terms []model.Term, quotes []model.Quote, opt LibraryOptions, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.glossary(terms, quotes, opt.width(), true).pages(height)
}

func (b *Builder) glossary(terms []model.Term, quotes []model.Quote, width float64, paper bool) *leaf {
	l := &library{b: b, k: &b.k, width: width}
	l.add(b.write(styleTitle, b.k.w.T("library.glossary"), width).tie())
	t := b.newTable(width, math.Inf(1), []float64{1, 3.4}, []float64{34, 70})
	for _, term := range terms {
		text := []cellPart{textPart(styleBody, term.Definition)}
		if term.Source != "" {
			text = append(text, textPart(styleSmall, term.Source))
		}
		l.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{cellOf(textPart(styleStrong, term.Term)), cellOf(text...)}})...)
	}
	l.add(space(5), b.write(styleTitle, b.k.w.T("library.quotes"), width).tie(), space(1).tie())
	t = b.newTable(width, math.Inf(1), []float64{2.2, 1}, []float64{70, 34})
	for _, q := range quotes {
		l.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{cellOf(textPart(styleBody, q.Text)), cellOf(textPart(styleSmall, q.Source))}})...)
	}
	return &leaf{title: b.k.w.T("library.glossary"), edge: edgeOf(!paper), width: width, pieces: l.pieces, columns: 1}
}

// library is a picture of cards being drawn.
type library struct {
	b      *Builder
	k      *setter
	p      *model.Project
	width  float64
	pieces []piece
}

func (l *library) add(pieces ...piece) { l.pieces = append(l.pieces, pieces...) }

func (l *library) scene(title string) *Scene {
	return (&leaf{title: title, edge: margin, width: l.width, pieces: l.pieces, columns: 1}).scene()
}

// cards lays cards beside and under each other.
func (l *library) cards(cells []tableCell) {
	columns := max(1, int((l.width+cardGap)/(libraryCardW+cardGap)))
	shares, least := make([]float64, columns), make([]float64, columns)
	for i := range shares {
		shares[i] = 1
	}
	t := l.b.newTable(l.width, math.Inf(1), shares, least)
	if columns > 1 {
		t.spread(cardGap)
	}
	for from := 0; from < len(cells); from += columns {
		if from > 0 {
			l.add(space(cardGap))
		}
		l.add(t.row(tableRow{frame: frameCards, cells: cells[from:min(len(cells), from+columns)]})...)
	}
}

// form is the card of a form.
func (l *library) form(f *model.Form) tableCell {
	parts := []cellPart{textPart(styleHead, f.Title), gapPart(0.6), textPart(styleSmallIn, f.About)}
	if facts := l.facts(f); facts != "" {
		parts = append(parts, gapPart(0.8), textPart(styleSmall, facts))
	}
	if state := l.state(f); state != "" {
		parts = append(parts, gapPart(0.6), signPart("filled", checkSign(true), styleSmallIn.bold(), state))
	}
	return tableCell{ref: opensRef(openForm, f.ID), parts: parts}
}

// facts tells how long a form takes and how many people, or what it opens.
func (l *library) facts(f *model.Form) string {
	var facts []string
	if f.Opens != "" {
		facts = append(facts, l.k.w.T("library.opens", l.k.w.T("library.page."+f.Opens)))
	}
	if f.Minutes > 0 {
		facts = append(facts, l.time(f.Minutes))
	}
	if f.Group != "" {
		facts = append(facts, f.Group)
	}
	return strings.Join(facts, " · ")
}

func (l *library) time(minutes int) string { return l.k.w.T("figure.minutes", minutes) }

// state tells how many sheets of a form there are when there are several, and how
// far they have been filled in; "" for one in which nothing has been said.
func (l *library) state(f *model.Form) string {
	if f == nil || l.p == nil {
		return ""
	}
	said, of := 0, 0
	sheets := l.p.SheetsOf(f.ID)
	for _, s := range sheets {
		some, all := l.b.base.Form(l.p, f).Said(s)
		said, of = said+some, of+all
	}
	several := ""
	if len(sheets) > 1 {
		several = l.k.w.T("library.sheets", len(sheets))
	}
	if said == 0 {
		return several
	}
	return dots(several, l.k.w.T("library.filled", said, of))
}
