package document

import (
	"context"
	"fmt"
	"slices"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// CodeForm is the code of an *model.Error about a form that is not known.
const CodeForm model.Code = "form"

// Sheets builds the sheets one after the other, each on lying or standing pages
// as suits it: those that have been written into, or blank all forms that there
// are. One form is built also when nothing has been written into it. The error is
// the context's, or an *model.Error with CodeForm.
func Sheets(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	title := b.word("document.sheets")
	forms := assets.Forms(b.Words.Lang())
	if r.Form != "" {
		form := b.Words.Form(r.Form)
		if form == nil {
			return nil, &model.Error{Code: CodeForm, Err: fmt.Errorf("form %q", r.Form)}
		}
		forms, title = []*model.Form{form}, form.Title
	}
	for _, form := range forms {
		if len(form.Blocks) == 0 { // it leads to another part of the program
			continue
		}
		for _, sheet := range b.sheetsOf(form) {
			if b.stopped() {
				break
			}
			b.sheet(form, sheet)
		}
	}
	if len(b.pages) == 0 && b.open == nil {
		b.turn(false)
		b.title(title)
		b.para(styleBody, b.word("handout.noSheets"))
	}
	return b.document(title, 0)
}

// sheetsOf lists the sheets of a form that are printed.
func (b *base) sheetsOf(form *model.Form) []*model.Sheet {
	first := b.p.SheetOf(form.ID)
	if b.request.Blank {
		return []*model.Sheet{{ID: first.ID, Form: form.ID}} // of which there are as many as are copied
	}
	list := slices.DeleteFunc(b.p.SheetsOf(form.ID), func(s *model.Sheet) bool { return len(s.Rows) == 0 })
	if len(list) == 0 && b.request.Form != "" {
		list = append(list, first)
	}
	return list
}

// sheet draws a sheet: one that is a figure on a lying page, others on as few
// pages as they go on when they are made a little smaller, and of equally few on
// those that suit their tables.
func (b *base) sheet(form *model.Form, sheet *model.Sheet) {
	if isFigure(form) {
		b.figure(form, sheet)
		return
	}
	draw := func(width, height float64) []*scene.Scene {
		return b.request.Builder.SheetPages(b.p, form, sheet, scene.SheetOptions{Width: width, Blank: b.request.Blank}, height)
	}
	best, lying := arranged(draw, false), arranged(draw, true)
	if n, m := len(lying.pages), len(best.pages); n < m || n == m && widest(form) >= wideTable {
		best = lying
	}
	b.picturePages(scene.SheetTitle(form, sheet), best)
}

// isFigure reports whether a form is drawn as a figure.
func isFigure(form *model.Form) bool {
	return slices.ContainsFunc(form.Blocks, func(block model.FormBlock) bool { return block.Kind == model.BlockFigure })
}

// wideTable is the number of columns from which a table suits a lying page
// better.
const wideTable = 5

// widest is the largest number of columns of the tables and grids of a form, the
// titles of its rows among them.
func widest(form *model.Form) int {
	n := 0
	for _, block := range form.Blocks {
		switch block.Kind {
		case model.BlockTable:
			n = max(n, 1+len(block.Columns))
		case model.BlockGrid:
			x, _ := block.Column("x")
			n = max(n, 2+len(x.Options))
		}
	}
	return n
}

// figure draws the figure of a form on a page.
func (b *base) figure(form *model.Form, sheet *model.Sheet) {
	b.turnPicture(true)
	b.bookmark(0, scene.SheetTitle(form, sheet))
	// The figure has a margin of its own, which the page takes away.
	s := b.request.Builder.Framework(b.p, form, sheet, scene.FrameworkOptions{Width: b.open.Width, Height: b.open.Height, Blank: b.request.Blank})
	edge := page.Content(s).X * b.open.Width / s.Width
	s = b.request.Builder.Framework(b.p, form, sheet, scene.FrameworkOptions{
		Width: b.area.W + 2*edge, Height: b.area.H - aboveFoot + 2*edge, Blank: b.request.Blank,
	})
	f := placed{lying: true}
	f.Scene, f.Content = s, page.Content(s)
	f.Scale = min(b.area.W/f.Content.W, (b.area.H-aboveFoot)/f.Content.H)
	b.picture(f)
}
