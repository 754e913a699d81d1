package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
)

// This file tells how many have answered, and not what.

// Answers draws how the answers of an audit have come in: its groups with the
// number of respondents, its batches, and on screen the ways to add more.
func (b *Builder) Answers(p *model.Project, a *model.Audit, opt AnswerGridOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	if opt.Width <= 0 {
		opt.Width = sheetWidth
	}
	s := &answersPicture{b: b, k: &b.k, p: p, a: a, opt: opt, groups: auditGroups(&b.k, a), all: map[model.ID]tally{}}
	s.i = p.Instrument(a.Instrument)
	if s.i == nil {
		s.i = &model.Instrument{}
	}
	for _, batch := range model.Of[model.AnswerBatch](p, a.Batches) {
		s.batches = append(s.batches, batch)
		for id, t := range tallies(batch, s.i.Len()) {
			s.all[id] = s.all[id].plus(t)
		}
	}
	s.draw()
	l := &leaf{title: Name(b.k.w, a), edge: edgeOf(opt.Screen), width: opt.Width, pieces: s.pieces, columns: 1}
	return l.scene()
}

// tally counts answer sheets.
type tally struct{ sheets, complete, begun int }

func (t tally) plus(other tally) tally {
	return tally{t.sheets + other.sheets, t.complete + other.complete, t.begun + other.begun}
}

// tallies counts the sheets of a batch by groups.
func tallies(b *model.AnswerBatch, statements int) map[model.ID]tally {
	out := map[model.ID]tally{}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		t := tally{sheets: 1}
		answered := len(s.Answers) - strings.Count(s.Answers, string(rune(model.Unanswered)))
		switch {
		case answered >= statements:
			t.complete = 1
		case answered > 0:
			t.begun = 1
		}
		out[s.Group] = out[s.Group].plus(t)
	}
	return out
}

func sum(all map[model.ID]tally) tally {
	var out tally
	for _, t := range all {
		out = out.plus(t)
	}
	return out
}

// answersPicture is the picture of all answers being drawn.
type answersPicture struct {
	b       *Builder
	k       *setter
	p       *model.Project
	a       *model.Audit
	i       *model.Instrument
	opt     AnswerGridOptions
	groups  []respondents
	batches []*model.AnswerBatch
	all     map[model.ID]tally
	part    bool // only a part of the answers: nothing is told of the whole
	pieces  []piece
}

func (s *answersPicture) add(pieces ...piece) { s.pieces = append(s.pieces, pieces...) }

func (s *answersPicture) t(key string, args ...any) string { return s.k.w.T("answers."+key, args...) }

func (s *answersPicture) draw() {
	s.heading()
	s.groupRows()
	s.batchRows()
	if s.opt.Screen {
		s.ways()
	}
}

func (s *answersPicture) heading() {
	w := s.opt.Width
	t := s.b.newTable(w, math.Inf(1), []float64{1}, []float64{0})
	field := func(ref Ref, parts ...cellPart) {
		s.add(t.row(tableRow{frame: frameBare, ref: ref, cells: []tableCell{cellOf(parts...)}})...)
	}
	field(Ref{Owner: s.a.ID, Part: PartField, Lane: "name"}, textPart(styleTitle, Name(s.k.w, s.a)))
	instrument := dots(Name(s.k.w, s.i), s.k.w.T("question.version", s.i.Version))
	field(Ref{Owner: s.i.ID, Part: PartEntity}, textPart(styleSub, instrument))
	day := DayText(s.k.w.Lang(), s.a.Made)
	if day == "" && s.opt.Screen {
		day = s.t("noDay")
	}
	if day != "" {
		s.add(space(0.6))
		field(Ref{Owner: s.a.ID, Part: PartState, Lane: "made"}, textPart(styleBody.in(InkSoft), day))
	}
	privacy := "anonymous"
	if s.a.Named {
		privacy = "named"
	}
	field(Ref{Owner: s.a.ID, Part: PartState, Lane: "named"}, textPart(styleSmall, s.t(privacy, audit.Fewest)))
	total := sum(s.all)
	s.add(space(4))
	if total.sheets == 0 {
		s.add(s.b.write(styleHead, s.t("none"), readable(w)))
		switch {
		case !s.opt.Screen:
		case len(s.groups) == 0:
			s.add(space(1), s.b.write(styleBody, s.t("noneGroups"), readable(w)))
		default:
			s.add(space(1), s.b.write(styleBody, s.t("noneHow"), readable(w)))
		}
		return
	}
	said := s.k.count("answers.respondents", total.sheets)
	s.add(s.b.write(styleHead, said, w), s.b.write(styleBody.in(InkSoft), s.completeness(total), w))
}

