package scene

import (
	"strconv"
	"strings"

	"lupaus/model"
)

// This file draws what a questionnaire says before its statements: what it is,
// how it is answered, and what its levels are called.

// heading says what the questionnaire is and, on a blank one, how to answer.
func (q *questionPicture) heading() {
	i := q.i
	q.tie(q.write(Ref{}, q.text(styleTitle, i.Title, q.ref("", "title"), "emptyTitle"))...)
	if q.own(i.About) {
		q.add(space(1))
		q.add(q.write(Ref{}, q.text(styleBody, i.About, q.ref("", "about"), "emptyAbout"))...)
	}
	q.add(space(1.5))
	if q.opt.Screen {
		q.facts()
	}
	switch {
	case q.opt.Blank:
		q.instructions()
		q.respondent()
	case !q.opt.Screen:
		q.add(q.b.write(styleSmall, q.factsText(), q.opt.Width))
	case q.opt.Locked:
		q.add(space(1), q.b.write(styleSmall, q.t("locked"), readable(q.opt.Width)))
	}
}

// factsText says in one line how large the questionnaire is.
func (q *questionPicture) factsText() string {
	minutes := ""
	if q.i.Minutes > 0 {
		minutes = q.k.w.T("figure.minutes", q.i.Minutes)
	}
	return dots(q.version(), q.k.count("question.statements", q.i.Len()), minutes)
}

// facts are the values that are chosen, side by side.
func (q *questionPicture) facts() {
	minutes := q.t("noMinutes")
	if q.i.Minutes > 0 {
		minutes = q.k.w.T("figure.minutes", q.i.Minutes)
	}
	levels := q.t("levels", len(q.i.Scale.Levels), q.i.Scale.First, q.i.Scale.First+q.top())
	items := []struct{ lane, text string }{
		{"", q.version()}, {"", q.k.count("question.statements", q.i.Len())}, {"levels", levels}, {"minutes", minutes},
	}
	key := blockKey{kind: "question facts", text: string(q.i.ID), a: q.opt.Width}
	for _, it := range items {
		key.text += "\x00" + it.text
	}
	q.add(pieceOf(q.b.block(key, func(d *drawing) {
		const padX, h, gap = 2.0, 5.6, 2.0
		x, y := 0.0, 0.0
		for _, it := range items {
			l := q.k.one(styleSmallIn, it.text, q.opt.Width-2*padX)
			w := l.width + 2*padX
			if x > 0 && x+w > q.opt.Width {
				x, y = 0, y+h+1
			}
			r := Rect{x, y, w, h}
			if it.lane != "" {
				d.outlined(r, h/2, None, Pen{Colour: CardEdge, Width: fine})
				d.zone(r, Ref{Owner: q.i.ID, Part: PartState, Lane: model.ID(it.lane)})
			} else {
				d.box(Box{Rect: r, Radius: h / 2, Fill: Band})
			}
			q.k.putLine(d, styleSmallIn, x+padX, y+(h-q.k.pitch(SizeSmall))/2, l)
			x += w + gap
		}
	})))
}

// instructions say how to answer, in a box of their own.
func (q *questionPicture) instructions() {
	privacy := "anonymous"
	if q.opt.Named {
		privacy = "named"
	}
	lines := []string{q.t(q.how()), q.t("howUnknown"), q.t(privacy)}
	if q.i.Minutes > 0 {
		lines = append(lines, q.t("takes", q.i.Minutes))
	}
	text := strings.Join(lines, "\n")
	q.add(pieceOf(q.b.block(blockKey{kind: "question how", text: text, a: q.opt.Width}, func(d *drawing) {
		const padX, padY, indent = 4.0, 3.0, 5.0
		var in drawing
		w := q.opt.Width - 2*padX - indent
		y := padY
		for n, line := range lines {
			q.k.putLine(&in, styleStrong.in(Accent), padX, y, q.k.one(styleStrong, strconv.Itoa(n+1), indent))
			y = q.k.put(&in, styleBody, padX+indent, y, w, q.k.wrap(styleBody, line, w, 99)) + 0.6
		}
		d.box(Box{Rect: Rect{0, 0, q.opt.Width, y - 0.6 + padY}, Radius: 1.5, Fill: Band})
		d.over(&in)
	})))
}

// how names the words that tell how to answer: there are others where all
// statements are pairs of opposites.
func (q *questionPicture) how() string {
	for a := range q.i.Areas {
		for k := range q.i.Areas[a].Statements {
			if !q.i.Areas[a].Statements[k].Poles() {
				return "how"
			}
		}
	}
	if q.i.Len() == 0 {
		return "how"
	}
	return "howPoles"
}

// respondent says which group the sheet is for, or asks for it.
func (q *questionPicture) respondent() {
	var asked []string
	key := blockKey{kind: "question respondent", a: q.opt.Width}
	switch {
	case q.opt.Group != "":
		key.text = q.opt.Group
	case len(q.opt.Groups) > 0:
		asked = q.opt.Groups
	case !q.opt.Named:
		return
	}
	key.text += "\x00" + strings.Join(asked, "\x00")
	if q.opt.Named {
		key.kind += " named"
	}
	q.add(space(3), pieceOf(q.b.block(key, func(d *drawing) {
		y := 0.0
		if q.opt.Named {
			l := q.k.one(styleStrong, q.t("name"), 40)
			q.k.putLine(d, styleStrong, 0, y+2, l)
			x := l.width + 3
			d.box(Box{Rect: Rect{x, y + 2 + q.k.pitch(SizeBody), min(110, q.opt.Width-x), hair}, Fill: InkSoft})
			y += q.k.pitch(SizeBody) + 5
		}
		q.group(d, y, asked)
	})))
}

