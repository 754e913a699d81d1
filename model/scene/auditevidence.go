package scene

import (
	"fmt"
	"slices"
	"strconv"

	"lupaus/model"
	"lupaus/model/audit"
)

// evidence tells what the room says of the statements: how high each should be,
// what is noted, and what is cited as evidence.
func (a *auditPicture) evidence() {
	e := &evidencePicture{auditPicture: a}
	e.grid = a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1.3, 1, 1, 1.3}, []float64{44, 46, 32, 44})
	e.head = e.grid.row(e.headRow())
	var bare []int
	at := 0
	for n := range a.i.Areas {
		e.area = &a.i.Areas[n]
		for range a.i.Areas[n].Statements {
			_, s := a.i.Statement(at)
			mark := a.a.Mark(s.Key)
			if len(mark.Evidence) == 0 {
				bare = append(bare, at)
			}
			if a.spec.Screen || !mark.Empty() {
				e.tell(at, s, mark)
			}
			at++
		}
	}
	if !a.spec.Screen {
		e.end(bare)
	}
}

// tell adds the row of a statement, the first one of an area under its title.
// Where there is no room it counts it.
func (e *evidencePicture) tell(at int, s *model.Statement, mark model.StatementMark) {
	row := e.row(at, s, mark)
	if e.left > 0 || e.some && e.full(e.grid.row(row), briefTail) {
		e.left++
		return
	}
	if !e.some {
		for _, p := range e.head {
			e.add(p.tie())
		}
	}
	if e.area != nil {
		e.areaTitle(e.area)
	}
	e.some, e.area = true, nil
	e.rows(e.grid, e.head, row)
}

// end says what there is not, and which statements lack evidence.
func (e *evidencePicture) end(bare []int) {
	if !e.some {
		e.say(styleBody, e.t("noMarks"))
	}
	if e.left > 0 {
		e.add(space(briefGap))
		e.say(styleBody, e.n("moreMarks", e.left))
	}
	if e.spec.Brief && len(bare) > 0 {
		e.add(space(briefGap / 2))
		e.say(styleBody, e.n("bare", len(bare))+". "+e.t("bareNote"))
		return
	}
	e.bare(bare)
}

// evidencePicture is the picture of targets and evidence being drawn.
type evidencePicture struct {
	*auditPicture
	grid *table
	head []piece
	area *model.Area // whose title is still to come
	some bool        // something has been told
	left int         // statements that have no room
}

func (e *evidencePicture) headRow() tableRow {
	r := tableRow{frame: frameHead}
	for _, key := range []string{"statement", "nowAndTarget", "note", "evidenceColumn"} {
		r.cells = append(r.cells, cellOf(textPart(styleSmallIn.bold(), e.t(key))))
	}
	return r
}

func (e *evidencePicture) areaTitle(area *model.Area) {
	title := e.b.newTable(e.spec.Width, e.grid.most, []float64{1}, []float64{0})
	for _, p := range title.row(tableRow{frame: frameGroup, ref: e.areaRef(area, ""), cells: []tableCell{cellOf(textPart(styleStrong, area.Title.In(e.lang)))}}) {
		p.head = e.head
		e.add(p.tie())
	}
}

func (e *evidencePicture) row(at int, s *model.Statement, mark model.StatementMark) tableRow {
	ref := func(part Part) Ref { return Ref{Owner: e.a.ID, Part: part, Lane: model.ID(s.Key)} }
	c := e.r.Statements[at]
	note := []cellPart{textPart(styleBody, mark.Note)}
	if mark.Note == "" && e.spec.Screen {
		note = []cellPart{textPart(styleSmall, e.t("addNote"))}
	}
	return tableRow{frame: frameRuled, ref: e.statementRef(s, ""), cells: []tableCell{
		cellOf(e.statementParts(s, styleBody)...),
		{ref: ref(PartTarget), parts: e.scaleParts(c, mark.Target)},
		{ref: ref(PartMark), parts: note},
		cellOf(e.citedParts(at, s, mark)...),
	}}
}

// scaleParts is the scale with the mark of now above its axis and that of the
// target below, and both in words.
func (e *evidencePicture) scaleParts(c audit.Cell, target int) []cellPart {
	top, first := e.r.Top(), int(e.r.First())
	now := -1.0
	if c.Shown() {
		now = c.Median
	}
	plot := cellPart{key: fmt.Sprint("target scale ", top, first, now, target), lay: func(k *setter, width float64) []cellLine {
		h := 2*scaleHalf + k.pitch(SizeSmall)
		return []cellLine{{h, func(d *drawing, x, y float64) { k.targetScale(d, x, y, width, top, first, now, target) }}}
	}}
	said := e.t("nowNone")
	if c.Shown() {
		said = e.t("now", e.level(c.Median))
	}
	if target > 0 {
		said = dots(said, e.t("target", e.level(float64(target-1))))
	} else if e.spec.Screen {
		said = dots(said, e.t("setTarget"))
	}
	return []cellPart{plot, textPart(styleSmall, said)}
}

