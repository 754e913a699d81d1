package scene

import (
	"math"

	"lupaus/model"
	"lupaus/model/audit"
)

// AuditView names a picture of the results of an audit.
type AuditView string

// The pictures, in the order that makes people talk.
const (
	AuditDisagreements AuditView = "disagreements" // where groups are the furthest apart
	AuditHeatMap       AuditView = "heatmap"       // statement by group
	AuditProfile       AuditView = "profile"       // radar, and the same numbers as bars
	AuditStairs        AuditView = "stairs"        // the maturity staircase with the next possible steps
	AuditChange        AuditView = "change"        // since the earlier audit
	AuditEvidence      AuditView = "evidence"      // targets, notes and what is cited
)

// AuditViews lists the pictures in their order.
func AuditViews() []AuditView {
	return []AuditView{AuditDisagreements, AuditHeatMap, AuditProfile, AuditStairs, AuditChange, AuditEvidence}
}

// AuditSpec is what the pictures of an audit show.
type AuditSpec struct {
	Project *model.Project
	Result  *audit.Result
	Change  *audit.Change // nil: there is no earlier audit
	Width   float64       // of what is drawn in millimetres, 0: that of the text on a lying A4
	Screen  bool          // with a margin around and places to choose and to add
	Today   model.Date    // steps that are due before it are said to be late; "" says nothing
}

// Audit draws a view of the results of an audit, as high as it needs.
func (b *Builder) Audit(spec AuditSpec, view AuditView) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.audit(spec, view, math.Inf(1)).scene()
}

// AuditPages is Audit cut into pages of a height. Every page says what was
// measured and from how many.
func (b *Builder) AuditPages(spec AuditSpec, view AuditView, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	spec.Screen = false
	return b.audit(spec, view, height).pages(height)
}

// AuditStaircase draws the maturity staircase as a figure that fills a size:
// the poster.
func (b *Builder) AuditStaircase(spec AuditSpec, width, height float64) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	spec.Screen = false
	spec.Width = width
	return b.audit(spec, AuditStairs, height).pages(height)[0]
}

// AuditRadar draws the radar alone that fills a size, for pages with more on
// them.
func (b *Builder) AuditRadar(spec AuditSpec, width, height float64) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	spec.Screen = false
	spec.Width = width
	return b.audit(spec, AuditProfile, height).pages(height)[0]
}

// auditPicture is a picture of an audit being drawn.
type auditPicture struct {
	b      *Builder
	k      *setter
	p      *model.Project
	a      *model.Audit
	i      *model.Instrument
	r      *audit.Result
	spec   AuditSpec
	page   float64 // height of a page, infinite for none
	lang   string
	top    []piece
	pieces []piece
}

func (b *Builder) audit(spec AuditSpec, view AuditView, page float64) *leaf {
	if spec.Width <= 0 {
		spec.Width = sheetWidth
	}
	title := b.k.w.T("auditPicture." + string(view))
	l := &leaf{title: title, edge: edgeOf(spec.Screen), width: spec.Width, columns: 1}
	l.top = append(l.top, b.write(styleTitle, title, spec.Width))
	if spec.Result == nil {
		l.top = append(l.top, space(2), b.write(styleBody, b.k.w.T("auditPicture.noInstrument"), readable(spec.Width)))
		return l
	}
	a := &auditPicture{b: b, k: &b.k, p: spec.Project, a: spec.Result.Audit, i: spec.Result.Instrument, r: spec.Result, spec: spec, page: page, lang: b.k.w.Lang()}
	a.heading()
	for at := range a.r.Statements {
		area, s := a.i.Statement(at)
		ref := Ref{Owner: a.a.ID, Part: PartStatement, Lane: model.ID(s.Key)}
		a.add(b.newTable(spec.Width, mostOf(page), []float64{1}, []float64{0}).row(tableRow{frame: frameRuled, ref: ref, cells: []tableCell{cellOf(
			textPart(styleStrong, s.Text.In(a.lang)), textPart(styleSmall, area.Title.In(a.lang)),
		)}})...)
	}
	l.top = append(l.top, a.top...)
	l.pieces = a.pieces
	return l
}

// add adds pieces under the others.
func (a *auditPicture) add(pieces ...piece) { a.pieces = append(a.pieces, pieces...) }

// heading says what is measured and from how many.
func (a *auditPicture) heading() {
	what := dots(Name(a.k.w, a.a), Name(a.k.w, a.i), a.k.w.T("auditPicture.version", a.i.Version), DayText(a.lang, a.a.Made))
	a.top = append(a.top, a.b.write(styleSub, what, a.spec.Width), space(1), a.b.write(styleBody, a.k.count("auditPicture.respondents", a.r.Respondents), a.spec.Width), space(4))
}
