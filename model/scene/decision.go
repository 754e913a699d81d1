package scene

import (
	"math"

	"lupaus/model"
)

// DecisionOptions say how the log of decisions is drawn. The zero value draws
// it for paper, in the width of the text on a lying A4.
type DecisionOptions struct {
	Width  float64    // of what is drawn in millimetres, 0: that of the text on a lying A4
	Today  model.Date // a check before it is said to be late; "" says nothing
	Screen bool       // with a margin around and places to add
	Blank  bool       // to be written into on paper: nothing of what has been said
}

// Decisions draws the log of decisions, grouped by what they do with customer
// value, as high as it needs. The place to add one has the verdict as its Lane.
func (b *Builder) Decisions(p *model.Project, opt DecisionOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.decisions(p, opt, math.Inf(1)).scene()
}

// DecisionPages is Decisions cut into pages of a height, between decisions.
func (b *Builder) DecisionPages(p *model.Project, opt DecisionOptions, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	opt.Screen = false
	return b.decisions(p, opt, height).pages(height)
}

// decisionLog is the log being drawn.
type decisionLog struct {
	b      *Builder
	k      *setter
	p      *model.Project
	opt    DecisionOptions
	t      *table
	head   []piece
	pieces []piece
}

func (b *Builder) decisions(p *model.Project, opt DecisionOptions, page float64) *leaf {
	if opt.Width <= 0 {
		opt.Width = sheetWidth
	}
	l := &decisionLog{b: b, k: &b.k, p: p, opt: opt}
	l.t = b.newTable(opt.Width, mostOf(page), []float64{1.5, 1.6, 1.6, 0.7, 0.9, 0.8}, []float64{34, 28, 28, 21, 26, 25})
	title := l.k.w.T("figure.decisions")
	l.pieces = append(l.pieces, b.write(styleTitle, title, opt.Width).tie(), space(3).tie())
	l.tableHead()
	byVerdict := map[model.Verdict][]*model.Decision{}
	if !opt.Blank {
		for _, d := range model.Of[model.Decision](p, p.Info().Decisions) {
			byVerdict[d.Verdict] = append(byVerdict[d.Verdict], d)
		}
	}
	for _, v := range model.Verdicts() {
		l.group(v, byVerdict[v])
	}
	if len(byVerdict) == 0 && !opt.Screen && !opt.Blank {
		l.pieces = append(l.pieces, space(2), b.write(styleBody, l.k.w.T("figure.noDecisions"), opt.Width))
	}
	return &leaf{title: title, edge: edgeOf(opt.Screen), width: opt.Width, pieces: l.pieces, columns: 1}
}

func (l *decisionLog) tableHead() {
	r := tableRow{frame: frameHead}
	for _, key := range []string{"figure.decision", "figure.why", "figure.worth", "figure.owner", "figure.checks", "figure.state"} {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), l.k.w.T(key))))
	}
	l.head = l.t.row(r)
	for _, h := range l.head {
		l.pieces = append(l.pieces, h.tie())
	}
}

// group draws the decisions of one verdict under its name.
func (l *decisionLog) group(v model.Verdict, list []*model.Decision) {
	if len(list) == 0 && !l.opt.Screen && !l.opt.Blank {
		return
	}
	name := l.b.newTable(l.opt.Width, math.Inf(1), []float64{1}, []float64{0})
	word := signPart("verdict "+string(v), verdictSign(v), styleHead, l.k.w.T("verdict."+string(v)))
	for _, p := range name.row(tableRow{frame: frameRuled, cells: []tableCell{cellOf(gapPart(1.5), word)}}) {
		p.head = l.head
		l.pieces = append(l.pieces, p.tie())
	}
	for _, d := range list {
		for _, p := range l.t.row(l.row(d)) {
			p.head = l.head
			l.pieces = append(l.pieces, p)
		}
	}
	if l.opt.Blank {
		for range 3 {
			p := l.t.row(tableRow{frame: frameBoxes, least: blankH + 3, cells: make([]tableCell, len(l.t.ws))})
			p[0].head = l.head
			l.pieces = append(l.pieces, p...)
		}
	}
	if l.opt.Screen {
		ref := Ref{Owner: model.InfoID, Part: PartAdd, Lane: model.ID(v)}
		l.pieces = append(l.pieces, space(1), l.b.addPlace(l.k.w.T("figure.addDecision"), l.opt.Width, ref))
	} else if len(list) == 0 {
		l.pieces = append(l.pieces, space(2))
	}
}

