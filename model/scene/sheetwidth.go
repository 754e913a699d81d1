package scene

import "lupaus/model"

// The widths of sheets in millimetres.
const (
	sheetWidth  = 261.0 // of the text on a lying A4
	narrowSheet = 210.0 // on a screen at the least
	roomyTable  = 1.25  // of the least widths of its columns, in which a table reads well
)

// widthOf is the width of a sheet of a form. Where there is less room than a lying
// A4 takes, it is narrower, so that its letters may be larger, as far as its blocks
// stand in it as they do there.
func widthOf(form *model.Form, opt SheetOptions) float64 {
	switch {
	case opt.Width > 0:
		return opt.Width
	case opt.Room <= 0:
		return sheetWidth
	}
	width := max(narrowSheet, opt.Room-2*margin)
	for _, block := range form.Blocks {
		if needed := widthNeeded(block); needed <= sheetWidth {
			width = max(width, needed)
		}
	}
	return min(width, sheetWidth)
}

// widthNeeded is the width from which on what a block has beside each other
// stands so.
func widthNeeded(block model.FormBlock) float64 {
	n := len(block.Rows)
	switch block.Kind {
	case model.BlockFigure:
		return sheetWidth // a smaller one says less
	case model.BlockTable:
		least := total(leastOf(tableColumns(block)))
		if least > sheetWidth {
			return least
		}
		return min(sheetWidth, roomyTable*least)
	case model.BlockScale:
		_, least := levelWidths(block)
		return total(least)
	case model.BlockPoles:
		return widePoles
	case model.BlockQuestions, model.BlockCards:
		return 2*questionW - cardGap
	case model.BlockChain:
		return besideWidth(n, chainW, arrowGap)
	case model.BlockFlow:
		return besideWidth(n, stageW, shareGap)
	case model.BlockLadder:
		return besideWidth(n, rungW, rungGap)
	}
	return 0
}

// besideWidth is what columns of a width take with the gutters between them.
func besideWidth(columns int, width, gutter float64) float64 {
	return float64(columns)*(width+gutter) - gutter
}
