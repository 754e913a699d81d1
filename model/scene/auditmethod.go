package scene

import (
	"slices"
	"strconv"
	"strings"

	"lupaus/model"
)

// This file says how an audit was made and what it cannot tell.

// method tells what was asked, who answered and how, how it was counted, and
// what the limits of that are.
func (a *auditPicture) method() {
	a.section(a.t("method.asked"), "")
	a.say(styleBody, a.t("method.instrument", Name(a.k.w, a.i), a.i.Version, a.i.Len(), len(a.i.Areas)))
	if about := a.i.About.In(a.lang); about != "" {
		a.add(space(1))
		a.say(styleBody, about)
	}
	if source := a.i.Source.In(a.lang); source != "" {
		a.add(space(1))
		a.say(styleSmall, a.k.w.T("figure.source", source))
	}
	a.add(space(2))
	a.scaleTable()
	a.section(a.t("method.who"), "")
	a.answeredHow()
	a.section(a.t("method.counted"), "")
	for _, key := range []string{"median", "area", "level", "gap", "unknown"} {
		a.bullet(a.t("method." + key))
	}
	if !a.a.Named {
		a.bullet(a.t("method.hidden"))
	}
	if a.spec.Brief {
		a.bullet(a.t("method.brief"))
	}
	a.section(a.t("method.limits"), "")
	limits := []string{"own", "sample", "small", "change"}
	if a.benchmarked() {
		limits = append(limits, "benchmark")
	}
	for _, key := range limits {
		a.bullet(a.t("method.limit." + key))
	}
}

// scaleTable lists the levels of the scale and the maturity they stand for.
func (a *auditPicture) scaleTable() {
	shares, least := []float64{0, 0.6, 1}, []float64{10, 40, 60}
	t := a.b.newTable(readable(a.spec.Width), mostOf(a.page), shares, least)
	for i, l := range a.i.Scale.Levels {
		title, about := l.Title.In(a.lang), l.About.In(a.lang)
		if i < len(a.i.Stairs) {
			title = dots(title, a.i.Stairs[i].Title.In(a.lang))
			if s := a.i.Stairs[i].About.In(a.lang); s != "" {
				about = s
			}
		}
		a.add(t.row(tableRow{frame: frameRuled, cells: []tableCell{
			cellOf(textPart(styleStrong, a.level(float64(i)))), cellOf(textPart(styleStrong, title)), cellOf(textPart(styleSmallIn, about)),
		}})...)
	}
}

// answeredHow tells how many have answered, in which ways, and how completely.
func (a *auditPicture) answeredHow() {
	ways := map[model.BatchWay]int{}
	for _, b := range model.Of[model.AnswerBatch](a.p, a.a.Batches) {
		ways[b.Way] += len(b.Sheets)
	}
	var how []string
	for _, way := range model.BatchWays() {
		if n := ways[way]; n > 0 {
			how = append(how, a.t("method.way."+string(way), n))
		}
	}
	text := a.n("respondents", a.r.Respondents)
	if day := DayText(a.lang, a.a.Made); day != "" {
		text = dots(text, day)
	}
	if len(how) > 0 {
		text += " (" + strings.Join(how, ", ") + ")"
	}
	a.say(styleBody, text)
	a.add(space(1))
	a.say(styleBody, strings.Join(a.notes(), " "))
	if a.a.Named {
		a.add(space(1))
		a.say(styleBody, a.t("method.named"))
	}
}

// bullet adds a paragraph behind a dot.
func (a *auditPicture) bullet(text string) {
	w := readable(a.spec.Width)
	dot := a.b.block(blockKey{kind: "audit bullet", text: strconv.FormatFloat(w, 'g', -1, 64)}, func(d *drawing) {
		r := 0.7
		y := a.k.pitch(SizeBody) / 2
		d.box(Box{Rect: Rect{1, y - r, 2 * r, 2 * r}, Radius: r, Fill: InkSoft})
	})
	p := indented(a.b.write(styleBody, text, w-5), 5)
	p.placed = append(p.placed, Placed{0, 0, dot})
	a.add(p, space(1.2))
}

func (a *auditPicture) benchmarked() bool {
	return slices.ContainsFunc(a.i.Areas, func(area model.Area) bool {
		return slices.ContainsFunc(area.Statements, func(s model.Statement) bool { return s.Benchmark != nil })
	})
}
