package document

import (
	"context"
	"slices"
	"strings"
	"time"

	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/scene"
)

// Request says what a document is about. Not every document asks for all of it.
type Request struct {
	Project *model.Project
	Journey model.ID       // one journey; empty: all where the document tells of journeys
	Setter  page.Setter    // type and the language of the document
	Builder *scene.Builder // draws the pictures, in the same language
	Now     time.Time      // the date of the document

	Blank    bool       // to be written into by hand, with the project's own stages and roles
	Paper    page.Paper // of a poster; the zero value is A3
	Portrait bool       // the poster stands
	Form     string     // of the sheets: one form; empty: all
	Roles    []model.ID // whose cards, in this order; none: all roles
	Since    model.ID   // the snapshot that changes are told from; empty: the latest
	Audit    model.ID   // which audit; empty: the latest
	Group    model.ID   // of respondents, by which a questionnaire is filled in; empty: any

	within *[]float64 // takes the side margins of pages that become part of a workbook, which numbers them
}

// base is what every document is written with: pages that are filled, the
// request, and words in its language.
type base struct {
	*flow
	request  Request
	p        *model.Project
	info     *model.Info
	warnings []page.Warning
}

func newBase(ctx context.Context, r Request) *base {
	return &base{flow: newFlow(ctx, r.Setter), request: r, p: r.Project, info: r.Project.Info()}
}

// document closes the last page and hands the pages over under a title. The
// pages before the number first are covers, which have no foot.
func (b *base) document(title string, first int) (*page.Document, error) {
	pages, err := b.finish()
	if err != nil {
		return nil, err
	}
	b.feet(pages, first, Joined(b.info.Name, title))
	return b.bound(title, pages), nil
}

// bound is the pages as a document.
func (b *base) bound(title string, pages []*page.Page) *page.Document {
	return &page.Document{
		Title: Joined(title, b.info.Name), Author: b.info.Organisation.Name, Subject: title,
		Lang: b.Words.Lang(), Created: b.request.Now, Pages: pages, Warnings: b.warnings,
	}
}

// feet numbers the pages from the number first, from 0.
func (b *base) feet(pages []*page.Page, first int, left string) {
	if b.request.within != nil {
		*b.request.within = append(*b.request.within, b.sides...)
		return
	}
	date := b.Date(b.request.Now)
	for i, p := range pages {
		if i < first {
			continue
		}
		foot := page.Foot{Left: left, Date: date, Page: i + 1, Of: len(pages)}
		if slices.ContainsFunc(p.Layers, func(l page.Layer) bool { return l.Scale != 1 }) {
			foot.LetterPt = p.SmallestLetter() // of a picture that has another size than its own
		}
		p.Layers = append(p.Layers, b.DrawFoot(p.Width, p.Height, b.sides[i], mapMargin, foot))
	}
}

func (b *base) warn(key string, args ...any) {
	b.warnings = append(b.warnings, page.Warning{Key: key, Args: args})
}

// journeys are those that the document tells of. On paper to write on they are
// those of today, where there are any: wanted ones have the same stages.
func (b *base) journeys() []model.ID {
	if b.request.Journey != "" {
		return []model.ID{b.request.Journey}
	}
	if !b.request.Blank {
		return b.info.Journeys
	}
	var now []model.ID
	for _, j := range model.Of[model.Journey](b.p, b.info.Journeys) {
		if j.State == model.StateNow {
			now = append(now, j.ID)
		}
	}
	if len(now) == 0 {
		return b.info.Journeys
	}
	return now
}

// Joined joins what has been given a name, as titles are joined on pages.
func Joined(parts ...string) string {
	var named []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			named = append(named, s)
		}
	}
	return strings.Join(named, " · ")
}

func (b *base) word(key string, args ...any) string { return b.Words.T(key, args...) }

// count gives the text of a key for a number.
func (b *base) count(key string, n int, args ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return b.word(key+form, append([]any{n}, args...)...)
}

// name is a name or the word for none.
func (b *base) name(s string) string {
	if s = strings.TrimSpace(s); s != "" {
		return s
	}
	return b.word("export.unnamed")
}

// day writes a date of the model in the reader's way.
func (b *base) day(d model.Date) string { return scene.DayText(b.Words.Lang(), d) }
