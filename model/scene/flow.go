package scene

import (
	"math"
	"strconv"
)

// The measures of a flow in millimetres.
const (
	stageW   = 26.0 // the narrowest stage that stands beside others
	shareGap = 13.0 // between two stages, for the arrow and what stands over it
	barH     = 24.0 // of the bar of the largest count
	barLow   = 4.0  // height of a bar that lies
)

// flowStage is a stage of a flow.
type flowStage struct {
	ref   Ref // of the stage as a whole
	title []cellPart
	count *stageCount // nil: there is none, as on a blank form
	rest  []cellPart  // below the count
	after string      // over the arrow to the next stage, "" for nothing
}

// stageCount is how many are in a stage.
type stageCount struct {
	ref   Ref
	text  string
	share float64 // of the largest count
}

// flowFigure is stages with an arrow from each to the next: how many are in each,
// as a number and a bar.
type flowFigure struct {
	b      *Builder
	width  float64
	most   float64 // the height over which a stage is cut
	stages []flowStage
}

// pieces draws the stages beside each other, or under each other where there is
// no room for that.
func (f *flowFigure) pieces() []piece {
	n := len(f.stages)
	if columnWidth(f.width, n, shareGap) >= stageW {
		t := f.b.cardTable(f.width, f.most, n, shareGap)
		r := tableRow{frame: frameCards}
		title := 0.0
		for _, s := range f.stages {
			title = max(title, f.titleHeight(s, t.ws[0]-2*cardPad))
		}
		for _, s := range f.stages {
			r.cells = append(r.cells, f.cell(s, title-f.titleHeight(s, t.ws[0]-2*cardPad), true))
		}
		if t.height(r) <= t.most {
			pieces := t.row(r)
			for i := range pieces {
				pieces[i].placed = append(pieces[i].placed, f.arrows(t, cardPad+title+barH*0.6))
			}
			return pieces
		}
	}
	var out []piece
	t := f.b.cardTable(f.width, f.most, 1, 0)
	for i, s := range f.stages {
		if i > 0 {
			out = append(out, f.arrowDown(f.stages[i-1].after))
		}
		out = append(out, t.row(tableRow{frame: frameCards, cells: []tableCell{f.cell(s, 0, false)}})...)
	}
	return out
}

func (f *flowFigure) titleHeight(s flowStage, width float64) float64 {
	h := 0.0
	for _, p := range s.title {
		h += lineHeight(p.lay(&f.b.k, width))
	}
	return h
}

// cell is one stage: its title, room that makes the bars begin on one line, the
// count, and what else is told.
func (f *flowFigure) cell(s flowStage, room float64, standing bool) tableCell {
	cell := tableCell{ref: s.ref, parts: append(s.title[:len(s.title):len(s.title)], gapPart(room+0.8))}
	if s.count != nil {
		cell.parts = append(cell.parts, f.countPart(s.count, standing).zoned(s.count.ref))
	}
	cell.parts = append(cell.parts, s.rest...)
	return cell
}

// countSize is the largest size in which every count stands on one line.
func (f *flowFigure) countSize(width float64) float64 {
	k := &f.b.k
	sizes := []float64{SizeTitle, SizeHead, SizeBody, SizeSmall}
	for _, s := range f.stages {
		for s.count != nil && len(sizes) > 1 && k.ts.Width(Bold, sizes[0], k.ts.Prepare(s.count.text)) > width {
			sizes = sizes[1:]
		}
	}
	return sizes[0]
}

// countPart is a count in large figures with its bar: standing on the lower edge,
// or lying below the number.
func (f *flowFigure) countPart(c *stageCount, standing bool) cellPart {
	key := "flow count" + strconv.FormatBool(standing) + number(c.share) + "\x01" + c.text
	for _, s := range f.stages { // which share the size
		if s.count != nil {
			key += "\x01" + s.count.text
		}
	}
	return cellPart{key: key, lay: func(k *setter, width float64) []cellLine {
		lines := k.textLines(Style{Bold, f.countSize(width), Ink}, c.text, width)
		return append(lines, barLine(c.share, width, standing))
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

// arrows draws the arrows between the stages with what stands over them.
func (f *flowFigure) arrows(t *table, y float64) Placed {
	key := blockKey{kind: "flow arrows", text: t.key, a: y}
	last := len(t.ws) - 1
	for _, s := range f.stages[:last] {
		key.text += "\x01" + s.after
	}
	k := &f.b.k
	return Placed{0, 0, f.b.block(key, func(d *drawing) {
		for i, s := range f.stages[:last] {
			left := t.xs[i] + t.ws[i]
			fatArrow(d, left+(shareGap-5.2)/2, y, 1, 0)
			lines := k.wrap(styleSmallIn.bold(), s.after, shareGap-1, 3).lines
			for n, l := range lines {
				k.putLine(d, styleSmallIn.bold(), left+(shareGap-l.width)/2, y-3-float64(len(lines)-n)*k.pitch(SizeSmall), l)
			}
		}
	})}
}

// arrowDown is the arrow between stages that stand under each other.
func (f *flowFigure) arrowDown(after string) piece {
	width, k := f.width, &f.b.k
	b := f.b.block(blockKey{kind: "flow arrow", text: after, a: width}, func(d *drawing) {
		d.grow(Rect{0, 0, width, arrowGap}, 0)
		fatArrow(d, width/2, 1.4, 0, 1)
		if after != "" {
			k.putLine(d, styleSmallIn.bold(), width/2+4, (arrowGap-k.pitch(SizeSmall))/2, k.one(styleSmallIn.bold(), after, width/2-4))
		}
	})
	return piece{h: arrowGap, placed: []Placed{{0, 0, b}}, tied: true}
}
