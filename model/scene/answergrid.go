package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// AnswerGridOptions say how answers are drawn as they come in. The zero value
// draws them for paper.
type AnswerGridOptions struct {
	Screen  bool    // with a margin around and places to add
	Covered bool    // only what has been answered is seen, not how
	Width   float64 // of what is drawn in millimetres, 0: as much as 25 answer sheets need
}

// AnswerGrid draws a batch of answer sheets to be typed in: a row for each
// statement and a column for each sheet. Where there are many sheets, the columns
// go on below. Of a round without names it tells only how many have answered and
// how completely. A nil batch is one that has no sheets yet.
func (b *Builder) AnswerGrid(p *model.Project, a *model.Audit, batch *model.AnswerBatch, opt AnswerGridOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.answerGrid(p, a, batch, opt).scene()
}

// The measures of the grid of answers in millimetres.
const (
	answerW    = 7.0   // the column of an answer sheet
	answerH    = 5.0   // the row of a statement of one line
	answerHead = 10.6  // number and group of a sheet
	answerText = 132.0 // number and text of the statements, where they need as much
	leastTextW = 60.0
	bandSheets = 25 // beside each other where no width is told
	leastBand  = 8
	gridFootH  = 4.8 // a row of facts under the answers
)

// gridPicture is a grid of answers being drawn.
type gridPicture struct {
	b      *Builder
	k      *setter
	a      *model.Audit
	i      *model.Instrument
	batch  *model.AnswerBatch
	opt    AnswerGridOptions
	lang   string
	groups map[model.ID]respondents
	rows   *gridRows
	names  bool // a row of names under the answers
	says   bool // a row of comments
}

func (b *Builder) answerGrid(p *model.Project, a *model.Audit, batch *model.AnswerBatch, opt AnswerGridOptions) *leaf {
	g := &gridPicture{b: b, k: &b.k, a: a, i: p.Instrument(a.Instrument), batch: batch, opt: opt, lang: b.k.w.Lang()}
	if g.batch == nil {
		g.batch = &model.AnswerBatch{Audit: a.ID, Way: model.BatchPaper}
	}
	if g.i == nil {
		g.i = &model.Instrument{}
	}
	g.groups = map[model.ID]respondents{}
	for _, r := range auditGroups(g.k, a) {
		g.groups[r.id] = r
	}
	per, textW := bandSheets, answerText
	if opt.Width > 0 {
		textW = min(answerText, max(leastTextW, opt.Width*0.45))
	}
	g.rows = b.gridRows(g.i, textW)
	if opt.Width > 0 {
		per = max(leastBand, int((opt.Width-g.rows.width)/answerW))
	}
	width := max(opt.Width, g.rows.width+float64(per)*answerW)
	l := &leaf{title: g.t("title"), edge: edgeOf(opt.Screen), width: width, columns: 1}
	l.pieces = g.heading(width)
	if g.secret() {
		l.pieces = append(l.pieces, g.covered(width)...)
		return l
	}
	g.names = a.Named
	g.says = opt.Screen
	for _, s := range g.batch.Sheets {
		g.says = g.says || s.Comment != ""
	}
	l.pieces = append(l.pieces, g.bands(per)...)
	return l
}

// secret reports whether nobody sees who has answered what.
func (g *gridPicture) secret() bool { return g.batch.Way == model.BatchRound && !g.a.Named }

// t returns words of the answers.
func (g *gridPicture) t(key string, args ...any) string { return g.k.w.T("answers."+key, args...) }

// auditGroups are all groups of an audit with the marks by which its pictures
// know them.
func auditGroups(k *setter, a *model.Audit) []respondents {
	out := make([]respondents, len(a.Groups))
	for n, g := range a.Groups {
		out[n] = respondents{id: g.ID, name: GroupName(k.w, g), look: n}
	}
	giveCodes(k, out)
	return out
}

// batchName tells how a batch came, from which file and when.
func batchName(k *setter, b *model.AnswerBatch) string {
	return dots(k.w.T("batchWay."+string(b.Way)), b.Name, DayText(k.w.Lang(), b.Made))
}

// heading names the batch in one line and the groups in the next.
func (g *gridPicture) heading(width float64) []piece {
	title := dots(g.t("title"), Name(g.k.w, g.a), batchName(g.k, g.batch))
	out := []piece{g.b.write(styleHead, title, width), space(1), g.legend(width), space(2)}
	return out
}

