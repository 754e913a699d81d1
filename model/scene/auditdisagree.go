package scene

import (
	"fmt"
	"strconv"

	"lupaus/model"
	"lupaus/model/audit"
)

// talkCards is how many disagreements are told with what each side says; the
// others are listed. Of many groups there are fewer, because each needs more room.
const (
	talkCards   = 6
	fewestCards = 3
)

func cardsFor(groups int) int { return min(talkCards, max(fewestCards, talkCards+3-groups/2)) }

// wideTalk is the width from which what groups say stands beside their lanes.
const wideTalk = 210.0

// disagreements tells on which statements groups are the furthest apart.
func (a *auditPicture) disagreements() {
	all := a.r.Disagreements()
	if len(all) == 0 {
		a.spreads()
		return
	}
	apart := a.apart()
	if apart == 0 {
		a.say(styleHead, a.n("allAgree", len(all)))
		a.add(space(1))
		a.left(len(all))
		a.spreads()
		return
	}
	cards := min(apart, cardsFor(len(a.groups)))
	if a.spec.Brief {
		cards = min(cards, fewestCards)
	}
	for i, d := range all[:cards] {
		a.talkCard(i+1, d)
	}
	left := 0
	if apart > cards {
		a.section(a.t("otherGaps"), "")
		left = a.gapList(all[cards:apart], cards+1)
	}
	a.add(space(briefGap))
	if left > 0 {
		a.say(styleBody, a.n("moreGaps", left))
	}
	if same := len(all) - apart; same > 0 {
		a.say(styleBody, a.n("agree", same))
	}
	a.left(len(all))
}

// apart is how many statements have groups with different medians.
func (a *auditPicture) apart() int {
	n := 0
	for _, d := range a.r.Disagreements() {
		if d.Gap > 0 {
			n++
		}
	}
	return n
}

// left says how many statements cannot be compared.
func (a *auditPicture) left(compared int) {
	if n := len(a.r.Statements) - compared; n > 0 {
		a.say(styleBody, a.n("notCompared", n))
	}
}

// talkCard tells of a disagreement: the lanes of the groups, and in words what
// the highest and the lowest of them say.
func (a *auditPicture) talkCard(number int, d audit.Disagreement) {
	area, s := a.i.Statement(d.Statement)
	high, low := a.groups[d.High], a.groups[d.Low]
	highCell, lowCell := a.r.ByGroup[d.High][d.Statement], a.r.ByGroup[d.Low][d.Statement]
	right := min(74, a.spec.Width*0.34)
	sum := a.bothSides(high.name, highCell, low.name, lowCell)
	if a.k.ts.Width(Regular, SizeSmall, sum) > right {
		sum = a.bothSides(high.code, highCell, low.code, lowCell)
	}
	title := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0, 1, 0}, []float64{9, 60, right})
	head := title.row(tableRow{frame: frameTalk, ref: a.statementRef(s, ""), cells: []tableCell{
		cellOf(textPart(styleHead.in(Accent), strconv.Itoa(number))),
		cellOf(append(a.statementParts(s, styleHead), textPart(styleSmall, area.Title.In(a.lang)))...),
		cellOf(rightPart(styleHead.in(Accent), a.gap(d.Gap)), rightPart(styleSmallIn, sum)),
	}})
	for _, p := range head {
		a.add(p.tie())
	}
	body := a.spec.Width - 9
	wide := a.spec.Width >= wideTalk
	lanes := body
	if wide {
		lanes = body * 0.6
	}
	t := a.laneTable(lanes, false)
	left := t.row(a.laneHead(t, false, a.t("group")))
	for i, g := range a.groups {
		l := lane{group: g, cell: a.r.ByGroup[i][d.Statement], strong: i == d.High || i == d.Low, low: lowCell.Median, high: highCell.Median}
		left = append(left, t.row(a.laneRow(l, false, a.statementRef(s, g.id)))...)
	}
	words := styleSub.in(Ink)
	if !wide && !a.spec.Screen {
		words = styleBody
	}
	said := []tableCell{a.saysCell(s, high, highCell, words), a.saysCell(s, low, lowCell, words)}
	if !wide {
		quotes := a.b.newTable(body, mostOf(a.page), []float64{1, 1}, []float64{0, 0}).spread(6)
		under := quotes.row(tableRow{frame: frameQuote, ref: a.statementRef(s, ""), cells: said})
		a.add(indented(beside(left, nil, 0), 9).tie())
		for _, p := range under {
			a.add(indented(p, 9))
		}
		a.add(space(2.5))
		return
	}
	x := lanes + 8
	quotes := a.b.newTable(body-x, mostOf(a.page), []float64{1}, []float64{0})
	var told []piece
	for _, cell := range said {
		told = append(told, quotes.row(tableRow{frame: frameQuote, ref: a.statementRef(s, ""), cells: []tableCell{cell}})...)
	}
	a.add(indented(beside(left, told, x), 9), space(2.5))
}