// completeness tells how many have answered everything.
func (s *answersPicture) completeness(t tally) string {
	if t.complete == t.sheets {
		return s.t("allComplete")
	}
	out := s.t("complete", t.complete, t.sheets)
	if empty := t.sheets - t.complete - t.begun; empty > 0 {
		out = dots(out, s.k.count("answers.empty", empty))
	}
	return out
}

// groupRows lists the groups with the number of their respondents.
func (s *answersPicture) groupRows() {
	s.add(space(5), s.b.write(styleHead, s.t("groups"), s.opt.Width).tie(), space(1).tie())
	t := s.b.newTable(s.opt.Width, math.Inf(1), []float64{1, 0, 1.3, 1.3}, []float64{40, 14, 40, 40})
	most := audit.Fewest
	for _, n := range s.all {
		most = max(most, n.sheets)
	}
	row := func(r respondents, name cellPart) {
		n := s.all[r.id]
		ref := Ref{Owner: s.a.ID, Part: PartGroup, Lane: r.id}
		s.add(t.row(tableRow{frame: frameRuled, ref: ref, cells: []tableCell{
			cellOf(name), cellOf(rightPart(styleStrong, strconv.Itoa(n.sheets))), cellOf(countPart(n.sheets, most, !s.part && r.id != "")),
			cellOf(textPart(styleSmall, s.groupNote(r.id, n))),
		}})...)
	}
	for _, r := range s.groups {
		if !s.part || s.all[r.id].sheets > 0 {
			row(r, groupPart(r, styleBody))
		}
	}
	if s.all[""].sheets > 0 {
		row(respondents{}, textPart(styleBody.in(InkSoft), s.t("noGroup")))
	}
	if len(s.groups) == 0 && !s.opt.Screen {
		s.add(s.b.write(styleSmall, s.t("noGroups"), s.opt.Width))
	}
	if s.opt.Screen {
		s.add(space(1), s.b.addPlace(s.t("addGroup"), s.opt.Width, Ref{Owner: s.a.ID, Part: PartAdd, Lane: "group"}))
	}
}

// groupNote tells how many respondents a group still needs to be shown, else how
// completely they have answered.
func (s *answersPicture) groupNote(id model.ID, t tally) string {
	need := audit.Fewest - t.sheets
	switch {
	case t.sheets == 0:
		return s.t("waiting")
	case need > 0 && !s.a.Named && !s.part && id != "":
		return s.k.count("answers.needed", need)
	}
	return s.completeness(t)
}

// countPart shows a number of respondents: dots where all numbers are small, else
// a bar. The open dots of a small group are those that it still needs.
func countPart(n, most int, needs bool) cellPart {
	dots := n
	if needs {
		dots = max(n, audit.Fewest)
	}
	return cellPart{key: "count" + strconv.Itoa(n) + " " + strconv.Itoa(dots) + " " + strconv.Itoa(most), lay: func(k *setter, width float64) []cellLine {
		const radius, step = 0.95, 2.6
		h := k.pitch(SizeBody)
		return []cellLine{{h, func(d *drawing, x, y float64) {
			mid := y + h/2
			if n > 0 && float64(most)*step > width {
				d.box(Box{Rect: Rect{x, mid - 1.2, max(0.3, width*float64(n)/float64(most)), 2.4}, Radius: 0.3, Fill: Accent})
				return
			}
			for i := range dots {
				cx := x + radius + float64(i)*step
				if i < n {
					d.path(Accent, Pen{}, circlePath(cx, mid, radius)...)
				} else {
					d.path(None, Pen{Colour: InkSoft, Width: 0.2}, circlePath(cx, mid, radius-0.1)...)
				}
			}
		}}}
	}}
}