func (l *decisionLog) row(d *model.Decision) tableRow {
	state := func(lane model.ID) Ref { return Ref{Owner: d.ID, Part: PartState, Lane: lane} }
	field := func(lane model.ID, text string) cellPart {
		return textPart(styleBody, text).zoned(Ref{Owner: d.ID, Part: PartField, Lane: lane})
	}
	title := textPart(styleStrong, d.Title)
	if d.Title == "" {
		title = textPart(styleBody.in(InkSoft), Name(l.k.w, d))
	}
	about := l.k.linkParts(l.p, d.About, styleSmall)
	first := append([]cellPart{title.zoned(Ref{Owner: d.ID, Part: PartField, Lane: "title"})}, about...)
	owner := ""
	if r := l.p.Role(d.Owner); r != nil {
		owner = r.Name
	}
	stands := []cellPart{signPart("decision "+string(d.State), decisionSign(d.State), styleSmallIn, l.k.w.T("decisionState."+string(d.State))).zoned(state("state"))}
	if l.opt.Screen {
		stands = append(stands, signPart("verdict "+string(d.Verdict), verdictSign(d.Verdict), styleSmall, l.k.w.T("verdict."+string(d.Verdict))).zoned(state("verdict")))
	}
	return tableRow{frame: frameRuled, ref: Ref{Owner: d.ID, Part: PartEntity}, cells: []tableCell{
		cellOf(first...), cellOf(field("why", d.Why)), cellOf(field("worth", d.Value)),
		cellOf(textPart(styleBody, owner).zoned(Ref{Owner: d.ID, Part: PartOwner})),
		cellOf(l.days(d, state)...), cellOf(stands...),
	}}
}

// days tells when a decision was made and when its effect is looked at next.
func (l *decisionLog) days(d *model.Decision, state func(lane model.ID) Ref) []cellPart {
	var parts []cellPart
	say := func(key string, day model.Date, lane model.ID, late bool) {
		text := DayText(l.k.w.Lang(), day)
		if text == "" {
			if !l.opt.Screen {
				return
			}
			text = "–"
		}
		parts = append(parts, textPart(styleSmallIn, l.k.w.T(key, text)).zoned(state(lane)))
		if late {
			parts = append(parts, l.k.latePart().zoned(state(lane)))
		}
	}
	say("figure.made", d.Made, "made", false)
	say("figure.check", d.Check, "check", d.State != model.DecisionDone && isLate(d.Check, l.opt.Today))
	return parts
}

// verdictSign: a triangle that points up, two lines, a cross.
func verdictSign(v model.Verdict) sign {
	const s = signSize
	return func(d *drawing, x, y float64) float64 {
		pen := Pen{Colour: Accent, Width: 0.6}
		switch v {
		case model.VerdictInvest:
			d.path(Accent, Pen{}, polygon(x+s/2, y+s/2+0.3, s/2+0.1, 3, 0)...)
		case model.VerdictMaintain:
			d.line(pen, x+0.2, y+0.8, x+s-0.2, y+0.8)
			d.line(pen, x+0.2, y+s-0.8, x+s-0.2, y+s-0.8)
		default:
			d.line(pen, x+0.4, y+0.4, x+s-0.4, y+s-0.4)
			d.line(pen, x+0.4, y+s-0.4, x+s-0.4, y+0.4)
		}
		return s
	}
}

// decisionSign is that of an action which has come as far.
func decisionSign(s model.DecisionState) sign {
	switch s {
	case model.DecisionMade:
		return actionSign(model.ActionDoing)
	case model.DecisionDone:
		return actionSign(model.ActionDone)
	}
	return actionSign(model.ActionIdea)
}
