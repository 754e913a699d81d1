package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// questionWidth is the width of the text on a standing A4.
const questionWidth = 186.0

// QuestionnaireOptions say how an instrument is drawn. The zero value draws it to
// be read, in the width of the text on a standing A4.
type QuestionnaireOptions struct {
	Width  float64 // of what is drawn in millimetres, 0: that of the text on a standing A4
	Screen bool    // with a margin around and places to write and to add
	Locked bool    // has been answered, so that nothing can be added
	Blank  bool    // to be filled in on paper: how to answer, the group, lines for a comment
	Named  bool    // respondents have agreed to be named: a blank one asks for the name
	// Group is the name of the group that a blank one is for. Where it is empty, the
	// respondent ticks one of Groups, if there are any.
	Group  string
	Groups []string
}

// Questionnaire draws an instrument: its statements by areas, each with the
// levels as they are described, as high as it needs. Statements are numbered
// from 1 in the order of the answers.
func (b *Builder) Questionnaire(i *model.Instrument, opt QuestionnaireOptions) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.questionnaire(i, opt, math.Inf(1)).scene()
}

// QuestionnairePages is Questionnaire cut into pages of a height, between
// statements. Every page names the questionnaire, the group and the levels.
func (b *Builder) QuestionnairePages(i *model.Instrument, opt QuestionnaireOptions, height float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	opt.Screen = false
	return b.questionnaire(i, opt, height).pages(height)
}

// questionPicture is a questionnaire being drawn.
type questionPicture struct {
	b      *Builder
	k      *setter
	i      *model.Instrument
	opt    QuestionnaireOptions
	page   float64 // height of a page, infinite for none
	lang   string
	whole  *table // the width in one
	line   *table // the number of a statement and what it says
	levels *table // the number, the levels side by side, don't know; nil when they are too narrow
	pieces []piece
}

// The measures of a questionnaire in millimetres.
const (
	numberW     = 11.0 // the column of the numbers of statements
	unknownW    = 15.5 // that of "don't know"
	levelLeast  = 21.0 // the width in which the description of a level can be read
	questionPad = 1.3
)

func (b *Builder) questionnaire(i *model.Instrument, opt QuestionnaireOptions, page float64) *leaf {
	if opt.Width <= 0 {
		opt.Width = questionWidth
	}
	q := &questionPicture{b: b, k: &b.k, i: i, opt: opt, page: page, lang: b.k.w.Lang()}
	most := mostOf(page)
	q.whole = b.newTable(opt.Width, most, []float64{1}, []float64{0})
	q.line = b.newTable(opt.Width, most, []float64{0, 1}, []float64{numberW, 40})
	if n := len(i.Scale.Levels); (opt.Width-numberW-unknownW)/float64(n) >= levelLeast {
		shares, least := make([]float64, n+2), make([]float64, n+2)
		for l := range n {
			shares[l+1] = 1
		}
		least[0], least[n+1] = numberW, unknownW
		q.levels = b.newTable(opt.Width, most, shares, least)
	}
	q.heading()
	q.scale()
	at := 0
	for a := range i.Areas {
		q.area(&i.Areas[a], at)
		at += len(i.Areas[a].Statements)
	}
	q.end()
	title := i.Title.In(q.lang)
	l := &leaf{title: title, edge: edgeOf(opt.Screen), width: opt.Width, pieces: q.pieces, columns: 1}
	l.again = []piece{b.writeLine(styleSmall, dots(title, q.version(), opt.Group), opt.Width), space(2.5)}
	return l
}

// t returns words of questionnaires.
func (q *questionPicture) t(key string, args ...any) string { return q.k.w.T("question."+key, args...) }

// add adds pieces under the others.
func (q *questionPicture) add(pieces ...piece) { q.pieces = append(q.pieces, pieces...) }

// tie adds pieces that stay with what comes below them.
func (q *questionPicture) tie(pieces ...piece) {
	for _, p := range pieces {
		q.add(p.tie())
	}
}

// editing reports whether what is empty has a place to be written into.
func (q *questionPicture) editing() bool { return q.opt.Screen && !q.opt.Locked }

// ref names a text of the instrument.
func (q *questionPicture) ref(lane, field string) Ref {
	return Ref{Owner: q.i.ID, Part: PartQuestion, Lane: model.ID(lane), Persona: model.ID(field)}
}

