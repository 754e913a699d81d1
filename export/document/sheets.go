package document

import (
	"context"
	"fmt"

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
		form, ok := assets.FormOf(r.Form, b.Words.Lang())
		if !ok {
			return nil, &model.Error{Code: CodeForm, Err: fmt.Errorf("form %q", r.Form)}
		}
		forms, title = []*model.Form{form}, form.Title
	}
	for _, form := range forms {
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
		return []*model.Sheet{first}
	}
	var list []*model.Sheet
	for _, s := range model.Of[model.Sheet](b.p, b.info.Sheets) {
		if s.Form == form.ID && len(s.Rows) > 0 {
			list = append(list, s)
		}
	}
	if len(list) == 0 && b.request.Form != "" {
		list = append(list, first)
	}
	return list
}

// sheet draws a sheet on as few pages as it can.
func (b *base) sheet(form *model.Form, sheet *model.Sheet) {
	for _, block := range form.Blocks {
		if block.Kind == model.BlockFigure && sheet == b.p.SheetOf(form.ID) {
			b.close()
			p := b.poster(form, page.A4, true)
			p.Bookmarks = []page.Bookmark{{Title: form.Title}}
			p.Layers = p.Layers[:1] // the document has a foot of its own
			b.pages, b.sides = append(b.pages, p), append(b.sides, mapMargin)
			return
		}
	}
	var best []*scene.Scene
	lying := false
	for _, try := range []bool{false, true} {
		area := pictureArea(try)
		pages := b.request.Builder.SheetPages(b.p, form, sheet, scene.SheetOptions{
			Width: area.W, Blank: b.request.Blank,
		}, area.H)
		if best == nil || len(pages) < len(best) {
			best, lying = pages, try
		}
	}
	b.picturePages(form.Title, best, lying)
}

// picturePages puts pictures on pages in their own size under one bookmark.
func (b *base) picturePages(title string, pages []*scene.Scene, lying bool) {
	for i, s := range pages {
		b.turnPicture(lying)
		if i == 0 {
			b.bookmark(0, title)
		}
		b.open.Layers = append(b.open.Layers, page.Layer{
			Scene: s, X: b.area.X, Y: b.area.Y, Scale: 1,
			Clip: scene.Rect{X: b.area.X - 1, Y: b.area.Y - 1, W: b.area.W + 2, H: b.area.H + 2},
		})
	}
}