// batchRows lists the batches as they came.
func (s *answersPicture) batchRows() {
	if len(s.batches) == 0 {
		return
	}
	s.add(space(6), s.b.write(styleHead, s.t("batches"), s.opt.Width).tie(), space(1).tie())
	t := s.b.newTable(s.opt.Width, math.Inf(1), []float64{1, 0, 1.3, 1.3}, []float64{40, 14, 40, 40})
	for _, batch := range s.batches {
		by := tallies(batch, s.i.Len())
		total := sum(by)
		name := []cellPart{textPart(styleBody, s.k.w.T("batchWay."+string(batch.Way)))}
		if sub := dots(batch.Name, DayText(s.k.w.Lang(), batch.Made)); sub != "" {
			name = append(name, textPart(styleSmall, sub))
		}
		s.add(t.row(tableRow{frame: frameRuled, ref: Ref{Owner: batch.ID, Part: PartEntity}, cells: []tableCell{
			cellOf(name...), cellOf(rightPart(styleStrong, strconv.Itoa(total.sheets))), cellOf(s.groupCounts(by)),
			cellOf(textPart(styleSmall, s.completeness(total))),
		}})...)
	}
}

// groupCounts are the marks of the groups of a batch with their numbers.
func (s *answersPicture) groupCounts(by map[model.ID]tally) cellPart {
	var items []legendEntry
	key := "group counts"
	for i := range s.groups {
		if n := by[s.groups[i].id].sheets; n > 0 {
			items = append(items, legendEntry{mark: &s.groups[i], text: strconv.Itoa(n), st: styleSmallIn})
			key += s.groups[i].key() + strconv.Itoa(n) + "\x01"
		}
	}
	if n := by[""].sheets; n > 0 {
		text := s.t("noGroup") + " " + strconv.Itoa(n)
		items = append(items, legendEntry{text: text, st: styleSmallIn})
		key += text
	}
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine { return k.entryLines(items, width) }}
}

// entryLines puts entries of a legend into lines of a cell.
func (k *setter) entryLines(items []legendEntry, width float64) []cellLine {
	type put struct {
		x    float64
		it   legendEntry
		mark float64
		l    line
	}
	const gap = 3.0
	var rows [][]put
	x := 0.0
	for _, it := range items {
		mark := 0.0
		if it.mark != nil {
			mark = k.markWidth(*it.mark) + 1
		}
		l := k.one(it.st, it.text, width-mark)
		if len(rows) == 0 || x > 0 && x+mark+l.width > width {
			rows, x = append(rows, nil), 0
		}
		last := &rows[len(rows)-1]
		*last = append(*last, put{x, it, mark, l})
		x += mark + l.width + gap
	}
	h := groupMarkH + 0.4
	var out []cellLine
	for _, row := range rows {
		out = append(out, cellLine{h, func(d *drawing, x, y float64) {
			for _, p := range row {
				if p.it.mark != nil {
					k.groupMark(d, *p.it.mark, x+p.x+(p.mark-1)/2, y+h/2)
				}
				k.putLine(d, p.it.st, x+p.x+p.mark, y+(h-k.pitch(p.it.st.Size))/2, p.l)
			}
		}})
	}
	return out
}

// ways are the places to add answers, with what each way is good for.
func (s *answersPicture) ways() {
	s.add(space(6), s.b.write(styleHead, s.t("add"), s.opt.Width).tie(), space(1.5).tie())
	ways := model.BatchWays()
	columns := len(ways)
	if s.opt.Width < 130 {
		columns = 1
	}
	shares, least := make([]float64, columns), make([]float64, columns)
	for i := range shares {
		shares[i] = 1
	}
	t := s.b.newTable(s.opt.Width, math.Inf(1), shares, least)
	if columns > 1 {
		t.spread(cardGap)
	}
	for from := 0; from < len(ways); from += columns {
		r := tableRow{frame: frameCards}
		for _, way := range ways[from : from+columns] {
			ref := Ref{Owner: s.a.ID, Part: PartAdd, Lane: model.ID(way)}
			r.cells = append(r.cells, tableCell{ref: ref, parts: []cellPart{
				signPart("plus", plusSign, styleStrong, s.t("way."+string(way))), gapPart(0.8),
				textPart(styleSmallIn, s.t("about."+string(way))),
			}})
		}
		s.add(t.row(r)...)
		if columns == 1 {
			s.add(space(2))
		}
	}
}

// covered tells of a round without names who have answered, not what.
func (g *gridPicture) covered(width float64) []piece {
	out := []piece{space(1), g.b.write(styleBody, g.t("covered"), readable(width)), space(3)}
	s := &answersPicture{b: g.b, k: g.k, a: g.a, i: g.i, opt: AnswerGridOptions{Width: width}, part: true, groups: auditGroups(g.k, g.a)}
	s.all = tallies(g.batch, g.i.Len())
	s.groupRows()
	return append(out, s.pieces...)
}