// levelField names a text of a level.
func levelField(field string, level int) string { return field + "/" + strconv.Itoa(level) }

// QuestionField returns what the ref of a PartQuestion names: the
// edit.InstrumentField, and for texts of levels the place of the level.
func QuestionField(ref Ref) (field string, level int) {
	field, place, _ := strings.Cut(string(ref.Persona), "/")
	level, _ = strconv.Atoi(place) // 0 where none is told
	return field, level
}

// text is a text as a part with its place. On screen a text of another language
// is soft, and where there is none a hint stands.
func (q *questionPicture) text(st Style, t model.Texts, ref Ref, hint string) cellPart {
	said := t.In(q.lang)
	if !q.opt.Screen {
		return textPart(st, said)
	}
	if t[q.lang] == "" {
		st = st.in(InkSoft)
	}
	if said == "" && q.editing() {
		st.Face, said = Regular, q.t(hint)
	}
	return textPart(st, said).zoned(ref)
}

// own reports whether there is something to draw of a text: it says something, or
// it can be written here.
func (q *questionPicture) own(t model.Texts) bool { return t.In(q.lang) != "" || q.editing() }

// frameBare has neither ground nor room around.
var frameBare = &rowFrame{"bare", 0, 0, func(*drawing, *table, int, float64) {}}

// write writes parts under each other in the whole width.
func (q *questionPicture) write(ref Ref, parts ...cellPart) []piece {
	t := q.whole
	if w := readable(q.opt.Width); w < q.opt.Width {
		t = q.b.newTable(w, q.whole.most, []float64{1}, []float64{0})
	}
	return t.row(tableRow{frame: frameBare, ref: ref, cells: []tableCell{cellOf(parts...)}})
}

// version says which version of the questionnaire it is.
func (q *questionPicture) version() string { return q.t("version", q.i.Version) }

// writeLine is write for a text that takes one line at most.
func (b *Builder) writeLine(st Style, text string, width float64) piece {
	return pieceOf(b.block(blockKey{kind: "writing line", text: styleKey(st) + text, a: width}, func(d *drawing) {
		b.k.putLine(d, st, 0, 0, b.k.one(st, text, width))
	}))
}

// area draws an area whose first statement has a place in the order of answers.
func (q *questionPicture) area(a *model.Area, first int) {
	ref := Ref{Owner: q.i.ID, Part: PartArea, Lane: model.ID(a.Key)}
	var head []piece
	if len(a.Statements) > 0 {
		head = q.headFor(&a.Statements[0])
	}
	q.add(space(5))
	start := len(q.pieces)
	q.tie(q.write(ref, q.text(styleHead, a.Title, q.ref(a.Key, "areaTitle"), "emptyArea"))...)
	if q.own(a.About) {
		q.tie(q.write(ref, q.text(styleBody.in(InkSoft), a.About, q.ref(a.Key, "areaAbout"), "emptyAbout"))...)
	}
	q.tie(space(1.2))
	for k := start; k < len(q.pieces); k++ {
		q.pieces[k].head = head
	}
	for k := range a.Statements {
		q.statement(&a.Statements[k], first+k)
	}
	if q.editing() {
		q.add(space(1.5), indented(q.b.addPlace(q.t("addStatement"), q.opt.Width-numberW, Ref{Owner: q.i.ID, Part: PartAdd, Lane: model.ID(a.Key)}), numberW))
	}
	if len(a.Statements) == 0 && !q.opt.Screen {
		q.add(q.b.write(styleSmall, q.t("noStatements"), q.opt.Width))
	}
}

// statement draws a statement with its place in the order of answers.
func (q *questionPicture) statement(s *model.Statement, at int) {
	ref := Ref{Owner: q.i.ID, Part: PartStatement, Lane: model.ID(s.Key)}
	said := []cellPart{gapPart(0.7)} // so that the text stands on the line of its number
	if q.own(s.Text) {
		said = append(said, q.text(styleStrong, s.Text, q.ref(s.Key, "statement"), "emptyStatement"))
	}
	if q.own(s.Hint) {
		said = append(said, q.text(styleSmall, s.Hint, q.ref(s.Key, "hint"), "emptyHint"))
	}
	if s.Benchmark != nil && !q.opt.Blank {
		said = append(said, q.benchmark(s))
	}
	number := cellOf(flushPart(styleNumber, strconv.Itoa(at+1)))
	rows := q.line.row(tableRow{frame: frameSays, ref: ref, cells: []tableCell{number, cellOf(said...)}})
	for i := range rows {
		rows[i].tied = true
	}
	rows = append(rows, q.answers(s, ref)...)
	head := q.headFor(s)
	for _, p := range rows {
		p.head = head
		q.add(p)
	}
}