// legend tells how many sheets there are of each group, and what the signs in
// the cells mean.
func (g *gridPicture) legend(width float64) piece {
	count := map[model.ID]int{}
	for _, s := range g.batch.Sheets {
		count[s.Group]++
	}
	items := []legendEntry{{text: g.k.count("answers.sheets", len(g.batch.Sheets)), st: styleSmallIn.bold()}}
	for _, r := range auditGroups(g.k, g.a) {
		if n := count[r.id]; n > 0 {
			items = append(items, legendEntry{mark: &r, text: r.name + " " + strconv.Itoa(n), st: styleSmallIn})
		}
	}
	if n := count[""]; n > 0 && len(g.a.Groups) > 0 {
		items = append(items, legendEntry{text: g.t("noGroup") + " " + strconv.Itoa(n), st: styleSmallIn})
	}
	if n, first := len(g.i.Scale.Levels), g.i.Scale.First; n > 0 && !g.secret() {
		items = append(items, legendEntry{text: g.t("keys", first, first+n-1), st: styleSmall})
	}
	return g.b.legendLine(items, width)
}

// legendEntry is a mark with a text.
type legendEntry struct {
	mark *respondents // nil: none
	st   Style
	text string
}

// legendLine draws entries beside each other, in as many lines as they take.
func (b *Builder) legendLine(items []legendEntry, width float64) piece {
	key := blockKey{kind: "answer legend", a: width}
	for _, it := range items {
		key.text += it.text + "\x00"
		if it.mark != nil {
			key.text += it.mark.key()
		}
	}
	return pieceOf(b.block(key, func(d *drawing) {
		k := &b.k
		h := max(groupMarkH, k.pitch(SizeSmall))
		x, y := 0.0, 0.0
		for _, it := range items {
			mark := 0.0
			if it.mark != nil {
				mark = k.markWidth(*it.mark) + 1.2
			}
			l := k.one(it.st, it.text, width-mark)
			if x > 0 && x+mark+l.width > width {
				x, y = 0, y+h+0.6
			}
			if it.mark != nil {
				k.groupMark(d, *it.mark, x+(mark-1.2)/2, y+h/2)
			}
			k.putLine(d, it.st, x+mark, y+(h-k.pitch(it.st.Size))/2, l)
			x += mark + l.width + 4
		}
		d.grow(Rect{0, y, 1, h}, 0)
	}))
}

// bands puts the sheets beside each other, so many in a band.
func (g *gridPicture) bands(per int) []piece {
	sheets := g.batch.Sheets
	cells := len(sheets)
	add := g.opt.Screen && cells < model.MaxBatch
	if add {
		cells++
	}
	var out []piece
	for from := 0; from == 0 || from < cells; from += per {
		if from > 0 {
			out = append(out, space(bandGap-4))
		}
		p := piece{h: g.height(), placed: []Placed{{0, 0, g.statements()}}}
		for n := from; n < min(from+per, len(sheets)); n++ {
			p.placed = append(p.placed, Placed{g.rows.width + float64(n-from)*answerW, 0, g.column(&sheets[n], n)})
		}
		if add && len(sheets) >= from && len(sheets) < from+per {
			p.placed = append(p.placed, Placed{g.rows.width + float64(len(sheets)-from)*answerW, 0, g.addColumn()})
		}
		out = append(out, p)
	}
	return out
}

// foot names the rows of facts under the answers.
func (g *gridPicture) foot() []string {
	rows := []string{"missing"}
	if g.says {
		rows = append(rows, "comment")
	}
	if g.names {
		rows = append(rows, "name")
	}
	return rows
}

func (g *gridPicture) height() float64 {
	return answerHead + g.rows.height + float64(len(g.foot()))*gridFootH + 1
}

// column draws an answer sheet. It depends on nothing but the sheet, so that an
// answer draws one column anew.
func (g *gridPicture) column(s *model.AnswerSheet, n int) *Block {
	key := blockKey{kind: "answer column", entity: g.i, a: g.rows.width, b: float64(n)}
	var text strings.Builder
	group := g.groups[s.Group]
	for _, part := range []string{
		string(g.batch.ID), string(s.ID), string(s.Group), s.Answers, initials(s.Name), group.code, strconv.Itoa(group.look),
		strconv.FormatBool(s.Comment != ""), strconv.FormatBool(g.opt.Covered), strings.Join(g.foot(), " "),
	} {
		text.WriteString(part)
		text.WriteByte(0)
	}
	key.text = text.String()
	return g.b.block(key, func(d *drawing) { g.drawColumn(d, s, n) })
}

