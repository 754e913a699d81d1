package scene

import (
	"math"
	"slices"

	"lupaus/model/audit"
)

// This file draws an audit on one page.

// sideSummary is the width from which the radar stands beside the levels.
const sideSummary = 150.0

// summaryPart is a part of the summary. Where the page has no room for all, the
// parts with the highest rank go first.
type summaryPart struct {
	rank   int
	pieces []piece
}

// summary tells on one page, when there is one, how the audit has turned out.
func (a *auditPicture) summary(head float64) {
	parts := []summaryPart{
		{0, a.partOf(a.standing)},
		{1, a.partOf(a.summaryTalk)},
		{4, a.partOf(a.summaryChange)},
		{3, a.partOf(a.summaryUnknown)},
		{5, a.partOf(a.summaryBenchmarks)},
		{2, a.partOf(a.summarySteps)},
	}
	for rank := len(parts) - 1; rank > 0 && head+heightOfParts(parts) > a.page; rank-- {
		for i := range parts {
			if parts[i].rank == rank {
				parts[i].pieces = nil
			}
		}
	}
	for _, p := range parts {
		a.add(p.pieces...)
	}
}

func heightOfParts(parts []summaryPart) float64 {
	h := 0.0
	for _, p := range parts {
		h += heightOf(p.pieces)
	}
	return h
}

// partOf collects what a function adds.
func (a *auditPicture) partOf(draw func()) []piece {
	before := a.pieces
	a.pieces = nil
	draw()
	made := a.pieces
	a.pieces = before
	return made
}

// sumSection begins a part of the summary; the first one has nothing above it.
func (a *auditPicture) sumSection(key string) {
	a.add(space(4.5), a.b.write(styleHead, a.t(key), a.spec.Width).tie(), space(1).tie())
}

// standing shows the radar and, beside or below it, the level of the whole and of
// each area.
func (a *auditPicture) standing() {
	axes := a.profileAxes()
	w := a.spec.Width
	if !radarFits(axes) || a.sentencesOn(axes) {
		a.add(a.levelRows(w)...)
		return
	}
	if w < sideSummary {
		a.add(a.radarPiece(axes, w, w*0.9), space(3))
		a.add(a.levelRows(w)...)
		return
	}
	left := math.Min(w*0.5, 110)
	right := a.levelRows(w - left - 6)
	h := math.Min(left*1.12, math.Max(82, heightOf(right)))
	a.add(beside([]piece{a.radarPiece(axes, left, h)}, right, left+6))
}

// longTitle is the width from which the title of an axis is a sentence, which a
// small radar has no room for.
const longTitle = 64.0

func (a *auditPicture) sentencesOn(axes []profileAxis) bool {
	return slices.ContainsFunc(axes, func(x profileAxis) bool { return a.k.ts.Width(Bold, SizeBody, x.title) > longTitle })
}

// levelRows name the level of the whole in large letters, and that of each area
// with its numbers; where sentences take the place of a radar, of each of those.
func (a *auditPicture) levelRows(w float64) []piece {
	var out []piece
	if level := a.r.WholeLevel(); level >= 0 {
		out = append(out, a.b.write(styleSmall, a.t("sum.whole"), w), a.b.write(styleTitle, a.stairName(level), w),
			a.b.write(styleBody, a.statsText(a.r.Whole), w), space(2.5))
	}
	t := a.b.newTable(w, mostOf(a.page), []float64{1, 0, 0}, []float64{28, max(34, w*0.26), 17})
	axes := a.profileAxes()
	if len(a.i.Areas) == 1 && (len(axes) > mostAxes || !a.sentencesOn(axes)) {
		axes = []profileAxis{{title: a.i.Areas[0].Title.In(a.lang), ref: a.areaRef(&a.i.Areas[0], ""), all: a.r.Areas[0]}}
	}
	for _, x := range axes {
		c := x.all
		name, median, know := a.noneText(c), "–", ""
		if c.Shown() {
			name, median = a.stairName(audit.LevelOf(c.Median)), a.level(c.Median)
		}
		if c.Given() > 0 {
			know = a.t("unknownShort", a.percent(c.UnknownShare()))
		}
		numbers := []cellPart{textPart(styleStrong, name), textPart(styleSmall, know)}
		value := []cellPart{rightPart(styleHead, median)}
		if c.Shown() {
			value = append(value, rightPart(styleSmall, a.levels(c.Q1, c.Q3)))
		}
		out = append(out, t.row(tableRow{frame: frameRuled, ref: x.ref, cells: []tableCell{
			cellOf(textPart(styleBody, x.title)), cellOf(numbers...), cellOf(value...),
		}})...)
	}
	return append(out, space(1), a.b.write(styleSmall, a.t("sum.levelNote"), w))
}

