package scene

import (
	"math"
	"strconv"
	"strings"

	"lupaus/model"
)

// This file writes what every picture of an audit says: what was measured, from
// how many, and what is not known.

// The legend of a picture stands at the right of its heading where there is room.
const (
	sideLegend = 210.0 // the width from which there is
	legendW    = 66.0
)

// heading is that of the first page.
func (a *auditPicture) heading(view AuditView) []piece {
	w := a.spec.Width
	legend := a.legendOf(view, w)
	left := w
	if w >= sideLegend && legend.h > 0 {
		left, legend = w-legendW-6, a.legendOf(view, legendW)
	}
	title := []piece{a.b.write(styleTitle, a.title, left), a.b.write(styleSub, a.what(), left)}
	if left < w {
		title = []piece{beside(title, []piece{space(1.5), legend}, w-legendW)}
		legend = piece{}
	}
	top := append(title, space(2))
	if a.r.Respondents == 0 {
		top = append(top, a.b.write(styleHead, a.t("collect"), readable(w)))
	} else {
		top = append(top, a.groupLegend(styleBody, w))
		if notes := a.notes(); len(notes) > 0 {
			top = append(top, space(0.6), a.b.write(styleSmall, strings.Join(notes, " "), min(w, 230)))
		}
	}
	if legend.h > 0 {
		top = append(top, space(2), legend)
	}
	return append(top, space(4))
}

// legendOf explains the signs of a picture; nothing where they explain
// themselves.
func (a *auditPicture) legendOf(view AuditView, width float64) piece {
	known := a.r.Respondents > 0
	switch {
	case view == AuditDisagreements && known && a.apart() > 0, view == AuditProfile && known:
		return a.laneLegend(width)
	case view == AuditChange && known && a.spec.Change != nil && len(a.spec.Change.Shared) > 0:
		return a.moveLegend(width)
	case view == AuditEvidence:
		return a.markLegend(width)
	}
	return piece{}
}

// what names the audit, its questionnaire and the day.
func (a *auditPicture) what() string {
	instrument := Name(a.k.w, a.i) + ", " + a.t("version", a.i.Version)
	return dots(Name(a.k.w, a.a), instrument, DayText(a.lang, a.a.Made))
}

// runningHead is on top of every further page.
func (a *auditPicture) runningHead(view AuditView) []piece {
	w := a.spec.Width
	line := dots(a.title, a.what())
	if share := a.r.Whole.UnknownShare(); share > 0 {
		line = dots(line, a.t("unknownShort", a.percent(share)))
	}
	left, legend := w, piece{}
	if w >= sideLegend {
		if legend = a.legendOf(view, legendW); legend.h > 0 {
			left = w - legendW - 6
		}
	}
	out := []piece{a.b.write(styleSmall, line, left), space(0.8)}
	if a.r.Respondents > 0 {
		out = append(out, a.groupLegend(styleSmallIn, left))
	}
	return []piece{beside(out, []piece{legend}, w-legendW), space(4)}
}

// notes are sentences on who is told of and what is not known.
func (a *auditPicture) notes() []string {
	var out []string
	if len(a.r.Folded) > 0 {
		key := "folded"
		if len(a.r.Groups) == 0 {
			key = "foldedAll"
		}
		out = append(out, a.t(key, a.and(a.names(a.r.Folded))))
		if a.r.FoldedMore {
			out = append(out, a.t("foldedMore"))
		}
	}
	if len(a.r.Silent) > 0 {
		out = append(out, a.t("silent", a.and(a.names(a.r.Silent))))
	}
	unknown := a.t("unknownNone")
	if share := a.r.Whole.UnknownShare(); share > 0 {
		unknown = a.t("unknown", a.percent(share))
	}
	out = append(out, unknown)
	if of := a.r.Whole.Given() + a.r.Whole.Missing; a.r.Whole.Missing > 0 {
		out = append(out, a.t("missing", a.percent(float64(a.r.Whole.Missing)/float64(of))))
	}
	return out
}

func (a *auditPicture) names(groups []model.RespondentGroup) []string {
	var out []string
	for _, g := range groups {
		out = append(out, GroupName(a.k.w, g))
	}
	return out
}

// and joins names: "a, b ja c".
func (a *auditPicture) and(names []string) string {
	n := len(names)
	if n < 2 {
		return strings.Join(names, "")
	}
	return a.t("and", strings.Join(names[:n-1], ", "), names[n-1])
}

// percent writes a share from 0 to 1. What is not nothing is never told as such.
func (a *auditPicture) percent(share float64) string { return a.k.shareText(share) }

// decimal writes a number with at most one decimal.
func (a *auditPicture) decimal(v float64) string {
	s := strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
	if a.lang != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// level writes a place in the scale as the number that people see.
func (a *auditPicture) level(place float64) string { return a.decimal(place + a.r.First()) }

// levels writes a range of places.
func (a *auditPicture) levels(from, to float64) string {
	if x, y := a.level(from), a.level(to); x != y {
		return x + "–" + y
	}
	return a.level(from)
}

// gap writes a distance in levels.
func (a *auditPicture) gap(levels float64) string {
	if levels == 1 {
		return a.t("gapOne")
	}
	return a.t("gap", a.decimal(levels))
}
