package document

import (
	"context"
	"slices"
	"strings"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// workbookPart is a part that a workbook may have.
type workbookPart struct {
	id    string
	there func(p *model.Project) bool // has it anything to say
	make  func(context.Context, Request) (*page.Document, error)
}

// The parts of a workbook besides maps and sheets are documents of their own.
const (
	partSheets   = "sheets"
	partMaps     = "maps"
	partGlossary = "glossary"
)

func workbookParts() []workbookPart {
	info := func(some func(i *model.Info) int) func(p *model.Project) bool {
		return func(p *model.Project) bool { return some(p.Info()) > 0 }
	}
	return []workbookPart{
		{id: partSheets, there: func(*model.Project) bool { return true }},
		{id: partMaps, there: info(func(i *model.Info) int { return len(i.Journeys) })},
		{"promises", func(p *model.Project) bool { return p.Info().Promises != nil || len(p.Info().Journeys) > 0 }, Promises},
		{"roles", info(func(i *model.Info) int { return len(i.Roles) }), Roles},
		{"audit", info(func(i *model.Info) int { return len(i.Audits) }), Audit},
		{"customers", (*model.Project).HasCustomers, Customers},
		{"gaps", info(func(i *model.Info) int { return len(i.Journeys) }), Gaps},
		{"decisions", info(func(i *model.Info) int { return len(i.Decisions) + len(i.Actions) }), Decisions},
		{partGlossary, func(*model.Project) bool { return true }, Glossary},
	}
}

// WorkbookParts lists the parts that a workbook may have, in their usual order.
func WorkbookParts() []string {
	var ids []string
	for _, p := range workbookParts() {
		ids = append(ids, p.id)
	}
	return ids
}

// UsualParts are those of a workbook when nobody has chosen.
func UsualParts(p *model.Project, blank bool) []string {
	if blank {
		return []string{partSheets}
	}
	var ids []string
	for _, part := range workbookParts() {
		if part.id != "gaps" && part.id != partGlossary && part.there(p) {
			ids = append(ids, part.id)
		}
	}
	return ids
}

// Workbook builds what a facilitator gives to a group: cover, contents, and what
// the project's workbook is composed of, in its order: sheets, maps, promises,
// audit, customers, decisions and so on. What this version does not know is left out with a
// warning. The error is the context's.
func Workbook(ctx context.Context, r Request) (*page.Document, error) {
	w := &workbook{book: book{base: newBase(ctx, r)}}
	if composed := w.info.Workbook; composed != nil {
		w.composed = *composed
	}
	parts := w.composed.Parts
	if len(parts) == 0 {
		parts = UsualParts(r.Project, r.Blank)
	}
	known := workbookParts()
	for _, id := range parts {
		i := slices.IndexFunc(known, func(p workbookPart) bool { return p.id == id })
		if i < 0 {
			w.warn("workbook.unknownPart", id)
			continue
		}
		if !known[i].there(r.Project) {
			continue
		}
		if err := w.add(ctx, known[i]); err != nil {
			return nil, err
		}
	}
	return w.bindWorkbook(w.word("document.workbook"))
}

type workbook struct {
	book
	composed model.Workbook
}

// add writes a part.
func (w *workbook) add(ctx context.Context, part workbookPart) error {
	switch part.id {
	case partSheets:
		return w.addSheets()
	case partMaps:
		for _, j := range model.Of[model.Journey](w.p, w.journeys()) {
			w.maps(w.name(j.Name), w.build(w.p, j.ID, ""))
		}
		return nil
	}
	r := w.request
	r.Paper, r.Portrait, r.Form = page.A4, false, ""
	r.within = &w.sides
	w.close()
	at := len(w.pages)
	d, err := part.make(ctx, r)
	if err != nil {
		return err
	}
	w.contents = append(w.contents, entry{d.Subject, at})
	for i, p := range d.Pages {
		for k := range p.Links {
			p.Links[k].Page += at
		}
		if i == 0 && len(p.Bookmarks) == 0 {
			p.Bookmarks = append(p.Bookmarks, page.Bookmark{Title: d.Subject})
		}
	}
	w.pages = append(w.pages, d.Pages...)
	w.warnings = append(w.warnings, d.Warnings...)
	return nil
}

// addSheets writes the chosen sheets in their order, or those that have been
// written into, on a blank workbook all, in the order of the library.
func (w *workbook) addSheets() error {
	forms := assets.Forms(w.Words.Lang())
	one := *w.base
	one.request.Form = "" // which is of the sheets as a document of their own
	if chosen := w.composed.Forms; len(chosen) > 0 {
		forms = w.formsOf(chosen)
	}
	for _, form := range forms {
		if len(form.Blocks) == 0 {
			continue
		}
		if len(w.composed.Forms) > 0 {
			one.request.Form = form.ID // printed also when nothing is written
		}
		for _, sheet := range one.sheetsOf(form) {
			if w.stopped() {
				return w.ctx.Err()
			}
			w.close()
			w.contents = append(w.contents, entry{scene.SheetTitle(form, sheet), len(w.pages)})
			w.sheet(form, sheet)
		}
	}
	return nil
}

// formsOf finds forms by their IDs.
func (w *workbook) formsOf(ids []string) []*model.Form {
	var forms []*model.Form
	for _, id := range ids {
		if form := w.Words.Form(id); form != nil {
			forms = append(forms, form)
		} else {
			w.warn("workbook.unknownSheet", id)
		}
	}
	return forms
}

// bindWorkbook puts cover and contents before the pages.
func (w *workbook) bindWorkbook(title string) (*page.Document, error) {
	pages, err := w.finish()
	if err != nil {
		return nil, err
	}
	if len(pages) == 0 {
		w.turn(false)
		w.para(styleBody, w.word("handout.noSheets"))
		w.close()
		pages = w.pages
	}
	front := w.front(title, w.contentsPages())
	for _, p := range pages {
		for k := range p.Links {
			p.Links[k].Page += len(front.pages)
		}
	}
	w.sides = slices.Concat(front.sides, w.sides)
	pages = slices.Concat(front.pages, pages)
	w.feet(pages, 1, Joined(w.info.Name, title))
	d := w.bound(title, pages)
	return d, nil
}

// lineH is the height of a line of the contents.
func (w *workbook) lineH(f *flow) float64 { return f.Paragraph(styleBody, 50, "x", 1).Pitch() + 1.2 }

// contentsPages is how many pages the contents take.
func (w *workbook) contentsPages() int {
	f := newFlow(context.Background(), w.Setter)
	f.turn(false)
	f.title(w.word("export.contents"))
	lines := max(1, int((f.room()-1)/w.lineH(f)))
	return (len(w.contents) + lines - 1) / lines
}

// front writes the cover and the contents, which take so many pages.
func (w *workbook) front(title string, contents int) *flow {
	f := newFlow(context.Background(), w.Setter)
	f.turn(false)
	f.area.X += 4
	f.area.W -= 8
	f.y = 52
	f.bookmark(0, title)
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, w.info.Organisation.Name, 3)) + 3
	name := w.name(w.info.Name)
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleName, f.area.W, name, 5)) + 2
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, title, 1)) + 1
	f.y = f.Text(f.area.X, f.y, f.Paragraph(styleSub, f.area.W, f.Date(w.request.Now), 1)) + 6
	f.Box(scene.Box{Rect: scene.Rect{X: f.area.X, Y: f.y, W: 24, H: 1.2}, Fill: scene.Accent})
	f.y += 8
	if note := strings.TrimSpace(w.info.Note); note != "" && !w.request.Blank {
		f.Text(f.area.X, f.y, f.Paragraph(styleBody, f.area.W, note, 12))
	}
	offset := 1 + contents
	list := book{base: w.base, contents: slices.Clone(w.contents)}
	for i := range list.contents {
		list.contents[i].page += offset
	}
	for n := 0; len(list.contents) > 0; n++ {
		f.turn(false)
		if n == 0 {
			f.title(w.word("export.contents"))
		}
		lines := max(1, int((f.room()-1)/w.lineH(f)))
		rest := list.contents[min(lines, len(list.contents)):]
		list.contents = list.contents[:len(list.contents)-len(rest)]
		list.list(f)
		list.contents = rest
	}
	f.close()
	return f
}

// Glossary builds the glossary: the terms of the field with their definitions,
// and the figures worth quoting. The error is the context's.
func Glossary(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	lang := b.Words.Lang()
	draw := func(width, height float64) []*scene.Scene {
		return r.Builder.GlossaryPages(assets.Terms(lang), assets.Quotes(lang), scene.LibraryOptions{Width: width}, height)
	}
	title := b.word("library.glossary")
	b.picturePages(title, arranged(draw, false))
	return b.document(title, 0)
}
