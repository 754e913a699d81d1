package document

import (
	"context"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// Decisions builds the log of decisions, and the actions by customer value and
// effort with their list, all on lying pages. The error is the context's.
func Decisions(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	today := model.DateOf(r.Now)
	b.picturePages(b.word("figure.decisions"), arranged(func(width, height float64) []*scene.Scene {
		return r.Builder.DecisionPages(b.p, scene.DecisionOptions{Width: width, Today: today, Blank: r.Blank}, height)
	}, true))
	b.picturePages(b.word("figure.actions"), arranged(func(width, height float64) []*scene.Scene {
		return r.Builder.ActionPages(b.p, scene.ActionOptions{Width: width, Height: height, Today: today, Blank: r.Blank})
	}, true))
	return b.document(b.word("document.decisions"), 0)
}
