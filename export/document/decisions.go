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
	area, today := pictureArea(true), model.DateOf(r.Now)
	b.picturePages(b.word("figure.decisions"), r.Builder.DecisionPages(b.p, scene.DecisionOptions{
		Width: area.W, Today: today, Blank: r.Blank,
	}, area.H), true)
	b.picturePages(b.word("figure.actions"), r.Builder.ActionPages(b.p, scene.ActionOptions{
		Width: area.W, Height: area.H, Today: today, Blank: r.Blank,
	}), true)
	return b.document(b.word("document.decisions"), 0)
}