// stairName is the maturity level of a place in the scale, or what the scale
// calls the place where the questionnaire tells no maturity.
func (a *auditPicture) stairName(level int) string {
	if level < len(a.i.Stairs) {
		if s := a.i.Stairs[level].Title.In(a.lang); s != "" {
			return s
		}
	}
	return a.i.Scale.Levels[level].Title.In(a.lang)
}

// statsText tells median, quartiles, range and how many know and do not.
func (a *auditPicture) statsText(c audit.Cell) string {
	if !c.Shown() {
		return a.noneText(c)
	}
	return a.t("sum.stats", a.level(c.Median), a.levels(c.Q1, c.Q3), a.levels(c.Min, c.Max), c.N)
}

// sumTalk is how many disagreements the summary tells of.
const sumTalk = 3

// summaryTalk tells the largest disagreements on a line each.
func (a *auditPicture) summaryTalk() {
	list := a.r.Disagreements()
	for i, d := range list {
		if d.Gap == 0 || i == sumTalk {
			list = list[:i]
			break
		}
	}
	a.sumSection("disagreements")
	if len(list) == 0 {
		text := a.t("sum.noGaps")
		if len(a.r.Groups) < 2 {
			text = a.t("sum.oneGroup")
		}
		a.say(styleBody, text)
		return
	}
	side := max(34, min(42, (a.spec.Width-88)/2))
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 0, 0, 0}, []float64{56, side, side, 28})
	for _, d := range list {
		area, s := a.i.Statement(d.Statement)
		says := func(g int) tableCell {
			m := a.r.ByGroup[g][d.Statement].Median
			look := a.groups[g]
			look.name = a.t("sum.says", look.name, a.level(m))
			return cellOf(groupPart(look, styleBody))
		}
		a.add(t.row(tableRow{frame: frameRuled, ref: a.statementRef(s, ""), cells: []tableCell{
			cellOf(textPart(styleBody, s.Text.In(a.lang)), textPart(styleSmall, area.Title.In(a.lang))),
			says(d.High), says(d.Low), cellOf(rightPart(styleStrong.in(Accent), a.gap(d.Gap))),
		}})...)
	}
}

// summaryChange tells how the areas have moved since the earlier audit.
func (a *auditPicture) summaryChange() {
	c := a.spec.Change
	if c == nil || len(c.Shared) == 0 || c.Before.Respondents == 0 {
		return
	}
	a.sumSection("change")
	a.say(styleSmall, a.t("sum.change", Name(a.k.w, c.Before.Audit), DayText(a.lang, c.Before.Audit.Made), c.Before.Respondents, len(c.Shared)))
	a.add(space(0.6))
	row := tableRow{frame: frameRuled}
	move := func(title string, was, now audit.Cell, ref Ref) {
		if !was.Shown() || !now.Shown() {
			return
		}
		row.cells = append(row.cells, tableCell{ref: ref, parts: []cellPart{
			textPart(styleSmallIn, title),
			textPart(styleStrong, a.signed(now.Median-was.Median)),
			textPart(styleSmall, a.level(was.Median)+" → "+a.level(now.Median)),
		}})
	}
	move(a.t("whole"), c.Before.Whole, c.Now.Whole, Ref{})
	for _, pair := range c.Areas {
		if pair.Before >= 0 {
			move(a.i.Areas[pair.Now].Title.In(a.lang), c.Before.Areas[pair.Before], c.Now.Areas[pair.Now], a.areaRef(&a.i.Areas[pair.Now], ""))
		}
	}
	const widest = 28.0 // of a column that still holds a word
	perRow := max(1, int(a.spec.Width/widest))
	t := a.b.newTable(a.spec.Width, mostOf(a.page), slices.Repeat([]float64{1}, perRow), make([]float64, perRow))
	for cells := range slices.Chunk(row.cells, perRow) {
		a.add(t.row(tableRow{frame: frameRuled, cells: cells})...)
	}
}