// group draws the name of the group, or those to choose from with boxes.
func (q *questionPicture) group(d *drawing, y float64, asked []string) {
	if q.opt.Group == "" && len(asked) == 0 {
		return
	}
	label := q.k.one(styleStrong, q.t("group"), 40)
	pitch := q.k.pitch(SizeBody)
	q.k.putLine(d, styleStrong, 0, y+(tickBox-pitch)/2, label)
	left := label.width + 3
	if q.opt.Group != "" {
		q.k.put(d, styleBody, left, y+(tickBox-pitch)/2, q.opt.Width-left, q.k.wrap(styleBody, q.opt.Group, q.opt.Width-left, 3))
		return
	}
	x := left
	for _, name := range asked {
		l := q.k.one(styleBody, name, q.opt.Width-left-tickBox-1.5)
		w := tickBox + 1.5 + l.width
		if x > left && x+w > q.opt.Width {
			x, y = left, y+tickBox+1.8
		}
		drawTick(d, x, y)
		q.k.putLine(d, styleBody, x+tickBox+1.5, y+(tickBox-pitch)/2, l)
		x += w + 6
	}
}

// scale says what the levels are called and, for readers of the questionnaire,
// what maturity they stand for.
func (q *questionPicture) scale() {
	levels := q.i.Scale.Levels
	said := func(list []model.Level, of func(model.Level) model.Texts) bool {
		for _, l := range list {
			if of(l).In(q.lang) != "" {
				return true
			}
		}
		return false
	}
	title := func(l model.Level) model.Texts { return l.Title }
	about := func(l model.Level) model.Texts { return l.About }
	if q.editing() || said(levels, title) || said(levels, about) {
		q.add(space(4))
		q.named("scaleTitle", levels, "levelTitle", "levelAbout", q.editing() || said(levels, about))
	}
	if q.opt.Blank || !q.editing() && !said(q.i.Stairs, title) || !q.opt.Screen && q.sameStairs() {
		return
	}
	q.add(space(4))
	if len(q.i.Stairs) == 0 {
		q.add(q.b.addPlace(q.t("addStairs"), q.opt.Width, q.ref("", levelField("stairTitle", 0))))
		return
	}
	q.named("stairsTitle", q.i.Stairs, "stairTitle", "stairAbout", q.editing() || said(q.i.Stairs, about))
}

// sameStairs reports whether the stairs say nothing that the levels do not.
func (q *questionPicture) sameStairs() bool {
	for l, level := range q.i.Scale.Levels {
		step := q.i.Stairs[l]
		if step.Title.In(q.lang) != level.Title.In(q.lang) || step.About.In(q.lang) != level.About.In(q.lang) {
			return false
		}
	}
	return true
}

// named draws levels with their names, and with what they mean when some say it.
func (q *questionPicture) named(key string, levels []model.Level, title, about string, more bool) {
	q.tie(q.b.write(styleStrong, q.t(key), q.opt.Width), space(1))
	parts := func(l int) []cellPart {
		out := []cellPart{q.text(styleSmallIn.bold(), levels[l].Title, q.ref("", levelField(title, l)), "emptyLevel")}
		if more {
			out = append(out, gapPart(0.3), q.text(styleSmallIn, levels[l].About, q.ref("", levelField(about, l)), "emptyAbout"))
		}
		return out
	}
	if q.levels == nil {
		var items []cellPart
		for l := range levels {
			items = append(items, numbered(q.shown(l), parts(l)[0]))
			if more {
				items = append(items, numbered("", parts(l)[2]))
			}
		}
		q.add(q.inColumns(items, Ref{})...)
		return
	}
	cells := []tableCell{{}}
	for l := range levels {
		cells = append(cells, cellOf(append([]cellPart{textPart(styleNumber, q.shown(l))}, parts(l)...)...))
	}
	if key == "scaleTitle" {
		cells = append(cells, cellOf(textPart(styleNumber, "?"), textPart(styleSmallIn, q.t("unknown"))))
	} else {
		cells = append(cells, tableCell{})
	}
	q.add(q.levels.row(tableRow{frame: frameLevelHead, cells: cells})...)
}

// headFor are the names of the levels, which come back on every page on which
// statements are answered by them.
func (q *questionPicture) headFor(s *model.Statement) []piece {
	switch {
	case q.opt.Screen:
		return nil
	case s.Poles():
		t := q.polesTable()
		return append(t.row(tableRow{frame: frameLevelHead, cells: []tableCell{
			{}, cellOf(q.levelName(0)...), {}, cellOf(q.levelName(q.top())...), {},
		}}), space(1.5))
	case q.levels == nil:
		return nil
	}
	cells := []tableCell{{}}
	for l := range q.i.Scale.Levels {
		cells = append(cells, cellOf(q.levelName(l)...))
	}
	cells = append(cells, cellOf(linesPart(styleSmallIn.bold(), "?", 1)))
	return append(q.levels.row(tableRow{frame: frameLevelHead, cells: cells}), space(1.5))
}

// levelName is the name of a level in the head of a page.
func (q *questionPicture) levelName(l int) []cellPart {
	name := strings.TrimSpace(q.shown(l) + " " + q.i.Scale.Levels[l].Title.In(q.lang))
	parts := []cellPart{linesPart(styleSmallIn.bold(), name, 3)}
	switch l {
	case 0:
		parts = append(parts, linesPart(styleSmall, q.t("lowest"), 1))
	case q.top():
		parts = append(parts, linesPart(styleSmall, q.t("highest"), 1))
	}
	return parts
}
