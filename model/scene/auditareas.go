package scene

import (
	"cmp"
	"slices"

	"lupaus/model"
	"lupaus/model/audit"
)

// This file tells of an audit area by area, and what respondents have written.

// areas tells of each area its level, what is the strongest and the weakest in
// it, and its next possible steps.
func (a *auditPicture) areas() {
	for i := range a.i.Areas {
		area, c := &a.i.Areas[i], a.r.Areas[i]
		a.section(area.Title.In(a.lang), area.About.In(a.lang))
		a.areaLevel(area, c)
		a.areaEnds(i)
		if !a.spec.Brief { // they stand below the staircase
			a.areaSteps(i)
		}
	}
	if len(a.r.Comments) > 0 {
		a.section(a.t("area.comments"), a.t("area.commentsNote"))
		t := a.b.newTable(readable(a.spec.Width), mostOf(a.page), []float64{1}, []float64{0})
		for _, text := range a.r.Comments {
			a.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{cellOf(textPart(styleBody, text))}})...)
		}
	}
}

// areaLevel names the level of an area and says what that means.
func (a *auditPicture) areaLevel(area *model.Area, c audit.Cell) {
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0, 1}, []float64{44, 80})
	name, about := a.noneText(c), ""
	if c.Shown() {
		level := audit.LevelOf(c.Median)
		name = a.stairName(level)
		if level < len(a.i.Stairs) {
			about = a.i.Stairs[level].About.In(a.lang)
		}
	}
	said := []cellPart{textPart(styleBody, a.statsText(c))}
	if c.Given() > 0 {
		said = append(said, textPart(styleSmall, a.t("area.known", c.Known(), c.Given(), a.percent(c.UnknownShare()))))
	}
	if about != "" && !a.spec.Brief { // the staircase tells it
		said = append(said, gapPart(0.6), textPart(styleSmallIn, about))
	}
	for _, p := range t.row(tableRow{frame: frameTalk, ref: a.areaRef(area, ""), cells: []tableCell{
		cellOf(linePart(styleTitle, styleHead, name)), cellOf(said...),
	}}) {
		a.add(p.tie())
	}
}

// areaEnds shows the statements that stand the highest and the lowest, beside
// each other or, where there are few, all of them.
func (a *auditPicture) areaEnds(area int) {
	var places []int
	at := 0
	for k := range a.i.Areas {
		for range a.i.Areas[k].Statements {
			if k == area && a.r.Statements[at].Shown() {
				places = append(places, at)
			}
			at++
		}
	}
	slices.SortStableFunc(places, func(x, y int) int {
		p, q := a.r.Statements[x], a.r.Statements[y]
		return cmp.Or(cmp.Compare(q.Median, p.Median), cmp.Compare(q.Average, p.Average))
	})
	switch n := len(places); {
	case n == 0:
	case n < fewestToDivide:
		t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1}, []float64{0})
		for _, at := range places {
			a.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{a.placedCell(at)}})...)
		}
	default:
		t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 1}, []float64{0, 0}).spread(6)
		for _, p := range t.row(tableRow{frame: frameOpen, cells: []tableCell{
			cellOf(textPart(styleSmallIn.bold(), a.t("area.strongest"))), cellOf(textPart(styleSmallIn.bold(), a.t("area.weakest"))),
		}}) {
			a.add(p.tie())
		}
		for i := range strongPerArea {
			if i > 0 && a.spec.Brief {
				break
			}
			a.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{a.placedCell(places[i]), a.placedCell(places[n-1-i])}})...)
		}
	}
}

// placedCell is a statement with its median and what that level means.
func (a *auditPicture) placedCell(at int) tableCell {
	_, s := a.i.Statement(at)
	c := a.r.Statements[at]
	cell := cellOf(
		textPart(styleBody, a.t("area.placed", s.Text.In(a.lang), a.level(c.Median))),
		textPart(styleSmall, a.levelWords(s, audit.LevelOf(c.Median))),
	)
	cell.ref = a.statementRef(s, "")
	return cell
}

// areaSteps lists the steps chosen for an area, or proposes one.
func (a *auditPicture) areaSteps(area int) {
	key := a.i.Areas[area].Key
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0, 1}, []float64{44, 80})
	row := func(title string, parts ...cellPart) {
		a.add(t.row(tableRow{frame: frameOpen, cells: []tableCell{cellOf(textPart(styleSmallIn.bold(), title)), cellOf(parts...)}})...)
	}
	chosen := 0
	for _, s := range a.a.Steps {
		x := a.p.Action(s.Action)
		if s.Area != key || x == nil {
			continue
		}
		chosen++
		owner := a.t("sum.nobody")
		if r := a.p.Role(x.Owner); r != nil {
			owner = Name(a.k.w, r)
		}
		row(a.t("area.step"), textPart(styleStrong, Name(a.k.w, x)), textPart(styleSmallIn, dots(owner, DayText(a.lang, x.Due))))
	}
	if list := a.r.Candidates(area); chosen == 0 && len(list) > 0 {
		_, s := a.i.Statement(list[0].Statement)
		row(a.t("area.proposed"), textPart(styleBody, a.nextWords(s, list[0].Next)), textPart(styleSmall, s.Text.In(a.lang)))
	}
}
