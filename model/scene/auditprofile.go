package scene

import (
	"slices"

	"lupaus/model/audit"
)

// The number of axes with which a radar is read.
const (
	fewestAxes = 3
	mostAxes   = 12
)

// profileAxis is what one axis of the profile stands for: an area, or in an
// instrument of one area a statement.
type profileAxis struct {
	title string
	ref   Ref
	all   audit.Cell
	by    []audit.Cell // of each group
}

// profileAxes are the axes in the order of the instrument.
func (a *auditPicture) profileAxes() []profileAxis {
	var out []profileAxis
	if len(a.i.Areas) == 1 {
		for at := range a.r.Statements {
			_, s := a.i.Statement(at)
			x := profileAxis{title: s.Text.In(a.lang), ref: a.statementRef(s, ""), all: a.r.Statements[at]}
			for g := range a.groups {
				x.by = append(x.by, a.r.ByGroup[g][at])
			}
			out = append(out, x)
		}
		return out
	}
	for i := range a.i.Areas {
		x := profileAxis{title: a.i.Areas[i].Title.In(a.lang), ref: a.areaRef(&a.i.Areas[i], ""), all: a.r.Areas[i]}
		for g := range a.groups {
			x.by = append(x.by, a.r.AreaGroups[g][i])
		}
		out = append(out, x)
	}
	return out
}

// radarFits reports whether a radar of the axes would make sense.
func radarFits(axes []profileAxis) bool {
	known := 0
	for _, x := range axes {
		if x.all.Shown() {
			known++
		}
	}
	return known >= fewestAxes && len(axes) <= mostAxes
}

// profile draws the radar and the same numbers as bars.
func (a *auditPicture) profile() {
	axes := a.profileAxes()
	if radarFits(axes) {
		w := a.spec.Width
		h := min(w*0.62, 150)
		if brief := a.briefBars(axes); brief != nil && a.page-a.headH-heightOf(brief)-5 >= leastBriefRadar {
			a.add(a.radarPiece(axes, w, min(h, a.page-a.headH-heightOf(brief)-5)), space(4))
			a.add(brief...)
			return
		}
		if room := a.page - a.headH - 1; room >= 90 {
			h = min(h, room) // no more than the first page has
		}
		a.add(a.radarPiece(axes, w, h), space(4))
	} else {
		a.say(styleBody, a.t("noRadar", fewestAxes, mostAxes))
		a.add(space(2))
	}
	key := "barsAreas"
	if len(a.i.Areas) == 1 {
		key = "barsStatements"
	}
	a.section(a.t(key), a.t("barsNote"))
	t := a.laneTable(a.spec.Width, true)
	head := t.row(a.laneHead(t, true, ""))
	for _, p := range head {
		a.add(p.tie())
	}
	for _, x := range axes {
		a.bars(t, head, x.title, x.ref, x.all, x.by)
	}
	if len(axes) > 1 {
		a.bars(t, head, a.t("whole"), Ref{}, a.r.Whole, a.r.WholeGroup)
	}
}

// leastBriefRadar is the least height of a radar above its bars.
const leastBriefRadar = 70.0

// briefBars are the bars in two columns, for the page that has the radar too; nil
// when the picture is not brief. Groups are told by their marks alone, whose
// names stand in the heading.
func (a *auditPicture) briefBars(axes []profileAxis) []piece {
	if !a.spec.Brief {
		return nil
	}
	return a.partOf(func() {
		const gutter = 8.0
		w := (a.spec.Width - gutter) / 2
		t := a.b.newTable(w, mostOf(a.page), []float64{0, 1, 0, 0, 0, 0}, []float64{11, 28, 16, 18, 9, 16})
		head := t.row(a.laneHeadOf(t, "", []string{"median", "quartiles", "known", "unknownColumn"}))
		all := append(slices.Clip(axes), profileAxis{title: a.t("whole"), all: a.r.Whole, by: a.r.WholeGroup})
		sides := [2][]piece{slices.Clone(head), slices.Clone(head)}
		half := (len(all) + 1) / 2
		for i, x := range all {
			at := i / half
			sides[at] = append(sides[at], a.briefAxis(t, x)...)
		}
		key := "barsAreas"
		if len(a.i.Areas) == 1 {
			key = "barsStatements"
		}
		a.section(a.t(key), a.t("barsNote"))
		a.add(beside(sides[0], sides[1], w+gutter))
	})
}

// briefAxis is the lanes of an axis under its title, without words for groups.
func (a *auditPicture) briefAxis(t *table, x profileAxis) []piece {
	name := a.b.newTable(t.width(), t.most, []float64{1}, []float64{0})
	out := append([]piece{space(1)}, name.row(tableRow{frame: frameClose, ref: x.ref, cells: []tableCell{cellOf(textPart(styleStrong, x.title))}})...)
	lanes := []lane{{group: a.everybody(), cell: x.all, strong: true}}
	for g, c := range x.by {
		lanes = append(lanes, lane{group: a.groups[g], cell: c})
	}
	for _, l := range lanes {
		row := a.laneRow(l, true, x.ref)
		row.cells[laneMarkColumn] = cellOf(centredMark(l.group))
		row.cells = slices.Delete(row.cells, 4, 5) // the range is the line of the lane
		out = append(out, t.row(row)...)
	}
	return out
}

// bars are the lanes of an axis under its title: all, and each group.
func (a *auditPicture) bars(t *table, head []piece, title string, ref Ref, all audit.Cell, by []audit.Cell) {
	name := a.b.newTable(t.width(), t.most, []float64{1}, []float64{0})
	add := func(p piece, tied bool) {
		p.head, p.tied = head, tied
		a.add(p)
	}
	add(space(1.2), true)
	for _, p := range name.row(tableRow{frame: frameRuled, ref: ref, cells: []tableCell{cellOf(textPart(styleStrong, title))}}) {
		add(p, true)
	}
	lanes := []lane{{group: a.everybody(), cell: all, strong: true}}
	for g, c := range by {
		lanes = append(lanes, lane{group: a.groups[g], cell: c})
	}
	for i, l := range lanes {
		at := ref
		if ref != (Ref{}) {
			at.Persona = l.group.id
		}
		rows := t.row(a.laneRow(l, true, at))
		for _, p := range rows {
			add(p, i < min(2, len(lanes)-1))
		}
	}
}

// AuditRadar draws the radar of an audit alone, in a size. Where a radar would
// make no sense it says so.
func (b *Builder) AuditRadar(spec AuditSpec, width, height float64) *Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	title := b.k.w.T("auditPicture.profile")
	spec.Screen, spec.Width = false, width
	a := b.auditOf(spec, title, height)
	if a == nil {
		return New(title, width, height, nil)
	}
	axes := a.profileAxes()
	p := b.write(styleBody, a.t("collect"), width)
	switch {
	case a.r.Respondents == 0:
	case radarFits(axes):
		p = a.radarPiece(axes, width, height)
	default:
		p = b.write(styleBody, a.t("noRadar", fewestAxes, mostAxes), width)
	}
	return New(title, width, max(height, p.h), p.placed)
}
