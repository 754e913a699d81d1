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
	has := 0
	for at := range a.r.Statements {
		if _, s := a.i.Statement(at); s.Benchmark != nil {
			has++
		}
	}
	return 2*has >= len(a.r.Statements) && has > 0 && a.spec.Width >= heatText+benchmarkW+heatNamed*float64(columns)
}

// benchmarkText says where a benchmark is from.
func (a *auditPicture) benchmarkText(b *model.Benchmark) string {
	var said []string
	for _, t := range []model.Texts{b.About, b.Source, b.Note} {
		if s := strings.TrimSpace(t.In(a.lang)); s != "" {
			said = append(said, strings.TrimRight(s, ".")+".")
		}
	}
	return strings.Join(said, " ")
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
