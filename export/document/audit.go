package document

import (
	"context"

	"lupaus/assets"
	"lupaus/export/page"
	"lupaus/model"
	"lupaus/model/audit"
	"lupaus/model/scene"
)

// usualInstrument is the questionnaire that a blank one is printed of when the
// project has no audit yet.
const usualInstrument = "maturity"

// Audit builds the report of an audit: all its pictures in the order that makes
// people talk, the summary first and the method last, brief enough to be read:
// what is left out is said on the page, and no statement is missing from the
// heat map. Blank it is the
// questionnaire, to be filled in by hand. The error is the context's, or an
// *model.Error when there is no such audit or group.
func Audit(ctx context.Context, r Request) (*page.Document, error) {
	b, err := newAuditBase(ctx, r)
	if err != nil {
		return nil, err
	}
	if r.Blank {
		return b.questionnaire()
	}
	title := b.word("document.audit")
	if b.a == nil {
		return b.noAudit(title)
	}
	spec := b.spec()
	spec.Brief = true
	for _, view := range b.views(spec) {
		if b.stopped() {
			break
		}
		b.picturePages(b.word("auditPicture."+string(view)), arrangedEither(reportScale, func(width, height float64) []*scene.Scene {
			spec.Width = width
			return r.Builder.AuditPages(spec, view, height)
		}))
	}
	return b.document(title, 0)
}

// AuditBoard builds the summary of an audit on one page, for a board. The error
// is the context's, or an *model.Error when there is no such audit.
func AuditBoard(ctx context.Context, r Request) (*page.Document, error) {
	b, err := newAuditBase(ctx, r)
	if err != nil {
		return nil, err
	}
	title := b.word("document.auditboard")
	if b.a == nil {
		return b.noAudit(title)
	}
	spec := b.spec()
	b.picturePages(title, arrangedFrom(reportScale, func(width, height float64) []*scene.Scene {
		spec.Width = width
		return r.Builder.AuditPages(spec, scene.AuditSummary, height)
	}, false))
	return b.document(title, 0)
}

// Staircase builds the maturity staircase of an audit as a poster: one page of
// the paper that the request asks for. The error is the context's, or an
// *model.Error when there is no such audit.
func Staircase(ctx context.Context, r Request) (*page.Document, error) {
	b, err := newAuditBase(ctx, r)
	if err != nil {
		return nil, err
	}
	title := b.word("document.staircase")
	if b.a == nil {
		return b.noAudit(title)
	}
	paper := r.Paper
	if paper.Width == 0 {
		paper, _ = page.PaperNamed("A3")
	}
	p := b.figurePage(title, paper, func(width, height float64) *scene.Scene {
		return r.Builder.AuditStaircase(b.spec(), width, height)
	})
	p.Bookmarks = []page.Bookmark{{Title: title}}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return b.bound(title, []*page.Page{p}), nil
}

// auditBase is what documents about an audit are written with.
type auditBase struct {
	*base
	a *model.Audit // nil when the project has none
}

func newAuditBase(ctx context.Context, r Request) (*auditBase, error) {
	b := &auditBase{base: newBase(ctx, r)}
	if b.a = r.Project.Audit(r.Audit); b.a == nil && r.Audit != "" {
		return nil, model.NotFound(model.KindAudit, r.Audit)
	}
	if b.a == nil {
		b.a = r.Project.LatestAudit()
	}
	if b.a == nil {
		return b, nil
	}
	if _, ok := b.a.Group(r.Group); r.Group != "" && !ok {
		return nil, model.NotFound(model.KindAudit, r.Group)
	}
	return b, nil
}

// noAudit is a page that says that there is no audit yet.
func (b *auditBase) noAudit(title string) (*page.Document, error) {
	b.turn(false)
	b.title(title)
	b.para(styleBody, b.word("document.noAudit"))
	return b.document(title, 0)
}

func (b *auditBase) spec() scene.AuditSpec {
	spec := scene.AuditSpec{Project: b.p, Result: audit.Of(b.p, b.a.ID), Today: model.DateOf(b.request.Now)}
	if before := b.p.EarlierAudit(b.a); before != nil {
		spec.Change = audit.Since(b.p, before.ID, b.a.ID)
	}
	return spec
}

// views are the pictures that have something to say.
func (b *auditBase) views(spec scene.AuditSpec) []scene.AuditView {
	if spec.Result == nil || spec.Result.Respondents == 0 {
		return []scene.AuditView{scene.AuditSummary, scene.AuditMethod}
	}
	var list []scene.AuditView
	for _, v := range scene.AuditViews() {
		switch {
		case v == scene.AuditChange && spec.Change == nil, v == scene.AuditEvidence && len(b.a.Marks) == 0:
		default:
			list = append(list, v)
		}
	}
	return list
}

// questionnaire prints the questionnaire for one group, or for all to say which
// they belong to.
func (b *auditBase) questionnaire() (*page.Document, error) {
	var i *model.Instrument
	opt := scene.QuestionnaireOptions{Blank: true}
	if b.a != nil {
		i, opt.Named = b.p.Instrument(b.a.Instrument), b.a.Named
		for _, g := range b.a.Groups {
			name := scene.GroupName(b.Words, g)
			opt.Groups = append(opt.Groups, name)
			if g.ID == b.request.Group {
				opt.Group = name
			}
		}
	}
	if i == nil {
		i, _ = assets.InstrumentOf(usualInstrument)
	}
	title := scene.Name(b.Words, i)
	b.picturePages(title, arranged(func(width, height float64) []*scene.Scene {
		opt.Width = width
		return b.request.Builder.QuestionnairePages(i, opt, height)
	}, false))
	return b.document(title, 0)
}