// targetScale draws the axis. Its levels share the width as [StepAt] reads them.
func (k *setter) targetScale(d *drawing, x, y, width float64, top, first int, now float64, target int) {
	at := func(place float64) float64 { return x + (place+0.5)/float64(top+1)*width }
	axis := y + scaleHalf
	pen := Pen{Colour: InkSoft, Width: fine}
	d.line(pen, at(0), axis, at(float64(top)), axis)
	every := skip(k.one(styleSmall, strconv.Itoa(top+first), width).width+0.5, at(1)-at(0))
	for level := range top + 1 {
		cx := at(float64(level))
		d.line(pen, cx, axis-0.9, cx, axis+0.9)
		if (top-level)%every == 0 {
			n := k.one(styleSmall, strconv.Itoa(level+first), width)
			k.putLine(d, styleSmall, cx-n.width/2, axis+scaleHalf-0.4, n)
		}
	}
	const off = 2.4
	if now >= 0 && target > 0 {
		arrow(d, Point{at(now), axis - off}, Point{at(float64(target - 1)), axis + off}, 1.6)
	}
	if now >= 0 {
		nowMark(d, at(now), axis-off)
	}
	if target > 0 {
		targetMark(d, at(float64(target-1)), axis+off)
	}
}

// citedParts list what is cited, with what it shows.
func (e *evidencePicture) citedParts(at int, s *model.Statement, mark model.StatementMark) []cellPart {
	var parts []cellPart
	for _, id := range mark.Evidence {
		kind, name := e.k.linkTo(e.p, id)
		if kind == "" {
			continue
		}
		ref := Ref{Owner: e.a.ID, Part: PartEvidence, Lane: model.ID(s.Key), Persona: id}
		parts = append(parts, signPart("kind "+string(kind), kindSign(kind), styleBody, name).zoned(ref))
		for _, p := range e.shows(id) {
			parts = append(parts, movedPart(p, signSize+1).zoned(ref))
		}
		if e.r.SpeaksAgainst(e.p, at, id) {
			parts = append(parts, movedPart(signPart("against", againstSign, styleSmallIn.bold().in(Warn), e.t("against")), signSize+1).zoned(ref))
		}
		parts = append(parts, gapPart(0.8).zoned(ref))
	}
	if e.spec.Screen {
		parts = append(parts, signPart("plus", plusSign, styleSmall, e.t("addEvidence")).zoned(Ref{Owner: e.a.ID, Part: PartAddEvidence, Lane: model.ID(s.Key)}))
	}
	return parts
}

// shows tells what is known of something that is cited: how a touchpoint feels,
// whether a promise is kept.
func (e *evidencePicture) shows(id model.ID) []cellPart {
	switch found := e.p.Get(id).(type) {
	case *model.Touchpoint:
		if f, ok := found.LowestFeeling(); ok {
			return []cellPart{textPart(styleSmall, dots(e.t("feeling", FeelingText(e.lang, f.Value)), f.Word))}
		}
		return []cellPart{textPart(styleSmall, e.t("noFeeling"))}
	case *model.Promise:
		return []cellPart{signPart("kept "+string(found.Kept), keptSign(found.Kept), styleSmallIn, e.k.w.T("kept."+string(found.Kept)))}
	}
	return nil
}

// againstSign: two arrows that point at each other.
func againstSign(d *drawing, x, y float64) float64 {
	const s = signSize + 0.6
	pen, mid := Pen{Colour: Warn, Width: 0.45}, y+signSize/2
	d.line(pen, x, mid, x+1.2, mid)
	d.line(pen, x+s-1.2, mid, x+s, mid)
	d.path(None, pen, moveTo(x+0.5, mid-0.9), lineTo(x+1.35, mid), lineTo(x+0.5, mid+0.9))
	d.path(None, pen, moveTo(x+s-0.5, mid-0.9), lineTo(x+s-1.35, mid), lineTo(x+s-0.5, mid+0.9))
	return s
}

// plusSign is that of a place to add.
func plusSign(d *drawing, x, y float64) float64 {
	c, pen := signSize/2, Pen{Colour: InkSoft, Width: 0.35}
	d.path(None, Pen{Colour: InkSoft, Width: 0.2}, circlePath(x+c, y+c, c-0.1)...)
	d.line(pen, x+c-0.7, y+c, x+c+0.7, y+c)
	d.line(pen, x+c, y+c-0.7, x+c, y+c+0.7)
	return signSize
}

// bare lists the statements without evidence.
func (e *evidencePicture) bare(list []int) {
	if len(list) == 0 {
		return
	}
	e.section(e.n("bare", len(list)), e.t("bareNote"))
	columns := max(1, min(len(list), int(e.spec.Width/bareW)))
	rows := (len(list) + columns - 1) / columns
	t := e.b.newTable(e.spec.Width, mostOf(e.page), slices.Repeat([]float64{1}, columns), make([]float64, columns)).spread(6)
	for i := range rows {
		r := tableRow{frame: frameClose}
		for at := i; at < len(list); at += rows {
			_, s := e.i.Statement(list[at])
			r.cells = append(r.cells, tableCell{ref: e.statementRef(s, ""), parts: []cellPart{textPart(styleSmallIn, s.Text.In(e.lang))}})
		}
		e.add(t.row(r)...)
	}
}

// bareW is about the width of a column of statements without evidence.
const bareW = 85.0

// frameClose is the ground of rows that stand close under each other.
var frameClose = &rowFrame{"close", 0, 0.5, func(d *drawing, t *table, cells int, h float64) {
	for i := range cells {
		d.box(Box{Rect: Rect{t.xs[i], h - hair, t.ws[i], hair}, Fill: Grid})
	}
}}

// markLegend explains the marks of the scale.
func (a *auditPicture) markLegend(width float64) piece {
	return a.signLegend("evidence legend", width, []explained{
		{3.4, func(d *drawing, x, y float64) { nowMark(d, x+1.7, y) }, a.t("legendMedianAll")},
		{3.4, func(d *drawing, x, y float64) { targetMark(d, x+1.7, y) }, a.t("legendTarget")},
	})
}