func (g *gridPicture) drawColumn(d *drawing, s *model.AnswerSheet, n int) {
	d.grow(Rect{0, 0, answerW, g.height()}, 0)
	ref := func(fact model.ID) Ref { return Ref{Owner: g.batch.ID, Part: PartSheet, Lane: s.ID, Persona: fact} }
	k := g.k
	number := k.one(styleSmallIn.bold(), strconv.Itoa(n+1), answerW)
	k.putLine(d, styleSmallIn.bold(), (answerW-number.width)/2, 0.6, number)
	d.zone(Rect{0, 0, answerW, 5}, ref(""))
	if r, ok := g.groups[s.Group]; ok {
		k.groupMark(d, r, answerW/2, 7.3)
	} else if len(g.groups) > 0 {
		d.outlined(Rect{answerW/2 - groupMarkH/2, 5, groupMarkH, groupMarkH}, groupMarkH/2, None, Pen{Colour: InkSoft, Width: fine, Dash: Dashed})
	}
	d.zone(Rect{0, 5, answerW, answerHead - 5}, ref("group"))
	g.columnEdge(d, n)
	last := len(strings.TrimRight(s.Answers, string(rune(model.Unanswered))))
	missing := 0
	for _, row := range g.rows.list {
		r := Rect{0, answerHead + row.y, answerW, row.h}
		if row.at < 0 {
			d.box(Box{Rect: r, Fill: Band})
			continue
		}
		d.box(Box{Rect: Rect{0, r.Y + r.H - hair, answerW, hair}, Fill: Grid})
		answer := s.Answer(row.at)
		if answer == model.Unanswered {
			missing++
		}
		g.drawAnswer(d, r, answer, row.at < last)
		d.zone(r, Ref{Owner: g.batch.ID, Part: PartAnswer, Lane: s.ID, Persona: model.ID(strconv.Itoa(row.at))})
	}
	g.columnFoot(d, s, missing, ref)
}

// columnEdge parts the columns, every fifth from the next more clearly.
func (g *gridPicture) columnEdge(d *drawing, n int) {
	colour := Grid
	if n%5 == 4 {
		colour = CardEdge
	}
	d.box(Box{Rect: Rect{answerW - hair, 0, hair, g.height()}, Fill: colour})
}

// drawAnswer draws an answer in its cell. What is not answered is an empty box,
// in a warning colour where later ones are answered.
func (g *gridPicture) drawAnswer(d *drawing, r Rect, answer byte, skipped bool) {
	st, text := styleBody, ""
	switch {
	case answer == model.Unanswered:
		pen := Pen{Colour: CardEdge, Width: hair}
		if skipped {
			pen = Pen{Colour: Warn, Width: 0.4}
		}
		const side = 3.0
		d.outlined(Rect{r.X + (r.W-side)/2, r.Y + (r.H-side)/2, side, side}, 0.5, None, pen)
		return
	case g.opt.Covered:
		d.path(InkSoft, Pen{}, circlePath(r.X+r.W/2, r.Y+r.H/2, 0.8)...)
		return
	case answer == model.Unknown:
		d.box(Box{Rect: Rect{r.X + 1, r.Y + 0.6, r.W - 2, r.H - 1.2}, Radius: 1, Fill: Band})
		st, text = styleStrong, "?"
	default:
		text = strconv.Itoa(int(answer-'0') + g.i.Scale.First)
	}
	l := g.k.one(st, text, r.W)
	g.k.putLine(d, st, r.X+(r.W-l.width)/2, r.Y+(r.H-g.k.pitch(st.Size))/2, l)
}

// columnFoot draws what there is to know of a sheet besides its answers.
func (g *gridPicture) columnFoot(d *drawing, s *model.AnswerSheet, missing int, ref func(model.ID) Ref) {
	y := answerHead + g.rows.height + 0.6
	mid := answerW / 2
	if missing == 0 {
		drawTicked(d, mid, y+gridFootH/2)
	} else {
		g.centred(d, styleSmall.bold().in(Warn), strconv.Itoa(missing), y)
	}
	if g.says {
		y += gridFootH
		r := Rect{0, y, answerW, gridFootH}
		if s.Comment != "" {
			drawSaid(d, mid, y+gridFootH/2)
		}
		d.zone(r, ref("comment"))
	}
	if g.names {
		y += gridFootH
		g.centred(d, styleSmallIn, initials(s.Name), y)
		d.zone(Rect{0, y, answerW, gridFootH}, ref("name"))
	}
}