// styleNumber is that of the number of a statement, which is looked for when
// sheets are typed in.
var styleNumber = Style{Bold, SizeHead, Accent}

// flushPart is a text of one line at the left edge of its cell.
func flushPart(st Style, text string) cellPart {
	return cellPart{key: "flush" + styleKey(st) + text, lay: func(k *setter, width float64) []cellLine {
		return []cellLine{{k.pitch(st.Size), func(d *drawing, x, y float64) { k.putLine(d, st, x-questionPad, y, k.one(st, text, width)) }}}
	}}
}

// benchmark tells what is known of others. It is not shown to those who answer.
func (q *questionPicture) benchmark(s *model.Statement) cellPart {
	var values []string
	for _, v := range s.Benchmark.Values {
		values = append(values, v.Title.In(q.lang)+" "+q.k.percentText(v.Percent))
	}
	text := q.t("benchmark", dots(strings.Join(values, ", "), s.Benchmark.Source.In(q.lang)))
	if !q.opt.Screen {
		return textPart(styleSmall, text)
	}
	return textPart(styleSmall, text).zoned(Ref{Owner: q.i.ID, Part: PartState, Lane: "benchmark", Persona: model.ID(s.Key)})
}

// percentText writes a share from 0 to 100 with at most one decimal.
func (k *setter) percentText(percent float64) string {
	s := strconv.FormatFloat(math.Round(percent*10)/10, 'f', -1, 64)
	if k.w.Lang() != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return k.w.T("auditPicture.percent", s)
}

// shareText writes a part of 1 in whole percents. What is not nothing is never
// told as such, nor what is not all as all.
func (k *setter) shareText(part float64) string {
	n := NumberText(k.w.Lang(), 100*part, 0)
	switch {
	case part > 0 && n == "0":
		n = "<1"
	case part < 1 && n == "100":
		n = ">99"
	}
	return k.w.T("auditPicture.percent", n)
}

// end is what stands under the statements: places to add, lines for a comment,
// the source.
func (q *questionPicture) end() {
	if len(q.i.Areas) == 0 && !q.opt.Screen {
		q.add(space(5), q.b.write(styleBody, q.t("noStatements"), q.opt.Width))
	}
	if q.editing() {
		q.add(space(6), q.b.addPlace(q.t("addArea"), q.opt.Width, Ref{Owner: q.i.ID, Part: PartAdd}))
	}
	if q.opt.Blank {
		q.add(space(6))
		q.tie(q.comment())
	}
	if q.own(q.i.Source) {
		source := q.text(styleSmall, q.i.Source, q.ref("", "source"), "emptySource")
		if text := q.i.Source.In(q.lang); text != "" && !q.opt.Screen {
			source = textPart(styleSmall, q.k.w.T("figure.source", text))
		}
		q.add(space(5))
		q.add(q.write(Ref{}, source)...)
	}
}

// comment is where a respondent writes in his own words.
func (q *questionPicture) comment() piece {
	const lines, lineH = 5, 8.5
	hint := "commentHint"
	if q.opt.Named {
		hint = "commentNamed"
	}
	title, hint := q.t("comment"), q.t(hint)
	return pieceOf(q.b.block(blockKey{kind: "question comment", text: title + "\x00" + hint, a: q.opt.Width}, func(d *drawing) {
		w := q.opt.Width
		y := q.k.put(d, styleHead, 0, 0, w, q.k.wrap(styleHead, title, w, math.MaxInt))
		y = q.k.put(d, styleSmall, 0, y, w, q.k.wrap(styleSmall, hint, w, math.MaxInt))
		for range lines {
			y += lineH
			d.box(Box{Rect: Rect{0, y - hair, w, hair}, Fill: InkSoft})
		}
	}))
}
