package document

import (
	"context"
	"sort"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/gap"
	"lupaus/model/scene"
)

// gapScale is how much smaller than its own size a gap list in two columns is
// drawn, so that more of it goes on the page.
const gapScale = 0.8

// mostReason is how many letters of the reason for switching a rule off are
// printed.
const mostReason = 200

// Gaps builds the gap check on one page: the gravest findings, as many as there
// is room for, how many more there are, and the rules that are switched off with
// the reasons. Blank, it is a form for each journey of today, to do the check by
// hand. The error is the context's.
func Gaps(ctx context.Context, r Request) (*page.Document, error) {
	b := newBase(ctx, r)
	if r.Blank {
		return b.gapForms()
	}
	report := gap.Check(b.p)
	list := scene.GapList(b.Words, b.p, report)
	list.Intro = b.word("handout.gaps.intro")
	if n := len(report.Findings); n > 0 {
		list.Intro = b.count("handout.gaps.found", n) + " " + list.Intro
	}
	b.shortenReasons(&list, len(report.Findings) > 0)
	b.turnPicture(false)
	b.bookmark(0, list.Title)
	n := len(report.Findings)
	if f, ok := b.gapPage(list, n, n, 1); ok {
		b.picture(f)
	} else {
		// The fewest that are left out; one at least is shown.
		left := sort.Search(n-1, func(left int) bool {
			_, ok := b.gapPage(list, n, n-left, gapScale)
			return ok || b.stopped()
		})
		f, _ := b.gapPage(list, n, n-left, gapScale)
		b.picture(f)
	}
	return b.document(b.word("document.gaps"), 0)
}

// gapForms draws the check to be done by hand, the forms of each journey.
func (b *base) gapForms() (*page.Document, error) {
	journeys := b.journeys()
	if len(journeys) == 0 {
		journeys = []model.ID{""} // a form without stages
	}
	for _, id := range journeys {
		if b.stopped() {
			break
		}
		for _, form := range b.request.Builder.GapForms(b.p, id, pictureArea(true).W) {
			f := fitted(form, 1)
			b.turnPicture(f.lying)
			b.bookmark(0, b.word("document.gaps"))
			b.picture(f)
		}
	}
	return b.document(b.word("document.gaps"), 0)
}

// shortenReasons cuts long reasons of the rules that are switched off, which are
// the last section.
func (b *base) shortenReasons(list *scene.ListSpec, findings bool) {
	last := len(list.Sections) - 1
	if last < 0 || last == 0 && findings {
		return
	}
	rows := list.Sections[last].Rows
	var cut []string
	for i := range rows {
		if r := []rune(rows[i].Text); len(r) > mostReason {
			rows[i].Text = string(r[:mostReason-1]) + "…"
			cut = append(cut, rows[i].Title)
		}
	}
	b.warnCut("handout.warn.reasons", cut)
}

// gapPage draws the first findings of a list of n, and reports whether they go
// on the page.
func (b *base) gapPage(list scene.ListSpec, n, shown int, scale float64) (placed, bool) {
	area := b.area
	list.Width = area.W / scale
	if shown < n {
		list.Sections = append([]scene.ListSection(nil), list.Sections...)
		list.Sections[0].Rows = list.Sections[0].Rows[:shown]
		more := scene.ListSection{Note: b.count("handout.gaps.more", n-shown)}
		list.Sections = append(list.Sections[:1], append([]scene.ListSection{more}, list.Sections[1:]...)...)
	}
	s := b.request.Builder.List(list)
	f := placed{}
	f.Scene, f.Content, f.Scale = s, page.Content(s), scale
	f.Content.W = list.Width // rows begin at the left edge of the text
	f.LetterPt = page.SmallestLetter(s) * scale
	return f, (f.Content.Y+f.Content.H)*scale <= area.H
}
