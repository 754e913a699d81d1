package scene

import (
	"strconv"

	"lupaus/model"
)

// The measures of a pyramid: the share of the width that it takes, the width of
// its top against its base, and the least height of a layer in millimetres.
const (
	pyramidShare = 0.46
	pyramidTop   = 0.36
	pyramidLeast = 36.0 // of the top, as long as there is a slope
	layerH       = 16.0
	layerGap     = 1.0
	leaderRoom   = 7.0
)

// pyramid draws the rows as layers that widen downwards, the first one on top.
// The names stand in the layers; what is said of each stands beside it, so that
// the narrow ones hold as much as the wide.
func (s *sheetPicture) pyramid(block model.FormBlock) {
	rows := s.rowsOf(block)
	n := len(rows)
	if n == 0 {
		return
	}
	base := min(s.opt.Width*pyramidShare, 130)
	top := max(base*pyramidTop, min(pyramidLeast, base*0.7))
	width := func(i int) float64 { return top + (base-top)*float64(i)/float64(n) }
	t := s.b.newTable(s.opt.Width, mostOf(s.page), []float64{0, 0, 1}, []float64{base, leaderRoom, 30})
	layers := make([]tableRow, n)
	high, whole := layerH, 0.0
	for i, row := range rows {
		layers[i] = s.layer(block, row, width(i), width(i+1))
		h := t.height(layers[i])
		high, whole = max(high, h), whole+h
	}
	// Layers of one height make straight sides, as long as that costs little.
	if all := high * float64(n); all > mostOf(s.page) || all > 1.7*max(whole, layerH*float64(n)) {
		high = layerH
	}
	var pieces []piece
	for i := range layers {
		layers[i].least = high
		pieces = append(pieces, t.row(layers[i])...)
		if i < n-1 {
			pieces = append(pieces, space(layerGap))
		}
	}
	s.together(pieces)
}

func (s *sheetPicture) layer(block model.FormBlock, row model.SheetRow, from, to float64) tableRow {
	given, _ := block.Row(row.ID)
	var said []cellPart
	if given.Hint != "" && row.Empty() {
		said = append(said, textPart(styleSmall, given.Hint))
	}
	answer := tableCell{ref: s.cellRef(row.ID, block.Key, block.Columns[0].Key), parts: append(said, s.answerParts(block, row)...)}
	return tableRow{frame: layerFrame(from, to), ref: s.rowRef(row.ID, block.Key), cells: []tableCell{
		cellOf(gapPart(1), middlePart(styleStrong, given.Title, from-2*cellPad-2)), {}, answer,
	}}
}

// layerFrame is the ground of a layer, of what is said beside it, and the line
// between the two.
func layerFrame(from, to float64) *rowFrame {
	shape := slopedFrame(0, from, to, AccentSoft)
	return &rowFrame{"layer " + shape.name, cellPad, rowPad, func(d *drawing, t *table, cells int, h float64) {
		shape.draw(d, t, cells, h)
		y := min(h/2, rowPad+4)
		edge := t.xs[0] + t.ws[0]/2 + (from+(to-from)*y/h)/2
		d.line(Pen{Colour: InkSoft, Width: fine}, edge, y, t.xs[2], y)
		d.outlined(Rect{t.xs[2], 0, t.ws[2], h}, 1.2, Card, Pen{Colour: CardEdge, Width: fine})
	}}
}

// middlePart is a text in the middle of a cell, in lines of a width at most.
func middlePart(st Style, text string, width float64) cellPart {
	return cellPart{key: "middle" + styleKey(st) + strconv.FormatFloat(width, 'f', 2, 64) + text, lay: func(k *setter, room float64) []cellLine {
		var out []cellLine
		for _, l := range k.wrap(st, text, min(width, room), 999).lines {
			out = append(out, cellLine{k.pitch(st.Size), func(d *drawing, x, y float64) {
				k.putLine(d, st, x+(room-l.width)/2, y, l)
			}})
		}
		return out
	}}
}