// signed writes a difference in levels with its sign.
func (a *auditPicture) signed(v float64) string {
	text := a.decimal(math.Abs(v))
	switch {
	case text == "0":
		return "±0"
	case v < 0:
		return "−" + text
	}
	return "+" + text
}

// What the summary calls not known.
const (
	sumUnknown     = 3
	muchUnknown    = 0.2 // share of "don't know" worth telling
	sumBenchmarks  = 2
	sumSteps       = 5
	sumComments    = 40
	strongPerArea  = 2
	fewestToDivide = 4 // statements of an area, to tell the highest from the lowest
)

// summaryUnknown tells what the respondents do not know.
func (a *auditPicture) summaryUnknown() {
	a.sumSection("sum.unknown")
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 0}, []float64{80, 58})
	n := 0
	for _, at := range a.r.LeastKnown() {
		c := a.r.Statements[at]
		if n == sumUnknown || c.UnknownShare() < muchUnknown {
			break
		}
		n++
		_, s := a.i.Statement(at)
		a.add(t.row(tableRow{frame: frameRuled, ref: a.statementRef(s, ""), cells: []tableCell{
			cellOf(textPart(styleBody, s.Text.In(a.lang))),
			cellOf(rightPart(styleStrong, a.t("sum.unknownOf", a.percent(c.UnknownShare()), c.Given()))),
		}})...)
	}
	if n == 0 {
		a.say(styleBody, a.t("sum.wellKnown", a.percent(muchUnknown)))
	}
}

// summaryBenchmarks compares a few statements with others, with their source.
func (a *auditPicture) summaryBenchmarks() {
	var notes footnotes
	n := 0
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 1}, []float64{60, 60})
	for at := range a.r.Statements {
		_, s := a.i.Statement(at)
		if s.Benchmark == nil || n == sumBenchmarks {
			continue
		}
		if _, of := a.r.Statements[at].Share(s.Benchmark); of == 0 {
			continue
		}
		if n++; n == 1 {
			a.sumSection("sum.benchmarks")
		}
		a.add(t.row(tableRow{frame: frameRuled, ref: a.statementRef(s, ""), cells: []tableCell{
			cellOf(textPart(styleBody, s.Text.In(a.lang))), cellOf(a.benchmarkParts(s, a.r.Statements[at], &notes)...),
		}})...)
	}
	a.add(space(0.6))
	a.sayNotes(&notes)
}

// summarySteps lists the next possible steps that have been chosen.
func (a *auditPicture) summarySteps() {
	a.sumSection("sum.steps")
	if len(a.a.Steps) == 0 {
		a.say(styleBody, a.t("sum.noSteps"))
		return
	}
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0.7, 1, 0, 0}, []float64{34, 60, 36, 32})
	for i, s := range a.a.Steps {
		x := a.p.Action(s.Action)
		if x == nil {
			continue
		}
		if i == sumSteps {
			a.say(styleSmall, a.n("sum.moreSteps", len(a.a.Steps)-i))
			break
		}
		area := s.Area
		for k := range a.i.Areas {
			if a.i.Areas[k].Key == s.Area {
				area = a.i.Areas[k].Title.In(a.lang)
			}
		}
		owner := a.t("sum.nobody")
		if r := a.p.Role(x.Owner); r != nil {
			owner = Name(a.k.w, r)
		}
		a.add(t.row(tableRow{frame: frameRuled, ref: Ref{Owner: x.ID, Part: PartEntity}, cells: []tableCell{
			cellOf(textPart(styleSmallIn, area)), cellOf(textPart(styleStrong, Name(a.k.w, x))),
			cellOf(textPart(styleSmallIn, owner)), cellOf(rightPart(styleSmallIn, DayText(a.lang, x.Due))),
		}})...)
	}
}
