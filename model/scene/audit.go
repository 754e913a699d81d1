package scene

import (
	"math"
	"slices"

	"lupaus/model"
	"lupaus/model/audit"
)

// AuditView names a picture of the results of an audit.
type AuditView string

// The pictures, in the order that makes people talk.
const (
	AuditSummary       AuditView = "summary"       // all that matters, on one page
	AuditDisagreements AuditView = "disagreements" // where groups are the furthest apart
	AuditHeatMap       AuditView = "heatmap"       // statement by group
	AuditProfile       AuditView = "profile"       // radar, and the same numbers as bars
	AuditAreas         AuditView = "areas"         // each area in words
	AuditStairs        AuditView = "stairs"        // the maturity staircase with the next possible steps
	AuditChange        AuditView = "change"        // since the earlier audit
	AuditEvidence      AuditView = "evidence"      // targets, notes and what is cited
	AuditMethod        AuditView = "method"        // how the audit was made, and what it cannot tell
)

// AuditViews lists the pictures in their order.
func AuditViews() []AuditView {
	return []AuditView{AuditSummary, AuditDisagreements, AuditHeatMap, AuditProfile, AuditAreas, AuditStairs, AuditChange, AuditEvidence, AuditMethod}
}

// AuditSpec is what the pictures of an audit show.
type AuditSpec struct {
	Project *model.Project
	Result  *audit.Result
	Change  *audit.Change // nil: there is no earlier audit
	Width   float64       // of what is drawn in millimetres, 0: that of the text on a lying A4
	Brief   bool          // for a short report: what matters the most, and in words what is left out
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
	l := b.audit(spec, view, height)
	if heightOf(l.top) > height*mostHeading {
		l.pieces, l.top = slices.Concat(l.top, l.pieces), nil
	}
	return l.pages(height)
}

// mostHeading is the part of a page that a heading takes at most; a higher one
// goes on like all else.
const mostHeading = 0.45

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
	title  string
	headH  float64       // height of the heading
	groups []respondents // as in the result
	pieces []piece
}

// auditOf prepares a picture; nil when there is nothing to draw it of.
func (b *Builder) auditOf(spec AuditSpec, title string, page float64) *auditPicture {
	if spec.Result == nil || spec.Project == nil {
		return nil
	}
	a := &auditPicture{
		b: b, k: &b.k, p: spec.Project, a: spec.Result.Audit, i: spec.Result.Instrument, r: spec.Result,
		spec: spec, page: page, lang: b.k.w.Lang(), title: title,
	}
	a.groups = a.nameGroups()
	return a
}

func (b *Builder) audit(spec AuditSpec, view AuditView, page float64) *leaf {
	if spec.Width <= 0 {
		spec.Width = sheetWidth
	}
	title := b.k.w.T("auditPicture." + string(view))
	l := &leaf{title: title, edge: edgeOf(spec.Screen), width: spec.Width, columns: 1}
	a := b.auditOf(spec, title, page)
	if a == nil {
		l.top = []piece{b.write(styleTitle, title, spec.Width), space(2), b.write(styleBody, b.k.w.T("auditPicture.noInstrument"), readable(spec.Width))}
		return l
	}
	l.top, l.again = a.heading(view), a.runningHead(view)
	a.headH = heightOf(l.top)
	switch {
	case view == AuditMethod:
		a.method()
	case a.r.Respondents == 0 && view != AuditStairs && view != AuditEvidence:
	case view == AuditSummary:
		a.summary(a.headH)
	case view == AuditAreas:
		a.areas()
	case view == AuditHeatMap:
		a.heatMap()
	case view == AuditProfile:
		a.profile()
	case view == AuditStairs:
		a.stairs()
	case view == AuditChange:
		a.change()
	case view == AuditEvidence:
		a.evidence()
	default:
		a.disagreements()
	}
	l.pieces = a.pieces
	return l
}

// full reports whether some pieces and what is to be said after them have no
// room on the page any more, where a picture is to be one page.
func (a *auditPicture) full(pieces []piece, after float64) bool {
	return a.spec.Brief && a.headH+heightOf(a.pieces)+heightOf(pieces)+after > a.page
}

// add adds pieces under the others.
func (a *auditPicture) add(pieces ...piece) { a.pieces = append(a.pieces, pieces...) }

// say adds a text as a piece, in a width that is read with ease.
func (a *auditPicture) say(st Style, text string) {
	a.add(a.b.write(st, text, readable(a.spec.Width)))
}

// section begins a part under a title.
func (a *auditPicture) section(title, note string) {
	if len(a.pieces) > 0 {
		a.add(space(6))
	}
	a.add(a.b.write(styleHead, title, a.spec.Width).tie())
	if note != "" {
		a.add(space(0.6).tie(), a.b.write(styleBody.in(InkSoft), note, readable(a.spec.Width)).tie())
	}
	a.add(space(2).tie())
}

// rows adds rows of a table under a head that comes back on every page.
func (a *auditPicture) rows(t *table, head []piece, r tableRow) {
	for _, p := range t.row(r) {
		p.head = head
		a.add(p)
	}
}

// t returns words of the pictures of audits.
func (a *auditPicture) t(key string, args ...any) string {
	return a.k.w.T("auditPicture."+key, args...)
}

func (a *auditPicture) n(key string, n int) string { return a.k.count("auditPicture."+key, n) }

// statementRef names a statement, in the column of a group when that is told.
func (a *auditPicture) statementRef(s *model.Statement, group model.ID) Ref {
	return Ref{Owner: a.a.ID, Part: PartStatement, Lane: model.ID(s.Key), Persona: group}
}

func (a *auditPicture) areaRef(area *model.Area, group model.ID) Ref {
	return Ref{Owner: a.a.ID, Part: PartArea, Lane: model.ID(area.Key), Persona: group}
}
