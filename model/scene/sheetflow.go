package scene

import (
	"math"
	"strconv"

	"lupaus/model"
)

// The measures of a flow in millimetres.
const (
	stageW   = 26.0 // the narrowest stage that stands beside others
	shareGap = 13.0 // between two stages, for the arrow and the share over it
	barH     = 24.0 // of the bar of the largest count
	barLow   = 4.0  // height of a bar that lies
)

// countColumn is the key of the column of a flow that has the numbers of those
// who are in a stage.
const countColumn = "count"

// flow draws the rows as stages with an arrow from each to the next: how many
// are in each, as a number and a bar, and the share of them that goes on.
func (s *sheetPicture) flow(block model.FormBlock) {
	rows := s.rowsOf(block)
	n := len(rows)
	if n == 0 {
		return
	}
	f := s.flowOf(block, rows)
	if columnWidth(s.opt.Width, n, shareGap) >= stageW {
		t := s.cardTable(n, shareGap)
		r := tableRow{frame: frameCards}
		title := 0.0
		for _, row := range rows {
			title = max(title, f.titleHeight(row, t.ws[0]-2*cardPad))
		}
		for i, row := range rows {
			r.cells = append(r.cells, f.stage(row, i, title-f.titleHeight(row, t.ws[0]-2*cardPad), true))
		}
		if t.height(r) <= t.most {
			pieces := t.row(r)
			for i := range pieces {
				pieces[i].placed = append(pieces[i].placed, f.arrows(t, cardPad+title+barH*0.6))
			}
			s.add(pieces...)
			return
		}
	}
	t := s.cardTable(1, 0)
	for i, row := range rows {
		if i > 0 {
			s.add(f.arrowDown(i - 1))
		}
		s.add(t.row(tableRow{frame: frameCards, cells: []tableCell{f.stage(row, i, 0, false)}})...)
	}
}

// flowPicture is a flow being drawn.
type flowPicture struct {
	s      *sheetPicture
	block  model.FormBlock
	count  model.FormColumn
	rest   []model.FormColumn
	counts []model.Number
	most   float64 // the largest count
}

func (s *sheetPicture) flowOf(block model.FormBlock, rows []model.SheetRow) *flowPicture {
	f := &flowPicture{s: s, block: block}
	for _, c := range block.Columns {
		if c.Key == countColumn {
			f.count = c
		} else {
			f.rest = append(f.rest, c)
		}
	}
	for _, row := range rows {
		n := s.numbers().Of(block.Key, row.ID, countColumn)
		f.counts = append(f.counts, n)
		if n.Known {
			f.most = max(f.most, n.Value)
		}
	}
	return f
}

func (f *flowPicture) titleHeight(row model.SheetRow, width float64) float64 {
	given, _ := f.block.Row(row.ID)
	h := 0.0
	for _, p := range f.s.titleParts(given, row) {
		h += lineHeight(p.lay(f.s.k, width))
	}
	return h
}

// stage is one stage: its title, room that makes the bars begin on one line, the
// count, and what else is asked.
func (f *flowPicture) stage(row model.SheetRow, at int, room float64, standing bool) tableCell {
	s := f.s
	given, _ := f.block.Row(row.ID)
	ref := s.cellRef(row.ID, f.block.Key, countColumn)
	cell := tableCell{ref: s.rowRef(row.ID, f.block.Key), parts: append(s.titleParts(given, row), gapPart(room+0.8))}
	if s.opt.Blank {
		cell.parts = append(cell.parts, s.asked(f.block, f.block.Columns, row)...)
		return cell
	}
	cell.parts = append(cell.parts, f.countPart(at, standing).zoned(ref), textPart(styleSmall, f.count.Title).zoned(ref))
	if !f.counts[at].Known {
		for _, p := range s.numberParts(f.count.Figure, f.counts[at], row.Cells[countColumn]) {
			cell.parts = append(cell.parts, p.zoned(ref))
		}
	}
	if len(f.rest) > 0 {
		cell.parts = append(cell.parts, gapPart(1.2))
		cell.parts = append(cell.parts, s.asked(f.block, f.rest, row)...)
	}
	return cell
}

