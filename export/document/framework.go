package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// FrameworkForm is the form that is drawn as the customer-economy framework.
const FrameworkForm = "framework"

// Framework builds the poster of the customer-economy framework: one page of the
// paper that the request asks for. The error is the context's.
func Framework(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	form := b.Words.Form(FrameworkForm)
	if form == nil {
		return nil, &model.Error{Code: CodeForm}
	}
	paper := r.Paper
	if paper.Width == 0 {
		paper, _ = page.PaperNamed("A3")
	}
	p := b.poster(form, paper)
	p.Bookmarks = []page.Bookmark{{Title: form.Title}}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return b.bound(form.Title, []*page.Page{p}), nil
}

// poster draws the figure of a form on a page of its own, with a foot.
func (b *base) poster(form *model.Form, paper page.Paper) *page.Page {
	return b.figurePage(form.Title, paper, func(width, height float64) *scene.Scene {
		return b.request.Builder.Framework(b.p, form, b.p.SheetOf(form.ID), scene.FrameworkOptions{Width: width, Height: height, Blank: b.request.Blank})
	})
}

// figurePage puts a figure that fills a size on a page of its own, with a foot.
func (b *base) figurePage(title string, paper page.Paper, draw func(width, height float64) *scene.Scene) *page.Page {
	width, height := paper.Turned(!b.request.Portrait)
	lower := page.FootHeight(width, height)
	s := draw(width, height-lower)
	scale := width / s.Width
	margin := page.Content(s).X * scale // that of the figure
	foot := page.Foot{
		Left: Joined(b.info.Name, title), Date: b.Date(b.request.Now), LetterPt: page.SmallestLetter(s) * scale,
	}
	return &page.Page{Width: width, Height: height, Layers: []page.Layer{
		{Scene: s, Scale: scale, Clip: scene.Rect{W: width, H: height}},
		b.DrawFoot(width, height, margin, margin*0.75, foot),
	}}
}
