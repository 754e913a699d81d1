package scene

import (
	"fmt"
	"strconv"

	"lupaus/model/audit"
)

// spreads tells on which statements all respondents are spread the widest, with
// how many said what: what there is to talk of when groups cannot be compared.
func (a *auditPicture) spreads() {
	switch len(a.groups) {
	case 0:
		a.say(styleBody, a.t("noGroups", audit.Fewest))
	case 1:
		a.say(styleBody, a.t("oneGroup", a.groups[0].name))
	default:
		if len(a.r.Disagreements()) == 0 {
			a.say(styleBody, a.t("groupsApart", audit.Fewest))
		}
	}
	a.section(a.t("widest"), "")
	shown, alike := 0, 0
	for _, at := range a.r.Widest() {
		switch c := a.r.Statements[at]; {
		case c.Max == c.Min:
			alike++
		case shown < talkCards:
			shown++
			a.spreadCard(shown, at)
		}
	}
	if shown == 0 {
		a.say(styleBody, a.t("noSpread"))
	} else if alike > 0 {
		a.add(space(2))
		a.say(styleBody, a.n("answeredAlike", alike))
	}
}

// spreadCard is a statement with the number of answers on each level, the
// highest on top.
func (a *auditPicture) spreadCard(number, at int) {
	area, s := a.i.Statement(at)
	c := a.r.Statements[at]
	title := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0, 1, 0}, []float64{9, 60, min(60, a.spec.Width*0.34)})
	head := title.row(tableRow{frame: frameTalk, ref: a.statementRef(s, ""), cells: []tableCell{
		cellOf(textPart(styleHead.in(Accent), strconv.Itoa(number))),
		cellOf(append(a.statementParts(s, styleHead), textPart(styleSmall, area.Title.In(a.lang)))...),
		cellOf(rightPart(styleHead.in(Accent), a.t("half", a.levels(c.Q1, c.Q3))), rightPart(styleSmallIn, a.t("medianIs", a.level(c.Median)))),
	}})
	a.add(space(2).tie())
	for _, p := range head {
		a.add(p.tie())
	}
	t := a.b.newTable(a.spec.Width-9, mostOf(a.page), []float64{0, 1.3, 1, 0}, []float64{9, 50, 40, 24})
	most := c.Unknown
	for _, n := range c.Levels {
		most = max(most, n)
	}
	var rows []piece
	for level := a.r.Top(); level >= 0; level-- {
		st := styleBody
		if float64(level) >= c.Q1 && float64(level) <= c.Q3 {
			st = styleStrong
		}
		rows = append(rows, a.countRow(t, st, a.level(float64(level)), a.levelWords(s, level), c.Levels[level], most, c.Given(), false)...)
	}
	if c.Unknown > 0 {
		rows = append(rows, a.countRow(t, styleBody, "?", a.t("dontKnow"), c.Unknown, most, c.Given(), true)...)
	}
	for i, p := range rows {
		p = indented(p, 9)
		p.tied = i < len(rows)-1
		a.add(p)
	}
	a.add(space(4))
}

// countRow is how many have given one answer. "Don't know" is hatched.
func (a *auditPicture) countRow(t *table, st Style, number, words string, n, most, of int, unknown bool) []piece {
	const bar = 3.6
	frame := &rowFrame{name: fmt.Sprint("count ", n, most, unknown), padX: 1, padY: 0.5, draw: func(d *drawing, t *table, _ int, h float64) {
		d.box(Box{Rect: Rect{t.xs[2], 0, fine, h}, Fill: InkSoft})
		if n == 0 {
			return
		}
		r := Rect{t.xs[2] + fine, (h - bar) / 2, float64(n) / float64(most) * (t.ws[2] - 1), bar}
		if unknown {
			d.hatch(bandHatch, risingHatch(r, 1.6))
			d.box(Box{Rect: Rect{r.X, r.Y + hair/2, r.W, r.H - hair}, Pen: Pen{Colour: InkSoft, Width: hair}})
			return
		}
		d.box(Box{Rect: r, Fill: Accent})
	}}
	share := ""
	if of > 0 {
		share = a.percent(float64(n) / float64(of))
	}
	return t.row(tableRow{frame: frame, least: bar + 1.4, cells: []tableCell{
		cellOf(textPart(styleStrong, number)), cellOf(textPart(st, words)), {},
		cellOf(textPart(styleBody, dots(strconv.Itoa(n), share))),
	}})
}
