package scene

import (
	"math"

	"lupaus/model"
)

// countColumn is the key of the column of a flow that has the numbers of those
// who are in a stage.
const countColumn = "count"

// flow draws the rows as stages, with the share of those in each that goes on to
// the next.
func (s *sheetPicture) flow(block model.FormBlock) {
	rows := s.rowsOf(block)
	if len(rows) == 0 {
		return
	}
	f := &flowFigure{b: s.b, width: s.opt.Width, most: mostOf(s.page)}
	count, _ := block.Column(countColumn)
	var rest []model.FormColumn
	for _, c := range block.Columns {
		if c.Key != countColumn {
			rest = append(rest, c)
		}
	}
	var counts []model.Number
	most := 0.0
	for _, row := range rows {
		n := s.numbers().Of(block.Key, row.ID, countColumn)
		counts = append(counts, n)
		if n.Known {
			most = max(most, n.Value)
		}
	}
	for i, row := range rows {
		stage := s.flowStage(block, row)
		if s.opt.Blank {
			stage.rest = s.asked(block, block.Columns, row)
		} else {
			s.countStage(&stage, block, row, count, counts[i], most)
			if len(rest) > 0 {
				stage.rest = append(append(stage.rest, gapPart(1.2)), s.asked(block, rest, row)...)
			}
			if i+1 < len(rows) {
				stage.after = s.goesOn(counts[i], counts[i+1])
			}
		}
		f.stages = append(f.stages, stage)
	}
	s.add(f.pieces()...)
}

func (s *sheetPicture) flowStage(block model.FormBlock, row model.SheetRow) flowStage {
	given, _ := block.Row(row.ID)
	return flowStage{ref: s.rowRef(row.ID, block.Key), title: s.titleParts(given, row)}
}

// countStage puts the count into a stage, a dash where it is not known, and why.
func (s *sheetPicture) countStage(stage *flowStage, block model.FormBlock, row model.SheetRow, count model.FormColumn, n model.Number, most float64) {
	ref := s.cellRef(row.ID, block.Key, countColumn)
	c := &stageCount{ref: ref, text: "–"}
	if n.Known {
		c.text = figureText(s.k.w.Lang(), n, count.Figure)
		if most > 0 {
			c.share = math.Max(0, n.Value/most)
		}
	}
	stage.count = c
	stage.rest = []cellPart{textPart(styleSmall, count.Title).zoned(ref)}
	more := s.factParts(n)
	if !n.Known {
		more = s.numberParts(count.Figure, n, row.Cells[countColumn])
	}
	for _, p := range more {
		stage.rest = append(stage.rest, p.zoned(ref))
	}
}

// goesOn says which part of a stage goes on to the next, "" when that is not
// known.
func (s *sheetPicture) goesOn(from, to model.Number) string {
	if !from.Known || !to.Known || from.Value <= 0 {
		return ""
	}
	return s.k.percentText(to.Value / from.Value * 100)
}
