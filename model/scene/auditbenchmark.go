package scene

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
	"lupaus/model/audit"
)

// footnotes are numbered as they are asked for; the same text has one number.
type footnotes struct{ texts []string }

// number is that of a text.
func (f *footnotes) number(text string) string {
	at := slices.Index(f.texts, text)
	if at < 0 {
		at = len(f.texts)
		f.texts = append(f.texts, text)
	}
	return noteNumber(at)
}

func noteNumber(at int) string { return "(" + strconv.Itoa(at+1) + ")" }

// benchmarksBeside reports whether enough statements have benchmarks for a column
// of them, and whether there is room for it beside as many others.
func (a *auditPicture) benchmarksBeside(columns int) bool {
	has := a.benchmarks()
	return 2*has >= len(a.r.Statements) && has > 0 && a.spec.Width >= heatText+benchmarkW+heatNamed*float64(columns)
}

// benchmarks is how many statements have one.
func (a *auditPicture) benchmarks() int {
	n := 0
	for at := range a.r.Statements {
		if _, s := a.i.Statement(at); s.Benchmark != nil {
			n++
		}
	}
	return n
}

// benchmarkTable lists the statements that have benchmarks, with the own share
// beside those of others, and says where these are from.
func (a *auditPicture) benchmarkTable(notes *footnotes) {
	a.section(a.t("sum.benchmarks"), a.t("benchmarkTableNote"))
	var cells []tableCell
	for at := range a.r.Statements {
		if _, s := a.i.Statement(at); s.Benchmark != nil {
			parts := append([]cellPart{textPart(styleBody, s.Text.In(a.lang))}, a.benchmarkParts(s, a.r.Statements[at], notes)...)
			cells = append(cells, tableCell{ref: a.statementRef(s, ""), parts: parts})
		}
	}
	t := a.b.newTable(a.spec.Width, mostOf(a.page), []float64{1, 1}, []float64{60, 60}).spread(6)
	for row := range slices.Chunk(cells, 2) {
		a.add(t.row(tableRow{frame: frameRuled, cells: row})...)
	}
	a.add(space(2))
}

// commonSource is what at least two benchmarks say alike, and most of them, of
// where they are from and how far to trust them; "" when there is no such thing.
func (a *auditPicture) commonSource() string {
	most, said := "", map[string]int{}
	for at := range a.r.Statements {
		_, s := a.i.Statement(at)
		if s.Benchmark == nil {
			continue
		}
		text := a.sourceText(s.Benchmark)
		if said[text]++; text != "" && said[text] > max(1, said[most]) {
			most = text
		}
	}
	return most
}

func (a *auditPicture) sourceText(b *model.Benchmark) string {
	return sentences(b.Source.In(a.lang), b.Note.In(a.lang))
}

// sentences joins texts that may lack their full stop.
func sentences(texts ...string) string {
	var said []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			said = append(said, strings.TrimRight(s, ".")+".")
		}
	}
	return strings.Join(said, " ")
}

// commonMark stands behind notes that go on in the one that stands below all.
const commonMark = "*"

// sayNotes writes the notes that were asked for; what many of them would say
// alike stands below them once.
func (a *auditPicture) sayNotes(notes *footnotes) {
	common := false
	for i, note := range notes.texts {
		a.say(styleSmall, noteNumber(i)+" "+note)
		common = common || strings.HasSuffix(note, commonMark)
	}
	if common {
		a.say(styleSmall, commonMark+" "+a.commonSource())
	}
}

// benchmarkText says what a benchmark is and where it is from; what others say
// alike, in the note below all.
func (a *auditPicture) benchmarkText(b *model.Benchmark) string {
	about, source := sentences(b.About.In(a.lang)), a.sourceText(b)
	if about != "" && source != "" && source == a.commonSource() {
		return about + " " + commonMark
	}
	return strings.TrimSpace(about + " " + source)
}

// benchmarkParts compare the own share, now and where it is known before, with
// those of others.
func (a *auditPicture) benchmarkParts(s *model.Statement, c audit.Cell, notes *footnotes, before ...audit.Cell) []cellPart {
	b := s.Benchmark
	key := "benchmarkAbove"
	if b.Below {
		key = "benchmarkBelow"
	}
	parts := []cellPart{textPart(styleSmall, a.t(key, a.level(float64(b.Level))))}
	if percent, of := c.Share(b); of > 0 {
		parts = append(parts, a.sharePart(percent, a.t("benchmarkOwn", of), true))
	} else {
		parts = append(parts, textPart(styleSmall, a.t("benchmarkNoOwn")))
	}
	for _, was := range before {
		if percent, of := was.Share(b); of > 0 {
			parts = append(parts, a.sharePart(percent, a.t("benchmarkBefore", of), true))
		}
	}
	source := notes.number(a.benchmarkText(b))
	for _, v := range b.Values {
		parts = append(parts, a.sharePart(v.Percent, v.Title.In(a.lang)+" "+source, false))
	}
	return parts
}

// sharePart is a share as a small bar and in per cent, before what it is of.
func (a *auditPicture) sharePart(percent float64, title string, own bool) cellPart {
	number := a.percent(percent / 100)
	return cellPart{key: fmt.Sprint("share ", percent, own, title), lay: func(k *setter, width float64) []cellLine {
		st, fill := styleSmallIn, InkSoft
		if own {
			st, fill = styleSmallIn.bold(), Accent
		}
		const barW, barH, numberW = 14.0, 2.0, 11.5
		pitch, indent := k.pitch(SizeSmall), barW+numberW+1.5
		f := k.wrap(styleSmallIn, title, width-indent, 4)
		var lines []cellLine
		for i := range max(1, len(f.lines)) {
			lines = append(lines, cellLine{pitch, func(d *drawing, x, y float64) {
				if i == 0 {
					top := y + (pitch-barH)/2
					d.box(Box{Rect: Rect{x, top, barW, barH}, Fill: Grid})
					d.box(Box{Rect: Rect{x, top, barW * min(percent, 100) / 100, barH}, Fill: fill})
					n := k.one(st, number, numberW)
					k.putLine(d, st, x+barW+numberW-n.width, y, n)
				}
				if i < len(f.lines) {
					k.putLine(d, styleSmallIn, x+indent, y, f.lines[i])
				}
			}})
		}
		return lines
	}}
}