func (g *gridPicture) centred(d *drawing, st Style, text string, y float64) {
	l := g.k.one(st, text, answerW-0.4)
	g.k.putLine(d, st, (answerW-l.width)/2, y+(gridFootH-g.k.pitch(st.Size))/2, l)
}

// drawTicked draws a tick around a point: nothing is missing.
func drawTicked(d *drawing, cx, cy float64) {
	d.path(None, Pen{Colour: Kept, Width: 0.5}, moveTo(cx-1.3, cy+0.1), lineTo(cx-0.4, cy+1), lineTo(cx+1.4, cy-1.1))
}

// drawSaid draws three lines around a point: something has been written.
func drawSaid(d *drawing, cx, cy float64) {
	for n, w := range []float64{3, 3, 1.8} {
		d.box(Box{Rect: Rect{cx - 1.5, cy - 1.2 + float64(n)*0.95, w, 0.35}, Fill: InkSoft})
	}
}

// initials are the first letters of the first three words of a name.
func initials(name string) string {
	out := ""
	for n, word := range strings.Fields(name) {
		if n == 3 {
			break
		}
		out += strings.ToUpper(string([]rune(word)[:1]))
	}
	return out
}

// addColumn is the place of the next sheet.
func (g *gridPicture) addColumn() *Block {
	ref := Ref{Owner: g.batch.ID, Part: PartAdd}
	if g.batch.ID == "" {
		ref = Ref{Owner: g.a.ID, Part: PartAdd, Lane: model.ID(g.batch.Way)}
	}
	h := answerHead + g.rows.height
	return g.b.block(blockKey{kind: "answer add", text: string(ref.Owner), a: h}, func(d *drawing) {
		d.outlined(Rect{0.6, 0.6, answerW - 1.2, h - 1.2}, 1.5, None, Pen{Colour: CardEdge, Width: fine, Dash: Dashed})
		plus(d, answerW/2, answerHead/2)
		d.zone(Rect{0, 0, answerW, h}, ref)
	})
}

// statements draws numbers and texts of the statements, and names the rows under
// the answers.
func (g *gridPicture) statements() *Block {
	key := blockKey{kind: "answer statements", entity: g.i, text: strings.Join(append(g.foot(), string(g.a.ID)), "\x00"), a: g.rows.width}
	if len(g.a.Groups) > 0 {
		key.kind += " groups"
	}
	return g.b.block(key, func(d *drawing) {
		d.grow(Rect{0, 0, g.rows.width, g.height()}, 0)
		k := g.k
		for _, row := range g.rows.list {
			g.statementRow(d, row)
		}
		if len(g.rows.list) == 0 {
			k.put(d, styleSmall, 0, 1, g.rows.width, k.wrap(styleSmall, g.k.w.T("question.noStatements"), g.rows.width, math.MaxInt))
		}
		d.box(Box{Rect: Rect{0, answerHead + g.rows.height - hair, g.rows.width, hair}, Fill: CardEdge})
		label := func(key string, mid float64) {
			l := k.one(styleSmall, g.t(key), g.rows.width-2*cellPad)
			k.putLine(d, styleSmall, g.rows.width-cellPad-l.width, mid-k.pitch(SizeSmall)/2, l)
		}
		label("sheet", 0.6+k.pitch(SizeSmall)/2)
		if len(g.a.Groups) > 0 {
			label("group", 7.3)
		}
		y := answerHead + g.rows.height + 0.6 + gridFootH/2
		for _, f := range g.foot() {
			label(f, y)
			y += gridFootH
		}
		d.box(Box{Rect: Rect{g.rows.width - hair, 0, hair, g.height()}, Fill: CardEdge})
	})
}

func (g *gridPicture) statementRow(d *drawing, row gridRow) {
	k := g.k
	r := Rect{0, answerHead + row.y, g.rows.width, row.h}
	ref := row.ref
	ref.Owner = g.a.ID
	st, x := row.style(), row.indent()
	if row.at < 0 {
		d.box(Box{Rect: r, Fill: Band})
	} else {
		d.box(Box{Rect: Rect{0, r.Y + r.H - hair, r.W, hair}, Fill: Grid})
		n := k.one(styleStrong, strconv.Itoa(row.at+1), gridNumber)
		k.putLine(d, styleStrong, gridNumber-2-n.width, r.Y+(r.H-k.pitch(SizeBody))/2, n)
	}
	k.put(d, st, x, r.Y+(r.H-k.height(st, row.text))/2, r.W-x-cellPad, row.text)
	d.zone(r, ref)
}
