package scene

import (
	"math"
	"slices"

	"lupaus/model"
	"lupaus/model/gap"
)

// Least widths of a gap form, in millimetres.
const (
	gapRuleW  = 70 // of the rules
	gapStageW = 15 // of a stage
)

// GapForms is the gap check to be done by hand: each rule with what to do about
// it, and a box for each stage of a journey, to be ticked where the rule finds
// something. Rules that the project has switched off are left out. Stages that
// do not fit the width go on in a further form; at least one stands in each.
func (b *Builder) GapForms(p *model.Project, journey model.ID, width float64) []*Scene {
	b.mu.Lock()
	defer b.mu.Unlock()
	var columns []string
	if j := p.Journey(journey); j != nil {
		for _, s := range model.Of[model.Stage](p, j.Stages) {
			columns = append(columns, Name(b.k.w, s))
		}
	}
	columns = append(columns, b.k.w.T("gap.elsewhere"))
	most := max(int((width-gapRuleW)/gapStageW), 1)
	forms := (len(columns) + most - 1) / most
	var out []*Scene
	for part := range slices.Chunk(columns, (len(columns)+forms-1)/forms) {
		out = append(out, b.gapForm(p, part, max(width, gapRuleW+gapStageW)))
	}
	return out
}

// gapForm draws a form with the columns given.
func (b *Builder) gapForm(p *model.Project, columns []string, width float64) *Scene {
	w := b.k.w
	shares, least := []float64{0.5}, []float64{gapRuleW}
	head := tableRow{frame: frameHead, cells: []tableCell{cellOf(textPart(styleSmallIn.bold(), w.T("gap.rule")))}}
	for _, name := range columns {
		shares, least = append(shares, 1), append(least, gapStageW)
		head.cells = append(head.cells, cellOf(textPart(styleSmallIn.bold(), name)))
	}
	t := b.newTable(width, math.Inf(1), shares, least)
	l := &leaf{title: w.T("gap.title"), width: width, columns: 1}
	l.pieces = append(l.pieces, b.write(styleTitle, w.T("gap.title"), width), space(1), b.write(styleBody, w.T("gap.form"), readable(width)), space(4))
	l.pieces = append(l.pieces, t.row(head)...)
	for _, r := range gap.Rules() {
		if _, off := p.Info().Ignored(string(r.ID)); off {
			continue
		}
		row := tableRow{frame: frameBoxes, least: blankH - 3, cells: make([]tableCell, len(shares))}
		row.cells[0] = cellOf(textPart(styleStrong, w.T(r.ID.NameKey())), gapPart(0.4), textPart(styleSmall, w.T(r.ID.DoKey())))
		l.pieces = append(l.pieces, t.row(row)...)
	}
	return l.scene()
}