// bothSides is the medians of two groups on a line.
func (a *auditPicture) bothSides(high string, h audit.Cell, low string, l audit.Cell) string {
	return fmt.Sprintf("%s %s · %s %s", high, a.level(h.Median), low, a.level(l.Median))
}

// frameTalk has a line above: something new begins.
var frameTalk = &rowFrame{"talk", 0, 1.2, func(d *drawing, t *table, _ int, _ float64) {
	d.box(Box{Rect: Rect{0, 0, t.width(), fine}, Fill: InkSoft})
}}

// frameQuote is the ground of what a group says.
var frameQuote = &rowFrame{"quote", 1, 0.8, func(*drawing, *table, int, float64) {}}

// indented moves what a piece shows to the right.
func indented(p piece, x float64) piece {
	placed := make([]Placed, len(p.placed))
	for i, b := range p.placed {
		placed[i] = Placed{b.X + x, b.Y, b.Block}
	}
	p.placed = placed
	return p
}

// saysCell is what a group says in words: the level of its median.
func (a *auditPicture) saysCell(s *model.Statement, g respondents, c audit.Cell, words Style) tableCell {
	level := audit.LevelOf(c.Median)
	return cellOf(
		groupPart(respondents{name: a.t("says", g.name, a.level(c.Median)), code: g.code, look: g.look}, styleStrong),
		gapPart(0.2), textPart(words, a.levelWords(s, level)),
	)
}

// levelWords is what a level of a statement means: in words, at the ends of a
// pair of opposites the opposite.
func (a *auditPicture) levelWords(s *model.Statement, level int) string {
	text := a.i.LevelText(s, level, a.lang)
	switch {
	case !s.Poles():
	case level == 0 && s.Left.In(a.lang) != "":
		text = s.Left.In(a.lang)
	case level == a.r.Top() && s.Right.In(a.lang) != "":
		text = s.Right.In(a.lang)
	}
	if text == "" {
		return a.t("levelNumber", a.level(float64(level)))
	}
	return text
}

// nextWords is what a level to come is: in words, or of a pair of opposites the
// one that it leads to.
func (a *auditPicture) nextWords(s *model.Statement, level int) string {
	if right := s.Right.In(a.lang); s.Poles() && right != "" && (level >= len(s.Levels) || s.Levels[level].In(a.lang) == "") {
		return a.t("towards", right)
	}
	return a.levelWords(s, level)
}

// statementParts are the text of a statement, and of a pair of opposites both.
func (a *auditPicture) statementParts(s *model.Statement, st Style) []cellPart {
	parts := []cellPart{textPart(st, s.Text.In(a.lang))}
	if s.Poles() {
		first, last := a.level(0), a.level(float64(a.r.Top()))
		parts = append(parts, textPart(styleSmallIn, first+" = "+s.Left.In(a.lang)), textPart(styleSmallIn, last+" = "+s.Right.In(a.lang)))
	}
	return parts
}

// What is said under a list that is cut: the gap above it, and its height with
// what a picture says at its end anyway.
const (
	briefGap  = 4.0
	briefTail = 20.0
)

// gapList lists disagreements with the marks of all groups on one axis. It
// returns how many have no room.
func (a *auditPicture) gapList(list []audit.Disagreement, number int) int {
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{0, 1.3, 1, 0}, []float64{10, 50, 50, 32})
	head := t.row(a.marksHead(2, []tableCell{{}, cellOf(textPart(styleSmallIn.bold(), a.t("statement"))), {}, cellOf(rightPart(styleSmallIn.bold(), a.t("difference")))}))
	for _, h := range head {
		a.add(h.tie())
	}
	for i, d := range list {
		area, s := a.i.Statement(d.Statement)
		high, low := a.r.ByGroup[d.High][d.Statement], a.r.ByGroup[d.Low][d.Statement]
		sum := a.bothSides(a.groups[d.High].code, high, a.groups[d.Low].code, low)
		parts := append(a.statementParts(s, styleBody), textPart(styleSmall, area.Title.In(a.lang)))
		marks := a.marksOf(d.Statement, t.ws[2])
		r := tableRow{frame: a.marksFrame(2, marks, low.Median, high.Median), ref: a.statementRef(s, ""), least: marks.h + 2, cells: []tableCell{
			cellOf(textPart(styleStrong.in(Accent), strconv.Itoa(number+i))), cellOf(parts...), {},
			cellOf(rightPart(styleStrong, a.gap(d.Gap)), rightPart(styleSmall, sum)),
		}}
		if a.full(t.row(r), briefTail) {
			return len(list) - i
		}
		a.rows(t, head, r)
	}
	return 0
}