// countText is a count with its unit, a dash when it is not known.
func (f *flowPicture) countText(at int) string {
	if n := f.counts[at]; n.Known {
		return figureText(f.s.k.w.Lang(), n.Value, f.count.Figure)
	}
	return "–"
}

// countSize is the largest size in which every count stands on one line.
func (f *flowPicture) countSize(width float64) float64 {
	k := f.s.k
	sizes := []float64{SizeTitle, SizeHead, SizeBody, SizeSmall}
	for i := range f.counts {
		for len(sizes) > 1 && k.ts.Width(Bold, sizes[0], k.ts.Prepare(f.countText(i))) > width {
			sizes = sizes[1:]
		}
	}
	return sizes[0]
}

// countPart is a count in large figures with its bar: standing on the lower edge,
// or lying below the number.
func (f *flowPicture) countPart(at int, standing bool) cellPart {
	text, share := f.countText(at), 0.0
	if f.counts[at].Known && f.most > 0 {
		share = math.Max(0, f.counts[at].Value/f.most)
	}
	key := "flow count" + strconv.FormatBool(standing) + number(share) + "\x01" + text
	for i := range f.counts { // which share the size
		key += "\x01" + f.countText(i)
	}
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine {
		lines := k.textLines(Style{Bold, f.countSize(width), Ink}, text, width)
		return append(lines, barLine(share, width, standing))
	}}
}

// barLine is the bar of a share of the largest count.
func barLine(share, width float64, standing bool) cellLine {
	if standing {
		return cellLine{barH + 1, func(d *drawing, x, y float64) {
			y += 0.5
			h := math.Max(share*barH, 0.3)
			d.box(Box{Rect: Rect{x, y + barH - h, width, h}, Fill: Accent})
			d.box(Box{Rect: Rect{x, y + barH, width, fine}, Fill: InkSoft})
		}}
	}
	return cellLine{barLow + 1, func(d *drawing, x, y float64) {
		d.box(Box{Rect: Rect{x, y, math.Max(share*width, 0.3), barLow}, Fill: Accent})
		d.box(Box{Rect: Rect{x, y, fine, barLow}, Fill: InkSoft})
	}}
}

// share says which part of a stage goes on to the next, "" when that is not
// known.
func (f *flowPicture) share(at int) string {
	from, to := f.counts[at], f.counts[at+1]
	if f.s.opt.Blank || !from.Known || !to.Known || from.Value <= 0 {
		return ""
	}
	return f.s.k.percentText(to.Value / from.Value * 100)
}

// arrows draws the arrows between the stages with the shares over them.
func (f *flowPicture) arrows(t *table, y float64) Placed {
	key := blockKey{kind: "flow arrows", text: t.key, a: y}
	for i := range len(t.ws) - 1 {
		key.text += "\x01" + f.share(i)
	}
	k := f.s.k
	return Placed{0, 0, f.s.b.block(key, func(d *drawing) {
		for i := range len(t.ws) - 1 {
			left := t.xs[i] + t.ws[i]
			fatArrow(d, left+(shareGap-5.2)/2, y, 1, 0)
			if share := f.share(i); share != "" {
				lines := k.wrap(styleSmallIn.bold(), share, shareGap-1, 3).lines
				for n, l := range lines {
					k.putLine(d, styleSmallIn.bold(), left+(shareGap-l.width)/2, y-3-float64(len(lines)-n)*k.pitch(SizeSmall), l)
				}
			}
		}
	})}
}

// arrowDown is the arrow between stages that stand under each other.
func (f *flowPicture) arrowDown(at int) piece {
	share := f.share(at)
	width, k := f.s.opt.Width, f.s.k
	b := f.s.b.block(blockKey{kind: "flow arrow", text: share, a: width}, func(d *drawing) {
		d.grow(Rect{0, 0, width, arrowGap}, 0)
		fatArrow(d, width/2, 1.4, 0, 1)
		if share != "" {
			k.putLine(d, styleSmallIn.bold(), width/2+4, (arrowGap-k.pitch(SizeSmall))/2, k.one(styleSmallIn.bold(), share, width/2-4))
		}
	})
	return piece{h: arrowGap, placed: []Placed{{0, 0, b}}, tied: true}
}
